"""DOCX: paragraphs, tables with merged cells, headers, hidden parts and properties, straight from the XML."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from audit.document import Hidden, Role, Table
from audit.extract.files.parts import FileParts, Unreadable, blocks_of
from audit.vietnamese.text import squeeze

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_PART_BYTES = 60_000_000
_MAX_SPAN = 200
_Paragraph = tuple[str, Role, str]


def read_docx(body: bytes, _media_type: str) -> FileParts:
    """Text of a Word file; raises Unreadable when it is not one, or is a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except zipfile.BadZipFile as error:
        raise Unreadable("corrupt") from error
    main = part(archive, "word/document.xml")
    if main is None:
        raise Unreadable("corrupt")
    paragraphs = [*_margins(archive, "header"), *_paragraphs(main), *_margins(archive, "footer")]
    return FileParts(
        tuple(blocks_of(paragraphs)), tuple(_tables(main)), tuple(_hidden(archive, main)), properties(archive)
    )


def part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """One XML part; None when there is none. Raises Unreadable for a bomb or broken XML."""
    try:
        info = archive.getinfo(name)
        if info.file_size > _MAX_PART_BYTES:
            raise Unreadable("too_complex")
        with archive.open(info) as file:
            content = file.read(_MAX_PART_BYTES + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("corrupt") from error
    if len(content) > _MAX_PART_BYTES:
        raise Unreadable("too_complex")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    return etree.fromstring(content, parser)


def properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Author, title, dates and the like of an Office Open XML file (docProps/core.xml)."""
    core = part(archive, "docProps/core.xml")
    if core is None:
        return {}
    return {etree.QName(item).localname.lower(): squeeze(item.text) for item in core if item.text}


def _text(element: etree._Element, *, deleted: bool = False) -> str:
    """Visible text of a paragraph: runs joined, breaks as new lines, deletions left out."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag == f"{_W}t" or (deleted and node.tag == f"{_W}delText"):
            pieces.append(node.text or "")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif node.tag == f"{_W}tab":
            pieces.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _paragraphs(main: etree._Element) -> Iterator[_Paragraph]:
    for paragraph in main.iter(f"{_W}p"):
        table = next(paragraph.iterancestors(f"{_W}tbl"), None)
        role = Role.BODY if table is None or _is_letterhead(table) else Role.TABLE
        for line in _text(paragraph).split("\n"):
            yield line, role, ""


def _is_letterhead(table: etree._Element) -> bool:
    """A borderless two-column table at the top holds the letterhead, not data."""
    rows = table.findall(f"{_W}tr")
    return len(rows) <= 3 and all(len(row.findall(f"{_W}tc")) <= 2 for row in rows)


def _margins(archive: zipfile.ZipFile, kind: str) -> Iterator[_Paragraph]:
    names = sorted(n for n in archive.namelist() if n.startswith(f"word/{kind}") and n.endswith(".xml"))
    for name in names[:6]:
        root = part(archive, name)
        for paragraph in root.iter(f"{_W}p") if root is not None else ():
            yield squeeze(_text(paragraph)), Role.BODY, "đầu trang" if kind == "header" else "chân trang"


def _tables(main: etree._Element) -> Iterator[Table]:
    for number, table in enumerate(main.iter(f"{_W}tbl"), 1):
        rows = [_row(row) for row in table.findall(f"{_W}tr")]
        if rows and not _is_letterhead(table):
            yield Table(tuple(_fill_down(rows)), 1, position=f"bảng {number}")


def _row(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row.findall(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merge is not None and merge.get(f"{_W}val") != "restart"
        text = "\0" if goes_on else squeeze(" ".join(_text(p) for p in cell.iter(f"{_W}p")))
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        cells += [text] * min(int(width) if width.isdigit() else 1, _MAX_SPAN)
    return cells


def _fill_down(rows: list[list[str]]) -> Iterator[tuple[str, ...]]:
    above: list[str] = []
    for row in rows:
        filled = [(above[i] if i < len(above) else "") if cell == "\0" else cell for i, cell in enumerate(row)]
        above = filled
        yield tuple(filled)


def _hidden(archive: zipfile.ZipFile, main: etree._Element) -> Iterator[Hidden]:
    for kind, tag in (("deleted", "del"), ("inserted", "ins")):
        for change in main.iter(f"{_W}{tag}"):
            if text := squeeze(_text(change, deleted=True)):
                yield Hidden(kind, text)
    comments = part(archive, "word/comments.xml")
    for comment in comments.iter(f"{_W}comment") if comments is not None else ():
        if text := squeeze(_text(comment)):
            yield Hidden("comment", text)
