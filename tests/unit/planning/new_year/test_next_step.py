"""A target with a way over several years takes the step of the new year: threshold and sentence together."""

from __future__ import annotations

import pytest

from tdkt.model.plan_year import SchoolYear
from tdkt.planning.new_year.carrying import YearChange, carried_movements, carried_plan

FILE = """kind: movements
year: 2026
unit: a
movements:
  - id: m
    title: Phong trào
    items:
      - target: m.t
        text: {text}
        over_years: {{baseline: 80, steps: [{{year: 2026, amount: 85}}, {{year: 2027, amount: 90.5}}]}}
        measure: {{type: percentage, at_least: 85, counting: hồ sơ, of: hồ sơ}}
"""


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Đạt từ 85% trở lên.", "Đạt từ 90,5% trở lên."),
        ("Đạt 185% so với 850 hộ.", "Đạt 185% so với 850 hộ."),
    ],
)
def test_threshold_and_words(text: str, carried: str) -> None:
    found = carried_movements(FILE.format(text=text), YearChange(2026, 2027))
    assert "at_least: 90.5" in found
    assert f"text: {carried}\n" in found


def test_a_year_without_a_step_changes_nothing() -> None:
    found = carried_movements(FILE.format(text="Đạt từ 85% trở lên."), YearChange(2026, 2029))
    assert "at_least: 85" in found
    assert "text: Đạt từ 85% trở lên.\n" in found


def test_a_school_year_moves_with_its_words_and_its_days() -> None:

    plan = (
        "kind: plan\nyear: 2026-2027\nschool_year: {from: 2026-09-05, second_term_from: 2027-01-18, until: 2027-05-28}\n"
        "title: Thi đua năm học 2026 - 2027\npreamble: [Năm học 2026-2027 là năm thứ nhất của giai đoạn 2026-2030.]\n"
        "reporting: {unit_deadlines: {HK1: 2027-01-22}}\n"
    )

    found = carried_plan(plan, YearChange(SchoolYear(2026), SchoolYear(2027)))
    assert "year: 2027-2028\n" in found
    assert "{from: 2027-09-05, second_term_from: 2028-01-18, until: 2028-05-28}" in found
    assert "title: Thi đua năm học 2027 - 2028" in found
    assert "Năm học 2027-2028 là năm thứ nhất của giai đoạn 2026-2030." in found
    assert "{HK1: 2028-01-22}" in found
