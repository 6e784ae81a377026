"""What kind of page or file this is: from its address, the menu entry that leads to it, and its title."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from audit.document import PageType
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
_SCHOOL = re.compile(
    r"\b(?:cua )?(?:nha )?truong(?: (?:mam non|tieu hoc|thcs|thpt|th|mn|trung hoc|pho thong|ptdt)\b.*)?$"
)
_NUMBERS = re.compile(r"\b(?:nam hoc|nam|lop|khoi|dot|so|ky)?\s*\d+\b")


@dataclass(frozen=True, slots=True)
class _Kind:
    """`key` must occur, other words only from `fillers`: «giới thiệu sách mới» is no «giới thiệu»."""

    type: PageType
    key: re.Pattern[str]
    fillers: frozenset[str]
    glued: re.Pattern[str]  # both in an address without hyphens: «bangiamhieu»


def _kind(type: PageType, key: str, fillers: str = "") -> _Kind:
    keys = re.sub(r"\(\?.*?\)", "", key).replace(" ", "").split("|")
    parts = "|".join(sorted([*keys, *fillers.split()], key=len, reverse=True))
    glued = re.compile(rf"(?=.*(?:{'|'.join(keys)}))(?:{parts})*+")
    return _Kind(type, re.compile(rf"\b(?:{key})\b"), frozenset(fillers.split()), glued)


_KINDS = (
    _kind(PageType.CONTACT, "lien he|lienhe|contact", "thong tin voi chung toi us trang dia chi va gop y"),
    _kind(
        PageType.HISTORY,
        "lich su(?! va dia| dia)|truyen thong|phong truyen thong|qua trinh hinh thanh|qua trinh phat trien"
        "|hinh thanh va phat trien|chang duong|cac the he",
        "hinh thanh va phat trien ra doi xay dung thanh lap gioi thieu thay co hieu truong hoc sinh nha",
    ),
    _kind(
        PageType.ORGANISATION,
        "co cau|so do|bo may|ban giam hieu|ban lanh dao|doi ngu|nhan su|to chuyen mon|hoi dong truong"
        "|hoi dong su pham"
        "|danh ba|can bo giao vien|to chuc bo may|to chuc nhan su",
        "to chuc bo may nha truong doi ngu can bo giao vien nhan vien su cbgv cbgvnv cbql quan ly va"
        " cac hien nay"
        " gioi thieu dien thoai chuyen mon nam hoc danh sach",
    ),
    _kind(
        PageType.ABOUT,
        "gioi thieu|gioithieu|about|thong tin chung|tong quan|ve chung toi|su menh|tam nhin",
        "chung ve us nha truong so luoc trang va gia tri cot loi muc tieu thong tin toi",
    ),
    _kind(
        PageType.DISCLOSURE,
        "cong khai|congkhai",
        "ba thong tin cac noi dung theo thong tu tt bgddt nam hoc va cua co so giao duc tai chinh chat"
        " luong vat chat"
        " doi ngu thu chi nha truong hoat dong",
    ),
    _kind(
        PageType.ADMISSION,
        "tuyen sinh|tuyensinh",
        "thong tin bao ke hoach dau cap lop mam non truc tuyen hoc sinh nam va nha tre mau giao muc cong tac",
    ),
)
_ABOUT_ITSELF = frozenset({PageType.ABOUT, PageType.CONTACT, PageType.ORGANISATION})
_HISTORY = next(kind for kind in _KINDS if kind.type is PageType.HISTORY)
_LISTING = re.compile(
    r"(?:tin tuc|tin|thong bao|su kien|hoat dong|van ban|tai lieu|thu vien(?: anh| video)?|bai viet"
    r"|chuyen muc|danh muc"
    r"|news|category|tag|page|archive|thu muc|download|kho tai lieu|media|album|hinh anh|video)"
    r"(?: (?:tin tuc|su kien|thong bao|chung|va|phap quy|hoat dong|nha truong|noi bo|moi|\d+))*"
)
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
    slugs = _slugs(clues.url)
    menu = [fold(clues.label)] if clues.role in _MENUS else []
    titles = [fold(clues.heading), fold(_TITLE_PARTS.split(clues.title)[0])]
    written = f"{clues.label} {clues.title} {clues.heading}"
    kind = _standing([*slugs[-1:], *menu], titles, written, is_dated=clues.is_dated)
    if kind is None and not clues.is_dated:
        kind = _section(slugs[:-1])
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


def is_history(name: str) -> bool:
    """Is a page or part under this name about the past?"""
    return "truyền thông" not in name.casefold() and _is(_HISTORY, fold(name))


@lru_cache(maxsize=4096)
def is_standing_address(url: str) -> bool:
    """Does this address name a page about the school itself or a section, not an article?"""
    slug = next(iter(_slugs(url)[-1:]), "")
    return _LISTING.fullmatch(slug) is not None or any(
        kind.type in _ABOUT_ITSELF and _is(kind, slug) for kind in _KINDS
    )


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
    slug = next(iter(_slugs(url)[-1:]), "")
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
    for kind in _KINDS:
        if kind.type is PageType.HISTORY and "truyền thông" in written.casefold():
            continue  # «Truyền thông»: the slug cannot tell it from «Truyền thống»
        moves_on = kind.type in {PageType.DISCLOSURE, PageType.ADMISSION}
        if any(_is(kind, text) for text in place) and not (is_dated and moves_on):
            return kind.type
    if is_dated:
        return None
    return next((kind.type for kind in _KINDS for text in titles if _is(kind, text)), None)


def _is(kind: _Kind, text: str) -> bool:
    if " " not in text and kind.glued.fullmatch(text):
        return True
    if not kind.key.search(text):
        return False
    rest = kind.key.sub(" ", _NUMBERS.sub(" ", _SCHOOL.sub(" ", text)) if text != "hoi dong truong" else text)
    return set(rest.split()) <= kind.fillers


def _section(folders: Iterable[str]) -> PageType | None:
    """A page without a date below «Giới thiệu» is part of it."""
    standing = {PageType.ABOUT, PageType.ORGANISATION, PageType.HISTORY}
    return next((k.type for folder in folders for k in _KINDS if k.type in standing and _is(k, folder)), None)


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
    if any(map(_LISTING.fullmatch, names)) or _LATER_PAGE.search(clues.url):
        return PageType.LISTING
    is_article = _ARTICLE_SLUG.fullmatch(last.replace(" ", "-")) or _BY_NUMBER.search(clues.url)
    return PageType.ARTICLE if is_article else PageType.UNKNOWN


def _slugs(url: str) -> list[str]:
    """Folder and page names of an address, folded, without ids and endings; query values count as names."""
    try:
        parts = urlsplit(url)
        names = [*parts.path.split("/"), *(value for _, value in parse_qsl(parts.query))]
    except ValueError:
        return []
    return [slug for slug in map(_slug, names) if slug]


def _slug(name: str) -> str:
    plain = re.sub(r"\.(?:html?|php\d?|aspx?|jsp|\w{3,4})$", "", unquote(name), flags=re.IGNORECASE)
    plain = re.sub(r"[-_]?(?:c|p|a|id)?\d{1,9}$", "", plain)
    return fold(re.sub(r"[-_+.]+", " ", plain))
