"""Telephone numbers and e-mail addresses, and whose they are."""

import pytest

from audit.vietnamese.contacts import Kind, Owner, contacts_in, email_key, is_landline, phone_key, same_email

SAME_NUMBER = (
    "0204.3856.123",
    "(0204) 3 856 123",
    "+84 204 3856123",
    "(+84) 204 3856123",
    "84 204.385.6123",
    "0204-3856-123",
)


@pytest.mark.parametrize("text", SAME_NUMBER)
def test_one_number_in_many_forms(text):
    assert phone_key(text) == "02043856123"
    (contact,) = contacts_in(f"ĐT: {text}.")
    assert (contact.kind, contact.value) == (Kind.PHONE, "02043856123")


@pytest.mark.parametrize(
    "text",
    [
        "THCSMau@bacninh.example",
        "thcsmau [at] bacninh.example",
        "thcsmau(at)bacninh[dot]example",
        "thcsmau@bacninh.example.",
    ],
)
def test_one_email_in_many_forms(text):
    assert email_key(text) == "thcsmau@bacninh.example"
    assert [c.value for c in contacts_in(f"Email: {text}")] == ["thcsmau@bacninh.example"]


def test_markdown_escape_in_an_email():
    assert same_email(r"quang\_mau@pgd.example", "quang_mau@pgd.example")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điện thoại: 0204.3999.888", [("02043999888", Owner.SCHOOL)]),
        ("Hotline nhà trường: 0912 000 111", [("0912000111", Owner.SCHOOL)]),
        ("ĐT: 0204.3856.123 - 0912.000.111", [("02043856123", Owner.SCHOOL), ("0912000111", Owner.SCHOOL)]),
        ("ĐT: 0204 385 6123/0912.345.678", [("02043856123", Owner.SCHOOL), ("0912345678", Owner.SCHOOL)]),
        ("ĐT/Fax: 0204.3856.123", [("02043856123", Owner.SCHOOL)]),
        ("ĐT: 0204.3856.123; Fax: 0204.3856.999", [("02043856123", Owner.SCHOOL)]),
        (
            "ĐT: 0204 3856 123 (văn phòng), 0912000111 (cô Hạnh)",
            [("02043856123", Owner.SCHOOL), ("0912000111", Owner.PERSON)],
        ),
        ("Chuyên viên Nguyễn Văn Mẫu; ĐT: 0912.000.111", [("0912000111", Owner.PERSON)]),
        ("Sở GD&ĐT, điện thoại: 0204.3854.377", [("02043854377", Owner.OTHER)]),
        ("Thiết kế bởi Web Mẫu - Hotline: 0912000222", [("0912000222", Owner.OTHER)]),
        ("Tổng đài bảo vệ trẻ em: 111", []),
        ("Số tài khoản: 0240123456789 tại Kho bạc", []),
        ("ĐT: 0204.3856.123. Mã số thuế: 0240012345", [("02043856123", Owner.SCHOOL)]),
        ("Công văn số 0204385/UBND ngày 05/09/2026", []),
        ("Liên hệ 0912.000.111 để biết thêm", []),
        ("0204 3856 123", [("02043856123", Owner.SCHOOL)]),
    ],
)
def test_phones(text, expected):
    assert [(c.value, c.owner) for c in contacts_in(text) if c.kind is Kind.PHONE] == expected


@pytest.mark.parametrize(
    ("text", "above", "owner"),
    [
        ("an@truong.example", ("Hiệu trưởng trường", "Thầy Nguyễn Văn Mẫu"), Owner.PERSON),
        ("Email: an@truong.example", ("ĐT: 0912000111", "Nguyễn Văn Mẫu"), Owner.PERSON),
        ("Email: an@truong.example", ("Địa chỉ: xã Mẫu",), Owner.SCHOOL),
        (
            "Email: an@truong.example",
            ("Chịu trách nhiệm nội dung: Nguyễn Văn Mẫu – Hiệu trưởng",),
            Owner.SCHOOL,
        ),
        ("Hotline: 0912000111", ("Thiết kế bởi Web Mẫu",), Owner.OTHER),
        ("Cô Hạnh – ĐT: 0912.000.111, email: hanh@truong.example", (), Owner.PERSON),
    ],
)
def test_owner_by_what_stands_above(text, above, owner):
    assert {contact.owner for contact in contacts_in(text, above)} == {owner}


def test_label_in_the_block_above():
    (contact,) = contacts_in("(0204) 3856 123", ("Số điện thoại văn phòng",))
    assert contact.labelled
    (contact,) = contacts_in("(0204) 3856 123", ("Trang chủ",))
    assert not contact.labelled


def test_words_of_the_contact():
    text = "Email: thcsmau [at] bacninh.example."
    (contact,) = contacts_in(text)
    assert text[contact.start : contact.end] == "thcsmau [at] bacninh.example"


def test_landline():
    assert is_landline("+84 204 3856 123")
    assert not is_landline("0912.000.111")
