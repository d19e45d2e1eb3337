"""A past day: what was done after it is not done yet, what came after it is not there yet, in every source of the agenda."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

import pytest

from example_ward import FILES, WITH_GROUP, WITH_ISSUED_DRIVE, WITH_UNIT_PLAN
from tdkt.checks.example_files import (
    BATCH,
    GROUP,
    INSPECTION,
    MOVEMENTS,
    PETITIONS,
    PLAN,
    REPORT,
    REVOCATION,
)
from tdkt.model.award_batch import AwardBatch, Nominations
from tdkt.review.agenda import agenda as agenda_module
from tdkt.review.agenda.agenda import agenda
from tdkt.review.seen_on import seen_on
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
REGISTER = "plans/2026/issued/register.yaml"


@pytest.fixture(autouse=True)
def without_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda_module, "find_problems", lambda _: [])


def edited(file: str, old: str, new: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    assert old in files[file]
    return {**files, file: files[file].replace(old, new, 1)}


def registered(of: str, key: str, day: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    line = (
        f"{{of: {of}, key: {key}, number: 9, symbol: BC-UBND, date: {day}, title: Báo cáo, "
        f"fingerprint: 'sha256:{'0' * 64}'}}"
    )
    return {**files, REGISTER: f"kind: issued-documents\nyear: 2026\ndocuments:\n  - {line}\n"}


FINDING = edited(
    INSPECTION, "due: 2026-10-15}", "due: 2026-10-15, done: {date: 2026-11-02, how: Đã bổ sung}}"
)
INSPECTED = edited(INSPECTION, "conclusion:\n", "conclusion:\n  number: 7\n  date: 2026-09-20\n")
COMPLAINT = edited(
    PETITIONS,
    "type: petition\n    received: 2026-09-16\n",
    "type: denunciation\n    received: 2026-09-16\n    accepted: 2026-09-22\n",
)
COMPLAINT[PETITIONS] = COMPLAINT[PETITIONS].replace("    due: 2026-10-16\n", "")
CANCELLED = edited(
    REVOCATION,
    "objects: [Giấy khen]\nreturn_by: 2026-11-30\n",
    "objects: [Giấy khen]\n    returned: {date: 2026-12-10, money: 1060000}\n"
    "return_by: 2026-11-30\nnumber: 5\ndate: 2026-10-20\n",
)
DEADLINES = edited(
    PLAN,
    "closing:\n",
    "reporting:\n  addressees: [Sở Nội vụ]\n  recipients: [Như trên]\n"
    "  unit_deadlines: {Q1: 2026-04-05, Q2: 2026-07-05, Q3: 2026-10-05, Q4: 2026-12-31}\nclosing:\n",
)
MILESTONE = edited(MOVEMENTS, "{type: milestone}", "{type: milestone, due: 2026-04-05}")
MILESTONE[REPORT] = MILESTONE[REPORT].replace(
    "progress: under_way}\n  - {target", "progress: done, done_on: 2026-03-20}\n  - {target"
)
REVIEWED = registered("drive-report", "van-thu-sach/dau", "2026-08-07", WITH_ISSUED_DRIVE)


@pytest.mark.parametrize(
    ("files", "words", "told", "not_told"),
    [
        pytest.param(FINDING, "chưa khắc phục tồn tại", ["2026-10-20", "2026-11-01"], ["2026-09-09", "2026-11-02"], id="finding"),
        pytest.param(FINDING, "Kiểm tra ", ["2026-09-05"], ["2026-09-10"], id="visit"),
        pytest.param(INSPECTED, "chưa kết luận", ["2026-09-19"], ["2026-09-09", "2026-09-20"], id="conclusion"),
        pytest.param(FILES, "Đơn don-01", ["2026-09-16", "2026-10-04"], ["2026-09-15", "2026-10-05"], id="petition"),
        pytest.param(COMPLAINT, "don-01 (tố cáo) chưa thụ lý", ["2026-09-21"], ["2026-09-15", "2026-09-22"], id="acceptance"),
        pytest.param(CANCELLED, "chưa nộp lại", ["2026-10-20", "2026-12-09"], ["2026-10-19", "2026-12-10"], id="returned"),
        pytest.param(CANCELLED, "hủy bỏ", [], ["2026-10-19"], id="revocation"),
        pytest.param(WITH_UNIT_PLAN, "Chưa cho ý kiến", ["2026-02-20", "2026-02-23"], ["2026-02-19", "2026-02-24"], id="unit plan"),
        pytest.param(WITH_GROUP, "họp bình xét ngày 20/11/2026", ["2026-11-19"], ["2026-11-20"], id="group"),
        pytest.param(WITH_ISSUED_DRIVE, "chưa ban hành", ["2026-06-09"], ["2026-06-10"], id="drive"),
        pytest.param(WITH_ISSUED_DRIVE, "giai đoạn 1: 1 đơn vị chưa báo cáo", ["2026-08-03"], ["2026-08-04"], id="drive report"),
        pytest.param(REVIEWED, "ký báo cáo sơ kết", ["2026-08-06"], ["2026-08-03", "2026-08-07"], id="review of a drive"),
        pytest.param(FILES, "thẩm định hồ sơ", ["2026-08-03", "2026-08-09"], ["2026-08-02", "2026-08-10"], id="appraisal"),
        pytest.param(FILES, "họp Hội đồng, bỏ phiếu", ["2026-08-31"], ["2026-09-01"], id="session"),
        pytest.param(FILES, "ban hành quyết định", ["2026-09-08", "2026-09-14"], ["2026-09-07", "2026-09-15"], id="decision"),
        pytest.param(FILES, ": trao thưởng", ["2026-09-15"], ["2026-09-25"], id="ceremony"),
        pytest.param(FILES, "chi thưởng", ["2026-09-25", "2026-09-27"], ["2026-09-28"], id="payment"),
        pytest.param(FILES, "tổng kết công tác", ["2026-07-20"], ["2026-03-01", "2026-09-28"], id="batch"),
        pytest.param(FILES, "Kế hoạch năm 2026 còn là dự thảo", ["2026-01-14"], ["2025-06-01", "2026-01-15"], id="plan"),
        pytest.param(registered("report", "2026-Q1", "2026-04-20", DEADLINES), "quý I năm 2026 của Ủy ban nhân dân phường Mẫu chưa ghi vào sổ", ["2026-04-19"], ["2026-04-20"], id="ward's report"),
        pytest.param(DEADLINES, "đơn vị chưa gửi", ["2026-04-02"], ["2026-04-03"], id="unit's report"),
        pytest.param(MILESTONE, "Chỉ tiêu “", ["2026-04-02"], ["2026-04-03"], id="target"),
    ],
)  # fmt: skip
def test_a_task_stands_from_the_day_it_came_until_the_day_it_was_done(
    in_memory: Make, files: dict[str, str], words: str, told: list[str], not_told: list[str]
) -> None:
    workspace = in_memory(**files)
    found = {
        day: [task.what for task in agenda(workspace, datetime.date.fromisoformat(day), dated=True).tasks]
        for day in (*told, *not_told)
    }
    said = {day for day, tasks in found.items() if any(words in task for task in tasks)}
    assert said == set(told), found


def test_a_day_after_everything_sees_the_files_as_they_are(in_memory: Make) -> None:
    workspace = in_memory()
    assert seen_on(workspace, datetime.date(2027, 1, 1)) is workspace


def test_a_sudden_deed_is_not_there_before_its_day(in_memory: Make) -> None:
    files = edited(BATCH, "type: merit\n", "type: sudden\nevent: 2026-07-20\n")
    workspace = in_memory(**files)
    before = seen_on(workspace, datetime.date(2026, 7, 19))
    assert (before.all(AwardBatch), before.all(Nominations)) == ([], [])
    (batch,) = seen_on(workspace, datetime.date(2026, 7, 20)).all(AwardBatch)
    assert (batch.state, batch.received, batch.decision) == ("collecting", None, None)


def test_what_is_undated_stays(in_memory: Make) -> None:
    planned = WITH_GROUP[GROUP].partition("meeting:\n  date")[0]
    workspace = in_memory(**{**WITH_GROUP, GROUP: planned})
    early = datetime.date(2026, 6, 1)
    assert seen_on(workspace, early).models.keys() == workspace.models.keys()
    for kind, found in seen_on(workspace, early).models.items():
        if kind.__name__ in ("GroupScores", "ScoreSheet", "Organization", "UnitMovements", "AwardRegister"):
            assert found == workspace.models[kind]
