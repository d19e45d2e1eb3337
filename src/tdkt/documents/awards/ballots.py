"""Bỏ phiếu kín: the paper for each member, and the biên bản kiểm phiếu (no form in law; NĐ 30/2020, Mẫu 1.9, and custom)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.awards.batch_lists import place_of, with_shares
from tdkt.documents.awards.batch_words import (
    BLANK,
    awards_said,
    council_letterhead,
    council_symbol,
    draft_notice,
    law_notes,
    occasion,
    subject_of,
)
from tdkt.documents.awards.council_words import (
    by_ballot,
    council_of,
    member_line,
    thresholds,
    vote_rows,
    voting_facts,
)
from tdkt.documents.awards.minutes import VOTE_SHARES
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.blocks import OfficialDocument, Signature
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates
from tdkt.model.award_batch import CouncilSession
from tdkt.model.organization import CouncilMember

_PAPER_SHARES = {"TT": 10, "Họ và tên": 45, "Chức vụ, đơn vị": 55, "Đồng ý": 20, "Không đồng ý": 20}


def ballot_paper(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the paper, as many times as the Council has members, worded by `phieu-bau.md.j2`; nobody signs it.

    Raises NotYetError where no award of the batch needs a ballot.
    """
    nominees = _balloted(case)
    rows = [
        {
            "name": nominee.who.full_address,
            "place": place_of(nominee.who, case.organization),
            "award": nominee.award.name,
        }
        for nominee in nominees
    ]
    blocks = templates.blocks("phieu-bau.md.j2", {"rows": rows, "one_award": _one_award(nominees)})
    notes = law_notes(case, voting_facts(case, nominees))
    return OfficialDocument(
        letterhead=council_letterhead(case),
        type_name="PHIẾU BẦU",
        subject=f"Xét tặng {awards_said(nominees)}",
        blocks=with_shares(blocks, _PAPER_SHARES, other=35),
        recipients=(),
        archive="",
        signature=None,
        illustrative=case.illustrative,
        title=f"Phiếu bầu: {occasion(case)}",
        author=case.organization.name,
        notes=(*notes, f"In {len(council_of(case).members):02} phiếu, mỗi thành viên Hội đồng một phiếu."),
        copies=len(council_of(case).members),
    )


def ballot_count(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the biên bản kiểm phiếu, worded by `bien-ban-kiem-phieu.md.j2`; what is not counted yet is blank."""
    nominees = _balloted(case)
    notes = law_notes(case, voting_facts(case, nominees))
    tellers = [member.name for member in _tellers(case)]
    return OfficialDocument(
        letterhead=council_letterhead(case, symbol=council_symbol(case, "BB")),
        type_name="BIÊN BẢN",
        subject=f"Kiểm phiếu xét tặng {awards_said(nominees)}",
        blocks=with_shares(
            templates.blocks("bien-ban-kiem-phieu.md.j2", _context(case, nominees)),
            VOTE_SHARES,
        ),
        recipients=(),
        archive="VT, Hồ sơ",
        signature=Signature(("Tổ trưởng tổ kiểm phiếu",), tellers[0] if tellers else ""),
        cosignatures=tuple(Signature(("Thành viên",), name) for name in tellers[1:] or ("",)),
        draft=not case.batch.has_reached("voted"),
        illustrative=case.illustrative,
        title=f"Biên bản kiểm phiếu: {occasion(case)}",
        author=case.organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )


def _balloted(case: BatchCase) -> list[Nominee]:
    found = by_ballot(case.considered)
    if not found:
        raise NotYetError(f"Đợt “{case.batch.id}” không có danh hiệu, hình thức nào phải bỏ phiếu kín.")
    return found


def _one_award(nominees: Sequence[Nominee]) -> bool:
    return len({nominee.award.id for nominee in nominees}) == 1


def _tellers(case: BatchCase) -> list[CouncilMember]:
    session, council = case.file.session, council_of(case)
    ids = session.ballots.tellers if session and session.ballots else ()
    members = (council.member(found) for found in ids)
    return [member for member in members if member is not None]


def _context(case: BatchCase, nominees: Sequence[Nominee]) -> dict[str, Any]:
    meeting = case.file.meeting
    return {
        "day": date_long(meeting.date) if meeting else f"ngày {BLANK} tháng {BLANK} năm {BLANK}",
        "place": (meeting.place if meeting else "") or BLANK,
        "kind": case.organization.kind_word,
        "tellers": [member_line(member) for member in _tellers(case)],
        "total": f"{len(council_of(case).members):02}",
        **_voters(case.file.session),
        **_papers(case.file.session),
        "thresholds": thresholds(case, nominees),
        "one_award": _one_award(nominees),
        "what": subject_of(case, nominees),
        "rows": vote_rows(case, nominees),
        "blank": BLANK,
    }


def _voters(session: CouncilSession | None) -> dict[str, str]:
    """Return how many voted, in the room and in writing; blank while the Council has not voted."""
    if session is None:
        return dict.fromkeys(("present", "written"), BLANK)
    written = sum(absence.written_opinion for absence in session.absent)
    return {"present": f"{len(session.present):02}", "written": f"{written:02}"}


def _papers(session: CouncilSession | None) -> dict[str, str]:
    """Return how many papers went out, came back and were valid; blank while they are not counted."""
    counted = session.ballots if session else None
    if counted is None:
        return dict.fromkeys(("issued", "returned", "valid", "invalid"), BLANK)
    numbers = {
        "issued": counted.issued,
        "returned": counted.returned,
        "valid": counted.valid,
        "invalid": counted.returned - counted.valid,
    }
    return {name: f"{number:02}" for name, number in numbers.items()}
