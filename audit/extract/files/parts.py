"""What every file reader returns, and turning paragraphs of a file into blocks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from audit.document import Block, Hidden, Role, Table
from audit.vietnamese.legacy import legacy_font
from audit.vietnamese.text import nfc, squeeze

MAX_BLOCKS = 20_000
"""Paragraphs and cells read of one file; more than any real school file, a bound for hostile ones."""

Paragraph = tuple[str, Role, str]
"""Text, role and position."""


class Unreadable(Exception):  # noqa: N818 - a state of the file, named as the coverage sheet names it
    """The file cannot be read; the message is the reason as in Document.unreadable."""


@dataclass(frozen=True, slots=True)
class FileParts:
    """The readable parts of a file. `cut`: it is longer than what is read of one file."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    scan: bool = False
    cut: bool = False


def block_of(
    text: str, role: Role = Role.BODY, position: str = "", *, ocr: bool = False, page_font: str = ""
) -> Block | None:
    """A paragraph as a block, legacy fonts decoded; None when it holds no words."""
    composed = nfc(text)
    shown = squeeze(composed.replace("\u00ad", ""))
    if not shown:
        return None
    block = Block(shown, role=role, position=position, ocr=ocr)
    if decoded := legacy_font(composed, page_font):
        return replace(block, text=squeeze(decoded.text), raw=composed, font=decoded.kind)
    return replace(block, raw=text if text != composed else "")


def parts_of(paragraphs: Iterable[Paragraph], tables: Sequence[Table] = (), **rest: object) -> FileParts:
    """Blocks of *paragraphs* (at most MAX_BLOCKS) and *tables*; a font that some prove holds for all."""
    read: list[Paragraph] = []
    blocks: list[Block] = []
    cut = False
    for paragraph in paragraphs:
        if len(read) >= MAX_BLOCKS:
            cut = True
            break
        read.append(paragraph)
        if block := block_of(*paragraph):
            blocks.append(block)
    if font := font_of(blocks):
        blocks = [block for each in read if (block := block_of(*each, page_font=font))]
    cells = tuple(_decoded(table, font) for table in tables)
    return replace(FileParts(tuple(blocks), cells, cut=cut), **rest)  # type: ignore[arg-type]  # fields by name


def font_of(blocks: Iterable[Block]) -> str:
    """The legacy font of the file, when a paragraph surely has one."""
    fonts = Counter(block.font for block in blocks if block.font)
    return fonts.most_common(1)[0][0] if fonts else ""


def _decoded(table: Table, font: str) -> Table:
    """Cells are too short to prove a font alone: the paragraphs around them do."""
    if not font:
        return table
    return replace(table, rows=tuple(tuple(_cell(cell, font) for cell in row) for row in table.rows))


def _cell(cell: str, font: str) -> str:
    decoded = legacy_font(cell, font)
    return squeeze(decoded.text) if decoded else cell
