"""Whose address it is: the school's own, or that of a company, an authority or another school beside it."""

import re
from collections.abc import Sequence

from audit.document import Block, Document, PageType, Role
from audit.rule import Context
from audit.vietnamese.addresses import Address
from audit.vietnamese.school_names import school_key, school_names_in
from audit.vietnamese.standing import (
    Standing,
    is_address_label,
    is_former,
    is_life_label,
    is_third_party,
    label_start,
    standing,
)
from audit.vietnamese.text import key

_BOARDING = re.compile(
    r"(?:PTDT[NB]T|dân tộc (?:nội|bán) trú|GDTX|giáo dục thường xuyên)(?: (?:THCS|THPT|TH))*\s+$",
    re.IGNORECASE,
)
_PLACES = frozenset({Role.HEADER, Role.FOOTER, Role.BANNER})
_IDENTITY = _PLACES | {Role.TITLE, Role.META}
_OWN_PAGES = frozenset({PageType.HOME, PageType.CONTACT, PageType.ABOUT, PageType.ORGANISATION})
_CAMPUS = re.compile(
    r"điểm\s+(?:trường|lẻ|phụ)|phân\s+hiệu|cơ\s+sở\s+(?:[2-9]|i{2,3}(?!\w)|hai|ba|phụ|lẻ)|"
    r"khu\s+(?:lẻ|phụ|[b-d](?!\w)|[2-9](?!\w))|cs\s?(?:[2-9]|ii)",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?<!\w)(?:UBND|HĐND|Sở|SỞ|Đồn|Ủy|Uỷ|ỦY|UỶ|Trạm|TRẠM|Công an|CÔNG AN|Quỹ|Trung tâm|TRUNG TÂM|"
    r"Bệnh viện|BỆNH VIỆN|Bưu điện|BƯU ĐIỆN|Ngân hàng|Nhà văn|Thư viện|Đường dây|"
    r"P(?:hòng|HÒNG) (?:VH|GD|(?i:văn h[oó][aá]|giáo dục|kinh tế)))(?!\w)"
)
_SUPERIOR = re.compile(r"chủ\s+quản|trực\s+thuộc|quản\s+lý", re.IGNORECASE)
_HEADING = 80  # letters; a longer block is no heading over an address


def is_own_address(document: Document, context: Context, number: int, address: Address) -> bool:
    """Does block *number* of *document* give *address* as the school's own of today?"""
    block = document.blocks[number]
    previous = document.blocks[number - 1].text if number else ""
    before = block.text[max(0, address.start - 200) : address.start]
    if _CAMPUS.search(before[-120:]) or _CAMPUS.search(previous[:60]) or is_life_label(previous):
        return False
    if is_former(block.text, address, context.as_of):
        return False
    place = standing(block.text, address)
    if place is Standing.AFTER_SCHOOL:
        return _names_school(context, before) is True
    labelled = place is Standing.LABELLED or (place is Standing.WHOLE and is_address_label(previous))
    if labelled:
        mine = block.role in _PLACES or document.page_type in _OWN_PAGES
        return mine and not _stands_under_another(context, document.blocks, number, address)
    here = block.role in _PLACES or document.page_type is PageType.CONTACT
    return here and place is Standing.WHOLE and block.role is not Role.TABLE


def _names_school(context: Context, text: str) -> bool | None:
    """Is the last school that *text* names the audited one? None when it names none."""
    names = school_names_in(text)
    if not names:
        return None
    own = {school_key(name) for name in context.school.names(context.as_of)}
    return any(name in own for name, _ in names[-1].readings())


def _stands_under_another(context: Context, blocks: Sequence[Block], number: int, address: Address) -> bool:
    """Does the line or the heading before the address belong to another school or body?"""
    block = blocks[number]
    left = block.text[: label_start(block.text, address)][-120:]
    above = [one.text for one in reversed(blocks[max(0, number - 3) : number]) if one.role is block.role]
    if is_third_party(left) or (above and is_third_party(above[0])):
        return True
    inside = [left] if re.search(r"\w", left) else []
    headings = [text for text in above if len(text) <= _HEADING] if block.role is Role.BODY else []
    for text in inside + headings:
        own = _names_school(context, text)
        if own is not None or _CAMPUS.search(text):
            return not own
        if _AUTHORITY.search(text):
            return _SUPERIOR.search(text) is None
    return False


def in_a_school_name(context: Context, text: str, address: Address) -> bool:
    """«Trường PTDTNT huyện Mẫu»: a school keeps its name until it is renamed."""
    title = key(address.units[0].title)
    own = any(title in key(name) for name in context.school.names(context.as_of))
    before = text[max(0, address.start - 60) : address.start]
    return (own and len(address.units) == 1) or _BOARDING.search(before) is not None


def beside_another_school(context: Context, block: Block, address: Address) -> bool:
    """«… giao lưu với Trường THCS Mẫu, huyện Mẫu»: running text gives the place of another school."""
    if block.role in _IDENTITY or standing(block.text, address) is not Standing.AFTER_SCHOOL:
        return False
    return not _names_school(context, block.text[max(0, address.start - 200) : address.start])
