"""Knowledge: the tables of config/, each row with its validity and source, read once per run."""

from functools import cached_property

from audit.knowledge.bodies import Bodies, Body
from audit.knowledge.deadlines import Deadlines
from audit.knowledge.laws import Law, Laws, Series
from audit.knowledge.places import Place, Places
from audit.knowledge.table import read_table
from audit.knowledge.words import Placeholder, SpamHost, SpamTerm, Words
from crawler.home import Home


class Knowledge:
    """The tables of one installation. A table that `$AUDIT_HOME/config` lacks is the shipped one."""

    def __init__(self, home: Home) -> None:
        self.home = home

    @cached_property
    def laws(self) -> Laws:
        """Legal documents with their validity: `laws.csv`, and the complete series of `law-series.csv`."""
        rows = read_table(self.home.table("laws.csv"), Law)
        return Laws(rows, read_table(self.home.table("law-series.csv"), Series))

    @cached_property
    def deadlines(self) -> Deadlines:
        """Days to act by severity: `deadlines.csv`."""
        return Deadlines(self.home.table("deadlines.csv"))

    @cached_property
    def places(self) -> Places:
        """Administrative units with their validity: `places.csv`."""
        return Places(read_table(self.home.table("places.csv"), Place))

    @cached_property
    def bodies(self) -> Bodies:
        """Public bodies that ended or were renamed: `bodies.csv`."""
        return Bodies(read_table(self.home.table("bodies.csv"), Body))

    @cached_property
    def words(self) -> Words:
        """Spam and placeholder words: `spam.csv`, `spam-hosts.csv`, `placeholders.csv`."""
        return Words(
            read_table(self.home.table("spam.csv"), SpamTerm),
            read_table(self.home.table("spam-hosts.csv"), SpamHost),
            read_table(self.home.table("placeholders.csv"), Placeholder),
        )
