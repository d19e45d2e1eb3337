"""`tdkt awards suggest`: who meets which standard by the records. Never a decision."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import open_book, ward_name, year_or_latest
from tdkt.cli.console import note
from tdkt.cli.law import no_such_award
from tdkt.cli.options import WORKSPACE, plan_year, read_day


def suggest(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm thành tích; mặc định là năm gần nhất có tệp khen thưởng, chưa có thì năm của kế hoạch gần nhất.",
    ),
    everyone: bool = typer.Option(
        False, "--all", help="Xem cả người chưa đạt, còn thiếu điều kiện gì và bổ sung ở đâu."
    ),
    award: str | None = typer.Option(
        None,
        "--award",
        metavar="MÃ",
        autocompletion=completion.awards,
        help="Chỉ xem một danh hiệu, hình thức.",
    ),
    day: str | None = typer.Option(
        None,
        "--date",
        metavar="NGÀY",
        help="Theo quy định áp dụng ở ngày này; mặc định ngày cuối năm, hoặc hôm nay nếu chưa đến.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Gợi ý ai đạt tiêu chuẩn danh hiệu, hình thức nào theo số liệu đã ghi, vì sao; không phải kết luận.

    Ví dụ: tdkt awards suggest; tdkt awards suggest 2026 --all; tdkt awards suggest --award chien-si-thi-dua-co-so
    """
    from tdkt.awards.law_in_force import law_on
    from tdkt.awards.suggestions import day_for, suggestions
    from tdkt.awards.years import years_of
    from tdkt.checks.run import default_year
    from tdkt.cli.awards.suggest_page import write_suggestions

    read, book = open_book(workspace)
    if year is None and not years_of(book) and read.plans:
        year = default_year(read)  # who leads a cụm, khối is known before the first batch
        note("Kho chưa có tệp khen thưởng của năm nào: mới xem được theo xếp hạng cụm, khối (nếu có).")
    wanted = year_or_latest(book, year)
    on = read_day("--date", day) if day is not None else day_for(wanted, datetime.date.today())
    law = law_on(on, book.local, stated=book.stated)
    if award is not None and award not in law.awards:
        raise no_such_award(award, list(law.awards))
    write_suggestions(
        suggestions(book, law, wanted),
        book,
        read.organization,
        ward_name(read),
        everyone=everyone,
        award=award,
        workspace=read,
    )
    if not everyone:
        note("Xem cả người chưa đạt và còn thiếu gì: tdkt awards suggest --all")
    return 0
