"""INA-010: the weekday that a text states is not the weekday of its date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from audit.document import Block, Document, dated, document, living
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.dates import DateMention, dates_in, vietnamese
from audit.vietnamese.quotes import quoted

_NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SPELLED = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_DAY = r"(?:thứ\s+(?P<word>hai|ba|tư|năm|sáu|bảy|bẩy)|thứ\s*(?P<digit>[2-7])|(?P<sunday>chủ\s*nhật|(?-i:CN)))"
_BEFORE_DATE = re.compile(rf"(?<!\w){_DAY}\s*[,:(–-]?\s*(?:ngày\s*)?$", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"\s*\(\s*{_DAY}\s*\)", re.IGNORECASE)
_DAY_SPAN = re.compile(r"thứ\s*\d\s*[–-]\s*", re.IGNORECASE)  # «Thứ 2 - 4/3/2022»: Monday to Wednesday?
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần|tiết|tuần|đợt|hạng|khóa|khoá|giải|ngày|vòng|năm|lớp|"
    r"(?:kỳ|kì|phiên|cuộc)(?: họp)?|GV)\s+$",
    re.IGNORECASE,
)
_TIME_MAY_STAND = re.compile(
    r"(?:^|[.,;:()–—|/!?“«\"-]\s*|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|từ|đến|tới|hết|hôm|nay|là|qua|này|"
    r"cuối|đầu|và|trước|sau|giờ|phút|\d+h\d*|nghỉ|họp|học|thi|diễn ra|khai mạc|khai giảng|"
    r"tổ chức|bắt đầu|kết thúc|trực)\s+)$",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(r"(?<!\w)thứ nhất(?!\w)", re.IGNORECASE)


@page_rule(
    "INA-010",
    title="Thứ trong tuần không khớp ngày",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: thông tin đăng tải cần chính xác",),
    flags=(
        dated("2022-03-10", "Thứ Hai, ngày 15/3/2022"),
        living("Chủ nhật (05/9/2026)"),
        living("thứ 6 ngày 23 tháng 11 năm 2026"),
        living("Thứ 7, ngày 28/8/2026", role="banner"),
        dated("2026-11-01", "Họp phụ huynh vào chiều thứ tư, ngày 06/11/2026"),
        dated("2026-11-01", "Khai mạc ngày 21/11/2026 (Chủ nhật) tại sân trường"),
    ),
    advises=(),
    passes=(
        living("Thứ Sáu, ngày 20/11/2026"),
        living("Đại hội lần thứ ba, ngày 20/11/2026"),
        living("Chủ nhật, ngày 26/4/2026 (tức ngày 10/3 âm lịch)"),
        living("Hôm nay: Thứ Hai, 23/11/2026"),
        living("Thứ Hai (15/3)"),
        living("Kỳ họp thứ Hai, ngày 20/11/2026"),
        living("Mục tiêu thứ hai: 20/11/2026"),
        living("GV CN, ngày 20/11/2026; bác sĩ CN, 20/11/2026"),
        living("Thứ 2 - 4/3/2022: kiểm tra"),
        living("Trao mũi vắc-xin thứ 2 ngày 20/11/2026"),
        document("Thứ nhất, nhà trường họp.", "Thứ hai, ngày 20/11/2026 nhà trường khai mạc."),
    ),
)
def weekday_mismatch(document: Document, context: Context) -> Iterator[Hit]:
    """Thứ ghi trong bài không đúng với ngày theo lịch.

    Vì sao: phụ huynh, học sinh đến sai ngày; người đọc nghi ngờ các thông tin khác của trang.
    Cách xử lý: kiểm tra lại lịch rồi sửa thứ hoặc sửa ngày theo một trong hai cách đã nêu ở đề xuất.
    """
    del context  # the calendar is the same for every school
    counts = any(_ENUMERATION.search(block.text) for block in document.blocks)  # «Thứ nhất … Thứ hai, ngày …»
    for block in own_blocks(document):
        for mention in dates_in(block.text):
            stated = _stated(block.text, mention)
            day = mention.value
            if stated is None or day is None or stated[0] == day.weekday():
                continue
            weekday, start, end = stated
            if not quoted(block.text, start, end) and not (counts and weekday < 5):
                yield _hit(block, weekday, day, start, end)


def _stated(text: str, mention: DateMention) -> tuple[int, int, int] | None:
    """Read the weekday written beside the date, and where weekday and date stand."""
    before = _BEFORE_DATE.search(text, max(0, mention.start - 30), mention.start)
    if before and not _is_ordinal(text, before):
        return _weekday(before), before.start(), mention.end
    after = _AFTER_DATE.match(text, mention.end)
    return (_weekday(after), mention.start, after.end()) if after else None


def _weekday(match: re.Match[str]) -> int:
    if match["sunday"]:
        return 6
    return int(match["digit"]) - 2 if match["digit"] else _SPELLED[match["word"].casefold()]


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """«lần thứ ba»; a small «thứ» or «CN» counts as a weekday only where a time may stand."""
    left = text[max(0, match.start() - 25) : match.start()]
    if _ORDINAL.search(left) or _DAY_SPAN.fullmatch(match[0]):
        return True
    unsure = match[0].startswith(("t", "CN"))
    return unsure and not _TIME_MAY_STAND.search(left)


def _hit(block: Block, weekday: int, day: date, start: int, end: int) -> Hit:
    shift = (weekday - day.weekday() + 3) % 7 - 3  # the nearest day with that weekday, at most 3 away
    nearest = day + timedelta(days=shift)
    right = _NAMES[day.weekday()]
    return Hit(
        message=f"Ngày {vietnamese(day)} là {right}, không phải {_NAMES[weekday]}.",
        value=f"{_NAMES[weekday]}|{day.isoformat()}",
        suggestion=f"Sửa thành «{right}, ngày {vietnamese(day)}» "
        f"hoặc «{_NAMES[weekday]}, ngày {vietnamese(nearest)}».",
        block=block,
        start=start,
        end=end,
    )
