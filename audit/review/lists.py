"""The plain sheets: `Trang đã soát`, `Danh bạ`, `Hướng dẫn`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.findings import Coverage
from audit.review import labels
from audit.review.book import Book, excel_moment
from audit.review.cell_text import clean, put
from audit.review.columns import ANSWER_HEADER, DECISIONS, FACT_KEY_HEADER
from audit.review.links import SHEET_LIMIT, web_address
from audit.review.paper import protect, set_print
from audit.rule import Rule, load_rules
from crawler.captures import Outcome
from crawler.schools import Fact, School

Value = str | int | date | None
Style = str
_ROWS_LIMIT = 1_000_000  # Excel's own is 1,048,576

_ADVICE = """
1. «Cần xử lý» là lỗi máy chắc chắn; «Tham khảo» là chỗ nên xem, có thể không phải lỗi. Máy chỉ phát hiện,
chuyên viên quyết định.

2. Chỉ điền các cột màu vàng: Quyết định, Lý do / ghi chú, Người phụ trách, Hạn xử lý, Ngày nhà trường xử lý;
và cột «{answer}» ở «Danh bạ». Các ô khác khóa để tránh sửa nhầm (không có mật khẩu).

3. Quyết định: {decisions}. Hai mục cuối phải ghi lý do; dòng đó chuyển xuống cuối sheet.

4. Để trống nghĩa là giữ nguyên. Muốn xóa điều đã ghi, gõ dấu -. Ô màu cam: máy chưa hiểu giá trị, vẫn giữ
nguyên văn; hoặc có hai người ghi khác nhau.

5. Bấm «Vị trí» để mở trang và nhảy tới chữ bị nêu (Chrome, Edge); bấm «Mã phát hiện» hoặc «Bản lưu» để xem
trang lúc máy đọc, kể cả khi trang đã đổi. Giữ thư mục bang-chung cạnh sổ thì liên kết mới mở được.

6. Sổ đã xếp sẵn theo mức độ. Dùng bộ lọc ở dòng tiêu đề để chọn; Excel không cho xếp lại khi sheet đang khóa.
Cột Căn cứ, Mã quy tắc đang ẩn: chọn cột R đến V, bấm chuột phải, Bỏ ẩn (Unhide).
Dòng bị cắt chữ: kéo cao dòng.

7. Lưu sổ và đóng lại. Lần soát sau máy đọc điều đã ghi rồi viết sổ mới, không mất chữ nào. Sổ trường gửi lại
thì để vào thư mục nhan-ve. Nếu sổ đang mở lúc máy ghi, bản mới mang tên …_moi_<ngày>.xlsx.

