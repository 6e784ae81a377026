"""INA-090: a principal or vice principal whom the register does not know."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.document import Block, Document, Role, Voice, dated, living
from audit.leader_cards import Named, cards
from audit.rule import Action, Case, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.frames import tells_the_past
from audit.vietnamese.names import (
    Holder,
    bare_name,
    holders_in,
    nearest,
    same_but_i,
    same_person,
)
from audit.vietnamese.school_names import known_school, of_another_school, school_key
from crawler.schools import Fact, School

_POSTS = {"principal": "Hiệu trưởng", "vice_principal": "Phó Hiệu trưởng"}
_RIGHTS = "©"  # beside it, «2020–2026» tells no past
_TYPO = 2  # letters, a tone mark is one
_OLD_FACTS = School(
    "thcs-mau",
    "Trường THCS Mẫu",
    (),
    facts=(Fact("principal", "Phạm Văn Đồng"),),
    confirmed_on=date(2024, 1, 1),
)


def _card(*lines: str) -> Document:
    return living("", blocks=tuple(Block(line, role=Role.BODY, voice=Voice.LIVING) for line in lines))


@page_rule(
    "INA-090",
    title="Hiệu trưởng, phó hiệu trưởng trái với danh bạ",
    category=Category.INACCURATE,
    severity=Severity.HIGH,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022 về rà soát trang thông tin điện tử (thông tin phải chính xác)",),
    flags=(
        living("Hiệu trưởng: Phạm Văn Đông"),
        living("Ban giám hiệu: Hiệu trưởng Hoàng Thị Mến"),
        living("HIỆU TRƯỞNG (đã ký) Vũ Thị Lan", role="body"),
        living("Chịu trách nhiệm nội dung: bà Vũ Thị Lan – Hiệu trưởng nhà trường"),
        living("Phó Hiệu trưởng: Ngô Văn Năm"),
        living("HIỆU TRƯỞNG TRƯỜNG THCS LÊ LỢI: VŨ THỊ LAN"),
        _card("Cô Vũ Thị Lan", "Hiệu trưởng", "Thầy Ngô Văn Nam", "Phó Hiệu trưởng – Chuyên môn"),
    ),
    advises=(
        Case(living("Hiệu trưởng: Vũ Thị Lan"), school=_OLD_FACTS),
        Case(_card("Hiệu trưởng", "Vũ Thị Lan"), school=_OLD_FACTS),
        Case(living("Quyền Hiệu trưởng: cô Vũ Thị Lan"), school=_OLD_FACTS),
    ),
    passes=(
        living("Hiệu trưởng Trường Tiểu học Võ Thị Sáu, cô Hoàng Thị Mến, chia sẻ"),
        living("Quyền Hiệu trưởng: Phạm Văn Đồng"),
        living("KT. HIỆU TRƯỞNG – PHÓ HIỆU TRƯỞNG Ngô Văn Nam"),
        living("Các thế hệ hiệu trưởng: 2015–2025: cô Vũ Thị Lan"),
        living("Hiệu trưởng: Lê Quang Huy"),
        living("Hiệu trưởng: NGƯT. Phạm Văn Đồng"),
        _card("Thầy Phạm Văn Đồng", "Hiệu trưởng", "Thầy Ngô Văn Nam", "Phó Hiệu trưởng"),
        dated("2026-09-05", "Hiệu trưởng Vũ Thị Lan phát biểu khai giảng"),
        Case(living("Phó Hiệu trưởng: Vũ Thị Lan"), school="thcs-tran-phu"),
        living("Trách nhiệm của Hiệu trưởng Chương trình Giáo dục phổ thông"),
    ),
)
def principal_mismatch(document: Document, context: Context) -> Iterator[Hit]:
    """Trang ghi Hiệu trưởng, Phó Hiệu trưởng là người không có trong danh bạ, hoặc viết sai tên.

    Vì sao: phụ huynh, cơ quan cần biết đúng người chịu trách nhiệm; tên sai làm mất giá trị văn bản.
    Cách xử lý: sửa theo danh bạ; nếu nhà trường có người mới, báo cơ quan quản lý cập nhật danh bạ. Người đã
    thôi giữ chức vụ thuộc quy tắc khác.
    """
    for named in _named(document, context):
        known = [bare_name(fact.value) for fact in context.school.facts if fact.kind in _POSTS]
        registered = [bare_name(value) for value in context.school.values(named.post, context.as_of)]
        if registered and not any(same_person(named.name, value) for value in known):
            yield _hit(context, named, registered)


def _named(document: Document, context: Context) -> Iterator[Named]:
    """The leaders that text of today gives this school."""
    own = {found: name for name in context.school.names(context.as_of) if (found := school_key(name))}
    blocks = [
        b for b in document.blocks if b.voice is Voice.LIVING and not b.headline and b.role is not Role.QUOTE
    ]
    for number, block in enumerate(blocks):
        for holder in holders_in(block.text):
            past = tells_the_past(block.text, holder.start, holder.end, context.as_of)
            here = known_school(holder.school, own) if holder.school else _is_here(blocks, number, own)
            if here and (not past or _RIGHTS in block.text):
                yield _in_block(block, holder, context)
    known = [bare_name(fact.value) for fact in context.school.facts if fact.kind in _POSTS]
    for number, named in cards(blocks, known):
        if _is_here(blocks, number, own):
            yield named


def _is_here(blocks: Sequence[Block], number: int, own: Mapping[str, str]) -> bool:
    """No entry of another school in a list of schools."""
    above = [b.text for b in reversed(blocks[max(0, number - 3) : number]) if b.role is blocks[number].role]
    return not of_another_school("", above, own)


def _in_block(block: Block, holder: Holder, context: Context) -> Named:
    """In capitals the sentence may run on behind the name: a registered name in front is the whole name."""
    name = holder.name
    for value in (bare_name(fact.value) for fact in context.school.facts if fact.kind in _POSTS):
        words = " ".join(name.split()[: len(value.split())])
        if name.isupper() and nearest(words, (value,))[0] <= _TYPO:
            name = words
    return Named(block, holder.post, name, holder.start, holder.start + len(name))


def _hit(context: Context, named: Named, registered: Sequence[str]) -> Hit:
    fresh = context.school.facts_are_fresh(context.as_of)
    far, closest = nearest(named.name, registered)
    sure = fresh and not same_but_i(named.name, closest)
    post, right = _POSTS[named.post], closest if far <= _TYPO else ", ".join(registered)
    message = f"{post} ghi «{named.name}», danh bạ ghi «{right}»."
    if far <= _TYPO:
        message = f"Tên {post} viết «{named.name}», danh bạ viết «{right}»."
    return Hit(
        message=message,
        value=f"{named.post} {named.name}",
        suggestion=f"Sửa thành «{right}» theo danh bạ."
        if sure
        else f"Đề nghị xác nhận lại danh bạ (đang ghi «{right}»); nếu không đúng thì sửa trên trang.",
        block=named.block,
        start=named.start,
        end=named.end,
        advisory=not sure,
        action=None if sure else Action.CONSULT,
    )
