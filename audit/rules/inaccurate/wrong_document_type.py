"""INA-050: type word, issuer and symbol of a citation disagree."""

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.document import Block, Document, dated, living
from audit.knowledge.laws import Law, Laws
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.citations import Citation, citations_in
from audit.vietnamese.frames import sentence
from audit.vietnamese.issuers import LOCAL, body_of, ministry_of
from audit.vietnamese.quotes import quoted
from audit.vietnamese.text import fold, key

_LAW_TYPES = frozenset({"luật", "bộ luật", "nghị quyết", "hiến pháp", "pháp lệnh"})
_JUDGED = _LAW_TYPES | {"nghị định", "thông tư", "thông tư liên tịch", "quyết định", "chỉ thị"}
_SYMBOLS: tuple[tuple[str, frozenset[str], str, str], ...] = (
    # symbol, type words it may carry, the type to write, its issuer («» = see ministry_of)
    (r"NĐ-CP", frozenset({"nghị định"}), "Nghị định", "Chính phủ"),
    (r"NQ-CP", frozenset({"nghị quyết"}), "Nghị quyết", "Chính phủ"),
    (r"QĐ-TTg", frozenset({"quyết định"}), "Quyết định", "Thủ tướng Chính phủ"),
    (r"CT-TTg", frozenset({"chỉ thị"}), "Chỉ thị", "Thủ tướng Chính phủ"),
    (r"(?:NQ-)?UBTVQH\d*", frozenset({"nghị quyết", "pháp lệnh"}), "Nghị quyết", "Ủy ban Thường vụ Quốc hội"),
    (r"QH\d+", _LAW_TYPES - {"pháp lệnh"}, "Luật", "Quốc hội"),
    (r"TTLT-.*", frozenset({"thông tư", "thông tư liên tịch"}), "Thông tư liên tịch", ""),
    (r"TT-B.*", frozenset({"thông tư"}), "Thông tư", ""),
)
_CARRIER = re.compile(
    r"(?<!\w)(?:kế hoạch|thông tư|công văn|quyết định|hướng dẫn|chỉ thị|nghị quyết|báo cáo|văn bản|tờ trình|"
    r"nghị định|thông báo|chương trình|phối hợp|dự thảo|tập huấn|hội nghị|ý kiến|chỉ đạo|"
    r"tài liệu|bài giảng|hỏi đáp|góp ý|sách|cẩm nang|bài viết|"
    r"(?:việc|tình hình|kết quả|công tác|kiểm tra)\s+(?:triển khai |tổ chức )?"
    r"(?:thực hiện|thi hành|triển khai))(?!\w)",
    re.IGNORECASE,
)
_LOCAL_WORK = re.compile(r"(?<!\w)(?:triển khai|thực hiện|thi hành)(?!\w)", re.IGNORECASE)


@page_rule(
    "INA-050",
    title="Sai loại văn bản hoặc cơ quan ban hành trong viện dẫn",
    category=Category.INACCURATE,
    severity=Severity.HIGH,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: thông tin đăng tải cần chính xác",),
    flags=(
        living("Thông tư số 30/2020/NĐ-CP ngày 05/3/2020"),
        living("Nghị định số 147/2024/NĐ-CP của Bộ Thông tin và Truyền thông"),
        living("Nghị định số 09/2024/TT-BGDĐT của Bộ Giáo dục và Đào tạo"),
        living("Luật số 1658/NQ-UBTVQH15"),
    ),
    advises=(
        living("Căn cứ Thông tư số 30/2020/TT-BGDĐT về công tác văn thư"),
        living("Quyết định số 1341/QĐ-TTg của Chính phủ"),
    ),
    passes=(
        living("Nghị định số 147/2024/NĐ-CP của Chính phủ"),
        living("Nghị quyết số 217/2025/QH15 của Quốc hội"),
        living("Thông tư số 15/2025/TT-BGDĐT hướng dẫn … thực hiện Nghị định số 142/2025/NĐ-CP"),
        living("Kế hoạch thực hiện Nghị định số 147/2024/NĐ-CP của Bộ Giáo dục và Đào tạo"),
        living("Nghị định, Thông tư số 09/2024/TT-BGDĐT"),
        dated("2026-05-01", "Thông tư số 09/2024/TT-BGDĐT của Bộ trưởng Bộ GD&ĐT"),
    ),
)
def wrong_document_type(document: Document, context: Context) -> Iterator[Hit]:
    """Tên loại văn bản, cơ quan ban hành không đúng với ký hiệu (Thông tư … NĐ-CP, Nghị định … của Bộ).

    Vì sao: viện dẫn sai loại hoặc sai cơ quan làm văn bản của trường mất giá trị căn cứ.
    Cách xử lý: sửa theo đề xuất; mở văn bản gốc khi số, ký hiệu cũng có thể sai.
    """
    for block in own_blocks(document):
        for citation in citations_in(block.text):
            if citation.key and not quoted(block.text, citation.start, citation.end):
                yield from _disagreements(block, citation, context.knowledge.laws)


