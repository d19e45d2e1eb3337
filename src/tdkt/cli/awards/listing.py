"""`tdkt awards list`: the batches of a year, or the nominations of one batch."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import case_named, open_book, ward_name, year_or_latest
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first


def listing(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm thành tích; mặc định là năm gần nhất có tệp khen thưởng.",
    ),
    batch: str | None = typer.Option(
        None,
        "--batch",
        metavar="MÃ",
        autocompletion=completion.batches,
        help="Xem từng đề nghị của đợt này, theo thứ tự của danh sách.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem các đợt khen thưởng của năm: bao nhiêu đề nghị, đến bước nào, quyết định, tiền thưởng.

    Ví dụ: tdkt awards list; tdkt awards list 2026; tdkt awards list --batch tong-ket-2026
    """
    from tdkt.awards.batch_case import batch_cases
    from tdkt.awards.years import years_of
    from tdkt.cli.awards.batch_page import write_batch, write_batches

    read, book = open_book(workspace)
    if batch is not None:
        write_batch(case_named(read, batch))
        return 0
    wanted = year_or_latest(book, year)
    cases = [case for case in batch_cases(read) if case.batch.year == wanted]
    if not cases:
        known = ", ".join(map(str, years_of(book)))
        note(
            f"{upper_first(year_name(wanted))} chưa có đợt khen thưởng nào."
            + (f" Các năm có tệp: {known}." if known else "")
        )
        return 0
    write_batches(cases, wanted, ward_name(read))
    note("Xem từng đề nghị của một đợt: tdkt awards list --batch MÃ")
    return 0
