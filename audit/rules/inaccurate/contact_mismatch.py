"""INA-070: the school's telephone or e-mail on the page is not the registered one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from audit.document import Block, Document, PageType, Role, Voice, dated, living
from audit.privacy import mask_phones
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.contacts import (
    Contact,
    Kind,
    Owner,
    contacts_in,
    is_landline,
    registered,
    values_in,
)
from audit.vietnamese.frames import tells_the_past
from audit.vietnamese.school_names import of_another_school, school_key
from crawler.schools import Fact, School

_CAMPUS = re.compile(
    r"điểm\s+(?:trường|lẻ)|phân\s+hiệu|(?:cơ\s+sở|cs)\s?[2-9]|khu\s+(?:lẻ|[b-d](?!\w))", re.IGNORECASE
)
_PLACES = frozenset({Role.HEADER, Role.FOOTER, Role.BANNER})
_LINE = 160  # letters of a block that is a line of contacts
_WORDS = {Kind.PHONE: "Số điện thoại", Kind.EMAIL: "Địa chỉ email"}
_OLD_FACTS = School(
    "thcs-mau", "Trường THCS Mẫu", (), facts=(Fact("phone", "0204.3856.123"),), confirmed_on=date(2024, 1, 1)
)


def _lines(*lines: str) -> Document:
    blocks = tuple(Block(line, role=Role.FOOTER, voice=Voice.LIVING) for line in lines)
    return living("", blocks=blocks)


@page_rule(
    "INA-070",
    title="Điện thoại, email liên hệ trái với danh bạ",
    category=Category.INACCURATE,
    severity=Severity.HIGH,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022 về rà soát trang thông tin điện tử (thông tin phải chính xác)",),
    flags=(
        living("Điện thoại: 0204.3999.888"),
        living("Email: c2leloi@gmail.com"),
        living("Hotline nhà trường: 0912 000 111"),
        living("Thư điện tử: thcsleloi [at] bacninh.gov.vn."),
        living("thcsleloi@bacninhedu.vn", role="header"),
        _lines("Điện thoại", "(0204) 3999 888"),
        living("0204.3856.123 thcsleloi@bacninhedu.vn Thứ 2 – Thứ 6", role="body", page_type=PageType.HOME),
    ),
    advises=(
        living("ĐT: 0204.3856.123 – Hotline: 0912.000.111"),
        _lines("ĐT: 0204.3856.123", "Hotline: 0912.000.111"),
        Case(living("Điện thoại: 0204.3999.888"), school=_OLD_FACTS),
        living("info@truongmau.example", role="header"),
    ),
    passes=(
        living("ĐT: (+84) 204 3856123"),
        living("Điện thoại: (0204) 3 856 123 – Email: THCSLeLoi@bacninh.edu.vn."),
        living("Tổng đài bảo vệ trẻ em: 111"),
        living("Cô Hạnh (GVCN 6A): 0912.000.111"),
        living("Thiết kế bởi Công ty Web Mẫu – Hotline: 0912.000.222 – Email: webmau@congty.example"),
        _lines("Hiệu trưởng", "Phạm Văn Đồng", "ĐT: 0912.000.333", "Email: dongpv@truongmau.example"),
        living("Đường dây nóng Sở Giáo dục và Đào tạo: 0204.3854.000"),
        living("ĐT: 0204.3856.123; Fax: 0204.3856.999"),
        dated("2022-03-01", "Điện thoại: 0204.3999.888"),
        Case(living("Điện thoại: 0204.3999.888"), school="mn-hoa-hong"),
    ),
)
def contact_mismatch(document: Document, context: Context) -> Iterator[Hit]:
    """Số điện thoại hoặc email của nhà trường trên trang không có trong danh bạ.

    Vì sao: phụ huynh gọi nhầm, thư gửi không tới; giấy mời, công văn đi sai địa chỉ.
    Cách xử lý: sửa theo danh bạ; nếu nhà trường đã đổi số, báo cơ quan quản lý cập nhật danh bạ. Số riêng
    của giáo viên, số của cơ quan khác và của đơn vị thiết kế trang không tính.
    """
    facts = {
        Kind.PHONE: registered(Kind.PHONE, context.school.values("phone", context.as_of)),
        Kind.EMAIL: registered(Kind.EMAIL, context.school.values("email", context.as_of)),
    }
    groups: dict[tuple[Kind, Role], list[_Found]] = defaultdict(list)
    for found in _found(document, context, frozenset({*facts[Kind.PHONE], *facts[Kind.EMAIL]})):
        groups[found.contact.kind, found.block.role].append(found)
    for (kind, _), group in groups.items():
        known = facts[kind]
        confirmed = any(found.contact.value in known for found in group)
        for found in group:
            if known and found.contact.value not in known:
                yield _hit(context, found, known, extra=confirmed)


class _Found(NamedTuple):
    block: Block
    contact: Contact
    here: bool  # in a part of the page that speaks of the school itself
    anchored: bool  # beside another contact that the register knows
    campus: bool  # of a second campus, for which the register has no number of its own


def _found(document: Document, context: Context, known: frozenset[str]) -> Iterator[_Found]:
    """The contacts of the school itself in text that speaks for today."""
    own = {found for name in _own_names(context) if (found := school_key(name))}
    for number, block in enumerate(document.blocks):
        if block.voice is not Voice.LIVING or block.headline or block.role is Role.QUOTE:
            continue
        above = _above(document.blocks, number)
        contacts = contacts_in(block.text, above)
        anchored = len(block.text) <= _LINE and not known.isdisjoint(values_in(block.text))
        here = anchored or block.role in _PLACES or document.page_type is PageType.CONTACT
        for contact in contacts:
            before = block.text[: contact.start]
            if contact.owner is not Owner.SCHOOL or not (here or contact.labelled):
                continue
            if of_another_school(before, above[:3], own) or _is_past(block, contact, context.as_of):
                continue
            campus = any(_CAMPUS.search(text) for text in (before[-120:], *above[:3]))
            yield _Found(block, contact, here, anchored, campus)


def _own_names(context: Context) -> tuple[str, ...]:
    return (*context.school.names(context.as_of), *context.school.past_values("name", context.as_of))


def _is_past(block: Block, contact: Contact, day: date) -> bool:
    """In running text only: a footer's «© 2020–2026» tells no past."""
    return block.role not in _PLACES and tells_the_past(block.text, contact.start, contact.end, day)


