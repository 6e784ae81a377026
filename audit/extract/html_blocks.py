"""From the tree to paragraphs: one piece of text per block-level element or line, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.document import Role
from audit.extract.html_tree import Element

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog"}
    | {"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "marquee", "menu", "nav", "ol", "optgroup"}
    | {"option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_ROWS = frozenset({"div", "header", "footer", "section", "nav", "a", "aside", "figure"})
_EMPTY = frozenset({"img", "iframe", "input", "area", "embed", "object"})
_BOLD = frozenset({"b", "strong"})
_ADDRESSES = frozenset({"a", "area", "iframe", "embed", "object", "frame", "option"})
_PAST_TAGS = frozenset({"section", "div", "article"})
_LEAVE = "/"
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BOLD_LINE = 7  # level of a paragraph in bold that serves as a heading
_BOLD_LETTERS = 120
_PAST = re.compile(
    r"\W*(?:[IVX\d]{1,4}[.)\s]\s*)*(?:(?:đôi nét (?:về )?|khái quát (?:về )?|tóm tắt |sơ lược )?"
    r"(?:lịch sử(?! và địa| - địa|\s*lớp|\s*\d)|truyền thống|quá trình (?:hình thành|xây dựng|phát triển)|chặng đường"
    r"|các thế hệ|sự hình thành|hình thành và phát triển|phòng truyền thống))",
    re.IGNORECASE,
)
_PAST_NAME = re.compile(r"(?:^|[\s_-])(?:lich-?su|truyen-?thong-nha-truong|history)(?:$|[\s_-])")


@dataclass(slots=True)
class Anchor:
    """A link as it stands in the page."""

    element: Element
    text: str = ""


@dataclass(slots=True)
class Piece:
    """One paragraph or line. `text` is raw; `level` is that of the heading it stands in, 0 for none."""

    element: Element
    text: str
    role: Role
    teaser: bool
    level: int = 0
    historic: bool = False
    anchors: list[Anchor] = field(default_factory=list)


def pieces_of(body: Element) -> tuple[list[Piece], list[Anchor]]:
    """Paragraphs of a page whose roles are known, in reading order, and the links that stand in none."""
    reader = _Reader()
    return list(_with_history(reader.read(body))), reader.loose


def _with_history(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A section «Lịch sử hình thành» tells the past until the next heading of its rank."""
    rank = 0
    for piece in pieces:
        if piece.level and piece.role in {Role.TITLE, Role.BODY}:
            if _PAST.match(piece.text):
                rank = rank or piece.level
            elif piece.level <= rank:
                rank = 0
        past = rank > 0 and piece.role in {Role.TITLE, Role.BODY, Role.TABLE, Role.CAPTION, Role.QUOTE}
        piece.historic = piece.historic or past
        yield piece


class _Reader:
    """Gathers text until a block begins or ends. Works on a stack: pages nest deeper than Python calls."""

    def __init__(self) -> None:
        self.loose: list[Anchor] = []  # links without words: pictures, frames, map areas
        self._buffer: list[str] = []
        self._within: Element | None = None  # the innermost element of the text gathered so far
        self._anchors: list[Anchor] = []
        self._open: Anchor | None = None
        self._past: list[Element] = []
        self._depth = {"b": 0, "pre": 0}
        self._plain = False  # did any of the gathered text stand outside bold?

    def read(self, body: Element) -> Iterator[Piece]:
        """Yield the pieces of *body*; `loose` is complete afterwards."""
        stack: list[_Step] = [(body, None)]
        while stack:
            element, text = stack.pop()
            if text is not None:
                yield from self._text(element, text)
            elif element.tag == _LEAVE:
                yield from self._leave(element.elements[0])
            elif not element.dropped:
                yield from self._enter(element)
                stack.append((Element(_LEAVE, {}, children=[element]), None))
                stack.extend(reversed(list(_steps(element))))
        yield from self._flush()

    def _enter(self, element: Element) -> Iterator[Piece]:
        tag = element.tag
        if tag in _BLOCKS or tag == "br":
            yield from self._flush()
        if tag in _EMPTY:
            self._buffer.append(" ")
        self._depth["b"] += tag in _BOLD
        self._depth["pre"] += tag == "pre"
        if tag in _ADDRESSES:
            self._anchor(element)
        if tag in _PAST_TAGS and _PAST_NAME.search(element.names):
            self._past.append(element)

    def _anchor(self, element: Element) -> None:
        anchor = Anchor(element)
        if element.tag == "a":
            self._open = anchor
            self._anchors.append(anchor)
        elif element.tag == "option":
            self._anchors.append(anchor)
        else:
            self.loose.append(anchor)

    def _leave(self, element: Element) -> Iterator[Piece]:
        tag = element.tag
        if tag == "a" and self._open is not None:
            if not self._open.text.strip() and self._open in self._anchors:
                self._anchors.remove(self._open)
                self.loose.append(self._open)
            self._open = None
        if tag in _BLOCKS:
            yield from self._flush()
        self._depth["b"] -= tag in _BOLD
        self._depth["pre"] -= tag == "pre"
        if self._past and self._past[-1] is element:
            self._past.pop()

    def _text(self, element: Element, text: str) -> Iterator[Piece]:
        if self._open is not None:
            self._open.text += text
        lines = text.splitlines() if self._depth["pre"] else [text]
        for number, line in enumerate(lines):
            if number:
                yield from self._flush()
            if line.strip():
                self._within = self._within or element
                self._plain = self._plain or not self._depth["b"]
            self._buffer.append(line)

    def _flush(self) -> Iterator[Piece]:
        text, within = "".join(self._buffer), self._within
        if within is not None and any(map(str.isalnum, text)):
            owner = next((a for a in within.ancestors() if a.tag in _BLOCKS), within)
            level = next((_LEVELS[a.tag] for a in owner.ancestors() if a.tag in _LEVELS), 0)
            if not level and not self._plain and len(text) <= _BOLD_LETTERS:
                level = _BOLD_LINE
            yield Piece(owner, text, within.role, within.teaser, level, bool(self._past), self._anchors)
            self._anchors = []
        self._buffer, self._within, self._plain = [], None, False


_Step = tuple[Element, str | None]  # an element to enter or leave, or a text and the element it stands in


def _steps(element: Element) -> Iterator[_Step]:
    """The children in order; pieces laid out side by side, each on its own source line, get a break between."""
    breaks = _is_row(element)
    for place, child in enumerate(element.children):
        if isinstance(child, Element):
            yield child, None
        elif breaks and "\n" in child and not _is_label(element.children[place - 1] if place else None):
            yield Element("br", {}, element), None
        else:
            yield element, child


def _is_row(element: Element) -> bool:
    if element.tag not in _ROWS or len(element.elements) < 2:
        return False
    return all(isinstance(child, Element) or child.isspace() for child in element.children)


def _is_label(child: Element | str | None) -> bool:
    """«Điện thoại:» stays with the number that follows it."""
    return isinstance(child, Element) and (child.letters < 2 or (child.letters < 60 and child.text().endswith(":")))
