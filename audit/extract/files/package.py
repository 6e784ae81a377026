"""ZIP packages (Office Open XML, OpenDocument): members read within bounds, bombs refused."""

import io
import zipfile
import zlib

from lxml import etree

from audit.extract.files.parts import Unreadable
from audit.vietnamese.text import squeeze

MAX_PART_BYTES = 40_000_000
_MAX_UNPACKED_BYTES = 200_000_000
_MAX_MEMBERS = 10_000
_CHUNK = 1 << 20
_LOCKED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError)


def opened(body: bytes) -> zipfile.ZipFile:
    """The package; raises Unreadable when broken, encrypted, or a bomb by what it declares."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except _BROKEN as error:
        raise Unreadable("corrupt") from error
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS or sum(info.file_size for info in members) > _MAX_UNPACKED_BYTES:
        raise Unreadable("too_complex")
    if any(info.flag_bits & 1 for info in members):
        raise Unreadable("encrypted")
    manifest = part(archive, "META-INF/manifest.xml")  # of OpenDocument
    if manifest is not None and next(manifest.iter(_LOCKED), None) is not None:
        raise Unreadable("encrypted")
    return archive


def refuse_bomb(body: bytes) -> None:
    """For packages that another library will unpack: the sizes as they are, not as declared."""
    archive = opened(body)
    left = _MAX_UNPACKED_BYTES
    for info in archive.infolist():
        info.file_size = left + 2 * _CHUNK  # what is declared would end the reading early
        try:
            with archive.open(info) as file:
                while chunk := file.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise Unreadable("too_complex")
        except _BROKEN as error:
            raise Unreadable("corrupt") from error


def part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """One XML member; None when there is none. Raises Unreadable for a bomb or broken XML."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART_BYTES:
        raise Unreadable("too_complex")
    try:
        with archive.open(info) as file:
            content = file.read(MAX_PART_BYTES + 1)
    except _BROKEN as error:
        raise Unreadable("corrupt") from error
    return _parsed(content)


def _parsed(content: bytes) -> etree._Element:
    """The tree; entities are never expanded, a missing end is forgiven."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("corrupt") from error
    if root is None:
        raise Unreadable("corrupt")
    return root


def properties(archive: zipfile.ZipFile, member: str = "docProps/core.xml") -> dict[str, str]:
    """Author, title, dates and the like, as the member for them says."""
    core = part(archive, member)
    if core is None:
        return {}
    return {
        str(etree.QName(item).localname).lower(): squeeze(item.text)
        for item in core.iter("{*}*")
        if item.text and item.text.strip() and len(item) == 0
    }
