"""The ledger: append-only, idempotent, the last word wins, and two unseen words are both kept."""

from datetime import UTC, datetime, timedelta

import pytest

from audit.review import ledger
from audit.review.ledger import Typed
from crawler.database import connect

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FACT = "a" * 40


@pytest.fixture
def engine(home):
    return connect(home)


def typed(value, field="decision", subject=FACT, shown="", edition="e1", school="thcs-mau"):  # noqa: PLR0917 - a row in one line
    return Typed(school, subject, field, value, shown, edition)


def add(engine, *cells, name="so.xlsx", hours=0):
    moment = NOON + timedelta(hours=hours)
    return ledger.append(engine, cells, name, moment, moment + timedelta(minutes=1))


def test_reading_a_file_again_adds_nothing(engine):
    cells = (typed("Xin ý kiến"), typed("x", "note"))
    assert add(engine, *cells) == 2
    assert add(engine, *cells) == 0
    assert add(engine, *cells, hours=5) == 0, "saved again without a change"
    assert ledger.latest(engine) == {FACT: {"decision": "Xin ý kiến", "note": "x"}}


def test_the_last_word_wins_field_by_field(engine):
    add(engine, typed("Xin ý kiến"), typed("x", "note"))
    add(engine, typed("Đồng ý sửa", shown="Xin ý kiến", edition="e2"), hours=1)
    assert ledger.latest(engine)[FACT] == {"decision": "Đồng ý sửa", "note": "x"}


def test_a_person_may_change_their_mind_in_one_file_and_back(engine):
    for hours, value in enumerate(("Xin ý kiến", "Báo cáo", "Xin ý kiến")):
        assert add(engine, typed(value), hours=hours) == 1
    assert ledger.latest(engine)[FACT] == {"decision": "Xin ý kiến"}


def test_a_copy_of_an_old_edition_saved_late_overrides_nothing(engine):
    add(engine, typed("Xin ý kiến"))
    add(engine, typed("Đồng ý sửa", shown="Xin ý kiến", edition="e2"), hours=1)
    assert add(engine, typed("Xin ý kiến"), name="nhan-ve/so.xlsx", hours=9) == 0
    assert ledger.latest(engine)[FACT] == {"decision": "Đồng ý sửa"}


def test_a_clock_that_runs_ahead_does_not_win_for_ever(engine):
    ledger.append(engine, [typed("Xin ý kiến")], "so.xlsx", NOON + timedelta(days=900), NOON)
    add(engine, typed("Đồng ý sửa", shown="Xin ý kiến", edition="e2"), hours=1)
    assert ledger.latest(engine)[FACT] == {"decision": "Đồng ý sửa"}


def test_clearing_leaves_an_empty_value(engine):
    add(engine, typed("x", "note"))
    add(engine, typed("-", "note", shown="x", edition="e2"), hours=1)
    assert ledger.latest(engine)[FACT] == {"note": ""}


def test_two_people_who_did_not_see_each_other(engine):
    add(engine, typed("Đồng ý sửa"))
    add(engine, typed("Không phải lỗi"), name="nhan-ve/so.xlsx", hours=1)
    assert ledger.latest(engine)[FACT] == {
        "decision": "Không phải lỗi",
        "conflict": "Có 2 quyết định: «Không phải lỗi» và «Đồng ý sửa»",
    }
    add(engine, typed("Đồng ý sửa", shown="Không phải lỗi", edition="e2"), hours=2)
    assert ledger.latest(engine)[FACT] == {"decision": "Đồng ý sửa"}, (
        "a decision made with both in sight settles it"
    )


def test_answers_belong_to_their_school(engine):
    add(
        engine,
        typed("Sai", "answer", "phone|0204"),
        typed("Đúng", "answer", "phone|0204", school="khac"),
        name="b.xlsx",
    )
    assert ledger.answers(engine, "thcs-mau") == {"phone|0204": "Sai"}
    assert ledger.latest(engine) == {}
