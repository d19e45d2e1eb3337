"""Awards: who was at the Council's session, and whether they were enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.voting import quorum_met
from tdkt.checks.example_files import SESSION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import CouncilSession
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Council

_PRESENT = "present: [chu-tich, pho-chu-tich, mat-tran, thu-ky]"
_ABSENT = "  - {member: kinh-te, reason: đi công tác, written_opinion: true}"

NO_QUORUM = Rule(
    code="A501",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Không đủ thành viên Hội đồng",
    explanation="Số thành viên có mặt phải đủ theo quy chế của Hội đồng (tham số quorum). Người gửi ý kiến "
    "bằng văn bản không tính là có mặt.",
    examples=(
        Example(
            file=SESSION,
            text=_PRESENT,
            bad=("present: ▸[chu-tich, thu-ky]",),
            good=(_PRESENT,),
            also=("A110", "A502", "A507"),
        ),
    ),
    source=Articles("parameters.quorum"),
)
ATTENDANCE = Rule(
    code="A502",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Thành phần dự họp không khớp danh sách Hội đồng",
    explanation="Mỗi thành viên Hội đồng hoặc có mặt hoặc vắng, ghi một lần.",
    examples=(
        Example(
            file=SESSION,
            text=_PRESENT,
            bad=("present: ▸[chu-tich, pho-chu-tich, mat-tran, thu-ky, kinh-te]",),
            good=(_PRESENT,),
        ),
    ),
)
NOT_ASKED = Rule(
    code="A503",
    severity=WARNING,
    title="Người vắng chưa có ý kiến bằng văn bản",
    explanation="Tỷ lệ phiếu tính trên tổng số thành viên nên người vắng mặt được lấy ý kiến bằng văn bản và "
    "ghi vào biên bản.",
    examples=(
        Example(
            file=SESSION,
            text=_ABSENT,
            bad=("  - {member: ▸kinh-te, reason: đi công tác}",),
            good=(_ABSENT,),
            also=("A507",),
        ),
    ),
    source=Articles("parameters.vote_of_all_members"),
)
RULES = (NO_QUORUM, ATTENDANCE, NOT_ASKED)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield what is wrong with who was there; without a list of members there is nothing to hold it against."""
    session, council = case.file.session, case.book.council
    if session is not None and council is not None and council.members:
        yield from _attendance(session, council)
        yield from _not_asked(session, council)
        yield from _quorum(session, council, case)


def _attendance(session: CouncilSession, council: Council) -> Iterator[Diagnostic]:
    there = Counter([*session.present, *(absence.member for absence in session.absent)])
    known = [member for found in there if (member := council.member(found))]
    twice = [member.name for member in known if there[member.id] > 1]
    nowhere = [member.name for member in council.members if member.id not in there]
    told = []
    if twice:
        told.append(f"ghi hai lần: {', '.join(twice)}")
    if nowhere:
        told.append(f"không ghi có mặt hay vắng: {', '.join(nowhere)}")
    if told:
        yield ATTENDANCE.at(
            session.origin.at("present"),
            f"Thành phần dự họp: {'; '.join(told)}.",
            "Ghi mỗi thành viên một lần, ở present hoặc absent.",
        )


def _not_asked(session: CouncilSession, council: Council) -> Iterator[Diagnostic]:
    known = {member.id: member for member in council.members}
    for absence in session.absent:
        member = known.get(absence.member)
        if member is not None and not absence.written_opinion:
            yield NOT_ASKED.at(
                absence.origin.at("member"),
                f"{member.form_of_address} {member.name} vắng mà chưa có ý kiến bằng văn bản.",
                "Lấy ý kiến bằng văn bản rồi ghi written_opinion: true.",
            )


def _quorum(session: CouncilSession, council: Council, case: BatchCase) -> Iterator[Diagnostic]:
    if not quorum_met(session, council, case.law):
        quorum = case.law.parameters["quorum"]
        yield NO_QUORUM.at(
            session.origin.at("present"),
            f"Có mặt {len(session.present)}/{len(council.members)} thành viên, cần ít nhất {quorum.value} tổng số; {quorum.said}.",
            "Họp lại khi đủ thành viên; quy chế của Hội đồng đặt mức khác thì ghi tham số quorum.",
        )
