"""Mistakes in the tables of config/ that a reader of one row cannot see."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from audit.knowledge import Knowledge
from audit.knowledge.bodies import lint_bodies
from audit.knowledge.laws import Law
from audit.knowledge.places import lint_places
from audit.knowledge.words import lint_words
from audit.vietnamese.citations import normal_key
from audit.vietnamese.dates import vietnamese
from crawler.exceptions import InputError

_COLUMNS = frozenset(f.name for f in fields(Law)) - {"line"}
_SYMBOL_OF_TYPE = {
    "Nghị định": "NĐ-CP$",
    "Thông tư": "TT(-|$)",
    "Luật": r"QH\d+$",
    "Bộ luật": r"QH\d+$",
    "Quyết định": "QĐ-",
    "Nghị quyết": "QH|NQ",
}


def lint(knowledge: Knowledge) -> list[str]:
    """Every mistake found in the tables, one Vietnamese sentence each, with file and line."""
    problems: list[str] = []
    for table in (_lint_laws, _lint_places, _lint_bodies, _lint_words, _lint_deadlines):
        try:
            problems += table(knowledge)
        except InputError as error:
            problems += error.problems
    return problems


def _lint_laws(knowledge: Knowledge) -> list[str]:
    rows = knowledge.laws.rows
    path = knowledge.home.table("laws.csv")
    checks: tuple[Callable[[Law], Iterator[str]], ...] = (
        _key_problems,
        _date_problems,
        _unverified_problems,
        lambda law: _successor_problems(law, knowledge),
    )
    problems = [f"{path}:{law.line}: {text}" for law in rows for check in checks for text in check(law)]
    return problems + list(_overlaps(path, rows))


def _lint_places(knowledge: Knowledge) -> list[str]:
    return lint_places(knowledge.places.rows, knowledge.home.table("places.csv"))


def _lint_bodies(knowledge: Knowledge) -> list[str]:
    return lint_bodies(knowledge.bodies.rows, knowledge.home.table("bodies.csv"))


def _lint_words(knowledge: Knowledge) -> list[str]:
    return lint_words(knowledge.words, knowledge.home.table)


def _lint_deadlines(knowledge: Knowledge) -> list[str]:
    _ = knowledge.deadlines  # reading it is the check
    return []


def _key_problems(law: Law) -> Iterator[str]:
    parsed = normal_key(law.key)
    if not parsed:
        yield f"số, ký hiệu «{law.key}» không đúng dạng (ví dụ 72/2013/NĐ-CP)"
        return
    wanted = _SYMBOL_OF_TYPE.get(law.type)
    if wanted and not re.match(wanted, re.sub(r"^\d+[/-](?:\d{4}/)?", "", law.key)):
        yield f"loại «{law.type}» không khớp ký hiệu của «{law.key}»"


def _date_problems(law: Law) -> Iterator[str]:
    if law.issued and law.effective and law.effective < law.issued:
        yield f"ngày hiệu lực {vietnamese(law.effective)} trước ngày ban hành {vietnamese(law.issued)}"
    if law.effective and law.expired and law.expired <= law.effective:
        ends, begins = vietnamese(law.expired), vietnamese(law.effective)
        yield f"ngày hết hiệu lực {ends} không sau ngày hiệu lực {begins}"
    parts = law.key.split("/")
    if law.issued and len(parts) > 1 and parts[1].isdigit() and int(parts[1]) != law.issued.year:
        yield f"ngày ban hành {vietnamese(law.issued)} không thuộc năm {parts[1]} ghi trong số, ký hiệu"
    if law.expired and not law.source:
        yield "có ngày hết hiệu lực nhưng cột «source» trống: ghi nguồn"


def _unverified_problems(law: Law) -> Iterator[str]:
    for column in law.unverified:
        if column not in _COLUMNS:
            yield f"cột «unverified» nêu «{column}», không phải tên cột của bảng"


def _successor_problems(law: Law, knowledge: Knowledge) -> Iterator[str]:
    for key in law.replaced_by:
        successor = knowledge.laws.get(key)
        if not normal_key(key):
            yield f"văn bản thay thế «{key}» không đúng dạng số, ký hiệu"
        elif successor is None:
            continue  # a document of another field need not have a row of its own
        elif successor is law:
            yield "văn bản thay thế chính nó"
        elif law.issued and successor.issued and successor.issued < law.issued:
            yield f"văn bản thay thế «{key}» ban hành trước văn bản bị thay thế"
    for key in law.amended_by:
        if not normal_key(key):
            yield f"văn bản sửa đổi «{key}» không đúng dạng số, ký hiệu"


def _overlaps(path: Path, rows: tuple[Law, ...]) -> Iterator[str]:
    """Two rows of one key must not be in force on the same day."""
    same: dict[str, list[Law]] = defaultdict(list)
    for law in rows:
        same[normal_key(law.key) or law.key].append(law)
    for law, other in ((a, b) for group in same.values() for a, b in pairwise(group)):
        ends_first = law.expired and other.effective and law.expired <= other.effective
        starts_later = other.expired and law.effective and other.expired <= law.effective
        if not (ends_first or starts_later):
            yield f"{path}:{other.line}: «{other.key}» trùng thời gian hiệu lực với dòng {law.line}"
