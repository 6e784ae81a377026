"""Plain text and CSV."""

import csv
import io
from collections import Counter
from itertools import islice

from audit.document import Role, Table
from audit.extract.files.parts import FileParts, Unreadable, parts_of
from audit.vietnamese.text import squeeze
from crawler.decode import decode

_MAX_ROWS = 20_000
_MAX_CELLS = 400_000


def read_plain(body: bytes, _media_type: str) -> FileParts:
    """One block per line."""
    return parts_of((line, Role.BODY, "") for line in _text(body).splitlines())


def read_csv(body: bytes, media_type: str) -> FileParts:
    """One table; its delimiter is told from the first lines."""
    text = _text(body)
    try:
        lines = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
        rows = [tuple(squeeze(cell) for cell in row) for row in islice(lines, _MAX_ROWS)]
    except csv.Error:
        return read_plain(body, media_type)
    if sum(map(len, rows)) > _MAX_CELLS:
        raise Unreadable("too_complex")
    cells = (
        (cell, Role.TABLE, f"dòng {number}")
        for number, row in enumerate(rows, 1)
        for cell in row
        if any(c.isalpha() for c in cell)
    )
    filled = tuple(row for row in rows if any(row))
    return parts_of(cells, [Table(filled, 1, position="bảng 1")] if filled else [])


def _text(body: bytes) -> str:
    text = decode(body).raw
    if text.count("\0") > len(text) / 100:
        raise Unreadable("wrong_type")
    return text


def _delimiter(text: str) -> str:
    """The one of the usual four that stands equally often on the most lines."""
    lines = text[:20_000].splitlines()[:50]
    usual = {mark: Counter(line.count(mark) for line in lines if mark in line) for mark in ";\t|,"}
    return max(usual, key=lambda mark: max(usual[mark].values(), default=0))
