"""RTF, through kreuzberg; paragraphs only."""

import re
from collections.abc import Iterator

from kreuzberg import KreuzbergError, extract_bytes_sync

from audit.document import Role
from audit.extract.files.kinds import RTF
from audit.extract.files.parts import FileParts, Unreadable, parts_of

_LETTERHEAD = re.compile(
    r"\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|TRƯỜNG (?:MẦM|TIỂU|THCS|TH&|TRUNG)|Số:\s*[\d./…]*\s*/)"
    r"|(?<=Hạnh phúc)\s+(?=\S)"
)


def read_rich_text(body: bytes, _media_type: str) -> FileParts:
    """Text of an .rtf; raises Unreadable when the reader cannot."""
    try:
        content = extract_bytes_sync(body, RTF).content
    except (KreuzbergError, ValueError, RuntimeError, OSError) as error:
        raise Unreadable("corrupt") from error
    if not content.strip():
        raise Unreadable("scan" if b"\\pict" in body else "empty")
    return parts_of((line, Role.BODY, "") for line in _lines(content))


def _lines(content: str) -> Iterator[str]:
    """The reader joins the cells of a letterhead's table into one line: part them again."""
    for line in content.splitlines():
        yield from _LETTERHEAD.split(line) if _LETTERHEAD.search(line) else [line]
