"""The example of a city's cụm of wards (docs/vi-du) is sound, ranks its members and prints its papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tdkt.checks.run import find_problems
from tdkt.documents.groups.kinds import GROUP_KINDS
from tdkt.documents.jobs import Job
from tdkt.documents.page.blocks import OfficialDocument, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.workspace import Workspace

EXAMPLE = Path(__file__).parents[4] / "docs" / "vi-du" / "cum-xa-phuong"
FILES = {
    f"plans/2026/groups/cum-so-3/{path.relative_to(EXAMPLE).as_posix()}": path.read_text(encoding="utf-8")
    for path in EXAMPLE.rglob("*.yaml")
}


def test_the_example_of_a_citys_cluster_is_sound_and_printed(
    make_workspace: Callable[..., Workspace],
) -> None:
    ward = make_workspace(**FILES)
    assert [one.code for one in find_problems(ward)] == []
    made = {}
    for name in ("group-agreement", "group-scores"):
        [kind] = [one for one in GROUP_KINDS if one.name == name]
        [job] = kind.jobs(ward, ("", "cum-so-3"), Templates())
        assert isinstance(job, Job)
        document = job.make(iter)
        assert isinstance(document, OfficialDocument)
        made[name] = document
    agreement = made["group-agreement"]
    assert agreement.illustrative
    assert not any(
        "Quy chế Hội đồng" in line for line in agreement.legal_basis
    )  # the ward's own, not the city's
    [table] = [block for block in agreement.blocks if isinstance(block, Table)]
    assert plain_text(table.rows[0][1]) == "Phường Mẫu (Trưởng cụm)"
    assert len(table.rows) == 5
