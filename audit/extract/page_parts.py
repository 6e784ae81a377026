"""Which part of a page an element is, by its tag, its ARIA role, its id and classes."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from audit.document import Role

Attributes = Mapping[str, str | None]

DROPPED_TAGS = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "canvas", "object", "embed", "audio", "video"}
    | {"select", "textarea", "datalist", "input", "noembed", "noframes"}
)
INLINE_TAGS = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    }
    | {"ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"time", "tt", "u", "var", "wbr", "nobr", "o:p"}
)
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

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
    "marquee": Role.BANNER,
    "blockquote": Role.QUOTE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}
_EDGE = r"(?:site|main|page|top|primary|global|web|truong|the|my|left|right|col)?[-_]?"
_TAIL = (
    r"(?:[-_]*"
    r"(?:left|right|area|wrap|wrapper|inner|container|main|content|top|bottom|bar|block|box|col|\d+))*"
)
_WORDS = {
    Role.FOOTER: r"footer|foot|chan-?trang|copyright|ban-?quyen|colophon",
    Role.NAV: (
        r"nav|navbar|navigation|(?:main|top|mobile|offcanvas|header|footer|primary|vertical|mega|left|right)?[-_]?menu"
        r"|menu[-_]?(?:chinh|main|mobile|header|footer|primary)|menusite|bread-?crumbs?|duong-?dan|pagination"
        r"|paging|page-?numbers|wp-pagenavi"
    ),
    Role.BANNER: (
        r"banner|slider|slideshow|carousel|popup|modal|marquee|chay-?chu|(?:news-?)?ticker|hero"
        r"|thong-?bao-?noi-?bat"
    ),
    Role.HEADER: r"header|head|dau-?trang|top-?bar|masthead|branding|logo",
    Role.SIDEBAR: r"sidebar|aside|widget|cot-?phai|cot-?trai|rightcol|leftcol",
}
_CLASSES = tuple(
    (role, re.compile(rf"{_EDGE}(?:{words}){_TAIL}", re.IGNORECASE)) for role, words in _WORDS.items()
)
_FOOTER = re.compile(  # «section-footer-top», «bgFooter»; a card or an article has its own
    r"(?!(?:panel|card|modal|dialog|popup|entry|post|article|blog|news|item|comment|table|widget|block|box)"
    r"[-_]?(?:\w+[-_])?foot)(?:[a-z0-9]{1,20}[-_]){0,3}[a-z]{0,5}(?:footer|copyright)(?:[-_]?[a-z0-9]{1,20}){0,4}",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"blog-?posts|hentry|(?:post|entry|article)[-_]?(?:body|content|outer)", re.IGNORECASE)
_OWN_HEADS = re.compile(r"page[-_]?head(?:er|ing)?(?:[-_]\w+)?", re.IGNORECASE)  # of the page's title
_SIDE_IDS = re.compile(
    r"(?:col[-_]?)?(?:left|right|trai|phai)(?:[-_]?(?:col|column|side|panel))?", re.IGNORECASE
)
_DROPPED = re.compile(
    r"(?!comments?[-_](?:open|closed|enabled|disabled|off|on)$)"
    r"(?:(?:(?:nv|news|post|article|fb|wp)[-_])?comments?(?:list|form|area|box|[-_].*)?"
    r"|(?:comment-?)?respond|"
    r"binh-?luan(?:[-_].*)?|disqus.*|idcomment|fb-like|fb-share.*|fb-page|addthis.*|addtoany.*|"
    r"share(?:[-_]?(?:buttons?|btn|box|this|bar))?|social[-_]?share|rating|"
    r"thong-?ke(?:-?truy-?cap)?|counter|online|visitor[-_]?counter|weather|ty-?gia|cookie.*|sr-only"
    r"|screen-reader-text)",
    re.IGNORECASE,
)
_WHOLE_PAGE = frozenset({"html", "body", "main", "article", "form"})
_NOT_BY_CELL = frozenset({Role.HEADER, Role.SIDEBAR})  # such a class of a cell may only mean its looks
_NO_FRAME = _WHOLE_PAGE | INLINE_TAGS | HEADING_TAGS | {"p", "td", "li"}

_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDING_CLASSES = frozenset({"hidden", "d-none", "visually-hidden"})
_SHOWN_LATER = re.compile(
    r"(?:^|[-_ ])"
    r"(?:tabs?|pane|panel|accordion|collapse|collapsible|faq|answer|toggle|dropdown|slide|step)(?:$|[-_ ])"
    r"|(?:^| )(?:d|visible)-(?:sm|md|lg|xl|xxl|xs)\b|(?:^| )(?:sm|md|lg|xl):",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """What is known of the element a text stands in: inherited downwards."""

    role: Role = Role.BODY
    heading: str = ""  # h1 … h6
    item: int = 0  # number of the innermost repeated element around; 0 outside
    data_table: bool = False
    link: int = -1  # number of the link around
    linked: bool = False  # does the link around lead to another page of the site
    hidden: bool = False
    article: bool = False  # inside <article> or <main>
    pre: bool = False
    place: str = ""  # the nearest id around


def is_dropped(attributes: Attributes, tag: str) -> bool:
    """Scripts, form fields, comments of visitors and widgets of others: never part of the page's words."""
    if tag in DROPPED_TAGS:
        return True
    return tag not in _WHOLE_PAGE and _drops(attributes.get("class") or "", attributes.get("id") or "")


