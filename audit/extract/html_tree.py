"""A parsed page as a light tree that can be walked without recursion, and the CSS paths of its nodes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from audit.document import Role
from crawler.pages import is_too_deep

MAX_ELEMENTS = 200_000  # ten times the largest real page; more is an attack, read by nobody
_MAX_STEPS = 40  # of a CSS path; deeper nodes are named by their fortieth ancestor
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "textarea", "datalist", "svg", "math", "canvas"}
)
_UNSEEN_MEDIA = frozenset({"audio", "video", "noembed", "noframes"})
_SIMPLE_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(slots=True, eq=False)
class Element:
    """An element with its children in order; `letters` and `linked` count the text below it (all, in links).

    `role` to `historic` are what later passes found out about it.
    """

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    ordinal: int = 1  # among the siblings of its kind, as :nth-of-type counts
    children: "list[Element | str]" = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    role: Role = Role.BODY
    in_text: bool = False  # inside the text of an article
    dropped: bool = False  # comments, share buttons, counters: nobody reads on
    teaser: bool = False  # announces another page, whose date is its own
    historic: bool = False  # tells the school's past

    @property
    def elements(self) -> "list[Element]":
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def names(self) -> str:
        """Id and classes, each as its own word, lower case."""
        return f"{self.attributes.get('id', '')} {self.attributes.get('class', '')}".lower().strip()

    def walk(self) -> "Iterator[Element]":
        """Yield this element and everything below it, in page order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.elements))

    def find(self, *tags: str) -> "Iterator[Element]":
        return (element for element in self.walk() if element.tag in tags)

    def ancestors(self) -> "Iterator[Element]":
        """Yield this element, its parent, and so on up to the root."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def text(self) -> str:
        """All text below, with single spaces."""
        return " ".join(" ".join(self.strings()).split())

    def strings(self) -> Iterator[str]:
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                yield node
            else:
                stack.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Page:
    """`head` holds what the page says about itself; `body` what a reader sees."""

    body: Element
    title: str
    meta: tuple[tuple[str, str], ...]  # (name or property, content)
    scripts: tuple[str, ...]  # JSON-LD
    base: str
    ids: Counter[str]


def parse_page(text: str) -> Page | None:
    """*text* as a tree; None when it is too deep or too large for any honest page."""
    if is_too_deep(text) or text.count("<") > 3 * MAX_ELEMENTS:
        return None
    tree = LexborHTMLParser(text)
    body = _build(tree.body) if tree.body is not None else Element("body", {})
    if body is None:
        return None
    title = tree.css_first("head title, title")
    base = tree.css_first("base[href]")
    return Page(
        body=body,
        title=(title.text() or "") if title is not None else "",
        meta=tuple(_meta(tree.css("meta[content]"))),
        scripts=tuple(n.text_content or "" for n in tree.css('script[type*="ld+json" i]')[:20]),
        base=(base.attributes.get("href") or "") if base is not None else "",
        ids=Counter(e.attributes["id"] for e in body.walk() if "id" in e.attributes),
    )


def selector(element: Element, ids: Counter[str]) -> str:
    """Write a short CSS path: from the nearest ancestor whose id is unique, by kind and place from there."""
    steps: list[str] = []
    for one in element.ancestors():
        name = one.attributes.get("id", "")
        if ids[name] == 1 and _SIMPLE_NAME.fullmatch(name):
            steps.append(f"#{name}")
            break
        steps.append(f"{one.tag}:nth-of-type({one.ordinal})" if one.parent else one.tag)
    return " > ".join(reversed(steps[max(0, len(steps) - _MAX_STEPS) :]))


def _meta(nodes: Iterable[LexborNode]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        named = node.attributes
        name = named.get("property") or named.get("name") or named.get("itemprop") or ""
        yield name.lower(), named.get("content") or ""


def _build(root: LexborNode) -> Element | None:
    top = _element(root, None)
    order = [top]
    stack: list[tuple[LexborNode, Element]] = [(root, top)]
    while stack:
        if len(order) > MAX_ELEMENTS:
            return None
        node, element = stack.pop()
        kinds: Counter[str] = Counter()
        for child in node.iter(include_text=True):
            if child.is_text_node:
                element.children.append(child.text_content or "")
            elif child.is_element_node:
                tag = str(child.tag)
                kinds[tag] += 1
                if tag not in _UNSEEN and tag not in _UNSEEN_MEDIA:
                    below = _element(child, element, kinds[tag])
                    element.children.append(below)
                    order.append(below)
                    stack.append((child, below))
    _count(order)
    return top


def _element(node: LexborNode, parent: Element | None, ordinal: int = 1) -> Element:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    return Element(str(node.tag), attributes, parent, ordinal)


def _count(order: list[Element]) -> None:
    """Add up letters from the leaves to the root: every element stands after its parent in *order*."""
    for element in reversed(order):
        element.letters += sum(
            len(c) - c.count(" ") for c in element.children if isinstance(c, str) and not c.isspace()
        )
        if element.tag == "a":
            element.linked = element.letters
        if element.parent is not None:
            element.parent.letters += element.letters
            element.parent.linked += element.linked
