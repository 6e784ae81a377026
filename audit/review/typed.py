"""What people type, in one form: list values as the list writes them, days as ISO dates."""

import re
from datetime import date, datetime, timedelta

from audit.review.columns import DATES
from audit.review.labels import CLEAR, DECISIONS
from audit.vietnamese.text import fold, nfc

_CLEARS = frozenset("-–—−")
_LIST = {fold(value): value for value in DECISIONS}
_DAY = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.\-]|\s+tháng)\s*(\d{1,2})\s*(?:[/.\-]|\s+năm)\s*(\d{4}|\d{2})\.?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's numbers
_PLAUSIBLE = range(36_526, 73_051)  # 2000 to 2099


def typed(field: str, value: object) -> tuple[str, bool]:
    """The value of a cell in one form, and whether it is what the column expects.

    What is not expected stays as it was typed. Empty means that nothing was typed, «-» clears.
    """
    if field in DATES:
        return _day(value)
    text = _text(value)
    if text in _CLEARS:
        return CLEAR, True
    if field == "decision" and text:
        return _LIST.get(fold(text), text), fold(text) in _LIST
    return text, True


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() != datetime.min.time() else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return nfc(str(value)).replace("\r\n", "\n").replace("\r", "\n").strip() if value is not None else ""


def _day(value: object) -> tuple[str, bool]:
    if isinstance(value, datetime):
        return value.date().isoformat(), True
    if isinstance(value, date):
        return value.isoformat(), True
    if isinstance(value, int | float) and int(value) in _PLAUSIBLE:
        return (_EPOCH + timedelta(days=int(value))).isoformat(), True
    text = _text(value)
    if not text or text in _CLEARS:
        return (CLEAR if text else ""), True
    day = _written_day(" ".join(text.split()))
    return (day.isoformat(), True) if day else (text, False)


def _written_day(text: str) -> date | None:
    """A day written out in Vietnamese order."""
    if match := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    elif match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
