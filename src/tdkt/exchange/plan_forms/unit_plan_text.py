"""The YAML of a unit's own plan that takes up all that the ward's plan asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.asked_of import Asked
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.movements import Item
from tdkt.model.text import lower_first, plain
from tdkt.workspace.yaml_scalars import as_scalar

_HEAD = """\
# yaml-language-server: $schema=../../../schemas/unit-plan.schema.json
# Kế hoạch chi tiết của đơn vị, lập từ kế hoạch năm. Ghi thêm ở từng chỉ tiêu: who (người phụ trách), due (thời hạn), threshold (ngưỡng
# của đơn vị, không dễ hơn mức được giao), steps (cách làm).
"""


def unit_plan_text(unit: str, year: int, asked: Asked) -> str:
    """Return the YAML of a plan that takes up all that is `asked`, without anybody's name or day yet."""
    head = f"{_HEAD}kind: unit-plan\nyear: {year}\nunit: {unit}\n"
    return head + "\n".join([*_targets(asked), *_tasks(asked)]) + "\n"


def _targets(asked: Asked) -> Iterator[str]:
    if asked.targets:
        yield "targets:"
    for target in asked.targets.values():
        shared = "; giao chung" if len(target.units) > 1 else ""
        yield f"  # {target.name} ({kind_of(target.measure).threshold_told(target.measure)}{shared})"
        yield f"  - target: {target.id}"


def _tasks(asked: Asked) -> Iterator[str]:
    if asked.tasks or asked.helps:
        yield "tasks:"
    for id_, item in asked.tasks.items():
        yield f"  # {item.text.rstrip('.;')}"
        yield f"  - task: {id_}"
        if item.assignment is not None and item.assignment.when:
            yield f"    when: {as_scalar(item.assignment.when)}"
    for item in asked.helps:
        yield f"  - text: {as_scalar(helping(item))}"


def helping(item: Item) -> str:
    """Return how a plan says that its unit helps with a sentence of the ward's plan."""
    return f"Phối hợp thực hiện: {lower_first(plain(item.text)).rstrip('.;')}"
