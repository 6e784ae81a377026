"""Names of people with their posts, and names of schools."""

import pytest

from audit.vietnamese.names import distance, holders_in, nearest, person_name, post_only, same_person
from audit.vietnamese.school_names import known_school, school_key, school_names_in


def schools(text):
    return [next(name.readings())[0] for name in school_names_in(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường TH Lê Hồng Mẫu", "Trường Tiểu học Lê Hồng Mẫu"),
        ("TRƯỜNG TIỂU HỌC LÊ HỒNG MẪU", "Trường Tiểu học Lê Hồng Mẫu"),
        ("Trường MN Hoa Mẫu", "Trường Mầm non Hoa Mẫu"),
        ("Trường TH&THCS Mẫu", "Trường Tiểu học và Trung học cơ sở Mẫu"),
        ("THCS Hòa Mẫu", "Trường Trung học cơ sở Hoà Mẫu"),
        ("Trường TH Dĩnh Mẫu số 1", "TRƯỜNG TIỂU HỌC DĨNH MẪU SỐ 1"),
    ],
)
def test_one_school_written_in_two_ways(one, other):
    assert school_key(one) == school_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường Tiểu học Lê Lợi", "Trường THCS Lê Lợi"),
        ("Trường Tiểu học Dĩnh Mẫu", "Trường Tiểu học Dĩnh Mẫu số 1"),
        ("Trường Tiểu học Dĩnh Mẫu số 1", "Trường Tiểu học Dĩnh Mẫu số 2"),
        ("Trường Mầm non Hoa Hồng", "Trường Mầm non Hoa Hông"),
    ],
)
def test_two_schools(one, other):
    assert school_key(one) != school_key(other)


@pytest.mark.parametrize(
    "text", ["nhà trường", "trường tiểu học ở vùng cao", "Trường hợp TH khác", "Phòng GD&ĐT"]
)
def test_no_school(text):
    assert schools(text) == []


def test_capitals_run_on_but_the_known_name_is_found():
    known = {school_key("Trường THCS Lê Lợi"): "own"}
    (mention,) = school_names_in("TRƯỜNG THCS LÊ LỢI HỌP PHỤ HUYNH")
    assert known_school(mention, known) == ("own", len("TRƯỜNG THCS LÊ LỢI"))


@pytest.mark.parametrize(
    "text", ["TRƯỜNG TIỂU HỌC DĨNH MẪU SỐ 2", "Trường Tiểu học Dĩnh Mẫu số 2", "Trường TH Dĩnh Mẫu 2"]
)
def test_a_number_behind_the_name_makes_another_school(text):
    known = {school_key("Trường Tiểu học Dĩnh Mẫu"): "without number"}
    (mention,) = school_names_in(text)
    assert known_school(mention, known) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hiệu trưởng: Phạm Văn Mẫu", [("principal", "Phạm Văn Mẫu")]),
        ("Hiệu trưởng: Thầy giáo Phạm Văn Mẫu, điện thoại", [("principal", "Phạm Văn Mẫu")]),
        ("HIỆU TRƯỞNG (đã ký) Vũ Thị Mẫu", [("principal", "Vũ Thị Mẫu")]),
        ("Hiệu trưởng - ThS. Phạm Văn Mẫu", [("principal", "Phạm Văn Mẫu")]),
        ("Bà Vũ Thị Mẫu – Hiệu trưởng nhà trường", [("principal", "Vũ Thị Mẫu")]),
        ("Nhà giáo Ngô Văn Mẫu, phó hiệu trưởng", [("vice_principal", "Ngô Văn Mẫu")]),
        ("KT. HIỆU TRƯỞNG – PHÓ HIỆU TRƯỞNG Ngô Văn Mẫu", [("vice_principal", "Ngô Văn Mẫu")]),
        ("KT. HIỆU TRƯỞNG Ngô Văn Mẫu", []),
        ("nguyên Hiệu trưởng Lê Quang Mẫu về dự", []),
        ("Các thế hệ hiệu trưởng: 2015–2025: cô Vũ Thị Mẫu", []),
        ("Hiệu trưởng trường Lê Lợi", []),
        ("Hiệu trưởng yêu cầu các tổ thực hiện", []),
        ("Hiệu trưởng Chỉ Đạo", []),
    ],
)
def test_holders(text, expected):
    assert [(holder.post, holder.name) for holder in holders_in(text)] == expected


def test_the_school_between_post_and_person():
    (holder,) = holders_in("Hiệu trưởng Trường Tiểu học Mẫu, cô Hoàng Thị Mẫu, chia sẻ")
    assert holder.school is not None
    assert holder.name == "Hoàng Thị Mẫu"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thầy Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("ThS. Trần Thị Mẫu", "Trần Thị Mẫu"),
        ("Trang Chủ Mới Nhất Hôm Nay", ""),
        ("Liên hệ", ""),
    ],
)
def test_block_that_is_a_name(text, name):
    assert person_name(text) == name


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Hiệu trưởng", "principal"),
        ("Hiệu trưởng trường", "principal"),
        ("Phó Hiệu trưởng – Chuyên môn", "vice_principal"),
        ("Phó Hiệu trưởng cơ sở vật chất", "vice_principal"),
        ("Hiệu trưởng chỉ đạo các tổ", ""),
        ("Ban Giám hiệu", ""),
    ],
)
def test_block_that_is_a_post(text, post):
    assert post_only(text) == post


def test_people_compare_with_diacritics_but_not_by_tone_style():
    assert same_person("Nguyễn Thị Thúy", "NGUYỄN THỊ THUÝ")
    assert not same_person("Phạm Văn Đông", "Phạm Văn Đồng")
    assert distance("Phạm Văn Đông", "Phạm Văn Đồng") == 1
    assert nearest("Ngô Văn Năm", ["Ngô Văn Nam", "Vũ Thị Mẫu"]) == (1, "Ngô Văn Nam")
    assert nearest("Ngô Văn Năm", []) == (99, "")
