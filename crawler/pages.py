"""Pages: what the crawler must know about a page before anyone reads it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_CHARACTERS = 5_000_000
MAX_NESTING = 2000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_FLAT = frozenset(  # elements that are empty, or closed by the next of their kind
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"}
    | {
        "wbr",
        "p",
        "li",
        "option",
        "optgroup",
        "td",
        "th",
        "tr",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "dd",
        "dt",
    }
    | {"rp", "rt", "frame", "html", "head", "body"}
)
_OPENING = re.compile(rf"<(?!(?:{'|'.join(sorted(_FLAT))})[\s/>])[a-z]", re.IGNORECASE)
_APP_ROOT = (
    "#root, #app, #__next, #__nuxt, #___gatsby, #main-app, app-root, [ng-app], [data-reactroot],"
    " [data-ng-app], [data-v-app], [v-cloak], [ng-version]"
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|bật|kích hoạt|turn on)\s+java\s?script|java\s?script[^.]{0,40}(?:bật|enable)", re.IGNORECASE
)
_WAITING = re.compile(
    r"(?:đang tải(?: dữ liệu| nội dung| trang)?|loading|vui lòng (?:chờ|đợi))\s*(?:\.{2,}|…)", re.IGNORECASE
)
_LOGIN = re.compile(r"đăng\s*nhập|log\s*in|sign\s*in|login", re.IGNORECASE)


def parse(text: str) -> LexborHTMLParser | None:
    """The page as a tree; None for one nested so deeply that a parser would choke on it."""
    text = text[:MAX_CHARACTERS]
    return None if is_too_deep(text) else LexborHTMLParser(text)


def is_too_deep(text: str) -> bool:
    """Deep nesting costs an HTML parser quadratic time (200,000 open divs: minutes)."""
    if text.count("<") < MAX_NESTING or len(_OPENING.findall(text)) < MAX_NESTING:
        return False
    depth = 0
    for closing, name, self_closed in _TAG.findall(text):
        if self_closed or name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > MAX_NESTING:
            return True
    return False


def is_shell(page: LexborHTMLParser) -> bool:
    """Does the page show next to nothing until its scripts have run?"""
    if page.css_first("script") is None:
        return False
    text = _visible(page.body)
    if len(text) < 600 and _WAITING.search(text):
        return True
    if len(text) >= 250 or len(page.css("a[href]")) >= 10:
        return False
    if page.css_first(_APP_ROOT) is not None:
        return True
    noscript = " ".join(node.text() for node in page.css("noscript"))
    return len(text) < 40 or bool(_NEEDS_SCRIPT.search(noscript))


def visible_length(page: LexborHTMLParser) -> int:
    return len(_visible(page.body))


def is_login_wall(page: LexborHTMLParser) -> bool:
    """Is the page a password form and nothing else? A login box beside real content is not a wall."""
    password = page.css_first('input[type="password" i]')
    if password is None:
        return False
    form = _form_of(password)
    around = len(_visible(page.body)) - len(_visible(form))
    title = page.css_first("title")
    named = title is not None and _LOGIN.search(title.text()) is not None
    return around < (600 if named else 200)


def _form_of(node: LexborNode) -> LexborNode:
    current: LexborNode | None = node
    while current is not None and current.tag != "form":
        current = current.parent
    return current or node


def _visible(node: LexborNode | None) -> str:
    """Text that a reader sees, blanks squeezed; good enough to count."""
    if node is None:
        return ""
    skipped = {"script", "style", "noscript", "template"}
    words = [
        part.text_content or ""
        for part in node.traverse(include_text=True)
        if part.tag == "-text" and part.parent is not None and part.parent.tag not in skipped
    ]
    return " ".join(" ".join(words).split())
