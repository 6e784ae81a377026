"""The office's own Excel list becomes config/schools.yaml, and nothing of it is lost without a word."""

import zipfile

import pytest
from openpyxl import Workbook

from audit.column_headings import PERSONAL, field_of
from audit.register_import import run_import
from audit.school_cells import levels, person
from crawler.exceptions import InputError
from crawler.register import load_register, parse_register

TABLE = [
    ["STT", "Tên trường", "Cấp học", "Website", "Fanpage", "Điện thoại", "Email", "Địa chỉ", "Hiệu trưởng"],
    [1, "Trường THCS Mẫu", "THCS", "https://thcsmau.example.vn/", "facebook.com/thcsmau", "0204 3123 456",
     "c2mau@example.vn", "Số 1, phường Mẫu", "Trần Thị Mẫu"],
    [2, "Trường Mầm non Hoa Mẫu", "Mầm non", "", "", 2043123457, "", "", ""],
]  # fmt: skip


@pytest.fixture
def imported(home, tmp_path):
    """Import tables (one for each sheet); the exit code, what was said, and the register, if any."""

    def run(*tables, yes=False, out=None, prepare=lambda book: None):
        book = Workbook()
        book.remove(book.active)
        for number, table in enumerate(tables, 1):
            sheet = book.create_sheet(f"Trang {number}")
            for row in table:
                sheet.append(row)
        prepare(book)
        book.save(tmp_path / "danh-sach.xlsx")
        said = []
        code = run_import(home, tmp_path / "danh-sach.xlsx", out, yes, said.append)
        return code, "\n".join(said), load_register(home)

    return run


def test_a_plain_list(imported):
    code, said, register = imported(TABLE)
    first, second = register.schools
    assert code == 0
    assert (first.id, first.level, first.website) == ("thcs-mau", ("THCS",), "https://thcsmau.example.vn/")
    assert first.channels[0].url == "https://facebook.com/thcsmau"
    assert [(f.kind, f.value) for f in first.facts] == [
        ("address", "Số 1, phường Mẫu"),
        ("principal", "Trần Thị Mẫu"),
        ("phone", "0204 3123 456"),
        ("email", "c2mau@example.vn"),
    ]
    assert (second.id, second.website, second.facts[0].value) == ("mn-hoa-mau", "", "02043123457")
    assert first.confirmed_on is None, "a list is not a confirmation"
    assert "Hiểu được 2 trường (THCS: 1, MN: 1); 1 trường chưa có trang web." in said
    assert "A «STT»" in said


def test_titles_above_two_heading_rows_and_sections(imported):
    table = [
        ["ỦY BAN NHÂN DÂN PHƯỜNG MẪU"],
        ["DANH SÁCH CÁC TRƯỜNG NĂM HỌC 2026-2027"],
        [],
        ["TT", "Đơn vị", "Thông tin liên hệ", None, "Trang thông tin điện tử"],
        [None, None, "SĐT", "Thư điện tử", None],
        ["I", "Khối Mầm non"],
        [1, "Trường Hoa Mẫu", "0204.3123.456", "a@example.vn", "hoamau.example.vn"],
        ["II", "Khối THCS"],
        [2, "Trường Lê Mẫu", "(0204) 3123457", "b@example.vn", None],
        [None, "Tổng cộng: 2 trường"],
        [None, None, None, "Người lập biểu"],
    ]
    code, said, register = imported(table, prepare=lambda book: book.active.merge_cells("A1:E1"))
    assert [(s.id, s.level) for s in register.schools] == [("hoa-mau", ("MN",)), ("le-mau", ("THCS",))]
    assert register.schools[0].website == "http://hoamau.example.vn"
    assert "tiêu đề ở dòng 4" in said
    assert "dòng 10: «Tổng cộng: 2 trường» không phải tên trường" in said
    assert "dòng 11: không có tên trường" in said
    assert code == 0, "a total and a signature are no schools"


