"""Names of people and of schools, as Vietnamese pages write them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from audit.vietnamese.text import key

UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x1EFA) if chr(c).isupper())
"""Upper-case letters, for use inside a character class."""
CAPITALISED = rf"[{UPPER}][^\W\d_]*"
_LATIN = r"[^\W\d_]"

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
_SCHOOL = re.compile(rf"(?<![\w/-])(?P<school>(?i:trường)\s+)?(?i:{_LEVEL})\.?(?=\s+[{UPPER}])")
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

    def keys(self) -> Iterator[tuple[str, int]]:
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
    words, ends = [], []
    while len(words) < _MOST_WORDS and (match := _NEXT_WORD.match(text, start)):
        if _NAME_ENDS.match(text, match.start("word")):
            break
        words.append(key(match["word"]))
        ends.append(match.end())
        start = match.end()
    return tuple(words), tuple(ends)


@lru_cache(maxsize=65536)
def school_key(name: str) -> str:
    """A registered name or alias in the form of `SchoolName.keys`; empty when it is no school name."""
    found = school_names_in(name.strip())
    if not found or found[0].start != 0:
        return ""
    return next(found[0].keys())[0]


Value = TypeVar("Value")


def known_school(mention: SchoolName, known: Mapping[str, Value]) -> tuple[Value, int] | None:
    """The longest way to read *mention* that *known* holds, and where the name ends in the text."""
    for name, end in mention.keys():
        if name in known:
            return known[name], end
    return None


SURNAMES = frozenset(
    key(name)
    for name in (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Đoàn Lâm Mai Trịnh Tô Trương "
        "Tạ Hà Cao Lương Thân Giáp Nông Vi Lục Hứa Chu Châu Tống Quách Thái Triệu Kiều La Lã Ninh Nghiêm Phùng Thạch "
        "Tăng Từ Vương Lưu Khổng Khúc Diệp Doãn Đàm Đồng Hạ Hán Khương Lò Lường Quàng Cầm Hoa Mạc Mã Nhữ Phí "
        "Quản Sầm Sùng Thào Giàng Thiều Tôn Trà Tòng Viên Văn Âu Bạch Bế Cát Cù Chử Đậu Điêu Kim Liêu Liễu Lại Lương "
        "Ma Mông Ngọ Ngụy Ngân Hầu Hoàn Thẩm Thi Trang Trác Tiêu Tưởng Ứng Vòng Xa Dư Danh Sơn Thập Thịnh Đới"
    ).split()
)
HONORIFIC = (
    r"(?:(?i:ông|bà|thầy(?:\s+giáo)?|cô(?:\s+giáo)?|đ/c|đồng\s+chí|nhà\s+giáo)\.?|NGƯT\.?|NGND\.?|PGS\.?|GS\.?|"
    r"(?:Th\.?\s?[Ss]|TS|CN|Ths|ThS|Thạc\s+sĩ|Thạc\s+sỹ|Tiến\s+sĩ)\.?)"
)
_POST = re.compile(
    rf"(?<!\w)(?P<post>(?i:(?:phó|p\.)\s*hiệu\s+trưởng|hiệu\s+phó|hiệu\s+trưởng|PHT(?!\w)))"
    rf"(?P<between>(?i:\s+(?:nhà\s+)?trường(?!\s+(?i:mn|mg|th|thcs|thpt|mầm|mẫu|tiểu|trung|pt|phổ|đh|đại|cđ|cao)))?)"
)
_TO_NAME = re.compile(
    rf"(?:\s*(?:[:–—,\-|.]|\((?i:đã\s+ký|ký\s+tên,?\s*đóng\s+dấu)\)|(?i:\blà)(?=\s)))*\s*(?:{HONORIFIC}\s*[:,]?\s*){{0,3}}"
)
_PERSON = re.compile(rf"{CAPITALISED}(?:\s+{CAPITALISED}){{1,5}}")
_TO_POST = re.compile(r"\s*(?:[,–—\-:|(]|(?i:\blà)(?=\s))\s*(?:(?i:quyền)\s+)?$")
_FOR_ANOTHER = re.compile(r"KT\.?\s*$", re.IGNORECASE)  # «KT. HIỆU TRƯỞNG»: the signer is not the principal
_FORMER = re.compile(
    r"(?<!\w)(?:nguyên|cựu|các thế hệ|qua các thời kỳ|qua các thời kì|đầu tiên|giai đoạn|nhiệm kỳ|nghỉ hưu|"
    r"cố\s|thời kỳ|từ\s+(?:năm|tháng|ngày)|\d{4}\s*[-–—]\s*(?:\d{4}|nay))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A post and the person named with it; text[start:end] is the person's name alone."""

    post: str  # principal | vice_principal
    name: str
    start: int
    end: int
    school: SchoolName | None = None  # the school named between post and person


