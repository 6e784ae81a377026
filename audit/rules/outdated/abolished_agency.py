"""OUT-030: a body that has ended, named as if it still worked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from audit.document import Block, Document, Role, Voice, dated, living
from audit.knowledge.bodies import Body, Mention
from audit.knowledge.places import Ended
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.addresses import Address, Tier, Unit, addresses_in
from audit.vietnamese.dates import vietnamese
from audit.vietnamese.frames import is_issuer, sentence, tells_a_career, tells_an_honour, tells_the_past

_GRACE = timedelta(days=30)  # a dated text may still use the old name shortly after the change
_LINE = 160  # letters of a block that is a line of its own, not a paragraph
_LETTER = "Công văn tháng 01/2022 về rà soát trang thông tin điện tử (cập nhật thông tin)"
_DONE = re.compile(
    r"(?<!\w)(?:đã|vừa qua|hôm qua|sáng ngày|chiều ngày|"
    r"phát biểu|về dự|tới dự|tham dự|dự lễ|chúc mừng|đạt giải|giải (?:nhất|nhì|ba)|"
    r"huy chương|(?:về|đến) thăm)(?!\w)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\s*(?:(?:sáng|chiều|tối|vào|trong)\s+)?ngày\s+\d|"
    r".*(?<!\w)(?:căn cứ|theo|thực hiện)\s[^.;]{0,40}?"
    r"(?:văn bản|kế hoạch|hướng dẫn|thông báo|quyết định)[^.;]{0,60}của\s",
    re.IGNORECASE,
)
_HANDED_ON = re.compile(r"[^.;]{0,40}?(?<!\w)chuyển (?:giao|về|cho|sang)(?!\w)", re.IGNORECASE)
_GRANTS = re.compile(r"[^.;]{0,60}?(?<!\w)(?:cấp|ban hành|ký)(?!\w)", re.IGNORECASE)
_NAMELESS = re.compile(r"\s+(huyện|quận|thị xã|thị trấn)(?!\w)", re.IGNORECASE)
_LEVEL_ONLY = re.compile(r"\s+(?:thành phố|tp|huyện|quận|thị xã)\.?(?!\w)", re.IGNORECASE)


@page_rule(
    "OUT-030",
    title="Cơ quan đã kết thúc hoạt động ghi như đang hoạt động",
    category=Category.OUTDATED,
    severity=Severity.MEDIUM,
    action=Action.UPDATE,
    basis=("Nghị quyết 202/2025/QH15, Nghị quyết 176/2025/QH15, Thông tư 15/2025/TT-BGDĐT", _LETTER),
    flags=(
        living("Cơ quan chủ quản: Phòng Giáo dục và Đào tạo thành phố Bắc Giang"),
        living("Liên kết: Bộ Thông tin và Truyền thông"),
        living("PHÒNG GD&ĐT TP BẮC GIANG – TRƯỜNG THCS LÊ LỢI", role="header"),
        living("UBND THÀNH PHỐ BẮC GIANG", role="header"),
        living("Ủy ban nhân dân huyện Mẫu", role="nav"),
        living("Sở Giáo dục và Đào tạo tỉnh Bắc Ninh", role="sidebar"),
        living("Các trường báo cáo về Phòng GD&ĐT thành phố trước ngày 18/01/2022.", role="body"),
    ),
    advises=(
        dated("2026-06-28", "Dự lễ có đại diện Phòng GD&ĐT huyện Mẫu và đông đảo phụ huynh."),
        living("Liên kết: Sở GD&ĐT Bắc Giang"),
        living("Ủy ban nhân dân tỉnh Hà Giang", role="sidebar"),
        living("Đoàn công tác của Phòng GD&ĐT thành phố đã về thăm trường.", role="body"),
    ),
    passes=(
        dated("2024-01-12", "Thực hiện Công văn số 12/PGDĐT ngày 05/01/2024 của Phòng GD&ĐT thành phố"),
        living("Từ ngày 01/7/2025 không còn Phòng GD&ĐT cấp huyện"),
        dated("2022-01-15", "Thông tư số 09/2014/TT-BTTTT của Bộ Thông tin và Truyền thông"),
        living("Thông tư số 09/2014/TT-BTTTT của Bộ Thông tin và Truyền thông"),
        dated("2025-07-20", "Phòng GD&ĐT thành phố tổ chức bàn giao hồ sơ."),
        living("Ông Trần Văn Mẫu, nguyên Trưởng phòng Phòng GD&ĐT thành phố Bắc Giang", role="body"),
        living("Năm 2019 trường được UBND thành phố Bắc Giang tặng Giấy khen.", role="body"),
        living("UBND phường Bắc Giang – Sở Giáo dục và Đào tạo thành phố Bắc Ninh – UBND thành phố Bắc Ninh"),
        living("Phòng Giáo dục thể chất và nghệ thuật của nhà trường"),
        Case(living("Cơ quan chủ quản: Phòng GD&ĐT thành phố Bắc Giang"), as_of=date(2025, 6, 30)),
    ),
)
def abolished_agency(document: Document, context: Context) -> Iterator[Hit]:
    """Phòng GD&ĐT, UBND và HĐND cấp huyện, sở của tỉnh cũ, bộ đã sáp nhập được nêu như cơ quan đang làm việc.

    Vì sao: phụ huynh gửi đơn, gọi điện cho cơ quan không còn; nhà trường tự nhận sai cơ quan quản lý.
    Cách xử lý: ghi cơ quan hiện nay. Tên cơ quan ban hành đi sau số văn bản, bài đăng trước ngày thay đổi,
    trang lịch sử thì giữ nguyên.
    """
    for number, block in enumerate(document.blocks):
        days = document.reference_dates(block, context.as_of)
        if days is None or block.headline:
            continue
        for mention in context.knowledge.bodies.mentions(block.text):
            hit = _judge(context, block, mention, days[0])
            if hit and not _excused(block.text, mention, days[0]):
                dead = next(
                    (link.url for link in document.links if link.block == number and "pgd" in link.url), ""
                )
                yield replace(hit, message=f"{hit.message} Liên kết trỏ tới {dead}.") if dead else hit


def _judge(context: Context, block: Block, mention: Mention, day: date) -> Hit | None:
    """The hit if the body had ended by *day* (for dated text: ended more than 30 days before)."""
    body, place = mention.body, _place(context, block.text, mention)
    ended = _ended_unit(context, place) if place and body.place == "unit" else ()
    end = ended[0].end if ended else body.end
    late = _GRACE if block.voice is Voice.DATED else timedelta()
    if end is None or day <= end + late:
        return None
    stop = max(mention.end, place.units[0].end if place else mention.end)
    level = _LEVEL_ONLY.match(block.text, mention.end) if not place and body.place == "any" else None
    words = block.text[mention.start : level.end() if level else stop]
    begin, close = sentence(block.text, mention.start, mention.end)
    sure = ended[0].sure if ended else body.verified
    weak = block.voice is Voice.DATED or _DONE.search(block.text[begin:close]) is not None
    weak = weak or _TOLD.match(block.text[begin : mention.start]) is not None
    weak = weak or (body.place == "none" and not _named_as_contact(block, begin, mention.start))
    return Hit(
        message=f"«{words}» đã kết thúc hoạt động (đến {vietnamese(end)})." + _office_doubt(context, body),
        value=" ".join([body.id, *(unit.title for unit in (place.units[:1] if place and ended else ()))]),
        suggestion=_suggestion(context, body, ended),
        block=block,
        start=mention.start,
        end=level.end() if level else stop,
        advisory=weak or not sure or bool(_office_doubt(context, body)),
        basis=((ended[0].basis if ended else "") or body.basis, _LETTER),
    )


def _ended_unit(context: Context, place: Address) -> tuple[Ended, ...]:
    """The unit that the body belongs to, if it has ended; a larger one behind it does not count."""
    ended = context.knowledge.places.ended(place, context.as_of)
    return tuple(one for one in ended if one.unit is place.units[0])


def _named_as_contact(block: Block, begin: int, start: int) -> bool:
    """Does *block* name a ministry as a link, a superior or an address, not in the course of a sentence?"""
    if block.role not in {Role.BODY, Role.TABLE}:
        return True
    return len(block.text) <= _LINE and re.search(r"(?:^|[:;|•–-])\s*$", block.text[begin:start]) is not None


def _place(context: Context, text: str, mention: Mention) -> Address | None:
    """The place that belongs to the body's name, right behind it."""
    for address in addresses_in(text, context.knowledge.places.provinces):
        if 0 <= address.units[0].start - mention.end <= 2 and mention.body.place != "none":
            return address
    level = _NAMELESS.match(text, mention.end) if mention.body.place == "unit" else None
    if level is None:
        return None
    unit = Unit(level[1].casefold(), "", level.start(1), level.end())
    return Address((unit,), unit.start, unit.end)


