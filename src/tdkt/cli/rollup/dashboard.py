"""`tdkt rollup dashboard`: the wards on one page, each with a page of its own."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli.console import note, progress, say, shown
from tdkt.cli.rollup.opening import PERIOD, STORE, YEAR, asked_time, open_store


def dashboard(
    year: int | None = YEAR,
    period: str | None = PERIOD,
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="THƯ_MỤC",
        help="Thư mục đích; mặc định bang-tong-hop trong nơi tổng hợp.",
    ),
    store: Path = STORE,
) -> int:
    """Dựng bảng tổng hợp: một trang có mọi xã, phường, xếp theo tỷ lệ đạt, bấm vào xem từng nơi; không cần mạng.

    Ví dụ: tdkt rollup dashboard; tdkt rollup dashboard --period Q2 -o /media/usb/tong-hop
    """
    from tdkt.rollup.dashboard import FOLDER, INDEX, pages
    from tdkt.rollup.engines import DuckEngine
    from tdkt.rollup.summary import rollup
    from tdkt.rollup.wording import later_periods
    from tdkt.workspace.writing import write_atomically

    opened, city = open_store(store)
    folder = output or store / "bang-tong-hop"
    with opened.steady():
        engine = DuckEngine(opened)
        found = rollup(engine, city, *asked_time(engine, year, period), datetime.date.today())
        made = dict(pages(found, city, engine))
    for name, page in progress([*made.items()], "trang"):
        write_atomically(folder / name, page.encode(), workspace=store)
    for old in (folder / FOLDER).glob("*--*.html"):  # of wards that are not here any more
        if f"{FOLDER}/{old.name}" not in made:
            old.unlink()
    say(shown(folder / INDEX))
    note(f"{found.coverage}.")
    if found.later:
        note(f"{later_periods(found)} (chọn kỳ: --period).")
    return 0
