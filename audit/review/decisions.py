"""Reading back what people typed, wherever they moved it; nothing is guessed, nothing is dropped."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from audit.review import edition
from audit.review.columns import ANSWER, ANSWER_HEADER, COLUMNS, FACT_HEADER, FACT_VALUE_HEADER, INPUTS
from audit.review.edition import Edition
from audit.review.labels import CLEAR
from audit.review.ledger import Decision
from audit.review.typed import typed
from audit.vietnamese.text import squeeze

_MOST_BYTES = 200_000_000  # of all parts unpacked: a workbook of ours takes a hundredth
_HEADER_WITHIN = 20  # rows from the top
_FINGERPRINT = re.compile(r"[0-9a-f]{40}")
_LABELS = {column.key: column.header for column in INPUTS} | {ANSWER: ANSWER_HEADER}
_Cells = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """`problems` are Vietnamese sentences. `readable` False: nothing is known of the file, do not replace it."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()
    readable: bool = True


def read_decisions(path: Path) -> ReadResult:
    """Every cell that a person filled in or changed since the workbook was printed."""
    try:
        content = path.read_bytes()
        _refuse_bombs(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except PasswordError:
        return _unreadable(path, "tệp đặt mật khẩu; bỏ mật khẩu rồi lưu lại")
    except PermissionError:
        return _unreadable(
            path, "tệp đang mở ở chương trình khác hoặc không được phép đọc; đóng tệp rồi chạy lại"
        )
    except (OSError, CalamineError, zipfile.BadZipFile, ValueError) as error:
        return _unreadable(path, f"tệp hỏng hoặc không phải tệp Excel .xlsx ({type(error).__name__})")
    return _read(path, content, sheets)


def _refuse_bombs(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
            raise ValueError("unpacks to too much")


def _unreadable(path: Path, why: str) -> ReadResult:
    return ReadResult(
        problems=(f"{path.name}: chưa đọc được sổ: {why}. Tệp được giữ nguyên.",), readable=False
    )


def _read(path: Path, content: bytes, sheets: Mapping[str, _Cells]) -> ReadResult:
    printed = edition.read_edition(sheets.get(edition.SHEET, ()))
    reader = _Reader(
        path,
        printed,
        printed.school or path.stem.partition("_moi_")[0],
        printed.run or f"sha256:{hashlib.sha256(content).hexdigest()}",
    )
    known = [sheet for sheet in (_sheet(name, cells) for name, cells in sheets.items()) if sheet]
    if not known:
        return _unreadable(path, "không có trang tính nào có cột «Mã phát hiện» và «Quyết định»")
    found = [decision for sheet in known for decision in reader.decisions(sheet)]
    return ReadResult(tuple(found), (*reader.problems, *_conflicts(path, found)))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with inputs: where its header stands, and its columns by key."""

    name: str
    cells: _Cells
    header: int
    columns: dict[str, int]


def _key(header: object) -> str:
    return squeeze(str(header)).casefold()


_FINDING_HEADERS = {_key(column.header): column.key for column in COLUMNS}
_FACT_HEADERS = {_key(FACT_HEADER): "fact", _key(FACT_VALUE_HEADER): "value", _key(ANSWER_HEADER): ANSWER}


def _sheet(name: str, cells: _Cells) -> _Sheet | None:
    """Found by the words of its header: order, inserted columns and the sheet's own name do not matter."""
    for number, row in enumerate(cells[:_HEADER_WITHIN]):
        for headers, needed in ((_FINDING_HEADERS, {"decision"}), (_FACT_HEADERS, {ANSWER, "value"})):
            columns = {headers[_key(cell)]: i for i, cell in enumerate(row) if _key(cell) in headers}
            if needed <= set(columns) and len(columns) >= 2:
                return _Sheet(name, cells, number, columns)
    return None


class _Reader:
    """Reads the tables of one workbook; collects what it could not make sense of."""

    def __init__(self, path: Path, printed: Edition, school: str, origin: str) -> None:
        self.problems: list[str] = []
        self._path = path
        self._printed = printed
        self._school = school
        self._origin = origin

    def decisions(self, sheet: _Sheet) -> Iterator[Decision]:
        fields = [field for field in _LABELS if field in sheet.columns]
        for number, row in enumerate(sheet.cells[sheet.header + 1 :], sheet.header + 2):
            cells = {key: row[column] for key, column in sheet.columns.items() if column < len(row)}
            fingerprint, finding = self._whose(cells)
            for field in fields:
                value, expected = typed(field, cells.get(field))
                if not value or value == self._printed.printed.get((fingerprint or finding, field), ""):
                    continue
                where = f"{self._path.name}, trang «{sheet.name}», dòng {number}, cột «{_LABELS[field]}»"
                if not expected:
                    self.problems.append(
                        f"{where}: giá trị «{value[:80]}» không hợp lệ, được giữ nguyên như đã ghi."
                    )
                if not (fingerprint or finding):
                    self.problems.append(f"{where}: không rõ thuộc phát hiện nào; nội dung vẫn được lưu lại.")
                kept = "" if value == CLEAR else value
                yield Decision(
                    school=self._school,
                    fingerprint=fingerprint,
                    finding=finding,
                    field=field,
                    value=kept,
                    file=self._path.name,
                    sheet=sheet.name,
                    row=number,
                    origin=self._origin,
                )

    def _whose(self, cells: Mapping[str, object]) -> tuple[str, str]:
        """(fingerprint, «Mã phát hiện») of a row, or ("", «mục|giá trị») of a registered fact."""
        if ANSWER in cells:
            parts = [squeeze(str(cells.get(key) or "")) for key in ("fact", "value")]
            return "", "|".join(parts) if any(parts) else ""
        id = squeeze(str(cells.get("id") or "")).upper()
        fingerprint = str(cells.get("fingerprint") or "").strip().lower()
        if not _FINGERPRINT.fullmatch(fingerprint):
            fingerprint = self._printed.fingerprints.get(id, "")
        return fingerprint, id


def _conflicts(path: Path, found: Sequence[Decision]) -> Iterator[str]:
    """The same cell filled in twice, differently: both are kept, the lower one counts."""
    seen: dict[tuple[str, str, str], Decision] = {}
    for decision in found:
        if not (decision.fingerprint or decision.finding):
            continue
        cell = (decision.fingerprint, decision.finding, decision.field)
        other = seen.setdefault(cell, decision)
        if other.value != decision.value:
            yield (
                f"{path.name}: {decision.finding} có hai nội dung khác nhau ở cột «{_LABELS[decision.field]}» "
                f"(trang «{other.sheet}» dòng {other.row} và trang «{decision.sheet}» dòng {decision.row}); "
                "máy lấy nội dung ở dòng sau."
            )
