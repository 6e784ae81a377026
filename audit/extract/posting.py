"""Lines that say when something was posted, as content systems write them, and hardly more."""

import re
from datetime import date
from functools import lru_cache
from itertools import chain

from audit.vietnamese.dates import dates_in

_LONGEST = 90
_LONGEST_REST = 10  # words of author, views, section behind a posting date

_VIETNAMESE = "một hai ba tư năm sáu bảy tám chín mười mười_một mười_hai"
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {
    name.replace("_", " "): number
    for number, name in chain(enumerate(_VIETNAMESE.split(), 1), enumerate(_ENGLISH.split(), 1))
} | {"giêng": 1, "chạp": 12}
_NAMED = "mười một|mười hai|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|chạp"
_M = rf"(?:tháng|thg\.?|th\.?)\s*(?P<m>\d{{1,2}}(?!\d)|{_NAMED})"
_E = rf"(?P<m>{_ENGLISH.replace(' ', '|')})[a-z]{{0,6}}\.?"
_D, _Y = r"(?<![\d/.\-])(?P<d>\d{1,2})", r"(?P<y>(?:19|20)\d\d)(?!\d)"
_SPELLED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_D}\s+{_M},?\s+{_Y}",  # «12 Tháng Năm, 2026», «12 thg 5, 2026»
        rf"(?<!\w){_M}\s+{_D},?\s+{_Y}",  # «Tháng Năm 12, 2026»
        rf"{_D}\s+{_E},?\s+{_Y}",
        rf"(?<!\w){_E}\s+{_D},?\s+{_Y}",
        rf"(?<![\d\-/]){_Y}-(?P<m>\d\d)-(?P<d>\d\d)(?![\d\-])",
    )
)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = (
    r"(?:\d{1,2}\s?(?:[:hg]|giờ)\s?(?:\d{2})?(?:\s?[:p]\s?(?:\d{2})?)?(?:\s?phút)?(?:\s?(?:am|pm|sa|ch)\b)?)"
)
_WEEKDAY = r"(?:chủ nhật|cn|(?:sáng |chiều |tối )?thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7])"
_POSTED = (
    r"(?:(?:(?:được |đã )?(?:đăng|gửi|xuất bản|cập nhật)(?: lần cuối| bài| tin)?(?: lúc| ngày| vào)*"
    r"|(?:ngày|thời gian|lúc) (?:đăng|cập nhật|tạo|gửi|viết|xuất bản|phát hành)(?: tin| bài(?: viết)?)?"
    r"|posted(?: on)?|published(?: on)?|updated|date)(?!\w))"
)
_GAP = r"[\s,:\-–—|•·(]*"
_AUTHOR = (
    r"(?:người đăng|tác giả|đăng bởi|viết bởi|bởi|posted by|by)\s*:?\s*[^\d\n]{1,40}?"
    r"(?:[|,\-–•·(]|\s(?:(?=ngày|lúc|vào|on\b)|$))"
)
_BEFORE = re.compile(
    rf"\W*(?:"
    rf"(?:[^\n]{{0,45}}[|,\-–—•·]\s*)?{_POSTED}"  # «Lượt xem: 120 - Ngày đăng:»
    rf"|(?:admin|administrator|super user|ban biên tập|bbt|quản trị(?: viên)?)\s*[,\-–—]"
    rf"|(?:(?:lượt|đã) xem|views?)\s*:?\s*[\d.]+\s*[|•·,\-–]"
    rf"|[^\W\d][^\d:|•·]{{1,28}}[|•·]"  # a section: «Tin tức | »
    r")?"
    rf"{_GAP}(?:{_AUTHOR}{_GAP})?(?:(?:{_WEEKDAY}|{_TIME}|ngày|lúc|vào|on|date)(?!\w){_GAP})*",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\W*thời (?:gian|điểm)\s*:?\s*", re.IGNORECASE)  # of an event when an hour follows
_AFTER = re.compile(
    rf"{_GAP}(?:lúc\s+)?(?:{_TIME}\W*)?(?:gmt\s?\+\s?0?7\W*)?(?P<words>[^.!?;:]*(?::[^.!?;]*)?(?:\d\.\d{{3}}[^.!?;]*)?)$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:[\d.,]+\s*)?(?:(?:lượt )?(?:xem|đọc|tải|thích|views?|downloads?)|đã xem"
    r"|bởi|by|đăng bởi|viết bởi|người đăng|tác giả|admin|chuyên mục|nguồn|bình luận|không có bình luận"
    r"|phản hồi|trong|in ra)(?!\w)",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"\d\s*(?:lượt|views?|xem|đọc|tải|downloads?|bình luận|phút đọc)", re.IGNORECASE)
_TAIL_TIME = re.compile(r"(?<=\d)[\s,|-]+\d{1,2}[:h]\d{2}(?::\d{2})?$")
_DAY_OF_AN_EVENT = re.compile(
    r"(?:\b(?:ngày|từ|đến|tới|hết|trước|sau|vào|hạn|nay|qua|hôm|sáng|chiều|tối|hạn chót)\s*:?|[–\-/])\s*$",
    re.IGNORECASE,
)


def posting_date(text: str) -> date | None:
    """The day in a line that says hardly more: «Thứ ba - 12/05/2026 08:30», «25/06/2026 856 lượt xem»."""
    return _posting_date(text) if 8 <= len(text) <= _LONGEST and _YEAR.search(text) else None


@lru_cache(maxsize=8192)
def _posting_date(text: str) -> date | None:
    text = _in_figures(text)
    mentions = dates_in(text)
    if len(mentions) != 1:
        return None
    before, after = text[: mentions[0].start], _AFTER.match(text, mentions[0].end)
    if after is None or not (_BEFORE.fullmatch(before) or _WHEN.fullmatch(before)):
        return None
    is_bare = before.strip(" (").casefold() in {"ngày", "thứ"}
    return mentions[0].value if _may_follow(text, after, is_bare=is_bare) else None


def _may_follow(text: str, after: re.Match[str], *, is_bare: bool) -> bool:
    """Author, section and views may stand behind the day; a sentence that goes on may not."""
    words = after["words"].strip(" )")
    if not words or _FURNITURE.match(words):
        return len(words.split()) <= _LONGEST_REST
    if len(words.split()) > _LONGEST_REST or text[after.start() :].lstrip().startswith(","):
        return False
    if _VIEWS.search(words):
        return True
    return not is_bare and (words[0].isupper() or text[after.start("words") - 2] in "|-–—•·")


def tail_date(text: str) -> date | None:
    """The posting day behind a title («Thực đơn tháng 9 (28/08/2026)»), not that of an event."""
    if not _YEAR.search(text, max(0, len(text) - 30)):
        return None
    text = _in_figures(_TAIL_TIME.sub("", text.rstrip(" )]|")))
    mentions = dates_in(text)
    if not mentions or mentions[-1].end != len(text) or mentions[-1].in_words:
        return None
    before = text[: mentions[-1].start]
    return None if _DAY_OF_AN_EVENT.search(before.rstrip(" ([|")) else mentions[-1].value


def _in_figures(text: str) -> str:
    """«12 Tháng Năm, 2026», «May 12, 2026», «2026-05-12» as 12/05/2026."""
    for pattern in _SPELLED:
        text = pattern.sub(_figures, text)
    return text


def _figures(match: re.Match[str]) -> str:
    month = match["m"].casefold()
    return f"{int(match['d']):02d}/{int(_MONTHS.get(month, month)):02d}/{match['y']}"
