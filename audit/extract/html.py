"""A page's HTML as a Document: its words in reading order, each with its part of the page and its voice.

Words that no reader sees (display:none, the hidden attribute) are kept apart in `Document.hidden`; the links
among them stay links, because injected spam hides there. Comments of visitors and widgets are dropped whole.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from audit.document import Block, DocDate, Document, PageType, Role, Voice
from audit.extract.page_reader import Reader
from audit.extract.page_teasers import teasers
from audit.extract.page_type import LIVING_TYPES, Clues, main_name, page_type
from audit.extract.posting import posting_date
from audit.extract.published import published
from audit.extract.standing_pages import is_history
from crawler.pages import MAX_CHARACTERS, parse

_FRAME = {Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER}
_OWN_ROLES = {Role.BODY, Role.TITLE, Role.QUOTE, Role.TABLE}
_WITHOUT_DATE = {PageType.HOME, PageType.LISTING}
_MAY_BE_LISTINGS = {PageType.LISTING, PageType.UNKNOWN, PageType.ARTICLE}
_LISTED = 3  # dated teasers that make a page of unknown kind a listing
_OWN_WORDS = 60  # words beside them that such a listing may have


def extract_html(  # noqa: PLR0913 - what is known of an address, each by its name
    text: str,
    url: str,
    *,
    label: str = "",
    role: str = "",
    home: str = "",
    hosts: Iterable[str] = (),
) -> Document:
    """The page at *url*. Never raises on markup.

    *label* and *role* are those of the link that led here; *home* and *hosts* say what is internal.
    """
    tree = parse(text.encode("utf-8", "replace").decode())
    if tree is None:
        return Document(url=url, label=label, unreadable="too_complex")
    own = {urlsplit(address).netloc.lower() for address in (url, home) if address} | set(hosts)
    reader = _read(tree, _base(tree, url), own)
    name = next(
        (block.text for block, met in zip(reader.blocks, reader.met, strict=True) if met.selector == "title"),
        "",
    )
    heading = main_name(_heading(reader), name)
    clues = Clues(url, name, heading, label, role, home)
    headlines, is_listing = _headlines(reader, page_type(clues))
    dated = published(tree, [block for number, block in enumerate(reader.blocks) if number not in headlines])
    kind = page_type(replace(clues, is_dated=dated.known, is_listing=is_listing))
    title = name if kind is PageType.HOME and name else heading  # a start page's heading is a slogan
    return Document(
        url=url,
        title=title[:200],
        page_type=kind,
        blocks=_voiced(reader, headlines, kind),
        tables=tuple(reader.tables),
        links=reader.links,
        images=tuple(reader.images),
        dated=DocDate() if kind in _WITHOUT_DATE else dated,
        hidden=tuple(reader.hidden),
        label=label,
        unreadable="" if reader.complete and len(text) <= MAX_CHARACTERS else "too_complex",
    )


def _read(tree: LexborHTMLParser, base: str, own: set[str]) -> Reader:
    """Everything that stands on the page, its title and description first."""
    reader = Reader(base, own)
    for selector in ("title", 'meta[property="og:site_name"]', 'meta[name="description"]'):
        node = tree.css_first(selector)
        if node is not None:
            words = node.text() if selector == "title" else node.attributes.get("content") or ""
            reader.add_words(words, selector)
    root = tree.body or tree.root
    if root is not None:
        reader.walk(root)
    return reader


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
    lesser = [
        block.text
        for block, met in heads
        if met.heading == "h2" and block.role is Role.TITLE and not posting_date(block.text)
    ]
    return lesser[0] if len(lesser) == 1 else ""


def _headlines(reader: Reader, kind: PageType) -> tuple[set[int], bool]:
    """What speaks for other articles; and is there hardly anything else on a page of no other kind?"""
    found, listed = teasers(reader.blocks, reader.met, reader.items, kind)
    if kind not in _MAY_BE_LISTINGS or listed < _LISTED:
        return found, False
    own = [
        block.text
        for number, block in enumerate(reader.blocks)
        if number not in found and block.role in _OWN_ROLES
    ]
    if kind is not PageType.LISTING and any(map(posting_date, own)):
        return found, False  # a short article above «Các tin khác»
    return found, sum(len(text.split()) for text in own) <= _OWN_WORDS


def _voiced(reader: Reader, headlines: AbstractSet[int], kind: PageType) -> tuple[Block, ...]:
    """Each block with its voice; on a living page the part under a heading «Lịch sử» tells the past."""
    voiced: list[Block] = []
    past = ""  # level of the heading that opened a part about the past
    for number, (block, met) in enumerate(zip(reader.blocks, reader.met, strict=True)):
        headline = number in headlines
        if met.heading and block.role not in _FRAME and not headline:
            if is_history(block.text):
                past = past or met.heading
            elif past and met.heading <= past:
                past = ""
        voice = Voice.DATED if headline else _voice(block.role, met.selector, kind, past=bool(past))
        no_title = headline and kind is PageType.ARTICLE and block.role is Role.TITLE
        role = Role.BODY if no_title else block.role
        voiced.append(
            Block(block.text, role, voice, block.raw, block.font, met.selector, met.start, headline=headline)
        )
    return tuple(voiced)


def _voice(role: Role, selector: str, kind: PageType, *, past: bool) -> Voice:
    if role in _FRAME or "og:site_name" in selector:
        return Voice.LIVING
    if kind is PageType.HISTORY:
        return Voice.HISTORIC
    if kind not in LIVING_TYPES:
        return Voice.DATED
    return Voice.HISTORIC if past else Voice.LIVING
