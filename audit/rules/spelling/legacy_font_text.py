"""SPL-070: text typed for a TCVN3 or VNI font and shown as meaningless letters."""

from collections.abc import Iterator
from dataclasses import replace

from audit.document import Block, Document, dated, document, living
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.legacy import legacy_font

_FONTS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_SHOWN = 160  # letters of the repaired text in the suggestion
_DECODED = Block("Trường Tiểu học Mẫu", raw="Tr\u00adêng TiÓu häc MÉu", font="tcvn3", position="trang 1")


@page_rule(
    "SPL-070",
    title="Chữ hỏng do font TCVN3 (ABC) hoặc VNI",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=(
        "Công văn tháng 01/2022: kiểm tra, rà soát nội dung, hình thức thông tin đăng tải",
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I (phông chữ Unicode theo TCVN 6909:2001)",
    ),
    flags=(
        dated("2026-10-01", "Tr\u00adêng TiÓu häc"),
        dated("2026-10-01", "Céng hoµ x· héi chñ nghÜa ViÖt Nam"),
        dated("2026-10-01", "Tröôøng Tieåu hoïc"),
        document("", blocks=(_DECODED,)),
        living("Tröôøng Maàm non Hoàng Baøng kính chaøo quyù phuï huynh"),
    ),
    advises=(),
    passes=(
        dated("2026-10-01", "Nguyễn Thị Hồng Hạnh"),
        dated("2026-10-01", "café, résumé, Köln"),
        dated("2026-10-01", "Toán: 3 ÷ 2 × 5 ± 1 µm"),
        living("Trường Tiểu học Võ Thị Sáu – phường Bắc Giang"),
        dated("2026-10-01", "© 2026 Trường Tiểu học; nhiệt độ 37°C; diện tích 120 m²; «Tuổi thơ»"),
        dated("2026-10-01", "Ông Müller và bà François thăm trường Übung ở Göttingen, Malmö"),
        dated("2026-10-01", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    ),
)
def legacy_font_text(document: Document, _context: Context) -> Iterator[Hit]:
    """Đoạn chữ gõ bằng font TCVN3 (ABC) hoặc VNI, hiện trên trang thành ký tự vô nghĩa.

    Vì sao: máy không có font cũ chỉ thấy chữ hỏng; công cụ tìm kiếm và phần mềm đọc cho người khiếm thị
    không đọc được.
    Cách xử lý: chuyển bảng mã sang Unicode (bằng công cụ chuyển mã trên máy của trường), kiểm tra lại rồi
    đăng lại. Cột «Đề xuất sửa» có phần chữ đã chuyển để đối chiếu.
    """
    for block in document.blocks:
        kind, repaired = _legacy(block)
        if not kind:
            continue
        shown = replace(block, text=" ".join(block.source.split(" ")), raw="")
        yield Hit(
            f"Chữ gõ bằng font {_FONTS.get(kind, kind)}, hiện thành ký tự vô nghĩa.",
            value=kind,
            suggestion=f"Chuyển sang Unicode: «{_shortened(repaired)}»",
            block=shown,
            end=len(shown.text),
        )


def _legacy(block: Block) -> tuple[str, str]:
    """(font, repaired text); extraction has already repaired what it recognised."""
    if block.font:
        return block.font, block.text
    found = legacy_font(block.source)
    return (found.kind, found.text) if found else ("", "")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + "…"