def test_every_row_that_is_left_out_is_named(imported):
    rows = [
        ["Trường THPT Mẫu", "THPT", None, None, None],
        [None, "TH", "https://a.example.vn/", None, None],
        ["Trường Hoa", None, None, None, None],
        ["Trường Tiểu học A", "TH", "chưa xây dựng", "Trường A", "zalo.me/0912345678"],
        ["Trường Tiểu học B", "TH", "b.example.vn", "facebook.com/profile.php?id=1", "không có"],
        ["Trường Tiểu học C", "TH", "http://www.b.example.vn/", "facebook.com/Trường C", None],
        ["Trường Tiểu học B", "TH", "b.example.vn", None, None],
    ]
    code, said, register = imported([["Tên trường", "Cấp học", "Website", "Facebook", "Zalo"], *rows])
    assert code == 3
    assert [s.id for s in register.schools] == ["th-a", "th-b", "th-c"]
    assert all(not s.channels for s in register.schools)
    for row, words in (
        (2, "có cấp THPT"),
        (3, "không có tên trường"),
        (4, "không rõ cấp học"),
        (5, "không phải địa chỉ trang web"),
        (5, "ô facebook không chứa địa chỉ"),
        (5, "kênh zalo: địa chỉ là trang hoặc tài khoản cá nhân"),
        (6, "dạng địa chỉ của trang cá nhân"),
        (7, "đã là của một dòng khác"),
        (7, "ô facebook không chứa địa chỉ"),
        (8, "trùng với dòng 6"),
    ):
        assert any(f"dòng {row}: " in line and words in line for line in said.splitlines()), (
            row,
            words,
            said,
        )
    assert "0912345678" not in said


def test_hyperlinks_behind_the_text_are_read(imported):
    def link(book):
        book.active["D3"] = "Xem"
        book.active["D3"].hyperlink = "https://hoamau.example.vn/"

    _code, _said, register = imported(TABLE, prepare=link)
    assert register.schools[1].website == "https://hoamau.example.vn/"


def test_a_merged_level_counts_for_all_its_rows(imported):
    table = [["Tên trường", "Cấp học"], ["Trường A", "Tiểu học"], ["Trường B", None], ["Trường C", None]]
    _code, _said, register = imported(table, prepare=lambda book: book.active.merge_cells("B2:B4"))
    assert [s.level for s in register.schools] == [("TH",)] * 3


def test_each_sheet_with_a_heading_is_read(imported):
    def name_sheets(book):
        book["Trang 1"].title, book["Trang 2"].title = "Mầm non", "THCS"

    tables = [[["Tên trường", "Website"], [name, None]] for name in ("Trường Hoa", "Trường Lê")]
    _code, said, register = imported(*tables, [["ghi chú"]], prepare=name_sheets)
    assert [s.level for s in register.schools] == [("MN",), ("THCS",)]
    assert "không có danh sách trường hoặc đang ẩn: «Trang 3»" in said


def test_the_same_name_twice_gets_two_ids(imported):
    table = [
        ["Tên trường", "Địa chỉ"],
        ["Trường TH Số 1", "xã A"],
        ["Trường TH Số 1", "xã B"],
        ["Tổng hợp TH", ""],
    ]
    _code, _said, register = imported(table)
    assert [s.id for s in register.schools] == ["th-so-1", "th-so-1-2", "tong-hop-th"]


def test_personal_numbers_stay_out(imported):
    table = [
        ["Tên trường", "Hiệu trưởng", "SĐT Hiệu trưởng", "Điện thoại (cá nhân)"],
        ["Trường TH Mẫu", "Trần Thị Mẫu - 0912 345 678", "0912345678", "0912345678"],
    ]
    _code, said, register = imported(table)
    assert [f.value for f in register.schools[0].facts] == ["Trần Thị Mẫu"]
    assert "liên hệ cá nhân" in said


def test_an_existing_register_is_not_overwritten(imported, home):
    home.schools_file.write_text(TYPED, encoding="utf-8")
    _code, said, register = imported(TABLE)
    beside = home.schools_file.with_name("schools.moi.yaml")
    assert home.schools_file.read_text(encoding="utf-8") == TYPED
    assert "không ghi đè" in said
    assert "1 trường mới, 1 trường đã có" in said
    assert "không có trong danh sách này: th-cu" in said
    again = imported(TABLE)[1]
    assert beside.exists()
    assert "schools.moi-2.yaml" in again
    assert len(parse_register(beside.read_bytes(), "x").schools) == 2
    assert len(register.schools) == 2


TYPED = """\
offices: [{name: "Phòng Mẫu", from: 2025-07-01}]
support: {name: "Tổ hỗ trợ"}
schools:
  - {id: ma-cu, name: Trường THCS Mẫu, level: THCS}
  - {id: th-cu, name: Trường Tiểu học Cũ, level: TH}
"""


def test_yes_replaces_keeps_a_copy_the_office_and_the_ids(imported, home):
    home.schools_file.write_text(TYPED, encoding="utf-8")
    _code, _said, register = imported(TABLE, yes=True)
    assert home.schools_file.with_name("schools.cu.yaml").read_text(encoding="utf-8") == TYPED
    assert [s.id for s in register.schools] == ["ma-cu", "mn-hoa-mau"]
    assert register.offices[0].name == "Phòng Mẫu"
    assert register.support.name == "Tổ hỗ trợ"
    assert home.schools_file.with_name("schools.schema.json").exists(), "for the editor"


