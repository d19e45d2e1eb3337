"""What `tdkt awards suggest` says of cụm, khối: who leads, whom the group proposes, what is still to be done for it."""

from __future__ import annotations

from rich.console import Console

from tdkt.attainment.assessment import assess
from tdkt.awards import wording
from tdkt.awards.book import AwardBook
from tdkt.awards.group_leaders import CITY_FLAG, GroupLeader, group_leaders
from tdkt.awards.group_standing import groups_of_year, table_of
from tdkt.awards.law_in_force import LawInForce
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import refuse_scoring_errors
from tdkt.cli.screen import write_heading, write_line
from tdkt.errors import UserError
from tdkt.law.articles import Articles
from tdkt.workspace.workspace import Workspace

_NO_AWARD_FOR_IT = (
    "Luật nêu cờ thi đua cho tập thể dẫn đầu cụm, khối do bộ, ban, ngành, tỉnh tổ chức ({article}), không nêu hình thức riêng cho "
    "cụm, khối của cấp xã: Hội đồng xem xét theo tiêu chuẩn của từng danh hiệu, hình thức."
)


def write_group_leaders(
    console: Console, workspace: Workspace, book: AwardBook, law: LawInForce, year: int, award: str | None
) -> None:
    """Write the leaders of the groups of `year`, those in view of `award` alone where one is asked for."""
    groups = groups_of_year(workspace, year)
    if not groups:
        return
    try:
        refuse_scoring_errors(workspace)
        found = {group.id: _leaders(group.id, workspace, book, law, year) for group in groups}
    except UserError:
        write_heading(console, "THEO XẾP HẠNG CỤM, KHỐI")
        write_line(console, "Chưa xem được vì có tệp đang lỗi: tdkt validate.", 2)
        return
    kept = {group: [one for one in leaders if award in (None, one.award)] for group, leaders in found.items()}
    if award is not None and not any(kept.values()):
        return
    write_heading(console, "THEO XẾP HẠNG CỤM, KHỐI")
    if any(group.level == "ward" for group in groups):
        write_line(console, _NO_AWARD_FOR_IT.format(article=Articles("articles.group_flag")))
    for group in groups:
        if not kept[group.id] and award is None:
            write_line(
                console,
                f"{group.name}: chưa đủ điểm để biết ai dẫn đầu (tdkt awards rank {year} --group {group.id}).",
                2,
            )
        for one in kept[group.id]:
            write_line(console, _said(one, law), 2)
            if step := _next_step(one, law):
                write_line(console, step, 4)


def _leaders(
    group_id: str, workspace: Workspace, book: AwardBook, law: LawInForce, year: int
) -> tuple[GroupLeader, ...]:
    [group] = [one for one in groups_of_year(workspace, year) if one.id == group_id]
    table = table_of(group, workspace)
    if table is None:
        return ()
    attainment = assess(programme_of(workspace, year), table.attainment_period)
    return group_leaders(group, workspace, attainment, book, law)


def _said(one: GroupLeader, law: LawInForce) -> str:
    name = law.awards[one.award].quoted_name if one.award in law.awards else one.award
    points = wording.total_points(one.total) if one.total else wording.points(one.points)
    rank = f"hạng {one.rank}, {points} điểm" if one.rank else "chưa xếp hạng"
    provisional = " (tạm)" if one.rank and one.is_provisional else ""
    said = f"{one.name}: {rank}{provisional}, {one.group.name}"
    if one.proposal is not None:
        votes = one.proposal.votes
        agreed = f" ({votes.for_}/{votes.of})" if votes else ""
        not_leading = one.award == CITY_FLAG and one.rank != 1
        reminder = f"; cờ để tặng tập thể dẫn đầu ({Articles('articles.group_flag')})" if not_leading else ""
        return f"{said}; {one.group.type_word} đề nghị {name}{agreed}{reminder}"
    if one.award == CITY_FLAG:
        return f"{said}; xem xét đề nghị {name} ({Articles('articles.group_flag')}), các tiêu chuẩn khác do Hội đồng xem xét"
    return f"{said}; {one.group.type_word} chưa đề nghị khen thưởng"


def _next_step(one: GroupLeader, law: LawInForce) -> str:
    if one.nominated_in is not None:
        rule = law.awards.get(one.nominated_for or "")
        return f"Đã có trong đợt “{one.nominated_in}”{f' ({rule.quoted_name})' if rule and one.award is None else ''}."
    if one.award is None:
        return ""
    if one.recipient is None:
        return (
            "Chưa có tập thể này trong sổ đối tượng (plans/awards/register.yaml) nên chưa lập đề nghị được."
        )
    level = " --level city" if one.group.level == "city" else ""
    return f"Lập đề nghị: tdkt new batch MÃ --type merit --who {one.recipient.id} --award {one.award}{level}"
