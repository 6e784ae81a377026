"""Template blocks, which stand on many pages of a site, are judged once, as the site's own words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from audit.document import Block, Document, Link, PageType, Role, Voice
from audit.vietnamese.text import key

_SHARE = 0.3
_MIN_PAGES = 5
_FRAME = {Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER}


def fold_templates(documents: Sequence[Document]) -> tuple[Document, ...]:
    """*documents* with template blocks and links gathered into one document of the site, at the front.

    A block is a template's when its words stand on at least 30 % of the pages and at least 5 of them; in a
    smaller site, when it stands in the frame (header, footer, menu …) of at least two pages.
    """
    pages = [d for d in documents if d.media_type == "text/html"]
    counts: Counter[tuple[str, bool]] = Counter()
    total: Counter[str] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    for page in pages:
        total.update({key(b.text) for b in page.blocks if b.role is not Role.META})
        counts.update({(key(b.text), b.role in _FRAME) for b in page.blocks if b.role is not Role.META})
        links.update({(link.url, link.text) for link in page.links})
    templates = {w for w in total if w and _is_template(total[w], counts[w, True], len(pages))}
    if not templates:
        return tuple(documents)
    common = {link for link, count in links.items() if count >= max(_MIN_PAGES, _SHARE * len(pages))}
    home = next((p for p in pages if p.page_type is PageType.HOME), pages[0])
    site = _site_document(pages, home, templates, common, total, links)
    return (site, *(_without(d, templates, common) if d.media_type == "text/html" else d for d in documents))


def _is_template(count: int, in_frame: int, pages: int) -> bool:
    return count >= max(_MIN_PAGES, _SHARE * pages) or (pages < 2 * _MIN_PAGES and in_frame >= 2)


def _site_document(
    pages: Sequence[Document],
    home: Document,
    templates: set[str],
    common: set[tuple[str, str]],
    total: Counter[str],
    links: Counter[tuple[str, str]],
) -> Document:
    blocks: dict[str, Block] = {}
    found: dict[tuple[str, str], Link] = {}
    for page in [home, *pages]:
        for block in page.blocks:
            words = key(block.text)
            if words in templates and words not in blocks and block.role is not Role.META:
                voice = Voice.DATED if block.headline else Voice.LIVING
                blocks[words] = replace(block, voice=voice, pages=total[words])
        for link in page.links:
            if (link.url, link.text) in common:
                found.setdefault(
                    (link.url, link.text), replace(link, pages=links[link.url, link.text], block=-1)
                )
    return replace(
        home,
        site=True,
        page_type=PageType.HOME,
        blocks=tuple(blocks.values()),
        links=tuple(found.values()),
        tables=(),
        images=(),
    )


def _without(page: Document, templates: set[str], common: set[tuple[str, str]]) -> Document:
    kept = [n for n, b in enumerate(page.blocks) if b.role is Role.META or key(b.text) not in templates]
    place = {old: new for new, old in enumerate(kept)}
    links = tuple(
        replace(link, block=place.get(link.block, -1))
        for link in page.links
        if (link.url, link.text) not in common
    )
    return replace(page, blocks=tuple(page.blocks[n] for n in kept), links=links)
