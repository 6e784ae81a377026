"""Reading back what people typed, whatever they did to the workbook meanwhile."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel

from audit.review.cell_text import clean, unescaped
from audit.review.columns import (
    ANSWER,
    ANSWER_HEADER,
    COLUMNS,
    DATES,
    DECISIONS,
    FACT_KEY_HEADER,
    INPUTS,
    META_HEADERS,
    META_SHEET,
    header_key,
)
from audit.review.labels import CLASSES
from audit.review.ledger import CLEARED, Typed
from audit.vietnamese.text import fold, key

_UNPACKED_LIMIT = 500_000_000  # bytes
FINDING_SHEETS = (*CLASSES.values(), "Đã xử lý")
_HEADER_DEPTH, _WIDTH_LIMIT = 30, 64  # rows searched for the header, columns read
_DAY = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.\-]|\s+tháng)\s*(\d{1,2})\s*(?:[/.\-]|\s+năm)\s*(\d{4}|\d{2})\.?",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FINGERPRINT = re.compile(r"[0-9a-f]{40}")
_SERIALS = range(30_000, 80_000)  # days 1982-2119, for a date cell that lost its format
_DASHES = {CLEARED, "–", "—", "−"}
_HEADERS = {header_key(column.header): column.key for column in COLUMNS} | {
    header_key(ANSWER_HEADER): ANSWER,
    header_key(FACT_KEY_HEADER): "fact",
}
_LABELS = {column.key: column.header for column in INPUTS} | {ANSWER: ANSWER_HEADER}
_BY_KEY = {key(value): value for value in DECISIONS} | {fold(value): value for value in DECISIONS}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What one workbook says. Not `readable`: nothing is known of it, it must not be overwritten."""

    decisions: tuple[Typed, ...] = ()
    answers: tuple[Typed, ...] = ()
    problems: list[str] = field(default_factory=list)
    readable: bool = True


@dataclass(frozen=True, slots=True)
class _Meta:
    """The hidden sheet: what each input cell held when the workbook was written."""

    school: str = ""
    edition: str = ""
    shown: Mapping[str, Row] = field(default_factory=dict)
    by_id: Mapping[str, str] = field(default_factory=dict)
    found: bool = False

    @classmethod
    def lost(cls, path: Path) -> "_Meta":
        """What stands in for it: the school by the file's name, the edition by the content."""
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        return cls(path.stem.partition("_moi_")[0], f"sha256:{content[:32]}")


def read_decisions(path: Path) -> ReadResult:
    """Every input cell that differs from what we wrote into it. Never raises: a bad file is a problem."""
    try:
        meta, rows = _read(path)
    except Exception as error:  # noqa: BLE001 - any damage to a returned file ends here, and is shown
        what = clean(f"{type(error).__name__}: {error}", 200)
        return ReadResult(
            problems=[f"{path.name}: không đọc được sổ này, giữ nguyên không ghi đè ({what})."],
            readable=False,
        )
    if not rows and not meta.found:
        return ReadResult(
            problems=[f"{path.name}: không phải sổ soát (không thấy cột «Mã phát hiện»)."], readable=False
        )
    meta = meta if meta.found else _Meta.lost(path)
    problems = [] if meta.found else [f"{path.name}: sổ thiếu sheet nhận dạng _meta; đọc theo mã phát hiện."]
    decisions: list[Typed] = []
    answers: list[Typed] = []
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for where, row in rows:
        typed = list(_typed(_subject(row, meta, where), row, meta))
        (answers if "fact" in row else decisions).extend(typed)
        problems += [f"{path.name}, {where}: {doubt}" for doubt in _doubts(typed, where, seen)]
    return ReadResult(tuple(dict.fromkeys(decisions)), tuple(dict.fromkeys(answers)), problems)


def rows_shown(path: Path) -> dict[str, dict[str, str]]:
    """Fingerprint → what every input cell of its row holds now."""
    _meta, rows = _read(path)
    names = [column.key for column in INPUTS]
    return {
        row["fingerprint"]: {name: row.get(name, "") for name in names}
        for _where, row in rows
        if "fact" not in row
    }


def _read(path: Path) -> tuple[_Meta, list[tuple[str, Row]]]:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
            raise ValueError("tệp giải nén quá lớn")
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        sheets = {sheet.title: _cells(sheet) for sheet in book.worksheets}
        meta = _meta(sheets.pop(META_SHEET, iter(())))
        return meta, [row for title, cells in sheets.items() for row in _rows(title, cells)]
    finally:
        book.close()


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # some programs announce a wrong size
    return iter(sheet.iter_rows(max_col=_WIDTH_LIMIT, values_only=True))


