"""Visits for the examples of rules that look back: «seen 90 days ago, and again on the day of the audit»."""

from datetime import UTC, datetime, timedelta

from audit.rule import Visit
from crawler.addresses import canonical
from crawler.captures import Outcome

_DAY_OF_EXAMPLES = datetime(2026, 11, 23, 1, tzinfo=UTC)


def seen(url: str, *attempts: tuple[int, Outcome | int], sha256: str = "") -> dict[str, tuple[Visit, ...]]:
    """Visits of *url*, newest first: how many days ago, and an outcome or the status of an error."""
    return {canonical(url): tuple(_visit(days, how, sha256) for days, how in attempts)}


def _visit(days: int, how: Outcome | int, sha256: str) -> Visit:
    when = _DAY_OF_EXAMPLES - timedelta(days=days)
    if isinstance(how, Outcome):
        return Visit(when, how, sha256=sha256)
    return Visit(when, Outcome.ERROR, how, sha256)
