"""Signs that a page carries planted gambling, adult or loan content (rules.md SEC-010)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit.document import Block, Document, Link, PageType, Role
from audit.knowledge.words import Mention, SpamLexicon

_GROUPS = {
    "brand": "cờ bạc, cá độ",
    "gambling": "cờ bạc, cá độ",
    "adult": "khiêu dâm",
    "loan": "cho vay trái phép",
}
_TITLES = frozenset({Role.TITLE, Role.META})
_PROSE_WORDS = 12
_HEADLINE_WORDS = 7
_NEIGHBOURS = 2
_FURNITURE = frozenset({Role.NAV, Role.FOOTER, Role.HEADER, Role.SIDEBAR})


@dataclass(frozen=True, slots=True)
class SpamSign:
    """Words in a block, or a link (`link` is its text and address) that may stand outside any block."""

    group: str
    words: tuple[str, ...]
    block: Block | None = None
    start: int = 0
    end: int = 0
    link: str = ""
    sure: bool = True


def spam_signs(document: Document, lexicon: SpamLexicon, titles: frozenset[str]) -> Iterator[SpamSign]:
    """Links to spam, then text with two strong terms, or with one in a title that leads elsewhere.

    *titles* are those of the articles that were read: their headlines elsewhere are no facts of their own.
    """
    for link in document.links:
        if _is_external(link) and (sign := _link_sign(document, link, lexicon)):
            yield sign
    for block in document.blocks:
        known = block.headline and block.text in titles
        mentions = () if known else lexicon.mentions(block.text)
        if mentions and document.page_type is not PageType.LESSON and not _excused(block, mentions, lexicon):
            yield from _text_sign(document, block, mentions, lexicon)


def _excused(block: Block, mentions: tuple[Mention, ...], lexicon: SpamLexicon) -> bool:
    """A law or an exercise may name games, but no brand; a warning may name both."""
    brand = any(mention.kind == "brand" for mention in mentions)
    return lexicon.warns(block.text) if brand else lexicon.excused(block.text)


def _text_sign(
    document: Document, block: Block, mentions: tuple[Mention, ...], lexicon: SpamLexicon
) -> Iterator[SpamSign]:
    terms = tuple(dict.fromkeys(mention.term for mention in mentions))
    if len(terms) >= 2:
        sure = not _warns(document, block, lexicon) and not _tells(block.text, mentions, lexicon)
    elif block.role in _TITLES and _leads_away(document, lexicon):
        sure = mentions[0].kind == "brand"
    else:
        return
    group = _GROUPS[mentions[0].kind]
    yield SpamSign(group, terms, block, mentions[0].start, mentions[-1].end, sure=sure)


def _warns(document: Document, block: Block, lexicon: SpamLexicon) -> bool:
    """Tell whether the article warns elsewhere in its text, under a title that is not spam itself."""
    if block.role in _TITLES or document.page_type not in {PageType.ARTICLE, PageType.FILE}:
        return False
    titles = [document.title, *(b.text for b in document.blocks if b.role is Role.TITLE)]
    if any(lexicon.mentions(title) and not lexicon.excused(title) for title in titles):
        return False
    own = [b for b in document.blocks if b.role in {Role.TITLE, Role.BODY, Role.QUOTE}]
    if not lexicon.offers(block.text):
        return any(lexicon.excused(b.text) for b in own)
    # an advertisement: one planted in an article about something else is not excused by its far end
    at = own.index(block) if block in own else 0
    near = [b.text for b in own[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]]
    return any(lexicon.warns(words) for words in (*titles, *near))


def _tells(text: str, mentions: tuple[Mention, ...], lexicon: SpamLexicon) -> bool:
    """Tell prose about games from an advertisement: longer, without a brand, inviting nobody."""
    brand = any(mention.kind == "brand" for mention in mentions)
    return not brand and len(text.split()) >= _PROSE_WORDS and not lexicon.offers(text)


def _leads_away(document: Document, lexicon: SpamLexicon) -> bool:
    """Tell whether the page's own text links to a stranger."""
    return any(
        _is_external(link) and link.role not in _FURNITURE and not lexicon.is_trusted_host(_host(link))
        for link in document.links
    )


def _link_sign(document: Document, link: Link, lexicon: SpamLexicon) -> SpamSign | None:
    host, mentions = _host(link), lexicon.mentions(link.text)
    around = _block_of(document, link)
    listed = lexicon.is_spam_host(host)
    if not listed and (not mentions or _is_harmless(link, host, lexicon)):
        return None
    sure = listed or lexicon.looks_like_spam_host(host) or not _is_report(link, around, mentions, lexicon)
    group = _GROUPS[mentions[0].kind if mentions else "brand"]
    words = (*((link.text,) if link.text else ()), host)
    start = around.text.find(link.text) if around is not None and link.text else -1
    shown = f"{link.text} → {link.url}"
    if start < 0:
        return SpamSign(group, words, link=shown, sure=sure)
    return SpamSign(group, words, around, start, start + len(link.text), shown, sure)


def _is_harmless(link: Link, host: str, lexicon: SpamLexicon) -> bool:
    """Tell a link to a report about gambling from a link to gambling."""
    return lexicon.is_trusted_host(host) or (
        lexicon.excused(link.text) and not lexicon.looks_like_spam_host(host)
    )


def _is_report(link: Link, around: Block | None, mentions: tuple[Mention, ...], lexicon: SpamLexicon) -> bool:
    """A link inside a warning, or under a whole headline that invites nobody: a person has to look."""
    if around is not None and lexicon.excused(around.text):
        return True
    brand = any(mention.kind == "brand" for mention in mentions)
    return not brand and len(link.text.split()) >= _HEADLINE_WORDS and not lexicon.offers(link.text)


def _block_of(document: Document, link: Link) -> Block | None:
    return document.blocks[link.block] if 0 <= link.block < len(document.blocks) else None


def _is_external(link: Link) -> bool:
    return not link.internal and link.url.lower().startswith(("http://", "https://", "//"))


def _host(link: Link) -> str:
    try:
        return (urlsplit(link.url).hostname or "").removeprefix("www.")
    except ValueError:  # a broken address leads nowhere
        return ""
