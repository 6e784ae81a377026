"""Whose telephone number or e-mail address a page gives: the words around it tell."""

import re
from collections.abc import Sequence
from enum import StrEnum

from audit.vietnamese.names import HONORIFIC, person_name, post_only
from audit.vietnamese.school_names import school_names_in
from audit.vietnamese.text import CAPITALISED


class Owner(StrEnum):
    SCHOOL = "school"
    PERSON = "person"
    OTHER = "other"  # another body, another school, the maker of the site


LABEL = re.compile(
    r"(?<!\w)(?:(?P<phone>(?:(?:số\s+)?điện\s+thoại|dien\s+thoai|số\s+máy|máy\s+bàn|di\s+động|"
    r"s?[đd]t(?:cđ|dđ|bàn)?(?!\w)|đ\.t\.?|tel(?:l|ephone)?(?!\w)|mobile(?!\w)|liên\s+hệ(?=\s*:\s*[+(]?$)|"
    r"phone(?!\w)|"
    r"hot\s?-?line|đường\s+dây\s+nóng)(?:\s*[/&,-]\s*fax)?)|(?P<fax>fax(?!\w))|(?P<email>e[\s.]?-?\s?mail|gmail|"
    r"thư\s+điện\s+tử|h[òộ][mp]\s+thư|mail(?!\w)))",
    re.IGNORECASE,
)
_PERSON_NEAR = re.compile(
    rf"(?<!\w)(?:{HONORIFIC}\s+{CAPITALISED}|(?i:(?:phó\s+)?hiệu\s+trưởng|hiệu\s+phó|gvcn|giáo\s+viên|"
    rf"chủ\s+nhiệm|kế\s+toán|"
    r"văn\s+thư|thủ\s+quỹ|y\s+tế\s+học\s+đường|nhân\s+viên|bảo\s+vệ|tổ\s+trưởng|tổ\s+phó|chuyên\s+viên|"
    r"trưởng\s+phòng|"
    r"trưởng\s+ban|bí\s+thư|chủ\s+tịch|tổng\s+phụ\s+trách|phụ\s+huynh|người\s+phát\s+ngôn|admin|"
    r"quản\s+trị))(?!\w)"
)
_STREET = re.compile(r"(?:đường|phố|ngõ|\d)\s+$", re.IGNORECASE)
_FULL_NAME = re.compile(rf"{CAPITALISED}(?:\s+{CAPITALISED}){{1,4}}")
_MAKER = re.compile(
    r"(?<!\w)(?:thiết kế|phát triển bởi|design|develop|powered by|xây dựng bởi|cung cấp bởi|"
    r"bản quyền phần mềm|"
    r"đơn vị thi công|hỗ trợ kỹ thuật|kỹ thuật\s*:|kỹ thuật viên|giải pháp)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:ví\s+dụ|chẳng\s+hạn|(?<!\w)vd)\W*(?:\w+\W+)?$", re.IGNORECASE)
_OWN_AGAIN = re.compile(
    r"(?:thoại|đt|hotline|mail|số)\s+(?:của\s+)?(?:nhà\s+)?trường|(?P<place>địa\s+chỉ\s*:|trụ\s+sở)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(?:(?<!cơ\s)(?:(?-i:S[ởỞ])(?!\w)|sở\s+(?:gd|giáo|y\s))|(?-i:B[ộỘ])(?!\w)|bộ\s+(?:gd|giáo)|UBND|"
    r"Ủy ban|Uỷ ban|Phòng GD|Phòng Giáo dục|Phòng Văn hóa|Phòng VH|Công an|Tổng đài|"
    r"Trạm|Bệnh viện|"
    r"Bảo hiểm|Ngân hàng|VNPT|Viettel|Công ty|Cục|(?-i:H[ộỘ][iI])(?!\w)|hội\s+(?:trưởng|cha|phụ)|"
    r"Trung tâm|Nhà xe|Nhà thầu|Xe đưa đón|Cứu hỏa|"
    r"Cấp cứu|Cảnh sát|"
    r"Điện lực|phòng,? chống|bảo vệ trẻ em|tin báo|tố giác|an toàn thông tin|MISA|VnEdu|SMAS|"
    r"nhà cung cấp|đơn vị (?:may|cung cấp)|đồng phục|suất ăn|bếp ăn|c(?:ăng|ăn|an)[ -]?tin(?!\w)|bưu điện|"
    r"phòng khám|"
    r"ban đại diện|nhà sách|cửa hàng|đại lý|hợp tác xã|trường bạn|cơ quan chủ quản|cấp trên)",
    re.IGNORECASE,
)
_NEAR = 40
_SMALL = 160  # letters of a block that is all about the maker of the site


def owner_of(text: str, start: int, end: int, above: Sequence[str], *, landline: bool) -> Owner:
    before = text[max(0, start - _NEAR - 20) : start]
    if again := [m for m in _OWN_AGAIN.finditer(before) if landline or not m["place"]]:
        before = before[again[-1].start() :]
    after = re.split(r"[;|•\n]", text[end : end + _NEAR])[0]
    if _by_maker(text, start, above) or _BODY.search(before) or _EXAMPLE.search(before):
        return Owner.OTHER
    if _names_person(before) or _PERSON_NEAR.search(_bracket(after)) or person_name(_bracket(after)):
        return Owner.PERSON
    return (
        _owner_above(above)
        if not landline and not re.search(r"\w{4}", LABEL.sub("", before))
        else Owner.SCHOOL
    )


def _by_maker(text: str, start: int, above: Sequence[str]) -> bool:
    if _MAKER.search(text if len(text) <= _SMALL else text[max(0, start - 2 * _SMALL) : start]):
        return True
    return any(_MAKER.search(line[:_SMALL]) for line in above[:2]) and not school_names_in(text)


def _names_person(before: str) -> bool:
    if _PERSON_NEAR.search(before[-_NEAR:]):
        return True
    near = len(before) - _NEAR
    names = (m for m in _FULL_NAME.finditer(before) if m.end() > near and len(m[0].split()) >= 3)
    return any(person_name(m[0]) and not _STREET.search(before[: m.start()]) for m in names)


def _bracket(after: str) -> str:
    """«(cô Hạnh)», «– thầy Nam» behind a number; words of the next contact do not count."""
    match = re.match(r"\s*[(–—-]\s*(?P<who>[^();,:]{2,40})", after)
    return match["who"].strip() if match and not LABEL.search(match["who"]) else ""


def _owner_above(above: Sequence[str]) -> Owner:
    """Look up past other contacts of the same card for a person, a post or another body."""
    for line in above[:4]:
        if (
            len(line) > 70
            or school_names_in(line)
            or re.search(r"địa chỉ|chịu trách nhiệm", line, re.IGNORECASE)
        ):
            return Owner.SCHOOL
        if person_name(line) or post_only(line) or _PERSON_NEAR.search(line):
            return Owner.PERSON
        if _BODY.search(line):
            return Owner.OTHER
        if not (LABEL.search(line) or re.search(r"\d{3}|@", line)):
            return Owner.SCHOOL
    return Owner.SCHOOL
