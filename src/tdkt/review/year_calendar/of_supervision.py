"""What inspections, petitions, cancelled awards and meetings put on the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import award_book
from tdkt.awards.petition_limits import ACCEPT, open_limits
from tdkt.model.handed_down import HandedDown
from tdkt.model.inspection import Inspection
from tdkt.model.petition import PETITION_NAMES, Petitions
from tdkt.model.propaganda import GATHERINGS, Propaganda
from tdkt.model.revocation import Revocation
from tdkt.model.text import slug
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.workspace.workspace import Workspace


def entries_of_supervision(workspace: Workspace) -> Iterator[Entry]:
    """Yield visits, days until which findings are mended and petitions answered, and what is to be given back."""
    names = {id_: one.name for id_, one in plan_makers(workspace).items()}
    for one in workspace.all(Inspection):
        for day, kind, what, key in _inspection(one, names):
            yield Entry(
                day=day,
                kind=kind,
                what=what,
                key=f"kiem-tra-{one.id}-{key}",
                file=one.origin.file,
                plan_year=one.year,
                illustrative=one.illustrative,
            )
    book = award_book(workspace)
    for file in workspace.all(Petitions):
        for petition in file.petitions:
            limits = open_limits(petition, None, book) if petition.answered is None else ()
            for limit in limits:
                step = "-thu-ly" if limit.step == ACCEPT and len(limits) > 1 else ""
                yield Entry(
                    day=limit.day,
                    kind=Kind.DUE,
                    what=f"Hạn {limit.step} đơn {petition.id} ({PETITION_NAMES[petition.type]}; {limit.why})",
                    key=f"don-{file.year}-{petition.id}{step}",
                    file=file.origin.file,
                    illustrative=file.illustrative,
                )
    for revocation in workspace.all(Revocation):
        if revocation.return_by is not None:
            yield Entry(
                day=revocation.return_by,
                kind=Kind.DUE,
                what=f"Hạn nộp lại hiện vật, tiền thưởng theo quyết định hủy bỏ “{revocation.id}”",
                key=f"huy-bo-{revocation.id}",
                file=revocation.origin.file,
                illustrative=revocation.illustrative,
            )


def entries_handed_down(workspace: Workspace) -> Iterator[Entry]:
    """Yield the days until which the level above expects something."""
    for file in workspace.all(HandedDown):
        for one in file.deadlines:
            yield Entry(
                day=one.date,
                kind=Kind.DUE,
                what=f"{one.what.rstrip('.')} ({file.from_})",
                key=f"cap-tren-{file.year}-{slug(one.what)}",
                file=file.origin.file,
                plan_year=file.year,
                illustrative=file.illustrative,
            )


def entries_of_meetings(workspace: Workspace) -> Iterator[Entry]:
    """Yield talks, meetings and training classes, planned or held; news items and stories are no days to keep."""
    for file in workspace.all(Propaganda):
        for record in file.records:
            if record.type in GATHERINGS:
                yield Entry(
                    day=record.date,
                    kind=Kind.EVENT,
                    what=record.title.rstrip("."),
                    key=f"tuyen-truyen-{file.year}-{record.id}",
                    file=file.origin.file,
                    plan_year=file.year,
                    illustrative=file.illustrative,
                )


def _inspection(one: Inspection, names: dict[str, str]) -> Iterator[tuple[datetime.date, Kind, str, str]]:
    for visit in one.visits:
        unit = names.get(visit.unit, visit.unit)
        if visit.dropped is None:
            yield visit.day, Kind.INSPECTION, f"Kiểm tra {unit}", visit.unit
        for finding in visit.findings:
            if finding.done is None:
                key = f"{visit.unit}-{finding.id}"
                yield finding.due, Kind.DUE, f"Hạn {unit} khắc phục: {finding.text.rstrip('.')}", key
