"""Citations: what is one, its key, type, date, issuer and frame."""

from datetime import date

import pytest

from audit.vietnamese.citations import DateKind, Frame, citations_in, normal_key


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Nghị định số 72/2013/NĐ-CP", ["72/2013/NĐ-CP"]),
        ("số 72 / 2013 / NĐ - CP", ["72/2013/NĐ-CP"]),
        ("Nghị định số72/2013/NĐ-CP", ["72/2013/NĐ-CP"]),
        ("30/2020/ND-CP, 30/2020/NÐ-CP", ["30/2020/NĐ-CP", "30/2020/NĐ-CP"]),
        ("Thông tư 09/2024/TT-BGDĐT", ["9/2024/TT-BGDĐT"]),
        ("36/2017/TT-BGD&ĐT và 36/2017/TT-BGDDT", ["36/2017/TT-BGDĐT", "36/2017/TT-BGDĐT"]),
        ("Luật số 43/2019/QH14", ["43/2019/QH14"]),
        ("1658/NQ-UBTVQH15", ["1658/NQ-UBTVQH15"]),
        ("23/2015/TTLT-BGDĐT-BNV", ["23/2015/TTLT-BGDĐT-BNV"]),
        ("5711/SGDĐT-KTKĐ; 15/QĐ-THCSLL", ["5711/SGDĐT-KTKĐ", "15/QĐ-THCSLL"]),
        ("Công văn 12/PGDĐT", ["12/PGDĐT"]),
        ("Nghị quyết số 71-NQ/TW", ["71-NQ/TW"]),
        ("Thông tư 08/TT ngày 21/3/1988", ["8/TT"]),
        ("30/2020/NĐ-CP - Quy định về công tác văn thư", ["30/2020/NĐ-CP"]),
        ("01/2017/TTLT-VKSNDTC-TANDTC-BCA-BTP", ["1/2017/TTLT-VKSNDTC-TANDTC-BCA-BTP"]),
        ("140/2017/NĐ-CPngày 5/12/2017", []),
        ("lớp 6/A, tổ 5/KP2, nhóm 12/PGDĐT", []),
        ("tỉ lệ 25/30 học sinh, ngày 15/7/2013", []),
        ("https://truong.example/van-ban/72/2013/nd-cp", []),
    ],
)
def test_keys(text, keys):
    assert [c.key for c in citations_in(text)] == keys


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Nghị định số 72/2013/NĐ-CP", "nghị định"),
        ("THÔNG TƯ SỐ 09/2024/TT-BGDĐT", "thông tư"),
        ("Thông tư liên tịch số 23/2015/TTLT-BGDĐT-BNV", "thông tư liên tịch"),
        ("NĐ 30/2020/NĐ-CP", "nghị định"),
        ("Luật Giáo dục số 43/2019/QH14", "luật"),
        ("pháp luật số 43/2019/QH14", ""),
        ("Nghị định, Thông tư số 09/2024/TT-BGDĐT", ""),
        ("72/2013/NĐ-CP", ""),
    ],
)
def test_type_word_is_bound_to_the_number(text, type_):
    assert citations_in(text)[0].type == type_


def test_type_word_binds_to_the_nearest_number_only():
    text = "Thông tư số 15/2025/TT-BGDĐT hướng dẫn thực hiện Nghị định số 142/2025/NĐ-CP và số 143/2025/NĐ-CP"
    assert [c.type for c in citations_in(text)] == ["thông tư", "nghị định", ""]


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("Nghị định 72/2013/NĐ-CP ngày 15/7/2013 của Chính phủ", (2013, 7, 15), DateKind.ISSUED),
        ("Nghị định 72/2013/NĐ-CP ngày 15 tháng 7 năm 2013", (2013, 7, 15), DateKind.ISSUED),
        ("Nghị định 72/2013/NĐ-CP (ngày 15/7/2013)", (2013, 7, 15), DateKind.ISSUED),
        ("Nghị định 72/2013/NĐ-CP, ngày 15/7/2013 của Chính phủ", (2013, 7, 15), DateKind.ISSUED),
        ("Thông tư 09/2024/TT-BGDĐT có hiệu lực từ ngày 19/7/2024", (2024, 7, 19), DateKind.EFFECTIVE),
        ("Thông tư 09/2024/TT-BGDĐT được sửa đổi ngày 19/7/2025", (2025, 7, 19), DateKind.OTHER),
        ("Thực hiện Thông tư 09/2024/TT-BGDĐT, ngày 28/6/2026 trường họp", (2026, 6, 28), DateKind.OTHER),
        ("Theo Thông tư 09/2024/TT-BGDĐT ngày 28/6/2026 Trường Mầm non họp", (2026, 6, 28), DateKind.OTHER),
    ],
)
def test_what_the_date_is(text, day, kind):
    citation = citations_in(text)[0]
    assert citation.date.value == date(*day)
    assert citation.date_kind is kind


