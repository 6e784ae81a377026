"""What was looked at and what was not: one typed line per address, file and channel."""

from collections.abc import Iterable, Sequence

from audit.document import Document
from audit.findings import Coverage
from audit.privacy import mask
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


def coverage_of(
    school: School, captures: Sequence[Capture], documents: Iterable[Document]
) -> tuple[Coverage, ...]:
    """Lines of «Trang đã soát»: what was tried first, then channels, then addresses only recorded."""
    read = {document.url: document for document in documents}
    rendered = {c.url for c in captures if c.via == "browser" and c.outcome in READ}
    lines = [_line(c, read.get(c.url)) for c in captures if not (c.via == "http" and c.url in rendered)]
    tried = [line for line in lines if line.outcome is not Outcome.EXTERNAL]
    external = [line for line in lines if line.outcome is Outcome.EXTERNAL]
    return (*_no_site(school), *tried, *_channels(school), *external)


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
        note = note or "nội dung có dữ liệu cá nhân: không lưu, chỉ giữ mã băm; sẽ đọc lại lần soát sau"
    return Coverage(
        url=mask(capture.url),
        outcome=outcome,
        title=mask((document.title if document else "") or capture.label),
        kind=_kind(capture),
        note=note,
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
    if capture.outcome in READ and capture.error.startswith("not rendered"):
        return "trang dựng bằng JavaScript, máy chủ soát không có trình duyệt: nội dung chưa đọc hết"
    if capture.tls_problem:
        return f"kết nối không an toàn: {capture.tls_problem}"
    return ""


def _kind(capture: Capture) -> str:
    if capture.outcome is Outcome.EXTERNAL:
        return "liên kết ngoài"
    listed = capture.outcome is Outcome.LISTED
    return "tệp" if listed or capture.media_type not in _PAGES else "trang"
