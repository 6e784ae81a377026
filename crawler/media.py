"""What a body really is: its first bytes decide, then its name, then what the server said."""

import io
import zipfile
from pathlib import PurePosixPath
from urllib.parse import urlsplit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PDF = "application/pdf"
RTF = "application/rtf"
HTML = "text/html"

_BY_NAME = {
    "pdf": PDF, "doc": DOC, "docx": DOCX, "xls": XLS, "xlsx": XLSX, "odt": ODT, "ods": ODS, "rtf": RTF,
    "txt": "text/plain", "csv": "text/csv", "htm": HTML, "html": HTML, "xml": "application/xml",
    "json": "application/json", "ppt": "application/vnd.ms-powerpoint", "pptx": PPTX, "zip": "application/zip",
    "rar": "application/vnd.rar", "7z": "application/x-7z-compressed", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "png": "image/png", "gif": "image/gif", "mp3": "audio/mpeg", "mp4": "video/mp4",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_PARTS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title", b"<script", b"<div", b"<table")
_TEXTS = {"text/plain", "text/csv", "application/xml", "application/json", HTML, "application/xhtml+xml"}


def media_type_of(body: bytes, name: str = "", content_type: str = "") -> str:
    """The media type of *body*; *name* is a file name or address, *content_type* the server's header."""
    head = body[:1024]
    for magic, kind in _MAGIC:
        if magic in head if kind == PDF else head.startswith(magic):
            return kind
    if head.startswith(_OLE):
        return _inside_ole(body, name)
    if head.startswith(b"PK\x03\x04"):
        return _inside_zip(body)
    return _of_text(head, name, content_type)


def named(name: str) -> str:
    """The media type that a file name or address promises; empty when it promises none."""
    suffix = PurePosixPath(urlsplit(name).path if "://" in name else name).suffix
    return _BY_NAME.get(suffix.lower().lstrip("."), "")


def _of_text(head: bytes, name: str, content_type: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").lower()
    if start.startswith(_HTML_STARTS) or b"<html" in head.lower():
        return HTML
    declared = content_type.partition(";")[0].strip().lower()
    promised = named(name)
    if promised in _TEXTS - {HTML}:
        return promised
    if declared in {"", "application/octet-stream", "binary/octet-stream"} and promised:
        return promised
    return declared or promised or ("text/plain" if _printable(head) else "application/octet-stream")


def _printable(head: bytes) -> bool:
    return not any(byte < 9 for byte in head)


def _inside_ole(body: bytes, name: str) -> str:
    """Word, Excel or PowerPoint 97: told by the names of the streams inside (MS-CFB directory, UTF-16)."""
    for stream, kind in (("WordDocument", DOC), ("Workbook", XLS), ("PowerPoint Document", _BY_NAME["ppt"])):
        if stream.encode("utf-16-le") in body:
            return kind
    return named(name) or "application/x-ole-storage"


def _inside_zip(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return "application/zip"
    for part, kind in _ZIP_PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    return "application/zip"
