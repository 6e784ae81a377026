"""The local evidence page of a finding: the text the machine read, its words marked, personal data hidden."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from pathlib import Path

from audit.document import Document
from audit.findings import Finding, Place
from audit.privacy import mask, mask_everything, mask_phones
from audit.review import labels
from audit.review.cell_text import clean
from audit.review.links import web_address
from crawler.archive import LOCAL_TIME
from crawler.home import Home

_MARKED = re.compile(r"⟦(.*?)⟧", re.DOTALL)
_BEFORE, _AFTER, _LETTERS = 60, 240, 5_000  # blocks around the words, letters of one block
_HEAD = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex"><title>{title}</title>
<style>
body{{font:17px/1.5 "Times New Roman",serif;max-width:50em;margin:1.5em auto;padding:0 1em;color:#222}}
h1{{font-size:1.3em;color:#1F4E79}} h2{{font-size:1.1em;color:#1F4E79;margin-top:1.5em}}
table{{border-collapse:collapse}} th,td{{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}}
mark{{background:#ffe066;color:#b00000;font-weight:bold}} .text{{border-left:3px solid #ddd;padding-left:1em}}
.note{{color:#666}}
</style></head><body>
"""


def write_evidence(
    home: Home, finding: Finding, pages: Mapping[str, Document], guarded: frozenset[str] = frozenset()
) -> Path | None:
    """Write the evidence page of *finding*; its absolute path.

    Of a page that holds personal data (a private finding, an address in *guarded*) only the masked quote is kept.
    A page that this run did not read keeps the evidence of the run that did.
    """
    path = home.evidence(finding.school) / f"{finding.id}.html"
    closed = finding.private or any(place.url in guarded for place in finding.places)
    place = next((place for place in finding.places if place.url in pages), None)
    if place is None and path.exists() and not closed:
        return path
    page = pages[place.url] if place and not closed else None
    _write(path, "".join(_html(finding, place or finding.places[0], page)))
    return path


def _html(finding: Finding, place: Place, page: Document | None) -> Iterator[str]:
    hide = mask_everything if finding.private else mask
    yield _HEAD.format(title=_plain(f"{finding.id} – {finding.title}"))
    yield f"<h1>{_plain(finding.message)}</h1>\n<table>"
    for label, value in _facts(finding, place, page):
        yield f"<tr><th>{label}</th><td>{value}</td></tr>\n"
    yield "</table>\n<h2>Chữ bị nêu</h2>\n"
    for one in finding.places:
        yield f"<p>{_quote(one.quote)}<br><span class=note>{_plain(hide(one.title))} {_link(one.url)} {_plain(one.position)}</span></p>\n"
    if page is None:
        yield "<p class=note>Nội dung trang không được giữ lại ở đây (có dữ liệu cá nhân, hoặc lần này chưa đọc lại).</p>"
    else:
        yield "<h2>Nội dung trang lúc máy đọc</h2>\n<div class=text>\n"
        yield from _blocks(place, page)
        yield "</div>"
    yield "\n</body></html>\n"


def _facts(finding: Finding, place: Place, page: Document | None) -> Iterator[tuple[str, str]]:
    hide = mask_everything if finding.private else mask
    yield "Mã phát hiện", _plain(f"{finding.id} ({finding.rule} – {finding.title})")
    yield "Mức độ, nhóm", f"{labels.SEVERITIES[finding.severity]} – {labels.CATEGORIES[finding.category]}"
    yield "Đề xuất", _plain(finding.suggestion)
    yield "Trang", f"{_plain(hide(place.title))}<br>{_link(place.url)}"
    yield "Vị trí", _plain(place.position or "–")
    yield "Máy đọc lúc", _moment(page.fetched_at) if page and page.fetched_at else "–"
    yield "Mã băm nội dung", _plain(place.sha256 or "–")
    yield "Căn cứ", _plain("; ".join(finding.basis))


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(LOCAL_TIME):%d/%m/%Y %H:%M} (giờ Việt Nam)"


def _blocks(place: Place, page: Document) -> Iterator[str]:
    """The page's text around the flagged words; everything else that is personal is dotted."""
    texts = [mask(block.text) for block in page.blocks]
    marked = _where(place, page, texts)
    first = max(0, (marked if marked is not None else 0) - _BEFORE)
    if first:
        yield "<p class=note>… (lược phần đầu)</p>\n"
    for index, text in enumerate(texts[first : first + _BEFORE + _AFTER], first):
        words = place.exact if index == marked else ""
        yield f"<p>{_with_mark(text[:_LETTERS], words, place.quote)}</p>\n"
    if first + _BEFORE + _AFTER < len(texts):
        yield "<p class=note>… (lược phần sau)</p>\n"


def _where(place: Place, page: Document, texts: list[str]) -> int | None:
    """The block that holds the words: the very one by its place in the page, else the first that has them."""
    if not place.exact:
        return None
    holding = [index for index, text in enumerate(texts) if place.exact in text]
    exactly = (
        index
        for index in holding
        if (page.blocks[index].selector, page.blocks[index].position) == (place.selector, place.position)
    )
    return next(exactly, holding[0] if holding else None)


def _with_mark(text: str, words: str, quote: str) -> str:
    at = _offset(text, words, quote)
    if at < 0:
        return _plain(mask_phones(text))
    before, after = text[:at], text[at + len(words) :]
    return f"{_plain(mask_phones(before))}<mark>{_plain(words)}</mark>{_plain(mask_phones(after))}"


def _offset(text: str, words: str, quote: str) -> int:
    """Where *words* begin: with the same neighbours as in the quote if they occur more than once."""
    if not words:
        return -1
    left = quote.partition("⟦")[0].lstrip("…")
    at = text.find(left + words)
    return at + len(left) if at >= 0 else text.find(words)


def _quote(marked: str) -> str:
    """An escaped quote, ⟦ ⟧ turned into marks."""
    return _MARKED.sub(r"<mark>\1</mark>", _plain(marked))


def _link(url: str) -> str:
    address = web_address(url)
    if not address:
        return _plain(url)
    return f'<a href="{escape(address)}" rel="noreferrer noopener">{_plain(url)}</a>'


def _plain(text: str) -> str:
    return escape(clean(text))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
