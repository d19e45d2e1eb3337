"""What keeps somebody from being commended for now: discipline and matters under verification.

Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4: no award while discipline is considered or something is verified; after a
discipline has been served, merit counts from its end.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tdkt.awards.book import AwardBook
from tdkt.model.award_records import DISCIPLINE_NAMES, VERIFICATION_NAMES
from tdkt.model.place import Place


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
    found = []
    for conduct in book.conduct:
        for entry in conduct.verifications:
            if entry.who == who and entry.from_ <= day and (entry.until is None or day <= entry.until):
                said = f"{VERIFICATION_NAMES[entry.about]}, từ ngày {entry.from_:%d/%m/%Y}"
                found.append(Hindrance(said, True, False, entry.origin.at("from")))
        for discipline in conduct.disciplines:
            if discipline.who != who or discipline.from_ > day:
                continue
            name = f"bị kỷ luật {DISCIPLINE_NAMES[discipline.form]} từ ngày {discipline.from_:%d/%m/%Y}"
            place = discipline.origin.at("from")
            if discipline.until is None:
                found.append(Hindrance(f"{name}, chưa ghi ngày hết thời hạn", True, True, place))
            elif day <= discipline.until:
                found.append(Hindrance(f"{name}, đến ngày {discipline.until:%d/%m/%Y}", True, True, place))
            elif discipline.until.year >= year:
                ended = (
                    f"đã hết ngày {discipline.until:%d/%m/%Y}: thành tích tính từ khi hết thời hạn kỷ luật"
                )
                found.append(Hindrance(f"{name}, {ended}", False, True, place))
    return tuple(found)
