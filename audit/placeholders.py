"""What an unfinished page shows: sample text, made-up contacts, titles of a trial, «đang cập nhật»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.document import Block, Document, PageType, Role, Voice
from audit.knowledge.words import Words
from audit.vietnamese.mojibake import damages
from audit.vietnamese.syllables import is_syllable
from audit.vietnamese.text import fold

_FRAME = frozenset({Role.HEADER, Role.FOOTER, Role.SIDEBAR, Role.BANNER})
_NOT_CONTENT = _FRAME | {Role.NAV, Role.META}
_CONTACT_LABEL = re.compile(
    r"điện thoại|hotline|đường dây nóng|e-?mail|liên hệ|địa chỉ|\b(?:ĐT|SĐT|tel|fax)\b", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w.,/\-])\(?\+?\d[\d \u00a0.()\-]{5,18}\d(?!\w)")
_MASKED_PHONE = re.compile(r"(?<!\w)\(?0[\d \u00a0.()\-]{0,9}(?:[xX][ \u00a0.\-]*){4,}(?!\w)")
_NO_NUMBER = re.compile(r"(?:điện thoại|hotline|e-?mail|địa chỉ|ĐT|SĐT)\s*:\s*[.…_]{3,}", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:mã số(?: thuế| đơn vị)?|MST|tài khoản|số TK|STK|CCCD|CMND|mã \w+|số hiệu)[^\d\n]{0,15}$",
    re.IGNORECASE,
)
_IMPOSSIBLE = re.compile(r"0?12345678[9]?0?|0123456|02\d{1,2}123456|0{6,}")
_UNLIKELY = frozenset({"0987654321", "0912345678", "0900000000", "0999999999", "0909090909"})
_FEWEST_LETTERS = 40
_FEW_LETTERS = 60  # a page with more than that says something, whatever its title


@dataclass(frozen=True, slots=True)
class Leftover:
    """Placeholder words in a block; `pending` ones only count when the page has not changed for long."""

    block: Block
    start: int
    end: int
    kind: str  # title | filler | notice | pending | contact
    sure: bool = True

    @property
    def words(self) -> str:
        return self.block.text[self.start : self.end]


def leftovers(document: Document, words: Words) -> Iterator[Leftover]:
    """Every placeholder of *document*, forms and exercises left out by the caller."""
    yield from _trial_titles(document, words)
    for block in document.blocks:
        if block.role is Role.META:
            continue
        yield from _phrases(document, block, words)
        if is_contact(document, block):
            yield from _contacts(block, words)


def is_contact(document: Document, block: Block) -> bool:
    """Living text where the school gives its own name, address and phone."""
    if block.voice is not Voice.LIVING:
        return False
    return (
        block.role in _FRAME
        or document.page_type is PageType.CONTACT
        or bool(_CONTACT_LABEL.search(block.text))
    )


def _content(document: Document) -> list[Block]:
    return [b for b in document.blocks if b.role not in _NOT_CONTENT and not b.headline]


def _is_half(document: Document, part: list[Block]) -> bool:
    """Tell whether these blocks are at least half of what the page says."""
    whole = sum(len(block.text) for block in _content(document))
    return bool(whole) and 2 * sum(len(block.text) for block in part) >= whole


def _plain_title(text: str) -> str:
    """«Tiêu đề 12» → «tieu de #», so that one row stands for every number."""
    return re.sub(r"\b\d{1,3}\b", "#", fold(text))


def _trial_titles(document: Document, words: Words) -> Iterator[Leftover]:
    """A title or a whole text that somebody typed to try the system."""
    content = _content(document)
    if document.page_type is PageType.FILE or any(_is_filler(block, words) for block in content):
        return
    rest = sum(len(b.text) for b in content if b.role is not Role.TITLE)
    title = _title_of(document)
    for block in content:
        if not _is_trial(block.text, words):
            continue
        if block is title:
            yield Leftover(block, 0, len(block.text), "title", sure=rest < _FEW_LETTERS)
        elif block.role is not Role.TITLE and _is_half(document, [block]):
            yield Leftover(block, 0, len(block.text), "title")
    yield from _keyboard_trials(content, rest)


