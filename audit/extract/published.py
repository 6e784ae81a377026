"""When a page was published: the strongest hint wins and says where it was read (rules.md P4)."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from audit.document import DateSource, DocDate, Role
from audit.extract.page_lines import Paragraph
from audit.extract.posting import posting_date
from audit.vietnamese.dates import head_interval

_VIET_NAM = timezone(timedelta(hours=7))
_META = (
    'meta[property="article:published_time"]',
    '[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="date"]',
    'meta[name="DC.date.issued"]',
)
_BODY = frozenset({Role.BODY, Role.TITLE, Role.TABLE, Role.CAPTION})
_WORKS = re.compile(r"Article|Posting|WebPage|Report|CreativeWork")
_NEAR_TITLE = 6
_MOST_DATE_LINES = 2


def published(tree: LexborHTMLParser, blocks: Sequence[Paragraph]) -> DocDate:
    """The date of an article: head of the document, metadata, then the visible date by the title."""
    body = [block for block in blocks if block.role in _BODY]
    if interval := head_interval(block.text for block in body):
        return DocDate(*interval, DateSource.HEAD)
    if day := _from_metadata(tree):
        return DocDate(day, day, DateSource.META)
    if day := _near_title(body):
        return DocDate(day, day, DateSource.LISTING)
    return DocDate()


def iso_date(text: str) -> date | None:
    """«2026-11-23T20:00:00Z» → the day in Viet Nam; None for anything else."""
    match = re.match(
        r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?", text
    )
    if match is None:
        return None
    try:
        if match[2]:
            return datetime.fromisoformat(match[0].strip()).astimezone(_VIET_NAM).date()
        return date.fromisoformat(match[1])
    except (ValueError, OverflowError):
        return None


def http_date(text: str) -> date | None:
    """The day of a Last-Modified header; None when it is missing or broken."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.date()


def _from_metadata(tree: LexborHTMLParser) -> date | None:
    for script in tree.css('script[type="application/ld+json"]')[:5]:
        for item in _works(script.text()):
            if day := iso_date(str(item.get("datePublished", ""))):
                return day
    for selector in _META:
        node = tree.css_first(selector)
        if node and (day := _stated(node)):
            return day
    return _from_time_tags(tree)


def _stated(node: LexborNode) -> date | None:
    attributes = node.attributes
    text = attributes.get("content") or attributes.get("datetime") or ""
    return iso_date(text or ("" if node.tag == "meta" else node.text()))


def _from_time_tags(tree: LexborHTMLParser) -> date | None:
    """WordPress marks one as published and perhaps one as updated; elsewhere several are those of teasers."""
    for selector in (
        "time.published[datetime]",
        "article time[datetime], main time[datetime]",
        "time[datetime]",
    ):
        if times := tree.css(selector):
            return iso_date(times[0].attributes.get("datetime") or "") if len(times) == 1 else None
    return None


def _works(text: str) -> Iterator[dict[str, Any]]:
    """The articles and pages of JSON-LD, articles first; comments, events and videos are others."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = [item for item in _listed(data) if _WORKS.search(str(item.get("@type", "Article")))]
    yield from sorted(items, key=lambda item: "Page" in str(item.get("@type", "")))


def _listed(data: object) -> Iterable[dict[str, Any]]:
    if isinstance(data, dict):
        graph = data.get("@graph")
        data = graph if isinstance(graph, list) else [data]
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def _near_title(body: Sequence[Paragraph]) -> date | None:
    """A short line that is hardly more than a date, just below or above the title."""
    if sum(posting_date(block.text) is not None for block in body) > _MOST_DATE_LINES:
        return None  # dates of the entries of a list
    titles = [number for number, block in enumerate(body) if block.role is Role.TITLE]
    start = titles[0] if titles else 0
    for block in [*body[start : start + 1 + _NEAR_TITLE], *body[max(0, start - 2) : start]]:
        if day := posting_date(block.text):
            return day
    return None
