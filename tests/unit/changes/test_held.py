"""What an issued document holds: a word, a figure, a threshold; and what can change without touching the paper."""

from __future__ import annotations

import pytest
from signed_ward import BATCH, MOVEMENTS, NOMINATIONS, PLAN, REPORT, SESSION, Edits, edited

from example_ward import FILES, WITH_DRIVE
from tdkt.changes.held import content_changes, told_changes
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import DRIVE

WARD_REPORT = "plans/2026/reports/2026-Q1/loi-van.yaml"
AMENDMENT = "plans/2026/amendments/ke-hoach-2026-lan-1.yaml"
DRAFT = """\
kind: amendment
id: ke-hoach-2026-lan-1
year: 2026
amends: plan
form: plan
symbol: KH-UBND
reason: Thành phố điều chỉnh.
recipients: [Lãnh đạo UBND phường]
archive: VT, VP
signer: chu-tich
"""
OTHER_MOVEMENT = """\
  - id: luu-tru
    title: Phong trào lưu trữ
    items:
      - task: luu-tru.kho
        text: Sắp xếp kho lưu trữ gọn gàng, sạch sẽ.
"""
_TASK = "      - task: van-thu.quan-ly\n        text: Quản lý tài sản công tiết kiệm, minh bạch.\n"
_NOMINATION = """\
  - id: dn-05
    who: pham-van-k
    award: giay-khen
    by: van-phong
    for: Có thành tích trong năm 2026
    documents:
      - {type: submission, received: 2026-08-03}
"""
FILES = edited(FILES, {MOVEMENTS: FILES[MOVEMENTS] + OTHER_MOVEMENT})
SLIP = "corrections:\n  - {issued: minh bạch, mended: công khai, reason: Lỗi gõ.}\n"

