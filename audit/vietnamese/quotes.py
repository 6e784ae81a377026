"""Words inside quotation marks are someone else's: rules leave them alone."""

_PAIRS = {"«": "»", "“": "”", "‟": "”", "„": "”"}
_REACH = 600  # a mark farther back belongs to another sentence, or was never closed


def quoted(text: str, start: int, end: int) -> bool:
    """Does text[start:end] lie inside quotation marks?

    A quotation that is the whole text does not count: some themes put marks around every heading.
    """
    opened = -1
    for position in range(max(0, start - _REACH), start):
        if text[position] in _PAIRS:
            opened = position
        elif opened >= 0 and text[position] == _PAIRS[text[opened]]:
            opened = -1
    if opened >= 0:
        closing = text.find(_PAIRS[text[opened]], end)
        return closing >= 0 and not (opened == 0 and closing == len(text) - 1)
    return _between_straight_marks(text, start, end)


def _between_straight_marks(text: str, start: int, end: int) -> bool:
    """Straight marks look alike on both sides; only an even number of them can be paired."""
    if text.count('"') % 2:
        return False
    return text.count('"', 0, start) % 2 == 1 and '"' in text[end:]
