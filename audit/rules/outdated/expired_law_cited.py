"""OUT-010: a legal document cited as basis after it ended."""

import re
from collections.abc import Iterator

from audit.document import Block, Document, Role, Voice, dated, document, living
from audit.knowledge.laws import Law, Laws
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.citations import Citation, Frame, citations_in
from audit.vietnamese.dates import school_years_in, vietnamese
from audit.vietnamese.quotes import quoted

_LIBRARY = 3  # citations with titles that make a list of documents
_YEAR = re.compile(r"(?<!\w)năm\s+(20\d\d)(?![\d/])", re.IGNORECASE)


@page_rule(
    "OUT-010",
    title="Viện dẫn văn bản đã hết hiệu lực",
    category=Category.OUTDATED,
    severity=Severity.HIGH,
    action=Action.UPDATE,
    basis=("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",),
    flags=(
        living("Trang thông tin hoạt động theo Nghị định số 72/2013/NĐ-CP ngày 15/7/2013 của Chính phủ."),
        dated("2025-09-20", "Căn cứ Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017, nhà trường công khai năm học 2025-2026"),
        dated("2026-03-02", "Căn cứ Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân, nhà trường thông báo"),
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
    laws = context.knowledge.laws
    pairs = [(block, citation) for block in own_blocks(document) for citation in citations_in(block.text)]
    titles = [citation for _, citation in pairs if citation.frame is Frame.TITLE]
    library = len(titles) >= _LIBRARY
    listed: list[Hit] = []
    for block, citation in pairs:
        law = laws.find(citation)
        if law is None or _set_aside(block, citation, law, laws):
            continue
        hit = _Judge(document, context, block, citation, law).hit()
        if hit and library and citation.frame is Frame.TITLE:
            listed.append(hit)
        elif hit:
            yield hit
    yield from _library_note(listed)


def _set_aside(block: Block, citation: Citation, law: Law, laws: Laws) -> bool:
    """Is the document named as past, as replaced beside its successor, or in someone else's words?"""
    if block.voice is Voice.HISTORIC or citation.frame in {Frame.REPEAL, Frame.HISTORIC}:
        return True
    if quoted(block.text, citation.start, citation.end):
        return True
    successors = {row.key for row in map(laws.get, law.replaced_by) if row} | {*law.replaced_by}
    near = {found.key if found else other.key for other in citations_in(block.text) for found in [laws.find(other)]}
    return bool(successors & near)
