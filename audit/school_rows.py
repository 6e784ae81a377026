"""Rows of an office's list as schools of the register; whatever could not be used is remarked on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from audit.school_cells import (
    addresses,
    channel,
    emails,
    is_above_our_levels,
    is_nothing,
    levels,
    person,
    phones,
    short_name,
    social_platform,
)
from audit.school_list import Line, SchoolSheet
from audit.vietnamese.text import fold, squeeze
from crawler.register_structure import shown
from crawler.schools import Platform
from crawler.slugs import RESERVED, slug

_NOT_A_SCHOOL = re.compile(
    r"(tong|tong cong|tong so|cong)( \d+.*)?|(nguoi lap|noi nhan|ghi chu|danh sach|ngay|tm)\b.*|"
)
_OF_A_SCHOOL = re.compile(r"@|\d{6}|\w\.\w")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one row; `lost` when a part of it did not get into the register."""

    sheet: str
    row: int
    text: str
    lost: bool = True


@dataclass(slots=True)
class Reading:
    """What was understood of the list."""

    schools: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, line: Line, text: str, *, lost: bool = True) -> None:
        self.remarks.append(Remark(line.sheet, line.number, text, lost))


def read_schools(sheets: Iterable[SchoolSheet], known_ids: Mapping[str, str]) -> Reading:
    """Make schools of all lines; *known_ids* (folded name → id) keeps the ids of schools known before."""
    reading = Reading()
    seen: dict[str, Line] = {}
    sites: dict[str, Line] = {}
    for sheet in sheets:
        section = levels(sheet.title)
        for line in sheet.lines:
            if _is_section(line):
                section = levels(line.text("name")) or section
            elif school := _school(line, section, reading, seen):
                _website(line, school, reading, sites)
                _channels(line, school, reading)
                _facts(line, school, reading)
                reading.schools.append(
                    {"id": _id(school["name"], known_ids, reading.schools), **_tidy(school)}
                )
    return reading


def _is_section(line: Line) -> bool:
    """«I. Khối Mầm non»: names a level and nothing else."""
    words = set(fold(line.text("name")).split()) - {
        "i",
        "ii",
        "iii",
        "iv",
        "khoi",
        "cap",
        "cac",
        "truong",
        "bac",
        "hoc",
    }
    alone = set(line.cells) <= {"name", "level", "id"}
    return (
        alone
        and bool(words)
        and words <= {"mam", "non", "mn", "tieu", "hoc", "th", "thcs", "trung", "co", "so", "va"}
    )


def _school(line: Line, section: str, reading: Reading, seen: dict[str, Line]) -> dict[str, Any] | None:
    name = squeeze(line.text("name"))
    if not name:
        values = [cell.text for cells in line.cells.values() for cell in cells]
        # Without any of these it is a signature or a note under the table.
        is_school = any(_OF_A_SCHOOL.search(value) or levels(value) for value in values)
        reading.remark(line, "không có tên trường — dòng này không được đưa vào", lost=is_school)
        return None
    if _NOT_A_SCHOOL.fullmatch(fold(name)):
        reading.remark(line, f"{shown(name)} không phải tên trường — dòng này không được đưa vào", lost=False)
        return None
    level = levels(line.text("level")) or levels(name) or section
    if not level or is_above_our_levels(f"{line.text('level')} {name}"):
        why = "trường có cấp THPT" if is_above_our_levels(name) else "không rõ cấp học (MN, TH, THCS)"
        reading.remark(line, f"{shown(name)}: {why} — dòng này không được đưa vào")
        return None
    identity = fold(f"{name} {line.text('address')} {line.text('website')}")
    if (first := seen.setdefault(identity, line)) is not line:
        reading.remark(
            line, f"{shown(name)} trùng với dòng {first.number} ({first.sheet}) — chỉ lấy một lần", lost=False
        )
        return None
    return {"name": name, "level": level, "channels": [], "facts": {}}


def _id(name: str, known_ids: Mapping[str, str], schools: list[dict[str, Any]]) -> str:
    taken = {school["id"] for school in schools}
    wanted = known_ids.get(fold(name)) or slug(short_name(name))[:50].strip("-") or "truong"
    taken_or_kept = taken | RESERVED | (set(known_ids.values()) - {wanted})
    numbered = (
        wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken_or_kept) + 2)
    )
    return next(id for id in numbered if id not in taken_or_kept)


