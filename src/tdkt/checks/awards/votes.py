"""Awards: who was at the Council, how the votes were counted, and whether they are enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.voting import Tally, quorum_met, tally, votes_in_the_room
from tdkt.checks.example_files import NOMINATIONS, SESSION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import CouncilSession, Nomination, Vote
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Council

_PRESENT = "present: [chu-tich, pho-chu-tich, mat-tran, thu-ky]"
_ABSENT = "  - {member: kinh-te, reason: đi công tác, written_opinion: true}"

_BALLOTS = "ballots: {tellers: [mat-tran, thu-ky], issued: 4, returned: 4, valid: 4}\n"
_VOTES = "votes:\n  - {nomination: dn-01"

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
NO_BALLOT = Rule(
    code="A504",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Phải bỏ phiếu kín",
    explanation="Danh hiệu này phải bỏ phiếu; biên bản kiểm phiếu ghi tổ kiểm phiếu và số phiếu.",
    examples=(
        Example(
            file=SESSION,
            text=_BALLOTS + _VOTES,
            bad=(_VOTES.replace("- {", "▸- {"),),
            good=(_BALLOTS + _VOTES,),
        ),
    ),
    source=Articles("awards.chien-si-thi-dua-co-so.ballot"),
)
TOO_FEW_VOTES = Rule(
    code="A505",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Không đủ phiếu",
    explanation="Đề nghị không đạt tỷ lệ phiếu theo quy định thì không được trình. Tỷ lệ tính trên tổng số "
    "thành viên Hội đồng, không tính trên số có mặt hay số phiếu hợp lệ; đúng bằng mức là đạt "
    "khi quy định ghi “từ … trở lên”.",
    examples=(
        Example(
            file=SESSION,
            text="{nomination: dn-02, for: 4, against: 1, written: 1}",
            bad=("{nomination: dn-02, for: ▸3, against: 2, written: 1}",),
            good=("{nomination: dn-02, for: 4, against: 1, written: 1}",),
        ),
    ),
    source=Articles("awards.chien-si-thi-dua-co-so.votes"),
)
NO_VOTE = Rule(
    code="A506",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Chưa có kết quả biểu quyết",
    explanation="Khi Hội đồng đã họp, mỗi đề nghị chưa bị loại phải có kết quả biểu quyết.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="  - id: dn-04",
            bad=("  - id: ▸dn-44",),
            good=("  - id: dn-04",),
            also=("A103",),
        ),
    ),
)
IMPOSSIBLE = Rule(
    code="A507",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Số phiếu không thể có",
    explanation="Số phiếu đồng ý và không đồng ý không vượt số người biểu quyết; trừ ý kiến bằng văn bản "
    "(written), phiếu đồng ý không nhiều hơn số người có mặt, khi bỏ phiếu kín thì không nhiều "
    "hơn số phiếu hợp lệ; ý kiến bằng văn bản không nhiều hơn số người vắng đã gửi ý kiến; phiếu "
    "hợp lệ không nhiều hơn thu về, thu về không nhiều hơn phát ra, phát ra không nhiều hơn số "
    "người có mặt.",
    examples=(
        Example(
            file=SESSION,
            text="{nomination: dn-03, for: 5, written: 1}",
            bad=("{nomination: dn-03, for: ▸6, written: 1}", "{nomination: dn-03, for: ▸5}"),
            good=(
                "{nomination: dn-03, for: 5, written: 1}",
                "{nomination: dn-03, for: 4}",
                "{nomination: dn-03, for: 4, against: 1, written: 1}",
            ),
        ),
        Example(
            file=SESSION,
            text="{nomination: dn-03, for: 5, written: 1}",
            bad=("{nomination: dn-03, for: 5, written: ▸2}",),
        ),
        Example(
            file=SESSION,
            text="{nomination: dn-03, for: 5, written: 1}",
            bad=("{nomination: dn-03, for: ▸4, against: 2, written: 1}",),
            good=("{nomination: dn-03, for: 4, against: 1, written: 1}",),
        ),
        Example(
            file=SESSION,
            text="issued: 4, returned: 4, valid: 4",
            bad=(
                "issued: ▸5, returned: 4, valid: 4",
                "issued: 4, returned: ▸5, valid: 4",
                "issued: 4, returned: 4, valid: ▸5",
            ),
            good=("issued: 4, returned: 4, valid: 4",),
        ),
    ),
)
NO_COUNCIL = Rule(
    code="A508",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Chưa có danh sách Hội đồng",
    explanation="Tỷ lệ phiếu tính trên tổng số thành viên, nên organization.yaml phải có council với đủ "
    "thành viên.",
)
REFUSED_WITH_VOTES = Rule(
    code="A509",
    severity=WARNING,
    title="Không qua Hội đồng mà không khớp số phiếu",
    explanation="Đề nghị ghi không được Hội đồng thông qua (refused, at: council) thì kết quả biểu quyết "
    "phải có và chưa đủ phiếu.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="    ordinal: 3\n",
            bad=("    refused: {at: ▸council, reason: Không đủ phiếu}\n",),
            good=("    ordinal: 3\n",),
            also=("A301", "A406", "A601"),
        ),
    ),
)

RULES = (
    NO_QUORUM,
    ATTENDANCE,
    NOT_ASKED,
    NO_BALLOT,
    TOO_FEW_VOTES,
    NO_VOTE,
    IMPOSSIBLE,
    NO_COUNCIL,
    REFUSED_WITH_VOTES,
)


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what is wrong with the Council's session on a batch."""
    session, council = file.session, book.council
    if session is None:
        return
    if council is None or not council.members:
        yield NO_COUNCIL.at(
            session.origin.at("batch"),
            "Không biết Hội đồng có bao nhiêu thành viên nên không kiểm tra được phiếu.",
            "Ghi council vào plans/organization.yaml.",
        )
        return
    yield from _attendance(session, council, law)
    yield from _ballots(session)
    yield from _opinions(session)
    votes = {vote.nomination: vote for vote in session.votes}
    for nomination in file.nominations:
        vote = votes.get(nomination.id)
        if vote is not None:
            yield from _counts(file, nomination, vote, law, book)
            yield from _enough(file, nomination, vote, law, book, council)
        elif nomination.refused is None and file.batch.has_reached("voted"):
            yield NO_VOTE.at(
                nomination.origin.at("id"),
                f"Đề nghị {nomination.id} ({_who(nomination, book)}) chưa có kết quả biểu quyết.",
                "Ghi vào votes của session.yaml, hoặc ghi refused kèm lý do.",
            )
        elif nomination.refused is not None and nomination.refused.at == "council":
            yield REFUSED_WITH_VOTES.at(
                nomination.refused.origin.at("at"),
                f"{_who(nomination, book)} ghi không được Hội đồng thông qua nhưng chưa có kết quả biểu quyết.",
                "Ghi số phiếu vào votes của session.yaml.",
            )


