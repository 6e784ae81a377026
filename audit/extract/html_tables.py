"""Tables: which hold data and which only lay out the page, and data tables as grids."""

import re
from collections.abc import Iterator

from audit.document import Table
from audit.extract.html_tree import Element
from audit.vietnamese.text import squeeze

MAX_CELLS = 50_000  # of one grid; a colspan of a billion must not become a billion cells
_MAX_SPAN = 200  # columns or rows that one merged cell may take
_MAX_COLUMNS = 1000
_LETTERHEAD = re.compile(r"cộng\s+h[oò][àa]\s+xã\s+hội|độc\s+lập\s*[-–]\s*tự\s+do", re.IGNORECASE)
_LAYOUT_PARTS = ("table", "h1", "form", "nav", "header", "footer", "main", "article", "iframe", "section")
_LONG_CELL = 600  # letters


def is_data_table(table: Element) -> bool:
    """Are the cells values of rows and columns, not parts of the page?"""
    if table.attributes.get("role", "").lower() in {"presentation", "none"}:
        return False
    if any(element is not table for element in table.find(*_LAYOUT_PARTS)):
        return False
    rows = [_cells(row) for row in rows_of(table)]
    if len(rows) < 2 or max(map(len, rows)) < 2 or any(c.letters > _LONG_CELL for row in rows for c in row):
        return False
    if len(rows) <= 5 and _LETTERHEAD.search(table.text()):
        return False
    return _is_declared(table) or _is_regular(rows)


def rows_of(table: Element) -> list[Element]:
    """Rows of this table itself, not of tables inside its cells."""
    rows: list[Element] = []
    for part in table.elements:
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in {"thead", "tbody", "tfoot"}:
            rows.extend(row for row in part.elements if row.tag == "tr")
    return rows


def grid(table: Element) -> Table:
    """The table with merged cells repeated in every place they cover."""
    rows = rows_of(table)
    filled: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column → rows still covered from above, and their text
    count = 0
    for row in rows:
        line = _line(row, hanging)
        count += len(line)
        if count > MAX_CELLS:
            break
        filled.append(line)
    width = min(max(map(len, filled), default=0), MAX_CELLS // max(1, len(filled)))
    padded = tuple(tuple((line + [""] * (width - len(line)))[:width]) for line in filled)
    caption = next((squeeze(part.text()) for part in table.elements if part.tag == "caption"), "")
    return Table(padded, header_rows=_header_rows(rows), caption=caption)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements if cell.tag in {"td", "th"}]


def _line(row: Element, hanging: dict[int, tuple[int, str]]) -> list[str]:
    line: list[str] = []
    for cell in _cells(row):
        _fill_hanging(line, hanging)
        if len(line) > _MAX_COLUMNS:
            break
        text = squeeze(cell.text())
        down = _span(cell, "rowspan")
        for _ in range(_span(cell, "colspan")):
            if down > 1:
                hanging[len(line)] = (down - 1, text)
            line.append(text)
    _fill_hanging(line, hanging)
    return line


def _fill_hanging(line: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(line) in hanging:
        left, text = hanging.pop(len(line))
        if left > 1:
            hanging[len(line)] = (left - 1, text)
        line.append(text)


def _span(cell: Element, name: str) -> int:
    number = re.match(r"\s*(\d{1,6})", cell.attributes.get(name, ""))
    return min(max(1, int(number[1])), _MAX_SPAN) if number else 1


def _header_rows(rows: list[Element]) -> int:
    count = 0
    for row in rows:
        cells = _cells(row)
        in_head = row.parent is not None and row.parent.tag == "thead"
        if not (in_head or (cells and all(cell.tag == "th" for cell in cells))):
            break
        count += 1
    if count or not rows:
        return count
    return int(_is_heading_row(_cells(rows[0])) and len(rows) > 1)


def _is_heading_row(cells: list[Element]) -> bool:
    """A first row all in bold, or of words where the rows below hold numbers."""
    texts = [cell.text() for cell in cells]
    if not texts or not all(texts):
        return False
    bold = all(any(cell.find("b", "strong")) for cell in cells)
    return bold or texts[0].casefold().strip(".") in {"stt", "tt", "số tt", "số thứ tự"}


def _is_declared(table: Element) -> bool:
    border = re.match(r"\d+", table.attributes.get("border", ""))
    marked = any(table.find("th", "caption", "thead"))
    return marked or bool(border and int(border[0])) or "table-bordered" in table.names


def _is_regular(rows: list[list[Element]]) -> bool:
    """Without borders or headings: three rows or more of short cells, alike in number."""
    widths = [len(row) for row in rows if row]
    cells = list(_filled(rows))
    short = sum(cell.letters <= 120 for cell in cells)
    linked = sum(cell.linked for cell in cells) > 0.7 * sum(cell.letters for cell in cells)
    return len(widths) >= 3 and max(widths) - min(widths) <= 1 and short >= 0.8 * len(cells) > 0 and not linked


def _filled(rows: list[list[Element]]) -> Iterator[Element]:
    return (cell for row in rows for cell in row if cell.letters)
