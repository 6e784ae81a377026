"""The workbook as a program sees it: sheets, columns, dropdowns, protection, and text that stays text."""

import re
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText

from audit.findings import Status
from audit.review.columns import COLUMNS, DECISIONS, LETTERS
from audit.review.decisions import read_decisions
from audit.review.sheets import shown_status
from audit.review.workbook import write_workbook
from crawler.captures import Outcome
from tests.audit.review.sample_book import AS_OF, CRASHES, HOSTILE, book, hostile, many, row

SHEETS = [
    "Tổng quan", "Cần xử lý", "Tham khảo", "Đã xử lý", "Trang đã soát", "Danh bạ", "Hướng dẫn",
    "_dm", "_meta",
]  # fmt: skip


def written(tmp_path, *rows, **changes):
    path = tmp_path / "thcs-le-loi.xlsx"
    assert not write_workbook(path, book(*rows, **changes)).note
    return load_workbook(path, rich_text=True)


def texts(sheet):
    return [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None]


def by_header(sheet, number):
    return {sheet.cell(2, i).value: sheet.cell(number, i) for i in range(1, sheet.max_column + 1)}


@pytest.mark.parametrize("rows", [[], many(8)], ids=["none", "some"])
def test_every_sheet_and_header_is_there(tmp_path, rows):
    made = written(tmp_path, *rows)
    assert made.sheetnames == SHEETS
    assert [made[name].sheet_state for name in SHEETS[-2:]] == ["hidden", "veryHidden"]
    for name in SHEETS[1:4]:
        assert [cell.value for cell in made[name][2]] == [column.header for column in COLUMNS]
        assert made[name].freeze_panes == "D3"
        assert not made[name].merged_cells.ranges
        assert made[name].protection.sheet
        assert made[name].protection.password is None


def test_rows_lie_where_they_belong_gravest_first(tmp_path):
    made = written(tmp_path, *many(8))
    assert made["Cần xử lý"].max_row - 2 == 8 + 3
    assert made["Tham khảo"].max_row - 2 == 6
    assert made["Đã xử lý"].max_row - 2 == 2
    order = ["Khẩn", "Cao", "Trung bình", "Thấp"]
    shown = [made["Cần xử lý"].cell(n, 2).value for n in range(3, 13)]
    assert [order.index(x) for x in shown] == sorted(order.index(x) for x in shown)
    assert by_header(made["Cần xử lý"], 13)["Quyết định"].value == "Không phải lỗi"


def test_dates_are_dates_and_links_jump_to_the_words(tmp_path):
    fact = row(0)
    page = tmp_path / "bang-chung" / "x" / f"{fact.finding.id}.html"
    cells = by_header(written(tmp_path, fact, evidence={fact.finding.id: page})["Cần xử lý"], 3)
    assert cells["Hạn xử lý"].value == datetime(2026, 12, 8)  # noqa: DTZ001 - Excel knows no zone
    assert cells["Hạn xử lý"].number_format == "dd/mm/yyyy"
    assert ":~:text=Th%E1%BB%A9%20Hai%2C%20ng%C3%A0y%2015%2F3%2F2022" in cells["Vị trí"].hyperlink.target
    assert cells["Bản lưu"].hyperlink.target == f"bang-chung/x/{fact.finding.id}.html"


def test_flagged_words_are_bold_and_red(tmp_path):
    value = by_header(written(tmp_path, row(0))["Cần xử lý"], 3)["Trích nguyên văn"].value
    assert isinstance(value, CellRichText)
    flagged = [part for part in value if part.font.b]
    assert [str(part) for part in flagged] == ["⟦Thứ Hai, ngày 15/3/2022⟧"]
    assert flagged[0].font.color.rgb == "FFC00000"


def test_only_input_columns_are_unlocked(tmp_path):
    cells = by_header(written(tmp_path, row(0))["Cần xử lý"], 3)
    free = [header for header, cell in cells.items() if not cell.protection.locked]
    assert free == ["Quyết định", "Lý do / ghi chú", "Người phụ trách", "Hạn xử lý", "Ngày nhà trường xử lý"]


def test_dropdowns_stay_within_what_excel_accepts(tmp_path):
    made = written(tmp_path, row(0))
    checks = made["Cần xử lý"].data_validations.dataValidation
    assert {c.formula1 for c in checks if c.type == "list"} == {"=dm_quyet_dinh", "=dm_nguoi_phu_trach"}
    for check in checks:
        assert len(check.error) <= 224
        assert len(check.errorTitle) <= 32
        assert len(check.promptTitle) <= 32
        assert len(check.prompt) <= 255
    assert [made["_dm"].cell(n, 1).value for n in range(1, 8)] == list(DECISIONS)
    assert made.defined_names["dm_quyet_dinh"].attr_text == "'_dm'!$A$1:$A$7"


def test_rows_are_low_and_print_is_set(tmp_path):
    sheet = written(tmp_path, *many(20))["Cần xử lý"]
    heights = [sheet.row_dimensions[n].height for n in range(3, 23)]
    assert max(heights) <= 3 * 15.75
    assert sorted(heights)[10] <= 2 * 15.75
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.page_setup.fitToHeight == 0
    assert [sheet.column_dimensions[LETTERS[k]].hidden for k in ("basis", "rule", "fingerprint")] == [
        True
    ] * 3


