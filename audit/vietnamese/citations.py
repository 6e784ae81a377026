"""Citations of official documents, with what the sentence says about them (rules.md P6, P7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.vietnamese.citation_dates import TYPES, DateKind, date_of
from audit.vietnamese.citation_frames import Frame, frame_of
from audit.vietnamese.dates import DateMention, dates_in

__all__ = ["Citation", "DateKind", "Frame", "citations_in", "normal_key", "normal_symbol"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation; text[start:end] are its words without the date.

    `key` is «72/2013/NĐ-CP» without leading zeros, empty for a form that lacks the symbol («Thông tư
    36/2017», «Luật Giáo dục 2019»): such a form is resolved only if a single row of the table fits.
    `type` is the type word bound to the number, `issuer` the words behind «của».
    `amended` says that the sentence mentions amendments.
    """

    start: int
    end: int
    number: str = ""
    year: int | None = None
    symbol: str = ""
    key: str = ""
    type: str = ""
    name: str = ""
    issuer: str = ""
    date: DateMention | None = None
    date_kind: DateKind = DateKind.OTHER
    frame: Frame = Frame.NONE
    amended: bool = False


_FULL = re.compile(
    r"(?:(?<![\w/.\-])|(?<=số)|(?<=Số)|(?<=SỐ)|(?<=(?<!\w)(?:NĐ|TT|QĐ|NQ)))"
    r"(?P<n>\d{1,5})\s?/\s?(?:(?P<y>(?:19|20)\d{2})\s?/\s?)?"
    r"(?P<s>[A-ZĐÐ]{1,8}\d{0,2}(?:(?:[-–]|\s?[-–]\s?(?=CP|TTg|B[A-ZĐÐ]{2}|UB|HĐ|CT))"
    r"[A-ZĐÐƯƠ][A-Za-zĐđÐ]*(?:&[A-ZĐÐ]+)?\d{0,2}){0,4}|(?<=\d\d\d\d/)(?:nđ-cp|tt-bgd&?đt|qđ-ttg|qh1\d))"
    r"(?!\w|/\w|-[A-ZĐÐ])"
)
_HYPHENS = str.maketrans("\u2010\u2011\u2212", "---")
_PARTY = re.compile(r"(?<![\w/.\-])(?P<n>\d{1,4})\s?[-–]\s?(?P<s>[A-ZĐÐ]{2,3}\s?/\s?(?:TW|TU|TƯ|ĐU))(?!\w)")
_SHORT = re.compile(
    r"(?<!\w)(?P<t>Nghị định|Thông tư)\s+(?:số\s*:?\s*)?(?P<n>\d{1,4})"
    r"(?:\s?/\s?(?P<y>(?:19|20)\d{2}))?(?![\d\w]|\s?/|[-–,]\s?\d|\.\d)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<!một số điều của )(?<!điều của )(?<!\w)"
    r"(?P<name>(?i:Bộ luật|(?<!pháp )Luật)\s+[A-ZĐÀ-Ỹ][^\d.,;:()«»“”\"]{2,70}?)"
    r"\s*\(?(?:(?i:năm)\s+(?P<y1>(?:19|20)\d{2})|(?P<y2>(?:19|20)\d{2})(?![/\d])|(?=(?i:ngày)\s+\d))"
)
_BOUND = re.compile(rf"(?<!\w)(?<!pháp )(?P<t>{TYPES})\s*(?:số)?\s*:?\s*$", re.IGNORECASE)
_BOUND_LAW = re.compile(
    r"(?<!\w)(?<!pháp )(?P<t>Bộ luật|Luật)\s(?P<name>[^\d.,;:()]{2,70}?)\s+\(?(?:số)\s*:?\s*$", re.IGNORECASE
)
_SEVERAL_TYPES = re.compile(rf"(?<!\w)(?:{TYPES})\s*(?:,|và|hoặc|/)\s*$", re.IGNORECASE)
_MARKED = re.compile(r"(?<!\w)số\s*:?\s*$", re.IGNORECASE)
_NAMES_OF_TYPES = {
    "NĐ": "nghị định",
    "TT": "thông tư",
    "QĐ": "quyết định",
    "NQ": "nghị quyết",
    "CV": "công văn",
}


@lru_cache(maxsize=16384)
def citations_in(text: str) -> tuple[Citation, ...]:
    """Every citation in *text*, in order."""
    text = text.translate(_HYPHENS)
    found = [*_numbered(text), *_party(text)]
    taken = {position for citation in found for position in range(citation.start, citation.end)}
    for citation in (*_short(text), *_named(text)):
        words = range(citation.start, citation.end)
        if taken.isdisjoint(words):
            found.append(citation)
            taken.update(words)
    return tuple(sorted(found, key=lambda c: c.start))


def normal_symbol(symbol: str) -> str:
    """«NÐ - CP», «nđ-cp», «ND-CP» → «NĐ-CP»; «TT-BGD&ĐT», «TT-BGDDT» → «TT-BGDĐT»."""
    symbol = re.sub(r"\s", "", symbol).replace("–", "-").replace("Ð", "Đ")
    symbol = re.sub(r"-TTG$", "-TTg", symbol.upper() if symbol.islower() else symbol)
    symbol = re.sub(r"GD(?:&|-)?(?:ĐT|DT)", "GDĐT", symbol)
    symbol = re.sub(r"^ND-CP$", "NĐ-CP", symbol)
    return re.sub(r"^QD-", "QĐ-", symbol)


