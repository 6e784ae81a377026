"""What people typed comes back, whatever they did to the workbook meanwhile."""

import random
import unicodedata
import zipfile
from datetime import UTC, date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from audit.findings import Status
from audit.review import decisions
from audit.review.decisions import read_decisions
from audit.review.workbook import write_workbook
from tests.audit.review.filled import SCHOOL, book, fill_in, finding, header_of, row, row_of, values


@pytest.fixture
def path(tmp_path):
    return tmp_path / "thcs-mau.xlsx"


def typed_into(path, header, *cells):
    """What is read back after each of *cells* was typed into *header* of a row of its own."""
    write_workbook(path, book(*[row(n) for n in range(len(cells))]))
    fill_in(path, *[(finding(n).id, header, cell) for n, cell in enumerate(cells)])
    result = read_decisions(path)
    found = {one.subject: one.value for one in result.decisions}
    return [found.get(finding(n).fingerprint) for n in range(len(cells))], result.problems


def test_untouched_workbook_holds_no_decision(path):
    write_workbook(
        path, book(row(1), row(2, {"decision": "Đồng ý sửa", "note": "đã nhắc", "done": "2026-11-20"}))
    )
    result = read_decisions(path)
    assert (result.decisions, result.answers, result.problems, result.readable) == ((), (), [], True)


LISTED = {
    "Đồng ý sửa": "Đồng ý sửa",
    "  đồng ý   SỬA ": "Đồng ý sửa",
    "dong y go bo": "Đồng ý gỡ bỏ",
    unicodedata.normalize("NFD", "Không phải lỗi"): "Không phải lỗi",
    "Bo qua co ly do": "Bỏ qua có lý do",
    "-": "-",
    "–": "-",
}


def test_decisions_are_written_as_the_list_writes_them(path):
    assert typed_into(path, "Quyết định", *LISTED) == (list(LISTED.values()), [])


def test_unknown_decision_is_kept_word_for_word_and_flagged(path):
    kept, problems = typed_into(path, "Quyết định", "Chờ hỏi Phòng")
    assert kept == ["Chờ hỏi Phòng"]
    assert len(problems) == 1
    assert "Chờ hỏi Phòng" in problems[0]
    assert "Quyết định" in problems[0]


SAME_DAY = (
    date(2026, 12, 5),
    datetime.combine(date(2026, 12, 5), time()),
    "5/12/2026",
    "05-12-2026",
    "5.12.26",
    "ngày 5 tháng 12 năm 2026",
    "Ngày 5/12/2026",
    "2026-12-05",
    46361,
)


@pytest.mark.parametrize("header", ["Hạn xử lý", "Ngày nhà trường xử lý"])
def test_days_are_read_in_vietnamese_order(path, header):
    kept, problems = typed_into(path, header, *SAME_DAY, "-")
    assert kept == ["2026-12-05"] * len(SAME_DAY) + ["-"]
    assert problems == []


def test_a_day_that_is_none_is_kept_word_for_word_and_flagged(path):
    cells = ["31/2/2026", "tuần sau", "12/2026", "13-14/12/2026"]
    kept, problems = typed_into(path, "Hạn xử lý", *cells)
    assert kept == cells
    assert len(problems) == len(cells)


def test_notes_stay_what_they_are(path):
    cells = ["'=1+1", "@hỏi", "dòng 1\r\ndòng 2", 12, 1.5, date(2026, 12, 5), "Cô Hòa"]
    kept, problems = typed_into(path, "Lý do / ghi chú", *cells)
    assert kept == ["'=1+1", "@hỏi", "dòng 1\ndòng 2", "12", "1.5", "05/12/2026", "Cô Hòa"]
    assert problems == []


def test_the_default_deadline_is_no_decision_but_another_one_is(path):
    write_workbook(path, book(row(1, due=date(2026, 12, 8))))
    assert read_decisions(path).decisions == ()
    fill_in(path, (finding(1).id, "Hạn xử lý", date(2026, 12, 8)))
    assert read_decisions(path).decisions == ()
    fill_in(path, (finding(1).id, "Hạn xử lý", date(2026, 12, 9)))
    assert values(read_decisions(path)) == {(finding(1).fingerprint, "due"): "2026-12-09"}


def test_an_emptied_cell_says_nothing(path):
    write_workbook(path, book(row(1, {"decision": "Đồng ý sửa", "note": "đã nhắc"})))
    fill_in(path, (finding(1).id, "Quyết định", None), (finding(1).id, "Lý do / ghi chú", "   "))
    assert read_decisions(path).decisions == ()


