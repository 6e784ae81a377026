"""Letters that a wrong encoding destroyed: recognised, and repaired where that is certain."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from audit.vietnamese.syllables import is_syllable, valid_rate


class Damage(StrEnum):
    LOST = "lost"  # U+FFFD, private-use glyphs inside words
    MISREAD = "misread"  # UTF-8 read as Windows-1252
    SHIFTED = "shifted"  # «điửu kiện», «tà i chính»
    QUESTION = "question"  # «h?c sinh gi?i»
    DECOMPOSED = "decomposed"  # marks as characters of their own


@dataclass(frozen=True, slots=True)
class DamagedText:
    kind: Damage
    start: int
    end: int
    count: int
    repaired: str = ""


def _sloppy(byte: int) -> str:
    """A byte as browsers read it: Windows-1252, its five holes as control characters."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {chr(byte): byte for byte in range(0x80, 0xC0)} | {
    _sloppy(byte): byte for byte in range(0x80, 0x100)
}
_TAIL = "[" + re.escape("".join(char for char, byte in _BYTES.items() if byte < 0xC0)) + "]"
_MISREAD = re.compile(f"[ÃÄÅÆ]{_TAIL}|á[º»]{_TAIL}")
_A_GRAVE = re.compile(r"(?<=[a-zđ])Ã (?=[a-z]{1,2}\b)|(?<=[a-zđ])Ã(?= |$)")  # its second byte is like a space
_CUT = re.compile(r"(?<=[^\W\d_])á[º»](?=[^\W\d_])")  # the last byte got lost on the way
_LOST = re.compile("\ufffd")
_PRIVATE = re.compile(r"(?<=[^\W\d_])[\ue000-\uf8ff]+(?=[^\W\d_])")
_SHIFTED = re.compile(
    r"(?<!\w)(?:[^\W\d_]*[iy]ử[^\W\d_]*|vử|đử)(?!\w)|(?<!\w)[^\W\d_]+à (?:i|o|y|nh|ng)(?!\w)", re.IGNORECASE
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|[=&%/\\])\S*")
_EDGES = ".,;:!()[]{}\"'“”‘’«»–—…*"
_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_EXERCISE = re.compile(r"điền|còn thiếu|chỗ trống|chữ cái|đố vui|câu đố", re.IGNORECASE)
_BEYOND_LATIN1 = (
    "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹăđĩơư"  # what a one-byte encoding turns into «?»
)
_SEVERAL = 3


def damages(text: str) -> Iterator[DamagedText]:
    """What is damaged in one paragraph, at most one of each kind."""
    if text.isascii() and "?" not in text:
        return
    clean = _ADDRESS.sub(lambda m: " " * len(m[0]), text)
    for finder in (_lost, _misread, _shifted, _questions, _decomposed):
        if found := finder(clean):
            yield _whole_words(clean, found)


def _whole_words(text: str, found: DamagedText) -> DamagedText:
    start, end = found.start, found.end
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return replace(found, start=start, end=end)


def _span(kind: Damage, matches: list[re.Match[str]], repaired: str = "") -> DamagedText:
    return DamagedText(kind, matches[0].start(), matches[-1].end(), len(matches), repaired)


def _lost(text: str) -> DamagedText | None:
    found = list(_LOST.finditer(text))
    private = list(_PRIVATE.finditer(text))
    if len(private) >= _SEVERAL:
        found += private
    return _span(Damage.LOST, sorted(found, key=lambda m: m.start())) if found else None


def _misread(text: str) -> DamagedText | None:
    """Certain when the words become syllables and the text reads better than before."""
    cut = list(_CUT.finditer(_MISREAD.sub("-", text)))
    if len(cut) >= 2:
        return _span(Damage.MISREAD, list(_CUT.finditer(text)))
    found = [*_MISREAD.finditer(text), *_A_GRAVE.finditer(text)]
    if not found:
        return None
    repaired = unicodedata.normalize("NFC", _A_GRAVE.sub("à", _MISREAD.sub(_decoded, text)))
    gained = set(_words(repaired)) - set(_words(text))
    good = sum(map(is_syllable, gained))
    if good < 2 and not (good and "á" in {m[0][0] for m in found}):
        return None
    if good * 2 < len(gained) or valid_rate(repaired) < valid_rate(text):
        return None
    if valid_rate(repaired) == valid_rate(text) and not _is_surely_misread(found, good, len(gained)):
        return None
    return _span(Damage.MISREAD, sorted(found, key=lambda m: m.start()), repaired)


def _is_surely_misread(found: list[re.Match[str]], good: int, gained: int) -> bool:
    """«Giá»›i thiá»‡u»: the pieces happen to be syllables, yet such triples are no accident twice."""
    return good == gained and sum(match[0].startswith("á") for match in found) >= 2


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[char] for char in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]


def _words(text: str) -> list[str]:
    return [word.strip(_EDGES) for word in text.split() if not word.isascii()]


def _shifted(text: str) -> DamagedText | None:
    found = list(_SHIFTED.finditer(text))
    return _span(Damage.SHIFTED, found) if len(found) >= 2 else None


def _questions(text: str) -> DamagedText | None:
    found = [match for match in re.finditer(r"\S+", text) if _has_lost_letter(match[0].strip(_EDGES))]
    if len(found) < _SEVERAL or _EXERCISE.search(text):
        return None
    whole = " ".join(word for word in text.split() if "?" not in word)
    return _span(Damage.QUESTION, found) if valid_rate(whole) >= 0.6 else None


def _has_lost_letter(word: str) -> bool:
    """«gi?i», not «đâu?Khi» or «không?có», where only a space is missing."""
    match = re.fullmatch(r"([^\W\d_]*)\?([^\W\d_]*)\??", word)
    if not match or not match[0].strip("?") or len(word) > 8:
        return False
    before, after = match[1], match[2]
    if not after or (after[0].isupper() and not word.isupper()):
        return False
    if is_syllable(before) and is_syllable(after) and min(len(before), len(after)) >= 2:
        return False
    return any(is_syllable(f"{before}{letter}{after}") for letter in _BEYOND_LATIN1)


def _decomposed(text: str) -> DamagedText | None:
    """Marks that would join their letter; a mark that fits no letter is somebody's phonetics."""
    if unicodedata.is_normalized("NFC", text):
        return None
    found = [m for m in _MARKS.finditer(text) if m.start() and text[m.start() - 1].isalpha()]
    return _span(Damage.DECOMPOSED, found) if len(found) >= _SEVERAL else None
