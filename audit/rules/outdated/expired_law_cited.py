"""OUT-010: a legal document cited as basis after it ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from audit.cited_law import CitedLaw, cited_laws
from audit.document import Document, dated, document, living
from audit.knowledge.laws import Law
from audit.rule import Action, Category, Context, Hit, Scope, Severity, page_rule
from audit.vietnamese.citations import Frame, normal_key
from audit.vietnamese.dates import vietnamese

_BASIS = (
    "Công văn tháng 01/2022: rà soát, sửa chữa, cập nhật thông tin đã đăng",
    "Luật số 64/2025/QH15 về ban hành văn bản quy phạm pháp luật",
)
_LIBRARY = 3  # citations with titles that make a list of documents


@page_rule(
    "OUT-010",
    title="Viện dẫn văn bản đã hết hiệu lực",
    category=Category.OUTDATED,
    severity=Severity.HIGH,
    action=Action.UPDATE,
    basis=_BASIS,
    flags=(
        living("Trang thông tin hoạt động theo Nghị định số 72/2013/NĐ-CP ngày 15/7/2013 của Chính phủ."),
        dated(
            "2025-09-20",
            "Căn cứ Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017, nhà trường công khai năm học 2025-2026",
        ),
        dated(
            "2026-03-02", "Căn cứ Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân, nhà trường thông báo"
        ),
        living("Nhà trường thực hiện Luật An ninh mạng năm 2018."),
    ),
    advises=(
        living("Nội quy thực hiện theo Thông tư 41/2010/TT-BGDĐT."),
        living("Trang tin thực hiện Thông tư số 09/2014/TT-BTTTT ngày 19/8/2014."),
        living("Thực hiện Luật Giáo dục số 43/2019/QH14, nhà trường xây dựng kế hoạch."),
        living("Hoạt động theo Nghị định 72 của Chính phủ."),
        document(
            "Thông tư số 36/2017/TT-BGDĐT quy định về công khai",
            "Thông tư số 28/2020/TT-BGDĐT ban hành Điều lệ trường tiểu học",
            "Nghị định số 30/2020/NĐ-CP về công tác văn thư",
        ),
        document("Căn cứ Thông tư số 36/2017/TT-BGDĐT, nhà trường công khai."),
    ),
    passes=(
        dated("2022-01-10", "Căn cứ Nghị định số 72/2013/NĐ-CP ngày 15/7/2013 của Chính phủ"),
        living("Nghị định số 147/2024/NĐ-CP thay thế Nghị định số 72/2013/NĐ-CP ngày 15/7/2013"),
        living("Trước đây, việc công khai thực hiện theo Thông tư 36/2017/TT-BGDĐT"),
        living("Công khai theo Thông tư 36/2017/TT-BGDĐT năm học 2019-2020"),
        living("Trong công văn có câu “thực hiện Nghị định số 72/2013/NĐ-CP ngày 15/7/2013”."),
    ),
)
def expired_law_cited(document: Document, context: Context) -> Iterator[Hit]:
    """Bài viết, văn bản viện dẫn một văn bản pháp luật đã hết hiệu lực như đang còn áp dụng.

    Vì sao: người đọc làm theo quy định cũ; văn bản của trường ban hành trên căn cứ không còn hiệu lực.
    Cách xử lý: thay bằng văn bản hiện hành nêu ở cột «Đề xuất sửa». Bài đăng đúng vào thời gian văn bản
    còn hiệu lực thì giữ nguyên; trang thư viện văn bản chỉ cần ghi chú «đã hết hiệu lực».
    """
    found = list(cited_laws(document, context.knowledge.laws))
    in_library = sum(one.is_title for one in found) >= _LIBRARY
    listed: list[Hit] = []
    for one in found:
        if one.set_aside():
            continue
        hit = _judge(document, context, one)
        if hit and in_library and one.is_title:
            listed.append(hit)
        elif hit:
            yield hit
    if listed:
        yield _library_note(listed)


def _hit(one: CitedLaw, message: str, suggestion: str, *, advisory: bool = True) -> Hit:
    start, end = one.citation.start, one.citation.end
    basis = (*_BASIS, f"Bảng văn bản, dòng {one.law.key}: {one.law.source}")
    return Hit(message, one.law.key, suggestion, one.block, start, end, advisory=advisory, basis=basis)


def _judge(document: Document, context: Context, one: CitedLaw) -> Hit | None:
    law, laws = one.law, context.knowledge.laws
    dates = one.judged_by(document, context.as_of)
    day = dates[0] if dates else context.as_of
    if one.speaks_for_today and one.tells_of_its_time(context.as_of):
        return None
    if law.expired is None:
        return _replaced_or_amended(context, one) if one.speaks_for_today else None
    if law.expired > day:
        return _amended(context, one) if one.speaks_for_today else None
    sure = dates is not None and _sure(document, one, day)
    doubt = "" if sure else f" {_doubt(one, dates is not None)}"
    own = "" if one.speaks_for_today or not dates else ", trước ngày của bài viết hoặc văn bản này"
    return _hit(
        one,
        f"{law.name} hết hiệu lực từ ngày {vietnamese(law.expired)}{own}.{doubt}",
        _replace_by(law, laws.replacement(law, day)),
        advisory=not sure,
    )


def _sure(document: Document, one: CitedLaw, day: date) -> bool:
    if not one.law.sure("expired", "replaced_by") or not one.law.replaced_by:
        return False
    if not (one.is_basis and one.names_one_document):
        return False
    if one.speaks_for_today:
        return True
    if not document.dated.known or one.title_tells_of_its_time(document, day):
        return False
    return one.is_formal_basis or not one.tells_of_its_time(day)


def _doubt(one: CitedLaw, has_date: bool) -> str:
    """Why this is for reading only."""
    law = one.law
    if not law.sure("expired", "replaced_by"):
        return "Ngày hết hiệu lực trong bảng chưa được đối chiếu, cần kiểm tra lại." + (
            f" {law.note}" if law.note else ""
        )
    if not has_date or one.block.headline:
        return "Chưa biết ngày của nội dung này; chỉ cần sửa nếu nội dung còn được áp dụng."
    return "Cần xem văn bản được nêu có phải căn cứ còn áp dụng hay không."


def _replace_by(law: Law, replacement: tuple[Law, ...]) -> str:
    names = [row.citation for row in replacement] or [f"văn bản số {key}" for key in law.replaced_by]
    return f"Thay bằng: {'; '.join(names)}." if names else "Bỏ viện dẫn này hoặc thay bằng văn bản hiện hành."


def _replaced_or_amended(context: Context, one: CitedLaw) -> Hit | None:
    """A document of which only the successor is known, not the day on which it ended."""
    successors = context.knowledge.laws.replacement(one.law, context.as_of)
    if not any((row.effective or row.issued or date.max) <= context.as_of for row in successors):
        return _amended(context, one)
    message = f"{one.law.name} có thể đã được thay thế; chưa rõ ngày hết hiệu lực, cần kiểm tra lại."
    return _hit(one, message, _replace_by(one.law, successors))


def _amended(context: Context, one: CitedLaw) -> Hit | None:
    """In force, but amended, and cited without saying so."""
    laws, law = context.knowledge.laws, one.law
    if one.citation.amended or one.citation.frame is Frame.TITLE:
        return None
    rows = [(key, laws.get(key)) for key in law.amended_by]
    since = [(key, row) for key, row in rows if row is None or (row.effective or date.min) <= context.as_of]
    if not since or any(normal_key(key) in one.beside for key, _ in since):
        return None
    changes = "; ".join(row.heading if row else f"văn bản số {key}" for key, row in since)
    message = f"{law.name} còn hiệu lực nhưng đã được sửa đổi, bổ sung; nội dung hiện hành chưa nêu điều này."
    return _hit(one, message, f"Ghi thêm: {law.heading} (được sửa đổi, bổ sung bởi {changes}).")


def _library_note(listed: list[Hit]) -> Hit:
    """One line for a list of documents instead of one per document."""
    names = ", ".join(dict.fromkeys(hit.value for hit in listed))
    return replace(
        listed[0],
        message=f"Thư viện văn bản: chưa ghi chú hết hiệu lực cho {names}.",
        value="thư viện văn bản",
        suggestion=f"Ghi «(đã hết hiệu lực)» cạnh {names} hoặc chuyển sang mục lưu trữ.",
        advisory=True,
        scope=Scope.PAGE,
    )
