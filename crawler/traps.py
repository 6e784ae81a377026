"""Traps: addresses that a site makes without end, or a second time. Each cut is counted and shown."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote

from crawler.addresses import path_of, site_of

MAX_DEPTH = 60  # clicks from the start page: a long archive that only offers «next» is that deep
MAX_SEGMENTS = 14
MAX_LENGTH = 1500

_PRINT = re.compile(r"/(?:print|savefile|print-version|ban-in)(?:/|$)", re.IGNORECASE)
_ACTION = re.compile(
    r"/banners/click(?:/|$)|/(?:logout|log-out|signout|dang-?xuat|add-to-cart|gio-?hang|cart|checkout)(?:[/.?]|$)"
    r"|/wp-admin(?:/|$)|/wp-json(?:/|$)|/xmlrpc\.php|/wp-login\.php|/(?:feed|rss)/?$"
    r"|[?&](?:action|op|task|do)=(?:logout|delete|vote|add-?to-?cart)(?:&|$)|[?&](?:add-to-cart|ical|outlook-ical|feed)=",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"/(?:search|seek|tim-?kiem)(?:/|\?|\.|$)|\?(?:.*&)?(?:s|q|keyword|tukhoa|search)=[^&]", re.IGNORECASE
)
_HOST_SEGMENT = re.compile(r"https?:.*|www\..+|[\w-]+\.(?:edu|gov|com|net|org)\.vn", re.IGNORECASE)
_CALENDAR_WORD = re.compile(
    r"calendar|\blich\b|lich-?(?:cong-?tac|thang|tuan)|events?\b|su-?kien|[?&](?:thang|month|week|tuan)=",
    re.IGNORECASE,
)
_CALENDAR_KEY = re.compile(
    r"year|nam|y|month|thang|mon|m|day|ngay|d|date|week|tuan|start|end|from|to|tribe-bar-date", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)((?:19|2\d)\d{2})(?!\d)")
_DATE_ONLY = re.compile(r"/(?:(?:19|2\d)\d{2}(?:[-/.]\d{1,2}){1,2}|(?:\d{1,2}[-/.]){1,2}(?:19|2\d)\d{2})/?$")


def trap_in(url: str, this_year: int) -> str:
    """Why the canonical address *url* must not be fetched, read off the address alone; empty when it may."""
    if len(url) > MAX_LENGTH:
        return "address too long"
    if _PRINT.search(path_of(url)):
        return "print duplicate"
    rest = path_of(url) + url[len(url.partition("?")[0]) :]
    if _ACTION.search(rest):
        return "action link"
    if _SEARCH.search(rest):
        return "search results"
    return _path_trap(url) or _calendar_trap(url, this_year)


def _path_trap(url: str) -> str:
    segments = [s for s in unquote(path_of(url)).split("/") if s]
    if len(segments) > MAX_SEGMENTS:
        return "path grows"
    if any(_HOST_SEGMENT.fullmatch(s) or s == site_of(url) for s in segments[:-1]):
        return "host inside the path"
    return "repeated segments" if _repeats(segments) else ""


def _repeats(segments: list[str]) -> bool:
    """A run that comes three times in a row (a/b/a/b/a/b), or one name five times anywhere."""
    names = [s for s in segments if not s.isdigit()]
    if names and max(Counter(names).values()) >= 5:
        return True
    for width in range(1, len(segments) // 3 + 1):
        for start in range(len(segments) - 3 * width + 1):
            run = segments[start : start + width]
            again = (
                segments[start + width : start + 2 * width],
                segments[start + 2 * width : start + 3 * width],
            )
            if again == (run, run) and not all(s.isdigit() for s in run):
                return True
    return False


def _calendar_trap(url: str, this_year: int) -> str:
    """A calendar offers months that nobody will ever fill; an article of 1945 lies outside any calendar."""
    if not is_calendar(url):
        return ""
    dated = (
        pair for pair in url.partition("?")[2].split("&") if _CALENDAR_KEY.fullmatch(pair.partition("=")[0])
    )
    years = [int(y) for text in (path_of(url), *dated) for y in _YEAR.findall(text)]
    return "endless calendar" if any(y > this_year + 1 or y < this_year - 20 for y in years) else ""


def is_calendar(url: str) -> bool:
    """Does only a date tell this address from its neighbours?"""
    if _DATE_ONLY.search(path_of(url)):
        return True
    keys = {pair.partition("=")[0] for pair in url.partition("?")[2].split("&")} - {""}
    dated = {key for key in keys if _CALENDAR_KEY.fullmatch(key)}
    return bool(dated) and (
        len(dated) > 1 or _CALENDAR_WORD.search(url) is not None or dated <= {"date", "ngay"}
    )


@dataclass(slots=True)
class Pattern:
    """Addresses alike but for numbers and values."""

    count: int = 0
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bodies: Counter[str] = field(default_factory=Counter)
    closed: str = ""


class Patterns:
    """Caps per pattern. An archive of articles varies in one place and passes; a trap varies in many."""

    DATED = 120  # ten years of months
    COMBINED = 200  # two or more parameters that vary together
    SINGLE = 5000
    SAME_BODY = 10  # so often the same bytes: whatever varies is not what the server looks at
    VARIED = 5  # values from which on a parameter counts as varying

    def __init__(self) -> None:
        self._known: dict[str, Pattern] = defaultdict(Pattern)

    def cut(self, url: str) -> str:
        """Count *url* in; the reason when its pattern is exhausted."""
        pattern = self._known[pattern_of(url)]
        if pattern.closed:
            return pattern.closed
        pattern.count += 1
        for pair in url.partition("?")[2].split("&"):
            name, _, value = pair.partition("=")
            if len(pattern.values[name]) <= self.VARIED:
                pattern.values[name].add(value)
        return self._over(url, pattern)

    def saw(self, url: str, sha256: str) -> None:
        """Learn what *url* answered: a pattern that keeps giving one body is closed."""
        if "?" not in url or not sha256:
            return
        pattern = self._known[pattern_of(url)]
        pattern.bodies[sha256] += 1
        if pattern.bodies[sha256] >= self.SAME_BODY:
            pattern.closed = "same content under many addresses"

    def _over(self, url: str, pattern: Pattern) -> str:
        if is_calendar(url) and pattern.count > self.DATED:
            return "endless calendar"
        varying = sum(len(values) > self.VARIED for values in pattern.values.values())
        if varying > 1 and pattern.count > self.COMBINED:
            return "too many combinations of parameters"
        return "too many addresses of one pattern" if pattern.count > self.SINGLE else ""


def pattern_of(url: str) -> str:
    """*url* with its numbers and values taken out."""
    address, _, query = url.partition("?")
    keys = sorted({pair.partition("=")[0] for pair in query.split("&")})
    return re.sub(r"\d+", "#", address) + ("?" + "&".join(keys) if query else "")
