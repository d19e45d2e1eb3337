"""`tdkt rollup …`: the commands of whoever adds up many wards, in the order of the work."""

from __future__ import annotations

import typer

from tdkt.cli.help import Command, Group
from tdkt.cli.rollup import add, report, sql, start

app = typer.Typer(
    cls=Group,
    help="Tổng hợp nhiều xã, phường: nhận gói số liệu, bảng tổng hợp, truy vấn.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("init", cls=Command)(start.init)
app.command("add", cls=Command)(add.add)
app.command("report", cls=Command)(report.report)
app.command("sql", cls=Command)(sql.sql)
