"""The table of public bodies that ended or live on under another name (config/bodies.csv)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit.vietnamese.text import key

_PLACES = frozenset({"none", "any", "unit"})
_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """One body.

    `place` says how a place behind the name counts: `none` the body has one seat, `any` all bodies of this
    name ended, `unit` the body lives and dies with the administrative unit it is named after (places.csv
    knows that unit; `end` stays empty).
    """

    id: str
    names: tuple[str, ...]
    place: str
    end: date | None
    now: str
    verified: bool
    basis: str
    source: str
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text: text[start:end] is its name without the place behind it."""

    body: Body
    start: int
    end: int


class Bodies:
    """The rows and one matcher over all their names."""

    def __init__(self, rows: Iterable[Body]) -> None:
        self.rows = tuple(rows)
        names = [(name, row) for row in self.rows for name in row.names]
        names.sort(key=lambda pair: len(pair[0]), reverse=True)
        self._rows = [row for _, row in names]
        groups = "|".join(f"({_flexible(name)})" for name, _ in names)
        heads = "|".join(sorted({_flexible(name[:2]) for name, _ in names}))
        # the first two letters are tried first: most words of a page begin otherwise
        pattern = rf"(?<![\w/\-&])(?=(?:{heads}))(?:{groups})(?!\w|-[\w])"
        self._matcher = re.compile(pattern, re.IGNORECASE) if names else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every body of the table that *text* names, in order."""
        if self._matcher is None:
            return
        for match in self._matcher.finditer(text):
            yield Mention(self._rows[(match.lastindex or 1) - 1], match.start(), match.end())


def _flexible(name: str) -> str:
    """A pattern for *name* that allows for spaces, dashes, «&» or «và», and the place of the tone mark."""
    text = re.escape(name.casefold())
    for one, other in _TONES:
        text = text.replace(one, f"(?:{one}|{other})")
    text = text.replace(r"\ &\ ", " & ").replace(r"\ và\ ", " & ").replace(r"\&", "&").replace(r"\-", "-")
    text = text.replace(" & ", "&").replace("&", r"\s*(?:&|\bvà\b)\s*")
    return (
        text.replace(r"\ -\ ", "-")
        .replace("-", r"\s*[-–—]\s*")
        .replace(r",\ ", r",\s*")
        .replace(r"\ ", r"\s+")
    )


def lint_bodies(rows: Sequence[Body], path: Path) -> list[str]:
    """Every mistake of the table, in Vietnamese, with file and line."""
    return [f"{path}:{row.line}: {text}" for row in rows for text in _mistakes(row, rows)]


def _mistakes(row: Body, rows: Sequence[Body]) -> Iterator[str]:
    if row.place not in _PLACES:
        yield f"«{row.id}»: cột place là «{row.place}», phải là none, any hoặc unit"
    if row.place != "unit" and row.end is None:
        yield f"«{row.id}»: thiếu ngày kết thúc (end)"
    if row.place != "unit" and not row.now:
        yield f"«{row.id}»: thiếu cơ quan thay thế (now)"
    if row.verified and not row.source:
        yield f"«{row.id}» đánh dấu đã xác minh (verified = yes) nhưng thiếu nguồn"
    if not row.names:
        yield f"«{row.id}»: thiếu tên (names)"
    for other in rows:
        same = {key(name) for name in row.names} & {key(name) for name in other.names}
        if other.line > row.line and (row.id == other.id or same):
            yield f"«{row.id}» trùng mã hoặc tên với dòng {other.line}"
