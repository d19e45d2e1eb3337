"""Awards: ids stand once, what a batch names of its own exists and fits, and no record contradicts itself.

That people, units, awards, batches named in these files are on record is checked for all kinds of files at once
(`tdkt.checks.references.records`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.checks.awards.reference_rules import (
    DOES_NOT_FIT,
    NO_PROPOSER,
    NOT_PRESENT,
    REVERSED,
    TOO_MUCH_SHARED,
    UNKNOWN_AWARD,
    UNKNOWN_PART,
    UNKNOWN_RECIPIENT,
)
from tdkt.checks.references.former import renamed_hint
from tdkt.checks.references.guesses import guess
from tdkt.checks.references.rules import DUPLICATE_ID, UNKNOWN_MOVEMENT, UNKNOWN_TARGET
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.packs import packs
from tdkt.model.award_batch import AwardBatch, CouncilSession, Nomination, Nominations
from tdkt.model.award_records import Conduct, Discipline, Initiatives, Verification, YearlyRatings
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Place
from tdkt.model.plan_year import year_name
from tdkt.model.register import AwardRegister, Collective, Recipient
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

RULES = (
    UNKNOWN_RECIPIENT,
    UNKNOWN_AWARD,
    UNKNOWN_PART,
    DOES_NOT_FIT,
    TOO_MUCH_SHARED,
    REVERSED,
    NOT_PRESENT,
    NO_PROPOSER,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what the award files say twice, name wrongly of a year or a batch, or say against themselves."""
    yield from _register_ids(workspace)
    if workspace.incomplete:
        return  # what is named may stand in the file that cannot be read
    yield from _ratings(workspace)
    yield from _conduct(workspace)
    yield from _initiatives(workspace)
    yield from _movements_of_batches(workspace)
    yield from _nominations(workspace)
    yield from _sessions(workspace)


def _register_ids(workspace: Workspace) -> Iterator[Diagnostic]:
    everyone = [found for register in workspace.all(AwardRegister) for found in register.everyone]
    yield from _given_twice((found.id, found.origin.at("id")) for found in everyone)
    council = workspace.organization.council if workspace.organization else None
    members = council.members if council else ()
    yield from _given_twice((member.id, member.origin.at("id")) for member in members)


def _ratings(workspace: Workspace) -> Iterator[Diagnostic]:
    for ratings in workspace.all(YearlyRatings):
        yield from _given_twice((rating.of, rating.origin.at("of")) for rating in ratings.ratings)


def _conduct(workspace: Workspace) -> Iterator[Diagnostic]:
    for conduct in workspace.all(Conduct):
        matters: tuple[Discipline | Verification, ...] = (*conduct.disciplines, *conduct.verifications)
        for matter in matters:
            if matter.until is not None and matter.until < matter.from_:
                yield REVERSED.at(
                    matter.origin.at("until"), "Ngày kết thúc sớm hơn ngày bắt đầu.", "Kiểm tra hai ngày."
                )


def _initiatives(workspace: Workspace) -> Iterator[Diagnostic]:
    for file in workspace.all(Initiatives):
        yield from _given_twice((found.id, found.origin.at("id")) for found in file.initiatives)
        for initiative in file.initiatives:
            shares = sum(author.share or 0 for author in initiative.authors)
            if shares > 100:
                yield TOO_MUCH_SHARED.at(
                    initiative.origin.at("authors", 0, "share"),
                    f"Tổng tỷ lệ đóng góp của sáng kiến “{initiative.title}” là {shares}%.",
                    "Sửa để tổng không quá 100%.",
                )


def _movements_of_batches(workspace: Workspace) -> Iterator[Diagnostic]:
    """A batch names a movement of the units of its year, or a general one."""
    organization = workspace.organization
    general = [found.id for found in organization.general_movements] if organization else []
    for batch in workspace.all(AwardBatch):
        files = [file for file in workspace.movements if file.year == batch.year]
        known = [*(found.id for file in files for found in file.movements), *general]
        if batch.movement is not None and batch.movement not in known:
            yield UNKNOWN_MOVEMENT.at(
                batch.origin.at("movement"),
                f"{upper_first(year_name(batch.year))} không có phong trào “{batch.movement}”.",
                renamed_hint(workspace, "movement", batch.year, batch.movement)
                or guess(batch.movement, known),
            )


def _nominations(workspace: Workspace) -> Iterator[Diagnostic]:
    registers = workspace.all(AwardRegister)
    recipients: dict[str, Recipient] = {
        found.id: found for register in registers for found in register.everyone
    }
    targets = _targets_by_year(workspace)
    years = {batch.id: batch.year for batch in workspace.all(AwardBatch)}
    for file in workspace.all(Nominations):
        recipients.update({found.id: found for found in file.households})
        yield from _given_twice((found.id, found.origin.at("id")) for found in file.nominations)
        for nomination in file.nominations:
            year = nomination.year or years.get(file.batch)
            if year:
                yield from _targets(workspace, nomination, year, targets.get(year, []))
            yield from _fits(nomination, recipients.get(nomination.who))
            yield from _proposes(workspace, nomination, recipients.get(nomination.by))


