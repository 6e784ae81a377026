"""Compare exported findings with what is known to be wrong: recall per fault, false alarms in class A.

    python -m audit export --school <id> > findings.jsonl      (one file or several)
    python -m samples.truth samples/truth.yaml findings.jsonl …  [--without browser]

Works for any area that has a truth file of the same form (samples/README.md). Exit 0: nothing missing, no
false alarm; 3: the report names what is not as it should be; 2: a file could not be read.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

import yaml

TRUTH = Path(__file__).with_name("truth.yaml")
SITE = "site"  # `where` of a fault in a template block: any page of the school may carry the finding
_FAULT_KEYS = {"school", "rule", "class", "where", "words", "kind", "why", "needs", "optional"}
_NEAR_MISS_KEYS = _FAULT_KEYS - {"class", "kind", "optional"}

Finding = Mapping[str, Any]  # one line of `python -m audit export`


@dataclass(frozen=True, slots=True)
class Entry:
    """A planted fault, or a near-miss (then `classes` is empty: class A is wrong)."""

    school: str
    rule: str
    where: tuple[str, ...]
    words: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    why: str = ""
    kind: str = ""
    needs: str = ""
    optional: bool = False

    def __str__(self) -> str:
        said = " / ".join(self.words) or self.kind
        return f"{self.rule} {self.school} {' or '.join(self.where)}: «{said}» ({self.why})"


@dataclass(frozen=True, slots=True)
class Truth:
    as_of: date
    rules: frozenset[str]
    faults: tuple[Entry, ...]
    near_misses: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`repeats` are right findings that stand on another page than the one the truth names."""

    found: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    wrong_class: tuple[tuple[Entry, Finding], ...]
    false_alarms: tuple[Finding, ...]
    flagged_near_misses: tuple[tuple[Entry, Finding], ...]
    repeats: tuple[Finding, ...]
    skipped: tuple[Entry, ...]

    @property
    def clean(self) -> bool:
        return not (self.missing or self.wrong_class or self.false_alarms or self.flagged_near_misses)

    def text(self) -> str:
        """What is not as it should be, then the counts per rule."""
        lines = [f"MISSING      {entry}" for entry in self.missing]
        lines += [f"WRONG CLASS  {entry}: got {finding['class']}" for entry, finding in self.wrong_class]
        lines += [
            f"NEAR MISS    {entry}: flagged «{finding['quote']}»"
            for entry, finding in self.flagged_near_misses
        ]
        lines += [f"FALSE ALARM  {_shown(finding)}" for finding in self.false_alarms]
        return "\n".join([*lines, *self._per_rule()])

    def _per_rule(self) -> list[str]:
        good = Counter(entry.rule for entry in self.found)
        bad = Counter(entry.rule for entry in self.missing) + Counter(
            entry.rule for entry, _ in self.wrong_class
        )
        alarms = Counter(str(finding["rule"]) for finding in self.false_alarms)
        rules = sorted(good | bad | alarms)
        rows = [
            f"{rule}  found {good[rule]}/{good[rule] + bad[rule]}  false alarms {alarms[rule]}"
            for rule in rules
        ]
        total = f"all      found {good.total()}/{good.total() + bad.total()}  false alarms {alarms.total()}"
        return [*rows, f"{total}  repeats {len(self.repeats)}  skipped {len(self.skipped)}"]


