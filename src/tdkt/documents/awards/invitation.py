"""Giấy mời họp Hội đồng on a batch (NĐ 30/2020, Phụ lục III, Mẫu 1.7)."""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase
from tdkt.documents.awards.batch_words import (
    BLANK,
    archive,
    subject_of,
    ward_of,
)
from tdkt.documents.awards.council_words import council_of, member_line, moment, refuse_without_council
from tdkt.documents.page.assembling import (
    all_recipients,
    archive_of,
    letterhead,
    standing_unit,
    usual_signature,
)
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.model.award_batch import CouncilSession
from tdkt.model.organization import Council, CouncilMember
from tdkt.model.text import lower_first


def invitation_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the giấy mời, worded by `giay-moi.md.j2`; hour and place are blank until a meeting is planned.

    Raises NotYetError where nobody meets: the simple procedure, or titles that the Council has no part in.
    """
    refuse_without_council(case, "giấy mời")
    organization, council = case.organization, council_of(case)
    body = organization.issuing("invitation")
    chair = _chair(council, case.file.meeting)
    subject = f"Họp Hội đồng Thi đua - Khen thưởng {ward_of(organization)}"
    blocks = templates.blocks(
        "giay-moi.md.j2",
        {
            "organization": body.name,
            "ward": ward_of(organization),
            "members": [member_line(member) for member in council.members],
            "what": subject_of(case, case.considered),
            "chair": member_line(chair) if chair else BLANK,
            **_when_and_where(case.file.meeting),
            "standing_unit": standing_unit(organization).name,
        },
    )
    return OfficialDocument(
        letterhead=letterhead(body, symbol=f"GM-{body.abbreviation}", year=case.batch.year),
        type_name="GIẤY MỜI",
        subject=subject,
        blocks=blocks,
        recipients=all_recipients(body, ("Như thành phần mời",)),
        archive=archive_of(body, archive(case)),
        signature=usual_signature(body, case.plan.signer if case.plan else None),
        draft=True,
        illustrative=case.illustrative,
        title=f"Giấy mời {lower_first(subject)}",
        author=body.name,
    )


def _chair(council: Council, meeting: CouncilSession | None) -> CouncilMember | None:
    """Return who chairs the meeting, while none is planned whoever chairs the Council."""
    if meeting is not None:
        return council.member(meeting.chair)
    return next((member for member in council.members if member.role == "chair"), None)


def _when_and_where(meeting: CouncilSession | None) -> dict[str, str]:
    if meeting is None:
        return {"moment": moment(None, None), "place": BLANK}
    return {"moment": moment(meeting.start, meeting.date), "place": meeting.place or BLANK}
