"""Word tables: the lexicon of injected spam and the phrases of unfinished pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from audit.vietnamese.text import fold

STRONG = frozenset({"brand", "gambling", "adult", "loan"})
EXCUSES = frozenset({"prevention", "lawful", "lesson"})
OFFERS = frozenset({"offer"})
HOST_KINDS = frozenset({"listed", "pattern", "trusted"})
PLACEHOLDER_KINDS = frozenset({"title", "filler", "notice", "pending", "contact"})

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_INSIDE = rf"[.\-_*·{_INVISIBLE}]?"  # «t.à.i x.ỉ.u»
_BETWEEN = rf"[\s.\-_*·|/{_INVISIBLE}]*"  # «tài-xỉu», «tàixỉu»
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_GLUED_LETTERS = 6  # shorter runs of plain letters are words of other languages
_LOOKALIKES = str.maketrans("аеорсухіѕԁһԛԝ", "aeopcyxisdhqw")  # Cyrillic letters that pass for Latin ones


@dataclass(frozen=True, slots=True)
class SpamTerm:
    """`bare` says that the term is also recognised without diacritics, where a text has none."""

    term: str
    kind: str
    bare: bool
    start: date | None
    end: date | None
    source: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class SpamHost:
    """`listed` and `trusted`: a domain with all below it; `pattern`: a regular expression on the host."""

    host: str
    kind: str
    start: date | None
    end: date | None
    source: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A phrase that only unfinished pages show.

    `title`: a whole title or text («#» stands for a number); `filler`: sample text of a theme or a system;
    `notice`: says that the page is not ready; `pending`: says so of its content, told only when it stays;
    `contact`: made-up contact data.
    """

    phrase: str
    kind: str
    source: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    term: str
    kind: str


class SpamLexicon:
    """The rows valid on one day, compiled."""

    def __init__(self, terms: Iterable[SpamTerm], hosts: Iterable[SpamHost]) -> None:
        terms, hosts = list(terms), list(hosts)
        strong = sorted((t for t in terms if t.kind in STRONG), key=lambda t: -len(t.term))
        self._strong = [_Strong(term) for term in strong]
        self._excuses = _any_of(t.term for t in terms if t.kind in EXCUSES)
        self._warnings = _any_of(t.term for t in terms if t.kind == "prevention")
        self._offers = _any_of(t.term for t in terms if t.kind in OFFERS)
        self._brands = _any_of((t.term for t in terms if t.kind == "brand"), r"(?<![a-z\d])(?:{})(?![a-z])")
        self._patterns = [re.compile(h.host) for h in hosts if h.kind == "pattern"]
        self._listed = {h.host for h in hosts if h.kind == "listed"}
        self._trusted = {h.host for h in hosts if h.kind == "trusted"}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Strong terms in *text*, also glued, dotted, written with lookalikes or without diacritics."""
        compact = text.translate(_COMPACT)
        candidates = [term for term in self._strong if term.compact in compact]
        if not candidates:
            return ()
        plain, found = _plain_letters(text), list[Mention]()
        for term in candidates:  # longest first: «nổ hũ đổi thưởng» is not «nổ hũ» as well
            for mention in term.find(plain):
                if not any(mention.start < one.end and one.start < mention.end for one in found):
                    found.append(mention)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def excused(self, text: str) -> bool:
        """Tell whether *text* warns, cites the law or sets an exercise."""
        return bool(self._excuses.search(text.casefold()))

    def warns(self, text: str) -> bool:
        """Tell whether *text* warns: the one excuse for naming a brand of gambling."""
        return bool(self._warnings.search(text.casefold()))

    def offers(self, text: str) -> bool:
        """Tell whether *text* invites, as advertisements do."""
        return bool(self._offers.search(text.casefold()))

    def is_spam_host(self, host: str) -> bool:
        """Tell whether *host* is known, or named after a brand of the lexicon."""
        return _below(host, self._listed) or bool(self._brands.search(host))

    def looks_like_spam_host(self, host: str) -> bool:
        return any(pattern.search(host) for pattern in self._patterns)

    def is_trusted_host(self, host: str) -> bool:
        return _below(host, self._trusted)


class _Strong:
    """One strong term with the patterns of its spellings."""

    def __init__(self, row: SpamTerm) -> None:
        self._row = row
        self.compact = row.term.translate(_COMPACT)  # must occur before a pattern is worth trying
        self._written = re.compile(_bounded(_written(row.term), row.term))
        self._plain = re.compile(_bounded(_written(fold(row.term)), row.term)) if row.bare else None
        is_long = row.bare and len(self.compact) >= _GLUED_LETTERS
        self._glued = re.compile(_bounded(re.escape(self.compact), row.term)) if is_long else None

    def find(self, plain: str) -> Iterator[Mention]:
        without_marks = self._plain if _unaccented(plain) else self._glued
        for pattern in (self._written, without_marks):
            for match in pattern.finditer(plain) if pattern else ():
                yield Mention(match.start(), match.end(), self._row.term, self._row.kind)


def _written(term: str) -> str:
    inside = "" if any(c.isdigit() for c in term) else _INSIDE
    return _BETWEEN.join(inside.join(re.escape(c) for c in word) for word in term.casefold().split())


def _bounded(pattern: str, term: str) -> str:
    """Digits may stand around a word («kubet77»), not around a name that has some («w88»)."""
    if any(c.isdigit() for c in term):
        return rf"(?<!\w){pattern}(?!\w)"
    return f"{_NO_LETTER_BEFORE}{pattern}{_NO_LETTER_AFTER}"


def _any_of(terms: Iterable[str], frame: str = r"(?<!\w)(?:{})(?!\w)") -> re.Pattern[str]:
    return re.compile(frame.format("|".join(map(re.escape, terms)) or "(?!)"))


class _Compact(dict[int, str]):
    """For str.translate: every letter without its marks, nothing else; filled as letters come."""

    def __missing__(self, code: int) -> str:
        letters = fold(_plain_letter(chr(code)).translate(_LOOKALIKES))
        self[code] = letters if len(letters) <= 1 else ""
        return self[code]


_COMPACT = _Compact()


def _plain_letters(text: str) -> str:
    """Lower case with lookalikes resolved; position by position, so offsets stay true."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain_letter, text)).translate(_LOOKALIKES)


