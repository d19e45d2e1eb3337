"""`tdkt rollup remove WARD`: take the package of a ward out of the store."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.console import say
from tdkt.cli.rollup.opening import STORE
from tdkt.errors import UsageError


def remove(
    ward: str = typer.Argument(
        ..., metavar="TÊN", help="Tên đầy đủ của nơi ấy, như tdkt rollup report --all ghi, hoặc mã."
    ),
    year: int | None = typer.Option(None, "--year", metavar="NĂM", help="Chỉ năm này; mặc định là mọi năm."),
    province: str | None = typer.Option(
        None, "--province", metavar="TÊN", help="Tỉnh, thành phố của nơi ấy, khi nhiều nơi cùng tên."
    ),
    store: Path = STORE,
) -> int:
    """Bỏ gói của một xã, phường khỏi nơi tổng hợp: nơi ấy đã nhập, đổi tên, hoặc gửi nhầm.

    Gói ấy gửi lại thì vẫn nhận được.

    Ví dụ: tdkt rollup remove "Tên nơi cũ"; tdkt rollup remove ten-noi-cu --year 2026
    """
    from tdkt.model.text import slug
    from tdkt.rollup.city import read_city
    from tdkt.rollup.store import Store

    read_city(store)
    opened = Store(store)
    with opened.changing():
        found = sorted(
            key
            for key in opened.taken()
            if key[1] == slug(ward)
            and year in (None, key[2])
            and (province is None or key[0] == slug(province))
        )
        if not found:
            raise UsageError(
                f"Nơi tổng hợp không có gói của “{ward}”{f' năm {year}' if year else ''}.",
                hint="Xem các nơi đã gửi: tdkt rollup report --all.",
            )
        provinces = {key[0] for key in found}
        if len(provinces) > 1:
            raise UsageError(
                f"Nhiều tỉnh, thành phố có “{ward}”: {', '.join(sorted(provinces))}.",
                hint="Chọn một: --province TÊN, hoặc mã như trên.",
            )
        opened.remove(found)
    say(f"Đã bỏ gói của {ward}: năm {', '.join(str(key[2]) for key in found)}.")
    return 0
