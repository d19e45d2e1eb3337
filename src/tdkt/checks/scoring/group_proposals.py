"""Whom a cụm, khối proposes for an award: agreed by more than half of those who voted, and scored as the others.

The Law sets neither votes nor classes for a cụm, khối: both are warnings, the group's own rules may say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.assessment import assess
from tdkt.awards import wording
from tdkt.awards.group_standing import body_of, group_standing, table_of
from tdkt.awards.ranking import GroupRanking
from tdkt.awards.scoring import UnitTotal
from tdkt.checks.example_files import GROUP
from tdkt.checks.programmes import programme_of
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import EmulationGroup, Proposal
from tdkt.model.scoring import Effect
from tdkt.workspace.workspace import Workspace

_PROPOSAL = "{member: thon-hai, award: giay-khen, votes: {for: 3, of: 3}}"

NOT_AGREED = Rule(
    code="I370",
    severity=WARNING,
    title="Cụm, khối đề nghị khen thưởng mà không quá nửa đồng ý",
    explanation="Thành viên được đề nghị có số đồng ý không quá nửa tổng số biểu quyết. Pháp luật không quy định tỷ lệ của cụm, khối; quy "
    "chế của cụm, khối quy định khác thì ghi lời bỏ qua kèm lý do.",
    examples=(
        Example(
            file=GROUP,
            text=_PROPOSAL,
            bad=(
                "{member: thon-hai, award: giay-khen, votes: {for: ▸1, of: 3}}",
                "{member: thon-hai, award: giay-khen, votes: {for: ▸2, of: 4}}",
                "{member: thon-hai, award: giay-khen, votes: {for: ▸0, of: 3}}",
            ),
            good=("{member: thon-hai, award: giay-khen, votes: {for: 2, of: 3}}", _PROPOSAL),
            also=("I434",),
        ),
    ),
)
NOT_GRADED = Rule(
    code="I371",
    severity=WARNING,
    title="Cụm, khối đề nghị khen thưởng thành viên chưa xếp hạng, chưa xếp loại",
    explanation="Thành viên được đề nghị chưa đủ điểm để xếp hạng, không được xét vì vi phạm điều kiện, không còn ở cụm, khối khi chấm "
    "điểm, hoặc tổng điểm chưa đạt mức xếp loại nào của bảng chấm điểm.",
)
RULES = (NOT_AGREED, NOT_GRADED)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the proposals that not more than half of the votes agree to."""
    for group in workspace.all(EmulationGroup):
        for proposal in group.proposals:
            votes = proposal.votes
            if votes is not None and votes.for_ * 2 <= votes.of:
                yield NOT_AGREED.at(
                    votes.origin.at("for"),
                    f"{_name(group, proposal, workspace)}: {votes.for_}/{votes.of} đồng ý, không quá nửa.",
                    "Kiểm tra kết quả biểu quyết; không được đồng ý thì bỏ đề nghị này.",
                )


def check_scores(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the proposals of members without rank or class; computes, so only of files without errors."""
    years = {plan.year for plan in workspace.plans}
    for group in workspace.all(EmulationGroup):
        table = table_of(group, workspace)
        if not group.proposals or table is None or group.year not in years or workspace.organization is None:
            continue
        attainment = assess(programme_of(workspace, group.year), table.attainment_period)
        found = group_standing(group, table, workspace, attainment).rankings
        for proposal in group.proposals:
            if lacks := _lacks(proposal, found[0] if found else None):
                yield NOT_GRADED.at(
                    proposal.origin.at("member"),
                    f"{_name(group, proposal, workspace)} được đề nghị khen thưởng nhưng {lacks}.",
                    f"Xem điểm: tdkt awards rank {group.year} --group {group.id}; bổ sung điểm, hoặc bỏ đề nghị này.",
                )


def _name(group: EmulationGroup, proposal: Proposal, workspace: Workspace) -> str:
    member = group.member(proposal.member)
    return body_of(member, workspace).name if member is not None else proposal.member


def _lacks(proposal: Proposal, ranking: GroupRanking | None) -> str:
    """Say what a member that is proposed lacks, "" for nothing."""
    members: tuple[UnitTotal, ...] = ranking.members if ranking is not None else ()
    total = next((one for one in members if one.unit.id == proposal.member), None)
    if total is None:
        return "không còn là thành viên khi chấm điểm"
    if total.suffers(Effect.NOT_CONSIDERED):
        return f"{Effect.NOT_CONSIDERED.label} do vi phạm điều kiện của bảng chấm điểm"
    if total.total is None:
        return f"chưa xếp hạng được: mới {wording.coverage(total)}"
    if total.grades and total.grade is None:
        return f"tổng điểm {wording.total_points(total)} chưa đạt mức xếp loại nào"
    return ""
