"""Links and pictures of a page as the document carries them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from audit.document import Image, Link, Role
from audit.extract.html_blocks import Anchor, Piece
from audit.extract.html_tree import Element
from audit.vietnamese.text import squeeze
from crawler.addresses import site_of

_LABEL_LETTERS = 300
_ATTRIBUTES = {"a": "href", "area": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_LAZY = ("data-src", "data-original", "data-lazy-src", "src")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What it takes to resolve a link: the page's base address and the sites that are the school's own."""

    base: str
    own_sites: frozenset[str]


def own_sites(url: str, home: str, hosts: Iterable[str]) -> frozenset[str]:
    """The school's sites; `hosts` are written as host, host:port or a whole address."""
    addresses = (host if "://" in host else f"http://{host}/" for host in hosts)
    return frozenset(filter(None, map(site_of, (url, home, *addresses))))


def base_address(url: str, declared: str) -> str:
    """The address that relative links start from; a broken <base> is ignored as browsers do."""
    try:
        return urljoin(url, declared) if declared else url
    except ValueError:
        return url


def links_of(pieces: Iterable[Piece], loose: Iterable[Anchor], around: Surroundings) -> tuple[Link, ...]:
    """Links in page order, each with the number of its piece; those without words (pictures) come last."""
    found = [_link(a, p.role, number, around) for number, p in enumerate(pieces) for a in p.anchors]
    found += [_link(anchor, anchor.element.role, -1, around) for anchor in loose]
    return tuple(link for link in found if link is not None)


def images_of(body: Element, around: Surroundings) -> tuple[Image, ...]:
    """Pictures that have an address of their own, with their alternative text."""
    return tuple(_images(body, around))


def _images(body: Element, around: Surroundings) -> Iterator[Image]:
    for element in body.find("img"):
        sources = (element.attributes.get(name, "") for name in _LAZY)
        url = next((_resolved(source, around) for source in sources if _resolved(source, around)), "")
        if url and not element.dropped:
            yield Image(url, squeeze(element.attributes.get("alt", "")))


def _link(anchor: Anchor, role: Role, block: int, around: Surroundings) -> Link | None:
    element = anchor.element
    raw = element.attributes.get(_ATTRIBUTES.get(element.tag, "value"), "")
    if element.tag == "option" and "://" not in raw:
        return None
    url = _resolved(raw, around)
    if not url:
        return None
    text = squeeze(anchor.text or (element.text() if element.tag == "option" else "") or _described(element))
    return Link(url, text[:_LABEL_LETTERS], role, block, internal=site_of(url) in around.own_sites)


def _described(element: Element) -> str:
    """Words of a link without text: its title, or its picture's description."""
    title = element.attributes.get("title") or element.attributes.get("alt", "")
    return title or next((i.attributes["alt"] for i in element.find("img") if i.attributes.get("alt")), "")


def _resolved(raw: str, around: Surroundings) -> str:
    """The absolute address; empty for what is no page or file (mailto:, javascript:, a mere #place)."""
    raw = raw.strip()
    if not raw or raw.startswith("#"):
        return ""
    try:
        url = urljoin(around.base, raw)
    except ValueError:
        return ""
    return url if url.lower().startswith(("http://", "https://")) else ""
