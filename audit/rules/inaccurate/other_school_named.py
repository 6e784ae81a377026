"""INA-100: another school's name left over in text that speaks for this school."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.document import Block, Document, PageType, Role, Voice, dated, document, living
from audit.rule import Action, Case, Category, Context, Hit, Severity, school_rule
from audit.vietnamese.first_person import Cue, cue, is_identity_lead
from audit.vietnamese.frames import sentence, tells_the_past
from audit.vietnamese.school_names import SchoolName, known_school, school_key, school_names_in

_OWN = ""  # stands for this school among the names of all
_HEAD_BLOCKS = 12


@school_rule(
    "INA-100",
    title="Sót tên trường khác (sao chép)",
    category=Category.INACCURATE,
    severity=Severity.HIGH,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022 về rà soát trang thông tin điện tử (thông tin phải chính xác)",),
    flags=(
        Case(living("Chào mừng quý vị đến với website Trường Mầm non Hoa Hồng"), school="mn-hoa-sen"),
        document(
            "UBND PHƯỜNG BẮC GIANG",
            "TRƯỜNG THCS LÊ LỢI",
            "Số: 12/KH-THCSLL",
            "Hiệu trưởng Trường THCS Trần Phú yêu cầu các bộ phận thực hiện.",
        ),
        Case(living("Nội quy này áp dụng cho học sinh Trường Tiểu học Thu Hương"), school="th-vo-thi-sau"),
        living("GIỚI THIỆU VỀ TRƯỜNG THCS TRẦN PHÚ", role="title"),
    ),
    advises=(
        dated("2026-10-01", "Nhà trường mong phụ huynh Trường THCS Trần Phú theo dõi lịch học."),
        dated("2026-10-01", "Chào mừng quý vị đến với website Trường THCS Trần Phú"),
        living("Nhà trường thông báo lịch học mới của Trường THCS Trần Phú.", role="body"),
    ),
    passes=(
        living("Đoàn giáo viên Trường THCS Trần Phú sang dự giờ"),
        living("Học sinh chuyển đến từ Trường Tiểu học Thu Hương"),
        living("Cụm thi đua số 2 gồm: Trường THCS Lê Lợi, Trường THCS Trần Phú, Trường Tiểu học Thu Hương"),
        living("Chào mừng quý vị đến với website Trường THCS Lê Lợi"),
        living("Chào mừng quý vị đến với website Trường Tiểu học Lê Lợi"),
        Case(living("Giới thiệu về Trường Tiểu học Dĩnh Kế"), school="th-dinh-ke-1"),
        Case(living("Giới thiệu về Trường Tiểu học Dĩnh Kế số 2"), school="th-vo-thi-sau"),
        living("Nhà trường đón đoàn giáo viên Trường THCS Trần Phú sang trao đổi kinh nghiệm.", role="body"),
        living("Trường THCS Trần Phú", role="sidebar"),
    ),
)
def other_school_named(documents: Sequence[Document], context: Context) -> Iterator[Hit]:
    """Lời chào, giới thiệu, nội quy, văn bản của trường này lại mang tên trường khác: dấu vết sao chép.

    Vì sao: người đọc tưởng vào nhầm trang; văn bản mang tên trường khác không có giá trị.
    Cách xử lý: thay bằng tên trường mình và đọc lại cả đoạn sao chép, hoặc gỡ. Tin giao lưu, danh sách cụm,
    tên cũ của trường không phải là lỗi.
    """
    names = _names(context)
    for page in documents:
        issued = _issued_here(page, names)
        outside = {link.block for link in page.links if not link.internal}
        for number, block in enumerate(page.blocks):
            if (
                block.voice is Voice.HISTORIC
                or block.headline
                or block.role is Role.QUOTE
                or number in outside
            ):
                continue
            other = _only_other(block, names)
            sure = None
            if other:
                sure = _names_site(page, block, other) or _judge(block, other, context.as_of, issued=issued)
            if other and sure is not None:
                yield _hit(context, page, block, other, sure=sure)


Other = tuple[SchoolName, str, int]  # the mention, the school's official name, where the name ends


def _names(context: Context) -> dict[str, str]:
    """Registered names and aliases → the official name; this school's own, past ones too → _OWN."""
    known = {
        school_key(name): school.names(context.as_of)[0]
        for school in context.register.schools
        if school.id != context.school.id
        for name in school.names(context.as_of)
    }
    school = context.school
    own = (school.name, *school.aliases, *(fact.value for fact in school.facts if fact.kind == "name"))
    known.update({school_key(name): _OWN for name in own})
    known.pop("", None)
    return known


def _only_other(block: Block, names: Mapping[str, str]) -> Other | None:
    """The one other school in *block*; None when this school or several others are named too."""
    found = [
        (mention, known) for mention in school_names_in(block.text) if (known := known_school(mention, names))
    ]
    schools = {name for _, (name, _end) in found}
    if len(schools) != 1 or _OWN in schools:
        return None
    mention, (name, end) = found[0]
    return mention, name, end


def _names_site(page: Document, block: Block, other: Other) -> bool:
    """Does the site itself go by the other school's name: in its header, as the title of its front page?"""
    title = block.role is Role.META and (page.page_type is PageType.HOME or "site_name" in block.selector)
    if block.voice is not Voice.LIVING or not (title or block.role in {Role.HEADER, Role.BANNER}):
        return False
    mention, _, end = other
    before, after = block.text[: mention.start], block.text[end:]
    return mention.full and is_identity_lead(before) and not re.search(r"\w", after)


def _judge(block: Block, other: Other, today: date, *, issued: bool) -> bool | None:
    """Sure (True), to be looked at (False), or no sign of a copy (None)."""
    mention, _, end = other
    begin, stop = sentence(block.text, mention.start, end)
    begin -= 3 if re.search(r"(?<!\w)TM\.$", block.text[:begin].rstrip()) else 0
    before, after = block.text[begin : mention.start], block.text[end:stop]
    if tells_the_past(block.text, mention.start, end, today):
        return None
    found = cue(before, after)
    if found is Cue.NONE:
        return None
    if block.role in {Role.NAV, Role.SIDEBAR} and "mừng" not in before.casefold():
        return None  # a list of links
    return found is Cue.OWN and (block.voice is Voice.LIVING or issued)


def _issued_here(page: Document, names: Mapping[str, str]) -> bool:
    """Is the file an official document under this school's letterhead?"""
    head = page.blocks[:_HEAD_BLOCKS]
    letterhead = any(
        mention.shouted
        and len(block.text) <= 200
        and (known := known_school(mention, names))
        and known[0] == _OWN
        for block in head
        for mention in school_names_in(block.text)
    )
    numbered = any(re.match(r"\s*số\s*:|\s*độc\s+lập", block.text, re.IGNORECASE) for block in head)
    return letterhead and (numbered or page.page_type is PageType.FILE)


def _hit(context: Context, page: Document, block: Block, other: Other, *, sure: bool) -> Hit:
    mention, name, end = other
    right = context.school.names(context.as_of)[0]
    return Hit(
        message=f"Nội dung của nhà trường lại ghi tên «{name}».",
        value=name,
        suggestion=f"Thay bằng «{right}» và rà lại cả đoạn sao chép, hoặc gỡ.",
        block=block,
        start=mention.start,
        end=end,
        advisory=not sure,
        page=page,
    )
