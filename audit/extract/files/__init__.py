"""Files → Documents: text, tables, properties, hidden parts; a file that cannot be read says why."""

from collections.abc import Callable, Sequence

from audit.document import DateSource, DocDate, Document, PageType
from audit.extract.files import kinds
from audit.extract.files.open_document import read_open_text
from audit.extract.files.parts import FileParts, Unreadable
from audit.extract.files.pdf import read_pdf
from audit.extract.files.plain import read_csv, read_plain
from audit.extract.files.rich_text import read_rich_text
from audit.extract.files.spreadsheet import read_spreadsheet
from audit.extract.files.word import read_docx
from audit.extract.files.word97 import read_word97
from audit.extract.page_type import file_type
from audit.extract.published import http_date
from audit.vietnamese.dates import head_interval
from crawler.captures import Capture
from crawler.media import is_attachment

Reader = Callable[[bytes, str], FileParts]

READERS: dict[str, Reader] = {
    kinds.PDF: read_pdf,
    kinds.DOCX: read_docx,
    kinds.XLSX: read_spreadsheet,
    kinds.XLS: read_spreadsheet,
    kinds.ODS: read_spreadsheet,
    kinds.DOC: read_word97,
    kinds.ODT: read_open_text,
    kinds.RTF: read_rich_text,
    "text/rtf": read_rich_text,
    kinds.TEXT: read_plain,
    kinds.CSV: read_csv,
}


def extract_file(body: bytes, capture: Capture) -> Document:
    """The file of *capture* as a document. Never raises on what is in the file."""
    if not body.strip(b"\x00\t\r\n "):
        return unreadable_file(capture, "empty")
    name = capture.final_url or capture.url
    try:
        media_type = kinds.settled(body, capture.media_type, name)
        reader = READERS.get(media_type)
        if reader is None:
            raise Unreadable("wrong_type" if is_attachment(name) else "unknown_type")  # noqa: TRY301 - one way out
        parts = reader(body, media_type)
        if not (parts.blocks or parts.tables or parts.hidden):
            raise Unreadable(_nothing(parts))  # noqa: TRY301 - one way out
    except Unreadable as error:
        return unreadable_file(capture, str(error))
    return _document(parts, capture)


def _nothing(parts: FileParts) -> str:
    """Why a file that could be opened gave no words."""
    if parts.cut:
        return "too_complex"
    return "scan" if parts.scan else "empty"


def unreadable_file(capture: Capture, why: str) -> Document:
    return Document(
        url=capture.url,
        media_type=capture.media_type,
        label=capture.label,
        page_type=PageType.FILE,
        unreadable=why,
    )


def _document(parts: FileParts, capture: Capture) -> Document:
    lines = [block.text for block in parts.blocks]
    title = parts.properties.get("title", "") or capture.label or (lines[0] if lines else "")
    return Document(
        url=capture.url,
        title=title[:200],
        page_type=file_type(capture.final_url or capture.url, capture.label, lines[:25]),
        media_type=capture.media_type,
        blocks=parts.blocks,
        tables=parts.tables,
        dated=_date(lines, capture),
        hidden=parts.hidden,
        properties=parts.properties | ({"cut": "yes"} if parts.cut else {}),
        label=capture.label,
        scan=parts.scan,
    )


def _date(lines: Sequence[str], capture: Capture) -> DocDate:
    if interval := head_interval(lines):
        return DocDate(*interval, DateSource.HEAD)
    if modified := http_date(capture.headers.get("last-modified", "")):
        return DocDate(modified, modified, DateSource.HTTP)
    return DocDate()
