"""`tdkt rollup hand-down`: the file that the wards take."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli.console import note, say, shown
from tdkt.cli.rollup.opening import STORE
from tdkt.errors import UsageError


def hand_down(
    year: int | None = typer.Option(None, "--year", metavar="NĂM", help="Năm kế hoạch; mặc định là năm nay."),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="TỆP", help="Tệp .yaml; mặc định giao-NĂM.yaml trong nơi tổng hợp."
    ),
    store: Path = STORE,
) -> int:
    """Ghi tệp giao cho các xã, phường: chỉ tiêu chung của rollup.yaml; thêm hạn, phong trào vào đó rồi gửi đi.

    Mỗi nơi nhận bằng: tdkt take TỆP. Đề cương báo cáo thì gửi kèm tệp report-outline.yaml, cũng nhận bằng tdkt take.

    Ví dụ: tdkt rollup hand-down; tdkt rollup hand-down --year 2027 -o giao-2027.yaml
    """
    from tdkt.rollup.city import read_city
    from tdkt.rollup.handing_down import handed_down_yaml
    from tdkt.workspace.writing import write_atomically

    city = read_city(store)
    wanted = year if year is not None else datetime.date.today().year
    path = output or store / f"giao-{wanted}.yaml"
    if path.exists():
        raise UsageError(f"{shown(path)} đã có.", hint="Sửa tệp ấy, hoặc ghi ra tên khác bằng --output.")
    write_atomically(path, handed_down_yaml(city, wanted).encode(), workspace=store)
    say(shown(path))
    note(
        f"{len(city.indicators)} chỉ tiêu chung. Thêm hạn, phong trào vào tệp nếu có rồi gửi cho các xã, phường."
    )
    return 0
