"""`tdkt new unit-plan`: a unit's own plan, from the ward's."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.edits import write_new
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace


def unit_plan(
    unit: str = typer.Argument(
        ...,
        metavar="ĐƠN_VỊ",
        autocompletion=completion.plan_makers,
        help="Mã đơn vị, thôn, tổ dân phố, hoặc tập thể trong sổ đối tượng (trường, Mặt trận, đoàn thể).",
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm của kế hoạch; mặc định là năm gần nhất.",
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập kế hoạch chi tiết của một đơn vị, thôn, tập thể từ kế hoạch năm: mọi chỉ tiêu, nhiệm vụ được giao, chỗ ghi ai làm, khi nào.

    Ví dụ: tdkt new unit-plan van-phong; tdkt new unit-plan thon-mot; tdkt new unit-plan van-phong --year 2026 --dry-run
    """
    from tdkt.checks.run import default_year
    from tdkt.planning.new_unit_plan import maker_of, new_unit_plan

    read = open_workspace(workspace)
    unit = maker_of(read, unit).id
    edit, foreseen = new_unit_plan(read, unit, year if year is not None else default_year(read))
    if not write_new(read, edit, foreseen, dry_run=dry_run):
        return 0
    note("Việc tiếp theo:")
    note("  1. Ghi người phụ trách (who), thời hạn (due, when); ngưỡng cao hơn thì ghi threshold.")
    note(f"  2. In: tdkt render unit-plan {unit}")
    note("  3. Đơn vị ký, gửi về: ghi number, date, received; xem các đơn vị: tdkt status --plans")
    note(f"  4. Xem xong: ghi appraised (date, result); trả lời đơn vị: tdkt render unit-plan-reply {unit}")
    return 0
