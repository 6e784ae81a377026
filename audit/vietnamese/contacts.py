"""Telephone numbers and e-mail addresses that a page gives, and whose they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from audit.vietnamese.names import HONORIFIC, person_name, post_only
from audit.vietnamese.school_names import school_names_in
from audit.vietnamese.text import CAPITALISED


class Kind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"


class Owner(StrEnum):
    SCHOOL = "school"
    PERSON = "person"
    OTHER = "other"  # another body, another school, the maker of the site


@dataclass(frozen=True, slots=True)
class Contact:
    """One number or address; text[start:end] are its words, `value` is its normal form.

    `labelled` = a label such as «Điện thoại:» stands before it, here or in the text above.
    """

    kind: Kind
    value: str
    start: int
    end: int
    owner: Owner
    labelled: bool


_PHONE = re.compile(
    r"(?<![\w.+])(?:\(\s*(?:\+?\s?84|0\d{1,3})\s*\)|\+\s?84|0084|84(?=[ .\-]?\d{2})|0)"
    r"(?:[ .\-]{0,2}\(?\d\)?){6,10}(?!\d)"
)
_AT = r"\s?(?:@|\[\s?(?:at|a còng)\s?\]|\(\s?(?:at|a còng)\s?\)|\{at\}|＠)\s?"
_DOT = r"(?:\.|\s?\[\s?(?:dot|chấm)\s?\]\s?|\s?\(\s?(?:dot|chấm)\s?\)\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+\-])[A-Za-z0-9](?:[\w.+\-]|\\_)*{_AT}[A-Za-z0-9\-]+(?:{_DOT}[A-Za-z0-9\-]+)+", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?<!\w)(?:(?P<phone>(?:(?:số\s+)?điện\s+thoại|số\s+máy|s?đt(?!\w)|đ\.t\.?|tel(?:ephone)?(?!\w)|"
    r"phone(?!\w)|"
    r"hot\s?-?line|đường\s+dây\s+nóng)(?:\s*[/&,-]\s*fax)?)|(?P<fax>fax(?!\w))|(?P<email>e-?mail|"
    r"thư\s+điện\s+tử|h[òộ][mp]\s+thư|mail(?!\w)))",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(r":[^:]*\w\s*:|tài\s+khoản|mã\s+số|MST|STK|quyết\s+định|giấy\s+phép", re.IGNORECASE)
_NEW_OWNER = re.compile(r"trường|[.|•\n]\s|văn\s+phòng", re.IGNORECASE)
_REACH = 60  # letters from a label to its last number


def phone_key(text: str) -> str:
    """«(+84) 204 3856123», «0204.3856.123» → «02043856123»; empty when it cannot be a number of Viet Nam."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0084"):
        digits = digits[4:]
    elif digits.startswith("84") and not text.strip().startswith("0"):
        digits = digits[2:]
    digits = "0" + digits.lstrip("0")
    return digits if 9 <= len(digits) <= 11 else ""


def email_key(text: str) -> str:
    """«THCSLeLoi [at] bacninh.edu.vn.» → «thcsleloi@bacninh.edu.vn»."""
    text = re.sub(_AT, "@", text.replace("\\_", "_").strip(), flags=re.IGNORECASE)
    return re.sub(_DOT, ".", text, flags=re.IGNORECASE).replace(" ", "").strip(".,;").casefold()


def same_email(one: str, other: str) -> bool:
    return email_key(one) == email_key(other)


def is_landline(number: str) -> bool:
    return phone_key(number).startswith("02")


def values_in(text: str) -> frozenset[str]:
    """The normal form of everything in *text* that looks like a number or an e-mail, labelled or not."""
    phones = {phone_key(match[0]) for match in _PHONE.finditer(text)}
    return frozenset(phones | {email_key(match[0]) for match in _EMAIL.finditer(text)}) - {""}


@lru_cache(maxsize=16384)
def contacts_in(text: str, above: tuple[str, ...] = ()) -> tuple[Contact, ...]:
    """Every contact in *text*.

    `above` holds the texts right above it, the nearest first: in a list or a card the label, the person or
    the maker of the site often stands there.
    """
    if not re.search(r"\d{2}|@|\bat\b|còng", text):
        return ()
    found = sorted((*_phones(text, above), *_emails(text, above)), key=lambda c: c.start)
    return tuple(_shared(text, found))


def _shared(text: str, found: Sequence[Contact]) -> Iterator[Contact]:
    """«Cô Hạnh – ĐT: …; email: …»: a contact right behind a person's belongs to the same person."""
    before: Contact | None = None
    for contact in found:
        gap = text[before.end : contact.start] if before else ""
        if (
            before
            and before.owner is not Owner.SCHOOL
            and len(gap) <= _REACH // 2
            and not _NEW_OWNER.search(gap)
        ):
            before = replace(contact, owner=before.owner)
        else:
            before = contact
        yield before


def _phones(text: str, above: Sequence[str]) -> Iterator[Contact]:
    for match in _PHONE.finditer(text):
        value = phone_key(match[0])
        label = _label(text, match.start(), above)
        if not value or label == "fax":
            continue
        labelled = label == Kind.PHONE
        if labelled or _alone(text, match):
            owner = _owner(text, match.start(), match.end(), above, landline=is_landline(value))
            yield Contact(Kind.PHONE, value, match.start(), match.end(), owner, labelled)