@lru_cache(maxsize=16384)
def holders_in(text: str) -> tuple[Holder, ...]:
    """Every principal or vice principal that *text* names as being in office."""
    if re.search("hiệu|PHT", text, re.IGNORECASE) is None:
        return ()
    return tuple(_holders(text))


def _holders(text: str) -> Iterator[Holder]:
    for match in _POST.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _FORMER.search(before) or _FOR_ANOTHER.search(before):
            continue
        school = next((s for s in school_names_in(text) if 0 <= s.start - match.end() <= 2), None)
        after = _TO_NAME.match(text, school.end if school else match.end())
        person = _person_at(text, after.end() if after else match.end()) or _person_before(
            text, match.start()
        )
        if person and not _FORMER.match(text[person[1] :].lstrip(" (,–-")):
            kind = "principal" if match["post"].casefold().startswith("hiệu t") else "vice_principal"
            yield Holder(kind, text[person[0] : person[1]], *person, school)


def _person_at(text: str, start: int) -> tuple[int, int] | None:
    match = _PERSON.match(text, start)
    if not match or key(match[0].split()[0]) not in SURNAMES:
        return None
    return match.start(), match.end()


def _person_before(text: str, post: int) -> tuple[int, int] | None:
    link = _TO_POST.search(text[:post])
    if link is None:
        return None
    people = [m for m in _PERSON.finditer(text, 0, link.start()) if m.end() == link.start()]
    for person in people:
        words = list(re.finditer(CAPITALISED, person[0]))
        for word in words[: len(words) - 1]:
            if key(word[0]) in SURNAMES:
                return person.start() + word.start(), person.end()
    return None


def person_name(text: str) -> str:
    """The name when *text* is nothing but a person's name, with or without a title; else empty."""
    bare = re.sub(rf"^\s*(?:{HONORIFIC}\s*[:,]?\s*){{0,3}}", "", text).strip(" .,:;–-")
    match = _PERSON.fullmatch(bare)
    return bare if match and len(bare.split()) <= 5 and key(bare.split()[0]) in SURNAMES else ""


def post_only(text: str) -> str:
    """principal | vice_principal when *text* is nothing but that post (and its field of work); else empty."""
    match = _POST.match(text.strip())
    rest = text.strip()[match.end() :].strip() if match else ""
    if (
        not match
        or len(text) > 60
        or (rest and not re.match(r"[–—\-:(]|chuyên|cơ sở|phụ trách|nhà trường", rest))
    ):
        return ""
    if re.search(rf"{CAPITALISED}\s+{CAPITALISED}\s+{CAPITALISED}", rest):
        return ""
    return "principal" if match["post"].casefold().startswith("hiệu t") else "vice_principal"


def same_person(one: str, other: str) -> bool:
    return key(one) == key(other)


def distance(one: str, other: str) -> int:
    """Letters (a letter with its hook and its tone mark count apart) that tell two names from each other."""
    return int(DamerauLevenshtein.distance(key(one), key(other)))


def nearest(name: str, others: Iterable[str]) -> tuple[int, str]:
    """The closest of *others* and how far it is; (99, "") when there is none."""
    return min(((distance(name, other), other) for other in others), default=(99, ""))
