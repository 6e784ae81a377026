"""A quote with its flagged words in bold red, brackets kept for black-and-white print."""

import re

from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from audit.review.cell_text import clean, escaped, put

_MARKED = re.compile(r"(⟦.*?⟧)", re.DOTALL)
_PLAIN = InlineFont(rFont="Times New Roman", sz=12)
_FLAGGED = InlineFont(rFont="Times New Roman", sz=12, b=True, color=Color("FFC00000"))


def put_quote(cell: Cell | MergedCell, quote: str) -> None:
    """Write *quote* with every ⟦…⟧ in bold red."""
    parts = [part for part in _MARKED.split(clean(quote)) if part]
    if len(parts) < 2 and not clean(quote).startswith("⟦"):
        put(cell, quote)
        return
    blocks = [TextBlock(_FLAGGED if part.startswith("⟦") else _PLAIN, escaped(part)) for part in parts]
    cell.value = CellRichText(*blocks)
    cell.quotePrefix = True
