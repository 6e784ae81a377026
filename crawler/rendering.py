"""Rendering: a page whose text only scripts write, read in a browser that has no network of its own.

The browser resolves no name at all. Every request it makes is answered here: from the page that the
crawl has just fetched, or by the crawl's own Fetcher, for the school's own hosts and within robots.txt,
one at a time with the usual pauses. So a rendered page is as polite and as honest as any other, and a
third party cannot be reached, neither by a redirect nor by a pop-up, a web socket or a worker.
"""

import asyncio
import logging
import os
import shutil
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, Playwright, Route, async_playwright
from playwright.async_api import Error as BrowserError

from crawler.fetching import Answer
from crawler.personal_numbers import mask_address

logger = logging.getLogger(__name__)

LOAD_SECONDS = 60.0  # scripts come one by one with the crawl's pauses
CLOSE_SECONDS = 15.0
MAX_REQUESTS = 60  # of one page
MAX_KEPT = 200  # scripts and styles
_UNREAD = frozenset({"image", "media", "font", "texttrack", "manifest", "ping", "websocket", "eventsource"})
_CACHED = frozenset({"script", "stylesheet"})
_HOP_HEADERS = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "retry-after"}
)

_FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--js-flags=--max-old-space-size=512",
)
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_PLACES = (
    "/usr/bin/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS_PLACES = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")

Ask = Callable[[str, str, dict[str, str], bytes], Awaitable[Answer | None]]
"""Fetch one part of a page (address, method, headers, body); None when the crawl must not reach it."""


def find_browser() -> Path | None:
    """An installed Chromium, Chrome or Edge, else the one Playwright brought; None without any."""
    named = [shutil.which(name) for name in _NAMES]
    windows = [os.environ.get(root, "") for root in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    candidates = [
        *(Path(path) for path in named if path),
        *(Path(place) for place in _PLACES),
        *(Path(root) / place for root in windows if root for place in _WINDOWS_PLACES),
        *_of_playwright(),
    ]
    return next((path for path in candidates if path.is_file()), None)


def _of_playwright() -> list[Path]:
    """Where `playwright install chromium` puts it, newest first."""
    default = {"win32": "AppData/Local/ms-playwright", "darwin": "Library/Caches/ms-playwright"}
    folder = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / default.get(
        sys.platform, ".cache/ms-playwright"
    )
    patterns = (
        "chromium-*/chrome-*/chrome",
        "chromium-*/chrome-*/chrome.exe",
        "chromium-*/chrome-*/*.app/Contents/MacOS/*",
    )
    return sorted((path for pattern in patterns for path in Path(folder).glob(pattern)), reverse=True)


class Renderer:
    """One browser in a thread with an event loop of its own: on Windows, Playwright needs another kind."""

    def __init__(self, executable: Path, user_agent: str, ask: Ask) -> None:
        self._executable = executable
        self._user_agent = user_agent
        self._ask = ask
        self._crawl_loop = asyncio.get_running_loop()
        self._loop = getattr(asyncio, "ProactorEventLoop", asyncio.SelectorEventLoop)()
        self._thread = threading.Thread(target=self._loop.run_forever, name="renderer", daemon=True)
        self._thread.start()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._kept: dict[str, Answer] = {}  # scripts and styles, once per crawl

    async def render(self, document: Answer) -> tuple[str, str]:
        """The page as its scripts left it, or what went wrong."""
        work = asyncio.run_coroutine_threadsafe(self._render(document), self._loop)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(work), LOAD_SECONDS + 2 * CLOSE_SECONDS), ""
        except (BrowserError, TimeoutError, OSError) as error:
            logger.warning("not rendered %s: %s", mask_address(document.url), mask_address(str(error)))
            return "", f"browser failed: {type(error).__name__}"

    async def close(self) -> None:
        work = asyncio.run_coroutine_threadsafe(self._close(), self._loop)
        with suppress(TimeoutError, BrowserError):
            await asyncio.wait_for(asyncio.wrap_future(work), CLOSE_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _render(self, document: Answer) -> str:
        context = await self._new_context()
        try:
            left = [MAX_REQUESTS]
            await context.route("**/*", lambda route: self._answer(route, document, left))
            page = await context.new_page()
            return await asyncio.wait_for(_settled(page, document.url), LOAD_SECONDS)
        finally:
            with suppress(TimeoutError, BrowserError):
                await asyncio.wait_for(_closed(context), CLOSE_SECONDS)

    async def _new_context(self) -> BrowserContext:
        if self._browser is None or not self._browser.is_connected():
            self._playwright = self._playwright or await async_playwright().start()
            flags = [*_FLAGS, "--no-sandbox"] if _is_root() else list(_FLAGS)
            self._browser = await self._playwright.chromium.launch(
                executable_path=self._executable, args=flags
            )
        return await self._browser.new_context(
            user_agent=self._user_agent,
            service_workers="block",
            accept_downloads=False,
            ignore_https_errors=True,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )

    async def _answer(self, route: Route, document: Answer, left: list[int]) -> None:
        """Answer one request of the page. Whatever may not be reached fails as if the network were down."""
        with suppress(BrowserError):  # the page may be gone before its answer comes
            answer = await self._part(route, document, left)
            if answer is None:
                await route.abort("blockedbyclient")
                return
            kept = {name: value for name, value in answer.headers.items() if name not in _HOP_HEADERS}
            headers = {**kept, "access-control-allow-origin": "*"}  # www. and bare name are one school
            await route.fulfill(status=answer.status or 502, headers=headers, body=answer.body)

    async def _part(self, route: Route, document: Answer, left: list[int]) -> Answer | None:
        request = route.request
        if request.resource_type in _UNREAD:
            return None
        if request.is_navigation_request() and request.frame.parent_frame is None:
            return document if request.url == document.url and request.method == "GET" else None
        if request.url in self._kept:
            return self._kept[request.url]
        left[0] -= 1
        if left[0] < 0:
            return None
        asked = self._ask(
            request.url, request.method, _passed_on(request.headers), request.post_data_buffer or b""
        )
        answer = await asyncio.wrap_future(
            asyncio.run_coroutine_threadsafe(_as_coroutine(asked), self._crawl_loop)
        )
        if answer is not None and request.resource_type in _CACHED and len(self._kept) < MAX_KEPT:
            self._kept[request.url] = answer
        return answer

    async def _close(self) -> None:
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()


async def _as_coroutine(asked: Awaitable[Answer | None]) -> Answer | None:
    return await asked


async def _closed(context: BrowserContext) -> None:
    await context.unroute_all(behavior="ignoreErrors")  # answers on their way have no page any more
    await context.close()


async def _settled(page: Page, url: str) -> str:
    """Load, then wait until scripts ask for nothing more; a page that never rests is taken as it is."""
    await page.goto(url, wait_until="domcontentloaded", timeout=LOAD_SECONDS * 1000)
    with suppress(BrowserError):
        await page.wait_for_load_state("networkidle", timeout=LOAD_SECONDS * 500)
    return await page.content()


def _passed_on(headers: dict[str, str]) -> dict[str, str]:
    """What a script set for its own request; who asks is said by the crawl's user agent."""
    return {
        name: headers[name]
        for name in ("accept", "content-type", "x-requested-with", "referer")
        if name in headers
    }


def _is_root() -> bool:
    """Chromium's sandbox does not work for root (containers, fresh servers)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
