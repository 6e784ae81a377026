"""DOC-010: an administrative document published without number or day of issue."""

import re
from collections.abc import Iterator, Sequence

from audit.document import Document, PageType, document
from audit.document_head import Gap, blank_head
from audit.rule import Action, Category, Context, Hit, Scope, Severity, page_rule

_DOTTED = re.compile(r"[.…_]{4,}|…{2,}")
_MANY_BLANKS = 6  # dotted lines to fill in: a template that somebody forgot to call one

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

    Vì sao: bản chưa có số, ngày chưa phải văn bản chính thức; người đọc không biết có hiệu lực hay chưa,
    trường khó chịu trách nhiệm về nội dung.
    Cách xử lý: gỡ bản đang đăng, đăng lại bản chính thức đã ghi số, ngày, chữ ký. Biểu mẫu để trống cho
    người khác điền không thuộc quy tắc này; bản quét hoặc bản ký số được xem là «có thể ghi tay», chỉ để
    tham khảo.
    """
    gaps = blank_head(document)
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


def _doubt(document: Document) -> str:
    """Why number and day may be there although the text does not show them."""
    if document.scan or document.properties.get("head_image") == "yes":
        return "số, ngày có thể ghi tay hoặc đóng dấu trên ảnh; cần mở tệp để xem"
    if document.properties.get("signed") == "yes":
        return "tệp có chữ ký số, số và ngày có thể nằm trong lớp ký số; cần mở tệp để xem"
    if sum(len(_DOTTED.findall(block.text)) for block in document.blocks) >= _MANY_BLANKS:
        return "văn bản còn nhiều chỗ chấm để điền, có thể là biểu mẫu"
    return ""


def _message(gaps: Sequence[Gap], doubt: str) -> str:
    missing = " và ".join(dict.fromkeys({"số": "số", "ngày": "ngày, tháng ban hành"}[g.what] for g in gaps))
    return f"Văn bản đăng tải còn để trống {missing}" + (f" ({doubt})." if doubt else ".")
