"""A file of the old year becomes one of the new year line by line; whatever is not meant stays as it was."""

from __future__ import annotations

import datetime
import difflib
from typing import Any

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.model.plan_year import SchoolYear
from tdkt.planning.new_year.carrying import YearChange, carried_movements, carried_plan
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

CHANGE = YearChange(2026, 2027)


def data_of(text: str) -> Any:
    document, findings = read_yaml(Source("x.yaml", text, True))
    assert document is not None, findings
    return document.data


def differences(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_a_plan_becomes_a_draft() -> None:
    assert differences(FILES[PLAN], carried_plan(FILES[PLAN], CHANGE)) == [
        "- year: 2026",
        "+ year: 2027",
        "- number: 1",
        "- date: 2026-01-15",
        "- title: Triển khai công tác thi đua, khen thưởng năm 2026",
        "+ title: Triển khai công tác thi đua, khen thưởng năm 2027",
    ]


def test_deadlines_move_in_whatever_way_they_are_written() -> None:
    text = FILES[PLAN] + (
        "reporting:\n  addressees: [UBND]\n  recipients: [VT]\n"
        "  unit_deadlines:\n    Q1: 2028-02-29  # ngày nhuận\n    Q2: '2028-07-05'\n    Q4: \"2029-01-05\"\n"
    )
    after = carried_plan(text.replace("year: 2026", "year: 2028"), YearChange(2028, 2029))
    assert after.endswith(
        "  unit_deadlines:\n    Q1: 2029-02-28  # ngày nhuận\n    Q2: '2029-07-05'\n    Q4: \"2030-01-05\"\n"
    )


def test_only_the_plans_own_prose_moves() -> None:
    text = FILES[PLAN].replace("subject: quy định về phân cấp", "subject: quy định về phân cấp năm 2026")
    text = text.replace("Lãnh đạo UBND phường", "Lãnh đạo UBND phường năm 2026")
    after = data_of(carried_plan(text, CHANGE))
    assert after["legal_basis"] == data_of(text)["legal_basis"]
    assert after["recipients"] == ["Lãnh đạo UBND phường năm 2026"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("- 'Việc năm 2026.'  # ghi", "- 'Việc năm 2027.'  # ghi"),
        ('- "Việc năm 2026.\\nHai."', '- "Việc năm 2027.\\nHai."'),
        ("- |\n    Việc năm 2026.\n    Hai.", "- |\n    Việc năm 2027.\n    Hai."),
        ("- >-\n    Việc năm 2026.\n    Hai.\n    Ba.", "- >-\n    Việc năm 2027.\n    Hai.\n    Ba."),
    ],
)
def test_every_kind_of_scalar_keeps_its_kind(written: str, wanted: str) -> None:
    line = "- Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này."
    after = carried_plan(FILES[PLAN].replace(line, written), CHANGE)
    assert f"closing:\n  {wanted}\nrecipients:" in after


def test_measures_move_their_dates_and_keep_everything_else() -> None:
    text = FILES[MOVEMENTS].replace(
        "measure: {type: milestone}", "measure: {type: milestone, due: 2026-09-30}  # hạn"
    )
    text = text.replace(
        "between: [1, 2], of: mô hình}", "between: [1, 2], of: mô hình, schedule: {Q1: 0, Q2: 0, Q3: 1}}"
    )
    after = data_of(carried_movements(text, CHANGE))
    before = data_of(text)
    before["year"] = 2027
    before["movements"][0]["items"][5]["targets"][0]["measure"]["due"] = "2027-09-30"
    assert after == before


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2026-12-31", datetime.date(2027, 12, 31)),
        ("2027-01-01", datetime.date(2027, 1, 1)),
        ('"2027-06-30"', "2027-06-30"),
    ],
)
def test_work_that_is_due_after_the_old_year_is_due_on_the_same_day(
    written: str, wanted: datetime.date | str
) -> None:
    text = FILES[MOVEMENTS].replace(
        "measure: {type: milestone}", f"measure: {{type: milestone, due: {written}, reported_in: [Q4]}}"
    )
    measure = data_of(carried_movements(text, CHANGE))["movements"][0]["items"][5]["targets"][0]["measure"]
    assert (str(measure["due"]), measure["reported_in"]) == (str(wanted), ["Q4"])


