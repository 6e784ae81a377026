"""Rules as people read them: `python -m audit rules` and docs/rules.md, both from the code."""

from collections.abc import Iterator

from audit.document import Document
from audit.review.labels import ACTIONS, CATEGORIES, SEVERITIES
from audit.rule import Case, Example, Rule, load_rules
from crawler.exceptions import InputError

_KINDS = (("flags", "Báo (A)"), ("advises", "Tham khảo (B)"), ("passes", "Không báo"))


def listing() -> str:
    """One line per rule: id, category, severity, title."""
    return "\n".join(
        f"{rule.id}  {CATEGORIES[rule.card['category']]:<15} "
        f"{SEVERITIES[rule.card['severity']]:<11} {rule.card['title']}"
        for rule in load_rules()
    )


def explain(id: str) -> str:
    """One rule in full; raises InputError for an unknown id."""
    rules = {rule.id: rule for rule in load_rules()}
    rule = rules.get(id.upper())
    if rule is None:
        raise InputError(f"Không có quy tắc «{id}». Xem danh sách: python -m audit rules")
    return "\n".join(_page(rule))


def markdown() -> str:
    """The whole catalogue as one Markdown page."""
    head = (
        "# Quy tắc soát\n\nTrang này sinh từ mã nguồn: `python -m audit rules --markdown > docs/rules.md`.\n"
    )
    return head + "\n" + "\n".join("\n".join(_page(rule)) for rule in load_rules())


def _page(rule: Rule) -> Iterator[str]:
    card = rule.card
    yield f"## {rule.id} · {card['title']}"
    yield ""
    yield (
        f"{CATEGORIES[card['category']]} · mức {SEVERITIES[card['severity']]} · "
        f"hướng xử lý: {ACTIONS[card['action']]} · căn cứ: {'; '.join(card['basis'])}"
    )
    yield ""
    yield rule.doc
    yield ""
    for kind, label in _KINDS:
        for example in card[kind]:  # type: ignore[literal-required]
            yield f"- **{label}**: {_words(example)}"
    yield ""


def _words(example: Example) -> str:
    documents = example.documents if isinstance(example, Case) else example
    pages = documents if isinstance(documents, tuple) else (documents,)
    return " / ".join(part for page in pages for part in [_page_words(page)] if part)


def _page_words(page: Document) -> str:
    words = (
        " · ".join(block.text for block in page.blocks) or page.title or " · ".join(x.url for x in page.links)
    )
    day = f" [{page.dated.lo}]" if page.dated.lo else ""
    return f"«{' '.join(words.split())[:200]}»{day}"
