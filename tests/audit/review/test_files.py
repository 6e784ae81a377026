"""Replacing a workbook: whole or not at all, and never over text that nobody has read."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from openpyxl import Workbook, load_workbook

from audit.review.files import replace_workbook
from audit.review.workbook import write_workbook
from tests.audit.review.sample_book import book, many, row


def simple(text):
    def write(path):
        made = Workbook()
        made.active["A1"] = text
        made.save(path)

    return write


def first_cell(path):
    return load_workbook(path).active["A1"].value


def leftovers(folder):
    return [p.name for p in folder.iterdir() if p.name.startswith(".dang-ghi")]


def test_folders_are_made_and_the_old_file_replaced(tmp_path):
    path = tmp_path / "a" / "b.xlsx"
    assert replace_workbook(path, simple("cũ")).path == path
    assert not replace_workbook(path, simple("mới")).note
    assert first_cell(path) == "mới"
    assert not leftovers(path.parent)


@pytest.mark.parametrize("lock", ["~$so.xlsx", ".~lock.so.xlsx#"])
def test_an_open_file_is_left_alone(tmp_path, lock):
    path = tmp_path / "so.xlsx"
    replace_workbook(path, simple("cũ"))
    (tmp_path / lock).touch()
    saved, again = replace_workbook(path, simple("mới")), replace_workbook(path, simple("mới hơn"))
    assert first_cell(path) == "cũ"
    assert first_cell(saved.path) == "mới"
    assert first_cell(again.path) == "mới hơn"
    assert saved.path.name.startswith("so_moi_20")
    assert "đang mở" in saved.note
    assert saved.path.name in saved.note


def test_a_failure_while_writing_costs_nothing(tmp_path):
    path = tmp_path / "so.xlsx"
    replace_workbook(path, simple("cũ"))

    def broken(target):
        target.write_bytes(b"PK\x03\x04 half a workbook")

    with pytest.raises(Exception, match="zip"):
        replace_workbook(path, broken)
    assert first_cell(path) == "cũ"
    assert not leftovers(tmp_path)


def test_what_was_typed_while_the_machine_judged_is_not_overwritten(tmp_path):
    path = tmp_path / "so.xlsx"
    write_workbook(path, book(row(0)))
    made = load_workbook(path)
    made["Cần xử lý"]["K3"] = "Đồng ý sửa"
    made.save(path)
    late = time.time() + 5
    os.utime(path, (late, late))
    saved = write_workbook(path, book(row(0)))
    assert saved.path != path
    assert "vừa được người dùng lưu" in saved.note
    assert load_workbook(path)["Cần xử lý"]["K3"].value == "Đồng ý sửa"


def test_our_own_later_save_is_no_reason_to_write_beside(tmp_path):
    path = tmp_path / "so.xlsx"
    write_workbook(path, book(*many(4)))
    before = datetime.now(UTC) - timedelta(hours=1)
    assert not write_workbook(path, book(*many(4), checked_at=before)).note
