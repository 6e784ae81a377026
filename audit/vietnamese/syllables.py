"""Is this a Vietnamese syllable? Onset, rime and tone, each from a closed table (rules.md Appendix A)."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = (
    *("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnprstvx",
)
_RIME_ROWS = """
a ac ach ai am an ang anh ao ap at au ay
ă ăc ăm ăn ăng ăp ăt
â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu êng
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oem oen oeo oet oong ooc
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt ơng
u ua uc ui um un ung up ut uây uân uâng uât uê uêch uênh uêu uơ uy uya uych uyên uyêt uynh uyp uyt uyu
uôc uôi uôm uôn uông uôt uyn
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych ym yn ynh yt yu yêm yên yêng yêt yêu yp
"""
_RIMES = frozenset(_RIME_ROWS.split())
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_FRONT = frozenset("eêiy")
_STOPPED = ("c", "ch", "p", "t")
_WORD = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Is *word* written as one syllable may be? Either tone placement («hoà», «hòa») counts."""
    plain, tones = _without_tone(word)
    if len(tones) > 1:
        return False
    rimes = [rime for onset, rime in _splits(plain) if _fits(onset, rime)]
    return any(_may_carry(rime, tones) for rime in rimes)


def valid_rate(text: str) -> float:
    """Share of the words of two or more letters that are Vietnamese syllables; 1.0 when there are none."""
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def _without_tone(word: str) -> tuple[str, list[str]]:
    tones, letters = [], []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if char in _TONES:
            tones.append(_TONES[char])
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tones


def _splits(plain: str) -> list[tuple[str, str]]:
    """Every way to cut the word into onset and rime; «gì» and «giếng» lend their i to both."""
    cuts = [("", plain)]
    cuts += [(onset, plain[len(onset) :]) for onset in _ONSETS if plain.startswith(onset)]
    if plain.startswith("gi"):
        cuts.append(("gi", plain[1:]))
    return cuts


def _fits(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _RIMES or f"u{rime}" in _RIMES or f"o{rime}" in _RIMES
    if rime not in _RIMES:
        return False
    if onset in {"ngh", "gh", "k"}:
        return rime[0] in _FRONT
    return not (onset in {"ng", "g", "c"} and rime[0] in _FRONT)


def _may_carry(rime: str, tones: list[str]) -> bool:
    """A rime that ends in a stop takes sắc or nặng only."""
    return not rime.endswith(_STOPPED) or tones in (["sắc"], ["nặng"])
