"""Judge one school's archive: documents, rules, history, decisions, workbook. No network."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from audit.document import Document
from audit.engine import check_school
from audit.extract import Reading, read
from audit.findings import Finding, RuleCrash
from audit.history import Presence, advance
from audit.knowledge import Knowledge
from audit.privacy import mask_address
from audit.rule import Context, Rule, Visit, load_rules
from audit.store import Check, History, Store
from crawler.addresses import canonical
from crawler.archive import Archive, Crawl, day_of
from crawler.captures import MISSING, NOT_TRIED, READ, Capture, Outcome
from crawler.home import Home
from crawler.schools import Register, School

PRIVATE_RULES = ("PRV-", "DOC-040")
"""Rules whose pages are not kept: the body goes as soon as the masked evidence is written."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything one check found out, before anything is written."""

    check: Check
    crawl: Crawl | None
    captures: tuple[Capture, ...]
    reading: Reading
    findings: tuple[Finding, ...]
    lives: tuple[History, ...]
    knowledge: Knowledge


def judge(
    home: Home, register: Register, school: School, as_of: date | None, crawl_id: int | None
) -> Judgement:
    """Judge the newest captures at or before *as_of* (or the given crawl). Writes nothing."""
    archive = Archive(home)
    store = Store(archive.engine)
    crawl = _crawl(archive, school, as_of, crawl_id)
    day = as_of or day_of(datetime.now(UTC))
    captures = tuple(archive.captures_of(crawl.id)) if crawl else ()
    visits = _visits(archive, school, crawl)
    reading = read(archive, school, captures, {url: day_of(v[-1].fetched_at) for url, v in visits.items()})
    complete = bool(crawl and crawl.finished_at and crawl.complete)
    knowledge = Knowledge(home)
    context = Context(school, day, knowledge, register, complete, visits)
    found, crashes = _run_rules(reading.documents, load_rules(), context)
    past = store.histories(school.id)
    found += _carried(past, reading.dropped, found)
    presence = _Presence(school, captures, crashes)
    moment = crawl.started_at if crawl else datetime.now(UTC)
    lives = advance(past, found, presence, (day, crawl.id if crawl else None, moment))
    check = Check(
        school=school.id,
        crawl_id=crawl.id if crawl else None,
        as_of=day,
        what_if=as_of is not None and crawl_id is None,
        checked_at=datetime.now(UTC),
        complete=complete,
        crashes=tuple(crashes),
    )
    return Judgement(check, crawl, captures, reading, tuple(found), tuple(lives), knowledge)


def _crawl(archive: Archive, school: School, as_of: date | None, crawl_id: int | None) -> Crawl | None:
    if crawl_id is None:
        return archive.crawl_for(school.id, as_of)
    return archive.crawl(crawl_id)


def _run_rules(
    documents: Sequence[Document], rules: Iterable[Rule], context: Context
) -> tuple[list[Finding], list[RuleCrash]]:
    found: list[Finding] = []
    crashes: list[RuleCrash] = []
    for result in check_school(documents, rules, context):
        if isinstance(result, Finding):
            found.append(result)
        else:
            crashes.append(result)
    return found, crashes


def _visits(archive: Archive, school: School, crawl: Crawl | None) -> dict[str, tuple[Visit, ...]]:
    """Canonical address → its attempts, newest first, of every crawl up to *crawl*."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    for row in archive.attempts(school.id, crawl.id) if crawl else ():
        visits[canonical(row.url)].append(Visit(row.fetched_at, Outcome(row.outcome), row.status, row.sha256))
    return {url: tuple(attempts) for url, attempts in visits.items()}


def _carried(past: dict[str, History], dropped: Iterable[Capture], found: Iterable[Finding]) -> list[Finding]:
    """Findings of bodies that were dropped for privacy: same content, so the same findings stand."""
    contents = {capture.sha256 for capture in dropped}
    names = {finding.fingerprint for finding in found}
    return [
        life.finding
        for name, life in past.items()
        if name not in names and any(place.sha256 in contents for place in life.finding.places)
    ]


class _Presence:
    """What this crawl can say about a fact that was not found again."""

    def __init__(self, school: School, captures: Iterable[Capture], crashes: Iterable[RuleCrash]) -> None:
        self._exempt = set(school.exempt)
        self._crashed = {crash.rule for crash in crashes}
        tried = [c for c in captures if c.outcome not in NOT_TRIED]
        self._outcome = {_known(c.url): c.outcome for c in tried}
        self._moved = {_known(c.url): _known(c.final_url) for c in tried if c.outcome is Outcome.MOVED}

    def __call__(self, finding: Finding) -> Presence:
        if finding.rule in self._exempt:
            return Presence.MOOT
        outcomes = {self._outcome_at(_known(place.url)) for place in finding.places}
        if finding.rule in self._crashed or not outcomes <= READ | MISSING:
            return Presence.UNREACHED
        return Presence.MISSING if outcomes <= MISSING else Presence.READ

    def _outcome_at(self, url: str) -> Outcome | None:
        return self._outcome.get(self._moved.get(url, url))


def _known(url: str) -> str:
    """An address as findings name it: canonical, a personal number in a file name masked."""
    return mask_address(canonical(url))


def drop_private_bodies(home: Home, findings: Iterable[Finding]) -> int:
    """Delete the bodies in which personal data or a secrecy mark was found; how many."""
    archive = Archive(home)
    doomed = {
        (place.sha256, finding.rule)
        for finding in findings
        if finding.rule.startswith(PRIVATE_RULES)
        for place in finding.places
        if place.sha256
    }
    for sha256, rule in sorted(doomed):
        archive.drop_body(sha256, rule)
    return len(doomed)
