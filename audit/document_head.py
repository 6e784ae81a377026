"""The head of an administrative document, and what it leaves blank."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.document import Block, Document, PageType, Role

_HEAD_LINES = 25
_FURNITURE = frozenset({Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER, Role.META})
_TYPE = (
    r"(?:QUYẾT ĐỊNH|THÔNG BÁO|KẾ HOẠCH|BÁO CÁO|TỜ TRÌNH|CÔNG VĂN|NGHỊ QUYẾT|HƯỚNG DẪN|GIẤY MỜI|CHƯƠNG TRÌNH"
    r"|QUY CHẾ|QUY ĐỊNH|CÔNG KHAI|PHƯƠNG ÁN)"
)
_HEAD = re.compile(
    rf"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|^Kính gửi\s*:|(?:^|[|]\s*){_TYPE}\b[^a-zà-ỹ]*$"
)
_BLANK = r"[\s./…_\-–]*"
_NUMBER = re.compile(
    rf"(?:^|[|\t]\s*)Số\s*[:.]?{_BLANK}/\s*(?:20\d\d\s*/\s*)?(?:[A-ZĐ]{{2,}}|Tr\.?[A-ZĐ])[\w&Đđ.\-]*"
    r"|(?:^|[|\t]\s*)Số\s*[:.][\s.…_]*[\-–]\s?[A-ZĐ]{2,}/[A-ZĐ]\w*"
)
_DAY = re.compile(
    r"(?P<place>[^,|;:]{2,40}),\s*ngày(?P<d>[\d\s./…_]*)tháng(?P<m>[\d\s./…_]*)năm\s*(?P<y>[\d./…_]*)"
    r"(?=\s*(?:$|[|)]))",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:^|[|]\s*)(?:ĐƠN(?! VỊ)|PHIẾU|MẪU(?! GIÁO)|BIỂU MẪU|BẢN CAM KẾT"
    r"|GIẤY (?:CAM KẾT|XÁC NHẬN|ĐĂNG KÝ|GIỚI THIỆU)"
    r"|GIẤY [ỦU][YỶ] QUYỀN|BẢN KHAI|BẢN TỰ|BẢN KIỂM ĐIỂM|SƠ YẾU|LÝ LỊCH|HỢP ĐỒNG|BIÊN BẢN)\b"
    r"|(?:^|[|(]\s*)(?:Mẫu|MẪU)(?: số| \d|:)"
)
_FORM_TITLE = re.compile(
    r"biểu mẫu|(?:^|\W)mẫu (?:số|đơn|phiếu|giấy|bản|quyết định|kế hoạch|báo cáo|văn bản|hồ sơ|\d)"
    r"|^\W*(?:phiếu|bản cam kết)\b"
    r"|^\W*đơn (?:xin|đề nghị|đăng ký)|bieu[-_ ]?mau|mau[-_ ](?:don|so|phieu)|don[-_ ]xin",
    re.IGNORECASE,
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
    if document.page_type in {PageType.FORM, PageType.LESSON} or _is_form(document, head):
        return []
    gaps = [*_blank_numbers(head), *_blank_days(head)]
    return gaps if gaps and (_has_head(head) or _is_number_line(document, gaps)) else []


def _is_form(document: Document, head: Sequence[Block]) -> bool:
    titles = (document.title, document.label, document.section)
    return any(_FORM_TITLE.search(title) for title in titles) or any(
        _FORM.search(block.text) for block in head
    )


def _has_head(head: Sequence[Block]) -> bool:
    return any(_HEAD.search(block.text) for block in head)


def _is_number_line(document: Document, gaps: Sequence[Gap]) -> bool:
    """A file that shows «Số: …/KH-MNHS» needs no further proof of being a document."""
    return document.page_type is PageType.FILE and any(gap.what == "số" for gap in gaps)


def _blank_numbers(head: Sequence[Block]) -> Iterator[Gap]:
    for block in head:
        for match in _NUMBER.finditer(block.text):
            start = block.text.index("S", match.start())
            yield Gap(block, start, match.end(), "số")


def _blank_days(head: Sequence[Block]) -> Iterator[Gap]:
    for block in head:
        match = _DAY.search(block.text)
        if not match or len(block.text) > 200 or len(match["place"].split()) > 8:
            continue
        if any(c.isdigit() for c in match["d"]) and any(c.isdigit() for c in match["m"]):
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        year = re.sub(r"\D", "", match["y"])
        yield Gap(block, start, match.end(), "ngày", sure=len(year) in {0, 4} and "…" not in match["y"])
