"""From a judgement to what people read: decisions in, evidence and workbook out, in that order."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from audit.check import PRIVATE_RULES, Judgement, drop_private_bodies, judge
from audit.city import SchoolNight, write_city
from audit.coverage import coverage_of
from audit.document import Document
from audit.findings import CLOSED, Finding, Reviewed, Status
from audit.knowledge import Knowledge
from audit.review import ledger
from audit.review.decisions import ReadResult, read_decisions
from audit.review.evidence import write_evidence
from audit.review.files import Saved
from audit.review.terminal import summarise
from audit.review.workbook import Book, write_workbook
from audit.store import History, Store
from crawler.archive import Archive
from crawler.captures import NOT_TRIED, READ
from crawler.database import connect
from crawler.exits import DONE, INCOMPLETE
from crawler.home import Home
from crawler.schools import Register, School

ARCHIVE_FOLDER = "luu-tru"


def check_and_publish(
    home: Home, register: Register, school: School, as_of: date | None, crawl_id: int | None
) -> int:
    """Judge one school and write its workbook; the exit code.

    What people typed is read before anything is written. A workbook that cannot be read stops this school:
    it is never overwritten.
    """
    problems = collect_school(home, school)
    if problems:
        print("\n".join(problems))
        return INCOMPLETE
    judgement = judge(home, register, school, as_of, crawl_id)
    store = Store(connect(home))
    store.save(judgement.check, judgement.findings, judgement.lives)
    problems = collect_school(home, school)  # what was typed while we judged
    if problems:
        print("\n".join(problems))
        return INCOMPLETE
    rows = reviewed(home, judgement.lives, judgement.knowledge)
    saved = _write(home, register, school, judgement, rows)
    if not judgement.check.what_if:
        drop_private_bodies(home, judgement.findings)
    _keep_copy(home, saved, judgement.check.as_of)
    print(summarise(school, judgement, rows, saved))
    return DONE if _is_whole(school, judgement) and not saved.note else INCOMPLETE


def _is_whole(school: School, judgement: Judgement) -> bool:
    """Did every rule run, over a crawl that came to its end? A school without a site has nothing to crawl."""
    crawled = judgement.crawl.finished_at is not None if judgement.crawl else not school.website
    return crawled and not judgement.check.crashes


def collect(home: Home, files: Sequence[Path]) -> int:
    """Read decisions out of *files*, by default every workbook in reports/ and reports/nhan-ve/."""
    problems: list[str] = []
    count = 0
    for path in files or default_workbooks(home):
        result, new = _collect_file(home, path)
        problems += result.problems
        count += new
    print(f"Đã đọc {count} ô quyết định." if count else "Không có quyết định mới nào trong các sổ.")
    for problem in problems:
        print(problem)
    return INCOMPLETE if problems else DONE


def default_workbooks(home: Home) -> list[Path]:
    """Workbooks that may hold decisions; lock files and the city summary do not."""
    found = [*home.reports.glob("*.xlsx"), *home.returned.glob("*.xlsx")]
    return sorted(path for path in found if not path.name.startswith((".", "~")) and path.stem != "tong-hop")


def collect_school(home: Home, school: School) -> list[str]:
    """Read the decisions of one school's own workbooks; problems that forbid writing a new one."""
    stop: list[str] = []
    for path in [home.workbook(school.id), *home.reports.glob(f"{school.id}_moi_*.xlsx")]:
        if path.exists():
            result, _new = _collect_file(home, path)
            stop += [] if result.readable else result.problems
    return stop


def _collect_file(home: Home, path: Path) -> tuple[ReadResult, int]:
    """What the file says, and how many of its cells were not known yet."""
    result = read_decisions(path)
    typed = (*result.decisions, *result.answers)
    new = 0
    if typed:
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        name = path.relative_to(home.reports).as_posix() if path.is_relative_to(home.reports) else str(path)
        new = ledger.append(connect(home), typed, name, moment, datetime.now(UTC))
    return result, new


def reviewed(home: Home, lives: Iterable[History], knowledge: Knowledge) -> tuple[Reviewed, ...]:
    """Every fact with its state, deadline and decisions."""
    decisions = ledger.latest(connect(home))
    return tuple(
        Reviewed(
            finding=life.finding,
            status=life.status,
            first_seen=life.first_seen,
            last_seen=life.last_seen,
            due=_due(life, knowledge),
            decision={**decisions.get(f"id:{life.finding.id}", {}), **decisions.get(life.fingerprint, {})},
        )
        for life in lives
    )


