"""`scrapy nightly`: every school of the register, side by side, each in a process of its own."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date, datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive import LOCAL_TIME
from crawler.commands.crawl import unknown_school
from crawler.exceptions import InputError
from crawler.exits import DEFECT, DONE, INCOMPLETE, refuse
from crawler.home import PROJECT, Home
from crawler.register import load_register
from crawler.sample_area import served
from crawler.schools import Register, School

_MARGIN_MINUTES = 60  # after the crawl's own time limit: judging, the workbook, waiting for a shared server


@dataclass(frozen=True, slots=True)
class Result:
    """How one school's night ended."""

    school: School
    exit_code: int
    output: str


class Command(ScrapyCommand):
    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own declaration
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--only id,id] [--as-of YYYY-MM-DD]"

    def short_desc(self) -> str:
        return "Audit every school of the register: crawl, judge, workbooks, city summary"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--only", default="", help="school ids, separated by commas")
        parser.add_argument("--as-of", dest="as_of", default="", help="judge as of this day (YYYY-MM-DD)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("Cách dùng: scrapy nightly [--only mã,mã] [--as-of 2026-11-23]")
        home = Home.from_environment()
        try:
            register = load_register(home)
            schools = _chosen(register, opts.only)
            as_of = _day(opts.as_of)
            with served(register):
                self.exitcode = self._night(home, schools, as_of)
        except InputError as error:
            self.exitcode = refuse(error)

    def _night(self, home: Home, schools: Sequence[School], as_of: date | None) -> int:
        run = datetime.now(LOCAL_TIME).strftime("%Y-%m-%d")
        collected = _audit("collect").returncode
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls
        limit = self.settings.getint("NIGHTLY_SCHOOLS_AT_ONCE") or 4 * (os.cpu_count() or 1)
        results = list(_with_progress(schools, run, as_of, limit))
        codes = {result.school.id: result.exit_code for result in results}
        summary = _audit("summary", "--run", run, *_as_of_option(as_of), *_failed_option(codes))
        _report(results, home)
        whole = collected == DONE and summary.returncode == DONE and not any(codes.values())
        return DONE if whole else INCOMPLETE


def _with_progress(schools: Sequence[School], run: str, as_of: date | None, limit: int) -> Iterator[Result]:
    """Run the schools; a bar on a terminal, nothing without one. Their own lines follow as they end."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        Progress(*columns, console=console, disable=not console.is_terminal) as progress,
        ThreadPoolExecutor(max_workers=max(1, min(limit, len(schools)))) as pool,
    ):
        task = progress.add_task("Đang soát các trường", total=len(schools))
        jobs = [pool.submit(_one_school, school, run, as_of) for school in schools]
        for job in as_completed(jobs):
            progress.advance(task)
            yield job.result()


def _one_school(school: School, run: str, as_of: date | None) -> Result:
    arguments = [f"id={school.id}", f"run={run}", *([f"as_of={as_of}"] if as_of else [])]
    command = [sys.executable, "-m", "scrapy", "crawl", "school"]
    for argument in arguments:
        command += ["-a", argument]
    minutes = school.crawl.max_minutes + _MARGIN_MINUTES
    try:
        done = subprocess.run(
            command, cwd=PROJECT, check=False, capture_output=True, encoding="utf-8", timeout=minutes * 60
        )
    except subprocess.TimeoutExpired:
        return Result(school, DEFECT, f"{school.name}: quá {minutes} phút chưa xong, đã dừng.")
    return Result(school, done.returncode, done.stdout + done.stderr)


def _audit(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "audit", *arguments], cwd=PROJECT, check=False)


def _as_of_option(as_of: date | None) -> list[str]:
    return ["--as-of", as_of.isoformat()] if as_of else []


def _failed_option(codes: dict[str, int]) -> list[str]:
    failed = [id for id, code in codes.items() if code]
    return ["--failed", ",".join(failed)] if failed else []


def _report(results: Sequence[Result], home: Home) -> None:
    for result in sorted(results, key=lambda r: r.school.id):
        print(result.output.strip())
    failed = [r.school.id for r in results if r.exit_code]
    print(f"\nĐã soát {len(results)} trường; sổ ở {home.reports}.")
    if failed:
        print(f"Chưa đầy đủ: {', '.join(sorted(failed))} (xem «Trang đã soát» của từng trường và data/logs).")


def _chosen(register: Register, only: str) -> tuple[School, ...]:
    wanted = [id.strip() for id in only.split(",") if id.strip()]
    if missing := [unknown_school(register, id) for id in wanted if register.school(id) is None]:
        raise InputError(*missing)
    if not register.schools:
        raise InputError("config/schools.yaml chưa có trường nào: thêm ít nhất một trường vào mục «schools».")
    return tuple(s for s in register.schools if not wanted or s.id in wanted)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"--as-of {text}: không phải ngày dạng 2026-11-23.") from error
