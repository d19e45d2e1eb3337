"""`tdkt new year` as the clerk meets it in December: a draft that stands, a list of what to look at, nothing overwritten."""

from __future__ import annotations

import difflib
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY, Run
from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT

NEW_PLAN = "plans/2027/plan.yaml"
NEW_MOVEMENTS = "plans/2027/movements/van-phong.yaml"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A copy of the real plan with its illustrative reports."""
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def read(folder: Path, file: str) -> str:
    return (folder / file).read_bytes().decode()


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def findings(tdkt: Run, folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tdkt("validate", "--format", "json", cwd=folder).stdout)[
        "findings"
    ]
    return found


def listed(output: str, heading: str) -> list[str]:
    """The places (file:line) under a heading."""
    lines = iter(output.splitlines())
    for line in lines:
        if line.startswith(heading):
            break
    else:
        raise AssertionError(f"no heading {heading!r} in {output}")
    places = []
    for line in lines:
        if not line.strip():
            break
        if re.match(r"  \S", line):
            places.append(line.strip())
    return places


# The real plan


def test_the_real_plan_becomes_a_draft_that_validates(tdkt: Run, ward: Path) -> None:
    before = files_below(ward)
    codes = {found["code"] for found in findings(tdkt, ward)}
    result = tdkt("new", "year", "2027", "--from", "2026", cwd=ward)
    assert result.returncode == 0, result.stderr
    after = files_below(ward)
    assert {name: data for name, data in after.items() if name in before} == before, "nothing else is touched"
    assert sorted(set(after) - set(before)) == sorted(
        [
            NEW_PLAN,
            *(name.replace("2026", "2027") for name in before if name.startswith("plans/2026/movements/")),
            *(
                name.replace("2026", "2027")
                for name in before
                if name.endswith(("criteria.yaml", "group.yaml"))
            ),
        ]
    )
    found = findings(tdkt, ward)
    assert not [finding for finding in found if finding["severity"] == "error"]
    assert {finding["code"] for finding in found} <= codes
    assert tdkt("validate", cwd=ward).returncode == 0


ONCE = "Cần xem lại: việc đã xong hoặc chỉ diễn ra một lần; năm 2027 không còn thì bỏ"


def test_what_was_done_once_is_listed_with_its_reason(tdkt: Run, ward: Path) -> None:
    result = tdkt("new", "year", "2027", cwd=ward, columns=200)
    places = listed(result.stdout, ONCE)
    shown = result.stdout.partition(ONCE)[2].partition("\n\n")[0]
    for target, reason in (
        ("bau-cu.dai-bieu-quoc-hoi", "(bầu cử)"),
        ("bau-cu.dai-bieu-hdnd", "(bầu cử)"),
        ("truc-tuyen.van-phong-khong-giay-to", "(đã xong ngày 18/09/2026)"),
    ):
        entry = " ".join(shown.partition(f"[{target}]")[2].partition("  plans/")[0].split())
        assert entry.endswith(reason)
    for place in places:
        file, number = place.rsplit(":", 1)
        line = read(ward, file).splitlines()[int(number) - 1]
        assert "target: " in line or "task: " in line
    assert "bau-cu.lap-thanh-tich" not in shown, "it is listed for the years that it names"
    assert "hai-long.ty-le" not in shown


@pytest.mark.parametrize(
    ("progress", "is_listed"),
    [("done, done_on: 2026-03-02", True), ("under_way", False), ("not_started", False)],
)
def test_only_a_milestone_that_was_reached_is_over(
    progress: str, is_listed: bool, tdkt: Run, example_folder: Path
) -> None:
    change(example_folder, REPORT, "khong-giay, progress: under_way", f"khong-giay, progress: {progress}")
    result = tdkt("new", "year", "2027", cwd=example_folder, columns=200)
    assert ("[van-thu.khong-giay]" in result.stdout.partition(ONCE)[2]) == is_listed


def test_the_new_plan_differs_only_where_it_is_meant_to(tdkt: Run, ward: Path) -> None:
    tdkt("new", "year", "2027", cwd=ward)
    changed = differences(read(ward, "plans/2026/plan.yaml"), read(ward, NEW_PLAN))
    removed = [line[1:] for line in changed if line[0] == "-"]
    added = [line[1:] for line in changed if line[0] == "+"]
    starts = [
        "year: 2027",
        "title: Triển khai công tác thi đua, khen thưởng năm 2027",
        '  - "Năm 2026 là năm diễn ra nhiều sự kiện trọng đại',
        "          - Phát động và triển khai phong trào thi đua yêu nước",
        "          - Tổ chức các phong trào thi đua và thực hiện công tác khen thưởng",
        "  - Trên đây là Kế hoạch công tác Thi đua, Khen thưởng năm 2027, Ủy ban",
        "    Q1: 2027-04-05",
        "    Q2: 2027-07-05",
        "    Q3: 2027-10-05",
        "    Q4: 2028-01-05",
    ]
    assert [line[: len(start)] for line, start in zip(added, starts, strict=True)] == starts
    assert removed[:4] == [
        "year: 2026",
        "number: 40",
        "date: 2026-01-30",
        "title: Triển khai công tác thi đua, khen thưởng năm 2026",
    ]
    cut = removed.index("corrections:")
    assert removed[cut - 1] == "", "the blank line above goes too"
    assert all(re.match(r"  (- issued|  mended|  reason): ", line) for line in removed[cut + 1 :])
    assert read(ward, NEW_PLAN).endswith("    Q4: 2028-01-05\n")
    preamble = added[2]
    assert "Năm 2026 là năm diễn ra nhiều sự kiện" in preamble, "a fact about 2026 is no fact about 2027"
    assert "nhiệm kỳ 2026-2031" in preamble
    assert preamble.endswith('khen thưởng năm 2027 cụ thể như sau:"')


def test_each_target_stands_beside_its_last_result(tdkt: Run, ward: Path) -> None:
    tdkt("new", "year", "2027", cwd=ward)
    changed = []
    for path in sorted((ward / "plans/2026/movements").iterdir()):
        new = read(ward, f"plans/2027/movements/{path.name}")
        changed += differences(path.read_text(encoding="utf-8"), new)
    added = [line[1:].strip() for line in changed if line[0] == "+"]
    about = "# Năm 2026 (đến hết quý III, số liệu minh họa):"
    for line in (
        f"- target: hai-long.ty-le  {about} 95,87% (1.160/1.210), vượt",
        f"- target: hai-long.phan-anh-tieu-cuc  {about} 1, không đạt",
        f"- target: nong-nghiep.mo-hinh-moi-thon  {about} 4/6 thôn, chậm",
        f"- target: truc-tuyen.van-phong-khong-giay-to  {about} đã hoàn thành ngày 18/09/2026, đạt",
        f"- target: tiet-kiem.van-phong-pham  {about} giảm 10,87%, vượt",
        f"- target: tiep-cong-dan.don-thu  {about} 100% (12/12); mới có 2/3 kỳ, chưa đủ số liệu để đánh giá",
    ):
        assert line in added
    assert added.count("year: 2027") == 5
    targets = sum(
        read(ward, str(path)).count("target: ") for path in (ward / "plans/2026/movements").iterdir()
    )
    assert len(added) == 5 + targets
    assert [
        line for line in changed if line[0] == "-" and "year:" not in line and "target:" not in line
    ] == []


def test_everything_to_look_at_is_listed_with_its_place(tdkt: Run, ward: Path) -> None:
    output = tdkt("new", "year", "2027", cwd=ward, columns=200).stdout
    plan = read(ward, NEW_PLAN).splitlines()
    assert "Giữ nguyên plans/organization.yaml: một tệp dùng chung cho mọi năm." in output
    lines = {number for number, line in enumerate(plan, start=1) if "năm 2027" in line}
    assert listed(output, "Đã đổi “năm 2026” thành “năm 2027”") == [
        f"{NEW_PLAN}:{number}" for number in sorted(lines)
    ]
    prose = range(next(n for n, line in enumerate(plan, 1) if line == "preamble:"), len(plan) + 1)
    old = {number for number in prose if re.search(r"\D20(0\d|1\d|2[0-6])\D", plan[number - 1])}
    assert listed(output, "Lời văn còn nhắc năm trước 2027") == [
        f"{NEW_PLAN}:{number}" for number in sorted(old)
    ]
    assert listed(output, "Phong trào, nhiệm vụ, chỉ tiêu còn nhắc năm trước 2027") == [
        "plans/2027/movements/van-hoa-xa-hoi.yaml:7",
        "plans/2027/movements/van-hoa-xa-hoi.yaml:10",
    ]
    assert "[bau-cu.lap-thanh-tich] …" in output
    bases = [n for n, line in enumerate(plan, 1) if line.startswith("  - type: ")]
    assert listed(output, "Căn cứ") == [f"{NEW_PLAN}:{number}" for number in bases]
    over = plan.index("              - chuyen-doi-so-quoc-gia") + 1
    assert listed(output, "Phong trào chung đã hết giai đoạn") == [f"{NEW_PLAN}:{over}"]
    assert "Chuyển đổi số giai đoạn 2021-2025 (đến ngày 31/12/2025)" in output
    assert listed(output, "Chú thích (#)") == [f"{NEW_PLAN}:2"]
    assert "05/07/2026 → 05/07/2027" in output
    days = [n for n, line in enumerate(plan, 1) if re.match(r"    Q\d: ", line)]
    dated = listed(output, "Ngày đã dời")
    assert dated[: len(days)] == [f"{NEW_PLAN}:{number}" for number in days]
    assert {place.partition(":")[0] for place in dated[len(days) :]} == {
        "plans/2027/groups/khoi-thon/group.yaml",
    }


def test_the_draft_is_printed_without_number_and_date(tdkt: Run, ward: Path) -> None:
    tdkt("new", "year", "2027", cwd=ward)
    result = tdkt("render", "plan", "2027", "--html", cwd=ward)
    assert result.returncode == 0, result.stderr
    assert "Dự thảo: số và ngày để trống" in result.stderr
    page = read(ward, "build/2027/ke-hoach.html")
    assert "khen thưởng năm 2027" in page
    assert "40/KH-UBND" not in page
    assert "Năm 2026 (đến hết" not in page, "the comments stay in the files"
    with zipfile.ZipFile(ward / "build/2027/ke-hoach.docx") as package:
        assert "năm 2027" in package.read("word/document.xml").decode()


def test_the_next_steps_are_said_on_stderr(tdkt: Run, ward: Path) -> None:
    result = tdkt("new", "year", "2027", cwd=ward)
    assert result.stderr.splitlines()[-2:] == [
        "  3. Kiểm tra: tdkt validate",
        "  4. In dự thảo: tdkt render plan 2027",
    ]
    assert "tdkt validate" not in result.stdout


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_list_stays_within_the_terminal(columns: int, tdkt: Run, ward: Path) -> None:
    result = tdkt("new", "year", "2027", "--dry-run", cwd=ward, columns=columns)
    assert max(len(line) for line in result.stdout.splitlines()) <= columns


def test_the_year_after_replaces_the_comments(tdkt: Run, ward: Path) -> None:
    tdkt("new", "year", "2027", cwd=ward)
    assert tdkt("new", "year", "2028", cwd=ward).returncode == 0
    text = read(ward, "plans/2028/movements/phuc-vu-hanh-chinh-cong.yaml")
    assert "- target: hai-long.ty-le  # Năm 2027: chưa có số liệu\n" in text
    assert "Năm 2026" not in text
    assert (
        differences(read(ward, NEW_MOVEMENTS), read(ward, NEW_MOVEMENTS.replace("2027", "2028")))[1]
        == "+year: 2028"
    )


def test_the_report_still_means_the_year_that_has_reports(tdkt: Run, ward: Path) -> None:
    before = tdkt("report", "--quarter", cwd=ward).stdout
    tdkt("new", "year", "2027", cwd=ward)
    assert tdkt("report", "--quarter", cwd=ward).stdout == before
    assert tdkt("report", "--quarter", "3", cwd=ward).stdout == before
    assert "QUÝ I NĂM 2027" in tdkt("report", "--quarter", "2027-Q1", cwd=ward).stdout


# The small ward of the rules' examples


def test_dry_run_writes_nothing_and_says_the_same(tdkt: Run, example_folder: Path) -> None:
    before = files_below(example_folder)
    dry = tdkt("new", "year", "2027", "--dry-run", cwd=example_folder)
    assert dry.returncode == 0
    assert files_below(example_folder) == before
    assert dry.stdout.startswith("Sẽ ghi 3 tệp")
    assert "chưa ghi gì" in dry.stderr
    real = tdkt("new", "year", "2027", cwd=example_folder)
    assert real.stdout == dry.stdout.replace("Sẽ ghi", "Đã ghi", 1)


def test_a_year_that_exists_is_never_touched(tdkt: Run, example_folder: Path) -> None:
    tdkt("new", "year", "2027", cwd=example_folder)
    change(example_folder, NEW_PLAN, "signer: chu-tich", "signer: chu-tich  # đã sửa")
    before = files_below(example_folder)
    again = tdkt("new", "year", "2027", cwd=example_folder)
    assert again.returncode == 1
    assert again.stdout == ""
    assert f"  {NEW_MOVEMENTS}\n  {NEW_PLAN}\n" in again.stderr
    assert files_below(example_folder) == before
    (example_folder / NEW_PLAN).unlink()
    assert f"  {NEW_MOVEMENTS}\n" in tdkt("new", "year", "2027", cwd=example_folder).stderr
    assert not (example_folder / NEW_PLAN).exists()


@pytest.mark.parametrize(
    "file", [NEW_PLAN, "plans/2027/plan.yml", "plans/2027/ke-hoach.yaml", "plans/nam-sau.yaml"]
)
def test_a_plan_of_that_year_is_found_under_any_name(file: str, tdkt: Run, example_folder: Path) -> None:
    tdkt("new", "year", "2027", cwd=example_folder)
    text = read(example_folder, NEW_PLAN)
    shutil.rmtree(example_folder / "plans/2027")
    (example_folder / file).parent.mkdir(exist_ok=True)
    (example_folder / file).write_text(text, encoding="utf-8")
    result = tdkt("new", "year", "2027", cwd=example_folder)
    assert result.returncode == 1
    assert f"  {file}\n" in result.stderr


def test_what_else_lies_in_the_folder_stays(tdkt: Run, example_folder: Path) -> None:
    note = example_folder / "plans/2027/ghi-chu.txt"
    note.parent.mkdir()
    note.write_text("x")
    assert tdkt("new", "year", "2027", cwd=example_folder).returncode == 0
    assert sorted(path.name for path in note.parent.iterdir()) == [
        "ghi-chu.txt",
        "movements",
        "plan.yaml",
        "scoring",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["2027", "--from", "2025"], "Không có kế hoạch năm 2025"),
        (["2028"], "Không có kế hoạch năm 2027"),
        (["2027", "--from", "2027"], "năm nguồn phải trước năm mới"),
        (["2027", "--from", "2030"], "năm nguồn phải trước năm mới"),
        (["2019"], "Năm phải từ 2020 đến 2100"),
        (["2101", "--from", "2026"], "Năm phải từ 2020 đến 2100"),
        (["sau"], "Giá trị của NĂM không đúng. Ghi năm, ví dụ 2026; năm học ghi cả hai năm: 2026-2027."),
        ([], "Thiếu NĂM"),
        (["2027", "--tu", "2026"], "Không có tùy chọn --tu"),
    ],
)
def test_wrong_usage(words: list[str], says: str, tdkt: Run, example_folder: Path) -> None:
    before = files_below(example_folder)
    result = tdkt("new", "year", *words, cwd=example_folder)
    assert result.returncode == 2
    assert says in result.stderr
    assert result.stdout == ""
    assert files_below(example_folder) == before


def test_files_with_errors_are_refused(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "numerator: 96", "numerator: 105")
    result = tdkt("new", "year", "2027", cwd=example_folder)
    assert result.returncode == 1
    assert f"{REPORT}:7:43: R502" in result.stderr
    assert not (example_folder / "plans/2027").exists()


def test_the_whole_year_once_the_fourth_quarter_is_in(tdkt: Run, example_folder: Path) -> None:
    text = read(example_folder, REPORT)
    for quarter, day in ((2, "2026-07-03"), (3, "2026-10-03"), (4, "2027-01-03")):
        path = example_folder / REPORT.replace("Q1", f"Q{quarter}")
        path.parent.mkdir()
        path.write_text(
            text.replace("2026-Q1", f"2026-Q{quarter}").replace("2026-04-03", day), encoding="utf-8"
        )
    output = tdkt("new", "year", "2027", cwd=example_folder).stdout
    assert "Kết quả cả năm 2026 ghi ở chú thích" in output
    lines = read(example_folder, NEW_MOVEMENTS).splitlines()
    assert "      - target: van-thu.dung-han  # Năm 2026: 96% (384/400), vượt" in lines
    assert "      - target: van-thu.mo-hinh  # Năm 2026: 4, vượt" in lines
    assert "      - target: van-thu.moi-thon  # Năm 2026: 1/2 thôn, không đạt" in lines


def test_without_reports_the_comments_say_so(tdkt: Run, example_folder: Path) -> None:
    (example_folder / REPORT).unlink()
    output = tdkt("new", "year", "2027", cwd=example_folder).stdout
    assert "Năm 2026 chưa có báo cáo nào" in output
    assert read(example_folder, NEW_MOVEMENTS).count("# Năm 2026: chưa có số liệu\n") == 6


def test_a_comment_of_ones_own_and_a_flow_layout(tdkt: Run, example_folder: Path) -> None:
    change(
        example_folder, MOVEMENTS, "- target: van-thu.dung-han", "- target: van-thu.dung-han # giao chỉ số"
    )
    change(
        example_folder,
        MOVEMENTS,
        "- target: van-thu.mo-hinh\n        text: Xây dựng 01 đến 02 mô hình trong năm.\n        measure: {type: count, between: [1, 2], of: mô hình}",
        "- {target: van-thu.mo-hinh, text: Xây dựng 01 đến 02 mô hình trong năm., measure: {type: count, between: [1, 2], of: mô hình}}",
    )
    assert tdkt("new", "year", "2027", cwd=example_folder).returncode == 0
    lines = read(example_folder, NEW_MOVEMENTS).splitlines()
    assert (
        "      - target: van-thu.dung-han # giao chỉ số  # Năm 2026 (đến hết quý I): 96% (96/100), vượt"
        in lines
    )
    above = lines.index("      # Năm 2026 (đến hết quý I): 1, đạt")
    assert lines[above + 1].startswith("      - {target: van-thu.mo-hinh, text: Xây dựng 01")
    assert tdkt("validate", "--strict", cwd=example_folder).returncode == 0


def test_crlf_and_a_byte_order_mark(tdkt: Run, example_folder: Path) -> None:
    for file in (PLAN, MOVEMENTS):
        path = example_folder / file
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    result = tdkt("new", "year", "2027", cwd=example_folder)
    assert result.returncode == 0, result.stderr
    for file in (NEW_PLAN, NEW_MOVEMENTS):
        data = (example_folder / file).read_bytes()
        assert data.count(b"\r\n") == data.count(b"\n") > 10
        assert b"\r\r" not in data
    assert "# Năm 2026 (đến hết quý I): 96% (96/100), vượt\r\n" in read(example_folder, NEW_MOVEMENTS)
    assert tdkt("validate", "--strict", cwd=example_folder).returncode == 0


def test_three_years_later_and_a_leap_day(tdkt: Run, example_folder: Path) -> None:
    shutil.rmtree(example_folder / "plans/2026/reports")
    shutil.rmtree(example_folder / "plans/2026/awards")
    folder = example_folder / "plans/2024"
    (example_folder / "plans/2026").rename(folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("2026", "2024").replace("2025-06-14", "2023-06-14")
        text = text.replace("measure: {type: milestone}", "measure: {type: milestone, due: 2024-02-29}")
        file.write_text(text, encoding="utf-8")
    result = tdkt("new", "year", "2027", "--from", "2024", cwd=example_folder)
    assert result.returncode == 0, result.stderr
    assert "29/02/2024 → 28/02/2027 (Chủ nhật)" in result.stdout
    assert "due: 2027-02-28}" in read(example_folder, NEW_MOVEMENTS)
    assert "title: Triển khai công tác thi đua, khen thưởng năm 2027" in read(example_folder, NEW_PLAN)
    assert tdkt("validate", cwd=example_folder).returncode == 0


def test_every_day_of_a_movement_is_told_moved_or_kept(tdkt: Run, example_folder: Path) -> None:
    title = "    title: Phong trào thi đua về công tác văn thư\n"
    life = "    life: {from: 2026-02-10, reviews: [2026-07-10], final_review: 2027-01-10}\n"
    change(example_folder, MOVEMENTS, title, title + life)
    result = tdkt("new", "year", "2027", cwd=example_folder, columns=200)
    assert result.returncode == 0, result.stderr
    place = "  plans/2027/movements/van-phong.yaml:7\n"
    moved, kept = result.stdout.split("Ngày giữ nguyên")
    assert f"{place}    Tổng kết: 10/01/2027 → 10/01/2028\n" in moved
    assert f"{place}    Sơ kết: 10/07/2026 → 10/07/2027 (thứ Bảy)\n" in moved
    assert f"{place}    Phát động: 10/02/2026\n" in kept
    assert tdkt("validate", cwd=example_folder).returncode == 0


def test_a_day_that_moves_into_tet_is_told(tdkt: Run, example_folder: Path) -> None:
    title = "    title: Phong trào thi đua về công tác văn thư\n"
    change(example_folder, MOVEMENTS, title, f"{title}    life: {{from: 2026-02-10, until: 2026-12-20}}\n")
    output = tdkt("new", "year", "2027", cwd=example_folder, columns=200).stdout
    assert "Phát động: 10/02/2026 → 10/02/2027 (Mùng năm tết Nguyên đán)" in output


def test_a_movement_from_above_that_ends_this_year_is_a_new_warning(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, "plans/organization.yaml", "to: 2030", "to: 2026")
    output = tdkt("new", "year", "2027", cwd=example_folder, columns=200).stdout
    assert "Cả nước chung sức xây dựng nông thôn mới (đến ngày 31/12/2026)" in output
    assert "K404: Phong trào" in output
    assert {finding["code"] for finding in findings(tdkt, example_folder)} == {"K404"}


def test_a_sentence_that_takes_a_new_number_and_a_new_warning_of_a_target_are_told(
    tdkt: Run, example_folder: Path
) -> None:
    """A kind of warning that another target had before is told too where it is new to this one."""
    rate, saved = "of: văn bản đã xử lý}", "of: chi phí văn phòng phẩm, in: đồng}"
    way = "\n        over_years: {steps: [{year: %s, amount: %s}, {year: %s, amount: %s}]}"
    change(example_folder, MOVEMENTS, rate, rate + way % (2026, 95, 2028, 97))
    change(example_folder, MOVEMENTS, saved, saved + way % (2025, 9, 2027, 12))
    told = "  - Các đơn vị tổ chức thực hiện nghiêm túc"
    change(example_folder, PLAN, told, f"  - Phấn đấu giảm 10% chi phí văn phòng phẩm.\n{told}")
    assert [found["code"] for found in findings(tdkt, example_folder)] == ["M637"]
    output = tdkt("new", "year", "2027", cwd=example_folder, columns=200).stdout
    new = read(example_folder, NEW_MOVEMENTS).splitlines()
    [text] = [n for n, line in enumerate(new, 1) if "Giảm chi phí văn phòng phẩm ít nhất 12%/năm." in line]
    assert listed(output, "Đã đổi số theo mức của năm 2027") == [f"{NEW_MOVEMENTS}:{text}"]
    assert "[van-thu.tiet-kiem] …" in output
    assert "ít nhất 12%/năm." in output
    [mark] = [n for n, line in enumerate(new, 1) if "# SỬA: lộ trình không có mức của năm 2027" in line]
    plan = read(example_folder, NEW_PLAN).splitlines()
    of_plan = plan.index("  - Phấn đấu giảm 10% chi phí văn phòng phẩm.")
    assert plan[of_plan - 1].endswith("của chỉ tiêu “van-thu.tiet-kiem” là 12; xem lại.")
    assert listed(output, "Ngưỡng, mức giao, tiến độ, lời văn") == [
        f"{NEW_PLAN}:{of_plan}",
        f"{NEW_MOVEMENTS}:{mark}",
    ]
    assert listed(output, "Cảnh báo mà các tệp hiện có") == [f"{NEW_MOVEMENTS}:{mark + 1}"]


def test_files_of_odd_names_find_their_place(tdkt: Run, example_folder: Path) -> None:
    (example_folder / PLAN).rename(example_folder / "plans/2026/ke-hoach.yml")
    (example_folder / MOVEMENTS).rename(example_folder / "plans/phong-trao.yml")
    assert tdkt("new", "year", "2027", cwd=example_folder).returncode == 0
    assert (example_folder / NEW_PLAN).is_file()
    assert (example_folder / NEW_MOVEMENTS).is_file()


def test_the_whole_file_in_one_flow_mapping(tdkt: Run, example_folder: Path) -> None:
    text = (
        "# của phường\n{kind: movements, year: 2026, unit: van-phong, movements: [{id: m, title: Phong trào năm 2026,\n"
        "  items: [{target: m.a, text: Không để xảy ra sai sót., measure: {type: incidents, at_most: 0, of: sai sót}}]}]}\n"
    )
    (example_folder / MOVEMENTS).write_text(text, encoding="utf-8")
    (example_folder / REPORT).unlink()
    result = tdkt("new", "year", "2027", cwd=example_folder)
    assert result.returncode == 0, result.stderr
    new = read(example_folder, NEW_MOVEMENTS)
    assert "# Năm 2026: chưa có số liệu" in new
    assert "year: 2027" in new
    assert "title: Phong trào năm 2027" in new
    assert tdkt("validate", cwd=example_folder).returncode == 0


def test_decomposed_text_is_carried_as_it_is(tdkt: Run, example_folder: Path) -> None:
    import unicodedata

    for file in (PLAN, MOVEMENTS):
        path = example_folder / file
        path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert tdkt("new", "year", "2027", cwd=example_folder).returncode == 0
    title = unicodedata.normalize("NFD", "title: Triển khai công tác thi đua, khen thưởng năm 2027")
    assert title in read(example_folder, NEW_PLAN)
    assert not [found for found in findings(tdkt, example_folder) if found["severity"] == "error"]


def test_a_draft_with_an_error_is_never_written(tdkt: Run, example_folder: Path) -> None:
    """A quote and its sentence in two normal forms: equal to the reader, but not to a search in the file."""
    import unicodedata

    sentence = "Từ năm 2026 có mô hình “Văn phòng không giấy tờ”, không để xảy ra sai sót lớn."
    old = "Hoàn thành mô hình “Văn phòng không giấy tờ”, không để xảy ra sai sót lớn."
    change(example_folder, MOVEMENTS, f"text: {old}", f"text: {unicodedata.normalize('NFD', sentence)}")
    change(example_folder, MOVEMENTS, "quote: Hoàn thành mô hình", "quote: năm 2026 có mô hình")
    assert tdkt("validate", cwd=example_folder).returncode == 0
    result = tdkt("new", "year", "2027", cwd=example_folder)
    assert result.returncode == 1
    assert "Bản nháp năm 2027 sẽ có 1 lỗi nên chưa ghi tệp nào" in result.stderr
    assert f"{NEW_MOVEMENTS}:25:20: M605" in result.stderr
    assert not (example_folder / "plans/2027").exists()


def test_a_folder_that_cannot_be_written_to(tdkt: Run, example_folder: Path) -> None:
    import os

    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("quản trị viên (root) và Windows không bị quyền ghi của thư mục ngăn lại")
    (example_folder / "plans").chmod(0o555)
    result = tdkt("new", "year", "2027", cwd=example_folder)
    (example_folder / "plans").chmod(0o755)
    assert result.returncode == 1
    assert "Không ghi được plans/2027" in result.stderr


def test_git_shows_the_year_as_a_small_change(tdkt: Run, ward: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("cần git")
    tdkt("new", "year", "2027", cwd=ward)
    command = ["git", "diff", "--no-index", "--numstat", "plans/2026/movements", "plans/2027/movements"]
    result = subprocess.run(command, cwd=ward, capture_output=True, encoding="utf-8", check=False)
    counts = [line.split("\t")[:2] for line in result.stdout.splitlines()]
    assert sorted(counts) == sorted([["11", "11"], ["7", "7"], ["5", "5"], ["6", "6"], ["1", "1"]])


@pytest.mark.parametrize("words", [["new"], ["new", "year"]])
def test_help_is_vietnamese(words: list[str], tdkt: Run, tmp_path: Path) -> None:
    page = tdkt(*words, "--help", cwd=tmp_path).stdout
    assert page.startswith("Cách dùng: ")
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "required"):
        assert english not in page
