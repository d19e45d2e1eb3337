"""What was begun and is not signed yet: marked places, drafts of a plan and of amendments."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.model.issued import AMENDMENT, PLAN, Amendment
from tdkt.model.plan_year import year_name
from tdkt.review.agenda.task import Group, Task
from tdkt.workspace.issued import all_issued, issued
from tdkt.workspace.to_mend import grouped
from tdkt.workspace.workspace import Workspace


def unfinished_tasks(workspace: Workspace) -> Iterator[Task]:
    """Yield what is still to be mended, then the drafts."""
    marked = grouped(workspace.to_mend)
    if marked:
        place = marked[0].places[0]
        what = f"Còn {len(workspace.to_mend)} chỗ đánh dấu “# SỬA:”; chỗ đầu tiên: {place.file}:{place.line}."
        yield Task(Group.UNFINISHED, what, "tdkt init --todo")
    for plan in sorted(workspace.plans, key=lambda plan: plan.year):
        if plan.is_draft:
            what = f"Kế hoạch {year_name(plan.year)} còn là dự thảo: in, ký rồi ban hành (tdkt issue plan)."
            yield Task(Group.UNFINISHED, what, f"tdkt render plan {plan.year}")
        elif issued(workspace, PLAN, str(plan.year)) is None:
            what = f"Kế hoạch {year_name(plan.year)} đã có số, ngày nhưng chưa ghi vào sổ văn bản."
            number_and_date = f"--number {plan.number} --date {plan.date}"
            yield Task(Group.UNFINISHED, what, f"tdkt issue plan {plan.year} {number_and_date}")
    done = {one.key for one in all_issued(workspace) if one.of == AMENDMENT}
    for amendment in workspace.all(Amendment):
        if amendment.id not in done:
            kind = "thay thế" if amendment.is_replacement else "sửa đổi"
            what = f"Văn bản {kind} “{amendment.id}” chưa ban hành (tdkt issue amendment)."
            yield Task(Group.UNFINISHED, what, f"tdkt render amendment {amendment.id}")
