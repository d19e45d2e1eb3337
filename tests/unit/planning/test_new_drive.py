"""What a new drive is called, and what is refused before a file is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from tdkt.errors import UserError
from tdkt.planning.new_drive import DriveRequest, new_drive
from tdkt.planning.proposals.school_years import of_school_year
from tdkt.planning.proposals.sentences import propose
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
FIRST, LAST = datetime.date(2026, 12, 1), datetime.date(2027, 1, 30)


@pytest.mark.parametrize(
    ("name", "called", "drive"),
    [
        ("chào mừng Quốc khánh 02/9", "Đợt thi đua chào mừng Quốc khánh 02/9", "quoc-khanh-02-9"),
        ("thi đua cao điểm 30 ngày", "Đợt thi đua cao điểm 30 ngày", "cao-diem-30-ngay"),
        ("đợt thi đua  kỷ niệm 30/4", "Đợt thi đua kỷ niệm 30/4", "dot-30-4"),
        ("60 ngày đêm làm đường vành đai phía tây", "Đợt thi đua 60 ngày đêm làm đường vành đai phía tây", "60-ngay-dem-lam-duong"),
    ],
)  # fmt: skip
def test_a_drive_is_named_once_and_its_id_by_what_tells_it(
    name: str, called: str, drive: str, make_workspace: Make
) -> None:
    found = new_drive(make_workspace(), DriveRequest(name=name, begins=FIRST, ends=LAST), None, ())
    assert found.id == drive
    assert found.file == f"plans/2026/drives/{drive}/drive.yaml"
    text = found.edit.texts[found.file]
    assert f"\nname: {called}\n" in text or f'\nname: "{called}"\n' in text
    assert f"title: Phát động đợt{called[3:]}\n" in text


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (DriveRequest(name=" ", begins=FIRST, ends=LAST), "Thiếu tên"),
        (DriveRequest(name="x", begins=LAST, ends=FIRST), "trước ngày phát động"),
        (
            DriveRequest(name="x", begins=FIRST, ends=LAST, phases=(("Một", FIRST),)),
            "Giai đoạn cuối kết thúc",
        ),
        (DriveRequest(name="x", begins=FIRST, ends=LAST, phases=(("Một", LAST),) * 5), "nhiều nhất 4"),
        (DriveRequest(name="x", begins=FIRST, ends=LAST, id="Không"), "không dùng làm mã được"),
        (DriveRequest(name="x", begins=FIRST, ends=LAST, id="con"), "không dùng làm mã được"),
        (DriveRequest(name="x", begins=FIRST, ends=LAST, year=2030), "Không có kế hoạch năm 2030"),
    ],
)
def test_what_cannot_be_meant_is_refused(request_: DriveRequest, said: str, make_workspace: Make) -> None:
    with pytest.raises(UserError, match=said):
        new_drive(make_workspace(), request_, None, ())


@pytest.mark.parametrize("school_year", [False, True])
def test_what_is_said_beside_a_target_speaks_of_phases(school_year: bool, make_workspace: Make) -> None:
    proposed = propose("Tổ chức 03 buổi quý độc giả giao lưu.", year=2026)
    if school_year:
        proposed = of_school_year(proposed)
    workspace = make_workspace()
    unit = next(iter(workspace.organization.units)) if workspace.organization else None
    found = new_drive(workspace, DriveRequest(name="x", begins=FIRST, ends=LAST), unit, (proposed,))
    comments = [line for line in found.edit.texts[found.file].splitlines() if line.lstrip().startswith("# “")]
    assert any("trong từng giai đoạn, cộng các giai đoạn" in line for line in comments)
    assert not any("học kỳ" in line or "các quý" in line for line in comments)
    assert any("quý độc giả" in line for line in comments)
