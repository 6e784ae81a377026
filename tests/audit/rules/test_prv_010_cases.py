"""PRV-010 on the ways a school site really writes personal numbers, and on what only looks like one."""

import pytest

from audit.document import Block, Document, Hidden, Image, Link, Role, Table, document, living
from audit.rule import load_rules
from tests.audit.sample_context import parts

RULE = next(rule for rule in load_rules() if rule.id == "PRV-010")
FILE = "https://truong.example/tep/"


def verdict(page: Document) -> str:
    documents, around = parts(page)
    hits = list(RULE.check(documents, around))
    if not hits:
        return ""
    return "B" if all(hit.advisory for hit in hits) else "A"


def table(*rows: tuple[str, ...], headers: int = 1, caption: str = "") -> Document:
    return document("Danh sách", tables=(Table(rows, header_rows=headers, caption=caption),))


SURE = (
    "Số CCCD/Định danh: 024213001234",
    "CCCD:024213001234",
    "CCCD số: 024.213.001.234, cấp ngày 01/02/2022",
    "Căn cước công dân số 0242 1300 1234",
    "Số căn cước: 024 2 13 001234",
    "Căn cước: 024213 001234",
    "CCCD 024-213-001-234",
    "CCCD 024–213–001–234",
    "CCCD\u00a0số:\u00a0024\u00a0213\u00a0001\u00a0234",
    "Số thẻ Căn cước: 024213001234",
    "SỐ ĐỊNH DANH CÁ NHÂN 027313009999",
    "so dinh danh: 027313009999",
    "Mã định danh cá nhân của cháu là 027313009999",
    "ĐDCN: 027313009999",
    "Họ và tên: Mẫu Thị Một; SĐT: 0912000345; CCCD: 024185001234; địa chỉ: tổ 1",
    "024185001234 (số CCCD của mẹ)",
    "CMND số 121234567 do Công an tỉnh cấp",
    "Số CMND/CCCD: 121 234 567",
    "Chứng minh nhân dân: 121.234.567",
    "Giấy CMTND 121234567",
    "Số thẻ BHYT: HS 4 24 24 12345678",
    "Thẻ BHYT mã số GD4242412345678",
    "Mã số thẻ BHYT: DN-4-24-24-12345678",
    "Mã số BHXH 2412345678",
    "Số sổ BHXH: 2412345678",
    "Mã BHXH: 0124567890",
    "Passport No: B1234567",
    "Hộ chiếu: P01234567 cấp ngày 02/3/2024",
    "Sinh ngày 05/02/2013, số 024213001234, lớp 7A",
    "Bà Mẫu Thị Hai (CCCD 024185001234) ủng hộ 500.000 đồng",
    "Số CCCD bố: 024083001111, mẹ: 024185002222",
    "Mã số cá nhân trên giấy khai sinh: 024213001234",
)
SURE_PAGES = (
    table(("TT", "Họ tên", "CCCD"), ("1", "Mẫu Một", "024213001234")),
    table(("TT", "Họ tên", "Số CMND"), ("1", "Mẫu Một", "121234567")),
    table(("TT", "Họ tên", "Mã thẻ BHYT"), ("1", "Mẫu Một", "HS4242412345678")),
    table(("TT", "Họ tên", "Số CCCD"), ("1", "Mẫu Một", "24213001234")),
    table(("TT", "Họ tên", "Số CCCD"), ("1", "Mẫu Một", "024213001234"), headers=0),
    table(("TT", "Họ tên", "Mã HS"), *((str(i), f"Mẫu {i}", f"02421300123{i}") for i in range(1, 5))),
    table(("Số định danh", "024213001234"), headers=0),
    table(("Họ tên", "Ngày sinh", "Mã"), ("Mẫu Một", "05/02/2013", "024213001234")),
    table(
        ("TT", "Họ tên", "Mã thẻ"),
        *((str(i), f"Mẫu {i}", f"HS424241234567{i}") for i in range(1, 5)),
        caption="Danh sách tham gia BHYT",
    ),
    document("Danh sách lớp 1A", *(f"{i}. Mẫu Thị Số {i} 02421300123{i} 1A" for i in range(1, 6))),
    document("STT", "Họ tên", "Số định", "danh", *(f"{i} Mẫu 02421300123{i}" for i in range(1, 5))),
    document("Số CCCD", "024213001234"),
    document("Số CCCD của phụ huynh:", "Mẫu Thị Một – 024213001234", "Mẫu Thị Hai – 024213001235"),
    document("STT", "Họ và tên", "Số CCCD", "1", "Mẫu Thị Một", "024213001234"),
    document("x", url=FILE + "CMND_121234567.pdf"),
    document("x", url=FILE + "cccd-024•••••1234.pdf"),
    document("x", url=FILE + "CMND_121••••••.pdf"),
    document("x", url=FILE + "ho-so-cccd-024213001234.docx"),
    document("x", images=(Image(FILE + "cccd-024213001234.jpg", "Ảnh thẻ"),)),
    document("x", images=(Image(FILE + "1.jpg", "CCCD 024213001234"),)),
    document("x", links=(Link(FILE + "CCCD-024213001234.zip", "Tải về"),)),
    document("x", properties={"title": "CCCD 024213001234"}),
    document("x", hidden=(Hidden("deleted", "Số định danh 024213001234"),)),
    Document(FILE, blocks=(Block("Học sinh 024213001234, số định danh", Role.META),)),
)
DOUBTFUL = (
    "Mã tra kết quả: 024213001234",
    "Mã số thuế: 024185001234",
    "Em Mẫu, 024213001234",
    "Số đăng ký 024213001234",
    "Mã thẻ HS4242412345678",
    "Ví dụ: số định danh 001213001234 thì 001 là mã Hà Nội, 2 là giới tính",
    "Ví dụ số CCCD 001203004567: 001 là mã tỉnh, 2 là thế kỷ và giới tính, 03 là năm sinh",
    "Giả sử công dân có số CCCD là 024213001234",
)
CLEAN = (
    "Số tài khoản: 113000012345",
    "Số tài khoản 024213001234 tại Agribank",
    "STK: 024213001234 – Trường Tiểu học Mẫu",
    "Học phí chuyển vào tk 024213001234, nội dung: họ tên, lớp, số CCCD",
    "Mã vạch 893460123456",
    "Mã hồ sơ: 024213001234",
    "Mã vận đơn 024213001234",
    "Số sê-ri: 024213001234",
    "Số seri 024213001234",
    "Mã giao dịch: 024213001234",
    "Mã tra cứu hóa đơn: 024213001234",
    "Số hóa đơn 024213001234",
    "Số báo danh: 024213001234",
    "SBD: 024213001234",
    "Mã tài sản 024213001234",
    "Mã bưu gửi: 024213001234",
    "Học sinh mang theo CCCD khi nhập học",
    "Phụ huynh nộp bản sao CCCD, sổ BHYT, giấy khai sinh trước 15/8/2026",
    "Bản sao CMND, học phí 150.000.000 đồng cho cả trường",
    "CCCD của cha mẹ; kinh phí: 024.213.001.234 đồng",
    "CMND/CCCD, lệ phí 120 000 000 đ",
    "Số CCCD gồm 12 chữ số",
    "CCCD: 024•••••1234",
    "CCCD: 024xxxxx1234",
    "CCCD: ************",
    "CCCD: ........................",
    "Số CCCD: 0242130012345",
    "Số CCCD: 02421300123",
    "Số CCCD: 099213001234",
    "CCCD số 024931001234",
    "Hotline BHYT: 1900 9068; ĐT 0912000345",
    "BHXH thành phố Bắc Ninh, ĐT: 0204 3856 123",
    "Điện thoại BHXH: 0912000345",
    "Luật BHXH số 41/2024/QH15, Luật BHYT số 51/2024/QH15",
    "Công văn 1234/BHXH-TST về thẻ BHYT",
    "Mức đóng BHYT: 631.800 đồng/năm, ngân sách hỗ trợ 189.540 đồng",
    "Kinh phí BHYT 1234567890 đồng",
    "Tổng số 1.234.567.890 đồng tiền BHYT",
    "Hộ chiếu vắc xin; lớp A1",
    "Mã định danh học sinh trên CSDL ngành: 2401234567",
    "Mã định danh điện tử: 000.00.12.H05",
    "Mã định danh của trường: 24000123",
    "Mã trường: 24213512",
    "ĐT: 0912000345 – 0204.3856.123",
    "0912 000 345, 0204 3856 123, 024 3825 1234",
    "Zalo: 0912000345",
    "ISBN 978-604-0-12345-6",
    "Ngày 12/03/2026 10:30, lượt xem 024213",
    "Lượt truy cập: 024213001234",
    "Tọa độ 21.273001234, 106.194001234",
    "ID cuộc họp Zoom: 824 2130 0123, mật khẩu 123456",
    "ID Zoom: 024 2130 0123",
    "Mã lớp học Google: abc024213",
    "https://www.facebook.com/024213001234/posts/1",
    "https://truong.example/anh/024213001234567.jpg",
    "Số quyết định 024/2013/QĐ-1234",
    "Mã số thuế của trường: 2400123456",
    "Mã QHNS: 1081234; mã số 024.213.001-234.5",
    "Mã CCCD gắn chip, quét QR bằng VNeID mức 2",
    "Căn cước công dân theo Thông tư 59/2021/TT-BCA ngày 15/5/2021",
    "Chứng minh nhân dân có 9 số; từ 01/01/2025 hết hiệu lực",
    "Nộp CMND trước 17h00 ngày 30/9/2026; 035 em chưa nộp",
)
CLEAN_PAGES = (
    document("Hồ sơ gồm bản sao CCCD.", "Số tài khoản:", "024213001234"),
    document("Số CCCD", "Mẫu Thị Một", "đã nộp", "Mã vạch", "893460123456"),
    table(("TT", "Họ tên", "Số tài khoản"), *((str(i), f"M {i}", f"02421300123{i}") for i in range(5))),
    table(("TT", "Tên sách", "Mã vạch"), *((str(i), f"S {i}", f"02421300123{i}") for i in range(5))),
    table(("TT", "Họ tên", "SBD"), *((str(i), f"M {i}", f"02421300123{i}") for i in range(5))),
    table(("TT", "Thiết bị", "Số seri"), *((str(i), f"T {i}", f"02421300123{i}") for i in range(5))),
    table(("TT", "Họ tên", "Mã định danh"), *((str(i), f"M {i}", f"240123456{i}") for i in range(5))),
    table(("TT", "Họ tên", "CCCD"), ("1", "Mẫu Một", ""), ("2", "Mẫu Hai", "đã nộp")),
    table(("TT", "Họ tên", "CMND", "Tiền"), ("1", "Mẫu Một", "x", "121.234.567")),
    document("x", url=FILE + "20240213001234.pdf"),
    document("x", url=FILE + "img_024213001234567.jpg"),
    document("x", images=(Image(FILE + "20240213_001234.jpg", "Ảnh"),)),
)


@pytest.mark.parametrize("text", SURE)
def test_sure(text):
    assert verdict(document(text)) == "A"
    assert verdict(living(text)) == "A"


def test_account_numbers_torn_out_of_a_table_are_not_sure():
    lines = [f"{i} Mẫu Thị Số 02421300123{i}" for i in range(1, 6)]
    for heading in ("STT Họ và tên Số tài khoản", "Số tài khoản"):
        assert verdict(document("Phụ huynh mang theo CCCD.", heading, *lines)) == "B"


@pytest.mark.parametrize("page", SURE_PAGES)
def test_sure_pages(page):
    assert verdict(page) == "A"


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful(text):
    assert verdict(document(text)) == "B"


@pytest.mark.parametrize("text", CLEAN)
def test_clean(text):
    assert verdict(document(text)) == ""


@pytest.mark.parametrize("page", CLEAN_PAGES)
def test_clean_pages(page):
    assert verdict(page) == ""
