"""Book: everything one school's workbook shows."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from audit.findings import Coverage, Reviewed, RuleCrash
from crawler.archive import LOCAL_TIME, Crawl
from crawler.schools import Register, School


@dataclass(frozen=True, slots=True)
class Book:
    """`evidence`: finding id → its local page. `answers`: fact key → what was typed beside it."""

    school: School
    register: Register
    as_of: date
    checked_at: datetime  # UTC; a workbook saved after it holds text that this book may not know
    what_if: bool
    crawl: Crawl | None
    complete: bool
    coverage: tuple[Coverage, ...]
    findings: tuple[Reviewed, ...]
    crashes: tuple[RuleCrash, ...]
    evidence: dict[str, Path | None]
    answers: dict[str, str]


def excel_moment(moment: datetime) -> datetime:
    """Vietnamese wall time: Excel knows no time zone."""
    return moment.astimezone(LOCAL_TIME).replace(tzinfo=None, microsecond=0)
