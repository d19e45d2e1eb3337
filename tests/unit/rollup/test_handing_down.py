"""What a city knows of a movement reaches its wards' organization.yaml without being typed again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tdkt.model.handed_down import HandedDown
from tdkt.planning.taking_down import take_down
from tdkt.rollup.city import read_city
from tdkt.rollup.handing_down import handed_down_yaml
from tdkt.workspace.workspace import Workspace

CITY = """\
kind: rollup
name: thành phố Hải Phòng
movements:
  - id: mua-xuan
    title: "Mùa xuân: “trồng cây”"
    life: {mode: thematic, level: city, launched_by: Chủ tịch UBND thành phố, from: 2026-01-05, until: 2027-12-31}
  - {id: khong-ro, title: Không rõ, from: 2025}
"""


def test_a_movement_is_handed_down_with_what_statistics_count_it_by(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    (tmp_path / "rollup.yaml").write_text(CITY, encoding="utf-8")
    city = read_city(tmp_path)
    (tmp_path / "giao.yaml").write_text(handed_down_yaml(city, 2026), encoding="utf-8")
    taken = take_down(in_memory(), tmp_path / "giao.yaml").foreseen.workspace.organization
    assert taken is not None
    found = {one.id: one for one in taken.general_movements}
    for one in city.movements or ():
        came = found[one.id]
        assert (came.title, came.from_year, came.first_day, came.last_day) == (
            one.title,
            one.from_year,
            one.first_day,
            one.last_day,
        )
        assert (came.life is None) is (one.life is None)
        if came.life and one.life:
            assert (came.life.mode, came.life.level, came.life.launched_by) == (
                one.life.mode,
                one.life.level,
                one.life.launched_by,
            )


def test_an_id_that_yaml_reads_as_something_else_is_handed_down_as_it_is(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    ids = ["2026", "null", "1e3"]
    indicators = [f'  - {{id: "{one}", name: Số, type: count}}' for one in ids]
    movements = [f'  - {{id: "{one}", title: Phong trào {one}, from: 2025}}' for one in ids]
    said = ["kind: rollup", "name: tỉnh Mẫu", "indicators:", *indicators, "movements:", *movements]
    (tmp_path / "rollup.yaml").write_text("\n".join(said), encoding="utf-8")
    (tmp_path / "giao.yaml").write_text(handed_down_yaml(read_city(tmp_path), 2026), encoding="utf-8")
    taken = take_down(in_memory(), tmp_path / "giao.yaml").foreseen.workspace
    assert taken.organization is not None
    assert set(ids) <= {one.id for one in taken.organization.general_movements}
    (handed,) = taken.all(HandedDown)
    assert [one.id for one in handed.indicators] == ids
