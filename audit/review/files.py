"""Replacing a workbook that people may have open: all of the new one or all of the old one."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook

from crawler.archive import day_of

_OPEN = "«{name}» đang mở ở máy khác; bản mới nằm ở «{beside}». Đóng tệp đang mở, lần soát sau sẽ gộp lại."
_CHANGED = (
    "«{name}» vừa được người dùng lưu lúc máy đang soát; bản mới nằm ở «{beside}», lần soát sau sẽ gộp lại."
)
_MODE = 0o644


class ChangedMeanwhileError(Exception):
    """Somebody saved the workbook after its decisions were read; it must not be replaced now."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a workbook went. `note` says in Vietnamese why it is not where it was expected."""

    path: Path
    note: str = ""


def replace_workbook(
    path: Path, write: Callable[[Path], None], verify: Callable[[Path], None] | None = None
) -> Saved:
    """Write a workbook whole or not at all; beside *path* when somebody has that one open.

    *verify* gets the finished temporary file and raises when it must not be used;
    without it the file is only opened once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".dang-ghi-", suffix=".xlsx")
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        message = _verified(temporary, verify)
        temporary.chmod(_MODE)
        _flush(temporary)
        return _move(temporary, path, message)
    finally:
        temporary.unlink(missing_ok=True)


def _verified(temporary: Path, verify: Callable[[Path], None] | None) -> str:
    try:
        (verify or _opens)(temporary)
    except ChangedMeanwhileError:
        return _CHANGED
    return ""


def _opens(path: Path) -> None:
    load_workbook(path, read_only=True).close()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _move(temporary: Path, path: Path, message: str) -> Saved:
    if not message and not is_open_elsewhere(path):
        with suppress(PermissionError):  # Windows: a sharing violation
            temporary.replace(path)
            return Saved(path)
    beside = _beside(path)
    temporary.replace(beside)
    return Saved(beside, (message or _OPEN).format(name=path.name, beside=beside.name))


def _beside(path: Path) -> Path:
    """A free name next to *path*: people may have typed into an earlier one."""
    stem = f"{path.stem}_moi_{day_of(datetime.now(UTC)).isoformat()}"
    beside, number = path.with_name(f"{stem}.xlsx"), 1
    while beside.exists():
        number += 1
        beside = path.with_name(f"{stem}_{number}.xlsx")
    return beside


def is_open_elsewhere(path: Path) -> bool:
    """Do the lock files of Excel or LibreOffice say that somebody has *path* open?"""
    excel = (f"~${path.name}", f"~${path.name[2:]}")  # long names lose their first two letters
    return any(path.with_name(name).exists() for name in (*excel, f".~lock.{path.name}#"))
