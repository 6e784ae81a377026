"""Names of schools, as Vietnamese pages write them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from audit.vietnamese.text import CAPITALISED, UPPER, key

_LEVELS = (
    ("MN-TH", r"(?:mầm\s+non|MN)\s*(?:&|và|,|-|–)\s*(?:tiểu\s+học|TH)"),
    ("TH-THCS-THPT", r"TH\s*(?:&|-|–)\s*THCS\s*(?:&|-|–|và)\s*THPT"),
    ("TH-THCS", r"(?:tiểu\s+học|TH)\s*(?:&|và|-|–)\s*(?:trung\s+học\s+cơ\s+sở|THCS)"),
    ("THCS-THPT", r"(?:trung\s+học\s+cơ\s+sở|THCS)\s*(?:&|và|-|–)\s*(?:trung\s+học\s+phổ\s+thông|THPT)"),
    (
        "PT",
        r"phổ\s+thông\s+dân\s+tộc\s+(?:nội|bán)\s+trú(?:\s+(?:THCS|THPT|TH))?|PTDT[NB]T(?:\s+(?:THCS|THPT|TH))?",
    ),
    ("THPT", r"trung\s+học\s+phổ\s+thông|THPT"),
    ("THCS", r"trung\s+học\s+cơ\s+sở|THCS"),
    ("TH", r"tiểu\s+học|TH"),
    ("MN", r"mầm\s+non|MN|mẫu\s+giáo|MG"),
)
_LEVEL = "|".join(f"(?P<L{i}>{pattern})" for i, (_, pattern) in enumerate(_LEVELS))
_KIND = r"(?:\s+(?i:tư\s+thục|dân\s+lập|công\s+lập|bán\s+công|thị\s+trấn))?"  # may be left out of a name
_SCHOOL = re.compile(
    rf"(?<![\w/-])(?P<school>(?i:trường)\s+)?(?i:{_LEVEL})\.?{_KIND}(?=\s+(?:[{UPPER}]|(?i:số)\s+\d))"
)
_NEXT_WORD = re.compile(rf"\s+(?P<word>(?i:số)\s+\d{{1,2}}|{CAPITALISED}|\d{{1,2}}(?![\d/.,:]))(?!\w)")
_NAME_ENDS = re.compile(
    r"(?i:thành\s+phố|tp(?!\w)|tỉnh|quận|huyện|thị\s+xã|tx(?!\w)|thị\s+trấn|phường|xã(?!\w)|chào\s|xin\s|kính\s|năm\s|"
    r"trường\s+(?:mn|th|thcs|thpt|mầm|tiểu|trung)|website|trang\s|cổng\s|tổ\s+chức|thông\s+báo|kế\s+hoạch|"
    r"quyết\s+định|báo\s+cáo|hiệu\s+trưởng|tuyển\s+sinh|địa\s+chỉ|điện\s+thoại|email|đt(?!\w)|khai\s+giảng|"
    r"kỷ\s+niệm|căn\s+cứ|ban\s+(?:giám|hành|biên)|công\s+đoàn|liên\s+đội|chi\s+bộ|phòng\s+gd|lớp\s|bản\s+quyền|"
    r"yêu\s+cầu|giới\s+thiệu|nhiệt\s+liệt|cộng\s+h[oò]|độc\s+lập|và\s|với\s|của\s)"
)
_NUMBER_KEY = re.compile(r"(?:sô2 )?\d")  # «số 2» continues a name: «Dĩnh Kế số 2» is another school
_MOST_WORDS = 7
_HEAD = 70  # letters of a line that heads the entry of a school


@dataclass(frozen=True, slots=True)
class SchoolName:
    """«Trường THCS Lê Lợi» in a text: level in short form, the words of the proper name and where each ends.

    In a mixed-case text the words are exactly the name; in capitals later words may belong to the sentence.
    """

    start: int
    level: str
    words: tuple[str, ...]  # as audit.vietnamese.text.key gives them
    ends: tuple[int, ...]
    shouted: bool
    full: bool  # with the word «Trường»

    @property
    def end(self) -> int:
        return self.ends[-1]

    def readings(self) -> Iterator[tuple[str, int]]:
        """(key, end) of every way to delimit the name, the longest first."""
        for count in range(len(self.words), 0, -1):
            whole = count == len(self.words)
            if whole or (self.shouted and not _NUMBER_KEY.match(self.words[count])):
                yield f"{self.level} {' '.join(self.words[:count])}", self.ends[count - 1]


@lru_cache(maxsize=16384)
def school_names_in(text: str) -> tuple[SchoolName, ...]:
    """Every school name in *text*, with or without the word «Trường»."""
    return tuple(_school_names(text))


def _school_names(text: str) -> Iterator[SchoolName]:
    position = 0
    while match := _SCHOOL.search(text, position):
        position = match.end()
        level = next(short for i, (short, _) in enumerate(_LEVELS) if match[f"L{i}"])
        words, ends = _proper_words(text, match.end())
        if not words:
            continue
        position = ends[-1]
        shouted = text[match.end() : ends[-1]].isupper() and len(words) > 1
        yield SchoolName(match.start(), level, words, ends, shouted, full=bool(match["school"]))


def _proper_words(text: str, start: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    words: list[str] = []
    ends: list[int] = []
    while len(words) < _MOST_WORDS and (match := _NEXT_WORD.match(text, start)):
        if _NAME_ENDS.match(text, match.start("word")):
            break
        words.append(key(match["word"]))
        ends.append(match.end())
        start = match.end()
    return tuple(words), tuple(ends)


@lru_cache(maxsize=65536)
def school_key(name: str) -> str:
    """A registered name or alias in the form of `SchoolName.readings`; empty when it is no school name."""
    found = school_names_in(name.strip())
    if not found or found[0].start != 0:
        return ""
    return next(found[0].readings())[0]


Value = TypeVar("Value")


def known_school(mention: SchoolName, known: Mapping[str, Value]) -> tuple[Value, int] | None:
    """The longest way to read *mention* that *known* holds, and where the name ends in the text."""
    for name, end in mention.readings():
        if name in known:
            return known[name], end
    return None


def of_another_school(before: str, above: Sequence[str], own: Collection[str]) -> bool:
    """Does the nearest school named in *before*, or in the lines above (nearest first), differ from *own*?

    *own* holds keys of names. A name a letter or two off is this school's own, misspelt.
    """
    here = [m for m in school_names_in(before) if not re.search(r"[.!?]\s+\S", before[m.end :])]
    heads = (school_names_in(line)[:1] for line in above if len(line) <= _HEAD)
    near = here[-1:] or next((list(found) for found in heads if found and found[0].start <= 4), [])
    return bool(near) and not any(_nearly(reading, own) for reading, _ in near[0].readings())


def _nearly(reading: str, own: Collection[str]) -> bool:
    level = reading.split(maxsplit=1)[0]
    return any(
        level == name.split(maxsplit=1)[0] and DamerauLevenshtein.distance(reading, name, score_cutoff=2) <= 2
        for name in own
    )
