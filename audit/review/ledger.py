"""What people decided, append-only: every value typed into a workbook, when and in which file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Engine, Integer, String, Table, Text, insert, select

from audit.review.columns import ANSWER
from crawler.database import UtcDateTime, metadata, writing

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("school", String(80), nullable=False, index=True),
    Column("fingerprint", String(40), nullable=False, index=True),
    Column("finding", Text, nullable=False),
    Column("field", String(20), nullable=False),
    Column("value", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("origin", String(80), nullable=False, index=True),
    Column("file_mtime", UtcDateTime, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One cell that a person filled in. `field` is a key of audit.review.columns; an empty value clears.

    `finding` is «Mã phát hiện», or «mục|giá trị» of a registered fact. `fingerprint` is empty where the
    workbook no longer holds it. `origin` names the edition of the workbook that the person had before them.
    """

    school: str
    fingerprint: str
    finding: str
    field: str
    value: str
    file: str
    sheet: str
    row: int
    origin: str


_Cell = tuple[str, str, str, str]  # origin, fingerprint, finding, field


def append(
    engine: Engine, found: Iterable[Decision], file: str, mtime: datetime, read_at: datetime
) -> int:
    """Keep what *file* holds that no earlier reading knew; how many values that were."""
    groups: dict[_Cell, list[Decision]] = defaultdict(list)
    for decision in found:
        groups[decision.origin, decision.fingerprint, decision.finding, decision.field].append(decision)
    moment = {"file": file, "file_mtime": mtime, "read_at": read_at}
    with writing(engine) as connection:
        known = _known(connection, {origin for origin, *_ in groups})
        new = [d for cell, group in groups.items() if _is_new(group, known[cell], file) for d in group]
        if new:
            connection.execute(insert(decisions), [{**asdict(d), **moment} for d in new])
    return len(new)


def _known(connection: Connection, origins: set[str]) -> dict[_Cell, list[tuple[str, str]]]:
    """(file, value) of what was read before out of the same editions, oldest first."""
    c = decisions.c
    query = select(c.origin, c.fingerprint, c.finding, c.field, c.file, c.value)
    known: dict[_Cell, list[tuple[str, str]]] = defaultdict(list)
    for *cell, file, value in connection.execute(query.where(c.origin.in_(origins)).order_by(c.id)):
        known[tuple(cell)].append((file, value))
    return known


def _is_new(group: list[Decision], known: list[tuple[str, str]], file: str) -> bool:
    """A file saved again, or a copy of it that comes back later, repeats an old decision: it is not a new one."""
    values = [decision.value for decision in group]
    here = [value for name, value in known if name == file]
    if here:
        return here[-len(values) :] != values
    return not set(values) <= {value for _name, value in known}


def latest(engine: Engine, ids: Mapping[str, str] | None = None) -> dict[str, dict[str, str]]:
    """Fingerprint → field → the value typed last. Cleared fields are absent.

    *ids* maps «Mã phát hiện» to fingerprint: for decisions out of tables that lost their hidden columns.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _in_order(engine):
        name = row.fingerprint or (ids or {}).get(row.finding, "")
        if name and row.field != ANSWER:
            found[name][row.field] = row.value
    return {name: {k: v for k, v in fields.items() if v} for name, fields in found.items()}


def answers(engine: Engine, school: str) -> dict[str, str]:
    """«mục|giá trị» of a registered fact → what the school or the specialist answered last."""
    rows = (row for row in _in_order(engine) if row.field == ANSWER and row.school == school)
    found = {row.finding: row.value for row in rows}
    return {fact: value for fact, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class _Typed:
    school: str
    fingerprint: str
    finding: str
    field: str
    value: str


def _in_order(engine: Engine) -> list[_Typed]:
    """Everything ever typed in the order of writing; a clock that runs ahead gains nothing."""
    c = decisions.c
    query = select(c.school, c.fingerprint, c.finding, c.field, c.value, c.file_mtime, c.read_at, c.id)
    with engine.connect() as connection:
        rows = sorted(connection.execute(query), key=lambda r: (min(r.file_mtime, r.read_at), r.id))
    return [_Typed(*row[:5]) for row in rows]
