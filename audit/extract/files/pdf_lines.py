"""PDF text as lines with their place on the page.

Writers that lack a Vietnamese glyph borrow it from another font and write those letters after the line
(seen in PDF files made by LibreOffice): «H c sinh đ n tr ng ọ ế ườ». The boxes of the letters tell the truth.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_MAX_LETTERS = 30_000  # of one page
_SPACE = 0.16  # of the letter's height: a gap this wide separates words
_COLUMN = 1.8  # of the letter's height: a gap this wide separates columns
_STRAY = re.compile(r"(?<!\w)[b-df-hj-np-tv-xzăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ](?!\w)")
_LINE_ENDS = frozenset("\r\n\x0b\x0c\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column. `bottom` and `top` grow upwards, as in PDF."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    def is_above(self, other: "Line") -> bool:
        """Is *other* the next line of the same column?"""
        overlap = min(self.right, other.right) - max(self.left, other.left)
        gap = self.bottom - other.top
        lowered = (self.top + self.bottom) / 2 > other.top - 0.3 * other.height
        return lowered and overlap > 0 and gap < 1.2 * self.height and other.height < 1.6 * self.height


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    left: float
    bottom: float
    right: float
    top: float
    placed: bool  # written by the author, not a space or line end that the library worked out

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lines_of(page: pdfium.PdfTextPage) -> list[Line]:
    """The lines of a page as a reader sees them; columns become lines of their own."""
    letters = list(_letters(page))
    rows = _as_written(letters)
    if is_displaced(" ".join("".join(letter.char for letter in row) for row in rows)):
        rows = _by_position(letters)
    return [_line(part) for row in rows for part in _columns(row)]


def is_displaced(text: str) -> bool:
    """Are letters torn out of their words? Then single consonants and single marked vowels stand about."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= 5 and len(_STRAY.findall(text)) / len(words) > 0.15


def _letters(page: pdfium.PdfTextPage) -> Iterator[_Letter]:
    box = pdfium_c.FS_RECTF()
    place = ctypes.byref(box)
    raw = page.raw
    for number in range(min(page.count_chars(), _MAX_LETTERS)):
        char = _char(pdfium_c.FPDFText_GetUnicode(raw, number))
        if char:
            pdfium_c.FPDFText_GetLooseCharBox(raw, number, place)
            placed = not char.isspace() or not pdfium_c.FPDFText_IsGenerated(raw, number)
            yield _Letter(char, box.left, box.bottom, box.right, box.top, placed)


def _char(code: int) -> str:
    if code in {0xFFFE, 0x02}:  # a hyphen at the end of a line
        return "-"
    return "" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _as_written(letters: Iterable[_Letter]) -> list[list[_Letter]]:
    rows: list[list[_Letter]] = [[]]
    for letter in letters:
        if letter.char in _LINE_ENDS:
            rows.append([])
        else:
            rows[-1].append(letter)
    return [row for row in rows if any(letter.char.strip() for letter in row)]


def _by_position(letters: Iterable[_Letter]) -> list[list[_Letter]]:
    """Letters whose middles are level, top row first, each row from the left."""
    rows: list[list[_Letter]] = []
    shown = (letter for letter in letters if letter.placed and letter.char not in _LINE_ENDS)
    for letter in sorted(shown, key=lambda x: -x.middle):
        if rows and abs(rows[-1][0].middle - letter.middle) < 0.45 * rows[-1][0].height:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    level = [_spaced(sorted(row, key=lambda letter: letter.left)) for row in rows]
    return [row for row in level if any(letter.char.strip() for letter in row)]


def _spaced(row: Sequence[_Letter]) -> list[_Letter]:
    """A space in every gap that is wide enough for one."""
    spaced = [row[0]]
    for letter in row[1:]:
        if letter.left - spaced[-1].right > _SPACE * letter.height:
            spaced.append(
                _Letter(" ", spaced[-1].right, letter.bottom, letter.left, letter.top, placed=False)
            )
        spaced.append(letter)
    return spaced


def _columns(row: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    """A row parted where nobody typed a space and the gap is wide; a typed blank («Số:      /KH») stays."""
    column: list[_Letter] = []
    for place, letter in enumerate(row):
        if letter.char == " " and not letter.placed and 0 < place < len(row) - 1:
            before, after = row[place - 1], row[place + 1]
            if after.left - before.right > _COLUMN * after.height and column:
                yield column
                column = []
                continue
        column.append(letter)
    if any(letter.char.strip() for letter in column):
        yield column


def _line(letters: Sequence[_Letter]) -> Line:
    shown = [letter for letter in letters if letter.char.strip()]
    if not shown:
        return Line("", 0, 0, 0, 0)
    return Line(
        "".join(letter.char for letter in letters).strip(),
        shown[0].left,
        min(letter.bottom for letter in shown),
        max(letter.right for letter in shown),
        max(letter.top for letter in shown),
    )
