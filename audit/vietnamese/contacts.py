"""Telephone numbers and e-mail addresses that a page gives, and whose they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from audit.vietnamese.contact_owners import LABEL, Owner, owner_of

__all__ = [
    "Contact",
    "Kind",
    "Owner",
    "contacts_in",
    "email_key",
    "is_landline",
    "phone_key",
    "registered",
    "same_email",
    "values_in",
]


class Kind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"


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
    r"(?<![\w.+])(?:\+\s?84\s?\(0\)|\(\s*(?:\+?\s?84|0\d{1,3})\s*\)|\+\s?84|0084|84(?=[ .\-]?\d{2})|0)"
    r"(?:[ .\-]{0,2}\(?\d\)?){6,10}(?!\d)"
)
_AT = r"\s?(?:@|\[\s?(?:at|a còng)\s?\]|\(\s?(?:at|a còng)\s?\)|\{at\}|＠)\s?"
_DOT = r"(?:\.|\s?\[\s?(?:dot|chấm)\s?\]\s?|\s?\(\s?(?:dot|chấm)\s?\)\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+\-])[A-Za-z0-9](?:[\w.+\-]|\\_)*{_AT}[A-Za-z0-9\-]+(?:{_DOT}[A-Za-z0-9\-]+)+", re.IGNORECASE
)
_OTHER_LABEL = re.compile(r":[^:]*\w\s*:|tài\s+khoản|mã\s+số|MST|STK|quyết\s+định|giấy\s+phép", re.IGNORECASE)
_NEW_OWNER = re.compile(r"trường|[.|•\n]\s|văn\s+phòng", re.IGNORECASE)
_SMALL = 160  # letters of a line that may be a number and nothing else
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


def registered(kind: Kind, values: Iterable[str]) -> dict[str, str]:
    """Normal form → registered value; one value may hold several («0204 3911 001; 0912 345 678»)."""
    found: dict[str, str] = {}
    pattern, normal = (_PHONE, phone_key) if kind is Kind.PHONE else (_EMAIL, email_key)
    for value in values:
        parts = [match[0] for match in pattern.finditer(value)] or [value]
        found.update({normal(part): value for part in parts})
    found.pop("", None)
    return found


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
            owner = owner_of(text, match.start(), match.end(), above, landline=is_landline(value))
            yield Contact(Kind.PHONE, value, match.start(), match.end(), owner, labelled)


def _emails(text: str, above: Sequence[str]) -> Iterator[Contact]:
    for match in _EMAIL.finditer(text):
        labelled = _label(text, match.start(), above) == Kind.EMAIL
        owner = owner_of(text, match.start(), match.end(), above, landline=False)
        end = match.start() + len(match[0].rstrip(".,;"))
        yield Contact(Kind.EMAIL, email_key(match[0]), match.start(), end, owner, labelled)


def _label(text: str, start: int, above: Sequence[str]) -> str:
    """Return phone, fax or email: the last label before *start*, here or as the whole text above."""
    near = LABEL.finditer(text, max(0, start - 2 * _REACH), start)
    labels = [label for label in near if start - label.end() <= _REACH]
    if labels:
        other = _OTHER_LABEL.search(text, labels[-1].end(), start)
        return "" if other else labels[-1].lastgroup or ""
    if start > _REACH or re.search(r"\w", text[:start]) or not above or len(above[0]) > 40:
        return ""
    label = LABEL.search(above[0])
    return (label.lastgroup or "") if label and not re.search(r"\d{3}|@", above[0]) else ""


def _alone(text: str, match: re.Match[str]) -> bool:
    return len(text) <= _SMALL and not re.search(r"\w", text[: match.start()] + text[match.end() :])
