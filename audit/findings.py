"""Finding: one fact that a person has to decide about, wherever it stands on the site."""

import hashlib
from dataclasses import dataclass
from datetime import date

from audit.rule import Action, Category, Severity
from crawler.captures import Outcome


@dataclass(frozen=True, slots=True)
class Place:
    """One spot where the fact stands; `quote` is masked, `exact` are the flagged words inside it."""

    url: str
    title: str = ""
    quote: str = ""  # the words with up to 60 characters on each side, the words in ⟦ ⟧
    exact: str = ""  # the flagged words alone
    position: str = ""  # «trang 3», «DS!B4» in files
    selector: str = ""
    sha256: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the review sheet. `places` is never empty; `pages` counts the pages that carry the fact."""

    id: str  # «Mã phát hiện», for instance MHS-4F7K2Q
    fingerprint: str  # 40 hex digits
    school: str
    rule: str
    advisory: bool  # class B
    category: Category
    severity: Severity
    action: Action
    title: str
    message: str
    suggestion: str
    basis: tuple[str, ...]
    places: tuple[Place, ...]
    pages: int = 1
    private: bool = False


@dataclass(frozen=True, slots=True)
class RuleCrash:
    """A rule that failed: its own results are missing, every other rule's stand."""

    rule: str
    error: str


def fingerprint(school: str, rule: str, scope: str, value: str) -> str:
    """Name a fact the same way in every run (rules.md §7); the words around it do not count.

    All equal values of one scope are one finding, so the catalogue's anchor and ordinal are never needed.
    """
    parts = (" ".join(part.casefold().split()) for part in (school, rule, scope, value))
    return hashlib.sha1("|".join(parts).encode(), usedforsecurity=False).hexdigest()


_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I: people read it over the phone


def short_id(school: str, print_: str) -> str:
    """«MHS-4F7K2Q»: initials of the school's id and 30 bits of the fingerprint; needs no counter."""
    number = int(print_, 16)
    code = "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in range(6))
    return "".join(part[0] for part in school.split("-") if part).upper() + "-" + code


class Status:
    """Machine state of a finding (rules.md §7), in the words the workbook shows."""

    NEW = "Mới"
    OPEN = "Đang mở"
    AWAITING = "Chờ xác nhận"
    FIXED = "Đã sửa"
    REMOVED = "Đã gỡ"
    RECURRED = "Tái phát"
    UNVERIFIED = "Chưa xác minh được"
    MOOT = "Hết hiệu lực quy tắc"


CLOSED = frozenset({Status.FIXED, Status.REMOVED, Status.MOOT})


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding with its history and what people decided: what the workbook and the export show.

    `decision` maps a workbook column (audit.review.columns) to the value a person typed last.
    """

    finding: Finding
    status: str
    first_seen: date
    last_seen: date
    due: date | None
    decision: dict[str, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One line of «Trang đã soát»: an address or channel and how reading it ended."""

    url: str
    outcome: Outcome
    title: str = ""
    kind: str = ""  # trang | tệp | kênh | liên kết ngoài
    note: str = ""  # Vietnamese: what was not read and what to do
    fetched_at: str = ""  # ISO, UTC
    size: int | None = None
