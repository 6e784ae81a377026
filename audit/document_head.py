"""The head of an administrative document, and what it leaves blank."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from audit.document import Block, Document, PageType, Role
from audit.vietnamese.text import fold

_HEAD_LINES = 25
_FURNITURE = frozenset({Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER, Role.META})
_TYPE = re.compile(
    r"(?:QUYẾT ĐỊNH|THÔNG BÁO|KẾ HOẠCH|BÁO CÁO|TỜ TRÌNH|CÔNG VĂN|NGHỊ QUYẾT|HƯỚNG DẪN|GIẤY MỜI|THƯ MỜI"
    r"|GIẤY TRIỆU TẬP|CHƯƠNG TRÌNH|QUY CHẾ|QUY ĐỊNH|CÔNG KHAI|PHƯƠNG ÁN|ĐỀ ÁN|CHỈ THỊ|KẾT LUẬN|NỘI QUY)\b"
    r"(?P<rest>.*)"
)
_ABOUT = re.compile(r"[\s:(]*(?:Về|V/v)\b")
_NATION = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|^(?i:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam)"
)
_ADDRESSEE = re.compile(r"^Kính gửi\s*:")
_BLANK = r"[\s./…_\-–]*"
_NUMBER = re.compile(
    rf"\bS[ốỐ]\s*[:.]?{_BLANK}/\s*(?:20\d\d\s*/\s*)?(?:[A-ZĐ]{{2,}}|Tr\.?[A-ZĐ])[\w&Đđ.\-]*"
    r"|\bS[ốỐ]\s*[:.][\s.…_]*[\-–]\s?[A-ZĐ]{2,}/[A-ZĐ]\w*"
)
_DAY = re.compile(
    r"(?P<place>[^,|;:]{2,40}),\s*ngày(?P<d>[\d\s./…_]*)tháng(?P<m>[\d\s./…_]*)năm\s*(?P<y>[\d./…_]*)"
    r"(?=\s*(?:$|[|)]))",
    re.IGNORECASE,
)
_NUMBER_BEGUN = re.compile(rf"S[ốỐ]\s*[:.]?{_BLANK}")
_DAY_BEGUN = re.compile(r",\s*ngày[\s./…_]*$", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"\d{1,4}[a-z]?")
_SHORT_DAY = re.compile(
    r"(?P<place>[^,|;:]{2,40}),\s*ngày[\s.…_]*/[\s.…_]*\d{0,2}[\s.…_]*/\s*20\d\d(?=\s*(?:$|[|)]))"
)
_DAY_ALONE = re.compile(r"ngày[\s./…_]*tháng[\d\s./…_]*năm\s*20\d\d\.?", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"^\W*(?:thứ|chủ nhật|tuần|từ(?! sơn)|đến|lúc|sáng|chiều|tối|hồi|vào|cháu|em|ông|bà(?! rịa)|họ|sinh|ngày"
    r"|tiết|buổi)\b|\d ?(?:h|giờ)|…|\.{3}",
    re.IGNORECASE,
)
_NEAR_TOP = 10
_FORM_REACH = 8  # lines below the blank in which the name of the form stands; later ones are enclosures
_FORM = re.compile(
    r"(?:^|[|]\s*)(?:ĐƠN(?! VỊ)|PHIẾU|MẪU(?! GIÁO)|BIỂU MẪU|TỜ KHAI|GIẤY (?!MỜI|TRIỆU TẬP)|BẢN|SƠ YẾU|LÝ LỊCH"
    r"|HỢP ĐỒNG|BIÊN BẢN)\b"
    r"|(?:^|[|]\s*)(?:Mẫu|MẪU)(?: số| \d|:)|\(\s*(?:Mẫu|MẪU|Biểu mẫu)\b"
)
_FORM_TITLE = re.compile(
    r"biểu mẫu|(?:^|\W)mẫu (?:số|đơn|phiếu|giấy|bản|quyết định|kế hoạch|báo cáo|văn bản|hồ sơ|\d)"
    r"|^\W*(?:phiếu|bản cam kết)\b"
    r"|^\W*đơn (?:xin|đề nghị|đăng ký)|thể thức|soạn thảo văn bản",
    re.IGNORECASE,
)
_FORM_ADDRESS = re.compile(
    r"\b(?:bieu ?mau|mau (?:don|so|phieu|ke hoach|bao cao|quyet dinh|bien ban|giay|van ban|ho so|to trinh"
    r"|0\d)|don xin|template)\b"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank where the number or the day of issue belongs; `what` is «số» or «ngày»."""

    block: Block
    start: int
    end: int
    what: str
    sure: bool = True


