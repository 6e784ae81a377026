"""Does a text repeat a mistake only to correct it («Đính chính: …», «đã ghi nhầm …»)?"""

import re

from audit.vietnamese.items import item

_CORRECTION = re.compile(
    r"(?<!\w)(?:đính chính|(?:ghi|đăng|viết|in|gõ|nêu|nhập|đánh máy|thông báo)\s+(?:nhầm|sai)|"
    r"(?:được|xin|đã)?\s*sửa (?:lại\s+)?(?:thành|là)|không tồn tại|không có ngày)(?!\w)",
    re.IGNORECASE,
)


def corrects(text: str, start: int, end: int) -> bool:
    """Is text[start:end] told as a mistake in its sentence or item?"""
    begin, stop = item(text, start, end)
    return _CORRECTION.search(text[begin:stop]) is not None
