"""Reads `config/schools.yaml`: all of it is right, or every mistake is told and nothing is used."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from crawler.exceptions import InputError
from crawler.home import Home
from crawler.lined_yaml import MAX_BYTES, Mistake, Tree, UnreadableError, decoded, read
from crawler.register_checks import fact_rows, meaning_mistakes
from crawler.register_structure import structure_mistakes
from crawler.schools import (
    Channel,
    CrawlOptions,
    EditorialBoard,
    Fact,
    Level,
    Office,
    Platform,
    Register,
    Render,
    School,
    Support,
)

SHOWN = "config/schools.yaml"
_NUMBERS = frozenset({"delay", "max_pages", "max_megabytes", "max_minutes", "sample_port"})


def load_register(home: Home) -> Register:
    """Read the register of *home*; InputError with every problem when it cannot be used as it is."""
    path = home.schools_file
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            f"{SHOWN}: không có tệp này trong thư mục {home.root} — lập từ danh sách Excel bằng lệnh "
            "«python -m audit register import DANH-SACH.xlsx», chép tệp mẫu của dự án, "
            "hoặc đặt biến AUDIT_HOME trỏ tới thư mục có config/schools.yaml"
        ) from None
    except OSError as error:
        raise InputError(
            f"{SHOWN}: không mở được tệp ({error.strerror}) — kiểm tra quyền đọc của tệp"
        ) from error
    return parse_register(data, SHOWN)


def parse_register(data: bytes, shown: str) -> Register:
    """Read the register written in *data*; messages call the file *shown*."""
    try:
        tree = read(decoded(data), _NUMBERS)
    except UnreadableError as error:
        raise InputError(*_told([error.mistake], shown)) from error
    if tree.value is None:
        raise InputError(f"{shown}:1: tệp trống — thêm khóa «schools:» và từng trường, xem config/README.md")
    if not isinstance(tree.value, dict):
        raise InputError(
            f"{shown}:1: tệp phải bắt đầu bằng các khóa như «schools:», «offices:» — xem config/README.md"
        )
    mistakes = [*tree.mistakes, *structure_mistakes(tree), *meaning_mistakes(tree)]
    if mistakes:
        raise InputError(*_told(mistakes, shown))
    return _register(tree)


def _told(mistakes: list[Mistake], shown: str) -> list[str]:
    return [f"{shown}:{mistake.line}: {mistake.text}" for mistake in sorted(set(mistakes))]


def _register(tree: Tree) -> Register:
    value = tree.value
    return Register(
        schools=tuple(_school(row) for row in value["schools"]),
        offices=tuple(Office(row["name"], *_period(row)) for row in value.get("offices", ())),
        support=Support(**value.get("support", {})),
        editorial_board_deadline=_day(value, "editorial_board_deadline"),
        sample_port=value.get("sample_port"),
    )


def _school(row: dict[str, Any]) -> School:
    facts = row.get("facts", {})
    return School(
        id=row["id"],
        name=row["name"],
        level=_levels(row["level"]),
        aliases=tuple(row.get("aliases", ())),
        website=row.get("website", ""),
        other_hosts=tuple(host.casefold() for host in row.get("other_hosts", ())),
        channels=tuple(Channel(Platform(c["platform"]), c["url"]) for c in row.get("channels", ())),
        facts=tuple(_facts(facts)),
        confirmed_on=_day(facts, "confirmed_on"),
        editorial_board=_board(row["editorial_board"]) if "editorial_board" in row else None,
        crawl=_crawl(row.get("crawl", {})),
        exempt=dict(row.get("exempt", {})),
    )


def _levels(written: str | list[str]) -> tuple[Level, ...]:
    names = written if isinstance(written, list) else re.split("-", written)
    return tuple(dict.fromkeys(Level(name) for name in names))


def _facts(facts: dict[str, Any]) -> Iterator[Fact]:
    for kind, value in facts.items():
        if kind != "confirmed_on":
            for _path, row in fact_rows(value, ()):
                yield Fact(kind, row["value"], *_period(row))


def _board(row: dict[str, Any]) -> EditorialBoard:
    return EditorialBoard(
        row.get("decision", ""), _day(row, "issued"), _day(row, "received"), tuple(row.get("covers", ()))
    )


def _crawl(row: dict[str, Any]) -> CrawlOptions:
    options = dict(row)
    if "render" in options:
        options["render"] = Render(options["render"])
    if "delay" in options:
        options["delay"] = float(options["delay"])
    return CrawlOptions(**options)


def _period(row: dict[str, Any]) -> tuple[date | None, date | None]:
    return _day(row, "from"), _day(row, "to")


def _day(row: dict[str, Any], key: str) -> date | None:
    return date.fromisoformat(row[key]) if key in row else None