def _disagreements(block: Block, citation: Citation, laws: Laws) -> Iterator[Hit]:
    found = next((row for row in _SYMBOLS if re.fullmatch(row[0], citation.symbol)), None)
    if found is None:
        return
    _, types, type_, body = found
    issuer = body or ministry_of(citation.symbol)
    suggestion = _suggestion(citation, laws, type_, issuer)
    law = laws.find(citation)
    other = _other_body(block, citation, issuer)
    if citation.type in _JUDGED and citation.type not in types:
        message = f"Ký hiệu «{citation.symbol}» là của {type_}, không phải {citation.type.capitalize()}."
        yield _hit(block, citation, message, suggestion, "loại")
    elif law and _other_act(citation, law):
        message = f"Văn bản số {law.key} là {law.type}, không phải {citation.type.capitalize()}."
        yield _hit(block, citation, message, suggestion, "loại")
    elif other:
        message = f"Văn bản ký hiệu «{citation.symbol}» do {issuer} ban hành, không phải {other}."
        # «Chính phủ» is everyday speech for «Thủ tướng Chính phủ»
        loose = other == "Chính phủ" and issuer.startswith("Thủ tướng")
        yield replace(_hit(block, citation, message, suggestion, "cơ quan"), advisory=loose)
    elif law is None:
        yield from _other_symbol(block, citation, laws)


def _other_act(citation: Citation, law: Law) -> bool:
    """The Quốc hội issues both with the same symbol: only the table tells a Luật from a Nghị quyết."""
    kinds = {kind.casefold().replace("bộ luật", "luật") for kind in (citation.type, law.type)}
    return kinds == {"luật", "nghị quyết"} and law.sure()


def _other_body(block: Block, citation: Citation, issuer: str) -> str:
    """The body that the words name instead of *issuer*; empty when they name none or the right one."""
    named = body_of(citation.issuer)
    if not named or not issuer or named == issuer or _carried(block, citation, named):
        return ""
    return named


def _carried(block: Block, citation: Citation, named: str) -> bool:
    """«Kế hoạch thực hiện Nghị định … của Bộ»: the body may belong to the words before."""
    begin, _ = sentence(block.text, citation.start, citation.end)
    begin = max(begin, block.text.rfind(";", begin, citation.start) + 1)
    if _CARRIER.search(block.text, begin, citation.start):
        return True
    return named in LOCAL and _LOCAL_WORK.search(block.text, begin, citation.start) is not None


def _suggestion(citation: Citation, laws: Laws, type_: str, issuer: str) -> str:
    law = laws.find(citation)
    if law is not None:
        return f"Sửa thành: {law.heading}."
    by = f" của {issuer}" if issuer else ""
    return f"Sửa thành: {type_} số {citation.key}{by}."


def _other_symbol(block: Block, citation: Citation, laws: Laws) -> Iterator[Hit]:
    """The number and the subject of a known document, but the symbol of another kind."""
    law = laws.same_number(citation)
    if law is None:
        return
    subject = key(re.sub(r"^(?:Quy định(?: về)?|Về|Ban hành|Hướng dẫn)\s+", "", law.title)).split()[:8]
    if len(subject) >= 4 and " ".join(subject) in key(block.text[citation.end : citation.end + 200]):
        message = f"Số {citation.number}/{citation.year} về nội dung này là {law.name}."
        suggestion = f"Sửa thành: {law.heading}."
        yield replace(_hit(block, citation, message, suggestion, "ký hiệu"), advisory=True)


def _hit(block: Block, citation: Citation, message: str, suggestion: str, kind: str) -> Hit:
    value = f"{citation.key}|{kind}|{citation.type}|{fold(citation.issuer)}"
    return Hit(message, value, suggestion, block, citation.start, citation.end)
