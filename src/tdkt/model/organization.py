"""The ward: its name on documents, its units, subdivisions, signers and the movements from above."""

from __future__ import annotations

import datetime
import re

from tdkt.model.building import in_file
from tdkt.model.issuer import BOARD, COUNCIL, OTHER, UNIT, Issuer, IssuingBody, Signer, signer_of, written_out
from tdkt.model.lifetime import Lifetime
from tdkt.model.movement_life import MovementLife
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field, replace
from tdkt.model.register import Collective
from tdkt.model.text import letters

_COMMITTEE = "Ủy ban nhân dân "
_KIND_OF_PLACE = re.compile(r"\b(?:xã|phường|đặc khu)\b")


@dataclass(frozen=True, slots=True)
class Unit(Lifetime):
    """A phòng or trung tâm of the ward; `contact` is who reports for it and how to reach them ("" if not said).

    `formerly` are the ids that it had before, the oldest first.
    """

    id: str
    name: str
    abbreviation: str
    contact: str = field(metadata=in_file(absent=""))
    origin: Origin
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subdivision(Lifetime):
    """A thôn or tổ dân phố; `type` is "thon" or "to-dan-pho", `formerly` the ids that it had before."""

    id: str
    type: str
    name: str
    origin: Origin
    formerly: tuple[str, ...] = ()

    @property
    def as_reporting(self) -> Unit:
        """The subdivision as one that reports for itself on its shares (`Allocation.reported_by`)."""
        return Unit(
            self.id,
            self.name,
            self.name,
            "",
            self.origin,
            self.formerly,
            from_=self.from_,
            until=self.until,
            into=self.into,
        )


