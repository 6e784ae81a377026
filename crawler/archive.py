"""The archive: content-addressed bodies beside a table of captures. Readable after any kill."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import zstandard
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from crawler.captures import Capture, Outcome
from crawler.database import UtcDateTime, connect, metadata, writing
from crawler.home import Home

LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
"""Days are Vietnamese days; instants are stored in UTC."""

crawls = Table(
    "crawls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("school", String(80), nullable=False, index=True),
    Column("run", String(40), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("reason", String(80), nullable=False, default=""),
    Column("complete", Boolean, nullable=False, default=False),
    Column("stats", JSON, nullable=False, default=dict),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crawl_id", Integer, ForeignKey("crawls.id"), nullable=False, index=True),
    Column("school", String(80), nullable=False),
    Column("url", Text, nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("status", Integer),
    Column("media_type", String(200), nullable=False),
    Column("size", Integer),
    Column("sha256", String(64), nullable=False, index=True),
    Column("via", String(20), nullable=False),
    Column("referrer", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("depth", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("tls_problem", Text, nullable=False),
    Column("error", Text, nullable=False),
    Index("captures_of_address", "school", "url"),
)

dropped_bodies = Table(
    "dropped_bodies",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("reason", String(80), nullable=False),
    Column("dropped_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Crawl:
    """One visit to a school. `finished_at` is None when the process died on the way."""

    id: int
    school: str
    run: str
    started_at: datetime
    finished_at: datetime | None
    reason: str
    complete: bool
    stats: dict[str, Any]


class Archive:
    """Captures and bodies of one installation. Bodies are readable by their owner only."""

    def __init__(self, home: Home) -> None:
        self.engine = connect(home)
        self._bodies = home.data / "bodies"

    def start_crawl(self, school: str, run: str) -> int:
        row = {"school": school, "run": run, "started_at": datetime.now(UTC)}
        with writing(self.engine) as connection:
            return int(connection.execute(insert(crawls).values(row).returning(crawls.c.id)).scalar_one())

    def store_body(self, body: bytes) -> str:
        """Keep *body* under its SHA-256, once; it is on disk when this returns."""
        name = hashlib.sha256(body).hexdigest()
        path = self._path(name)
        if not path.exists():
            _write_atomically(path, zstandard.compress(body, 3))
        return name

    def body(self, sha256: str) -> bytes | None:
        """The body stored under *sha256*; None when it was dropped or never stored."""
        try:
            packed = self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        return zstandard.ZstdDecompressor().decompressobj().decompress(packed)

    def add(self, crawl_id: int, batch: Iterable[Capture]) -> None:
        """Append captures in one transaction."""
        rows = [{"crawl_id": crawl_id, **asdict(c), "outcome": c.outcome.value} for c in batch]
        if rows:
            with writing(self.engine) as connection:
                connection.execute(insert(captures), rows)

    def finish_crawl(self, crawl_id: int, reason: str, complete: bool, stats: dict[str, Any]) -> None:
        values = {"finished_at": datetime.now(UTC), "reason": reason, "complete": complete, "stats": stats}
        with writing(self.engine) as connection:
            connection.execute(update(crawls).where(crawls.c.id == crawl_id).values(values))

    def crawl_for(self, school: str, as_of: date | None = None) -> Crawl | None:
        """The newest crawl begun on or before *as_of* (Vietnamese days); the oldest there is when none is."""
        query = select(crawls).where(crawls.c.school == school).order_by(crawls.c.id.desc())
        with self.engine.connect() as connection:
            known = [Crawl(**row) for row in connection.execute(query).mappings()]
        earlier = [c for c in known if as_of is None or day_of(c.started_at) <= as_of]
        return earlier[0] if earlier else (known[-1] if known else None)

    def crawl(self, id: int) -> Crawl:
        """The crawl numbered *id*; raises LookupError when there is none."""
        with self.engine.connect() as connection:
            row = connection.execute(select(crawls).where(crawls.c.id == id)).mappings().first()
        if row is None:
            raise LookupError(f"no crawl {id}")
        return Crawl(**row)

    def captures_of(self, crawl_id: int) -> list[Capture]:
        query = select(captures).where(captures.c.crawl_id == crawl_id).order_by(captures.c.id)
        with self.engine.connect() as connection:
            return [_capture(row) for row in connection.execute(query).mappings()]

    def attempts(self, school: str, until: int) -> Sequence[Any]:
        """(url, fetched_at, outcome, status, sha256) of every attempt up to crawl *until*, newest first."""
        c = captures.c
        query = (
            select(c.url, c.fetched_at, c.outcome, c.status, c.sha256)
            .where(c.school == school, c.crawl_id <= until)
            .where(c.outcome.not_in([Outcome.EXTERNAL, Outcome.LISTED, Outcome.TRAP_CUT]))
            .order_by(c.id.desc())
        )
        with self.engine.connect() as connection:
            return connection.execute(query).all()

    def drop_body(self, sha256: str, reason: str) -> None:
        """Delete a body for good, leaving hash, size and time; harmless when repeated."""
        row = {"sha256": sha256, "reason": reason, "dropped_at": datetime.now(UTC)}
        with writing(self.engine) as connection:
            connection.execute(insert(dropped_bodies).prefix_with("OR IGNORE", dialect="sqlite").values(row))
        self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._bodies / sha256[:2] / f"{sha256}.zst"


def day_of(moment: datetime) -> date:
    return moment.astimezone(LOCAL_TIME).date()


def _capture(row: RowMapping) -> Capture:
    values = dict(row)
    del values["id"], values["crawl_id"]
    return Capture(**{**values, "outcome": Outcome(values["outcome"])})


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)
