"""What became of each fact since the last check (rules.md §7): pure, from two lists to one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum

from audit.findings import CLOSED, Finding, Status
from audit.rule import Severity
from audit.store import History

PROOF_INTERVAL = timedelta(hours=20)
"""Two successful fetches at least this far apart prove that a fact is gone."""


class Presence(Enum):
    """What this crawl can say about a place where a fact used to stand."""

    READ = "read"  # every page was read, the fact is not there
    MISSING = "missing"  # every page answers 404 or 410
    UNREACHED = "unreached"  # some page was not read: nothing is known
    MOOT = "moot"  # the rule no longer applies to this school


def advance(
    past: Mapping[str, History],
    found: Iterable[Finding],
    presence: Callable[[Finding], Presence],
    seen: tuple[date, int | None, datetime],
) -> list[History]:
    """The new history of every fact. *seen* is (as_of, crawl id, crawl time)."""
    as_of, crawl, moment = seen
    now_found = {finding.fingerprint: finding for finding in found}
    lives = [_seen(past.get(name), finding, as_of, crawl) for name, finding in now_found.items()]
    for name, life in past.items():
        if name not in now_found:
            lives.append(_absent(life, presence(life.finding), moment))
    return lives


def _seen(life: History | None, finding: Finding, as_of: date, crawl: int | None) -> History:
    if life is None:
        return History(finding.fingerprint, Status.NEW, as_of, as_of, crawl, None, finding)
    if life.status == Status.RECURRED or life.status in CLOSED:
        worse = Severity(min(finding.severity + 1, Severity.URGENT))
        status, finding = Status.RECURRED, replace(finding, severity=worse)
    else:
        status = Status.NEW if life.first_crawl == crawl else Status.OPEN
    return replace(life, status=status, last_seen=as_of, absent_since=None, finding=finding)


def _absent(life: History, presence: Presence, moment: datetime) -> History:
    if life.status in CLOSED:
        return life
    if presence is Presence.MOOT:
        return replace(life, status=Status.MOOT, absent_since=moment)
    if presence is Presence.UNREACHED:
        return replace(life, status=Status.UNVERIFIED, absent_since=None)
    since = life.absent_since or moment
    if moment - since < PROOF_INTERVAL:
        return replace(life, status=Status.AWAITING, absent_since=since)
    gone = Status.REMOVED if presence is Presence.MISSING else Status.FIXED
    return replace(life, status=gone, absent_since=since)