@dataclass(frozen=True, slots=True)
class Subdivisions:
    """The list of subdivisions; `illustrative` while it is not the real one."""

    illustrative: bool = field(metadata=in_file(absent=False))
    members: tuple[Subdivision, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class GeneralMovement:
    """A movement launched from above; `from_year` and `to_year` bound its period where it has one, the days of its `life` more exactly."""

    id: str
    title: str
    from_year: int | None = field(metadata=in_file(key="from"))
    to_year: int | None = field(metadata=in_file(key="to"))
    origin: Origin
    life: MovementLife | None = None

    @property
    def first_day(self) -> datetime.date | None:
        """The day on which it begins, as far as that is known."""
        if self.life is not None and self.life.from_ is not None:
            return self.life.from_
        return datetime.date(self.from_year, 1, 1) if self.from_year else None

    @property
    def last_day(self) -> datetime.date | None:
        """The day on which it ends, as far as that is known."""
        if self.life is not None and self.life.until is not None:
            return self.life.until
        return datetime.date(self.to_year, 12, 31) if self.to_year else None


COUNCIL_ROLES = {
    "chair": "Chủ tịch Hội đồng",
    "vice_chair": "Phó Chủ tịch Hội đồng",
    "member": "Ủy viên",
    "secretary": "Ủy viên, Thư ký Hội đồng",
}


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """A member of the Council; `role` is a key of `COUNCIL_ROLES`, `person` their id in the register if they are there."""

    id: str
    name: str
    gender: str
    post: str
    role: str
    person: str | None
    origin: Origin

    @property
    def form_of_address(self) -> str:
        """Ông or Bà."""
        return "Bà" if self.gender == "female" else "Ông"

    @property
    def role_name(self) -> str:
        """The role in Vietnamese."""
        return COUNCIL_ROLES[self.role]


@dataclass(frozen=True, slots=True)
class Council:
    """Hội đồng Thi đua - Khen thưởng; `decision` is the one that set it up, in words."""

    decision: str | None
    members: tuple[CouncilMember, ...]
    origin: Origin
    illustrative: bool = False

    def member(self, member_id: str) -> CouncilMember | None:
        """Return the member with this id, or None."""
        return next((member for member in self.members if member.id == member_id), None)


def kind_word(name: str) -> str:
    """Return what a place is called by its full name: "xã", "phường", "đặc khu"; all three where that does not tell."""
    found = _KIND_OF_PLACE.search(name.lower())
    return found[0] if found else "xã, phường, đặc khu"


def city_word(city: str) -> str:
    """Return what the level above is called by its full name: "tỉnh" or "thành phố"."""
    return "tỉnh" if city.lower().startswith("tỉnh ") else "thành phố"


@dataclass(frozen=True, slots=True)
class Organization:
    """Everything about the ward that does not change with the plan."""

    name: str
    issuer: tuple[str, ...]
    place: str
    city: str
    abbreviation: str
    standing_unit: str | None
    units: tuple[Unit, ...]
    subdivisions: Subdivisions | None
    signers: tuple[Signer, ...]
    general_movements: tuple[GeneralMovement, ...]
    council: Council | None
    origin: Origin
    issuers: tuple[Issuer, ...] = ()

    @property
    def superior(self) -> None:
        """Nothing stands above the name of a Ủy ban nhân dân at the head of a page."""
        return

    @property
    def kind_word(self) -> str:
        """What sentences call the place, by its name: "xã", "phường" or "đặc khu"; "xã, phường, đặc khu" where that does not tell."""
        return kind_word(self.name)

    @property
    def city_word(self) -> str:
        """What sentences call the level above: "tỉnh" or "thành phố"."""
        return city_word(self.city)

    @property
    def reporting_bodies(self) -> tuple[Unit, ...]:
        """All that may send a report: the units, then the subdivisions, each as one that reports."""
        return (*self.units, *(subdivision.as_reporting for subdivision in self.known_subdivisions))

    def unit(self, unit_id: str) -> Unit | None:
        """Return the unit with this id, or None."""
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def unit_called(self, word: str) -> Unit | None:
        """Return the unit whose id, abbreviation or name is `word`, whatever its case, tones and hyphens, or None."""
        meant = letters(word)
        return next(
            (
                unit
                for unit in self.units
                if meant and meant in map(letters, (unit.id, unit.abbreviation, unit.name))
            ),
            None,
        )

    def signer(self, signer_id: str) -> Signer | None:
        """Return the signer of the ward with this id, or None."""
        return signer_of(self, signer_id)

    @property
    def short_name(self) -> str:
        """The ward's committee as it stands above the names of its parts: "UBND phường Việt Hòa"."""
        return f"{self.abbreviation} {self.name.removeprefix(_COMMITTEE)}"

    def issuer_with(self, issuer_id: str) -> Issuer | None:
        """Return the declared issuer with this id as its pages name it, or None: the ward stands above its own Council and phòng."""
        found = next((one for one in self.issuers if one.id == issuer_id), None)
        if found is None:
            return None
        superior = found.superior or (self.short_name if found.is_of_the_ward else None)
        return replace(found, superior=superior, place=found.place or self.place)

    def numbered_with(self, issuer_id: str | None) -> str | None:
        """Return in whose row of numbers an issuer's documents count: its own, None for the ward's.

        A body with the ward's own abbreviation (a Chủ tịch who issues as UBND) has its symbols, so one văn thư numbers both: no two
        documents of a year have one number and symbol (NĐ 30/2020, Phụ lục I, Phần I, II.3a).
        """
        found = next((one for one in self.issuers if one.id == issuer_id), None)
        return None if found is not None and found.abbreviation == self.abbreviation else issuer_id

    def issues_for_the_ward(self, issuer_id: str | None) -> bool:
        """Tell whether what this issuer launches the ward launches: the ward itself, its Chủ tịch, its Council or a board of it."""
        found = next((one for one in self.issuers if one.id == issuer_id), None)
        if found is None or self.numbered_with(found.id) is None:
            return True
        return found.type in (COUNCIL, BOARD) and not self.is_of_another_body(found)

    def is_of_another_body(self, issuer: Issuer) -> bool:
        """Tell whether an issuer stands under another body than the ward: the Council of a school."""
        wards_own = map(letters, (self.name, self.short_name, " ".join(self.issuer)))
        return issuer.superior is not None and letters(issuer.superior) not in wards_own

    def body_above(self, issuer: Issuer) -> Issuer | None:
        """Return the declared issuer under whose name another stands at the head of its pages, None for the ward or where none is."""
        above = letters(issuer.superior or "")
        return next((one for one in self.issuers if above and letters(" ".join(one.head)) == above), None)

    def issuer_of(self, body: Unit | Subdivision | Collective) -> Issuer:
        """Return a unit, a thôn or a collective as an issuer: as it is declared, else with its name for its head; it may have no signer."""
        declared = next((one for one in self.issuers if one.body == body.id), None)
        found = self.issuer_with(declared.id) if declared is not None else None
        if found is not None:
            return found
        of_the_ward = (
            not isinstance(body, Collective) or body.unit is not None or body.subdivision is not None
        )
        return Issuer(
            id=body.id,
            type=UNIT if isinstance(body, Unit) else OTHER,
            name=body.name,
            body=body.id,
            superior=self.short_name if of_the_ward else None,
            head=(written_out(body.name).upper(),),
            abbreviation=body.abbreviation if isinstance(body, Unit) else "",
            place=self.place,
            signers=(),
            documents=(),
            recipients=(),
            archive=None,
            origin=body.origin,
        )

    @property
    def council_as_issuer(self) -> Issuer | None:
        """The Council as it is declared among the issuers, None where it is not."""
        declared = next((one for one in self.issuers if one.type == COUNCIL), None)
        return self.issuer_with(declared.id) if declared is not None else None

    def issuing(self, document: str, said: str | None = None) -> IssuingBody:
        """Return who issues a kind of `document`: who is `said`, else the issuer that issues such documents, else the ward."""
        if said is None:
            said = next((one.id for one in self.issuers if document in one.documents), None)
        found = self.issuer_with(said) if said else None
        return found or self

    @property
    def known_subdivisions(self) -> tuple[Subdivision, ...]:
        """Every subdivision on record, also those that are no more or not there yet."""
        return self.subdivisions.members if self.subdivisions else ()

    def subdivisions_on(self, day: datetime.date, types: tuple[str, ...] = ()) -> tuple[Subdivision, ...]:
        """Return the subdivisions of these types that live on `day`, of all types where `types` is empty."""
        return tuple(
            member
            for member in self.known_subdivisions
            if member.lives_on(day) and (not types or member.type in types)
        )
