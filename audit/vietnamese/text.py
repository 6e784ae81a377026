"""Comparing Vietnamese text: one form per word whatever its encoding, case or tone placement."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_WORD = re.compile(r"[^\W\d_]+")


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """NFC with every run of white space (nbsp too) as one space."""
    return " ".join(nfc(text).split())


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    """«hoà» and «hòa» alike: the tone leaves its letter and stands behind the word."""
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return nfc("".join(letters)) + tone


def key(text: str) -> str:
    """Form for comparing with diacritics: case, tone placement, Ð/Đ, spaces and punctuation do not count."""
    text = nfc(text).replace("Ð", "Đ").replace("ð", "đ")
    words = re.findall(r"[^\W_]+", text)
    return " ".join(_word_key(w) for w in words)


def fold(text: str) -> str:
    """Form for comparing without diacritics: «Tiểu học» → «tieu hoc»."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x1EFA) if chr(c).isupper())
"""Upper-case letters, for use inside a character class."""
CAPITALISED = rf"[{UPPER}][^\W\d_]*"
"""A word that begins with a capital, as a regular expression."""
