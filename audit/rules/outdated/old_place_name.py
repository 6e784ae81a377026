"""OUT-020: an address of today that names administrative units of yesterday."""

import re
from collections.abc import Iterator
from datetime import date

from audit.address_owner import beside_another_school, in_a_school_name
from audit.document import Block, Document, PageType, Role, Voice, dated, document, living
from audit.knowledge.places import Ended
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.addresses import Address, Tier, addresses_in
from audit.vietnamese.dates import vietnamese
from audit.vietnamese.standing import (
    Standing,
    is_address_label,
    is_former,
    is_life_label,
    is_third_party,
    standing,
)
from crawler.schools import Fact, School

_IDENTITY = frozenset({Role.HEADER, Role.FOOTER, Role.BANNER, Role.TITLE, Role.META})
_BASIS = (
    "Nghị quyết 202/2025/QH15, Nghị quyết 1658/NQ-UBTVQH15: chính quyền địa phương hai cấp từ 01/7/2025",
    "Nghị quyết 39/2026/QH16: thành phố Bắc Ninh từ 20/9/2026",
    "Công văn tháng 01/2022 về rà soát trang thông tin điện tử (cập nhật thông tin)",
)

_MAU = School("thcs-mau", "Trường THCS Mẫu", (), facts=(Fact("address", "Xã Mẫu, huyện Mẫu, tỉnh Mẫu"),))


@page_rule(
    "OUT-020",
    title="Địa chỉ, địa danh hành chính cũ trong thông tin hiện hành",
    category=Category.OUTDATED,
    severity=Severity.MEDIUM,
    action=Action.UPDATE,
    basis=_BASIS,
    flags=(
        living("Địa chỉ: phường Dĩnh Kế, thành phố Bắc Giang, tỉnh Bắc Giang"),
        Case(living("Trường Mầm non Hoa Sen – xã Tân Mỹ, TP. Bắc Giang, Bắc Giang"), school="mn-hoa-sen"),
        living("Đ/c: Tổ dân phố 5, phường Thọ Xương, TP Bắc Giang"),
        living("Địa chỉ: phường Bắc Giang, tỉnh Bắc Ninh"),
        living("TRƯỜNG THCS LÊ LỢI – THÀNH PHỐ BẮC GIANG", role="header"),
        living("Số 51 đường Nguyễn Thị Lưu, phường Dĩnh Kế, thành phố Bắc Ninh"),
        living("Địa chỉ: thị trấn Mẫu, huyện Mẫu, tỉnh Mẫu"),
        Case(living("Địa chỉ: phường Bắc Giang, tỉnh Bắc Ninh"), as_of=date(2026, 9, 20)),
        living("Cơ quan chủ quản: UBND phường Bắc Giang, tỉnh Bắc Ninh"),
    ),
    advises=(
        living("Nhà trường nằm ở trung tâm xã Mẫu, huyện Mẫu, nơi có truyền thống hiếu học.", role="body"),
        living("Địa chỉ: xã Mẫu, tỉnh Hà Giang"),
        Case(living("Địa chỉ: xã Mẫu, huyện Mẫu, tỉnh Mẫu"), school=_MAU),
        document(
            "Địa chỉ: phường Dĩnh Kế, TP. Bắc Giang",
            page_type=PageType.UNKNOWN,
            url="https://truong.example/a",
        ),
    ),
    passes=(
        living("Địa chỉ: phường Bắc Giang, thành phố Bắc Ninh"),
        dated("2023-03-10", "Hội khỏe Phù Đổng thành phố Bắc Giang năm 2023"),
        living(
            "phường Đa Mai, thành phố Bắc Ninh (trước đây là phường Đa Mai, TP. Bắc Giang, tỉnh Bắc Giang)"
        ),
        Case(living("Địa chỉ: phường Bắc Giang, tỉnh Bắc Ninh"), as_of=date(2026, 9, 19)),
        Case(living("Địa chỉ: phường Dĩnh Kế, thành phố Bắc Giang, tỉnh Bắc Giang"), as_of=date(2025, 6, 30)),
        living("Số 8 đường Bắc Giang, phường Đa Mai, thành phố Bắc Ninh"),
        living("Sinh ngày 02/9/1980, quê quán: xã Tân Mỹ, TP. Bắc Giang, tỉnh Bắc Giang", role="body"),
        living("Công ty cổ phần In tỉnh Bắc Giang, xã Tân Mỹ, thành phố Bắc Giang"),
        living("Địa chỉ: phường Mẫu, tỉnh Mẫu"),
        living("PHÒNG VĂN HÓA - XÃ HỘI UBND PHƯỜNG BẮC GIANG", role="header"),
    ),
)
def old_place_name(document: Document, context: Context) -> Iterator[Hit]:
    """Địa chỉ trong thông tin hiện hành còn ghi đơn vị hành chính đã kết thúc.

    Đó là cấp huyện, thị trấn, phường xã cũ (đến 30/6/2025), tỉnh Bắc Giang, tỉnh Bắc Ninh (nay là thành phố
    Bắc Ninh).

    Vì sao: phụ huynh, cơ quan, bưu điện dùng địa chỉ trên trang để liên hệ và gửi văn bản.
    Cách xử lý: ghi lại theo hai cấp (phường/xã, tỉnh/thành phố). Bài đăng, văn bản có ngày trước khi thay
    đổi, trang lịch sử và chỗ ghi rõ «trước đây», «cũ» thì giữ nguyên.
    """
    home = home_address(context)
    for number, block in enumerate(document.blocks):
        if block.headline or block.voice is Voice.HISTORIC or block.role is Role.QUOTE:
            continue
        previous = document.blocks[number - 1].text if number else ""
        for address in addresses_in(block.text, context.knowledge.places.provinces):
            ended = context.knowledge.places.ended(address, context.as_of, home)
            if not ended or in_a_school_name(context, block.text, address):
                continue
            if not is_former(block.text, address, context.as_of):
                weight = _weight(document, block, address, ended, previous)
                if weight is not None:
                    aside = beside_another_school(context, block, address)
                    yield _hit(context, block, address, ended, advisory=weight or aside)


