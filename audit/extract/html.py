"""A page's HTML as a Document: its words in reading order, each with its part of the page and its voice.

Words that no reader sees (display:none, the hidden attribute) are kept apart in `Document.hidden`; the links
among them stay links, because injected spam hides there. Comments of visitors and widgets are dropped whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from audit.document import Block, DateSource, DocDate, Document, PageType, Role, Voice
from audit.extract.page_reader import Reader, read_page
from audit.extract.page_teasers import teasers
from audit.extract.page_type import is_dated_article, is_history, main_name, page_type
from audit.extract.published import published
from audit.vietnamese.text import squeeze
from crawler.pages import MAX_CHARACTERS, parse

_FRAME = {Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER}
_LIVING_TYPES = {
    PageType.HOME,
    PageType.ABOUT,
    PageType.CONTACT,
    PageType.ORGANISATION,
    PageType.DISCLOSURE,
    PageType.ADMISSION,
}
_WITHOUT_DATE = {PageType.HOME, PageType.LISTING}
_LISTED = 3  # dated teasers that make a page of unknown kind a listing
_OWN_WORDS = 60  # words beside them that such a listing may have


def extract_html(
    text: str,
    url: str,
    *,
    label: str = "",
    role: str = "",  # noqa: ARG001 - where the link stood; kept for page kinds to come
    home: str = "",
    hosts: Iterable[str] = (),
) -> Document:
    """The page at *url*. Never raises on markup; *home* and *hosts* say what is internal."""
    tree = parse(text.encode("utf-8", "replace").decode())
    if tree is None:
        return Document(url=url, label=label, unreadable="too_complex")
    own = {urlsplit(address).netloc.lower() for address in (url, home) if address} | set(hosts)
    reader = read_page(tree, _base(tree, url), own)
    node = tree.css_first("title")
    name = squeeze(node.text()) if node else ""
    title = main_name(_heading(reader), name)
    kind = page_type(url, title, label, home)
    if kind is PageType.HOME and name:
        title = name  # a start page's main heading is a slogan
    kind, blocks = _with_headlines(reader, kind)
    dated = DocDate() if kind in _WITHOUT_DATE else published(tree, blocks)
    if is_dated_article(
        kind, url, label, visible=dated.source in {DateSource.HEAD, DateSource.LISTING}, dated=dated.known
    ):
        kind = PageType.ARTICLE
    return Document(
        url=url,
        title=title[:200],
        page_type=kind,
        blocks=_voiced(blocks, reader, kind),
        tables=tuple(reader.tables),
        links=tuple(reader.links),
        images=tuple(reader.images),
        dated=dated,
        hidden=tuple(reader.hidden),
        label=label,
        unreadable="" if reader.complete and len(text) <= MAX_CHARACTERS else "too_complex",
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    try:
        return urljoin(url, node.attributes.get("href") or "") if node else url
    except ValueError:
        return url


def _heading(reader: Reader) -> str:
    """The page's main heading: its first h1 outside the site's header, else the only h2 of the text."""
    heads = list(zip(reader.blocks, reader.met, strict=True))
    for wanted in ({Role.TITLE}, {Role.BANNER}):
        for block, met in heads:
            if met.heading == "h1" and block.role in wanted:
                return block.text
    lesser = [block.text for block, met in heads if met.heading == "h2" and block.role is Role.TITLE]
    return lesser[0] if len(lesser) == 1 else ""


def _with_headlines(reader: Reader, kind: PageType) -> tuple[PageType, list[Block]]:
    """Mark what speaks for other articles; a page that holds hardly anything else is a listing."""
    found, listed = teasers(reader.blocks, reader.met, reader.items, kind)
    if kind in {PageType.UNKNOWN, PageType.ARTICLE} and listed >= _LISTED:
        own = sum(
            len(block.text.split())
            for number, block in enumerate(reader.blocks)
            if number not in found and block.role in {Role.BODY, Role.TITLE, Role.QUOTE, Role.TABLE}
        )
        if own <= _OWN_WORDS:
            kind = PageType.LISTING
            found, _ = teasers(reader.blocks, reader.met, reader.items, kind)
    blocks = list(reader.blocks)
    for number in found:
        role = (
            Role.BODY
            if kind is PageType.ARTICLE and blocks[number].role is Role.TITLE
            else blocks[number].role
        )
        blocks[number] = replace(blocks[number], headline=True, role=role)
    return kind, blocks


def _voiced(blocks: Sequence[Block], reader: Reader, kind: PageType) -> tuple[Block, ...]:
    """Each block with its voice; on a living page the part under a heading «Lịch sử» tells the past."""
    voiced: list[Block] = []
    past = ""  # level of the heading that opened a part about the past
    for block, met in zip(blocks, reader.met, strict=True):
        if met.heading and block.role not in _FRAME and not block.headline:
            if is_history(block.text):
                past = met.heading
            elif past and met.heading <= past:
                past = ""
        voiced.append(replace(block, voice=_voice(block, kind, past=bool(past))))
    return tuple(voiced)


def _voice(block: Block, kind: PageType, *, past: bool) -> Voice:
    if block.headline:
        return Voice.DATED
    if block.role in _FRAME or "og:site_name" in block.selector:
        return Voice.LIVING
    if kind is PageType.HISTORY:
        return Voice.HISTORIC
    if kind not in _LIVING_TYPES:
        return Voice.DATED
    return Voice.HISTORIC if past else Voice.LIVING
