"""Capture: what happened at one address in one crawl. The hand-over from crawler to audit."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How the attempt to read one address ended. Every address tried has exactly one."""

    OK = "ok"
    UNCHANGED = "unchanged"
    NOT_FOUND = "not_found"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    ROBOTS = "robots"
    RATE_LIMITED = "rate_limited"
    LOGIN_WALL = "login_wall"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    DNS = "dns"
    TLS = "tls"
    CONNECTION = "connection"
    SERVER_ERROR = "server_error"
    REDIRECT_OFF_HOST = "redirect_off_host"
    REDIRECT_LOOP = "redirect_loop"
    MOVED = "moved"  # redirects to another address of the school, which has its own capture
    TRAP_CUT = "trap_cut"
    BUDGET = "budget"
    UNREADABLE = "unreadable"
    ERROR = "error"
    LISTED = "listed"  # a file whose kind is recorded with its size, not read
    EXTERNAL = "external"  # another host: recorded, never opened
    NOT_REGISTERED = "not_registered"  # the register names no website
    NOT_SUPPORTED = "not_supported"  # a registered channel that no reader exists for


READ = frozenset({Outcome.OK, Outcome.UNCHANGED})
MISSING = frozenset({Outcome.NOT_FOUND, Outcome.GONE})
NOT_TRIED = frozenset({Outcome.LISTED, Outcome.EXTERNAL, Outcome.TRAP_CUT})
"""Deliberately not read: says nothing against the completeness of a crawl."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One address in one crawl. Immutable evidence; the body lies in the archive under `sha256`.

    `url` is the canonical address (crawler.addresses.canonical), `final_url` the one that answered.
    `label` is the anchor text under which the address was first found (a menu entry names its page).
    `size` is in bytes (announced size for files that are only listed), `sha256` of the stored body.
    """

    school: str
    url: str
    outcome: Outcome
    fetched_at: datetime  # UTC
    final_url: str = ""
    status: int | None = None
    media_type: str = ""  # from the content, then the header: text/html, application/pdf …
    size: int | None = None
    sha256: str = ""
    via: str = "http"  # http | browser
    referrer: str = ""
    label: str = ""
    role: str = ""  # role of the block that held the link: nav, header, footer, body …
    depth: int = 0
    headers: dict[str, str] = field(default_factory=dict)  # content-type, last-modified, etag …
    tls_problem: str = ""
    error: str = ""  # English, for logs and the coverage sheet's small print; no page text
