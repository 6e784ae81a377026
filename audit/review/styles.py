"""How the workbooks look: one font, few colours, the same page on every printer."""

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
LINE = 15.75  # points of one line of Times New Roman 12
PIXELS_PER_UNIT = 8  # a column's width counts digits of the normal font
PIXELS_PER_LETTER = 7.0  # Vietnamese text in Times New Roman 12, on average
INPUT_FILL = "FFFFF2CC"
TABS = {"blue": "1F4E79", "red": "C00000", "yellow": "FFC000", "grey": "7F7F7F", "green": "548235"}

_GRID = Side(style="thin", color="FFBFBFBF")
_BORDER = Border(left=_GRID, right=_GRID, top=_GRID, bottom=_GRID)
_WRAP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="top", horizontal="center")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_FLAT = Alignment(vertical="center")
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color=color, end_color=color)


def style_name(kind: str) -> str:
    return f"soat_{kind}"


def _style(kind: str, alignment: Alignment, **changes: object) -> NamedStyle:
    parts = {"font": Font(name=FONT, size=12), "border": _BORDER, **changes}
    return NamedStyle(style_name(kind), alignment=alignment, **parts)  # type: ignore[arg-type]


def add_styles(book: Workbook) -> None:
    """Give *book* our styles; its normal font becomes Times New Roman, so widths count that font's digits."""
    book._named_styles["Normal"].font = Font(name=FONT, size=12)  # noqa: SLF001 - openpyxl has no other way
    link = Font(name=FONT, size=12, color="FF0563C1", underline="single")
    unlocked = {"fill": _fill(INPUT_FILL), "protection": Protection(locked=False)}
    head = Font(name=FONT, size=11, bold=True)
    for style in (
        _style("text", _WRAP),
        _style("centre", _CENTRE),
        _style("number", _CENTRE, number_format="#,##0"),
        _style("date", _CENTRE, number_format=_DAY),
        _style("moment", _CENTRE, number_format=_MOMENT),
        _style("link", _WRAP, font=link),
        _style("input", _WRAP, **unlocked),
        _style("input_date", _CENTRE, number_format=_DAY, **unlocked),
        _style("header", _MIDDLE, font=head, fill=_fill("FFD9E2F3")),
        _style("input_header", _MIDDLE, font=head, fill=_fill("FFFFD966")),
        _style("title", _FLAT, font=Font(name=FONT, size=12, bold=True), border=Border()),
        _style("big_title", _FLAT, font=Font(name=FONT, size=16, bold=True), border=Border()),
        _style("section", _FLAT, font=Font(name=FONT, size=13, bold=True, color="FF1F4E79"), border=Border()),
        _style("label", _WRAP, font=Font(name=FONT, size=12, bold=True)),
        _style("warning", _WRAP, font=Font(name=FONT, size=12, bold=True, color="FFC00000")),
        _style("plain", _WRAP, border=Border()),
        _style("centre_plain", _CENTRE, border=Border(), font=Font(name=FONT, size=12, bold=True)),
    ):
        book.add_named_style(style)


def lines_of(text: str, width: float) -> int:
    """How many lines *text* takes in a column *width* units wide."""
    room = width * PIXELS_PER_UNIT - 6
    return sum(max(1, -int(-len(line) * PIXELS_PER_LETTER // room)) for line in text.split("\n"))


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def set_page(sheet: Worksheet, as_of: str, *, titles: str = "") -> None:
    """A4 landscape, one page wide, with page numbers."""
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr] # set by openpyxl
    margins = sheet.page_margins
    margins.left = margins.right = 1.0 / 2.54
    margins.top = margins.bottom = 1.2 / 2.54
    margins.header = margins.footer = 0.5 / 2.54
    sheet.oddFooter.center.text = f"Trang &P/&N – Tính đến {as_of}"
    if titles:
        sheet.print_title_rows = titles
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_view.showGridLines = False


def protect(sheet: Worksheet) -> None:
    """Against accidents, not against people: no password; filters, widths and heights stay free."""
    guard = sheet.protection
    guard.sheet = True
    for freedom in (
        "autoFilter",
        "sort",
        "formatColumns",
        "formatRows",
        "selectLockedCells",
        "selectUnlockedCells",
    ):
        setattr(guard, freedom, False)  # False: not forbidden
