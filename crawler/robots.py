"""robots.txt as RFC 9309 wants it: missing means free, unreachable means closed."""

from dataclasses import dataclass, replace

from protego import Protego

from crawler.captures import Outcome

PRODUCT = "SchoolWebAudit"
"""The name by which a robots.txt addresses this crawler."""

MAX_BYTES = 512_000
LONGEST_CRAWL_DELAY = 60.0
_LOCAL_FAILURES = frozenset({Outcome.DNS, Outcome.TLS, Outcome.CONNECTION, Outcome.TIMEOUT})


@dataclass(frozen=True, slots=True)
class Robots:
    """What one host allows. `closed` is the outcome of every address there when nothing may be asked."""

    state: str  # for the coverage sheet: "found", "missing (404)", "unreachable (503)" …
    closed: Outcome | None = None
    crawl_delay: float = 0.0
    sitemaps: tuple[str, ...] = ()
    rules: Protego | None = None

    def allows(self, url: str) -> bool:
        return self.closed is None and (self.rules is None or bool(self.rules.can_fetch(url, PRODUCT)))


def read_robots(status: int | None, outcome: Outcome, body: bytes) -> Robots:
    """The policy that follows from how the request for robots.txt ended."""
    if status is None or status >= 500 or status == 429 or outcome is Outcome.RATE_LIMITED:
        # The network's failure is the site's own outcome; a server that fails closes the site.
        closed = outcome if outcome in _LOCAL_FAILURES else Outcome.ROBOTS
        return Robots(f"unreachable ({status or outcome.value})", closed=closed)
    if status >= 300 or outcome is Outcome.TOO_LARGE:
        return Robots(f"missing ({status})")
    rules = Protego.parse(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
    delay = rules.crawl_delay(PRODUCT) or 0.0
    found = Robots("found", rules=rules, sitemaps=tuple(rules.sitemaps))
    return replace(found, crawl_delay=min(float(delay), LONGEST_CRAWL_DELAY))
