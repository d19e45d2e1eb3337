"""What the user picked out of a report: units, statuses, targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TypeVar

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.status import Status
from tdkt.awards.bodies import Body
from tdkt.errors import UsageError
from tdkt.model.organization import Unit
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.text import fold

_T = TypeVar("_T")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a report: a whole target (`member` is ""), or the share of one member."""

    member: str
    found: Assessment


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen unit ids, statuses and target ids; an empty tuple means all.

    A share of an allocated target stands by its own status, whatever the whole's is.
    """

    units: tuple[str, ...]
    statuses: tuple[Status, ...]
    targets: tuple[str, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Tell whether units without anything that was picked are left out."""
        return bool(self.statuses or self.targets)

    def rows(self, found: Assessment) -> tuple[Row, ...]:
        """Return what was picked of a target: the whole first, then its shares; none where nothing of it was."""
        if not self.units:
            return self._with_a_status(_all_rows(found))
        answering = {*found.target.units, *found.target.reporting}
        of_units = [row for unit in self.units if unit in answering for row in _rows_of_unit(found, unit)]
        return self._with_a_status(row for row in _all_rows(found) if row in of_units)

    def rows_of_unit(self, found: Assessment, unit: str) -> tuple[Row, ...]:
        """Return what was picked of what `unit` answers for in a target."""
        return self._with_a_status(_rows_of_unit(found, unit))

    def _with_a_status(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(
            row
            for row in rows
            if (not self.statuses or row.found.status in self.statuses)
            and (not self.targets or row.found.target.id in self.targets)
        )


def _all_rows(found: Assessment) -> Iterator[Row]:
    yield Row("", found)
    for share in found.shares:
        yield Row(share.member, share.found)


def _rows_of_unit(found: Assessment, unit: str) -> Iterator[Row]:
    """Yield what a unit answers for: its share where it has one, unless it heads the target; else the whole with each share."""
    has_own_share = any(share.member == unit for share in found.shares)
    heads = found.target.units[0] == unit
    return (row for row in _all_rows(found) if heads or not has_own_share or row.member == unit)


def choose_units(programme: Programme, words: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that `words` (ids, abbreviations or names, with or without tones) name; raises UsageError."""
    units = dict.fromkeys((*programme.organization.units, *programme.reporting_units))
    known = {fold(word): unit.id for unit in units for word in (unit.id, unit.abbreviation, unit.name)}
    return tuple(_choose(word, known, "đơn vị", [unit.id for unit in units]) for word in words)


def choose_bodies(known: Iterable[Body], words: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the units and collectives that `words` (ids, abbreviations, names, of a thôn its id) name."""
    names: dict[str, str] = {}
    listed = list(known)
    for one in listed:
        there = one.there
        short = there.abbreviation if isinstance(there, Unit) else there.subdivision
        for word in filter(None, (one.id, one.name, short)):
            names.setdefault(fold(word), one.id)
    return tuple(_choose(word, names, "đơn vị, tập thể", [one.id for one in listed]) for word in words)


def choose_targets(programme: Programme, words: Iterable[str]) -> tuple[str, ...]:
    """Return the target ids that `words` name; raises UsageError."""
    known = {target.id: target.id for target in programme.targets}
    return tuple(_choose(word, known, "chỉ tiêu", list(known)) for word in words)


def choose_statuses(words: Iterable[str]) -> tuple[Status, ...]:
    """Return the statuses that `words` name ("chậm", "cham", "khong-dat", "behind"); raises UsageError."""
    known: dict[str, Status] = {}
    for status in Status:
        known[fold(status.label)] = known[status.value.replace("_", " ")] = status
    labels = [status.label for status in Status]
    return tuple(
        _choose(word.replace("-", " ").replace("_", " "), known, "trạng thái", labels) for word in words
    )


def _choose(word: str, known: dict[str, _T], what: str, choices: list[str]) -> _T:
    found = known.get(fold(word.strip()))
    if found is None:
        close = get_close_matches(fold(word), known, n=1)
        guess = f"Có phải là “{close[0]}”? " if close else ""
        more = "…" if len(choices) > _SHOWN else "."
        listed = f"Chỉ dùng: {', '.join(choices[:_SHOWN])}{more}"
        raise UsageError(f"Không có {what} “{word}”.", hint=f"{guess}{listed}")
    return found
