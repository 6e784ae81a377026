"""Findings as JSON lines (SPEC §6)."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from audit.findings import Reviewed

_CLASSES = {False: "A", True: "B"}


def lines(reviewed: Iterable[Reviewed]) -> Iterator[str]:
    """One JSON object per finding, keys in the order of the specification."""
    for row in reviewed:
        yield json.dumps(record(row), ensure_ascii=False)


def record(row: Reviewed) -> dict[str, Any]:
    finding = row.finding
    return {
        "id": finding.id,
        "school": finding.school,
        "rule": finding.rule,
        "class": _CLASSES[finding.advisory],
        "category": finding.category.value,
        "severity": int(finding.severity),
        "action": finding.action.value,
        "title": finding.title,
        "message": finding.message,
        "quote": finding.places[0].quote,
        "suggestion": finding.suggestion,
        "basis": list(finding.basis),
        "urls": sorted({place.url for place in finding.places}),
        "status": row.status,
        "first_seen": row.first_seen.isoformat(),
        "last_seen": row.last_seen.isoformat(),
        "decision": row.decision.get("decision", ""),
        "note": row.decision.get("note", ""),
        "due": row.decision.get("due") or (row.due.isoformat() if row.due else ""),
    }
