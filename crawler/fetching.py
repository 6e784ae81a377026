"""Fetching: one request, politely, to a typed answer. Every reader of a channel asks through here."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Response
from scrapy.http.headers import Headers
from scrapy.resolver import dnscache

from crawler.captures import Outcome
from crawler.media import is_attachment, is_listed_type
from crawler.outcomes import REDIRECTS, outcome_of_error, outcome_of_status
from crawler.personal_numbers import mask_address
from crawler.politeness import ServerSlot, address_of
from crawler.tls import certificate_problem

logger = logging.getLogger(__name__)

KEPT_HEADERS = ("content-type", "last-modified", "etag", "content-disposition", "content-length", "location")


_WORTH_REPEATING = frozenset({Outcome.CONNECTION, Outcome.RATE_LIMITED, Outcome.SERVER_ERROR})
"""A time-out or a missing name is not repeated: it has cost half a minute already."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered, or why it did not. `outcome` says nothing yet about the content."""

    url: str
    outcome: Outcome
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    size: int | None = None
    redirect: str = ""  # the raw Location of a redirect
    sets_cookie: bool = False
    tls_problem: str = ""
    error: str = ""

    @property
    def is_redirect(self) -> bool:
        return bool(self.redirect)


class Fetcher:
    """Asks servers one request at a time, with pauses that hold across processes."""

    def __init__(self, crawler: Crawler, slots: Path, delay: float) -> None:
        self._crawler = crawler
        self._folder = slots
        self._delay = delay
        self._slots: dict[str, ServerSlot] = {}
        self._tls: dict[tuple[str, int], str] = {}
        self._refusing: set[str] = set()
        self._longest_back_off = crawler.settings.getfloat("LONGEST_BACK_OFF")
        self._attachment_timeout = crawler.settings.getfloat("ATTACHMENT_TIMEOUT")
        self.crawl_delays: dict[str, float] = {}  # by host, from its robots.txt
        self.requests = 0
        self._closed = False
        crawler.signals.connect(_skip_unread_kinds, signals.headers_received)
        crawler.signals.connect(self._close, signals.spider_closed)

    def setting(self, name: str) -> str:
        return self._crawler.settings.get(name) or ""

    async def get(
        self, url: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """Ask for *url*; never raises for what the world does. Repeats what may have been bad luck."""
        if self._closed:
            raise asyncio.CancelledError  # Scrapy stopped the crawl (memory, a signal): nothing more is tried
        host = urlsplit(url).hostname or ""
        if host in self._refusing:
            return Answer(
                url, Outcome.RATE_LIMITED, error="the server asked for a longer pause than a crawl can wait"
            )
        answer = await self._ask(url, method, headers, body)
        for _ in range(self._repeats(answer)):
            answer = await self._ask(url, method, headers, body)
            if answer.outcome not in _WORTH_REPEATING:
                break
        if (seconds_of(answer.headers.get("retry-after", "")) or 0.0) > self._longest_back_off:
            self._refusing.add(host)
        return answer

    def _close(self) -> None:
        self._closed = True

    def _repeats(self, answer: Answer) -> int:
        """How often to ask again: not at all before the time a server named, if that is too far away."""
        if (seconds_of(answer.headers.get("retry-after", "")) or 0.0) > self._longest_back_off:
            return 0
        if answer.outcome is Outcome.RATE_LIMITED:
            return self._crawler.settings.getint("RETRY_TIMES")
        return 1 if answer.outcome in _WORTH_REPEATING else 0

    async def _ask(self, url: str, method: str, headers: Mapping[str, str] | None, body: bytes) -> Answer:
        host = urlsplit(url).hostname or ""
        try:
            address = await address_of(host)
        except (OSError, UnicodeError) as error:
            return Answer(url, Outcome.DNS, error=_short(error))
        dnscache[host] = address  # the connection goes to the very server whose slot is held
        slot = self._slots.setdefault(address, ServerSlot(self._folder, address))
        problem = await self._certificate_problem(url, address, slot)
        request = self._request(url, method, headers, body, address)
        async with slot.turn(self._pause(host, address)):
            answer = await self._download(request, problem)
            if answer.outcome is Outcome.RATE_LIMITED or "retry-after" in answer.headers:
                slot.defer(self._back_off(answer))
        return answer

    def _request(
        self, url: str, method: str, headers: Mapping[str, str] | None, body: bytes, address: str
    ) -> Request:
        meta: dict[str, object] = {
            "download_slot": address,
            "autothrottle_dont_adjust_delay": method == "HEAD",
        }
        if is_attachment(url):
            meta["download_timeout"] = self._attachment_timeout
        if address.startswith("127."):
            meta["proxy"] = None
        return Request(
            url, method=method, headers=dict(headers or {}), body=body, meta=meta, dont_filter=True
        )

    def _pause(self, host: str, address: str) -> float:
        """The longest of: the school's delay, the host's crawl-delay, what AutoThrottle found."""
        throttled = self._crawler.engine.downloader.slots.get(address)
        return max(self._delay, self.crawl_delays.get(host, 0.0), throttled.delay if throttled else 0.0)

    async def _download(self, request: Request, tls_problem: str) -> Answer:
        self.requests += 1
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # whatever ends a download becomes a typed outcome
            if self._closed:
                raise asyncio.CancelledError from error
            outcome = outcome_of_error(error)
            logger.info("%s %s: %s", request.method, mask_address(request.url), outcome.value)
            size = request.meta.get("announced_size")
            return Answer(request.url, outcome, size=size, tls_problem=tls_problem, error=_short(error))
        return _answer(response, tls_problem)

    def _back_off(self, answer: Answer) -> float:
        asked = seconds_of(answer.headers.get("retry-after", ""))
        return min(asked if asked is not None else self._longest_back_off / 4, self._longest_back_off)

    async def _certificate_problem(self, url: str, address: str, slot: ServerSlot) -> str:
        """Scrapy reads past a bad certificate; what is wrong with it is asked once per host, apart."""
        parts = urlsplit(url)
        if parts.scheme != "https":
            return ""
        key = (parts.hostname or "", parts.port or 443)
        if key not in self._tls:
            async with slot.turn(self._pause(key[0], address)):
                self._tls[key] = await asyncio.to_thread(certificate_problem, key[0], address, key[1])
        return self._tls[key]


def _skip_unread_kinds(headers: Headers, body_length: int, request: Request) -> None:
    """Films, pictures and archives are only listed: their bytes stay where they are."""
    request.meta["announced_size"] = (
        body_length if isinstance(body_length, int) and body_length >= 0 else None
    )
    if is_listed_type((headers.get(b"Content-Type") or b"").decode("latin-1")):
        raise StopDownload(fail=False)


def _answer(response: Response, tls_problem: str) -> Answer:
    headers = {name: _header(response, name) for name in (*KEPT_HEADERS, "retry-after")}
    headers = {name: value for name, value in headers.items() if value}
    outcome = outcome_of_status(response.status)
    if response.status == 503 and "retry-after" in headers:
        outcome = Outcome.RATE_LIMITED
    length = headers.get("content-length", "")
    stopped = "download_stopped" in response.flags or (
        response.request is not None and response.request.method == "HEAD"
    )
    return Answer(
        url=response.url,
        outcome=outcome,
        status=response.status,
        headers=headers,
        body=b"" if stopped else response.body,
        size=(int(length) if length.isdigit() else None) if stopped else len(response.body),
        redirect=headers.get("location", "") if response.status in REDIRECTS else "",
        sets_cookie=b"Set-Cookie" in response.headers,
        tls_problem=tls_problem,
        error="body was cut short" if {"dataloss", "partial"} & set(response.flags) == {"dataloss"} else "",
    )


def _header(response: Response, name: str) -> str:
    """Servers put UTF-8 and Latin-1 into headers alike; control characters never belong there."""
    raw = response.headers.get(name) or b""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return "".join(c for c in text if c.isprintable())[:2000]


def seconds_of(retry_after: str) -> float | None:
    """Retry-After as seconds from now; it comes as a number or as a date."""
    if retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _short(error: BaseException) -> str:
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return "".join(c for c in text if c.isprintable())[:300]
