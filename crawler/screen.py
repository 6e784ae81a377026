"""The screen: which pages are shown in a browser, how many, and what to say of those that were not."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from crawler.captures import Outcome
from crawler.fetching import Answer, Fetcher
from crawler.links import resolved
from crawler.reading import Reading
from crawler.rendering import Renderer, find_browser
from crawler.schools import Render
from crawler.scope import Scope
from crawler.sources import Sources

MAX_RENDERED = 300  # pages per crawl: a rendered page costs hundreds of plain ones
MAX_FAILURES = 5  # in a row: the browser itself is broken
MAX_REDIRECTS = 3
SWITCHED_OFF = "switched off"
"""`render: never`: the office says that this site shows everything without scripts."""


class Screen:
    """Opens the browser with the first page that needs it."""

    def __init__(self, mode: Render, fetcher: Fetcher, scope: Scope, sources: Sources) -> None:
        self._mode = mode
        self._fetcher = fetcher
        self._scope = scope
        self._sources = sources
        self._renderer: Renderer | None = None
        self._failures = 0
        self._shown = 0
        self.not_shown: Counter[str] = Counter()  # reason → pages, for the coverage sheet

    def wants(self, reading: Reading) -> bool:
        return reading.is_page and (self._mode is Render.ALWAYS or reading.is_shell)

    async def show(self, answer: Answer) -> tuple[str, str]:
        """The page as a browser shows it, or why it could not be shown."""
        html, problem = await self._try(answer)
        if problem:
            self.not_shown[problem.partition(":")[0]] += 1
        return html, problem

    async def close(self) -> None:
        if self._renderer is not None:
            await self._renderer.close()

    async def _try(self, answer: Answer) -> tuple[str, str]:
        if self._mode is Render.NEVER:
            return "", SWITCHED_OFF
        if self._shown >= MAX_RENDERED:
            return "", "budget of rendered pages"
        if self._failures >= MAX_FAILURES:
            return "", "browser keeps failing"
        renderer = self._open()
        if renderer is None:
            return "", "no browser"
        self._shown += 1
        html, problem = await renderer.render(answer)
        self._failures = self._failures + 1 if problem else 0
        return html, problem

    def _open(self) -> Renderer | None:
        if self._renderer is None:
            named = self._fetcher.setting("BROWSER")
            browser = Path(named) if named else find_browser()
            if browser is not None and browser.is_file():
                self._renderer = Renderer(browser, self._fetcher.setting("USER_AGENT"), self._part)
        return self._renderer

    async def _part(self, url: str, method: str, headers: dict[str, str], body: bytes) -> Answer | None:
        """A script, style or data that the page asks for: own hosts only, within robots.txt."""
        for _ in range(MAX_REDIRECTS):
            if urlsplit(url).scheme not in {"http", "https"} or not self._scope.is_own_host(url):
                return None
            if not (await self._sources.robots_of(url)).allows(url):
                return None
            answer = await self._fetcher.get(url.partition("#")[0], method, headers, body)
            if not answer.is_redirect:
                return None if answer.status is None or answer.outcome is Outcome.RATE_LIMITED else answer
            url = resolved(answer.url, answer.redirect)
        return None
