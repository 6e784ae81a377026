"""Text between two borders of a block, as the lines and sentences that the reader sees."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.document import Role
from audit.vietnamese.legacy import legacy_font
from audit.vietnamese.text import nfc, squeeze

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\x00]+")
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "…", "”", "»")
_ENDS_IN_YEAR = re.compile(r"[/\-.,\s](?:19|20)\d\d$")
_ADDRESS_LABEL = re.compile(r"^\W*(?:địa chỉ|đ/c|đc|trụ sở|address)\b", re.IGNORECASE)
_ADDRESS_PART = re.compile(
    r"(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|tp|tổ|thôn|xóm|khu phố|khóm|ấp|đường)\b",
    re.IGNORECASE,
)


class Paragraph(NamedTuple):
    """What becomes a Block: its words, its part of the page, the words before any repair, their font."""

    text: str
    role: Role
    raw: str = ""
    font: str = ""

    @property
    def source(self) -> str:
        return self.raw or self.text


@dataclass(slots=True)
class Line:
    """Words up to a forced line break; `links` are the numbers of the links in it."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0  # letters that lead to another page of the site
    links: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, text: str, link: int, *, linked: bool) -> None:
        self.pieces.append(text)
        if linked:
            self.linked += sum(map(len, text.split()))
        if link >= 0 and link not in self.links[-1:] and text.strip():
            self.links.append(link)

    def leads_away(self, text: str) -> bool:
        """Nearly all letters of *text* are a link; figures of a date or a count beside it are left out."""
        if not self.linked:
            return False
        letters = sum(char.isalpha() for char in text)
        return self.linked >= 0.85 * min(sum(map(len, text.split())), letters + self.linked * 0.2)


def shown(text: str) -> str:
    """Without the characters that only steer the layout; they would split words and numbers."""
    return _INVISIBLE.sub("", text)


def seam(before: str, after: str, *, apart: bool) -> str:
    """What stands between two inline elements without a space between their tags.

    Styles set them apart («Trang chủ» | «Giới thiệu»), or they are parts of one word («t» + «iếp»). *apart*
    says that a link ended before: two neighbours that lead to different places are never one word.
    """
    if not before or not after or not (before[-1].isalnum() and after[0].isalnum()):
        return ""
    glued_by_accident = (before[-1].islower() or _ENDS_IN_YEAR.search(before)) and (
        after[0].isupper() or after[0].isdigit()
    )
    return " " if apart or glued_by_accident else ""


def joined(lines: Sequence[Line], *, heading: bool = False) -> Sequence[Line]:
    """Lines as blocks: a sentence, address or heading cut by <br> is one, a letterhead's lines are not."""
    if len(lines) == 1:
        return lines
    blocks: list[Line] = []
    before = ""  # the line before, while a sentence may go on
    for line in lines:
        text = line.text.strip()
        if not text:
            before = ""
            continue
        if before and (_goes_on(before, text) or (heading and not (before.isupper() and text.isupper()))):
            last = blocks[-1]
            last.pieces += [" ", *line.pieces]
            last.linked += line.linked
            last.links += line.links
        else:
            blocks.append(line)
        before = text
    return blocks


def _goes_on(before: str, after: str) -> bool:
    """Does the sentence before the line break go on behind it?"""
    if before.endswith(","):
        return True
    if before.endswith(_ENDS_SENTENCE):
        return False
    if after[0].islower():
        return True
    return bool(_ADDRESS_LABEL.match(before) and _ADDRESS_PART.match(after))


def paragraph_of(words: str, role: Role, page_font: str = "") -> Paragraph | None:
    """Words as a paragraph, legacy fonts decoded; None when there are none.

    *page_font* is the legacy font of other paragraphs of the page: a short heading alone proves nothing.
    """
    composed = nfc(words)
    text = " ".join(composed.replace("\u00ad", "").split())
    if not text:
        return None
    if not text.isascii() and (decoded := legacy_font(composed, page_font)):
        return Paragraph(squeeze(decoded.text), role, composed, decoded.kind)
    return Paragraph(text, role, words if composed != words or "\u00ad" in words else "")


def font_of_page(paragraphs: Iterable[Paragraph]) -> str:
    """The one legacy font that paragraphs of the page surely have."""
    fonts = {paragraph.font for paragraph in paragraphs} - {""}
    return fonts.pop() if len(fonts) == 1 else ""


def in_page_font(paragraphs: Sequence[Paragraph], font: str) -> list[Paragraph]:
    """The paragraphs again, short ones decoded too when longer ones of the page show its legacy font."""
    if not font:
        return list(paragraphs)
    return [each if each.font else paragraph_of(each.source, each.role, font) or each for each in paragraphs]
