"""`tdkt new fund`: the fund of a year, from what was given and what the year before left."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.console import note
from tdkt.cli.edits import write_new
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first


def fund(
    year: int = typer.Argument(
        ..., parser=plan_year, metavar="NĂM", help="Năm của quỹ, ví dụ 2027; theo năm học: 2026-2027."
    ),
    amount: str = typer.Option(
        ..., "--amount", metavar="SỐ_TIỀN", help="Số được giao, đồng: 80000000 hoặc 80.000.000."
    ),
    source: str = typer.Option(
        ..., "--source", metavar="VĂN_BẢN", help="Văn bản giao: “Quyết định số … ngày …”."
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập quỹ thi đua, khen thưởng của năm: số được giao, số dư của quỹ năm trước trong kho chuyển sang.

    Ví dụ: tdkt new fund 2027 --amount 80.000.000 --source "Quyết định số 02/QĐ-UBND ngày 05/01/2027"
    """
    from tdkt.awards.law_wording import dong
    from tdkt.planning.new_fund import left_to_pay, new_fund

    if not source.strip():
        raise UsageError("--source: chưa ghi văn bản giao.", hint="Ghi số, ngày của quyết định giao dự toán.")
    read = open_workspace(workspace)
    edit, foreseen, before = new_fund(read, year, dong_typed("--amount", amount), " ".join(source.split()))
    if not write_new(read, edit, foreseen, dry_run=dry_run):
        return 0
    if before is None:
        note(f"Kho không có quỹ {year_name(year - 1)}: có số dư chuyển sang thì ghi carried_over.")
    else:
        note(
            f"Số dư {year_name(before.year)} chuyển sang: {dong(before.left)}. {upper_first(year_name(before.year))} còn chi thêm thì sửa lại (A529 nhắc)."
        )
        for said in left_to_pay(before):
            note(said)
    note(
        f"Việc tiếp theo: ghi thu (income), chi khác (expenses); xem: tdkt awards stats {year}; in: tdkt render fund-report {year}"
    )
    return 0


def dong_typed(option: str, word: str) -> int:
    """Return the amount after `option` as people type it: digits, in threes apart by dots or spaces; raises UsageError for anything else."""
    parts = word.strip().replace(" ", ".").split(".")
    whole = "".join(parts)
    in_threes = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3
    if not whole.isascii() or not whole.isdigit() or (len(parts) > 1 and not in_threes):
        raise UsageError(
            f"{option}: “{word}” không phải một số tiền.", hint="Ghi số đồng: 80000000 hoặc 80.000.000."
        )
    return int(whole)
