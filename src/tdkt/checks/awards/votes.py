"""Awards: how the votes of the Council were counted, and whether they are enough."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import was_stopped_before_the_council
from tdkt.awards.voting import Tally, votes_in_the_room
from tdkt.checks.example_files import NOMINATIONS, SESSION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import CouncilSession, Nomination, Vote
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.text import upper_first

_BALLOTS = "ballots: {tellers: [mat-tran, thu-ky], issued: 4, returned: 4, valid: 4}\n"
_VOTES = "votes:\n  - {nomination: dn-01"
_TWO_VOTES = (
    "votes:\n  - {nomination: dn-01, for: 5, written: 1}\n"
    "  - {nomination: dn-02, for: 4, against: 1, written: 1}\n  - {nomination: dn-03, for: 5, written: 1}\n"
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

OTHER_NUMBER = Rule(
    code="A510",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Biểu quyết chung không khớp số đề nghị",
    explanation="common_vote ghi một kết quả cho mọi đề nghị mà Hội đồng đã xét và votes không ghi riêng, kèm số đề nghị ấy. "
    "Số đề nghị khác đi thì có đề nghị được tính phiếu mà Hội đồng chưa bỏ, hoặc đã bỏ phiếu mà không còn đề nghị.",
    examples=(
        Example(
            file=SESSION,
            text=_TWO_VOTES,
            bad=(
                "common_vote: {nominations: ▸4, for: 5, written: 1}\nvotes:\n",
                "common_vote: {nominations: ▸2, for: 5, written: 1}\nvotes:\n",
            ),
            good=("common_vote: {nominations: 3, for: 5, written: 1}\nvotes:\n", _TWO_VOTES),
        ),
    ),
)
RULES = (
    NO_BALLOT,
    TOO_FEW_VOTES,
    NO_VOTE,
    IMPOSSIBLE,
    NO_COUNCIL,
    REFUSED_WITH_VOTES,
    OTHER_NUMBER,
)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield what is wrong with the votes of the Council on a batch."""
    session, council = case.file.session, case.book.council
    if session is None:
        return
    if council is None or not council.members:
        yield NO_COUNCIL.at(
            session.origin.at("batch"),
            "Không biết Hội đồng có bao nhiêu thành viên nên không kiểm tra được phiếu.",
            "Ghi council vào plans/organization.yaml.",
        )
        return
    yield from _ballots(session)
    yield from _opinions(session)
    yield from _shared(case, session)
    for nomination in case.file.nominations:
        vote = case.vote_on(nomination)
        if vote is None:
            yield from _no_vote(case, nomination)
        else:
            yield from _counts(case, session, nomination, vote)
            yield from _outcome(case, session, nomination, vote)


def _shared(case: BatchCase, session: CouncilSession) -> Iterator[Diagnostic]:
    """Yield a common vote on another number of nominations than there are: one was added, or taken away, since."""
    common = session.common_vote
    if common is None:
        return
    own = {vote.nomination for vote in session.votes}
    sharing = [
        nomination
        for nomination in case.file.nominations
        if nomination.id not in own
        and not was_stopped_before_the_council(nomination)
        and ((award := case.award_of(nomination)) is None or award.goes_to_the_council)
    ]
    if len(sharing) != common.nominations:
        yield OTHER_NUMBER.at(
            common.origin.at("nominations"),
            f"Biểu quyết chung là của {common.nominations} đề nghị, nhưng có {len(sharing)} đề nghị không ghi riêng ở votes.",
            "Đề nghị đưa vào sau phiên họp thì phải biểu quyết lại, ghi riêng ở votes; ghi nhầm số thì sửa nominations.",
        )


