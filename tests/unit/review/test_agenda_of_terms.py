"""The report on a term whose days the plan gives: issued, it is not asked for again; before, by the name of who issues it."""

from __future__ import annotations

import datetime
from pathlib import Path

from school_year import FILES, ORGANIZATION
from tdkt.checks.run import find_problems
from tdkt.review.agenda.reports import report_tasks
from tdkt.workspace.issued import period_of
from tdkt.workspace.workspace import Workspace, stored_workspace

OF_COUNCIL = ORGANIZATION.replace(
    "    abbreviation: HĐTĐKT\n", "    abbreviation: HĐTĐKT\n    documents: [report]\n"
)
ISSUED = (
    "kind: issued-documents\nyear: 2027\ndocuments:\n  - {of: report, key: 2026-2027-HK1, issuer: hoi-dong, number: 12, "
    f"symbol: BC-HĐTĐKT, date: 2027-01-25, title: Báo cáo, fingerprint: 'sha256:{'0' * 64}'}}\n"
)


def tasks(workspace: Workspace) -> str:
    found = report_tasks(workspace, datetime.date(2027, 2, 1), find_problems(workspace), "", workspace)
    return "\n".join(task.what for task in found)


def school(root: Path, **files: str) -> Workspace:
    whole = {**FILES, "plans/organization.yaml": OF_COUNCIL, **files}
    return stored_workspace(root, {file: text.encode() for file, text in whole.items()})


def test_the_issued_report_on_a_term_is_not_asked_for_again(tmp_path: Path) -> None:
    waiting = tasks(school(tmp_path))
    assert (
        "học kỳ I năm học 2026 - 2027 của Hội đồng Thi đua - Khen thưởng phường Mẫu chưa ghi vào sổ"
        in waiting
    )
    done = school(tmp_path, **{"plans/2027/issued/register.yaml": ISSUED})
    assert "chưa ghi vào sổ" not in tasks(done)
    assert period_of(done, "2026-2027-HK1").last_day == datetime.date(2027, 1, 17)
