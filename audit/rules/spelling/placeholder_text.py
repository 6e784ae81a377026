"""SPL-090: sample text, trial posts and made-up contacts left on a published page."""

import re
from collections.abc import Iterator

from audit.document import Block, Document, PageType, Role, dated, document, living
from audit.example_visits import seen
from audit.placeholders import Leftover, leftovers
from audit.rule import Action, Case, Category, Context, Hit, Scope, Severity, page_rule
from audit.vietnamese.text import fold
from crawler.addresses import canonical
from crawler.captures import READ, Outcome

_STALE_DAYS = 30
_PENDING = "Nội dung đang được cập nhật…"
_URL = "https://truong.example/tin-tuc/bai-1.html"
_BODY = "ab12"
_UNCHANGED = ((0, Outcome.OK), (90, Outcome.OK))
_POST = dated("2026-08-20", _PENDING, sha256=_BODY)
_CONTACT = "https://truong.example/lien-he"


def _post(title: str, *lines: str) -> Document:
    return dated("2026-10-01", "", blocks=(Block(title, Role.TITLE), *map(Block, lines)))


@page_rule(
    "SPL-090",
    title="Nội dung mẫu, chưa hoàn thiện",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.REMOVE,
    basis=(
        "Công văn tháng 01/2022: kiểm tra, rà soát nội dung, hình thức thông tin đăng tải",
        "Nghị định số 174/2026/NĐ-CP Điều 93 (thông tin liên hệ của trang)",
    ),
    flags=(
        dated("2026-10-01", "Lorem ipsum dolor sit amet"),
        living("Lorem ipsum dolor sit amet"),
        Case(_POST, visits=seen(_URL, *_UNCHANGED, sha256=_BODY)),
        living("Hotline: 0123 456 789 – Email: example@domain.com"),
        living("(0235) 123 456", role="header"),
        living("Liên hệ: 09xx.xxx.xxx"),
        living("Hiệu trưởng: Nguyễn Văn A – ĐT: 0204.3856.123"),
        living("Trường TH Mẫu – Just another WordPress site"),
        _post("Test", "test 123"),
        _post("Tieu De 1", "Noi dung 1"),
        _post("Hello world!", "Welcome to WordPress. This is your first post. Edit or delete it."),
        _post("Sample Page", "This is an example page.", "Like this: the company was founded in 1971. " * 5),
        document("Trang đang xây dựng", page_type=PageType.UNKNOWN),
        living("Điện thoại: ……………", role="footer"),
        Case(
            living("Điện thoại: đang cập nhật", sha256=_BODY),
            visits=seen(_CONTACT, *_UNCHANGED, sha256=_BODY),
        ),
    ),
    advises=(
        living("Hotline: 0987 654 321"),
        _post("tin tin", "dâsd"),
        dated("2026-10-01", "", blocks=(Block("Lorem ipsum dolor sit amet"), Block("Tin của trường. " * 20))),
        _post("ABC", "Chào mừng các bé làm quen chữ cái ABC cùng cô giáo lớp mẫu giáo lớn hôm nay."),
        _post("Test", "Nhà trường tổ chức buổi sinh hoạt chuyên môn cho giáo viên các tổ. " * 8),
    ),
    passes=(
        dated("2026-11-23", "Kết quả đang được cập nhật đến 17h00 cùng ngày"),
        document("Ví dụ: Học sinh Nguyễn Văn A điền đơn", page_type=PageType.FORM),
        dated("2026-10-01", "Bài tập: điền vào chỗ chấm ………", page_type=PageType.LESSON),
        Case(_POST, visits=seen(_URL, (0, Outcome.OK), (13, Outcome.OK), sha256=_BODY)),
        Case(_POST, visits=seen(_URL, *_UNCHANGED, sha256="cd34")),
        _POST,
        living("Điện thoại: 0204 3123 456 – Email: thcs@mau.example"),
        living("Hotline: 0912 123 456"),
        dated("2026-10-01", "Ví dụ: Học sinh Nguyễn Văn A có 5 quả táo"),
        living("Thầy Nguyễn Văn An – Hiệu trưởng; ông Nguyễn Văn Anh"),
        _post("Kết quả kiểm tra (Test) đầu vào", "Danh sách học sinh đạt yêu cầu."),
        document("Test 1", "Choose the best answer A, B, C or D."),
        dated(
            "2026-10-01", "Trường đang xây dựng nhà đa năng, nội dung đang được cập nhật trên bản tin sau."
        ),
        living("Liên hệ: Phòng Văn hóa - Xã hội; số tài khoản 1234567890123"),
        living("Trường Tiểu học Mẫu – Mã số thuế: 0123456789"),
    ),
)
def placeholder_text(document: Document, context: Context) -> Iterator[Hit]:
    """Trang còn chữ mẫu của giao diện, bài đăng thử, thông tin liên hệ giả hoặc «đang cập nhật» kéo dài.

    Vì sao: phụ huynh không tìm được thông tin, gọi vào số không có thật; trang bị xem là bỏ không.
    Cách xử lý: gỡ bài đăng thử và chữ mẫu; điền thông tin thật; mục chưa có nội dung thì ẩn đi. «Đang cập
    nhật» chỉ được nêu khi trang không thay đổi từ 30 ngày trở lên; biểu mẫu, đề bài, bài tập được bỏ qua.
    """
    if document.page_type in {PageType.FORM, PageType.LESSON} or _is_exercise(document):
        return
    for one in leftovers(document, context.knowledge.words):
        if one.kind == "pending" and not _is_stale(document, context):
            continue
        if not one.sure and one.kind == "contact" and _is_registered(one, context):
            continue
        yield _hit(one)


