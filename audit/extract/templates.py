"""Template blocks: what stands on many pages is read once, as the site's own words (rules.md P2)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from audit.document import Block, DocDate, Document, Link, PageType, Role, Voice
from audit.extract.page_type import LIVING_TYPES

_SHARE = 0.3
_MIN_PAGES = 5  # on a smaller site, a template stands on all pages
_FRAME = frozenset({Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER})
_SMALL_SITE_ROLES = frozenset({Role.HEADER, Role.FOOTER, Role.NAV})

_Key = tuple[str, str]


@dataclass(slots=True)
class _Spread:
    """Where a block or link stands: page numbers, and whether one of these pages speaks for today."""

    role: Role
    pages: list[int] = field(default_factory=list)
    on_living: bool = False

    def add(self, page: int, *, living: bool) -> None:
        if not self.pages or self.pages[-1] != page:
            self.pages.append(page)
        self.on_living = self.on_living or living


@dataclass(frozen=True, slots=True)
class _Templates:
    """The site's template blocks and links; `face` is the number of the front page."""

    spreads: dict[_Key, _Spread]
    face: int

    def kept_on(self, key: _Key, page: int) -> bool:
        """Does *page* keep the block? The front page's templates move to the site's own document."""
        where = self.spreads.get(key)
        return where is None or (self.face not in where.pages and where.pages[0] == page)

    def pages(self, key: _Key) -> int:
        where = self.spreads.get(key)
        return len(where.pages) if where else 1

    def moved(self, key: _Key) -> bool:
        where = self.spreads.get(key)
        return where is not None and self.face in where.pages


def fold_templates(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Take the site's template blocks out of the pages into one document of their own, which comes first.

    A template block that the front page lacks (the side column of inner pages) stays on the first page that
    has it: evidence belongs where it can be seen. `pages` counts them all either way.
    """
    numbers = [n for n, document in enumerate(documents) if _is_page(document)]
    if not numbers:
        return tuple(documents)
    face = next((n for n in numbers if documents[n].page_type is PageType.HOME), numbers[0])
    templates = _Templates(_spreads(documents, numbers), face)
    if not templates.spreads:
        return tuple(documents)
    folded = [_rest(d, n, templates) if n in set(numbers) else d for n, d in enumerate(documents)]
    site = _site(documents[face], templates)
    return (site, *folded) if site.blocks or site.links else tuple(folded)


def _is_page(document: Document) -> bool:
    return document.media_type in {"text/html", "application/xhtml+xml"} and not document.unreadable


def _block_key(block: Block) -> _Key:
    """An article's title and the link to it in every side column are two things."""
    if block.headline:
        return "headline", block.text.casefold()
    kind = "frame" if block.role in _FRAME else "meta" if block.role is Role.META else "text"
    return kind, block.text.casefold()


def _link_key(link: Link) -> _Key:
    return f"link {link.url}", link.text.casefold()


def _spreads(documents: Sequence[Document], numbers: list[int]) -> dict[_Key, _Spread]:
    """Return only what is spread widely enough to be template."""
    found: dict[_Key, _Spread] = {}
    for number in numbers:
        document = documents[number]
        living = document.page_type in LIVING_TYPES
        for block in document.blocks:
            if block.voice is not Voice.HISTORIC:
                found.setdefault(_block_key(block), _Spread(block.role)).add(number, living=living)
        for link in document.links:
            found.setdefault(_link_key(link), _Spread(link.role)).add(number, living=living)
    return {key: where for key, where in found.items() if _is_template(where, len(numbers))}


def _is_template(where: _Spread, total: int) -> bool:
    """Words of articles («Nơi nhận:») recur, too: outside the frame, a living page must hold them as well."""
    if total < _MIN_PAGES:
        return len(where.pages) == total > 1 and where.role in _SMALL_SITE_ROLES
    if len(where.pages) < max(_MIN_PAGES, _SHARE * total):
        return False
    return where.role in _FRAME or where.on_living


def _rest(document: Document, number: int, templates: _Templates) -> Document:
    """The page without the templates that are read elsewhere."""
    places: dict[int, int] = {}
    blocks: list[Block] = []
    for place, block in enumerate(document.blocks):
        key = _block_key(block)
        if block.voice is Voice.HISTORIC or templates.kept_on(key, number):
            places[place] = len(blocks)
            blocks.append(_counted(block, templates.pages(key)))
    links = tuple(
        replace(link, block=places.get(link.block, -1), pages=templates.pages(_link_key(link)))
        for link in document.links
        if templates.kept_on(_link_key(link), number)
    )
    return replace(document, blocks=tuple(blocks), links=links)


def _counted(block: Block, pages: int) -> Block:
    if pages == 1:
        return block
    return replace(block, pages=pages, voice=Voice.DATED if block.headline else Voice.LIVING)


def _site(face: Document, templates: _Templates) -> Document:
    """The one document of the site's own words, seen on its front page."""
    places: dict[_Key, int] = {}
    blocks: list[Block] = []
    numbers: dict[int, int] = {}
    for place, block in enumerate(face.blocks):
        key = _block_key(block)
        if not templates.moved(key) or block.voice is Voice.HISTORIC:
            continue
        if key not in places:
            places[key] = len(blocks)
            blocks.append(_counted(block, templates.pages(key)))
        numbers[place] = places[key]
    return replace(
        face,
        page_type=PageType.HOME,
        blocks=tuple(blocks),
        links=tuple(_site_links(face, templates, numbers)),
        tables=(),
        images=(),
        dated=DocDate(),
        site=True,
    )


def _site_links(face: Document, templates: _Templates, numbers: dict[int, int]) -> Iterator[Link]:
    seen: dict[_Key, bool] = defaultdict(bool)
    for link in face.links:
        key = _link_key(link)
        if templates.moved(key) and not seen[key]:
            seen[key] = True
            yield replace(link, block=numbers.get(link.block, -1), pages=templates.pages(key))
