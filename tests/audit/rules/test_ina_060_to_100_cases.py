"""INA-060, 070, 090 and 100 as school sites write names, numbers and leaders: found, advised, left alone."""

from dataclasses import replace
from datetime import date

import pytest

from audit.document import Block, Document, PageType, Role, Voice, document, living
from audit.rules.inaccurate.contact_mismatch import contact_mismatch
from audit.rules.inaccurate.other_school_named import other_school_named
from audit.rules.inaccurate.principal_mismatch import principal_mismatch
from audit.rules.inaccurate.school_name_mismatch import school_name_mismatch
from crawler.schools import Fact, School
from tests.audit.sample_context import LE_LOI, REGISTER, context

_HEAD = ("UBND PHƯỜNG BẮC GIANG", "TRƯỜNG THCS LÊ LỢI", "Số: 12/KH-THCSLL")


def _school(name: str, *facts: Fact) -> School:
    return School("mau", name, (), facts=facts, confirmed_on=date(2026, 9, 1))


DOI_XANH = _school("Trường TH&THCS Đồi Xanh")
PRIVATE = _school("Trường Mầm non tư thục Ánh Sao")
NUMBERED = _school("Trường Tiểu học số 1 Tân Mỹ")
DINH_KE = next(s for s in REGISTER.schools if s.id == "th-dinh-ke-1")
ODD_ALIAS = replace(_school("Trường Tiểu học Kim Đồng"), aliases=("KĐ",))
LONG_FACTS = _school(
    "Trường Mầm non Hoa Mai",
    Fact("phone", "0204 3911 001; 0912 345 678"),
    Fact("email", "mnhoamai@bacninh.edu.vn, mnhoamai.bg@gmail.com"),
    Fact("principal", "Bà Ngô Thị Thuý Hoà"),
)


def _lines(*lines: str, role: str = "body") -> Document:
    return living("", blocks=tuple(Block(line, role=Role(role), voice=Voice.LIVING) for line in lines))


def _classes(check, page: Document, school: School = LE_LOI) -> set[str]:
    around = context(school=school)
    return {"B" if hit.advisory else "A" for hit in check(page, around)}


def _of_site(page: Document, school: School = LE_LOI) -> set[str]:
    around = context(school=school)
    return {"B" if hit.advisory else "A" for hit in other_school_named((page,), around)}


@pytest.mark.parametrize(
    ("text", "role", "school"),
    [
        ("TRƯỜNG TRUNG HỌC CƠ SỞ LÊ LỜI", "banner", LE_LOI),
        ("UBND PHƯỜNG BẮC GIANG TRƯỜNG THCS LÊ LƠI", "header", LE_LOI),
        ("UBND phường Bắc Giang - Trường THCS Lê Lơi", "footer", LE_LOI),
        ("Copyright © 2026 by Trường THCS Lê Lơi. All rights reserved.", "footer", LE_LOI),
        ("© 2020 - 2026 Trường THCS Lê Lơi. Giữ toàn quyền.", "footer", LE_LOI),
        ("Tên đơn vị: Trường THCS Lê Lơi", "footer", LE_LOI),
        ("Trường THCS Lê Lơi | Trường THCS Lê Lơi", "meta", LE_LOI),
        ("THCS LÊ LƠI", "header", LE_LOI),
        ("Trường THCS Lê Lơi năm học 2026-2027", "header", LE_LOI),
        ("Trường Tiểu học Lê Lợi - Chất lượng tạo niềm tin", "header", LE_LOI),
        ("TRƯỜNG TIỂU HỌC DINH KẾ SỐ 1", "header", DINH_KE),
        ("TRƯỜNG TIỂU HỌC DĨNH KẾ CHÀO MỪNG NĂM HỌC MỚI", "header", DINH_KE),
        ("Trường THCS Đồi Xanh", "header", DOI_XANH),
        ("TRƯỜNG TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ ĐỒI XÀNH", "header", DOI_XANH),
        ("Trường Mầm non tư thục Ánh Sáo", "header", PRIVATE),
        ("Trường Tiểu học số 1 Tân Mỵ", "header", NUMBERED),
    ],
)
def test_wrong_name_of_the_site(text, role, school):
    assert _classes(school_name_mismatch, living(text, role=role), school) == {"A"}


