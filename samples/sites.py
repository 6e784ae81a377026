"""A school's website as its folder in samples/area/ describes it."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from samples.markup import to_html

AREA = Path(__file__).parent / "area"


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `body` is HTML. A page with a date is an article of its section."""

    path: str
    title: str
    body: str = ""
    date: dt.date | None = None
    section: str = ""
    author: str = ""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A listing of articles, newest first, `per_page` to a page."""

    path: str
    name: str
    per_page: int = 5


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build needs to answer; `folder` holds `files/`, served at their own paths."""

    id: str
    build: str
    name: str
    folder: Path
    header: str = ""
    footer: str = ""
    sidebar: str = ""
    menu: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    def page(self, path: str) -> Page | None:
        return next((page for page in self.pages if page.path == path), None)

    def articles(self, section: str = "") -> list[Page]:
        """Dated pages of *section* (of all sections when empty), newest first."""
        found = [page for page in self.pages if page.date and section in ("", page.section)]
        return sorted(found, key=lambda page: page.date or dt.date.min, reverse=True)

    def file(self, path: str) -> Path | None:
        """The file served at *path*, never one outside the folder."""
        root = (self.folder / "files").resolve()
        found = (root / path.lstrip("/")).resolve()
        return found if found.is_file() and found.is_relative_to(root) else None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a build answers; `headers` come on top of the usual ones."""

    body: bytes
    content_type: str = "text/html; charset=UTF-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def html_reply(text: str) -> Reply:
    return Reply(text.encode())


def load_area(folder: Path = AREA) -> dict[str, Site]:
    """Every site of the area, by school id."""
    return {path.parent.name: _site(path) for path in sorted(folder.glob("*/site.yaml"))}


def _site(path: Path) -> Site:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Site(
        id=path.parent.name,
        build=data["build"],
        name=data["name"],
        folder=path.parent,
        header=to_html(data.get("header", "")),
        footer=to_html(data.get("footer", "")),
        sidebar=to_html(data.get("sidebar", "")),
        menu=tuple((text, address) for entry in data["menu"] for text, address in entry.items()),
        sections=tuple(Section(**section) for section in data.get("sections", ())),
        pages=tuple(_page(page) for page in data["pages"]),
        options=data.get("options", {}),
    )


def _page(data: dict[str, object]) -> Page:
    body = to_html(str(data.get("body", "")))
    comments = data.get("comments", ())
    return Page(**{**data, "body": body, "comments": tuple(comments)})  # type: ignore[arg-type]
