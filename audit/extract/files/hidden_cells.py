"""XLSX: rows and columns that are marked hidden, and what stands in them."""

import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree

from audit.document import Hidden, Table
from audit.extract.files.package import opened, part

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _COLUMN = f"{_S}row", f"{_S}col"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAX_LINES, _MAX_TEXT = 50, 20_000


def hidden_cells(body: bytes, tables: Sequence[Table]) -> Iterator[Hidden]:
    """One part per sheet with hidden rows, one per sheet with hidden columns; empty ones say nothing."""
    archive = opened(body)
    by_name = {table.position: table for table in tables}
    for name, member in _sheets(archive):
        table = by_name.get(name)
        if table is None or table.hidden or member not in archive.namelist():
            continue
        rows, columns = _marked(archive, member)
        yield from _part("row", _row_texts(table, rows), name)
        yield from _part("column", _column_texts(table, columns), name)


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and member of each sheet."""
    workbook, relations = part(archive, "xl/workbook.xml"), part(archive, "xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        return
    targets = {item.get("Id"): item.get("Target", "").removeprefix("/xl/") for item in relations}
    for sheet in workbook.iter(f"{_S}sheet"):
        yield sheet.get("name", ""), f"xl/{targets.get(sheet.get(_ID), '')}"


def _marked(archive: zipfile.ZipFile, member: str) -> tuple[list[int], list[int]]:
    """Numbers of hidden rows and columns; streamed, so a large sheet costs no memory."""
    rows: list[int] = []
    columns: list[int] = []
    with archive.open(member) as file:
        try:
            for _, element in etree.iterparse(file, tag=(_ROW, _COLUMN), resolve_entities=False):
                if element.get("hidden") in {"1", "true"}:
                    if element.tag == _ROW:
                        rows.append(_number(element, "r"))
                    else:
                        columns += range(_number(element, "min"), min(_number(element, "max"), 16384) + 1)
                _forget(element)
        except etree.XMLSyntaxError:
            pass  # the reader of the cells has judged the sheet; what was seen so far counts
    return rows, columns


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _number(element: etree._Element, name: str) -> int:
    said = element.get(name, "0")
    return int(said) if said.isdecimal() and len(said) < 9 else 0


def _row_texts(table: Table, numbers: Sequence[int]) -> list[str]:
    found = [table.rows[number - 1] for number in numbers if 0 < number <= len(table.rows)]
    return [text for row in found if (text := " ; ".join(cell for cell in row if cell))]


def _column_texts(table: Table, numbers: Sequence[int]) -> list[str]:
    columns = [[row[n - 1] for row in table.rows if 0 < n <= len(row) and row[n - 1]] for n in numbers[:500]]
    return [" ; ".join(column[:_MAX_LINES]) for column in columns if column]


def _part(kind: str, texts: list[str], position: str) -> Iterator[Hidden]:
    if texts:
        yield Hidden(kind, " | ".join(texts[:_MAX_LINES])[:_MAX_TEXT], position)