@pytest.mark.parametrize(
    ("text", "role", "school"),
    [
        ("Đoàn công tác Trường THCS Lê Lai thăm và làm việc với nhà trường", "title", LE_LOI),
        ("Chúc mừng Trường THCS Lê Lai nhân dịp khai giảng", "title", LE_LOI),
        ("Học sinh Trường THCS Lê Lai đạt giải Nhất", "title", LE_LOI),
        ("Trường kết nghĩa: Trường THCS Lê Lai", "footer", LE_LOI),
        ("TRUONG THCS LE LOI", "header", LE_LOI),
        ("Tiền thân là Trường Tiểu học Dĩnh Kế", "title", DINH_KE),
        ("Cựu học sinh Trường Tiểu học Dĩnh Kế", "title", DINH_KE),
        ("Lịch sử Trường Tiểu học Dĩnh Kế giai đoạn 1965 - 2025", "title", DINH_KE),
        ("TRƯỜNG TIỂU HỌC SỐ 1 DĨNH KẾ", "header", DINH_KE),
        ("Trường Tiểu học – Trung học cơ sở Đồi Xanh", "header", DOI_XANH),
        ("Trường TH, THCS Đồi Xanh", "header", DOI_XANH),
        ("TRƯỜNG MẦM NON TƯ THỤC ÁNH SAO", "header", PRIVATE),
        ("Trường Mầm non Ánh Sao", "header", PRIVATE),
        ("TRƯỜNG TIỂU HỌC TÂN MỸ", "header", NUMBERED),
        ("TRƯỜNG THPT NGUYỄN HUỆ CHÀO MỪNG", "header", ODD_ALIAS),
    ],
)
def test_names_that_are_right_or_of_others(text, role, school):
    page = living(text, role=role, page_type=PageType.HOME)
    assert _classes(school_name_mismatch, page, school) == set()


def test_a_name_that_ends_on_the_next_line_is_whole():
    page = _lines("TRƯỜNG TIỂU HỌC DĨNH KẾ", "SỐ 1", role="header")
    assert _classes(school_name_mismatch, page, DINH_KE) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Máy bàn: 0204.3999.888",
        "ĐTCĐ: 0204.3999.888",
        "SDT: 0204.3999.888",
        "Liên hệ: 0204.3999.888",
        "☎ 0204.3999.888",
        "Điện thoại: 0240.3856.123",
        "Gmail: c2leloi@gmail.com",
        "51 Nguyễn Thị Lưu, phường Bắc Giang – ĐT: 0204.3999.888",
        "Trường Trung học cơ sở Lê Lợi, số 51 đường Nguyễn Thị Lưu, điện thoại 0204 3999 888",
        "© 2020-2026 Trường THCS Lê Lợi. Điện thoại: 0204.3999.888. Email: thcsleloi@bacninh.edu.vn",
        "Hiệu trưởng: Phạm Văn Đồng. Điện thoại nhà trường: 0204.3999.888",
        "Chịu trách nhiệm: Hiệu trưởng Phạm Văn Đồng. Địa chỉ: 51 đường Nguyễn Thị Lưu. ĐT: 0204.3999.888",
    ],
)
def test_wrong_contact(text):
    assert _classes(contact_mismatch, living(text)) == {"A"}


@pytest.mark.parametrize(
    "page",
    [
        living("Điểm trường Cốc: Tổ dân phố Cốc. Điện thoại: 0204.3999.888", role="body"),
        _lines("Cơ sở 2", "ĐT: 0204.3999.888"),
        living("ĐT: 0204.3856.123 hoặc 0912.000.111"),
    ],
)
def test_contact_to_be_confirmed(page):
    assert _classes(contact_mismatch, page) == {"B"}


