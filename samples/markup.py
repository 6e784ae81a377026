"""The few marks in which the sample pages are written, turned into HTML.

A blank line ends a paragraph. `## ` and `### ` make headings, `- ` a list, `| a | b |` a table whose first
row is the header, `**x**` bold, `[text](address)` a link. A paragraph that starts with `<` is HTML already.
`~tcvn3 `, `~vni `, `~mojibake ` and `~nfd ` turn it into text that went through a wrong encoding.
"""

import re
from collections.abc import Callable
from functools import partial
from html import escape
from unicodedata import normalize

from samples.encodings import as_tcvn3, as_vni, mojibake

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_BROKEN: dict[str, Callable[[str], str]] = {
    "~tcvn3 ": as_tcvn3,
    "~vni ": as_vni,
    "~mojibake ": mojibake,
    "~nfd ": partial(normalize, "NFD"),
}


def to_html(text: str) -> str:
    """The paragraphs of *text* as HTML."""
    return "\n".join(_paragraph(part.strip("\n")) for part in re.split(r"\n\s*\n", text.strip()) if part)


def _paragraph(text: str) -> str:
    for mark, breaks in _BROKEN.items():
        if text.startswith(mark):
            return f'<p class="{mark.strip("~ ")}">{references(breaks(text.removeprefix(mark)))}</p>'
    if text.startswith("<"):
        return text
    first = text.split(" ", 1)[0]
    if first in ("##", "###"):
        level = len(first)
        return f"<h{level}>{_inline(text[level + 1 :])}</h{level}>"
    if first == "-":
        items = "".join(f"<li>{_inline(line[2:])}</li>" for line in text.splitlines())
        return f"<ul>{items}</ul>"
    if first == "|":
        return _table(text)
    return f"<p>{_inline(text)}</p>"


def _inline(text: str) -> str:
    text = _AMPERSAND.sub("&amp;", text)
    text = _BOLD.sub(r"<strong>\1</strong>", text)
    text = _LINK.sub(r'<a href="\2">\1</a>', text)
    return text.replace("\n", "<br>\n")


def _table(text: str) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines()]
    html = []
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        html.append("<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in row) + "</tr>")
    return '<table border="1">' + "".join(html) + "</table>"


def references(text: str) -> str:
    """Non-ASCII characters as references, as Word writes them: they survive any charset of the page."""
    return escape(text, quote=False).encode("ascii", "xmlcharrefreplace").decode("ascii")
