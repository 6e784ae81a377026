"""Protection against accidents, and how a sheet prints."""

from datetime import date

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from audit.review.columns import HEADER_ROW
from audit.review.styles import FONT

_INCHES = 1 / 2.54  # per centimetre
_A4 = 9
_MARGINS = {"left": 1.0, "right": 1.0, "top": 1.2, "bottom": 1.2, "header": 0.5, "footer": 0.5}  # centimetres


def protect(sheet: Worksheet) -> None:
    """Against accidents, not against people: no password; filters and column widths stay free."""
    sheet.protection.sheet = True
    sheet.protection.autoFilter = False
    sheet.protection.sort = False
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def set_print(sheet: Worksheet, as_of: date, *, rows: str = f"1:{HEADER_ROW}") -> None:
    """A4 landscape, one page wide, repeated header rows, page numbers."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(**{side: size * _INCHES for side, size in _MARGINS.items()})
    sheet.print_title_rows = rows
    text = f"Trang &P/&N – Tính đến {as_of:%d/%m/%Y}"
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text=text, font=FONT, size=10))
