"""XLSX, XLS and ODS: every sheet as a grid, merged cells expanded, hidden sheets and rows told apart."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from audit.document import Hidden, Role, Table
from audit.extract.files.hidden_cells import hidden_cells
from audit.extract.files.kinds import ODS, XLSX
from audit.extract.files.package import opened, properties, refuse_bomb
from audit.extract.files.parts import FileParts, Paragraph, Unreadable, parts_of
from audit.vietnamese.text import squeeze

_MAX_CELLS = 400_000
_MAX_SHEETS = 200
_MAX_MERGED_CELLS = 20_000
_MAX_HIDDEN_TEXT = 20_000
_MEMBERS = {XLSX: "docProps/core.xml", ODS: "meta.xml"}  # where a package keeps its properties


def read_spreadsheet(body: bytes, media_type: str) -> FileParts:
    """Sheets of a workbook; raises Unreadable for a bomb, an encrypted or a broken one."""
    if media_type in _MEMBERS:
        refuse_bomb(body)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
        tables, cut = _tables(workbook)
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "corrupt") from error
    member = _MEMBERS.get(media_type)
    known = properties(opened(body), member) if member else {}
    hidden = [*_hidden_sheets(tables), *(hidden_cells(body, tables) if media_type == XLSX else ())]
    parts = parts_of(
        _cells([table for table in tables if not table.hidden]),
        tables,
        hidden=tuple(hidden),
        properties=known,
    )
    return replace(parts, cut=parts.cut or cut)


def _tables(workbook: CalamineWorkbook) -> tuple[list[Table], bool]:
    """The sheets that hold anything; and whether more stands in them than is read."""
    tables: list[Table] = []
    room, cut = _MAX_CELLS, False
    for info in workbook.sheets_metadata[:_MAX_SHEETS]:
        if info.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(info.name)
        height, width = _size(sheet)
        fitting = room // width
        cut = cut or height > fitting
        if not fitting or not height:
            continue
        cells = sheet.to_python(skip_empty_area=False, nrows=min(height, fitting))
        rows = [[_value(cell) for cell in row] for row in cells]
        room -= len(rows) * width
        _spread_merged(rows, sheet.merged_cell_ranges or [])
        if any(any(row) for row in rows):
            hidden = info.visible is not SheetVisibleEnum.Visible
            tables.append(
                Table(tuple(map(tuple, rows)), _header_rows(rows), position=info.name, hidden=hidden)
            )
    return tables, cut or len(workbook.sheets_metadata) > _MAX_SHEETS


def _size(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns from A1 to the last filled cell."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 1)


def _value(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return squeeze(str(cell))


def _spread_merged(rows: list[list[str]], ranges: list[Any]) -> None:
    budget = _MAX_MERGED_CELLS
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                budget -= 1
                if budget < 0:
                    return
                rows[row][column] = rows[top][left]


def _header_rows(rows: list[list[str]]) -> int:
    """The header is the first row with at least three different filled cells, none of them a number."""
    for number, row in enumerate(rows[:15]):
        filled = {cell for cell in row if cell}
        enough = min(3, len(row))
        if len(filled) >= max(2, enough) and not any(_is_number(cell) for cell in filled):
            return number + 1
    return 0


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").isdecimal()


def _cells(tables: list[Table]) -> Iterator[Paragraph]:
    """Cells with letters, each once where merged; a number alone says nothing outside its table."""
    for table in tables:
        above: tuple[str, ...] = ()
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if len(cell) < 2 or not any(c.isalpha() for c in cell):
                    continue
                beside = row[column - 1] if column else ""
                over = above[column] if column < len(above) else ""
                if cell not in (beside, over):
                    yield cell, Role.TABLE, f"{table.position}!{_column_name(column)}{number}"
            above = row


def _column_name(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _hidden_sheets(tables: list[Table]) -> Iterator[Hidden]:
    for table in tables:
        if table.hidden:
            words = " | ".join(" ; ".join(cell for cell in row if cell) for row in table.rows[:50])
            yield Hidden("sheet", words[:_MAX_HIDDEN_TEXT], table.position)
