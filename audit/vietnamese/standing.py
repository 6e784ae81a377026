"""How an address stands in its text: behind a label, behind a school's name, alone, or in a sentence."""

import re
from datetime import date
from enum import StrEnum

from audit.vietnamese.addresses import ADDRESS_LABEL, Address
from audit.vietnamese.frames import tells_a_life, tells_the_past
from audit.vietnamese.school_names import school_names_in
from audit.vietnamese.text import UPPER

_LABEL = 40  # letters of a label that stands in a line of its own
_ENTRY = 600  # letters around an address that may say when it was valid
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
_THIRD_PARTY = re.compile(
    r"(?<!\w)(?:thiết kế|phát triển bởi|xây dựng bởi|công ty|cty|nhà xuất bản|nhà thầu)(?!\w)", re.IGNORECASE
)
_PLAIN_PARTS = re.compile(rf"(?:[{UPPER}\d][^\s,:;.–|]*(?: [^\s,:;.–|]+){{0,5}}\s*(?:[,–|]|\s-)\s*){{1,3}}")
_NEXT_FACT = re.compile(r"(?<!\w)(?:điện thoại|đt|sđt|tel|fax|e-?mail|website|hotline)(?!\w)", re.IGNORECASE)


def standing(text: str, address: Address) -> Standing:
    """How *address* stands in *text*."""
    floor = max(0, address.start - _REACH)
    left = text[floor : address.start].rstrip(" ,;–—-|·•(/:")
    label = _label(text, address)
    if tells_a_life(text, address.start) or (label and _OTHERS.search(label["whose"] or "")):
        return Standing.FOREIGN
    if label:
        third = is_third_party(text[max(0, label.start() - 80) : label.start()])
        return Standing.FOREIGN if third else Standing.LABELLED
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


def _label(text: str, address: Address) -> re.Match[str] | None:
    """The address label before *address*; words that name no unit («Dĩnh Kế, TP. Mẫu») may lie between."""
    for label in ADDRESS_LABEL.finditer(text, max(0, address.start - _REACH), address.start):
        between = text[label.end() : address.start]
        plain = (
            ":" in label[0] and _PLAIN_PARTS.fullmatch(between) and not _BODY.search(between.rstrip(" ,–-|"))
        )
        if len(between) <= 3 or (plain and not school_names_in(between)):
            return label
    return None


def is_third_party(text: str) -> bool:
    """Does *text* end with a company («Thiết kế bởi Công ty …»), so that an address behind it is not ours?"""
    found = _THIRD_PARTY.search(text)
    return found is not None and not school_names_in(text[found.end() :])


def label_start(text: str, address: Address) -> int:
    """Where the label of *address* begins; the address itself when it has none."""
    label = _label(text, address)
    return label.start() if label else address.start


def is_life_label(text: str) -> bool:
    """Is *text* the label of a birthplace or a home («Quê quán:»)? The next line is no address of ours."""
    return len(text) <= _LABEL and tells_a_life(text, len(text))


def is_former(text: str, address: Address, today: date) -> bool:
    """Is *address* given as that of former times? Other entries of the same line do not count."""
    label = label_start(text, address)
    apart = re.search(r"[.;|•·–—-]\s*$", text[max(0, label - 3) : label])
    begin = label if apart else max(0, address.start - _ENTRY)
    fact = _NEXT_FACT.search(text, address.end, address.end + _ENTRY)
    entry = text[begin : fact.start() if fact else address.end + _ENTRY]
    return tells_the_past(entry, address.start - begin, address.end - begin, today)


def _part_of_a_body(left: str) -> bool:
    """«UBND», «Công an», «Hội khỏe Phù Đổng» right before: the place belongs to that name."""
    body = _BODY.search(left[-90:])
    return body is not None and (body["body"][0].isupper() or body["body"] in {"cấp", "các", "công an"})


def is_address_label(text: str) -> bool:
    """Is *text* nothing but the label of the school's own address («Địa chỉ», «Địa chỉ trường:»)?"""
    label = ADDRESS_LABEL.match(text.strip() + ":")
    return label is not None and label.end() >= len(text.strip()) and not _OTHERS.search(label["whose"] or "")
