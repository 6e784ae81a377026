"""DOC-010: an administrative document published without number or day of issue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.document import Block, Document, PageType, Role, document
from audit.rule import Action, Category, Context, Hit, Scope, Severity, page_rule

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
    r"(?:^|[|]\s*)(?:ĐƠN(?! VỊ)|PHIẾU|MẪU(?! GIÁO)|BIỂU MẪU|BẢN CAM KẾT|GIẤY (?:CAM KẾT|XÁC NHẬN|ĐĂNG KÝ|GIỚI THIỆU)"
    r"|GIẤY [ỦU][YỶ] QUYỀN|BẢN KHAI|BẢN TỰ|BẢN KIỂM ĐIỂM|SƠ YẾU|LÝ LỊCH|HỢP ĐỒNG|BIÊN BẢN)\b"
    r"|(?:^|[|(]\s*)(?:Mẫu|MẪU)(?: số| \d|:)"
)
_FORM_TITLE = re.compile(
    r"biểu mẫu|(?:^|\W)mẫu (?:số|đơn|phiếu|giấy|bản|quyết định|kế hoạch|báo cáo|văn bản|hồ sơ|\d)|^\W*(?:phiếu|bản cam kết)\b"
    r"|^\W*đơn (?:xin|đề nghị|đăng ký)|bieu[-_ ]?mau|mau[-_ ](?:don|so|phieu)|don[-_ ]xin",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[.…_]{4,}|…{2,}")
_MANY_BLANKS = 6  # dotted lines to fill in: a template that somebody forgot to call one


@dataclass(frozen=True, slots=True)
class _Gap:
    block: Block
    start: int
    end: int
    what: str
    sure: bool = True


_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_PLAN = ("TRƯỜNG MẦM NON MẪU", "Số: ……/KH-MNHS", _NATION, "Bắc Giang, ngày 05 tháng 9 năm 2026", "KẾ HOẠCH")


@page_rule(
    "DOC-010",
    title="Văn bản đăng chưa có số hoặc chưa có ngày ban hành",
    category=Category.UNAUTHORISED,
    severity=Severity.HIGH,
    action=Action.REMOVE,
    basis=(
        "Công văn tháng 01/2022: nội dung, thẩm quyền của thông tin đăng tải",
        "Nghị định số 30/2020/NĐ-CP, Điều 8 và Phụ lục I (số, ký hiệu; địa danh và thời gian ban hành)",
    ),
    flags=(
        document(_NATION, "Số: /GDĐT … TP. Bắc Giang, ngày tháng 01 năm 2022", "Kính gửi: Các trường"),
        document(*_PLAN),
        document("THÔNG BÁO", "Bắc Giang, ngày … tháng … năm 2026", media_type="text/html"),
        document(f"Số:      /QĐ-THCSLL | {_NATION}", "QUYẾT ĐỊNH", "Về việc thành lập Ban Biên tập"),
        document(_NATION, "Số: ... -NQ/CB", "NGHỊ QUYẾT"),
        document("Số: ……/KH-MNHS", title="Trường Mầm non Mẫu: kế hoạch hiến máu"),
        document("ĐƠN VỊ: TRƯỜNG TH MẪU", _NATION, "Số: /QĐ-TH", "QUYẾT ĐỊNH"),
    ),
    advises=(
        document(*_PLAN, media_type="application/pdf", scan=True),
        document(*_PLAN, media_type="application/pdf", properties={"signed": "yes"}),
        document(*_PLAN, media_type="application/pdf", properties={"head_image": "yes"}),
        document(_NATION, "Số: /QĐ-THCS", "QUYẾT ĐỊNH", *["Ông (bà): ........................"] * 7),
        document(_NATION, "Số: /QĐ-THCS", "Bắc Giang, ngày … tháng … năm 20…", "QUYẾT ĐỊNH"),
    ),
    passes=(
        document("Số: 15/KH-MNHS", _NATION, "Bắc Giang, ngày 05 tháng 9 năm 2026", "KẾ HOẠCH"),
        document("KẾ HOẠCH", "Số: /KH-TH", title="Mẫu kế hoạch tổ chuyên môn"),
        document(_NATION, "ĐƠN XIN NHẬP HỌC", "Bắc Giang, ngày … tháng … năm 20…"),
        document("Mẫu số 01", _NATION, "Số: ……/QĐ-…", "QUYẾT ĐỊNH"),
        document(_NATION, "Số: /QĐ-THCS", "QUYẾT ĐỊNH", page_type=PageType.FORM),
        document("KẾ HOẠCH", "Căn cứ Quyết định số    /QĐ-UBND ngày … tháng … năm 2026 của UBND phường"),
        document("THÔNG BÁO", "Nhận hồ sơ từ ngày … tháng … năm 2026", "Số / Lượng học sinh: 35"),
        document("BÁO CÁO", *["Nội dung công việc trong tháng."] * 30, "Bắc Giang, ngày … tháng … năm 2026"),
        document(_NATION, "Số: 12/2026/QĐ-UBND", "Bắc Giang, ngày 5 tháng 9 năm 2026"),
    ),
)
def unnumbered_document(document: Document, _context: Context) -> Iterator[Hit]:
    """Văn bản hành chính đã đăng nhưng phần đầu còn bỏ trống số hoặc ngày, tháng ban hành.

    Vì sao: bản chưa có số, ngày chưa phải văn bản chính thức; người đọc không biết có hiệu lực hay chưa, trường
    khó chịu trách nhiệm về nội dung.
    Cách xử lý: gỡ bản đang đăng, đăng lại bản chính thức đã ghi số, ngày, chữ ký. Biểu mẫu để trống cho người
    khác điền không thuộc quy tắc này; bản quét hoặc bản ký số được xem là «có thể ghi tay», chỉ để tham khảo.
    """
    head = [block for block in document.blocks if block.role not in _FURNITURE][:_HEAD_LINES]
    if document.page_type in {PageType.FORM, PageType.LESSON} or _is_form(document, head):
        return
    gaps = [*_blank_numbers(head), *_blank_days(head)]
    if not gaps or not (_has_head(head) or _is_number_line(document, gaps)):
        return
    doubt = _doubt(document)
    for gap in gaps:
        yield Hit(
            _message(gaps, doubt),
            value="document",
            suggestion=_SUGGESTION,
            block=gap.block,
            start=gap.start,
            end=gap.end,
            scope=Scope.PAGE,
            advisory=bool(doubt) or not all(one.sure for one in gaps),
        )


_SUGGESTION = "Gỡ bản này; đăng lại bản chính thức đã có số, ký hiệu, ngày tháng năm ban hành và chữ ký."


def _is_form(document: Document, head: Sequence[Block]) -> bool:
    titles = (document.title, document.label, document.section)
    return any(_FORM_TITLE.search(title) for title in titles) or any(
        _FORM.search(block.text) for block in head
    )


def _has_head(head: Sequence[Block]) -> bool:
    return any(_HEAD.search(block.text) for block in head)


def _is_number_line(document: Document, gaps: Sequence[_Gap]) -> bool:
    """A file that shows «Số: …/KH-MNHS» needs no further proof of being a document."""
    return document.page_type is PageType.FILE and any(gap.what == "số" for gap in gaps)


def _blank_numbers(head: Sequence[Block]) -> Iterator[_Gap]:
    for block in head:
        for match in _NUMBER.finditer(block.text):
            start = block.text.index("S", match.start())
            yield _Gap(block, start, match.end(), "số")


def _blank_days(head: Sequence[Block]) -> Iterator[_Gap]:
    for block in head:
        match = _DAY.search(block.text)
        if not match or len(block.text) > 200 or len(match["place"].split()) > 8:
            continue
        if any(c.isdigit() for c in match["d"]) and any(c.isdigit() for c in match["m"]):
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        year = re.sub(r"\D", "", match["y"])
        yield _Gap(block, start, match.end(), "ngày", sure=len(year) in {0, 4} and "…" not in match["y"])


def _doubt(document: Document) -> str:
    """Why number and day may be there although the text does not show them."""
    if document.scan or document.properties.get("head_image") == "yes":
        return "số, ngày có thể ghi tay hoặc đóng dấu trên ảnh; cần mở tệp để xem"
    if document.properties.get("signed") == "yes":
        return "tệp có chữ ký số, số và ngày có thể nằm trong lớp ký số; cần mở tệp để xem"
    if sum(len(_DOTTED.findall(block.text)) for block in document.blocks) >= _MANY_BLANKS:
        return "văn bản còn nhiều chỗ chấm để điền, có thể là biểu mẫu"
    return ""


def _message(gaps: Sequence[_Gap], doubt: str) -> str:
    missing = " và ".join(dict.fromkeys({"số": "số", "ngày": "ngày, tháng ban hành"}[g.what] for g in gaps))
    return f"Văn bản đăng tải còn để trống {missing}" + (f" ({doubt})." if doubt else ".")