def _who(nomination: Nomination, book: AwardBook) -> str:
    who = book.everyone.get(nomination.who)
    return who.full_address if who else nomination.who


def _attendance(session: CouncilSession, council: Council, law: LawInForce) -> Iterator[Diagnostic]:
    known = {member.id: member for member in council.members}
    there = Counter([*session.present, *(absence.member for absence in session.absent)])
    twice = [known[member].name for member, times in there.items() if times > 1 and member in known]
    nowhere = [member.name for member in council.members if member.id not in there]
    if twice or nowhere:
        told = [f"ghi hai lần: {', '.join(twice)}"] if twice else []
        told += [f"không ghi có mặt hay vắng: {', '.join(nowhere)}"] if nowhere else []
        yield ATTENDANCE.at(
            session.origin.at("present"),
            f"Thành phần dự họp: {'; '.join(told)}.",
            "Ghi mỗi thành viên một lần, ở present hoặc absent.",
        )
    if not quorum_met(session, council, law):
        quorum = law.parameters["quorum"]
        yield NO_QUORUM.at(
            session.origin.at("present"),
            f"Có mặt {len(session.present)}/{len(council.members)} thành viên, cần ít nhất {quorum.value} tổng số; {quorum.said}.",
            "Họp lại khi đủ thành viên; quy chế của Hội đồng đặt mức khác thì ghi tham số quorum.",
        )
    for absence in session.absent:
        if not absence.written_opinion and absence.member in known:
            yield NOT_ASKED.at(
                absence.origin.at("member"),
                f"{known[absence.member].form_of_address} {known[absence.member].name} vắng mà chưa có ý kiến bằng văn bản.",
                "Lấy ý kiến bằng văn bản rồi ghi written_opinion: true.",
            )


