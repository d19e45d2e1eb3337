"""`tdkt status --groups`: who of each cụm, khối has scored itself and the others."""

from __future__ import annotations

from tdkt.awards.group_standing import table_of
from tdkt.awards.wording import nobody_scored
from tdkt.checks.unread import refuse_unread
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_title
from tdkt.errors import UsageError
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first
from tdkt.receipts.group_scores import MemberReceipt, group_receipts
from tdkt.workspace.workspace import Workspace


def write_group_scores(workspace: Workspace, year: int) -> None:
    """Write a table for each group; raises UsageError where the year has none, InvalidFilesError where a file of them holds an error."""
    refuse_unread(
        workspace, "emulation-group", "group-scores", "scoring-criteria", "score-sheet", "organization"
    )
    found = group_receipts(workspace, year)
    if not found:
        raise UsageError(
            f"{upper_first(year_name(year))} chưa có cụm, khối thi đua nào.",
            hint=f"Lập bằng: tdkt new group MÃ --year {year}.",
        )
    console = screen()
    write_title(
        console,
        f"CHẤM ĐIỂM CỦA CÁC CỤM, KHỐI {year_name(year).upper()}",
        illustrative=any(one.group.illustrative for one in found),
    )
    for one in found:
        write_heading(console, one.group.name.upper())
        for line in _days(one.group):
            write_line(console, line)
        if not one.members:
            own = table_of(one.group, workspace)
            without = "Chưa có thang điểm: ghi scale ở group.yaml, hoặc lập bảng tiêu chí của năm."
            write_line(console, without if own is None else nobody_scored(own))
            continue
        table = plain_table(
            console,
            ("Thành viên", 0, "left"),
            ("Tự chấm", 12, "left"),
            ("Chấm chéo", 22, "left"),
            ("Hội đồng", 9, "right"),
        )
        for member in one.members:
            table.add_row(member.body.name, _own(member), _others(member), f"{member.decided}/{member.asked}")
        console.print(table)
        if one.without_own:
            write_line(
                console,
                f"Còn {len(one.without_own)}/{len(one.members)} thành viên chưa tự chấm xong; phiếu: tdkt form scores "
                f"--group {one.group.year}/{one.group.id}",
            )


def _days(group: EmulationGroup) -> list[str]:
    said = []
    if group.agreement is not None and group.agreement.date is not None:
        said.append(f"Ký giao ước ngày {group.agreement.date:%d/%m/%Y}.")
    table = group.timetable
    days = (
        [("tự chấm đến", table.self_by), ("chấm chéo đến", table.cross_by), ("họp bình xét", table.meeting)]
        if table
        else []
    )
    listed = [f"{what} {day:%d/%m/%Y}" for what, day in days if day is not None]
    if listed:
        said.append(f"Lịch: {'; '.join(listed)}.")
    return said


def _own(member: MemberReceipt) -> str:
    if member.has_scored_itself:
        return "đã chấm"
    return f"{member.own}/{member.asked}" if member.own else "chưa chấm"


def _others(member: MemberReceipt) -> str:
    if not member.others:
        return "không chấm chéo"
    done = member.others - len(member.waiting)
    return "đã chấm" if not member.waiting else f"mới chấm {done}/{member.others}" if done else "chưa chấm"