def is_hidden(attributes: Attributes) -> bool:
    """Never shown to a reader. A closed tab or answer is: one click opens it."""
    if not attributes:
        return False
    classes = attributes.get("class") or ""
    hides = (
        "hidden" in attributes
        or not _HIDING_CLASSES.isdisjoint(classes.split())
        or bool(_HIDING_STYLE.search(attributes.get("style") or ""))
    )
    return hides and not _SHOWN_LATER.search(classes[:500])


def entered(part: Part, attributes: Attributes, tag: str) -> Part:
    """The part that the children of an element are in."""
    if tag in HEADING_TAGS:
        return part._replace(heading=tag)
    if tag in {"article", "main"} and not part.article:
        part = part._replace(article=True)
    elif tag == "pre":
        part = part._replace(pre=True)
    if part.role is Role.SIDEBAR and _holds_content(attributes.get("class") or ""):
        return part._replace(role=Role.BODY, article=True)
    role = _role_of(attributes, tag, in_table=part.data_table)
    return part if role is None or not _gives_way(part, role) else part._replace(role=role)


def _gives_way(part: Part, role: Role) -> bool:
    """May *role* replace that of the elements around?"""
    if part.role is Role.FOOTER or (part.role is Role.NAV and role is not Role.FOOTER):
        return False
    if role is Role.BANNER and part.role is Role.HEADER:
        return False
    if role in {Role.CAPTION, Role.QUOTE}:
        return part.role is Role.BODY
    # an article's own header, footer or a widget's heading are no header of the page
    return not (role in {Role.HEADER, Role.FOOTER} and (part.role is Role.SIDEBAR or part.article))


def _role_of(attributes: Attributes, tag: str, *, in_table: bool) -> Role | None:
    if role := _ARIA.get((attributes.get("role") or "").lower()) or _TAGS.get(tag):
        return role
    if not attributes or (tag in _NO_FRAME and (tag != "td" or in_table)):
        return None
    role = _role_by_name(attributes.get("class") or "", attributes.get("id") or "")
    return None if tag == "td" and role in _NOT_BY_CELL and not attributes.get("id") else role


@lru_cache(maxsize=8192)
def _role_by_name(classes: str, id_: str) -> Role | None:
    for name in _names(classes, id_):
        if _OWN_HEADS.fullmatch(name):
            continue
        if _FOOTER.fullmatch(name):
            return Role.FOOTER
        for role, pattern in _CLASSES:
            if pattern.fullmatch(name):
                return role
    return Role.SIDEBAR if _SIDE_IDS.fullmatch(id_[:40]) else None


@lru_cache(maxsize=8192)
def _drops(classes: str, id_: str) -> bool:
    return any(_DROPPED.fullmatch(name) for name in _names(classes, id_))


@lru_cache(maxsize=8192)
def _holds_content(classes: str) -> bool:
    """Some systems put the article itself into a «widget»."""
    return any(_CONTENT.fullmatch(name) for name in _names(classes, ""))


def _names(classes: str, id_: str) -> list[str]:
    """Class names and id, each no longer than a name is."""
    return [name for name in [*classes[:500].split()[:12], *id_.split()[:1]] if len(name) <= 60]
