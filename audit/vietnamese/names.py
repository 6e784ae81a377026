"""Names of people, and the posts they hold, as Vietnamese pages write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from audit.vietnamese.school_names import SchoolName, school_names_in
from audit.vietnamese.text import CAPITALISED, key

_SURNAMES = """
    Bùi Bạch Bế Cao Chu Châu Chử Cát Cù Cầm Danh Diệp Doãn Dư Dương Giàng Giáp Hoa Hoàn Hoàng Huỳnh
    Hà Hán Hạ Hầu Hồ Hứa Khúc Khương Khổng Kim Kiều La Liêu Liễu Lâm Lã Lê Lò Lý Lưu Lương Lường Lại
    Lục Ma Mai Mã Mông Mạc Nghiêm Nguyễn Ngân Ngô Ngọ Ngụy Nhữ Ninh Nông Phan Phí Phùng Phạm Quàng
    Quách Quản Sùng Sơn Sầm Thi Thiều Thào Thái Thân Thạch Thẩm Thập Thịnh Tiêu Trang Triệu Trà Trác
    Trương Trần Trịnh Tòng Tô Tôn Tăng Tưởng Tạ Tống Từ Vi Viên Vòng Võ Văn Vũ Vương Xa Âu Đinh Điêu
    Đoàn Đàm Đào Đậu Đặng Đồng Đỗ Đới Ứng
