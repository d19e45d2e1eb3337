"""The form of a unit's plan: it goes out, is filled in, comes back and becomes the plan's file; what is wrong is refused at its cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from example_ward import FILES, WITH_UNIT_PLAN
from tdkt.awards.bodies import plan_makers
from tdkt.checks.example_files import PLAN, UNIT_PLAN
from tdkt.checks.run import find_problems
from tdkt.cli.import_lists import lists_and_plans_among
from tdkt.cli.plan_forms import take_in_plan_forms
from tdkt.errors import UserError
from tdkt.exchange.plan_forms.plan_form import makers_of, plan_form
from tdkt.exchange.plan_forms.plan_form_reader import read_plan_answers
from tdkt.exchange.plan_forms.plan_form_writer import plan_form_bytes
from tdkt.exchange.plan_forms.taking_plans import (
    PlanOutcome,
    WantedPlans,
    edit_of_plans,
    take_in_plans,
)
from tdkt.exchange.returned_file import open_returned
from tdkt.model.period import Period
from tdkt.model.unit_plan import UnitPlan
from tdkt.planning.renaming import renaming
from tdkt.receipts.year_work import year_work_counts
from tdkt.review.agenda.groups import unit_plan_tasks
from tdkt.workspace.workspace import Workspace, read_workspace, with_files

Make = Callable[..., Workspace]
MOVEMENTS = "plans/2026/movements/van-phong.yaml"
DAY = date(2026, 2, 20)
CONFIRMED: dict[str, str | int | None] = {f"F{line}": "Như được giao" for line in range(6, 12)}
TARGETS, TASKS, OWN, COVER, TEXTS = (
    "Chỉ tiêu",
    "Nhiệm vụ",
    "Việc riêng",
    "Hướng dẫn",
    "Mục đích, giải pháp",
)
Cells = dict[str, str | int | None]
Filled = dict[str, Cells]


def sent(ward: Workspace, unit: str = "van-phong") -> bytes:
    return plan_form_bytes(plan_form(ward, plan_makers(ward)[unit], 2026))


def returned(ward: Workspace, filled: Filled, out: bytes | None = None, name: str = "phieu.xlsx") -> Path:
    """Return the form as it comes back with the cells of each sheet in `filled`."""
    book = openpyxl.load_workbook(io.BytesIO(sent(ward) if out is None else out))
    for sheet, cells in filled.items():
        for cell, value in cells.items():
            book[sheet][cell] = value
    path = Path(ward.root) / name
    book.save(path)
    return path


def take(ward: Workspace, path: Path, *, replace: bool = False, day: date = DAY) -> PlanOutcome:
    [outcome] = take_in_plans(ward, [path], WantedPlans(None, day, replace=replace))
    return outcome


def refused(ward: Workspace, filled: Filled) -> list[tuple[str, str, str]]:
    form = plan_form(ward, plan_makers(ward)["van-phong"], 2026)
    read = read_plan_answers(open_returned(returned(ward, filled)), form)
    return [(one.sheet, one.cell, one.message) for one in read.answers.refusals]


def plan_after(ward: Workspace, outcome: PlanOutcome) -> UnitPlan:
    assert outcome.refusals == []
    after = with_files(ward, {outcome.file: outcome.new})
    [plan] = [one for one in after.all(UnitPlan) if one.unit == "van-phong"]
    assert [one.message for one in find_problems(after) if one.is_error] == []
    return plan


def test_a_bare_number_is_no_time(make_workspace: Make) -> None:
    """46000 is a day whose look Excel has lost; a year is one."""
    ward = make_workspace()
    found = refused(ward, {TARGETS: CONFIRMED, TASKS: {"E6": 46000}, OWN: {"C6": "Kiểm kê", "E6": 2026}})
    assert found == [(TASKS, "E6", "Ô thời gian đang chứa số 46000, không rõ là ngày nào.")]


def test_a_form_that_is_filled_in_becomes_the_plan(make_workspace: Make) -> None:
    ward = make_workspace()
    filled: Filled = {
        TARGETS: CONFIRMED
        | {"F6": "phấn đấu hơn", "G6": "96,5%", "H6": "Bà Trần Thị H", "I7": "30/11/2026"}
        | {"J7": "- Chọn nơi làm\n- Làm thử"},
        TASKS: {"D6": "Ông Nguyễn Văn G", "E6": "hằng tháng"},
        OWN: {"C6": "Kiểm kê tài sản", "D6": "Bà Lê Thị K", "E6": "quý III"},
        TEXTS: {"C6": "Hoàn thành các chỉ tiêu.", "C14": "Rà soát hằng tháng."},
        COVER: {"C10": 12, "C11": "18/02/2026"},
    }
    outcome = take(ward, returned(ward, filled))
    plan = plan_after(ward, outcome)
    assert (outcome.file, outcome.old) == (UNIT_PLAN, None)
    assert (plan.number, plan.date, plan.received) == (12, date(2026, 2, 18), DAY)
    first, second, *others = plan.targets
    assert (first.target, float(first.threshold or 0), first.who) == (
        "van-thu.dung-han",
        96.5,
        "Bà Trần Thị H",
    )
    assert (second.due, second.steps) == (date(2026, 11, 30), ("Chọn nơi làm", "Làm thử"))
    assert [one.threshold for one in others] == [None] * 4
    [given, own] = plan.tasks
    assert (given.task, given.who, given.when) == ("van-thu.quan-ly", "Ông Nguyễn Văn G", "hằng tháng")
    assert (own.text, own.who, own.when) == ("Kiểm kê tài sản", "Bà Lê Thị K", "quý III")
    assert (plan.purpose, plan.solutions) == (("Hoàn thành các chỉ tiêu.",), ("Rà soát hằng tháng.",))
    edit_of_plans([outcome]).write(Path(ward.root))
    again = read_workspace(Path(ward.root))
    assert not take(again, Path(ward.root) / "phieu.xlsx").is_change
    assert not take(again, returned(again, {}, name="moi.xlsx")).is_change, (
        "a new form says what the plan says"
    )


@pytest.mark.parametrize(
    ("cells", "cell", "said"),
    [
        ({"F6": None}, "F6", "Chưa xác nhận"),
        ({"F6": "phấn đấu hơn"}, "G6", "chưa ghi mức"),
        ({"G6": 96}, "G6", "nhưng có mức của đơn vị"),
        ({"F6": "phấn đấu hơn", "G6": "94,9"}, "G6", "dễ hơn mức được giao"),
        ({"F6": "phấn đấu hơn", "G6": 101}, "G6", "lớn hơn 100%"),
        ({"F6": "có"}, "F6", "không có trong danh sách"),
        ({"F10": "phấn đấu hơn"}, "F10", "không có mức bằng số"),
        ({"F11": "phấn đấu hơn", "G11": 1}, "G11", "dễ hơn mức được giao"),
        ({"I6": "01/01/2027"}, "I6", "sau thời hạn"),
        ({"I6": "31/12/2025"}, "I6", "trước khi vào năm 2026"),
        ({"I6": "31/02/2026"}, "I6", "Không có ngày"),
        ({"D6": "Chỉ tiêu khác"}, "D6", "dòng bị xê dịch"),
    ],
)
def test_what_is_wrong_is_refused_at_its_cell(
    cells: Cells, cell: str, said: str, make_workspace: Make
) -> None:
    found = refused(make_workspace(), {TARGETS: CONFIRMED | cells})
    assert [(sheet, at) for sheet, at, _ in found] == [(TARGETS, cell)]
    assert said in found[0][2]


def test_the_last_day_and_the_very_number_of_the_ward_are_taken(make_workspace: Make) -> None:
    cells = CONFIRMED | {"F6": "phấn đấu hơn", "G6": 95, "I6": "31/12/2026", "I7": "01/01/2026"}
    assert refused(make_workspace(), {TARGETS: cells}) == []


def test_work_of_its_own_is_said_once_and_by_what_it_is(make_workspace: Make) -> None:
    twice: Filled = {TARGETS: CONFIRMED, OWN: {"C6": "Kiểm kê", "C8": "Kiểm kê", "D9": "Ông A"}}
    assert [(cell, said) for _, cell, said in refused(make_workspace(), twice)] == [
        ("C8", "Việc này đã ghi ở ô C6."),
        ("C9", "Có người, thời gian nhưng chưa ghi việc."),
    ]


def test_only_what_the_unit_changed_changes(make_workspace: Make) -> None:
    own = WITH_UNIT_PLAN[UNIT_PLAN].partition("appraised:")[0]
    ward = make_workspace(**{UNIT_PLAN: own + "solutions: [Cũ]\n"})
    form = sent(ward)
    edited = own.replace("who: Ông Nguyễn Văn G", "who: Ông Hoàng Văn M") + "solutions: [Cũ]  # giữ\n"
    (Path(ward.root) / UNIT_PLAN).write_text(edited, encoding="utf-8")
    now = read_workspace(Path(ward.root))
    outcome = take(now, returned(now, {TARGETS: {"H7": "Bà Lê Thị K"}}, form))
    plan = plan_after(now, outcome)
    assert [task.who for task in plan.tasks] == ["Ông Hoàng Văn M"]
    assert "who: Bà Lê Thị K" in outcome.new
    assert "solutions: [Cũ]  # giữ" in outcome.new
    away = take(
        now, returned(now, {TARGETS: {"G9": None, "F9": "như được giao"}, TEXTS: {"C14": None}}, form)
    )
    plan = plan_after(now, away)
    assert ([one.threshold for one in plan.targets], plan.solutions) == ([None] * 6, ())


def test_work_that_the_unit_takes_away_goes(make_workspace: Make) -> None:
    own = WITH_UNIT_PLAN[UNIT_PLAN].partition("received:")[0] + "  - {text: Kiểm kê, who: Bà K}\n"
    ward = make_workspace(**{UNIT_PLAN: own})
    outcome = take(ward, returned(ward, {OWN: {"C6": None, "D6": None}}))
    assert [task.task for task in plan_after(ward, outcome).tasks] == ["van-thu.quan-ly"]


def test_a_plan_that_was_agreed_to_is_changed_only_when_asked_for(make_workspace: Make) -> None:
    ward = make_workspace(**{UNIT_PLAN: WITH_UNIT_PLAN[UNIT_PLAN]})
    assert not take(ward, returned(ward, {})).refusals, "what says nothing new is no change"
    path = returned(ward, {TARGETS: {"H7": "Bà Lê Thị K"}})
    [refusal] = take(ward, path).refusals
    assert "đã được đồng ý ngày 24/02/2026" in refusal.message
    [too_early] = take(ward, path, replace=True, day=date(2026, 2, 24)).refusals
    assert "phải nhận sau ngày ấy" in too_early.message, "the word was given on what had come by then"
    assert take(ward, path, replace=True, day=date(2026, 2, 25)).is_change


@pytest.mark.parametrize("result", ["agreed", "sent_back, remarks: [Thêm người phụ trách]"])
def test_what_was_said_of_an_earlier_version_is_not_said_of_the_new_one(
    result: str, make_workspace: Make
) -> None:
    text = WITH_UNIT_PLAN[UNIT_PLAN].replace("result: agreed", f"result: {result}")
    ward = make_workspace(**{UNIT_PLAN: text})
    path = returned(ward, {TARGETS: {"H7": "Bà Lê Thị K"}})
    outcome = take(ward, path, replace=True, day=date(2026, 3, 10))
    plan = plan_after(ward, outcome)
    assert (plan.received, plan.appraised and plan.appraised.date) == (date(2026, 3, 10), date(2026, 2, 24))
    assert plan.opinion is None
    after = with_files(ward, {outcome.file: outcome.new})
    said = "\n".join(task.what for task in unit_plan_tasks(after, date(2026, 3, 12)))
    assert "Chưa cho ý kiến về kế hoạch riêng (appraised) của Văn phòng" in said
    assert "chờ gửi lại" not in said
    counts = {
        one.key: one.number
        for part in year_work_counts(after, Period.whole(2026), date(2026, 3, 12))
        for one in part.counts
    }
    assert (counts["agreed"], counts["sent_back"], counts["unseen"]) == (0, 0, 1)


def test_a_form_of_another_plan_of_the_ward_is_refused(make_workspace: Make) -> None:
    ward = make_workspace()
    path = returned(ward, {TARGETS: CONFIRMED})
    changed = with_files(ward, {MOVEMENTS: FILES[MOVEMENTS].replace("at_least: 95", "at_least: 96")})
    [refusal] = take(changed, path).refusals
    assert refusal.message == "Kế hoạch năm đã thay đổi sau khi lập phiếu."


RENAMES = {
    "a target": ("target", "van-thu.mo-hinh", "van-thu.mau"),
    "a task": ("task", "van-thu.quan-ly", "van-thu.tai-san"),
    "the unit": ("unit", "van-phong", "van-phong-hdnd"),
}


@pytest.mark.parametrize("is_there", [True, False], ids=["with a plan", "without a plan"])
@pytest.mark.parametrize("words", RENAMES.values(), ids=RENAMES)
def test_a_form_that_went_out_before_an_id_changed_is_taken(
    words: tuple[str, str, str], is_there: bool, make_workspace: Make
) -> None:
    own = WITH_UNIT_PLAN[UNIT_PLAN].partition("appraised:")[0]
    ward = make_workspace(**({UNIT_PLAN: own} if is_there else {}))
    path = returned(ward, {TARGETS: CONFIRMED | {"G9": None, "H7": "Bà Lê Thị K"}})
    renaming(ward, *words).edit.write(ward.root)
    today = read_workspace(ward.root)
    outcome = take(today, path)
    assert outcome.refusals == []
    assert outcome.file.endswith("/van-phong-hdnd.yaml" if words[0] == "unit" else "/van-phong.yaml")
    assert "who: Bà Lê Thị K" in outcome.new
    assert f"{words[1]}\n" not in outcome.new
    assert f"{words[1]}," not in outcome.new


def test_what_the_ward_changed_meanwhile_is_not_undone_unseen(make_workspace: Make) -> None:
    own = WITH_UNIT_PLAN[UNIT_PLAN].partition("appraised:")[0]
    ward = make_workspace(**{UNIT_PLAN: own + "solutions: [Rà soát ngày 25]\n"})
    form = sent(ward)
    (Path(ward.root) / UNIT_PLAN).write_text(
        own.replace("who: Bà Trần Thị H", "who: Ông Hoàng Văn M") + "solutions: [Rà soát ngày 27]\n",
        encoding="utf-8",
    )
    now = read_workspace(Path(ward.root))
    both: Filled = {TARGETS: {"H6": "Bà Lê Thị K"}, TEXTS: {"C15": "Ý hai"}}
    found = take(now, returned(now, both, form))
    assert [(one.sheet, one.cell) for one in found.refusals] == [(TARGETS, "H6"), (TEXTS, "C14")]
    assert [one.message for one in found.refusals] == [
        "Chỗ này trong tệp kế hoạch đã được sửa sau khi lập phiếu; phiếu gửi về cũng ghi khác.",
        "Mục “Giải pháp” trong tệp kế hoạch đã được sửa sau khi lập phiếu; phiếu gửi về cũng thêm, bớt hoặc sửa mục này.",
    ]
    assert all("đã được sửa sau khi lập phiếu" in one.message for one in found.refusals)
    assert take(now, returned(now, both, form), replace=True).is_change
    assert not take(now, returned(now, {TARGETS: {"H6": "Ông Hoàng Văn M"}}, form)).refusals, "both the same"


def test_a_clerk_who_wants_reports_of_a_quarter_or_another_unit_gets_no_plan(make_workspace: Make) -> None:
    ward = make_workspace()
    path = returned(ward, {TARGETS: CONFIRMED})
    for wanted in (WantedPlans(None, DAY, of_a_period=True), WantedPlans("kinh-te", DAY)):
        [outcome] = take_in_plans(ward, [path], wanted)
        assert [one.message.startswith("Đây là phiếu") for one in outcome.refusals] == [True]


def test_two_forms_of_one_unit_are_both_refused(make_workspace: Make) -> None:
    ward = make_workspace()
    paths = [returned(ward, {TARGETS: CONFIRMED}, name=name) for name in ("a.xlsx", "b.xlsx")]
    outcomes = take_in_plans(ward, paths, WantedPlans(None, DAY))
    assert [len(one.refusals) for one in outcomes] == [1, 1]
    assert edit_of_plans(outcomes).texts == {}


def test_who_is_asked_nothing_has_no_form(make_workspace: Make) -> None:
    ward = make_workspace()
    assert [one.id for one in makers_of(ward, 2026)] == ["van-phong"]
    with pytest.raises(UserError, match="không giao chỉ tiêu, nhiệm vụ nào"):
        plan_form(ward, plan_makers(ward)["kinh-te"], 2026)


def test_a_thon_plans_its_share(make_workspace: Make) -> None:
    shared = (
        "      - target: van-thu.nha\n"
        "        text: Hỗ trợ ít nhất 05 nhà.\n"
        "        measure: {type: count, at_least: 5, of: nhà}\n"
        "        allocation: {to: subdivisions, shares: [{for: thon-mot, share: 3}, {for: thon-hai, share: 2}]}\n"
    )
    annex = "\nannexes:\n  - {title: Chỉ tiêu giao các thôn, allocations: true}\n"
    plan = (FILES[PLAN].rstrip() + annex).replace(
        "nghiêm túc Kế hoạch này", "nghiêm túc Kế hoạch này và Phụ lục kèm theo"
    )
    ward = make_workspace(**{MOVEMENTS: FILES[MOVEMENTS].rstrip("\n") + "\n" + shared, PLAN: plan})
    path = returned(ward, {TARGETS: {"F6": "phấn đấu hơn", "G6": 2}}, sent(ward, "thon-mot"))
    assert [one.cell for one in take(ward, path).refusals] == ["G6"]
    path = returned(ward, {TARGETS: {"F6": "phấn đấu hơn", "G6": 4}}, sent(ward, "thon-mot"))
    outcome = take(ward, path)
    assert (outcome.refusals, outcome.file) == ([], "plans/2026/unit-plans/thon-mot.yaml")
    assert "threshold: 4" in outcome.new


def test_import_knows_the_form_and_writes_the_plan(
    make_workspace: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    ward = make_workspace()
    path = returned(ward, {TARGETS: CONFIRMED})
    assert lists_and_plans_among(ward, [path], None, {}) == ([], [path])
    done = take_in_plan_forms(
        ward, [path], unit="VP", received=DAY, illustrative=True, replace=False, dry_run=False
    )
    assert done
    assert "✔ đã ghi kế hoạch mới" in " ".join(capsys.readouterr().out.split())
    written = (Path(ward.root) / UNIT_PLAN).read_text(encoding="utf-8")
    assert "illustrative: true\ntargets:" in written
    assert written.endswith("received: 2026-02-20\n")