def _no_vote(case: BatchCase, nomination: Nomination) -> Iterator[Diagnostic]:
    refused, name, award = nomination.refused, case.name_of(nomination), case.award_of(nomination)
    if award is not None and not award.goes_to_the_council:
        return
    if refused is None and case.batch.has_reached("voted"):
        yield NO_VOTE.at(
            nomination.origin.at("id"),
            f"Đề nghị {nomination.id} ({name}) chưa có kết quả biểu quyết.",
            "Ghi vào votes của session.yaml, hoặc ghi refused kèm lý do.",
            about=f"{nomination.id} ({name})",
        )
    elif refused is not None and refused.at == "council":
        yield REFUSED_WITH_VOTES.at(
            refused.origin.at("at"),
            f"{name} ghi không được Hội đồng thông qua nhưng chưa có kết quả biểu quyết.",
            "Ghi số phiếu vào votes của session.yaml.",
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
    sent = _opinions_sent(session)
    common = session.common_vote
    if common is not None and (common.written or 0) > min(sent, common.for_):
        yield IMPOSSIBLE.at(
            common.origin.at("written"),
            f"Biểu quyết chung có {common.written} ý kiến đồng ý bằng văn bản, nhưng chỉ {sent} người vắng đã gửi ý kiến.",
            "Kiểm tra written_opinion ở absent và written ở common_vote.",
        )
    wrong = [vote for vote in session.votes if (vote.written or 0) > min(sent, vote.for_)]
    if wrong:
        of = ", ".join(vote.nomination for vote in wrong[:3]) + (" …" if len(wrong) > 3 else "")
        yield IMPOSSIBLE.at(
            wrong[0].origin.at("written"),
            f"{wrong[0].written} ý kiến đồng ý bằng văn bản, nhưng chỉ {sent} người vắng đã gửi ý kiến "
            f"({len(wrong)} đề nghị: {of}).",
            "Kiểm tra written_opinion ở absent và written ở votes.",
        )


def _opinions_sent(session: CouncilSession) -> int:
    return sum(absence.written_opinion for absence in session.absent)


def _counts(
    case: BatchCase, session: CouncilSession, nomination: Nomination, vote: Vote
) -> Iterator[Diagnostic]:
    """Yield the votes that more people would have cast than there are to vote."""
    sent, name = _opinions_sent(session), case.name_of(nomination)
    against, written = vote.against or 0, vote.written or 0
    in_room = votes_in_the_room(vote)
    room, what = _most_in_the_room(case, session, nomination)
    if vote.for_ + against > room + sent:
        yield IMPOSSIBLE.at(
            vote.origin.at("for"),
            f"{name}: {vote.for_} phiếu đồng ý, {against} không đồng ý, nhiều hơn {what} và số ý kiến "
            f"bằng văn bản ({room + sent}).",
            "Kiểm tra biên bản kiểm phiếu.",
            about=name,
        )
    elif in_room > room:
        yield IMPOSSIBLE.at(
            vote.origin.at("for"),
            f"{name}: {vote.for_} phiếu đồng ý, trừ {written} ý kiến bằng văn bản còn {in_room}, nhiều hơn "
            f"{what} ({room}).",
            "Ghi số ý kiến đồng ý bằng văn bản vào written, hoặc sửa số phiếu.",
            about=name,
        )


def _most_in_the_room(case: BatchCase, session: CouncilSession, nomination: Nomination) -> tuple[int, str]:
    """Return how many votes there can be in the room, and what they are: in a secret ballot only valid papers count."""
    award, present = case.award_of(nomination), len(session.present)
    ballots = session.ballots if award is not None and award.ballot.value else None
    if ballots is not None and ballots.valid < present:
        return ballots.valid, "số phiếu hợp lệ"
    return present, "số người có mặt"


def _outcome(
    case: BatchCase, session: CouncilSession, nomination: Nomination, vote: Vote
) -> Iterator[Diagnostic]:
    """Yield where a nomination goes on without the ballot or the votes that it needs, or is refused in spite of them."""
    award, counted = case.award_of(nomination), case.votes_of(nomination)
    if award is None:
        return
    if nomination.refused is not None:
        yield from _refused(case, nomination, counted)
        return
    name = case.name_of(nomination)
    if award.ballot.value and session.ballots is None:
        yield NO_BALLOT.at(
            session.origin.at("votes"),
            f"{upper_first(award.quoted_name)} ({name}) phải bỏ phiếu, phiên họp chưa có "
            f"ballots; {award.ballot.said}.",
            "Ghi tổ kiểm phiếu và số phiếu vào ballots.",
            about=name,
        )
    if counted is not None and not counted.passed:
        yield TOO_FEW_VOTES.at(
            vote.origin.at("for"),
            f"{name}, {award.quoted_name}: {counted.votes_for}/{counted.counted} phiếu, cần "
            f"{counted.threshold.said} (ít nhất {counted.fewest} phiếu); {award.votes.said}.",
            "Ghi refused (at: council) cho đề nghị này.",
            about=name,
        )


def _refused(case: BatchCase, nomination: Nomination, counted: Tally | None) -> Iterator[Diagnostic]:
    refused = nomination.refused
    if refused is not None and refused.at == "council" and counted is not None and counted.passed:
        yield REFUSED_WITH_VOTES.at(
            refused.origin.at("at"),
            f"{case.name_of(nomination)} ghi không được Hội đồng thông qua, nhưng được {counted.votes_for}/{counted.counted} phiếu, đủ "
            f"{counted.threshold.said}.",
            "Kiểm tra số phiếu, hoặc sửa bước đã loại (at).",
        )
