"""Scope: which addresses are the school's own. Everything else is recorded, never opened."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.addresses import canonical, path_of, site_of
from crawler.media import is_file
from crawler.schools import School

# A website registered as one of these is a whole host with a front page, not a school below a path.
_FRONT_PAGE = re.compile(
    r"/(?:(?:vi|vn|vi-vn|en)/?)?(?:[^/]+\.\w{2,5}|trang-?chu|trang_chu|home|homepage|pages?)?/?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The school's hosts, each with the path below which it lies ("/" for a host of its own).

    Several schools may share one host (`http://host/truong-a/`): the crawl then stays below the
    registered path. Files are the exception: pages below the path link to attachments that the
    host keeps elsewhere (`/uploads/…`), and a linked file of the same host belongs to its page.
    """

    roots: dict[str, str]

    @classmethod
    def of(cls, school: School) -> "Scope":
        roots = {site_of(address): "/" for address in map(as_address, school.other_hosts)}
        roots[site_of(school.website)] = _root_path(school.website)
        return cls(roots)

    def holds(self, url: str) -> bool:
        """Is *url* a page or file that this school's crawl may read?"""
        root = self.roots.get(site_of(url))
        if root is None:
            return False
        return root == "/" or f"{path_of(url)}/".startswith(root) or is_file(url)

    def root_of(self, url: str) -> str:
        """The path below which the site at *url* lies."""
        return self.roots.get(site_of(url), "/")

    def is_own_host(self, url: str) -> bool:
        """May a page of the school load parts from here? (scripts lie outside the path, too)"""
        return site_of(url) in self.roots

    @property
    def hosts(self) -> Iterable[str]:
        return (site.partition(":")[0] for site in self.roots)


def as_address(host: str, scheme: str = "http") -> str:
    """`other_hosts` are written as host, host:port or a whole address."""
    return host if "://" in host else f"{scheme}://{host}/"


def _root_path(website: str) -> str:
    path = path_of(canonical(website))
    return "/" if _FRONT_PAGE.fullmatch(path) else path.rstrip("/") + "/"
