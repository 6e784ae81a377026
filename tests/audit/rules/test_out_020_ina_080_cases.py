"""Addresses as school pages write them, in several provinces: OUT-020 and INA-080 side by side."""

from dataclasses import replace
from datetime import date

import pytest

from audit.document import Block, Document, PageType, Role, Voice, dated, living
from audit.rules.inaccurate.address_mismatch import address_mismatch
from audit.rules.outdated.old_place_name import old_place_name
from crawler.schools import Fact, School
from tests.audit.sample_context import AS_OF, LE_LOI, context


def school(address: str) -> School:
    facts = (Fact("address", address),)
    return School("thcs-mau", "Trường THCS Mẫu", (), facts=facts, confirmed_on=date(2026, 9, 1))


CITY, SOUTH = LE_LOI, school("123 Nguyễn Văn Mẫu, phường Sài Gòn, TP. Hồ Chí Minh")
DELTA = school("Số 10 đường Hoa Mẫu, phường Long Châu, tỉnh Vĩnh Long")
CAPITAL = school("Số 12 phố Hoa Mẫu, phường Hoàn Kiếm, thành phố Hà Nội")
VILLAGE = school("Thôn Đông, xã Mẫu Thượng, tỉnh Mẫu")
SHORT, OLD = school("phường Bắc Giang"), school("phường Dĩnh Kế, thành phố Bắc Giang, tỉnh Bắc Giang")
BEFORE = school("phường Bắc Giang, tỉnh Bắc Ninh")


def page(lines: str, role: str = "footer", kind: PageType = PageType.CONTACT) -> Document:
    """Each line between «//» is a block that speaks for today."""
    blocks = tuple(Block(line.strip(), Role(role), Voice.LIVING) for line in lines.split("//"))
    return replace(living(""), blocks=blocks, page_type=kind)


