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


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("100% hộ kinh doanh ký cam kết trước ngày 20/12/2026.", "Hạn 19/12/2026: đợt thi đua tính đến hết từng giai đoạn"),
        ("Trồng 500 cây chậm nhất ngày 30/12/2026.", "Hạn 30/12/2026"),
        ("Thu nhập bình quân đầu người đạt 52 triệu đồng.", "Số liệu mỗi năm có một lần, đợt thi đua hỏi cuối từng giai đoạn"),
        ("Tỷ lệ hộ nghèo còn dưới 20%.", "Số liệu mỗi năm có một lần"),
        ("Phấn đấu giảm tỷ lệ hộ nghèo 2%.", "Số liệu mỗi năm có một lần"),
    ],
)  # fmt: skip
def test_a_sentence_with_a_day_or_a_yearly_figure_is_taken_into_a_drive(
    text: str, mark: str, make_workspace: Make
) -> None:
    """`due` and `reported_in` are of quarters: the proposal for a drive does without, and says what the clerk has to look at."""
    workspace = make_workspace()
    unit = next(iter(workspace.organization.units)) if workspace.organization else None
    request = DriveRequest(name="x", begins=FIRST, ends=LAST)
    found = new_drive(workspace, request, unit, (propose(text, year=2026),))
    lines = found.edit.texts[found.file].splitlines()
    assert f"text: {text}" in [line.strip() for line in lines]
    assert not any(line.lstrip().startswith(("due:", "reported_in:")) for line in lines)
    assert any(line.lstrip().startswith(f"# SỬA: {mark}") for line in lines)
    assert not any("hạn là" in line or "chỉ hỏi" in line for line in lines)


def test_a_day_that_is_the_end_of_the_drive_is_no_doubt(make_workspace: Make) -> None:
    workspace = make_workspace()
    unit = next(iter(workspace.organization.units)) if workspace.organization else None
    request = DriveRequest(name="x", begins=FIRST, ends=datetime.date(2026, 12, 20))
    proposed = propose("Trồng 500 cây chậm nhất ngày 20/12/2026.", year=2026)
    found = new_drive(workspace, request, unit, (proposed,))
    assert "Hạn 20/12/2026" not in found.edit.texts[found.file]
