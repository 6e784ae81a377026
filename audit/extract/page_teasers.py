"""Teasers: title, date, summary of an article that stands elsewhere. They speak for that article's day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from audit.document import PageType, Role
from audit.extract.page_lines import Paragraph
from audit.extract.posting import posting_date, tail_date
from audit.extract.standing_pages import is_standing_address

_HEADLINE_WORDS = 5
_LONGEST = 150  # words of a card with its summary
_LONGEST_ROW = 60
_SHORT = 40  # words of an entry that has no title of its own
_SUMMARY = 12  # words from which a paragraph counts as one of a summary
_MOST_PARAGRAPHS = 2
_SECTION_NAME = 6  # words that may stand above the title of a teaser
_FEW_LINKS = 8
_NOWHERE = 1 << 30
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
    """List entries, cards, rows and the boxes around them as a tree; number 0 is the page itself."""

    parents: list[int] = field(default_factory=lambda: [0])
    rows: set[int] = field(default_factory=set)  # rows and cells of layout tables
    lone: set[int] = field(default_factory=set)  # boxes that have no sibling like them
    leading: set[int] = field(default_factory=set)  # items that hold a link, be it a picture
    targets: list[tuple[int, str]] = field(default_factory=list)  # item and address of each link

    def new(self, parent: int, tag: str, *, lone: bool) -> int:
        self.parents.append(parent)
        number = len(self.parents) - 1
        if lone:
            self.lone.add(number)
        elif tag == "tr" or tag.startswith("td"):
            self.rows.add(number)
        return number

    def entry(self, number: int) -> int:
        """The list entry that this item is or stands in; 0 outside of lists."""
        while number in self.lone:
            number = self.parents[number]
        return number

    def list_of(self, number: int) -> int:
        """What holds the entries of which this item is one, or stands in one; -1 outside of lists."""
        entry = self.entry(number)
        return self.parents[entry] if entry else -1


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
    blocks: int = 0
    first: int = _NOWHERE  # number of the first block
    head: int = _NOWHERE  # number of the first block that is a title
    targets: list[str] = field(default_factory=list)  # where its first links lead

    def take(self, other: "_Sum") -> None:
        self.words += other.words
        if len(self.heads) < 2:
            self.heads |= other.heads
        self.linked |= other.linked
        self.dates += other.dates
        self.leads |= other.leads
        self.paragraphs += other.paragraphs
        self.main |= other.main
        self.blocks += other.blocks
        self.first = min(self.first, other.first)
        self.head = min(self.head, other.head)
        if len(self.targets) < _FEW_LINKS:
            self.targets += other.targets


def is_headline(block: Paragraph, met: Met) -> bool:
    """Words long enough for a title that lead to an article, not to «Giới thiệu» or «Liên hệ»."""
    return (
        met.linked
        and block.role in _ROLES
        and block.text.count(" ") + 1 >= _HEADLINE_WORDS
        and not _leads_to_standing_page(block, met)
    )


def _is_short_headline(block: Paragraph, met: Met) -> bool:
    """«Đại hội Chi đoàn» as a linked heading; «Nguyễn Thị Mẫu» above her post is no article."""
    words = block.text.split()
    is_name = all(word[0].isupper() for word in words)
    return met.linked and bool(met.heading) and not is_name and not is_standing_address(met.target)


def _leads_to_standing_page(block: Paragraph, met: Met) -> bool:
    return is_standing_address(met.target) and not _YEAR.search(block.text)


def teasers(
    blocks: Sequence[Paragraph], met: Sequence[Met], items: Items, kind: PageType
) -> tuple[set[int], int]:
    """Numbers of the blocks that belong to teasers, and how many dated teasers there are."""
    found = {n for n, block in enumerate(blocks) if is_headline(block, met[n])}
    sums = _sums(blocks, met, items)
    spoken = list(accumulate((_spoken(block) for block in blocks), initial=0))
    ours = [False] * len(sums)
    dated = 0
    for number in range(1, len(sums)):
        inside = ours[items.parents[number]]
        ours[number] = inside or (
            sums[number].blocks > 0
            and _has_its_title_first(sums[number], spoken)
            and (
                _is_card(sums[number], kind)
                if number in items.lone
                else _is_teaser(sums[number], kind, row=number in items.rows)
            )
        )
        dated += ours[number] and not inside and sums[number].dates > 0 and sums[number].leads
    found |= {n for n, block in enumerate(blocks) if ours[met[n].item] and block.role in _ROLES}
    return found | _short_ones(blocks, met, items, found), dated


def _short_ones(blocks: Sequence[Paragraph], met: Sequence[Met], items: Items, found: set[int]) -> set[int]:
    """Links too short to be told from a menu's, but next to headlines of the same list."""

    def same_list(one: int, other: int) -> bool:
        return (
            other in found
            and items.list_of(met[one].item) == items.list_of(met[other].item) >= 0
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


def _sums(blocks: Sequence[Paragraph], met: Sequence[Met], items: Items) -> list[_Sum]:
    sums = [_Sum(leads=number in items.leading) for number in range(len(items.parents))]
    for number, (block, where) in enumerate(zip(blocks, met, strict=True)):
        if where.item and block.role in _ROLES:
            sums[where.item].take(_of_block(number, block, where))
    for item, target in items.targets:
        if len(sums[item].targets) < _FEW_LINKS:
            sums[item].targets.append(target)
    for number in range(len(sums) - 1, 0, -1):  # an item is numbered after the one around it
        if items.parents[number]:
            sums[items.parents[number]].take(sums[number])
    return sums


def _of_block(number: int, block: Paragraph, met: Met) -> _Sum:
    words = block.text.count(" ") + 1
    if posting_date(block.text):
        return _Sum(words, dates=1, blocks=1)
    linked = is_headline(block, met) or _is_short_headline(block, met)
    is_head = linked or (bool(met.heading) and words > 1)
    name = met.target if linked and met.target else block.text
    return _Sum(
        words,
        {name} if is_head else set(),
        linked,
        dates=int(tail_date(block.text) is not None),
        paragraphs=int(words >= _SUMMARY and not is_head),
        main=met.heading == "h1" and not linked,
        blocks=1,
        first=number,
        head=number if is_head else _NOWHERE,
    )


def _spoken(block: Paragraph) -> int:
    """Words of a block, those of a posting day left out."""
    return 0 if posting_date(block.text) else block.text.count(" ") + 1


def _has_its_title_first(found: _Sum, spoken: list[int]) -> bool:
    """A section's name may stand above the title; more than that is a box that holds other things, too."""
    return found.head == _NOWHERE or spoken[found.head] - spoken[found.first] <= _SECTION_NAME


def _is_teaser(found: _Sum, kind: PageType, *, row: bool) -> bool:
    if found.words > (_LONGEST_ROW if row else _LONGEST) or found.paragraphs > _MOST_PARAGRAPHS or found.main:
        return False
    if kind not in _FULL_OF_TEASERS:
        return len(found.heads) == 1 and found.linked
    if not found.heads:  # an entry of a calendar leads nowhere: its words are the page's own
        return found.leads and found.dates == 1 and found.words <= _SHORT
    return len(found.heads) == 1 and (found.linked or (found.leads and found.dates > 0))


def _is_card(found: _Sum, kind: PageType) -> bool:
    """The one large teaser above a list: its day, or its picture and «xem tiếp», tell it from other boxes."""
    if kind not in _FULL_OF_TEASERS or not (found.linked and len(found.heads) == 1) or found.blocks < 2:
        return False
    if found.words > _LONGEST or found.paragraphs > _MOST_PARAGRAPHS or found.main:
        return False
    target = next(iter(found.heads))
    return found.dates > 0 or found.targets.count(target) > 1
