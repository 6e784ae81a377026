"""What was looked at and what was not: one typed line per address, file and channel."""

from collections.abc import Iterable, Sequence

from audit.document import Document
from audit.findings import Coverage
from audit.privacy import mask, mask_address
from crawler.captures import READ, Capture, Outcome
from crawler.schools import School

_PAGES = {"text/html", "application/xhtml+xml", ""}

_WHY_UNREADABLE = {
    "scan": "bản quét không có lớp chữ: máy chưa đọc được, cần người đọc",
    "garbage": "lớp chữ của tệp bị hỏng: máy chưa đọc được, cần người đọc",
    "encrypted": "tệp đặt mật khẩu: máy chưa đọc được; đăng lại bản không đặt mật khẩu",
    "corrupt": "tệp hỏng: mở thử và đăng lại",
    "empty": "tệp rỗng: đăng lại",
    "wrong_type": "nội dung tệp không đúng với đuôi tệp: kiểm tra và đăng lại",
    "unknown_type": "loại tệp này máy chưa đọc được: cần người xem",
    "failed": "máy gặp lỗi khi đọc tệp này: cần người đọc, và báo cho đơn vị phát triển",
    "too_complex": "tệp quá lớn hoặc quá phức tạp: máy chưa đọc được, cần người đọc",
}
_DROPPED = "nội dung có dữ liệu cá nhân: không lưu, chỉ giữ mã băm; sẽ đọc lại lần soát sau"
_WHAT_TO_DO = {
    Outcome.NOT_FOUND: "nhà trường sửa hoặc bỏ liên kết tới địa chỉ này",
    Outcome.GONE: "nhà trường sửa hoặc bỏ liên kết tới địa chỉ này",
    Outcome.FORBIDDEN: "nhà trường cho phép đọc công khai, hoặc bỏ liên kết; chuyên viên xem trực tiếp",
    Outcome.ROBOTS: "trang yêu cầu máy không đọc: chuyên viên xem trực tiếp",
    Outcome.RATE_LIMITED: "máy chủ đang hạn chế: máy đọc lại lần soát sau",
    Outcome.LOGIN_WALL: "trang phải đăng nhập, máy không vào: không cần làm gì nếu đúng chủ ý",
    Outcome.TOO_LARGE: "tệp quá lớn, máy không tải: chuyên viên xem trực tiếp",
    Outcome.TIMEOUT: "máy chủ không trả lời kịp: máy đọc lại lần soát sau",
    Outcome.DNS: "tên miền không tìm thấy: nhà trường kiểm tra tên miền",
    Outcome.TLS: "chứng thư bảo mật lỗi: đơn vị quản trị trang kiểm tra chứng thư",
    Outcome.CONNECTION: "không nối được máy chủ: đơn vị quản trị trang kiểm tra máy chủ",
    Outcome.SERVER_ERROR: "máy chủ báo lỗi: đơn vị quản trị trang kiểm tra; máy đọc lại lần soát sau",
    Outcome.REDIRECT_OFF_HOST: "chuyển sang trang ngoài danh bạ, máy không theo: bổ sung danh bạ nếu đúng",
    Outcome.REDIRECT_LOOP: "chuyển hướng vòng tròn: đơn vị quản trị trang sửa cấu hình",
    Outcome.BUDGET: "hết hạn mức của lần soát: máy đọc lần sau, hoặc tăng max_pages trong danh bạ",
    Outcome.UNREADABLE: "máy chưa đọc được: cần người đọc",
    Outcome.ERROR: "máy gặp lỗi khi đọc: máy đọc lại lần soát sau",
    Outcome.LISTED: "loại tệp này máy chỉ ghi nhận: chuyên viên xem trực tiếp khi cần",
}


