"""The date behind a citation, and what it says about the cited document (rules.md P5, P6)."""

import re
from bisect import bisect_left
from enum import StrEnum

from audit.vietnamese.dates import DateMention, dates_in
from audit.vietnamese.text import UPPER

TYPES = (
    "Thông tư liên tịch|Thông tư|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Chỉ thị|Pháp lệnh|"
    "Bộ luật|Luật|Hiến pháp|Công văn|Công điện|Kế hoạch|Hướng dẫn|Thông báo|Báo cáo|Tờ trình|Kết luận|"
    "Quy định|Quy chế|Lệnh|Văn bản hợp nhất|Văn bản|Giấy mời|Biên bản|NĐ|TT|QĐ|NQ|CV|KH|VB"
)
"""Words that name a kind of official document, for use in a regular expression."""


class DateKind(StrEnum):
    """What the date behind a citation is."""

    ISSUED = "issued"
    EFFECTIVE = "effective"
    OTHER = "other"


_REACH = 90  # letters between a citation and its date
_BODY = (  # only the bodies that issue law: a date after «của Sở …» belongs to a paper of the Sở
    r"(?:\s*,?\s*(?:của|do)\s+(?=Chính phủ|Thủ tướng|Quốc hội|Bộ\s|[UỦ][ỷy] ban thường vụ|UBTVQH)"
    rf"(?-i:[{UPPER}][\w&-]*(?:\s(?:[{UPPER}&][\w&-]*|và|phủ|tướng|hội|trưởng|ban|vụ|-))*))?"
)
_ISSUED = re.compile(
    rf"{_BODY}\s*(?:\(|(?:đã\s+)?(?:được\s+)?(?:ký\s+)?(?:ban hành|ký|thông qua|ra)(?:\s+vào)?\s)?"
    r"\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
_ISSUED_AFTER_COMMA = re.compile(rf"{_BODY}\s*,\s*(?:ngày\s*)?$", re.IGNORECASE)
_EFFECT = re.compile(r"hiệu lực|áp dụng|thi hành", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*(?:của|về|v/v|quy định|ban hành|hướng dẫn|sửa đổi|bổ sung|[);.”»\"]|$)", re.IGNORECASE
)
_BELONGS = re.compile(
    r"\s*(?:của|về|v/v|quy định|ban hành|hướng dẫn|sửa đổi|bổ sung|thay thế|và|thì|có|do|đã|được|tại|kèm|nêu|"
    r"này|đối với|trong|để|nhằm|cho|theo|là|thực hiện|phê duyệt|triển khai|công bố|[\])}.,;:”»\"/|–—-]|$)",
    re.IGNORECASE,
)
_OTHER_CITATION = re.compile(rf"(?<!\w)(?:{TYPES})(?!\w)|\d/\d{{4}}/")


def date_of(text: str, end: int) -> tuple[DateMention | None, DateKind]:
    """The date that follows a citation which ends at *end*, and what it is."""
    dates = dates_in(text)
    position = bisect_left(dates, end, key=lambda d: d.start)
    if position == len(dates) or dates[position].start - end > _REACH:
        return None, DateKind.OTHER
    date = dates[position]
    between = text[end : date.start]
    if _OTHER_CITATION.search(between):
        return None, DateKind.OTHER
    if _ISSUED.fullmatch(between) and _BELONGS.match(text, date.end):
        return date, DateKind.ISSUED
    if _ISSUED_AFTER_COMMA.fullmatch(between) and _GOES_ON.match(text, date.end):
        return date, DateKind.ISSUED
    if _EFFECT.search(between):
        return date, DateKind.EFFECTIVE
    return date, DateKind.OTHER