TOUCHED: dict[str, tuple[str, str, Edits]] = {
    "the title of a plan": ("plan", "2026", {PLAN: (("title: Triển khai", "title: Thực hiện"),)}),
    "the number of a plan": ("plan", "2026", {PLAN: (("number: 1\n", "number: 2\n"),)}),
    "a căn cứ": ("plan", "2026", {PLAN: (("date: 2022-06-15", "date: 2022-06-16"),)}),
    "a threshold": ("plan", "2026", {MOVEMENTS: (("at_least: 95", "at_least: 96"),)}),
    "a sentence": ("plan", "2026", {MOVEMENTS: (("tiết kiệm, minh", "chặt chẽ, minh"),)}),
    "the title of a movement": ("plan", "2026", {MOVEMENTS: (("Phong trào lưu trữ", "Phong trào về lưu trữ"),)}),
    "the order of the movements' sentences": (
        "plan",
        "2026",
        {MOVEMENTS: ((_TASK, ""), ("      - target: van-thu.mo-hinh", f"{_TASK}      - target: van-thu.mo-hinh"))},
    ),
    "a sentence in another movement": (
        "plan",
        "2026",
        {MOVEMENTS: ((_TASK, ""), (OTHER_MOVEMENT, f"{OTHER_MOVEMENT}{_TASK}"))},
    ),
    "a sentence in another movement under another id": (
        "plan",
        "2026",
        {
            MOVEMENTS: (
                (_TASK, ""),
                (OTHER_MOVEMENT, OTHER_MOVEMENT + _TASK.replace("van-thu.quan-ly", "luu-tru.quan-ly")),
            )
        },
    ),
    "a figure": ("report", "2026-Q1", {REPORT: (("numerator: 96", "numerator: 95"),)}),
    "a figure that goes": ("report", "2026-Q1", {REPORT: (("  - {target: van-thu.mo-hinh, count: 1}\n", ""),)}),
    "the cause of a figure": (
        "report",
        "2026-Q1",
        {REPORT: (("denominator: 100}", "denominator: 100, cause: Thiếu người.}"),)},
    ),
    "a whole report": ("report", "2026-Q1", {REPORT: ""}),
    "the ward's own words": ("report", "2026-Q1", {WARD_REPORT: (("nhiều ngày lễ", "các ngày lễ"),)}),
    "a batch's title": ("decision", "tong-ket", {BATCH: (("title: tổng kết", "title: sơ kết"),)}),
    "the number of a decision": ("decision", "tong-ket", {BATCH: (("number: 120/QĐ", "number: 121/QĐ"),)}),
    "somebody else": ("decision", "tong-ket", {NOMINATIONS: (("who: tran-thi-h", "who: pham-van-k"),)}),
    "another award": ("decision", "tong-ket", {NOMINATIONS: (("award: lao-dong-tien-tien", "award: giay-khen"),)}),
    "a merit": ("decision", "tong-ket", {NOMINATIONS: (("for: Hoàn thành xuất", "for: Đã hoàn thành xuất"),)}),
    "an ordinal that was given": ("decision", "tong-ket", {NOMINATIONS: (("ordinal: 4", "ordinal: 5"),)}),
    "a nomination that is refused now": (
        "decision",
        "tong-ket",
        {NOMINATIONS: (("    ordinal: 4\n", "    refused: {at: decision, reason: Bị kỷ luật.}\n"),)},
    ),
    "a nomination that comes": ("decision", "tong-ket", {NOMINATIONS: FILES[NOMINATIONS] + _NOMINATION}),
    "votes": ("decision", "tong-ket", {SESSION: (("for: 4, against: 1", "for: 5"),)}),
    "the reason of an amendment": (
        "amendment",
        "ke-hoach-2026-lan-1",
        {AMENDMENT: (("Thành phố điều chỉnh", "Thành phố giao lại"),)},
    ),
}  # fmt: skip
UNTOUCHED: dict[str, tuple[str, str, Edits]] = {
    "who reports what in which quarter": ("plan", "2026", {PLAN: FILES[PLAN] + "illustrative: true\n"}),
    "a mended slip, by itself": ("plan", "2026", {PLAN: FILES[PLAN] + SLIP}),
    "a slip and the words that it mends": (
        "plan",
        "2026",
        {PLAN: FILES[PLAN] + SLIP, MOVEMENTS: (("tiết kiệm, minh bạch", "tiết kiệm, công khai"),)},
    ),
    "a label for tables": (
        "plan",
        "2026",
        {MOVEMENTS: (("sai sót lớn\n            measure", "sai sót lớn\n            label: Số sai sót\n            measure"),)},
    ),
    "the id of a target": ("plan", "2026", {MOVEMENTS: (("target: van-thu.mo-hinh", "target: van-thu.mau"),)}),
    "the id of a task": ("plan", "2026", {MOVEMENTS: (("task: van-thu.quan-ly", "task: van-thu.tai-san"),)}),
    "the id of a movement": ("plan", "2026", {MOVEMENTS: (("id: luu-tru\n", "id: kho-luu-tru\n"),)}),
    "where a file lies": ("plan", "2026", {MOVEMENTS: "", "plans/2026/movements/vp.yaml": FILES[MOVEMENTS]}),
    "another year's plan": ("plan", "2025", {PLAN: (("title: Triển khai", "title: Thực hiện"),)}),
    "a report, for a plan": ("plan", "2026", {REPORT: (("numerator: 96", "numerator: 95"),)}),
    "the plan, for a report": ("report", "2026-Q1", {MOVEMENTS: (("at_least: 95", "at_least: 96"),)}),
    "the day of receipt": ("report", "2026-Q1", {REPORT: (("2026-04-03", "2026-04-04"),)}),
    "who reported": ("report", "2026-Q1", {REPORT: (("Nguyễn Văn A", "Trần Thị B"),)}),
    "whether a report is a sample": ("report", "2026-Q1", {REPORT: FILES[REPORT] + "illustrative: true\n"}),
    "the reason of a correction": (
        "report",
        "2026-Q1",
        {REPORT: FILES[REPORT] + "corrections:\n  - {date: 2026-05-04, reason: Đếm sai., targets: [van-thu.mo-hinh]}\n"},
    ),
    "the ward's words for another period": (
        "report",
        "2026-H1",
        {WARD_REPORT: (("nhiều ngày lễ", "các ngày lễ"),)},
    ),
    "what is done after the decision": (
        "decision",
        "tong-ket",
        {BATCH: (("state: awarded", "state: decided"), ("paid: 6080000", "paid: 1"), ("received: 2026-08-03", "received: 2026-08-04"))},
    ),
    "an initiative of a nomination": ("decision", "tong-ket", {NOMINATIONS: (("    initiatives: [sk-01]\n", ""),)}),
    "the id of a nomination": (
        "decision",
        "tong-ket",
        {NOMINATIONS: (("id: dn-04", "id: dn-4"),)},
    ),
    "a nomination that comes refused": (
        "decision",
        "tong-ket",
        {NOMINATIONS: FILES[NOMINATIONS] + _NOMINATION + "    refused: {at: appraisal, reason: Chưa đủ hồ sơ.}\n"},
    ),
    "another batch": ("decision", "khac", {NOMINATIONS: (("who: tran-thi-h", "who: pham-van-k"),)}),
    "what the Chairman leaves out of what a tờ trình proposed": (
        "submission",
        "tong-ket",
        {NOMINATIONS: (("    initiatives: [sk-01]\n", "    initiatives: [sk-01]\n    refused: {at: decision, reason: Chưa đủ điều kiện.}\n"),)},
    ),
    "the decision, for a tờ trình": ("submission", "tong-ket", {BATCH: (("number: 120/QĐ-UBND", "number: 121/QĐ-UBND"),)}),
    "another amendment": (
        "amendment",
        "ke-hoach-2026-lan-2",
        {AMENDMENT: (("Thành phố điều chỉnh", "Thành phố giao lại"),)},
    ),
}  # fmt: skip
SIGNED = {**FILES, AMENDMENT: DRAFT}


def broken(edits: Edits) -> object:
    return read_side({file: text.encode() for file, text in edited(SIGNED, edits).items()}).broken


@pytest.mark.parametrize("name", TOUCHED)
def test_the_paper_is_touched_by(name: str) -> None:
    of, key, edits = TOUCHED[name]
    assert not broken(edits)
    assert content_changes(of, key, SIGNED, edited(SIGNED, edits))