def load(path: Path = TRUTH) -> Truth:
    """Read and check a truth file; a mistake in it is a ValueError that names the entry."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rules = frozenset(data["rules"])
    return Truth(
        as_of=data["as_of"],
        rules=rules,
        faults=tuple(_entry(row, _FAULT_KEYS, rules) for row in data["faults"]),
        near_misses=tuple(_entry(row, _NEAR_MISS_KEYS, rules) for row in data["near_misses"]),
    )


def compare(truth: Truth, findings: Iterable[Finding], without: Iterable[str] = ()) -> Report:
    """Hold exported findings against *truth*; *without* names needs (`browser`) that were not there."""
    measured = [finding for finding in findings if finding["rule"] in truth.rules]
    missing_needs = frozenset(without)
    skipped = tuple(fault for fault in truth.faults if fault.needs in missing_needs)
    expected = [fault for fault in truth.faults if fault not in skipped]
    found, missing, wrong = _recall(expected, measured)
    alarms, repeats = _precision(truth, measured)
    flagged = tuple(
        (entry, finding)
        for entry in truth.near_misses
        for finding in alarms
        if _at(entry, finding) and _says(entry, finding, exactly=True)
    )
    named = [finding for _, finding in flagged]
    false_alarms = tuple(finding for finding in alarms if finding not in named)
    return Report(found, missing, wrong, false_alarms, flagged, repeats, skipped)


_Recall = tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[tuple[Entry, Finding], ...]]


def _recall(faults: Iterable[Entry], findings: list[Finding]) -> _Recall:
    found: list[Entry] = []
    missing: list[Entry] = []
    wrong: list[tuple[Entry, Finding]] = []
    for fault in faults:
        hits = [finding for finding in findings if _at(fault, finding) and _says(fault, finding)]
        if any(finding["class"] in fault.classes for finding in hits):
            found.append(fault)
        elif hits and not fault.optional:
            wrong.append((fault, hits[0]))
        elif not fault.optional:
            missing.append(fault)
    return tuple(found), tuple(missing), tuple(wrong)


def _precision(truth: Truth, findings: list[Finding]) -> tuple[list[Finding], tuple[Finding, ...]]:
    """Findings of class A that no fault explains, and those that repeat a fault elsewhere."""
    alarms: list[Finding] = []
    repeats: list[Finding] = []
    for finding in findings:
        if finding["class"] != "A" or any(
            _at(fault, finding) and _says(fault, finding) for fault in truth.faults
        ):
            continue
        elsewhere = any(
            _same_rule(fault, finding) and fault.words and "A" in fault.classes and _says(fault, finding)
            for fault in truth.faults
        )
        (repeats if elsewhere else alarms).append(finding)
    return alarms, tuple(repeats)


def _same_rule(entry: Entry, finding: Finding) -> bool:
    return bool(finding["school"] == entry.school and finding["rule"] == entry.rule)


def _at(entry: Entry, finding: Finding) -> bool:
    if not _same_rule(entry, finding):
        return False
    places = {place for url in finding["urls"] for place in (url, _path(url))}
    return SITE in entry.where or any(where in places for where in entry.where)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _says(entry: Entry, finding: Finding, *, exactly: bool = False) -> bool:
    """Do the flagged words (or, unless *exactly*, the words around them) hold what the entry names?"""
    quote = str(finding["quote"])
    marked = _plain(quote.partition("⟦")[2].partition("⟧")[0]) or _plain(quote)
    text = marked if exactly else _plain(quote)
    return not entry.words or any(_plain(word) in text or marked in _plain(word) for word in entry.words)


def _plain(text: str) -> str:
    text = normalize("NFC", text).replace("⟦", "").replace("⟧", "").replace("\u00ad", "")
    return " ".join(text.casefold().split())


def _entry(row: Mapping[str, Any], keys: set[str], rules: frozenset[str]) -> Entry:
    unknown = set(row) - keys
    if unknown or row.get("rule") not in rules or not row.get("where"):
        raise ValueError(f"truth: unknown key, unknown rule or no `where` in {dict(row)}")
    classes = frozenset(str(row["class"]).split("|")) if "class" in keys else frozenset()
    if not classes <= {"A", "B"}:
        raise ValueError(f"truth: class must be A, B or A|B in {dict(row)}")
    return Entry(
        school=row["school"],
        rule=row["rule"],
        where=_several(row["where"]),
        words=_several(row.get("words", ())),
        classes=classes,
        why=row["why"],
        kind=row.get("kind", ""),
        needs=row.get("needs", ""),
        optional=row.get("optional", False),
    )


def _several(value: str | list[str] | tuple[()]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _shown(finding: Finding) -> str:
    return f"{finding['rule']} {finding['school']} {', '.join(finding['urls'][:3])}: «{finding['quote']}»"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m samples.truth", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("truth", type=Path)
    parser.add_argument("findings", type=Path, nargs="+")
    parser.add_argument("--without", action="append", default=[], metavar="NEED")
    given = parser.parse_args(arguments)
    try:
        lines = [
            line for path in given.findings for line in path.read_text(encoding="utf-8").splitlines() if line
        ]
        report = compare(load(given.truth), [json.loads(line) for line in lines], given.without)
    except (OSError, ValueError, KeyError, yaml.YAMLError) as error:
        print(f"cannot compare: {error}", file=sys.stderr)
        return 2
    print(report.text())
    return 0 if report.clean else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
