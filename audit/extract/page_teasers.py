"""Teasers: title, date, summary of an article that stands elsewhere. They speak for that article's day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.document import Block, PageType, Role
from audit.extract.published import posting_date, tail_date

_HEADLINE_WORDS = 5
_LONGEST = 150  # words of a card with its summary
_LONGEST_ROW = 60
_SHORT = 40  # words of an entry that has no title of its own
_SUMMARY = 12  # words from which a paragraph counts as one of a summary
_MOST_PARAGRAPHS = 2
_ROLES = frozenset({Role.BODY, Role.TITLE, Role.SIDEBAR, Role.BANNER, Role.CAPTION, Role.QUOTE})
_FULL_OF_TEASERS = frozenset({PageType.HOME, PageType.LISTING, PageType.UNKNOWN})


class Met(NamedTuple):
    """Where a block was met: its innermost repeated element, the tag of its heading, where it leads."""

    item: int = 0
    heading: str = ""
    linked: bool = False  # nothing but a link to another page of the site
    target: str = ""
    selector: str = ""
    start: int = 0


@dataclass(slots=True)
class Items:
    """The repeated elements of a page (list entries, cards, rows) as a tree; number 0 is the page itself."""

    parents: list[int] = field(default_factory=lambda: [0])
    rows: set[int] = field(default_factory=set)  # rows and cells of layout tables
    leading: set[int] = field(default_factory=set)  # items that hold a link, be it a picture

    def new(self, parent: int, tag: str) -> int:
        self.parents.append(parent)
        number = len(self.parents) - 1
        if tag == "tr" or tag.startswith("td"):
            self.rows.add(number)
        return number


@dataclass(slots=True)
class _Sum:
    """What an item holds, its inner items included; of titles it is enough to know two."""

    words: int = 0
    heads: set[str] = field(default_factory=set)
    linked: bool = False
    dates: int = 0
    leads: bool = False
    paragraphs: int = 0
    main: bool = False  # the page's own headline

    def take(self, other: "_Sum") -> None:
        self.words += other.words
        if len(self.heads) < 2:
            self.heads |= other.heads
        self.linked |= other.linked
        self.dates += other.dates
        self.leads |= other.leads
        self.paragraphs += other.paragraphs
        self.main |= other.main


def is_headline(block: Block, met: Met) -> bool:
    return met.linked and block.role in _ROLES and len(block.text.split()) >= _HEADLINE_WORDS


def teasers(
    blocks: Sequence[Block], met: Sequence[Met], items: Items, kind: PageType
) -> tuple[set[int], int]:
    """Numbers of the blocks that belong to teasers, and how many dated teasers there are."""
    found = {n for n, block in enumerate(blocks) if is_headline(block, met[n])}
    sums = _sums(blocks, met, items)
    ours = [False] * len(sums)
    dated = 0
    for number in range(1, len(sums)):
        inside = ours[items.parents[number]]
        ours[number] = inside or _is_teaser(sums[number], kind, row=number in items.rows)
        dated += ours[number] and not inside and sums[number].dates > 0 and sums[number].leads
    found |= {n for n, block in enumerate(blocks) if ours[met[n].item] and block.role in _ROLES}
    return found | _short_ones(blocks, met, items, found), dated


def _short_ones(blocks: Sequence[Block], met: Sequence[Met], items: Items, found: set[int]) -> set[int]:
    """Links too short to be told from a menu's, but next to headlines of the same list."""

    def same_list(one: int, other: int) -> bool:
        return (
            other in found
            and met[one].item != 0 != met[other].item
            and items.parents[met[one].item] == items.parents[met[other].item]
            and blocks[one].role is blocks[other].role
        )

    return {
        n
        for n, block in enumerate(blocks)
        if n not in found
        and met[n].linked
        and block.role in _ROLES
        and (same_list(n, n - 1) or same_list(n, n + 1))
    }


def _sums(blocks: Sequence[Block], met: Sequence[Met], items: Items) -> list[_Sum]:
    sums = [_Sum(leads=number in items.leading) for number in range(len(items.parents))]
    for block, where in zip(blocks, met, strict=True):
        if where.item and block.role in _ROLES:
            sums[where.item].take(_of_block(block, where))
    for number in range(len(sums) - 1, 0, -1):  # an item is numbered after the one around it
        if items.parents[number]:
            sums[items.parents[number]].take(sums[number])
    return sums


def _of_block(block: Block, met: Met) -> _Sum:
    words = len(block.text.split())
    if posting_date(block.text):
        return _Sum(words, dates=1)
    linked = is_headline(block, met)
    is_head = linked or (bool(met.heading) and words > 1)
    name = met.target if linked and met.target else block.text
    return _Sum(
        words,
        {name} if is_head else set(),
        linked,
        dates=int(tail_date(block.text) is not None),
        paragraphs=int(words >= _SUMMARY and not is_head),
        main=met.heading == "h1" and not linked,
    )


def _is_teaser(found: _Sum, kind: PageType, *, row: bool) -> bool:
    if found.words > (_LONGEST_ROW if row else _LONGEST) or found.paragraphs > _MOST_PARAGRAPHS or found.main:
        return False
    if kind not in _FULL_OF_TEASERS:
        return len(found.heads) == 1 and found.linked
    if not found.heads:  # an entry of a calendar leads nowhere: its words are the page's own
        return found.leads and found.dates == 1 and found.words <= _SHORT
    return len(found.heads) == 1 and (found.linked or (found.leads and found.dates > 0))
