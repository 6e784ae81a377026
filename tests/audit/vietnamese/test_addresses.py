"""Addresses: units with their level, street details, and how an address stands in its text."""

import pytest

from audit.vietnamese.addresses import Tier, addresses_in
from audit.vietnamese.standing import Standing, is_address_label, standing
from audit.vietnamese.text import key

PROVINCES = frozenset(key(name) for name in ("Bắc Giang", "Bắc Ninh", "Đà Nẵng", "Bà Rịa - Vũng Tàu"))


def units(text):
    return [[unit.title for unit in address.units] for address in addresses_in(text, PROVINCES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "phường Mẫu, thành phố Bắc Giang, tỉnh Bắc Giang",
            [["phường Mẫu", "thành phố Bắc Giang", "tỉnh Bắc Giang"]],
        ),
        ("xã Tân Mẫu, TP. Bắc Giang, Bắc Giang", [["xã Tân Mẫu", "thành phố Bắc Giang", "Bắc Giang"]]),
        ("P. Mẫu, T. Bắc Ninh", [["phường Mẫu", "tỉnh Bắc Ninh"]]),
        ("X. Mẫu - H. Mẫu - T. Mẫu", [["xã Mẫu", "huyện Mẫu", "tỉnh Mẫu"]]),
        ("Xã Mẫu · Tỉnh Mẫu", [["xã Mẫu", "tỉnh Mẫu"]]),
        (
            "PHƯỜNG TÂN MẪU THÀNH PHỐ BẮC GIANG TỈNH BẮC GIANG",
            [["phường Tân Mẫu", "thành phố Bắc Giang", "tỉnh Bắc Giang"]],
        ),
        ("Quận 1, TP.HCM", [["quận 1", "thành phố HCM"]]),
        ("phường 12, quận 3", [["phường 12", "quận 3"]]),
        ("TP. Mẫu, TP. Lớn", [["thành phố Mẫu", "thành phố Lớn"]]),
        ("huyện Mẫu, tỉnh Bà Rịa - Vũng Tàu", [["huyện Mẫu", "tỉnh Bà Rịa - Vũng Tàu"]]),
        ("xã Mẫu, tỉnh Mẫu Điện thoại: 0204", [["xã Mẫu", "tỉnh Mẫu"]]),
        ("xã An, xã Bình và xã Cát", [["xã An"], ["xã Bình"], ["xã Cát"]]),
        ("thị trấn Mẫu, huyện Mẫu", [["thị trấn Mẫu", "huyện Mẫu"]]),
        # not administrative units
        ("PHÒNG VĂN HÓA - XÃ HỘI", []),
        ("Hợp tác xã Tân Mẫu", []),
        ("Tỉnh đoàn, Huyện ủy, Thành phố trẻ", []),
        ("đường Bắc Giang", []),
        ("P. Nguyễn", []),
        ("các xã, phường trong tỉnh", []),
    ],
)
def test_units(text, expected):
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "number", "street", "hamlet"),
    [
        ("Số 51 đường Nguyễn Thị Mẫu, phường Mẫu", "51", "Nguyễn Thị Mẫu", ""),
        ("Địa chỉ: Số 51, đường Nguyễn Thị Mẫu, phường Mẫu", "51", "Nguyễn Thị Mẫu", ""),
        ("Địa chỉ: 51 Nguyễn Thị Mẫu - P. Mẫu - TP Lớn", "51", "Nguyễn Thị Mẫu", ""),
        ("Số nhà 12/3A, ngõ 5, đường Mẫu, phường Mẫu", "12/3A", "Mẫu", ""),
        ("Tổ dân phố 5, phường Mẫu", "", "", "Tổ dân phố 5"),
        ("thôn Đông, xã Mẫu", "", "", "thôn Đông"),
        ("phường Mẫu, tỉnh Mẫu", "", "", ""),
        ("Họp vào 7h30, phường Mẫu", "", "", ""),
    ],
)
def test_street_details(text, number, street, hamlet):
    (address,) = addresses_in(text, PROVINCES)
    assert (address.number, key(address.street), address.hamlet) == (number, key(street), hamlet)


def test_a_city_left_of_a_province_is_a_district():
    (address,) = addresses_in("phường Mẫu, thành phố Bắc Giang, tỉnh Bắc Giang", PROVINCES)
    assert address.unit(Tier.DISTRICT).title == "thành phố Bắc Giang"
    assert address.unit(Tier.PROVINCE).title == "tỉnh Bắc Giang"
    (address,) = addresses_in("phường Mẫu, thành phố Bắc Ninh", PROVINCES)
    assert address.unit(Tier.DISTRICT) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Địa chỉ: xã Mẫu, tỉnh Mẫu", Standing.LABELLED),
        ("Địa chỉ trường: Xã Mẫu, Huyện Mẫu", Standing.LABELLED),
        ("Đ/c: Tổ dân phố 5, phường Mẫu", Standing.LABELLED),
        ("Trường Mầm non Hoa Mẫu – xã Mẫu, TP. Lớn", Standing.AFTER_SCHOOL),
        ("TRƯỜNG THCS LÊ LỢI THÀNH PHỐ LỚN", Standing.AFTER_SCHOOL),
        ("© 2026 Trường Tiểu học Mẫu – Xã Mẫu, Tỉnh Mẫu · Thiết kế bởi nhà trường", Standing.AFTER_SCHOOL),
        ("Xã Mẫu, Huyện Mẫu, Tỉnh Mẫu", Standing.WHOLE),
        ("Trường nằm ở xã Mẫu, huyện Mẫu và có 12 lớp", Standing.PROSE),
        ("xã Mẫu, huyện Mẫu có nhiều di tích", Standing.PROSE),
        ("UBND phường Mẫu, thành phố Lớn", Standing.FOREIGN),
        ("Hội khỏe Phù Đổng thành phố Lớn", Standing.FOREIGN),
        ("Công ty cổ phần Mẫu, xã Mẫu, tỉnh Mẫu", Standing.FOREIGN),
        ("quê quán: xã Mẫu, tỉnh Mẫu", Standing.FOREIGN),
        ("Có hộ khẩu thường trú tại phường Mẫu, thành phố Lớn", Standing.FOREIGN),
        ("Địa chỉ thường trú: phường Mẫu, thành phố Lớn", Standing.FOREIGN),
    ],
)
def test_standing(text, expected):
    address = addresses_in(text, PROVINCES)[-1]
    assert standing(text, address) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Địa chỉ", True), ("Địa chỉ trường:", True), ("Địa chỉ Email", False)]
)
def test_label_in_a_block_of_its_own(text, expected):
    assert is_address_label(text) is expected


def test_long_text_stays_fast():
    text = "Địa chỉ: xã Mẫu, huyện Mẫu, tỉnh Mẫu và nhiều nơi khác " * 3000
    found = addresses_in(text, PROVINCES)
    assert len(found) == 3000
    assert standing(text, found[-1]) is Standing.LABELLED
