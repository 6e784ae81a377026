"""The weekday that a text states of a date: «Thứ Hai, 8h00 ngày 15/3/2022», «15/3/2022 (thứ 2)»."""

import re
from dataclasses import dataclass

from audit.vietnamese.dates import DateMention, dates_in

NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SPELLED = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_DAY = r"(?:thứ\s+(?P<word>hai|ba|tư|năm|sáu|bảy|bẩy)|thứ\s*(?P<digit>[2-7])|(?P<sunday>chủ\s*nhật|(?-i:CN)))"
_ANY_DAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy)|thứ\s*[2-7]|chủ\s*nhật|CN)"
_HOUR = r"\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?(?:phút|['’]))?"
_BEFORE_DATE = re.compile(
    rf"(?<!\w){_DAY}(?P<gap>(?:\s+(?:tuần\s+)?(?:tới|này|sau))?\s*[,:/([|–—-]?\s*"
    rf"(?:(?:vào\s+)?(?:lúc|hồi|từ)?\s*{_HOUR}(?:\s*[–-]\s*{_HOUR})?\s*,?\s*)?\(?\s*(?:ngày\s*:?\s*)?)$",
    re.IGNORECASE,
)
_AFTER_DATE = (
    re.compile(rf"\s*\(\s*{_DAY}\s*\)", re.IGNORECASE),
    re.compile(rf"(?:,|\s[–—-])\s+{_DAY}(?=\s*(?:[.;)]|$|:(?!\s*(?:ngày\s*)?\d)))", re.IGNORECASE),
    re.compile(rf"\s+là\s+{_DAY}(?=\s*(?:[.,;)]|nên\b|$))", re.IGNORECASE),
)
_SEVERAL_DAYS = re.compile(
    rf"(?<!\w){_ANY_DAY}\s*(?:[,&+/–—-]|và|hoặc|hay|đến(?:\s+hết)?|tới)\s*(?:ngày\s+)?$", re.IGNORECASE
)
_RANGE_START = re.compile(r"(?<!\w)từ\s+(?:ngày\s+)?$", re.IGNORECASE)
_SPAN = re.compile(r"\s*[–—-]\s*|,", re.IGNORECASE)  # «Thứ 2 - 4/3/2022»: Monday to Wednesday?
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần|tiết|tuần|đợt|hạng|khóa|khoá|giải|ngày|vòng|năm|lớp|tháng|buổi|bài|mũi|số|bước|con|đề|môn|"
    r"lượt|nhóm|phần|mục|điểm|chương|tập|chặng|trận|hiệp|người|vị trí|cơ sở|chuyên đề|học k[ỳì]|nhiệm k[ỳì]|"
    r"giai đoạn|mục tiêu|nhiệm vụ|hội nghị|hội thảo|hội thi|đại hội|liên hoan|bộ môn|k[ỳì]|phiên|cuộc|GV)"
    r"(?:\s+(?:thi|họp|học|tập huấn|làm việc|sinh hoạt))?\s+$",
    re.IGNORECASE,
)
_TIME_MAY_STAND = re.compile(
    r"(?:^|[^\w\s]\s*|\d{1,2}[:h]\d{0,2}\s*['’]?\s+|giờ\s\d+\s+|"
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|từ|đến|tới|hết|hôm|nay|mai|là|qua|này|cuối|đầu|và|trước|sau|"
    r"giờ|phút|nghỉ|họp|học|thi|trực|diễn ra|khai mạc|bế mạc|khai giảng|bế giảng|tổ chức|bắt đầu|kết thúc|"
    r"phụ huynh|chào cờ|tựu trường|tập trung|nhập học|đến trường|trở lại|học bù|dạy bù|lao động|dự kiến|lịch|"
    r"tiếp (?:công )?dân|làm việc|tham quan|đón trẻ|nộp|nhận|hạn|chậm nhất)\s+)$",
    re.IGNORECASE,
)
_SUNDAY_MAY_STAND = re.compile(
    r"(?:^|[.(]\s*|thời gian:\s*|(?:sáng|trưa|chiều|tối|đêm|vào|hôm|đến|từ|nghỉ|hết|\d+h\d*,?)\s+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A weekday (Monday is 0), where it stands together with its date, and its `name` as written."""

    weekday: int
    start: int
    end: int
    name: str


def stated_day(text: str, mention: DateMention) -> StatedDay | None:
    """Read the weekday written beside a date; None when there is none, or when it may mean another day."""
    before = _BEFORE_DATE.search(text, max(0, mention.start - 60), mention.start)
    if before:
        if _is_ordinal(text, before) or _is_span(before, mention, text) or _is_taken(text, before):
            return None
        return StatedDay(_weekday(before), before.start(), mention.end, _name(before))
    for number, pattern in enumerate(_AFTER_DATE):
        after = pattern.match(text, mention.end)
        if after and not (number and _RANGE_START.search(text, max(0, mention.start - 12), mention.start)):
            return StatedDay(_weekday(after), mention.start, after.end(), _name(after))
    return None


def _weekday(match: re.Match[str]) -> int:
    if match["sunday"]:
        return 6
    return int(match["digit"]) - 2 if match["digit"] else _SPELLED[match["word"].casefold()]


def _name(match: re.Match[str]) -> str:
    return match["sunday"] or match["word"] or match["digit"]


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """«lần thứ ba», and «thứ ba» or «CN» where no time may stand; «thứ Ba» and «thứ bảy» are days."""
    left = text[max(0, match.start() - 25) : match.start()]
    if _ORDINAL.search(left):
        return True
    if match["sunday"]:
        return match["sunday"] == "CN" and not _SUNDAY_MAY_STAND.search(left)
    written = match[0][: match.start("gap") - match.start()]
    unsure = written.isupper() or (written[0] == "t" and not (match["word"] or "x")[0].isupper())
    return unsure and _weekday(match) < 5 and not _TIME_MAY_STAND.search(left)


def _is_span(match: re.Match[str], mention: DateMention, text: str) -> bool:
    short = bool(match["digit"]) and mention.day <= 7 and text[mention.start] != "0"
    return short and _SPAN.fullmatch(match["gap"]) is not None


def _is_taken(text: str, match: re.Match[str]) -> bool:
    """Does the weekday belong to a list of days («thứ Bảy, Chủ nhật (…)») or to the date before it?"""
    begin = max(0, match.start() - 40)
    left = text[begin : match.start()]
    if _SEVERAL_DAYS.search(left):
        return True
    earlier = dates_in(left)
    if not earlier or not re.fullmatch(r"\s*(?:[:,(–—-]|là)?\s*", left[earlier[-1].end :]):
        return False
    day = earlier[-1].value
    return day is not None and day.weekday() == _weekday(match)
