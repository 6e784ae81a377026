"""The city summary `tong-hop.xlsx`: one row per school, and what could not be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from audit.findings import Reviewed
from audit.review.files import Saved, replace_workbook
from audit.review.paper import set_print
from audit.rule import Severity
from crawler.schools import School

_BY_SCHOOL = "Xếp theo trường"
_NOT_READ = "Không soát được"


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
    rows = [_row(night) for night in listed]
    day = max((night.as_of for night in listed), default=date.min)
    table = pd.DataFrame(rows).sort_values(
        ["Quá hạn (Khẩn, Cao)", "Khẩn", "Cao", "Trường"], ascending=[False] * 3 + [True]
    )
    missing = table[table["Tình trạng soát"] != "Đủ"][["Mã", "Trường", "Tình trạng soát"]]

    def write(target: Path) -> None:
        with pd.ExcelWriter(target, engine="openpyxl") as writer:
            table.to_excel(writer, sheet_name=_BY_SCHOOL, index=False)
            missing.to_excel(writer, sheet_name=_NOT_READ, index=False)
            for sheet in writer.sheets.values():
                _style(sheet, day)

    return replace_workbook(path, write)


def _row(night: SchoolNight) -> dict[str, object]:
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
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    set_print(sheet, as_of, rows="1:1")
    for number, column in enumerate(sheet.iter_cols(), 1):
        widest = max((len(str(cell.value or "")) for cell in column), default=8)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(widest + 2, 9), 48)
        for cell in column:
            cell.font = Font(name="Times New Roman", size=11 if cell.row == 1 else 12, bold=cell.row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    links = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    for row in range(2, sheet.max_row + 1 if "Sổ soát" in links else 2):
        cell = sheet.cell(row, links["Sổ soát"])
        cell.hyperlink, cell.style = str(cell.value), "Hyperlink"
