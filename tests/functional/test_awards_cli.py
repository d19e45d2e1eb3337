"""`tdkt awards …` as a clerk meets it, on the ward's own sample files and on the example ward."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from conftest import REPOSITORY, Run
from tdkt.workspace.schema import load_schema

SAMPLE = "SỐ LIỆU MINH HỌA"
ON = ("--date", "2026-11-22")


def joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("columns", [72, 80, 120])
@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "--batch", "tong-ket-2026"),
        ("history", "nguyen-van-a"),
        ("suggest", "--all", *ON),
        ("stats",),
    ],
)
def test_every_page_fits_the_terminal_and_says_that_it_is_a_sample(
    words: tuple[str, ...], columns: int, tdkt: Run
) -> None:
    result = tdkt("awards", *words, cwd=REPOSITORY, columns=columns)
    assert result.returncode == 0, result.stderr
    assert SAMPLE in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= columns
    assert "\x1b[" not in result.stdout


def test_list_says_how_far_each_batch_is_and_its_money(tdkt: Run) -> None:
    text = joined(tdkt("awards", "list", "2026", cwd=REPOSITORY, columns=120).stdout)
    assert "4 đề nghị (1 tập thể, 2 cá nhân, 1 hộ gia đình)" in text
    assert "37 đề nghị (3 tập thể, 34 cá nhân), 3 không được khen" in text
    assert "Tiền thưởng: 4.180.000 đồng; đã chi 4.180.000 đồng" in text
    assert "Tiền thưởng: 1.770.000 đồng; đã chi 1.770.000 đồng" in text
    assert "Tiền thưởng do phường quyết định: 42.680.000 đồng" in text
    assert "CHÚ Ý: Từ 01/10/2026 áp dụng Luật số 06/2026/QH16" in text
    assert "CHÚ Ý: Hệ số tiền thưởng Giấy khen (cá nhân)" in text


def test_the_list_of_a_batch_is_in_the_offices_order(tdkt: Run) -> None:
    lines = tdkt(
        "awards", "list", "--batch", "tong-ket-2026", cwd=REPOSITORY, columns=120
    ).stdout.splitlines()
    rows = [re.match(r" +(\d+) (?:Ông|Bà|Phòng|Trung tâm|Văn phòng) ", line) for line in lines]
    numbers = [int(row[1]) for row in rows if row]
    assert numbers == list(range(1, 35))
    order = [
        "TẬP THỂ",
        "Tập thể lao động tiên tiến",
        "CÁ NHÂN",
        "Chiến sĩ thi đua cơ sở",
        "Lao động tiên tiến",
    ]
    assert [line for line in lines if line in order] == order
    text = joined("\n".join(lines))
    assert "7/9 (77,78%) không được khen" in text
    assert "Lý do: Có khiếu nại, tố cáo đang được xác minh" in text


def test_history_tells_everything_on_record(tdkt: Run) -> None:
    text = joined(tdkt("awards", "history", "nguyen", "van", "a", cwd=REPOSITORY, columns=120).stdout)
    assert "- 2024: Chiến sĩ thi đua cơ sở (công trạng), Quyết định số 92/QĐ-UBND ngày 16/12/2024" in text
    assert "Quyết định số 290/QĐ-UBND ngày 20/11/2026 của Chủ tịch UBND phường [đợt tong-ket-2026]" in text
    assert (
        "Chiến sĩ thi đua cấp thành phố, đợt de-nghi-thanh-pho-2026, đã trình thành phố; Hội đồng 9/9" in text
    )
    assert "đóng góp 70%; công nhận cấp thành phố" in text
    refused = joined(tdkt("awards", "history", "Bùi Thị H", cwd=REPOSITORY, columns=120).stdout)
    assert "tại Hội đồng ngày 16/11/2026: Được 7/9 phiếu đồng ý" in refused


def test_history_asks_which_of_several(tdkt: Run) -> None:
    result = tdkt("awards", "history", "van a", cwd=REPOSITORY)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Ông Nguyễn Văn A (nguyen-van-a), Ông Vũ Văn A (vu-van-a)" in joined(result.stderr)
    nobody = tdkt("awards", "history", "Nguyễn Văn Ă", cwd=REPOSITORY)
    assert nobody.returncode == 0  # tones and marks do not matter
    assert tdkt("awards", "history", "xyz", cwd=REPOSITORY).returncode == 2


def test_suggest_shows_both_readings_what_blocks_and_that_it_decides_nothing(tdkt: Run) -> None:
    text = joined(tdkt("awards", "suggest", "2026", *ON, cwd=REPOSITORY, columns=120).stdout)
    assert "không phải kết luận" in text
    assert "Theo Luật năm 2022 (chưa sửa đổi): đạt" in text
    assert "Theo dự thảo luật sửa đổi công bố tháng 12/2025: chưa đạt (chưa có sáng kiến" in text
    assert "CHƯA ĐỀ NGHỊ ĐƯỢC: có khiếu nại, tố cáo đang được xác minh" in text
    assert "CHÚ Ý: Từ 01/10/2026" in text
    assert "Bà Trần Thị B" not in text  # holds it already
    before = joined(tdkt("awards", "suggest", "2026", "--date", "2026-09-30", cwd=REPOSITORY).stdout)
    assert "dự thảo" not in before


def test_suggest_all_says_what_is_missing_and_where_it_goes(tdkt: Run) -> None:
    words = ("awards", "suggest", "--all", "--award", "chien-si-thi-dua-thanh-pho", *ON)
    text = joined(tdkt(*words, cwd=REPOSITORY, columns=120).stdout)
    assert "Ông Phan Văn O" in text
    assert "cần 3 năm liên tục “chiến sĩ thi đua cơ sở”, có trong sổ: 2023, 2025, 2026" in text.lower()
    assert "past-awards.yaml" in text
    assert "trường hợp chưa đạt điều kiện nào" in text
    assert tdkt("awards", "suggest", "--date", "2027-03-01", cwd=REPOSITORY).returncode == 0
    assert tdkt("awards", "suggest", "--award", "giay", cwd=REPOSITORY).returncode == 2


def test_stats_in_every_format(tdkt: Run, tmp_path: Path) -> None:
    result = tdkt("awards", "stats", "--format", "json", cwd=REPOSITORY)
    document = json.loads(result.stdout)
    jsonschema.Draft202012Validator(load_schema("award-stats-output.schema.json")).validate(document)
    assert document["illustrative"] is True
    assert document["total"] == {
        "total": 40,
        "merit": 34,
        "thematic": 4,
        "sudden": 2,
        "collective": 4,
        "person": 34,
        "household": 2,
        "women": 15,
        "leaders": 8,
        "workers": 26,
    }
    assert (document["refused"], len(document["pending"])) == (3, 3)
    assert (document["movements"]["from_above"], document["movements"]["own"]) == (None, 22)
    assert document["movements"]["not_counted"]["out_of_time"] == ["Chuyển đổi số giai đoạn 2021-2025"]
    assert [(one["type"], one["members"]) for one in document["groups"]] == [("bloc", 4)]
    assert "02/2023/TT-BNV" in document["notices"][0]

    table = tdkt("awards", "stats", "--format", "csv", cwd=REPOSITORY)
    rows = list(csv.reader(io.StringIO(table.stdout.removeprefix("\ufeff"))))
    assert sum(int(row[5]) for row in rows[1:] if row[1] == "đã quyết định") == 40
    illustrative = rows[0].index("Số liệu minh họa")
    assert {row[illustrative] for row in rows[1:]} == {"có"}

    target = tmp_path / "thong-ke.xlsx"
    written = tdkt("awards", "stats", "--format", "xlsx", "-o", str(target), cwd=REPOSITORY)
    assert written.returncode == 0, written.stderr
    sheet = openpyxl.load_workbook(target).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any(row[1] == "Cộng" and row[3] == 40 for row in cells)
    assert SAMPLE in str(cells[1][0])
    wrong = tdkt("awards", "stats", "-o", "x.xlsx", cwd=REPOSITORY)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_the_example_ward_is_not_a_sample(tdkt: Run, example_folder: Path) -> None:
    for words in (("list",), ("history", "Nguyễn Văn G"), ("suggest", "2026"), ("stats",)):
        result = tdkt("awards", *words, cwd=example_folder)
        assert result.returncode == 0, result.stderr
        assert SAMPLE not in result.stdout


def test_a_ward_without_award_files_is_told_what_to_make(tdkt: Run, example_folder: Path) -> None:
    import shutil

    shutil.rmtree(example_folder / "plans/awards")
    shutil.rmtree(example_folder / "plans/2026/awards")
    result = tdkt("awards", "list", cwd=example_folder)
    assert (result.returncode, "registrations.yaml" in result.stderr) == (2, True)
    assert tdkt("awards", "list", "2026", cwd=example_folder).returncode == 0
    assert tdkt("awards", "stats", "2026", cwd=example_folder).returncode == 0
    suggested = tdkt("awards", "suggest", cwd=example_folder)
    assert (suggested.returncode, "Kho chưa có tệp khen thưởng" in suggested.stderr) == (0, True)
    counted = tdkt("awards", "stats", cwd=example_folder)
    assert (counted.returncode, "Đơn thư" in counted.stdout) == (0, True)


def test_files_with_errors_are_refused(tdkt: Run, example_folder: Path) -> None:
    path = example_folder / "plans/2026/awards/tong-ket/batch.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("year: 2026", "year: hai"), encoding="utf-8")
    result = tdkt("awards", "stats", cwd=example_folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert "không tính" in result.stderr


def test_a_wrong_batch_is_told_the_right_ones(tdkt: Run) -> None:
    result = tdkt("awards", "list", "--batch", "tong-ket", cwd=REPOSITORY)
    assert (result.returncode, "Có phải là “tong-ket-2026”?" in result.stderr) == (2, True)


def test_a_coefficient_that_the_city_sets_in_yaml_is_used(tdkt: Run, example_folder: Path) -> None:
    path = example_folder / "plans/awards/rules.yaml"
    added = "  - {parameter: coefficients.person, award: giay-khen, value: 0.15, source: Quyết định số 9/QĐ-UBND}\n"
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    words = ("law", "2026-09-15", "--award", "giay-khen", "--format", "json")
    document = json.loads(tdkt(*words, cwd=example_folder).stdout)
    assert document["awards"][0]["prizes"]["person"] == 380_000
    assert document["awards"][0]["facts"]["coefficients.person"]["replaces"]["value"] == "0.3"
