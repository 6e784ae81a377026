"""INA-080: the school's address on the page is not the registered one."""

import re
from collections.abc import Iterator
from datetime import date

from audit.document import Block, Document, PageType, Role, Voice, dated, living
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.addresses import Address, Tier, addresses_in
from audit.vietnamese.frames import tells_the_past
from audit.vietnamese.school_names import school_key, school_names_in
from audit.vietnamese.standing import Standing, is_address_label, standing
from audit.vietnamese.text import key
from crawler.schools import Fact, School

_PLACES = frozenset({Role.HEADER, Role.FOOTER, Role.BANNER})
_OWN_PAGES = frozenset({PageType.HOME, PageType.CONTACT, PageType.ABOUT, PageType.ORGANISATION})
_CAMPUS = re.compile(
    r"điểm\s+trường|điểm\s+lẻ|phân\s+hiệu|cơ\s+sở\s+[2-9]|khu\s+(?:lẻ|[b-d](?!\w))|cs\s?[2-9]", re.IGNORECASE
)
_OLD_FACTS = School(
    "thcs-mau",
    "Trường THCS Mẫu",
    (),
    facts=(Fact("address", "Số 1 đường Mẫu, phường Mẫu, tỉnh Mẫu"),),
    confirmed_on=date(2024, 1, 1),
)


@page_rule(
    "INA-080",
    title="Địa chỉ trái với danh bạ",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022 về rà soát trang thông tin điện tử (thông tin phải chính xác)",),
    flags=(
        living("phường Đa Mai, thành phố Bắc Ninh"),
        living("phường Đa Mai, tỉnh Bắc Ninh"),
        living("Số 15 đường Nguyễn Thị Lưu, phường Bắc Giang"),
        living("phường Bắc Giang, tỉnh Bắc Giang"),
        living("Địa chỉ: Số 51, đường Nguyễn Thị Lưu, phường Tân Tiến, TP. Bắc Ninh"),
    ),
    advises=(
        living("Địa chỉ: Số 51 đường Hoàng Văn Thụ, phường Bắc Giang, thành phố Bắc Ninh"),
        living("Địa chỉ: xã Bắc Giang, thành phố Bắc Ninh"),
        Case(living("Địa chỉ: phường Khác, tỉnh Mẫu"), school=_OLD_FACTS),
    ),
    passes=(
        living("P. Bắc Giang, T. Bắc Ninh"),
        living("Đường Nguyễn Thị Lưu, phường Bắc Giang, thành phố Bắc Ninh"),
        living("Điểm trường lẻ: tổ dân phố Cốc, phường Bắc Giang"),
        living("Địa chỉ: 51 Nguyễn Thị Lưu - P. Bắc Giang - TP Bắc Ninh"),
        living("Địa chỉ: phường Thọ Xương, TP Bắc Giang, tỉnh Bắc Giang"),
        living("UBND phường Đa Mai, thành phố Bắc Ninh"),
        living("Tuyển sinh trẻ thường trú tại phường Đa Mai, thành phố Bắc Ninh", role="body"),
        living("Trường THCS Trần Phú – phường Đa Mai, thành phố Bắc Ninh"),
        dated("2026-10-01", "Địa chỉ: phường Đa Mai, thành phố Bắc Ninh"),
        Case(living("Địa chỉ: phường Đa Mai, thành phố Bắc Ninh"), school="mn-hoa-hong"),
    ),
)
def address_mismatch(document: Document, context: Context) -> Iterator[Hit]:
    """Địa chỉ nhà trường trên trang (phường xã, số nhà, đường) khác với danh bạ.

    Vì sao: thư, công văn, khách đến trường đi sai nơi. Cách viết tắt, thứ tự khác nhau, thiếu số nhà không
    phải là lỗi; địa chỉ còn ghi cấp huyện, đơn vị đã kết thúc thuộc quy tắc OUT-020.
    Cách xử lý: sửa theo danh bạ; nếu trường đã chuyển địa điểm, báo cơ quan quản lý cập nhật danh bạ.
    """
    provinces = context.knowledge.places.provinces
    values = context.school.values("address", context.as_of)
    homes = [a for value in values for a in addresses_in(value, provinces)[-1:]]
    campuses = [
        a for value in context.school.values("campus", context.as_of) for a in addresses_in(value, provinces)
    ]
    if not homes:
        return
    for number, block in enumerate(document.blocks):
        if block.voice is not Voice.LIVING or block.headline or block.role is Role.QUOTE:
            continue
        previous = document.blocks[number - 1].text if number else ""
        for address in addresses_in(block.text, provinces):
            if any(_same_spot(address, campus) for campus in campuses):
                continue
            if _is_own(document, context, block, address, previous):
                problems = [_difference(context, address, home) for home in homes]
                if problems[0] and all(problems):
                    yield _hit(context, block, address, problems[0], values[0])