def _proposes(workspace: Workspace, nomination: Nomination, by: Recipient | None) -> Iterator[Diagnostic]:
    """Yield a proposer that is somebody, or a unit by the name of its collective."""
    organization = workspace.organization
    if by is None or organization is None or organization.unit(nomination.by) is not None:
        return
    unit = by.unit if isinstance(by, Collective) else None
    if unit is not None:
        hint = f"Ghi mã đơn vị: {unit}."
        yield NO_PROPOSER.at(nomination.origin.at("by"), f"“{by.name}” là một đơn vị.", hint)
    elif not isinstance(by, Collective):
        yield NO_PROPOSER.at(
            nomination.origin.at("by"),
            f"“{by.name}” là {RECIPIENT_NAMES[by.recipient]}, không đứng ra đề nghị.",
            "Ghi mã đơn vị, hoặc mã tập thể (thôn, Mặt trận, đoàn thể, trường, doanh nghiệp).",
        )


def _targets_by_year(workspace: Workspace) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for file in workspace.movements:
        found.setdefault(file.year, []).extend(target.id for target in file.targets)
    return found


def _targets(
    workspace: Workspace, nomination: Nomination, year: int, planned: Collection[str]
) -> Iterator[Diagnostic]:
    for number, target in enumerate(nomination.targets):
        if target not in planned:
            yield UNKNOWN_TARGET.at(
                nomination.origin.at("targets", number),
                f"Kế hoạch {year_name(year)} không có chỉ tiêu “{target}”.",
                renamed_hint(workspace, "target", year, target) or guess(target, planned),
            )


def _fits(nomination: Nomination, who: Recipient | None) -> Iterator[Diagnostic]:
    """An award is proposed for a kind of recipient that it is for."""
    award = packs()[-1].awards.get(nomination.award)
    if who is not None and award is not None and who.recipient not in award.recipients:
        yield DOES_NOT_FIT.at(
            nomination.origin.at("award"),
            f"{award.name} không dành cho {RECIPIENT_NAMES[who.recipient]} ({who.name}).",
            "Chọn danh hiệu, hình thức khác hoặc sửa đối tượng.",
        )


def _sessions(workspace: Workspace) -> Iterator[Diagnostic]:
    proposed = {file.batch: [found.id for found in file.nominations] for file in workspace.all(Nominations)}
    council = workspace.organization.council if workspace.organization else None
    members = [member.id for member in council.members] if council else []
    for session in workspace.all(CouncilSession):
        if session.votes or session.common_vote:
            yield from _absent_in_charge(session, members)
        yield from _votes(session, proposed.get(session.batch, []))


def _votes(session: CouncilSession, nominations: Collection[str]) -> Iterator[Diagnostic]:
    """There is one vote on a nomination, and the nomination is one of the batch."""
    votes = [(vote.nomination, vote.origin.at("nomination")) for vote in session.votes]
    yield from _given_twice(votes)
    for nomination, place in votes:
        if nomination not in nominations:
            yield UNKNOWN_PART.at(
                place,
                f"Không có đề nghị “{nomination}”.",
                guess(nomination, nominations) or "Kho chưa ghi đề nghị nào.",
            )


def _absent_in_charge(session: CouncilSession, members: Collection[str]) -> Iterator[Diagnostic]:
    """Who leads the session, takes its minutes or counts its votes is there."""
    here = session.origin
    tellers = session.ballots.tellers if session.ballots else ()
    in_charge = [
        (session.chair, "Chủ trì", here.at("chair")),
        (session.secretary, "Thư ký", here.at("secretary")),
    ]
    for number, teller in enumerate(tellers):
        in_charge.append((teller, "Người kiểm phiếu", here.at("ballots", "tellers", number)))
    for member, role, place in in_charge:
        if member in members and member not in session.present:
            yield NOT_PRESENT.at(
                place,
                f"{role} “{member}” không có tên trong số người dự họp.",
                "Sửa người ấy, hoặc ghi vào present.",
            )


def _given_twice(ids: Iterable[tuple[str, Place]]) -> Iterator[Diagnostic]:
    for (_, first), (name, again) in seen_twice(ids, lambda pair: pair[0]):
        yield DUPLICATE_ID.at(again, f"Mã “{name}” đã dùng.", "Đổi hoặc xóa một mục.", ((first, "lần đầu"),))
