"""What the sentence around a citation does with the cited document (rules.md P7)."""

import re
from enum import StrEnum

from audit.vietnamese.frames import sentence


class Frame(StrEnum):
    """What the sentence does with the cited document."""

    BASIS = "basis"
    REPEAL = "repeal"
    HISTORIC = "historic"
    TITLE = "title"
    NONE = "none"


_HISTORIC = re.compile(
    r"trước đây|khi đó|lúc đó|đã được thay thế|nay là|tiền thân|trước kia|thời điểm đó|không còn hiệu lực|"
    r"giai đoạn\s+(?:từ\s+)?(?:năm\s+)?\d{4}|"
    r"(?:sơ kết|tổng kết|kết quả|sau)\s+\S{0,6}\s*năm\s+(?:triển khai\s+)?thực hiện",
    re.IGNORECASE,
)
_OLD = re.compile(r"^.{0,40}?(?<!\w)cũ(?!\w)", re.IGNORECASE | re.DOTALL)
_REPEAL = re.compile(
    r"thay thế|thay cho|bãi bỏ|(?:chấm dứt|ngưng|hết) (?:hiệu lực|thi hành)|hủy bỏ|huỷ bỏ", re.IGNORECASE
)
_AMEND = re.compile(r"sửa đổi|được bổ sung|bổ sung (?:một số|bởi|tại|theo)", re.IGNORECASE)
_BASIS = re.compile(
    r"(?<!\w)(?:căn cứ|thực hiện|theo|quy định tại|chấp hành|áp dụng|tuân thủ|thi hành|triển khai|"
    r"nghiêm|quán triệt)(?!\w)",
    re.IGNORECASE,
)
_BARE_LEAD = re.compile(r"[\s\d.)(\]\[•●*+>–—/:|-]*(?:ngày\s*)?(?:số\s*:?\s*)?", re.IGNORECASE)

_REACH = 600  # characters to each side in which the sentence is looked for: keeps long texts linear


def frame_of(text: str, start: int, end: int) -> tuple[Frame, bool]:
    """The frame of the citation text[start:end], and whether its clause speaks of amendments."""
    left = max(0, start - _REACH)
    near = text[left : end + _REACH]
    begin, stop = sentence(near, start - left, end - left)
    before, after = near[begin : start - left], near[end - left : stop]
    clause = before.rpartition(";")[2] + text[start:end] + after.partition(";")[0]
    amended = _AMEND.search(clause) is not None
    if _HISTORIC.search(before + after) or _OLD.match(after.partition(";")[0]):
        return Frame.HISTORIC, amended
    if _REPEAL.search(clause):
        return Frame.REPEAL, amended
    if _BASIS.search(before):
        return Frame.BASIS, amended
    if amended:
        return Frame.REPEAL, amended
    return (Frame.TITLE if _BARE_LEAD.fullmatch(before) else Frame.NONE), amended
