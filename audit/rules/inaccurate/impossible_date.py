"""INA-020: a date that no calendar has."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from audit.document import Document, dated, living
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.corrections import corrects
from audit.vietnamese.dates import DateMention, dates_in, vietnamese
from audit.vietnamese.quotes import quoted

_CUE = re.compile(
    r"(?:(?<!\w)(?:ngày|từ|đến|tới|hết|hạn|sáng|chiều|tối|lúc|hồi|trước|vào|thời gian|khai mạc|bế mạc|"
    r"khai giảng|sinh|chủ nhật|thứ\s*\w+)(?!\w)[^\d;.]{0,14}|"
    r"(?<!\w)hạn(?!\w)[^\d;.]{0,35}|,\s*(?:ngày\s*)?)$",
    re.IGNORECASE,
)
_OTHER_END = re.compile(
    r"(?<!\d)\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?)?\s*(?:[,–—-]|và|đến|tới)\s*(?:ngày\s*)?$"
)
_MACHINE_TIME = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:AM|PM|SA|CH)\b")
_ENGLISH = re.compile(r"(?<![^\W_])(?:posted|updated?|published|date|on|[a-z]{3,6}day)\W*$", re.IGNORECASE)
_VIETNAMESE_LETTERS = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựáàãéèíìóòõúùý]")


@page_rule(
    "INA-020",
    title="Ngày không tồn tại",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: thông tin đăng tải cần chính xác",),
    flags=(
        living("ngày 31/11/2026"),
        dated("2025-02-20", "ngày 29 tháng 02 năm 2025"),
        living("đến hết ngày 31/6/2026"),
        living("Bắc Giang, 12/13/2026"),
    ),
    advises=(),
    passes=(
        living("ngày 29/02/2024"),
        living("phiên bản 31.11.2026"),
        living("tỉ số 31/13/2026 điểm"),
        living("Posted on Monday, 11/23/2026"),
        living("Ngày 31/12/2026"),
    ),
)
def impossible_date(document: Document, context: Context) -> Iterator[Hit]:
    """Ngày, tháng ghi trong bài không có trong lịch (31/11, 30/02, tháng 13…).

    Vì sao: người đọc không biết hạn hay ngày diễn ra thật là ngày nào.
    Cách xử lý: đối chiếu văn bản gốc rồi ghi đúng ngày; đề xuất chỉ nêu những ngày gần nhất có thật.
    """
    del context  # the calendar is the same for every school
    for block in own_blocks(document):
        for mention in dates_in(block.text):
            if mention.value is not None or not _plausible(mention) or not _is_date(block.text, mention):
                continue
            place = block.text, mention.start, mention.end
            if quoted(*place) or corrects(*place):
                continue
            written = f"{mention.day}/{mention.month}/{mention.year}"
            message = f"Không có ngày {written} trong lịch.{_why(mention)}"
            yield Hit(message, written, _suggestion(mention), block, mention.start, mention.end)


def _plausible(mention: DateMention) -> bool:
    blank = mention.day == mention.month == 0  # «ngày 00/00/2026»: a form that nobody filled in
    return not blank and mention.day <= 39 and mention.month <= 19 and 1900 <= mention.year <= 2100


def _is_date(text: str, mention: DateMention) -> bool:
    """Written out, after a word that announces a date, or alone; never in month-first or in a number."""
    if mention.in_words:
        return True
    left, right = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 16]
    if re.match(r"/\s?\w", right) or _is_month_first(mention, text, left, right):
        return False
    announced = _CUE.search(left) or _CUE.search(_OTHER_END.sub("", left))
    return announced is not None or _stands_alone(mention, text, left, right)


def _is_month_first(mention: DateMention, text: str, left: str, right: str) -> bool:
    if not mention.month > 12 >= mention.day:
        return False
    english = _ENGLISH.search(left) or not _VIETNAMESE_LETTERS.search(text)
    return bool(english or _MACHINE_TIME.match(right))


def _stands_alone(mention: DateMention, text: str, left: str, right: str) -> bool:
    """«31/11/2026: nghỉ bù», «15/6/2026 - 31/6/2026», a cell: a real month, and nothing to count."""
    if "/" not in text[mention.start : mention.end] or not 1 <= mention.month <= 12:
        return False
    leads = not left.strip() and re.match(r"\s*(?:[:–—-]|$)", right)
    ends = re.search(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d\d\s*[–—-]\s*$", left)
    return bool(leads or ends or (left.endswith("(") and right.startswith(")")))


def _why(mention: DateMention) -> str:
    if not 1 <= mention.month <= 12:
        return f" Không có tháng {mention.month}."
    last = monthrange(mention.year, mention.month)[1]
    return f" Tháng {mention.month}/{mention.year} có {last} ngày."


def _suggestion(mention: DateMention) -> str:
    if 1 <= mention.day <= 12 < mention.month <= 31:
        swapped = date(mention.year, mention.day, mention.month)
        return f"Có thể là «{vietnamese(swapped)}» (viết ngày trước, tháng sau); đối chiếu văn bản gốc."
    if not 1 <= mention.month <= 12:
        return "Đối chiếu văn bản gốc và ghi đúng tháng (01 đến 12)."
    last = date(mention.year, mention.month, monthrange(mention.year, mention.month)[1])
    if mention.day < 1:
        return "Đối chiếu văn bản gốc và ghi đúng ngày."
    return f"Sửa thành «{vietnamese(last)}» hoặc «{vietnamese(last + timedelta(days=1))}» theo văn bản gốc."
