"""INA-080: the school's address on the page is not the registered one."""

import re
from collections.abc import Iterator
from datetime import date

from audit.address_owner import is_own_address
from audit.document import Block, Document, Role, Voice, dated, living
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.addresses import Address, Tier, Unit, addresses_in
from audit.vietnamese.text import key
from crawler.schools import Fact, School

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
    homes = [a for value in values for a in addresses_in(value, provinces)]
    campuses = [
        a for value in context.school.values("campus", context.as_of) for a in addresses_in(value, provinces)
    ]
    if not homes:
        return
    for number, block in enumerate(document.blocks):
        if block.voice is not Voice.LIVING or block.headline or block.role is Role.QUOTE:
            continue
        for address in addresses_in(block.text, provinces):
            if any(_same_spot(address, campus) for campus in campuses):
                continue
            if is_own_address(document, context, number, address):
                problems = [_difference(context, address, home) for home in homes]
                if problems[0] and all(problems):
                    yield _hit(context, block, address, problems[0], values[0])


def _same_spot(address: Address, campus: Address) -> bool:
    """Is *address* that of a registered second campus?"""
    street = bool(campus.street) and key(campus.street) == key(address.street)
    return street or (bool(campus.hamlet) and key(campus.hamlet) == key(address.hamlet))


def _difference(context: Context, address: Address, home: Address) -> tuple[str, bool] | None:
    """What differs from *home*, and whether that is sure; None when nothing does."""
    places = context.knowledge.places
    commune, own = address.unit(Tier.COMMUNE), home.unit(Tier.COMMUNE)
    known = _without_province(address) if commune else address
    if address.unit(Tier.DISTRICT) or places.ended(known, context.as_of, home):
        return None
    stale = [one for one in places.ended(home, context.as_of) if one.unit.kind]
    local = [one for one in stale if one.unit is not home.unit(Tier.PROVINCE)]
    if commune and any(one.now and key(one.now.title) == key(commune.title) for one in local):
        return None  # the page is newer than the register
    if commune and own and not _same_name(commune, own, home):
        longer = commune.key.startswith(f"{own.key} ") or own.key.startswith(f"{commune.key} ")
        return f"«{commune.title}», danh bạ ghi «{own.title}»", not local and not longer
    province, above = address.unit(Tier.PROVINCE), home.unit(Tier.PROVINCE)
    if province and above and commune and places.province_key(province) != places.province_key(above):
        return f"«{province.title}», danh bạ ghi «{above.title}»", not stale
    if commune and own and commune.kind != own.kind:
        return f"«{commune.title}», danh bạ ghi «{own.title}»", False
    return _street_difference(address, home)


def _same_name(commune: Unit, own: Unit, home: Address) -> bool:
    """«Mĩ Độ» is «Mỹ Độ», «phường 01» «phường 1»; the province may follow without a comma."""
    above = home.unit(Tier.PROVINCE)
    return _loose(commune.key) in {_loose(own.key), _loose(f"{own.key} {above.key}") if above else ""}


def _loose(name: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", name.replace("y", "i"))


def _without_province(address: Address) -> Address:
    """Without the province: its new name is another rule's business."""
    units = tuple(unit for unit, tier in address.tiers() if tier is not Tier.PROVINCE)
    return Address(units, address.start, address.end)


def _street_difference(address: Address, home: Address) -> tuple[str, bool] | None:
    street, own = key(address.street), key(home.street)
    numbers, registered = _numbers(address), _numbers(home)
    if street == own and numbers and registered and not numbers & registered:
        alike = {re.sub(r"\D+$", "", one) for one in numbers} & {
            re.sub(r"\D+$", "", one) for one in registered
        }
        return f"«số {address.number}», danh bạ ghi «số {home.number}»", not alike
    if street and own and not street.startswith(own) and not own.startswith(street):
        return f"«đường {address.street}», danh bạ ghi «đường {home.street}»", False
    return None


def _numbers(address: Address) -> set[str]:
    """«051-053» → 51, 53: any of them may stand for the house."""
    return {_loose(part.casefold()) for part in address.number.split("-") if part}


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
