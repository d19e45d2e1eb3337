"""What the papers of the Council's session say alike: members, hours, the table of votes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from tdkt.attainment.rounding import rounded
from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.voting import tally
from tdkt.documents.awards.batch_words import BLANK
from tdkt.documents.jobs import NotYetError
from tdkt.documents.texts.formats import date_long, number
from tdkt.law.packs import Fact
from tdkt.law.vote_threshold import VoteThreshold
from tdkt.model.award_batch import CouncilSession
from tdkt.model.organization import Council, CouncilMember
from tdkt.workspace.kinds import FILE_KINDS


def refuse_without_council(case: BatchCase, paper: str) -> None:
    """Raise NotYetError where the Council does not meet on the batch, so that there is no such paper."""
    if case.batch.simple_procedure and case.file.meeting is None:
        raise NotYetError(
            f"Đợt “{case.batch.id}” xét theo thủ tục đơn giản, Hội đồng không họp nên không có {paper}."
        )
    if not case.goes_to_the_council and case.file.meeting is None:
        raise NotYetError(f"Danh hiệu của đợt “{case.batch.id}” không qua Hội đồng nên không có {paper}.")


def council_of(case: BatchCase) -> Council:
    """Return the Council; raises NotYetError where the ward has written none."""
    council = case.book.council
    if council is None or not council.members:
        raise NotYetError(
            "Chưa có danh sách thành viên Hội đồng Thi đua - Khen thưởng.",
            hint="Ghi vào “council” trong plans/organization.yaml.",
        )
    return council


def session_of(case: BatchCase) -> CouncilSession:
    """Return the session; raises NotYetError where the Council has not met on the batch."""
    if case.file.session is None:
        raise NotYetError(
            f"Hội đồng chưa họp xét đợt “{case.batch.id}” nên chưa có biên bản họp.",
            hint=f"Ghi phiên họp vào {FILE_KINDS['council-session'].file(batch=case.batch)}.",
        )
    return case.file.session


def member_line(member: CouncilMember) -> str:
    """Return "Bà Trần Thị Q, Phó Chủ tịch UBND phường, Phó Chủ tịch Hội đồng"."""
    return f"{member.form_of_address} {member.name}, {member.post}, {member.role_name}"


def moment(hour: str | None, day: datetime.date | None) -> str:
    """Return "08 giờ 00 phút, ngày 16 tháng 11 năm 2026", blank where one of them is not known."""
    hours, _, minutes = (hour or "").partition(":")
    at = f"{int(hours):02} giờ {minutes} phút" if minutes else f"{BLANK} giờ {BLANK} phút"
    return f"{at}, {date_long(day)}" if day else f"{at}, ngày {BLANK} tháng {BLANK} năm {BLANK}"


def vote_rows(case: BatchCase, nominees: Sequence[Nominee]) -> list[dict[str, Any]]:
    """Return a row for each of `nominees`: votes for, of how many, share, conclusion; "" while there is no vote.

    The share is never rounded across the threshold.
    """
    session, council = case.file.session, case.book.council
    rows: list[dict[str, Any]] = []
    for nominee in nominees:
        row = {"name": nominee.who.full_address, "award": nominee.award.name}
        blank = {"votes": "", "counted": "", "written": "", "share": "", "conclusion": ""}
        vote = case.vote_on(nominee.nomination)
        found = (
            tally(vote, nominee.award, case.law, council, session) if vote and council and session else None
        )
        if vote is None or found is None:
            rows.append(row | blank)
            continue
        share = rounded(found.share * 100, against=(found.threshold.share * 100,))
        rows.append(
            row
            | {
                "votes": f"{found.votes_for:02}",
                "counted": f"{found.counted:02}",
                "written": f"{vote.written or 0:02}",
                "share": f"{number(share)}%",
                "conclusion": "Đạt" if found.passed else "Không đạt",
            }
        )
    return rows


def thresholds(case: BatchCase, nominees: Sequence[Nominee]) -> list[str]:
    """Return the share that each award needs, for the words before the table."""
    return list(
        dict.fromkeys(
            f"{nominee.award.quoted_name}: {VoteThreshold.parse(nominee.award.votes.value).said}"
            for nominee in nominees
        )
    )


def voting_facts(case: BatchCase, nominees: Sequence[Nominee]) -> list[tuple[str, Fact]]:
    """Return what the votes rest on, each named."""
    facts = [("Tỷ lệ phiếu tính trên tổng số thành viên", case.law.parameters["vote_of_all_members"])]
    for nominee in nominees:
        facts.append((f"Tỷ lệ phiếu {nominee.award.quoted_name}", nominee.award.votes))
        facts.append((f"Bỏ phiếu kín {nominee.award.quoted_name}", nominee.award.ballot))
    return facts


def by_ballot(nominees: Sequence[Nominee]) -> list[Nominee]:
    """Return those whose award needs a ballot."""
    return [nominee for nominee in nominees if nominee.award.ballot.value]
