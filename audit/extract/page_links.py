"""Where links and images of a page lead: absolute, inside or outside of the site."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from audit.document import Image
from audit.vietnamese.text import squeeze

_HOME_PATHS = frozenset({"", "/", "/index.html", "/index.php", "/vi", "/vi/", "/trang-chu", "/trang-chu/"})
_SKIPPED_SCHEMES = ("javascript:", "data:", "about:", "blob:")


class Target(NamedTuple):
    """An absolute address; is it of this site, is it the site's start page."""

    url: str
    internal: bool
    home: bool


_NOWHERE = Target("", internal=False, home=False)


class Addresses:
    """Addresses as written on one page. A menu repeats them, so each is worked out once."""

    def __init__(self, base: str, own: set[str]) -> None:
        self._base = base
        self._own = frozenset(host.removeprefix("www.") for host in own)
        self.target = cache(self._target)

    def _target(self, written: str) -> Target:
        try:
            url = urljoin(self._base, written)
            parts = urlsplit(url)
        except ValueError:
            return _NOWHERE
        host = parts.netloc.lower().removeprefix("www.")
        internal = not host or host in self._own
        return Target(url, internal, internal and parts.path.lower() in _HOME_PATHS and not parts.query)

    def image(self, attributes: Mapping[str, str | None]) -> Image | None:
        """The picture of an <img>, also where a script loads it later."""
        source = (attributes.get("src") or "").strip()
        if source.startswith("data:") or not source:
            source = (attributes.get("data-src") or attributes.get("data-lazy-src") or "").strip()
        url = self.target(source).url if source and not source.startswith("data:") else ""
        return Image(url, squeeze(attributes.get("alt") or "")) if url else None


def leads_nowhere(target: str) -> bool:
    return not target or target.startswith("#") or target.lower().startswith(_SKIPPED_SCHEMES)


def is_button(attributes: Mapping[str, str | None]) -> bool:
    return "btn" in (classes := (attributes.get("class") or "").lower()) or "button" in classes
