"""INA-060: the site's own title, header, footer or contact names the school wrongly."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from audit.document import Block, Document, Link, PageType, Role, Voice, dated, living
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.first_person import is_identity_lead, tells_of_guests
from audit.vietnamese.frames import tells_the_past
from audit.vietnamese.names import distance
from audit.vietnamese.school_names import SchoolName, known_school, school_key, school_names_in

_HEADS = frozenset({Role.HEADER, Role.BANNER, Role.TITLE, Role.META})
_TYPO = 2
_RIGHTS = re.compile(r"©|copyright|bản\s+quyền", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:(?<!đến\s)(?<!tới\s)với|tại|từ|cựu|chúc mừng|cảm ơn|học sinh|giáo viên|"
    r"thầy|cô|liên kết)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(r"lịch\s+sử|tên\s+cũ", re.IGNORECASE)
_GREETS = re.compile(r"kính|xin|chào|năm học|phường|xã|thành phố")


@page_rule(
    "INA-060",
    title="Tên trường sai so với danh bạ",
    category=Category.INACCURATE,
    severity=Severity.HIGH,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022 về rà soát trang thông tin điện tử (thông tin phải chính xác)",),
    flags=(
        Case(living("Trường Tiểu học Lê Hồng Phông", role="title"), school="th-le-hong-phong"),
        Case(living("Trường Tiểu học Dĩnh Kế", role="title"), school="th-dinh-ke-1"),
        Case(living("Trường Mầm non Hoa Hông"), school="mn-hoa-hong"),
        living("UBND PHƯỜNG BẮC GIANG - TRƯỜNG THCS LÊ LƠI", role="header"),
        living("© 2026 Trường THPT Lê Lợi. Bản quyền thuộc nhà trường"),
    ),
    advises=(
        Case(living("Trường THCS Lê Lơi", role="meta"), as_of=date(2028, 1, 1)),
        Case(
            living("Trường Tiểu học Lê Hồng Phông", role="header"),
            school="th-le-hong-phong",
            as_of=date(2027, 12, 1),
        ),
        Case(living("Trường Mầm non Hoa Hông"), school="mn-hoa-hong", as_of=date(2027, 12, 1)),
    ),
    passes=(
        Case(living("Trường TH Lê Hồng Phong", role="title"), school="th-le-hong-phong"),
        Case(
            dated("2026-10-10", "Trường Tiểu học Lê Hồng Phong kết nghĩa với Trường Tiểu học Ngô Sĩ Liên"),
            school="th-le-hong-phong",
        ),
        Case(living("TRƯỜNG TIỂU HỌC LÊ HỒNG PHONG", role="header"), school="th-le-hong-phong"),
        Case(living("Trường Tiểu học Ngô Sỹ Liên", role="title"), school="th-ngo-si-lien"),
        Case(living("TRƯỜNG TIỂU HỌC DĨNH KẾ SỐ 1 CHÀO MỪNG", role="header"), school="th-dinh-ke-1"),
        Case(living("Trường Tiểu học Dĩnh Kế", role="title"), school="th-dinh-ke-1", as_of=date(2025, 7, 31)),
        living("Trường THCS Trần Phú", role="header"),
        living("Thông tin tuyển sinh của Trường THCS Lê Lơ trên địa bàn", role="body"),
        living(
            "Trường THCS Lê Lai",
            role="sidebar",
            links=(Link("https://lelai.example", block=0, internal=False),),
        ),
    ),
)
def school_name_mismatch(document: Document, context: Context) -> Iterator[Hit]:
    """Tiêu đề, đầu trang, chân trang, phần liên hệ viết sai tên trường: sai cấp học, sai dấu, còn tên cũ.

    Vì sao: tên trường là thông tin đầu tiên người đọc dựa vào; tên sai làm trang thiếu tin cậy.
    Cách xử lý: sửa theo tên trong danh bạ; nếu trường đã đổi tên, báo cơ quan quản lý cập nhật danh bạ. Tên
    của trường khác còn sót lại thuộc quy tắc INA-100.
    """
    day, school = context.as_of, context.school
    own = _by_key(reversed(school.names(day)))
    past = _by_key(school.past_values("name", day))
    others = _by_key(n for s in context.register.schools if s.id != school.id for n in s.names(day))
    right_names = {**others, **past, **own}
    outside = {link.block for link in document.links if not link.internal}
    for number, block in enumerate(document.blocks):
        if block.voice is not Voice.LIVING or block.headline or number in outside:
            continue
        mention = _identity(document, block)
        known = known_school(mention, right_names) if mention else None
        if (
            not mention
            or (known and known[0] not in past.values())
            or _goes_on(document, number, mention, day)
        ):
            continue
        if wrong := _wrong(mention, past, own):
            yield _hit(context, block, mention.start, *wrong)


def _by_key(names: Iterable[str]) -> dict[str, str]:
    return {found: name for name in names if (found := school_key(name))}


def _identity(document: Document, block: Block) -> SchoolName | None:
    """The one school name by which *block* says whose site this is."""
    head = block.role in _HEADS and len(block.text) <= 160
    mentions = school_names_in(block.text)
    if len({(m.level, m.words) for m in mentions}) != 1:
        return None
    if not (head or block.role is Role.FOOTER or _contact(document)):
        return None
    first = mentions[0]
    before, after = block.text[: first.start], block.text[first.end :]
    lead = is_identity_lead(before)
    if not first.full:
        alone = not re.match(r"\s*\w", after) and (head or _RIGHTS.search(before))
        return first if lead and alone else None
    return first if lead or (head and not _ELSEWHERE.search(before)) else None


def _goes_on(document: Document, number: int, mention: SchoolName, day: date) -> bool:
    """Is the name part of a sentence about others or about the past, or is its end on the next line?"""
    block = document.blocks[number]
    after = block.text[mention.end :].strip()
    if block.role in _HEADS and (_is_sentence(after) or tells_of_guests(block.text)):
        return True
    told = _PAST.search(block.text) or tells_the_past(block.text, mention.start, mention.end, day)
    if told and not _RIGHTS.search(block.text):
        return True
    following = document.blocks[number + 1].text if number + 1 < len(document.blocks) else ""
    return not after and re.match(r"số\s+\d", following, re.IGNORECASE) is not None


def _is_sentence(after: str) -> bool:
    """«Trường THCS Lê Lai đạt giải Nhất» is no name of this site."""
    return after[:1].islower() and not _GREETS.match(after)


def _contact(document: Document) -> bool:
    return document.page_type is PageType.CONTACT


def _wrong(mention: SchoolName, past: dict[str, str], own: dict[str, str]) -> tuple[int, str] | None:
    """Where the wrong name ends and why it is wrong."""
    former = known_school(mention, past)
    if former:
        return former[1], f"Còn ghi tên cũ «{former[0]}»"
    for name in own.values():
        right = school_names_in(name.strip())[0]
        count = len(right.words)
        if count > len(mention.words) or (count < len(mention.words) and not mention.shouted):
            continue
        written, words = " ".join(mention.words[:count]), " ".join(right.words)
        if written == words and mention.level != right.level:
            return mention.ends[count - 1], f"Sai cấp học, loại trường so với «{name}»"
        if mention.level == right.level and _is_slip(written, words):
            return mention.ends[count - 1], f"Viết sai tên «{name}»"
    return None


def _is_slip(written: str, right: str) -> bool:
    """A letter or two off; «số 1» and «số 2» are two schools."""
    numbers = [re.findall(r"(?<!\w)\d+", name) for name in (written, right)]
    return numbers[0] == numbers[1] and 0 < distance(written, right) <= _TYPO


def _hit(context: Context, block: Block, start: int, end: int, why: str) -> Hit:
    fresh = context.school.facts_are_fresh(context.as_of)
    right = context.school.names(context.as_of)[0]
    words = block.text[start:end]
    return Hit(
        message=f"Tên trường ghi «{words}». {why}.",
        value=words,
        suggestion=f"Sửa thành «{right}»."
        if fresh
        else f"Đề nghị xác nhận lại danh bạ (đang ghi «{right}»); nếu không đúng thì sửa trên trang.",
        block=block,
        start=start,
        end=end,
        advisory=not fresh,
    )
