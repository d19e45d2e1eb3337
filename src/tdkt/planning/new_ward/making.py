"""The ward that complete and sound answers describe: names put together, ids made, gaps filled by guesses that are told."""

from __future__ import annotations

import datetime

from tdkt.model.issuer import Signer
from tdkt.model.organization import (
    Council,
    CouncilMember,
    Organization,
    Subdivision,
    Subdivisions,
    Unit,
)
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import division_of, read_year
from tdkt.model.text import letters, lower_first, upper_first
from tdkt.planning.new_ward.answers import STANDING, Answers
from tdkt.planning.new_ward.ci import CHOICES
from tdkt.planning.new_ward.guesses import (
    COMMITTEE,
    abbreviation_of,
    authority_of,
    ids_of,
    proper_name,
    standing_unit_of,
    subdivision_type,
    without_head,
)
from tdkt.planning.new_ward.spoken import tidy
from tdkt.planning.new_ward.ward import KINDS, NewWard


def ward_of(answers: Answers, day: datetime.date) -> NewWard:
    """Return the ward that `answers` (without `problems`) describe; `day` is when its plan is to be issued.

    The year is the answers' own, else that of `day`; a `day` outside the year is moved to its nearest end.
    """
    year = read_year(answers.get("year", day.year))
    kind = answers["type"]
    name = proper_name(tidy(answers["name"]), kind)
    place = _place(tidy(answers.get("place", "")), name, kind)
    full_name = _full_name(kind, name, place)
    units, guessed = _units(answers)
    standing = _standing_unit(answers, units)
    if STANDING not in answers:
        guessed = guessed | {STANDING}
    return NewWard(
        kind=kind,
        full_name=full_name,
        organization=Organization(
            name=f"{COMMITTEE} {full_name}",
            issuer=(COMMITTEE.upper(), full_name.upper()),
            place=place,
            city=_city(answers["city"]),
            abbreviation=tidy(answers.get("abbreviation", "UBND")),
            standing_unit=standing.id,
            units=units,
            subdivisions=_subdivisions(answers),
            signers=_signers(answers),
            general_movements=(),
            council=_council(answers),
            origin=NOWHERE,
        ),
        year=year,
        day=min(max(day, division_of(year).first_day), division_of(year).last_day),
        guessed=guessed,
        ci=CHOICES[answers.get("ci", "none")],
    )


def _place(given: str, name: str, kind: str) -> str:
    """Return the địa danh: as given, else the name; a number is written with its kind (NĐ 30/2020, Phụ lục I, II.4a)."""
    if not given and name[0].isdigit():
        return f"{KINDS[kind].capitalize()} {name}"
    place = given or name
    return upper_first(place)


def _full_name(kind: str, name: str, place: str) -> str:
    """Return "xã Đông Hưng", but "Phường Điện Biên Phủ" where the place is written with its kind.

    Units named after a person, a number or an event take a capital (NĐ 30/2020, Phụ lục II, III.1b).
    """
    word = KINDS[kind]
    capital = place.lower().startswith(f"{word} ")
    return f"{word.capitalize() if capital else word} {name}"


def _city(text: str) -> str:
    found = tidy(text)
    return lower_first(found)


def _units(answers: Answers) -> tuple[tuple[Unit, ...], frozenset[str]]:
    """Return the units with the ids of those whose abbreviation is a guess."""
    names = [tidy(unit["name"]) for unit in answers["units"]]
    given = [tidy(unit.get("abbreviation", "")) for unit in answers["units"]]
    taken = [word for word in given if word]
    units, guessed = [], set()
    for unit, name, word, unit_id in zip(
        answers["units"], names, given, ids_of(map(without_head, names)), strict=True
    ):
        if not word:
            word = abbreviation_of(name, taken)
            taken.append(word)
            guessed.add(unit_id)
        units.append(Unit(unit_id, name, word, tidy(unit.get("contact", "")), NOWHERE))
    return tuple(units), frozenset(guessed)


def _standing_unit(answers: Answers, units: tuple[Unit, ...]) -> Unit:
    if STANDING not in answers:
        return units[standing_unit_of([unit.name for unit in units])]
    meant = letters(answers[STANDING])
    return next(unit for unit in units if meant in (letters(unit.name), letters(unit.abbreviation)))


def _subdivisions(answers: Answers) -> Subdivisions | None:
    names = [tidy(name) for name in answers.get("subdivisions", ())]
    members = tuple(
        Subdivision(found, subdivision_type(name, answers["type"]), name, NOWHERE)
        for found, name in zip(ids_of(names), names, strict=True)
    )
    return Subdivisions(False, members, NOWHERE) if members else None


def _signers(answers: Answers) -> tuple[Signer, ...]:
    found = []
    for signer in answers["signers"]:
        post, on_behalf_of, in_place_of = authority_of(tidy(signer["post"]))
        if "on_behalf_of" in signer or "in_place_of" in signer:
            post, on_behalf_of, in_place_of = (
                tidy(signer["post"]),
                signer.get("on_behalf_of"),
                signer.get("in_place_of"),
            )
        found.append((tidy(signer["name"]), post, on_behalf_of, in_place_of))
    ids = ids_of(post for _, post, _, _ in found)
    return tuple(Signer(signer_id, *words, NOWHERE) for signer_id, words in zip(ids, found, strict=True))


def _council(answers: Answers) -> Council | None:
    data = answers.get("council")
    if not data:
        return None
    ids = ids_of(tidy(member["name"]) for member in data["members"])
    members = tuple(
        CouncilMember(
            found, tidy(said["name"]), said["gender"], tidy(said["post"]), said["role"], None, NOWHERE
        )
        for found, said in zip(ids, data["members"], strict=True)
    )
    return Council(tidy(data.get("decision", "")) or None, members, NOWHERE)
