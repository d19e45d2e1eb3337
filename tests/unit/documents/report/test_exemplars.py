"""Exemplars in the ward's report: those with a step in the period, and only the steps of the period."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import REPOSITORY
from example_ward import FILES
from tdkt.checks.example_files import EXEMPLAR
from tdkt.checks.run import trusted_programme
from tdkt.documents.report.exemplars import exemplar_words
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.model.exemplar import ExemplarStep
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace

BOTH = FILES[EXEMPLAR].replace("2026-03-20", "2026-06-30")
WHO = "Bà Trần Thị B, công chức văn thư (lĩnh vực văn thư, lưu trữ). "
FIRST = "Phát hiện ngày 10/02/2026: Giới thiệu tại giao ban tháng 02."
SECOND = "Bồi dưỡng ngày 30/06/2026: Phân công người giúp đỡ."


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("2026-Q1", [WHO + FIRST]),
        ("2026-Q2", [WHO + SECOND]),
        ("2026-Q3", []),
        ("2026-H1", [f"{WHO}{FIRST} {SECOND}"]),
        ("2026", [f"{WHO}{FIRST} {SECOND}"]),
    ],
)
def test_the_steps_of_the_period_are_told(
    key: str, told: list[str], make_workspace: Callable[..., Workspace]
) -> None:
    programme = trusted_programme(make_workspace(**{EXEMPLAR: BOTH}), 2026)
    words = exemplar_words(programme, Period.parse(key, year=2026))
    assert [entry["text"] for entry in words] == told
    assert {entry["unit"] for entry in words} <= {"Văn phòng"}


def test_the_steps_follow_each_other() -> None:
    assert [step.label for step in ExemplarStep] == ["phát hiện", "bồi dưỡng", "tổng kết", "nhân rộng"]


def test_the_report_tells_them_and_says_that_they_are_samples(
    make_workspace: Callable[..., Workspace],
) -> None:
    for text, sample in ((BOTH, False), (BOTH + "illustrative: true\n", True)):
        programme = trusted_programme(make_workspace(**{EXEMPLAR: text}), 2026)
        quarters = [
            report_document(programme, Period.quarter(2026, number), Templates(REPOSITORY / "templates"))
            for number in (1, 3)
        ]
        assert [quarter.illustrative for quarter in quarters] == [sample, False]
        told = ["Phát hiện ngày 10/02/2026" in str(quarter.blocks) for quarter in quarters]
        assert told == [True, False]
