"""When a page was published: the strongest hint wins and says where it was read (rules.md P4)."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from audit.document import Block, DateSource, DocDate, Role
from audit.vietnamese.dates import dates_in, head_interval

_META = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="date"]',
    'meta[name="DC.date.issued"]',
)
_CUE = re.compile(
    r"^\W*(?:(?:ngày|đăng|cập nhật|đăng lúc|đăng ngày|ngày đăng|ngày cập nhật|ngày tạo|lúc|thời gian|xuất bản|"
    r"posted on|by|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b[\s,:\-–|]*)*$",
    re.IGNORECASE,
)
_NEAR_TITLE = 6
_LONGEST_DATE_LINE = 90


def published(tree: LexborHTMLParser, blocks: Sequence[Block]) -> DocDate:
    """The date of an article: head of the document, metadata, then the visible date by the title."""
    body = [b for b in blocks if b.role in {Role.BODY, Role.TITLE, Role.TABLE, Role.CAPTION} and not b.headline]
    if interval := head_interval(block.text for block in body):
        return DocDate(*interval, DateSource.HEAD)
    if day := _from_metadata(tree):
        return DocDate(day, day, DateSource.META)
    if day := _near_title(body):
        return DocDate(day, day, DateSource.LISTING)
    return DocDate()


def _from_metadata(tree: LexborHTMLParser) -> date | None:
    for script in tree.css('script[type="application/ld+json"]')[:5]:
        for item in _objects(script.text()):
            if day := iso_date(str(item.get("datePublished", ""))):
                return day
    for selector in _META:
        node = tree.css_first(selector)
        if node and (day := iso_date(node.attributes.get("content") or "")):
            return day
    times = tree.css("article time[datetime], main time[datetime]") or tree.css("time[datetime]")
    return iso_date(times[0].attributes.get("datetime") or "") if len(times) == 1 else None


def _objects(text: str) -> Iterable[dict[str, Any]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return []
    items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    return [item for item in items if isinstance(item, dict)]


def iso_date(text: str) -> date | None:
    """«2026-11-23T08:00:00+07:00» → the day; None for anything else."""
    match = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})", text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def http_date(text: str) -> date | None:
    """The day of a Last-Modified header; None when it is missing or broken."""
    try:
        moment: datetime = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.date()


def _near_title(body: Sequence[Block]) -> date | None:
    """A short line that is hardly more than a date, just above or below the title."""
    titles = [number for number, block in enumerate(body) if block.role is Role.TITLE]
    start = titles[0] if titles else 0
    for block in [*body[start + 1 : start + 1 + _NEAR_TITLE], *body[max(0, start - 2) : start]]:
        if len(block.text) > _LONGEST_DATE_LINE:
            continue
        mentions = dates_in(block.text)
        if len(mentions) == 1 and _CUE.match(block.text[: mentions[0].start]) and mentions[0].value:
            return mentions[0].value
    return None
