"""`tdkt rollup add SOURCE…`: take the packages of wards in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import complain, note, say
from tdkt.cli.rollup.opening import STORE
from tdkt.errors import UserError

if TYPE_CHECKING:
    from tdkt.rollup.city import City, Ward
    from tdkt.rollup.store import Mark, Store
    from tdkt.rollup.taking import Taken


def add(
    sources: list[str] = typer.Argument(
        ...,
        metavar="GÓI…",
        help="Gói số liệu (thư mục hoặc .zip), kho của xã, phường (thư mục, địa chỉ git, .bundle), hoặc thư mục chứa nhiều thứ ấy.",
    ),
    year: int | None = typer.Option(
        None, "--year", metavar="NĂM", help="Với kho: năm kế hoạch; mặc định là năm gần nhất có báo cáo."
    ),
    illustrative: bool = typer.Option(False, "--illustrative", help="Nhận cả số liệu minh họa, để thử."),
    replace: bool = typer.Option(
        False, "--replace", help="Nhận cả gói cũ hơn hoặc không rõ cũ mới, thay gói đang có."
    ),
    store: Path = STORE,
) -> int:
    """Nhận gói số liệu của các xã, phường, hoặc làm gói từ kho của họ rồi nhận.

    Gói hỏng, gói của nơi lạ, gói cũ hơn gói đang có bị từ chối, nêu tên và lý do; các gói khác vẫn được nhận.

    Ví dụ: tdkt rollup add gui-ve/; tdkt rollup add phuong-viet-hoa-2026.tdkt.zip https://git.example/viet-hoa.git
    """
    from tdkt.rollup.city import read_city
    from tdkt.rollup.sources import offers
    from tdkt.rollup.store import Store
    from tdkt.rollup.taking import Taken, Wish, take

    city = read_city(store)
    found = Taken()
    try:
        with tempfile.TemporaryDirectory(prefix="tdkt-") as scratch:
            known = {} if replace else _undamaged(Store(store))
            coming = offers(sources, year, Path(scratch), found, known, city)
            take(Store(store), city, coming, Wish(illustrative=illustrative, replace=replace), found)
    except UserError:  # the tables could not be made: what was taken in stays
        if found.taken:
            _tell(found)
        raise
    _tell(found)
    sent = Store(store).taken()
    for one in sorted(found.years or {key[2] for key in sent}):
        _note_coverage(city, one, {key[:2] for key in sent if key[2] == one})
    return 1 if found.refused or found.lies else 0


def _tell(found: Taken) -> None:
    for source, why in found.refused:
        complain(f"{source}: {why}", "")
    for lie in found.lies:
        complain(lie)
    for lost in found.less:
        note(f"CHÚ Ý: {lost}.")
    say(f"Nhận {len(found.taken)} gói, {len(found.unchanged)} gói không đổi, từ chối {len(found.refused)}.")


def _undamaged(store: Store) -> dict[str, Mark]:
    """Return the states of repositories whose packages are in the store, those aside whose packages are damaged there."""
    return {place: mark for place, mark in store.known().items() if store.is_whole(mark.key)}


def _note_coverage(city: City, year: int, sent: set[Ward]) -> None:
    """Tell how many of the wards that have to send are among those that `sent` a package of a year."""
    if city.expected is None:
        note(
            f"Năm {year}: {len(sent)} xã, phường đã gửi; chưa có đủ danh sách (wards trong rollup.yaml) nên không rõ còn thiếu nơi nào."
        )
    else:
        note(f"Năm {year}: {len(sent & set(city.wards))}/{city.expected} xã, phường đã gửi.")
