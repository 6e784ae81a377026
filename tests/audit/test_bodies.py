"""The table of ended bodies, and what OUT-030 says of each."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from audit.document import Block, Link, Role, Voice, dated, living
from audit.engine import findings
from audit.knowledge.bodies import Bodies, Body, lint_bodies
from audit.rule import load_rules
from audit.rules.outdated.abolished_agency import abolished_agency
from crawler.schools import Office
from tests.audit.sample_context import REGISTER, context, shipped_knowledge

TODAY = date(2026, 11, 23)
BODIES = shipped_knowledge().bodies
NAMED = [(name, row) for row in BODIES.rows for name in row.names if row.place != "unit"]


def hits(page, day=TODAY, **changes):
    return list(abolished_agency(page, replace(context(day), **changes)))


def test_the_shipped_table_has_no_mistakes():
    assert lint_bodies(BODIES.rows, Path("bodies.csv")) == []


@pytest.mark.parametrize(("name", "row"), NAMED, ids=[name for name, _ in NAMED])
def test_each_name_is_flagged_from_the_day_after(name, row):
    page = living(f"Cơ quan liên quan: {name}")
    assert hits(page, row.end) == []
    assert [hit.advisory for hit in hits(page, row.end + timedelta(days=1))] == [not row.verified]


@pytest.mark.parametrize(("name", "row"), NAMED, ids=[name for name, _ in NAMED])
def test_dated_text_is_advised_after_a_month_of_grace(name, row):
    late, early = row.end + timedelta(days=31), row.end + timedelta(days=30)
    text = f"Hội nghị do {name} chủ trì."
    assert [hit.advisory for hit in hits(dated(late.isoformat(), text))] == [True]
    assert hits(dated(early.isoformat(), text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phòng GD&ĐT thành phố",
        "PHÒNG GD & ĐT TP MẪU",
        "Phòng GD - ĐT huyện Mẫu",
        "Phòng Giáo dục & Đào tạo",
        "Bộ Thông tin & Truyền thông",
        "Bộ LĐ - TB & XH",
        "Uỷ ban Dân tộc",
        "UBND thành phố Bắc Giang",
        "Uỷ ban nhân dân tỉnh Bắc Giang",
        "HĐND huyện Mẫu",
        "Sở GD&ĐT tỉnh Bắc Ninh",
    ],
)
def test_spellings(text):
    assert [hit.advisory for hit in hits(living(text, role="header"))] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Giáo dục và Đào tạo",
        "Sở Giáo dục và Đào tạo thành phố Bắc Ninh",
        "UBND phường Bắc Giang",
        "UBND phường Bắc Giang, tỉnh Bắc Ninh",
        "UBND thành phố Bắc Ninh",
        "UBND thành phố",
        "UBND tỉnh Mẫu",
        "Ủy ban nhân dân các cấp",
        "Phòng Giáo dục thể chất",
        "Phòng học GDĐT số 2",
        "Số: 12/PGDĐT-TH",
        "Quyết định số 5/QĐ-UBND ngày 02/3/2020 của Chủ tịch UBND huyện Mẫu",
        "Trường được thành lập theo Quyết định của UBND huyện Mẫu",
        "Ông An từng công tác tại Phòng GD&ĐT thành phố",
        "Phòng GD&ĐT (cũ) và Phòng Văn hóa - Xã hội bàn giao",
        "Trường được UBND tỉnh Bắc Giang tặng Bằng khen",
    ],
)
def test_near_misses(text):
    assert hits(living(text, role="body")) == []


def test_the_office_of_the_register_may_still_be_such_a_body():
    still = replace(REGISTER, offices=(Office("Phòng GD&ĐT thành phố Mẫu"),))
    (hit,) = hits(living("Cơ quan chủ quản: Phòng GD&ĐT thành phố Mẫu"), register=still)
    assert hit.advisory
    assert "Danh bạ vẫn ghi" in hit.message


def test_suggestion_names_the_office_of_today():
    (hit,) = hits(living("Cơ quan chủ quản: Phòng GD&ĐT thành phố Bắc Giang"))
    assert hit.suggestion == "Ghi cơ quan quản lý hiện nay: «Phòng Văn hóa - Xã hội, UBND phường Bắc Giang»."
    assert hit.block.text[hit.start : hit.end] == "Phòng GD&ĐT thành phố Bắc Giang"


def test_six_places_are_one_finding():
    lines = (
        "PHÒNG GD&ĐT TP BẮC GIANG",
        "Báo cáo về Phòng GD&ĐT thành phố.",
        "Phòng GD&ĐT yêu cầu các trường:",
    )
    blocks = tuple(Block(line, Role.BODY, Voice.LIVING) for line in lines)
    rule = next(rule for rule in load_rules() if rule.id == "OUT-030")
    around = context()
    (finding,) = findings(rule, rule.check([living("", blocks=blocks)], around), around)
    assert not finding.advisory
    assert len(finding.places) == 3


def test_a_link_to_the_dead_site_is_named():
    page = living(
        "Phòng GD&ĐT thành phố", role="nav", links=(Link("http://pgdmau.example", block=0, internal=False),)
    )
    assert "http://pgdmau.example" in hits(page)[0].message


BLANK = Body(
    "mau", ("Bộ Mẫu",), "none", date(2025, 1, 1), "Bộ Khác", verified=True, basis="", source="s", line=2
)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([replace(BLANK, place="đâu đó")], "phải là none, any hoặc unit"),
        ([replace(BLANK, end=None)], "thiếu ngày kết thúc"),
        ([replace(BLANK, now="")], "thiếu cơ quan thay thế"),
        ([replace(BLANK, source="")], "thiếu nguồn"),
        ([replace(BLANK, names=())], "thiếu tên"),
        ([BLANK, replace(BLANK, id="khac", line=3)], "trùng mã hoặc tên với dòng 3"),
    ],
)
def test_linter_names_the_mistake(rows, words):
    assert any(words in line for line in lint_bodies(rows, Path("bodies.csv")))


def test_an_empty_table_names_nothing():
    assert list(Bodies(()).mentions("Bộ Thông tin và Truyền thông")) == []
