"""What a city hands down to its wards for a year, as the file that `tdkt take` takes."""

from __future__ import annotations

import json

from tdkt.model.movement_life import MovementLife
from tdkt.model.organization import GeneralMovement
from tdkt.rollup.city import City


def handed_down_yaml(city: City, year: int) -> str:
    """Return the file with the city's indicators and movements; deadlines are for its people to write in."""
    lines = [
        f"# Tỉnh, thành phố giao cho các xã, phường năm {year}; mỗi nơi nhận bằng: tdkt take TỆP-NÀY.",
        "kind: handed-down",
        f"year: {year}",
        f"from: {_text(city.name)}",
    ]
    if city.indicators:
        lines.append("indicators:")
    for one in city.indicators:
        lines += [f"  - id: {_text(one.id)}", f"    name: {_text(one.name)}", f"    type: {one.type}"]
        lines += [f"    in: {_text(one.measured_in)}"] if one.measured_in else []
        lines += ["    of_plan: true"] if one.of_plan else []
        lines += [f"    accumulate: {one.accumulate}"] if one.accumulate != "sum" else []
    lines += [
        "# Hạn phải giữ với tỉnh, thành phố:",
        "# deadlines:",
        f"#   - {{what: Gửi gói số liệu quý I, date: {year}-04-10}}",
    ]
    if city.movements:
        lines += ["movements:", *(line for one in city.movements for line in _movement(one))]
    else:
        lines += [
            "# Phong trào Trung ương, tỉnh, thành phố phát động:",
            "# movements:",
            f"#   - {{id: ma-phong-trao, title: Tên phong trào, from: {year}, to: {year + 4}}}",
        ]
    return "\n".join(lines) + "\n"


def _movement(one: GeneralMovement) -> list[str]:
    years = (("from", one.from_year), ("to", one.to_year))
    return [
        f"  - id: {_text(one.id)}",
        f"    title: {_text(one.title)}",
        *(f"    {key}: {year}" for key, year in years if year),
        *_life(one.life),
    ]


def _life(life: MovementLife | None) -> list[str]:
    """Return what statistics count a movement by: how, by whom and how long it is held."""
    if life is None:
        return []
    launched_by = _text(life.launched_by) if life.launched_by else None
    said = {
        "mode": life.mode,
        "level": life.level,
        "launched_by": launched_by,
        "from": life.from_,
        "until": life.until,
    }
    pairs = ", ".join(f"{key}: {value}" for key, value in said.items() if value)
    return [f"    life: {{{pairs}}}"] if pairs else []


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
