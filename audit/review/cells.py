"""Putting a value into a cell so that no program ever takes it for anything but text."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.review.styles import FONT, style_name
from audit.vietnamese.text import nfc

CELL_LIMIT = 32_767  # UTF-16 units, Excel's own
LINK_LIMIT = 65_530  # per sheet, Excel's own: with more it «repairs» the file
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f-\x9f"  # control characters but tab and line feed
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and non-characters
    r"\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks that turn the direction of writing
)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads «_x0007_» as a control character
_FORMULA = tuple("=+-@\t\r")
_RED = InlineFont(rFont=FONT, sz=12, b=True, color="FFC00000")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """*text* in NFC as a cell may hold it: no control characters, not longer than a cell."""
    text = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)
    text = _ESCAPE.sub("_x005F_", nfc(_FORBIDDEN.sub("", text)))
    units = text.encode("utf-16-le")
    if len(units) > 2 * CELL_LIMIT:
        return units[: 2 * (CELL_LIMIT - 1)].decode("utf-16-le", "ignore") + "…"
    return text


def put(cell: Cell, value: str | int | date | None, style: str = "text") -> None:
    """Write *value* with the style of that name; text stays text whatever it begins with."""
    cell.style = style_name(style)
    if isinstance(value, str):
        _put_text(cell, clean(value))
    elif value is not None:
        number_format = cell.number_format
        cell.value = value
        cell.number_format = number_format


def _put_text(cell: Cell, text: str) -> None:
    if not text:
        return
    cell.value = text
    cell.data_type = "s"  # not a formula, not an error code
    if text.startswith(_FORMULA):
        cell.quotePrefix = True  # type: ignore[assignment] # openpyxl declares its descriptor, not its value


def put_quote(cell: Cell, quote: str, exact: str, style: str = "text") -> None:
    """Write a quotation with the flagged words, ⟦in brackets⟧, in bold red."""
    quote, marked = clean(quote), f"⟦{clean(exact)}⟧"
    before, found, after = quote.partition(marked)
    put(cell, quote, style)
    if exact and found:
        parts = [before, TextBlock(_RED, found), after]
        cell.value = CellRichText(*[part for part in parts if part])


def put_link(cell: Cell, text: str, target: str, style: str = "link") -> None:
    """Write *text* with a link to *target* (see audit.review.links); without a target it is plain text."""
    put(cell, text, style if target else "text")
    if target:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target)


def put_jump(cell: Cell, text: str, sheet: str, coordinate: str) -> None:
    """Write *text* with a link to another cell of the same workbook."""
    put(cell, text, "link")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{coordinate}")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell at *row* and *column*; our sheets have no merged cells."""
    cell: Any = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - for the type checker
    return cell
