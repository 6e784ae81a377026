"""DOCX: paragraphs, tables with merged cells, margins, notes, hidden parts and properties, from the XML."""

import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml import etree

from audit.document import Hidden, Role, Table
from audit.extract.files.package import opened, part, properties
from audit.extract.files.parts import FileParts, Paragraph, Unreadable, parts_of
from audit.vietnamese.text import squeeze

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _BOX = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_T, _DEL_TEXT = f"{_W}t", f"{_W}delText"
_SHOWN_AS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}ptab": " ", f"{_W}noBreakHyphen": "-"}
_UNSEEN = frozenset({f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", _BOX, _FALLBACK})
_WRAPPERS = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_MAX_SPAN = 200
_MAX_TABLES, _MAX_CELLS = 2_000, 200_000
_MAX_HIDDEN = 500


def read_docx(body: bytes, _media_type: str) -> FileParts:
    """Text of a Word file; raises Unreadable when it is not one, or is a bomb."""
    archive = opened(body)
    main = part(archive, "word/document.xml")
    if main is None:
        raise Unreadable("corrupt")
    paragraphs = chain(
        _margins(archive, "header"), _walk(main, Role.BODY, ""), _notes(archive), _margins(archive, "footer")
    )
    pictures = any(name.startswith("word/media/") for name in archive.namelist())
    parts = parts_of(
        paragraphs,
        list(_tables(main)),
        hidden=tuple(islice(_hidden(archive, main), _MAX_HIDDEN)),
        properties=properties(archive),
    )
    if not parts.blocks and pictures:
        raise Unreadable("scan")
    return parts


def _walk(element: etree._Element, role: Role, position: str) -> Iterator[Paragraph]:
    """Paragraphs below *element* in reading order; those of a text box follow the one it hangs on."""
    for child in element:
        if child.tag == _P:
            for line in _text(child).split("\n"):
                yield line, role, position
            for box in _boxes(child):
                yield from _walk(box, role, position)
        elif child.tag == _TBL:
            yield from _walk(child, role if _is_letterhead(child) else Role.TABLE, position)
        elif child.tag not in _UNSEEN and len(child):
            yield from _walk(child, role, position)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes of a paragraph, without the copies that older programs are shown."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _UNSEEN and len(child):
            yield from _boxes(child)


def _text(paragraph: etree._Element, *, deleted: bool = False) -> str:
    return "".join(_pieces(paragraph, deleted=deleted))


def _pieces(element: etree._Element, *, deleted: bool) -> Iterator[str]:
    """Visible text, breaks as new lines; with *deleted* also what a tracked change took away."""
    for child in element:
        if child.tag in (_T, _DEL_TEXT) and (deleted or child.tag == _T):
            yield child.text or ""
        elif child.tag in _SHOWN_AS:
            yield _SHOWN_AS[child.tag]
        elif len(child) and (deleted or not (child.tag in _UNSEEN or _is_vanished(child))):
            yield from _pieces(child, deleted=deleted)


def _is_vanished(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _members(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def _is_letterhead(table: etree._Element) -> bool:
    """A table of two columns and few rows holds the letterhead or the signatures, not data."""
    rows = list(islice(_members(table, _TR), 4))
    return len(rows) <= 3 and all(sum(1 for _ in _members(row, _TC)) <= 2 for row in rows)


def _margins(archive: zipfile.ZipFile, kind: str) -> Iterator[Paragraph]:
    """Page headers or footers; most files repeat one text in several of them."""
    names = sorted(n for n in archive.namelist() if n.startswith(f"word/{kind}") and n.endswith(".xml"))
    position = "đầu trang" if kind == "header" else "chân trang"
    seen: set[str] = set()
    for name in names[:6]:
        root = part(archive, name)
        for text, role, _ in _walk(root, Role.BODY, position) if root is not None else ():
            if text not in seen:
                seen.add(text)
                yield text, role, position


def _notes(archive: zipfile.ZipFile) -> Iterator[Paragraph]:
    for kind in ("footnotes", "endnotes"):
        root = part(archive, f"word/{kind}.xml")
        if root is not None:
            yield from _walk(root, Role.BODY, "chú thích")


def _tables(main: etree._Element) -> Iterator[Table]:
    room = _MAX_CELLS
    for number, table in enumerate(islice(main.iter(_TBL), _MAX_TABLES), 1):
        if _is_letterhead(table):
            continue
        rows: list[list[str]] = []
        for row in _members(table, _TR):
            rows.append(_row(row))
            room -= len(rows[-1])
            if room < 0:
                raise Unreadable("too_complex")
        yield Table(tuple(_filled_down(rows)), 1, position=f"bảng {number}")


def _row(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in _members(row, _TC):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merge is not None and merge.get(f"{_W}val") != "restart"
        text = "\0" if goes_on else squeeze(" ".join(_text(p) for p in _members(cell, _P)))
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        cells += [text] * min(int(width) if width.isdecimal() else 1, _MAX_SPAN)
    return cells


def _filled_down(rows: Iterable[list[str]]) -> Iterator[tuple[str, ...]]:
    """A cell that is merged with the one above says the same."""
    above: list[str] = []
    for row in rows:
        above = [_at(above, place) if cell == "\0" else cell for place, cell in enumerate(row)]
        yield tuple(above)


def _at(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _hidden(archive: zipfile.ZipFile, main: etree._Element) -> Iterator[Hidden]:
    """Tracked changes, hidden runs and comments."""
    for kind, tag in (("deleted", "del"), ("inserted", "ins")):
        yield from _all(main, f"{_W}{tag}", kind)
    for mark in main.iter(f"{_W}vanish"):
        run = next(mark.iterancestors(f"{_W}r"), None)
        if run is not None and _is_vanished(run) and (text := squeeze(_text(run))):
            yield Hidden("text", text)
    comments = part(archive, "word/comments.xml")
    if comments is not None:
        yield from _all(comments, f"{_W}comment", "comment")


def _all(root: etree._Element, tag: str, kind: str) -> Iterator[Hidden]:
    for element in root.iter(tag):
        if text := squeeze(_text(element, deleted=True)):
            yield Hidden(kind, text)