@pytest.mark.parametrize("name", TOUCHED)
def test_the_paper_is_touched_the_other_way_too_by(name: str) -> None:
    of, key, edits = TOUCHED[name]
    assert content_changes(of, key, edited(SIGNED, edits), SIGNED)


@pytest.mark.parametrize("name", UNTOUCHED)
def test_the_paper_is_not_touched_by(name: str) -> None:
    of, key, edits = UNTOUCHED[name]
    assert not broken(edits)
    assert content_changes(of, key, SIGNED, edited(SIGNED, edits)) == []


REGISTERED = "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-06-20}]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("registration: {until: 2026-06-25}", REGISTERED),
        (REGISTERED, REGISTERED.replace("06-20", "06-21")),
        (REGISTERED, REGISTERED.replace("}]", "}, {unit: thon-mot, date: 2026-06-22}]")),
    ],
)
def test_who_registers_for_an_issued_drive_is_not_on_its_paper(before: str, after: str) -> None:
    signed = WITH_DRIVE[DRIVE].replace("registration: {until: 2026-06-25}", before)
    files, later = {DRIVE: signed}, {DRIVE: signed.replace(before, after)}
    assert signed != later[DRIVE]
    assert content_changes("drive", "van-thu-sach", files, later) == []
    assert content_changes("drive", "van-thu-sach", later, files) == []
    other_day = {DRIVE: signed.replace("until: 2026-06-25", "until: 2026-06-26")}
    assert content_changes("drive", "van-thu-sach", files, other_day)


def test_a_paper_of_a_nomination_that_comes_after_the_decision_is_not_on_it() -> None:
    paper = {
        NOMINATIONS: (
            ("    documents:\n", "    documents:\n      - {type: minutes, received: 2026-08-03}\n"),
        )
    }
    assert not broken(paper)
    assert content_changes("decision", "tong-ket", SIGNED, edited(SIGNED, paper)) == []


def test_an_ordinal_given_after_the_decision_is_no_change_and_another_one_is() -> None:
    without = edited(SIGNED, {NOMINATIONS: (("    ordinal: 4\n", ""),)})
    assert content_changes("decision", "tong-ket", without, SIGNED) == []
    assert content_changes("decision", "tong-ket", SIGNED, without)


def test_a_slip_that_was_on_record_when_the_plan_was_signed_excuses_nothing() -> None:
    signed = edited(SIGNED, {PLAN: FILES[PLAN] + SLIP})
    after = edited(signed, {MOVEMENTS: (("tiết kiệm, minh bạch", "tiết kiệm, công khai"),)})
    assert content_changes("plan", "2026", signed, after)


def test_a_slip_excuses_its_own_words_only() -> None:
    edits: Edits = {
        PLAN: FILES[PLAN] + SLIP,
        MOVEMENTS: (("tiết kiệm, minh bạch", "chặt chẽ, công khai"), ("at_least: 95", "at_least: 96")),
    }
    found = content_changes("plan", "2026", SIGNED, edited(SIGNED, edits))
    assert [[detail.keys for detail in change.details] for change in found] == [
        [("text",)],
        [("measure", "at_least")],
    ]


def test_what_is_told_of_a_part_is_what_the_paper_holds_of_it() -> None:
    edits: Edits = {
        MOVEMENTS: (
            ("incidents, at_most: 0", "incidents, at_most: 1"),
            (
                "sai sót lớn\n            measure",
                "sai sót lớn\n            label: Số sai sót\n            measure",
            ),
        ),
    }
    after = edited(SIGNED, edits)
    (change,) = content_changes("plan", "2026", SIGNED, after)
    assert [detail.keys for detail in change.details] == [("measure", "at_most")]
    (entry,) = told_changes([change], SIGNED, after)
    assert entry.heading == "Chỉ tiêu van-thu.sai-sot “không để xảy ra sai sót lớn”"


def test_names_that_are_only_on_the_old_side_are_told_too() -> None:
    after = edited(
        SIGNED, {REPORT: "", MOVEMENTS: (("target: van-thu.dung-han", "target: van-thu.kip-thoi"),)}
    )
    before = {MOVEMENTS: SIGNED[MOVEMENTS], REPORT: SIGNED[REPORT].replace("numerator: 96", "numerator: 95")}
    after = {MOVEMENTS: after[MOVEMENTS], REPORT: SIGNED[REPORT]}
    changes = content_changes("report", "2026-Q1", before, after)
    assert [entry.heading for entry in told_changes(changes, before, after)] == [
        "Số liệu: 95% văn bản được xử lý đúng hạn"
    ]


def test_only_the_files_that_are_asked_for_are_looked_at() -> None:
    after = edited(
        SIGNED, {MOVEMENTS: (("at_least: 95", "at_least: 96"),), PLAN: (("title: Triển", "title: Khai"),)}
    )
    found = content_changes("plan", "2026", SIGNED, after, lambda tree: tree.kind == "plan")
    assert {change.part.tree.path for change in found} == {PLAN}
