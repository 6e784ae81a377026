"""How many days a school has to act, by severity: config/deadlines.csv."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from audit.knowledge.table import read_table
from crawler.exceptions import InputError


@dataclass(frozen=True, slots=True)
class Deadline:
    severity: str  # 1-4
    days: str  # whole days after the finding was first seen
    source: str
    line: int = 0


class Deadlines:
    """Days to act per severity."""

    def __init__(self, path: Path) -> None:
        rows = read_table(path, Deadline)
        if wrong := [r for r in rows if not (r.severity in {"1", "2", "3", "4"} and r.days.isdigit())]:
            raise InputError(*(f"{path}:{r.line}: mức độ phải là 1-4 và số ngày là số nguyên" for r in wrong))
        self._days = {int(row.severity): int(row.days) for row in rows}
        if missing := sorted({1, 2, 3, 4} - set(self._days)):
            raise InputError(f"{path}: thiếu thời hạn cho mức độ {', '.join(map(str, missing))}")

    def due(self, first_seen: date, severity: int) -> date:
        return first_seen + timedelta(days=self._days[severity])
