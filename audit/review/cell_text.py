"""Text from pages and people on its way into a cell: nothing it holds can act as anything but text."""

import re

from openpyxl.cell import Cell, MergedCell

from audit.vietnamese.text import nfc

CELL_LIMIT = 32_767  # characters that Excel keeps in a cell
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x(005F|000D|000A|0009)_", re.IGNORECASE)
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str, limit: int = CELL_LIMIT) -> str:
    """NFC without control characters, lone surrogates and direction overrides; at most *limit* long."""
    text = nfc(_FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def escaped(text: str, limit: int = CELL_LIMIT) -> str:
    """*text* as the file format stores it: «_x0041_» in a page must not turn into «A»."""
    return clean(_ESCAPE.sub("_x005F_", clean(text, limit)), limit)


def unescaped(text: str) -> str:
    """The text that a person sees for what the file stores.

    Letters stay: LibreOffice writes a typed «_x0041_» as it is, Excel hides its first mark.
    """
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def put(cell: Cell | MergedCell, text: str) -> None:
    """Write *text* as text: never a formula, an error value or a number, whatever it looks like."""
    cell.value = None
    if not text:
        return
    stored = escaped(text)
    cell.value = stored
    cell.data_type = "s"
    if stored.startswith(_ACTIVE):
        cell.quotePrefix = True
