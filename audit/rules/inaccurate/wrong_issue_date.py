"""INA-040: a cited document with another date than it was issued on."""

import re
from collections.abc import Iterator
from datetime import date

from audit.document import Block, Document, dated, living
from audit.knowledge.laws import Law
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.citations import Citation, DateKind, citations_in
from audit.vietnamese.dates import vietnamese
from audit.vietnamese.frames import sentence
from audit.vietnamese.quotes import quoted

_CENTRAL = re.compile(
    r"(?:NĐ-CP|TT-B|TTLT|QĐ-TTg|QH\d)"
)  # schools sometimes number their own papers by school year
_EVENT = re.compile(
    r"(?<!\w)(?:hội nghị|hội thảo|tập huấn|bồi dưỡng|phổ biến|tuyên truyền|họp|sinh hoạt|học tập|niêm yết|"
    r"chuyên đề|ngoại khóa|ngoại khoá|tải)(?!\w)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?<!\w)(?:kế hoạch|công văn|quyết định|hướng dẫn|báo cáo|tờ trình|thông báo|biên bản|quy chế|danh mục|"
    r"bảng|biểu|chương trình|quán triệt|triển khai|công khai)(?!\w)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*(?:về|v/v|quy định|ban hành|sửa đổi|hướng dẫn)(?!\w)", re.IGNORECASE)
_FORMAL = re.compile(r"(?:^|[\s*•+–—;-])căn cứ\s*$", re.IGNORECASE)
_DAY_WORD = re.compile(r"ngày|ban hành|ký|thông qua", re.IGNORECASE)
_LAWGIVER = re.compile(
    r"\s*,?\s*(?:của|do)\s+(?:Chính phủ|Thủ tướng|Quốc hội|Bộ\s|[UỦ]y ban thường vụ)", re.IGNORECASE
)


@page_rule(
    "INA-040",
    title="Sai ngày ban hành của văn bản viện dẫn",
    category=Category.INACCURATE,
    severity=Severity.HIGH,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: thông tin đăng tải cần chính xác",),
    flags=(
        dated("2022-01-10", "Nghị định số 72/2013/NĐ-CP ngày 17/5/2013 của Chính phủ"),
        living("Thông tư số 09/2024/TT-BGDĐT ngày 06/3/2024"),
        living("Nghị định 30/2020/NĐ-CP ngày 03/5/2020"),
        dated("2022-01-10", "Nghị định số 72/2013/NĐ-CP ngày 15/7/2014 của Chính phủ"),
        living("Quyết định số 158/2021/QĐ-TTg ngày 30/12/2020 của Thủ tướng Chính phủ"),
    ),
    advises=(
        living("Nghị định số 09/2017/NĐ-CP và Thông tư 30/2014/TT-BGDĐT ngày 27/8/2014"),
        living("Kế hoạch số 12/2025/KH-THCSLL ngày 05/01/2026 của trường"),
    ),
    passes=(
        dated("2022-01-10", "Nghị định số 72/2013/NĐ-CP ngày 15 tháng 7 năm 2013"),
        dated("2022-01-10", "Thông tư số 09/2014/TT-BTTTT ngày 19/8/ 2014"),
        living("Thông tư 09/2024/TT-BGDĐT có hiệu lực từ ngày 19/7/2024"),
        living("Thực hiện Thông tư số 09/2024/TT-BGDĐT, ngày 28/6/2026 nhà trường họp công khai"),
        living("Công văn số 2345/BGDĐT-GDTH ngày 12/8/2025"),
    ),
)
def wrong_issue_date(document: Document, context: Context) -> Iterator[Hit]:
    """Ngày ban hành ghi kèm số, ký hiệu văn bản khác với ngày ban hành thật.

    Vì sao: văn bản của trường viện dẫn sai căn cứ; người đọc không tìm được văn bản.
    Cách xử lý: sửa theo ngày nêu ở đề xuất; mở văn bản gốc đối chiếu nếu là mục tham khảo.
    """
    laws = context.knowledge.laws
    for block in own_blocks(document):
        for citation in citations_in(block.text):
            if not citation.key or quoted(block.text, citation.start, citation.end):
                continue
            law = laws.find(citation)
            if law is None and laws.never_issued(citation):
                yield _not_found(block, citation)
            else:
                yield from _wrong_date(block, citation, law)