def verdict(rule, document, about=CITY, day=AS_OF):
    found = list(rule(document, context(day, about)))
    return "A" if any(not hit.advisory for hit in found) else "B" if found else "-"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Địa chỉ : P.Dĩnh Kế, T.P Bắc Giang, T.Bắc Giang", CITY),
        ("Địa chỉ: Đường Lê Mẫu, p. Dĩnh Kế, tp. Bắc Giang, t. Bắc Giang", CITY),
        ("Đ/C: 12 Lê Mẫu, Hoàng Văn Thụ, TP. Bắc Giang, Bắc Giang", CITY),
        ("Trụ sở: Số 5 Ngô Gia Mẫu, TP Bắc Giang", CITY),
        ("ĐC: phường Dĩnh Kế, TP. Bắc Giang, tỉnh Bắc Giang", CITY),
        ("© 2020 - 2026 Trường THCS Lê Lợi - phường Dĩnh Kế, TP Bắc Giang, tỉnh Bắc Giang", CITY),
        ("Trường THCS Lê Lợi thành lập năm 1965 | Địa chỉ: phường Dĩnh Kế, TP Bắc Giang", CITY),
        ("Địa chỉ: phường Dĩnh Kế, TP Bắc Giang - Điện thoại: 0204.1 - Thành lập năm 1965", CITY),
        ("Cơ quan chủ quản: UBND phường Bắc Giang. Địa chỉ: phường Dĩnh Kế, TP Bắc Giang", CITY),
        ("Địa chỉ // Số 51, phường Dĩnh Kế, thành phố Bắc Giang", CITY),
        ("Địa chỉ: Số 10 đường Hoa Mẫu, Phường 1, TP. Vĩnh Long, Vĩnh Long", DELTA),
        ("Địa chỉ: xã Mẫu, huyện Châu Thành, tỉnh Bến Tre", DELTA),
        ("Địa chỉ: Số 12 Hoa Mẫu – Hoàn Kiếm – quận Hoàn Kiếm – Hà Nội", CAPITAL),
        ("Địa chỉ: 123 Nguyễn Văn Mẫu, Q1, TP.HCM", SOUTH),
        ("Địa chỉ: 123 Nguyễn Văn Mẫu, P.12, Q.Bình Thạnh, TPHCM", SOUTH),
        ("Địa chỉ: phường Mẫu, TP Thủ Đức, TP HCM", SOUTH),
        ("Địa chỉ:Xã Mẫu Thượng-Huyện Mẫu-Tỉnh Mẫu", VILLAGE),
        ("Địa chỉ: thôn Đông xã Mẫu Thượng huyện Mẫu tỉnh Mẫu", VILLAGE),
    ],
)
def test_an_address_of_yesterday_is_stated_and_never_called_a_mismatch(text, about):
    assert verdict(old_place_name, page(text), about) == "A"
    assert verdict(address_mismatch, page(text), about) == "-"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Địa chỉ: 51 Nguyễn Thị Lưu, P. Bắc Giang, TP. Bắc Ninh", CITY),
        ("Địa chỉ: phường Bắc Giang Bắc Ninh", CITY),
        ("Địa chỉ: Số 051 đường Nguyễn Thị Lưu, phường Bắc Giang", CITY),
        ("Địa chỉ: Số 51 đường Nguyễn Thị Lưu kéo dài, phường Bắc Giang, TP Bắc Ninh", CITY),
        ("phường Bắc Giang, thành phố Bắc Ninh (địa chỉ cũ: phường Ngô Quyền, TP. Bắc Giang)", CITY),
        ("phường Bắc Giang, thành phố Bắc Ninh (trước 01/7/2025: phường Ngô Quyền, TP Bắc Giang)", CITY),
        ("Địa chỉ cũ: phường Ngô Quyền, TP. Bắc Giang, tỉnh Bắc Giang", CITY),
        ("Thiết kế bởi Công ty Mẫu. Địa chỉ: Số 1 phố Mẫu, quận Cầu Giấy, Hà Nội", CITY),
        ("Thiết kế bởi Công ty Mẫu // Địa chỉ: 25 phố Mẫu, quận Đống Đa, Hà Nội", CITY),
        ("Nơi sinh: // phường Dĩnh Kế, TP Bắc Giang, tỉnh Bắc Giang", CITY),
        ("Cơ sở II – Địa chỉ: phường Đa Mai, thành phố Bắc Ninh", CITY),
        ("Thiết kế bởi Công ty Mẫu. Địa chỉ: phường Đa Mai, TP Bắc Ninh", CITY),
        ("Sở GD&ĐT thành phố Bắc Ninh. Địa chỉ: phường Kinh Bắc, thành phố Bắc Ninh", CITY),
        ("Địa chỉ: 51 Nguyễn Thị Lưu, P. Bắc Giang, TP Bắc Ninh", SHORT),
        ("Địa chỉ: phường Long Châu, Vĩnh Long", DELTA),
        ("Địa chỉ: phường Hoàn Kiếm, Hà Nội, Việt Nam", CAPITAL),
        ("Địa chỉ: 123 Nguyễn Văn Mẫu, phường Sài Gòn, Tp. HCM", SOUTH),
        ("Địa chỉ: 123 Đường Nguyễn Văn Mẫu, Phường Sài Gòn, Thành phố Hồ Chí Minh", SOUTH),
        ("Địa chỉ: Xã Mẫu Thượng (huyện Mẫu cũ), tỉnh Mẫu", VILLAGE),
        ("Trường Tiểu học Thị trấn Mẫu - xã Mẫu Thượng, tỉnh Mẫu", VILLAGE),
        ("Trường PTDTNT THCS huyện Mẫu", VILLAGE),
        ("Phòng P12, Q1 năm 2026; T5, H1", CITY),
    ],
)
def test_right_old_or_foreign_addresses_stay_out(text, about):
    assert verdict(old_place_name, page(text), about) == "-"
    assert verdict(address_mismatch, page(text), about) == "-"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thầy trò giao lưu với Trường THCS Hoa Mẫu, huyện Mẫu, tỉnh Mẫu.", "B"),
        ("Cụm thi đua số 3 huyện Mẫu, tỉnh Mẫu", "B"),
        ("Trước 1/7/2025, trường đóng tại phường Ngô Quyền, thành phố Bắc Giang.", "-"),
        ("Giải Nhất Hội khỏe Phù Đổng huyện Mẫu", "-"),
    ],
)
def test_running_text_is_advised_at_most(text, expected):
    assert verdict(old_place_name, page(text, "body", PageType.HOME)) == expected


