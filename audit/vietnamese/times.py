"""Of which time words speak: days, months, years, school years and spans of years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from audit.vietnamese.dates import dates_in

_SPAN = re.compile(
    r"(?P<school>(?:năm\s+học|NH)\s*:?\s*)?(?<![\d/])(?P<a>20\d\d)\s*(?:[-–—/]|đến(?:\s+năm)?|tới)\s*(?P<b>20\d\d)(?![\d/])",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])\s?/\s?(?P<y>20\d\d)(?![\d/])")
_YEAR = re.compile(r"(?<!\w)năm\s+(?P<y>20\d\d)(?![\d/])", re.IGNORECASE)
_SINCE = re.compile(r"(?<!\w)từ\s+(?:đầu\s+)?(?:năm(?:\s+học)?\s+|ngày\s+|tháng\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*,?\s*(?:đến|tới|[-–—])", re.IGNORECASE)

_YEARLONG = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Time:
    """text[start:end] names the days from `first` to `last`."""

    start: int
    end: int
    first: date
    last: date


def times_in(text: str) -> tuple[Time, ...]:
    """Every time that *text* names, except the open beginnings («từ năm 2018» says nothing of an end)."""
    taken: list[Time] = []
    for time in (*_days(text), *_spans(text), *_months(text), *_years(text)):
        if not any(time.start < other.end and other.start < time.end for other in taken):
            taken.append(time)
    return tuple(t for t in sorted(taken, key=lambda t: t.start) if not _open(text, t))


def _open(text: str, time: Time) -> bool:
    since = _SINCE.search(text, max(0, time.start - 20), time.start)
    return since is not None and not _UNTIL.match(text, time.end) and time.last - time.first <= _YEARLONG


def _days(text: str) -> Iterator[Time]:
    for mention in dates_in(text):
        if mention.value:
            yield Time(mention.start, mention.end, mention.value, mention.value)


def _spans(text: str) -> Iterator[Time]:
    for match in _SPAN.finditer(text):
        first, last = int(match["a"]), int(match["b"])
        if match["school"]:
            yield Time(match.start(), match.end(), date(first, 9, 5), date(last, 5, 31))
        elif first <= last:
            yield Time(match.start("a"), match.end(), date(first, 1, 1), date(last, 12, 31))


def _months(text: str) -> Iterator[Time]:
    for match in _MONTH.finditer(text):
        month = date(int(match["y"]), int(match["m"]), 1)
        yield Time(match.start(), match.end(), month, month.replace(day=28))


def _years(text: str) -> Iterator[Time]:
    for match in _YEAR.finditer(text):
        year = int(match["y"])
        yield Time(match.start(), match.end(), date(year, 1, 1), date(year, 12, 31))