def home_address(context: Context) -> Address | None:
    """The school's own address in the register on the day of the audit."""
    values = context.school.values("address", context.as_of)
    found = addresses_in(values[0], context.knowledge.places.provinces) if values else ()
    return found[-1] if found else None


def _superior_of_today(block: Block, address: Address, ended: tuple[Ended, ...]) -> bool:
    """«UBND phường Bắc Giang, tỉnh Bắc Ninh»: the body lives, the place behind it has another name now."""
    body = re.search(
        r"(?:UBND|[ủu][ỷy] ban nhân dân)\s*$",
        block.text[max(0, address.start - 40) : address.start],
        re.IGNORECASE,
    )
    alive = ended[0].unit is not address.units[0]
    return body is not None and alive and block.role in _IDENTITY and block.voice is Voice.LIVING


def _weight(
    document: Document, block: Block, address: Address, ended: tuple[Ended, ...], previous: str
) -> bool | None:
    """May the address be advised (True), stated (False), or is it no address of today (None)?"""
    place = standing(block.text, address)
    if place is Standing.WHOLE and is_address_label(previous):
        place = Standing.LABELLED
    if place is Standing.FOREIGN and _superior_of_today(block, address, ended):
        return False
    foreign = place is Standing.FOREIGN or (place is Standing.LABELLED and is_third_party(previous))
    if foreign or is_life_label(previous) or (block.role is Role.TABLE and place is not Standing.LABELLED):
        return None
    if block.voice is Voice.DATED:
        undated = document.dated.lo is None and document.page_type is PageType.UNKNOWN
        return True if undated and place is Standing.LABELLED else None
    several = len(address.units) > 1
    if place is Standing.PROSE:
        return True if several else None
    return False if several or place is Standing.LABELLED or block.role in _IDENTITY else None


def _hit(
    context: Context, block: Block, address: Address, ended: tuple[Ended, ...], *, advisory: bool
) -> Hit:
    home = home_address(context)
    own = {unit.title.casefold() for unit in home.units} if home else set()
    doubtful = [one for one in ended if not one.named and one.unit.title.casefold() in own]
    sure = [one for one in ended if one.sure and one not in doubtful]
    names = ", ".join(f"{one.unit.title} (đến {vietnamese(one.end)})" for one in ended)
    bases = dict.fromkeys(one.basis for one in ended if one.basis)
    return Hit(
        message=f"Địa chỉ còn ghi đơn vị hành chính đã kết thúc: {names}."
        + (" Danh bạ của trường cũng ghi như vậy: đề nghị kiểm tra cả danh bạ." if doubtful else ""),
        value=" ".join(unit.title for unit in address.units),
        suggestion=_suggestion(context, block.text, address, ended, own=not advisory),
        block=block,
        start=address.start,
        end=address.end,
        advisory=advisory or not sure,
        basis=(*bases, _BASIS[-1]) if bases else (),
    )


def _suggestion(context: Context, text: str, address: Address, ended: tuple[Ended, ...], *, own: bool) -> str:
    """The registered address, else the repaired one, else what the table knows of the units."""
    places = context.knowledge.places
    home = home_address(context)
    if own and home and not places.ended(home, context.as_of, home):
        return f"Ghi theo danh bạ: «{context.school.values('address', context.as_of)[0]}»."
    commune = next((one.now for one in ended if one.now and one.now.tier == Tier.COMMUNE), None)
    if commune:
        return f"Ghi: «{commune.title}, {commune.parent}» (số nhà, đường giữ nguyên)."
    provinces = [one for one in ended if one.now and one.now.tier == Tier.PROVINCE]
    if not provinces:
        return "Ghi theo hai cấp: phường/xã, tỉnh/thành phố (không còn cấp huyện, thị trấn)."
    new, old = provinces[0].now, provinces[0].unit
    doubt = "" if provinces[0].sure else " – đề nghị xác nhận tên tỉnh, thành phố"
    if new and len(ended) == 1 and address.unit(Tier.COMMUNE):
        return f"Ghi: «{text[address.start : old.start]}{new.title}»{doubt}."
    return f"Ghi theo hai cấp: «phường/xã …, {new.title if new else ''}»{doubt}."
