"""Legal documents that a page cites, joined with their rows in the table of laws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit.document import Block, Document, Voice
from audit.knowledge.laws import Law, Laws
from audit.own_words import own_blocks
from audit.vietnamese.citations import Citation, Frame, citations_in, normal_key
from audit.vietnamese.dates import dates_in, school_years_in
from audit.vietnamese.quotes import quoted

_REACH = 300  # characters to each side that tell of which time the words speak
_YEAR = re.compile(r"(?<!\w)năm\s+(20\d\d)(?![\d/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """One citation of a document that the table knows; `beside` are the keys of all that its block cites."""

    block: Block
    citation: Citation
    law: Law
    beside: frozenset[str]

    @property
    def speaks_for_today(self) -> bool:
        return self.block.voice is Voice.LIVING and not self.block.headline

    @property
    def names_one_document(self) -> bool:
        """Could the words mean no other document? «Nghị định 72» and «Thông tư 36/2017» could."""
        citation = self.citation
        return bool(citation.key or citation.name or (citation.year and citation.type == "nghị định"))

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

    @property
    def tells_of_its_time(self) -> bool:
        """«Công khai theo Thông tư 36/2017 năm học 2019-2020» is right for ever: it was in force then."""
        law, left = self.law, max(0, self.citation.start - _REACH)
        text = self.block.text[left : self.citation.end + _REACH]
        if law.expired is None or law.issued is None:
            return False
        years = [year.second for year in school_years_in(text)]
        own = [
            (self.citation.start - left, self.citation.end - left),
            *((d.start, d.end) for d in dates_in(text)),
        ]
        written = [m for m in _YEAR.finditer(text) if not any(start <= m.start() < end for start, end in own)]
        years += [int(match[1]) for match in written]
        return bool(years) and all(law.issued.year <= year <= law.expired.year for year in years)


def cited_laws(document: Document, laws: Laws) -> Iterator[CitedLaw]:
    """Find every citation in the school's own words that names a row of the table."""
    for block in own_blocks(document):
        cited = [(citation, laws.find(citation)) for citation in citations_in(block.text)]
        keys = frozenset(normal_key(law.key) if law else citation.key for citation, law in cited)
        for citation, law in cited:
            if law is not None:
                yield CitedLaw(block, citation, law, keys)
