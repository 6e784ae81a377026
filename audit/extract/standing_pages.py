"""Pages that every school site has («Giới thiệu», «Liên hệ», «Công khai» …), told by name or address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from audit.document import PageType
from audit.vietnamese.text import fold

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


KINDS = (
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
_HISTORY = next(kind for kind in KINDS if kind.type is PageType.HISTORY)
LISTING = re.compile(
    r"(?:tin tuc|tin|thong bao|su kien|hoat dong|van ban|tai lieu|thu vien(?: anh| video)?|bai viet"
    r"|chuyen muc|danh muc"
    r"|news|category|tag|page|archive|thu muc|download|kho tai lieu|media|album|hinh anh|video)"
    r"(?: (?:tin tuc|su kien|thong bao|chung|va|phap quy|hoat dong|nha truong|noi bo|moi|\d+))*"
)

_ENDS_IN_NUMBER = re.compile(r"[=/]\d+(?:\.\w{2,5})?/?$")  # an article, whatever its folder is called


@lru_cache(maxsize=4096)
def is_standing_address(url: str) -> bool:
    """Does this address name a page about the school itself or a section, not an article?"""
    slug = "" if _ENDS_IN_NUMBER.search(url) else next(iter(slugs_of(url)[-1:]), "")
    return LISTING.fullmatch(slug) is not None or any(
        kind.type in _ABOUT_ITSELF and is_named(kind, slug) for kind in KINDS
    )


def is_history(name: str) -> bool:
    """Is a page or part under this name about the past?"""
    return "truyền thông" not in name.casefold() and is_named(_HISTORY, fold(name))


def section_of(folders: Iterable[str]) -> PageType | None:
    """A page without a date below «Giới thiệu» is part of it."""
    standing = {PageType.ABOUT, PageType.ORGANISATION, PageType.HISTORY}
    kinds = [kind for kind in KINDS if kind.type in standing]
    return next((kind.type for folder in folders for kind in kinds if is_named(kind, folder)), None)


def is_named(kind: _Kind, text: str) -> bool:
    if " " not in text and kind.glued.fullmatch(text):
        return True
    if not kind.key.search(text):
        return False
    rest = kind.key.sub(" ", _NUMBERS.sub(" ", _SCHOOL.sub(" ", text)) if text != "hoi dong truong" else text)
    return set(rest.split()) <= kind.fillers


def slugs_of(url: str) -> list[str]:
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