def blank_head(document: Document) -> list[Gap]:
    """Blank number and blank days in the first lines; none for forms and for what is no document."""
    head = [block for block in document.blocks if block.role not in _FURNITURE][:_HEAD_LINES]
    if document.page_type in {PageType.FORM, PageType.LESSON} or _is_called_form(document):
        return []
    gaps = [*_blank_numbers(head), *_blank_days(head), *_torn_lines(head)]
    if not gaps or _is_form(head, gaps):
        return []
    return gaps if _has_head(head) or _is_number_line(document, gaps) else []


def _is_called_form(document: Document) -> bool:
    titles = (document.title, document.label, document.section)
    address = fold(unquote(document.url.partition("://")[2].partition("/")[2]))
    return any(_FORM_TITLE.search(title) for title in titles) or bool(_FORM_ADDRESS.search(address))


def _is_form(head: Sequence[Block], gaps: Sequence[Gap]) -> bool:
    last = max(head.index(gap.block) for gap in gaps)
    return any(_FORM.search(block.text) for block in head[: last + 1 + _FORM_REACH])


def _has_head(head: Sequence[Block]) -> bool:
    return any(
        _NATION.search(block.text) or _ADDRESSEE.search(block.text) or _names_type(block.text)
        for block in head
    )


def _names_type(text: str) -> bool:
    """«KẾ HOẠCH», «THÔNG BÁO VỀ VIỆC NGHỈ LỄ», «QUYẾT ĐỊNH Về việc …» on a line or in a cell of its own."""
    for part in text.split("|"):
        match = _TYPE.match(part.strip())
        if match and (part.isupper() or _ABOUT.match(match["rest"])):
            return True
    return False


def _is_number_line(document: Document, gaps: Sequence[Gap]) -> bool:
    """A file that shows «Số: …/KH-MNHS» needs no further proof of being a document."""
    return document.page_type is PageType.FILE and any(gap.what == "số" for gap in gaps)


def _blank_numbers(head: Sequence[Block]) -> Iterator[Gap]:
    for block in head:
        for match in _NUMBER.finditer(block.text):
            before = block.text[: match.start()].rstrip("( ")
            begins = not before or before[-1] in "|\t"
            if begins or (before.isupper() and match[0].startswith("Số")):  # «TRƯỜNG … Số: …» in one cell
                yield Gap(block, match.start(), match.end(), "số")


def _torn_lines(head: Sequence[Block]) -> Iterator[Gap]:
    """In a PDF a wide blank tears the line: «Số:» and «/KH-MNHS», «…, ngày» and «tháng 9 năm 2026»."""
    sure = not any(_LONE_NUMBER.fullmatch(block.text) for block in head)  # set apart, or stamped on the page
    for first, second in pairwise(head):
        number = (
            _NUMBER.fullmatch(f"{first.text} {second.text}") if _NUMBER_BEGUN.fullmatch(first.text) else None
        )
        if number:
            yield Gap(second, 0, len(second.text), "số", sure)
        day = _DAY.fullmatch(f"{first.text} {second.text}") if _DAY_BEGUN.search(first.text) else None
        if day and _is_blank_day(day):
            yield Gap(second, 0, len(second.text), "ngày", sure and _year_is_sure(day))


def _blank_days(head: Sequence[Block]) -> Iterator[Gap]:
    for number, block in enumerate(head):
        if number < _NEAR_TOP and _DAY_ALONE.fullmatch(block.text):
            yield Gap(block, 0, len(block.text), "ngày")
        match = _SHORT_DAY.search(block.text) or _DAY.search(block.text)
        if match and len(block.text) <= 200 and _is_blank_day(match):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Gap(block, start, match.end(), "ngày", sure=_year_is_sure(match))


def _is_blank_day(match: re.Match[str]) -> bool:
    if len(match["place"].split()) > 8 or _NO_PLACE.search(match["place"]):
        return False
    parts = match.groupdict()
    return "d" not in parts or not all(any(c.isdigit() for c in parts[name]) for name in "dm")


def _year_is_sure(match: re.Match[str]) -> bool:
    """A year left open as well («năm 20…») is how forms look."""
    year = match.groupdict().get("y", "")
    return len(re.sub(r"\D", "", year)) in {0, 4} and "…" not in year
