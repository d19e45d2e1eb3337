"""Forms of units' own plans: written out by `tdkt form unit-plan`, taken in by `tdkt import`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, progress, say, shown
from tdkt.cli.returned_forms import note_refusals, say_diff
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError, UserError
from tdkt.model.plan_year import year_name

if TYPE_CHECKING:
    from tdkt.exchange.plan_forms.taking_plans import PlanOutcome
    from tdkt.workspace.workspace import Workspace

UNIT_PLAN = "unit-plan"
"""What is written where forms of plans are meant."""


def make_plan_forms(
    year: int | None, words: Sequence[str], output: Path | None, workspace: Path | None
) -> int:
    """Write the form of the plan of each body that `words` name (none: all to which the ward's plan gives something).

    A file that is there stays as it is: somebody may have filled it in.
    """
    from tdkt.awards.bodies import body_called
    from tdkt.checks.run import default_year, refuse_errors
    from tdkt.exchange.plan_forms.plan_form import makers_of, plan_form
    from tdkt.exchange.plan_forms.plan_form_writer import plan_form_bytes
    from tdkt.workspace.inside import refuse_obstacle
    from tdkt.workspace.writing import write_atomically

    read = open_workspace(workspace)
    refuse_errors(read)
    of_year = default_year(read) if year is None else year
    makers = []
    for word in words:
        found = body_called(read, word)
        if found is None:
            raise UsageError(
                f"Không có đơn vị, thôn, tập thể “{word}”.", hint="Xem các nơi: tdkt status --plans."
            )
        makers.append(found)
    makers = makers or makers_of(read, of_year)
    if not makers:
        raise UsageError(f"Kế hoạch {year_name(of_year)} chưa giao gì cho nơi nào nên không có phiếu.")
    folder = output or read.root / "build" / str(of_year) / "phieu" / "ke-hoach-don-vi"
    made = 0
    for maker in progress(makers, "Lập phiếu"):
        path = folder / f"phieu-ke-hoach-{of_year}-{maker.id}.xlsx"
        form = plan_form(read, maker, of_year)
        refuse_obstacle(read.root, path)
        if path.exists():
            note(f"Giữ nguyên {shown(path)}: tệp đã có. Muốn lập lại thì xóa hoặc chuyển tệp ấy đi.")
            continue
        write_atomically(path, plan_form_bytes(form), workspace=read.root)
        say(shown(path))
        made += 1
    note(f"Đã lập {made} phiếu kế hoạch {year_name(of_year)}. Nhận lại: tdkt import THƯ_MỤC --received NGÀY.")
    return 0


def take_in_plan_forms(
    read: Workspace,
    paths: Sequence[Path],
    *,
    unit: str | None,
    received: date | None,
    illustrative: bool,
    replace: bool,
    dry_run: bool,
    of_a_period: bool = False,
) -> bool:
    """Take the forms of plans in, or show what they would change; return whether all of them could be taken."""
    from tdkt.awards.bodies import body_called
    from tdkt.exchange.form_sheets import Refusal
    from tdkt.exchange.plan_forms.taking_plans import WantedPlans, edit_of_plans, take_in_plans

    wanted_unit = body_called(read, unit) if unit else None
    if unit and wanted_unit is None:
        raise UsageError(
            f"Không có đơn vị, thôn, tập thể “{unit}”.", hint="Xem các nơi: tdkt status --plans."
        )
    wanted = WantedPlans(
        wanted_unit.id if wanted_unit else None,
        received or date.today(),
        illustrative=illustrative,
        replace=replace,
        of_a_period=of_a_period,
    )
    outcomes = take_in_plans(read, progress(paths, "Đọc phiếu kế hoạch"), wanted)
    if dry_run:
        for one in outcomes:
            if one.is_change:
                say_diff(one.file, one.before, one.new)
    else:
        taken = [one for one in outcomes if one.is_change]
        try:
            edit_of_plans(taken).write(read.root, check=read.refuse_changed)
        except UserError as error:
            for one in taken:
                one.refusals.append(Refusal(str(error), error.hint))
    _write_table(outcomes, dry_run=dry_run)
    for one in outcomes:
        _note(one)
    return not any(one.refusals for one in outcomes)


def _write_table(outcomes: Sequence[PlanOutcome], *, dry_run: bool) -> None:
    from tdkt.cli.screen import bare_table, screen

    stream = sys.stderr if dry_run else sys.stdout
    stream.flush()
    console = screen(stream)
    table = bare_table(gap=2)
    for head in ("Tệp", "Kế hoạch của", "Kết quả"):
        table.add_column(head, overflow="fold")
    for one in outcomes:
        table.add_row(one.path.name, one.form.subject if one.form else "?", _said(one, dry_run=dry_run))
    console.print(table)


def _said(one: PlanOutcome, *, dry_run: bool) -> str:
    if one.refusals:
        return f"✘ từ chối ({len(one.refusals)} chỗ)"
    if not one.is_change:
        return "= không có gì mới"
    verb = "sẽ ghi" if dry_run else "đã ghi"
    return f"✔ {verb} {'kế hoạch mới' if one.old is None else 'thay đổi'}: {one.file}"


def _note(one: PlanOutcome) -> None:
    """Write why a form was refused, or what newly has to be looked at."""
    note_refusals(one.path, one.refusals, one.fault)
    if one.refusals or one.read is None:
        return
    for sheet, cell in one.read.answers.strays[:5]:
        note(f"{one.path.name}, trang “{sheet}”, ô {cell}: có chữ ngoài bảng nên không nhận.")
    for found in one.warnings:
        sheet, cell = one.cell_of(found.place)
        place = f", trang “{sheet}”, ô {cell}" if sheet else ""
        note(f"{one.path.name}{place}: cảnh báo {found.code}: {found.message}")
    said = one.form.plan.appraised if one.form else None
    if one.is_change and said is not None:
        note(
            f"{one.path.name}: đã cho ý kiến ngày {said.date:%d/%m/%Y} về bản trước: xem bản này rồi ghi lại appraised."
        )