def _ballots(session: CouncilSession) -> Iterator[Diagnostic]:
    ballots = session.ballots
    if ballots is None:
        return
    for name, number, limit, what in (
        ("issued", ballots.issued, len(session.present), "số người có mặt"),
        ("returned", ballots.returned, ballots.issued, "số phiếu phát ra"),
        ("valid", ballots.valid, ballots.returned, "số phiếu thu về"),
    ):
        if number > limit:
            yield IMPOSSIBLE.at(
                ballots.origin.at(name),
                f"{number} phiếu, nhiều hơn {what} ({limit}).",
                "Kiểm tra biên bản kiểm phiếu.",
            )


def _opinions(session: CouncilSession) -> Iterator[Diagnostic]:
    sent = sum(absence.written_opinion for absence in session.absent)
    wrong = [vote for vote in session.votes if (vote.written or 0) > min(sent, vote.for_)]
    if wrong:
        of = ", ".join(vote.nomination for vote in wrong[:3]) + (" …" if len(wrong) > 3 else "")
        yield IMPOSSIBLE.at(
            wrong[0].origin.at("written"),
            f"{wrong[0].written} ý kiến đồng ý bằng văn bản, nhưng chỉ {sent} người vắng đã gửi ý kiến "
            f"({len(wrong)} đề nghị: {of}).",
            "Kiểm tra written_opinion ở absent và written ở votes.",
        )


def _counts(
    file: BatchFile, nomination: Nomination, vote: Vote, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    award, session = law.awards.get(nomination.award), file.session
    if session is None:
        return
    sent = sum(absence.written_opinion for absence in session.absent)
    cast, in_room = vote.for_ + (vote.against or 0), votes_in_the_room(vote)
    by_ballot = session.ballots if award is not None and award.ballot.value else None
    room, what = len(session.present), "số người có mặt"
    if by_ballot is not None and by_ballot.valid < room:
        room, what = by_ballot.valid, "số phiếu hợp lệ"
    if cast > room + sent:
        yield IMPOSSIBLE.at(
            vote.origin.at("for"),
            f"{_who(nomination, book)}: {vote.for_} phiếu đồng ý, {vote.against or 0} không đồng ý, nhiều hơn {what} và số ý kiến "
            f"bằng văn bản ({room + sent}).",
            "Kiểm tra biên bản kiểm phiếu.",
        )
    elif in_room > room:
        yield IMPOSSIBLE.at(
            vote.origin.at("for"),
            f"{_who(nomination, book)}: {vote.for_} phiếu đồng ý, trừ {vote.written or 0} ý kiến bằng văn bản còn {in_room}, nhiều hơn "
            f"{what} ({room}).",
            "Ghi số ý kiến đồng ý bằng văn bản vào written, hoặc sửa số phiếu.",
        )


def _enough(
    file: BatchFile, nomination: Nomination, vote: Vote, law: LawInForce, book: AwardBook, council: Council
) -> Iterator[Diagnostic]:
    award, session = law.awards.get(nomination.award), file.session
    if award is None or session is None:
        return
    counted = tally(vote, award, law, council, session)
    if nomination.refused is not None:
        yield from _refused(nomination, counted, book)
        return
    if award.ballot.value and session.ballots is None:
        yield NO_BALLOT.at(
            session.origin.at("votes"),
            f"{award.quoted_name[:1].upper()}{award.quoted_name[1:]} ({_who(nomination, book)}) phải bỏ phiếu, phiên họp chưa có "
            f"ballots; {award.ballot.said}.",
            "Ghi tổ kiểm phiếu và số phiếu vào ballots.",
        )
    if counted is not None and not counted.passed:
        yield TOO_FEW_VOTES.at(
            vote.origin.at("for"),
            f"{_who(nomination, book)}, {award.quoted_name}: {counted.votes_for}/{counted.counted} phiếu, cần "
            f"{counted.threshold.said} (ít nhất {counted.fewest} phiếu); {award.votes.said}.",
            "Ghi refused (at: council) cho đề nghị này.",
        )


def _refused(nomination: Nomination, counted: Tally | None, book: AwardBook) -> Iterator[Diagnostic]:
    refused = nomination.refused
    if refused is not None and refused.at == "council" and counted is not None and counted.passed:
        yield REFUSED_WITH_VOTES.at(
            refused.origin.at("at"),
            f"{_who(nomination, book)} ghi không được Hội đồng thông qua, nhưng được {counted.votes_for}/{counted.counted} phiếu, đủ "
            f"{counted.threshold.said}.",
            "Kiểm tra số phiếu, hoặc sửa bước đã loại (at).",
        )
