"""What every file reader returns, and turning a paragraph of a file into a block."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from audit.document import Block, Hidden, Role, Table
from audit.vietnamese.legacy import legacy_font
from audit.vietnamese.text import nfc, squeeze

MAX_BLOCKS = 20_000
"""Paragraphs and cells read of one file; more than any real school file, a bound for hostile ones."""


class Unreadable(Exception):  # noqa: N818 - a state of the file, named as the coverage sheet names it
    """The file cannot be read; the message is the reason as in Document.unreadable."""


@dataclass(frozen=True, slots=True)
class FileParts:
    """The readable parts of a file."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    scan: bool = False


def block_of(text: str, role: Role = Role.BODY, position: str = "", *, ocr: bool = False) -> Block | None:
    """A paragraph as a block, legacy fonts decoded; None when it holds no words."""
    composed = nfc(text)
    shown = squeeze(composed.replace("\u00ad", ""))
    if not shown:
        return None
    if decoded := legacy_font(composed):
        return Block(squeeze(decoded.text), role=role, position=position, raw=composed, font=decoded.kind, ocr=ocr)
    raw = text if text != composed else ""
    return Block(shown, role=role, position=position, raw=raw, ocr=ocr)


def blocks_of(paragraphs: Iterable[tuple[str, Role, str]]) -> Iterator[Block]:
    """Blocks of (text, role, position) triples, at most MAX_BLOCKS of them."""
    for number, (text, role, position) in enumerate(paragraphs):
        if number >= MAX_BLOCKS:
            return
        if block := block_of(text, role, position):
            yield block
