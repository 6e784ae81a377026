"""What the very hidden sheet `_meta` remembers of one edition of a workbook: what we ourselves had filled in."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from audit.review.columns import ANSWER, INPUTS

SHEET = "_meta"
SCHEMA = "1"
FIELDS = (*(column.key for column in INPUTS), ANSWER)
_TABLE = ("fingerprint", "finding", *FIELDS, "hash")


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, or one registered fact (without a fingerprint), with the inputs as they were printed."""

    fingerprint: str
    finding: str
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """One printing of a workbook. `run` is its own name: no two printings share it."""

    run: str = ""
    school: str = ""
    as_of: str = ""
    rows: tuple[Row, ...] = ()
    fingerprints: dict[str, str] = field(default_factory=dict)  # by «Mã phát hiện»
    printed: dict[tuple[str, str], str] = field(default_factory=dict)  # by fingerprint or fact, and field


def edition_of(run: str, school: str, as_of: str, rows: Iterable[Row]) -> Edition:
    kept = tuple(rows)
    return Edition(
        run=run,
        school=school,
        as_of=as_of,
        rows=kept,
        fingerprints={row.finding: row.fingerprint for row in kept if row.fingerprint},
        printed={
            (row.fingerprint or row.finding, key): value
            for row in kept
            for key, value in row.inputs.items()
            if value
        },
    )


def table(edition: Edition) -> Iterator[tuple[str, ...]]:
    """The rows of `_meta`."""
    yield from (
        ("schema", SCHEMA),
        ("run", edition.run),
        ("school", edition.school),
        ("as_of", edition.as_of),
    )
    yield _TABLE
    for row in edition.rows:
        inputs = [row.inputs.get(key, "") for key in FIELDS]
        digest = hashlib.sha256("\x1f".join(inputs).encode("utf-8", "replace")).hexdigest()[:16]
        yield (row.fingerprint, row.finding, *inputs, digest)


def read_edition(cells: Sequence[Sequence[object]]) -> Edition:
    """The edition that a sheet `_meta` describes; an empty one when it says nothing."""
    head: dict[str, str] = {}
    rows: list[Row] = []
    in_table = False
    for line in cells:
        values = [str(value) if value is not None else "" for value in line]
        values += [""] * (len(_TABLE) - len(values))
        if in_table:
            rows.append(Row(values[0], values[1], dict(zip(FIELDS, values[2:], strict=False))))
        elif tuple(values[: len(_TABLE)]) == _TABLE:
            in_table = True
        else:
            head[values[0]] = values[1]
    return edition_of(head.get("run", ""), head.get("school", ""), head.get("as_of", ""), rows)
