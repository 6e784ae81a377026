"""Workbooks, CSV and plain text: sheets, positions, merged and hidden cells."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from audit.document import Hidden, Role
from tests.audit.extract.office_files import extracted, texts

AREA = Path(__file__).parents[3] / "samples" / "area"


def workbook(fill):
    book = openpyxl.Workbook()
    fill(book, book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def of_area(path):
    file = AREA / path
    return extracted(file.read_bytes(), file.name)


def test_cells_have_their_excel_address_even_below_empty_rows():
    def fill(book, sheet):
        sheet.title = "DS lớp 1"
        sheet["B4"], sheet["C4"], sheet["D4"] = "Họ và tên", "Ngày sinh", "Lớp"
        sheet["B5"], sheet["C5"], sheet["D5"] = "Người Mẫu", date(2019, 3, 5), 1
        sheet["AB6"] = "xa"

    document = extracted(workbook(fill), "a.xlsx")
    assert [(block.text, block.position) for block in document.blocks] == [
        ("Họ và tên", "DS lớp 1!B4"),
        ("Ngày sinh", "DS lớp 1!C4"),
        ("Lớp", "DS lớp 1!D4"),
        ("Người Mẫu", "DS lớp 1!B5"),
        ("xa", "DS lớp 1!AB6"),
    ]
    table = document.tables[0]
    assert table.rows[4][:4] == ("", "Người Mẫu", "05/03/2019", "1")
    assert (table.header_rows, table.position, table.hidden) == (4, "DS lớp 1", False)
    assert {block.role for block in document.blocks} == {Role.TABLE}


def test_merged_cells_repeat_in_the_grid_and_stand_once_as_text():
    def fill(book, sheet):
        sheet["A1"] = "Danh sách lớp"
        sheet.merge_cells("A1:C1")
        sheet["A2"], sheet["B2"], sheet["C2"] = "STT", "Tên", "Tổ"
        sheet["C3"] = "Tổ 1"
        sheet.merge_cells("C3:C4")
        sheet["A3"], sheet["A4"] = 1, 2

    document = extracted(workbook(fill), "a.xlsx")
    assert document.tables[0].rows == (
        ("Danh sách lớp",) * 3,
        ("STT", "Tên", "Tổ"),
        ("1", "", "Tổ 1"),
        ("2", "", "Tổ 1"),
    )
    assert texts(document) == ["Danh sách lớp", "STT", "Tên", "Tổ", "Tổ 1"]
    assert document.tables[0].header_rows == 2


def test_a_table_of_two_columns_has_its_header_too():
    def fill(book, sheet):
        sheet.append(["Nội dung", "Số lượng"])
        sheet.append(["Phòng học", 12])

    assert extracted(workbook(fill), "a.xlsx").tables[0].header_rows == 1


def test_hidden_sheets_rows_and_columns_are_told():
    def fill(book, sheet):
        sheet.title = "Thấy"
        sheet.append(["Tên", "Lớp", "Điện thoại"])
        sheet.append(["Mẫu", "1A", "so-mot"])
        sheet.append(["Ẩn", "1B", "so-hai"])
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["C"].hidden = True
        secret = book.create_sheet("Nháp")
        secret["A1"] = "bí mật"
        secret.sheet_state = "hidden"

    document = extracted(workbook(fill), "a.xlsx")
    assert set(document.hidden) == {
        Hidden("sheet", "bí mật", "Nháp"),
        Hidden("row", "Ẩn ; 1B ; so-hai", "Thấy"),
        Hidden("column", "Điện thoại ; so-mot ; so-hai", "Thấy"),
    }
    assert [table.hidden for table in document.tables] == [False, True]
    assert "bí mật" not in texts(document)


def test_properties_are_kept():
    def fill(book, sheet):
        sheet["A1"] = "chữ"
        book.properties.creator = "Người soạn"

    assert extracted(workbook(fill), "a.xlsx").properties["creator"] == "Người soạn"


def test_an_empty_workbook_is_empty():
    assert extracted(workbook(lambda book, sheet: None), "a.xlsx").unreadable == "empty"


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("th-thcs-doi-thong/files/tailieu/co-so-vat-chat.xls", "CSVC!C5"),
        ("th-song-xanh/files/tep/phan-cong.ods", "Trực tuần!C5"),
    ],
)
def test_old_and_open_workbooks_are_read_to_their_last_row(path, last):
    document = of_area(path)
    assert last in {block.position for block in document.blocks}
    assert document.tables[0].header_rows in {2, 3}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_lines(mark):
    body = f"Tên{mark}Lớp\nAn{mark}1A\n\nBình{mark}1B\n".encode()
    document = extracted(body, "a.csv")
    assert document.tables[0].rows == (("Tên", "Lớp"), ("An", "1A"), ("Bình", "1B"))
    assert document.blocks[-1].position == "dòng 4"


def test_text_in_utf16_is_read_line_by_line():
    document = extracted("Lịch kiểm tra\r\n\r\nKhối 6".encode("utf-16"), "a.txt")
    assert texts(document) == ["Lịch kiểm tra", "Khối 6"]
