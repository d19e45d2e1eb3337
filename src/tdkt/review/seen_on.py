"""The files as they stood on a day: what was done after it is not done yet, what came after it is not there yet.

What an undated line of a file was on that day nobody knows: scores of members, text that was written since. How the plan was in
force on a day is told by its versions, and of reports by those that look at a day themselves: both stay as they are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tdkt.checks.recorded_days import KINDS, parts_of, recorded_in
from tdkt.model.award_batch import (
    STATES,
    SUDDEN,
    AwardBatch,
    BatchDecision,
    BatchSubmission,
    CouncilSession,
    Nominations,
    PublicNotice,
)
from tdkt.model.drive import Drive
from tdkt.model.emulation_group import EmulationGroup, Meeting
from tdkt.model.inspection import InspectionConclusion, NumberAndDate, Visit
from tdkt.model.issued import AMENDMENT, PLAN, IssuedDocument, IssuedDocuments
from tdkt.model.petition import Petition
from tdkt.model.plan import Plan
from tdkt.model.records import replace
from tdkt.model.revocation import Revocation
from tdkt.model.unit_report import UnitReport
from tdkt.workspace.workspace import Workspace

_KINDS: tuple[Any, ...] = (*KINDS, Drive, EmulationGroup, IssuedDocuments, Plan, UnitReport)
_SIGNED: dict[type, str] = {
    BatchDecision: "date",
    BatchSubmission: "date",
    InspectionConclusion: "date",
    IssuedDocument: "date",
    Meeting: "date",
    NumberAndDate: "date",
    PublicNotice: "from_",
    Revocation: "date",
    UnitReport: "submitted",
}
"""What is there from a day on, beside what is recorded as done: it is signed, put up, held, sent on it."""
_STEPS: dict[type, str] = {AwardBatch: "received", Petition: "accepted"}
"""Days of what was there before them: on an earlier day only the step is missing."""
_DRAFTS = (Drive, Plan)
"""What is a draft, and not away, until it is signed."""
_IN_THE_MAKING = datetime.timedelta(days=60)
"""So long before the first day that is on record of it a plan or a batch is taken to have been in the making."""


def seen_on(workspace: Workspace, day: datetime.date) -> Workspace:
    """Return `workspace` as it stood on `day`: itself where nothing in it is later."""
    if not any(later > day for kind in _KINDS for found in workspace.all(kind) for later in _days(found)):
        return workspace
    models = dict(workspace.models)
    for kind in _KINDS:
        seen = (_seen(found, day) for found in workspace.all(kind))
        models[kind] = [found for found in seen if found is not None]
    _batches(workspace, models, day)
    return replace(workspace, models=models, memo={}, known=None)


def _days(found: Any) -> Iterator[datetime.date]:
    """Yield every day in an object on which something was done, signed or came."""
    names = [*recorded_in(found), *filter(None, [_SIGNED.get(type(found))])]
    names += ["date"] if isinstance(found, _DRAFTS) else []
    yield from (day for name in names if (day := getattr(found, name)) is not None)
    for name in parts_of(type(found)):
        value = getattr(found, name)
        for part in value if isinstance(value, tuple) else (value,):
            yield from _days(part)


def _seen(found: Any, day: datetime.date) -> Any:
    """Return an object as it stood on `day`, None where it was not there yet."""
    if not parts_of(type(found)):
        return found
    changed: dict[str, Any] = {}
    for name in (*recorded_in(found), *filter(None, [_SIGNED.get(type(found))])):
        its_day = getattr(found, name)
        if its_day is None or its_day <= day or _is_told_by_versions(found):
            continue
        if _STEPS.get(type(found)) != name:
            return None
        changed[name] = None
    if isinstance(found, _DRAFTS) and found.date is not None and found.date > day:
        if isinstance(found, Plan) and found.date - _IN_THE_MAKING > day:
            return None
        changed |= {"number": None, "date": None}
    for name in parts_of(type(found)):
        value = getattr(found, name)
        if isinstance(value, tuple):
            parts = tuple(_seen(part, day) for part in value)
            if any(old is not new for old, new in zip(value, parts, strict=True)):
                changed[name] = tuple(part for part in parts if part is not None)
        elif value is not None and name not in changed and (seen := _seen(value, day)) is not value:
            changed[name] = seen
    if isinstance(found, Visit) and found.findings and _is_found_later(found, day):
        changed["findings"] = ()
    return replace(found, **changed) if changed else found


def _is_told_by_versions(found: object) -> bool:
    return isinstance(found, IssuedDocument) and found.of in (PLAN, AMENDMENT)


def _is_found_later(visit: Visit, day: datetime.date) -> bool:
    """Tell whether what a visit found was not known on `day`."""
    return visit.day > day


def _batches(workspace: Workspace, models: dict[type[object], list[Any]], day: datetime.date) -> None:
    """Put every batch back to the state that it had on `day`; take away, with its files, what was not begun."""
    sessions = {one.batch: one for one in workspace.all(CouncilSession)}
    of_batch: dict[str, list[Any]] = {batch.id: [batch] for batch in workspace.all(AwardBatch)}
    files: tuple[Nominations | CouncilSession, ...] = (
        *workspace.all(Nominations),
        *workspace.all(CouncilSession),
    )
    for part in files:
        of_batch.setdefault(part.batch, []).append(part)
    away = {id_ for id_, files in of_batch.items() if not _is_begun(files, day)}
    states = {one.id: _state(one, sessions.get(one.id), day) for one in workspace.all(AwardBatch)}
    models[AwardBatch] = [
        replace(one, state=states[one.id]) for one in models[AwardBatch] if one.id not in away
    ]
    for kind in (Nominations, CouncilSession):
        models[kind] = [one for one in models[kind] if one.batch not in away]


def _is_begun(files: list[Any], day: datetime.date) -> bool:
    """Tell whether anything was known of a batch on `day`; one of which nothing is on record is there all the time."""
    days = sorted(found for file in files for found in _days(file))
    batch = files[0]
    if isinstance(batch, AwardBatch) and batch.type == SUDDEN:
        deeds = [*days, *filter(None, [batch.event])]
        return not deeds or min(deeds) <= day
    return not days or days[0] - _IN_THE_MAKING <= day


def _state(batch: AwardBatch, session: CouncilSession | None, day: datetime.date) -> str:
    """Return the last state before the first step that was taken after `day`."""
    steps = {
        "appraised": (batch.appraisal,),
        "voted": (session if session is not None and recorded_in(session) else None,),
        "submitted": (batch.submission,),
        "decided": (batch.decision,),
        "awarded": (batch.ceremony, min(batch.payment, key=lambda one: one.date, default=None)),
    }
    for number, state in enumerate(STATES):
        if any(step is not None and step.date > day for step in steps.get(state, ())):
            return STATES[min(number - 1, STATES.index(batch.state))]
    return batch.state
