"""Numbers that name one person: personal identity number, old identity card, health insurance, passport."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from audit.vietnamese.text import fold
from crawler.personal_numbers import GROUPED, PROVINCES


class Kind(StrEnum):
    CITIZEN = "số định danh cá nhân/CCCD"
    OLD_CARD = "số CMND"
    INSURANCE = "mã thẻ BHYT/BHXH"
    PASSPORT = "số hộ chiếu"


class Label(StrEnum):
    """What the words beside a number say about it."""

    PERSON = "person"
    TAX = "tax"  # since 1/7/2025 a person's tax code is the identity number; a firm's is not
    EXAMPLE = "example"  # a text that explains how such numbers are made
    OTHER = "other"
    NONE = ""


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number in a text. `birth_year` is part of the 12-digit one; `grouped` ones need a label to count."""

    kind: Kind
    start: int
    end: int
    label: Label
    birth_year: int | None = None
    grouped: bool = False


_NO_MONEY = r"(?!\s*(?:đồng|đ(?!\w)|vnđ|VNĐ|vnd|VND))"
_CITIZEN = re.compile(rf"(?<!\d)(?<!\d[.,\-])(?:(?P<plain>0\d{{11}})|{GROUPED})(?!\d)(?![.\-]\d){_NO_MONEY}")
_NINE_DIGITS = re.compile(r"(?<!\d)(?<!\d[.,\-/])\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)(?![.\-/]\d)" + _NO_MONEY)
_CARD = re.compile(r"(?<![^\W_])[A-Z]{2}[ .\-]?\d(?:[ .\-]?\d){12}(?!\d)")
_WHOLE_CARD = re.compile(  # known by itself: kind of member, share, province, ten digits
    r"(?<![^\W_])(?:HS|TE|GD|DN|HC|HT|CN|HN|TC|SV|BT|DT|DK|TN)[1-5]\d{12}(?!\d)"
)
_SOCIAL = re.compile(r"(?<!\d)(?<!\d[.,\-/])\d{10}(?!\d)(?![.\-/]\d)")
_PASSPORT = re.compile(r"(?<![^\W_])[A-Z] ?\d{7,8}(?!\d)")
_MOBILE = re.compile(r"0[235789]\d{8}")

_PERSON_WORDS = (
    r"cccd|can cuoc|cmnd|cmt|cmtnd|chung minh (?:nhan dan|thu)|dinh danh|ddcn|ma so ca nhan|so ca nhan"
    r"|giay to tuy than"
)
_OTHER_WORDS = (
    r"tai khoan|stk|so tk|tk|ma vach|barcode|hoa don|ma ho so|so ho so|ma don|van don|se[- ]?ri|serial|imei"
    r"|so bao danh|sbd|ma tai san|ma thiet bi|buu gui|luot (?:truy cap|xem)|facebook|zoom|google meet"
    r"|dien thoai|so dt|dt|sdt|fax|hotline|zalo|ma tra cuu|giao dich|bien lai|ma san pham|hop dong|isbn"
)
_TAX_WORDS = r"ma so thue|mst"
_LABEL = re.compile(
    rf"\b(?:(?P<person>{_PERSON_WORDS})|(?P<tax>{_TAX_WORDS})|(?P<other>{_OTHER_WORDS}))(?![a-z])"
)
_EXAMPLE = re.compile(r"\b(?:vi du|vd|gia su|chang han|minh hoa)\b")
_OLD_CARD_WORDS = re.compile(r"\b(?:cmnd|cmtnd|cmt|chung minh (?:nhan dan|thu))(?![a-z])")
_INSURANCE_WORDS = re.compile(r"\b(?:bhyt|bao hiem y te|bhxh|bao hiem xa hoi|the bao hiem)(?![a-z])")
_SOCIAL_LABEL = re.compile(r"\b(?:ma|so)(?: so)?(?: the)? (?:bhyt|bhxh|bao hiem y te|bao hiem xa hoi)$")
_PASSPORT_WORDS = re.compile(r"\b(?:ho chieu|passport)(?![a-z])")
_NEAR = 60
_CLOSE = 30


