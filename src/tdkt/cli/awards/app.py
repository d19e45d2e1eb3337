"""`tdkt awards …`: the commands about awards, in the order of the work."""

from __future__ import annotations

import typer

from tdkt.cli.awards import history, listing, stats, suggest
from tdkt.cli.help import Command, Group

app = typer.Typer(
    cls=Group,
    help="Khen thưởng: gợi ý, các đợt, lịch sử khen thưởng, thống kê.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("suggest", cls=Command)(suggest.suggest)
app.command("list", cls=Command)(listing.listing)
app.command("history", cls=Command)(history.history)
app.command("stats", cls=Command)(stats.stats)
