"""What kind of page or file this is: from its address, the menu entry that leads to it, and its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit.document import PageType
from audit.extract.standing_pages import KINDS, LISTING, is_named, section_of, slugs_of
from audit.vietnamese.text import fold
from crawler.addresses import canonical, identity, site_of

LIVING_TYPES = frozenset(
    {
        PageType.HOME,
        PageType.ABOUT,
        PageType.CONTACT,
        PageType.ORGANISATION,
        PageType.DISCLOSURE,
        PageType.ADMISSION,
    }
)
"""Pages that speak for today."""

_FRONT_PAGES = (
    *("/index.html", "/index.php", "/index.htm", "/default.aspx", "/home", "/home.html"),
    *("/trang-chu", "/trang-chu.html", "/vi"),
)
_MENUS = frozenset({"nav", "header", "footer", "sidebar", "banner"})
_LATER_PAGE = re.compile(r"/(?:page|trang)[-/]?\d+|[?&](?:page|paged|trang)=\d+", re.IGNORECASE)
_BY_NUMBER = re.compile(
    r"[?&](?:id|newsid|tinid|article|p)=\d+|/\d{3,9}(?:\.\w{2,5})?(?:$|[?#])", re.IGNORECASE
)
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]\s+|\s*[|»]\s*")
_ARTICLE_SLUG = re.compile(r"(?:[a-z0-9]+-){4,}[a-z0-9]+")
_FORM = re.compile(
    r"\W*(?:biểu mẫu(?!\s*\d+.{0,60}(?:công khai|kèm theo|thông báo))|mẫu (?:số|đơn|phiếu|giấy|tờ"
    r" khai)\b|mẫu \d+\b"
    r"|đơn (?:xin|đăng ký|đề nghị)|phiếu (?:đăng ký|khảo sát|thông tin|dự tuyển)|tờ khai|giấy ủy"
    r" quyền|bản cam kết)",
    re.IGNORECASE,
)
_FORM_SLUG = re.compile(r"\b(?:bieu mau|mau so|mau don|mau phieu|don xin|phieu dang ky|to khai)\b")
_LESSON = re.compile(
    r"\W*(?:(?:bộ |một số |tổng hợp )?(?:đề (?:thi|kiểm tra|cương|ôn|khảo sát|luyện|tham khảo)|bài"
    r" tập|bài giảng|giáo án"
    r"|phiếu (?:bài tập|học tập|ôn tập)|đáp án|ma trận|kế hoạch bài dạy|hướng dẫn (?:chấm|ôn tập)|trắc nghiệm"
    r"|nội dung ôn tập))",
    re.IGNORECASE,
)
_LESSON_SLUG = re.compile(
    r"\b(?:de thi|de kiem tra|de cuong|de on|bai tap|giao an|bai giang|khbd|phieu bai tap|phieu hoc"
    r" tap|dap an)\b"
)
_OFFICIAL = re.compile(
    r"\W*(?:kế hoạch(?! bài)|quyết định|công văn|thông báo|báo cáo|tờ trình|nghị quyết|v/v)", re.IGNORECASE
)
_BLANKS = re.compile(r"(?:[.…_]\s?){6,}")


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a page before its kind: *label* and *role* are those of the link that leads to it."""

    url: str
    title: str = ""  # its <title>
    heading: str = ""  # its own headline
    label: str = ""
    role: str = ""
    home: str = ""
    is_dated: bool = False  # it carries a date of its own
    is_listing: bool = False  # it holds little but dated teasers


def page_type(clues: Clues) -> PageType:
    """What kind of page this is. One that carries a date is an article, whatever its headline promises."""
    if is_home(clues.url, clues.home):
        return PageType.HOME
    slugs = slugs_of(clues.url)
    menu = [fold(clues.label)] if clues.role in _MENUS else []
    titles = [fold(clues.heading), fold(_TITLE_PARTS.split(clues.title)[0])]
    written = f"{clues.label} {clues.title} {clues.heading}"
    kind = _standing([*slugs[-1:], *menu], titles, written, is_dated=clues.is_dated)
    if kind is None and not clues.is_dated:
        kind = section_of(slugs[:-1])
    return kind or _other(clues, slugs, titles)


def main_name(heading: str, title: str) -> str:
    """The page's own name from its main heading and <title>: some sites head every page with their name."""
    parts = [part for part in _TITLE_PARTS.split(title) if part.strip()]
    if not heading:
        return parts[0] if parts else ""
    known = fold(heading)
    if len(parts) > 1 and known != fold(parts[0]) and any(known in fold(part) for part in parts[1:]):
        return parts[0]
    return heading


def is_home(url: str, home: str) -> bool:
    """Is this the front page: the registered address, or the root of the host?"""
    own = canonical(url)
    if urlsplit(own).query:
        return bool(home) and identity(own) == identity(canonical(home))
    path = urlsplit(own).path.rstrip("/").lower()
    for name in _FRONT_PAGES:
        path = path.removesuffix(name)
    if not home:
        return path == ""
    front = urlsplit(canonical(home))
    same_site = site_of(own) == site_of(canonical(home))
    return identity(own) == identity(canonical(home)) or (
        same_site and path == front.path.rstrip("/").lower()
    )


def file_type(url: str, label: str, lines: Sequence[str]) -> PageType:
    """FORM and LESSON by name, link text or first lines; FILE otherwise."""
    slug = next(iter(slugs_of(url)[-1:]), "")
    head = [label, *lines[:8]]
    if any(_OFFICIAL.match(text) for text in head):
        return PageType.FILE
    if any(map(_LESSON.match, head)) or _LESSON_SLUG.search(slug):
        return PageType.LESSON
    blanks = sum(bool(_BLANKS.search(line)) for line in lines)
    if any(map(_FORM.match, head)) or _FORM_SLUG.search(slug) or blanks >= 6:
        return PageType.FORM
    return PageType.FILE


def _standing(place: list[str], titles: list[str], written: str, *, is_dated: bool) -> PageType | None:
    """One of the pages that every site has; a dated page has it from its place, not from its title."""
    for kind in KINDS:
        if kind.type is PageType.HISTORY and "truyền thông" in written.casefold():
            continue  # «Truyền thông»: the slug cannot tell it from «Truyền thống»
        moves_on = kind.type in {PageType.DISCLOSURE, PageType.ADMISSION}
        if any(is_named(kind, text) for text in place) and not (is_dated and moves_on):
            return kind.type
    if is_dated:
        return None
    return next((kind.type for kind in KINDS for text in titles if is_named(kind, text)), None)


def _other(clues: Clues, slugs: list[str], titles: list[str]) -> PageType:
    named = [text for text in (clues.heading, clues.title, clues.label) if text]
    if any(map(_LESSON.match, named)):
        return PageType.LESSON
    if any(map(_FORM.match, named)):
        return PageType.FORM
    if clues.is_listing:
        return PageType.LISTING
    if clues.is_dated:
        return PageType.ARTICLE
    last = next(iter(slugs[-1:]), "")
    names = [*titles, "" if _BY_NUMBER.search(clues.url) else last]
    if any(map(LISTING.fullmatch, names)) or _LATER_PAGE.search(clues.url):
        return PageType.LISTING
    is_article = _ARTICLE_SLUG.fullmatch(last.replace(" ", "-")) or _BY_NUMBER.search(clues.url)
    return PageType.ARTICLE if is_article else PageType.UNKNOWN
