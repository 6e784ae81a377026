"""What kind of page or file this is: from the menu label, the address and the title."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from audit.document import PageType
from audit.vietnamese.text import fold

_KINDS: tuple[tuple[PageType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (PageType.HISTORY, r"\b(lich su|truyen thong|qua trinh (hinh thanh|phat trien)|cac the he|ky yeu)\b"),
        (
            PageType.LESSON,
            r"\b(de thi|de kiem tra|dap an|bai tap|giao an|de cuong|bai giang|on tap|trac nghiem)\b",
        ),
        (PageType.FORM, r"\b(bieu mau|mau don|mau so|phieu (dang ky|dang ki)|don xin|don de nghi)\b"),
        (PageType.CONTACT, r"\b(lien he|contact)\b"),
        (
            PageType.ORGANISATION,
            r"\b(co cau( to chuc)?|to chuc bo may|so do to chuc|ban giam hieu|doi ngu|nhan su)\b",
        ),
        (PageType.DISCLOSURE, r"\b(cong khai|ba cong khai|3 cong khai)\b"),
        (PageType.ADMISSION, r"\b(tuyen sinh)\b"),
        (PageType.ABOUT, r"\b(gioi thieu|about|tong quan ve truong|thong tin chung)\b"),
    )
)
_HOME_PATHS = {"", "/", "/index.html", "/index.php", "/home", "/trang-chu", "/trang-chu.html", "/vi", "/vi/"}
_LISTING = re.compile(
    r"(^|/)(page|trang)[-/]?\d+|[?&](page|paged|trang)=\d+|[?&]p=\d{1,2}(?!\d)|(^|/)(category|chuyen-muc|tag|topic|archive)/"
)
_LISTING_NAMES = re.compile(
    r"^(tin tuc( su kien)?|tin tuc su kien|thong bao|tin( noi bat| moi)?|hoat dong( cua truong| nha truong)?|"
    r"van ban( chi dao| phap quy)?|thu vien( anh| video)?|bai viet|news|su kien|tai lieu|kho tai lieu|danh muc)$"
)
_ARTICLE = re.compile(
    r"-\d+(\.html?|\.aspx|/)?$|/\d{4}/\d{1,2}/|[?&](id|newsid|p|article)=\d+|/bai-|\.html?$"
)
_BY_NUMBER = re.compile(r"[?&](id|newsid|tinid|article|p)=\d+")
_DATED_NAME = re.compile(r"\d{4}|\bngay\b")


_TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+|\s*[|»]\s*")
_ARTICLE_SLUG = 5  # words from which an address names an article, not a page of the menu
_SHORT_NAME = 7  # words
_SHORT_SLUG = 3
_EASILY_MISTAKEN = {
    PageType.ABOUT,
    PageType.CONTACT,
    PageType.ORGANISATION,
    PageType.HISTORY,
    PageType.DISCLOSURE,
    PageType.ADMISSION,
}


def main_name(heading: str, title: str) -> str:
    """The page's own name, from its main heading and its <title>: some sites head every page with their name."""
    parts = [part for part in _TITLE_PARTS.split(title) if part.strip()]
    if not heading:
        return parts[0] if parts else ""
    known = fold(heading)
    if len(parts) > 1 and known != fold(parts[0]) and any(known in fold(part) for part in parts[1:]):
        return parts[0]
    return heading


def is_history(name: str) -> bool:
    """Is a page or part under this name about the past?"""
    folded = fold(name)
    return len(folded.split()) <= _SHORT_NAME and _kind_of(folded, only=(PageType.HISTORY,)) is not None


def is_dated_article(kind: PageType, url: str, label: str, *, visible: bool, dated: bool) -> bool:
    """Is a page that is named like one of the menu («Tuyển sinh lớp 1») in truth an article of one day?

    Only articles show the reader a date under their title; metadata give one to fixed pages, too.
    """
    if kind not in _EASILY_MISTAKEN:
        return False
    if kind in {PageType.ADMISSION, PageType.DISCLOSURE}:
        return dated
    words = [word for word in slug_of(url).split() if not word.isdigit()]
    return visible and len(words) >= _ARTICLE_SLUG and _kind_of(fold(label)) is not kind


def slug_of(url: str) -> str:
    path = urlsplit(url).path.lower()
    return fold(re.sub(r"\.\w+$", "", path.rstrip("/").rpartition("/")[2]))


def page_type(url: str, title: str, label: str = "", home: str = "") -> PageType:
    """The kind of a web page. A short title or label names the kind; a long one is an article's headline."""
    if _is_home(url, home):
        return PageType.HOME
    names = [fold(label), fold(title)]
    slug = "" if _BY_NUMBER.search(url.lower()) else slug_of(url)
    if len(names[1].split()) <= _SHORT_NAME or len(slug.split()) <= _SHORT_SLUG:
        names.append(slug)  # under a long headline, a long address repeats the headline
    for name in names:
        if name and len(name.split()) <= _SHORT_NAME and (kind := _kind_of(name)):
            return kind
    if _LISTING.search(url.lower()) or any(_LISTING_NAMES.match(name) for name in names if name):
        return PageType.LISTING
    for name in names:
        if kind := _kind_of(name, only=(PageType.LESSON, PageType.FORM)):
            return kind
    return PageType.ARTICLE if _ARTICLE.search(url.lower()) else PageType.UNKNOWN


def _is_home(url: str, home: str) -> bool:
    address = urlsplit(url)
    if home:
        base = urlsplit(home)
        same = address.netloc.removeprefix("www.") == base.netloc.removeprefix("www.")
        inner = address.path.removeprefix(base.path.rstrip("/")) if same else address.path
        return same and inner.lower() in _HOME_PATHS and not address.query
    return address.path.lower() in _HOME_PATHS and not address.query


def _kind_of(name: str, only: tuple[PageType, ...] = ()) -> PageType | None:
    for kind, pattern in _KINDS:
        if (not only or kind in only) and pattern.search(name):
            if (
                kind in {PageType.DISCLOSURE, PageType.ADMISSION}
                and _DATED_NAME.search(name)
                and len(name.split()) > 6
            ):
                continue
            return kind
    return None


_FORM_HEAD = re.compile(r"^(mau so|mau \d|mau|don xin|don de nghi|phieu|ban cam ket|bieu mau dang ky)\b")


def file_type(url: str, label: str, head: Iterable[str]) -> PageType:
    """A file is a form or lesson material when its name, label or head says so."""
    name = fold(re.sub(r"\.\w+$", "", urlsplit(url).path.rpartition("/")[2]))
    for text in (fold(label), name):
        if kind := _kind_of(text, only=(PageType.LESSON, PageType.FORM)):
            return kind
    lines = [fold(line) for line in head]
    if any(_FORM_HEAD.match(line) for line in lines[:12]):
        return PageType.FORM
    return PageType.FILE
