"""Which words of a document the school itself says: rules about content judge only these."""

import re
from collections.abc import Iterator

from audit.document import Block, Document, PageType, Role

_NOT_OWN = frozenset({Role.QUOTE, Role.META})
_LAW_SYMBOL = r"(?:NĐ-CP|NQ-CP|QĐ-TTg|CT-TTg|TT-B\w+|TTLT\S*|QH\d+|NQ-UBTVQH\d+|UBTVQH\d+|VBHN-\w+)"
_LAW_NUMBER = re.compile(
    rf"^(?:(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s+)?số\s*:\s*"
    rf"\d+(?:/\d{{4}})?/{_LAW_SYMBOL}(?:\s.{{0,60}})?$",
    re.IGNORECASE,
)
_LAW_TITLE = re.compile(
    rf"^(?:Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh)\b.{{0,80}}?"
    rf"\d+(?:/\d{{4}})?/{_LAW_SYMBOL}",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:Điều\s+\d+|Chương\s+[IVX]+)\b", re.IGNORECASE)
_HEAD_BLOCKS = 40


def own_blocks(document: Document) -> Iterator[Block]:
    """Visible blocks that are neither quotations, nor lesson material, nor a law posted in full."""
    if document.page_type is PageType.LESSON or is_legal_text(document):
        return
    for block in document.blocks:
        if block.role not in _NOT_OWN:
            yield block


def is_legal_text(document: Document) -> bool:
    """Is this a law, decree or circular posted word for word? It cites the documents of its own time."""
    articles = sum(1 for block in document.blocks if _ARTICLE.match(block.text))
    if articles < 2:
        return False
    head = [block.text.strip() for block in document.blocks[:_HEAD_BLOCKS]]
    return any(_LAW_NUMBER.match(line) for line in head) or _LAW_TITLE.match(document.title) is not None
