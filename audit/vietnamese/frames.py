"""What a sentence says around some words: does it tell the past, is it a person's biography."""

import re
from datetime import date

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZĐÀ-Ỹ«“(])|\n|\.$")
_FAR = 600  # letters; a longer sentence is cut, so that a huge paragraph costs no more than a short one
_PAST = re.compile(
    r"(?<!\w)(?:trước (?:ngày|năm|tháng) [\d/ ]+(?:là|thuộc|có tên|gọi|mang tên)|trước đây|trước kia|"
    r"trước (?:ngày )?0?1[/.-](?:0?1|0?3|0?7)[/.-]2025|đến (?:hết )?(?:ngày )?30[/.-]0?6[/.-]2025|"
    r"(?:địa chỉ|địa danh|trụ sở) cũ|khi còn|(?:bàn giao|tiếp nhận) (?:[^.;,]{0,30} )?từ|"
    r"trước khi|khi đó|lúc đó|thời đó|thời kỳ|thời kì|nay là|nay thuộc|"
    r"tiền thân|"
    r"tên cũ|đổi tên|chia tách|tách (?:ra )?từ|tách trường|sáp nhập|sát nhập|hợp nhất|chuyển thành|nhập vào|"
    r"không còn|không tổ chức|chấm dứt|kết thúc hoạt động|kết thúc nhiệm vụ|giải thể|bỏ cấp huyện|"
    r"thay cho|thay thế|bãi bỏ|được thành lập|thành lập (?:từ )?năm|"
    r"(?:từ |vào |đến |giữa |đầu |cuối )?(?:những )?năm\s+(?:19|20)\d\d|năm học\s+(?:19|20)\d\d|giai đoạn|"
    r"(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|nay|đến nay))(?!\w)",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?<!\w)cũ(?!\w)", re.IGNORECASE)
_LIFE = re.compile(
    r"(?<!\w)(?:nơi sinh|sinh tại|sinh ở|sinh ra|quê quán|quê ở|quê|nguyên quán|hộ khẩu|thường trú|tạm trú|"
    r"sinh ngày|chỗ ở|nơi ở|nơi cư trú|dân tộc|nơi cấp|cư trú|trú tại|sinh sống)(?!\w)",
    re.IGNORECASE,
)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds text[start:end] begins and stops."""
    begin, stop = max(0, start - _FAR), min(len(text), end + _FAR)
    for match in _SENTENCE_END.finditer(text, begin, stop):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            return begin, match.end()
    return begin, stop


_COPYRIGHT = re.compile(  # «© 2020 - 2026» tells nothing of the past
    r"(?:©|\(c\)|copyright|bản quyền)[^\d.;]{0,30}(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|nay)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"năm(?: học)?\s+(?:20\d\d\s*[-–—]\s*)?(20\d\d)", re.IGNORECASE)


def tells_the_past(text: str, start: int, end: int, today: date | None = None) -> bool:
    """Does the sentence around text[start:end] speak of former times («trước đây», «nay là», «năm 1995»)?

    With *today*, a year or school year that has not ended by then is the present.
    """
    begin, stop = sentence(text, start, end)
    around = _COPYRIGHT.sub("", text[begin:start] + " … " + text[end:stop])
    if today is not None:
        around = _YEAR.sub(lambda year: "" if int(year[1]) >= today.year else year[0], around)
    return _PAST.search(around) is not None or _OLD.search(text[end:stop][:40]) is not None


def tells_a_life(text: str, start: int) -> bool:
    """Do the words before *start* speak of where a person was born or lives?"""
    return _LIFE.search(text[max(0, start - 60) : start]) is not None


_ISSUER = re.compile(
    r"(?:(?:thông tư|nghị định|nghị quyết|quyết định|công văn|công điện|chỉ thị|tờ trình|"
    r"giấy phép)[^.;]{0,200}?|"
    r"(?:kế hoạch|hướng dẫn|thông báo|báo cáo|kết luận|quy định|văn bản)\s+số[^.;]{0,200}?|"
    r"\d/[\w\-&]{2,}[^.;]{0,60}?)(?<!\w)của\s+(?:[^.;]{0,80}(?:,|và)\s+)?"
    r"(?:(?:Chủ tịch|Thường trực|Bộ trưởng|Giám đốc|Trưởng phòng)\s+)?$",
    re.IGNORECASE,
)
_CAREER = re.compile(
    r"(?<!\w)(?:nguyên|cựu|từng|công tác tại|chuyên viên|được điều động)(?!\w)[^.;]{0,60}$", re.IGNORECASE
)
_HONOUR = re.compile(
    r"khen|tặng|công nhận|chứng nhận|trao(?! đổi)|danh hiệu|quyết định thành lập|xếp loại|phê duyệt|cấp phép|"
    r"(?<!và )đầu tư|cờ thi đua|"
    r"ra quyết định",
    re.IGNORECASE,
)


def is_issuer(text: str, start: int) -> bool:
    """Is the body named at *start* the issuer of a document cited before it («Thông tư … của Bộ …»)?"""
    return _ISSUER.search(text[sentence(text, start, start)[0] : start]) is not None


def tells_a_career(text: str, start: int) -> bool:
    """Is the body named at *start* where somebody used to work («nguyên Trưởng phòng …»)?"""
    return _CAREER.search(text[sentence(text, start, start)[0] : start]) is not None


def tells_an_honour(text: str, start: int, end: int) -> bool:
    """Does the sentence tell what a body once gave («được … tặng Bằng khen», «… công nhận»)?"""
    begin, stop = sentence(text, start, end)
    return _HONOUR.search(text[begin:start] + " … " + text[end:stop]) is not None
