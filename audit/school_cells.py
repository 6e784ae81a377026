"""What the cells of an office's list say: levels, addresses, numbers, channels."""

import re
from collections.abc import Iterator

from audit.school_list import Cell
from audit.vietnamese.text import fold, squeeze
from crawler.channel_addresses import fault, platform_of
from crawler.schools import Platform

_LEVELS = {
    "MN": ("mam non", "mau giao", "nha tre", "mn", "mg"),
    "TH": ("tieu hoc", "th", "cap 1"),
    "THCS": ("trung hoc co so", "thcs", "cap 2"),
}
_ABBREVIATED = (
    (r"\btruong\b", ""),
    (r"\bmam non\b", "mn"),
    (r"\btieu hoc\b", "th"),
    (r"\btrung hoc co so\b", "thcs"),
    (r"\bva\b", ""),
)
_NOTHING = frozenset(
    {"", "khong", "khong co", "chua co", "chua", "0", "x", "k", "khong su dung", "dang xay dung"}
)
_URL = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/[^\s,;]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+\.[a-z]{2,}", re.IGNORECASE)


def levels(text: str) -> str:
    """«Trường TH&THCS Mẫu» → «TH-THCS»; empty when no level is named."""
    words = f" {fold(text)} "
    return "-".join(code for code, names in _LEVELS.items() if any(f" {name} " in words for name in names))


def is_above_our_levels(text: str) -> bool:
    return bool(re.search(r"\b(thpt|trung hoc pho thong|cap 3)\b", fold(text)))


def short_name(name: str) -> str:
    """«Trường Tiểu học Lê Lợi» → «th le loi»: what an id is made of."""
    text = fold(name)
    for pattern, replacement in _ABBREVIATED:
        text = re.sub(pattern, replacement, text)
    return text


def is_nothing(text: str) -> bool:
    return fold(text) in _NOTHING


def addresses(cell: Cell) -> Iterator[str]:
    """Web addresses in a cell, its hyperlink first when the text holds none of its own."""
    written = [found[0].rstrip(".") for found in _URL.finditer(_EMAIL.sub(" ", cell.text))]
    link = cell.link if cell.link.startswith(("http://", "https://")) else ""
    for url in written or ([link] if link else []):
        if url.isascii():  # «facebook.com/Trường …» is a name, not an address
            scheme, separator, rest = url.partition("://")
            yield f"{scheme.casefold()}://{rest}" if separator else f"http://{url}"


def emails(cell: Cell) -> tuple[str, ...]:
    text = cell.text if "@" in cell.text else cell.link.removeprefix("mailto:").partition("?")[0]
    return tuple(dict.fromkeys(found[0].rstrip(".") for found in _EMAIL.finditer(text)))


def phones(cell: Cell) -> tuple[list[str], list[str]]:
    """Telephone numbers in a cell, and the parts of it that are not one."""
    good, bad = [], []
    for part in re.split(r"[;,\n]|\s/\s|\s[–-]\s", cell.text):
        digits = re.sub(r"\D", "", part)
        if cell.is_number and len(digits) in {9, 10} and not digits.startswith("0"):
            good.append(f"0{digits}")  # a number cell loses its leading zero
        elif 8 <= len(digits) <= 12 and not re.search(r"[^\d\s.()+-]", part):
            good.append(part.strip())
        elif part.strip():
            bad.append(part.strip())
    return good, bad


def channel(platform: Platform, url: str) -> tuple[str, str | None]:
    """Write the address as the register wants it; say why it cannot be registered, if so."""
    secure = re.sub(r"^http://", "https://", url)
    return secure, fault(platform, secure)


def person(text: str) -> str:
    """Take a name without the telephone number that lists like to put beside it."""
    return re.split(r"[(,;:–-]?\s*(?:SĐT|ĐT|Tel)?[.:]?\s*\+?\d", squeeze(text), maxsplit=1)[0].strip(
        " ,;:–-("
    )


def social_platform(url: str) -> Platform | None:
    host = re.sub(r"^https?://(www\.)?", "", url).split("/")[0].split(":")[0].casefold()
    return platform_of(host)
