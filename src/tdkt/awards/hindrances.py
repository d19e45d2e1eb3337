"""What keeps somebody from being commended for now: discipline and matters under verification.

Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4: no award while discipline is considered or something is verified; after a
discipline has been served, merit counts from its end.
"""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook
from tdkt.model.award_records import DISCIPLINE_NAMES, VERIFICATION_NAMES, Discipline, Verification
from tdkt.model.place import Place
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Something on record at `place`: `blocks` while it lasts; afterwards it only shortens the time whose merit counts.

    `disciplined` tells a discipline from a matter that is still being looked into.
    """

    reason: str
    blocks: bool
    disciplined: bool
    place: Place


def hindrances(who: str, day: datetime.date, year: int, book: AwardBook) -> tuple[Hindrance, ...]:
    """Return what is on record about `who` on `day`, in view of the merit of `year`; a last day still counts."""
    found: list[Hindrance | None] = []
    for conduct in book.conduct:
        found += [_under_verification(entry, day) for entry in conduct.verifications if entry.who == who]
        found += [_disciplined(entry, day, year) for entry in conduct.disciplines if entry.who == who]
    return tuple(one for one in found if one is not None)


def _under_verification(entry: Verification, day: datetime.date) -> Hindrance | None:
    if entry.from_ > day or (entry.until is not None and entry.until < day):
        return None
    said = f"{VERIFICATION_NAMES[entry.about]}, từ ngày {entry.from_:%d/%m/%Y}"
    return Hindrance(said, True, False, entry.origin.at("from"))


def _disciplined(entry: Discipline, day: datetime.date, year: int) -> Hindrance | None:
    if entry.from_ > day:
        return None
    name = f"bị kỷ luật {DISCIPLINE_NAMES[entry.form]} từ ngày {entry.from_:%d/%m/%Y}"
    place = entry.origin.at("from")
    if entry.until is None:
        return Hindrance(f"{name}, chưa ghi ngày hết thời hạn", True, True, place)
    if day <= entry.until:
        return Hindrance(f"{name}, đến ngày {entry.until:%d/%m/%Y}", True, True, place)
    if entry.until < division_of(year).first_day:
        return None
    ended = f"đã hết ngày {entry.until:%d/%m/%Y}: thành tích tính từ khi hết thời hạn kỷ luật"
    return Hindrance(f"{name}, {ended}", False, True, place)
