"""`scrapy crawl school -a id=…`: one school on demand, from its site to its workbook."""

import argparse
import subprocess
import sys
from datetime import date, datetime
from typing import Any

from rapidfuzz import process
from scrapy.commands.crawl import Command as BuiltInCrawl
from scrapy.exceptions import UsageError

from crawler.archive import LOCAL_TIME
from crawler.exceptions import InputError
from crawler.exits import DONE, INCOMPLETE, refuse, worst
from crawler.home import PROJECT, Home
from crawler.register import load_register
from crawler.sample_area import served
from crawler.schools import Register, School

SPIDER = "school"
ARGUMENTS = {"id", "run", "as_of"}


class Command(BuiltInCrawl):
    """Crawl one school, then judge it and write its workbook in a process of their own."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if not (opts.logfile or opts.loglevel or opts.nolog):
            self._log_to_file(opts.spargs)

    def _log_to_file(self, arguments: dict[str, str]) -> None:
        """The terminal is for the user; what the crawl did in detail is in data/logs."""
        folder = Home.from_environment().data / "logs" / run_label(arguments)
        folder.mkdir(parents=True, exist_ok=True)
        name = "".join(c for c in arguments.get("id", "") if c.isalnum() or c in "-_") or "school"
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls
        self.settings.set("LOG_FILE", str(folder / f"{name}.log"), priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args != [SPIDER]:
            raise UsageError(f"Cách dùng: scrapy crawl {SPIDER} -a id=<mã trường>")
        home = Home.from_environment()
        try:
            register = load_register(home)
            school = _school(register, opts.spargs)
            _as_of(opts.spargs)
            with served(register):
                self.exitcode = self._crawl_and_check(home, school, opts.spargs)
        except InputError as error:
            self.exitcode = refuse(error)

    def _crawl_and_check(self, home: Home, school: School, arguments: dict[str, str]) -> int:
        spider = self._crawl(home, school, arguments) if school.website else None
        judged = check(school.id, spider and spider.crawl_id, arguments.get("as_of"))
        whole = spider is None or spider.complete
        return worst(judged, DONE if whole else INCOMPLETE)

    def _crawl(self, home: Home, school: School, arguments: dict[str, str]) -> Any:
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls
        crawler = self.crawler_process.create_crawler(SPIDER)
        self.crawler_process.crawl(crawler, id=school.id, run=run_label(arguments), home=home)
        self.crawler_process.start()
        if crawler.spider is None:
            raise RuntimeError("the spider did not start; see the log in data/logs")
        return crawler.spider


def check(school: str, crawl_id: int | None, as_of: str | None) -> int:
    """Judge the crawl in another process, so that a rule can never hold up the reactor."""
    command = [sys.executable, "-m", "audit", "check", "--school", school]
    if crawl_id is not None:
        command += ["--crawl", str(crawl_id)]
    if as_of:
        command += ["--as-of", as_of]
    return subprocess.run(command, cwd=PROJECT, check=False).returncode


def run_label(arguments: dict[str, str]) -> str:
    """The label of this run: given by the nightly command, otherwise today in Viet Nam."""
    return arguments.get("run") or datetime.now(LOCAL_TIME).date().isoformat()


def _school(register: Register, arguments: dict[str, str]) -> School:
    if unknown := sorted(set(arguments) - ARGUMENTS):
        raise InputError(f"Tham số «{unknown[0]}» không có. Dùng: scrapy crawl school -a id=<mã trường>")
    wanted = arguments.get("id", "")
    if not wanted:
        raise InputError(
            "Thiếu mã trường. Dùng: scrapy crawl school -a id=<mã trường trong config/schools.yaml>"
        )
    school = register.school(wanted)
    if school is None:
        raise InputError(unknown_school(register, wanted))
    return school


def unknown_school(register: Register, wanted: str) -> str:
    """The sentence for a school id that the register does not hold, with the nearest ones."""
    near = [hit[0] for hit in process.extract(wanted, [s.id for s in register.schools], limit=3)]
    hint = f" Có phải: {', '.join(near)}?" if near else ""
    return f"Không có trường nào mang mã «{wanted}» trong config/schools.yaml.{hint}"


def _as_of(arguments: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(arguments["as_of"]) if arguments.get("as_of") else None
    except ValueError as error:
        raise InputError(f"«{arguments['as_of']}» không phải ngày dạng 2026-11-23.") from error
