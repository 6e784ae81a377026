"""Lines of a PDF page joined into paragraphs: sentences and dates whole; headings and items apart."""

import re
from collections.abc import Iterator, Sequence

from audit.extract.files.pdf_lines import Line

_ITEM = re.compile(
    r"(?:[-–—+•*●▪◦\uf0b7o]\s|[-–+•●▪]\S|\d{1,2}(?:\.\d{1,2}){0,3}[.)](?:\s|$)|[IVX]{1,4}[.)]\s|[a-zđ][.)]\s)"
)
_OWN = re.compile(
    r"(?:Căn cứ\s|Nơi nhận|Kính gửi|Số:|Lưu:|Xét đề nghị|Theo đề nghị)"
)  # begin a paragraph always
_HEAD_PART = re.compile(
    r"(?:UBND|Ủ?Y? ?BAN NHÂN DÂN|ỦY BAN|UỶ BAN|SỞ |PHÒNG |TRƯỜNG |CỘNG H|Độc lập|ĐẢNG |CÔNG ĐOÀN|LIÊN ĐOÀN)"
)
_NAMES_BODY = re.compile(r"(?:UBND|ỦY BAN|UỶ BAN|SỞ |PHÒNG |TRƯỜNG |CỘNG H|HỘI ĐỒNG )")
_KIND_NAME = re.compile(
    r"(?:KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|QUYẾT ĐỊNH|TỜ TRÌNH|BIÊN BẢN|CÔNG VĂN|NGHỊ QUYẾT|QUY CHẾ|QUY ĐỊNH|NỘI QUY"
    r"|CHƯƠNG TRÌNH|HƯỚNG DẪN|GIẤY MỜI|DANH SÁCH|PHỤ LỤC|BIỂU MẪU|ĐƠN |PHIẾU |HIỆU TRƯỞNG|PHÓ |TM\.|KT\.|Số)"
)
_OPEN_END = re.compile(
    r"(?:,|\b(?:ngày|tháng|năm|số|thứ|khoản|điều|điểm|mục|từ|đến|của|và|với|cho|tại|theo|về|các|những|là|học|lớp"
    r"|trước|sau|trên|do|để|được|trong|hoặc|kể từ|việc|thông tư|nghị định|nghị quyết|quyết định số))$",
    re.IGNORECASE,
)
_CLOSED = (".", "!", "?", ";", ":", "./.", "…")


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of a page, in the order of its text."""
    edge = max((line.right for line in lines), default=0.0)
    current, last = "", None
    for line in lines:
        if last is not None and current and _goes_on(current, last, line, edge):
            current = _joined(current, line.text)
        else:
            if current:
                yield current
            current = line.text
        last = line
    if current:
        yield current


def _joined(current: str, line: str) -> str:
    """«72/2013/NĐ-» and «CP» are one word."""
    glued = len(current) > 1 and current[-1] in "-/" and current[-2].isalnum() and line[:1].isalnum()
    return current + line if glued else f"{current} {line}"


def _goes_on(current: str, last: Line, line: Line, edge: float) -> bool:
    """Does *line* continue the paragraph *current*, whose last line is *last*?"""
    if not line.text or not last.is_above(line):
        return False
    if current.isupper() or line.text.isupper():
        return _is_one_heading(current, last, line)
    if _OPEN_END.search(current):
        return not _HEAD_PART.match(line.text)
    if _ITEM.match(line.text) or _HEAD_PART.match(line.text) or _OWN.match(line.text):
        return False
    lower = line.text[0].islower()
    if _is_full(last, line, edge):
        return lower or not current.endswith(_CLOSED)
    return lower and not current.endswith(_CLOSED)


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """Would the first word of *line* not have fitted behind *last*?"""
    first = len(line.text.split()[0]) + 1
    width = (line.right - line.left) / max(1, len(line.text))
    return last.right + first * width > edge - 0.5 * last.height and len(last.text) >= 25


def _is_one_heading(current: str, last: Line, line: Line) -> bool:
    """The name of an office or the state's title that needs a second line: «TRƯỜNG TIỂU HỌC ÁNH / DƯƠNG»."""
    if not (current.isupper() and line.text.isupper()):
        return bool(_OPEN_END.search(current)) and not current.isupper()
    if _HEAD_PART.match(line.text) or _KIND_NAME.match(line.text) or _ITEM.match(line.text):
        return False
    centred = abs((last.left + last.right) - (line.left + line.right)) < 2 * last.height
    return centred and bool(_NAMES_BODY.match(current)) and line.right - line.left < last.right - last.left
