"""The review workbook of one school: all sheets, checked before the new file replaces the old."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from audit.review.book import Book
from audit.review.cell_text import put
from audit.review.columns import DECISIONS, INPUTS, META_HEADERS, META_SHEET, SCHEMA
from audit.review.decisions import read_decisions, rows_shown
from audit.review.files import ChangedMeanwhileError, Saved, replace_workbook
from audit.review.labels import CLASSES
from audit.review.ledger import CLEARED
from audit.review.lists import register_lines, write_coverage, write_guide, write_register
from audit.review.overview import Overview
from audit.review.sheets import FindingSheet, rows_by_sheet, shown_inputs
from audit.review.styles import BLUE, GREY, LIST_OF_DECISIONS, LIST_OF_PERSONS, RED, YELLOW, add_styles

__all__ = ["Book", "write_workbook"]
_PERSONS = ("principal", "vice_principal", "spokesperson")


class LostTextError(Exception):
    """The finished file does not hold what people typed: a defect of ours, nothing is replaced."""


def write_workbook(path: Path, book: Book) -> Saved:
    """Write *book* to *path*; beside it when the file is open or was saved after its decisions were read."""

    def write(target: Path) -> None:
        _workbook(book, path.parent).save(target)

    def verify(target: Path) -> None:
        _verify(target, book)
        if _has_unread_text(path, book):
            raise ChangedMeanwhileError(path.name)

    return replace_workbook(path, write, verify)


def _workbook(book: Book, folder: Path) -> Workbook:
    workbook = Workbook()
    add_styles(workbook)
    overview = workbook.active
    if not isinstance(overview, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    overview.title = "Tổng quan"
    overview.sheet_properties.tabColor = BLUE
    Overview(overview, book).write()
    _finding_sheets(workbook, book, folder)
    for title, write in (
        ("Trang đã soát", write_coverage),
        ("Danh bạ", write_register),
        ("Hướng dẫn", write_guide),
    ):
        write(workbook.create_sheet(title), book)
    _lists(workbook, book)
    _meta(workbook, book)
    workbook.properties.title = f"Sổ soát – {book.school.id}"
    workbook.properties.creator = "school-web-audit"
    return workbook


def _finding_sheets(workbook: Workbook, book: Book, folder: Path) -> None:
    names = ((CLASSES[False], RED), (CLASSES[True], YELLOW), ("Đã xử lý", GREY))
    for (name, colour), rows in zip(names, rows_by_sheet(book.findings), strict=True):
        sheet = workbook.create_sheet(name)
        sheet.sheet_properties.tabColor = colour
        title = f"{name}: {len(rows)} phát hiện – {book.school.name} – tính đến {book.as_of:%d/%m/%Y}"
        FindingSheet(sheet, book.as_of, book.evidence, folder).write(title, rows)


def _lists(workbook: Workbook, book: Book) -> None:
    """Dropdown lists as named ranges: an inline list holds 255 characters only."""
    sheet = workbook.create_sheet("_dm")
    sheet.sheet_state = "hidden"
    lists = (("A", LIST_OF_DECISIONS, DECISIONS), ("B", LIST_OF_PERSONS, tuple(_persons(book))))
    for letter, name, values in lists:
        for number, value in enumerate(values, 1):
            put(sheet[f"{letter}{number}"], value)
        area = f"'_dm'!${letter}$1:${letter}${len(values)}"
        workbook.defined_names[name] = DefinedName(name, attr_text=area)


def _persons(book: Book) -> list[str]:
    """Those the register names, then whom people chose before."""
    known = [name for kind in _PERSONS for name in book.school.values(kind, book.as_of)]
    typed = sorted(row.decision["person"] for row in book.findings if row.decision.get("person"))
    return list(dict.fromkeys([*known, "Ban Biên tập", *typed]))


def _meta(workbook: Workbook, book: Book) -> None:
    """What the reader compares with: who this workbook is about and what its input cells held."""
    sheet = workbook.create_sheet(META_SHEET)
    sheet.sheet_state = "veryHidden"
    facts = (
        ("schema", SCHEMA),
        ("school", book.school.id),
        ("crawl", str(book.crawl.id) if book.crawl else ""),
        ("as_of", book.as_of.isoformat()),
        ("checked_at", book.checked_at.isoformat()),
    )
    rows: list[tuple[str, ...]] = [*facts, META_HEADERS, *_meta_rows(book)]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            put(sheet.cell(number, column), value)


def _meta_rows(book: Book) -> Iterator[tuple[str, ...]]:
    for row in book.findings:
        inputs = shown_inputs(row)
        yield (row.finding.fingerprint, row.finding.id, *(inputs[column.key] for column in INPUTS), "")
    for key, *_ in register_lines(book.school):
        yield (key, "", *("" for _ in INPUTS), book.answers.get(key, ""))


def _left(value: str) -> str:
    return "" if value == CLEARED else value


def _has_unread_text(path: Path, book: Book) -> bool:
    """Was the workbook saved after its decisions were read, with something that *book* does not hold?"""
    if not path.exists() or datetime.fromtimestamp(path.stat().st_mtime, UTC) <= book.checked_at:
        return False
    known = {row.finding.fingerprint: shown_inputs(row) for row in book.findings}
    found = read_decisions(path)
    return (
        not found.readable
        or any(_left(d.value) != known.get(d.subject, {}).get(d.field) for d in found.decisions)
        or any(_left(a.value) != book.answers.get(a.subject) for a in found.answers)
    )


def _verify(path: Path, book: Book) -> None:
    """Open the finished file: every row is there and every typed value reads back as it was."""
    shown = rows_shown(path)
    for row in book.findings:
        if shown.get(row.finding.fingerprint) != shown_inputs(row):
            raise LostTextError(row.finding.id)
