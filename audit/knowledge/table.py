"""Reading a CSV table of config/ into typed rows, with every mistake named by file and line."""

import csv
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from crawler.exceptions import InputError

_LIST_SEPARATOR = ";"
RowType = TypeVar("RowType")


def read_table(path: Path, row_type: type[RowType]) -> tuple[RowType, ...]:
    """The rows of *path* as *row_type*, a dataclass whose field names are the columns.

    Cells: text, ISO dates (empty = None), «yes»/«no», lists separated by «;». A field called `line`
    receives the line number. Raises InputError with all mistakes, in Vietnamese.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = list(reader.fieldnames or [])
            problems = _column_problems(path, columns, row_type)
            raw = [(reader.line_num, row) for row in reader] if not problems else []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: không đọc được bảng ({error}). Lưu lại dạng CSV UTF-8.") from error
    rows: list[RowType] = []
    for line, cells in raw:
        try:
            rows.append(_row(cells, line, row_type))
        except ValueError as error:
            problems.append(f"{path}:{line}: {error}")
    if problems:
        raise InputError(*problems)
    return tuple(rows)


def _column_problems(path: Path, columns: list[str], row_type: type[Any]) -> list[str]:
    known = {f.name for f in fields(row_type)} - {"line"}
    required = {f.name for f in fields(row_type) if f.default is MISSING} - {"line"}
    return [f"{path}:1: cột «{c}» không có trong mẫu bảng" for c in columns if c not in known] + [
        f"{path}:1: thiếu cột «{c}»" for c in sorted(required - set(columns))
    ]


def _row(cells: dict[str, Any], line: int, row_type: type[RowType]) -> RowType:
    if None in cells:
        raise ValueError("dòng có nhiều ô hơn số cột; ô có dấu phẩy phải đặt trong ngoặc kép")
    hints = get_type_hints(row_type)
    values = {name: _cell(name, (cell or "").strip(), hints[name]) for name, cell in cells.items()}
    if "line" in hints:
        values["line"] = line
    return row_type(**values)


def _cell(name: str, text: str, kind: Any) -> Any:
    if kind is str:
        return text
    if kind is bool:
        if text.casefold() not in {"yes", "no", ""}:
            raise ValueError(f"cột «{name}»: «{text}» phải là yes hoặc no")
        return text.casefold() == "yes"
    if kind == date | None:
        return _date(name, text)
    if kind == tuple[str, ...]:
        return tuple(part.strip() for part in text.split(_LIST_SEPARATOR) if part.strip())
    raise TypeError(f"column type {kind} is not supported")


def _date(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"cột «{name}»: «{text}» không phải ngày dạng 2026-11-23") from error
