"""A post and its person in two blocks of a page, one above the other: staff cards and staff tables."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.document import Block
from audit.vietnamese.names import person_name, post_only, same_person

_OTHER_POST = re.compile(
    r"\W*(?:chủ\s+tịch|bí\s+thư|(?:phó\s+)?tổ\s+(?:trưởng|phó)|trưởng\s+ban|giáo\s+viên|kế\s+toán|văn\s+thư|tổng\s+phụ|thư\s+ký|"
    r"nhân\s+viên|đoàn\s+viên|ủy\s+viên)",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """A post and the person whom *block* names with it."""

    block: Block
    post: str
    name: str
    start: int
    end: int


class _Card(NamedTuple):
    number: int
    block: Block
    post: str
    name: str


def cards(blocks: Sequence[Block], known: Sequence[str]) -> Iterator[tuple[int, Named]]:
    """Post and person in blocks of their own, one above the other, and the number of the upper block."""
    run: list[_Card] = []
    for number, block in enumerate((*blocks, None)):
        post, name = (post_only(block.text), person_name(block.text)) if block else ("", "")
        if block and (post or name):
            run.append(_Card(number, block, post, name))
            continue
        if run:
            yield from _pairs(run, _step(run, blocks, known))
        run = []


def _step(run: Sequence[_Card], blocks: Sequence[Block], known: Sequence[str]) -> int:
    """1: each post stands above its name; -1: below it; 0: the run does not tell."""
    if bool(run[0].post) is not bool(run[-1].post):
        return 1 if run[0].post else -1
    fits = [
        sum(same_person(n.name, value) for _, n in _neighbours(run, step) for value in known)
        for step in (1, -1)
    ]
    if fits[0] != fits[1]:
        return 1 if fits[0] > fits[1] else -1
    ahead = blocks[run[0].number - 1].text if run[0].number else ""
    if run[0].name and _OTHER_POST.match(ahead):
        return 1
    behind = blocks[run[-1].number + 1].text if run[-1].number + 1 < len(blocks) else ""
    return -1 if run[-1].name and _OTHER_POST.match(behind) else 0


def _neighbours(run: Sequence[_Card], step: int) -> Iterator[tuple[_Card, _Card]]:
    for place, card in enumerate(run):
        if card.post and 0 <= place + step < len(run) and run[place + step].name:
            yield card, run[place + step]


def _pairs(run: Sequence[_Card], step: int) -> Iterator[tuple[int, Named]]:
    for post, name in _neighbours(run, step) if step else ():
        start = name.block.text.find(name.name)
        number = min(post.number, name.number)
        yield number, Named(name.block, post.post, name.name, start, start + len(name.name))
