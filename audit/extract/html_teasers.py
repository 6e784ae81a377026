"""Teasers: links with a headline, a date and a few lines that announce another page (rules.md P3).

Their words belong to the date of the page they announce, not to the page they stand on.
"""

import re
from collections import Counter
from urllib.parse import urljoin

from audit.document import Role
from audit.extract.html_tree import Element
from audit.vietnamese.dates import dates_in
from crawler.addresses import canonical, site_of
from crawler.media import is_file

_ITEM_LETTERS = 700  # a card with picture, headline, date and excerpt
_CLIMB = 8
_STOPS = frozenset({"body", "main", "ul", "ol", "table", "tbody", "form", "section"})
_ITEM_TAGS = frozenset({"li", "article", "tr", "dd"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "div", "li", "td", "article", "section", "dd", "dt", "th", "main", "body", *_HEADINGS})
_FRAME = frozenset({Role.NAV, Role.HEADER, Role.FOOTER})
_NEWS = re.compile(
    r"(?:^|[\s_-])(?:news|tin-?tuc|tin-?moi|latest|recent|related|posts?|articles?|bai-?viet|thong-?bao|hot-?news|newest"
    r"|popular|tin-?lien-?quan|other-?news|event|su-?kien)(?:$|[\s_-])"
)


def mark_teasers(body: Element, address: str, own_sites: frozenset[str]) -> None:
    """Mark every element that announces another page."""
    menu = {_target(a, address) for a in body.find("a") if a.role in _FRAME}
    links = [a for a in body.find("a") if _is_teaser(a, address, own_sites, menu)]
    around: Counter[Element] = Counter()
    for link in links:
        for _, element in zip(range(_CLIMB), link.ancestors(), strict=False):
            around[element] += 1
    for link in links:
        for element in _item(link, around).walk():
            element.teaser = True


def _target(link: Element, address: str) -> str:
    try:
        return canonical(urljoin(address, link.attributes.get("href", "")))
    except ValueError:
        return ""


def _is_teaser(link: Element, address: str, own_sites: frozenset[str], menu: set[str]) -> bool:
    if link.dropped or link.role in _FRAME or "href" not in link.attributes:
        return False
    holder = _holder(link)
    words = len(link.text().split())
    if words < 3 or link.letters < 0.6 * _shown_letters(holder):
        return False
    if link.attributes["href"].startswith("#"):  # a page's own contents, or a site whose articles are unfinished
        return holder.tag in _HEADINGS
    target = _target(link, address)
    if not target.startswith(("http://", "https://")) or target in menu or target == canonical(address):
        return False
    if site_of(target) not in own_sites:
        return words >= 8
    return words >= 6 or holder.tag in _HEADINGS or is_file(target) or _is_in_news(link) or _is_dated(holder)


def _holder(link: Element) -> Element:
    return next((a for a in link.ancestors() if a.tag in _BLOCKS), link)


def _shown_letters(holder: Element) -> int:
    """Letters of the block, without a date that stands beside the link."""
    if holder.letters > 400:
        return holder.letters
    return holder.letters - sum(m.end - m.start for m in dates_in(holder.text()))


def _is_dated(holder: Element) -> bool:
    return holder.letters <= 400 and bool(dates_in(holder.text()))


def _is_in_news(link: Element) -> bool:
    return any(_NEWS.search(a.names) for _, a in zip(range(6), link.ancestors(), strict=False) if a.tag != "body")


def _item(link: Element, around: Counter[Element]) -> Element:
    """The largest element around *link* that announces nothing else."""
    best = _holder(link)
    if best.letters > _ITEM_LETTERS or around[best] > 1:
        return link
    for _, element in zip(range(_CLIMB - 2), best.ancestors(), strict=False):
        too_wide = element.tag in _STOPS or around[element] > 1 or element.letters > _ITEM_LETTERS
        if too_wide or any(element.find("h1")):
            break
        if element.tag in _ITEM_TAGS or _is_one_of_many(element, around):
            best = element
    return best


def _is_one_of_many(element: Element, around: Counter[Element]) -> bool:
    siblings = element.parent.elements if element.parent else []
    return sum(around[s] == 1 and s.tag == element.tag for s in siblings[:20]) > 1
