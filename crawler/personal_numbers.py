"""Numbers that name a person, hidden at the door: addresses and link texts hold them, too."""

import re
from urllib.parse import unquote

_PROVINCES_TEXT = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038"
    " 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082"
    " 083 084 086 087 089 091 092 093 094 095 096"
)
PROVINCES = frozenset(_PROVINCES_TEXT.split())
"""The codes that a 12-digit number of a person begins with."""

SEPARATOR = "[ .\u00a0\u2009\u202f\\-\u2010\u2011\u2013]"
GROUPED = (
    rf"0\d{{2}}(?P<s>{SEPARATOR})\d{{3}}(?P=s)\d{{3}}(?P=s)\d{{3}}"
    rf"|0\d{{3}}(?P<t>{SEPARATOR})\d{{4}}(?P=t)\d{{4}}"
    rf"|0\d{{2}}{SEPARATOR}(?:\d{{3}}{SEPARATOR}|\d{SEPARATOR}\d{{2}}{SEPARATOR})\d{{6}}"
    rf"|0\d{{2}}{SEPARATOR}\d{{9}}|0\d{{5}}{SEPARATOR}\d{{6}}|0(?:[ \u00a0.]\d){{11}}"
)
"""The same number written in groups."""

_IDENTITY = re.compile(rf"(?<!\d)(?:0\d{{2}}[0-3]\d{{8}}|{GROUPED})(?!\d)")
_INSURANCE = re.compile(r"(?<![^\W_])[A-Z]{2}[ .\-]?\d(?:[ .\-]?\d){12}(?!\d)")
_LABELLED = re.compile(
    r"(?:CCCD|CMND|CMTND|CMT|căn cước|chứng minh (?:nhân dân|thư)|định danh|mã số cá nhân|hộ chiếu|passport"
    r"|BHYT|BHXH|bảo hiểm (?:y tế|xã hội))[^\d,;]{0,20}?"
    rf"(?P<number>(?<![^\W\d_])[A-Z]{{0,2}} ?\d(?:{SEPARATOR}?\d){{6,14}})(?!\d)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"(?:(?:cmnd|cmtnd|cmt|chung-minh-nhan-dan)[\W_]{0,3}(?:so[\W_]{1,2})?(?P<card>\d{9})"
    r"|(?:bhyt|bhxh)[\W_]{0,3}(?:so[\W_]{1,2})?(?P<social>\d{10})"
    r"|(?:ho-?chieu|passport)[\W_]{0,3}(?:so[\W_]{1,2})?(?P<passport>[A-Z]\d{7,8}))(?!\d)",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """Hide identity, insurance and passport numbers: they never belong in an output, whoever wrote it.

    The text keeps its length, so positions in it stay true.
    """
    text = _IDENTITY.sub(lambda m: dotted(m[0], 3, 4), text)
    text = _INSURANCE.sub(lambda m: dotted(m[0], 0, 0), text)
    return _LABELLED.sub(lambda m: m[0].replace(m["number"], dotted(m["number"], 3, 0)), text)


def mask_address(url: str) -> str:
    """An address without the personal numbers in it; one without such numbers stays as it is.

    Stricter than `mask`: article numbers and school years must not make an address unusable.
    """
    plain = unquote(url)
    hidden = _IDENTITY.sub(_person, plain)
    hidden = _INSURANCE.sub(lambda m: dotted(m[0], 0, 0), hidden)
    hidden = _IN_ADDRESS.sub(_labelled, hidden)
    return url if hidden == plain else hidden


def _person(match: re.Match[str]) -> str:
    return dotted(match[0], 3, 4) if match[0][:3] in PROVINCES else match[0]


def _labelled(match: re.Match[str]) -> str:
    number = match["card"] or match["social"] or match["passport"]
    return match[0].replace(number, dotted(number, 3, 0))


def dotted(number: str, first: int, last: int) -> str:
    """*number* with every digit dotted but the first and last few, separators kept."""
    digits = [i for i, char in enumerate(number) if char.isdigit()]
    shown = {*digits[:first], *digits[len(digits) - last :]}
    return "".join("•" if c.isdigit() and i not in shown else c for i, c in enumerate(number))
