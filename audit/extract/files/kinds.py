"""Media types of the files that are read, and what a Microsoft container really holds."""

from audit.extract.files.parts import Unreadable
from crawler.media import extension_of

PDF = "application/pdf"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLS = "application/vnd.ms-excel"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
RTF = "application/rtf"
TEXT = "text/plain"
CSV = "text/csv"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEVER_TEXT = frozenset({"pdf", "docx", "xlsx", "odt", "ods"})  # Word and Excel do open text named .doc, .xls
_STREAMS = (("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS))
_ZIP = b"PK\x03\x04"


def settled(body: bytes, media_type: str, name: str) -> str:
    """*media_type*, unless the container says otherwise: «.docx» may be an old .doc, or encrypted.

    Raises Unreadable for an encrypted one and for a type that its content belies.
    """
    if body.startswith(_OLE):
        return _in_ole(body, media_type)
    if media_type in {TEXT, CSV} and extension_of(name) in _NEVER_TEXT:
        raise Unreadable("wrong_type")
    if media_type in {RTF, "text/rtf"} and b"{\\rtf" not in body[:64]:
        raise Unreadable("wrong_type")
    is_package = body.startswith(_ZIP)
    if media_type in {DOC, XLS} or (media_type in {DOCX, XLSX, ODT, ODS} and not is_package):
        raise Unreadable("wrong_type")
    return media_type


def _in_ole(body: bytes, media_type: str) -> str:
    if _named("EncryptedPackage", body):
        raise Unreadable("encrypted")
    held = [kind for stream, kind in _STREAMS if _named(stream, body)]
    if media_type in held or (media_type in {DOC, XLS} and not held):
        return media_type  # one may be embedded in the other; a broken directory is for the reader to judge
    return held[0] if held else "application/x-ole-storage"


def _named(stream: str, body: bytes) -> bool:
    """Does the directory list a stream of this name?"""
    return stream.encode("utf-16-le") + b"\0\0" in body
