"""Dates as Vietnamese pages write them, always day/month/year (rules.md P5)."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

NUMERIC = r"(?<![\d/.\-])(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})(?!\d)"
WORDS = r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)"
_DATE = re.compile(rf"{NUMERIC}|(?:{WORDS})", re.IGNORECASE)
_LUNAR = re.compile(r"\s*\(?\s*(?:âm lịch|ÂL\b|\(?AL\)?\b)", re.IGNORECASE)
_NOT_A_DATE = re.compile(r"(?:phiên bản|version|\bv\.?|\bIP|\bmã|\bsố:?)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A full date in a text; `value` is None when the calendar has no such day."""

    start: int
    end: int
    day: int
    month: int
    year: int
    in_words: bool = False

    @property
    def value(self) -> date | None:
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@lru_cache(maxsize=16384)
def dates_in(text: str) -> tuple[DateMention, ...]:
    """Every full solar date in *text*, in order; lunar dates, versions and numbers are left out."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterable[DateMention]:
    for match in _DATE.finditer(text):
        if _LUNAR.match(text, match.end()) or _NOT_A_DATE.search(text[: match.start()][-14:]):
            continue
        day, month, year = (int(g) for g in match.groups() if g is not None)
        yield DateMention(match.start(), match.end(), day, month, year, in_words=match[4] is not None)


_PLACE_AND_DATE = re.compile(
    r"(?:^|,|\s)ngày\s*(?P<d>[\d./…_\s]*)\s*tháng\s*(?P<m>[\d./…_\s]*)\s*năm\s*(?P<y>\d{4})", re.IGNORECASE
)


def head_interval(lines: Iterable[str]) -> tuple[date, date] | None:
    """Issue date in a document's head, as (earliest, latest); a blank day gives the whole month.

    Reads «Bắc Giang, ngày 05 tháng 9 năm 2026», also with blanks, from the first 25 lines. A date that
    belongs to a cited document («ngày 15 tháng 7 năm 2013 của Chính phủ») is not in the head's form:
    the line must be short and the date must end it.
    """
    for line in list(lines)[:25]:
        match = _PLACE_AND_DATE.search(line)
        if match and len(line) <= 160 and not line[match.end() :].strip(" ./…)\u00a0"):
            before = line[: match.start() + 1].rstrip(" ,")
            if len(before.split(",")[-1].split()) <= 8:
                return _interval(match["d"], match["m"], int(match["y"]))
    return None


def _interval(day: str, month: str, year: int) -> tuple[date, date] | None:
    day, month = re.sub(r"\D", "", day), re.sub(r"\D", "", month)
    if not 1945 <= year <= 2100:
        return None
    if not month or not 1 <= int(month) <= 12:
        return date(year, 1, 1), date(year, 12, 31)
    last = monthrange(year, int(month))[1]
    if day and 1 <= int(day) <= last:
        exact = date(year, int(month), int(day))
        return exact, exact
    return date(year, int(month), 1), date(year, int(month), last)


_SCHOOL_YEAR = re.compile(r"năm\s+học\s*:?\s*(20\d\d)\s*[-–—/]\s*(20\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SchoolYear:
    start: int
    end: int
    first: int
    second: int


@lru_cache(maxsize=16384)
def school_years_in(text: str) -> tuple[SchoolYear, ...]:
    """Every «năm học 2025-2026» in *text*."""
    return tuple(SchoolYear(m.start(), m.end(), int(m[1]), int(m[2])) for m in _SCHOOL_YEAR.finditer(text))


def vietnamese(day: date) -> str:
    """«05/9/2026»: the day with two digits, January and February too (NĐ 30/2020 Phụ lục I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
