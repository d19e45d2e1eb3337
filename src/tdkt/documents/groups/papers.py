"""The papers of a cụm, khối: giao ước, bảng chấm điểm, biên bản, tờ trình (NĐ 30/2020, Phụ lục I, III; a form of its own has none of them)."""

from __future__ import annotations

import datetime
from typing import Any

from tdkt.awards.book import award_book
from tdkt.awards.group_standing import table_of
from tdkt.awards.legal_basis import award_basis, unsure_parts
from tdkt.changes.as_signed import as_signed
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.awards.batch_words import short_name
from tdkt.documents.awards.council_words import moment
from tdkt.documents.groups.context import (
    account_words,
    council_addressed,
    group_words,
    head_member,
    in_sentence,
    member_words,
    proposal_words,
    ranked_group,
    ranking_words,
    refuse_doubtful,
    refuse_unranked,
    table_words,
)
from tdkt.documents.jobs import NotYetError, Order
from tdkt.documents.keys import GROUP
from tdkt.documents.page.blocks import Block, Letterhead, OfficialDocument, Signature, Table
from tdkt.documents.texts.formats import date_long
from tdkt.errors import UserError
from tdkt.law.packs import WARD
from tdkt.model.emulation_group import SHORT_TYPES, EmulationGroup
from tdkt.model.issued import GROUP_MINUTES
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.records import replace
from tdkt.model.text import lower_first, upper_first
from tdkt.workspace.issued import in_force

_ROOM_TO_SIGN = 18.0
"""The height in mm of a row in which somebody signs and stamps."""
_SHARES = {
    "TT": 10,
    "Hạng": 20,
    "Thành viên": 50,
    "Họ và tên người ký": 40,
    "Ký tên, đóng dấu": 56,
    "Điểm chính": 18,
    "Điểm thưởng": 19,
    "Điểm trừ": 16,
    "Tổng điểm": 18,
    "Xếp loại": 34,
    "Tiêu chí": 58,
    "Điểm tối đa": 16,
    "Tự chấm": 24,
    "Điểm": 16,
    "Cách tính": 60,
}


def _group(order: Order) -> tuple[EmulationGroup, Organization]:
    organization = order.workspace.organization
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    group: EmulationGroup = order.subject
    return group, organization


def _head(
    group: EmulationGroup, organization: Organization, symbol: str, date: datetime.date | None, *, place: bool
) -> Letterhead:
    above = organization.city if group.level == "city" else short_name(organization)
    short = SHORT_TYPES[group.type]
    return Letterhead(
        superior=above.upper(),
        issuer_lines=(group.name.upper(),),
        number=None,
        symbol=f"{symbol}-{short}" if symbol else "",
        place=organization.place if place else "",
        date=date,
        year=group.year,
    )


def _signature(group: EmulationGroup, order: Order, day: datetime.date) -> Signature:
    _, name = head_member(group, order.workspace, day)
    return Signature((f"Trưởng {group.type_word}".upper(),), name)