def _emails(text: str, above: Sequence[str]) -> Iterator[Contact]:
    for match in _EMAIL.finditer(text):
        labelled = _label(text, match.start(), above) == Kind.EMAIL
        owner = _owner(text, match.start(), match.end(), above, landline=False)
        end = match.start() + len(match[0].rstrip(".,;"))
        yield Contact(Kind.EMAIL, email_key(match[0]), match.start(), end, owner, labelled)


def _label(text: str, start: int, above: Sequence[str]) -> str:
    """Return phone, fax or email: the last label before *start*, here or as the whole text above."""
    near = _LABEL.finditer(text, max(0, start - 2 * _REACH), start)
    labels = [label for label in near if start - label.end() <= _REACH]
    if labels:
        other = _OTHER_LABEL.search(text, labels[-1].end(), start)
        return "" if other else labels[-1].lastgroup or ""
    if start > _REACH or re.search(r"\w", text[:start]) or not above or len(above[0]) > 40:
        return ""
    label = _LABEL.search(above[0])
    return (label.lastgroup or "") if label and not re.search(r"\d{3}|@", above[0]) else ""


def _alone(text: str, match: re.Match[str]) -> bool:
    return len(text) <= _SMALL and not re.search(r"\w", text[: match.start()] + text[match.end() :])


_PERSON_NEAR = re.compile(
    rf"(?<!\w)(?:{HONORIFIC}\s+{CAPITALISED}|(?i:(?:phó\s+)?hiệu\s+trưởng|hiệu\s+phó|gvcn|giáo\s+viên|"
    rf"chủ\s+nhiệm|kế\s+toán|"
    r"văn\s+thư|thủ\s+quỹ|y\s+tế\s+học\s+đường|nhân\s+viên|bảo\s+vệ|tổ\s+trưởng|tổ\s+phó|chuyên\s+viên|"
    r"trưởng\s+phòng|"
    r"trưởng\s+ban|bí\s+thư|chủ\s+tịch|tổng\s+phụ\s+trách|phụ\s+huynh|người\s+phát\s+ngôn|admin|"
    r"quản\s+trị))(?!\w)"
)
_FULL_NAME = re.compile(rf"{CAPITALISED}(?:\s+{CAPITALISED}){{1,4}}")
_MAKER = re.compile(
    r"(?<!\w)(?:thiết kế|phát triển bởi|design|develop|powered by|xây dựng bởi|cung cấp bởi|"
    r"bản quyền phần mềm|"
    r"đơn vị thi công|hỗ trợ kỹ thuật|kỹ thuật viên|giải pháp)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|Phòng GD|Phòng Giáo dục|Phòng Văn hóa|Phòng VH|Công an|Tổng đài|"
    r"Trạm|Bệnh viện|"
    r"Bảo hiểm|Ngân hàng|VNPT|Viettel|Công ty|Cục|Hội|Trung tâm|Nhà xe|Nhà thầu|Xe đưa đón|Cứu hỏa|"
    r"Cấp cứu|Cảnh sát|"
    r"Điện lực|phòng,? chống|bảo vệ trẻ em|tin báo|tố giác|an toàn thông tin|MISA|VnEdu|SMAS|"
    r"cơ quan chủ quản|cấp trên)",
    re.IGNORECASE,
)
_NEAR = 40
_SMALL = 160  # letters of a block that is all about the maker of the site


def _owner(text: str, start: int, end: int, above: Sequence[str], *, landline: bool) -> Owner:
    before = text[max(0, start - _NEAR - 20) : start]
    after = re.split(r"[;|•\n]", text[end : end + _NEAR])[0]
    if _by_maker(text, start, above) or _BODY.search(before[-_NEAR - 20 :]):
        return Owner.OTHER
    if _names_person(before[-_NEAR:]) or _PERSON_NEAR.search(_bracket(after)) or person_name(_bracket(after)):
        return Owner.PERSON
    return (
        _owner_above(above)
        if not landline and not re.search(r"\w{4}", _LABEL.sub("", before))
        else Owner.SCHOOL
    )


def _by_maker(text: str, start: int, above: Sequence[str]) -> bool:
    if _MAKER.search(text if len(text) <= _SMALL else text[max(0, start - 2 * _SMALL) : start]):
        return True
    return any(_MAKER.search(line[:_SMALL]) for line in above[:2]) and not school_names_in(text)


def _names_person(before: str) -> bool:
    if _PERSON_NEAR.search(before):
        return True
    return any(person_name(m[0]) for m in _FULL_NAME.finditer(before) if len(m[0].split()) >= 3)


def _bracket(after: str) -> str:
    """«(cô Hạnh)», «– thầy Nam» behind a number; words of the next contact do not count."""
    match = re.match(r"\s*[(–—-]\s*(?P<who>[^();,:]{2,40})", after)
    return match["who"].strip() if match and not _LABEL.search(match["who"]) else ""


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
        if not (_LABEL.search(line) or re.search(r"\d{3}|@", line)):
            return Owner.SCHOOL
    return Owner.SCHOOL
