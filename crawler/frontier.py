"""The frontier: which address comes next. Each address once, breadth first, bounded in memory."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crawler.addresses import canonical, identity
from crawler.captures import Outcome
from crawler.links import Link
from crawler.scope import Scope
from crawler.traps import MAX_DEPTH, Patterns, trap_in

MAX_EXTERNAL = 3000  # other hosts' addresses recorded per crawl
MAX_SEEN = 300_000  # addresses remembered; a site that offers more is cut as incomplete
CUT_SAMPLES = 25  # captures per kind of cut; the rest is a number in the statistics


class Task(NamedTuple):
    """An address to try, and how it was found."""

    url: str  # as a server wants it
    canonical: str
    referrer: str = ""
    label: str = ""
    role: str = ""
    depth: int = 0


class Refused(NamedTuple):
    """An address that will not be tried, worth a capture."""

    task: Task
    outcome: Outcome
    reason: str = ""


class Frontier:
    """Addresses wait here, not in Scrapy's queue: light tuples, already free of duplicates and traps."""

    def __init__(self, scope: Scope, this_year: int, capacity: int) -> None:
        self._scope = scope
        self._this_year = this_year
        self._capacity = capacity
        self._waiting: deque[Task] = deque()
        self._seen: set[str] = set()
        self._external = 0
        self.patterns = Patterns()
        self.cuts: Counter[str] = Counter()
        self.overflow = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def next(self) -> Task | None:
        return self._waiting.popleft() if self._waiting else None

    def first(self, url: str) -> Task:
        """Take up *url*, the start page, at once."""
        self.mark(url)
        return Task(url, canonical(url))

    def seed(self, url: str) -> None:
        """A registered address: tried whatever it looks like."""
        known = canonical(url)
        if self._is_new(known):
            self._waiting.append(Task(url, known))

    def offer(self, links: Iterable[Link], referrer: str, depth: int) -> Iterator[Refused]:
        """Queue what is new and the school's own; yield what deserves a capture without being tried."""
        for link in links:
            known = canonical(link.url)
            if not self._is_new(known):
                continue
            task = Task(link.url, known, referrer, link.label, link.role, depth)
            refused = self._refuse(task)
            if refused is None:
                self._waiting.append(task)
            elif refused.outcome is not Outcome.TRAP_CUT or self._is_sample(refused.reason):
                yield refused

    def is_new(self, url: str) -> bool:
        return identity(canonical(url)) not in self._seen

    def mark(self, url: str) -> None:
        """*url* was reached by a redirect: it is not tried again."""
        self._seen.add(identity(canonical(url)))

    def trap_in(self, url: str) -> str:
        """Why a redirect must not lead to *url*; empty when it may."""
        return trap_in(canonical(url), self._this_year)

    def drain(self) -> Iterator[Task]:
        while self._waiting:
            yield self._waiting.popleft()

    def _is_new(self, known: str) -> bool:
        if identity(known) in self._seen:
            return False
        if len(self._waiting) >= self._capacity or len(self._seen) >= MAX_SEEN:
            self.overflow += 1
            return False
        self._seen.add(identity(known))
        return True

    def _refuse(self, task: Task) -> Refused | None:
        if not self._scope.holds(task.canonical):
            self._external += 1
            if self._external > MAX_EXTERNAL:
                return Refused(task, Outcome.TRAP_CUT, "more external links than are recorded")
            return Refused(task, Outcome.EXTERNAL)
        reason = trap_in(task.canonical, self._this_year) or self.patterns.cut(task.canonical)
        if not reason and task.depth > MAX_DEPTH:
            reason = "too far from the start page"
        return Refused(task, Outcome.TRAP_CUT, reason) if reason else None

    def _is_sample(self, reason: str) -> bool:
        self.cuts[reason] += 1
        return self.cuts[reason] <= CUT_SAMPLES