def _title_of(document: Document) -> Block | None:
    """The page's own title; on a listing, other titles are those of articles."""
    titles = (block for block in _content(document) if block.role is Role.TITLE)
    return next((block for block in titles if document.title in {"", block.text}), None)


def _is_trial(text: str, words: Words) -> bool:
    return _plain_title(text) in {_plain_title(phrase.replace("#", "1")) for phrase in words.phrases("title")}


def _keyboard_trials(content: list[Block], letters: int) -> Iterator[Leftover]:
    """A post of a few letters among which stands a word that is none: «dâsd»."""
    if letters >= _FEWEST_LETTERS:
        return
    for block in content:
        if any(damages(block.text)):
            continue  # letters lost, not typed at random
        for word in re.finditer(r"[^\W\d_]{4,}", block.text):
            if not word[0].isascii() and not is_syllable(word[0]):
                yield Leftover(block, word.start(), word.end(), "title", sure=False)
                return


def _phrases(document: Document, block: Block, words: Words) -> Iterator[Leftover]:
    small = block.text.casefold()
    for kind in ("filler", "notice", "pending"):
        found = [(small.find(p.casefold()), len(p)) for p in words.phrases(kind) if p.casefold() in small]
        if not found:
            continue
        start, length = max(found, key=lambda place: place[1])
        leftover = Leftover(block, start, start + length, kind)
        if kind == "filler":
            yield Leftover(block, start, start + length, kind, sure=_is_mostly_filler(document, block, words))
        elif _says_little_else(document, leftover):
            yield leftover
        return


def _is_mostly_filler(document: Document, block: Block, words: Words) -> bool:
    if block.role in _FRAME and block.voice is Voice.LIVING:
        return True
    title = _title_of(document)
    if title is not None and _is_trial(title.text, words):
        return True
    return _is_half(document, [b for b in _content(document) if _is_filler(b, words)])


def _is_filler(block: Block, words: Words) -> bool:
    small = block.text.casefold()
    return any(phrase.casefold() in small for phrase in words.phrases("filler"))


def _says_little_else(document: Document, leftover: Leftover) -> bool:
    block = leftover.block
    if is_contact(document, block) and _CONTACT_LABEL.search(block.text):
        return len(block.text) < 120
    return 2 * len(leftover.words) >= len(block.text.rstrip(" .…!")) and _is_half(document, [block])


def _contacts(block: Block, words: Words) -> Iterator[Leftover]:
    for phrase in words.phrases("contact"):
        if match := _contact_pattern(phrase).search(block.text):
            yield Leftover(block, match.start(), match.end(), "contact")
    yield from _phones(block)
    if block.role in _FRAME and (match := _NO_NUMBER.search(block.text)):
        yield Leftover(block, match.start(), match.end(), "contact")


@lru_cache(maxsize=256)
def _contact_pattern(phrase: str) -> re.Pattern[str]:
    """«Nguyễn Văn A» is not the beginning of «Nguyễn Văn An»; part of a mail address may go on."""
    before = "" if phrase.startswith("@") else r"(?<![\w.])"
    after = "" if phrase.endswith("@") else r"(?!\w)(?!\.\w)" if "@" in phrase else r"(?!\s?[^\W\d_])"
    return re.compile(before + re.escape(phrase) + after, re.IGNORECASE if "@" in phrase else 0)


def _phones(block: Block) -> Iterator[Leftover]:
    for match in _PHONE.finditer(block.text):
        if _OTHER_NUMBER.search(block.text, 0, match.start()):
            continue
        digits = re.sub(r"\D", "", match[0])
        digits = "0" + digits[2:] if digits.startswith("84") else digits
        if _IMPOSSIBLE.fullmatch(digits) or digits in _UNLIKELY:
            yield Leftover(block, match.start(), match.end(), "contact", sure=digits not in _UNLIKELY)
    for match in _MASKED_PHONE.finditer(block.text):
        yield Leftover(block, match.start(), match.start() + len(match[0].rstrip(" .-")), "contact")