def test_a_quote_stays_a_part_of_its_sentence() -> None:
    text = FILES[MOVEMENTS].replace(
        "text: Hoàn thành mô hình “Văn phòng không giấy tờ”, không để xảy ra sai sót lớn.",
        "text: Từ năm 2026 có mô hình mới; năm 2026 không để xảy ra sai sót lớn.",
    )
    text = text.replace(
        "quote: Hoàn thành mô hình “Văn phòng không giấy tờ”", "quote: năm 2026 có mô hình mới"
    )
    text = text.replace(
        "quote: không để xảy ra sai sót lớn",
        "quote: năm 2026 không để xảy ra sai sót lớn\n            label: Năm 2026 không sai sót",
    )
    item = data_of(carried_movements(text, CHANGE))["movements"][0]["items"][5]
    assert item["text"] == "Từ năm 2026 có mô hình mới; năm 2027 không để xảy ra sai sót lớn."
    assert [target["quote"] for target in item["targets"]] == [
        "năm 2026 có mô hình mới",
        "năm 2027 không để xảy ra sai sót lớn",
    ]
    assert item["targets"][1]["label"] == "Năm 2027 không sai sót"


def test_what_the_forms_ask_for_moves_too() -> None:
    text = FILES[MOVEMENTS].replace("of: văn bản đã xử lý}", "of: văn bản đến trong năm 2026}")
    assert "of: văn bản đến trong năm 2027}" in carried_movements(text, CHANGE)


def test_three_years_at_once() -> None:
    text = (
        FILES[PLAN].replace("2026", "2024")
        + "reporting:\n  addressees: [A]\n  recipients: [B]\n  unit_deadlines: {Q1: 2024-02-29}\n"
    )
    after = data_of(carried_plan(text, YearChange(2024, 2027)))
    assert (after["year"], after["reporting"]["unit_deadlines"]) == (2027, {"Q1": "2027-02-28"})
    assert after["title"].endswith("năm 2027")


def test_former_ids_stay_with_the_year_that_had_them() -> None:
    text = FILES[MOVEMENTS].replace(
        "- target: van-thu.mo-hinh\n", "- target: van-thu.mo-hinh\n        formerly: [van-thu.mau]  # cũ\n"
    )
    change = CHANGE
    assert carried_movements(text, change) == carried_movements(FILES[MOVEMENTS], change)


