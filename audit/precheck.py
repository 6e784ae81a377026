"""«Soát trước khi đăng»: the same rules on a draft, before anyone else reads it."""

import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from protego import Protego

from audit.coverage import why_unreadable
from audit.document import DateSource, DocDate, Document, PageType
from audit.engine import check_school
from audit.extract import document_of
from audit.extract.files.isolation import FileReader
from audit.findings import Finding, RuleCrash
from audit.knowledge import Knowledge
from audit.rule import Context, load_rules
from crawler.captures import Capture, Outcome
from crawler.exceptions import InputError
from crawler.home import Home
from crawler.media import media_type
from crawler.schools import Register, School

_LIMIT_BYTES = 30_000_000
_TIMEOUT_SECONDS = 30
_AGENT = "school-web-audit precheck"
_SOCIAL = (
    "facebook.com",
    "fb.com",
    "zalo.me",
    "youtube.com",
    "x.com",
    "twitter.com",
    "instagram.com",
    "tiktok.com",
)
NOBODY = School(id="ban-thao", name="", level=())


def precheck(
    home: Home, register: Register, source: str, school: School | None, as_of: date
) -> Iterator[Finding | RuleCrash]:
    """Findings of the draft at *source*: a file, an address, or «-» for standard input."""
    document = draft(source, as_of)
    if document.unreadable:
        raise InputError(f"{source}: {why_unreadable(document.unreadable)}.")
    context = Context(school or NOBODY, as_of, Knowledge(home), register)
    return check_school((document,), load_rules(), context)


def draft(source: str, as_of: date) -> Document:
    """The draft as a document of its own date, or of *as_of* when it names none."""
    body, name, content_type = _bytes_of(source)
    if not body.strip():
        raise InputError(f"{source}: không có nội dung nào để soát.")
    address = name if "://" in name else f"file:///{quote(name)}"
    kind = media_type(body, content_type, address)
    capture = Capture(
        school=NOBODY.id,
        url=address,
        outcome=Outcome.OK,
        fetched_at=datetime.now(UTC),
        media_type=kind,
        headers={"content-type": content_type},
    )
    with FileReader() as files:
        document = replace(document_of(body, capture, NOBODY, files), url=name)
    if kind == "text/plain" and document.page_type is PageType.FILE:
        document = replace(
            document, page_type=PageType.ARTICLE
        )  # the words of a post, not a file to be posted
    return document if document.dated.known else replace(document, dated=_today(as_of))


def _today(as_of: date) -> DocDate:
    return DocDate(as_of, as_of, DateSource.POST)


def _bytes_of(source: str) -> tuple[bytes, str, str]:
    """(body, name, content type) of the draft; raises InputError with what to do."""
    if source == "-":
        return sys.stdin.buffer.read(_LIMIT_BYTES), "ban-thao.txt", "text/plain; charset=utf-8"
    if urlsplit(source).scheme in {"http", "https"}:
        return _fetch(source)
    path = Path(source)
    try:
        if path.stat().st_size > _LIMIT_BYTES:
            raise InputError(f"{source}: tệp lớn hơn 30 MB, quá lớn để soát.")
        return path.read_bytes(), path.name, ""
    except OSError as error:
        raise InputError(f"{source}: không mở được tệp ({error.strerror}). Kiểm tra lại tên tệp.") from error


def _fetch(url: str) -> tuple[bytes, str, str]:
    """One public page, asked for once; robots.txt is obeyed and social networks are not opened."""
    host = (urlsplit(url).hostname or "").lower()
    if any(host == name or host.endswith("." + name) for name in _SOCIAL):
        raise InputError(f"{url}: không mở mạng xã hội ở lệnh này. Chép nội dung bài vào tệp .txt rồi soát.")
    robots, _ = _get(f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/robots.txt", missing_is_empty=True)
    if not Protego.parse(robots.decode("utf-8", "replace")).can_fetch(url, _AGENT):
        raise InputError(f"{url}: robots.txt của trang không cho đọc địa chỉ này.")
    body, content_type = _get(url)
    return body, url, content_type


def _get(url: str, *, missing_is_empty: bool = False) -> tuple[bytes, str]:
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310 - http(s) only, see _bytes_of
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
            return answer.read(_LIMIT_BYTES), answer.headers.get("content-type", "")
    except urllib.error.HTTPError as error:
        if missing_is_empty and 400 <= error.code < 500:
            return b"", ""
        raise InputError(f"{url}: máy chủ trả lời {error.code}. Kiểm tra lại địa chỉ.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{url}: không mở được ({error}). Kiểm tra địa chỉ và mạng.") from error
