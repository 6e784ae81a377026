"""The register as types: schools, their channels, and facts that are valid in time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """School levels; a combined school carries several."""

    MN = "MN"
    TH = "TH"
    THCS = "THCS"


class Platform(StrEnum):
    """Public channels a school may register beside its website."""

    FACEBOOK = "facebook"
    ZALO = "zalo"
    YOUTUBE = "youtube"
    X = "x"
    INSTAGRAM = "instagram"
    TIKTOK = "tiktok"


class Render(StrEnum):
    """When a page is fetched again in a browser."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Fact:
    """One registered value of a school, true from `start` to `end` (both inclusive, None = open)."""

    kind: str  # address | phone | email | principal | vice_principal | spokesperson | name | campus
    value: str
    start: date | None = None
    end: date | None = None

    def valid_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Channel:
    platform: Platform
    url: str


@dataclass(frozen=True, slots=True)
class EditorialBoard:
    """The school's decision on its editorial board, as the office received it."""

    decision: str = ""
    issued: date | None = None
    received: date | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """Per-school overrides of the crawl; delay in seconds between requests to one server."""

    render: Render = Render.AUTO
    max_pages: int = 2000
    max_megabytes: int = 2000
    max_minutes: int = 120
    delay: float = 1.0
    delay_reason: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """The reviewing office, valid in time."""

    name: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """«Đầu mối hỗ trợ» printed in every workbook."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class School:
    id: str
    name: str
    level: tuple[Level, ...]
    aliases: tuple[str, ...] = ()
    website: str = ""
    other_hosts: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    facts: tuple[Fact, ...] = ()
    confirmed_on: date | None = None
    editorial_board: EditorialBoard | None = None
    crawl: CrawlOptions = CrawlOptions()
    exempt: dict[str, str] = field(default_factory=dict)

    def values(self, kind: str, day: date) -> tuple[str, ...]:
        """Registered values of *kind* that are valid on *day*."""
        return tuple(f.value for f in self.facts if f.kind == kind and f.valid_on(day))

    def past_values(self, kind: str, day: date) -> tuple[str, ...]:
        """Values of *kind* whose validity ended before *day*."""
        return tuple(f.value for f in self.facts if f.kind == kind and f.end and f.end < day)

    def names(self, day: date) -> tuple[str, ...]:
        """Official name first, then aliases; all are right ways to write it on *day*."""
        return (*(self.values("name", day) or (self.name,)), *self.aliases)

    def facts_are_fresh(self, day: date) -> bool:
        """Were the facts confirmed in the last 12 months? Older facts only support class B."""
        return self.confirmed_on is not None and (day - self.confirmed_on).days <= 366


@dataclass(frozen=True, slots=True)
class Register:
    """`config/schools.yaml` as a whole."""

    schools: tuple[School, ...]
    offices: tuple[Office, ...] = ()
    support: Support = Support()
    editorial_board_deadline: date | None = None
    sample_port: int | None = None

    def school(self, id: str) -> School | None:
        return next((s for s in self.schools if s.id == id), None)

    def office_on(self, day: date) -> str:
        """Name of the office valid on *day*; empty when no row covers it."""
        return valid_office(self.offices, day)


def valid_office(offices: Iterable[Office], day: date) -> str:
    for office in offices:
        if (office.start is None or office.start <= day) and (office.end is None or day <= office.end):
            return office.name
    return ""