@pytest.mark.parametrize(
    "page",
    [
        living("Tel: +84 (0)204 3856 123"),
        living("ĐT: (0204) - 3856.123"),
        living("Email: thcsleloi[at]bacninh[dot]edu[dot]vn"),
        living("Trường THCS Nguyễn Du: ĐT 0204.3555.777, email: thcsnguyendu@bacninh.edu.vn", role="body"),
        _lines("Trường THCS Trần Phú", "Điện thoại: 0204.3857.456", "Email: thcstranphu@bacninh.edu.vn"),
        _lines("Trường THCS Trần Phú", "Số 8 đường Hoàng Hoa Thám", "0204.3857.456", role="table"),
        living("Ban đại diện cha mẹ học sinh: ĐT 0912.000.111", role="body"),
        living("Đơn vị may đồng phục: ĐT 0912.000.111", role="body"),
        living("Căng tin: ĐT 0912.000.111", role="body"),
        living("Bưu điện phường: điện thoại 0204.3555.222"),
        living("Kỹ thuật: 0912.000.222 – hotro@webmau.example"),
        living("Email: (ví dụ: tenban@gmail.com)", role="body"),
        living("Năm 2010 trường lắp điện thoại số 0204.3999.888, nay là 0204.3856.123", role="body"),
        living("đường dây nóng sở GD&ĐT: 0204.3854.000"),
    ],
)
def test_contacts_of_others(page):
    assert _classes(contact_mismatch, page) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Điện thoại: 0204 3911 001 - 0912 345 678",
        "Email: mnhoamai.bg@gmail.com",
        "Hiệu trưởng: Ngô Thị Thúy Hòa",
    ],
)
def test_registered_values_with_titles_or_several_in_one(text):
    page = living(text)
    assert _classes(contact_mismatch, page, LONG_FACTS) == set()
    assert _classes(principal_mismatch, page, LONG_FACTS) == set()


@pytest.mark.parametrize(
    "page",
    [
        living("Cô Vũ Thị Lan - Bí thư Chi bộ, Hiệu trưởng nhà trường", role="body"),
        living("Bà Vũ Thị Lan - Chức vụ: Hiệu trưởng"),
        living("Phó hiệu trưởng phụ trách chuyên môn: Vũ Thị Lan"),
        living("Phó HT: Vũ Thị Lan"),
        living("© 2020 - 2026. Chịu trách nhiệm nội dung: Hiệu trưởng Vũ Thị Lan"),
        living("Năm học 2026-2027: Hiệu trưởng Vũ Thị Lan phụ trách chung", role="body"),
        living("Chịu trách nhiệm nội dung: Hiệu trưởng Vũ Thị Lan Địa chỉ: Số 51"),
        *(
            living(f"Hiệu trưởng: {name}")
            for name in ("Từ Thị Lan", "Lương Thị Ngân", "Văn Thị Hoàng Anh", "Đoàn Trường Giang")
        ),
        _lines("Trường THCS Lê Lợi", "Hiệu trưởng", "Vũ Thị Lan"),
        _lines("1", "Vũ Thị Lan", "Hiệu trưởng", "2", "Ngô Văn Nam", "Phó Hiệu trưởng", role="table"),
    ],
)
def test_unknown_leader(page):
    assert _classes(principal_mismatch, page) == {"A"}


