"""Word 97-2003: text through the piece table, every character kept.

Format: [MS-DOC] 2.4.1 (retrieving text): the FIB names the Clx, whose pieces say where each run of text lies
and whether it is one byte a letter (windows-1252, which legacy-font text relies on) or two.
"""

import io
import re
import struct
from collections.abc import Iterator

import olefile

from audit.document import Hidden, Role
from audit.extract.files.parts import FileParts, Paragraph, Unreadable, parts_of
from audit.vietnamese.text import squeeze

_WHICH_TABLE, _ENCRYPTED = 0x0200, 0x0100
_CLX_AT = 0x01A2
_LENGTHS_AT = 0x4C  # FibRgLw97: eight lengths from ccpText to ccpHdrTxbx
_COMMENTS = "nhận xét"
_PLACES = ("", "chú thích", "đầu, chân trang", "", _COMMENTS, "chú thích", "", "đầu, chân trang")
_PICTURE = "\x01"
_MARKS = re.compile("[\x01-\x06\x08]")  # anchors of pictures, notes and drawings
_BROKEN = (OSError, struct.error, IndexError, ValueError, TypeError, AttributeError, RecursionError)
_MAX_CHARACTERS = 20_000_000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?")
_BREAKS = re.compile("[\r\x07\x0b\x0c]")


def read_word97(body: bytes, _media_type: str) -> FileParts:
    """Paragraphs and cells of a .doc; raises Unreadable when encrypted or broken."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as container:
            main = container.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            if flags & _ENCRYPTED:
                raise Unreadable("encrypted")
            table = container.openstream("1Table" if flags & _WHICH_TABLE else "0Table").read()
        text = "".join(_pieces(main, table))
        lengths = struct.unpack_from("<8I", main, _LENGTHS_AT)
    except _BROKEN as error:
        raise Unreadable("corrupt") from error
    if not text.strip():
        raise Unreadable("scan" if _PICTURE in text else "empty")
    return _parts(text, lengths)


def _parts(text: str, lengths: tuple[int, ...]) -> FileParts:
    """The document's parts follow each other in one text."""
    paragraphs: list[Paragraph] = []
    hidden: list[Hidden] = []
    start = 0
    for length, place in zip(lengths, _PLACES, strict=True):
        own, start = _shown(text[start : start + length]), start + length
        if place == _COMMENTS:
            hidden += [Hidden("comment", squeeze(line)) for line in _BREAKS.split(own) if line.strip(" \x05")]
        else:
            paragraphs += [(line, Role.BODY, place) for line in _BREAKS.split(own)]
    return parts_of(paragraphs, hidden=tuple(hidden))


def _shown(text: str) -> str:
    shown = _FIELD_CODE.sub("", text).replace("\x15", "").replace("\x1e", "-").replace("\x1f", "\u00ad")
    return _MARKS.sub("", shown)


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    start, length = struct.unpack_from("<II", main, _CLX_AT)
    plc = _piece_table(table[start : start + length])
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    if ends[-1] > _MAX_CHARACTERS:
        raise Unreadable("too_complex")
    for number in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
        yield _text(main, place, ends[number + 1] - ends[number])


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd inside the Clx, behind any number of property blocks."""
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    length = struct.unpack_from("<I", clx, at + 1)[0]
    return clx[at + 5 : at + 5 + length]


def _text(main: bytes, place: int, letters: int) -> str:
    if place & 0x40000000:
        start = (place & 0x3FFFFFFF) // 2
        return main[start : start + letters].decode("cp1252", "replace")
    return main[place : place + 2 * letters].decode("utf-16-le", "replace")
