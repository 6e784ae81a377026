"""Which part of the page an element is: from tags, ARIA roles, ids and classes, at last from its place."""

import re

from audit.document import Role
from audit.extract.html_names import is_article_text, is_dropped, named_role
from audit.extract.html_place import roles_by_place
from audit.extract.html_tables import is_data_table
from audit.extract.html_tree import Element

_ARIA = {
    "banner": Role.HEADER,
    "navigation": Role.NAV,
    "menubar": Role.NAV,
    "menu": Role.NAV,
    "contentinfo": Role.FOOTER,
    "complementary": Role.SIDEBAR,
    "marquee": Role.BANNER,
    "main": Role.BODY,
}
_TAGS = {"nav": Role.NAV, "menu": Role.NAV, "aside": Role.SIDEBAR, "marquee": Role.BANNER, "dialog": Role.BANNER}
_FRAME_TAGS = {"header": Role.HEADER, "footer": Role.FOOTER}
_SECTIONS = frozenset({"main", "article", "aside", "blockquote", "td"})
_TEXTS = {"blockquote": Role.QUOTE, "figcaption": Role.CAPTION}
_HEADINGS = frozenset({"h1", "h2"})
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-caption-text|tplcaption|caption|chu-thich)(?:$|\s)")
_INNER = frozenset({Role.QUOTE, Role.CAPTION, Role.TITLE, Role.TABLE})


def assign_roles(body: Element, title: str, *, home: bool) -> None:
    """Give every element below *body* its role, and mark what is dropped."""
    holders = _holders(body)
    placed = roles_by_place(body)
    for element in body.walk():
        parent = element.parent
        if parent is None:
            continue
        element.dropped = parent.dropped or is_dropped(element, body.letters, holds_page=element in holders)
        if element.dropped:
            continue
        element.in_text = parent.in_text or is_article_text(parent)
        element.role = _role(element, parent, placed.get(element))
        own = named_role(element, body.letters, holds_page=element in holders)
        if own and _overrides(own, parent) and not (own is Role.BANNER and _is_page_title(element, title, home)):
            element.role = own


def _holders(body: Element) -> set[Element]:
    """Return the elements around the page's main heading or main part: they are no side part themselves."""
    found: set[Element] = set()
    for inner in body.find("h1", "main", "article"):
        if inner.tag == "article" and inner.letters < 0.4 * body.letters:
            continue  # a card in a list
        for element in inner.ancestors():
            if element in found:
                break
            found.add(element)
    return found


def _role(element: Element, parent: Element, placed: Role | None) -> Role:
    aria = _ARIA.get(element.attributes.get("role", "").lower())
    tag = _TAGS.get(element.tag)
    if element.tag in _FRAME_TAGS and not any(a.tag in _SECTIONS for a in parent.ancestors()):
        tag = _FRAME_TAGS[element.tag]
    role = aria or tag or placed
    if role and _overrides(role, parent):
        return role
    if element.tag == "caption":
        return Role.CAPTION
    if parent.role is not Role.BODY:
        return parent.role
    if element.tag == "table" and is_data_table(element):
        return Role.TABLE
    return _text_role(element, parent)


def _text_role(element: Element, parent: Element) -> Role:
    if element.tag in _HEADINGS:
        return Role.TITLE
    role = _TEXTS.get(element.tag, parent.role)
    if role is Role.BODY and element.tag in {"p", "div", "td"} and _CAPTION.search(element.names):
        return Role.CAPTION
    if role is Role.QUOTE and element.letters > 0.6 * _main_letters(element):
        return Role.BODY  # an old editor's way to indent the whole text
    return role


def _main_letters(element: Element) -> int:
    top = [a for a in element.ancestors() if a.role is Role.BODY]
    return max((a.letters for a in top[1:4]), default=0)


def _overrides(role: Role, parent: Element) -> bool:
    """A menu inside the header is a menu; a list inside the footer stays footer."""
    if parent.role in _INNER:
        return False
    return parent.role is Role.BODY or (parent.role is Role.HEADER and role is Role.NAV)


def _is_page_title(element: Element, title: str, home: bool) -> bool:
    """A «hero» above an article shows that article's heading: it speaks for the article, not for today."""
    if home:
        return False
    return any(title.startswith(heading.text()[:60]) for heading in element.find("h1", "h2") if heading.letters)
