"""An invented book to write workbooks from: every kind of row, and text that tries to do harm."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from audit.findings import Coverage, Finding, Place, Reviewed, RuleCrash, Status, short_id
from audit.review.workbook import Book
from audit.rule import Action, Category, Severity
from crawler.archive import Crawl
from crawler.captures import Outcome
from tests.audit.sample_context import LE_LOI, REGISTER

AS_OF = date(2026, 11, 23)
RULES = ("INA-010", "OUT-020", "INA-030", "SPL-070", "HYG-010")

MESSAGES = (
    ("Ghi «Thứ Hai» nhưng ngày 15/3/2022 là Thứ Ba.", "Sửa thành «Thứ Ba, ngày 15/3/2022»."),
    (
        "Nghị định số 72/2013/NĐ-CP đã hết hiệu lực từ 25/12/2024, thay bằng Nghị định 147/2024/NĐ-CP.",
        "Thay bằng Nghị định số 147/2024/NĐ-CP ngày 09/11/2024 của Chính phủ.",
    ),
    (
        "Địa chỉ ghi «tỉnh Bắc Giang»; từ 01/7/2025 không còn đơn vị này.",
        "Ghi theo danh bạ: phường Bắc Giang.",
    ),
    ("Sai chính tả: «chương chình».", "Sửa thành «chương trình»."),
)
QUOTES = (
    "…căn cứ kế hoạch năm học, nhà trường tổ chức họp phụ huynh ⟦Thứ Hai, ngày 15/3/2022⟧ tại hội trường…",
    "…thực hiện ⟦Nghị định số 72/2013/NĐ-CP⟧ ngày 15/7/2013 của Chính phủ về quản lý, cung cấp dịch vụ…",
    "Trường THCS Lê Lợi – phường Lê Lợi, thành phố Bắc Giang, ⟦tỉnh Bắc Giang⟧ – Điện thoại: 0204.3856.123",
    "…⟦chương chình⟧ giáo dục phổ thông…",
)

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1",
    "#N/A",
    "_x0041_ chữ",
    "<b>&amp;</b> ]]> \x00\x07\x1b[31m đỏ \ud800 \u202egnp.exe",
    "x" * 40_000,
    "0204 3123 456",
)


def finding(number=0, **changes):
    print_ = hashlib.sha1(f"fact {number}".encode()).hexdigest()
    message, suggestion = MESSAGES[number % 4]
    place = Place(
        url=f"https://thcsleloi.example.edu.vn/tin-tuc/bai-{number}.html",
        title=f"Thông báo họp phụ huynh học sinh đợt {number}",
        quote=QUOTES[number % 4],
        exact=QUOTES[number % 4].partition("⟦")[2].partition("⟧")[0],
    )
    values = {
        "id": short_id("thcs-le-loi", print_),
        "fingerprint": print_,
        "school": "thcs-le-loi",
        "rule": RULES[number % len(RULES)],
        "advisory": False,
        "category": list(Category)[number % 4],
        "severity": Severity(1 + number % 4),
        "action": list(Action)[number % 5],
        "title": "Thứ và ngày không khớp",
        "message": message,
        "suggestion": suggestion,
        "basis": ("Công văn 35/GDĐT, gạch đầu dòng 2", "Nghị định 30/2020/NĐ-CP, Phụ lục I"),
        "places": (place,),
        "pages": 1 + number % 7,
    }
    return Finding(**{**values, **changes})


def row(number=0, status=Status.OPEN, decision=None, due=date(2026, 12, 8), **changes):
    return Reviewed(finding(number, **changes), status, date(2026, 11, 20), AS_OF, due, decision or {})


def book(*rows, **changes):
    started = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    crawl = Crawl(7, "thcs-le-loi", "2026-11-23", started, started.replace(minute=40), "finished", True, {})
    moment = "2026-11-23T01:05:00+00:00"
    pages = [
        Coverage(
            f"https://thcsleloi.example.edu.vn/{i}.html", Outcome.OK, f"Bài {i}", "trang", "", moment, 20480
        )
        for i in range(12)
    ]
    coverage = (
        *pages,
        Coverage(
            "https://thcsleloi.example.edu.vn/a.pdf",
            Outcome.UNREADABLE,
            "Kế hoạch",
            "tệp",
            "bản quét không có lớp chữ",
            moment,
        ),
        Coverage("https://thcsleloi.example.edu.vn/b.html", Outcome.TIMEOUT, "", "trang", "", moment),
        Coverage(
            "https://www.facebook.com/thcsleloi.mau",
            Outcome.NOT_SUPPORTED,
            "facebook",
            "kênh",
            "bản này chưa đọc kênh",
        ),
        Coverage("https://khac.example/", Outcome.EXTERNAL, "Bộ", "liên kết ngoài", "", moment),
    )
    made = Book(
        LE_LOI, REGISTER, AS_OF, datetime.now(UTC), False, crawl, True, coverage, tuple(rows), (), {}, {}
    )
    return replace(made, **changes)


def many(count=40):
    """Rows of every kind, the usual share of each."""
    rows = [row(number) for number in range(count)]
    rows += [row(count + n, advisory=True, due=None) for n in range(6)]
    rows += [row(count + 10, Status.FIXED), row(count + 11, Status.REMOVED, {"decision": "Đồng ý gỡ bỏ"})]
    rows += [row(count + 12, Status.RECURRED, due=date(2026, 11, 1))]
    rows += [row(count + 13, decision={"decision": "Không phải lỗi", "note": "Tên riêng của sách"})]
    rows += [
        row(
            count + 14,
            decision={"decision": "đang hỏi", "due": "cuối tháng", "conflict": "Có 2 quyết định: «a» và «b»"},
        )
    ]
    return rows


def hostile():
    """One row per nasty text, in every place that a page or a person can reach."""
    return [
        row(
            100 + number,
            decision={"note": text.strip() or "x", "person": "=1+1"},
            message=text,
            suggestion=text,
            title=text,
            basis=(text,),
            places=(
                Place(
                    url="javascript:alert(1)",
                    title=text,
                    quote=f"{text[:300]}⟦{text[:300]}⟧",
                    position=text[:99],
                ),
            ),
        )
        for number, text in enumerate(HOSTILE)
    ]


CRASHES = (RuleCrash("OUT-030", "KeyError: 'x'"),)
