"""Tables of a page as grids: merged cells expanded, layout tables told from data tables."""

from selectolax.lexbor import LexborNode

from audit.document import Table
from audit.vietnamese.text import squeeze

_MAX_ROWS = 5_000
_MAX_COLUMNS = 100
_LAYOUT_TAGS = ("table", "div", "ul", "iframe", "form", "h1", "h2", "h3", "script")


def is_data(table: LexborNode) -> bool:
    """Does this table hold data? Layout tables nest other tables or whole sections in their cells."""
    if any(table.css_first(f"td {tag}") is not None for tag in _LAYOUT_TAGS):
        return table.css_first("th") is not None and table.css_first("td table") is None
    rows = table.css("tr")
    cells = table.css("td, th")
    if len(rows) < 2 or len(cells) < 4:
        return False
    if table.css_first("th") is not None or (table.attributes.get("border") or "0") not in {"", "0"}:
        return True
    return len(rows) >= 3 and len(cells) >= 2 * len(rows)


def grid(table: LexborNode) -> Table:
    """The cells of a data table as text, a merged cell's text in every place it covers."""
    rows: list[dict[int, str]] = []
    waiting: dict[int, tuple[int, str]] = {}  # column → rows still to fill, text
    header = 0
    for number, row in enumerate(table.css("tr")[:_MAX_ROWS]):
        cells = {column: text for column, (_, text) in waiting.items()}
        waiting = {column: (left - 1, text) for column, (left, text) in waiting.items() if left > 1}
        place = 0
        own = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
        for cell in own:
            while place in cells:
                place += 1
            place = _put(cell, place, cells, waiting)
        if own and all(cell.tag == "th" for cell in own) and header == number:
            header += 1
        rows.append(cells)
    width = min(max((max(row, default=-1) + 1 for row in rows), default=0), _MAX_COLUMNS)
    texts = tuple(tuple(row.get(column, "") for column in range(width)) for row in rows)
    caption = table.css_first("caption")
    return Table(texts, header or 1, caption=squeeze(caption.text()) if caption else "")


def _put(cell: LexborNode, place: int, cells: dict[int, str], waiting: dict[int, tuple[int, str]]) -> int:
    """Write one cell with its spans; the next free column."""
    text = squeeze(cell.text(separator=" ").replace("\u00ad", ""))
    wide = _span(cell, "colspan", _MAX_COLUMNS)
    high = _span(cell, "rowspan", _MAX_ROWS)
    for column in range(place, min(place + wide, _MAX_COLUMNS)):
        cells[column] = text
        if high > 1:
            waiting[column] = (high - 1, text)
    return place + wide


def _span(cell: LexborNode, name: str, most: int) -> int:
    text = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(text), most)) if text.isdigit() and len(text) < 6 else 1
