"""The city summary `tong-hop.xlsx`: one row per school, and what could not be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from audit.findings import Reviewed
from audit.review.cell_text import put
from audit.review.files import Saved, replace_workbook
from audit.review.paper import set_print
from audit.rule import Severity
from crawler.schools import School

_LINE = Side("thin", color="BFBFBF")
_THIN = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BY_SCHOOL = "Xếp theo trường"
_NOT_READ = "Không soát được"
_MISSING = ("Mã", "Trường", "Tình trạng soát")
_MOST_LATE = ("Quá hạn (Khẩn, Cao)", "Khẩn", "Cao")
_HEADERS = (
    "Mã", "Trường", "Cấp", "Tình trạng soát", "Đã đọc", "Đã thử", "Khẩn", "Cao", "Trung bình", "Thấp",
    "Tham khảo", "Quá hạn (Khẩn, Cao)", "Sổ soát",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SchoolNight:
    """What the summary says of one school. `state` is Vietnamese: how far the night got."""

    school: School
    state: str
    read: int
    tried: int
    open_findings: Sequence[Reviewed]
    as_of: date


def write_city(path: Path, nights: Iterable[SchoolNight]) -> Saved:
    """Write `tong-hop.xlsx`; schools with overdue urgent and high findings first."""
    listed = list(nights)
    day = max((night.as_of for night in listed), default=date.min)
    table = pd.DataFrame([_row(night) for night in listed], columns=_HEADERS)
    table = table.sort_values([*_MOST_LATE, "Trường"], ascending=[False] * len(_MOST_LATE) + [True])
    missing = table.loc[table["Tình trạng soát"] != "Đủ", list(_MISSING)]

    def write(target: Path) -> None:
        book = Workbook()
        for title, rows in ((_BY_SCHOOL, table), (_NOT_READ, missing)):
            sheet = book.create_sheet(title)
            _fill(sheet, rows)
            _style(sheet, day)
        del book[book.sheetnames[0]]
        book.save(target)

    return replace_workbook(path, write)


def _fill(sheet: Worksheet, rows: pd.DataFrame) -> None:
    for number, values in enumerate([tuple(rows.columns), *rows.itertuples(index=False)], 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                put(cell, value)
            else:
                cell.value = int(value)


def _row(night: SchoolNight) -> dict[str, str | int]:
    sure = [row for row in night.open_findings if not row.finding.advisory]
    late = [
        row for row in sure if row.due and row.due < night.as_of and row.finding.severity >= Severity.HIGH
    ]
    return {
        "Mã": night.school.id,
        "Trường": night.school.name,
        "Cấp": ", ".join(night.school.level),
        "Tình trạng soát": night.state,
        "Đã đọc": night.read,
        "Đã thử": night.tried,
        "Khẩn": _count(sure, Severity.URGENT),
        "Cao": _count(sure, Severity.HIGH),
        "Trung bình": _count(sure, Severity.MEDIUM),
        "Thấp": _count(sure, Severity.LOW),
        "Tham khảo": len(night.open_findings) - len(sure),
        "Quá hạn (Khẩn, Cao)": len(late),
        "Sổ soát": f"{night.school.id}.xlsx",
    }


def _count(rows: Iterable[Reviewed], severity: Severity) -> int:
    return sum(row.finding.severity is severity for row in rows)


def _style(sheet: Worksheet, as_of: date) -> None:
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    set_print(sheet, as_of, rows="1:1")
    for number, column in enumerate(sheet.iter_cols(), 1):
        longest = max((len(str(cell.value or "")) for cell in column[1:]), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 3, 11), 48)
        for cell in column[1:]:
            cell.font, cell.border = Font(name="Times New Roman", size=12), _THIN
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=_side(cell.value))
    for cell in sheet[1]:
        cell.font = Font(name="Times New Roman", size=11, bold=True, color="FFFFFF")
        cell.fill, cell.border = PatternFill("solid", fgColor="1F4E79"), _THIN
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    sheet.row_dimensions[1].height = 32  # two lines
    _link_workbooks(sheet)


def _side(value: object) -> str:
    return "center" if isinstance(value, int) else "left"


def _link_workbooks(sheet: Worksheet) -> None:
    columns = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    for row in range(2, sheet.max_row + 1 if "Sổ soát" in columns else 2):
        cell = sheet.cell(row, columns["Sổ soát"])
        cell.hyperlink = str(cell.value)
        cell.font = Font(name="Times New Roman", size=12, color="0563C1", underline="single")