def _due(life: History, knowledge: Knowledge) -> date | None:
    if life.finding.advisory:
        return None
    return knowledge.deadlines.due(life.first_seen, life.finding.severity)


def reviewed_of(home: Home, school: School) -> tuple[Reviewed, ...]:
    """The newest check's findings as the export shows them, then facts that earlier checks closed."""
    store = Store(connect(home))
    last = store.last_check(school.id)
    if last is None:
        return ()
    check, findings = last
    past = store.histories(school.id)
    lives = [past.get(f.fingerprint) or _fresh(f, check.as_of, check.crawl_id) for f in findings]
    names = {finding.fingerprint for finding in findings}
    others = [life for name, life in past.items() if name not in names and not check.what_if]
    return reviewed(home, [*lives, *others], Knowledge(home))


def _fresh(finding: Finding, as_of: date, crawl: int | None) -> History:
    return History(finding.fingerprint, Status.NEW, as_of, as_of, crawl, None, finding)


def is_open(row: Reviewed) -> bool:
    return row.status not in CLOSED


def _write(
    home: Home, register: Register, school: School, judgement: Judgement, rows: tuple[Reviewed, ...]
) -> Saved:
    pages = _pages(judgement.reading.documents)
    guarded = _guarded(judgement.findings)
    evidence = {row.finding.id: write_evidence(home, row.finding, pages, guarded) for row in rows}
    book = Book(
        school=school,
        register=register,
        as_of=judgement.check.as_of,
        checked_at=judgement.check.checked_at,
        what_if=judgement.check.what_if,
        crawl=judgement.crawl,
        complete=judgement.check.complete,
        coverage=coverage_of(school, judgement.captures, judgement.reading.documents),
        findings=rows,
        crashes=judgement.check.crashes,
        evidence=evidence,
        answers=ledger.answers(connect(home), school.id),
    )
    return write_workbook(home.workbook(school.id), book)


def _pages(documents: Iterable[Document]) -> dict[str, Document]:
    """Address → its document; the site's template blocks are shown with the page that carries them."""
    pages: dict[str, Document] = {}
    for document in documents:
        same = pages.get(document.url)
        pages[document.url] = replace(document, blocks=(*same.blocks, *document.blocks)) if same else document
    return pages


def _guarded(findings: Iterable[Finding]) -> frozenset[str]:
    """Pages with personal data: no evidence page may show their text, whatever it is about."""
    private = (f for f in findings if f.private or f.rule.startswith(PRIVATE_RULES))
    return frozenset(place.url for finding in private for place in finding.places)


def _keep_copy(home: Home, saved: Saved, day: date) -> None:
    """A read-only copy of what this run wrote; later runs of the day get a number."""
    folder = home.reports / ARCHIVE_FOLDER / day.isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    stem, number = saved.path.stem, 1
    target = folder / f"{stem}.xlsx"
    while target.exists():
        number += 1
        target = folder / f"{stem}.{number}.xlsx"
    shutil.copyfile(saved.path, target)
    target.chmod(0o444)


def publish_city(home: Home, register: Register, as_of: date, failed: set[str]) -> int:
    """Write `tong-hop.xlsx` from the newest check of every registered school."""
    nights = [_night(home, school, as_of, failed=school.id in failed) for school in register.schools]
    saved = write_city(home.reports / "tong-hop.xlsx", nights)
    _keep_copy(home, saved, as_of)
    if saved.note:
        print(saved.note)
    return INCOMPLETE if saved.note else DONE


def _night(home: Home, school: School, as_of: date, *, failed: bool) -> SchoolNight:
    archive, store = Archive(home), Store(connect(home))
    last = store.last_check(school.id, real=True)
    crawl = archive.crawl(last[0].crawl_id) if last and last[0].crawl_id else None
    tried = [c for c in archive.captures_of(crawl.id) if c.outcome not in NOT_TRIED] if crawl else []
    return SchoolNight(
        school=school,
        state=_state(school, last is not None, bool(last and last[0].complete), failed=failed),
        read=sum(c.outcome in READ for c in tried),
        tried=len(tried),
        open_findings=[row for row in reviewed_of(home, school) if is_open(row)],
        as_of=as_of,
    )


def _state(school: School, checked: bool, complete: bool, *, failed: bool) -> str:
    if not school.website:
        return "Chưa có trang web"
    if not checked:
        return "Chưa soát được"
    return "Đủ" if complete and not failed else "Chưa đầy đủ"
