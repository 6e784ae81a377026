"""Legal documents that a page cites, joined with their rows in the table of laws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit.document import Block, DateSource, Document, Role, Voice
from audit.knowledge.laws import Law, Laws
from audit.own_words import own_blocks
from audit.vietnamese.citations import Citation, DateKind, Frame, citations_in, normal_key
from audit.vietnamese.frames import sentence
from audit.vietnamese.issuers import body_of
from audit.vietnamese.quotes import quoted
from audit.vietnamese.times import Time, times_in

_TEMPLATE = frozenset({Role.HEADER, Role.FOOTER, Role.BANNER})
_LEAD = re.compile(
    r"(?:căn cứ|cơ sở pháp l[ýí]|văn bản áp dụng|thực hiện (?:theo )?(?:các )?(?:văn bản|quy định))"
    r"(?:(?:[^.;:]{0,60}):|(?: pháp l[ýí])?)\s*$",
    re.IGNORECASE,
)
_FORMAL = re.compile(r"[\s*•+–—-]*căn cứ\s", re.IGNORECASE)
_TO_THIS_DAY = re.compile(
    r"(?:đến|tới|hiện|ngày) nay|hiện tại|hiện hành|đang (?:thực hiện|áp dụng)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """One citation of a document that the table knows.

    `beside` are the keys of all that its block cites; `led` says that a line «Căn cứ:» opens its list.
    """

    block: Block
    citation: Citation
    law: Law
    beside: frozenset[str]
    led: bool = False

    @property
    def speaks_for_today(self) -> bool:
        return self.block.voice is Voice.LIVING and not self.block.headline

    @property
    def is_title(self) -> bool:
        """Is it an entry in a list of documents, not something the school works by?"""
        return self.citation.frame is Frame.TITLE and not self.led

    @property
    def is_basis(self) -> bool:
        """Does the school say that it works by the document?"""
        frame = self.citation.frame
        if self.speaks_for_today and frame is Frame.NONE and self.block.role in _TEMPLATE:
            return True
        return frame is Frame.BASIS or (frame is Frame.TITLE and self.led)

    @property
    def is_formal_basis(self) -> bool:
        """«Căn cứ …» at the beginning of the sentence: what a document of today is issued on."""
        begin, _ = sentence(self.block.text, self.citation.start, self.citation.end)
        return self.led or _FORMAL.match(self.block.text, begin) is not None

    @property
    def names_one_document(self) -> bool:
        """Could the words mean no other document? «Nghị định 72» and «Thông tư 36/2017» could."""
        citation = self.citation
        if citation.key or citation.name or (citation.year and citation.type == "nghị định"):
            return True
        return citation.year is not None and body_of(citation.issuer) == self.law.issuer

    def judged_by(self, document: Document, as_of: date) -> tuple[date, date] | None:
        """Give the days by which the words are judged; a headline's own article has an unknown date."""
        return None if self.block.headline else document.reference_dates(self.block, as_of)

    def set_aside(self) -> bool:
        """Is the document named as past, beside its successor, or in someone else's words?"""
        text, citation = self.block.text, self.citation
        if self.block.voice is Voice.HISTORIC or citation.frame in {Frame.REPEAL, Frame.HISTORIC}:
            return True
        if quoted(text, citation.start, citation.end):
            return True
        return any(normal_key(key) in self.beside for key in self.law.replaced_by)

    def tells_of_its_time(self, today: date) -> bool:
        """«Công khai theo Thông tư 36/2017 năm học 2019-2020» is right for ever: it was in force then."""
        if self.law.expired is None or self.law.issued is None:
            return False
        clause = self._clause()
        if _TO_THIS_DAY.search(clause):
            return False
        names = list(_names_of_documents(clause))
        times = [t for t in times_in(clause) if not any(a <= t.start < b for a, b in names)]
        if any(time.last >= max(today, self.law.expired) for time in times):
            return False
        return any(_within(self.law, time, today) for time in times)

    def title_tells_of_its_time(self, document: Document, today: date) -> bool:
        """Is it an old paper posted anew («Công khai năm học 2021-2022»), its own date not on it?"""
        if document.dated.source is DateSource.HEAD:
            return False
        return any(_within(self.law, time, today) for time in times_in(document.title))

    def _clause(self) -> str:
        """The part of the sentence around the citation that no semicolon parts from it."""
        text, citation = self.block.text, self.citation
        begin, stop = sentence(text, citation.start, citation.end)
        before = text[begin : citation.start].rpartition(";")[2]
        return before + text[citation.start : citation.end] + text[citation.end : stop].partition(";")[0]


def _within(law: Law, time: Time, today: date) -> bool:
    """Is *time* over, and of the years in which *law* was in force?"""
    if law.issued is None or law.expired is None or time.last >= today:
        return False
    in_force = time.first < law.expired or time.first == time.last == law.expired
    return law.issued.year <= time.first.year and in_force and time.last.year <= law.expired.year


def _names_of_documents(text: str) -> Iterator[tuple[int, int]]:
    """Citations, with their dates when they are law: the day of a school's own paper does tell a time."""
    for citation in citations_in(text):
        date = citation.date
        own = date and citation.date_kind is DateKind.ISSUED and (citation.year or citation.name)
        yield citation.start, date.end if own and date else citation.end


def cited_laws(document: Document, laws: Laws) -> Iterator[CitedLaw]:
    """Find every citation in the school's own words that names a row of the table."""
    led = False
    for block in own_blocks(document):
        found = citations_in(block.text)
        led = bool(found) and led
        cited = [(citation, laws.find(citation)) for citation in found]
        keys = frozenset(normal_key(law.key) if law else citation.key for citation, law in cited)
        for citation, law in cited:
            if law is not None:
                yield CitedLaw(block, citation, law, keys, led)
        led = led or _LEAD.search(block.text[-100:]) is not None
