"""A new rule as the guide (CONTRIBUTING.md, "Add a rule") has it: one module with the rule, its check and its family."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import PLAN
from tdkt.checks.registry import Family
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

LONGEST = 60

LONG_TITLE = Rule(
    code="T799",
    severity=WARNING,
    title="Tên kế hoạch quá dài",
    explanation=f"Tên kế hoạch in giữa trang, quá {LONGEST} chữ cái thì khó đọc.",
    examples=(
        Example(
            file=PLAN,
            text="title: Triển khai công tác thi đua, khen thưởng năm 2026",
            bad=(f"title: ▸{'a' * (LONGEST + 1)}",),
            good=(f"title: {'a' * LONGEST}",),
        ),
    ),
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the plans whose title is too long."""
    for plan in workspace.plans:
        if len(plan.title) > LONGEST:
            yield LONG_TITLE.at(plan.origin.at("title"), f"Tên kế hoạch dài {len(plan.title)} chữ cái.")


FAMILY = Family("Tên văn bản", (LONG_TITLE,), (check,))
