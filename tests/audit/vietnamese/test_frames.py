"""What the sentence around some words says: the past, a life, an issuer, an honour, the first person."""

import pytest

from audit.vietnamese.first_person import Cue, cue
from audit.vietnamese.frames import (
    is_issuer,
    sentence,
    tells_a_career,
    tells_a_life,
    tells_an_honour,
    tells_the_past,
)

BODY = "UBND huyện Mẫu"


def place(text):
    start = text.index(BODY)
    return start, start + len(BODY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Trước đây {BODY} quản lý trường.", True),
        (f"{BODY} (cũ) đóng tại xã Mẫu", True),
        (f"Năm 2019, {BODY} hỗ trợ.", True),
        (f"Trước ngày 01/7/2025 là {BODY}.", True),
        (f"Báo cáo {BODY} trước ngày 18/01/2022.", False),
        (f"Trước đây trường ở xã Mẫu. {BODY} quản lý trường.", False),
        (f"Cơ quan chủ quản: {BODY}", False),
    ],
)
def test_past(text, expected):
    assert tells_the_past(text, *place(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Quyết định số 5/QĐ-UBND ngày 02/3/2020 của {BODY}", True),
        (f"theo Quyết định của Chủ tịch {BODY}", True),
        (f"Kế hoạch số 12/KH-UBND của {BODY}", True),
        (f"thực hiện hướng dẫn của {BODY}", False),
        (f"Quyết định của trường. Hồ sơ gửi {BODY}", False),
    ],
)
def test_issuer(text, expected):
    assert is_issuer(text, place(text)[0]) is expected


def test_life_career_and_honour():
    assert tells_a_life("quê quán: xã Mẫu", len("quê quán: "))
    assert not tells_a_life("Địa chỉ: xã Mẫu", len("Địa chỉ: "))
    assert tells_a_career(f"Ông An từng công tác tại {BODY}", len("Ông An từng công tác tại "))
    assert not tells_a_career(f"Cơ quan chủ quản: {BODY}", len("Cơ quan chủ quản: "))
    text = f"Trường được {BODY} tặng Giấy khen"
    assert tells_an_honour(text, *place(text))


def test_a_sentence_without_an_end_is_cut():
    text = "chữ " * 5000
    begin, stop = sentence(text, 10000, 10003)
    assert stop - begin <= 1300


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Chào mừng quý vị đến với website ", "", Cue.OWN),
        ("GIỚI THIỆU VỀ ", "", Cue.OWN),
        ("Hiệu trưởng ", " yêu cầu các bộ phận", Cue.OWN),
        ("Nội quy này áp dụng cho học sinh ", "", Cue.OWN),
        ("Quyết định của Hiệu trưởng ", " về việc chuyển trường", Cue.NEAR),
        ("Nhà trường thông báo lịch học của ", "", Cue.NEAR),
        ("Hiệu trưởng ", " sang thăm", Cue.NONE),
        ("Đoàn giáo viên ", " sang dự giờ nhà trường", Cue.NONE),
        ("Học sinh ", " đạt giải", Cue.NONE),
    ],
)
def test_cue(before, after, expected):
    assert cue(before, after) is expected
