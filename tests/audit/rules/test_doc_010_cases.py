"""DOC-010 on heads as schools paste, scan and export them."""

import pytest

from audit.document import Block, Document, PageType, Role, document
from audit.rule import load_rules
from tests.audit.sample_context import parts

RULE = next(rule for rule in load_rules() if rule.id == "DOC-010")
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DAY = "Bắc Giang, ngày 05 tháng 9 năm 2026"
ISSUED = "Số: 15/KH-MNHS"
OWNER = "TRƯỜNG MẦM NON HOA SEN"


def verdict(page: Document) -> str:
    documents, around = parts(page)
    hits = list(RULE.check(documents, around))
    if not hits:
        return ""
    return "B" if all(hit.advisory for hit in hits) else "A"


def page(*lines: str, **changes: object) -> Document:
    """An article into which a document was pasted."""
    return document(
        *lines,
        **{
            "media_type": "text/html",
            "page_type": PageType.ARTICLE,
            "url": "https://truong.example/tb-1.html",
        }
        | changes,
    )


BLANK_NUMBERS = (
    "Số: /KH-MNHS",
    "Số:/KH-MNHS",
    "Số : /KH-MNHS",
    "Số /KH-MNHS",
    "Số: ……/KH-MNHS",
    "Số: ......../KH-MNHS",
    "Số:…./KH-MNHS",
    "Số: ____/KH-MNHS",
    "Số: .../2026/QĐ-MNHS",
    "Số: - /KH-MNHS",
    "Số: /KH- MNHS",
    "Số: / KH-MNHS",
    "Số: /QĐ-THCS",
    "Số: /TB-TrTH",
    "Số: /GDĐT",
    "Số: /UBND-VX",
    "Số: /KHGD",
    "SỐ: /KH-MNHS",
    "Số: /CV-MNHS V/v chuẩn bị năm học mới",
    f"{OWNER} Số: /KH-MNHS",
    f"Số: /KH-MNHS {MOTTO}",
    "Số: /KH-MNHS Bắc Giang, ngày 05 tháng 9 năm 2026",
    "(Số: /KH-MNHS)",
)
BLANK_DAYS = (
    "Bắc Giang, ngày tháng năm 2026",
    "Bắc Giang, ngày tháng 9 năm 2026",
    "Bắc Giang, ngày … tháng … năm 2026",
    "Bắc Giang, ngày ... tháng 9 năm 2026",
    "Bắc Giang, ngày 05 tháng … năm 2026",
    "Bắc Giang, ngày ..... tháng ..... năm 2026.",
    "TP. Bắc Giang, ngày tháng 01 năm 2026",
    "Bắc Giang,ngày …tháng …năm 2026",
    "Bắc Giang, Ngày … tháng … năm 2026",
    "Đa Mai, ngày   /9/2026",
    "Bắc Giang, ngày ___ tháng ___ năm 2026",
    "Bắc Giang , ngày … tháng … năm 2026",
    "ngày … tháng … năm 2026",
)
SURE_PAGES = (
    document(OWNER, NATION, "Số:", "/KH-MNHS", "Bắc Giang, ngày", "tháng 9 năm 2026", "KẾ HOẠCH"),
    document(OWNER, NATION, ISSUED, "Bắc Giang, ngày", "tháng 9 năm 2026", "KẾ HOẠCH"),
    page(OWNER, NATION, "Số: /QĐ-MNHS", MOTTO, DAY, "QUYẾT ĐỊNH"),
    page(
        "UBND PHƯỜNG BẮC GIANG", OWNER, "Số: /TB-MNHS", "Cộng hòa xã hội chủ nghĩa Việt Nam", DAY, "THÔNG BÁO"
    ),
    page(OWNER, "Số: /TB-MNHS", "THÔNG BÁO", "Về việc nghỉ lễ"),
    page(OWNER, "Số: /TB-MNHS", "THÔNG BÁO VỀ VIỆC NGHỈ LỄ"),
    page(OWNER, "Số: /TB-MNHS", "Kính gửi: Phụ huynh học sinh"),
    page(OWNER, "Số: /TB-MNHS", "Thông báo", "Về việc nghỉ lễ", NATION),
    page("GIẤY MỜI", "Bắc Giang, ngày … tháng … năm 2026", "Trân trọng kính mời"),
    page("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: /KH-MNHS", DAY, "KẾ HOẠCH"),
    page(NATION, "Số: /KH-MNHS", "QUY CHẾ", "Phát ngôn của nhà trường"),
    page("Kế hoạch năm học", "Đăng ngày 05/9/2026", OWNER, NATION, "Số: /KH-MNHS", "KẾ HOẠCH"),
    page(f"{OWNER} {NATION}", f"Số: /KH-MNHS {MOTTO}", DAY, "KẾ HOẠCH NĂM HỌC 2026-2027"),
    page(NATION, "Số: 12/KH-MNHS", "Bắc Giang, ngày … tháng … năm 2026", "KẾ HOẠCH"),
    document(OWNER, "Số: /KH-MNHS", "KẾ HOẠCH", "Tuyển sinh", "Mẫu giáo 5 tuổi: 60 cháu"),
    document(
        OWNER, NATION, "Số: /QĐ-MNHS", "QUYẾT ĐỊNH", *["Điều khoản của quyết định."] * 12, "PHIẾU ĐĂNG KÝ"
    ),
)
DOUBTFUL_PAGES = (
    document(OWNER, NATION, "15", "Số:", "/KH-MNHS", DAY, "KẾ HOẠCH"),
    document(NATION, "Số: /KH-MNHS", "KẾ HOẠCH", media_type="application/pdf", scan=True),
    document(NATION, "Số: /KH-MNHS", "KẾ HOẠCH", media_type="application/pdf", properties={"signed": "yes"}),
    document(NATION, "KẾ HOẠCH", "Bắc Giang, ngày … tháng … năm ……"),
)
CLEAN_PAGES = (
    document(OWNER, NATION, "Số:", "15/KH-MNHS", "Bắc Giang, ngày", "05 tháng 9 năm 2026", "KẾ HOẠCH"),
    page(OWNER, ISSUED, NATION, DAY, "KẾ HOẠCH"),
    page(OWNER, "Số 15 /KH-MNHS", NATION, DAY, "KẾ HOẠCH"),
    page(OWNER, "Số: 15 / KH-MNHS", NATION, "Bắc Giang, ngày 05 tháng 09 năm 2026", "KẾ HOẠCH"),
    page(OWNER, "Số:15/KH", NATION, "Bắc Giang, ngày 5/9/2026", "KẾ HOẠCH"),
    page(OWNER, "Số: 05a/KH-MNHS", NATION, DAY, "KẾ HOẠCH"),
    page(OWNER, ISSUED, NATION, "Bắc Giang, ngày 05 tháng 9", "năm 2026", "KẾ HOẠCH"),
    page(OWNER, "Số: 15", "/KH-MNHS", NATION, DAY, "KẾ HOẠCH"),
    page(NATION, "ĐƠN XIN NHẬP HỌC", "Kính gửi: Ban giám hiệu", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "ĐƠN ĐỀ NGHỊ", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "PHIẾU ĐĂNG KÝ DỰ TUYỂN", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "BẢN CAM KẾT", "ngày … tháng … năm 2026", "Kính gửi: Nhà trường"),
    page(NATION, "GIẤY ĐỀ NGHỊ THANH TOÁN", "Kính gửi: Hiệu trưởng", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "GIẤY XIN PHÉP", "Kính gửi: Cô chủ nhiệm", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "TỜ KHAI", "Kính gửi: Công an phường", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "BẢN ĐĂNG KÝ THI ĐUA", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "BẢN THUYẾT MINH SÁNG KIẾN", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "BẢN NHẬN XÉT ĐẢNG VIÊN", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "BIÊN BẢN HỌP", "Bắc Giang, ngày … tháng … năm 2026"),
    page(NATION, "HỢP ĐỒNG LAO ĐỘNG", "Số: /HĐLĐ", "Bắc Giang, ngày … tháng … năm 2026"),
    page("Mẫu số 01", NATION, "Số: /QĐ-…", "QUYẾT ĐỊNH"),
    page("Mẫu 1.1. Quyết định cá biệt", NATION, "Số: /QĐ-…", "QUYẾT ĐỊNH"),
    page("MẪU KẾ HOẠCH", NATION, "Số: /KH-…", "KẾ HOẠCH"),
    page("(Mẫu)", NATION, "Số: /KH-TH", "KẾ HOẠCH"),
    page(
        "Phụ lục I",
        "(Kèm theo Công văn số 5512/BGDĐT-GDTrH ngày 18 tháng 12 năm 2020 của Bộ GDĐT)",
        "KẾ HOẠCH DẠY HỌC CỦA TỔ CHUYÊN MÔN",
        "…., ngày … tháng … năm 20…",
    ),
    page("KẾ HOẠCH BÀI DẠY", "Thứ hai, ngày … tháng … năm 2026"),
    page("KẾ HOẠCH BÀI DẠY", "Tuần 5, ngày … tháng … năm 2026"),
    page(
        "Thể thức văn bản hành chính", "KẾ HOẠCH", "Số: /KH-TH", title="Hướng dẫn thể thức văn bản hành chính"
    ),
    page("BÁO CÁO THÀNH TÍCH", "(Mẫu dùng cho cá nhân)", "Bắc Giang, ngày … tháng … năm 2026"),
    page("KẾ HOẠCH", ISSUED, DAY, "(Ban hành kèm theo Quyết định số /QĐ-MNHS ngày tháng năm 2026)"),
    page("QUY CHẾ", "(Ban hành kèm theo Quyết định", "số: /QĐ-MNHS ngày … tháng … năm 2026 của Hiệu trưởng)"),
    page("THÔNG BÁO", "Số / Ký hiệu: 15/TB-MNHS", "Ngày ban hành: 05/9/2026"),
    page("THÔNG BÁO", "Số/Ký hiệu", "15/TB-MNHS"),
    page("THÔNG BÁO", "Số lượng: /HS", "Số: 35 học sinh/lớp"),
    page("THÔNG BÁO", "Họ và tên: ……, sinh ngày … tháng … năm 2015"),
    page("THÔNG BÁO", "Cháu: ………, ngày … tháng … năm 2020, lớp …"),
    page("THÔNG BÁO", "Từ 7h30, ngày … tháng … năm 2026"),
    page("THÔNG BÁO", "Số nhà: /Đường Hùng Vương", DAY),
    page("Nhà trường thông báo lịch nghỉ Tết năm 2026", "Số: 12/TB", DAY),
    page("Tin: Lễ khai giảng", "Sáng nay, ngày 05 tháng 9 năm 2026, trường tổ chức lễ."),
    page("THỜI KHÓA BIỂU", "Bắc Giang, ngày … tháng … năm 2026"),
    document("ĐỀ KIỂM TRA", "Số: /KH", "Bắc Giang, ngày … tháng … năm 2026", page_type=PageType.LESSON),
    document("KẾ HOẠCH", "Số: /KH-TH", page_type=PageType.FORM),
    document("KẾ HOẠCH", "Số: /KH-TH", title="Biểu mẫu kế hoạch"),
    document("KẾ HOẠCH", "Số: /KH-TH", label="Tải mẫu kế hoạch cá nhân"),
    document("KẾ HOẠCH", "Số: /KH-TH", section="Biểu mẫu"),
    document("KẾ HOẠCH", "Số: /KH-TH", url="https://truong.example/tep/mau-ke-hoach-ca-nhan.docx"),
    document("KẾ HOẠCH", "Số: /KH-TH", url="https://truong.example/bieu-mau/ke-hoach.docx"),
    Document(
        "https://truong.example/", blocks=(Block("Số: /KH-TH", Role.FOOTER), Block("THÔNG BÁO", Role.NAV))
    ),
)


@pytest.mark.parametrize("line", BLANK_NUMBERS)
def test_blank_number(line):
    assert verdict(page(NATION, line, DAY, "KẾ HOẠCH")) == "A"
    assert verdict(document(OWNER, line, NATION, DAY, "KẾ HOẠCH")) == "A"


@pytest.mark.parametrize("line", BLANK_DAYS)
def test_blank_day(line):
    assert verdict(page(NATION, ISSUED, line, "KẾ HOẠCH")) == "A"
    assert verdict(document("KẾ HOẠCH", "Năm học 2026-2027", line)) == "A"


@pytest.mark.parametrize("one", SURE_PAGES)
def test_sure(one):
    assert verdict(one) == "A"


@pytest.mark.parametrize("one", DOUBTFUL_PAGES)
def test_doubtful(one):
    assert verdict(one) == "B"


@pytest.mark.parametrize("one", CLEAN_PAGES)
def test_clean(one):
    assert verdict(one) == ""
