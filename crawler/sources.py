"""Sources: what a host says about itself before any page is read: robots.txt and sitemaps."""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from crawler.captures import Outcome
from crawler.fetching import Answer, Fetcher
from crawler.links import resolved
from crawler.robots import Robots, read_robots
from crawler.scope import Scope
from crawler.sitemaps import MAX_ADDRESSES, MAX_FILES, Sitemap, read_sitemap

MAX_REDIRECTS = 5


class Sources:
    """robots.txt once per host, and the sitemaps it names (or the one place where everybody puts it)."""

    def __init__(self, fetcher: Fetcher, scope: Scope) -> None:
        self._fetcher = fetcher
        self._scope = scope
        self._robots: dict[str, Robots] = {}
        self.sitemaps: dict[str, str] = {}  # address → how reading it ended

    @property
    def robots(self) -> dict[str, str]:
        return {host: policy.state for host, policy in self._robots.items()}

    async def robots_of(self, url: str) -> Robots:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            answer = await self._follow(f"{host}/robots.txt")
            policy = read_robots(answer.status, answer.outcome, answer.body)
            self._robots[host] = policy
            if policy.crawl_delay:
                self._fetcher.crawl_delays[parts.hostname or ""] = policy.crawl_delay
        return self._robots[host]

    async def pages(self, start: str) -> Iterator[str]:
        """The addresses that the sitemaps of the host of *start* list; bounded in files and addresses."""
        robots = await self.robots_of(start)
        waiting = [url for url in _absolute(start, robots.sitemaps) if self._scope.is_own_host(url)]
        waiting = waiting or [
            urljoin(start, f"{path}sitemap.xml") for path in {"/", self._scope.root_of(start)}
        ]
        found: dict[str, None] = {}
        while waiting and len(self.sitemaps) < MAX_FILES and len(found) < MAX_ADDRESSES:
            url = waiting.pop(0)
            if url in self.sitemaps:
                continue
            sitemap = await self._sitemap(url)
            waiting += [inner for inner in _absolute(url, sitemap.sitemaps) if self._scope.is_own_host(inner)]
            found.update(dict.fromkeys(_absolute(url, sitemap.pages[: MAX_ADDRESSES - len(found)])))
        return iter(found)

    async def _sitemap(self, url: str) -> Sitemap:
        robots = await self.robots_of(url)
        answer = await self._follow(url) if robots.allows(url) else Answer(url, Outcome.ROBOTS)
        self.sitemaps[url] = answer.outcome.value
        return read_sitemap(answer.body) if answer.outcome is Outcome.OK else Sitemap()

    async def _follow(self, url: str) -> Answer:
        """The answer at the end of the redirects, as long as they stay on the school's hosts."""
        answer = await self._fetcher.get(url)
        for _ in range(MAX_REDIRECTS):
            target = resolved(answer.url, answer.redirect) if answer.is_redirect else ""
            if not target or not self._scope.is_own_host(target):
                break
            answer = await self._fetcher.get(target)
        return answer


def _absolute(base: str, addresses: Iterable[str]) -> Iterator[str]:
    return (url for address in addresses if (url := resolved(base, address)))
