"""Masking: no personal value that a page showed is ever written into an output of ours."""

import re

_MOBILE = re.compile(r"(?<!\d)((?:\+?84|0)[ .\-]?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d))([ .\-]?\d){7}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)(0\d{2})\d{5}(\d{4})(?!\d)|(?<!\d)(0\d{2})[ .]\d{3}[ .]\d{3}[ .]\d{3}(?!\d)")
_INSURANCE = re.compile(r"(?<![A-Z0-9])([A-Z]{2})\d{13}(?!\d)")
_LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){5,}")
_NAME = re.compile(r"\b[A-ZÀ-ỸĐ][\w]*(?:\s+[A-ZÀ-ỸĐ][\w]*){1,4}")


def mask(text: str) -> str:
    """Hide identity and insurance numbers: they never belong in any quote, whatever rule took it."""
    text = _IDENTITY.sub(lambda m: (m[1] or m[3]) + "•••••" + (m[2] or "••••"), text)
    return _INSURANCE.sub(lambda m: m[1] + "•••••••••••••", text)


def mask_phones(text: str) -> str:
    """Hide mobile numbers, for quotes in which a phone is not what the finding is about."""
    return _MOBILE.sub(lambda m: m[1] + "•••••••", text)


def mask_everything(text: str) -> str:
    """For findings about personal data: every long number dotted, every name as initials."""
    text = _LONG_NUMBER.sub("••••••", mask(text))
    return _NAME.sub(lambda m: " ".join(word[0] + "." for word in m[0].split()), text)
