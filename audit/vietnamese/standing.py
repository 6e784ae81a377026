"""How an address stands in its text: behind a label, behind a school's name, alone, or in a sentence."""

import re
from enum import StrEnum

from audit.vietnamese.addresses import ADDRESS_LABEL, Address
from audit.vietnamese.frames import tells_a_life
from audit.vietnamese.school_names import school_names_in

_REACH = 200  # letters to the left of an address that may say what it is


class Standing(StrEnum):
    """How an address stands in its text."""

    LABELLED = "labelled"  # behind «Địa chỉ:»
    AFTER_SCHOOL = "after school"  # right behind a school's name
    WHOLE = "whole"  # the text is nothing else
    PROSE = "prose"  # in a sentence
    FOREIGN = "foreign"  # part of another body's name or of a person's biography


_BODY = re.compile(
    r"(?<!\w)(?P<body>UBND|HĐND|TAND|MTTQ|LĐLĐ|UB|(?:Ủy ban|Uỷ ban|Hội đồng|Phòng|Sở|Đảng|Đoàn|Hội|Trạm|Tòa|"
    r"Trung tâm|"
    r"Bệnh viện|Báo|Đài|Cục|Chi|Ban|Kho bạc|Trưởng phòng)[^,;:.]{0,40}|(?:Công ty|Ngân hàng)[^:]{0,60}|"
    r"Công an|"
    r"Thành ủy|Huyện ủy|Tỉnh ủy|Bưu điện|Chủ tịch|Bí thư|Giải[^,;:.]{0,20}|cấp|các)\s*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"học sinh|phụ huynh|thường trú|công ty|phòng g|sở g|ubnd|nhà thầu|đơn vị|email|e-mail|website|web|"
    r"trang|truy cập",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:,?\s*Việt Nam)?\s*(?:[.,;|·•)\]]|$|[–—-]\s|(?i:điện thoại|đt|sđt|tel|fax|e-?mail|website|"
    r"hotline|mã|số))",
)


def standing(text: str, address: Address) -> Standing:
    """How *address* stands in *text*."""
    floor = max(0, address.start - _REACH)
    left = text[floor : address.start].rstrip(" ,;–—-|·•(/:")
    labels = ADDRESS_LABEL.finditer(text, floor, address.start)
    label = next((m for m in labels if m.end() <= address.start <= m.end() + 3), None)
    if tells_a_life(text, address.start) or (label and _OTHERS.search(label["whose"] or "")):
        return Standing.FOREIGN
    if label:
        return Standing.LABELLED
    if _part_of_a_body(left):
        return Standing.FOREIGN
    if not _AFTER.match(text, address.end):
        return Standing.PROSE
    school = next(
        (s for s in school_names_in(left) if any(end == len(left) for _, end in s.readings())), None
    )
    if school:
        return Standing.AFTER_SCHOOL
    return Standing.PROSE if re.search(r"\w", left) else Standing.WHOLE


def _part_of_a_body(left: str) -> bool:
    """«UBND», «Công an», «Hội khỏe Phù Đổng» right before: the place belongs to that name."""
    body = _BODY.search(left[-90:])
    return body is not None and (body["body"][0].isupper() or body["body"] in {"cấp", "các", "công an"})


def is_address_label(text: str) -> bool:
    """Is *text* nothing but the label of the school's own address («Địa chỉ», «Địa chỉ trường:»)?"""
    label = ADDRESS_LABEL.match(text.strip() + ":")
    return label is not None and label.end() >= len(text.strip()) and not _OTHERS.search(label["whose"] or "")