8. «Đã sửa» chỉ ghi khi hai lần đọc thành công cách nhau ít nhất 20 giờ không còn thấy lỗi.
Trang không đọc được thì không tính là đã sửa.
"""


def write_coverage(sheet: Worksheet, book: Book) -> None:
    """One line per address, with how reading it ended."""
    columns = (("Địa chỉ", 70), ("Tên trang, tệp", 45), ("Loại", 14), ("Kết quả", 34), ("Ghi chú", 50),
               ("Lần soát", 18), ("Kích thước (KB)", 12))  # fmt: skip
    _table(sheet, f"Trang đã soát – {book.school.name}", columns)
    styles = ("text", "text", "centre", "text", "text", "moment", "number")
    for number, line in enumerate(book.coverage[:_ROWS_LIMIT], 3):
        _row(sheet, number, _coverage_values(line), styles)
        target = web_address(line.url) if line.outcome is not Outcome.EXTERNAL else ""  # it may be spam
        if target and number < SHEET_LIMIT:
            cell = sheet.cell(number, 1)
            cell.style = "link"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target)
    _finish(sheet, book, len(columns))


def _coverage_values(line: Coverage) -> tuple[Value, ...]:
    seen = excel_moment(datetime.fromisoformat(line.fetched_at)) if line.fetched_at else None
    size = None if line.size is None else -(-line.size // 1024)
    return line.url, line.title, line.kind, labels.OUTCOMES[line.outcome], line.note, seen, size


def write_register(sheet: Worksheet, book: Book) -> None:
    """The facts the audit compared with, and a column to correct them in."""
    columns = (("Mục", 22), ("Giá trị máy đã dùng để đối chiếu", 60), ("Từ ngày", 13), ("Đến ngày", 13),
               (ANSWER_HEADER, 50), (FACT_KEY_HEADER, 10))  # fmt: skip
    _table(sheet, f"Danh bạ – {book.school.name}", columns)
    styles = ("text", "text", "date", "date", "input", "text")
    for number, (key, label, value, start, end) in enumerate(register_lines(book.school), 3):
        _row(sheet, number, (label, value, start, end, book.answers.get(key, ""), key), styles)
    sheet.column_dimensions["F"].hidden = True
    _finish(sheet, book, 5)


def register_lines(school: School) -> Iterator[tuple[str, str, str, date | None, date | None]]:
    """(key, label, value, from, to) of everything the register says of a school."""
    plain = (
        ("name", "Tên trường", school.name),
        ("website", "Trang web", school.website or "(chưa đăng ký)"),
        *(("alias", "Tên gọi khác", alias) for alias in school.aliases),
        *(("host", "Tên miền khác của trường", host) for host in school.other_hosts),
        *(("channel", f"Kênh {channel.platform.value}", channel.url) for channel in school.channels),
        *(("board", "Ban Biên tập", f"Quyết định {b.decision}") for b in [school.editorial_board] if b),
    )
    for kind, label, value in plain:
        yield _key(kind, value), label, value, None, None
    for fact in school.facts:
        yield fact_key(fact), labels.FACTS.get(fact.kind, fact.kind), fact.value, fact.start, fact.end


def fact_key(fact: Fact) -> str:
    """How a fact is known in workbook and ledger."""
    return _key(fact.kind, fact.value, fact.start.isoformat() if fact.start else "")


def _key(*parts: str) -> str:
    return clean("|".join(part for part in parts if part))


def write_guide(sheet: Worksheet, book: Book) -> None:
    """Half a page on how to work with the sheets, then the rules that speak in this workbook."""
    for letter, wide in (("A", 16), ("B", 44), ("C", 90)):
        sheet.column_dimensions[letter].width = wide
    put(sheet["A1"], "Hướng dẫn")
    sheet["A1"].style = "title"
    number = 2
    for line in _advice():
        sheet.cell(number, 1).style = "plain"
        put(sheet.cell(number, 1), line)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=3)
        sheet.row_dimensions[number].height = 16.5 * (1 + len(line) // 165)
        number += 1
    _row(sheet, number + 1, ("Mã quy tắc", "Tên", "Giải thích"), ("header",) * 3)
    present = {row.finding.rule for row in book.findings}
    for place, rule in enumerate(_rules(present), number + 2):
        explanation = "\n".join(_paragraphs(rule.doc))
        _row(sheet, place, (rule.id, rule.card["title"], explanation), ("centre", "text", "text"))
        sheet.row_dimensions[place].height = _doc_height(explanation)
    protect(sheet)
    set_print(sheet, book.as_of, rows="1:1")


def _rules(ids: Iterable[str]) -> list[Rule]:
    wanted = set(ids)
    return [rule for rule in load_rules() if rule.id in wanted]


def _doc_height(text: str) -> float:
    return min(sum(15.75 * (1 + len(line) // 100) for line in text.split("\n")), 400)


def _advice() -> list[str]:
    text = _ADVICE.format(answer=ANSWER_HEADER, decisions="; ".join(DECISIONS))
    return _paragraphs(text)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _table(sheet: Worksheet, title: str, columns: Sequence[tuple[str, float]]) -> None:
    put(sheet["A1"], title)
    sheet["A1"].style = "title"
    for number, (header, width) in enumerate(columns, 1):
        sheet.cell(2, number, header).style = "header"
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 21, 31.5


def _row(sheet: Worksheet, number: int, values: Sequence[Value], styles: Sequence[Style]) -> None:
    for column, (value, style) in enumerate(zip(values, styles, strict=True), 1):
        cell = sheet.cell(number, column)
        cell.style = style
        if isinstance(value, str):
            put(cell, value)
        else:
            cell.value = value


def _finish(sheet: Worksheet, book: Book, columns: int) -> None:
    last = get_column_letter(columns)
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{last}{max(sheet.max_row, 3)}"
    sheet.print_area = f"A1:{last}{max(sheet.max_row, 3)}"
    protect(sheet)
    set_print(sheet, book.as_of)
