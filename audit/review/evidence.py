"""The local evidence page of a finding: the text the machine read, its words marked, personal data hidden."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from audit.document import Block, Document, Role
from audit.findings import Finding, Place
from audit.privacy import mask, mask_address, mask_everything, mask_phones
from audit.review import labels
from audit.review.cell_text import clean
from audit.review.links import web_address
from crawler.archive import LOCAL_TIME
from crawler.home import Home

_MARKED = re.compile(r"⟦(.*?)⟧", re.DOTALL)
_BEFORE, _AFTER, _LETTERS = 60, 240, 5_000  # blocks around the words, letters around them in one block
_MAIN = frozenset({Role.TITLE, Role.BODY, Role.TABLE, Role.CAPTION, Role.QUOTE})
_DIGEST = re.compile(r'<meta name="digest" content="([0-9a-f]{64})">')
_HEAD = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="digest" content="{digest}">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>{title}</title>
<style>
body{{font:17px/1.5 "Times New Roman",serif;max-width:50em;margin:1.5em auto;padding:0 1em;color:#222}}
h1{{font-size:1.3em;color:#1F4E79}} h2{{font-size:1.1em;color:#1F4E79;margin-top:1.5em}}
table{{border-collapse:collapse}} th,td{{border:1px solid #bbb;padding:.3em .6em;text-align:left}}
th,td{{vertical-align:top}}
.text{{border-left:3px solid #ddd;padding-left:1em}} .text p{{white-space:pre-wrap}}
mark{{background:#ffe066;color:#b00000;font-weight:bold;scroll-margin-top:30vh}}
.note{{color:#666}}
</style></head><body>
"""


def write_evidence(
    home: Home, finding: Finding, pages: Mapping[str, Document], guarded: frozenset[str] = frozenset()
) -> Path | None:
    """Write the evidence page of *finding*; its absolute path.

    Of a page with personal data (a private finding, an address in *guarded*) only the masked quote is kept.
    A page that this run did not read keeps the evidence of the run that did.
    """
    path = home.evidence(finding.school) / f"{finding.id}.html"
    closed = finding.private or any(place.url in guarded for place in finding.places)
    place, page = _read_place(finding, pages)
    if page is None and path.exists() and not closed:
        return path
    parts = list(_html(finding, place, None if closed else page))
    digest = hashlib.sha256("".join(parts).encode()).hexdigest()
    if _digest_of(path) != digest:  # the same words read again tomorrow are no new evidence
        title = _plain(f"{finding.id} – {finding.title}")
        read = f"<p class=note>Máy đọc lúc {_moment(page)}</p>\n" if page else ""
        _write(path, f"{_HEAD.format(title=title, digest=digest)}{''.join(parts)}{read}</body></html>\n")
    return path


def _read_place(finding: Finding, pages: Mapping[str, Document]) -> tuple[Place, Document | None]:
    """The first place whose page was read now. Places name addresses masked, *pages* as they are."""
    for place in finding.places:
        if place.url in pages:
            return place, pages[place.url]
        if "•" in place.url:
            for url, page in pages.items():
                if mask_address(url) == place.url:
                    return place, page
    return finding.places[0], None


def _digest_of(path: Path) -> str:
    """The digest of what *path* holds already; the time at which it was read does not count."""
    try:
        match = _DIGEST.search(path.read_text(encoding="utf-8", errors="replace")[:1_000])
    except FileNotFoundError:
        return ""
    return match[1] if match else ""


def _html(finding: Finding, place: Place, page: Document | None) -> Iterator[str]:
    hide = mask_everything if finding.private else mask
    yield f"<h1>{_plain(finding.message)}</h1>\n<table>"
    for label, value in _facts(finding, place):
        yield f"<tr><th>{label}</th><td>{value}</td></tr>\n"
    yield "</table>\n<h2>Chữ bị nêu</h2>\n"
    for one in finding.places:
        where = f"{_plain(hide(one.title))} {_link(one.url)} {_plain(one.position)}"
        yield f"<p>{_quote(hide(one.quote))}<br><span class=note>{where}</span></p>\n"
    if page is None:
        yield (
            "<p class=note>Nội dung trang không được giữ lại ở đây "
            "(có dữ liệu cá nhân, hoặc lần này chưa đọc lại).</p>"
        )
    else:
        yield "<h2>Nội dung trang lúc máy đọc</h2>\n<div class=text>\n"
        yield from _blocks(place, page)
        yield "</div>\n"


def _facts(finding: Finding, place: Place) -> Iterator[tuple[str, str]]:
    hide = mask_everything if finding.private else mask
    yield "Mã phát hiện", _plain(f"{finding.id} ({finding.rule} – {finding.title})")
    yield "Mức độ, nhóm", f"{labels.SEVERITIES[finding.severity]} – {labels.CATEGORIES[finding.category]}"
    yield "Đề xuất", _plain(finding.suggestion)
    yield "Trang", f"{_plain(hide(place.title))}<br>{_link(place.url)}"
    yield "Vị trí", _plain(place.position or "–")
    yield "Mã băm nội dung", _plain(place.sha256 or "–")
    yield "Căn cứ", _plain("; ".join(finding.basis))


def _moment(page: Document) -> str:
    if page.fetched_at is None:
        return "không rõ"
    return f"{page.fetched_at.astimezone(LOCAL_TIME):%d/%m/%Y %H:%M} (giờ Việt Nam)"


def _blocks(place: Place, page: Document) -> Iterator[str]:
    """The page's main text around the flagged words; everything else that is personal is dotted."""
    flagged = _where(place, page)
    shown = [block for block in page.blocks if block is flagged or block.role in _MAIN]
    at = next((number for number, block in enumerate(shown) if block is flagged), 0)
    first = max(0, at - _BEFORE)
    if flagged is not None:
        yield '<p class=note><a href="#chu">Đến chữ được tô màu</a></p>\n'
    if first:
        yield "<p class=note>… (lược phần đầu)</p>\n"
    for block in shown[first : first + _BEFORE + _AFTER]:
        where = f"<span class=note>[{_plain(block.position)}]</span> " if block.position else ""
        words = place.exact if block is flagged else ""
        yield f"<p>{where}{_with_mark(mask(block.text), words, place.quote)}</p>\n"
    if first + _BEFORE + _AFTER < len(shown):
        yield "<p class=note>… (lược phần sau)</p>\n"


def _where(place: Place, page: Document) -> Block | None:
    """The block that holds the words: with the neighbours that the quote shows, at its place in the page."""
    if not place.exact:
        return None
    before, _mark, rest = place.quote.partition(f"⟦{place.exact}⟧")
    context = f"{before.lstrip('…')}{place.exact}{rest.rstrip('…')}"
    spot = (place.selector, place.position)
    holding = [block for block in page.blocks if place.exact in mask(block.text)]
    ranks = [((b.selector, b.position) == spot, context in mask(b.text)) for b in holding]
    best = max(range(len(holding)), key=lambda number: (sum(ranks[number]), -number), default=None)
    return None if best is None else holding[best]


def _with_mark(text: str, words: str, quote: str) -> str:
    at = _offset(text, words, quote)
    if at < 0:
        return _plain(mask_phones(text[:_LETTERS])) + ("…" if len(text) > _LETTERS else "")
    before, after = text[max(0, at - _LETTERS) : at], text[at + len(words) :][:_LETTERS]
    mark = f"<mark id=chu tabindex=-1 autofocus>{_plain(words)}</mark>"
    return f"{_plain(mask_phones(before))}{mark}{_plain(mask_phones(after))}"


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
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
