"""The rule interface: what a rule declares, what it may know, and what it yields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from importlib import import_module
from inspect import getdoc
from pkgutil import walk_packages
from typing import TypedDict, Unpack

from audit.document import Block, Document
from audit.knowledge import Knowledge
from crawler.captures import Outcome
from crawler.schools import Register, School


class Category(StrEnum):
    OUTDATED = "outdated"
    INACCURATE = "inaccurate"
    UNAUTHORISED = "unauthorised"
    HYGIENE = "hygiene"


class Severity(IntEnum):
    """Thấp 30 days, Trung bình 15, Cao 7, Khẩn the same day."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    URGENT = 4


class Action(StrEnum):
    """The letter's five verbs."""

    FIX = "fix"
    UPDATE = "update"
    REMOVE = "remove"
    CONSULT = "consult"
    REPORT = "report"


class Scope(StrEnum):
    """Where a fact lives: a value in living text is one fact of the site, in an article one of the page."""

    AUTO = "auto"  # site for living text, page otherwise
    SITE = "site"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Visit:
    """One earlier attempt at an address: for rules that need two fetches or unchanged days."""

    fetched_at: datetime
    outcome: Outcome
    status: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """All a rule may know besides the documents: no clock, no network, no files.

    `visits` maps a canonical address to its attempts, newest first, of every crawl up to this one.
    `complete` says that the crawl read the whole site: only then may a rule claim that something is absent.
    """

    school: School
    as_of: date
    knowledge: Knowledge
    register: Register = Register(())
    complete: bool = False
    visits: Mapping[str, Sequence[Visit]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule applies.

    `value` is the normalised offending value and names the fact: same rule, scope and value = one finding.
    For personal data it is a kind and a position, never the value.
    `block[start:end]` are the words; a hit without a block (a link, a whole file) gives `quote` instead.
    `private` masks every number and person's name of the quote before anything is stored.
    """

    message: str
    value: str
    suggestion: str = ""
    block: Block | None = None
    start: int = 0
    end: int = 0
    quote: str = ""
    scope: Scope = Scope.AUTO
    advisory: bool = False
    severity: Severity | None = None
    action: Action | None = None
    basis: tuple[str, ...] = ()
    private: bool = False
    page: Document | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An example that needs another day or school than the usual ones, or earlier visits.

    `school` is a School or the id of one in the sample register; None keeps the sample's own value.
    """

    documents: Document | tuple[Document, ...]
    as_of: date | None = None
    school: School | str | None = None
    visits: Mapping[str, Sequence[Visit]] | None = None
    complete: bool | None = None


Example = Document | tuple[Document, ...] | Case
PageCheck = Callable[[Document, Context], Iterator[Hit]]
SchoolCheck = Callable[[Sequence[Document], Context], Iterator[Hit]]


class Card(TypedDict):
    """The part of a rule that a reviewer reads; every field is required.

    `flags` must yield a hit of class A, `advises` a hit of class B only, `passes` none at all.
    """

    title: str
    category: Category
    severity: Severity
    action: Action
    basis: tuple[str, ...]
    flags: tuple[Example, ...]
    advises: tuple[Example, ...]
    passes: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    card: Card
    doc: str
    check: SchoolCheck


_rules: dict[str, Rule] = {}


def school_rule(id: str, **card: Unpack[Card]) -> Callable[[SchoolCheck], SchoolCheck]:
    """Declare the decorated function as rule *id*; it sees all documents of a school."""

    def register(check: SchoolCheck) -> SchoolCheck:
        if id in _rules:
            raise ValueError(f"rule {id} is declared twice")
        _rules[id] = Rule(id, card, getdoc(check) or "", check)
        return check

    return register


def page_rule(id: str, **card: Unpack[Card]) -> Callable[[PageCheck], PageCheck]:
    """Declare the decorated function as rule *id*; it sees one document at a time."""

    def register(check: PageCheck) -> PageCheck:
        def check_each(documents: Sequence[Document], context: Context) -> Iterator[Hit]:
            for document in documents:
                for hit in check(document, context):
                    yield replace(hit, page=document)

        check_each.__doc__ = check.__doc__
        school_rule(id, **card)(check_each)
        return check

    return register


def load_rules() -> list[Rule]:
    """Import every module under audit.rules; return what they declared, by id."""
    package = import_module("audit.rules")
    for module in walk_packages(package.__path__, "audit.rules."):
        import_module(module.name)
    return [_rules[id] for id in sorted(_rules)]
