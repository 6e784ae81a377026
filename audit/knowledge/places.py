"""The table of administrative units: which ended when, and what took their place (config/places.csv)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from audit.vietnamese.addresses import KINDS, Address, Tier, Unit
from audit.vietnamese.text import key

_EVERY = "*"  # a row for every unit of its kind: «huyện *»
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """One unit in one period; `end` is its last day. A renamed or moved unit is a new row.

    `parent` and `successor` are written with their level («thành phố Bắc Giang»); several successors
    mean that the unit was divided. `verified` = no: the row only supports advisory findings.
    """

    tier: str  # province | district | commune
    kind: str
    name: str
    parent: str
    start: date | None
    end: date | None
    successor: tuple[str, ...]
    aliases: tuple[str, ...]
    verified: bool
    basis: str
    source: str
    note: str = ""
    line: int = 0

    @property
    def title(self) -> str:
        return f"{self.kind} {self.name}"

    def valid_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Ended:
    """A unit of an address that no longer exists; `now` is the unit in its place, when a single one is known.

    `named` = the table holds this very unit, not only «every huyện».
    """

    unit: Unit
    end: date
    sure: bool
    now: Place | None
    basis: str
    named: bool


class Places:
    """The rows, found by level and parent, never by the bare name."""

    def __init__(self, rows: Iterable[Place]) -> None:
        self.rows = tuple(rows)
        self._named: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
        for row in self.rows:
            for name in (row.name, *row.aliases):
                self._named[row.tier, row.kind, _EVERY if name == _EVERY else key(name)].append(row)
        self._provinces = {
            name: key(rows[0].name) for (tier, _, name), rows in self._named.items() if tier == Tier.PROVINCE
        }
        self.provinces = frozenset(self._provinces)

    def ended(self, address: Address, as_of: date, home: Address | None = None) -> tuple[Ended, ...]:
        """The units of *address* that ended before *as_of*.

        `home` is the school's own address in the register: it tells which of several units with one name is
        meant when the page gives no parent.
        """
        tiers = list(address.tiers())
        found = (self._ended(tiers, place, as_of, home) for place in range(len(tiers)))
        return tuple(ended for ended in found if ended is not None)

    def province_key(self, unit: Unit) -> str:
        """The name of a province in one form, whatever its alias: «TPHCM» is «Hồ Chí Minh»."""
        return self._provinces.get(unit.key, unit.key)

    def now(self, place: Place, as_of: date) -> Place | None:
        """What stands in the place of *place* on *as_of*; None when it was divided or is not known."""
        for _ in range(_MOST_STEPS):
            if place.valid_on(as_of):
                return place
            if len(place.successor) != 1:
                return None
            following = [row for row in self._titled(place.successor[0]) if row is not place]
            later = [row for row in following if row.end is None or place.end is None or row.end > place.end]
            if not later:
                return None
            place = next((row for row in later if row.valid_on(as_of)), later[0])
        return None

    def province_now(self, ended: Ended, as_of: date) -> Place | None:
        """The province of today in which an ended unit lies, where the table knows it."""
        if ended.now is None:
            return None
        if ended.now.tier == Tier.PROVINCE:
            return ended.now
        return next((row for row in self._titled(ended.now.parent) if row.valid_on(as_of)), None)

    def _ended(
        self, tiers: Sequence[tuple[Unit, Tier]], place: int, as_of: date, home: Address | None
    ) -> Ended | None:
        unit, tier = tiers[place]
        parent = tiers[place + 1][0] if place + 1 < len(tiers) else None
        if not unit.kind:
            return None
        if tier is Tier.COMMUNE:
            return self._ended_commune(unit, parent, as_of, home)
        if tier is Tier.PROVINCE:
            rows = self._named.get((Tier.PROVINCE, unit.kind, unit.key), [])
            if rows or parent is None:
                rows = rows + (self._district(unit, None) if unit.kind == "thành phố" else [])
            return self._last(unit, rows, as_of)
        return self._ended_district(unit, parent, as_of)

    def _ended_district(self, unit: Unit, parent: Unit | None, as_of: date) -> Ended | None:
        rows = self._district(unit, parent) or self._named.get((Tier.DISTRICT, unit.kind, _EVERY), [])
        found = self._last(unit, rows, as_of)
        cities = self._named.get((Tier.PROVINCE, "thành phố", unit.key), [])
        if found and parent and not parent.kind and any(row.valid_on(as_of) for row in cities):
            # «TP. Bắc Ninh, Bắc Ninh» may be either; «TP. Hồ Chí Minh, Đà Nẵng» is a list of cities
            return replace(found, sure=False) if parent.key == unit.key else None
        return found

    def _district(self, unit: Unit, parent: Unit | None) -> list[Place]:
        rows = self._named.get((Tier.DISTRICT, unit.kind, unit.key), [])
        if parent is None or not parent.kind:
            return rows
        return [row for row in rows if key(row.parent) == key(parent.title)]

    def _ended_commune(
        self, unit: Unit, parent: Unit | None, as_of: date, home: Address | None
    ) -> Ended | None:
        rows = self._named.get((Tier.COMMUNE, unit.kind, unit.key), [])
        same = [row for row in rows if parent is None or self._lies_in(row, parent)]
        if any(row.valid_on(as_of) for row in same):
            return None
        if parent is not None and parent.kind and same:
            return self._last(unit, same, as_of)
        guess = self._last(unit, same or rows, as_of)
        moved = guess is not None and parent is not None and self._moved_to(guess, parent, as_of)
        if guess and (parent is None or same or moved) and self._is_home(guess.now, home):
            return guess
        if guess and moved:
            return replace(guess, sure=False)
        return self._last(unit, self._named.get((Tier.COMMUNE, unit.kind, _EVERY), []), as_of)

    def _last(self, unit: Unit, rows: Sequence[Place], as_of: date) -> Ended | None:
        """The unit as ended, by its latest row; None while any of *rows* is valid or none is known."""
        past = [row for row in rows if row.end is not None and row.end < as_of]
        if not past or len(past) < len([row for row in rows if row.start is None or row.start <= as_of]):
            return None
        row = max(past, key=lambda r: r.end or date.min)
        assert row.end is not None  # noqa: S101 - `past` holds rows with an end only
        return Ended(unit, row.end, row.verified, self.now(row, as_of), row.basis, named=row.name != _EVERY)

    def _lies_in(self, row: Place, parent: Unit) -> bool:
        return any(
            key(title) == key(parent.title) or (not parent.kind and key(title).endswith(f" {parent.key}"))
            for title in self._ancestors(row)
        )

    def _ancestors(self, row: Place) -> Iterator[str]:
        waiting, seen = [row.parent], set()
        while waiting:
            title = waiting.pop()
            if title and title not in seen:
                seen.add(title)
                yield title
                waiting += [above.parent for above in self._titled(title)]

    def _moved_to(self, guess: Ended, parent: Unit, as_of: date) -> bool:
        above = self.province_now(guess, as_of)
        return above is not None and key(above.name) == parent.key

    def _is_home(self, place: Place | None, home: Address | None) -> bool:
        commune = home.unit(Tier.COMMUNE) if home else None
        province = home.unit(Tier.PROVINCE) if home else None
        same = place is not None and commune is not None and key(place.title) == key(commune.title)
        return same and place is not None and (province is None or key(place.parent).endswith(province.key))

    def _titled(self, title: str) -> list[Place]:
        for kind in sorted(KINDS, key=len, reverse=True):
            if title.casefold().startswith(f"{kind} "):
                name = key(title[len(kind) + 1 :])
                return [row for tier in Tier for row in self._named.get((tier, kind, name), [])]
        return []


def lint_places(rows: Sequence[Place], path: Path) -> list[str]:
    """Every mistake of the table, in Vietnamese, with file and line."""
    places = Places(rows)
    return [f"{path}:{row.line}: {text}" for row in rows for text in _mistakes(row, places)]


def _mistakes(row: Place, places: Places) -> Iterator[str]:
    if row.tier not in set(Tier) or row.kind not in KINDS:
        yield f"cấp «{row.tier}» hoặc loại «{row.kind}» không có trong danh mục"
    if row.start and row.end and row.start > row.end:
        yield f"«{row.title}» kết thúc trước khi bắt đầu"
    if row.verified and row.end and not row.source:
        yield f"«{row.title}» đánh dấu đã xác minh (verified = yes) nhưng thiếu nguồn"
    yield from _wrong_links(row, places)
    for other in places.rows:
        if other.line > row.line and _same_unit(row, other) and _overlap(row, other):
            yield f"«{row.title}» trùng thời gian hiệu lực với dòng {other.line}"


def _wrong_links(row: Place, places: Places) -> Iterator[str]:
    for title in (row.parent, *row.successor):
        if title and not places._titled(title):  # noqa: SLF001 - the linter belongs to the table
            yield f"«{row.title}» nhắc tới «{title}», bảng không có dòng này"
    if len(row.successor) == 1 and row.end and places.now(row, row.end + timedelta(days=1)) is row:
        yield f"«{row.title}» tự thay thế chính mình"


def _same_unit(one: Place, other: Place) -> bool:
    return (one.tier, one.kind, key(one.name), one.parent) == (
        other.tier,
        other.kind,
        key(other.name),
        other.parent,
    )


def _overlap(one: Place, other: Place) -> bool:
    first_end, second_end = one.end or date.max, other.end or date.max
    return (one.start or date.min) <= second_end and (other.start or date.min) <= first_end
