"""How an attempt ended: from a status or an exception to a typed outcome. Pure, so that a table tests it."""

import asyncio
import gzip
import socket
import zlib

from OpenSSL import SSL
from scrapy import exceptions as scrapy_errors
from twisted.internet import error as network

from crawler.captures import Outcome

_BY_STATUS = {
    304: Outcome.UNCHANGED,
    401: Outcome.LOGIN_WALL,
    403: Outcome.FORBIDDEN,
    404: Outcome.NOT_FOUND,
    407: Outcome.FORBIDDEN,
    408: Outcome.TIMEOUT,
    410: Outcome.GONE,
    413: Outcome.TOO_LARGE,
    429: Outcome.RATE_LIMITED,
    451: Outcome.FORBIDDEN,
    511: Outcome.LOGIN_WALL,
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})

FETCH_ERRORS = frozenset(
    {
        Outcome.TIMEOUT,
        Outcome.DNS,
        Outcome.TLS,
        Outcome.CONNECTION,
        Outcome.SERVER_ERROR,
        Outcome.RATE_LIMITED,
        Outcome.ERROR,
    }
)
"""What might have been read on a better night: too much of it makes a crawl incomplete."""

SILENCE = frozenset({Outcome.TIMEOUT, Outcome.DNS, Outcome.TLS, Outcome.CONNECTION})
"""The server itself did not answer."""


def outcome_of_status(status: int) -> Outcome:
    """The outcome of an answer that is not a redirect to follow."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if 200 <= status < 300:
        return Outcome.OK
    return Outcome.SERVER_ERROR if status >= 500 else Outcome.ERROR


def outcome_of_error(error: BaseException) -> Outcome:
    """The outcome of a request that got no usable answer. TLS first: it hides inside general failures."""
    reasons = _reasons(error)
    if any(isinstance(r, (SSL.Error, network.SSLError)) for r in reasons):
        return Outcome.TLS
    for kinds, outcome in _BY_ERROR:
        if any(isinstance(r, kinds) for r in reasons):
            return outcome
    return Outcome.ERROR


_BY_ERROR: tuple[tuple[tuple[type[BaseException], ...], Outcome], ...] = (
    ((scrapy_errors.CannotResolveHostError, network.DNSLookupError, socket.gaierror), Outcome.DNS),
    (
        (scrapy_errors.DownloadTimeoutError, network.TimeoutError, asyncio.TimeoutError, TimeoutError),
        Outcome.TIMEOUT,
    ),
    ((scrapy_errors.DownloadCancelledError,), Outcome.TOO_LARGE),
    ((gzip.BadGzipFile, zlib.error, EOFError), Outcome.UNREADABLE),  # not packed as its header says
    (
        (
            scrapy_errors.DownloadConnectionRefusedError,
            scrapy_errors.ResponseDataLossError,
            scrapy_errors.DownloadFailedError,
            network.ConnectError,
            network.ConnectionLost,
            network.ConnectionDone,
            ConnectionError,
            OSError,
        ),
        Outcome.CONNECTION,
    ),
    ((scrapy_errors.IgnoreRequest,), Outcome.TOO_LARGE),  # a body that grew past the limit while unpacked
)


def _reasons(error: BaseException) -> list[BaseException]:
    """The error, its causes, and the failures that Twisted packs into a list."""
    found: list[BaseException] = []
    pending: list[BaseException | None] = [error]
    while pending and len(found) < 20:
        current = pending.pop()
        if current is None or current in found:
            continue
        found.append(current)
        pending += [current.__cause__, current.__context__]
        pending += [getattr(reason, "value", None) for reason in getattr(current, "reasons", None) or ()]
    return found