def _is_exercise(document: Document) -> bool:
    title = f"{document.title} {document.label}".casefold()
    return bool(re.search(r"biểu mẫu|bài tập|đề (?:thi|kiểm tra|cương|ôn)|phiếu|giáo án|đơn xin", title))


def _is_stale(document: Document, context: Context) -> bool:
    """Was the same content seen at least 30 days before? Without that proof nothing is said."""
    oldest = None
    for visit in context.visits.get(canonical(document.url), ()):
        if visit.outcome not in READ:
            continue
        if visit.sha256 != document.sha256:
            break
        oldest = visit.fetched_at.date()
    return oldest is not None and (context.as_of - oldest).days >= _STALE_DAYS


def _is_registered(one: Leftover, context: Context) -> bool:
    digits = re.sub(r"\D", "", one.words)
    return any(re.sub(r"\D", "", phone) == digits for phone in context.school.values("phone", context.as_of))


_MESSAGES = {
    "title": ("Bài đăng thử «{}» còn công khai.", "Gỡ bài đăng thử này."),
    "filler": ("Chữ mẫu của giao diện chưa được thay: «{}».", "Gỡ chữ mẫu hoặc thay bằng nội dung thật."),
    "notice": ("Trang chỉ có thông báo «{}».", "Đăng nội dung, hoặc gỡ trang và mục dẫn tới trang này."),
    "pending": (
        "Nội dung ghi «{}» và không thay đổi từ 30 ngày trở lên.",
        "Đăng nội dung, hoặc ẩn mục này cho tới khi có nội dung.",
    ),
    "contact": ("Thông tin liên hệ là dữ liệu mẫu: «{}».", "Thay bằng thông tin liên hệ thật của trường."),
}


def _hit(one: Leftover) -> Hit:
    message, suggestion = _MESSAGES[one.kind]
    return Hit(
        message.format(one.words),
        value=f"{one.kind} {fold(one.words) or 'trống'}",
        suggestion=suggestion,
        block=one.block,
        start=one.start,
        end=one.end,
        scope=Scope.PAGE if one.kind == "title" else Scope.AUTO,
        advisory=not one.sure,
        action=Action.UPDATE if one.kind in {"contact", "pending"} else None,
    )
