"""A change as an official document says it: without arrows, marks or brackets."""

from __future__ import annotations

from tdkt.changes.telling import Line
from tdkt.model.text import lower_first

_MEASURE = "cách đo, "


def in_words(line: Line) -> str:
    """Say a line of a change: "tử số từ 96 thành 98", "bổ sung hạn 30/09/2026", a text as it reads now."""
    label = lower_first(line.label).removeprefix(_MEASURE)
    if line.words:
        now = "".join(stretch.text for stretch in line.words if stretch.kind != "old").strip()
        return f"{label} ghi lại là “{now}”" if now else f"bỏ {label}"
    before, arrow, after = line.said.partition(" → ")
    if arrow:
        return f"{label} từ {before} thành {after}"
    verb, _, value = line.said.partition(" ")
    official = {"thêm": "bổ sung", "bỏ": "bỏ"}.get(verb)
    return f"{official} {label} {value}" if official else f"{label} {line.said}"
