"""Bỏ phiếu kín: the paper for each member, and the biên bản kiểm phiếu (no form in law; NĐ 30/2020, Mẫu 1.9, and custom)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.awards.batch import NotYetError
from tdkt.documents.awards.batch_lists import place_of, with_shares
from tdkt.documents.awards.batch_words import (
    BLANK,
    awards_said,
    council_letterhead,
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
from tdkt.documents.page.blocks import OfficialDocument, Signature
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates

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
    tellers = _tellers(case)
    return OfficialDocument(
        letterhead=council_letterhead(case),
        type_name="BIÊN BẢN",
        subject=f"Kiểm phiếu xét tặng {awards_said(nominees)}",
        blocks=with_shares(
            templates.blocks("bien-ban-kiem-phieu.md.j2", _context(case, nominees)),
            VOTE_SHARES,
        ),
        recipients=(),
        archive="",
        signature=Signature(("Tổ trưởng tổ kiểm phiếu",), tellers[0] if tellers else ""),
        cosignature=Signature(("Thành viên",), ", ".join(tellers[1:])),
        draft=not case.batch.has_reached("voted"),
        illustrative=case.illustrative,
        title=f"Biên bản kiểm phiếu: {occasion(case)}",
        author=case.organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
    )


def _balloted(case: BatchCase) -> list[Nominee]:
    found = by_ballot(case.considered)
    if not found:
        raise NotYetError(f"Đợt “{case.batch.id}” không có danh hiệu, hình thức nào phải bỏ phiếu kín.")
    return found


def _one_award(nominees: Sequence[Nominee]) -> bool:
    return len({nominee.award.id for nominee in nominees}) == 1


def _tellers(case: BatchCase) -> list[str]:
    session, council = case.file.session, council_of(case)
    ids = session.ballots.tellers if session and session.ballots else ()
    return [member.name for found in ids if (member := council.member(found))]


def _context(case: BatchCase, nominees: Sequence[Nominee]) -> dict[str, Any]:
    session, meeting, council = case.file.session, case.file.meeting, council_of(case)
    counted = session.ballots if session else None
    return {
        "day": date_long(meeting.date) if meeting else f"ngày {BLANK} tháng {BLANK} năm {BLANK}",
        "place": (meeting.place if meeting else "") or BLANK,
        "kind": case.organization.kind_word,
        "tellers": [
            member_line(member)
            for found in (counted.tellers if counted else ())
            if (member := council.member(found))
        ],
        "total": f"{len(council.members):02}",
        "present": f"{len(session.present):02}" if session else BLANK,
        "written": f"{sum(found.written_opinion for found in session.absent):02}" if session else BLANK,
        "issued": f"{counted.issued:02}" if counted else BLANK,
        "returned": f"{counted.returned:02}" if counted else BLANK,
        "valid": f"{counted.valid:02}" if counted else BLANK,
        "invalid": f"{counted.returned - counted.valid:02}" if counted else BLANK,
        "thresholds": thresholds(case, nominees),
        "one_award": _one_award(nominees),
        "what": subject_of(case, nominees),
        "rows": vote_rows(case, nominees),
        "blank": BLANK,
    }
