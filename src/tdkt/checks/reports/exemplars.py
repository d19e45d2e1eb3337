"""Điển hình tiên tiến: their steps in order, where they belong, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tdkt.checks.example_files import EXEMPLAR
from tdkt.checks.references.guesses import guess
from tdkt.checks.references.rules import UNKNOWN_SUBDIVISION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.exemplar import Exemplar, ExemplarStep
from tdkt.model.organization import Organization
from tdkt.workspace.workspace import Workspace

_NURTURED = "nurtured: {date: 2026-03-20, done: [Phân công người giúp đỡ]}"

STEP_SKIPPED = Rule(
    code="A801",
    severity=ERROR,
    title="Bỏ qua một bước của điển hình",
    explanation="Điển hình đi theo thứ tự phát hiện, bồi dưỡng, tổng kết, nhân rộng: đã ghi một bước thì "
    "phải có các bước trước đó.",
    examples=(
        Example(
            file=EXEMPLAR,
            text=_NURTURED,
            bad=("▸summarised: {date: 2026-03-20, done: [Viết bài tổng kết]}",),
            good=(_NURTURED,),
        ),
    ),
)
STEP_EARLIER = Rule(
    code="A802",
    severity=ERROR,
    title="Bước sau có ngày trước bước trước",
    explanation="Ngày của mỗi bước phải bằng hoặc sau ngày của bước trước.",
    examples=(
        Example(
            file=EXEMPLAR,
            text="nurtured: {date: 2026-03-20",
            bad=("nurtured: {date: ▸2026-01-20", "nurtured: {date: ▸2026-02-09"),
            good=("nurtured: {date: 2026-02-10",),
        ),
    ),
)
NO_PLACE = Rule(
    code="A803",
    severity=WARNING,
    title="Điển hình chưa ghi thuộc đâu",
    explanation="Ghi unit (đơn vị) hoặc subdivision (thôn, tổ dân phố) để báo cáo nêu được điển hình của nơi "
    "nào.",
    examples=(
        Example(
            file=EXEMPLAR,
            text="name: Bà Trần Thị B\nwho: công chức văn thư\nunit: van-phong\n",
            bad=("name: ▸Bà Trần Thị B\nwho: công chức văn thư\n",),
            good=("name: Bà Trần Thị B\nwho: công chức văn thư\nunit: van-phong\n",),
        ),
    ),
)

RULES = (STEP_SKIPPED, STEP_EARLIER, NO_PLACE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each exemplar's file."""
    for exemplar in workspace.all(Exemplar):
        yield from _steps(exemplar)
        if workspace.organization is not None:
            yield from _place(exemplar, workspace.organization)


def _steps(exemplar: Exemplar) -> Iterator[Diagnostic]:
    taken = exemplar.steps.taken
    for number, (step, _) in enumerate(taken):
        wanted = list(ExemplarStep)[number]
        if step is not wanted:
            yield STEP_SKIPPED.at(
                exemplar.steps.origin.key(step.value),
                f"{exemplar.name}: đã ghi bước {step.label} nhưng chưa có bước {wanted.label}.",
                f"Thêm {wanted.value} với date, done; nếu chưa làm thì bỏ bước {step.label}.",
            )
            break
    for (earlier, before), (step, found) in pairwise(taken):
        if found.date < before.date:
            yield STEP_EARLIER.at(
                found.origin.at("date"),
                f"{exemplar.name}: {step.label} ngày {found.date:%d/%m/%Y}, trước khi {earlier.label} "
                f"({before.date:%d/%m/%Y}).",
                "Kiểm tra ngày của hai bước.",
                ((before.origin.at("date"), f"ngày {earlier.label}"),),
            )


def _place(exemplar: Exemplar, organization: Organization) -> Iterator[Diagnostic]:
    subdivisions = [member.id for member in organization.known_subdivisions]
    if exemplar.unit is None and exemplar.subdivision is None:
        yield NO_PLACE.at(
            exemplar.origin.at("name"),
            f"{exemplar.name} chưa ghi thuộc đơn vị, thôn, tổ dân phố nào.",
            "Thêm unit hoặc subdivision.",
        )
    if exemplar.subdivision is not None and exemplar.subdivision not in subdivisions:
        yield UNKNOWN_SUBDIVISION.at(
            exemplar.origin.at("subdivision"),
            f"Không có thôn, tổ dân phố “{exemplar.subdivision}”.",
            guess(exemplar.subdivision, subdivisions),
        )
