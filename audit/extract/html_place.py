"""Old layouts without names: the first row is the header, the last the footer, the narrow cell the side."""

import re

from audit.document import Role
from audit.extract.html_tables import is_data_table
from audit.extract.html_tree import Element

_TRUNK = frozenset({"body", "form", "center", "div", "table", "tbody", "tr", "td", "font"})
_ROWS = frozenset({"table", "tr", "div", "center"})
_MAX_DEPTH = 24
_SCHOOL = re.compile(r"trường|phòng\s+(?:gd|giáo dục)|sở\s+(?:gd|giáo dục)|ubnd|ủy ban|mầm non|tiểu học|thcs", re.I)
_CONTACT = re.compile(
    r"©|copyright|bản quyền|địa chỉ|đ/c\s*:|điện thoại|\bđt\s*:|e-?mail|thiết kế|chịu trách nhiệm|trụ sở", re.I
)


def roles_by_place(body: Element) -> dict[Element, Role]:
    """Follow the largest part of a page of tables down to its text, judging what stands beside it."""
    roles: dict[Element, Role] = {}
    element = body
    for _ in range(_MAX_DEPTH):
        children = [child for child in element.elements if child.letters]
        largest = max(children, key=lambda child: child.letters, default=None)
        if largest is None or largest.tag not in _TRUNK or largest.letters < 0.4 * element.letters:
            break
        if largest.tag == "table" and is_data_table(largest):
            break
        if element.tag in {"body", "form", "center", "tbody", "tr"} or _is_wrapper(element):
            _judge(children, largest, roles)
        element = largest
    return roles


def _is_wrapper(element: Element) -> bool:
    """A DIV around tables belongs to the layout; one around paragraphs is text."""
    return any(child.tag in {"table", "center"} for child in element.elements) and not any(
        child.tag in {"p", "h1", "h2", "ul"} for child in element.elements
    )


def _judge(children: list[Element], largest: Element, roles: dict[Element, Role]) -> None:
    place = children.index(largest)
    if largest.tag == "td":
        for cell in children:
            if cell is not largest and _is_side(cell, largest):
                roles[cell] = Role.SIDEBAR
        return
    if not any(child.tag in {"table", "tr"} for child in children):
        return
    for child in children[:place]:
        if child.tag in _ROWS and child.letters <= 300:
            if child.linked > 0.7 * child.letters:
                roles[child] = Role.NAV
            elif _SCHOOL.search(child.text()):
                roles[child] = Role.HEADER
    last = children[-1]
    if last is not largest and last.tag in _ROWS and last.letters <= 800 and _CONTACT.search(last.text()):
        roles[last] = Role.FOOTER


def _is_side(cell: Element, main: Element) -> bool:
    if cell.tag != "td" or main.letters < 200 and main.letters < 2 * cell.letters:
        return False
    width = re.match(r"\d+", cell.attributes.get("width", ""))
    narrow = bool(width) and ("%" in cell.attributes["width"]) == (int(width[0]) <= 30) and int(width[0]) <= 260  # type: ignore[index]
    return narrow or cell.linked >= 0.5 * cell.letters
