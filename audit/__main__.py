"""`python -m audit …`: the commands of the audit, and the only place that turns errors into exit codes."""

import argparse
import logging
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from crawler.archive import LOCAL_TIME
from crawler.exceptions import InputError
from crawler.exits import DONE, INCOMPLETE, refuse
from crawler.home import Home
from crawler.register import load_register
from crawler.schools import Register, School

Command = Callable[[Home, argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    command: Command = options.command
    try:
        return command(Home.from_environment(), options)
    except InputError as error:
        return refuse(error)
    except BrokenPipeError:  # whoever reads our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m audit", description="Soát nội dung trang web của các trường."
    )
    commands = parser.add_subparsers(required=True, metavar="lệnh")

    check = _add(
        commands, "check", _check, "đánh giá lại dữ liệu đã lưu của một trường và ghi sổ (không dùng mạng)"
    )
    check.add_argument("--school", required=True, metavar="MÃ")
    check.add_argument("--as-of", type=_day, metavar="NGÀY", help="giả định ngày soát (2026-11-23)")
    check.add_argument("--crawl", type=int, help=argparse.SUPPRESS)  # given by the crawl command

    collect = _add(commands, "collect", _collect, "đọc quyết định đã ghi trong các sổ")
    collect.add_argument("files", nargs="*", type=Path, metavar="TỆP")

    precheck = _add(commands, "precheck", _precheck, "soát một bản thảo trước khi đăng")
    precheck.add_argument("source", metavar="TỆP|URL|-")
    precheck.add_argument("--school", metavar="MÃ", help="đối chiếu với danh bạ của trường này")
    precheck.add_argument("--as-of", type=_day, metavar="NGÀY")

    export = _add(commands, "export", _export, "in các phát hiện của một trường, mỗi dòng một JSON")
    export.add_argument("--school", required=True, metavar="MÃ")

    _add_upkeep(commands)
    return parser


def _add_upkeep(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands about rules, tables, the register and the city summary."""
    rules = _add(commands, "rules", _rules, "liệt kê hoặc giải thích quy tắc")
    rules.add_argument("id", nargs="?", metavar="MÃ QUY TẮC")
    rules.add_argument("--markdown", action="store_true", help="in bảng quy tắc dạng Markdown")

    knowledge = commands.add_parser("knowledge", help="kiểm tra các bảng trong config/")
    knowledge_commands = knowledge.add_subparsers(required=True, metavar="lệnh")
    _add(knowledge_commands, "check", _knowledge, "kiểm tra các bảng trong config/")

    register = commands.add_parser("register", help="danh bạ trường")
    register_commands = register.add_subparsers(required=True, metavar="lệnh")
    importing = _add(
        register_commands, "import", _register_import, "lập config/schools.yaml từ danh sách Excel"
    )
    importing.add_argument("file", type=Path, metavar="TỆP.xlsx")
    importing.add_argument("--out", type=Path, metavar="TỆP.yaml")
    importing.add_argument("--yes", action="store_true", help="thay tệp đang có (giữ bản sao)")

    summary = _add(commands, "summary", _summary, "ghi bảng tổng hợp tong-hop.xlsx")
    summary.add_argument("--run", help=argparse.SUPPRESS)
    summary.add_argument("--as-of", type=_day, metavar="NGÀY")
    summary.add_argument("--failed", default="", help=argparse.SUPPRESS)


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Command, help: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help)
    parser.set_defaults(command=run)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày dạng 2026-11-23") from None


def _today() -> date:
    return datetime.now(LOCAL_TIME).date()


def _school(register: Register, id: str) -> School:
    school = register.school(id)
    if school is None:
        from crawler.commands.crawl import unknown_school  # noqa: PLC0415 - loads Scrapy

        raise InputError(unknown_school(register, id))
    return school


def _check(home: Home, options: argparse.Namespace) -> int:
    from audit.publish import check_and_publish  # noqa: PLC0415 - a listing of rules needs none of it

    register = load_register(home)
    school = _school(register, options.school)
    return check_and_publish(home, register, school, options.as_of, options.crawl)


def _collect(home: Home, options: argparse.Namespace) -> int:
    from audit.publish import collect  # noqa: PLC0415

    return collect(home, tuple(options.files))


def _precheck(home: Home, options: argparse.Namespace) -> int:
    from audit.findings import Finding  # noqa: PLC0415
    from audit.precheck import precheck  # noqa: PLC0415
    from audit.review.terminal import show  # noqa: PLC0415

    register = load_register(home) if home.schools_file.exists() or options.school else Register(())
    school = _school(register, options.school) if options.school else None
    results = list(precheck(home, register, options.source, school, options.as_of or _today()))
    crashed = [result for result in results if not isinstance(result, Finding)]
    show([result for result in results if isinstance(result, Finding)], crashed)
    return INCOMPLETE if crashed else DONE


def _export(home: Home, options: argparse.Namespace) -> int:
    from audit.export import lines  # noqa: PLC0415
    from audit.publish import reviewed_of  # noqa: PLC0415

    register = load_register(home)
    for line in lines(reviewed_of(home, _school(register, options.school))):
        print(line)
    return DONE


def _rules(_home: Home, options: argparse.Namespace) -> int:
    from audit.rule_pages import explain, listing, markdown  # noqa: PLC0415

    if options.id:
        print(explain(options.id))
    else:
        print(markdown() if options.markdown else listing())
    return DONE


def _knowledge(home: Home, _options: argparse.Namespace) -> int:
    from audit.knowledge import Knowledge  # noqa: PLC0415
    from audit.knowledge.linter import lint  # noqa: PLC0415

    if problems := lint(Knowledge(home)):
        raise InputError(*problems)
    print("Các bảng trong config/ hợp lệ.")
    return DONE


def _register_import(home: Home, options: argparse.Namespace) -> int:
    from audit.register_import import run_import  # noqa: PLC0415

    return run_import(home, options.file, options.out, options.yes)


def _summary(home: Home, options: argparse.Namespace) -> int:
    from audit.publish import publish_city  # noqa: PLC0415

    failed = {id for id in options.failed.split(",") if id}
    return publish_city(home, load_register(home), options.as_of or _today(), failed)


if __name__ == "__main__":
    sys.exit(main())
