"""Plain text and CSV."""

import csv
from collections import Counter

from audit.document import Role, Table
from audit.extract.files.parts import FileParts, blocks_of
from audit.vietnamese.text import squeeze
from crawler.decode import decode

_MAX_ROWS = 20_000


def read_plain(body: bytes, _media_type: str) -> FileParts:
    """One block per line."""
    return FileParts(tuple(blocks_of((line, Role.BODY, "") for line in decode(body).raw.splitlines())))


def read_csv(body: bytes, _media_type: str) -> FileParts:
    """One table; its delimiter is told from the first lines."""
    text = decode(body).text
    try:
        lines = csv.reader(text.splitlines()[:_MAX_ROWS], delimiter=_delimiter(text))
        rows = tuple(tuple(squeeze(cell) for cell in row) for row in lines if any(row))
    except csv.Error:
        return read_plain(body, _media_type)
    cells = (
        (cell, Role.TABLE, f"dòng {number}")
        for number, row in enumerate(rows, 1)
        for cell in row
        if any(c.isalpha() for c in cell)
    )
    return FileParts(tuple(blocks_of(cells)), (Table(rows, 1, position="bảng 1"),) if rows else ())


def _delimiter(text: str) -> str:
    """The one of the usual four that stands equally often on the most lines."""
    lines = text.splitlines()[:50]
    usual = {mark: Counter(line.count(mark) for line in lines if mark in line) for mark in ";\t|,"}
    return max(usual, key=lambda mark: max(usual[mark].values(), default=0))
