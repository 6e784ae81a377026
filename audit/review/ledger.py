"""The ledger: everything people typed into workbooks, append-only. Nothing is ever changed or deleted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, Index, Integer, Row, String, Table, Text, insert, select

from audit.review.columns import ANSWER
from crawler.database import UtcDateTime, metadata, writing

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("school", String(80), nullable=False),
    Column("subject", Text, nullable=False),
    Column("field", String(40), nullable=False),
    Column("value", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("edition", String(40), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_mtime", UtcDateTime, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
    Index("decisions_of_subject", "subject", "field"),
)

CLEARED = "-"
"""What a person types to empty a cell; an empty cell says nothing."""
CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Typed:
    """One cell that a person filled in.

    `subject` is a finding's fingerprint, «id:MHS-4F7K2Q» when only that is known, or the key of a fact.
    `shown` is what the cell held when the workbook was written, `edition` says which writing that was.
    """

    school: str
    subject: str
    field: str
    value: str
    shown: str = ""
    edition: str = ""


def append(
    engine: Engine, typed: Iterable[Typed], file_name: str, file_mtime: datetime, read_at: datetime
) -> int:
    """Add what one file holds that was not known; how many rows were new.

    Reading a file again adds nothing, nor does a copy of an edition whose text was read before,
    however late it was saved.
    """
    with writing(engine) as connection:
        past = _past(connection, file_name)
        rows = [
            {
                **asdict(one),
                "file_name": file_name,
                "file_mtime": min(file_mtime, read_at),  # a clock that runs ahead must not win for ever
                "read_at": read_at,
            }
            for one in typed
            if not past.knows(one)
        ]
        if rows:
            connection.execute(insert(decisions), rows)
    return len(rows)


@dataclass(frozen=True, slots=True)
class _Past:
    """What was read of each cell of each edition: last from this file, and ever from any file."""

    here: dict[tuple[str, str, str], str]
    ever: set[tuple[str, str, str, str]]

    def knows(self, one: Typed) -> bool:
        cell = (one.subject, one.field, one.edition)
        return self.here[cell] == one.value if cell in self.here else (*cell, one.value) in self.ever


def _past(connection: Connection, file_name: str) -> _Past:
    c = decisions.c
    query = select(c.subject, c.field, c.edition, c.value, c.file_name).order_by(c.id)
    rows = connection.execute(query).all()
    here = {(r.subject, r.field, r.edition): r.value for r in rows if r.file_name == file_name}
    return _Past(here, {(r.subject, r.field, r.edition, r.value) for r in rows})


def latest(engine: Engine) -> dict[str, dict[str, str]]:
    """Subject → column key → what was typed last, by the time the file was saved; empty when cleared.

    `conflict` joins them where two people filled in the same cell without seeing each other's value.
    """
    result: dict[str, dict[str, str]] = defaultdict(dict)
    for (subject, field), rows in _by_cell(engine, decisions.c.field != ANSWER).items():
        result[subject][field] = _value(rows[-1])
        if other := _overruled(rows):
            result[subject][CONFLICT] = f"Có 2 quyết định: «{_value(rows[-1])}» và «{other}»"
    return dict(result)


def answers(engine: Engine, school: str) -> dict[str, str]:
    """Fact key → what was typed last beside it in «Danh bạ»."""
    cells = _by_cell(engine, (decisions.c.field == ANSWER) & (decisions.c.school == school))
    return {subject: _value(rows[-1]) for (subject, _field), rows in cells.items()}


def _by_cell(engine: Engine, condition: Any) -> dict[tuple[str, str], list[Row[Any]]]:
    query = select(decisions).where(condition).order_by(decisions.c.file_mtime, decisions.c.id)
    cells: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.execute(query):
            cells[row.subject, row.field].append(row)
    return cells


def _value(row: Row[Any]) -> str:
    return "" if row.value == CLEARED else str(row.value)


def _overruled(rows: list[Row[Any]]) -> str:
    """The value that the newest one replaced unseen; empty when its writer had it before their eyes."""
    if len(rows) < 2:
        return ""
    before, last = rows[-2:]
    unseen = last.shown != _value(before) and last.file_name != before.file_name
    return _value(before) if unseen and before.value != last.value else ""
