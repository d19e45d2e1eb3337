"""A threshold that changes with the year: schedule and shares follow exactly or are set aside, and a mark says so."""

from __future__ import annotations

from typing import Any

import pytest

from tdkt.planning.new_year.carrying import YearChange, carried_movements
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

HEAD = """\
kind: movements
year: 2026
unit: kinh-te
movements:
  - id: kt
    title: Phong trào
    items:
      - target: kt.nha
        text: Câu.
        over_years: {{steps: [{{year: 2026, amount: {old}}}, {{year: 2027, amount: {new}}}]}}
"""
SHARES = """\
        allocation:
          to: subdivisions
          # theo đề nghị của thôn
          shares:
            - {{for: thon-mot, share: {one}}}  # đông hộ
            - {{for: thon-hai, share: {two}}}
"""


def carried(text: str, gone: str = "") -> tuple[str, Any]:
    made = carried_movements(text, YearChange(2026, 2027), lambda one: None if one == gone else one)
    document, findings = read_yaml(Source("x.yaml", made, True))
    assert document is not None, findings
    return made, document.data["movements"][0]["items"][0]


def target(old: object, new: object, measure: str, **shares: object) -> str:
    text = HEAD.format(old=old, new=new) + f"        measure: {measure}\n"
    return text + (SHARES.format(**shares) if shares else "")


def test_shares_in_proportion_are_scaled_and_marked() -> None:
    made, item = carried(target(20, 30, "{type: count, at_least: 20, of: nhà}", one=12, two=8))
    assert [share["share"] for share in item["allocation"]["shares"]] == [18, 12]
    assert (
        "        # SỬA: mức của năm 2027 là 30 (năm 2026: 20); mức giao từng nơi đã chia theo tỷ lệ cũ, xem lại.\n"
        "        allocation:\n" in made
    )
    assert "share: 18}  # đông hộ\n" in made


@pytest.mark.parametrize(
    ("old", "new", "relation", "one", "two"),
    [(20, 30, "at_least", 13, 7), (3, 1, "at_most", 2, 1), (3, 2, "exactly", 2, 1), (0, 2, "exactly", 0, 0)],
)
def test_shares_that_cannot_be_scaled_exactly_are_set_aside_line_by_line(
    old: int, new: int, relation: str, one: int, two: int
) -> None:
    made, item = carried(target(old, new, f"{{type: count, {relation}: {old}, of: vụ}}", one=one, two=two))
    assert "allocation" not in item
    assert item["measure"][relation] == new
    assert made.endswith(
        f"        # SỬA: mức của năm 2027 là {new} (năm 2026: {old}), không chia hết theo tỷ lệ cũ; "
        "sửa các mức giao (còn là số của năm 2026) rồi bỏ dấu # ở đầu các dòng dưới.\n"
        "        # allocation:\n        #   to: subdivisions\n        #   # theo đề nghị của thôn\n        #   shares:\n"
        f"        #     - {{for: thon-mot, share: {one}}}  # đông hộ\n        #     - {{for: thon-hai, share: {two}}}\n"
    )


def test_shares_that_still_make_the_whole_stay_with_a_mark() -> None:
    made, item = carried(target(3, 4, "{type: incidents, at_most: 3, of: vụ}", one=2, two=1))
    assert [share["share"] for share in item["allocation"]["shares"]] == [2, 1]
    assert (
        "# SỬA: mức của năm 2027 là 4 (năm 2026: 3); mức giao từng nơi còn là số của năm 2026, xem lại.\n"
        in made
    )


def test_shares_of_a_percentage_stay_with_a_mark() -> None:
    rate = "{type: percentage, at_least: 85, counting: a, of: b}"
    made, item = carried(target(85, 90.5, rate, one=85, two=92))
    assert [share["share"] for share in item["allocation"]["shares"]] == [85, 92]
    assert "# SỬA: mức của năm 2027 là 90,5 (năm 2026: 85); xem lại mức, tiến độ giao từng nơi.\n" in made


def test_shares_that_lack_one_that_is_no_more_are_set_aside() -> None:
    text = target(20, 20, "{type: count, at_least: 20, of: nhà}", one=12, two=8)
    made, item = carried(text, gone="thon-hai")
    assert "allocation" not in item
    assert "# SỬA: có nơi không còn trong năm 2027, chưa có nơi tiếp nhận" in made
    assert "        #     - {for: thon-mot, share: 12}  # đông hộ\n" in made


