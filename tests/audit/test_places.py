"""The table of administrative units, and what OUT-020 says of addresses on each side of a change."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from audit.document import living
from audit.knowledge.places import Place, Places, lint_places
from audit.rules.outdated.old_place_name import old_place_name
from audit.vietnamese.addresses import addresses_in
from tests.audit.sample_context import REGISTER, context, shipped_knowledge

TODAY = date(2026, 11, 23)
PLACES = shipped_knowledge().places
NO_REGISTER = replace(REGISTER.schools[0], facts=())
ENDED = [row for row in PLACES.rows if row.end and row.name != "*"]
_NAMES = [f"{row.title} {row.end}" for row in ENDED]


def read(text):
    return addresses_in(text, PLACES.provinces)[-1]


def ended(text, day=TODAY, home=None):
    return [(one.unit.title, one.sure) for one in PLACES.ended(read(text), day, read(home) if home else None)]


def written(row: Place) -> str:
    return f"{row.title}, {row.parent}" if row.parent else row.title


def test_the_shipped_table_has_no_mistakes():
    assert lint_places(PLACES.rows, Path("places.csv")) == []


@pytest.mark.parametrize("row", ENDED, ids=_NAMES)
def test_each_row_is_ended_after_its_last_day_and_not_on_it(row):
    the_day = [title for title, _ in ended(written(row), row.end)]
    after = dict(ended(written(row), row.end + timedelta(days=1)))
    assert row.title not in the_day
    same_words_live_on = any(
        other.title == row.title and other.valid_on(row.end + timedelta(days=1)) for other in PLACES.rows
    )
    assert same_words_live_on or after[row.title] is row.verified


@pytest.mark.parametrize("row", [row for row in PLACES.rows if not row.end], ids=written)
def test_no_unit_of_today_is_ended(row):
    assert ended(written(row)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phường Bắc Giang, tỉnh Bắc Ninh", [("tỉnh Bắc Ninh", True)]),
        ("phường Đa Mai, TP. Bắc Giang", [("phường Đa Mai", True), ("thành phố Bắc Giang", True)]),
        ("TP Bắc Ninh, tỉnh Bắc Ninh", [("thành phố Bắc Ninh", True), ("tỉnh Bắc Ninh", True)]),
        ("phường Kinh Bắc, TP Bắc Ninh, Bắc Ninh", [("thành phố Bắc Ninh", False)]),
        ("xã Mẫu, huyện Mẫu, tỉnh Trà Vinh", [("huyện Mẫu", True), ("tỉnh Trà Vinh", False)]),
        ("Quận 1, TP.HCM", [("quận 1", True)]),
        ("thị trấn Mẫu", [("thị trấn Mẫu", True)]),
        ("tỉnh Quảng Ninh", [("tỉnh Quảng Ninh", True)]),
        # right today, or not to be told by the name alone
        ("phường Đa Mai, thành phố Bắc Ninh", []),
        ("phường Đa Mai", []),
        ("thành phố Bắc Ninh", []),
        ("phường Thọ Xương", []),
        ("phường Trần Phú, thành phố Hà Nội", []),
        ("phường Mẫu, tỉnh Mẫu", []),
        ("phường Mẫu, thành phố Mẫu", []),
        ("Thành phố Hồ Chí Minh, Đà Nẵng", []),
    ],
)
def test_ended_units_of_an_address(text, expected):
    assert ended(text) == expected


def test_the_register_tells_which_ward_is_meant():
    home = "phường Bắc Giang, thành phố Bắc Ninh"
    assert ended("phường Thọ Xương", home=home) == [("phường Thọ Xương", True)]
    assert ended("phường Dĩnh Kế, thành phố Bắc Ninh", home=home) == [("phường Dĩnh Kế", True)]
    assert ended("phường Dĩnh Kế, thành phố Bắc Ninh") == [("phường Dĩnh Kế", False)]
    assert ended("phường Trần Phú, thành phố Hà Nội", home=home) == []
    assert ended("phường Thọ Xương", home="phường Mẫu, tỉnh Mẫu") == []


@pytest.mark.parametrize(
    ("text", "day", "now"),
    [
        ("phường Dĩnh Kế, thành phố Bắc Giang", TODAY, "phường Bắc Giang, thành phố Bắc Ninh"),
        ("phường Dĩnh Kế, thành phố Bắc Giang", date(2026, 9, 19), "phường Bắc Giang, tỉnh Bắc Ninh"),
        ("xã Song Mai, thành phố Bắc Giang", TODAY, "phường Đa Mai, thành phố Bắc Ninh"),
        ("thị trấn Nham Biền, huyện Yên Dũng", TODAY, "phường Yên Dũng, thành phố Bắc Ninh"),
        ("tỉnh Bắc Giang", TODAY, "thành phố Bắc Ninh"),
        ("tỉnh Bắc Giang", date(2025, 7, 1), "tỉnh Bắc Ninh"),
    ],
)
def test_what_took_its_place(text, day, now):
    assert written(PLACES.ended(read(text), day)[0].now) == now


@pytest.mark.parametrize(
    ("day", "hits"),
    [
        (date(2024, 12, 31), []),
        (date(2025, 6, 30), []),
        (date(2025, 7, 1), [False]),
        (date(2026, 9, 20), [False]),
    ],
)
def test_the_boundary_of_two_tiers(day, hits):
    page = living("Địa chỉ: phường Dĩnh Kế, thành phố Bắc Giang, tỉnh Bắc Giang")
    assert [hit.advisory for hit in old_place_name(page, context(day, NO_REGISTER))] == hits


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        (
            "Địa chỉ: Số 5, phường Bắc Giang, tỉnh Bắc Ninh",
            "Ghi: «Số 5, phường Bắc Giang, thành phố Bắc Ninh».",
        ),
        (
            "Địa chỉ: phường Dĩnh Kế, TP Bắc Giang",
            "Ghi: «phường Bắc Giang, thành phố Bắc Ninh» (số nhà, đường giữ nguyên).",
        ),
        (
            "Địa chỉ: xã Mẫu, huyện Mẫu",
            "Ghi theo hai cấp: phường/xã, tỉnh/thành phố (không còn cấp huyện, thị trấn).",
        ),
        (
            "Địa chỉ: xã Mẫu, huyện Mẫu, tỉnh Trà Vinh",
            "Ghi theo hai cấp: «phường/xã …, tỉnh Vĩnh Long» – đề nghị xác nhận tên tỉnh, thành phố.",
        ),
    ],
)
def test_suggestion_without_a_register(text, suggestion):
    (hit,) = old_place_name(living(text), context(TODAY, NO_REGISTER))
    assert hit.suggestion == suggestion


def test_suggestion_from_the_register():
    (hit,) = old_place_name(living("Địa chỉ: phường Dĩnh Kế, TP Bắc Giang"), context())
    assert "«Số 51 đường Nguyễn Thị Lưu, phường Bắc Giang, thành phố Bắc Ninh»" in hit.suggestion
    assert hit.block.text[hit.start : hit.end] == "phường Dĩnh Kế, TP Bắc Giang"


BLANK = Place("commune", "phường", "Mẫu", "", None, None, (), (), verified=True, basis="", source="s", line=2)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([replace(BLANK, kind="làng")], "không có trong danh mục"),
        ([replace(BLANK, start=date(2025, 1, 2), end=date(2025, 1, 1))], "kết thúc trước khi bắt đầu"),
        ([replace(BLANK, end=date(2025, 1, 1), source="")], "thiếu nguồn"),
        ([replace(BLANK, parent="tỉnh Không Có")], "bảng không có dòng này"),
        ([replace(BLANK, end=date(2025, 1, 1), successor=("phường Không Có",))], "bảng không có dòng này"),
        ([BLANK, replace(BLANK, line=3)], "trùng thời gian hiệu lực với dòng 3"),
    ],
)
def test_linter_names_the_mistake(rows, words):
    found = lint_places(rows, Path("places.csv"))
    assert any(words in line and line.startswith("places.csv:2:") for line in found)


def test_a_circle_of_successors_ends():
    rows = [
        replace(BLANK, name="A", end=date(2025, 1, 1), successor=("phường B",)),
        replace(BLANK, name="B", end=date(2025, 1, 1), successor=("phường A",), line=3),
    ]
    assert Places(rows).now(rows[0], TODAY) is None
