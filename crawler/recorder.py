"""The recorder: captures on their way to the archive, in small batches, so that a kill loses little."""

import time
from collections import Counter
from dataclasses import replace

from crawler.archive import Archive
from crawler.captures import NOT_TRIED, Capture, Outcome
from crawler.outcomes import FETCH_ERRORS
from crawler.personal_numbers import mask, mask_address

FLUSH_SECONDS = 1.0
FLUSH_CAPTURES = 200
TOLERATED_ERRORS = 0.02
SMALL_SITE = 20


class Recorder:
    """Counts and keeps the captures of one crawl."""

    def __init__(self, archive: Archive, crawl_id: int) -> None:
        self._archive = archive
        self._crawl_id = crawl_id
        self._waiting: list[Capture] = []
        self._flushed_at = time.monotonic()
        self.counts: Counter[Outcome] = Counter()
        self.rendered = 0

    def store(self, body: bytes) -> str:
        return self._archive.store_body(body)

    def add(self, capture: Capture) -> None:
        if capture.via == "http":
            self.counts[capture.outcome] += 1
        else:
            self.rendered += 1
        self._waiting.append(_without_personal_numbers(capture))
        if len(self._waiting) >= FLUSH_CAPTURES or time.monotonic() - self._flushed_at >= FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._archive.add(self._crawl_id, waiting)
        self._flushed_at = time.monotonic()

    def too_many_errors(self, unread: int = 0) -> bool:
        """Say whether more than a tolerable share failed that a better night would have read.

        *unread* pages answered and could still not be read here (no browser to run their scripts).
        """
        tried = sum(n for outcome, n in self.counts.items() if outcome not in NOT_TRIED | {Outcome.BUDGET})
        errors = unread + sum(n for outcome, n in self.counts.items() if outcome in FETCH_ERRORS)
        unlucky = 1 if tried >= SMALL_SITE else 0  # one broken address is no hole in a small site
        return errors > max(unlucky, TOLERATED_ERRORS * tried)


def _without_personal_numbers(capture: Capture) -> Capture:
    """What is written about an address: file names and link texts of schools hold identity numbers, too."""
    return replace(
        capture,
        url=mask_address(capture.url),
        final_url=mask_address(capture.final_url),
        referrer=mask_address(capture.referrer),
        label=mask(capture.label),
        error=mask_address(mask(capture.error)),
        headers={
            name: value if name == "etag" else mask_address(value) for name, value in capture.headers.items()
        },
    )
