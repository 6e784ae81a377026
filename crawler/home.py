"""Where everything of one installation lives: the folder named by AUDIT_HOME."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
"""The repository: shipped tables, sample area, migrations. Read only."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one installation. Nothing is ever written outside `root`."""

    root: Path

    @classmethod
    def from_environment(cls) -> "Home":
        """The folder named by AUDIT_HOME; the repository itself when it is not set."""
        return cls(Path(os.environ.get("AUDIT_HOME") or PROJECT).expanduser().resolve())

    @property
    def schools_file(self) -> Path:
        return self.root / "config" / "schools.yaml"

    def table(self, name: str) -> Path:
        """A file of config/: the installation's own, else the one the project ships."""
        own = self.root / "config" / name
        return own if own.exists() else PROJECT / "config" / name

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def returned(self) -> Path:
        """Workbooks that schools sent back."""
        return self.reports / "nhan-ve"

    def workbook(self, school: str) -> Path:
        return self.reports / f"{school}.xlsx"

    def evidence(self, school: str) -> Path:
        return self.reports / "bang-chung" / school
