"""Tables of a page as grids: merged cells expanded, layout tables told from data tables."""

from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from audit.document import Table
from audit.vietnamese.legacy import legacy_font
from audit.vietnamese.text import squeeze

_MAX_ROWS = 5_000
_MAX_COLUMNS = 100
MAX_CELLS = 200_000
"""Cells of all tables of a page, merged ones expanded: a bound for hostile spans."""
_LAYOUT = "td div, td ul, td iframe, td form, td h1, td h2, td h3, td script"


def is_data(table: LexborNode) -> bool:
    """Does this table hold data? Layout tables nest other tables or whole sections in their cells."""
    if len(table.css("table")) > 1:  # the first is this one
        return False
    has_head = table.css_first("th") is not None
    if not has_head and table.css_first(_LAYOUT) is not None:
        return False
    rows, cells = len(table.css("tr")), len(table.css("td, th"))
    if rows < 2 or cells < 4:
        return False
    return has_head or _is_ruled(table) or (rows >= 3 and cells >= 2 * rows)


def _is_ruled(table: LexborNode) -> bool:
    return (table.attributes.get("border") or "0").strip() not in {"", "0"}


def grid(table: LexborNode, room: int = MAX_CELLS, page_font: str = "") -> Table:
    """The cells as text, a merged cell's text in every place that it covers; at most *room* cells."""
    rows: list[dict[int, str]] = []
    waiting: dict[int, tuple[int, str]] = {}  # column → rows still to fill, text
    header, filled = 0, 0
    for number, row in enumerate(table.css("tr")[:_MAX_ROWS]):
        cells = {column: text for column, (_, text) in waiting.items()}
        waiting = {column: (left - 1, text) for column, (left, text) in waiting.items() if left > 1}
        own = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
        _fill(own, cells, waiting, page_font)
        if own and all(cell.tag == "th" for cell in own) and header == number:
            header += 1
        filled += len(cells)
        if filled > room:
            break
        rows.append(cells)
    width = min(max((max(row, default=-1) + 1 for row in rows), default=0), max(1, room // max(1, len(rows))))
    texts = tuple(tuple(row.get(column, "") for column in range(width)) for row in rows)
    caption = table.css_first("caption")
    return Table(texts, header or 1, caption=_text(caption, page_font) if caption else "")


def _fill(
    own: list[LexborNode], cells: dict[int, str], waiting: dict[int, tuple[int, str]], page_font: str
) -> None:
    """Write a row's cells with their spans into the places that merged cells above left free."""
    place = 0
    for cell in own:
        while place in cells:
            place += 1
        if place >= _MAX_COLUMNS:
            return
        text, attributes = _text(cell, page_font), cell.attributes
        if not attributes:
            cells[place] = text
            place += 1
            continue
        high = _span(attributes, "rowspan", _MAX_ROWS)
        end = min(place + _span(attributes, "colspan", _MAX_COLUMNS), _MAX_COLUMNS)
        for column in range(place, end):
            cells[column] = text
            if high > 1:
                waiting[column] = (high - 1, text)
        place = end


def _text(cell: LexborNode, page_font: str) -> str:
    words = _words(cell)
    decoded = None if words.isascii() else legacy_font(words, page_font)
    return squeeze((decoded.text if decoded else words).replace("\u00ad", ""))


def _words(cell: LexborNode) -> str:
    """Words are set apart only where the markup does: «<b>t</b>iếp» stays one."""
    only = cell.child
    if only is not None and only.tag == "-text" and only.next is None:
        return only.text_content or ""
    pieces: list[str] = []
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(node.text_content or "")
        elif node.tag in {"br", "p", "div", "li"}:
            pieces.append(" ")
    return "".join(pieces)


def _span(attributes: Mapping[str, str | None], name: str, most: int) -> int:
    text = (attributes.get(name) or "").strip()
    return max(1, min(int(text[:9]), most)) if text.isdecimal() else 1