def _basis(
    group: EmulationGroup, order: Order, day: datetime.date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the căn cứ, and what is not sure of them; what the ward has ruled holds in a cụm of its own alone."""
    book = award_book(order.workspace)
    own = (group.decision,) if group.decision else ()
    basis = award_basis(
        day, book.local if group.level == WARD else (), own, decides=False, stated=book.stated
    )
    return basis, unsure_parts(day, decides=False, stated=book.stated)


def _common(group: EmulationGroup, organization: Organization, subject: str, type_: str) -> dict[str, Any]:
    return {
        "type_name": type_.upper(),
        "subject": subject,
        "title": f"{type_} {lower_first(subject)}",
        "author": group.name,
    }


def agreement_of(order: Order) -> OfficialDocument:
    """Return the bản giao ước, worded by `giao-uoc-thi-dua.md.j2`, signed by all members; NotYetError while nothing is agreed."""
    group, organization = _group(order)
    agreement = group.agreement
    if agreement is None:
        raise NotYetError(
            f"{group.name} chưa có nội dung giao ước.",
            hint=f"Ghi agreement (contents) vào {group.origin.file}.",
        )
    day = agreement.date or group.first_day
    basis, unsure = _basis(group, order, agreement.date or order.law_day(group.year, group.first_day))
    head, _ = head_member(group, order.workspace, day)
    context = {
        **group_words(group, order.workspace),
        **table_words(table_of(group, order.workspace)),
        "members": member_words(group, order.workspace, day),
        "contents": agreement.contents,
        "commitments": agreement.commitments,
        "day": date_long(agreement.date) if agreement.date else "",
        "place": agreement.place or "",
        "head": in_sentence(head),
    }
    blocks = with_shares(order.templates.blocks("giao-uoc-thi-dua.md.j2", context), _SHARES)
    return OfficialDocument(
        letterhead=_head(group, organization, "", agreement.date, place=True),
        blocks=_with_room(blocks),
        recipients=(),
        archive="",
        signature=None,
        legal_basis=basis,
        illustrative=group.illustrative,
        draft=agreement.date is None,
        notes=unsure,
        draft_notes=unsure,
        **_common(
            group,
            organization,
            f"{upper_first(year_name(group.year))} của {group.name}",
            "Bản giao ước thi đua",
        ),
    )


def _with_room(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with rows of their last table in which one can sign."""
    *before, last = blocks
    return (*before, replace(last, row_height=_ROOM_TO_SIGN) if isinstance(last, Table) else last)


def scores_of(order: Order) -> OfficialDocument:
    """Return the bảng chấm điểm with the account of each point, worded by `bang-cham-diem-cum-khoi.md.j2`."""
    order = _as_in_the_minutes(order)
    group, organization = _group(order)
    standing = ranked_group(group, order.workspace)
    ranking = refuse_unranked(standing, group)
    day = group.meeting.date if group.meeting else group.last_day
    context = {
        **group_words(group, order.workspace),
        **table_words(standing.criteria),
        **ranking_words(ranking),
        "members": [account_words(total) for total in ranking.members],
    }
    return OfficialDocument(
        letterhead=_head(group, organization, "", group.meeting.date if group.meeting else None, place=True),
        blocks=with_shares(order.templates.blocks("bang-cham-diem-cum-khoi.md.j2", context), _SHARES),
        recipients=(),
        archive="",
        signature=_signature(group, order, day),
        illustrative=standing.illustrative,
        draft=group.meeting is None,
        **_common(
            group,
            organization,
            f"{upper_first(year_name(group.year))} của {group.name}",
            "Bảng chấm điểm thi đua",
        ),
    )


def _as_in_the_minutes(order: Order) -> Order:
    """Return `order` with the points as they were when the biên bản in force that ranks by them was signed."""
    group: EmulationGroup = order.subject
    key = f"{group.year}/{group.id}"
    signed = None if order.now else in_force(order.workspace, GROUP_MINUTES, key)
    if signed is None:
        return order
    workspace = as_signed(order.workspace, signed)
    return replace(order, workspace=workspace, subject=GROUP.subject(workspace, GROUP.read(key)))


def minutes_of(order: Order) -> OfficialDocument:
    """Return the biên bản of the meeting that ranked, worded by `bien-ban-cum-khoi.md.j2`; NotYetError before it."""
    group, organization = _group(order)
    meeting = group.meeting
    if meeting is None:
        raise NotYetError(f"{group.name} chưa họp bình xét.", hint=f"Ghi meeting vào {group.origin.file}.")
    standing = ranked_group(group, order.workspace)
    ranking = refuse_unranked(standing, group)
    refuse_doubtful(order, group, ranking)
    context = {
        **group_words(group, order.workspace),
        **ranking_words(ranking),
        "start": moment(meeting.start, meeting.date),
        "end": moment(meeting.end, meeting.date),
        "place": meeting.place or "",
        "present": meeting.present,
        "absent": meeting.absent,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "opinions": meeting.opinions,
        "proposals": proposal_words(group, order.workspace, meeting.date),
    }
    return OfficialDocument(
        letterhead=_head(group, organization, "BB", None, place=False),
        blocks=with_shares(order.templates.blocks("bien-ban-cum-khoi.md.j2", context), _SHARES),
        recipients=("Các thành viên",),
        archive="VT, Hồ sơ",
        signature=Signature(("Chủ tọa",), meeting.chair),
        cosignatures=(Signature(("Thư ký",), meeting.secretary),),
        illustrative=standing.illustrative,
        **_common(
            group,
            organization,
            f"Họp bình xét thi đua {year_name(group.year)} của {group.name}",
            "Biên bản",
        ),
    )


def submission_of(order: Order) -> OfficialDocument:
    """Return the tờ trình of the group to the Council, worded by `to-trinh-cum-khoi.md.j2`; NotYetError without a proposal."""
    group, organization = _group(order)
    if not group.proposals:
        raise NotYetError(
            f"{group.name} chưa đề nghị khen thưởng thành viên nào.",
            hint=f"Ghi proposals vào {group.origin.file}.",
        )
    standing = ranked_group(group, order.workspace)
    ranking = refuse_unranked(standing, group)
    refuse_doubtful(order, group, ranking)
    day = group.meeting.date if group.meeting else group.last_day
    addressee = council_addressed(group, organization)
    head, _ = head_member(group, order.workspace, day)
    met = group.meeting.date if group.meeting else None
    basis, unsure = _basis(group, order, met or order.law_day(group.year, group.first_day))
    context = {
        **group_words(group, order.workspace),
        **ranking_words(ranking),
        "count": len(ranking.members),
        "met": date_long(group.meeting.date).removeprefix("ngày ") if group.meeting else "",
        "addressee": addressee,
        "head": in_sentence(head),
        "proposals": proposal_words(group, order.workspace, day),
    }
    subject = f"Kết quả bình xét thi đua {year_name(group.year)} và đề nghị khen thưởng của {group.name}"
    return OfficialDocument(
        letterhead=_head(group, organization, "TTr", None, place=True),
        blocks=with_shares(order.templates.blocks("to-trinh-cum-khoi.md.j2", context), _SHARES),
        recipients=("Các thành viên", *group.recipients),
        archive="VT, Hồ sơ",
        signature=_signature(group, order, day),
        addressees=(upper_first(addressee),),
        legal_basis=basis,
        illustrative=standing.illustrative,
        draft=True,
        notes=unsure,
        draft_notes=unsure,
        **_common(group, organization, subject, "Tờ trình"),
    )