def _excused(text: str, mention: Mention, day: date) -> bool:
    """Named as the issuer of a document, in a career, in the past, or for an honour once received."""
    start, end = mention.start, mention.end
    return (
        is_issuer(text, start)
        or (
            re.search(r"(?<!\w)do\s+$", text[max(0, start - 6) : start])
            and _GRANTS.match(text, end) is not None
        )
        or _HANDED_ON.match(text, end) is not None
        or tells_a_career(text, start)
        or tells_the_past(text, start, end, day)
        or (tells_an_honour(text, start, end))
    )


def _office_doubt(context: Context, body: Body) -> str:
    """The register itself names this body as the office of today: then the register may be right."""
    office = context.register.office_on(context.as_of) if body.place == "any" else ""
    named = any(mention.body.id == body.id for mention in context.knowledge.bodies.mentions(office))
    return f" Danh bạ vẫn ghi cơ quan quản lý là «{office}»: đề nghị xác nhận." if named else ""


def _suggestion(context: Context, body: Body, ended: tuple[Ended, ...]) -> str:
    office = context.register.office_on(context.as_of)
    if body.id == "phong-gddt" and office and not _office_doubt(context, body):
        return f"Ghi cơ quan quản lý hiện nay: «{office}»."
    if not ended:
        return f"Ghi: {body.now}."
    now = ended[0].now
    if now is None:
        return f"Ghi: {body.names[0]} phường (xã) nơi trường đóng, hoặc {body.names[0]} tỉnh (thành phố)."
    doubt = "" if ended[0].sure else " (đề nghị xác nhận)"
    place = now.title if now.tier == Tier.PROVINCE else f"{now.title}, {now.parent}"
    return f"Ghi: «{body.names[0]} {place}»{doubt}."
