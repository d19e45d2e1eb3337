"""A unit's own plan: made from the ward's, never weaker, printed under the ward, and who has handed one in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from example_ward import FILES
from tdkt.attainment.own_threshold import fault_of, is_weaker, with_threshold
from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import award_book
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.cli.unit_plans_page import write_unit_plans
from tdkt.documents.jobs import Job, NotYetError
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Clause, OfficialDocument, Paragraph, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.unit_plans.unit_plan import unit_plan_document
from tdkt.errors import UsageError, UserError
from tdkt.model.building import build
from tdkt.model.measure import Measure, Number
from tdkt.model.place import NOWHERE
from tdkt.model.unit_plan import UnitPlan
from tdkt.planning.new_unit_plan import new_unit_plan
from tdkt.receipts.unit_plans import unit_plan_receipts
from tdkt.workspace.workspace import Workspace, with_files

Make = Callable[..., Workspace]
UNIT_PLAN = "plans/2026/unit-plans/van-phong.yaml"
OWN = """\
kind: unit-plan
year: 2026
unit: van-phong
targets:
  - {target: van-thu.dung-han, who: Bà Trần Thị H}
  - {target: van-thu.mo-hinh, due: 2026-11-30}
  - {target: van-thu.moi-thon}
  - {target: van-thu.tiet-kiem}
  - {target: van-thu.khong-giay}
  - {target: van-thu.sai-sot}
tasks:
  - {task: van-thu.quan-ly, who: Ông Nguyễn Văn G, when: hằng tháng}