def test_hostile_text_never_acts(tmp_path):
    rows = hostile()
    made = written(tmp_path, *rows)
    cells = [cell for sheet in made for line in sheet.iter_rows() for cell in line]
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    message = {
        by_header(made["Cần xử lý"], n)["Mã phát hiện"].value: by_header(made["Cần xử lý"], n)
        for n in range(3, 3 + len(rows))
    }
    shown = message[rows[0].finding.id]
    assert shown["Nội dung phát hiện"].value == HOSTILE[0]
    assert shown["Nội dung phát hiện"].quotePrefix
    assert shown["Vị trí"].hyperlink is None
    assert max(len(text) for sheet in made for text in texts(sheet)) <= 32_767
    with ZipFile(tmp_path / "thcs-le-loi.xlsx") as archive:
        for name in archive.namelist():
            content = archive.read(name).decode()
            assert "<f>" not in content
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", content)


def test_what_hostile_people_typed_reads_back_as_it_was(tmp_path):
    written(tmp_path, *hostile())
    result = read_decisions(tmp_path / "thcs-le-loi.xlsx")
    assert (result.decisions, result.problems) == ((), [])


def test_the_overview_says_what_it_must(tmp_path):
    school = book().school
    slow = type(school.crawl)(delay=0.2, delay_reason="máy chủ của phòng")
    school = type(school)(
        **{
            **{f: getattr(school, f) for f in school.__slots__},
            "crawl": slow,
            "exempt": {"OUT-060": "trường tạm nghỉ"},
        }
    )
    crawl = book().crawl
    cut = type(crawl)(
        **{**{f: getattr(crawl, f) for f in crawl.__slots__}, "reason": "budget_pages", "complete": False}
    )
    made = written(
        tmp_path, *many(8), school=school, crawl=cut, complete=False, what_if=True, crashes=CRASHES
    )
    text = "\n".join(texts(made["Tổng quan"]))
    for words in (
        "Kết quả do máy phát hiện, chuyên viên quyết định",
        "GIẢ ĐỊNH: đánh giá như thể hôm nay là 23/11/2026, trên dữ liệu đọc ngày 23/11/2026 08:00",
        "SOÁT CHƯA ĐẦY ĐỦ: hết hạn mức số trang",
        "Phòng Văn hóa - Xã hội, UBND phường Bắc Giang",
        "Nguyễn Thị Mẫu · 0204 3111 222",
        "Miễn quy tắc OUT-060: trường tạm nghỉ",
        "Quy tắc OUT-030 bị lỗi",
        "0.2 giây giữa hai lần: máy chủ của phòng",
        "Hiệu trưởng xác nhận",
        "Máy chủ không trả lời kịp: 1",
    ):
        assert words in text, words


def test_nothing_read_never_looks_like_nothing_found(tmp_path):
    text = "\n".join(texts(written(tmp_path, crawl=None, complete=False, coverage=())["Tổng quan"]))
    assert "CHƯA SOÁT ĐƯỢC" in text
    assert "Không phát hiện lỗi nào" not in text


def test_coverage_names_every_address_and_outcome(tmp_path):
    sheet = written(tmp_path)["Trang đã soát"]
    shown = {sheet.cell(n, 1).value: sheet.cell(n, 4).value for n in range(3, sheet.max_row + 1)}
    assert shown["https://thcsleloi.example.edu.vn/a.pdf"] == "Chưa đọc được nội dung"
    assert shown["https://thcsleloi.example.edu.vn/b.html"] == "Máy chủ không trả lời kịp"
    assert len(shown) == len(book().coverage)
    assert {line.outcome for line in book().coverage} > {Outcome.OK}


@pytest.mark.parametrize(
    ("fact", "status"),
    [
        (row(0), "Đang mở"),
        (row(0, due=date(2026, 11, 22)), "Quá hạn"),
        (row(0, due=AS_OF), "Đang mở"),
        (row(0, decision={"due": "2026-11-01"}), "Quá hạn"),
        (row(0, due=date(2026, 11, 1), decision={"due": "2026-12-30"}), "Đang mở"),
        (row(0, due=date(2026, 11, 1), decision={"due": ""}), "Đang mở"),
        (row(0, due=date(2026, 11, 1), decision={"decision": "Xin ý kiến"}), "Chờ ý kiến"),
        (row(0, Status.AWAITING, due=date(2026, 11, 1)), "Chờ xác nhận"),
        (row(0, Status.FIXED, due=date(2026, 11, 1)), "Đã sửa"),
    ],
)
def test_the_state_that_people_see(fact, status):
    assert shown_status(fact, AS_OF) == status


def test_two_writings_of_one_book_hold_the_same(tmp_path):
    moment = datetime.now(UTC)
    one = written(tmp_path / "a", *many(8), checked_at=moment)
    two = written(tmp_path / "b", *many(8), checked_at=moment)
    assert [texts(sheet) for sheet in one] == [texts(sheet) for sheet in two]
