"""The texts of award files that reach a decision, a list, a certificate or a letter.

Not walked: reasons and opinions that stay in the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.texts.text_roles import Found, Role
from tdkt.model.award_batch import AchievementReport, AwardBatch, CouncilSession, Nominations
from tdkt.model.award_records import Initiatives, PastAwards
from tdkt.model.register import AwardRegister
from tdkt.workspace.workspace import Workspace


def award_texts(workspace: Workspace) -> Iterator[tuple[int | None, Iterator[Found]]]:
    """Yield the year (None where a file serves all) and the texts of each award file."""
    for register in workspace.all(AwardRegister):
        yield None, _register(register)
    for past in workspace.all(PastAwards):
        yield None, _past(past)
    for initiatives in workspace.all(Initiatives):
        yield None, _initiatives(initiatives)
    years = {batch.id: batch.year for batch in workspace.all(AwardBatch)}
    for batch in workspace.all(AwardBatch):
        yield batch.year, _batch(batch)
    for nominations in workspace.all(Nominations):
        yield years.get(nominations.batch), _nominations(nominations)
    for session in workspace.all(CouncilSession):
        yield years.get(session.batch), _session(session)


def _register(register: AwardRegister) -> Iterator[Found]:
    for person in register.people:
        yield person.name, Role.RECORD, person.origin, ("name",)
        yield person.post, Role.RECORD, person.origin, ("post",)
        yield person.address, Role.RECORD, person.origin, ("address",)
    for collective in register.collectives:
        yield collective.name, Role.RECORD, collective.origin, ("name",)
    for household in register.households:
        yield household.name, Role.RECORD, household.origin, ("name",)
        yield household.address, Role.RECORD, household.origin, ("address",)


def _past(past: PastAwards) -> Iterator[Found]:
    for award in past.awards:
        yield award.for_, Role.RECORD, award.origin, ("for",)
        yield award.decision.issuer, Role.RECORD, award.decision.origin, ("issuer",)


def _initiatives(initiatives: Initiatives) -> Iterator[Found]:
    for initiative in initiatives.initiatives:
        yield initiative.title, Role.RECORD, initiative.origin, ("title",)


def _batch(batch: AwardBatch) -> Iterator[Found]:
    yield batch.title, Role.NAME, batch.origin, ("title",)
    for number, citation in enumerate(batch.cites):
        yield citation, Role.NAME, batch.origin, ("cites", number)
    if batch.notice:
        yield batch.notice.where, Role.NAME, batch.notice.origin, ("where",)
        yield batch.notice.result, Role.NOTE, batch.notice.origin, ("result",)
    if batch.ceremony:
        yield batch.ceremony.place, Role.NAME, batch.ceremony.origin, ("place",)


def _nominations(nominations: Nominations) -> Iterator[Found]:
    for nomination in nominations.nominations:
        yield nomination.for_, Role.NOTE, nomination.origin, ("for",)
        if nomination.achievement:
            yield from _achievement_report(nomination.achievement)


def _achievement_report(report: AchievementReport) -> Iterator[Found]:
    parts = {
        "background": report.background,
        "duties": report.duties,
        "results": report.results,
        "measures": report.measures,
        "obedience": report.obedience,
        "mass_work": report.mass_work,
    }
    for key, texts in parts.items():
        for number, text in enumerate(texts):
            yield text, Role.SENTENCE, report.origin, (key, number)


def _session(session: CouncilSession) -> Iterator[Found]:
    yield session.place, Role.NAME, session.origin, ("place",)
    for key, texts in (("discussion", session.discussion), ("conclusion", session.conclusion)):
        for number, text in enumerate(texts):
            yield text, Role.SENTENCE, session.origin, (key, number)
