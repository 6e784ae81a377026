"""Does a sentence speak in the name of the school that it mentions?"""

import re
from enum import StrEnum


class Cue(StrEnum):
    """How strongly the words around a school's name say that the school itself is speaking."""

    OWN = "own"  # «Chào mừng đến với website Trường …», «Nội quy này áp dụng cho học sinh Trường …»
    NEAR = "near"  # «nhà trường» in the same sentence
    NONE = "none"  # nothing, or a visit, a transfer, a list of schools


_OWN = re.compile(
    r"(?:chào\s+mừng[^.!?\n]{0,60}(?:đến\s+với|tới\s+với|ghé\s+thăm)[^.!?\n]{0,60}|"
    r"(?:website|trang\s+web|trang\s+thông\s+tin(?:\s+điện\s+tử)?|cổng\s+thông\s+tin(?:\s+điện\s+tử)?|"
    r"fanpage)(?:\s+chính\s+thức)?(?:\s+của)?|giới\s+thiệu(?:\s+chung)?(?:\s+về)?|T[./]?M\.?|"
    r"trường\s+(?:chúng\s+)?(?:tôi|em|ta)(?:\s+là|\s+mang\s+tên|,)?|quyết\s+định\s+của\s+hiệu\s+trưởng|"
    r"(?:này|nội\s+quy|quy\s+chế|quy\s+định)[^.\n]{0,30}(?:áp\s+dụng|dành)\s+(?:cho|đối\s+với)[^.\n]{0,40}"
    r")\s*$",
    re.IGNORECASE,
)
_HEADMASTER = re.compile(r"hiệu\s+trưởng\s*$", re.IGNORECASE)
_ORDERS = re.compile(
    r"\s*(?:,\s*)?(?:yêu\s+cầu|giao|quyết\s+định|thông\s+báo|ban\s+hành|căn\s+cứ|đề\s+nghị|phân\s+công|"
    r"chỉ\s+đạo|$)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"nhà\s+trường|trường\s+(?:chúng\s+)?(?:tôi|em|ta)(?!\w)|hiệu\s+trưởng|website|chào\s+mừng|"
    r"giới\s+thiệu\s+về|TM\.",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"kết\s+nghĩa|giao\s+lưu|(?<!\w)sang(?!\w)|thăm|dự\s+giờ|(?<!\w)cụm|phối\s+hợp|liên\s+kết|cùng(?!\s+nhau)|"
    r"chuyển\s+(?:đến|đi|từ|về|sang|trường)|đại\s+diện|(?<!\w)đoàn|trao\s+đổi|kinh\s+nghiệm|thi\s+đấu|gặp|"
    r"tiếp\s+đón|khách\s+mời|phân\s+tuyến|liên\s+trường|(?<!\w)nguyên\s|công\s+tác\s+tại|đến\s+từ|"
    r"học\s+sinh\s+cũ|địa\s+điểm|tổ\s+chức\s+tại|(?<!\w)(?:tiếp\s+)?giáp|bên\s+cạnh|(?<!\w)gần|hoàn\s+thành|"
    r"tốt\s+nghiệp|học\s+tại|lên\s+lớp|xét\s+tuyển|điểm\s+thi|hội\s+đồng\s+thi|đại\s+biểu|(?<!\w)các\s+trường",
    re.IGNORECASE,
)


def cue(before: str, after: str) -> Cue:
    """Judge by the words of the sentence before and after the school's name."""
    if _OWN.search(before) or (_HEADMASTER.search(before) and _ORDERS.match(after)):
        return Cue.NEAR if _GUESTS.search(after) else Cue.OWN
    around = f"{before} … {after}"
    return Cue.NEAR if _NEAR.search(around) and not _GUESTS.search(around) else Cue.NONE
