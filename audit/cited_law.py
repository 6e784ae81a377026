"""Legal documents that a page cites, joined with their rows in the table of laws."""

import re
from dataclasses import dataclass

from audit.document import Block, Document, Voice
from audit.knowledge.laws import Law, Laws
from audit.own_words import own_blocks
from audit.vietnamese.citations import Citation, Frame, citations_in, normal_key
from audit.vietnamese.dates import dates_in, school_years_in
from audit.vietnamese.quotes import quoted

_YEAR = re.compile(r"(?<!\w)năm\s+(20\d\d)(?![\d/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """One citation of a document that the table knows."""

    block: Block
    citation: Citation
    law: Law

    @property
    def speaks_for_today(self) -> bool:
        return self.block.voice is Voice.LIVING and not self.block.headline

    def set_aside(self, laws: Laws) -> bool:
        """Is the document named as past, beside its successor, or in someone else's words?"""
        text, citation = self.block.text, self.citation
        if self.block.voice is Voice.HISTORIC or citation.frame in {Frame.REPEAL, Frame.HISTORIC}:
            return True
        if quoted(text, citation.start, citation.end):
            return True
        others = citations_in(text)
        named = {other.key for other in others} | {
            normal_key(law.key) for c in others if (law := laws.find(c))
        }
        return any(normal_key(key) in named for key in self.law.replaced_by)

    @property
    def tells_of_its_time(self) -> bool:
        """«Công khai theo Thông tư 36/2017 năm học 2019-2020» is right for ever: it was in force then."""
        text, law = self.block.text, self.law
        if law.expired is None or law.issued is None:
            return False
        years = [year.second for year in school_years_in(text)]
        own = [(self.citation.start, self.citation.end), *((d.start, d.end) for d in dates_in(text))]
        written = [m for m in _YEAR.finditer(text) if not any(start <= m.start() < end for start, end in own)]
        years += [int(match[1]) for match in written]
        return bool(years) and all(law.issued.year <= year <= law.expired.year for year in years)


def cited_laws(document: Document, laws: Laws) -> list[CitedLaw]:
    """Every citation in the school's own words that names a row of the table."""
    return [
        CitedLaw(block, citation, law)
        for block in own_blocks(document)
        for citation in citations_in(block.text)
        if (law := laws.find(citation)) is not None
    ]