def test_the_date_of_the_next_document_is_not_taken():
    first, second = citations_in("Nghị định 72/2013/NĐ-CP, Thông tư 09/2014/TT-BTTTT ngày 19/8/2014")
    assert first.date is None
    assert second.date.value == date(2014, 8, 19)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Nghị định số 147/2024/NĐ-CP ngày 09/11/2024 của Chính phủ về quản lý", "Chính phủ"),
        (
            "Thông tư 09/2014/TT-BTTTT của Bộ Thông tin và Truyền thông quy định",
            "Bộ Thông tin và Truyền thông",
        ),
        ("Thông tư 09/2024/TT-BGDĐT về công khai", ""),
    ],
)
def test_issuer(text, issuer):
    assert citations_in(text)[0].issuer == issuer


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Căn cứ Nghị định số 72/2013/NĐ-CP", Frame.BASIS),
        ("Trường thực hiện theo Nghị định số 72/2013/NĐ-CP", Frame.BASIS),
        ("Căn cứ Luật Giáo dục; Nghị định số 72/2013/NĐ-CP", Frame.BASIS),
        ("Nghị định số 72/2013/NĐ-CP đã hết hiệu lực", Frame.REPEAL),
        ("Bãi bỏ Nghị định số 72/2013/NĐ-CP", Frame.REPEAL),
        ("sửa đổi Nghị định số 72/2013/NĐ-CP", Frame.REPEAL),
        ("Trước đây trường làm theo Nghị định số 72/2013/NĐ-CP", Frame.HISTORIC),
        ("Nghị định số 72/2013/NĐ-CP (cũ)", Frame.HISTORIC),
        ("Sơ kết 2 năm thực hiện Nghị định số 72/2013/NĐ-CP", Frame.HISTORIC),
        ("1. Nghị định số 72/2013/NĐ-CP về quản lý Internet", Frame.TITLE),
        ("Trước đây trường nhỏ. Căn cứ Nghị định số 72/2013/NĐ-CP", Frame.BASIS),
        ("Trang thuộc Nghị định số 72/2013/NĐ-CP", Frame.NONE),
    ],
)
def test_frames(text, frame):
    citation = next(c for c in citations_in(text) if c.key == "72/2013/NĐ-CP")
    assert citation.frame is frame


def test_amendments_beside_a_basis_leave_it_a_basis():
    (citation,) = citations_in("Căn cứ Nghị định số 72/2013/NĐ-CP đã được sửa đổi, bổ sung")
    assert citation.frame is Frame.BASIS
    assert citation.amended


@pytest.mark.parametrize(
    ("text", "name", "number", "year"),
    [
        ("theo Luật Giáo dục 2019", "Luật Giáo dục", "", 2019),
        ("Luật An ninh mạng năm 2018 quy định", "Luật An ninh mạng", "", 2018),
        ("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", "Luật Trẻ em", "", 2016),
        ("Nghị định 72 của Chính phủ", "", "72", None),
        ("Thông tư số 36/2017 của Bộ", "", "36", 2017),
    ],
)
def test_forms_without_symbol(text, name, number, year):
    (citation,) = citations_in(text)
    assert (citation.key, citation.name, citation.number, citation.year) == ("", name, number, year)


@pytest.mark.parametrize(
    "text",
    [
        "Luật Giáo dục quy định",
        "sửa đổi một số điều của Luật Giáo dục ngày 10 tháng 12 năm 2025",
        "Thông tư 17, 18",
    ],
)
def test_not_a_name_only_citation(text):
    assert not [c for c in citations_in(text) if c.name or c.number]


@pytest.mark.parametrize(
    ("key", "normal"),
    [("09/2014/TT-BTTTT", "9/2014/TT-BTTTT"), ("08/TT", "8/TT"), ("72/2013", ""), ("NĐ-CP", "")],
)
def test_normal_key(key, normal):
    assert normal_key(key) == normal
