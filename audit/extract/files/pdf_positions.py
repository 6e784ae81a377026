"""PDF text in the order of the page, for files whose text layer lists letters font by font.

Writers that lack a Vietnamese glyph borrow it from another font and write those letters after the line
(seen in PDF files made by LibreOffice): «H c sinh đ n tr ng ọ ế ườ». The boxes of the letters tell the truth.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium

_MAX_LETTERS = 30_000
_SPACE = 0.16  # of the letter's height: a gap this wide separates words
_COLUMN = 1.8  # of the letter's height: a gap this wide separates columns


@dataclass(frozen=True, slots=True)
class _Letter:
    left: float
    bottom: float
    right: float
    top: float
    char: str

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def text_by_position(page: pdfium.PdfTextPage) -> str:
    """The page's text line by line as a reader sees it; columns become lines of their own."""
    return "\n".join(line for row in _rows(_letters(page)) for line in _columns(row))


def _letters(page: pdfium.PdfTextPage) -> Iterator[_Letter]:
    for number in range(min(page.count_chars(), _MAX_LETTERS)):
        char = page.get_text_range(number, 1)
        if char.strip():
            yield _Letter(*page.get_charbox(number, loose=True), char)


def _rows(letters: Iterable[_Letter]) -> list[list[_Letter]]:
    """Letters whose middles are level, top row first."""
    rows: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda x: -x.middle):
        if rows and abs(rows[-1][0].middle - letter.middle) < 0.45 * rows[-1][0].height:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return rows


def _columns(row: list[_Letter]) -> Iterator[str]:
    ordered = sorted(row, key=lambda letter: letter.left)
    line, last = "", ordered[0]
    for letter in ordered:
        gap = letter.left - last.right
        if gap > _COLUMN * letter.height:
            yield line
            line = ""
        elif gap > _SPACE * letter.height and line:
            line += " "
        line, last = line + letter.char, letter
    yield line