def birth_year(digits: str, latest: int) -> int | None:
    """Year of birth inside a 12-digit number; None when it cannot be such a number."""
    if len(digits) != 12 or digits[:3] not in PROVINCES or digits[3] not in "0123":
        return None
    year = 1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])
    return year if 1930 <= year <= latest else None


def label_of(words: str) -> Label:
    """What a column header or a neighbouring cell says about the numbers beside it."""
    found = list(_LABEL.finditer(fold(words)))
    return Label(str(found[-1].lastgroup)) if found else Label.NONE


def identity_numbers(text: str, latest: int, header: str = "") -> Iterator[IdentityNumber]:
    """Every number in *text* that names a person; *header* is what stands above or before the cell.

    Short kinds (nine digits, insurance, passport) are only numbers of a person beside their own label.
    """
    if not any(char.isdigit() for char in text):
        return
    yield from _citizens(text, latest, header)
    yield from _labelled(text, header, _NINE_DIGITS, _OLD_CARD_WORDS, Kind.OLD_CARD)
    yield from _labelled(text, header, _CARD, _INSURANCE_WORDS, Kind.INSURANCE)
    yield from _whole_cards(text, header)
    yield from _labelled(text, header, _PASSPORT, _PASSPORT_WORDS, Kind.PASSPORT)
    yield from _social(text, header)


def _citizens(text: str, latest: int, header: str) -> Iterator[IdentityNumber]:
    for match in _CITIZEN.finditer(text):
        year = birth_year(re.sub(r"\D", "", match[0]), latest)
        if year is None:
            continue
        label = _label_near(text, match.start(), match.end()) or label_of(header)
        grouped = match["plain"] is None
        if label is Label.OTHER or (grouped and label is not Label.PERSON):
            continue
        yield IdentityNumber(Kind.CITIZEN, match.start(), match.end(), label, year, grouped)


def _label_near(text: str, start: int, end: int) -> Label:
    """The nearest label before the number, else one right behind it."""
    words = fold(text[max(0, start - _NEAR) : start])
    if before := list(_LABEL.finditer(words)):
        label = Label(str(before[-1].lastgroup))
        return Label.EXAMPLE if label is Label.PERSON and _EXAMPLE.search(words) else label
    behind = _LABEL.search(fold(text[end : end + _NEAR]))
    return Label.PERSON if behind and behind.lastgroup == "person" else Label.NONE


def _labelled(
    text: str, header: str, number: re.Pattern[str], words: re.Pattern[str], kind: Kind
) -> Iterator[IdentityNumber]:
    for match in number.finditer(text):
        before = fold(text[max(0, match.start() - _CLOSE) : match.start()])
        if not words.search(before or fold(header)) or _last_label_is_other(before):
            continue
        yield IdentityNumber(kind, match.start(), match.end(), Label.PERSON)


def _last_label_is_other(before: str) -> bool:
    found = list(_LABEL.finditer(before))
    return bool(found) and found[-1].lastgroup != "person"


def _whole_cards(text: str, header: str) -> Iterator[IdentityNumber]:
    """Insurance cards without a word beside them."""
    for match in _WHOLE_CARD.finditer(text):
        before = fold(text[max(0, match.start() - _CLOSE) : match.start()])
        if not _INSURANCE_WORDS.search(before or fold(header)) and not _last_label_is_other(
            before or fold(header)
        ):
            yield IdentityNumber(Kind.INSURANCE, match.start(), match.end(), Label.NONE)


def _social(text: str, header: str) -> Iterator[IdentityNumber]:
    """The ten digits on newer insurance cards, only right behind their label and never a phone."""
    for match in _SOCIAL.finditer(text):
        before = fold(text[max(0, match.start() - _CLOSE) : match.start()]) or fold(header)
        if _SOCIAL_LABEL.search(before) and not _MOBILE.fullmatch(match[0]):
            yield IdentityNumber(Kind.INSURANCE, match.start(), match.end(), Label.PERSON)
