"""Issuing: what is recorded, what is refused, and what is held from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from example_ward import TWO_QUARTERS
from signing import Ward
from tdkt.attainment.status import Status
from tdkt.checks.example_files import BATCH, MOVEMENTS, NOMINATIONS, PLAN, REPORT
from tdkt.errors import UsageError, UserError

REGISTER = "plans/2026/issued/register.yaml"
COPY = "plans/2026/issued/01-kh-ubnd.json"
RATE = "{target: van-thu.dung-han, numerator: 96, denominator: 100}"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    from conftest import write_files

    return Ward(write_files(tmp_path / "kho", TWO_QUARTERS))


@pytest.fixture
def issued(ward: Ward) -> Ward:
    ward.issue("plan", "2026", 1, "2026-01-15")
    return ward


def raise_threshold(ward: Ward, text: str = "97%", measure: str = "at_least: 97") -> None:
    ward.change(MOVEMENTS, "95% văn bản", f"{text} văn bản")
    ward.change(MOVEMENTS, "at_least: 95", measure)


def test_a_draft_gets_its_number_and_date_and_a_line_in_the_register(ward: Ward) -> None:
    ward.change(PLAN, "number: 1\n", "# chờ số\n")
    ward.change(PLAN, "date: 2026-01-15\n", "")
    ward.issue("plan", "2026", 7, "2026-01-20")
    text = (ward.root / PLAN).read_text(encoding="utf-8")
    assert "# chờ số\nnumber: 7\nsymbol: KH-UBND\ndate: 2026-01-20\n" in text
    register = (ward.root / REGISTER).read_text(encoding="utf-8")
    assert "number: 7\n    symbol: KH-UBND\n    date: 2026-01-20\n" in register
    assert ward.problems() == []


@pytest.mark.parametrize(
    ("of", "key", "number", "day", "words"),
    [
        ("plan", "2026", 2, "2026-01-15", "đã ghi số là 1"),
        ("plan", "2026", 1, "2026-01-16", "đã ghi ngày là 2026-01-15"),
        ("plan", "2027", 1, "2027-01-16", "Không có kế hoạch năm 2027"),
        ("plan", "hai", 1, "2026-01-16", "không phải một năm"),
        ("report", "2026-Q5", 1, "2026-04-10", "không phải một kỳ báo cáo"),
        ("report", "2026-Q1", 1, "2025-12-31", "quý I năm 2026 đến ngày 31/03/2026 mới hết"),
        ("report", "2026-H1", 1, "2026-03-31", "6 tháng đầu năm 2026 đến ngày 30/06/2026 mới hết"),
        ("decision", "khong-co", 1, "2026-04-10", "Không có đợt"),
        ("amendment", "khong-co", 1, "2026-04-10", "Không có văn bản sửa đổi"),
        ("letter", "x", 1, "2026-04-10", "Không ban hành được"),
        ("plan", "2026", 0, "2026-01-15", "không thể là 0"),
    ],
)
def test_what_cannot_be_issued_is_refused_and_nothing_is_written(
    ward: Ward, of: str, key: str, number: int, day: str, words: str
) -> None:
    before = {path: path.read_bytes() for path in ward.root.rglob("*") if path.is_file()}
    with pytest.raises((UserError, UsageError), match=words):
        ward.issue(of, key, number, day)
    assert {path: path.read_bytes() for path in ward.root.rglob("*") if path.is_file()} == before


def test_nothing_is_issued_twice_and_no_number_is_used_twice(issued: Ward) -> None:
    with pytest.raises(UserError, match="đã ban hành với số 01/KH-UBND"):
        issued.issue("plan", "2026", 1, "2026-01-15")
    issued.issue("report", "2026-q1", 5, "2026-04-10")
    with pytest.raises(UserError, match="Số 05/BC-UBND năm 2026 đã dùng"):
        issued.issue("report", "2026-H1", 5, "2026-07-10")


def test_a_threshold_changed_without_an_amendment_is_an_error_that_shows_the_change(issued: Ward) -> None:
    raise_threshold(issued)
    found = issued.problems("B101")
    assert len(found) == 1
    assert "01/KH-UBND ngày 15/01/2026" in found[0].message
    assert "nâng từ 95% lên 97%" in found[0].message
    assert "[-95%-] {+97%+} văn bản" in found[0].message
    assert "tdkt amend plan 2026" in found[0].hint
    assert (found[0].place.file, found[0].place.line) == (MOVEMENTS, 10)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MOVEMENTS, "kind: movements\n", "# một ghi chú\nkind: movements\n"),
        (MOVEMENTS, "id: van-thu\n", 'id: "van-thu"\n'),
        (MOVEMENTS, "van-thu.quan-ly\n", "van-thu.quan-ly-moi\n"),
        (
            MOVEMENTS,
            "            quote: không để xảy ra sai sót lớn\n",
            "            quote: không để xảy ra sai sót lớn\n            label: Sai sót lớn\n",
        ),
        (
            PLAN,
            "signer: chu-tich\n",
            "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q1: 2026-04-05}}\n",
        ),
    ],
)
def test_what_is_not_on_the_paper_may_change(issued: Ward, file: str, old: str, new: str) -> None:
    issued.change(file, old, new)
    assert issued.read.findings == []
    assert issued.problems("B101") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (MOVEMENTS, "  - id: van-thu\n", "  - id: van-thu-moi\n", None),
        (MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm, công khai", "minh bạch"),
        (PLAN, "title: Nội dung", "title: Nội dung khác", "Nội dung"),
        (PLAN, "number: 1\n", "number: 2\n", "1 → 2"),
        (PLAN, "archive: VT, VP", "archive: VT", "VT"),
        (PLAN, "recipients: [Lãnh đạo UBND phường]", "recipients: [Lãnh đạo UBND]", "Lãnh đạo"),
    ],
)
def test_what_is_on_the_paper_may_not(issued: Ward, file: str, old: str, new: str, words: str | None) -> None:
    issued.change(file, old, new)
    found = issued.problems("B101")
    if words is None:
        assert found == []
    else:
        assert found
        assert words in found[0].message


def test_a_removed_file_is_a_change(issued: Ward) -> None:
    (issued.root / MOVEMENTS).unlink()
    assert any("Bỏ phong trào" in found.message for found in issued.problems("B101"))


def test_a_slip_may_be_put_right_where_it_is_declared(issued: Ward) -> None:
    issued.change(MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm và minh bạch")
    issued.change(
        PLAN,
        "signer: chu-tich\n",
        "signer: chu-tich\ncorrections:\n"
        "  - {issued: 'tiết kiệm, minh bạch', mended: tiết kiệm và minh bạch, reason: Sai chính tả.}\n",
    )
    assert issued.problems("B101") == []


def test_a_declared_slip_covers_no_threshold(issued: Ward) -> None:
    raise_threshold(issued)
    issued.change(
        PLAN,
        "signer: chu-tich\n",
        "signer: chu-tich\ncorrections:\n  - {issued: 95%, mended: 97%, reason: Sai.}\n",
    )
    assert ["nâng từ 95% lên 97%" in found.message for found in issued.problems("B101")] == [True]


def test_a_copy_that_is_lost_or_changed_is_an_error(issued: Ward) -> None:
    copy = issued.root / COPY
    stored = json.loads(copy.read_text(encoding="utf-8"))
    stored["files"][MOVEMENTS] = [line.replace("95", "90") for line in stored["files"][MOVEMENTS]]
    copy.write_text(json.dumps(stored), encoding="utf-8")
    assert ["không khớp" in found.message for found in issued.problems()] == [True]
    copy.unlink()
    assert [found.code for found in issued.problems()] == ["B103"]


def test_a_copy_with_crlf_is_the_same_copy(issued: Ward) -> None:
    for path in (issued.root / "plans").rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert issued.problems() == []


def test_gaps_are_told_only_where_the_register_is_complete(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 3, "2026-04-10")
    issued.issue("report", "2026-H1", 6, "2026-07-10")
    assert issued.problems("B105") == []
    issued.change(REGISTER, "year: 2026\n", "year: 2026\ncomplete: [BC-UBND]\n")
    assert [found.message for found in issued.problems("B105")] == [
        "Sổ thiếu số 01-02/BC-UBND năm 2026.",
        "Sổ thiếu số 04-05/BC-UBND năm 2026.",
    ]


def test_numbers_follow_the_days(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 9, "2026-04-10")
    issued.issue("report", "2026-H1", 6, "2026-07-10")
    assert len(issued.problems("B106")) == 1


def test_a_number_typed_twice_is_an_error(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 9, "2026-04-10")
    issued.issue("report", "2026-H1", 10, "2026-07-10")
    issued.change(REGISTER, "number: 10", "number: 9")
    assert ["đã dùng cho" in found.message for found in issued.problems("B104")] == [True]


def test_a_report_of_the_year_stands_in_the_register_of_the_next(issued: Ward) -> None:
    issued.issue("report", "2026", 2, "2027-01-08")
    assert (issued.root / "plans/2027/issued/register.yaml").is_file()
    assert issued.problems() == []


# amendments ------------------------------------------------------------------------------------------------------


def test_each_threshold_counts_from_the_day_it_is_valid(issued: Ward) -> None:
    first = issued.assessed("Q1", "van-thu.dung-han")
    assert first
    assert first.status is Status.EXCEEDED
    raise_threshold(issued)
    name = issued.amend("plan", "2026")
    assert issued.problems() == []
    before = issued.assessed("Q2", "van-thu.dung-han")
    assert before
    assert before.target.measure.comparison.low == 95
    issued.issue("amendment", name, 8, "2026-06-30")
    q1, q2 = issued.assessed("Q1", "van-thu.dung-han"), issued.assessed("Q2", "van-thu.dung-han")
    assert q1
    assert q2
    assert (q1.target.measure.comparison.low, q2.target.measure.comparison.low) == (95, 97)
    assert q1.status is Status.EXCEEDED


@pytest.mark.parametrize(("day", "low"), [("2026-06-30", 97), ("2026-07-01", 95)])
def test_the_last_day_of_the_period_decides(issued: Ward, day: str, low: int) -> None:
    raise_threshold(issued)
    issued.issue("amendment", issued.amend("plan", "2026"), 8, day)
    found = issued.assessed("Q2", "van-thu.dung-han")
    assert found
    assert found.target.measure.comparison.low == low


def test_a_day_of_effect_after_the_date_counts(issued: Ward) -> None:
    raise_threshold(issued)
    name = issued.amend("plan", "2026")
    issued.change(f"plans/2026/amendments/{name}.yaml", "reason:", "effective: 2026-07-01\nreason:")
    issued.issue("amendment", name, 8, "2026-05-01")
    q2, q3 = issued.assessed("Q2", "van-thu.dung-han"), issued.assessed("Q3", "van-thu.dung-han")
    assert q2
    assert q3
    assert (q2.target.measure.comparison.low, q3.target.measure.comparison.low) == (95, 97)


def test_no_day_of_effect_before_the_amendment_itself(issued: Ward) -> None:
    raise_threshold(issued)
    name = issued.amend("plan", "2026")
    issued.change(f"plans/2026/amendments/{name}.yaml", "reason:", "effective: 2026-03-01\nreason:")
    with pytest.raises(UserError, match="B108"):
        issued.issue("amendment", name, 8, "2026-05-01")


def test_a_target_taken_out_keeps_its_past(issued: Ward) -> None:
    issued.change(
        MOVEMENTS,
        "      - target: van-thu.tiet-kiem\n        text: Giảm chi phí văn phòng phẩm ít nhất 10%/năm.\n"
        "        measure: {type: reduction, at_least: 10, of: chi phí văn phòng phẩm, in: đồng}\n",
        "",
    )
    name = issued.amend("plan", "2026")
    issued.issue("amendment", name, 8, "2026-07-15")
    assert issued.problems("I303", "R501") == []  # the reports of quarters I and II still speak of it
    assert issued.assessed("Q2", "van-thu.tiet-kiem")
    assert issued.assessed("Q3", "van-thu.tiet-kiem") is None


def test_a_target_brought_in_owes_nothing_for_the_quarters_before(issued: Ward) -> None:
    issued.change(
        MOVEMENTS,
        "      - target: van-thu.mo-hinh\n",
        "      - target: van-thu.lop\n        text: Mở ít nhất 04 lớp bồi dưỡng.\n"
        "        measure: {type: count, at_least: 4, of: lớp}\n      - target: van-thu.mo-hinh\n",
    )
    issued.issue("amendment", issued.amend("plan", "2026"), 8, "2026-08-01")
    report = (issued.root / REPORT.replace("Q1", "Q2")).read_text(encoding="utf-8")
    q3 = issued.root / REPORT.replace("2026-Q1", "2026-Q3")
    q3.parent.mkdir(parents=True)
    q3.write_text(
        report.replace("2026-Q2", "2026-Q3")
        .replace("submitted: 2026-07", "submitted: 2026-10")
        .replace("figures:\n", "figures:\n  - {target: van-thu.lop, count: 2}\n"),
        encoding="utf-8",
    )
    assert issued.assessed("Q2", "van-thu.lop") is None
    found = issued.assessed("Q3", "van-thu.lop")
    assert found
    assert (found.gathered.received, found.gathered.due, found.gathered.since) == (1, 1, 3)
    assert found.status is Status.ON_SCHEDULE  # 2 of 4 in the first of two quarters


def test_an_amendment_needs_something_to_amend(issued: Ward, ward: Ward) -> None:
    text = (issued.root / MOVEMENTS).read_text(encoding="utf-8")
    issued.change(MOVEMENTS, "unit: van-phong", "unit: văn phòng")
    with pytest.raises(UserError, match=r"van-phong\.yaml:3:7"):
        issued.amend("plan", "2026")
    (issued.root / MOVEMENTS).write_text(text, encoding="utf-8")
    name = issued.amend("plan", "2026")
    with pytest.raises(UserError, match="không có gì để sửa đổi"):
        issued.issue("amendment", name, 8, "2026-05-01")
    with pytest.raises(UserError, match="Đang có văn bản sửa đổi"):
        issued.amend("plan", "2026")


def test_a_plan_that_is_not_issued_is_not_amended(ward: Ward) -> None:
    with pytest.raises(UserError, match="chưa ban hành thì sửa thẳng"):
        ward.amend("plan", "2026")
    with pytest.raises(UsageError, match="Không lập văn bản sửa đổi"):
        ward.amend("stage-report", "2024-2026")


def test_an_amended_plan_is_held_as_amended(issued: Ward) -> None:
    raise_threshold(issued)
    name = issued.amend("plan", "2026")
    issued.issue("amendment", name, 8, "2026-05-01")
    issued.change(MOVEMENTS, "97% văn bản", "95% văn bản")
    issued.change(MOVEMENTS, "at_least: 97", "at_least: 95")
    assert ["08/KH-UBND" in found.message for found in issued.problems("B101")] == [True]
    issued.change(f"plans/2026/amendments/{name}.yaml", "Điều chỉnh.", "Lý do khác.")
    assert len(issued.problems("B101")) == 2


def test_a_decision_is_held_but_not_what_comes_after_it(issued: Ward) -> None:
    issued.issue("decision", "tong-ket", 120, "2026-09-15")
    issued.change(BATCH, "payment: {date: 2026-09-28", "payment: {date: 2026-09-29")
    assert issued.problems("B101") == []
    text = (issued.root / NOMINATIONS).read_text(encoding="utf-8")
    who = text.split("for: ", 1)[1].split("\n", 1)[0]
    issued.change(NOMINATIONS, who, f"{who} và hơn nữa")
    assert ["Thành tích" in found.message for found in issued.problems("B101")] == [True]
    issued.amend("decision", "tong-ket")
    assert issued.problems("B101") == []


# closed periods --------------------------------------------------------------------------------------------------


def test_figures_that_were_reported_change_only_with_a_reason(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 20, "2026-04-10")
    issued.change(REPORT, RATE, RATE.replace("96", "98"))
    found = issued.problems("B102")
    assert len(found) == 1
    assert "20/BC-UBND ngày 10/04/2026" in found[0].message
    assert "96 → 98" in found[0].message
    issued.change(
        REPORT,
        "figures:\n",
        "corrections: [{date: 2026-05-12, reason: Cộng thiếu., targets: [van-thu.dung-han]}]\nfigures:\n",
    )
    assert issued.problems() == []


@pytest.mark.parametrize(
    "correction",
    [
        "{date: 2026-05-12, reason: Cộng thiếu., targets: [van-thu.mo-hinh]}",  # another target
        "{date: 2026-05-12, reason: Cộng thiếu.}",  # the rest of the report
        "{date: 2026-04-09, reason: Cộng thiếu., targets: [van-thu.dung-han]}",  # before it was told
    ],
)
def test_a_reason_for_something_else_is_none(issued: Ward, correction: str) -> None:
    issued.issue("report", "2026-Q1", 20, "2026-04-10")
    issued.change(REPORT, RATE, RATE.replace("96", "98"))
    issued.change(REPORT, "figures:\n", f"corrections: [{correction}]\nfigures:\n")
    assert len(issued.problems("B102")) == 1


def test_what_the_next_report_told_needs_no_reason_any_more(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 20, "2026-04-10")
    issued.change(REPORT, RATE, RATE.replace("96", "98"))
    issued.change(
        REPORT,
        "figures:\n",
        "corrections: [{date: 2026-05-12, reason: Cộng thiếu., targets: [van-thu.dung-han]}]\nfigures:\n",
    )
    issued.issue("report", "2026-Q2", 40, "2026-07-10")
    assert issued.problems() == []
    issued.change(
        REPORT, "{target: van-thu.dung-han, numerator: 98", "{target: van-thu.dung-han, numerator: 99"
    )
    assert ["40/BC-UBND" in found.message for found in issued.problems("B102")] == [True]


def test_a_report_that_comes_late_explains_itself(issued: Ward) -> None:
    second = REPORT.replace("2026-Q1", "2026-Q2")
    text = (issued.root / second).read_text(encoding="utf-8")
    (issued.root / second).unlink()
    issued.issue("report", "2026-Q2", 40, "2026-07-10")
    (issued.root / second).write_text(text, encoding="utf-8")
    assert len(issued.problems("B102")) == 1
    day = text.split("submitted: ", 1)[1][:10]
    issued.change(second, f"submitted: {day}", "submitted: 2026-07-20")
    assert issued.problems("B102") == []


def test_a_report_that_was_told_may_not_vanish(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 20, "2026-04-10")
    (issued.root / REPORT).unlink()
    assert any("Bỏ báo cáo" in found.message for found in issued.problems("B102"))


def test_the_words_of_an_issued_report_stay(issued: Ward) -> None:
    issued.issue("report", "2026-Q1", 20, "2026-04-10")
    words = "plans/2026/reports/2026-Q1/loi-van.yaml"
    issued.change(words, "nhiều ngày lễ lớn", "nhiều ngày lễ")
    assert [found.code for found in issued.problems()] == ["B101"]
