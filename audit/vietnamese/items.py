"""Announcements joined in one line («📢 A … 📢 B …»): the words of one tell nothing of another."""

import re

from audit.vietnamese.frames import sentence

_BORDER = re.compile(r"[|•●▪■◆◇★☆►➤➢✓✔⏩\u2600-\u26ff\u2b50\U0001f300-\U0001faff]")


def item(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the item of a ticker or sentence that holds text[start:end] begins and stops."""
    begin, stop = sentence(text, start, end)
    for border in _BORDER.finditer(text, begin, stop):
        if border.end() <= start:
            begin = border.end()
        elif border.start() >= end:
            return begin, border.start()
    return begin, stop
