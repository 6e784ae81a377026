"""Postal addresses: administrative units with their level, read right to left, and street details."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from audit.vietnamese.text import CAPITALISED, UPPER, key


class Tier(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


KINDS = {
    "tỉnh": Tier.PROVINCE,
    "thành phố": Tier.PROVINCE,  # or a district: its place in the address decides
    "quận": Tier.DISTRICT,
    "huyện": Tier.DISTRICT,
    "thị xã": Tier.DISTRICT,
    "phường": Tier.COMMUNE,
    "xã": Tier.COMMUNE,
    "thị trấn": Tier.COMMUNE,
    "đặc khu": Tier.COMMUNE,
}
_SHORT = {
    "tp": "thành phố",
    "t": "tỉnh",
    "q": "quận",
    "h": "huyện",
    "tx": "thị xã",
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """«phường Bắc Giang»; `kind` is empty for a province named without its level («…, Bắc Giang»)."""

    kind: str
    name: str
    start: int
    end: int

    @property
    def key(self) -> str:
        return key(self.name)

    @property
    def title(self) -> str:
        """«phường Bắc Giang», however it was abbreviated or shouted."""
        name = self.name.title() if self.name.isupper() and len(self.name) > 3 else self.name
        return f"{self.kind} {name}".strip()


@dataclass(frozen=True, slots=True)
class Address:
    """Units from the smallest to the largest; text[start:end] is the address with its street details."""

    units: tuple[Unit, ...]
    start: int
    end: int
    number: str = ""
    street: str = ""
    hamlet: str = ""

    def unit(self, tier: Tier) -> Unit | None:
        return next((unit for unit, t in self.tiers() if t is tier), None)

    def tiers(self) -> Iterator[tuple[Unit, Tier]]:
        """Each unit with its level: a «thành phố» left of a province is a district."""
        last = len(self.units) - 1
        for place, unit in enumerate(self.units):
            tier = KINDS.get(unit.kind, Tier.PROVINCE)
            inside = place < last and KINDS.get(self.units[place + 1].kind, Tier.PROVINCE) is Tier.PROVINCE
            yield unit, Tier.DISTRICT if tier is Tier.PROVINCE and inside else tier


_HYPHENATED = r"(?i:Bà\s+Rịa\s+[-–]\s+Vũng\s+Tàu|Phan\s+Rang\s*[-–]\s*Tháp\s+Chàm|Thừa\s+Thiên\s*[-–]\s*Huế)"
_LEVEL = (
    r"(?<![\w/])(?<!tác )(?:(?i:(?P<word>thành\s+phố|tỉnh|quận|huyện|thị\s+xã|thị\s+trấn|phường|xã|"
    r"đặc\s+khu)(?!\w)\s*"
    r"|(?P<city>t\.?p)\.?\s*|(?P<two>tx|tt)\.\s*)|(?P<one>[PTQHXptqhx]\.|[PQ](?=\d))\s*)"
)
_NOT_A_NAME = (
    r"(?!(?i:hội|đoàn|ủy|uỷ|đội|nhà|ta|trực|lộ|hóa|hoá|trẻ|"
    r"thành\s+phố|tỉnh|quận|huyện|thị|phường|trường|phòng|sở|ubnd)(?!\w))"
)
_NAME_STOPS = (
    r"(?!(?i:thành\s+phố|tp|tỉnh|quận|huyện|thị\s+xã|thị\s+trấn|phường|xã|điện\s+thoại|đt|sđt|tel|fax|"
    r"e-?mail|"
    r"website|hotline|việt\s+nam|năm|trường\s+(?:mn|th|thcs|mầm|tiểu|trung)|tổ\s+chức|hiệu\s+trưởng|"
    r"công\s+ty|"
    r"ban\s+(?:giám|biên)|phòng|mã\s+số|liên\s+hệ|bản\s+quyền|thiết\s+kế|nơi\s+sinh|số\s+điện|copyright|"
    r"nhiệt\s+liệt|chào|khai\s+giảng|giấy\s+phép|chịu\s+trách|map|xem)(?!\w))"
)
_PROPER = rf"{_NOT_A_NAME}{CAPITALISED}(?:\s+{_NAME_STOPS}{CAPITALISED}){{0,3}}"
_NAME = rf"(?P<name>{_HYPHENATED}|\d{{1,2}}(?!\d)|{_PROPER})(?!\w)"
_UNIT = re.compile(_LEVEL + _NAME)
_GAP = re.compile(r"\s*[,;–—\-|·•/.]?\s*")
_BARE = re.compile(rf"\s*[,–—\-]\s*(?P<name>{_HYPHENATED}|{_PROPER})(?!\w)")


@lru_cache(maxsize=16384)
def addresses_in(text: str, provinces: frozenset[str] = frozenset()) -> tuple[Address, ...]:
    """Every run of administrative units in *text*.

    `provinces` holds the keys of provinces that may end one without their level («TP. Bắc Giang, Bắc
    Giang»). A single unit is an address too: look at `standing`.
    """
    return tuple(_addresses(text, provinces))


def _addresses(text: str, provinces: frozenset[str]) -> Iterator[Address]:
    run: list[Unit] = []
    for match in _UNIT.finditer(text):
        unit = _unit(match)
        if run and not _follows(text, run[-1], unit):
            yield from _address(text, run, provinces)
            run = []
        run.append(unit)
    yield from _address(text, run, provinces)


def _unit(match: re.Match[str]) -> Unit:
    short = match["city"] or match["two"] or match["one"]
    kind = _SHORT[short.casefold().replace(".", "")] if short else " ".join(match["word"].casefold().split())
    return Unit(kind, match["name"], match.start(), match.end())


def _follows(text: str, left: Unit, right: Unit) -> bool:
    """Is *right* the next larger unit of the same address?"""
    gap = _GAP.match(text, left.end)
    if gap is None or gap.end() != right.start:
        return False
    rank = list(Tier).index
    larger = rank(KINDS[left.kind]) > rank(KINDS[right.kind])
    return larger or (left.kind == "thành phố" and right.kind in {"tỉnh", "thành phố"})


_INITIAL = re.compile(r"(?![Tt]\.[Pp](?!\w))\w(?:\.|\d)")
_OFFICE = re.compile(r"(?:UBND|HĐND|ĐT|(?i:nhân dân|đào tạo|giáo dục))\s$")


def _is_initial(text: str, start: int) -> bool:
    """«P. Nguyễn» alone is a person's initial, «P12» a room; «UBND Q. 1» is neither."""
    return _INITIAL.match(text, start) is not None and not _OFFICE.search(text[max(0, start - 12) : start])


