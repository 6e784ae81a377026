"""The finding sheets `Cần xử lý`, `Tham khảo`, `Đã xử lý`: one row per fact, sorted for work."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil
from pathlib import Path

from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.findings import CLOSED, Reviewed, Status
from audit.review import labels
from audit.review.cell_text import clean, put
from audit.review.columns import (
    COLUMNS,
    CONSULTING,
    DATES,
    DECISIONS,
    FIRST_ROW,
    HEADER_ROW,
    INPUTS,
    LETTERS,
    NEED_A_REASON,
    Column,
)
from audit.review.ledger import CONFLICT
from audit.review.links import SHEET_LIMIT, local_address, to_the_words
from audit.review.paper import protect, set_print
from audit.review.rich_text import put_quote
from audit.review.styles import add_colours, add_dropdowns

OPEN_STATES = frozenset({Status.NEW, Status.OPEN, Status.RECURRED})
_LINE_POINTS, _MOST_LINES = 15.75, 3
_MANY_PAGES = "{title} (và {more} chỗ khác)"


class FindingSheet:
    """Writes one sheet of findings into an empty worksheet."""

    def __init__(
        self, sheet: Worksheet, as_of: date, evidence: Mapping[str, Path | None], folder: Path
    ) -> None:
        self._sheet = sheet
        self._as_of = as_of
        self._evidence = evidence
        self._folder = folder
        self._links = 0

    def write(self, title: str, rows: Sequence[Reviewed]) -> None:
        sheet = self._sheet
        put(sheet["A1"], title)
        sheet["A1"].style = "title"
        _headers(sheet)
        ordered = sorted(rows, key=work_order)
        for number, row in enumerate(ordered, FIRST_ROW):
            self._row(number, row)
        last = max(FIRST_ROW, FIRST_ROW + len(ordered) - 1)
        _finish(sheet, last)
        add_colours(sheet, last, self._as_of)
        add_dropdowns(sheet, last, self._as_of)
        protect(sheet)
        set_print(sheet, self._as_of)
        sheet.print_title_cols = "A:A"
        sheet.print_area = f"B1:G{last},J1:P{last}"

    def _row(self, number: int, row: Reviewed) -> None:
        values = machine_values(row, self._as_of)
        inputs = shown_inputs(row)
        aside = is_set_aside(row)
        for place, column in enumerate(COLUMNS, 1):
            cell = self._sheet.cell(number, place)
            if column.is_input:
                _put_input(cell, column, inputs[column.key], odd=CONFLICT in row.decision)
            else:
                cell.style = "set_aside" if aside and column.kind == "text" else column.kind.value
                _put_value(cell, values[column.key])
        put_quote(self._sheet.cell(number, _place("quote")), row.finding.places[0].quote)
        self._add_links(number, row)
        self._sheet.row_dimensions[number].height = _height(row)

    def _add_links(self, number: int, row: Reviewed) -> None:
        self._link(number, "place", to_the_words(row.finding.places[0]), "Mở trang và nhảy tới chữ")
        path = self._evidence.get(row.finding.id)
        target = local_address(path, self._folder) if path else ""
        for key in ("id", "evidence"):
            self._link(number, key, target, "Bản máy đã lưu, chữ bị nêu được tô màu")
        if not target:
            put(self._sheet.cell(number, _place("evidence")), "–")

    def _link(self, number: int, key: str, target: str, tip: str) -> None:
        cell = self._sheet.cell(number, _place(key))
        if not target or self._links >= SHEET_LIMIT:
            cell.style = "text"
            return
        self._links += 1
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target, tooltip=tip)


def work_order(row: Reviewed) -> tuple[bool, int, str, str, str]:
    """Rows a person has set aside last; else severity, then page, then position."""
    first = row.finding.places[0]
    return is_set_aside(row), -int(row.finding.severity), first.url, first.position, first.quote


def is_set_aside(row: Reviewed) -> bool:
    """«Không phải lỗi» or «Bỏ qua», with the reason that these need."""
    return row.decision.get("decision") in NEED_A_REASON and bool(row.decision.get("note"))


def shown_inputs(row: Reviewed) -> dict[str, str]:
    """What the input cells hold, as the ledger spells it: typed values, and the deadline by default."""
    values = {column.key: row.decision.get(column.key, "") for column in INPUTS}
    if "due" not in row.decision and row.due is not None and row.status not in CLOSED:
        values["due"] = row.due.isoformat()
    return {key: clean(value) for key, value in values.items()}


def shown_status(row: Reviewed, as_of: date) -> str:
    """The machine's state, or what matters more: two decisions, waiting for an answer, overdue."""
    if conflict := row.decision.get(CONFLICT):
        return conflict
    if row.status in OPEN_STATES and row.decision.get("decision") == CONSULTING:
        return "Chờ ý kiến"
    return "Quá hạn" if is_overdue(row, as_of) else row.status