def coverage_of(
    school: School, captures: Sequence[Capture], documents: Iterable[Document]
) -> tuple[Coverage, ...]:
    """Lines of «Trang đã soát»: what was not read first, then what was, then addresses only recorded."""
    read = {document.url: document for document in documents}
    rendered = {c.url for c in captures if c.via == "browser" and c.outcome in READ}
    lines = [_line(c, read.get(c.url)) for c in captures if not (c.via == "http" and c.url in rendered)]
    tried = [line for line in lines if line.outcome is not Outcome.EXTERNAL]
    external = [line for line in lines if line.outcome is Outcome.EXTERNAL]
    tried.sort(key=lambda line: line.outcome in READ and not line.note)  # what needs a person comes first
    return (*_no_site(school), *_channels(school), *tried, *external)


def _no_site(school: School) -> Iterable[Coverage]:
    if not school.website:
        yield Coverage("", Outcome.NOT_REGISTERED, kind="trang", note="danh bạ chưa có trang web của trường")


def _channels(school: School) -> Iterable[Coverage]:
    for channel in school.channels:
        note = "bản này chưa đọc kênh mạng xã hội: chuyên viên xem trực tiếp"
        yield Coverage(channel.url, Outcome.NOT_SUPPORTED, channel.platform.value, "kênh", note)


def _line(capture: Capture, document: Document | None) -> Coverage:
    outcome, note = capture.outcome, _crawl_note(capture)
    if document is not None and document.unreadable:
        outcome = Outcome.UNREADABLE
        note = why_unreadable(document.unreadable)
    elif document is not None and (partly := _read_in_part(document)):
        note = partly
    elif document is None and outcome in READ:
        note = note or (_DROPPED if capture.sha256 else "trang rỗng: kiểm tra và đăng lại")
    return Coverage(
        url=mask_address(capture.url),
        outcome=outcome,
        title=mask((document.title if document else "") or capture.label),
        kind=_kind(capture),
        note=note or _WHAT_TO_DO.get(outcome, ""),
        fetched_at=capture.fetched_at.isoformat(timespec="seconds"),
        size=capture.size,
    )


def why_unreadable(reason: str) -> str:
    """Document.unreadable in words, with what to do."""
    return _WHY_UNREADABLE.get(reason, f"chưa đọc được ({reason})")


def _read_in_part(document: Document) -> str:
    """What of a file was not read, although its text was."""
    notes = []
    if document.properties.get("cut") == "yes":
        notes.append("tệp rất dài: máy chỉ đọc phần đầu, phần còn lại cần người đọc")
    if document.scan:
        notes.append("một số trang của tệp là ảnh quét: phần đó chưa đọc được")
    return "; ".join(notes)


def _crawl_note(capture: Capture) -> str:
    if capture.error.startswith("not rendered"):
        return "trang dựng bằng JavaScript, máy chủ soát không có trình duyệt: nội dung chưa đọc hết"
    if capture.tls_problem:
        return f"kết nối không an toàn: {_tls_words(capture.tls_problem)}"
    return ""


_TLS_WORDS = (
    ("expired", "chứng thư đã hết hạn"),
    ("self-signed", "chứng thư tự ký, trình duyệt không tin"),
    ("self signed", "chứng thư tự ký, trình duyệt không tin"),
    ("mismatch", "chứng thư không đúng tên miền"),
    ("not valid for", "chứng thư không đúng tên miền"),
    ("issuer", "không xác minh được nơi cấp chứng thư"),
)


def _tls_words(problem: str) -> str:
    """OpenSSL's English in Vietnamese; what is not known is shown as it is."""
    known = next((words for mark, words in _TLS_WORDS if mark in problem.lower()), "")
    until = problem.partition("valid until ")[2]
    return f"{known}{f' (hạn đến {until})' if until else ''}" if known else problem


def _kind(capture: Capture) -> str:
    if capture.outcome is Outcome.EXTERNAL:
        return "liên kết ngoài"
    listed = capture.outcome is Outcome.LISTED
    return "tệp" if listed or capture.media_type not in _PAGES else "trang"
