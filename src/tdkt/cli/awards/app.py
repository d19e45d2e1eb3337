"""`tdkt awards …`: the commands about awards, in the order of the work."""

from __future__ import annotations

import typer

from tdkt.cli.awards import check, exemplars, export, history, listing, number, rank, stats, suggest
from tdkt.cli.help import Command, Group

app = typer.Typer(
    cls=Group,
    help="Khen thưởng: chấm điểm, gợi ý, kiểm tra các đợt, cấp số, danh sách gửi cấp tỉnh, lịch sử, thống kê, điển hình.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("rank", cls=Command)(rank.rank)
app.command("suggest", cls=Command)(suggest.suggest)
app.command("list", cls=Command)(listing.listing)
app.command("check", cls=Command)(check.check)
app.command("number", cls=Command)(number.number)
app.command("export", cls=Command)(export.export)
app.command("history", cls=Command)(history.history)
app.command("stats", cls=Command)(stats.stats)
app.command("exemplars", cls=Command)(exemplars.exemplars)