def is_overdue(row: Reviewed, as_of: date) -> bool:
    due = _day(shown_inputs(row)["due"])
    return row.status in OPEN_STATES and not is_set_aside(row) and due is not None and due < as_of


def machine_values(row: Reviewed, as_of: date) -> dict[str, str | int | date]:
    """Every locked cell of a row by column key; the quote is written as rich text."""
    finding, first = row.finding, row.finding.places[0]
    return {
        "id": finding.id,
        "severity": labels.SEVERITIES[finding.severity],
        "category": labels.CATEGORIES[finding.category],
        "message": finding.message,
        "quote": "",
        "suggestion": finding.suggestion,
        "place": _place_title(first.title or first.url, first.position, len(finding.places)),
        "evidence": "Xem",
        "pages": finding.pages,
        "action": labels.ACTIONS[finding.action],
        "status": shown_status(row, as_of),
        "first_seen": row.first_seen,
        "last_seen": row.last_seen,
        "basis": "; ".join(finding.basis),
        "rule": finding.rule,
        "fingerprint": finding.fingerprint,
    }


def _place_title(title: str, position: str, places: int) -> str:
    title = f"{title} – {position}" if position else title
    return _MANY_PAGES.format(title=title, more=places - 1) if places > 1 else title


def _put_value(cell: Cell | MergedCell, value: str | int | date) -> None:
    if isinstance(value, str):
        put(cell, value)
    else:
        cell.value = value


def _put_input(cell: Cell | MergedCell, column: Column, value: str, *, odd: bool) -> None:
    """A date as a date; what is not in the list stays word for word, in orange."""
    day = _day(value) if column.key in DATES else None
    strange = value and (
        (column.key in DATES and day is None) or (column.key == "decision" and value not in DECISIONS)
    )
    cell.style = f"odd_{column.kind}" if odd or strange else column.kind.value
    if day:
        cell.value = day
    else:
        put(cell, value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place(key: str) -> int:
    return next(number for number, column in enumerate(COLUMNS, 1) if column.key == key)


def _headers(sheet: Worksheet) -> None:
    for place, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(HEADER_ROW, place, column.header)
        cell.style = "header"
        sheet.column_dimensions[LETTERS[column.key]].width = column.width
    sheet.row_dimensions[1].height = 21
    sheet.row_dimensions[HEADER_ROW].height = 31.5


def _finish(sheet: Worksheet, last: int) -> None:
    sheet.freeze_panes = f"{LETTERS['message']}{FIRST_ROW}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{LETTERS['rule']}{last}"
    for key in ("basis", "rule"):
        sheet.column_dimensions[LETTERS[key]].outlineLevel = 1
        sheet.column_dimensions[LETTERS[key]].hidden = True
    sheet.column_dimensions[LETTERS["fingerprint"]].hidden = True
    sheet.column_dimensions[LETTERS["fingerprint"]].collapsed = True
    sheet.sheet_view.zoomScale = 100


def _height(row: Reviewed) -> float:
    """Two lines, three where the words need them: about twelve rows fit a small screen."""
    quote = row.finding.places[0].quote
    needed = {
        "message": row.finding.message,
        "suggestion": row.finding.suggestion,
        "quote": quote[: quote.find("⟧") + 1],
    }
    widths = {column.key: column.width for column in COLUMNS}
    lines = max(_lines(text, widths[key]) for key, text in needed.items())
    return min(max(lines, 2), _MOST_LINES) * _LINE_POINTS


def _lines(text: str, width: float) -> int:
    per_line = width * 1.1  # letters of the body font; words break a little earlier than the edge
    return sum(max(1, ceil(len(part) / per_line)) for part in text.split("\n"))


def rows_by_sheet(rows: Iterable[Reviewed]) -> tuple[list[Reviewed], list[Reviewed], list[Reviewed]]:
    """(class A open, class B open, closed)."""
    listed = list(rows)
    still_open = [row for row in listed if row.status not in CLOSED]
    sure = [row for row in still_open if not row.finding.advisory]
    unsure = [row for row in still_open if row.finding.advisory]
    return sure, unsure, [row for row in listed if row.status in CLOSED]
