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
    r"trước đây|khi đó|lúc đó|đã được thay thế|nay là|tiền thân|trước kia|không còn hiệu lực|"
    r"(?:tại |vào )?thời điểm (?!này|hiện)|trước khi (?:có|ban hành|thông tư|nghị định|luật|quy định)|"
    r"(?:quy định|văn bản|mẫu|luật|thông tư|nghị định|điều lệ|quy chế|bài(?: \w+)?) cũ(?!\w)|kỷ niệm|kỉ niệm|"
    r"(?:sơ kết|tổng kết|kết quả|sau)\s+\S{0,6}\s*năm\s+(?:triển khai\s+)?thực hiện|"
    r"(?:sơ kết|tổng kết)[^.;:]{0,30}(?:thực hiện|thi hành|triển khai)",
    re.IGNORECASE,
)
_OLD = re.compile(r"^.{0,40}?(?<!\w)cũ(?!\w)", re.IGNORECASE | re.DOTALL)
_REPEAL = re.compile(
    r"thay (?:thế|cho|bằng|vì)|(?<!\w)thay\s+(?:nghị định|thông tư|luật|quyết định|NĐ|TT|QĐ)(?!\w)|"
    r"bãi bỏ|(?:chấm dứt|ngưng|hết) (?:hiệu lực|thi hành)|hủy bỏ|huỷ bỏ|còn hiệu lực|"
    r"không (?:còn|tiếp tục)(?: được)? (?:thực hiện|áp dụng|căn cứ|phù hợp|giá trị|theo)|không áp dụng|"
    r"(?:ngừng|ngưng|dừng|thôi)(?: việc)? (?:thực hiện|áp dụng)|chuyển từ|"
    r"(?:so|khác) với (?:các )?(?:quy định|văn bản|thông tư|nghị định|luật|điều lệ)|kế thừa",
    re.IGNORECASE,
)
_AMEND = re.compile(r"sửa đổi|được bổ sung|bổ sung (?:một số|bởi|tại|theo)", re.IGNORECASE)
_BASIS = re.compile(
    r"(?<!\w)(?:căn cứ|thực hiện|theo|quy định tại|chấp hành|áp dụng|tuân thủ|thi hành|triển khai|"
    r"nghiêm|quán triệt|cơ sở pháp lý|cơ sở pháp lí|dựa trên|dựa vào|chiếu|phù hợp với|đúng|trên cơ sở|"
    r"quy định (?:của|trong)|quy định theo|vận dụng|bảo đảm|đảm bảo|đáp ứng|điều chỉnh của|"
    r"tại (?:điều|khoản|điểm|chương|phụ lục|mẫu))(?!\w)",
    re.IGNORECASE,
)
_BASIS_AFTER = re.compile(
    r"(?:là (?:căn cứ|cơ sở)|(?:đang|được)(?: nhà trường)? (?:áp dụng|thực hiện|thi hành|tuân thủ))(?!\w)",
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
    if _BASIS.search(before) or _BASIS_AFTER.search(after):
        return Frame.BASIS, amended
    if amended:
        return Frame.REPEAL, amended
    return (Frame.TITLE if _BARE_LEAD.fullmatch(before) else Frame.NONE), amended
