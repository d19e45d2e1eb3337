"""The steps of a sum are each year's own: what is done up to a year is refused, with the steps that it should say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

SENTENCE = "text: Xây dựng 01 đến 02 mô hình trong năm."
COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"


def steps(*amounts: float) -> str:
    return ", ".join(f"{{year: {2026 + place}, amount: {amount}}}" for place, amount in enumerate(amounts))


@pytest.fixture
def found(in_memory: Callable[..., Workspace]) -> Callable[..., list[tuple[str, str]]]:
    def of(way: str, threshold: str = "at_least: 20") -> list[tuple[str, str]]:
        words = "không quá" if "at_most" in threshold else "ít nhất"
        text = FILES[MOVEMENTS].replace(SENTENCE, f"text: Xây dựng {words} 20 mô hình trong năm.")
        measure = f"measure: {{type: count, {threshold}, of: mô hình}}\n        over_years: {{{way}}}"
        changed = text.replace(COUNT, measure)
        return [
            (one.code, one.hint) for one in find_problems(in_memory(**{MOVEMENTS: changed})) if one.is_error
        ]

    return of


@pytest.mark.parametrize("way", ["", "baseline: 0, ", "whole: 100, "])
def test_what_is_done_up_to_each_year_is_refused(
    way: str, found: Callable[..., list[tuple[str, str]]]
) -> None:
    [(code, hint)] = found(f"{way}steps: [{steps(20, 50, 80, 90, 100)}]")
    assert code == "M690"
    assert "20; 30; 30; 10; 10" in hint


def test_what_was_there_before_is_not_part_of_the_first_year(
    found: Callable[..., list[tuple[str, str]]],
) -> None:
    [(_, hint)] = found(f"baseline: 5, steps: [{steps(20, 50)}]")
    assert "là 15; 30," in hint
    assert "whole: 70" in hint


@pytest.mark.parametrize(
    "way",
    [
        f"baseline: 0, steps: [{steps(20, 30, 30, 10, 10)}]",
        f"whole: 100, steps: [{steps(20, 30, 30, 10, 10)}]",
        f"baseline: 25, steps: [{steps(20, 20, 20)}]",
        f"whole: 75, steps: [{steps(20, 25, 30)}]",
    ],
)
def test_the_amounts_of_each_year_go_any_way(way: str, found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found(way) == []


def test_the_whole_is_the_sum_of_the_steps(found: Callable[..., list[tuple[str, str]]]) -> None:
    assert [code for code, _ in found(f"whole: 90, steps: [{steps(20, 30, 30, 10, 10)}]")] == ["M690"]


def test_a_state_keeps_its_direction_and_has_no_whole(found: Callable[..., list[tuple[str, str]]]) -> None:
    by_now = "accumulate: latest, at_least: 20"
    assert found(f"steps: [{steps(20, 50, 80)}]", by_now) == []
    assert [code for code, _ in found(f"steps: [{steps(20, 30, 10)}]", by_now)] == ["M636"]
    assert [code for code, _ in found(f"whole: 70, steps: [{steps(20, 50)}]", by_now)] == ["M690"]


def test_a_sentence_beside_its_step_is_what_is_mended(in_memory: Callable[..., Workspace]) -> None:
    """The hint does not send the threshold away from the way that was just followed."""
    text = FILES[MOVEMENTS].replace(SENTENCE, "text: Xây dựng ít nhất 05 mô hình trong năm.")
    way = f"at_least: 3, of: mô hình}}\n        over_years: {{steps: [{steps(3, 2)}]}}"
    changed = text.replace(COUNT, f"measure: {{type: count, {way}")
    [found] = [one for one in find_problems(in_memory(**{MOVEMENTS: changed})) if one.code == "M601"]
    assert found.hint == (
        "Lộ trình (over_years) cũng ghi mức năm 2026 là 3: sửa số trong câu còn là dự thảo; câu đã ban hành thì sửa cách đo và lộ "
        "trình theo câu."
    )


def test_no_hint_beside_its_step_puts_the_old_number_back(in_memory: Callable[..., Workspace]) -> None:
    """Neither that of the comparison (M602) nor that of a plan that is passed (M626)."""
    way = f"over_years: {{steps: [{steps(3, 2)}]}}"
    compared = (
        FILES[MOVEMENTS]
        .replace(SENTENCE, "text: Xây dựng trên 05 mô hình trong năm.")
        .replace(COUNT, f"measure: {{type: count, at_least: 3, of: mô hình}}\n        {way}")
    )
    hints = {one.code: one.hint for one in find_problems(in_memory(**{MOVEMENTS: compared}))}
    assert hints["M602"] == "Sửa số trước (M601), rồi sửa cách so sánh theo đúng câu được in."
    measure = "measure: {type: percentage, at_least: 108, counting: thu, of: dự toán, of_plan: true}"
    passed = (
        FILES[MOVEMENTS]
        .replace(SENTENCE, "text: Thu ngân sách vượt 5% dự toán.")
        .replace(COUNT, f"{measure}\n        over_years: {{steps: [{steps(108, 110)}]}}")
    )
    hints = {one.code: one.hint for one in find_problems(in_memory(**{MOVEMENTS: passed}))}
    assert hints["M626"].startswith("Lộ trình (over_years) cũng ghi mức năm 2026 là 108: sửa số trong câu")
