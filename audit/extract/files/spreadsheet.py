"""XLSX, XLS and ODS: every sheet as a grid, merged cells expanded, hidden sheets and rows told apart."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum, ZipError

from audit.document import Hidden, Role, Table
from audit.extract.files.parts import MAX_BLOCKS, FileParts, Unreadable, blocks_of
from audit.extract.files.word import properties
from audit.vietnamese.text import squeeze
from audit.extract.files.kinds import XLSX

_MAX_UNPACKED_BYTES = 200_000_000
_MAX_CELLS = 400_000
_MAX_MERGED_CELLS = 20_000
_ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"


def read_spreadsheet(body: bytes, media_type: str) -> FileParts:
    """Sheets of a workbook; raises Unreadable for a bomb, an encrypted or a broken one."""
    if body.startswith(b"PK"):
        _refuse_bomb(body)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
        tables = tuple(_tables(workbook))
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "corrupt") from error
    shown = [table for table in tables if not table.hidden]
    hidden = tuple(_hidden(tables, body if media_type == XLSX else b""))
    blocks = tuple(blocks_of(_cells(shown)))
    known = properties(zipfile.ZipFile(io.BytesIO(body))) if media_type == XLSX else {}
    return FileParts(blocks, tables, hidden, known)


def _refuse_bomb(body: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("corrupt") from error
    if unpacked > _MAX_UNPACKED_BYTES:
        raise Unreadable("too_complex")


def _tables(workbook: CalamineWorkbook) -> Iterator[Table]:
    cells = 0
    for info in workbook.sheets_metadata:
        sheet = workbook.get_sheet_by_name(info.name)
        cells += sheet.height * sheet.width
        if cells > _MAX_CELLS:
            raise Unreadable("too_complex")
        rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        _spread_merged(rows, sheet.merged_cell_ranges or [])
        hidden = info.visible is not SheetVisibleEnum.Visible
        if any(any(row) for row in rows):
            yield Table(tuple(map(tuple, rows)), _header_rows(rows), position=info.name, hidden=hidden)


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
    """The header is the first row with at least three filled cells, none of them a number."""
    for number, row in enumerate(rows[:15]):
        filled = [cell for cell in row if cell]
        if len(filled) >= 3 and not any(cell.replace(".", "").replace(",", "").isdigit() for cell in filled):
            return number + 1
    return 0


def _cells(tables: list[Table]) -> Iterator[tuple[str, Role, str]]:
    """Cells with letters, each once where merged; a number alone says nothing outside its table."""
    for table in tables:
        above: tuple[str, ...] = ()
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                repeats = (column and row[column - 1] == cell) or (column < len(above) and above[column] == cell)
                if len(cell) > 1 and not repeats and any(c.isalpha() for c in cell):
                    yield cell, Role.TABLE, f"{table.position}!{_column_name(column)}{number}"
            above = row


def _column_name(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _hidden(tables: tuple[Table, ...], xlsx: bytes) -> Iterator[Hidden]:
    for table in tables:
        if table.hidden:
            words = " | ".join(" ; ".join(cell for cell in row if cell) for row in table.rows[:50])
            yield Hidden("sheet", words[:MAX_BLOCKS], table.position)
    if xlsx:
        yield from _hidden_rows(xlsx)


def _hidden_rows(xlsx: bytes) -> Iterator[Hidden]:
    """Rows marked hidden, by sheet file; streamed, so a large sheet costs no memory."""
    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        for name in sorted(n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")):
            count = 0
            with archive.open(name) as file:
                for _, row in etree.iterparse(file, tag=_ROW, recover=True, huge_tree=False):
                    count += row.get("hidden") in {"1", "true"} and len(row) > 0
                    row.clear()
            if count:
                yield Hidden("row", f"{count} dòng ẩn", name.rpartition("/")[2])
