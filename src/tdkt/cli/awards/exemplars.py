"""`tdkt awards exemplars`: the exemplars with the step that each has reached."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace
from tdkt.model.plan_year import year_name

_COLUMNS = (
    ("Điển hình", 0, "left"),
    ("Thuộc", 22, "left"),
    ("Đã đến bước", 11, "left"),
    ("Ngày", 10, "left"),
)


def exemplars(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Chỉ điển hình có bước thực hiện trong năm này; mặc định là tất cả.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Liệt kê điển hình tiên tiến và bước đã đến: phát hiện, bồi dưỡng, tổng kết, nhân rộng.

    Ví dụ: tdkt awards exemplars; tdkt awards exemplars 2026
    """
    from tdkt.checks.run import refuse_errors
    from tdkt.cli.screen import plain_table, screen, write_title
    from tdkt.documents.report.exemplars import place_name
    from tdkt.model.exemplar import Exemplar
    from tdkt.model.period import Period
    from tdkt.model.vietnamese_order import text_key
    from tdkt.workspace.kinds import FILE_KINDS
    from tdkt.workspace.plan_days import counted

    read = open_workspace(workspace)
    refuse_errors(read)
    time = counted(read, Period.whole(year)) if year is not None else None
    found = sorted(
        (exemplar for exemplar in read.all(Exemplar) if time is None or exemplar.taken_in(time)),
        key=lambda exemplar: text_key(exemplar.name),
    )
    whole = f" {year_name(year)}" if year is not None else ""
    if not found or read.organization is None:
        note(f"Chưa có điển hình nào{whole}: thêm {FILE_KINDS['exemplar'].place_in_words} (kind: exemplar).")
        return 0
    console = screen()
    illustrative = any(exemplar.illustrative for exemplar in found)
    write_title(console, f"ĐIỂN HÌNH TIÊN TIẾN{whole.upper()}", illustrative=illustrative)
    console.print(read.organization.name)
    console.print()
    table = plain_table(console, *_COLUMNS)
    for exemplar in found:
        if exemplar.reached is not None:
            step, taken = exemplar.reached
            table.add_row(
                f"{exemplar.name}, {exemplar.who} ({exemplar.field})",
                place_name(exemplar, read.organization),
                step.label,
                f"{taken.date:%d/%m/%Y}",
            )
    console.print(table)
    return 0
