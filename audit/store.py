"""What the audit found, kept: one row per check, its findings, and the history of every fact."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Engine,
    ForeignKey,
    Integer,
    String,
    Table,
    delete,
    insert,
    select,
)

from audit.findings import Finding, Place, RuleCrash
from audit.rule import Action, Category, Severity
from crawler.database import UtcDateTime, metadata, writing

checks = Table(
    "checks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("school", String(80), nullable=False, index=True),
    Column("crawl_id", Integer, ForeignKey("crawls.id")),
    Column("as_of", Date, nullable=False),
    Column("what_if", Boolean, nullable=False),
    Column("checked_at", UtcDateTime, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("crashes", JSON, nullable=False),
)

check_findings = Table(
    "check_findings",
    metadata,
    Column("check_id", Integer, ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", String(40), primary_key=True),
    Column("finding", JSON, nullable=False),
)

histories = Table(
    "histories",
    metadata,
    Column("school", String(80), primary_key=True),
    Column("fingerprint", String(40), primary_key=True),
    Column("status", String(40), nullable=False),
    Column("first_seen", Date, nullable=False),
    Column("last_seen", Date, nullable=False),
    Column("first_crawl", Integer),
    Column("absent_since", UtcDateTime),
    Column("finding", JSON, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One judgement of one school. `crawl_id` is None for a school that was never crawled."""

    school: str
    crawl_id: int | None
    as_of: date
    what_if: bool
    checked_at: datetime
    complete: bool
    crashes: tuple[RuleCrash, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The life of one fact. `absent_since` is the crawl time at which it was first missing."""

    fingerprint: str
    status: str
    first_seen: date
    last_seen: date
    first_crawl: int | None
    absent_since: datetime | None
    finding: Finding


class Store:
    """The audit's own tables; no other step writes them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def save(self, check: Check, found: Iterable[Finding], lives: Iterable[History]) -> None:
        """Keep one check whole: its findings and, unless it is a what-if, the histories it moved."""
        row = {**asdict(check), "crashes": [asdict(c) for c in check.crashes]}
        with writing(self.engine) as connection:
            number = connection.execute(insert(checks).values(row).returning(checks.c.id)).scalar_one()
            rows = [{"check_id": number, "fingerprint": f.fingerprint, "finding": pack(f)} for f in found]
            if rows:
                connection.execute(insert(check_findings), rows)
            if check.what_if:
                return
            connection.execute(delete(histories).where(histories.c.school == check.school))
            past = [_history_row(check.school, life) for life in lives]
            if past:
                connection.execute(insert(histories), past)

    def histories(self, school: str) -> dict[str, History]:
        query = select(histories).where(histories.c.school == school)
        with self.engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        for row in rows:
            del row["school"]
            row["finding"] = unpack(row["finding"])
        return {row["fingerprint"]: History(**row) for row in rows}

    def last_check(self, school: str, *, real: bool = False) -> tuple[Check, list[Finding]] | None:
        """The newest check of *school* with its findings; with *real*, what-ifs do not count."""
        query = select(checks).where(checks.c.school == school).order_by(checks.c.id.desc()).limit(1)
        if real:
            query = query.where(checks.c.what_if.is_(False))
        with self.engine.connect() as connection:
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            values = dict(row)
            number = values.pop("id")
            found = connection.execute(
                select(check_findings.c.finding).where(check_findings.c.check_id == number)
            )
            findings = [unpack(data) for (data,) in found]
        values["crashes"] = tuple(RuleCrash(**crash) for crash in values["crashes"])
        return Check(**values), findings


def _history_row(school: str, life: History) -> dict[str, Any]:
    row = {f.name: getattr(life, f.name) for f in fields(life)}
    return {**row, "school": school, "finding": pack(life.finding)}


def pack(finding: Finding) -> dict[str, Any]:
    return asdict(finding)


def unpack(data: Mapping[str, Any]) -> Finding:
    changed = {
        "category": Category(data["category"]),
        "severity": Severity(data["severity"]),
        "action": Action(data["action"]),
        "basis": tuple(data["basis"]),
        "places": tuple(Place(**place) for place in data["places"]),
    }
    return Finding(**{**data, **changed})