"""


@pytest.mark.parametrize(
    ("measure", "weaker", "not_weaker"),
    [
        ({"at_least": 95}, (94, 0), (95, 100)),
        ({"more_than": 90}, (89,), (90, 91)),
        ({"at_most": 2}, (3,), (2, 0)),
        ({"less_than": 5}, (6,), (5, 4)),
        ({"between": [1, 2]}, (0,), (1, 2, 5)),
        ({"exactly": 3}, (2, 4), (3,)),
    ],
)
def test_a_threshold_is_weaker_where_it_is_easier_to_meet(
    measure: dict[str, object], weaker: tuple[int, ...], not_weaker: tuple[int, ...]
) -> None:
    made = build(Measure, {"type": "count", **measure}, NOWHERE)
    assert [is_weaker(made, number) for number in weaker] == [True] * len(weaker)
    assert [is_weaker(made, number) for number in not_weaker] == [False] * len(not_weaker)
    assert all(is_weaker(made, number) or with_threshold(made, number) for number in not_weaker)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("year", "year", "", 0),
        ("  - {target: van-thu.dung-han, who: Bà Trần Thị H}\n", "", "M640", 3),
        ("dung-han, who", "dung-han, threshold: 94.9, who", "M641", 5),
        ("dung-han, who", "dung-han, threshold: 95, who", "", 0),
        ("sai-sot}", "sai-sot, threshold: 1}", "M641", 10),
        ("moi-thon}", "moi-thon, threshold: 0}", "M641", 7),
        ("task: van-thu.quan-ly", "task: van-thu.quan-li", "M642", 12),
        ("task: van-thu.quan-ly", "text: Kiểm kê tài sản", "I424", 3),
        ("when: hằng tháng}", "when: hằng tháng}\n  - {text: Kiểm kê tài sản}", "", 0),
        ("due: 2026-11-30", "due: 2027-01-01", "M643", 6),
        ("due: 2026-11-30", "due: 2026-12-31", "", 0),
        ("khong-giay}", "khong-giay, threshold: 1}", "M645", 9),
        (
            "{target: van-thu.tiet-kiem}",
            "{target: van-thu.moi-thon}\n  - {target: van-thu.tiet-kiem}",
            "M644",
            8,
        ),
        ("tasks:\n", "tasks:\n  - {task: van-thu.quan-ly}\n", "M644", 13),
    ],
)
def test_where_a_plan_falls_short_of_the_wards(
    old: str, new: str, code: str, line: int, in_memory: Make
) -> None:
    found = find_problems(in_memory(**{UNIT_PLAN: OWN.replace(old, new, 1)}))
    if code == "M642":  # a task that is not ours leaves the one that is
        found = [one for one in found if one.code != "I424"]
    assert [(one.code, one.place.line) for one in found] == ([(code, line)] if code else [])


def test_a_piece_of_work_is_strived_for_by_the_units_own_day(in_memory: Make) -> None:
    file = "plans/2026/movements/van-phong.yaml"
    ward = FILES[file].replace("{type: milestone}", "{type: milestone, due: 2026-09-30}")
    own = OWN.replace("khong-giay}", "khong-giay, due: 2026-09-15}")
    made = document_of(in_memory(**{file: ward, UNIT_PLAN: own}), "van-phong")
    rows = [
        [plain_text(cell) for cell in row]
        for one in made.blocks
        if isinstance(one, Table)
        for row in one.rows
    ]
    [row] = [row for row in rows if "không giấy tờ" in row[1]]
    assert row[2:4] == ["hoàn thành đến 30/09/2026", "hoàn thành đến 15/09/2026"]
    assert row[5] == "15/09/2026"


def test_a_new_plan_takes_up_everything(in_memory: Make) -> None:
    workspace = in_memory()
    edit, _ = new_unit_plan(workspace, "van-phong", 2026)
    [(path, text)] = edit.texts.items()
    assert path == UNIT_PLAN
    assert text.count("  - target:") == 6
    assert (
        "  # Giảm chi phí văn phòng phẩm ít nhất 10%/năm (ít nhất 10%)\n  - target: van-thu.tiet-kiem\n"
        in text
    )
    assert "  - task: van-thu.quan-ly\n" in text
    made = with_files(workspace, edit.texts)
    assert [one.code for one in find_problems(made) if one.code.startswith("M64")] == []


@pytest.mark.parametrize(
    ("measure", "possible", "impossible"),
    [
        ({"type": "percentage", "at_least": 95}, (0, 100), (-1, 101)),
        ({"type": "percentage", "at_least": 95, "of_plan": True}, (120,), (-1,)),
        ({"type": "count", "between": [1, 2]}, (0, 7), (-1, Decimal("1.5"))),
        ({"type": "incidents", "at_most": 0}, (0,), (-1, Decimal("0.5"))),
        ({"type": "per_official", "each_at_least": 1}, (2,), (Decimal("1.5"),)),
        ({"type": "reduction", "at_least": 10}, (10, 100), (-1, 120)),
        ({"type": "amount", "at_least": 5}, (Decimal("5.5"),), ()),
    ],
)
def test_a_number_that_cannot_be_is_told(
    measure: dict[str, object], possible: tuple[Number, ...], impossible: tuple[Number, ...]
) -> None:
    made = build(Measure, measure, NOWHERE)
    assert [fault_of(made, number) for number in possible] == [""] * len(possible)
    assert all(fault_of(made, number) for number in impossible)


def test_a_plan_for_nobody_or_no_year_is_refused(in_memory: Make) -> None:
    with pytest.raises(UsageError, match="Không có đơn vị, thôn, tập thể “van-fong”"):
        new_unit_plan(in_memory(), "van-fong", 2026)
    with pytest.raises(UsageError, match="Không có kế hoạch năm 2030"):
        new_unit_plan(in_memory(), "van-phong", 2030)


def document(workspace: Workspace) -> list[list[str]]:
    [plan] = workspace.all(UnitPlan)
    made = unit_plan_document(
        plan,
        plan_makers(workspace)[plan.unit],
        programme_of(workspace, 2026),
        award_book(workspace),
        Templates(),
    )
    table = next(block for block in made.blocks if isinstance(block, Table))
    return [[plain_text(cell) for cell in row] for row in table.rows]


def test_the_document_sets_the_units_threshold_beside_the_wards(in_memory: Make) -> None:
    own = OWN.replace("mo-hinh, due", "mo-hinh, threshold: 2, due")
    rows = document(in_memory(**{UNIT_PLAN: own.replace("tiet-kiem}", "tiet-kiem, threshold: 12}")}))
    assert rows[0][1:] == ["95% văn bản được xử lý đúng hạn", "≥ 95%", "≥ 95%", "Bà Trần Thị H", "Năm 2026"]
    assert rows[1][2:] == ["1 - 2", "≥ 2", "", "30/11/2026"]
    assert rows[3][2:4] == ["giảm ≥ 10%", "giảm ≥ 12%"]


def test_a_task_without_a_time_of_its_own_has_that_of_the_wards_plan(in_memory: Make) -> None:
    """No time is made up: what nobody says stays open."""

    def times(ward_says: str) -> list[str]:
        movements = FILES[MOVEMENTS].replace("tiết kiệm, minh bạch.", f"tiết kiệm, minh bạch.{ward_says}", 1)
        own = OWN.replace(", when: hằng tháng", "")
        workspace = in_memory(**{UNIT_PLAN: own, MOVEMENTS: movements})
        made = document_of(workspace, "van-phong")
        [_, tasks] = [block for block in made.blocks if isinstance(block, Table)][:2]
        return [plain_text(row[3]) for row in tasks.rows]

    assert times("") == [""]
    assert times("\n        assignment: {when: Quý II}") == ["Quý II"]


def test_the_unit_signs_by_its_head_under_the_ward(in_memory: Make) -> None:
    workspace = in_memory(**{UNIT_PLAN: OWN})
    [plan] = workspace.all(UnitPlan)
    made = unit_plan_document(
        plan,
        plan_makers(workspace)[plan.unit],
        programme_of(workspace, 2026),
        award_book(workspace),
        Templates(),
    )
    assert made.letterhead.superior == "UBND PHƯỜNG MẪU"
    assert made.letterhead.issuer_lines == ("VĂN PHÒNG",)
    assert made.signature is not None
    assert (made.signature.authority_lines, made.signature.name) == (("CHÁNH VĂN PHÒNG",), "Nguyễn Văn G")


def test_who_has_handed_in_a_plan(in_memory: Make) -> None:
    none, unasked = unit_plan_receipts(in_memory(), 2026)
    assert (none.plan, none.taken_up, none.is_asked) == (None, 0, True)
    assert (unasked.unit.id, unasked.is_awaited, unasked.is_asked) == ("kinh-te", True, False), (
        "every unit makes one"
    )
    weaker = OWN.replace("tiet-kiem}", "tiet-kiem, threshold: 9}") + "received: 2026-02-20\n"
    one, _ = unit_plan_receipts(in_memory(**{UNIT_PLAN: weaker}), 2026)
    assert (one.asked, one.taken_up, one.weaker, str(one.received)) == (6, 6, 1, "2026-02-20")


def test_nobody_is_made_a_plan_from_files_that_cannot_be_read(in_memory: Make) -> None:
    movements = FILES["plans/2026/movements/van-phong.yaml"].replace("at_least: 95", "at_leest: 95", 1)
    with pytest.raises(UserError, match="chưa biết kế hoạch năm giao gì"):
        new_unit_plan(in_memory(**{"plans/2026/movements/van-phong.yaml": movements}), "van-phong", 2026)


def test_a_plan_is_made_for_who_is_called_by_name(in_memory: Make) -> None:
    made = [new_unit_plan(in_memory(), word, 2026)[0].texts for word in ("van-phong", "VP", "Văn phòng")]
    assert made[0] == made[1] == made[2]


def test_steps_say_whose_and_annexes_of_which_plan(in_memory: Make) -> None:
    file = "plans/2026/movements/van-phong.yaml"
    named = FILES[file].replace("minh bạch.", "minh bạch (Phụ lục I).")
    own = OWN.replace("mo-hinh, due", "mo-hinh, steps: [Chọn nơi làm], due")
    document = document_of(in_memory(**{file: named, UNIT_PLAN: own}), "van-phong")
    said = [plain_text(block.spans) for block in document.blocks if isinstance(block, Paragraph)]
    assert any(text.startswith("Cách làm chỉ tiêu số 2 (") for text in said)
    rows = [plain_text(row[1]) for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert any(text.endswith("(Phụ lục I của Kế hoạch số 01/KH-UBND)") for text in rows)


SHARED = """\
      - target: van-thu.nha
        text: Hỗ trợ ít nhất 05 nhà.
        measure: {type: count, at_least: 5, of: nhà}
        assignment: {with: [MTTQ phường Mẫu], when: Quý II}
        allocation: {to: subdivisions, shares: [{for: thon-mot, share: 3}, {for: thon-hai, share: 2}]}
      - task: van-thu.ve-sinh
        text: Dọn vệ sinh đường thôn.
        assignment: {with: [Thôn Một, mat-tran]}
