"""School ids: ASCII words that are safe as file names everywhere."""

import re
import unicodedata

RESERVED = frozenset(
    # Names that reports/ uses itself, and names that Windows keeps for devices.
    ["tong-hop", "luu-tru", "bang-chung", "nhan-ve", "con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)


def slug(text: str) -> str:
    """«Trường THCS Lê Lợi» → «truong-thcs-le-loi»."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))
