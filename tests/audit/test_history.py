"""What becomes of a fact: every way from one state to the next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from audit.findings import Finding, Place, Status
from audit.history import Presence, advance
from audit.rule import Action, Category, Severity

NIGHT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
FINDING = Finding(
    id="TM-222222",
    fingerprint="f" * 40,
    school="thcs-mau",
    rule="INA-010",
    advisory=False,
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    title="Thứ trong tuần không khớp ngày",
    message="…",
    suggestion="…",
    basis=("…",),
    places=(Place("http://truong.example/1"),),
)


class Season:
    """Nights in a row: each call is one night, `found` or not."""

    def __init__(self):
        self.past, self.crawl, self.moment = {}, 0, NIGHT

    def night(self, *found, presence=Presence.READ, hours=24):
        self.crawl += 1
        self.moment += timedelta(hours=hours)
        lives = advance(self.past, found, lambda _: presence, (self.moment.date(), self.crawl, self.moment))
        self.past = {life.fingerprint: life for life in lives}
        return self.past[FINDING.fingerprint] if self.past else None

    def again(self, *found, presence=Presence.READ):
        """Judge the same crawl once more."""
        lives = advance(self.past, found, lambda _: presence, (self.moment.date(), self.crawl, self.moment))
        self.past = {life.fingerprint: life for life in lives}
        return self.past[FINDING.fingerprint]


def test_new_then_open():
    season = Season()
    assert season.night(FINDING).status == Status.NEW
    assert season.again(FINDING).status == Status.NEW
    life = season.night(FINDING)
    assert life.status == Status.OPEN
    assert life.first_seen == date(2026, 11, 21)
    assert life.last_seen == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("presence", "closed"), [(Presence.READ, Status.FIXED), (Presence.MISSING, Status.REMOVED)]
)
def test_gone_is_believed_after_two_fetches_a_day_apart(presence, closed):
    season = Season()
    season.night(FINDING)
    assert season.night(presence=presence).status == Status.AWAITING
    assert season.again(presence=presence).status == Status.AWAITING
    assert season.night(presence=presence, hours=3).status == Status.AWAITING
    assert season.night(presence=presence, hours=18).status == closed
    assert season.night(presence=presence).status == closed


def test_unreachable_never_counts_as_fixed():
    season = Season()
    season.night(FINDING)
    for _ in range(5):
        assert season.night(presence=Presence.UNREACHED).status == Status.UNVERIFIED
    assert season.night().status == Status.AWAITING
    assert season.night(presence=Presence.UNREACHED).status == Status.UNVERIFIED
    assert season.night().status == Status.AWAITING, "the outage starts the proof afresh"


def test_a_closed_fact_that_comes_back_recurs_and_weighs_more():
    season = Season()
    season.night(FINDING)
    season.night()
    assert season.night().status == Status.FIXED
    life = season.night(FINDING)
    assert life.status == Status.RECURRED
    assert life.finding.severity is Severity.HIGH
    assert season.night(FINDING).finding.severity is Severity.HIGH


def test_an_exempt_rule_closes_without_credit():
    season = Season()
    season.night(FINDING)
    assert season.night(presence=Presence.MOOT).status == Status.MOOT


def test_back_before_the_second_fetch_is_open_again():
    season = Season()
    season.night(FINDING)
    season.night()
    assert season.night(FINDING).status == Status.OPEN


def test_the_newest_words_are_kept():
    season = Season()
    season.night(FINDING)
    life = season.night(replace(FINDING, message="mới"))
    assert life.finding.message == "mới"
