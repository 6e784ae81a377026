"""OUT-050: an ended school year shown as the present one."""

import re
from collections.abc import Iterator
from datetime import date

from audit.document import Block, Document, PageType, Role, Voice, dated, living
from audit.own_words import own_blocks
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.dates import SchoolYear, school_years_in
from audit.vietnamese.quotes import quoted

_LABEL = re.compile(
    r"(?<!\w)(?:(kế hoạch)(?!\s+số)(?:\s+(?:[^\s\d]+|\d{1,2}(?=[\s,]))){0,6}?\s+năm học|(đội ngũ)|"
    r"(cơ cấu tổ chức|sơ đồ tổ chức)|(quy mô(?:\s+trường,?\s+lớp)?)|"
    r"(thời kh[óo][áa]? biểu|TKB)|(các khoản thu)|(thực đơn)|(danh sách lớp)|"
    r"((?:năm học này|năm học hiện (?:tại|nay)|hiện nay)(?=[\s:,(–-]*(?:là\s+)?(?:năm học|20\d\d))|"
    r"hiện nay(?=[^.;]{0,60}\d\s+(?:lớp|học sinh|giáo viên|cán bộ)[^.;]{0,60}\(năm học)))(?!\w)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\W*(?:danh sách (?:cán bộ|giáo viên|CBGV|CB,? ?GV)|(?:danh sách )?ban giám hiệu|"
    r"(?:bảng )?phân công (?:chuyên môn|giảng dạy|nhiệm vụ))[^.;]{0,60}năm học\W*\d{4}\W+\d{4}\W*$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"tổng kết|sơ kết|kết quả|khen thưởng|vinh danh|kỷ yếu|thành tích|lưu trữ|bế giảng|truyền thống|"
    r"danh hiệu|chiến lược|giai đoạn|tầm nhìn|công khai|báo cáo|từ năm học|nhiệm kỳ|trước đây|"
    r"đạt giải|giải thưởng|giỏi|tiên tiến|xuất sắc|thi đua|tốt nghiệp|các thời k[ỳì]|công nhận|so với|"
    r"(?:qua|như) năm học|năm học (?:trước|vừa qua)|(?<!\w)đã (?!điều chỉnh|cập nhật|sửa)|bài dạy|giáo án|"
    r"được[^.;]{0,60}trong năm học|(?<!\w)(?:nguyên (?:ban|hiệu|phó)|cũ(?!\w))",
    re.IGNORECASE,
)
_LABEL_LETTERS = 120  # longer text is prose that names its year, not a label
_NEAR = 3  # blocks to each side that belong to the same list of years
_PLATE = frozenset({Role.HEADER, Role.BANNER, Role.SIDEBAR})


@page_rule(
    "OUT-050",
    title="Năm học cũ trình bày như năm học hiện tại",
    category=Category.OUTDATED,
    severity=Severity.MEDIUM,
    action=Action.UPDATE,
    basis=("Công văn tháng 01/2022: rà soát, sửa chữa, cập nhật thông tin đã đăng",),
    flags=(
        living("Cơ cấu tổ chức năm học 2023-2024"),
        living("Đội ngũ cán bộ, giáo viên năm học 2024 – 2025"),
        living("Thời khóa biểu áp dụng năm học 2025-2026"),
        living("Kế hoạch giáo dục của nhà trường năm học 2019-2020"),
        Case(living("Thực đơn năm học 2025-2026"), as_of=date(2026, 10, 1)),
    ),
    advises=(
        living("NĂM HỌC 2021 – 2022", role="banner"),
        living("Cơ cấu tổ chức năm học 2023-2024", page_type=PageType.DISCLOSURE),
    ),
    passes=(
        dated("2025-05-28", "Tổng kết năm học 2024-2025"),
        living("Công khai: 2023-2024 | 2024-2025 | 2025-2026 | 2026-2027", role="nav"),
        living("Chiến lược phát triển giai đoạn 2021-2026, tầm nhìn 2030"),
        living("Kế hoạch giáo dục năm học 2026-2027"),
        Case(living("Thực đơn năm học 2025-2026"), as_of=date(2026, 9, 30)),
        living("Thời khóa biểu năm học 2024-2025, năm học 2025-2026, năm học 2026-2027"),
    ),
)
def past_school_year(document: Document, context: Context) -> Iterator[Hit]:
    """Nhãn, kế hoạch, danh sách đội ngũ, thời khóa biểu… ghi một năm học đã kết thúc như đang diễn ra.

    Vì sao: phụ huynh, học sinh làm theo lịch học, khoản thu, đội ngũ của năm học cũ.
    Cách xử lý: cập nhật theo năm học hiện tại, hoặc chuyển vào mục lưu trữ có ghi rõ năm học. Rà soát từ
    ngày 01/10 sau khi năm học kết thúc; danh mục nhiều năm và bài tổng kết không phải sửa.
    """
    blocks = [b for b in own_blocks(document) if b.voice is Voice.LIVING and not b.headline]
    section = [
        (_label(block.text), max((y.first for y in school_years_in(block.text)), default=0))
        for block in blocks
    ]
    for position, block in enumerate(blocks):
        years = school_years_in(block.text)
        if not years or len({year.first for year in years}) > 1 or _ARCHIVE.search(block.text):
            continue
        year = years[0]
        ended = year.second == year.first + 1 and context.as_of >= date(year.second, 10, 1)
        if not ended or quoted(block.text, year.start, year.end) or _newer(section, position):
            continue
        label = _label(block.text) or _label(document.title if block.role is Role.TITLE else "")
        if label or _is_plate(block):
            yield _hit(document, context, block, year, sure=bool(label))


def _label(text: str) -> str:
    """Which kind of current information the text claims to be; empty for none."""
    match = _LABEL.search(text)
    if match is None:
        return "nhân sự" if _STAFF.match(text) else ""
    return next((f"nhãn {number}" for number, group in enumerate(match.groups()) if group), "")


def _newer(section: list[tuple[str, int]], position: int) -> bool:
    """Does the same section name a later year? Then this one is an archive entry."""
    label, year = section[position]
    near = section[max(0, position - _NEAR) : position + _NEAR + 1]
    if any(other > year for _, other in near):
        return True
    return bool(label) and any(other > year for same, other in section if same == label)


def _is_plate(block: Block) -> bool:
    """A bare «NĂM HỌC 2021 – 2022» on a banner."""
    return (
        block.role in _PLATE
        and re.fullmatch(r"\W*năm học\W*\d{4}\W+\d{4}\W*", block.text, re.IGNORECASE) is not None
    )


def _hit(document: Document, context: Context, block: Block, year: SchoolYear, *, sure: bool) -> Hit:
    start = context.as_of.year if context.as_of.month >= 8 else context.as_of.year - 1
    archive = (
        document.page_type in {PageType.DISCLOSURE, PageType.LISTING} or len(block.text) > _LABEL_LETTERS
    )
    return Hit(
        message=f"Năm học {year.first}-{year.second} đã kết thúc nhưng được trình bày như năm học hiện tại.",
        value=f"{year.first}-{year.second}|{_label(block.text) or 'biển tên'}",
        suggestion=f"Cập nhật nội dung và ghi «năm học {start}-{start + 1}», hoặc chuyển vào mục lưu trữ.",
        block=block,
        start=year.start,
        end=year.end,
        advisory=not sure or archive,
    )