def test_nothing_is_written_outside_the_home(imported, tmp_path):
    with pytest.raises(InputError, match="nằm ngoài thư mục"):
        imported(TABLE, out=tmp_path / "other.yaml")
    assert not (tmp_path / "other.yaml").exists()


def test_text_from_the_list_cannot_become_yaml(imported):
    nasty = "Trường TH Mẫu: {a: *b} # 'x' \"y\"\n- id: z\x07"
    table = [
        ["Tên trường", "Địa chỉ"],
        [nasty.replace("\x07", ""), "=1+1"],
        ["Trường TH !!python", "- a\n- b"],
    ]
    _code, said, register = imported(table)
    assert register.schools[0].name == "Trường TH Mẫu: {a: *b} # 'x' \"y\" - id: z"
    assert len(register.schools) == 2
    assert "\x07" not in said


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "không phải tệp .xlsx"),
        ("a.xlsx", b"PK\x03\x04 broken", "không phải tệp .xlsx"),
        ("a.xlsx", b"", "không phải tệp .xlsx"),
        ("a.xlsx", b"Ten truong;Cap hoc\n", "không phải tệp .xlsx"),
        ("missing.xlsx", None, "không có tệp này"),
    ],
)
def test_what_is_not_an_xlsx_is_refused(home, tmp_path, name, content, words):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=words):
        run_import(home, tmp_path / name, None, False)
    assert not home.schools_file.exists()


@pytest.mark.parametrize(
    ("member", "content", "words"),
    [
        ("word/document.xml", b"<a/>", "không phải sổ tính"),
        ("xl/workbook.xml", b"<a/>", "bị hỏng"),
        ("xl/workbook.xml", b"\0" * 70_000_000, "quá lớn"),
    ],
)
def test_a_hostile_zip_is_refused(home, tmp_path, member, content, words):
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, content)
    with pytest.raises(InputError, match=words):
        run_import(home, file, None, False)


@pytest.mark.parametrize(
    "table", [[["abc", "def"]], [["Tên trường", "Cấp học"]], [["Hiệu trưởng", "Điện thoại"]]]
)
def test_a_list_without_schools_is_refused(imported, home, table):
    with pytest.raises(InputError):
        imported(table)
    assert not home.schools_file.exists()


HEADINGS = [
    ("Tên trường", "name"),
    ("TÊN ĐƠN VỊ", "name"),
    ("Ten truong", "name"),
    ("Trường", "name"),
    ("Cấp học", "level"),
    ("Mã trường", "id"),
    ("Địa chỉ Trang thông tin điện tử (nếu có)", "website"),
    ("Link Web site", "website"),
    ("Tên miền", "website"),
    ("Link Facebook", "facebook"),
    ("Trang Fanpage (Facebook)", "facebook"),
    ("Zalo OA", "zalo"),
    ("SĐT", "phone"),
    ("Điện thoai liên hệ", "phone"),
    ("Địa chỉ email", "email"),
    ("E-mail", "email"),
    ("Địa chỉ trường", "address"),
    ("Họ và tên Hiệu trưởng", "principal"),
    ("Họ tên phó hiệu trưởng", "vice_principal"),
    ("Điện thoại Hiệu trưởng", PERSONAL),
    ("Điện thoại (Hiệu trưởng)", PERSONAL),
    ("Số điện thoại di động", PERSONAL),
    ("Email HT", PERSONAL),
    ("Người phụ trách trang web", PERSONAL),
    ("STT", None),
    ("Ghi chú", None),
    ("Tên cũ", None),
    ("Số lớp", None),
    ("Ngày bổ nhiệm hiệu trưởng", None),
    ("Trường THCS Mẫu", None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "field"), HEADINGS, ids=[h[0] for h in HEADINGS])
def test_which_field_a_heading_names(heading, field):
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Trường Mầm non Hoa Mẫu", "MN"),
        ("MG Hoa", "MN"),
        ("Trường TH&THCS Mẫu", "TH-THCS"),
        ("Trung học cơ sở", "THCS"),
        ("Tiểu học và Trung học cơ sở", "TH-THCS"),
        ("Trường Thanh Mẫu", ""),
    ],
)
def test_levels_in_words(text, level):
    assert levels(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "Trần Thị Mẫu",
        "Trần Thị Mẫu - 0912345678",
        "Trần Thị Mẫu (ĐT: 0912 345 678)",
        "Trần Thị Mẫu\nSĐT 0912345678",
    ],
)
def test_a_name_without_its_number(text):
    assert person(text) == "Trần Thị Mẫu"
