"""RTF and OpenDocument text, through kreuzberg; paragraphs only."""

import io
import re
import zipfile
from collections.abc import Iterator

from kreuzberg import KreuzbergError, extract_bytes_sync

from audit.document import Role
from audit.extract.files.parts import FileParts, Unreadable, blocks_of
from audit.extract.files.kinds import ODT

_LETTERHEAD = re.compile(
    r"\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|TRƯỜNG (?:MẦM|TIỂU|THCS|TH&|TRUNG)|Số:\s*[\d./…]*\s*/)"
    r"|(?<=Hạnh phúc)\s+(?=\S)"
)
_MAX_UNPACKED_BYTES = 200_000_000


def read_rich_text(body: bytes, media_type: str) -> FileParts:
    """Text of an .rtf or .odt; raises Unreadable when the reader cannot."""
    if media_type == ODT:
        _refuse_bomb(body)
    kind = "application/rtf" if media_type == "text/rtf" else media_type
    try:
        content = extract_bytes_sync(body, kind).content
    except (KreuzbergError, ValueError, RuntimeError, OSError) as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "corrupt") from error
    if not content.strip():
        raise Unreadable("empty")
    return FileParts(tuple(blocks_of((line, Role.BODY, "") for line in _lines(content))))


def _refuse_bomb(body: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MAX_UNPACKED_BYTES:
                raise Unreadable("too_complex")
    except zipfile.BadZipFile as error:
        raise Unreadable("corrupt") from error


def _lines(content: str) -> Iterator[str]:
    """The reader joins the cells of a letterhead's table into one line: part them again."""
    for line in content.splitlines():
        yield from _LETTERHEAD.split(line) if _LETTERHEAD.search(line) else [line]