def test_shares_that_were_scaled_and_lack_one_are_not_called_numbers_of_the_old_year() -> None:
    text = target(20, 30, "{type: count, at_least: 20, of: nhà}", one=12, two=8)
    made, item = carried(text, gone="thon-hai")
    assert "allocation" not in item
    assert (
        "# SỬA: mức của năm 2027 là 30 (năm 2026: 20); có nơi không còn trong năm 2027, chưa có nơi tiếp nhận nên các mức còn lại, "
        "đã chia theo tỷ lệ cũ, không đủ mức chung; sửa các mức giao rồi bỏ dấu # ở đầu các dòng dưới.\n"
        in made
    )
    assert "#     - {for: thon-mot, share: 18}  # đông hộ\n" in made


@pytest.mark.parametrize(
    ("type_", "old", "new", "steps", "now"),
    [
        ("count", 20, 30, "{Q1: 2, Q2: 8, Q3: 14}", [3, 12, 21]),
        ("amount", 20, 30, "{Q1: 2.5, Q2: 8, Q3: 14}", [3.75, 12, 21]),
        ("count", 20, 10, "{Q1: 2, Q2: 8, Q3: 14}", [1, 4, 7]),
    ],
)
def test_a_schedule_follows_its_threshold(
    type_: str, old: int, new: int, steps: str, now: list[float]
) -> None:
    text = target(old, new, f"{{type: {type_}, at_least: {old}, of: nhà, schedule: {steps}}}")
    made, item = carried(text)
    assert list(item["measure"]["schedule"].values()) == now
    assert f"là {new} (năm 2026: {old}); tiến độ đã tính theo tỷ lệ cũ, xem lại.\n        measure:" in made


def test_a_schedule_that_cannot_follow_exactly_is_told_in_its_mark() -> None:
    made, item = carried(
        target(15, 10, "{type: count, at_least: 15, of: nhà, schedule: {Q1: 2, Q2: 8, Q3: 14}}")
    )
    assert "schedule" not in item["measure"]
    assert (
        "sửa tiến độ (còn là số của năm 2026) rồi ghi lại schedule: {Q1: 2, Q2: 8, Q3: 14}\n        measure:"
        in made
    )


def test_a_share_and_its_own_schedule_follow_together() -> None:
    text = target(
        20, 30, "{type: count, at_least: 20, of: nhà}", one="12, schedule: {Q1: 2, Q2: 4, Q3: 8}", two=8
    )
    shares = carried(text)[1]["allocation"]["shares"]
    assert shares[0] == {"for": "thon-mot", "share": 18, "schedule": {"Q1": 3, "Q2": 6, "Q3": 12}}
    odd = carried(text.replace("Q1: 2", "Q1: 1"))[0]
    assert "#     - {for: thon-mot, share: 12, schedule: {Q1: 1, Q2: 4, Q3: 8}}  # đông hộ\n" in odd


def test_a_target_in_braces_keeps_what_it_had_in_the_mark() -> None:
    text = (
        "kind: movements\nyear: 2026\nunit: a\nmovements:\n  - id: kt\n    title: T\n    items:\n"
        "      - {target: kt.a, text: Câu., over_years: {steps: [{year: 2026, amount: 3}, {year: 2027, amount: 1}]}, "
        "measure: {type: count, at_most: 3, of: vụ}, allocation: {to: units, shares: [{for: a, share: 3}, {for: b, share: 0}]}}\n"
    )
    assert carried(text)[1]["allocation"]["shares"][0]["share"] == 1
    made, item = carried(text.replace("share: 3", "share: 2").replace("share: 0", "share: 1"))
    assert "allocation" not in item
    assert "rồi ghi lại allocation: {to: units, shares: [{for: a, share: 2}, {for: b, share: 1}]}\n" in made


def test_a_threshold_that_stays_leaves_everything() -> None:
    text = target(
        20, 20, "{type: count, at_least: 20, of: nhà, schedule: {Q1: 2, Q2: 8, Q3: 14}}", one=12, two=8
    )
    assert carried(text)[0] == text.replace("year: 2026\nunit", "year: 2027\nunit")