def normal_key(key: str) -> str:
    """A key as the table or a page writes it → the form of `Citation.key`; empty if it is no key."""
    found = [c for c in citations_in(f"số {key}") if c.key]
    return found[0].key if len(found) == 1 and found[0].end == len(key) + 3 else ""


def _numbered(text: str) -> Iterator[Citation]:
    for match in _FULL.finditer(text):
        start, type_, name = _bound_type(text, match.start())
        symbol = _with_type(normal_symbol(match["s"]), type_ if match["y"] else "")
        marked = (
            start < match.start()
            or _MARKED.search(text, max(0, match.start() - 10), match.start()) is not None
        )
        if not (match["y"] or "-" in symbol or re.match(r"QH\d", symbol) or marked):
            continue
        year = int(match["y"]) if match["y"] else None
        number = match["n"].lstrip("0") or "0"
        key = "/".join(part for part in (number, match["y"], symbol) if part)
        yield _described(text, Citation(start, match.end(), number, year, symbol, key, type_, name))


def _with_type(symbol: str, type_: str) -> str:
    """«Thông tư 36/2017/BGDĐT», «Nghị định 72/2013/CP»: the type is in the word, not in the symbol."""
    if type_ == "thông tư" and re.fullmatch(r"B[A-ZĐ]{2,7}", symbol):
        return f"TT-{symbol}"
    return "NĐ-CP" if type_ == "nghị định" and symbol == "CP" else symbol


def _party(text: str) -> Iterator[Citation]:
    for match in _PARTY.finditer(text):
        symbol = normal_symbol(match["s"])
        number = match["n"].lstrip("0")
        start, type_, _ = _bound_type(text, match.start())
        yield _described(
            text, Citation(start, match.end(), number, None, symbol, f"{number}-{symbol}", type_)
        )


def _short(text: str) -> Iterator[Citation]:
    for match in _SHORT.finditer(text):
        year = int(match["y"]) if match["y"] else None
        number = match["n"].lstrip("0")
        yield _described(text, Citation(match.start(), match.end(), number, year, type=match["t"].casefold()))


def _named(text: str) -> Iterator[Citation]:
    starts = {_from_day_word(text, date.start): date for date in dates_in(text)}
    for match in _NAMED.finditer(text):
        name = " ".join(match["name"].split())
        if re.search(r"\b(?:và|của)\s+(?:Luật|Nghị|Thông)", name) or name.count("Luật") > 1:
            continue
        year = match["y1"] or match["y2"]
        end = match.end() if year else match.start() + len(match["name"])
        date = None if year else starts.get(match.end())
        if not year and date is None:
            continue
        cited_year = int(year) if year else (date.year if date else None)
        type_ = "bộ luật" if name.casefold().startswith("bộ") else "luật"
        yield _described(text, Citation(match.start(), end, year=cited_year, type=type_, name=name))


def _from_day_word(text: str, start: int) -> int:
    """Where «ngày» before a date in figures begins; a date in words begins there anyway."""
    word = re.search(r"ngày\s*$", text[max(0, start - 8) : start], re.IGNORECASE)
    return start - len(word[0]) if word else start


def _bound_type(text: str, number: int) -> tuple[int, str, str]:
    """Where the citation starts, the type word bound to the number, and the name of a law."""
    left = text[max(0, number - 110) : number]
    offset = number - len(left)
    match = _BOUND.search(left)
    if match:
        if _SEVERAL_TYPES.search(left[: match.start()]):
            return offset + match.start(), "", ""
        word = match["t"]
        return offset + match.start(), _NAMES_OF_TYPES.get(word.upper(), word.casefold()), ""
    law = _BOUND_LAW.search(left)
    if law and not re.search(rf"(?<!\w)(?:{TYPES})(?!\w)", law["name"], re.IGNORECASE):
        return offset + law.start(), law["t"].casefold(), " ".join(f"{law['t']} {law['name']}".split())
    return number, "", ""


_ISSUER = re.compile(r"\s*[,(]?\s*(?:của|do)\s+(?P<who>[^,.;:()«»“”\"]{2,60})", re.IGNORECASE)
_ISSUER_ENDS = re.compile(
    r"\s+(?:về|v/v|quy định|(?:được\s+)?ban hành|ký|ngày|hướng dẫn|sửa đổi|"
    r"và (?!Đào|Truyền|Công|Môi|Phát|Xã|Du|Đầu)|thì|có|đã|được)(?!\w).*",
    re.IGNORECASE,
)


def _described(text: str, bare: Citation) -> Citation:
    """The citation with its date, issuer and frame."""
    date, kind = date_of(text, bare.end)
    issuer = _ISSUER.match(text, bare.end)
    if not issuer and date and kind is DateKind.ISSUED:
        issuer = _ISSUER.match(text, date.end)
    frame, amended = frame_of(text, bare.start, bare.end)
    return Citation(
        bare.start,
        bare.end,
        bare.number,
        bare.year,
        bare.symbol,
        bare.key,
        bare.type,
        bare.name,
        _ISSUER_ENDS.sub("", issuer["who"]).strip() if issuer else "",
        date,
        kind,
        frame,
        amended,
    )
