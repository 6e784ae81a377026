"""What commands say at the end: short, Vietnamese, safe to print whatever a page held."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from audit.findings import CLOSED, Finding, Reviewed, RuleCrash, Status
from audit.review import labels
from audit.review.cell_text import clean
from audit.review.files import Saved
from audit.rule import Severity
from crawler.captures import NOT_TRIED, READ, Outcome
from crawler.schools import School

if TYPE_CHECKING:  # the audit itself is not needed to print a draft's findings
    from audit.check import Judgement

_COLOURS = {
    Severity.URGENT: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "green",
}


def summarise(school: School, judgement: "Judgement", rows: Sequence[Reviewed], saved: Saved) -> str:
    """The summary of one school's check, one fact per line."""
    return printable("\n".join(_lines(school, judgement, rows, saved)))


def _lines(school: School, judgement: "Judgement", rows: Sequence[Reviewed], saved: Saved) -> Iterator[str]:
    open_rows = [row for row in rows if row.status not in CLOSED]
    sure = sum(not row.finding.advisory for row in open_rows)
    states = Counter(row.status for row in rows)
    closed = states[Status.FIXED] + states[Status.REMOVED]
    yield f"{school.name} ({school.id}), tính đến {judgement.check.as_of:%d/%m/%Y}"
    yield f"  Cần xử lý: {sure} · Tham khảo: {len(open_rows) - sure} · Mới: {states[Status.NEW]}"
    yield (
        f"  Chờ xác nhận: {states[Status.AWAITING]} · Đã sửa, đã gỡ: {closed}"
        f" · Tái phát: {states[Status.RECURRED]} · Chưa xác minh được: {states[Status.UNVERIFIED]}"
    )
    yield _reading(school, judgement)
    for crash in judgement.check.crashes:
        yield f"  Quy tắc {crash.rule} bị lỗi, chưa có kết quả: {crash.error}"
    yield f"  Sổ soát: {saved.path}"
    if saved.note:
        yield f"  {saved.note}"


def _reading(school: School, judgement: "Judgement") -> str:
    if not school.website:
        return "  Danh bạ chưa có trang web của trường: không có gì để đọc."
    if judgement.crawl is None:
        return "  CHƯA ĐỌC ĐƯỢC: trang của trường chưa được đọc lần nào."
    outcomes = Counter(c.outcome for c in judgement.captures if c.outcome not in NOT_TRIED | {Outcome.MOVED})
    read = sum(outcomes[x] for x in READ)
    line = f"  Đã đọc {read}/{sum(outcomes.values())} địa chỉ"
    missed = [f"{labels.OUTCOMES[x]}: {count}" for x, count in outcomes.most_common() if x not in READ]
    line += f" (không đọc được – {'; '.join(missed)})" if missed else ""
    return (
        line if judgement.check.complete else f"{line}\n  LẦN ĐỌC CHƯA ĐẦY ĐỦ: phần chưa đọc có thể còn lỗi."
    )


def show(findings: Sequence[Finding], crashes: Sequence[RuleCrash]) -> None:
    """Print the findings of a draft: what is sure first, the gravest first."""
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for finding in sorted(findings, key=lambda f: (f.advisory, -f.severity, f.places[0].position)):
        console.print(_finding(finding))
    sure = sum(not finding.advisory for finding in findings)
    summary = f"Cần xử lý: {sure} · Tham khảo: {len(findings) - sure}"
    console.print(Text(summary if findings else "Không phát hiện lỗi nào trong bản thảo.", style="bold"))
    for crash in crashes:
        console.print(
            Text(printable(f"Quy tắc {crash.rule} bị lỗi, chưa có kết quả: {crash.error}"), style="red")
        )


def _finding(finding: Finding) -> Text:
    place = finding.places[0]
    text = Text()
    text.append(f"[{labels.SEVERITIES[finding.severity]}] ", style=_COLOURS[finding.severity])
    text.append(
        f"{labels.CLASSES[finding.advisory]} · {labels.CATEGORIES[finding.category]} · {finding.rule}\n"
    )
    text.append(printable(f"  {finding.message}\n"), style="bold")
    text.append(
        printable(f"  Trích: {place.quote}" + (f" ({place.position})" if place.position else "") + "\n")
    )
    if finding.suggestion:
        text.append(printable(f"  Đề xuất: {finding.suggestion}\n"))
    return text


def printable(text: str) -> str:
    """No control characters but line ends: a page cannot move the cursor or change colours."""
    return clean(text).replace("\t", " ")
