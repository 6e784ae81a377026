"""When a crawl counts as whole: a few unlucky addresses are no hole, many are."""

from datetime import UTC, datetime

import pytest

from crawler.archive import Archive
from crawler.captures import Capture, Outcome
from crawler.home import Home
from crawler.recorder import Recorder


@pytest.mark.parametrize(
    ("read", "failed", "missing", "hole"),
    [
        (99, 1, 0, False),
        (97, 3, 0, True),  # 3 % is more than the 2 % that rules of absence allow
        (98, 2, 0, False),
        (25, 1, 0, False),  # one of 26 is more than 2 %, and still only one address
        (25, 2, 0, True),
        (5, 1, 0, True),  # of a handful of pages each counts
        (10, 0, 10, False),  # a missing page is an answer, no error
    ],
)
def test_too_many_errors(tmp_path, read, failed, missing, hole):
    archive = Archive(Home(tmp_path))
    recorder = Recorder(archive, archive.start_crawl("thcs-mau", "dem"))
    outcomes = [Outcome.OK] * read + [Outcome.TIMEOUT] * failed + [Outcome.NOT_FOUND] * missing
    for number, outcome in enumerate(outcomes):
        recorder.add(Capture("thcs-mau", f"http://truong.example/{number}", outcome, datetime.now(UTC)))
    assert recorder.too_many_errors() is hole
