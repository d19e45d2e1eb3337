"""No command says of a file that is there and holds an error that it is missing, nor advises to make it: it says where the error stands."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES, WITH_DRIVE, WITH_GROUP, WITH_OUTLINE, WITH_UNIT_PLAN

WARD = {**FILES, **WITH_DRIVE, **WITH_GROUP, **WITH_UNIT_PLAN, **WITH_OUTLINE}
SIGNED = "--number 5 --date 2026-12-20"
MADE_ANEW = ("ập bằng", "Lập ", "lập:", "Tạo tệp", "Thêm plans", "tdkt new", "tdkt init")
MISSING = ("Không có", "không có", "hưa có", "không phải một kỳ")
BREAKS: tuple[Callable[[str], str], ...] = (
    lambda text: text + '\n"chưa đóng: [\n',
    lambda text: text.rstrip("\n") + "\nkhoa_la: 1\n",
)
"""A mistake in YAML, and a field that there is not; the commands of a file meet one and the other in turn."""
GROUP, DRIVE = "plans/2026/groups/khoi-thon/group.yaml", "plans/2026/drives/van-thu-sach/drive.yaml"
NEW_GROUP = "new group khoi-moi --title 'Khối mới' --member thon-mot --member thon-hai"
NEW_DRIVE = (
    "new drive 'Đợt mới' 'Nộp đủ 10 hồ sơ' --from 2026-05-05 --until 2026-06-06 --unit van-phong --id dot-moi"
)
NEW_BATCH = "new batch khen-quy-2 --type merit --who 'Lê Văn I' --year 2026"
NEW_INSPECTION = "new inspection 'công tác' --visit van-phong=13/10/2026 --head 'Bà Trần Thị B, Trưởng phòng' --id kiem-tra-02"
TABLE = {
    GROUP: (
        f"issue group-minutes khoi-thon {SIGNED}",
        "render group-minutes khoi-thon",
        "status --groups",
        "form scores --group khoi-thon",
        "awards rank --group khoi-thon",
        NEW_GROUP,
    ),
    "plans/2026/groups/khoi-thon/scores/to-mot.yaml": (f"issue group-minutes khoi-thon {SIGNED}", "status --groups"),
    "plans/2026/unit-plans/van-phong.yaml": (
        f"issue unit-plan-reply van-phong {SIGNED}",
        "render unit-plan van-phong",
        "status --plans",
        "new unit-plan van-phong",
    ),
    DRIVE: (
        f"issue drive van-thu-sach {SIGNED}",
        "render drive-report van-thu-sach",
        "status --drives",
        "form van-thu-sach",
        "new drive-report van-thu-sach",
        NEW_DRIVE,
    ),
    "plans/2026/inspections/kiem-tra-01.yaml": (
        f"issue inspection-conclusion kiem-tra-01 {SIGNED}",
        "render inspection-plan kiem-tra-01",
        NEW_INSPECTION,
    ),
    "plans/2026/awards/revocations/huy-01.yaml": (f"issue revocation huy-01 {SIGNED}", "render revocation huy-01"),
    "plans/2026/awards/fund.yaml": (
        f"issue fund-report 2026 {SIGNED}",
        "render fund-report 2026",
        "new fund 2026 --amount 1000000 --source 'Quyết định số 02/QĐ-UBND ngày 02/01/2026'",
    ),
    "plans/2026/awards/tong-ket/batch.yaml": (
        f"issue decision tong-ket {SIGNED}",
        "render decision tong-ket",
        "form votes --batch tong-ket",
        NEW_BATCH,
    ),
    "plans/2026/scoring/criteria.yaml": ("form scores 2026", "awards rank", "status --groups"),
    "plans/2026/petitions.yaml": (
        "new petition 'đề nghị xem xét' --type kien-nghi --received 03/11/2026",
        "render report 2026-Q1",
        "awards stats 2026",
        "dashboard",
        "new year 2027",
    ),
    "plans/2026/propaganda.yaml": ("new propaganda 'Phát động' --type tin --date 05/02/2026",),
    "plans/2026/plan.yaml": (
        f"issue plan 2026 {SIGNED}",
        "render plan 2026",
        "amend plan 2026 --reason x",
        "report --quarter",
        "status",
        "new year 2027",
        NEW_INSPECTION,
    ),
    "plans/organization.yaml": (
        f"issue report 2026-Q1 {SIGNED}",
        "render report 2026-Q1",
        "status --groups",
        "new unit-plan thon-mot",
        NEW_GROUP,
    ),
    "plans/2026/movements/van-phong.yaml": ("report --quarter", "new unit-plan van-phong"),
}  # fmt: skip


@pytest.mark.parametrize("file", TABLE)
def test_a_file_with_an_error_is_not_told_as_missing(file: str, tmp_path: Path, tdkt: Run) -> None:
    for number, command in enumerate(TABLE[file]):
        broken = BREAKS[number % len(BREAKS)](WARD[file])
        folder = write_files(tmp_path / "kho", {**WARD, file: broken})
        found = tdkt(*shlex.split(command), cwd=folder, columns=200)
        said = found.stdout + found.stderr
        assert found.returncode in (1, 2), (command, said)
        assert f"{file}:" in found.stderr, (command, said)
        for word in (*MADE_ANEW, *MISSING):
            assert word not in said.replace("Không có khóa “khoa_la”", ""), (command, said)
