"""Knowledge: the tables of config/, each row with its validity and source, read once per run."""

from functools import cached_property

from crawler.home import Home


class Knowledge:
    """The tables of one installation. A table that `$AUDIT_HOME/config` lacks is the shipped one."""

    def __init__(self, home: Home) -> None:
        self.home = home
