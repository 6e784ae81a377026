"""Which numbers name a person, by shape, label and checks."""

import pytest

from audit.vietnamese.identity import Kind, Label, birth_year, identity_numbers, label_of

LATEST = 2026


@pytest.mark.parametrize(
    ("digits", "year"),
    [
        ("024213001234", 2013),
        ("024185001234", 1985),
        ("027300009999", 2000),
        ("024326001234", 2026),
        ("024327001234", None),  # not born yet
        ("024029001234", None),  # 1929
        ("024413001234", None),  # next century
        ("003213001234", None),  # no such province
        ("113000012345", None),
        ("02421300123", None),
    ],
)
def test_birth_year(digits, year):
    assert birth_year(digits, LATEST) == year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD: 024213001234", [(Kind.CITIZEN, Label.PERSON)]),
        ("024213001234 là số căn cước của em", [(Kind.CITIZEN, Label.PERSON)]),
        ("024213001234", [(Kind.CITIZEN, Label.NONE)]),
        ("MST: 024185001234", [(Kind.CITIZEN, Label.TAX)]),
        ("CCCD: 024213001234; tài khoản 027313001234", [(Kind.CITIZEN, Label.PERSON)]),
        ("Tài khoản 027313001234; CCCD 024213001234", [(Kind.CITIZEN, Label.PERSON)]),
        ("Định danh: 024 213 001 234", [(Kind.CITIZEN, Label.PERSON)]),
        ("Định danh: 0 2 4 2 1 3 0 0 1 2 3 4", [(Kind.CITIZEN, Label.PERSON)]),
        ("024 213 001 234", []),
        ("ĐT 024 3825 1234 hoặc 0204.3856.123", []),
        ("0242130012345", []),
        ("1,024213001234", []),
        ("CMND số 121 234 567", [(Kind.OLD_CARD, Label.PERSON)]),
        ("121234567", []),
        ("CMND và sổ hộ khẩu, điện thoại 912000345", []),
        ("Mã thẻ BHYT: HS4242412345678", [(Kind.INSURANCE, Label.PERSON)]),
        ("HS4242412345678", [(Kind.INSURANCE, Label.NONE)]),
        ("Số BHXH 2412345678", [(Kind.INSURANCE, Label.PERSON)]),
        ("Số BHXH 0912000345", []),
        ("Hộ chiếu C1234567", [(Kind.PASSPORT, Label.PERSON)]),
        ("Mã đơn C1234567", []),
        ("Luật Căn cước số 26/2023/QH15 ngày 27/11/2023", []),
    ],
)
def test_identity_numbers(text, found):
    assert [(one.kind, one.label) for one in identity_numbers(text, LATEST)] == found


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Số CCCD phụ huynh", Label.PERSON),
        ("Số định danh cá nhân", Label.PERSON),
        ("Số ĐDCN", Label.PERSON),
        ("Số tài khoản", Label.OTHER),
        ("Mã số thuế", Label.TAX),
        ("Họ và tên", Label.NONE),
    ],
)
def test_label_of(header, label):
    assert label_of(header) is label
    assert [n.label for n in identity_numbers("024213001234", LATEST, header)] == (
        [] if label is Label.OTHER else [label]
    )
