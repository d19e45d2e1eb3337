"""A body that the ward's plan gives tasks and no targets: its document has no empty part, its receipt counts its tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from example_ward import FILES
from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import award_book
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.cli.unit_plans_page import write_unit_plans
from tdkt.documents.page.blocks import Heading, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.unit_plans.unit_plan import unit_plan_document
from tdkt.model.unit_plan import UnitPlan
from tdkt.receipts.unit_plans import unit_plan_receipts
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
PLAN_OF_THON = "plans/2026/unit-plans/thon-mot.yaml"
HEAD = "kind: unit-plan\nyear: 2026\nunit: thon-mot\n"
TASK = "        text: Quản lý tài sản công tiết kiệm, minh bạch.\n"
HELPED = FILES[MOVEMENTS].replace(TASK, f"{TASK}        assignment: {{lead: van-phong, with: [thon-mot]}}\n")


def ward(make: Make, tasks: str) -> Workspace:
    assert FILES[MOVEMENTS] != HELPED
    workspace = make(**{MOVEMENTS: HELPED, PLAN_OF_THON: HEAD + tasks})
    assert [one.in_a_line for one in find_problems(workspace) if one.is_error] == []
    return workspace


@pytest.mark.parametrize(
    ("tasks", "count"),
    [
        ("tasks:\n  - {task: van-thu.quan-ly, when: Quý II}\n", "1/1"),
        ("tasks:\n  - {text: Kiểm kê tài sản}\n", "0/1"),
    ],
)
def test_the_screen_counts_the_tasks(
    in_memory: Make, tasks: str, count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = ward(in_memory, tasks)
    (own,) = (one for one in unit_plan_receipts(workspace, 2026) if one.plan)
    assert (own.asked, own.tasks_asked, f"{own.tasks_taken_up}/{own.tasks_asked}") == (0, 1, count)
    write_unit_plans(workspace, 2026, date(2026, 12, 1))
    (row,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("Thôn Một"))
    assert row.split()[-3:] == ["-", count, "-"]


def test_the_document_has_no_part_without_content(in_memory: Make) -> None:
    workspace = ward(in_memory, "tasks:\n  - {task: van-thu.quan-ly, when: Quý II}\n")
    (plan,) = workspace.all(UnitPlan)
    made = unit_plan_document(
        plan,
        plan_makers(workspace)[plan.unit],
        programme_of(workspace, 2026),
        award_book(workspace),
        Templates(),
    )
    parts = [plain_text(block.spans) for block in made.blocks if isinstance(block, Heading)]
    assert parts == ["Mục đích, yêu cầu", "Nhiệm vụ", "Giải pháp, tổ chức thực hiện"]