@pytest.mark.parametrize(
    ("sheet", "changes"),
    [
        ("Cần xử lý", {}),
        ("Tham khảo", {"advisory": True, "due": None}),
        ("Đã xử lý", {"status": Status.FIXED}),
    ],
)
def test_every_finding_sheet_is_read(path, sheet, changes):
    write_workbook(path, book(row(1, **changes)))
    fill_in(path, (finding(1).id, "Người phụ trách", "Cô Mẫu"), sheet=sheet)
    assert list(values(read_decisions(path)).values()) == ["Cô Mẫu"]


def shuffled(path, seed):
    """Sort, insert, move, rename and re-case whatever a person can."""
    chance = random.Random(seed)
    workbook = load_workbook(path, rich_text=True)
    for sheet in workbook.worksheets[1:4]:
        top, _columns = header_of(sheet)
        rows = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=top + 1)]
        chance.shuffle(rows)
        for number, values_ in enumerate(rows, top + 1):
            for column, value in enumerate(values_, 1):
                sheet.cell(number, column).value = value
        for _ in range(chance.randrange(3)):
            at = chance.randrange(1, 15)
            sheet.insert_cols(at)
            sheet.cell(top, at).value = "Cột thêm"
        for _ in range(chance.randrange(3)):
            sheet.insert_rows(1)
        top, columns = header_of(sheet)
        for text, column in columns.items():
            change = chance.choice([str.upper, str.lower, str.title, lambda t: f" {t}  "])
            sheet.cell(top, column).value = unicodedata.normalize(chance.choice(["NFC", "NFD"]), change(text))
        sheet.title = chance.choice([sheet.title, f"{sheet.title} (2)"])
    workbook._sheets.sort(key=lambda _sheet: chance.random())
    workbook.save(path.with_name("Bản trường gửi lại.xlsx"))
    return path.with_name("Bản trường gửi lại.xlsx")


@pytest.mark.parametrize("seed", range(8))
def test_order_names_and_inserted_columns_do_not_matter(path, seed):
    rows = [
        row(n, advisory=n % 3 == 0, status=Status.FIXED if n % 5 == 0 else Status.OPEN) for n in range(12)
    ]
    write_workbook(path, book(*rows))
    expected = {}
    for number, (header, field) in zip(
        (1, 2, 4, 7), [("Quyết định", "decision"), ("Lý do / ghi chú", "note")] * 2, strict=True
    ):
        value = "Đồng ý sửa" if field == "decision" else f"ghi chú {seed}"
        fill_in(path, (finding(number).id, header, value))
        expected[finding(number).fingerprint, field] = value
    result = read_decisions(shuffled(path, seed))
    assert values(result) == expected
    assert {one.school for one in result.decisions} == {SCHOOL.id}


def test_without_the_hidden_column_the_id_tells_whose_row_it_is(path):
    write_workbook(path, book(row(1)))
    fill_in(path, (finding(1).id, "Quyết định", "Báo cáo"))
    workbook = load_workbook(path)
    sheet = workbook["Cần xử lý"]
    sheet.delete_cols(header_of(sheet)[1]["fingerprint"])
    workbook.save(path)
    assert values(read_decisions(path)) == {(finding(1).fingerprint, "decision"): "Báo cáo"}


def test_a_table_copied_into_another_file_is_read_by_its_ids(tmp_path):
    workbook = Workbook()
    workbook.active.append(["STT", "Mã phát hiện", "Quyết định", "Lý do / ghi chú"])
    workbook.active.append([1, finding(1).id.lower(), "Không phải lỗi", "tên riêng"])
    workbook.active.append([2, None, "Đồng ý sửa", None])
    path = tmp_path / "thcs-mau_moi_2026-11-23.xlsx"
    workbook.save(path)
    result = read_decisions(path)
    assert values(result)[f"id:{finding(1).id}", "decision"] == "Không phải lỗi"
    assert values(result)[f"id:{finding(1).id}", "note"] == "tên riêng"
    assert "Đồng ý sửa" in values(result).values(), "text without an id is kept, too"
    assert {one.school for one in result.decisions} == {"thcs-mau"}
    assert any("không nhận ra mã phát hiện" in problem for problem in result.problems)
    assert result.decisions[0].edition, "two such files are never taken for one"


