"""Does a sentence speak in the name of the school that it mentions?"""

import re
from enum import StrEnum


class Cue(StrEnum):
    """How strongly the words around a school's name say that the school itself is speaking."""

    OWN = "own"  # «Chào mừng đến với website Trường …», «Nội quy này áp dụng cho học sinh Trường …»
    NEAR = "near"  # «nhà trường» in the same sentence
    NONE = "none"  # nothing, or a visit, a transfer, a list of schools


_LEAD = re.compile(
    r"(?:©|\(c\)|copyright|by(?=\s)|bản\s+quyền|thuộc(?:\s+về)?|website|trang\s+(?:web|thông\s+tin\s+điện\s+tử)|"
    r"cổng\s+thông\s+tin(?:\s+điện\s+tử)?|(?:19|20)\d\d|của|liên\s+hệ|tên\s+(?:trường|đơn\s+vị)|địa\s+chỉ|"
    r"(?:đơn\s+vị|cơ\s+quan)(?:\s+(?:chủ\s+quản|quản\s+lý))?|chịu\s+trách\s+nhiệm(?:\s+nội\s+dung)?|"
    r"(?:ubnd|[uủ][yỷ]\s+ban\s+nhân\s+dân)\s+(?:phường|xã)(?:\s+[^\W\d_]+){1,3}|[-–—|•,:.\s])*",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:chào\s+mừng[^.!?\n]{0,60}(?:đến\s+với|tới\s+với|ghé\s+thăm)"
    r"(?:(?!tại(?!\w)|hội(?!\w)|lễ|đoàn|từ(?!\w)|của\s+các)[^.!?\n]){0,60}|"
    r"(?:website|trang\s+web|trang\s+thông\s+tin(?:\s+điện\s+tử)?|cổng\s+thông\s+tin(?:\s+điện\s+tử)?|"
    r"fanpage)(?:\s+chính\s+thức)?(?:\s+của)?|(?<!giấy\s)giới\s+thiệu(?:\s+chung)?(?:\s+về)?|"
    r"(?<!\w)T[./]?M\.?(?:\s+(?:ban\s+giám\s+hiệu|hội\s+đồng\s+trường|tập\s+thể))?|"
    r"(?:©|copyright|bản\s+quyền)\W*(?:20\d\d\W*)?(?:by\s+)?(?:thuộc\s+)?(?:về\s+)?|"
    r"(?:cơ\s+quan|đơn\s+vị)\s+(?:chủ\s+quản|quản\s+lý)\s*:|"
    r"trường\s+(?:chúng\s+)?(?:tôi|em|ta)(?:\s+là|\s+mang\s+tên|,)?|quyết\s+định\s+của\s+hiệu\s+trưởng|"
    r"(?:này|nội\s+quy|quy\s+chế|quy\s+định)[^.\n]{0,30}(?:áp\s+dụng|dành)\s+(?:cho|đối\s+với)[^.\n]{0,40}"
    r")\s*$",
    re.IGNORECASE,
)
_HEADMASTER = re.compile(r"(?<!phó\s)(?:hiệu\s+trưởng|ban\s+giám\s+hiệu)\s*$", re.IGNORECASE)
_CITED = re.compile(
    r"(?<!\w)(?:nguồn|theo|trích|sưu\s+tầm|tham\s+khảo|xem\s+(?:thêm|tại)|căn\s+cứ|liên\s+kết)(?!\w)"
    r"[^.!?,;]{0,60}$",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\s*(?:,\s*)?(?:yêu\s+cầu|giao|quyết\s+định|thông\s+báo|ban\s+hành|căn\s+cứ|đề\s+nghị|phân\s+công|"
    r"chỉ\s+đạo|kính|trân\s+trọng|xin)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"nhà\s+trường|trường\s+(?:chúng\s+)?(?:tôi|em|ta)(?!\w)|website|chào\s+mừng|"
    r"giới\s+thiệu\s+về|TM\.",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"kết\s+nghĩa|giao\s+lưu|(?<!\w)sang(?!\w)|thăm|dự\s+giờ|(?<!\w)cụm|phối\s+hợp|liên\s+kết|cùng(?!\s+nhau)|"
    r"chuyển\s+(?:đến|đi|từ|về|sang|trường)|đại\s+diện|(?<!\w)đoàn|trao\s+đổi|kinh\s+nghiệm|thi\s+đấu|gặp|"
    r"tiếp\s+đón|khách\s+mời|phân\s+tuyến|liên\s+trường|(?<!\w)nguyên\s|công\s+tác\s+tại|đến\s+từ|"
    r"học\s+sinh\s+cũ|địa\s+điểm|tổ\s+chức\s+tại|(?<!\w)(?:tiếp\s+)?giáp|bên\s+cạnh|(?<!\w)gần|hoàn\s+thành|"
    r"tốt\s+nghiệp|học\s+tại|lên\s+lớp|xét\s+tuyển|điểm\s+thi|hội\s+đồng\s+thi|đại\s+biểu|(?<!\w)cạnh(?!\w)|điều\s+động|giải\s+(?:nhất|nhì|ba|khuyến)|"
    r"(?:con|đang|từng|cho\s+em)\s+học|tiếp\s+nhận|giám\s+khảo|hội\s+thi|trọng\s+tài|(?<!\w)(?:thắng|thua)(?!\w)|(?<!\w)các\s+trường",
    re.IGNORECASE,
)


def is_identity_lead(before: str) -> bool:
    """Is *before* only what stands before a site's own name: «© 2026», «UBND phường … –», «Tên đơn vị:»?"""
    return _LEAD.fullmatch(before) is not None


def tells_of_guests(text: str) -> bool:
    """Does *text* speak of a visit, a transfer, an examination, a list: where other schools belong?"""
    return _GUESTS.search(text) is not None


def cue(before: str, after: str) -> Cue:
    """Judge by the words of the sentence before and after the school's name."""
    if _CITED.search(before):
        return Cue.NONE
    if own := _OWN.search(before):
        return Cue.NEAR if _GUESTS.search(f"{before[: own.start()]} … {after}") else Cue.OWN
    around = f"{before} … {after}"
    if _GUESTS.search(around):
        return Cue.NONE
    if post := _HEADMASTER.search(before):
        alone = not re.search(r"\w", before[: post.start()] + after)
        return Cue.OWN if alone or _ORDERS.match(after) else Cue.NONE
    return Cue.NEAR if _NEAR.search(around) else Cue.NONE
