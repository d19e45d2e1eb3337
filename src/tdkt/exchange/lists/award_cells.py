"""What cells of lists about awards say: which award, which rating, who of those on record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.exchange.lists.kind import Judged, Row
from tdkt.exchange.lists.reading_cells import (
    as_names_are_written,
    did_you_mean,
    person_name,
    subdivision_named,
    unit_named,
)
from tdkt.exchange.lists.register_lists import refused
from tdkt.law.packs import packs
from tdkt.model.award_batch import Nominations
from tdkt.model.organization import Organization
from tdkt.model.register import AwardRegister, Collective, Household, Person, Recipient
from tdkt.model.text import fold, letters, spelling_key
from tdkt.workspace.workspace import Workspace

_SHORT = {
    "ldtt": "lao-dong-tien-tien",
    "laodongtt": "lao-dong-tien-tien",
    "cstdcs": "chien-si-thi-dua-co-so",
    "cstdcoso": "chien-si-thi-dua-co-so",
    "chiensitdcs": "chien-si-thi-dua-co-so",
    "ttldtt": "tap-the-lao-dong-tien-tien",
    "ttldxs": "tap-the-lao-dong-xuat-sac",
    "gdvh": "gia-dinh-van-hoa",
}
"""What offices write short."""
_BEFORE_AWARD = re.compile(
    r"^(?:danh hieu|hinh thuc khen thuong|tang|tang thuong|de nghi tang|cong nhan)\s*[:“\"]*\s*"
)
_OF_THE_WARD = re.compile(r"\bcua (?:chu tich )?(?:ubnd|uy ban nhan dan)(?: (?:xa|phuong|dac khu)\b.*)?$")
"""Who gives an award, where that is a ward: anybody else gives another award of the same name."""
_RATINGS = (
    ("not_completed", ("khonghoanthanh", "kht", "khonght")),
    ("excellent", ("hoanthanhxuatsac", "htxs", "xuatsac")),
    ("good", ("hoanthanhtot", "htt", "tot")),
    ("completed", ("hoanthanh", "ht")),
)
_OF_DUTIES = r"(?:nhiemvu|nv)?(?:duocgiao)?(?:nam\d{4})?"
"""What may stand behind a rating and changes nothing of it; any other word could ("hoàn thành chưa tốt")."""
_TAKE_PEOPLE = (
    "Nhận danh sách người, tập thể trước (tdkt import … --as people, --as collectives), rồi chạy lại."
)


def award_meant(text: str) -> str | None:
    """Return the id of the award that a cell names in full or short ("CSTĐ cơ sở"), None where none is certain."""
    said = _BEFORE_AWARD.sub(
        "", " ".join(fold(text).replace("“", "").replace("”", "").replace('"', "").split())
    )
    awards = packs()[-1].awards.values()
    for words in (said, _OF_THE_WARD.sub("", said)):
        key = letters(words)
        exact = [
            one.id for one in awards if key in (letters(one.name), letters(one.id), letters(one.full_name))
        ]
        if exact:
            return exact[0]
        if key in _SHORT:
            return _SHORT[key]
    return None


def award_of(row: Row) -> str | Judged:
    """Return the award of a row, or the row refused."""
    text = row.get("award")
    found = award_meant(text) if text else None
    if found is not None:
        return found
    names = [one.name for one in packs()[-1].awards.values()]
    words = (
        f"Không rõ danh hiệu, hình thức “{text}”." if text else "Chưa ghi danh hiệu, hình thức khen thưởng."
    )
    return refused(row, words, did_you_mean(text or "", names), "award")


def rating_meant(text: str) -> str | None:
    """Return the rating that a cell names, None where it is none."""
    key = letters(text)
    return next(
        (rating for rating, words in _RATINGS if re.fullmatch(f"(?:{'|'.join(words)}){_OF_DUTIES}", key)),
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
        self._organization: Organization = workspace.organization

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
        )
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
        return refused(
            row,
            f"“{typed}” có thể là: {listed}.",
            "Ghi đúng đơn vị, hoặc thêm cột “Mã đối tượng” và ghi mã.",
            "name",
        )

    def name_of(self, ident: str) -> str:
        """Return the name of somebody by their id, the id where nobody has it."""
        return self._by_id[ident].name if ident in self._by_id else ident

    def _said(self, row: Row) -> str:
        """Return the unit that a row names, "" where that is the ward itself: systems of provinces ask for one of everybody."""
        text = row.get("unit")
        return "" if letters(text) == letters(self._organization.name) else text

    def _places(self, text: str) -> list[str]:
        pieces = dict.fromkeys((text, *map(str.strip, text.split(","))))
        found = (
            find(self._organization, piece) for piece in pieces for find in (unit_named, subdivision_named)
        )
        return [place for place in found if place]

    def _names(self) -> list[str]:
        return [one.name for one in self._all]

    def _place_name(self, one: Recipient) -> str:
        place = place_of_recipient(one)
        units = {unit.id: unit.name for unit in self._organization.units}
        parts = {part.id: part.name for part in self._organization.known_subdivisions}
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
