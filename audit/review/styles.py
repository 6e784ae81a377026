"""Named styles, conditional colours, dropdowns, protection and print set-up of the workbook."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from audit.review.columns import FIRST_ROW, LETTERS, NEED_A_REASON, Kind
from audit.review.labels import SEVERITIES
from audit.rule import Severity

FONT = "Times New Roman"
LIST_OF_DECISIONS = "dm_quyet_dinh"
LIST_OF_PERSONS = "dm_nguoi_phu_trach"
BLUE, RED, YELLOW, GREY = "1F4E79", "C00000", "BF9000", "7F7F7F"  # tabs
_LINK_BLUE, _INPUT_YELLOW, _ORANGE = "0563C1", "FFF9DB", "FFC000"

_THIN = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_EPOCH = date(1899, 12, 30)
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_ERROR = 'Chỉ chọn trong danh sách. Nếu không có, chọn "Bỏ qua có lý do" và ghi vào cột Ghi chú.'


def add_styles(book: Workbook) -> None:
    """Register the styles that the sheets name."""
    _add(book, "title", font=_font(14, bold=True, color=BLUE))
    _add(book, "heading", font=_font(12, bold=True, color=BLUE))
    _add(book, "plain")
    _add(book, "plain_link", font=_font(12, color=_LINK_BLUE, underline=True))
    _add(book, "strong", font=_font(12, bold=True))
    _add(book, "warning", font=_font(12, bold=True, color=RED))
    _add(
        book,
        "header",
        font=_font(11, bold=True, color="FFFFFF"),
        fill=_fill(BLUE),
        border=_GRID,
        across="center",
    )
    _add(book, "number", border=_GRID, across="center")
    _add(book, Kind.TEXT, border=_GRID)
    _add(book, Kind.CENTRE, border=_GRID, across="center")
    _add(book, Kind.LINK, font=_font(12, color=_LINK_BLUE, underline=True), border=_GRID)
    _add(book, Kind.DATE, border=_GRID, across="center", number_format=_DAY)
    _add(book, Kind.MOMENT, border=_GRID, across="center", number_format=_MOMENT)
    yellow: dict[str, Any] = {
        "border": _GRID,
        "fill": _fill(_INPUT_YELLOW),
        "protection": Protection(locked=False),
    }
    _add(book, Kind.INPUT, **yellow)
    _add(book, Kind.INPUT_DATE, across="center", number_format=_DAY, **yellow)
    orange: dict[str, Any] = {**yellow, "fill": _fill(_ORANGE)}
    _add(book, "odd_input", **orange)
    _add(book, "odd_input_date", across="center", number_format=_DAY, **orange)
    _add(book, "set_aside", font=_font(12, color=GREY), border=_GRID)


def _add(book: Workbook, name: str, across: str = "left", **parts: Any) -> None:
    style = NamedStyle(str(name))
    style.font = _font(12)
    style.alignment = Alignment(
        horizontal=across, vertical="center" if name == "header" else "top", wrap_text=True
    )
    for part, value in parts.items():
        setattr(style, part, value)
    if name in {"title", "heading"}:
        style.alignment = Alignment(vertical="center")
    book.add_named_style(style)


def _font(size: int, *, bold: bool = False, color: str = "000000", underline: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold, color="FF" + color, u="single" if underline else None)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor="FF" + color, bgColor="FF" + color)


def add_colours(sheet: Worksheet, last_row: int, as_of: date) -> None:
    """Conditional colours of a finding sheet; the words beside them say the same in black and white."""

    def colour(columns: str, formula: str, **look: Any) -> None:
        first, _, last = columns.partition("-")
        area = f"{LETTERS[first]}{FIRST_ROW}:{LETTERS[last or first]}{last_row}"
        rule = FormulaRule([formula], **look)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(area, rule)

    b, k, n, p = (f"${LETTERS[key]}{FIRST_ROW}" for key in ("severity", "decision", "due", "status"))
    note = f"${LETTERS['note']}{FIRST_ROW}"
    reasons = ",".join(f'{k}="{value}"' for value in NEED_A_REASON)
    urgent = SEVERITIES[Severity.URGENT]
    colour("severity", f'{b}="{urgent}"', fill=_fill("C00000"), font=Font(bold=True, color="FFFFFFFF"))
    for severity, shade in ((Severity.HIGH, "F8CBAD"), (Severity.MEDIUM, "FFE699"), (Severity.LOW, "E2EFDA")):
        colour("severity", f'{b}="{SEVERITIES[severity]}"', fill=_fill(shade))
    late = f"AND(ISNUMBER({n}),{n}<{_serial(as_of)})"
    colour("due", late, font=Font(bold=True, color="FFC00000"))
    colour("message-suggestion", f'OR({p}="Đã sửa",{p}="Đã gỡ")', font=Font(strike=True, color="FF7F7F7F"))
    colour(
        "id",
        f'{p}="Tái phát"',
        border=Border(left=Side(style="thin", color="FF7030A0")),
        font=Font(color="FF7030A0"),
    )
    colour("note", f"AND(OR({reasons}),LEN(TRIM({note}))=0)", fill=_fill("FF7C80"))
    hatch = PatternFill("lightUp", fgColor="FF000000", bgColor="FFFFFF00")
    colour("decision", f'AND({b}="{urgent}",{k}="")', fill=hatch)
    colour("decision", f'AND({k}<>"",COUNTIF({LIST_OF_DECISIONS},{k})=0)', fill=_fill(_ORANGE))
    colour("due-done", f"ISTEXT({LETTERS['due']}{FIRST_ROW})", fill=_fill(_ORANGE))


def add_dropdowns(sheet: Worksheet, last_row: int, as_of: date) -> None:
    """What the input columns accept and what they tell the person who fills them in."""
    for key, check in (*_lists(), *_texts_and_days(as_of)):
        check.allow_blank, check.showErrorMessage, check.showInputMessage = True, True, True
        check.add(f"{LETTERS[key]}{FIRST_ROW}:{LETTERS[key]}{last_row}")
        sheet.add_data_validation(check)


def _lists() -> Iterator[tuple[str, DataValidation]]:
    yield (
        "decision",
        DataValidation(
            "list",
            formula1=f"={LIST_OF_DECISIONS}",
            errorTitle="Quyết định",
            error=_ERROR,
            promptTitle="Quyết định",
            prompt="Chọn một mục trong danh sách. Gõ dấu - để xóa quyết định cũ.",
        ),
    )
    yield (
        "person",
        DataValidation(
            "list",
            formula1=f"={LIST_OF_PERSONS}",
            errorStyle="information",
            errorTitle="Người phụ trách",
            error="Tên này chưa có trong danh sách. Vẫn giữ nguyên.",
            promptTitle="Người phụ trách",
            prompt="Chọn trong danh sách hoặc gõ tên khác.",
        ),
    )


def _texts_and_days(as_of: date) -> Iterator[tuple[str, DataValidation]]:
    yield (
        "note",
        DataValidation(
            "textLength",
            operator="lessThanOrEqual",
            formula1="500",
            errorStyle="warning",
            errorTitle="Ghi chú dài",
            error="Ghi chú nên không quá 500 ký tự. Vẫn giữ nguyên?",
            promptTitle="Lý do / ghi chú",
            prompt="Bắt buộc khi chọn «Không phải lỗi» hoặc «Bỏ qua có lý do».",
        ),
    )
    yield (
        "due",
        DataValidation(
            "date",
            operator="greaterThanOrEqual",
            formula1=str(_serial(as_of)),
            errorTitle="Hạn xử lý",
            error=f"Nhập ngày dạng dd/mm/yyyy, không sớm hơn {as_of:%d/%m/%Y}.",
            promptTitle="Hạn xử lý",
            prompt="Ngày dạng dd/mm/yyyy. Máy đã điền hạn theo mức độ.",
        ),
    )
    yield (
        "done",
        DataValidation(
            "date",
            operator="lessThanOrEqual",
            formula1="TODAY()+1",
            errorTitle="Ngày xử lý",
            error="Nhập ngày nhà trường đã xử lý, dạng dd/mm/yyyy, không muộn hơn ngày mai.",
            promptTitle="Ngày nhà trường xử lý",
            prompt="Ngày đã sửa trên trang, dạng dd/mm/yyyy.",
        ),
    )


def _serial(day: date) -> int:
    """A formula holds days as numbers."""
    return (day - _EPOCH).days
