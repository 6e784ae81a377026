"""The columns of the finding sheets (rules.md §6.2), declared once: written and read by the same names."""

from dataclasses import dataclass

ANSWER = "answer"
ANSWER_HEADER = "Đúng/Sai – sửa thành"
FACT_HEADER = "Mục"
FACT_VALUE_HEADER = "Giá trị trong danh bạ"


@dataclass(frozen=True, slots=True)
class Column:
    """`style` names a style of audit.review.styles; an input is what people fill in."""

    key: str
    header: str
    width: float
    style: str = "text"
    input: bool = False
    hidden: bool = False
    grouped: bool = False


COLUMNS = (
    Column("id", "Mã phát hiện", 13, "link"),
    Column("severity", "Mức độ", 8, "centre"),
    Column("category", "Nhóm", 10),
    Column("message", "Nội dung phát hiện", 45),
    Column("quote", "Trích nguyên văn", 45),
    Column("suggestion", "Đề xuất sửa", 34),
    Column("place", "Vị trí", 24, "link"),
    Column("evidence", "Bản lưu", 6.5, "link"),
    Column("pages", "Số trang", 6.5, "number"),
    Column("action", "Hướng xử lý", 9.5),
    Column("decision", "Quyết định", 17, "input", input=True),
    Column("note", "Lý do / ghi chú", 24, "input", input=True),
    Column("assignee", "Người phụ trách", 15, "input", input=True),
    Column("due", "Hạn xử lý", 11.5, "input_date", input=True),
    Column("done", "Ngày nhà trường xử lý", 12, "input_date", input=True),
    Column("status", "Trạng thái", 11),
    Column("first_seen", "Phát hiện lần đầu", 11.5, "date"),
    Column("last_seen", "Lần soát gần nhất", 11.5, "date"),
    Column("basis", "Căn cứ", 40, grouped=True),
    Column("rule", "Mã quy tắc", 10, grouped=True),
    Column("fingerprint", "fingerprint", 12, hidden=True),
)
INPUTS = tuple(column for column in COLUMNS if column.input)
DATES = frozenset({"due", "done"})

TITLE_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3


def letter(key: str) -> str:
    """The letter under which *key* is written; a reader goes by the header instead."""
    return chr(ord("A") + next(i for i, column in enumerate(COLUMNS) if column.key == key))
