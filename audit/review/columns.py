"""The columns of the finding sheets: one table that the writer and the reader share."""

from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

from audit.vietnamese.text import squeeze


class Kind(StrEnum):
    """How a column looks; each is a named style of the workbook."""

    CENTRE = "centre"
    TEXT = "text"
    LINK = "link"
    DATE = "date"
    MOMENT = "moment"
    INPUT = "input"
    INPUT_DATE = "input_date"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the value in code and, for the columns people fill in, in the ledger."""

    key: str
    header: str
    width: float
    kind: Kind = Kind.TEXT

    @property
    def is_input(self) -> bool:
        return self.kind in {Kind.INPUT, Kind.INPUT_DATE}


COLUMNS = (
    Column("id", "Mã phát hiện", 12.5, Kind.LINK),
    Column("severity", "Mức độ", 11, Kind.CENTRE),
    Column("category", "Nhóm", 12.5),
    Column("message", "Nội dung phát hiện", 46),
    Column("quote", "Trích nguyên văn", 52),
    Column("suggestion", "Đề xuất sửa", 40),
    Column("place", "Vị trí", 28, Kind.LINK),
    Column("evidence", "Bản lưu", 9, Kind.LINK),
    Column("pages", "Số trang", 8, Kind.CENTRE),
    Column("action", "Hướng xử lý", 12, Kind.CENTRE),
    Column("decision", "Quyết định", 20, Kind.INPUT),
    Column("note", "Lý do / ghi chú", 30, Kind.INPUT),
    Column("person", "Người phụ trách", 20, Kind.INPUT),
    Column("due", "Hạn xử lý", 13, Kind.INPUT_DATE),
    Column("done", "Ngày nhà trường xử lý", 14, Kind.INPUT_DATE),
    Column("status", "Trạng thái", 15, Kind.CENTRE),
    Column("first_seen", "Phát hiện lần đầu", 12.5, Kind.DATE),
    Column("last_seen", "Lần soát gần nhất", 12.5, Kind.DATE),
    Column("basis", "Căn cứ", 40),
    Column("rule", "Mã quy tắc", 11, Kind.CENTRE),
    Column("fingerprint", "fingerprint", 12),
)
LETTERS = {column.key: get_column_letter(number) for number, column in enumerate(COLUMNS, 1)}
INPUTS = tuple(column for column in COLUMNS if column.is_input)
DATES = frozenset(column.key for column in COLUMNS if column.kind is Kind.INPUT_DATE)
HEADER_ROW = 2
FIRST_ROW = 3

DECISIONS = (
    "Đồng ý sửa",
    "Đồng ý cập nhật",
    "Đồng ý gỡ bỏ",
    "Xin ý kiến",
    "Báo cáo",
    "Không phải lỗi",
    "Bỏ qua có lý do",
)
NEED_A_REASON = ("Không phải lỗi", "Bỏ qua có lý do")
CONSULTING = "Xin ý kiến"

ANSWER = "answer"
ANSWER_HEADER = "Đúng/Sai – sửa thành"
FACT_KEY_HEADER = "khóa"

META_SHEET = "_meta"
META_HEADERS = ("subject", "id", *(column.key for column in INPUTS), ANSWER)
SCHEMA = "1"


def header_key(text: object) -> str:
    """How header texts are compared: NFC, trimmed, one space, any case."""
    return squeeze(str(text or "")).casefold()
