"""Invented workbooks, and a person who fills them in."""

from dataclasses import replace
from datetime import UTC, date, datetime

from openpyxl import load_workbook

from audit.findings import Finding, Place, Reviewed, Status, fingerprint, short_id
from audit.review.workbook import Book
from audit.rule import Action, Category, Severity
from crawler.schools import Fact, Level, Register, School

AS_OF = date(2026, 11, 23)
CHECKED_AT = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
SCHOOL = School(
    id="thcs-mau",
    name="Trường THCS Mẫu",
    level=(Level.THCS,),
    website="https://thcsmau.example.edu.vn/",
    facts=(Fact("phone", "0204 3123 456"), Fact("principal", "Trần Thị Mẫu", date(2025, 8, 1))),
    confirmed_on=date(2026, 9, 1),
)


def finding(number: int, **changes) -> Finding:
    mark = fingerprint(SCHOOL.id, "INA-010", "site", f"giá trị {number}")
    made = Finding(
        id=short_id(SCHOOL.id, mark),
        fingerprint=mark,
        school=SCHOOL.id,
        rule="INA-010",
        advisory=False,
        category=Category.INACCURATE,
        severity=Severity(1 + number % 4),
        action=Action.FIX,
        title="Thứ trong tuần không khớp ngày",
        message=f"Ghi “Thứ Hai” nhưng {1 + number % 28}/3/2022 là ngày khác",
        suggestion="Thứ Ba, ngày 15/3/2022",
        basis=("Công văn mẫu, gạch đầu dòng 2",),
        places=(
            Place(
                f"https://thcsmau.example.edu.vn/bai-{number}.html",
                f"Bài viết số {number}",
                "Nhà trường tổ chức họp vào ⟦Thứ Hai, ngày 15/3/2022⟧ tại hội trường",
                "Thứ Hai, ngày 15/3/2022",
            ),
        ),
    )
    return replace(made, **changes)


def row(number: int, decision: dict[str, str] | None = None, **changes) -> Reviewed:
    parts = {"status": Status.NEW, "due": date(2026, 12, 8)} | {
        name: changes.pop(name) for name in ("status", "due") if name in changes
    }
    return Reviewed(finding(number, **changes), parts["status"], AS_OF, AS_OF, parts["due"], decision or {})


def book(*rows: Reviewed, **changes) -> Book:
    parts = {
        "school": SCHOOL,
        "register": Register((SCHOOL,)),
        "as_of": AS_OF,
        "checked_at": CHECKED_AT,
        "what_if": False,
        "crawl": None,
        "complete": False,
        "coverage": (),
        "findings": rows,
        "crashes": (),
        "evidence": {},
        "answers": {},
    }
    return Book(**{**parts, **changes})


def header_of(sheet):
    """Row number of the header, and column numbers by header text."""
    for cells in sheet.iter_rows(max_row=10):
        texts = {str(cell.value).strip(): cell.column for cell in cells if cell.value}
        if "Mã phát hiện" in texts or "Đúng/Sai – sửa thành" in texts:
            return cells[0].row, texts
    raise AssertionError(f"no header in {sheet.title}")


def row_of(sheet, id):
    top, columns = header_of(sheet)
    for number in range(top + 1, sheet.max_row + 1):
        if sheet.cell(number, columns["Mã phát hiện"]).value == id:
            return number, columns
    raise AssertionError(f"{id} is not in {sheet.title}")


def fill_in(path, *entries, sheet="Cần xử lý"):
    """Type (id, header, value) into a workbook, as a person does, and save it."""
    workbook = load_workbook(path, rich_text=True)
    for id, header, value in entries:
        number, columns = row_of(workbook[sheet], id)
        workbook[sheet].cell(number, columns[header]).value = value
    workbook.save(path)


def values(result):
    """(subject, field) → value of what was read back."""
    return {(one.subject, one.field): one.value for one in result.decisions}
