"""`tdkt rollup indicators`: which targets may measure what a common indicator names; a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note
from tdkt.cli.rollup.opening import STORE, YEAR, asked_time, open_store

if TYPE_CHECKING:
    from tdkt.rollup.matching import Proposal

_PLACES = 5


def indicators(
    year: int | None = YEAR,
    every_one: bool = typer.Option(False, "--all", help="Liệt kê đủ mọi nơi của từng đề xuất."),
    store: Path = STORE,
) -> int:
    """Đề xuất chỉ tiêu nào của các nơi có thể ứng với chỉ tiêu chung, để người xem quyết định; không ghi gì.

    Nơi nào đồng ý thì ghi indicator: MÃ vào chỉ tiêu ấy trong kế hoạch của mình rồi gửi lại gói. Chỉ đề xuất chỉ tiêu cùng loại,
    cùng đơn vị tính.

    Ví dụ: tdkt rollup indicators; tdkt rollup indicators --all
    """
    from tdkt.cli.screen import screen, write_heading, write_line
    from tdkt.model.text import one_line
    from tdkt.rollup.engines import DuckEngine
    from tdkt.rollup.matching import proposals, ward_names
    from tdkt.rollup.wording import type_name

    opened, city = open_store(store)
    engine = DuckEngine(opened)
    wanted, _ = asked_time(engine, year, None)
    found, names = proposals(engine, city, wanted), ward_names(engine, wanted)
    console = screen()

    def write(one: Proposal) -> None:
        lead = f"{round(one.likeness * 100)}% giống: " if one.indicator else f"{one.wards} nơi: "
        write_line(console, f"- {lead}{one_line(one.name)} ({type_name(one.type)})", 2)
        places = one.places if every_one else one.places[:_PLACES]
        said = "; ".join(f"{one_line(names.get(place[:2], place[1]))}: {place[2]}" for place in places)
        rest = f"; và {len(one.places) - len(places)} chỉ tiêu nữa" if len(places) < len(one.places) else ""
        write_line(console, f"{said}{rest}", 4)

    for indicator in city.indicators:
        of_it = [one for one in found if one.indicator == indicator]
        write_heading(console, f"{indicator.id}: {indicator.name}")
        for one in of_it:
            write(one)
        if not of_it:
            write_line(console, "Không có chỉ tiêu nào để đề xuất thêm.", 2)
    shared = [one for one in found if one.indicator is None]
    if shared:
        write_heading(console, "Nhiều nơi có chỉ tiêu lời giống nhau, chưa có mã chung")
        for one in shared if every_one else shared[:20]:
            write(one)
        if len(shared) > 20 and not every_one:
            write_line(console, f"… và {len(shared) - 20} lời nữa (xem đủ: --all).", 2)
    note("Đây chỉ là đề xuất theo lời văn: đọc từng chỉ tiêu rồi quyết định.")
    return 0
