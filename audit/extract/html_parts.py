"""Which part of a page an element is, by its tag, its ARIA role, its id and classes."""

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from audit.document import Role

DROPPED_TAGS = frozenset(
    "script style noscript template svg math canvas object embed audio video select button textarea datalist".split()
)
INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr nobr o:p".split()
)
ITEM_TAGS = frozenset({"li", "article", "dl", "tr"})

_ARIA = {
    "banner": Role.HEADER,
    "contentinfo": Role.FOOTER,
    "navigation": Role.NAV,
    "menubar": Role.NAV,
    "menu": Role.NAV,
    "complementary": Role.SIDEBAR,
}
_TAGS = {
    "header": Role.HEADER,
    "footer": Role.FOOTER,
    "nav": Role.NAV,
    "aside": Role.SIDEBAR,
    "blockquote": Role.QUOTE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}
_EDGE = r"(?:site|main|page|top|primary|global|web|truong|the|my|left|right|col)?[-_]?"
_TAIL = r"(?:[-_]?(?:left|right|area|wrap|wrapper|inner|container|main|content|top|bottom|bar|block|box|\d+))*"
_CLASSES = tuple(
    (role, re.compile(rf"^{_EDGE}(?:{words}){_TAIL}$", re.IGNORECASE))
    for role, words in (
        (Role.FOOTER, r"footer|foot|chan-?trang|copyright|ban-?quyen|colophon"),
        (Role.NAV, r"nav|navbar|navigation|menu|mainmenu|topmenu|breadcrumbs?|duong-?dan|pagination|paging|page-?numbers"),
        (Role.BANNER, r"banner|slider|slideshow|carousel|popup|modal|marquee|chay-?chu|ticker|hero|thong-?bao-?noi-?bat"),
        (Role.HEADER, r"header|head|dau-?trang|topbar|masthead|branding|logo"),
        (Role.SIDEBAR, r"sidebar|aside|widget|cot-?phai|cot-?trai|rightcol|leftcol"),
    )
)
_DROPPED = re.compile(
    r"^(?:comments?(?:[-_].*)?|comment-?respond|respond|binh-?luan|fb-comments|disqus(?:_thread)?|idcomment|"
    r"fb-like|fb-share.*|addthis.*|addtoany.*|share(?:[-_]?(?:buttons?|box|this|bar))?|social[-_]?share|rating|"
    r"thong-?ke(?:-?truy-?cap)?|counter|online|visitor[-_]?counter|weather|ty-?gia|cookie.*|sr-only|screen-reader-text)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?:news|post|entry|item|media|card|teaser|article|tin)(?:[-_].*)?$|^.*[-_](?:item|post|news)$")
_WHOLE_PAGE = frozenset({"html", "body", "main", "article", "form"})


@dataclass(frozen=True, slots=True)
class Part:
    """What is known of the element a text stands in: inherited downwards."""

    role: Role = Role.BODY
    title: bool = False
    quote: bool = False
    item: int = 0  # number of the innermost list item or teaser around; 0 outside
    data_table: bool = False
    pre: bool = False


def names_of(node: LexborNode) -> list[str]:
    attributes = node.attributes
    return [*(attributes.get("class") or "").split()[:12], *(attributes.get("id") or "").split()[:1]]


def is_dropped(node: LexborNode, tag: str) -> bool:
    """Scripts, hidden inputs, comments of visitors and widgets of others: never part of the page's words."""
    if tag in DROPPED_TAGS or (tag == "input"):
        return True
    return tag not in _WHOLE_PAGE and any(_DROPPED.match(name) for name in names_of(node))


def is_item(node: LexborNode, tag: str) -> bool:
    return tag in ITEM_TAGS or (tag == "div" and any(_ITEM.match(name) for name in names_of(node)))


def entered(part: Part, node: LexborNode, tag: str) -> Part:
    """The part that the children of *node* are in."""
    if tag in {"h1", "h2"}:
        return replace(part, title=part.role is Role.BODY)
    role = _role_of(node, tag)
    if role is None or part.role is Role.FOOTER or (part.role is Role.NAV and role is not Role.FOOTER):
        return part
    if role in {Role.CAPTION, Role.QUOTE} and part.role is not Role.BODY:
        return part
    if role is Role.HEADER and (part.role is Role.SIDEBAR or _inside_article(node)):
        return part  # an article's own header or a widget's heading
    return replace(part, role=role)


def _inside_article(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in {"article", "main"}:
            return True
        parent = parent.parent
    return False


def _role_of(node: LexborNode, tag: str) -> Role | None:
    if role := _ARIA.get((node.attributes.get("role") or "").lower()) or _TAGS.get(tag):
        return role
    if tag in _WHOLE_PAGE or tag in INLINE_TAGS or tag in {"h3", "h4", "h5", "h6", "p", "td", "li"}:
        return None
    for name in names_of(node):
        for role, pattern in _CLASSES:
            if pattern.match(name):
                return role
    return None