def _wrong_date(block: Block, citation: Citation, law: Law | None) -> Iterator[Hit]:
    day = citation.date.value if citation.date else None
    if day is None or citation.date_kind is not DateKind.ISSUED:
        return
    if law is not None and law.issued is not None and _numbered_once(citation):
        if day != law.issued:
            sure = law.sure("issued") and not _of_something_else(block, citation, day, law.issued)
            right = f"{law.name} ngày {vietnamese(law.issued)}"
            doubt = "" if sure else " Cần đối chiếu văn bản gốc và xem ngày này có phải ngày ban hành không."
            message = (
                f"{law.name} ban hành ngày {vietnamese(law.issued)}, không phải {vietnamese(day)}.{doubt}"
            )
            yield _hit(block, citation, message, f"Sửa thành: {right}.", advisory=not sure)
    elif citation.year and day.year != citation.year:
        message = f"Số, ký hiệu ghi năm {citation.year} nhưng ngày ban hành ghi năm {day.year}."
        suggestion = (
            f"Đối chiếu văn bản gốc: ngày phải thuộc năm {citation.year}, hoặc năm trong số, ký hiệu sai."
        )
        event = day.year > citation.year and not _law_goes_on(block.text, citation)
        yield _hit(
            block, citation, message, suggestion, advisory=event or not _CENTRAL.match(citation.symbol)
        )


def _of_something_else(block: Block, citation: Citation, day: date, issued: date) -> bool:
    """«Hội nghị triển khai Thông tư … ngày 28/8/2026»: may the day be that of an event, of another paper?"""
    written, text = citation.date, block.text
    if written is None or day < issued or _law_goes_on(text, citation):
        return False
    begin, _ = sentence(text, citation.start, citation.end)
    before, between = text[begin : citation.start], text[citation.end : written.start]
    if _EVENT.search(before):
        return True
    if _differs_in_one_part(day, issued):
        return False
    if "(" in between or not (written.in_words or _DAY_WORD.search(between)) or _PAPER.search(before):
        return True
    return day.year != issued.year and not (_FORMAL.search(before) or _ABOUT.match(text, written.end))


def _differs_in_one_part(day: date, issued: date) -> bool:
    """A slip of the pen changes the day, the month or the year, not two of them."""
    return (day.day != issued.day) + (day.month != issued.month) + (day.year != issued.year) == 1


def _law_goes_on(text: str, citation: Citation) -> bool:
    """Is the date followed by the body that issued the law? Then it is the law's own date."""
    return citation.date is not None and _LAWGIVER.match(text, citation.date.end) is not None


def _numbered_once(citation: Citation) -> bool:
    """Numbers without a year («2345/BGDĐT-GDTH») come back every year: another date is another document."""
    local = citation.symbol.endswith(("UBND", "HĐND"))
    return not local and (citation.year is not None or "UBTVQH" in citation.symbol)


def _hit(block: Block, citation: Citation, message: str, suggestion: str, *, advisory: bool = False) -> Hit:
    date = citation.date
    written = f"{date.day}/{date.month}/{date.year}" if date else ""
    return Hit(
        message=message,
        value=f"{citation.key}|{written}",
        suggestion=suggestion,
        block=block,
        start=citation.start,
        end=date.end if date else citation.end,
        advisory=advisory,
    )


def _not_found(block: Block, citation: Citation) -> Hit:
    return _hit(
        block,
        citation,
        f"Chưa tìm thấy văn bản số {citation.key} trong danh mục đầy đủ của năm {citation.year}.",
        "Đối chiếu số, ký hiệu với văn bản gốc.",
        advisory=True,
    )