def _same_spot(address: Address, campus: Address) -> bool:
    """Is *address* that of a registered second campus?"""
    street = bool(campus.street) and key(campus.street) == key(address.street)
    return street or (bool(campus.hamlet) and key(campus.hamlet) == key(address.hamlet))


def _is_own(document: Document, context: Context, block: Block, address: Address, previous: str) -> bool:
    """Does the page give *address* as the school's own of today?"""
    if _CAMPUS.search(block.text[max(0, address.start - 120) : address.start]) or _CAMPUS.search(
        previous[:60]
    ):
        return False
    if tells_the_past(block.text, address.start, address.end):
        return False
    place = standing(block.text, address)
    if place is Standing.AFTER_SCHOOL:
        own = {school_key(name) for name in context.school.names(context.as_of)}
        names = school_names_in(block.text[max(0, address.start - 200) : address.start])
        return any(name in own for name, _ in names[-1].readings())
    labelled = place is Standing.LABELLED or (place is Standing.WHOLE and is_address_label(previous))
    if labelled:
        return block.role in _PLACES or document.page_type in _OWN_PAGES
    here = block.role in _PLACES or document.page_type is PageType.CONTACT
    return here and place is Standing.WHOLE and block.role is not Role.TABLE


def _difference(context: Context, address: Address, home: Address) -> tuple[str, bool] | None:
    """What differs from *home*, and whether that is sure; None when nothing does."""
    commune, own = address.unit(Tier.COMMUNE), home.unit(Tier.COMMUNE)
    if address.unit(Tier.DISTRICT) or context.knowledge.places.ended(
        _without_province(address), context.as_of, home
    ):
        return None
    if commune and own and commune.key != own.key:
        return f"«{commune.title}», danh bạ ghi «{own.title}»", True
    province, above = address.unit(Tier.PROVINCE), home.unit(Tier.PROVINCE)
    if province and above and province.key != above.key and commune:
        return f"«{province.title}», danh bạ ghi «{above.title}»", True
    if commune and own and commune.kind != own.kind:
        return f"«{commune.title}», danh bạ ghi «{own.title}»", False
    return _street_difference(address, home)


def _without_province(address: Address) -> Address:
    """Without the province: its new name is another rule's business."""
    units = tuple(unit for unit, tier in address.tiers() if tier is not Tier.PROVINCE)
    return Address(units, address.start, address.end)


def _street_difference(address: Address, home: Address) -> tuple[str, bool] | None:
    same_street = key(address.street) == key(home.street)
    if address.number and home.number and same_street and key(address.number) != key(home.number):
        return f"«số {address.number}», danh bạ ghi «số {home.number}»", True
    if address.street and home.street and not same_street:
        return f"«đường {address.street}», danh bạ ghi «đường {home.street}»", False
    return None


def _hit(context: Context, block: Block, address: Address, problem: tuple[str, bool], registered: str) -> Hit:
    fresh = context.school.facts_are_fresh(context.as_of)
    told, sure = problem
    return Hit(
        message=f"Địa chỉ khác danh bạ: {told}.",
        value=key(block.text[address.start : address.end]),
        suggestion=f"Sửa thành «{registered}» theo danh bạ."
        if fresh and sure
        else f"Đề nghị xác nhận lại danh bạ (đang ghi «{registered}»); nếu không đúng thì sửa trên trang.",
        block=block,
        start=address.start,
        end=address.end,
        advisory=not (fresh and sure),
    )
