"""`Tổng quan`: what was looked at, what was not, what is urgent, and who answers for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.findings import Coverage, Reviewed
from audit.review import labels
from audit.review.book import Book, excel_moment
from audit.review.cell_text import put
from audit.review.links import to_the_words, web_address
from audit.review.paper import protect, set_print
from audit.review.sheets import is_overdue, is_set_aside, rows_by_sheet, work_order
from audit.rule import Category, Severity
from crawler.captures import NOT_TRIED, READ, Outcome

_WIDTHS = (30, 15, 15, 15, 15, 15, 40)
_LAST = len(_WIDTHS)
_WIDE_LETTERS, _NARROW_LETTERS, _LINE = 130, 100, 16.5
_POLITE_SECONDS = 1
_KINDS = {
    "trang": "Trang",
    "tệp": "Tệp đính kèm",
    "kênh": "Kênh mạng xã hội",
    "liên kết ngoài": "Liên kết ra ngoài",
}
_LEVELS = {"MN": "Mầm non", "TH": "Tiểu học", "THCS": "Trung học cơ sở"}
STATEMENT = "Kết quả do máy phát hiện, chuyên viên quyết định."


class Overview:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Worksheet, book: Book) -> None:
        self._sheet = sheet
        self._book = book
        self._row = 1
        self._sure, self._unsure, self._closed = rows_by_sheet(book.findings)

    def write(self) -> None:
        for number, width in enumerate(_WIDTHS):
            self._sheet.column_dimensions["ABCDEFG"[number]].width = width
        self._wide(f"Sổ soát nội dung trang web – {self._book.school.name}", "title")
        self._wide(STATEMENT, "strong")
        for warning in _warnings(self._book):
            self._wide(warning, "warning")
        self._facts()
        self._coverage()
        self._counts()
        self._urgent()
        self._remarks()
        self._signature()
        protect(self._sheet)
        set_print(self._sheet, self._book.as_of, rows="1:1")

    def _facts(self) -> None:
        for label, value, link in _facts(self._book):
            self._labelled(label, value, link)
        self._row += 1

    def _coverage(self) -> None:
        self._wide("Đã soát những gì", "heading")
        self._table_row(("Loại", "Đã đọc", "Đã thử", "Không đọc được", "Chỉ ghi nhận"), "header")
        for kind, lines in _by_kind(self._book.coverage):
            outcomes = Counter(line.outcome for line in lines)
            read = sum(outcomes[x] for x in READ)
            noted = sum(outcomes[x] for x in (*NOT_TRIED, Outcome.MOVED))
            failed = len(lines) - read - noted
            self._table_row((kind, read, read + failed, failed, noted), "number")
        for sentence in _unread(self._book.coverage):
            self._wide(sentence)
        self._row += 1

    def _counts(self) -> None:
        self._wide("Phát hiện đang mở (sheet «Cần xử lý»; cột cuối là «Tham khảo»)", "heading")
        severities = sorted(Severity, reverse=True)
        self._table_row(("Nhóm", *(labels.SEVERITIES[s] for s in severities), "Cộng", "Tham khảo"), "header")
        for category in Category:
            mine = [row for row in self._sure if row.finding.category is category]
            unsure = sum(row.finding.category is category for row in self._unsure)
            self._table_row((labels.CATEGORIES[category], *_per_severity(mine), len(mine), unsure), "number")
        self._table_row(("Cộng", *_per_severity(self._sure), len(self._sure), len(self._unsure)), "number")
        overdue = sum(is_overdue(row, self._book.as_of) for row in self._sure)
        aside = sum(is_set_aside(row) for row in (*self._sure, *self._unsure))
        self._wide(
            f"Quá hạn: {overdue} · Chuyên viên cho là không phải lỗi hoặc bỏ qua: {aside} · "
            f"Đã sửa, đã gỡ hoặc hết hiệu lực: {len(self._closed)}"
        )
        if not self._sure and not self._unsure:
            self._wide(_nothing_found(self._book), "strong")
        self._row += 1

    def _urgent(self) -> None:
        first = sorted((row for row in self._sure if not is_set_aside(row)), key=work_order)[:5]
        if not first:
            return
        self._wide("Việc cần làm trước", "heading")
        for row in first:
            severity = labels.SEVERITIES[row.finding.severity]
            text = f"{severity} · {row.finding.message}"
            self._labelled(row.finding.id, text, to_the_words(row.finding.places[0]))
        self._row += 1

    def _remarks(self) -> None:
        remarks = list(_remarks(self._book))
        if remarks:
            self._wide("Lưu ý về lần soát này", "heading")
        for remark in remarks:
            self._wide(remark)
        self._row += 1

    def _signature(self) -> None:
        self._cell(5, "Hiệu trưởng xác nhận đã rà soát", "strong")
        self._row += 1
        self._cell(5, "Ngày …… tháng …… năm ………… (ký, ghi rõ họ tên)", "plain")
        for row in (self._row - 1, self._row):
            self._sheet.merge_cells(start_row=row, end_row=row, start_column=5, end_column=_LAST)
        self._row += 1

    def _wide(self, text: str, style: str = "plain") -> None:
        """One paragraph over the whole width."""
        self._cell(1, text, style)
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=_LAST)
        self._end(text, _WIDE_LETTERS, 22 if style == "title" else _LINE)

    def _labelled(self, label: str, value: str, link: str = "") -> None:
        self._cell(1, label, "strong")
        self._cell(2, value, "plain_link" if link else "plain")
        if link:
            cell = self._sheet.cell(self._row, 2)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, target=link)
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=2, end_column=_LAST)
        self._end(value, _NARROW_LETTERS, _LINE)

    def _end(self, text: str, letters: int, line: float) -> None:
        self._sheet.row_dimensions[self._row].height = line * (1 + len(text) // letters)
        self._row += 1

    def _table_row(self, values: Sequence[str | int], style: str) -> None:
        for column, value in enumerate(values, 1):
            name = "text" if column == 1 and style == "number" else style
            if isinstance(value, str):
                self._cell(column, value, name)
            else:
                self._sheet.cell(self._row, column, value).style = name
        self._row += 1

    def _cell(self, column: int, text: str, style: str) -> None:
        cell = self._sheet.cell(self._row, column)
        cell.style = style
        put(cell, text)


def _warnings(book: Book) -> Iterator[str]:
    crawl = book.crawl
    if book.what_if:
        which = (
            f"dữ liệu đọc ngày {excel_moment(crawl.started_at):%d/%m/%Y %H:%M}"
            if crawl
            else "không có dữ liệu nào"
        )
        yield f"GIẢ ĐỊNH: đánh giá như thể hôm nay là {book.as_of:%d/%m/%Y}, trên {which}."
    if not book.school.website:
        yield "Danh bạ chưa có trang web của trường: không có gì để đọc."
    elif crawl is None:
        yield (
            "CHƯA SOÁT ĐƯỢC: trang của trường chưa được đọc lần nào. "
            "Không có dòng nào không có nghĩa là không có lỗi."
        )
    elif not book.complete:
        yield (
            f"SOÁT CHƯA ĐẦY ĐỦ: {_end_of_crawl(book)}. Phần chưa đọc có thể còn lỗi; "
            "xem «Trang đã soát». Không phát hiện nào được coi là đã sửa nếu trang chưa đọc lại được."
        )


def _end_of_crawl(book: Book) -> str:
    if book.crawl is None or book.crawl.finished_at is None:
        return "lần đọc bị ngắt giữa chừng"
    reason = book.crawl.reason
    return labels.CRAWL_ENDS.get(reason, f"lý do: {reason}" if reason else "một phần trang không đọc được")


def _facts(book: Book) -> Iterator[tuple[str, str, str]]:
    school, day = book.school, book.as_of
    yield "Trường", " – ".join([*school.names(day)[:1], "; ".join(_LEVELS[x] for x in school.level)]), ""
    yield "Địa chỉ", "; ".join(school.values("address", day)) or "(danh bạ chưa có)", ""
    yield "Hiệu trưởng", "; ".join(school.values("principal", day)) or "(danh bạ chưa có)", ""
    yield "Trang web", school.website or "(chưa đăng ký)", web_address(school.website)
    channels = "; ".join(f"{c.platform.value}: {c.url}" for c in school.channels)
    yield "Kênh đã đăng ký", channels or "(không có)", ""
    yield "Ban Biên tập", _editorial_board(book), ""
    yield (
        "Đơn vị soát",
        book.register.office_on(day) or "(danh bạ không có đơn vị có hiệu lực vào ngày này)",
        "",
    )
    yield "Kỳ soát", _period(book), ""
    yield "Tính đến ngày", f"{day:%d/%m/%Y}", ""
    support = book.register.support
    contact = [x for x in (support.name, support.phone, support.email) if x]
    yield "Đầu mối hỗ trợ", " · ".join(contact) or "(danh bạ chưa có)", ""


def _editorial_board(book: Book) -> str:
    board, deadline = book.school.editorial_board, book.register.editorial_board_deadline
    if board is None:
        return "chưa có Quyết định trong danh bạ"
    text = f"Quyết định {board.decision or '(chưa rõ số)'}"
    if board.received is None:
        return f"{text}; chưa ghi ngày nhận"
    late = deadline is not None and board.received >= deadline
    return f"{text}; nhận ngày {board.received:%d/%m/%Y}{' (chậm)' if late else ''}"


def _period(book: Book) -> str:
    if book.crawl is None:
        return "chưa đọc lần nào"
    start = f"{excel_moment(book.crawl.started_at):%d/%m/%Y %H:%M}"
    end = f"{excel_moment(book.crawl.finished_at):%d/%m/%Y %H:%M}" if book.crawl.finished_at else "bị ngắt"
    return f"{start} – {end}"


def _by_kind(coverage: Iterable[Coverage]) -> Iterator[tuple[str, list[Coverage]]]:
    lines = list(coverage)
    for kind, label in _KINDS.items():
        mine = [line for line in lines if line.kind == kind]
        if mine:
            yield label, mine


def _unread(coverage: Iterable[Coverage]) -> Iterator[str]:
    quiet = READ | {Outcome.EXTERNAL, Outcome.LISTED, Outcome.MOVED}
    counts = Counter(line.outcome for line in coverage if line.outcome not in quiet)
    if counts:
        parts = (f"{labels.OUTCOMES[outcome]}: {count}" for outcome, count in counts.most_common())
        yield "Không đọc được – " + " · ".join(parts) + ". Chi tiết từng địa chỉ ở «Trang đã soát»."


def _nothing_found(book: Book) -> str:
    if book.crawl is None or not book.complete:
        return "Chưa có phát hiện nào ở phần đã đọc; phần chưa đọc thì chưa biết."
    return "Không phát hiện lỗi nào ở những trang đã đọc."


def _per_severity(rows: Sequence[Reviewed]) -> list[int]:
    return [
        sum(row.finding.severity is severity for row in rows) for severity in sorted(Severity, reverse=True)
    ]


def _remarks(book: Book) -> Iterator[str]:
    for rule, reason in sorted(book.school.exempt.items()):
        yield f"Miễn quy tắc {rule}: {reason}"
    for crash in book.crashes:
        yield f"Quy tắc {crash.rule} bị lỗi, chưa có kết quả lần này (báo đầu mối hỗ trợ): {crash.error}"
    options = book.school.crawl
    if options.delay < _POLITE_SECONDS:
        yield f"Đọc trang với khoảng cách {options.delay:g} giây giữa hai lần: {options.delay_reason}"