def _website(line: Line, school: dict[str, Any], reading: Reading, sites: dict[str, Line]) -> None:
    for cell in line.cells.get("website", ()):
        found = list(addresses(cell))
        if not found and not is_nothing(cell.text):
            reading.remark(line, f"{shown(cell.text)} không phải địa chỉ trang web — để trống website")
        for url in found:
            platform, site = social_platform(url), urlsplit(url).netloc.casefold().removeprefix("www.")
            if platform:
                _channel(line, school, reading, platform, url)
            elif "website" in school:
                _other_host(school, url)
            elif sites.setdefault(site + urlsplit(url).path.rstrip("/"), line) is line:
                school["website"] = url
            else:
                reading.remark(line, f"trang web {site} đã là của một dòng khác — để trống website")


def _other_host(school: dict[str, Any], url: str) -> None:
    host = urlsplit(url).netloc
    if host not in {urlsplit(school["website"]).netloc, *school.get("other_hosts", ())}:
        school.setdefault("other_hosts", []).append(host)


def _channels(line: Line, school: dict[str, Any], reading: Reading) -> None:
    for platform in Platform:
        for cell in line.cells.get(platform.value, ()):
            found = list(addresses(cell))
            for url in found:
                _channel(line, school, reading, platform, url)
            if not found and not is_nothing(cell.text):
                reading.remark(
                    line, f"ô {platform} không chứa địa chỉ kênh (tên hoặc số điện thoại?) — không lấy"
                )


def _channel(line: Line, school: dict[str, Any], reading: Reading, platform: Platform, url: str) -> None:
    address, why = channel(platform, url)
    if why:
        reading.remark(line, f"kênh {platform}: địa chỉ {why}")
    elif not any(known["url"] == address for known in school["channels"]):
        school["channels"].append({"platform": platform.value, "url": address})


def _facts(line: Line, school: dict[str, Any], reading: Reading) -> None:
    facts = school["facts"]
    for kind, text in (
        ("address", squeeze(line.text("address"))),
        ("principal", person(line.text("principal"))),
    ):
        if not is_nothing(text):
            facts[kind] = text
    facts["phone"] = list(_phones(line, reading))
    facts["email"] = list(_emails(line, reading))
    facts["campus"] = [part for cell in line.cells.get("campus", ()) for part in _parts(cell.text)]
    for kind in ("vice_principal", "spokesperson"):
        facts[kind] = [person(part) for cell in line.cells.get(kind, ()) for part in _parts(cell.text)]
    school["aliases"] = [part for cell in line.cells.get("aliases", ()) for part in _parts(cell.text)]


def _phones(line: Line, reading: Reading) -> Iterator[str]:
    seen: set[str] = set()
    for cell in line.cells.get("phone", ()):
        good, bad = phones(cell)
        for number in good:
            digits = "".join(filter(str.isdigit, number))
            if digits not in seen:
                seen.add(digits)
                yield number
        if any(not is_nothing(part) for part in bad):
            reading.remark(line, "ô điện thoại có phần không phải số điện thoại — phần đó không được đưa vào")


def _emails(line: Line, reading: Reading) -> Iterator[str]:
    for cell in line.cells.get("email", ()):
        found = emails(cell)
        yield from found
        if not found and not is_nothing(cell.text):
            reading.remark(line, "ô thư điện tử không chứa địa chỉ thư — không lấy")


def _parts(text: str) -> list[str]:
    return [
        part
        for raw in text.replace(";", "\n").splitlines()
        if (part := squeeze(raw)) and not is_nothing(part)
    ]


def _tidy(school: dict[str, Any]) -> dict[str, Any]:
    """In the register's order, without what is empty, a single value instead of a list of one."""
    facts = {
        kind: value[0] if isinstance(value, list) and len(value) == 1 else value
        for kind, value in school["facts"].items()
        if value
    }
    order = ("name", "level", "aliases", "website", "other_hosts", "channels")
    return {key: school[key] for key in order if school.get(key)} | ({"facts": facts} if facts else {})
