"""What ids and classes say about an element, and how far they are believed."""

import re

from audit.document import Role
from audit.extract.html_tree import Element

_EDGE = r"(?:^|[\s_-])"
_STOP = r"(?=$|[\s_\d-])"

# «card-header», «entry-footer»: the parts of a small box, not of the page
_SMALL = re.compile(
    r"\b(?:entry|post|article|card|panel|modal|news|item|block|box|widget|section|page|content|table|list|tab|sub"
    r"|category|archive|media|accordion|comment|form|product|event|title)[-_]+(?:header|footer|banner|menu|nav)\S*"
)
_STATE = re.compile(r"\b(?:has|with|no|is|have)[-_]\S+|\S+[-_](?:fixed|sticky|enabled|open|layout|wrapper-all)(?=$|\s)")
_PARTS = (
    (Role.FOOTER, re.compile(rf"{_EDGE}(?:\w*footer\w*|foot|colophon|chan-?trang|copyrights?|ban-?quyen){_STOP}")),
    (Role.NAV, re.compile(rf"{_EDGE}(?:breadcrumbs?|pagination|pager|page-?numbers|phan-?trang|duong-?dan){_STOP}")),
    (
        Role.NAV,
        re.compile(rf"{_EDGE}(?:nav|navbar|navigation|menu|(?:main|top|mega|left|right|site|sub)_?menu|menusite){_STOP}"),
    ),
    (
        Role.SIDEBAR,
        re.compile(
            rf"{_EDGE}(?:side-?bar\w*|aside|widgets?|widget-?area|cot-?(?:trai|phai)|(?:left|right)-?(?:col|column|side|bar)"
            rf"|(?:col|column)-?(?:left|right)){_STOP}"
        ),
    ),
    (
        Role.BANNER,
        re.compile(
            rf"{_EDGE}(?:banners?|slider|slideshow|carousel|swiper|hero|marquee|ticker|pop-?up|chay-?chu|owl-carousel){_STOP}"
        ),
    ),
    (
        Role.HEADER,
        re.compile(
            rf"{_EDGE}(?:\w*header\w*|masthead|top-?bar|top-?head|site-?(?:branding|title|name)|logo|dau-?trang){_STOP}"
        ),
    ),
)
_SIDE_ID = re.compile(r"(?:left|right|trai|phai|cot\w*)\d?")
_SIDE_CLASS = re.compile(r"(?:^|\s)(?:left|right)(?:$|\s)")
_COLUMN = re.compile(r"(?:^|\s)(?:col|column|span)[\w-]*")
_BOX = re.compile(r"(?:^|\s)block(?:$|[\s_-])")
_PLAIN_MENU = re.compile(r"breadcrumb|pagination|pager|page-?number|phan-?trang|duong-?dan")
_ARTICLE_TEXT = re.compile(
    rf"{_EDGE}(?:entry-content|post-content|bodytext|article-(?:body|content)|news-body\w*|detail-content"
    rf"|content-detail|noi-?dung|chi-?tiet){_STOP}"
)

_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments?|comments?-(?:area|list|section|form|wrap\w*|container|box)|commentlist|idcomment|respond"
    r"|comment-respond|disqus\S*|dsq-\S*|binh-?luan|y-?kien-?ban-?doc|formcomment|wpdiscuz\S*|wpd-\S*)(?:$|\s)"
)
_WIDGETS = re.compile(
    r"(?:^|\s)(?:fb-(?:page|like|share\S*|comments?\S*|post|video|group|root|send|customerchat)|fb_iframe_widget"
    r"|addthis\S*|sharethis\S*|sharedaddy|share-?(?:buttons?|btns?|links?|box|social)?|social-?(?:share|icons?|links?)"
    r"|a2a_kit|zalo-(?:share|chat|follow)\S*|twitter-(?:tweet|share|timeline)\S*|g-plusone|gtranslate\S*"
    r"|google_translate\S*|goog-te\S*|skiptranslate|histats\S*|statcounter|counter|visitor-?counter|visitors?"
    r"|site-?counter|hit-?counter|(?:block-?)?thong-?ke(?:-truy-?cap)?|luot-?truy-?cap|dang-?truy-?cap|online-?users?"
    r"|weather\S*|thoi-?tiet|ty-?gia|gia-?vang|cookie-?(?:notice|banner|consent|bar)\S*|gmap\S*|map-?canvas"
    r"|google-?maps?|skip-link|screen-reader-text|sr-only|visually-hidden|back-?to-?top|theme-change)(?:$|\s)"
)
_WIDGET_LETTERS = 600  # a «counter» with more text than that is something else


def is_article_text(element: Element) -> bool:
    """Is this the text of an article? Class names inside it are the editor's, not the theme's."""
    return element.attributes.get("itemprop") == "articleBody" or bool(_ARTICLE_TEXT.search(element.names))


def is_dropped(element: Element, page_letters: int, *, holds_page: bool) -> bool:
    """Comments and third-party widgets are not the school's words."""
    names = element.names
    if not names or holds_page or element.tag in {"body", "h1", "h2"}:
        return False
    if _COMMENTS.search(names):
        return True
    small = element.letters <= _WIDGET_LETTERS and element.letters <= 0.7 * page_letters
    return small and bool(_WIDGETS.search(names))


def named_role(element: Element, page_letters: int, *, holds_page: bool) -> Role | None:
    """The role that id and class name, when the element looks the part."""
    if not element.names or element.tag in {"body", "main", "article", "p", "h1", "h2", "a", "span", "img", "td"}:
        return _cell_role(element) if element.tag in {"td", "h1"} else None
    if element.in_text:
        return None
    names = _SMALL.sub(" ", _STATE.sub(" ", element.names))
    role = next((role for role, pattern in _PARTS if pattern.search(names)), None) or _side(element)
    return role if role and _looks_it(element, role, page_letters, holds_page=holds_page) else None


def _cell_role(element: Element) -> Role | None:
    """The cells of a layout table are named by id: «banner», «menu», «left», «footer»."""
    name = element.attributes.get("id", "").lower()
    if not name or element.tag != "td":
        return None
    if _SIDE_ID.fullmatch(name):
        return Role.SIDEBAR
    return next((role for role, pattern in _PARTS if pattern.search(name)), None)


def _side(element: Element) -> Role | None:
    names = element.attributes.get("class", "").lower()
    if _SIDE_ID.fullmatch(element.attributes.get("id", "").lower()):
        return Role.SIDEBAR
    if _SIDE_CLASS.search(names) and _COLUMN.search(names):
        return Role.SIDEBAR
    is_box = _BOX.search(element.names) and any(e.tag in {"h2", "h3", "h4"} for e in element.elements)
    return Role.SIDEBAR if is_box else None


def _looks_it(element: Element, role: Role, page_letters: int, *, holds_page: bool) -> bool:
    if role is Role.NAV and not _PLAIN_MENU.search(element.names):
        return element.linked >= 0.5 * element.letters and not holds_page
    if role is Role.HEADER:
        return element.letters <= max(400, 0.3 * page_letters)
    if role is Role.BANNER:
        return element.letters <= max(600, 0.5 * page_letters)
    return not holds_page