def _address(text: str, run: list[Unit], provinces: frozenset[str]) -> Iterator[Address]:
    if not run or (len(run) == 1 and _is_initial(text, run[0].start)):
        return
    units = list(run)
    bare = _BARE.match(text, units[-1].end)
    if bare and units[-1].kind != "tỉnh" and key(bare["name"]) in provinces:
        units.append(Unit("", bare["name"], bare.start("name"), bare.end()))
    start, number, street, hamlet = _details(text, units[0].start)
    yield Address(tuple(units), start, units[-1].end, number, street, hamlet)


_NUMBER = r"(?:(?i:số(?:\s+nhà)?|no\.?)\s*:?\s*)(?P<n>\d+[A-Za-z]?(?:[/\-]\d+[A-Za-z]?)*)"
_ROAD = (
    r"(?:(?i:đường|phố|đ\.|ngõ|ngách|hẻm|quốc\s+lộ|tỉnh\s+lộ|đại\s+lộ|ql\.?)\s*"
    rf"(?P<road>[{UPPER}\d][^,;:]{{0,40}}))"
)
_STREET = re.compile(rf"(?:{_NUMBER}\s*,?\s*)?{_ROAD}$")
_NUMBER_ROAD = re.compile(
    rf"(?:(?i:số(?:\s+nhà)?)\s*)?(?P<n>\d+[A-Z]?(?:/\d+[A-Z]?)*)\s+(?:{_ROAD}|(?P<bare>(?!(?i:trường|thcs|thpt|lớp|tổ|khu)(?!\w)){CAPITALISED}(?:\s+{CAPITALISED}){{1,3}}))$"
)
_NUMBER_ONLY = re.compile(rf"{_NUMBER}$")
_HAMLET = re.compile(
    r"(?:(?i:tổ\s+dân\s+phố|tdp\.?|tổ|khu\s+phố|khu|khóm|khối|thôn|xóm|ấp|bản|buôn|làng|cụm)\s+(?:(?i:số|dân\s+cư)\s+)?|"
    rf"(?i:đội)\s+(?=\d))(?P<h>[{UPPER}\d][^,;:]{{0,30}})$"
)
_PARTS = re.compile(r"\s*(?:[,;]|\s[-–]\s|$)\s*")
ADDRESS_LABEL = re.compile(
    r"(?<!\w)(?i:địa\s+chỉ|đ/c|đc(?=\s*:)|trụ\s+sở(?:\s+chính)?|address|add|nơi\s+đóng|văn\s+phòng)"
    r"(?:(?P<whose>[^:\n,;.]{0,40}?)\s*:|\s*[-–—.]?)\s*"
)


def _details(text: str, units: int) -> tuple[int, str, str, str]:
    """Walk left from the first unit over hamlet, street and house number."""
    floor = max(0, units - 120)
    label = list(ADDRESS_LABEL.finditer(text, floor, units))
    floor = label[-1].end() if label else floor
    start, number, street, hamlet = units, "", "", ""
    while start > floor:
        part_start, part = _part_before(text, start, floor)
        road = _STREET.match(part) or _NUMBER_ROAD.match(part)
        home, alone = _HAMLET.match(part), _NUMBER_ONLY.match(part)
        if road:
            street = street or road["road"] or road.groupdict().get("bare") or ""
            number = number or road["n"] or ""
        elif alone and not number:
            number = alone["n"]
        elif home and not hamlet:
            hamlet = part
        else:
            break
        start = part_start
    return start, number, street.strip(), hamlet


def _part_before(text: str, end: int, floor: int) -> tuple[int, str]:
    left = text[floor:end].rstrip(" ,;–—-")
    cuts = [m.end() for m in re.finditer(r"[,;:|(\n]\s*|\s[-–—]\s|[.!?]\s+(?=\S{3})", left)]
    begin = cuts[-1] if cuts else 0
    begin += len(left[begin:]) - len(left[begin:].lstrip())
    return floor + begin, left[begin:]
