"""The table of legal documents: what is in force when, and what took its place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.vietnamese.citations import Citation, normal_key
from audit.vietnamese.dates import vietnamese
from audit.vietnamese.text import key as text_key

_TITLE_VERBS = ("quy định", "sửa đổi", "hướng dẫn", "ban hành", "về", "bãi bỏ")
_TITLE_ANNEXES = ("điều lệ", "quy chế", "chương trình", "bộ quy tắc", "bảng danh mục", "chuẩn")


@dataclass(frozen=True, slots=True)
class Law:
    """One row. `expired` is the first day on which the document is no longer in force.

    `unverified` names the columns that rest on memory: a finding that needs one of them is advisory.
    """

    key: str
    type: str
    short: str
    title: str
    issuer: str
    issued: date | None
    effective: date | None
    expired: date | None
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    field: str
    source: str
    unverified: tuple[str, ...] = ()
    note: str = ""
    line: int = 0

    def sure(self, *columns: str) -> bool:
        """Do none of these columns rest on memory?"""
        return not {"key", *columns} & set(self.unverified)

    @property
    def name(self) -> str:
        """«Nghị định số 72/2013/NĐ-CP», «Luật Giáo dục số 43/2019/QH14»."""
        return f"{self.short or self.type} số {self.key}"

    @property
    def heading(self) -> str:
        """Name with the verified issue date and the issuer, as a basis names a document."""
        dated = f" ngày {vietnamese(self.issued)}" if self.issued and self.sure("issued") else ""
        issuer = "" if self.type.endswith(("Luật", "luật")) else f" của {self.issuer}"
        return f"{self.name}{dated}{issuer}"

    @property
    def citation(self) -> str:
        """The full citation with what it is about, ready to be pasted."""
        if self.short or not self.sure("title"):
            return self.heading
        about = self.title[0].lower() + self.title[1:] if self.title[1:2].islower() else self.title
        if about.startswith(_TITLE_ANNEXES):
            return f"{self.heading} ban hành {self.title}"
        return f"{self.heading} {about}" if about.startswith(_TITLE_VERBS) else f"{self.heading} về {about}"


@dataclass(frozen=True, slots=True)
class Series:
    """All documents of one symbol and year are in the table: a number it lacks was never issued."""

    symbol: str
    year: str
    source: str


class Laws:
    """The rows, found by what a page cites."""

    def __init__(self, rows: Iterable[Law], series: Iterable[Series] = ()) -> None:
        self.rows = tuple(rows)
        self._by_key = {normal_key(law.key): law for law in self.rows}
        self._complete = {(s.symbol, s.year) for s in series}
        self._by_number: dict[tuple[str, str], list[Law]] = defaultdict(list)
        self._by_name: dict[str, list[Law]] = defaultdict(list)
        for law in self.rows:
            self._by_number[law.type.casefold(), law.key.split("/")[0].lstrip("0")].append(law)
            if law.short:
                self._by_name[text_key(law.short)].append(law)

    def __getitem__(self, key: str) -> Law:
        return self._by_key[normal_key(key)]

    def get(self, key: str) -> Law | None:
        """The row of *key*, however its zeros and hyphens are written."""
        return self._by_key.get(normal_key(key))

    def find(self, citation: Citation) -> Law | None:
        """The document meant by *citation*; a form without symbol only when a single row fits it."""
        if citation.key:
            return self._by_key.get(citation.key)
        if citation.name:
            rows = self._by_name[text_key(citation.name)]
            rows = [law for law in rows if law.issued is not None and law.issued.year == citation.year]
        else:
            rows = self._by_number[citation.type, citation.number]
            if citation.year:
                rows = [law for law in rows if f"/{citation.year}/" in law.key]
        return rows[0] if len(rows) == 1 else None

    def same_number(self, citation: Citation) -> Law | None:
        """The only row with this number and year but another symbol."""
        start = f"{citation.number}/{citation.year}/"
        rows = [
            law for known, law in self._by_key.items() if known.startswith(start) and known != citation.key
        ]
        return rows[0] if len(rows) == 1 else None

    def never_issued(self, citation: Citation) -> bool:
        """Is the whole series in the table, and this number not among it?"""
        complete = (citation.symbol, str(citation.year)) in self._complete
        return complete and citation.key not in self._by_key

    def replacement(self, law: Law, day: date) -> tuple[Law, ...]:
        """What stands in the place of *law* on *day*, following successors that have ended as well."""
        found: list[Law] = []
        waiting, seen = list(law.replaced_by), {normal_key(law.key)}
        while waiting:
            key = normal_key(waiting.pop(0))
            row = self._by_key.get(key)
            if row is None or key in seen:
                continue
            seen.add(key)
            if row.expired and row.expired <= day and row.replaced_by:
                waiting.extend(row.replaced_by)
            else:
                found.append(row)
        return tuple(found)
