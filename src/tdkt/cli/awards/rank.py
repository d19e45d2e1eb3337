"""`tdkt awards rank`: the units' totals and ranks, and the account of one total."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE, open_workspace
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.awards.ranking import Standing
    from tdkt.workspace.workspace import Workspace


class RankFormat(StrEnum):
    """How the ranking is written."""

    TEXT = "text"
    JSON = "json"


def rank(
    year: int | None = typer.Argument(
        None,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm chấm điểm; mặc định là năm gần nhất có bảng tiêu chí.",
    ),
    explain: str | None = typer.Option(
        None,
        "--explain",
        metavar="ĐƠN_VỊ",
        autocompletion=completion.units,
        help="Giải trình từng điểm của đơn vị này (mã, tên hoặc chữ viết tắt).",
    ),
    output: RankFormat = typer.Option(RankFormat.TEXT, "--format", help="Dạng kết quả."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Tính điểm thi đua và xếp hạng các đơn vị theo bảng tiêu chí của năm, trong từng cụm, khối.

    Ví dụ: tdkt awards rank; tdkt awards rank 2026 --explain van-phong; tdkt awards rank --format json
    """
    from tdkt.cli.choices import choose_units

    found = _standing(open_workspace(workspace), year)
    unit = choose_units(found.attainment.programme, [explain])[0] if explain is not None else None
    ranked = [total.unit.id for ranking in found.rankings for total in ranking.members]
    if unit is not None and unit not in ranked:
        raise UsageError(
            f"Đơn vị “{unit}” không thuộc cụm, khối nào trong bảng tiêu chí năm {found.criteria.year}.",
            hint=f"Các đơn vị được chấm điểm: {', '.join(ranked)}.",
        )
    import_module(f"tdkt.cli.ranking_formats.as_{output.value}").write(found, unit)
    if output is RankFormat.TEXT and unit is None and ranked:
        note(f"Giải trình điểm của một đơn vị: tdkt awards rank --explain {ranked[0]}")
    return 0


def _standing(workspace: Workspace, year: int | None) -> Standing:
    """Score and rank the units of `year`, or of the latest year with criteria; raises UserError on files with errors."""
    from tdkt.attainment.assessment import assess
    from tdkt.awards.ranking import standing
    from tdkt.checks.run import programme_of, refuse_scoring_errors
    from tdkt.model.scoring import ScoreSheet, ScoringCriteria
    from tdkt.workspace.kinds import FILE_KINDS

    refuse_scoring_errors(workspace)
    tables = {criteria.year: criteria for criteria in workspace.all(ScoringCriteria)}
    wanted = year if year is not None else max(tables, default=None)
    criteria = tables.get(wanted) if wanted is not None else None
    if criteria is None:
        years = ", ".join(map(str, sorted(tables)))
        raise UsageError(
            f"Năm {wanted} chưa có bảng tiêu chí chấm điểm."
            if wanted
            else "Chưa có bảng tiêu chí chấm điểm nào.",
            hint=f"Các năm có bảng tiêu chí: {years}."
            if years
            else f"Thêm {FILE_KINDS['scoring-criteria'].place_in_words} (kind: scoring-criteria).",
        )
    attainment = assess(programme_of(workspace, criteria.year), criteria.attainment_period)
    sheets = [sheet for sheet in workspace.all(ScoreSheet) if sheet.year == criteria.year]
    return standing(criteria, sheets, attainment)
