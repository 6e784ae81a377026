"""The screen: which pages are shown in a browser, how many, and what to say of those that were not."""

import asyncio
import logging
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from crawler.captures import Outcome
from crawler.fetching import Answer, Fetcher
from crawler.links import resolved
from crawler.reading import Reading
from crawler.rendering import BrowserError, Renderer, find_browser
from crawler.schools import Render
from crawler.scope import Scope
from crawler.sources import Sources

logger = logging.getLogger(__name__)

MAX_RENDERED = 300  # pages per crawl: a rendered page costs hundreds of plain ones
MAX_FAILURES = 5  # in a row: the browser itself is broken
MAX_REDIRECTS = 3


class Screen:
    """Opens the browser with the first page that needs it."""

    def __init__(
        self, mode: Render, user_agent: str, fetcher: Fetcher, scope: Scope, sources: Sources
    ) -> None:
        self._mode = mode
        self._user_agent = user_agent
        self._fetcher = fetcher
        self._scope = scope
        self._sources = sources
        self._renderer: Renderer | None = None
        self._failures = 0
        self._shown = 0
        self.not_shown: Counter[str] = Counter()  # reason → pages, for the coverage sheet

    def wants(self, reading: Reading) -> bool:
        if self._mode is Render.NEVER or not reading.is_page:
            return False
        return self._mode is Render.ALWAYS or reading.is_shell

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
        if self._shown >= MAX_RENDERED:
            return "", "budget of rendered pages"
        if self._failures >= MAX_FAILURES:
            return "", "browser keeps failing"
        renderer = self._open()
        if renderer is None:
            return "", "no browser"
        self._shown += 1
        try:
            html = await renderer.render(answer)
        except (BrowserError, asyncio.TimeoutError, OSError) as error:
            self._failures += 1
            logger.warning("not rendered %s: %s", answer.url, type(error).__name__)
            return "", f"browser failed: {type(error).__name__}"
        self._failures = 0
        return html, ""

    def _open(self) -> Renderer | None:
        if self._renderer is None:
            browser: Path | None = find_browser()
            if browser is not None:
                self._renderer = Renderer(browser, self._user_agent, self._part)
        return self._renderer

    async def _part(self, url: str, method: str, headers: dict[str, str], body: bytes) -> Answer | None:
        """A script, style or answer that the page asks for: own hosts only, and only what robots.txt allows."""
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
