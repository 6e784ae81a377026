"""Links: everything a page points to, each with its text and the block it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.addresses import cleaned
from crawler.media import READ_EXTENSIONS

MAX_LINKS = 20_000
MAX_LABEL = 200

_SOURCES = {  # tag → attribute that holds the address
    "a": "href",
    "area": "href",
    "iframe": "src",
    "frame": "src",
    "embed": "src",
    "object": "data",
}
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_VIEWER = re.compile(r"[?&](?:url|file|src)=", re.IGNORECASE)
_ROLE_TAGS = {
    "header": "header",
    "footer": "footer",
    "nav": "nav",
    "aside": "sidebar",
    "main": "body",
    "article": "body",
}
_ROLE_ARIA = {
    "banner": "header",
    "navigation": "nav",
    "menubar": "nav",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "main": "body",
}
_ROLE_NAMES = (  # words in id and class of old layouts
    (re.compile(r"(?:^|[\s_-])(?:foot|footer|chan-?trang)", re.IGNORECASE), "footer"),
    (re.compile(r"(?:^|[\s_-])(?:nav|navbar|menu|mainmenu|topmenu|breadcrumb)", re.IGNORECASE), "nav"),
    (
        re.compile(
            r"(?:^|[\s_-])(?:sidebar|aside|widget|cot-?(?:trai|phai)|(?:left|right)-?col\w*)", re.IGNORECASE
        ),
        "sidebar",
    ),
    (re.compile(r"(?:^|[\s_-])(?:header|banner|topbar)", re.IGNORECASE), "header"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """`url` as a server wants it (crawler.addresses.cleaned)."""

    url: str
    label: str = ""
    role: str = ""


def links_of(page: LexborHTMLParser, address: str) -> list[Link]:
    """The links of *page*, each address once, in page order; at most `MAX_LINKS`."""
    base = _base(page, address)
    roles: dict[int, str] = {}
    found: dict[str, Link] = {}
    for raw, node in _raw_links(page):
        if raw in found or len(found) >= MAX_LINKS:
            continue
        url = resolved(base, raw)
        if url:
            found[raw] = Link(url, _label(node), _role(node, roles) if node else "")
    return [*found.values(), *_viewed_files(found.values(), base)]


def resolved(base: str, raw: str) -> str:
    """The address that *raw* means on a page; empty when it is nothing to fetch (mailto:, javascript: …)."""
    raw = raw.strip()
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", raw)
    if not raw or raw.startswith("#") or (scheme and scheme[1].lower() not in {"http", "https"}):
        return ""
    try:
        url = cleaned(urljoin(base, raw))
        return url if urlsplit(url).hostname else ""
    except ValueError:
        return ""


def _raw_links(page: LexborHTMLParser) -> Iterator[tuple[str, LexborNode | None]]:
    for node in page.css(",".join(_SOURCES)):
        raw = node.attributes.get(_SOURCES[str(node.tag)])
        if raw:
            yield raw, node
    for node in page.css('meta[http-equiv="refresh" i]'):
        match = _REFRESH.match(node.attributes.get("content") or "")
        if match:
            yield match[1], None
    for node in page.css('link[rel~="canonical"], link[rel~="next"], link[rel~="prev"]'):
        if node.attributes.get("href"):
            yield str(node.attributes["href"]), None


def _viewed_files(links: object, base: str) -> Iterator[Link]:
    """A document shown in a viewer (`viewer.html?file=/x.pdf`, Google's gview) is linked, too."""
    for link in list(links):  # type: ignore[call-overload]
        if not _VIEWER.search(link.url):
            continue
        for name, values in parse_qs(urlsplit(link.url).query).items():
            target = resolved(base, values[0]) if name.lower() in {"url", "file", "src"} else ""
            if target.partition("?")[0].rpartition(".")[2].lower() in READ_EXTENSIONS:
                yield Link(target, link.label, link.role)


def _base(page: LexborHTMLParser, address: str) -> str:
    node = page.css_first("base[href]")
    return urljoin(address, (node.attributes.get("href") or "").strip()) if node else address


def _label(node: LexborNode | None) -> str:
    if node is None:
        return ""
    text = node.text(separator=" ") if node.tag == "a" else ""
    if not text.strip():
        image = node.css_first("img[alt]")
        title, alt = node.attributes.get("title"), image.attributes.get("alt") if image else None
        text = title or alt or node.attributes.get("alt") or ""
    return " ".join(text.split())[:MAX_LABEL]


def _role(node: LexborNode, known: dict[int, str]) -> str:
    """The role of the nearest ancestor that has one; remembered for every node passed on the way."""
    passed: list[int] = []
    role = "body"
    current = node.parent
    while current is not None and len(passed) < 200:
        if current.mem_id in known:
            role = known[current.mem_id]
            break
        passed.append(current.mem_id)
        own = _own_role(current)
        if own:
            role = own
            break
        current = current.parent
    known.update(dict.fromkeys(passed, role))
    return role


def _own_role(node: LexborNode) -> str:
    tag = str(node.tag)
    if tag in _ROLE_TAGS:
        return _ROLE_TAGS[tag]
    attributes = node.attributes
    aria = (attributes.get("role") or "").lower()
    if aria in _ROLE_ARIA:
        return _ROLE_ARIA[aria]
    if tag == "body":
        return "body"
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return next((role for words, role in _ROLE_NAMES if words.search(names)), "") if names.strip() else ""
