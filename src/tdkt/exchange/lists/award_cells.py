"""What cells of lists about awards say: which award, which rating, who of those on record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.exchange.lists.award_meaning import Meant, award_meant
from tdkt.exchange.lists.kind import Judged, Row
from tdkt.exchange.lists.reading_cells import (
    as_names_are_written,
    did_you_mean,
    person_name,
    subdivision_named,
    unit_named,
)
from tdkt.exchange.lists.register_lists import refused
from tdkt.law.award_names import OtherAward, award_names, held_award
from tdkt.law.packs import AwardRule, award_rule, packs
from tdkt.model.award_batch import Nominations
from tdkt.model.organization import Organization
from tdkt.model.register import AwardRegister, Collective, Household, Person, Recipient
from tdkt.model.text import fold, letters, spelling_key
from tdkt.workspace.workspace import Workspace

_COLLECTIVE = re.compile(r"^tập thể\s+(?=\S)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_TAKE_PEOPLE = (
    "Nhận danh sách người, tập thể trước (tdkt import … --as people, --as collectives), rồi chạy lại."
)


def award_of(row: Row, organization: Organization, who: Recipient) -> str | Judged:
    """Return the award that a row proposes for somebody, or the row refused: also where it is not for such as them."""
    text = row.get("award")
    found = award_meant(text, organization) if text else None
    rule = None if found is None or found.is_elsewhere else award_rule(found.award)
    if rule is None:
        return _no_such_award(row, [one.name for one in packs()[-1].awards.values()])
    return _fitting(row, rule, who) or rule.id


def held_award_of(row: Row, organization: Organization, who: Recipient) -> Meant | Judged:
    """Return the award that somebody holds by a row, also one of others; or the row refused."""
    text = row.get("award")
    found = award_meant(text, organization, giver=row.get("issuer"), is_ours=False) if text else None
    rule = held_award(found.award) if found else None
    if found is None or rule is None:
        names = [one.name for one in packs()[-1].awards.values()]
        return _no_such_award(row, [*names, *(one.name for one in award_names().others.values())])
    return _fitting(row, rule, who) or found


def _no_such_award(row: Row, names: Sequence[str]) -> Judged:
    text = row.get("award")
    words = (
        f"Không rõ danh hiệu, hình thức “{text}”." if text else "Chưa ghi danh hiệu, hình thức khen thưởng."
    )
    return refused(row, words, did_you_mean(text or "", names), "award")


def _fitting(row: Row, rule: AwardRule | OtherAward, who: Recipient) -> Judged | None:
    """Return the row refused where an award is not for such as somebody, None where it is."""
    if who.recipient in rule.recipients:
        return None
    meant = ", ".join(RECIPIENT_NAMES[one] for one in rule.recipients)
    return refused(
        row,
        f"“{rule.name}” dành cho {meant}, {who.name} là {RECIPIENT_NAMES[who.recipient]}.",
        "Sửa danh hiệu, hình thức, hoặc sửa tên ở dòng này.",
        "award",
    )


def rating_meant(text: str) -> str | None:
    """Return the rating that a cell names, None where it is none; words of duties behind it change nothing, any other could."""
    key = letters(_ASIDE.sub(" ", text))
    names = award_names()
    behind = "|".join(map(letters, names.behind_rating))
    return next(
        (
            rating
            for rating, words in names.ratings.items()
            if re.fullmatch(f"(?:{'|'.join(map(letters, words))})(?:{behind})*(?:nam\\d{{4}})?", key)
        ),
        None,
    )


class OnRecord:
    """Those who can be commended, found by name and place."""

    def __init__(self, workspace: Workspace) -> None:
        registers: Sequence[AwardRegister] = workspace.all(AwardRegister)
        proposed: Sequence[Nominations] = workspace.all(Nominations)
        named: list[Recipient] = [one for register in registers for one in register.everyone]
        named += [one for found in proposed for one in found.households]
        self._all: tuple[Recipient, ...] = tuple({one.id: one for one in named}.values())
        self._by_id: dict[str, Recipient] = {one.id: one for one in self._all}
        self._by_name: dict[str, list[Recipient]] = {}
        for one in self._all:
            self._by_name.setdefault(spelling_key(one.name), []).append(one)
        assert workspace.organization is not None
        self.organization: Organization = workspace.organization

    def of(self, row: Row) -> Recipient | Judged:
        """Return whom a row means; the row refused where that is nobody, or could be two."""
        if row.get("who_id") in self._by_id:
            return self._by_id[row.get("who_id")]
        typed = row.get("name")
        name = as_names_are_written(person_name(typed)[0])
        found: list[Recipient] = list(
            dict.fromkeys(
                (*self._by_name.get(spelling_key(typed), ()), *self._by_name.get(spelling_key(name), ()))
            )
        ) or self._as_place(typed)
        said = {place for text in (self._said(row), row.group, row.sheet) for place in self._places(text)}
        places = said or {place for text in row.titles for place in self._places(text)}
        here = [one for one in found if place_of_recipient(one) in places]
        likely = (
            here
            or [one for one in found if not place_of_recipient(one)]
            or (found if not self._said(row) else [])
        )
        if len(likely) == 1:
            return likely[0]
        if not found:
            near = did_you_mean(typed, self._names()) if self._all else ""
            return refused(
                row,
                f"“{typed}” chưa có trong sổ đối tượng.",
                f"{near} {_TAKE_PEOPLE}".strip() if near.startswith("Có phải") else _TAKE_PEOPLE,
                "name",
            )
        listed = "; ".join(f"{one.name}, {self._place_name(one)} (mã {one.id})" for one in found)
        words = f"“{typed}” có thể là: {listed}."
        if len(found) == 1:
            words = f"“{typed}” ghi ở “{self._said(row)}”, trong sổ là {listed}."
        return refused(
            row,
            words,
            "Ghi đúng đơn vị, hoặc thêm cột “Mã đối tượng” và ghi mã.",
            "name",
        )

    def _as_place(self, typed: str) -> list[Recipient]:
        """Return the collective that is a whole unit or thôn, named otherwise than on record ("Tập thể Văn phòng HĐND-UBND")."""
        places = self._places(_COLLECTIVE.sub("", typed))
        return [
            one
            for one in self._all
            if isinstance(one, Collective)
            and place_of_recipient(one) in places
            and spelling_key(one.name) == spelling_key(self._place_name(one))
        ]

    def name_of(self, ident: str) -> str:
        """Return the name of somebody by their id, the id where nobody has it."""
        return self._by_id[ident].name if ident in self._by_id else ident

    def _said(self, row: Row) -> str:
        """Return the unit that a row names, "" where that is the ward itself: systems of provinces ask for one of everybody."""
        text = row.get("unit")
        name = fold(self.organization.name)
        ward = {letters(name), letters(name.replace("uy ban nhan dan", "ubnd"))}
        return "" if letters(text) in ward else text

    def _places(self, text: str) -> list[str]:
        pieces = dict.fromkeys((text, *map(str.strip, text.split(","))))
        found = (
            find(self.organization, piece) for piece in pieces for find in (unit_named, subdivision_named)
        )
        return [place for place in found if place]

    def _names(self) -> list[str]:
        return [one.name for one in self._all]

    def _place_name(self, one: Recipient) -> str:
        place = place_of_recipient(one)
        units = {unit.id: unit.name for unit in self.organization.units}
        parts = {part.id: part.name for part in self.organization.known_subdivisions}
        return units.get(place) or parts.get(place) or place or "chưa ghi đơn vị"


def place_of_recipient(one: Recipient) -> str:
    """Return the id of the unit or thôn of somebody on record, "" where it is not said."""
    match one:
        case Person():
            return one.unit or ""
        case Collective():
            return one.unit or one.subdivision or ""
        case Household():
            return one.subdivision or ""