def _unaccented(text: str) -> bool:
    return text.isascii() or all(char.isascii() or not char.isalpha() for char in text)


@lru_cache(maxsize=4096)
def _plain_letter(char: str) -> str:
    small = unicodedata.normalize("NFKC", char).lower()
    return small if len(small) == 1 else char


def _below(host: str, domains: set[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[i:]) in domains for i in range(len(parts)))


class Words:
    """The word tables of one installation."""

    def __init__(
        self, terms: Iterable[SpamTerm], hosts: Iterable[SpamHost], placeholders: Iterable[Placeholder]
    ) -> None:
        self.terms, self.hosts, self.placeholders = tuple(terms), tuple(hosts), tuple(placeholders)
        self._lexicons: dict[date, SpamLexicon] = {}

    def spam(self, day: date) -> SpamLexicon:
        """The spam lexicon as of *day*."""
        if day not in self._lexicons:
            terms = [row for row in self.terms if _valid(row, day)]
            self._lexicons[day] = SpamLexicon(terms, [row for row in self.hosts if _valid(row, day)])
        return self._lexicons[day]

    def phrases(self, kind: str) -> tuple[str, ...]:
        """Placeholder phrases of *kind*."""
        return tuple(row.phrase for row in self.placeholders if row.kind == kind)


def _valid(row: SpamTerm | SpamHost, day: date) -> bool:
    return (row.start is None or row.start <= day) and (row.end is None or day <= row.end)


def lint_words(words: Words, table: Callable[[str], Path]) -> list[str]:
    """Every mistake in the word tables, one Vietnamese sentence each, with file and line.

    *table* says where a table of that name lies (Home.table).
    """
    terms, hosts, phrases = table("spam.csv"), table("spam-hosts.csv"), table("placeholders.csv")
    return [
        *_row_problems(terms, words.terms, "term", STRONG | EXCUSES | OFFERS),
        *_row_problems(hosts, words.hosts, "host", HOST_KINDS),
        *_row_problems(phrases, words.placeholders, "phrase", PLACEHOLDER_KINDS),
        *_pattern_problems(hosts, words.hosts),
    ]


def _row_problems(
    path: Path, rows: Iterable[SpamTerm | SpamHost | Placeholder], column: str, kinds: frozenset[str]
) -> Iterator[str]:
    rows = tuple(rows)
    seen = Counter((getattr(row, column).casefold(), row.kind) for row in rows)
    for row in rows:
        text = getattr(row, column)
        if not text or not row.source:
            yield f"{path}:{row.line}: thiếu «{column}» hoặc «source»"
        if row.kind not in kinds:
            yield f"{path}:{row.line}: loại «{row.kind}» phải là một trong: {', '.join(sorted(kinds))}"
        if seen[text.casefold(), row.kind] > 1:
            yield f"{path}:{row.line}: «{text}» có nhiều dòng cùng loại; giữ một dòng"
        if isinstance(row, SpamTerm | SpamHost) and row.start and row.end and row.end < row.start:
            yield f"{path}:{row.line}: ngày kết thúc trước ngày bắt đầu"


def _pattern_problems(path: Path, hosts: Iterable[SpamHost]) -> Iterator[str]:
    for row in hosts:
        if row.kind != "pattern":
            continue
        try:
            re.compile(row.host)
        except re.error as error:
            yield f"{path}:{row.line}: biểu thức «{row.host}» không hợp lệ ({error})"
