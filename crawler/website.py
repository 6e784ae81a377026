"""The website of one school: from its registered address to a capture of everything it links to."""

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from crawler.addresses import canonical
from crawler.captures import MISSING, READ, Outcome
from crawler.fetching import Fetcher
from crawler.frontier import Frontier, Task
from crawler.links import Link
from crawler.media import is_image, is_listed, is_page_part
from crawler.outcomes import SILENCE
from crawler.reading import Reading, captured, read, refused, rendered
from crawler.recorder import Recorder
from crawler.schools import School
from crawler.scope import Scope, as_address
from crawler.screen import SWITCHED_OFF, Screen
from crawler.sources import Sources
from crawler.visit import Visit, Walker, outcome_of_hop

MAX_SIZES_ASKED = 100  # files whose size is asked for by HEAD; the others are listed by name
SILENT_IN_A_ROW = 8  # a server that is gone is not asked 2,000 times
REFUSED_IN_A_ROW = 3
BUDGET_SAMPLES = 100


class Website:
    """Reads one site, one address at a time, and leaves a capture for each."""

    def __init__(self, school: School, fetcher: Fetcher, recorder: Recorder, this_year: int) -> None:
        scope = Scope.of(school)
        self._school = school
        self._fetcher = fetcher
        self._recorder = recorder
        self._sources = Sources(fetcher, scope)
        self._frontier = Frontier(scope, this_year, capacity=4 * school.crawl.max_pages + 1000)
        self._walker = Walker(fetcher, scope, self._frontier, self._sources.robots_of)
        self._screen = Screen(school.crawl.render, fetcher, scope, self._sources)
        self._started = time.monotonic()
        self._start_outcome = Outcome.ERROR
        self._start_url = ""
        self._pages = self._bytes = self._sizes_asked = self._not_tried = self._unread_shells = 0
        self._silent = self._refused = 0

    async def run(self) -> str:
        """Read the site; the reason why the crawl ended, "finished" when nothing was left."""
        try:
            reason = await self._read_all()
        finally:
            await self._screen.close()
        self._leave_rest(reason)
        return reason

    @property
    def stats(self) -> dict[str, Any]:
        return {
            "pages": self._pages,
            "bytes": self._bytes,
            "requests": self._fetcher.requests,
            "seconds": round(time.monotonic() - self._started, 1),
            "rendered": self._recorder.rendered,
            "not_rendered": dict(self._screen.not_shown),
            "cut": dict(self._frontier.cuts),
            "not_tried": self._not_tried + self._frontier.overflow,
            "robots": self._sources.robots,
            "sitemaps": self._sources.sitemaps,
            "crawl_delay": max(self._fetcher.crawl_delays.values(), default=0.0),
        }

    def verdict(self, reason: str) -> tuple[str, bool]:
        """Reason and completeness of the crawl, once it has ended for *reason*."""
        if self._start_outcome is Outcome.ROBOTS:
            return "robots", False
        if self._start_outcome not in READ | {Outcome.MOVED}:
            return "start_page", False
        if reason == "finished" and self._frontier.overflow:
            return "budget_pages", False
        if reason == "finished" and self._recorder.too_many_errors(self._unread_shells):
            return "errors", False
        return reason, reason == "finished"

    async def _read_all(self) -> str:
        await self._try(self._frontier.first(self._school.website))
        for host in self._school.other_hosts:
            self._frontier.seed(as_address(host, scheme=self._school.website.partition(":")[0]))
        if self._start_outcome in READ | {Outcome.MOVED}:
            listed = await self._sources.pages(self._start_url)
            self._offer([Link(url, role="sitemap") for url in listed], referrer="", depth=1)
        while (task := self._frontier.next()) is not None:
            if reason := self._exhausted():
                self._not_tried += 1
                self._recorder.add(captured(self._school.id, task, Outcome.BUDGET, error=reason))
                return reason
            await self._try(task)
        return "finished"

    def _exhausted(self) -> str:
        """The budget that is used up, or the sign that the server no longer answers."""
        limits = self._school.crawl
        if self._pages >= limits.max_pages:
            return "budget_pages"
        if self._bytes >= limits.max_megabytes * 1_000_000:
            return "budget_bytes"
        if time.monotonic() - self._started >= limits.max_minutes * 60:
            return "budget_minutes"
        if self._silent >= SILENT_IN_A_ROW:
            return "unreachable"
        return "rate_limited" if self._refused >= REFUSED_IN_A_ROW else ""

    async def _try(self, task: Task) -> None:
        if is_listed(task.canonical):
            outcome = await self._list(task)
        else:
            self._pages += 1
            outcome = await self._visit(task)
        self._silent = self._silent + 1 if outcome in SILENCE else 0
        self._refused = self._refused + 1 if outcome is Outcome.RATE_LIMITED else 0
        if task.depth == 0 and task.canonical == canonical(self._school.website):
            self._start_outcome = outcome

    async def _list(self, task: Task) -> Outcome:
        """A file that is not read: named, and its size asked for while that is cheap."""
        if is_image(task.canonical) or is_page_part(task.canonical) or self._sizes_asked >= MAX_SIZES_ASKED:
            self._recorder.add(captured(self._school.id, task, Outcome.LISTED))
            return Outcome.LISTED
        if not (await self._sources.robots_of(task.url)).allows(task.url):
            self._recorder.add(captured(self._school.id, task, Outcome.ROBOTS))
            return Outcome.ROBOTS
        self._sizes_asked += 1
        answer = await self._fetcher.get(task.url, "HEAD")
        outcome = answer.outcome if answer.outcome in MISSING | SILENCE else Outcome.LISTED
        self._recorder.add(captured(self._school.id, task, outcome, answer))
        return outcome

    async def _visit(self, task: Task) -> Outcome:
        visit = await self._walker.walk(task)
        self._bytes += len(visit.answer.body)
        self._start_url = self._start_url or visit.answer.url
        reading, shown = read(self._school.id, visit.task, visit.answer), None
        if self._screen.wants(reading):
            reading, shown = await self._shown(reading, visit)
        outcome = reading.capture.outcome
        for hop, answer in visit.hops:
            moved = replace(answer, redirect=visit.answer.redirect or visit.answer.url)
            self._recorder.add(captured(self._school.id, hop, outcome_of_hop(outcome), moved))
        for kept in filter(None, (reading, shown)):
            self._keep(kept)
        self._walker.remember(visit.task, outcome)
        return outcome

    async def _shown(self, plain: Reading, visit: Visit) -> tuple[Reading, Reading | None]:
        """The page as it came, and as the browser shows it; or why there is no such second reading."""
        html, problem = await self._screen.show(visit.answer)
        shown = rendered(plain, html) if html else None
        if shown is not None:
            return plain, shown
        unread = plain.is_shell and problem != SWITCHED_OFF
        self._unread_shells += unread
        outcome = Outcome.UNREADABLE if unread else plain.capture.outcome
        error = f"not rendered: {problem or 'no text in the browser either'}"
        return replace(plain, capture=replace(plain.capture, outcome=outcome, error=error)), None

    def _keep(self, reading: Reading) -> None:
        capture = reading.capture
        if reading.body:
            capture = replace(capture, sha256=self._recorder.store(reading.body))
        self._recorder.add(capture)
        if capture.via == "http":
            self._frontier.patterns.saw(capture.url, capture.sha256)
        self._offer(reading.links, capture.url, capture.depth + 1)

    def _offer(self, links: Iterable[Link], referrer: str, depth: int) -> None:
        for refusal in self._frontier.offer(links, referrer, depth):
            self._recorder.add(refused(self._school.id, refusal))

    def _leave_rest(self, reason: str) -> None:
        for task in self._frontier.drain():
            self._not_tried += 1
            if self._not_tried <= BUDGET_SAMPLES:
                self._recorder.add(captured(self._school.id, task, Outcome.BUDGET, error=reason))
