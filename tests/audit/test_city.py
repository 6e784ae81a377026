"""The city summary: schools that are late come first, and what was not looked at is named."""

from dataclasses import replace
from datetime import date

from openpyxl import load_workbook

from audit.city import SchoolNight, write_city
from audit.rule import Severity
from tests.audit.review.sample_book import AS_OF, row
from tests.audit.sample_context import LE_LOI


def night(id, name, *rows, state="Đủ"):
    return SchoolNight(replace(LE_LOI, id=id, name=name), state, 10, 12, rows, AS_OF)


def test_late_schools_first_and_the_unread_by_name(tmp_path):
    late = row(1, severity=Severity.HIGH, due=date(2026, 11, 1))
    nights = [
        night("a", "Trường A", row(2, severity=Severity.LOW, due=date(2026, 11, 1))),
        night("b", "=Trường B", late, row(3, severity=Severity.HIGH, advisory=True)),
        night("c", "Trường C", state="Chưa soát được"),
    ]
    saved = write_city(tmp_path / "tong-hop.xlsx", nights)
    assert not saved.note
    made = load_workbook(saved.path)
    lines = list(made["Xếp theo trường"].iter_rows(values_only=True))
    column = lines[0].index
    assert [line[column("Mã")] for line in lines[1:]] == ["b", "a", "c"]
    assert lines[1][column("Quá hạn (Khẩn, Cao)")] == 1
    assert (lines[1][column("Cao")], lines[1][column("Tham khảo")]) == (1, 1)
    assert lines[1][column("Trường")] == "=Trường B"
    assert made["Xếp theo trường"]["B2"].data_type == "s"
    assert [line[0] for line in made["Không soát được"].iter_rows(min_row=2, values_only=True)] == ["c"]


def test_no_school_at_all_still_gives_a_summary(tmp_path):
    saved = write_city(tmp_path / "tong-hop.xlsx", [])
    assert "Xếp theo trường" in load_workbook(saved.path).sheetnames
