"""INA-030: dates and school years in an order that cannot be."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from audit.document import Block, DateSource, DocDate, Document, PageType, dated, document, living
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.corrections import corrects
from audit.vietnamese.dates import DateMention, DateRange, dates_in, ranges_in, school_years_in, vietnamese
from audit.vietnamese.deadlines import Deadline, deadline
from audit.vietnamese.items import item
from audit.vietnamese.quotes import quoted

_SEVERAL_YEARS = re.compile(
    r"(?:(?<!\w)(?:giai đoạn|từ|từng|các|những|mấy|nhiều|mọi|hai|ba|bốn|năm|khóa|khoá|\d+)|chu kỳ)\s*$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?<!\w)(?:các|những)(?!\w)[^.;,]*$", re.IGNORECASE)
_LONG_PLAN = re.compile(
    r"chiến lược|phát triển|đề án|tầm nhìn|nhiệm kỳ|trung hạn|giai đoạn|lộ trình|"
    r"tự đánh giá|kiểm định|\d năm(?!\s*(?:\d|học))",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"(?<!\w)đã(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?<!\w)(?:đến|tới|hết|hạn|trước|tầm nhìn)(?!\w)[\s:]*(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE
)
_PERIOD = re.compile(r"(?<!\w)thời gian[^.;\d]{0,40}$", re.IGNORECASE)
_MOVED = re.compile(
    r"(?<!\w)(?:dời|chuyển|đổi|lùi|đẩy|hoãn|điều chỉnh|rút ngắn|tính ngược)(?!\w)[^.;]*$", re.IGNORECASE
)
_REPORT = re.compile(r"\W*(?:BÁO CÁO|BIÊN BẢN)(?!\w)")
_MARGIN = timedelta(days=31)
_COMPARE = "đối chiếu bản gốc."


def _issued(day: str, *lines: str) -> Document:
    when = date.fromisoformat(day)
    return document(*lines, dated=DocDate(when, when, DateSource.HEAD))


_JANUARY_2022 = DocDate(date(2022, 1, 1), date(2022, 1, 31), DateSource.HEAD)


@page_rule(
    "INA-030",
    title="Trình tự thời gian, năm học vô lý",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: thông tin đăng tải cần chính xác",),
    flags=(
        living("từ ngày 15/7/2026 đến ngày 10/7/2026"),
        living("Kế hoạch năm học 2024-2026"),
        _issued("2022-01-25", "Bắc Giang, ngày 25 tháng 01 năm 2022", "thời gian xong trước ngày 18/01/2022"),
        dated("2027-01-20", "Khai mạc hội thi"),
        dated("2026-11-01", "Nhà trường đã tổ chức hội thi ngày 20/10/2062"),
    ),
    advises=(
        living("Kế hoạch phát triển năm học 2020-2025"),
        living("Đợt 1: 15/7/2026 - 10/7/2026"),
        _issued("2022-01-25", "Áp dụng cho học sinh nhập học trước ngày 18/01/2022"),
    ),
    passes=(
        living("từ ngày 25/12/2026 đến ngày 05/01/2027"),
        living("từ năm học 2020-2021 đến năm học 2024-2025"),
        living("giai đoạn 2021-2026"),
        living("Khóa học 2022-2026; các năm học 2020-2023"),
        document("Hoàn thành và gửi kết quả trước ngày 18/01/2022", dated=_JANUARY_2022),
        _issued("2022-01-25", "Đến nay một số trường chưa nộp, dù hạn nộp là ngày 18/01/2022"),
        dated("2026-11-30", "Khai mạc hội thi"),
    ),
)
def impossible_chronology(document: Document, context: Context) -> Iterator[Hit]:
    """Khoảng thời gian kết thúc trước khi bắt đầu, hạn nộp trước ngày ban hành, năm học lệch năm, năm gõ sai.

    Vì sao: người đọc không biết phải làm vào lúc nào; lỗi thường do chép mẫu cũ hoặc gõ nhầm số.
    Cách xử lý: đối chiếu văn bản gốc, sửa mốc sai; không sửa nếu mốc đó là sự việc đã qua được kể lại.
    """
    for block in own_blocks(document):
        for hit in (
            *_reversed_ranges(block),
            *_past_deadlines(document, block),
            *_broken_school_years(block),
            *_swapped_years(block, context.as_of),
        ):
            place = block.text, hit.start, hit.end
            if not quoted(*place) and not corrects(*place):
                yield hit
    yield from _dated_in_future(document, context)


def _reversed_ranges(block: Block) -> Iterator[Hit]:
    for span in ranges_in(block.text):
        first, last = span.first.value, span.last.value
        if not span.full or first is None or last is None or last >= first:
            continue
        next_year = first.month > last.month and first.year == last.year  # December to January, most likely
        meant = (first, last + timedelta(days=365)) if next_year else (last, first)
        message = f"Kết thúc ({vietnamese(last)}) trước khi bắt đầu ({vietnamese(first)})."
        repair = f"Có thể là «từ ngày {vietnamese(meant[0])} đến ngày {vietnamese(meant[1])}»; {_COMPARE}"
        value = f"{first.isoformat()}|{last.isoformat()}"
        yield Hit(
            message, value, repair, block, span.start, span.end, advisory=not _is_plain(block.text, span)
        )


def _is_plain(text: str, span: DateRange) -> bool:
    """Does the text call it a range, and not a move from one day to another?"""
    left = text[max(0, span.start - 60) : span.start]
    named = text[span.start : span.end].casefold().startswith(("từ", "bắt đầu")) or _PERIOD.search(left)
    return bool(named) and not _MOVED.search(left)


def _past_deadlines(document: Document, block: Block) -> Iterator[Hit]:
    """Find deadlines before the first day on which the document can have been issued."""
    issued = document.dated.lo
    if document.dated.source is not DateSource.HEAD or issued is None:
        return
    told = any(_REPORT.match(head.text) for head in document.blocks[:15])
    for mention in dates_in(block.text):
        day = mention.value
        if day is None or not 1 <= (issued - day).days <= 400:
            continue
        kind = deadline(block.text, mention)
        if kind:
            message = f"Hạn {vietnamese(day)} trước ngày của văn bản ({vietnamese(issued)})."
            repair = f"Sửa hạn thành một ngày sau {vietnamese(issued)}, hoặc sửa ngày văn bản; {_COMPARE}"
            advisory = told or kind is Deadline.DOUBTFUL
            value = f"hạn|{day.isoformat()}"
            yield Hit(message, value, repair, block, mention.start, mention.end, advisory=advisory)


def _broken_school_years(block: Block) -> Iterator[Hit]:
    for year in school_years_in(block.text):
        left, right = block.text[max(0, year.start - 30) : year.start], block.text[year.end : year.end + 10]
        near = block.text[max(0, year.start - 80) : year.end + 40]
        first, second = year.first, year.second
        if second == first + 1 or _SEVERAL_YEARS.search(left) or re.match(r"\s*[-–—/]\s*\d", right):
            continue
        plan = second > first and bool(_LONG_PLAN.search(near) or _PLURAL.search(left))
        message = f"Năm học {first}-{second}: hai năm của một năm học phải liền nhau."
        repair = f"Sửa thành «năm học {first}-{first + 1}» hoặc «năm học {second - 1}-{second}»."
        yield Hit(message, f"{first}-{second}", repair, block, year.start, year.end, advisory=plan)


def _swapped_years(block: Block, as_of: date) -> Iterator[Hit]:
    """«đã … năm 2062»: find years whose digits changed places."""
    for mention in dates_in(block.text):
        if mention.year <= as_of.year + 5 or not _happened(block.text, mention):
            continue
        near = range(as_of.year + 1, as_of.year - 11, -1)
        meant = [year for year in near if sorted(str(year)) == sorted(str(mention.year))]
        if meant:
            message = f"Năm {mention.year} chưa tới nhưng nội dung kể việc đã xảy ra."
            repair = f"Có thể là «{mention.day:02d}/{mention.month}/{meant[0]}»; {_COMPARE}"
            value = f"năm|{mention.day}/{mention.month}/{mention.year}"
            yield Hit(message, value, repair, block, mention.start, mention.end)


def _happened(text: str, mention: DateMention) -> bool:
    """«đã tổ chức ngày …», not «đã cấp, có giá trị đến ngày …»."""
    begin, stop = item(text, mention.start, mention.end)
    begin = max(begin, text.rfind(";", 0, mention.start) + 1)
    until = _UNTIL.search(text, max(0, mention.start - 30), mention.start)
    return until is None and _HAPPENED.search(text[begin:stop]) is not None


def _dated_in_future(document: Document, context: Context) -> Iterator[Hit]:
    """Find a document dated later than the audit and than the day on which it was read."""
    read = document.fetched_at.date() if document.fetched_at else context.as_of
    day = document.dated.lo
    if day != document.dated.hi or document.page_type is PageType.FORM:
        return  # a blank to fill in on the day of signing
    if document.dated.known and day is not None and day > max(read, context.as_of) + _MARGIN:
        message = f"Ngày của bài viết, văn bản ({vietnamese(day)}) ở tương lai."
        repair = f"Sửa ngày đăng hoặc ngày ban hành; {_COMPARE}"
        quote = f"{document.title} – ngày {vietnamese(day)}".strip(" –")
        yield Hit(message, f"ngày văn bản|{day.isoformat()}", repair, quote=quote)