def _rows(title: str, cells: Iterator[tuple[Any, ...]]) -> Iterator[tuple[str, Row]]:
    """(where, values by column key) of every row under a header of ours."""
    columns: dict[int, str] = {}
    for number, values in enumerate(cells, 1):
        if not columns:
            columns = _header(values)
            if number > _HEADER_DEPTH:
                break
            continue
        if not any(values):  # one stray cell at the bottom makes a million of these
            continue
        row = {name: _value(name, values[i]) for i, name in columns.items() if i < len(values)}
        if any(row.values()):
            yield f"«{title}» dòng {number}", row
    if not columns and title in FINDING_SHEETS:
        raise ValueError(f"sheet «{title}» mất dòng tiêu đề")


def _header(values: tuple[Any, ...]) -> dict[int, str]:
    """Column index → key when *values* are one of our header rows; the first of two equal headers counts."""
    found: dict[str, int] = {}
    for index, value in enumerate(values):
        name = _HEADERS.get(header_key(value)) if value else None
        if name:
            found.setdefault(name, index)
    is_table = ("id" in found and any(column.key in found for column in INPUTS)) or ANSWER in found
    return {index: name for name, index in found.items()} if is_table else {}


def _meta(cells: Iterator[tuple[Any, ...]]) -> _Meta:
    facts: Row = {}
    shown: dict[str, Row] = {}
    by_id: dict[str, str] = {}
    header = False
    for values in cells:
        texts = [_text(value) for value in values[: len(META_HEADERS)]]
        texts += [""] * (len(META_HEADERS) - len(texts))
        if header:
            shown[texts[0]] = dict(zip(META_HEADERS, texts, strict=True))
            by_id |= {texts[1]: texts[0]} if texts[1] else {}  # facts have no id
        elif texts[:2] == list(META_HEADERS[:2]):
            header = True
        else:
            facts[texts[0]] = texts[1]
    return _Meta(facts.get("school", ""), facts.get("checked_at", ""), shown, by_id, header)


def _subject(row: Row, meta: _Meta, where: str) -> str:
    if "fact" in row:
        return row["fact"] or f"unknown:{where}"
    if _FINGERPRINT.fullmatch(row.get("fingerprint", "")):
        return row["fingerprint"]
    id = row.get("id", "").upper()
    return meta.by_id.get(id) or (f"id:{id}" if id else f"unknown:{where}")


def _typed(subject: str, row: Row, meta: _Meta) -> Iterator[Typed]:
    before = meta.shown.get(subject, {})
    for name in (ANSWER,) if "fact" in row else tuple(column.key for column in INPUTS):
        value, shown = row.get(name, ""), before.get(name, "")
        if value and value != shown:
            yield Typed(meta.school, subject, name, value, shown, meta.edition)


def _doubts(typed: list[Typed], where: str, seen: dict[tuple[str, str], tuple[str, str]]) -> Iterator[str]:
    """What a person should look at again; all of it is kept as it was typed."""
    if any(one.subject.startswith("unknown:") for one in typed):
        yield "có chữ đã ghi nhưng không nhận ra mã phát hiện; đã giữ lại."
    for one in typed:
        label = _LABELS[one.field]
        if not _is_expected(one):
            yield f"cột «{label}»: máy chưa hiểu «{one.value[:80]}»; giữ nguyên như đã ghi, xin xem lại."
        value, there = seen.setdefault((one.subject, one.field), (one.value, where))
        if value != one.value:
            yield f"cột «{label}» ghi khác với {there}; cả hai được lưu, dòng sau có hiệu lực."


def _is_expected(one: Typed) -> bool:
    if one.value == CLEARED:
        return True
    if one.field in DATES:
        return _ISO_DAY.fullmatch(one.value) is not None
    return one.field != "decision" or one.value in DECISIONS


def _value(name: str, value: Any) -> str:
    """One cell as the ledger spells it: a day as ISO, a listed decision as listed, the rest as it is."""
    text = _text(value)
    if text in _DASHES:
        return CLEARED
    if name in DATES:
        return _date(value, text)
    if name == "decision":
        return _BY_KEY.get(key(text)) or _BY_KEY.get(fold(text)) or text
    return text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):  # in a column of text: as the person saw it
        value = f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    return clean(unescaped(str(value))).strip()


def _date(value: Any, text: str) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float) and int(value) in _SERIALS:
        moment = from_excel(value)
        return moment.date().isoformat() if isinstance(moment, datetime) else text
    match = _DAY.fullmatch(" ".join(text.split()))
    day, month, year = (int(part) for part in match.groups()) if match else _iso_parts(text)
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return text


def _iso_parts(text: str) -> tuple[int, ...]:
    """(day, month, year) of «2026-12-05»; no day at all otherwise."""
    return tuple(int(part) for part in reversed(text.split("-"))) if _ISO_DAY.fullmatch(text) else (0, 0, 0)
