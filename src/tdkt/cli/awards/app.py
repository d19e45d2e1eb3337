"""`tdkt awards`: scoring, exemplars and awards, in the order in which a year needs them."""

from __future__ import annotations

import typer

from tdkt.cli.awards import exemplars, rank
from tdkt.cli.help import Command, Group

app = typer.Typer(
    cls=Group,
    help="Chấm điểm, xếp hạng đơn vị; điển hình tiên tiến.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("rank", cls=Command)(rank.rank)
app.command("exemplars", cls=Command)(exemplars.exemplars)