@pytest.mark.parametrize("below", [2, 1_000_000])
def test_text_below_the_table_belongs_to_no_finding_and_is_kept(path, below):
    write_workbook(path, book(row(1)))
    workbook = load_workbook(path)
    sheet = workbook["Cần xử lý"]
    number, columns = row_of(sheet, finding(1).id)
    sheet.cell(number + below, columns["Lý do / ghi chú"]).value = "hỏi lại cô Mẫu"
    workbook.save(path)
    result = read_decisions(path)
    (note,) = result.decisions
    assert note.value == "hỏi lại cô Mẫu"
    assert note.subject.startswith("unknown:")
    assert any("không nhận ra mã phát hiện" in problem for problem in result.problems)


def test_the_same_cell_filled_in_twice_is_kept_twice_and_shown(path):
    write_workbook(path, book(row(1)))
    fill_in(path, (finding(1).id, "Quyết định", "Đồng ý sửa"))
    workbook = load_workbook(path)
    sheet = workbook["Cần xử lý"]
    number, columns = row_of(sheet, finding(1).id)
    for column in columns.values():
        sheet.cell(number + 5, column).value = sheet.cell(number, column).value
    sheet.cell(number + 5, columns["Quyết định"]).value = "Không phải lỗi"
    workbook.save(path)
    result = read_decisions(path)
    assert [one.value for one in result.decisions] == ["Đồng ý sửa", "Không phải lỗi"]
    assert any("ghi khác" in problem for problem in result.problems)


def test_answers_about_registered_facts_come_back(path):
    write_workbook(path, book(row(1)))
    workbook = load_workbook(path)
    sheet = workbook["Danh bạ"]
    top, columns = header_of(sheet)
    number = next(n for n in range(top + 1, sheet.max_row + 1) if sheet.cell(n, 2).value == "0204 3123 456")
    sheet.cell(number, columns["Đúng/Sai – sửa thành"]).value = "Sai – 0204 3999 888"
    workbook.save(path)
    (answer,) = read_decisions(path).answers
    assert answer.value == "Sai – 0204 3999 888"
    write_workbook(path, book(row(1), answers={answer.subject: answer.value}))
    assert read_decisions(path).answers == ()
    assert load_workbook(path)["Danh bạ"].cell(number, columns["Đúng/Sai – sửa thành"]).value == answer.value


def without_header(path):
    workbook = load_workbook(path)
    workbook["Cần xử lý"].delete_rows(1, 2)
    workbook.save(path)


def another_workbook(path):
    other = Workbook()
    other.active.append(["Họ tên", "Ngày sinh"])
    other.save(path)


def with_a_broken_sheet(path):
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/worksheets/sheet2.xml"] = b"<worksheet><sheetData><row><c>"
    with zipfile.ZipFile(path, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)


DAMAGES = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:5_000]),
    "text": lambda path: path.write_text("<html>Không phải Excel</html>", encoding="utf-8"),
    "encrypted": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)),
    "another workbook": another_workbook,
    "no header": without_header,
    "broken sheet": with_a_broken_sheet,
}


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_workbook_is_a_problem_and_never_an_empty_one(path, how):
    write_workbook(path, book(row(1)))
    DAMAGES[how](path)
    before = path.read_bytes()
    result = read_decisions(path)
    assert not result.readable
    assert result.decisions == ()
    assert len(result.problems) == 1
    assert path.name in result.problems[0]
    assert path.read_bytes() == before


def test_a_missing_file_is_a_problem(tmp_path):
    assert not read_decisions(tmp_path / "khong-co.xlsx").readable


def test_a_workbook_that_unpacks_to_too_much_is_refused(path, monkeypatch):
    write_workbook(path, book(row(1)))
    assert read_decisions(path).readable
    monkeypatch.setattr(decisions, "_UNPACKED_LIMIT", 20_000)
    assert not read_decisions(path).readable


def test_decisions_survive_many_editions(path):
    """Typed, read, printed again, untouched: nothing is lost and nothing is read twice."""
    decided = {}
    for night in range(4):
        rows = [row(n, decided.get(n)) for n in range(6)]
        assert write_workbook(path, book(*rows, checked_at=datetime.now(UTC))).path == path
        assert read_decisions(path).decisions == ()
        fill_in(
            path,
            (finding(night).id, "Quyết định", "Xin ý kiến"),
            (finding(night).id, "Lý do / ghi chú", "@hỏi"),
        )
        for one in read_decisions(path).decisions:
            number = next(n for n in range(6) if finding(n).fingerprint == one.subject)
            decided.setdefault(number, {})[one.field] = one.value
    assert {n: d.get("decision") for n, d in decided.items()} == dict.fromkeys(range(4), "Xin ý kiến")