def _above(blocks: Sequence[Block], number: int) -> tuple[str, ...]:
    """The texts right above a block in the same part of the page, the nearest first."""
    role = blocks[number].role
    above = reversed(blocks[max(0, number - 4) : number])
    return tuple(block.text for block in above if block.role is role)


def _hit(context: Context, found: _Found, known: dict[str, str], *, extra: bool) -> Hit:
    block, contact = found.block, found.contact
    right = ", ".join(dict.fromkeys(known.values()))
    words = block.text[contact.start : contact.end]
    shown = words if block.role in _PLACES else mask_phones(words)
    extra = extra and not _misspelt(contact, known)
    fresh = context.school.facts_are_fresh(context.as_of)
    what = _WORDS[contact.kind]
    unsure = extra or not fresh
    told = f"{what} «{shown}» không có trong danh bạ" + (" (có thêm số đã đăng ký bên cạnh)" if extra else "")
    suggestion = f"Sửa thành «{right}» theo danh bạ."
    if unsure or found.campus:
        suggestion = f"Đề nghị xác nhận lại danh bạ (đang ghi «{right}»); nếu không đúng thì sửa trên trang."
    return Hit(
        message=f"{told}; danh bạ ghi «{right}».",
        value=f"{contact.kind} {contact.value}",
        suggestion=suggestion,
        block=block,
        start=contact.start,
        end=contact.end,
        advisory=unsure or not _sure(found, known),
    )


def _misspelt(contact: Contact, known: dict[str, str]) -> bool:
    """An e-mail one or two letters off the registered one is no second address."""
    far = min(DamerauLevenshtein.distance(contact.value, value) for value in known)
    return contact.kind is Kind.EMAIL and far <= 2


def _sure(found: _Found, known: dict[str, str]) -> bool:
    """Labelled, or unmistakable by itself, in a part of the page that belongs to the school."""
    contact = found.contact
    if found.campus:
        return False
    if contact.labelled or found.anchored or not found.here:
        return found.here
    if contact.kind is Kind.PHONE:
        return is_landline(contact.value)
    return contact.value.partition("@")[0] in {value.partition("@")[0] for value in known}
