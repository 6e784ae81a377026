"""Is a date the day by which something must be done («Hạn nộp: …», «gửi về Phòng trước 17h00, ngày …»)?"""

import re
from enum import Enum

from audit.vietnamese.dates import DateMention
from audit.vietnamese.items import item

_REACH = 400  # characters to each side of a date that are read with it
_CLOCK = (
    r"(?:\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?phút)?\s*,?\s+)?(?:thứ\s+\w+\s*,?\s+)?"
    r"(?:ngày\s+)?"
)
_DONE = r"(?:nộp|gửi|hoàn thành|báo cáo|đăng ký|nhận)"
_DEADLINE = re.compile(
    rf"(?:(?<!\w)(?:thời gian xong|chậm nhất|thời hạn(?=\s*:|\s+(?:{_DONE}|là|trước|đến|cuối|chậm)\b)|"
    rf"hạn(?:\s*:| {_DONE}| cuối| chót))(?!\w)(?P<between>[^.;]{{0,40}})|"
    rf"(?<!\w)(?:xong|hoàn thành|gửi|nộp|báo cáo|đăng ký)(?!\w)[^.;]{{0,60}}trước\s+{_CLOCK})$",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?<!\w)trước\s+{_CLOCK}$", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"(?<!\w)(?:từ|công văn|quyết định|nghị định|thông tư|kế hoạch|tờ trình|"
    r"văn bản|hướng dẫn|số\s*:?\s*\d)(?!\w)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?<!\w)(?:đã|đến nay|quá hạn|chưa nộp|trễ hạn|theo (?:công văn|kế hoạch|thông báo)|sinh trước|"
    r"phát sinh|gia hạn|thay cho|trước đó|kể từ|hết hạn|hết thời hạn)(?!\w)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?<!\w)(?:trường hợp|được hưởng|được giải quyết|được xét|được cộng|thì|không phải|vẫn được|"
    r"(?:quy định|mức) cũ)(?!\w)",
    re.IGNORECASE,
)


class Deadline(Enum):
    SURE = "sure"
    DOUBTFUL = "doubtful"


def deadline(text: str, mention: DateMention) -> Deadline | None:
    """Is *mention* a deadline that the text sets, not one of which it tells?"""
    left = text[max(0, mention.start - _REACH) : mention.start]
    around = _sentence(text, mention)
    if _TOLD.search(around):
        return None
    found = _DEADLINE.search(left)
    if found and not _OTHER_DATE.search(found["between"] or ""):
        return Deadline.DOUBTFUL if _CONDITION.search(around) else Deadline.SURE
    return Deadline.DOUBTFUL if _BEFORE.search(left) else None


def _sentence(text: str, mention: DateMention) -> str:
    left = max(0, mention.start - _REACH)
    near = text[left : mention.end + _REACH]
    begin, stop = item(near, mention.start - left, mention.end - left)
    return near[begin:stop]
