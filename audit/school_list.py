"""Reads the office's own Excel list of schools: finds the heading row, hands over cells by meaning."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from audit.column_headings import PERSONAL, field_of
from audit.vietnamese.text import squeeze
from crawler.exceptions import InputError

MAX_BYTES = 60_000_000
MAX_ROWS = 5000
MAX_COLUMNS = 100
HEADING_ROWS = 30
_NOT_A_HEADING = re.compile(r"https?:|www\.|@\w|\d{6}|\.vn\b|\.com\b")


@dataclass(frozen=True, slots=True)
class Column:
    letter: str
    heading: str
    field: str | None  # a field of column_headings, PERSONAL, or None


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    link: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the headings; several columns may fill the same field."""

    sheet: str
    number: int
    cells: dict[str, tuple[Cell, ...]]

    def text(self, field: str) -> str:
        return next((cell.text for cell in self.cells.get(field, ()) if cell.text), "")


@dataclass(frozen=True, slots=True)
class SchoolSheet:
    title: str
    heading_row: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    is_cut: bool = False


def read_school_list(file: Path) -> tuple[list[SchoolSheet], list[str]]:
    """Return the sheets that list schools, and the titles of those that do not."""
    _refuse_what_is_not_xlsx(file)
    try:
        book = load_workbook(file, data_only=True)
    except Exception as error:  # openpyxl raises anything on a broken file
        raise InputError(
            f"{file}: tệp Excel bị hỏng — mở bằng Excel, lưu lại dạng .xlsx rồi thử lại"
        ) from error
    sheets, others = [], []
    for sheet in book.worksheets:
        found = _sheet(sheet) if sheet.sheet_state == "visible" else None
        if found:
            sheets.append(found)
        else:
            others.append(squeeze(sheet.title))
    if not sheets:
        raise InputError(
            f"{file}: không tìm thấy dòng tiêu đề có cột «Tên trường» — đặt tên cột bằng chữ Unicode "
            "(Tên trường, Cấp học, Website, Facebook, Điện thoại, Email, Địa chỉ, Hiệu trưởng …)"
        )
    return sheets, others


def _refuse_what_is_not_xlsx(file: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except FileNotFoundError:
        raise InputError(f"{file}: không có tệp này — kiểm tra đường dẫn") from None
    except zipfile.BadZipFile:
        advice = "mở bằng Excel, chọn Lưu thành (Save As) «Excel Workbook (.xlsx)», không đặt mật khẩu"
        raise InputError(
            f"{file}: không phải tệp .xlsx (có thể là .xls cũ hoặc tệp đặt mật khẩu) — {advice}"
        ) from None
    except OSError as error:
        raise InputError(f"{file}: không mở được tệp ({error.strerror}) — kiểm tra quyền đọc") from error
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise InputError(f"{file}: không phải sổ tính Excel — cần tệp .xlsx")
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise InputError(f"{file}: tệp quá lớn khi giải nén — xóa hình ảnh, chỉ giữ bảng danh sách trường")


def _sheet(sheet: Worksheet) -> SchoolSheet | None:
    last_row = min(sheet.max_row, MAX_ROWS)
    grid = [
        [_cell(cell) for cell in row]
        for row in sheet.iter_rows(max_row=last_row, max_col=min(sheet.max_column, MAX_COLUMNS))
    ]
    _spread_merged(sheet, grid)
    heading = _heading(grid)
    if heading is None:
        return None
    first, after, columns = heading
    title = squeeze(sheet.title)
    lines = (_line(title, number, row, columns) for number, row in enumerate(grid[after:], after + 1))
    kept = tuple(line for line in lines if any(cell.text for cells in line.cells.values() for cell in cells))
    named = tuple(column for column in columns if column.heading)
    return SchoolSheet(title, first + 1, named, kept, is_cut=sheet.max_row > MAX_ROWS)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value)
    lines = text.splitlines() if text.strip() else []
    clean = "\n".join(squeeze("".join(c if c.isprintable() else " " for c in line)) for line in lines)
    link = cell.hyperlink.target if getattr(cell, "hyperlink", None) else ""
    return Cell(clean.strip(), link or "", isinstance(value, int | float) and not isinstance(value, bool))


def _spread_merged(sheet: Worksheet, grid: list[list[Cell]]) -> None:
    """Repeat a cell that is merged over several rows of one column in each of them."""
    for area in sheet.merged_cells.ranges:
        rows = range(area.min_row - 1, min(area.max_row, len(grid)))
        if area.min_col == area.max_col <= MAX_COLUMNS and len(rows) > 1:
            for row in rows[1:]:
                grid[row][area.min_col - 1] = grid[rows[0]][area.min_col - 1]


def _heading(grid: list[list[Cell]]) -> tuple[int, int, tuple[Column, ...]] | None:
    """Find the heading: one row, or two where groups of columns stand above their parts."""
    best: tuple[int, int, int, tuple[Column, ...]] | None = None
    for first in range(min(len(grid), HEADING_ROWS)):
        for height in (1, 2):
            rows = grid[first : first + height]
            if len(rows) < height or not all(_may_be_heading(row) for row in rows):
                continue
            columns = _columns(rows)
            fields = {column.field for column in columns if column.field not in {None, PERSONAL}}
            if "name" in fields and (best is None or len(fields) > best[0]):
                best = len(fields), first, first + height, columns
    return best[1:] if best else None


def _may_be_heading(row: list[Cell]) -> bool:
    filled = [cell for cell in row if cell.text]
    return bool(filled) and not any(
        _NOT_A_HEADING.search(cell.text) or len(cell.text) > 120 for cell in filled
    )


def _columns(rows: list[list[Cell]]) -> tuple[Column, ...]:
    found = []
    for index in range(len(rows[0])):
        headings = [squeeze(row[index].text) for row in reversed(rows) if row[index].text]
        heading = next((h for h in headings if field_of(h)), headings[0] if headings else "")
        found.append(Column(get_column_letter(index + 1), heading, field_of(heading)))
    return tuple(found)


def _line(sheet: str, number: int, row: Iterable[Cell], columns: tuple[Column, ...]) -> Line:
    cells: dict[str, tuple[Cell, ...]] = {}
    for cell, column in zip(row, columns, strict=True):
        if column.field and column.field != PERSONAL and (cell.text or cell.link):
            cells[column.field] = (*cells.get(column.field, ()), cell)
    return Line(sheet, number, cells)