"""
SURNAMES = frozenset(key(name) for name in _SURNAMES.split())
HONORIFIC = (
    r"(?:(?i:ông|bà|thầy(?:\s+giáo)?|cô(?:\s+giáo)?|đ/c|đồng\s+chí|nhà\s+giáo)\.?|NGƯT\.?|NGND\.?|PGS\.?|"
    r"GS\.?|"
    r"(?:Th\.?\s?[Ss]|TS|CN|Ths|ThS|Thạc\s+sĩ|Thạc\s+sỹ|Tiến\s+sĩ)\.?)"
)
_POST = re.compile(
    r"(?<!\w)(?P<post>(?i:(?:phó|p\.)\s*(?:hiệu\s+trưởng|ht(?!\w))|hiệu\s+phó|hiệu\s+trưởng|PHT(?!\w)))"
    r"(?P<between>(?i:\s+(?:nhà\s+)?trường(?!\s+(?i:mn|mg|th|thcs|thpt|mầm|mẫu|tiểu|trung|pt|phổ|đh|đại|"
    r"cđ|cao)))?)"
)
_TO_NAME = re.compile(
    rf"(?:\s*\(?(?i:phụ\s+trách|chuyên\s+môn)[^():;.]{{0,40}}\)?(?=\s*:))?"
    rf"(?:\s*(?:[:–—,\-|.]|\((?i:đã\s+ký|ký\s+tên,?\s*đóng\s+dấu)\)|"
    rf"(?i:\blà)(?=\s)))*\s*(?:0?1[.)]\s*)?(?:{HONORIFIC}\s*[:,–-]?\s*){{0,3}}"
)
_RUNS_ON = (  # words that begin the next sentence when a line break was lost
    r"(?i:điện\s+thoại|địa\s+chỉ|e-?mail|s?đt(?!\w)|tel(?!\w)|fax(?!\w)|website|hotline|phó\s+hiệu|hiệu\s+trưởng|"
    r"hiệu\s+phó|kính\s+(?:chào|chúc|gửi|mời|thưa)|"
    r"chúc\s+mừng|trân\s+trọng|phát\s+biểu|chủ\s+t|bí\s+thư|kế\s+toán|tổ\s+(?:trưởng|phó)|"
    r"trường\s+(?:th|mn|tiểu|mầm|trung)|ubnd|số\s+\d|năm\s+(?:học|\d)|quyết\s+định|cán\s+bộ|giáo\s+viên|nhà\s+trường)"
)
_PERSON = re.compile(rf"{CAPITALISED}(?:\s+(?!{_RUNS_ON}){CAPITALISED}){{1,5}}")
_NO_PERSON = re.compile(
    r"(?i:hồ\s+sơ|văn\s+(?:phòng|bản|h(?:óa|oá)|thư|nghệ|kiện)|thi\s+(?:đua|đấu|tuyển)|viên\s+chức|chu\s+văn\s+an(?!\w)|"
    r"quản\s+(?:lý|lí|trị)|trang\s+(?:chủ|thông|web)|lý\s+lịch|lưu\s+trữ|từ\s+(?:ngày|năm|tháng|thiện|điển)|"
    r"đoàn\s+(?:đội|thanh\s+niên|viên)|"
    r"hà\s+nội|đồng\s+(?:phục|thời|chí)|tiêu\s+chí|thái\s+độ|vi\s+(?:phạm|tính)|mã\s+số|ma\s+trận|"
    r"lương\s+(?:tháng|thưởng|tối))"
    r"|.*\s[B-DĐF-HJ-NP-TV-Z]$"  # «Phạm V. Đồng»
)
_TO_POST = re.compile(
    r"\s*(?:[,–—\-:|(]|(?i:\blà)(?=\s))\s*"
    r"(?:(?i:chức\s+(?:vụ|danh)|bí\s+thư(?:\s+chi\s+bộ|\s+đảng\s+(?:bộ|ủy|uỷ))?)\s*[,:–\-]\s*)?(?:(?i:quyền)\s+)?$"
)
_ELSEWHERE = re.compile(
    r"\s+(?:(?:các\s+)?trường\s+(?:đại|cao|đh|cđ|bạn|trung\s+cấp|chính|quân|dạy|nghề|bồi)|các\s+trường)",
    re.IGNORECASE,
)
_FOR_ANOTHER = re.compile(r"KT\.?\s*$", re.IGNORECASE)  # «KT. HIỆU TRƯỞNG»: the signer is not the principal
_FORMER = re.compile(
    r"(?<!\w)(?:nguyên|cựu|các thế hệ|qua các thời kỳ|qua các thời kì|đầu tiên|giai đoạn|nhiệm kỳ|nghỉ hưu|"
    r"cố\s|thời kỳ|từ\s+(?:năm|tháng|ngày|\d)|lúc (?:đó|bấy giờ)|khi đó|trước đây|"
    r"tiền nhiệm|đã nghỉ|thứ (?:nhất|hai|ba|tư|năm)(?!\w)|\d{4}\s*[-–—]\s*(?:\d{4}|nay))",
    re.IGNORECASE,
)
_NO_PAST = re.compile(r"©[\s\d–-]+|năm\s+học\s+\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)


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
    if re.search("hiệu|ht", text, re.IGNORECASE) is None:
        return ()
    return tuple(_holders(text))


def _holders(text: str) -> Iterator[Holder]:
    for match in _POST.finditer(text):
        before = _NO_PAST.sub("", text[max(0, match.start() - 60) : match.start()])
        if _FORMER.search(before) or _FOR_ANOTHER.search(before):
            continue
        if _ELSEWHERE.match(text, match.start("between")):
            continue
        school = _school_beside(text, match.start(), match.end())
        behind = school is not None and school.start >= match.end()
        after = _TO_NAME.match(text, school.end if school and behind else match.end())
        if match["between"].strip().casefold() == "trường" and after and not after[0].strip():
            continue  # «Hiệu trưởng trường Lê Lợi» names the school
        person = _person_at(text, after.end() if after else match.end()) or _person_before(
            text, match.start()
        )
        if person and not _FORMER.match(text[max(person[1], match.end()) :].lstrip(" (,:–-")):
            kind = "principal" if match["post"].casefold().startswith("hiệu t") else "vice_principal"
            yield Holder(kind, text[person[0] : person[1]], *person, school)


def _school_beside(text: str, start: int, end: int) -> SchoolName | None:
    """The school right behind the post, else the last one named before it in the same sentence."""
    schools = school_names_in(text)
    behind = next((s for s in schools if 0 <= s.start - end <= 2), None)
    if behind:
        return behind
    ahead = [s for s in schools if s.end <= start and not re.search(r"[.!?;]\s", text[s.end : start])]
    return ahead[-1] if ahead else None


def _person_at(text: str, start: int) -> tuple[int, int] | None:
    match = _PERSON.match(text, start)
    if not match or key(match[0].split()[0]) not in SURNAMES or _NO_PERSON.match(match[0]):
        return None
    return match.start(), match.end()


def _person_before(text: str, post: int) -> tuple[int, int] | None:
    floor = max(0, post - 80)
    link = _TO_POST.search(text[floor:post])
    if link is None:
        return None
    end = floor + link.start()
    people = [m for m in _PERSON.finditer(text, floor, end) if m.end() == end]
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
    """The post when *text* is nothing but «Hiệu trưởng» or «Phó Hiệu trưởng – Chuyên môn»; else empty."""
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


def bare_name(value: str) -> str:
    """A registered value without titles: «ThS. Nguyễn Thị Quý» → «Nguyễn Thị Quý»."""
    return re.sub(rf"^\s*(?:{HONORIFIC}\s*[:,]?\s*){{0,3}}|\s*[(,].*$", "", value).strip()


def same_but_i(one: str, other: str) -> bool:
    """Do the names differ only by i and y («Quí», «Quý»)?"""
    return key(one).replace("y", "i") == key(other).replace("y", "i")


def same_person(one: str, other: str) -> bool:
    return key(one) == key(other)


def distance(one: str, other: str) -> int:
    """Letters (a letter with its hook and its tone mark count apart) that tell two names from each other."""
    return int(DamerauLevenshtein.distance(key(one), key(other)))


def nearest(name: str, others: Iterable[str]) -> tuple[int, str]:
    """The closest of *others* and how far it is; (99, "") when there is none."""
    return min(((distance(name, other), other) for other in others), default=(99, ""))