def test_the_days_of_a_movement_move_with_it_or_stay_with_its_years() -> None:
    title = "    title: Phong trào thi đua về công tác văn thư\n"
    yearly = "from: 2026-03-01, until: 2026-12-31, register_by: 2026-03-31, reviews: [2026-06-30], final_review: 2026-12-20"
    longer = (
        "from: 2024-03-01, until: 2028-12-31, reviews: [2025-06-30, 2026-06-30], final_review: 2028-12-20"
    )
    found = []
    for days in (yearly, longer):
        text = FILES[MOVEMENTS].replace(title, f"{title}    life: {{{days}}}\n")
        life = data_of(carried_movements(text, CHANGE))["movements"][0]["life"]
        found.append(", ".join(f"{key}: {value}" for key, value in life.items()).replace("'", ""))
    assert found == [
        yearly.replace("2026", "2027"),
        longer.replace("2026-06-30", "2027-06-30"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # summed up in the January after, as everywhere
        (
            "from: 2026-01-25, reviews: [2026-07-10], final_review: 2027-01-10",
            "from: 2026-01-25, reviews: [2027-07-10], final_review: 2028-01-10",
        ),
        (
            "from: 2026-01-25, until: 2026-12-31, register_by: 2026-02-28, reviews: [2026-07-10], final_review: 2027-01-10",
            "from: 2027-01-25, until: 2027-12-31, register_by: 2027-02-28, reviews: [2027-07-10], final_review: 2028-01-10",
        ),
        # across New Year: it goes on, and what was done in it was done
        (
            "from: 2026-10-01, until: 2027-03-31, register_by: 2026-10-20, reviews: [2026-12-25], final_review: 2027-04-05",
            "from: 2026-10-01, until: 2027-03-31, register_by: 2026-10-20, reviews: [2026-12-25], final_review: 2027-04-05",
        ),
        (
            "from: 2026-01-15, until: 2030-12-31, reviews: [2026-06-30, 2027-06-30], final_review: 2030-12-15",
            "from: 2026-01-15, until: 2030-12-31, reviews: [2026-06-30, 2027-06-30], final_review: 2030-12-15",
        ),
        (
            "from: 2026-01-15, until: 2030-12-31, reviews: [2026-06-30, 2027-07-15, 2028-06-30], final_review: 2030-12-15",
            "from: 2026-01-15, until: 2030-12-31, reviews: [2026-06-30, 2027-07-15, 2028-06-30], final_review: 2030-12-15",
        ),
        (
            "from: 2025-10-01, until: 2027-09-30, reviews: [2026-06-30], final_review: 2027-10-05",
            "from: 2025-10-01, until: 2027-09-30, reviews: [2027-06-30], final_review: 2027-10-05",
        ),
        # its last year was the old one
        (
            "from: 2024-01-01, until: 2026-12-31, reviews: [2026-06-30], final_review: 2026-12-20",
            "from: 2024-01-01, until: 2026-12-31, reviews: [2026-06-30], final_review: 2026-12-20",
        ),
        # a tổng kết far ahead is the end's, not the year's
        (
            "from: 2026-01-01, reviews: [2026-12-10], final_review: 2027-09-30",
            "from: 2026-01-01, reviews: [2026-12-10], final_review: 2027-09-30",
        ),
    ],
)
def test_no_day_of_a_movement_leaves_its_order_or_its_time(before: str, after: str) -> None:
    title = "    title: Phong trào thi đua về công tác văn thư\n"
    text = FILES[MOVEMENTS].replace(title, f"{title}    life: {{{before}}}\n")
    life = data_of(carried_movements(text, CHANGE))["movements"][0]["life"]
    assert ", ".join(f"{key}: {value}" for key, value in life.items()).replace("'", "") == after


def test_a_movement_of_a_school_year_may_end_in_its_summer() -> None:
    title = "    title: Phong trào thi đua về công tác văn thư\n"
    days = "from: 2026-09-05, until: 2027-06-30, reviews: [2027-01-20], final_review: 2027-07-10"
    text = FILES[MOVEMENTS].replace(title, f"{title}    life: {{{days}}}\n")
    change = YearChange(SchoolYear(2026), SchoolYear(2027))
    life = data_of(carried_movements(text, change))["movements"][0]["life"]
    found = ", ".join(f"{key}: {value}" for key, value in life.items()).replace("'", "")
    assert found == "from: 2027-09-05, until: 2028-06-30, reviews: [2028-01-20], final_review: 2028-07-10"


def test_the_words_of_a_life_and_of_an_assignment_move_and_a_cited_document_stays() -> None:
    text = (
        "kind: movements\nyear: 2026\nunit: a\nmovements:\n  - id: m\n    title: Phong trào\n"
        "    life: {for: Các thôn năm 2026, criteria: [Sạch nhà năm 2026.], launched_by: Kế hoạch thi đua năm 2026}\n"
        "    items:\n      - task: m.t\n        text: Việc.\n"
        "        assignment: {lead: Tổ công tác năm 2026, with: [b, Ban Chỉ đạo năm 2026], when: Quý IV năm 2026, product: Báo cáo năm 2026}\n"
    )
    carried = carried_movements(text, YearChange(2026, 2027))
    assert carried == text.replace("2026", "2027").replace("thi đua năm 2027", "thi đua năm 2026")
