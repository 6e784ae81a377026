"""SPL-080: letters destroyed by a wrong encoding."""

from collections.abc import Iterator
from dataclasses import replace

from audit.document import Block, Document, PageType, dated, document, living
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.mojibake import Damage, DamagedText, damages
from audit.vietnamese.quotes import quoted
from audit.vietnamese.text import nfc

_SHOWN = 160
_PDF = "application/pdf"
_DECOMPOSED = "Tru\u031bo\u031b\u0300ng Tie\u0302\u0309u ho\u0323c"


@page_rule(
    "SPL-080",
    title="Ký tự lỗi mã hóa, ô vuông, Unicode tổ hợp",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=(
        "Công văn tháng 01/2022: kiểm tra, rà soát nội dung, hình thức thông tin đăng tải",
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I (bảng mã Unicode theo TCVN 6909:2001)",
    ),
    flags=(
        dated("2026-10-01", "TrÆ°á»\x9dng Tiá»ƒu há»\x8dc"),
        dated("2026-10-01", "thông báo vử cam kết chất lượng và các điửu kiện, công khai tà i chính"),
        dated("2026-10-01", "Danh sách h?c sinh gi?i c?p t?nh", page_type=PageType.LESSON),
        dated("2026-10-01", "Kế ho�ch năm học"),
        living("Giá»›i thiá»‡u"),
        living("Há»™i nghá»‹ cÃ¡n bá»™ viÃªn chá»©c"),
        dated("2026-10-01", "kế ho\ue001ch n\ue002m h\ue003c mới"),
    ),
    advises=(
        dated("2026-10-01", "", blocks=(Block("Trường Tiểu học", raw=_DECOMPOSED),)),
        dated("2026-10-01", _DECOMPOSED),
        document("Kế ho�ch năm học", media_type=_PDF),
    ),
    passes=(
        dated("2026-10-01", "Bạn có khỏe không?"),
        dated("2026-10-01", "Ångström"),
        dated("2026-10-01", "http://x.vn/?a=b?c=d và http://y.vn/?e=f?g=h?i=j"),
        dated("2026-10-01", "Em học ở đâu?Khi nào về?Ai đón em?Bạn đi cùng không?có ai nữa"),
        dated("2026-10-01", "XÃ HỘI CHỦ NGHĨA; ĐÃ NGÃ; Ã, thì ra thế; bà Ä, ông Å"),
        dated("2026-10-01", "Thử thách, lịch sử, cư xử, vứt bỏ; bà i tờ"),
        living("\uf095 0204 3856 123 \uf0e0 Thư điện tử \uf3c5 Địa chỉ"),
        dated("2026-10-01", "Điền chữ còn thiếu: h?c, c?p, gi?i", page_type=PageType.LESSON),
        dated("2026-10-01", "Từ vựng: c?t, d?g, b?rd, h?rse", page_type=PageType.LESSON),
        dated("2026-10-01", "Chuỗi “TrÆ°á»\x9dng Tiá»ƒu há»\x8dc” là ví dụ về lỗi mã hóa."),
    ),
)
def mojibake(document: Document, _context: Context) -> Iterator[Hit]:
    """Chữ trên trang bị hỏng do sai bảng mã: «TrÆ°á»ng», dấu �, ô vuông, «h?c sinh gi?i», «điửu kiện».

    Vì sao: người đọc không hiểu hoặc hiểu sai, công cụ tìm kiếm không tìm thấy trang.
    Cách xử lý: gõ lại hoặc dán lại chữ từ bản gốc bằng Unicode dựng sẵn rồi lưu trang ở UTF-8. Chữ
    Unicode tổ hợp (dấu tách khỏi chữ cái) nhìn vẫn đúng, chỉ gây khó tìm kiếm nên chỉ ghi để tham khảo.
    """
    for block in document.blocks:
        if block.ocr or block.font:
            continue
        shown = replace(block, text=block.source, raw="")
        for damage in damages(shown.text):
            if damage.kind is Damage.DECOMPOSED and document.media_type == _PDF:
                continue  # how PDF programs write, whatever the author typed
            if not quoted(shown.text, damage.start, damage.end):
                yield _hit(document, block if damage.kind is Damage.DECOMPOSED else shown, damage)


_MESSAGES = {
    Damage.LOST: "Có ký tự hỏng (�, ô vuông) giữa chữ.",
    Damage.MISREAD: "Chữ hiện sai do đọc nhầm bảng mã UTF-8.",
    Damage.SHIFTED: "Nhiều chữ hỏng cùng một kiểu («điửu», «vử», «tà i») do lỗi chuyển bảng mã.",
    Damage.QUESTION: "Nhiều chữ có dấu bị thay bằng dấu «?».",
    Damage.DECOMPOSED: "Chữ gõ bằng Unicode tổ hợp, khó tìm kiếm và lọc.",
}


def _hit(document: Document, block: Block, damage: DamagedText) -> Hit:
    decomposed = damage.kind is Damage.DECOMPOSED
    unsure = damage.kind is Damage.LOST and document.media_type == _PDF
    start, end = (0, len(block.text)) if decomposed else (damage.start, damage.end)
    return Hit(
        _MESSAGES[damage.kind] + (" Có thể chỉ do lớp chữ của tệp PDF; cần mở tệp để xem." if unsure else ""),
        value=str(damage.kind),
        suggestion=_suggestion(damage),
        block=replace(block, text=nfc(block.text)) if decomposed else block,
        start=start,
        end=min(end, len(nfc(block.text))) if decomposed else end,
        advisory=decomposed or unsure,
        severity=Severity.LOW if decomposed else None,
    )


def _suggestion(damage: DamagedText) -> str:
    if damage.repaired:
        text = damage.repaired
        return f"Sửa thành: «{text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(' ')[0] + '…'}»"
    if damage.kind is Damage.DECOMPOSED:
        return "Khi soạn bài, chọn bảng mã Unicode (dựng sẵn), không chọn Unicode tổ hợp."
    return "Dán lại đoạn này từ bản gốc ở bảng mã Unicode và kiểm tra trên trang."
