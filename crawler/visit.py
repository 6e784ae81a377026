"""A visit: one address of the school, followed through its redirects to where it really lies."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from crawler.addresses import canonical, identity
from crawler.captures import Outcome
from crawler.fetching import Answer, Fetcher
from crawler.frontier import Frontier, Task
from crawler.links import resolved
from crawler.robots import Robots
from crawler.scope import Scope

MAX_REDIRECTS = 10
_HELD = frozenset({Outcome.OK, Outcome.UNCHANGED, Outcome.MOVED, Outcome.LISTED})


@dataclass(slots=True)
class Visit:
    """Where a task led: the last address and its answer, and the addresses that redirected on the way."""

    task: Task
    answer: Answer
    hops: list[tuple[Task, Answer]] = field(default_factory=list)


RobotsOf = Callable[[str], Awaitable[Robots]]


class Walker:
    """Follows redirects: only on the school's own hosts, within robots.txt, never in a circle."""

    def __init__(self, fetcher: Fetcher, scope: Scope, frontier: Frontier, robots_of: RobotsOf) -> None:
        self._fetcher = fetcher
        self._scope = scope
        self._frontier = frontier
        self._robots_of = robots_of
        self._ended: dict[str, Outcome] = {}  # by identity: a second way to a failure is a failure

    def remember(self, task: Task, outcome: Outcome) -> None:
        if outcome not in _HELD:
            self._ended[identity(task.canonical)] = outcome

    async def walk(self, task: Task) -> Visit:
        visit = Visit(task, Answer(task.url, Outcome.REDIRECT_LOOP))
        asked = {(task.url, False)}
        bounced = False
        for _ in range(MAX_REDIRECTS):
            answer = await self._permitted(visit.task.url)
            if not answer.is_redirect:
                visit.answer = answer
                return visit
            target = resolved(answer.url, answer.redirect)
            bounced = bounced or answer.sets_cookie  # the same address may answer otherwise with a cookie
            refusal = self._refusal(target, visit, (target, bounced) in asked)
            if refusal is not None:
                visit.answer = replace(answer, outcome=refusal, redirect=target)
                return visit
            asked.add((target, bounced))
            self._step(visit, answer, target)
        visit.answer = replace(
            answer, outcome=Outcome.REDIRECT_LOOP, error=f"more than {MAX_REDIRECTS} redirects"
        )
        return visit

    async def _permitted(self, url: str) -> Answer:
        robots = await self._robots_of(url)
        if robots.closed is not None:
            return Answer(url, robots.closed, error=f"robots.txt {robots.state}")
        if not robots.allows(url):
            return Answer(url, Outcome.ROBOTS)
        return await self._fetcher.get(url)

    def _refusal(self, target: str, visit: Visit, again: bool) -> Outcome | None:
        """Why the redirect to *target* is not followed; None when it is."""
        if not target:
            return Outcome.ERROR
        if not self._scope.holds(target):
            return Outcome.REDIRECT_OFF_HOST
        if again:
            return Outcome.REDIRECT_LOOP
        passed = {identity(task.canonical) for task in (visit.task, *(hop for hop, _ in visit.hops))}
        known = identity(canonical(target))
        if known in passed:
            return None  # another scheme, or once more with a cookie
        if self._frontier.trap_in(target):
            return Outcome.TRAP_CUT
        return None if self._frontier.is_new(target) else self._ended.get(known, Outcome.MOVED)

    def _step(self, visit: Visit, answer: Answer, target: str) -> None:
        if identity(canonical(target)) != identity(visit.task.canonical):
            visit.hops.append((visit.task, answer))
            visit.task = visit.task._replace(url=target, canonical=canonical(target))
            self._frontier.mark(target)
        else:
            visit.task = visit.task._replace(url=target)


def outcome_of_hop(end: Outcome) -> Outcome:
    """A redirect to what could be read has moved; one to a failure is that failure."""
    return Outcome.MOVED if end in _HELD else end
