"""Reading: from the answer of an address to its capture, and to the links that lead on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from crawler.captures import Capture, Outcome
from crawler.decode import decode
from crawler.fetching import KEPT_HEADERS, Answer
from crawler.frontier import Refused, Task
from crawler.links import Link, links_of
from crawler.media import HTML, is_listed_type, is_read_type, media_type
from crawler.pages import is_login_wall, is_shell, parse, visible_length

XHTML = "application/xhtml+xml"
EMPTY_AFTER_RENDERING = 40  # characters: less is no page


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer turned out to be. `body` is what the archive keeps; empty when nothing is."""

    capture: Capture
    body: bytes = b""
    links: Sequence[Link] = ()
    is_page: bool = False
    is_shell: bool = False


def read(school: str, task: Task, answer: Answer) -> Reading:
    """Judge by content, not by what the server calls it."""
    capture = captured(school, task, answer.outcome, answer)
    if answer.outcome is not Outcome.OK:
        return Reading(capture)
    if not answer.body:
        listed = bool(answer.size) or _names_a_file(answer)
        return Reading(
            _with(capture, Outcome.LISTED) if listed else _with(capture, Outcome.UNREADABLE, "empty body")
        )
    kind = media_type(answer.body, answer.headers.get("content-type", ""), answer.url)
    capture = replace(capture, media_type=HTML if kind == XHTML else kind)
    if capture.media_type == HTML:
        return _page(capture, answer)
    if not is_read_type(kind):
        return Reading(_with(capture, Outcome.LISTED))
    return Reading(capture, answer.body)


def _names_a_file(answer: Answer) -> bool:
    """Did the download stop because the header already named a kind that is not read?"""
    return is_listed_type(answer.headers.get("content-type", ""))


def _page(capture: Capture, answer: Answer) -> Reading:
    page = parse(decode(answer.body, answer.headers.get("content-type", "")).text)
    if page is None:
        return Reading(_with(capture, Outcome.UNREADABLE, "markup nested too deeply"), answer.body)
    links = links_of(page, answer.url)
    if is_login_wall(page):
        return Reading(_with(capture, Outcome.LOGIN_WALL), links=links)
    return Reading(capture, answer.body, links, is_page=True, is_shell=is_shell(page))


def rendered(plain: Reading, html: str) -> Reading | None:
    """The same page as a browser showed it; None when it shows nothing even there."""
    page = parse(html)
    if page is None or visible_length(page) < EMPTY_AFTER_RENDERING:
        return None
    body = html.encode("utf-8", "replace")
    capture = replace(
        plain.capture,
        outcome=Outcome.OK,
        fetched_at=datetime.now(UTC),
        via="browser",
        size=len(body),
        error="",
    )
    return Reading(capture, body, links_of(page, capture.final_url), is_page=True)


def captured(school: str, task: Task, outcome: Outcome, answer: Answer | None = None, **more: Any) -> Capture:
    """The capture of *task*, with what *answer* tells about it."""
    if answer is not None:
        more = {
            "final_url": answer.redirect or answer.url,
            "status": answer.status,
            "media_type": answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
            "size": answer.size,
            "headers": {name: value for name, value in answer.headers.items() if name in KEPT_HEADERS},
            "tls_problem": answer.tls_problem,
            "error": answer.error,
            **more,
        }
    return Capture(
        school=school,
        url=task.canonical,
        outcome=outcome,
        fetched_at=datetime.now(UTC),
        referrer=task.referrer,
        label=task.label,
        role=task.role,
        depth=task.depth,
        **more,
    )


def refused(school: str, refusal: Refused) -> Capture:
    return captured(school, refusal.task, refusal.outcome, error=refusal.reason)


def _with(capture: Capture, outcome: Outcome, error: str = "") -> Capture:
    return replace(capture, outcome=outcome, error=error or capture.error)
