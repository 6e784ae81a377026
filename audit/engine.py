"""Run every rule over the documents of a school; one fact becomes one finding."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from audit.document import Document, Voice
from audit.findings import Finding, Place, RuleCrash, fingerprint, short_id
from audit.privacy import mask, mask_address, mask_everything
from audit.rule import Context, Hit, Rule, Scope
from crawler.addresses import canonical

_CONTEXT_LETTERS = 60
_QUOTE_LIMIT = 300
_MAX_PLACES = 50  # addresses kept per finding; `pages` still counts them all
log = logging.getLogger(__name__)


def check_school(
    documents: Sequence[Document], rules: Iterable[Rule], context: Context
) -> Iterator[Finding | RuleCrash]:
    """Findings of every rule that the school is not exempt from; a crash costs that rule's result only."""
    for rule in rules:
        if rule.id in context.school.exempt:
            continue
        try:
            hits = list(rule.check(documents, context))
            found = list(findings(rule, hits, context))
        except Exception as error:
            log.exception("rule %s crashed for %s", rule.id, context.school.id)
            yield RuleCrash(rule.id, mask(f"{type(error).__name__}: {error}"))
            continue
        yield from found


def findings(rule: Rule, hits: Iterable[Hit], context: Context) -> Iterator[Finding]:
    """Group the hits of one rule by the fact they name."""
    facts: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        facts[fingerprint(context.school.id, rule.id, _scope_key(hit), hit.value)].append(hit)
    for name, same in facts.items():
        yield _finding(rule, name, same, context)


def _finding(rule: Rule, name: str, same: list[Hit], context: Context) -> Finding:
    sure = [hit for hit in same if not hit.advisory] or same
    first = min(sure, key=lambda hit: (_url(hit), hit.start))
    places = sorted({_place(hit) for hit in same}, key=lambda place: (place.url, place.position, place.quote))
    private = any(hit.private for hit in same)
    return Finding(
        id=short_id(context.school.id, name),
        fingerprint=name,
        school=context.school.id,
        rule=rule.id,
        advisory=first.advisory,
        category=rule.card["category"],
        severity=max(hit.severity or rule.card["severity"] for hit in sure),
        action=first.action or rule.card["action"],
        title=rule.card["title"],
        message=mask(first.message),
        suggestion=mask(first.suggestion),
        basis=first.basis or rule.card["basis"],
        places=tuple(places[:_MAX_PLACES]),
        pages=_page_count(same),
        private=private,
    )


def _page_count(hits: Iterable[Hit]) -> int:
    pages: dict[str, int] = {}
    for hit in hits:
        count = hit.block.pages if hit.block else 1
        pages[_url(hit)] = max(pages.get(_url(hit), 0), count)
    return max(max(pages.values(), default=1), len(pages))


def _scope_key(hit: Hit) -> str:
    living = hit.block is not None and hit.block.voice is Voice.LIVING
    site = hit.scope is Scope.SITE or (hit.scope is Scope.AUTO and living)
    return "site" if site else canonical(_url(hit)).partition("://")[2]


def _url(hit: Hit) -> str:
    """The page's address; file names hold identity numbers, too."""
    return mask_address(hit.page.url) if hit.page else ""


def _place(hit: Hit) -> Place:
    quote, exact = _quote(hit)
    page, block = hit.page, hit.block
    return Place(
        url=_url(hit),
        title=mask(page.title) if page else "",
        quote=quote,
        exact=exact,
        position=block.position if block else "",
        selector=block.selector if block else "",
        sha256=page.sha256 if page else "",
        pages=block.pages if block else 1,
    )


def _quote(hit: Hit) -> tuple[str, str]:
    """The flagged words with their surroundings, personal data masked, and the words alone."""
    hide = mask_everything if hit.private else mask
    if hit.block is None:
        return hide(hit.quote[:_QUOTE_LIMIT]), ""
    text = mask(hit.block.text)  # keeps its length; a number cut in two would no longer be recognised
    start, end = hit.start, min(hit.end, hit.start + _QUOTE_LIMIT)
    before, exact, after = hide(text[:start]), hide(text[start:end]), hide(text[end:])
    return f"{_left(before)}⟦{exact}⟧{_right(after)}", exact


def _left(before: str) -> str:
    """The last letters of *before*, from a whole word on where one begins in their first half."""
    if len(before) <= _CONTEXT_LETTERS:
        return before
    cut, _, rest = before[-_CONTEXT_LETTERS:].partition(" ")
    return "…" + (rest if len(cut) < _CONTEXT_LETTERS / 2 else cut + " " + rest)


def _right(after: str) -> str:
    """The first letters of *after*, up to a whole word where one ends in their second half."""
    if len(after) <= _CONTEXT_LETTERS:
        return after
    kept, _, cut = after[:_CONTEXT_LETTERS].rpartition(" ")
    return (kept if len(cut) < _CONTEXT_LETTERS / 2 else after[:_CONTEXT_LETTERS]) + "…"