@pytest.mark.parametrize(
    "page",
    [
        living("Chịu trách nhiệm nội dung: Hiệu trưởng Phạm Văn Đồng Địa chỉ: Số 51"),
        living("HIỆU TRƯỞNG LÊ QUANG HUY CHÚC MỪNG NĂM HỌC MỚI"),
        living("Hiệu trưởng: Phạm V. Đồng"),
        living("Hiệu trưởng Hồ Sơ Công Khai"),
        living("Hiệu trưởng - Văn Phòng - Kế Toán"),
        living("Vũ Thị Lan – Hiệu trưởng từ 1990 đến 1995"),
        living("Năm 1995, Hiệu trưởng Vũ Thị Lan khởi công xây dựng trường", role="body"),
        living("Thầy Vũ Văn Lan - Hiệu trưởng lúc bấy giờ", role="body"),
        living("Cô Vũ Thị Lan, Hiệu trưởng đã nghỉ hưu", role="body"),
        living("Trường Tiểu học Võ Thị Sáu – Hiệu trưởng: Hoàng Thị Mến"),
        living("Trường THCS Nguyễn Du, Hiệu trưởng: Bùi Văn Bình, ĐT: 0204.3555.111"),
        living("Ông Bùi Văn Bình - Hiệu trưởng Trường Đại học Mẫu"),
        _lines("Trường THCS Trần Phú", "Hiệu trưởng", "Đặng Minh Khôi"),
        _lines("1", "Trường THCS Trần Phú", "Đặng Minh Khôi", "Hiệu trưởng", "2", role="table"),
        _lines(
            "Chủ tịch Hội đồng trường", "Vũ Thị Lan", "Hiệu trưởng", "Phạm Văn Đồng", "Kế toán", "Bùi Thị Hoa"
        ),
        _lines("Bí thư chi bộ", "Vũ Thị Lan", "Hiệu trưởng", "Phạm Văn Đồng", "Tổ trưởng", "Bùi Thị Hoa"),
    ],
)
def test_leaders_who_are_right_past_or_of_others(page):
    assert _classes(principal_mismatch, page) == set()


@pytest.mark.parametrize(
    "page",
    [
        living("TRƯỜNG THCS TRẦN PHÚ", role="header"),
        living("UBND PHƯỜNG BẮC GIANG TRƯỜNG THCS TRẦN PHÚ", role="header"),
        living("Trường THCS Trần Phú", role="meta", page_type=PageType.HOME),
        living("Bản quyền thuộc Trường THCS Trần Phú"),
        living("Cơ quan chủ quản: Trường THCS Trần Phú"),
        living("Ban giám hiệu Trường THCS Trần Phú kính chào quý phụ huynh", role="body"),
        document(*_HEAD, "TM. BAN GIÁM HIỆU TRƯỜNG THCS TRẦN PHÚ"),
        document(*_HEAD, "HIỆU TRƯỞNG TRƯỜNG THCS TRẦN PHÚ"),
        document(*_HEAD, "Căn cứ tình hình, Hiệu trưởng Trường THCS Trần Phú yêu cầu các tổ thực hiện."),
        document(
            "UBND PHƯỜNG BẮC GIANG TRƯỜNG THCS LÊ LỢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do",
            "Số: 12/QĐ",
            "HIỆU TRƯỞNG TRƯỜNG THCS TRẦN PHÚ",
        ),
    ],
)
def test_another_school_speaks(page):
    assert _of_site(page) == {"A"}


@pytest.mark.parametrize(
    "page",
    [
        living("Chào mừng các thầy cô đến với hội thi tại Trường THCS Trần Phú", role="body"),
        living("Ông Đặng Minh Khôi - Hiệu trưởng Trường THCS Trần Phú", role="body"),
        living("(Nguồn: Website Trường THCS Trần Phú)", role="body"),
        living("Theo website Trường THCS Trần Phú", role="body"),
        living("Nhà trường nằm cạnh Trường Tiểu học Thu Hương", role="body"),
        living("Website Trường THCS Trần Phú", role="sidebar"),
        document(*_HEAD, "Ông Đặng Minh Khôi, Hiệu trưởng Trường THCS Trần Phú"),
        document(*_HEAD, "Giám khảo mời: cô Vũ Thị Hoa – Phó Hiệu trưởng Trường THCS Trần Phú"),
        document(*_HEAD, "Căn cứ đề nghị của Hiệu trưởng Trường THCS Trần Phú;"),
        document(*_HEAD, "Tiếp nhận giáo viên từ Trường THCS Trần Phú về nhà trường công tác"),
    ],
)
def test_another_school_is_only_mentioned(page):
    assert _of_site(page) == set()
