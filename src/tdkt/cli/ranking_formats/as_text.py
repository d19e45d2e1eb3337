"""The ranking for people in a terminal, or the account of one unit's total. Reads without colour."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tdkt.attainment import wording as attainment_words
from tdkt.attainment.comparing import exact
from tdkt.awards import wording
from tdkt.awards.attained_points import formula_in_words
from tdkt.awards.ranking import GroupRanking, Standing
from tdkt.awards.scoring import Scored, UnitTotal
from tdkt.cli.screen import bare_table, screen, write_title
from tdkt.model.plan_year import year_name
from tdkt.model.scoring import Combine, CriterionType

_TITLES = ("Chính", "Thưởng", "Trừ", "Tổng", "Bước chấm")
_COLUMNS = (7, 7, 5, 7, 14)


def write(standing: Standing, unit: str | None) -> None:
    """Write the ranking of every group to stdout, or the account of `unit`."""
    console = screen()
    for ranking in standing.rankings:
        for total in ranking.members:
            if total.unit.id == unit:
                _account(console, standing, ranking, total)
    if unit is None:
        _head(console, standing, f"XẾP HẠNG THI ĐUA {year_name(standing.criteria.year).upper()}")
        for ranking in standing.rankings:
            _group(console, standing, ranking)
        if not standing.rankings and len(standing.criteria.groups) == 1:
            console.print()
            console.print(Text(standing.criteria.groups[0].name.upper(), style="bold"))
            console.print(wording.nobody_scored(standing.criteria))


def _head(console: Console, standing: Standing, title: str) -> None:
    criteria, attainment = standing.criteria, standing.attainment
    write_title(console, title, illustrative=standing.illustrative)
    console.print(attainment.programme.organization.name)
    console.print(f"{criteria.title.rstrip('.')}.")
    console.print(wording.origin_of(criteria))
    cap = "" if criteria.bonus_cap is None else wording.points(exact(criteria.bonus_cap))
    bonus = f"; điểm thưởng được tính nhiều nhất {cap}" if cap else ""
    off = (
        ""
        if criteria.penalty_cap is None
        else f"; điểm trừ nhiều nhất {wording.points(exact(criteria.penalty_cap))}"
    )
    console.print(f"Tổng điểm chính {wording.points(exact(criteria.total))}{bonus}{off}.")
    if any(criterion.from_attainment for criterion in criteria.criteria):
        console.print(
            f"Điểm tính từ chỉ tiêu: kết quả {attainment.period.title}; báo cáo đã nhận "
            f"{attainment.reports_received}/{attainment.reports_due}."
        )


def _group(console: Console, standing: Standing, ranking: GroupRanking) -> None:
    console.print()
    if ranking.group:
        console.print(Text(ranking.group.name.upper(), style="bold"))
    group = ranking.group
    if group and group.cross:
        console.print(f"Các thành viên chấm chéo, lấy {Combine(group.cross).label}.")
    reasons = wording.why_provisional(ranking)
    if reasons:
        console.print(Text(f"Xếp hạng tạm: {'; '.join(reasons)}.", style="yellow"))
    if ranking.placed:
        console.print(_table(console, ranking))
    for total in ranking.members:
        for said in wording.broken_in_words(total):
            console.print(f"{total.unit.name}: {said}.")
    if not ranking.unranked:
        return
    console.print("Chưa xếp hạng:")
    for total in ranking.unranked:
        console.print(f"- {total.unit.name}: {wording.coverage(total)}; còn thiếu:")
        for missing in total.missing:
            console.print(f"    {wording.criterion_title(missing.criterion)}: {wording.came_about(missing)}.")


def _table(console: Console, ranking: GroupRanking) -> Table:
    table = bare_table()
    table.add_column("Hạng", width=4, justify="right")
    table.add_column(
        "Đơn vị, thành viên" if ranking.group else "Đơn vị",
        width=console.width - 4 - sum(_COLUMNS) - len(_COLUMNS) - 2,
        overflow="fold",
    )
    for title, columns in zip(_TITLES, _COLUMNS, strict=True):
        justify = "left" if title == _TITLES[-1] else "right"
        table.add_column(title, width=columns, overflow="fold", justify=justify)  # type: ignore[arg-type]
    all_points = [placed.points for placed in ranking.placed]
    for placed in ranking.placed:
        total = placed.total
        shown = wording.shown_sum(total, beside=all_points)
        table.add_row(
            str(placed.rank),
            "\n".join(filter(None, (total.unit.name, wording.grade_of(total)))),
            shown.main,
            shown.bonus,
            shown.penalty,
            shown.total,
            wording.stage_of(total),
        )
    return table


def _account(console: Console, standing: Standing, ranking: GroupRanking, total: UnitTotal) -> None:
    _head(
        console,
        standing,
        f"ĐIỂM THI ĐUA {year_name(standing.criteria.year).upper()}: {total.unit.name.upper()}",
    )
    by_criterion = {found.criterion.id: found for found in total.scored}
    for part in standing.criteria.parts:
        scored = [by_criterion[found.id] for found in part.criteria if found.id in by_criterion]
        if scored:
            console.print()
            console.print(Text(part.title, style="bold"))
            console.print(_criteria(console, scored))
    for found in total.scored:
        _targets(console, found)
    console.print()
    console.print(f"Điểm chính + điểm thưởng - điểm trừ: {wording.sum_in_words(total)}.")
    for said in wording.broken_in_words(total):
        console.print(f"{said}.")
    if grade := wording.grade_of(total):
        console.print(f"Xếp loại: {grade}.")
    rank = next((placed.rank for placed in ranking.placed if placed.total is total), None)
    whose = f" {ranking.group.name}" if ranking.group else ""
    verdict = f"hạng {rank}/{len(ranking.placed)} đơn vị đủ điểm" if rank else "chưa xếp hạng"
    console.print(f"Xếp hạng{whose}: {verdict}{' (tạm)' if rank and ranking.is_provisional else ''}.")


def _criteria(console: Console, scored: list[Scored]) -> Table:
    table = bare_table()
    rest = console.width - 6 - 7 - 4
    table.add_column("Tiêu chí", width=rest - rest // 2, overflow="fold")
    table.add_column("Tối đa", width=6, justify="right")
    table.add_column("Điểm", width=7, justify="right")
    table.add_column("Cách tính", width=rest // 2, overflow="fold")
    for found in scored:
        minus = "-" if found.criterion.type is CriterionType.PENALTY and found.points else ""
        table.add_row(
            wording.criterion_title(found.criterion),
            wording.points(exact(found.criterion.maximum)),
            f"{minus}{wording.points(found.points)}",
            wording.came_about(found),
        )
    return table


def _targets(console: Console, found: Scored) -> None:
    """Write the targets behind a criterion that draws from attainment."""
    if found.attained is None or found.criterion.from_attainment is None:
        return
    console.print()
    console.print(Text(f"{found.criterion.text.rstrip('.')}: cách tính", style="bold"))
    console.print(f"Điểm = {formula_in_words(found.criterion.from_attainment)}.")
    for counted in found.attained.counted:
        assessment = counted.assessment
        console.print(
            f"- {assessment.target.name}: {attainment_words.achieved(assessment)} so với "
            f"{attainment_words.planned(assessment)}, {assessment.status.label}: {wording.counted_as(counted)}."
        )
