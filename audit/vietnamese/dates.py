"""Dates as Vietnamese pages write them, always day/month/year (rules.md P5)."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

NUMERIC = r"(?<![\d/.\-])(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})(?!\d)"
WORDS = r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)"
_DATE = re.compile(rf"{NUMERIC}|(?:{WORDS})", re.IGNORECASE)
_LUNAR = re.compile(
    r"\s*[(,–—-]?\s*(?:tính\s+)?(?:theo\s+)?(?:năm\s+)?(?:âm lịch|lịch âm|ÂL\b|\(?AL\)?\b)", re.IGNORECASE
)
_NOT_A_DATE = re.compile(
    r"(?:phiên bản|version|\bv\.?|\bIP|\bmã|\bsố:?|(?:âm lịch|lịch âm|ÂL)\s*[:,]?\s*(?:là\s+)?(?:ngày)?)\s*$",
    re.IGNORECASE,
)


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
        if _LUNAR.match(text, match.end()) or _NOT_A_DATE.search(
            text[max(0, match.start() - 24) : match.start()]
        ):
            continue
        if len(set(re.findall(r"[/.\-]", match[0]))) > 1:  # «tháng 9-10/2026» is two months, not a day
            continue
        day, month, year = (int(g) for g in match.groups() if g is not None)
        yield DateMention(match.start(), match.end(), day, month, year, in_words=match[4] is not None)


@dataclass(frozen=True, slots=True)
class DateRange:
    """«từ A đến B»; `full` says that both ends are written with day, month and year."""

    start: int
    end: int
    first: DateMention
    last: DateMention
    full: bool = True


_LEAD = 60  # characters before a date in which a range may begin: keeps long texts linear
_TIME = r"(?:\d{1,2}\s?(?:h|giờ|g|:)\s?\d{0,2}(?:\s?phút)?,?\s+)?"
_FROM = re.compile(
    rf"(?<!\w)(?:từ|bắt đầu)\s+(?:hôm\s+|sáng\s+|thứ\s+\w+,?\s+)?{_TIME}(?:ngày\s+)?\(?$", re.IGNORECASE
)
_TO = re.compile(
    rf"(?:\s*\((?:thứ\s+\w+|chủ nhật)\))?\s*[,–—-]?\s*(?:cho\s+)?"
    rf"(?:đến|tới|(?:và\s+)?kết thúc(?:\s+vào)?)\s+(?:hết\s+|cuối\s+)?"
    rf"(?:thứ\s+\w+,?\s+)?{_TIME}(?:hết\s+)?(?:ngày\s+)?",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[–—-]\s*(?:ngày\s+)?")
_SHORT_FIRST = re.compile(
    r"(?<![\d/.\-])(?P<d>\d{1,2})(?:\s?[/.]\s?(?P<m>\d{1,2}))?"
    r"\s*(?:[–—-]|,?\s(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?)\s*$",
    re.IGNORECASE,
)
_SHORT_LAST = re.compile(r"(?<![\d/.])(\d{1,2})\s?[/.]\s?(\d{1,2})\s?[/.]\s?(\d{4})(?!\d)")


@lru_cache(maxsize=16384)
def ranges_in(text: str) -> tuple[DateRange, ...]:
    """Ranges: «từ (ngày) A đến (hết) (ngày) B», «A – B», «dd – dd/mm/yyyy», «dd/mm – dd/mm/yyyy»."""
    found = (*_full_ranges(text), *_short_ranges(text))
    return tuple(sorted(found, key=lambda r: r.start))


def _full_ranges(text: str) -> Iterable[DateRange]:
    dates = dates_in(text)
    for first, last in pairwise(dates):
        between = text[first.end : last.start]
        before = _FROM.search(text, max(0, first.start - _LEAD), first.start)
        if (before and _TO.fullmatch(between)) or _DASH.fullmatch(between):
            yield DateRange(before.start() if before else first.start, last.end, first, last)


def _short_ranges(text: str) -> Iterable[DateRange]:
    for match in _SHORT_LAST.finditer(text):
        before = _SHORT_FIRST.search(text, max(0, match.start() - _LEAD), match.start())
        if before is None or text[max(0, before.start() - 10) : before.start()].rstrip().casefold().endswith(
            ("tuần", "lớp", "thứ")
        ):
            continue
        last = DateMention(match.start(), match.end(), int(match[1]), int(match[2]), int(match[3]))
        month = int(before["m"] or last.month)
        first = DateMention(before.start(), before.end(), int(before["d"]), month, last.year)
        yield DateRange(before.start(), match.end(), first, last, full=False)


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


_SCHOOL_YEAR = re.compile(
    r"năm\s+học(?:\s+(?:mới|này|hiện tại|hiện nay))?\s*[:(]?\s*"
    r"(20\d\d)\s*[-–—/\u2010\u2011\u2212]\s*(20\d\d)(?!\d)",
    re.IGNORECASE,
)


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
