"""Text typed in a TCVN3 (ABC) or VNI font and shown without it: recognised and decoded (rules.md SPL-070)."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit.vietnamese.syllables import is_syllable

# TCVN 5712:1993. From 0x80; the places of no letter (0xA0, the bare tones 0xB0-0xB4) hold a space.
_TCVN3_LETTERS = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ" "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ" " ĂÂÊÔƠƯĐăâêôơưđẰ" "     àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" "éẹềểễếệìỉỄẾỒĩíịò" "Ổỏõóọồổỗốộờởỡớợù" "ỖủũúụừửữứựỳỷỹýỵỐ"
)  # fmt: skip
_TCVN3_LOW = {
    1: "Ú",
    2: "Ụ",
    4: "Ừ",
    5: "Ử",
    6: "Ữ",
    17: "Ứ",
    18: "Ự",
    19: "Ỳ",
    20: "Ỷ",
    21: "Ỹ",
    22: "Ý",
    23: "Ỵ",
}
_TCVN3 = str.maketrans(
    _TCVN3_LOW | {0x80 + place: letter for place, letter in enumerate(_TCVN3_LETTERS) if letter != " "}
)

# VNI-Windows: hat, breve and tone follow their vowel as one more Western letter.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_HATS = {"â": _HAT} | {mark: _HAT + tone for mark, tone in zip("áàåãä", _VNI_TONES.values(), strict=True)}
_VNI_BREVES = {"ê": _BREVE} | {
    mark: _BREVE + tone for mark, tone in zip("éèúüë", _VNI_TONES.values(), strict=True)
}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    marks = {
        "a": _VNI_TONES | _VNI_HATS | _VNI_BREVES,
        "e": _VNI_TONES | _VNI_HATS,
        "o": _VNI_TONES | _VNI_HATS,
    }
    for vowel in "aeouyôö":
        for mark, accents in marks.get(vowel, _VNI_TONES).items():
            letter = unicodedata.normalize("NFC", _VNI_SINGLE.get(vowel, vowel) + accents)
            table[vowel + mark] = letter
            table[vowel.upper() + mark] = table[vowel.upper() + mark.upper()] = letter.upper()
    return table | {single.upper(): letter.upper() for single, letter in _VNI_SINGLE.items()}


_VNI = _vni_table()
_VNI_LETTERS = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

# Letters and signs that no Vietnamese word of Unicode contains.
_TCVN3_STRONG = re.compile("[¡-¬®µ-¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ\u00ad]")
_VNI_OWN, _VNI_MARKS = "öñøûïåäëüæîÖÑØÛÏÅÄËÜÆÎ", "âáàãêéèúùõÂÁÀÃÊÉÈÚÙÕ"
_VNI_STRONG = re.compile(  # first the letter, then what stands before it: so a long text is scanned fast
    f"[{_VNI_OWN}{_VNI_MARKS}](?:(?<=[{_VNI_OWN}])|(?<=[aA].)"
    "|(?<=[eE][âáàãùõÂÁÀÃÙÕ])|(?<=[oO][âùõÂÙÕ])|(?<=[uUyYôÔ][ùõÙÕ]))"
)
_SIGNS = "".join(map(chr, (*range(0xA1, 0xBF), 0xD7, 0xF7)))  # letters of the font, signs to everyone else
_TYPED_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}\x01-\x06\x11-\x17])+")
_QUOTES = "«»°©®·"  # signs that stand beside words of any text
_VOWEL = re.compile("[aeiouyăâêôơư]|[^\\W\\d_\x00-\x7fĐđ]", re.IGNORECASE)
_WINDOW = 200  # characters that are judged together in a long paragraph


@dataclass(frozen=True, slots=True)
class Decoded:
    """A paragraph as its font showed it; `kind` is "tcvn3" or "vni"."""

    text: str
    kind: str


def decode_tcvn3(text: str) -> str:
    """Decode every letter of the font; words typed in capitals come out in capitals, like «TRƯỜNG»."""
    return _TYPED_WORD.sub(lambda match: _tcvn3_word(match[0]), text)


def decode_vni(text: str) -> str:
    """Decode every letter of the font."""
    return _VNI_LETTERS.sub(lambda match: _VNI[match[0]], text)


def _tcvn3_word(typed: str) -> str:
    """Capitals with a tone have no code of their own in these fonts: «TR¦êNG» mixes both cases."""
    plain = [char for char in typed if char.isascii() and char.isalpha()]
    word = typed.translate(_TCVN3)
    return word.upper() if len(plain) > 1 and all(char.isupper() for char in plain) else word


_FONTS: tuple[tuple[str, Callable[[str], str], re.Pattern[str]], ...] = (
    ("tcvn3", decode_tcvn3, _TCVN3_STRONG),
    ("vni", decode_vni, _VNI_STRONG),
)


def legacy_font(text: str, page_font: str = "") -> Decoded | None:
    """*text* decoded when it was surely typed in a legacy font, else None.

    *page_font* names the font in which other paragraphs of the same page were surely typed: a heading or
    table cell too short to prove anything alone is then decoded, too.
    """
    for kind, decoder, strong in _FONTS:
        if not strong.search(text):
            continue
        if _measure(text, decoder, strong).proves(weak=kind == page_font):
            return Decoded(decoder(text), kind)
        if len(text) > _WINDOW and (decoded := _by_window(text, decoder, strong)):
            return Decoded(decoded, kind)
    return None


def _by_window(text: str, decoder: Callable[[str], str], strong: re.Pattern[str]) -> str:
    """A long paragraph of which only a part is legacy text; empty when none of it surely is."""
    windows = [(window, _measure(window, decoder, strong)) for window in _windows(text)]
    if not any(measure.proves() for _, measure in windows):
        return ""
    return "".join(decoder(w) if m.proves() else _decode_middle(w, decoder, strong) for w, m in windows)


def _decode_middle(window: str, decoder: Callable[[str], str], strong: re.Pattern[str]) -> str:
    """A window that may hold both: decoded from its first to its last word that is surely legacy."""
    sure = [
        match.span()
        for match in _TYPED_WORD.finditer(window)
        if strong.search(match[0]) and not is_syllable(match[0]) and is_syllable(decoder(match[0]))
    ]
    if not sure:
        return window
    start, end = sure[0][0], sure[-1][1]
    return window[:start] + decoder(window[start:end]) + window[end:]


def _windows(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find(" ", start + _WINDOW)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


@dataclass(frozen=True, slots=True)
class _Measure:
    """What decoding does to a text: shares of valid words, and how many words it turned into syllables."""

    before: float
    after: float
    mended: int
    marked: int  # of those, how many held a letter that no Unicode Vietnamese word contains

    def proves(self, *, weak: bool = False) -> bool:
        """The test of SPL-070; *weak* is for the neighbours of a text that passed it."""
        if weak:
            return self.mended > 0 and self.marked > 0 and self.after >= max(0.8, self.before)
        return self.mended >= 3 and self.marked >= 2 and self.before < 0.6 and self.after >= 0.9


def _measure(text: str, decoder: Callable[[str], str], strong: re.Pattern[str]) -> _Measure:
    words = before = after = mended = marked = 0
    for typed in _TYPED_WORD.findall(text):
        decoded = decoder(typed)
        if len(typed) < 2 or not _VOWEL.search(decoded):  # «NĐ-CP», «THCS»: no words in any font
            continue
        words += 1
        before += is_syllable(typed.strip(_QUOTES))
        becomes_word = is_syllable(decoded)
        after += becomes_word
        if decoded != typed and becomes_word:
            mended += 1
            marked += bool(strong.search(typed))
    return _Measure(before / max(1, words), after / max(1, words), mended, marked)
