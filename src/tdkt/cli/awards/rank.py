"""`tdkt awards rank`: the totals and ranks of units and of members of cụm, khối, and the account of one total."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.cli.awards.standings import NamedStanding
    from tdkt.workspace.workspace import Workspace


class RankFormat(StrEnum):
    """How the ranking is written."""

    TEXT = "text"
    JSON = "json"


def rank(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm chấm điểm; mặc định là năm gần nhất có bảng tiêu chí, cụm, khối.",
    ),
    explain: str | None = typer.Option(
        None,
        "--explain",
        metavar="ĐƠN_VỊ",
        autocompletion=completion.units,
        help="Giải trình từng điểm của đơn vị, thành viên này (mã, tên hoặc chữ viết tắt).",
    ),
    group: str | None = typer.Option(
        None,
        "--group",
        metavar="CỤM_KHỐI",
        autocompletion=completion.groups,
        help="Chỉ cụm, khối này (mã).",
    ),
    output: RankFormat = typer.Option(RankFormat.TEXT, "--format", help="Dạng kết quả."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Tính điểm thi đua và xếp hạng trong từng cụm, khối, theo bảng tiêu chí của năm hoặc thang điểm riêng của cụm, khối.

    Ví dụ: tdkt awards rank; tdkt awards rank 2026 --explain van-phong; tdkt awards rank --group khoi-thon --format json
    """
    from tdkt.cli.awards.standings import chosen, standings_of_year

    read = open_workspace(workspace)
    in_year, _, group = group.rpartition("/") if group is not None else ("", "", None)
    if in_year:
        year = _year(in_year)
    if group is not None and year is None:
        year = _newest_of(read, group)
    found = standings_of_year(read, year)
    if group is not None:
        found = [chosen(found, group)]
    unit = _scored(read, found, explain) if explain is not None else None
    shown = [one for one in found if unit is None or unit in one.members]
    if output is RankFormat.JSON:
        shown = shown[:1]
    writer = import_module(f"tdkt.cli.ranking_formats.as_{output.value}")
    for number, one in enumerate(shown):
        if number:
            say("")
        writer.write(one.standing, unit)
    first = next((member for one in found for member in one.members), None)
    if output is RankFormat.TEXT and unit is None and first is not None:
        asked = f"{f' {year}' if year is not None else ''}{f' --group {group}' if group is not None else ''}"
        note(f"Giải trình từng điểm: tdkt awards rank{asked} --explain {first}")
    return 0


def _newest_of(read: Workspace, group: str) -> int | None:
    """Return the newest year with a cụm, khối of this id, None where no file has it; where there are several, say which is shown."""
    from tdkt.model.emulation_group import EmulationGroup

    years = sorted((one.year for one in read.all(EmulationGroup) if one.id == group), reverse=True)
    if len(years) > 1:
        others = ", ".join(str(year) for year in years[1:])
        note(
            f"“{group}” có ở {len(years)} năm: đang xem năm {years[0]} (còn: {others}). "
            f"Xem năm khác: tdkt awards rank {years[1]} --group {group}"
        )
    return years[0] if years else None


def _year(said: str) -> int:
    """Return the year of "2026/khoi-thon", as documents name a cụm, khối; raises UsageError where it is none."""
    try:
        return plan_year(said)
    except ValueError:
        raise UsageError(
            f"“{said}” không phải một năm.", hint="Ghi, ví dụ: --group 2026/khoi-thon."
        ) from None


def _scored(read: Workspace, found: list[NamedStanding], word: str) -> str:
    """Return the id of who is meant by `word`: its id or its name in a group, a unit; raises UsageError where nobody is scored so."""
    from tdkt.checks.references.guesses import guess
    from tdkt.model.text import letters

    for one in found:
        for member, name in one.members.items():
            if word == member or letters(word) == letters(name):
                return member
    known = read.organization.unit_called(word) if read.organization else None
    ranked = list(dict.fromkeys(member for one in found for member in one.members))
    if known is not None and known.id in ranked:
        return known.id
    raise UsageError(
        f"“{word}” không được chấm điểm trong cụm, khối nào.",
        hint=f"{guess(word, ranked)} Được chấm điểm: {', '.join(ranked)}.".strip(),
    )
