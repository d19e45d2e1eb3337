"""Biên bản họp Hội đồng Thi đua - Khen thưởng on a batch (NĐ 30/2020, Phụ lục III, Mẫu 1.9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.awards.batch_words import (
    council_letterhead,
    council_symbol,
    draft_notice,
    law_notes,
    occasion,
    subject_of,
    ward_of,
)
from tdkt.documents.awards.council_words import (
    by_ballot,
    council_of,
    member_line,
    moment,
    refuse_without_council,
    session_of,
    thresholds,
    vote_rows,
    voting_facts,
)
from tdkt.documents.page.blocks import OfficialDocument, Signature
from tdkt.documents.texts.templates import Templates
from tdkt.model.award_batch import CouncilSession
from tdkt.model.organization import Council

VOTE_SHARES = {
    "TT": 10,
    "Họ và tên, tên tập thể": 45,
    "Danh hiệu, hình thức": 40,
    "Phiếu đồng ý": 17,
    "Tổng số thành viên": 20,
    "Có mặt": 17,
    "Tỷ lệ": 18,
    "Kết luận": 20,
    "Trong đó ý kiến bằng văn bản": 24,
}


def minutes_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the minutes, worded by `bien-ban-hop-hoi-dong.md.j2`; the number is blank, it is given by the office.

    Raises UserError while the Council has not met.
    """
    refuse_without_council(case, "biên bản họp Hội đồng")
    council, session = council_of(case), session_of(case)
    blocks = templates.blocks("bien-ban-hop-hoi-dong.md.j2", _context(case, council, session))
    notes = law_notes(case, voting_facts(case, case.considered))
    subject = f"Họp Hội đồng Thi đua - Khen thưởng {ward_of(case.organization)}"
    return OfficialDocument(
        letterhead=council_letterhead(case, symbol=council_symbol(case, "BB")),
        type_name="BIÊN BẢN",
        subject=subject,
        blocks=with_shares(blocks, VOTE_SHARES),
        recipients=(),
        archive="VT, Hồ sơ",
        signature=council_signature("Chủ tọa", council, session.chair),
        cosignatures=(council_signature("Thư ký", council, session.secretary),),
        draft=not case.batch.has_reached("voted"),
        illustrative=case.illustrative,
        title=f"Biên bản họp Hội đồng Thi đua - Khen thưởng: {occasion(case)}",
        author=case.organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )


def council_signature(role: str, council: Council, member_id: str) -> Signature:
    """Return a signature in a session: the role in it, the name, and the post beside it where that is the chair's."""
    member = council.member(member_id)
    if member is None:
        return Signature((role,), "")
    return Signature((role,), member.name, other_posts=(member.post,) if role == "Chủ tọa" else ())


def _context(case: BatchCase, council: Council, session: CouncilSession) -> dict[str, Any]:
    appraisal = case.batch.appraisal
    present_only = case.law.value("vote_of_all_members") == "present"
    return {
        "start": moment(session.start, session.date),
        "end": moment(session.end, session.date),
        "place": session.place or "",
        "council": council.decision or "",
        "total": f"{len(council.members):02}",
        **_attendance(council, session),
        "chair": _named(council, session.chair),
        "secretary": _named(council, session.secretary),
        "what": subject_of(case, case.considered),
        "to_city": case.to_city,
        "city": case.organization.city_word,
        "appraisal": (appraisal.opinion or "") if appraisal else "",
        "not_considered": _refused_at("appraisal", case.refused),
        "discussion": session.discussion,
        "ballot_awards": list(dict.fromkeys(found.award.quoted_name for found in by_ballot(case.considered))),
        "thresholds": thresholds(case, case.considered),
        "rows": vote_rows(case, case.considered),
        "counted_head": "Có mặt" if present_only else "Tổng số thành viên",
        "refused": _refused_at("council", case.considered),
        "conclusion": session.conclusion,
    }


def _attendance(council: Council, session: CouncilSession) -> dict[str, Any]:
    """Return who was there and who was not; whom the list of members does not know is left out."""
    members = {member.id: member for member in council.members}
    return {
        "present": [member_line(members[found]) for found in session.present if found in members],
        "number_present": f"{len(session.present):02}",
        "absent": [
            {
                "line": member_line(members[found.member]),
                "reason": found.reason or "",
                "written": found.written_opinion,
            }
            for found in session.absent
            if found.member in members
        ],
    }


def _refused_at(step: str, nominees: Sequence[Nominee]) -> list[dict[str, str]]:
    """Return those of `nominees` who went no further at `step`, each with the reason."""
    refused = ((nominee, nominee.nomination.refused) for nominee in nominees)
    return [
        {
            "name": nominee.who.full_address,
            "award": nominee.award.quoted_name,
            "reason": refusal.reason,
        }
        for nominee, refusal in refused
        if refusal is not None and refusal.at == step
    ]


def _named(council: Council, member_id: str) -> str:
    member = council.member(member_id)
    return member_line(member) if member else ""
