"""Shares go over into the new year in the hands of those that are there then."""

from __future__ import annotations

import pytest

from tdkt.planning.new_year.carrying import YearChange, carried_movements

FILE = """\
kind: movements
year: 2026
unit: kinh-te
movements:
  - id: giam-ngheo
    title: Thi đua giảm nghèo
    items:
      - target: giam-ngheo.a
        text: Câu.
        measure: {measure}
        allocation:
          to: subdivisions
          shares:
            - {{for: thon-mot, share: {one}}}  # chú thích
            - {{for: thon-hai, share: {two}}}
            - {{for: thon-ba, share: 1}}
"""
HEIRS = {"thon-hai": "thon-mot", "thon-ba": None}


@pytest.mark.parametrize(
    ("measure", "one", "two", "now"),
    [
        ("{type: count, at_least: 9, of: nhà}", "5", "4", "9"),
        ("{type: amount, at_least: 9, of: quỹ, in: triệu đồng}", "5.5", "4.1", "9.6"),
        ("{type: percentage, at_least: 90, counting: a, of: b}", "90", "95", "95"),
        ("{type: percentage, at_most: 9, counting: a, of: b}", "9", "8", "8"),
    ],
)
def test_what_a_merged_thon_was_to_reach_is_its_heirs(measure: str, one: str, two: str, now: str) -> None:
    text = FILE.format(measure=measure, one=one, two=two)
    made = carried_movements(text, YearChange(2026, 2027), lambda unit: HEIRS.get(unit, unit))
    assert f"          shares:\n            - {{for: thon-mot, share: {now}}}  # chú thích\n" in made
    assert "thon-hai" not in made
    assert "thon-ba" not in made


def test_an_allocation_without_anybody_goes() -> None:
    text = FILE.format(measure="{type: count, at_least: 9, of: nhà}", one="5", two="4")
    made = carried_movements(
        text, YearChange(2026, 2027), lambda unit: None if unit.startswith("thon") else unit
    )
    assert "allocation" not in made
