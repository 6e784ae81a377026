"""ODT: paragraphs, tables, notes, page margins, hidden parts and properties, straight from the XML."""

from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from audit.document import Hidden, Role, Table
from audit.extract.files.package import opened, part, properties
from audit.extract.files.parts import FileParts, Paragraph, Unreadable, parts_of
from audit.vietnamese.text import squeeze

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE = (_NS % name for name in ("text", "table", "office", "style"))
_P = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_BREAKS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": " ", f"{_TEXT}s": " "}
_UNSEEN = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_OFFICE}forms"})
_MAX_REPEATS, _MAX_TABLES, _MAX_CELLS = 200, 2_000, 200_000
_MAX_HIDDEN = 500


def read_open_text(body: bytes, _media_type: str) -> FileParts:
    """Text of an .odt; raises Unreadable when it is encrypted, broken or a bomb."""
    archive = opened(body)
    content = part(archive, "content.xml")
    if content is None:
        raise Unreadable("corrupt")
    styles = part(archive, "styles.xml")
    paragraphs = chain(_margins(styles, "header"), _walk(content, Role.BODY, ""), _margins(styles, "footer"))
    parts = parts_of(
        paragraphs,
        list(_tables(content)),
        hidden=tuple(islice(_hidden(content), _MAX_HIDDEN)),
        properties=properties(archive, "meta.xml"),
    )
    if not parts.blocks and any(name.startswith("Pictures/") for name in archive.namelist()):
        raise Unreadable("scan")
    return parts


def _walk(element: etree._Element, role: Role, position: str) -> Iterator[Paragraph]:
    """Paragraphs below *element*; those of frames and notes follow the paragraph they hang on."""
    for child in element:
        if child.tag in _P:
            for line in "".join(_pieces(child)).split("\n"):
                yield line, role, position
            yield from _walk(child, role, position)
        elif child.tag == f"{_TABLE}table":
            yield from _walk(child, role if _is_letterhead(child) else Role.TABLE, position)
        elif child.tag == f"{_TEXT}note":
            yield from _walk(child, Role.BODY, "chú thích")
        elif child.tag not in _UNSEEN and len(child):
            yield from _walk(child, role, position)


def _pieces(element: etree._Element) -> Iterator[str]:
    """Visible text of a paragraph without that of the frames, notes and comments inside it."""
    yield element.text or ""
    for child in element:
        if child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _UNSEEN and child.tag not in _P and isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""


def _margins(styles: etree._Element | None, kind: str) -> Iterator[Paragraph]:
    for margin in styles.iter(f"{_STYLE}{kind}") if styles is not None else ():
        yield from _walk(margin, Role.BODY, "đầu trang" if kind == "header" else "chân trang")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in {f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"}:
            yield from _rows(child)


def _is_letterhead(table: etree._Element) -> bool:
    """A table of two columns and few rows holds the letterhead or the signatures, not data."""
    rows = list(islice(_rows(table), 4))
    return len(rows) <= 3 and all(len(row.findall(f"{_TABLE}table-cell")) <= 2 for row in rows)


def _tables(content: etree._Element) -> Iterator[Table]:
    room = _MAX_CELLS
    for number, table in enumerate(islice(content.iter(f"{_TABLE}table"), _MAX_TABLES), 1):
        if _is_letterhead(table):
            continue
        rows: list[tuple[str, ...]] = []
        for row in _rows(table):
            rows.append(tuple(_cells(row, rows[-1] if rows else ())))
            room -= len(rows[-1])
            if room < 0:
                raise Unreadable("too_complex")
        yield Table(tuple(rows), 1, position=f"bảng {number}")


def _cells(row: etree._Element, above: tuple[str, ...]) -> Iterator[str]:
    """Cells of a row; a covered one says what the cell does that covers it, from the left or from above."""
    last, place = "", 0
    spanned = 0  # columns that the last cell covers to its right
    for cell in row:
        for _ in range(_count(cell, f"{_TABLE}number-columns-repeated")):
            if cell.tag == f"{_TABLE}table-cell":
                last = squeeze(" ".join("".join(_pieces(p)) for p in cell if p.tag in _P))
                spanned = _count(cell, f"{_TABLE}number-columns-spanned") - 1
                yield last
            elif cell.tag == f"{_TABLE}covered-table-cell":
                yield last if spanned > 0 else (above[place] if place < len(above) else "")
                spanned -= 1
            place += 1


def _count(cell: etree._Element, name: str) -> int:
    said = cell.get(name, "1")
    return min(int(said), _MAX_REPEATS) if said.isdecimal() else 1


def _hidden(content: etree._Element) -> Iterator[Hidden]:
    for kind, tag in (("deleted", f"{_TEXT}deletion"), ("comment", f"{_OFFICE}annotation")):
        for element in content.iter(tag):
            paragraphs = (p for p in element.iter(*_P))
            if text := squeeze(" ".join("".join(_pieces(p)) for p in paragraphs)):
                yield Hidden(kind, text)
