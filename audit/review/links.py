"""Addresses for hyperlinks: to the words on the live page, to a page of a PDF, to a local evidence page."""

import os
import re
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from audit.findings import Place
from audit.review.cell_text import clean
from audit.vietnamese.text import nfc
from crawler.addresses import ascii_host

URL_LIMIT = 2_000
SHEET_LIMIT = 65_530  # hyperlinks that Excel reads from one sheet
_RESERVED = ":/?#[]@!$&'()*+,;=~%-._"
_HOST = re.compile(r"[a-z0-9._-]+")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MARKED = re.compile(r"⟦(.*?)⟧", re.DOTALL)
_PAGE = re.compile(r"trang (\d+)")
_ENOUGH, _MOST, _ENDS = 4, 8, 3  # words of a short phrase, of the longest one, at each end of a long one


def web_address(url: str) -> str:
    """*url* as a hyperlink may hold it; empty when it is no public address or too long."""
    url = clean(url).strip()
    try:
        parts = urlsplit(url)
        encoded = _with_ascii_host(url, parts)
    except ValueError:  # no host, or a port that is none
        return ""
    known = parts.scheme in {"http", "https", "mailto"} and "•" not in url  # masked: leads nowhere
    return encoded if known and len(encoded) <= URL_LIMIT else ""


def _with_ascii_host(url: str, parts: SplitResult) -> str:
    """*url* in ASCII; raises ValueError when Excel would call it damaged."""
    if parts.scheme != "mailto":
        host = ascii_host(parts.hostname or "")
        if not _HOST.fullmatch(host) or parts.port == 0:
            raise ValueError(url)
        url = urlunsplit(parts._replace(netloc=host if parts.port is None else f"{host}:{parts.port}"))
    return quote(_STRAY_PERCENT.sub("%25", url), safe=_RESERVED)


def to_the_words(place: Place) -> str:
    """The place's address, jumping to the flagged words where possible; empty when it cannot be linked."""
    address = web_address(place.url)
    if not address:
        return ""
    page = _PAGE.search(place.position)
    if page and urlsplit(address).path.lower().endswith(".pdf"):
        return address if "#" in address else f"{address}#page={page[1]}"
    directive = text_directive(place.quote)
    full = f"{address}{'' if '#' in address else '#'}:~:text={directive}"
    return full if directive and len(full) <= URL_LIMIT else address


def text_directive(marked: str) -> str:
    """The value of a text fragment for a quote with its words in ⟦ ⟧; empty when none would be found."""
    match = _MARKED.search(nfc(marked))
    if match is None or not match[1].strip() or "•" in match[1]:
        return ""
    left = nfc(marked)[: match.start()].lstrip("…")
    right = nfc(marked)[match.end() :].rstrip("…")
    words = _phrase(left, match[1], right)
    if len(words) > _MOST:
        return ",".join(_encoded(" ".join(part)) for part in (words[:_ENDS], words[-_ENDS:]))
    return _encoded(" ".join(words))


def _phrase(left: str, exact: str, right: str) -> list[str]:
    """The flagged words made whole, with neighbours until there are enough to be found only once."""
    before, after = left.split(), right.split()
    head = before.pop() if before and not left[-1:].isspace() and not exact[:1].isspace() else ""
    tail = after.pop(0) if after and not right[:1].isspace() and not exact[-1:].isspace() else ""
    words = f"{head}{exact}{tail}".split()
    while len(words) < _ENOUGH and (before or after):
        if after and "•" not in after[0]:
            words.append(after.pop(0))
        else:
            after = []
        if len(words) < _ENOUGH and before and "•" not in before[-1]:
            words.insert(0, before.pop())
        elif len(words) < _ENOUGH:
            before = []
    return words


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def local_address(target: Path, folder: Path) -> str:
    """*target* as seen from *folder*: a link that survives moving the whole reports folder."""
    relative = Path(os.path.relpath(target, folder)).as_posix()
    return quote(relative, safe="/._~()")
