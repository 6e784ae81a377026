"""What a body is: by its first bytes, then by what the server said, and by the name in its address."""

import re

from crawler.addresses import path_of

HTML = "text/html"
_ZIP = "application/zip"
_OLE = "application/x-ole-storage"

READ_EXTENSIONS = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "rtf", "txt", "csv"})
"""Attachments that are fetched and read."""

_BY_EXTENSION = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "csv": "text/csv",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_READ_TYPES = frozenset({HTML, *(_BY_EXTENSION[extension] for extension in READ_EXTENSIONS)})
_OFFICE_ZIP = {  # a member that only this kind has → kind
    b"word/": "docx",
    b"xl/": "xlsx",
    b"ppt/": "pptx",
    b"opendocument.text": "odt",
    b"opendocument.spreadsheet": "ods",
}
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"PK\x03\x04", _ZIP),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"\x00\x00\x00\x18ftyp", "video/mp4"),
    (b"\x00\x00\x00\x20ftyp", "video/mp4"),
    (b"RIFF", "application/x-riff"),
)
_LISTED_EXTENSION = re.compile(
    r"pptx?|pps[xm]?|odp|zip|rar|7z|t?gz|tar|bz2|iso|exe|msi|apk|dmg|jar|swf|epub|mobi|prc|psd|ai|dwg|mdb|accdb"
    r"|mp[34]|m4[av]|wav|wma|ogg|og[av]|flac|aac|amr|avi|mov|wmv|flv|mkv|webm|mpe?g|3gp|vob"
    r"|jpe?g|jfif|png|gif|bmp|webp|svg|ico|tiff?|heic|avif|css|js|mjs|map|woff2?|ttf|eot|otf|xml|rss|atom|ics|vcf"
)
_IMAGE_EXTENSION = re.compile(r"jpe?g|jfif|png|gif|bmp|webp|svg|ico|tiff?|heic|avif")
_PAGE_PARTS = frozenset({"css", "js", "mjs", "map", "woff", "woff2", "ttf", "eot", "otf", "ico"})
_LISTED_TYPE = re.compile(
    r"(?:video|audio|image|font)/.*|application/(?:zip|x-zip-compressed|vnd\.rar|x-rar.*|x-7z-compressed|java.*"
    r"|x-msdownload|vnd\.android.*|vnd\.ms-powerpoint|.*presentationml.*|x-iso9660-image)"
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|table|frameset|p|h\d|!--)\b", re.IGNORECASE
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def extension_of(url: str) -> str:
    name = path_of(url).rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_attachment(url: str) -> bool:
    return extension_of(url) in READ_EXTENSIONS


def is_listed(url: str) -> bool:
    """By its name a file that is recorded with its size and not read."""
    return _LISTED_EXTENSION.fullmatch(extension_of(url)) is not None


def is_image(url: str) -> bool:
    return _IMAGE_EXTENSION.fullmatch(extension_of(url)) is not None


def is_page_part(url: str) -> bool:
    """Style sheets, scripts and fonts: part of a page, no content of their own."""
    return extension_of(url) in _PAGE_PARTS


def is_file(url: str) -> bool:
    return is_attachment(url) or is_listed(url)


def is_listed_type(header: str) -> bool:
    """Does the Content-Type already say that the body will not be read?"""
    return _LISTED_TYPE.fullmatch(_bare(header)) is not None


def is_read_type(media_type: str) -> bool:
    return media_type in _READ_TYPES


def media_type(body: bytes, header: str, url: str) -> str:
    """The type of *body*: the content decides, the header and the name only where it cannot."""
    extension = extension_of(url)
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return _container(kind, body, header, extension)
    if _looks_like_text(body):
        if _MARKUP.search(body[:4096].replace(b"\x00", b"")):
            return (
                _bare(header) if "xml" in header and b"<?xml" in body[:64] and "html" not in header else HTML
            )
        return _text_type(_bare(header), extension)
    return _bare(header) or _BY_EXTENSION.get(extension, "application/octet-stream")


def _container(kind: str, body: bytes, header: str, extension: str) -> str:
    """OLE and ZIP hold many kinds: a tell-tale member, then name and header choose among them."""
    if kind == _ZIP:
        member = next((e for mark, e in _OFFICE_ZIP.items() if mark in body[:65536]), "")
        return _BY_EXTENSION.get(member or _found_at_end(body), _ZIP)
    if kind != _OLE:
        return kind
    if extension in {"doc", "xls", "ppt"}:
        return _BY_EXTENSION[extension]
    if _bare(header) in _BY_EXTENSION.values():
        return _bare(header)
    return _BY_EXTENSION["xls" if b"W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00" in body else "doc"]


def _found_at_end(body: bytes) -> str:
    """The directory of a ZIP lies at its end; large first members push the tell-tale names there."""
    return next((e for mark, e in _OFFICE_ZIP.items() if mark in body[-65536:]), "")


def _looks_like_text(body: bytes) -> bool:
    head = body[:4096]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    return not _BINARY.search(head)


def _text_type(header: str, extension: str) -> str:
    if header in {"", "application/octet-stream", "application/force-download", "binary/octet-stream", HTML}:
        return (
            _BY_EXTENSION[extension]
            if extension in {"txt", "csv"}
            else (header if header == HTML else "text/plain")
        )
    if header in _BY_EXTENSION.values() and not header.startswith("text/"):
        return "text/csv" if extension == "csv" else "text/plain"  # text that calls itself a PDF
    return header


def _bare(header: str) -> str:
    return header.partition(";")[0].strip().lower()