"""
REGISTER = "plans/awards/register.yaml"


@pytest.fixture
def shared(in_memory: Make) -> Callable[..., Workspace]:
    """The ward with a target that is shared out to thôn, and the Mặt trận among its collectives."""
    movements = FILES["plans/2026/movements/van-phong.yaml"].rstrip("\n") + "\n" + SHARED
    register = FILES[REGISTER].replace(
        "collectives:\n", "collectives:\n  - {id: mat-tran, name: MTTQ phường Mẫu}\n"
    )
    annex = "annexes:\n  - {title: Chỉ tiêu giao các thôn, allocations: true}\n"
    plan = f"{FILES['plans/2026/plan.yaml'].rstrip()}\n{annex}".replace(
        "nghiêm túc Kế hoạch này", "nghiêm túc Kế hoạch này và Phụ lục kèm theo"
    )
    return lambda **files: in_memory(
        **{
            "plans/2026/movements/van-phong.yaml": movements,
            REGISTER: register,
            "plans/2026/plan.yaml": plan,
        },
        **files,
    )


def test_a_thon_and_a_collective_have_plans_of_what_is_asked_of_them(
    shared: Callable[..., Workspace],
) -> None:
    ward = shared()
    thon, _ = new_unit_plan(ward, "thon-mot", 2026)
    [text] = thon.texts.values()
    assert "(phần được giao) (ít nhất 3)\n  - target: van-thu.nha\n" in text
    assert "  - task: van-thu.ve-sinh\n" in text
    front, _ = new_unit_plan(ward, "mat-tran", 2026)
    [text] = front.texts.values()
    assert "targets:" not in text
    assert "Phối hợp thực hiện: hỗ trợ ít nhất 05 nhà" in text
    both = with_files(ward, {**thon.texts, **front.texts})
    assert [one.code for one in find_problems(both) if one.code[:2] in ("M6", "I3")] == []
    plans = {one.unit.id: one for one in unit_plan_receipts(both, 2026)}
    awaited = {id_ for id_, one in plans.items() if one.is_awaited}
    assert awaited == {"van-phong", "kinh-te", "thon-hai"}
    assert (plans["thon-mot"].asked, plans["thon-mot"].taken_up, plans["mat-tran"].asked) == (1, 1, 0)
    made = document_of(both, "thon-mot")
    assert (made.letterhead.issuer_lines, made.letterhead.symbol) == (("THÔN MỘT",), "KH")
    assert made.signature is not None
    assert made.signature.authority_lines == ("ĐẠI DIỆN THÔN MỘT",)
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [plain_text(cell) for cell in table.rows[0]][2:4] == ["≥ 3", "≥ 3"]


def test_who_is_given_something_of_its_own_is_awaited(
    shared: Callable[..., Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    ward = shared()
    found = {one.unit.id: one for one in unit_plan_receipts(ward, 2026)}
    assert list(found) == ["van-phong", "kinh-te", "thon-mot", "thon-hai", "mat-tran"]
    assert all(one.is_awaited for one in found.values())
    write_unit_plans(ward, 2026, date(2026, 12, 31))
    said = " ".join(capsys.readouterr().out.split())
    assert "Thôn Một chưa có - 0/1" in said
    assert "Còn 2 đơn vị và 3 thôn, tổ dân phố, tập thể được giao chỉ tiêu, nhiệm vụ chưa có kế hoạch" in said
    helping = SHARED.replace("[Thôn Một, mat-tran]", "[Thôn Một]")
    movements = FILES["plans/2026/movements/van-phong.yaml"].rstrip("\n") + "\n" + helping
    only_helps = with_files(ward, {"plans/2026/movements/van-phong.yaml": movements})
    assert "mat-tran" not in {one.unit.id for one in unit_plan_receipts(only_helps, 2026)}


def test_who_takes_the_place_of_two_thon_is_held_to_both_shares(
    shared: Callable[..., Workspace],
) -> None:
    merged = FILES[ORGANIZATION].replace(
        "id: thon-mot, type: thon, name: Thôn Một",
        "id: thon-mot, type: thon, name: Thôn Một, until: 2026-06-30, into: thon-moi",
    )
    merged = merged.replace(
        "id: thon-hai, type: thon, name: Thôn Hai}",
        "id: thon-hai, type: thon, name: Thôn Hai, until: 2026-06-30, into: thon-moi}\n"
        "    - {id: thon-moi, type: thon, name: Thôn Mới, from: 2026-07-01}",
    )
    ward = shared(**{ORGANIZATION: merged})
    both = with_files(ward, new_unit_plan(ward, "thon-moi", 2026)[0].texts)
    table = next(block for block in document_of(both, "thon-moi").blocks if isinstance(block, Table))
    assert [plain_text(cell) for cell in table.rows[0]][2:4] == ["≥ 5", "≥ 5"]
    before, _ = new_unit_plan(ward, "thon-mot", 2026)
    assert "(ít nhất 3)" in next(iter(before.texts.values()))


def test_who_is_asked_nothing_is_told_so(in_memory: Make) -> None:
    with pytest.raises(UserError, match="không giao chỉ tiêu, nhiệm vụ nào cho Thôn Một") as told:
        new_unit_plan(in_memory(), "thon-mot", 2026)
    assert "plans/2026/unit-plans/thon-mot.yaml" in told.value.hint


@pytest.mark.parametrize(
    ("target", "threshold", "code"),
    [
        ("van-thu.nha", "2", "M641"),
        ("van-thu.nha", "3", ""),
        ("van-thu.nha", "3.5", "I391"),
        ("van-thu.nha", "-1", "I391"),
    ],
)
def test_a_share_is_held_to_its_own_number(
    target: str, threshold: str, code: str, shared: Callable[..., Workspace]
) -> None:
    text = f"kind: unit-plan\nyear: 2026\nunit: thon-mot\ntargets:\n  - {{target: {target}, threshold: {threshold}}}\n"
    ward = shared(**{UNIT_PLAN.replace("van-phong", "thon-mot"): text})
    assert [one.code for one in find_problems(ward) if one.code[:2] in ("M6", "I3")] == (
        [code] if code else []
    )


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("received: 2026-02-20\nappraised: {date: 2026-02-21, result: agreed}\n", []),
        ("received: 2026-02-20\nappraised: {date: 2026-02-19, result: agreed}\n", ["I392"]),
        ("received: 2026-02-20\nappraised: {date: 2026-02-21, result: sent_back}\n", ["I392"]),
        ("appraised: {date: 2026-02-21, result: sent_back, remarks: [Sửa ngưỡng]}\n", ["I392"]),
    ],
)
def test_an_appraisal_fits_the_plan(more: str, codes: list[str], in_memory: Make) -> None:
    found = find_problems(in_memory(**{UNIT_PLAN: OWN + more}))
    assert [one.code for one in found] == codes
    short = OWN.replace("  - {target: van-thu.moi-thon}\n", "")
    agreed = "received: 2026-02-20\nappraised: {date: 2026-02-21, result: agreed}\n"
    told = {one.code for one in find_problems(in_memory(**{UNIT_PLAN: short + agreed}))}
    assert told == {"M640", "I392"}


def document_of(workspace: Workspace, unit: str) -> OfficialDocument:
    plan = next(one for one in workspace.all(UnitPlan) if one.unit == unit)
    maker = plan_makers(workspace)[unit]
    return unit_plan_document(plan, maker, programme_of(workspace, 2026), award_book(workspace), Templates())


def test_a_draft_of_the_ward_cannot_be_carried_out(in_memory: Make) -> None:
    plan = FILES["plans/2026/plan.yaml"]
    draft = "".join(
        line for line in plan.splitlines(keepends=True) if not line.startswith(("number:", "date:"))
    )
    with pytest.raises(UserError, match="chưa ban hành nên kế hoạch của đơn vị chưa dẫn được"):
        document(in_memory(**{"plans/2026/plan.yaml": draft, UNIT_PLAN: OWN}))


def test_the_ward_tells_the_unit_what_its_plan_lacks(make_workspace: Make) -> None:
    short = OWN.replace("  - {target: van-thu.moi-thon}\n", "").replace(
        "tiet-kiem}", "tiet-kiem, threshold: 9, due: 2027-01-05}"
    )
    back = "received: 2026-02-20\nappraised: {date: 2026-02-24, result: sent_back, remarks: [Ghi người phụ trách.]}\n"
    told = [plain_text(block.spans) for block in reply(make_workspace(**{UNIT_PLAN: short + back}))]
    assert told == [
        "Bổ sung chỉ tiêu: Mỗi thôn có ít nhất 01 mô hình (mỗi thôn ≥ 1).",
        "Đặt lại mức của chỉ tiêu: Giảm chi phí văn phòng phẩm ít nhất 10%/năm; đơn vị đặt giảm ≥ 9%, được giao giảm ≥ 10%.",
        "Đặt lại thời hạn của chỉ tiêu: Giảm chi phí văn phòng phẩm ít nhất 10%/năm; đơn vị đặt 05/01/2027, kế hoạch năm 31/12/2026.",
        "Ghi người phụ trách.",
        "Đề nghị Văn phòng sửa đổi, bổ sung Kế hoạch, gửi lại Văn phòng để theo dõi, tổng hợp.",
    ]
    with pytest.raises(NotYetError, match="Chưa có ý kiến về kế hoạch của “van-phong”"):
        reply(make_workspace(**{UNIT_PLAN: OWN}))


def test_the_ward_does_not_agree_to_less_than_it_asks(make_workspace: Make) -> None:
    agreed = "received: 2026-02-20\nappraised: {date: 2026-02-24, result: agreed}\n"
    said = plain_text(reply(make_workspace(**{UNIT_PLAN: OWN + agreed}))[0].spans)
    assert said.startswith("Thống nhất với nội dung Kế hoạch")
    weaker = OWN.replace("tiet-kiem}", "tiet-kiem, threshold: 9}") + agreed
    with pytest.raises(
        NotYetError, match=r"không in công văn đồng ý\. Đặt lại mức của chỉ tiêu: .* giảm ≥ 9%"
    ):
        reply(make_workspace(**{UNIT_PLAN: weaker}))
    without_number = FILES[PLAN].replace("number: 1\n", "")
    with pytest.raises(NotYetError, match="Kế hoạch năm 2026 chưa ban hành"):
        reply(make_workspace(**{UNIT_PLAN: OWN + agreed, PLAN: without_number}))


def reply(workspace: Workspace) -> list[Clause]:
    kind = KINDS["unit-plan-reply"]
    [job] = kind.jobs(workspace, kind.key.read("van-phong"), Templates())
    assert isinstance(job, Job)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return [block for block in made.blocks if isinstance(block, Clause)]