@pytest.mark.parametrize(
    ("text", "about", "expected"),
    [
        ("Địa chỉ: Số 15 Nguyễn Thị Lưu, phường Bắc Giang, TP Bắc Ninh", CITY, "A"),
        ("Địa chỉ: Số 51, Nguyễn Thị Lưu - P. Đa Mai - TP Bắc Ninh", CITY, "A"),
        ("Địa chỉ: Số 51A đường Nguyễn Thị Lưu, phường Bắc Giang", CITY, "B"),
        ("Địa chỉ: phường Bắc Giang Thượng, thành phố Bắc Ninh", CITY, "B"),
        ("TRƯỜNG THCS LÊ LỢI // Điện thoại: 0204.1 // Địa chỉ: phường Đa Mai, TP Bắc Ninh", CITY, "A"),
        ("UBND PHƯỜNG BẮC GIANG // TRƯỜNG THCS LÊ LỢI // Địa chỉ: phường Đa Mai", CITY, "A"),
        ("Cơ quan chủ quản: UBND phường Bắc Giang // Địa chỉ: phường Đa Mai", CITY, "A"),
        ("Trường THCS Trần Phú // Điện thoại: 0204.1 // Địa chỉ: phường Đa Mai", CITY, "-"),
        ("Điểm trường Cốc // Điện thoại: 0204.1 // Địa chỉ: phường Đa Mai", CITY, "-"),
        ("UBND phường Đa Mai // Địa chỉ: phường Đa Mai, thành phố Bắc Ninh", CITY, "-"),
        ("Trạm Y tế, địa chỉ: phường Đa Mai, thành phố Bắc Ninh", CITY, "-"),
        ("Địa chỉ: phường Phước Hậu, tỉnh Vĩnh Long", DELTA, "A"),
        ("Địa chỉ: 125 Nguyễn Văn Mẫu, phường Sài Gòn, TPHCM", SOUTH, "A"),
        ("Địa chỉ: Thôn Đông, xã Mẫu Hạ, tỉnh Mẫu", VILLAGE, "A"),
        ("Địa chỉ: phường Đa Mai, tỉnh Bắc Ninh", BEFORE, "A"),
        ("Địa chỉ: phường Bắc Giang, thành phố Bắc Ninh", OLD, "-"),
        ("Địa chỉ: phường Đa Mai, thành phố Bắc Ninh", OLD, "B"),
    ],
)
def test_an_address_beside_the_register(text, about, expected):
    assert verdict(address_mismatch, page(text, "body"), about) == expected


@pytest.mark.parametrize(
    ("text", "about", "last_right"),
    [
        ("Địa chỉ: thị trấn Nham Biền, huyện Yên Dũng, tỉnh Bắc Giang", OLD, date(2024, 12, 31)),
        ("Địa chỉ: xã Mẫu Thượng, huyện Mẫu, tỉnh Mẫu", VILLAGE, date(2025, 6, 30)),
        ("Địa chỉ: phường Hạp Lĩnh, TP. Bắc Ninh, tỉnh Bắc Ninh", VILLAGE, date(2025, 6, 30)),
        ("Địa chỉ: phường Bắc Giang, tỉnh Bắc Ninh", CITY, date(2026, 9, 19)),
    ],
)
def test_the_last_right_day_and_the_day_after(text, about, last_right):
    after = date.fromordinal(last_right.toordinal() + 1)
    assert verdict(old_place_name, page(text), about, last_right) == "-"
    assert verdict(old_place_name, page(text), about, after) == "A"


def test_two_registered_addresses_are_both_right():
    both = school("Số 1 đường Hoa Mẫu, phường Mẫu, tỉnh Mẫu; cơ sở 2: phường Khác, tỉnh Mẫu")
    assert verdict(address_mismatch, page("Địa chỉ: phường Mẫu, tỉnh Mẫu"), both) == "-"
    assert verdict(address_mismatch, page("Địa chỉ: phường Khác, tỉnh Mẫu"), both) == "-"
    assert verdict(address_mismatch, page("Địa chỉ: phường Nữa, tỉnh Mẫu"), both) == "A"


def test_dated_text_keeps_its_address():
    assert verdict(old_place_name, dated("2025-06-10", "Địa chỉ: phường Dĩnh Kế, TP Bắc Giang")) == "-"
