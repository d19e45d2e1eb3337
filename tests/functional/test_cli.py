"""The command line as a user meets it: words, formats, exit codes, and never a traceback."""

from __future__ import annotations

import csv
import io
import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import REPOSITORY, Run
from tdkt import __version__
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.resources import resource_folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def schema(name: str) -> Any:
    return json.loads((resource_folder("schemas") / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", [["--version"], ["--version", "validate"]])
def test_version(words: list[str], tdkt: Run, tmp_path: Path) -> None:
    assert tdkt(*words, cwd=tmp_path).stdout == f"tdkt {__version__}\n"


def test_validate_shows_place_excerpt_caret_and_hint(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "numerator: 96", "numerator: 105")
    result = tdkt("validate", cwd=example_folder)
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0] == f"{REPORT}:7:43: lỗi R502"
    assert lines[1] == "  Tử số 105 lớn hơn mẫu số 100."
    assert lines[3].index("^") == lines[2].index("105")
    assert lines[4] == "  gợi ý: Kiểm tra hai số."
    assert "1 lỗi, 0 cảnh báo" in result.stderr


def test_caret_stays_under_its_text_in_a_long_line(tdkt: Run, example_folder: Path) -> None:
    change(
        example_folder,
        MOVEMENTS,
        "text: Quản lý tài sản",
        f"text: {'Chữ Việt dài, ' * 30}và  hết, quản lý tài sản",
    )
    for columns in (60, 80, 120):
        lines = tdkt("validate", cwd=example_folder, columns=columns).stdout.splitlines()
        excerpt = next(number for number, line in enumerate(lines) if " | " in line)
        assert len(lines[excerpt]) <= columns
        assert lines[excerpt][lines[excerpt + 1].index("^") :].startswith("  hết")


def test_strict_counts_warnings(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, MOVEMENTS, "tiết kiệm, minh bạch.", "tiết kiệm, minh bạch")
    assert tdkt("validate", cwd=example_folder).returncode == 0
    assert tdkt("validate", "--strict", cwd=example_folder).returncode == 1


def test_paths_limit_what_is_shown(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "numerator: 96", "numerator: 105")
    assert tdkt("validate", "plans/2026/movements", cwd=example_folder).returncode == 0
    assert tdkt("validate", "plans/2026/reports", cwd=example_folder).returncode == 1
    assert tdkt("validate", REPORT, cwd=example_folder).returncode == 1


def test_validate_json_follows_its_schema(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "submitted: 2026-04-03", "submitted: 2026-04-03\nsubmitted: 2026-04-05")
    found = json.loads(tdkt("validate", "--format", "json", cwd=example_folder).stdout)
    jsonschema.validate(found, schema("validate-output.schema.json"))
    assert found["errors"] == 1
    assert found["findings"][0]["code"] == "Y105"
    assert found["findings"][0]["related"][0]["line"] == 4


def test_validate_github_and_sarif(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "numerator: 96", "numerator: 105")
    [line] = tdkt("validate", "--format", "github", cwd=example_folder).stdout.splitlines()
    assert line.startswith(f"::error file={REPORT},line=7,col=43,title=R502::Tử số 105")
    log = json.loads(tdkt("validate", "--format", "sarif", cwd=example_folder).stdout)
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    [result] = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "R502"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 43, "endColumn": 46}


def test_a_silenced_warning_is_gone(tdkt: Run, example_folder: Path) -> None:
    change(
        example_folder,
        MOVEMENTS,
        "text: Quản lý tài sản công tiết kiệm, minh bạch.",
        "text: Quản lý tài sản công tiết kiệm, minh bạch  # tdkt: bỏ qua T703: như bản ban hành",
    )
    result = tdkt("validate", cwd=example_folder)
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "word",
    [
        "1",
        "Q1",
        "q1",
        "I",
        "i",
        "2026-Q1",
        "quý I",
        "quý I/2026",
        "quý I năm 2026",
        "Q1-2026",
        unicodedata.normalize("NFD", "quý 1"),
    ],
)
def test_every_way_to_write_a_quarter(word: str, tdkt: Run, example_folder: Path) -> None:
    result = tdkt("report", "--quarter", word, cwd=example_folder)
    assert result.returncode == 0
    assert "QUÝ I NĂM 2026" in result.stdout


def test_bare_quarter_is_the_latest_with_reports_even_before_other_options(
    tdkt: Run, example_folder: Path
) -> None:
    later = example_folder / "plans/2026/reports/2026-Q2/van-phong.yaml"
    later.parent.mkdir()
    text = (example_folder / REPORT).read_text(encoding="utf-8")
    later.write_text(text.replace("2026-Q1", "2026-Q2").replace("2026-04-03", "2026-07-03"), encoding="utf-8")
    for words in (
        ["report"],
        ["report", "--quarter"],
        ["report", "--quarter", "--format", "json"],
        ["report", "-q"],
    ):
        result = tdkt(*words, cwd=example_folder)
        assert result.returncode == 0, result.stderr
        assert "QUÝ II NĂM 2026" in result.stdout or '"period": "2026-Q2"' in result.stdout


@pytest.mark.parametrize("word", ["5", "Q0", "H1", "abc", "2026", ""])
def test_what_is_no_quarter_is_wrong_usage(word: str, tdkt: Run, example_folder: Path) -> None:
    result = tdkt("report", "--quarter", word, cwd=example_folder)
    assert result.returncode == 2
    assert "không phải một quý" in result.stderr
    assert result.stdout == ""


def test_report_refuses_files_with_errors_and_names_the_first(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "numerator: 96", "numerator: 105")
    for words in (["report", "--quarter"], ["render", "plan", "2026"]):
        result = tdkt(*words, cwd=example_folder)
        assert result.returncode == 1
        assert f"{REPORT}:7:43: R502" in result.stderr
        assert "tdkt validate" in result.stderr
        assert result.stdout == ""
    assert not (example_folder / "build").exists()


def test_report_json_follows_its_schema_and_holds_exact_values(tdkt: Run) -> None:
    result = tdkt("report", "--quarter", "3", "--format", "json", cwd=REPOSITORY)
    found = json.loads(result.stdout)
    jsonschema.validate(found, schema("report-output.schema.json"))
    rate = next(target for target in found["targets"] if target["target"] == "hai-long.ty-le")
    assert (rate["numerator"], rate["denominator"], rate["value"]) == ("1160", "1210", "11600/121")
    assert rate["displayed"] == "95,87% (1.160/1.210)"
    assert found["coverage"] == {
        "received": 14,
        "due": 15,
        "missing": [{"unit": "van-phong", "period": "2026-Q3"}],
    }


def test_report_csv_opens_in_excel_and_holds_no_formula(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, MOVEMENTS, "text: 95% văn bản được", 'text: "=1+1 95% văn bản được')
    change(example_folder, MOVEMENTS, "xử lý đúng hạn.", 'xử lý đúng hạn."')
    result = tdkt("report", "--format", "csv", cwd=example_folder)
    assert result.stdout.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(result.stdout[1:])))
    assert len(rows) == 7
    assert rows[1][rows[0].index("Chỉ tiêu")].startswith("'=")


def test_a_target_is_picked_by_its_id(tdkt: Run) -> None:
    done = tdkt("report", "--quarter", "2", "--target", "hai-long.ty-le", "--format", "json", cwd=REPOSITORY)
    assert [target["target"] for target in json.loads(done.stdout)["targets"]] == ["hai-long.ty-le"]
    shown = tdkt("report", "--quarter", "2", "--target", "hai-long.ty-le", cwd=REPOSITORY).stdout
    assert "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG" in shown
    assert "VĂN PHÒNG HĐND" not in shown
    wrong = tdkt("report", "--target", "hai-long.ti-le", cwd=REPOSITORY)
    assert wrong.returncode == 2
    assert "Có phải là “hai-long.ty-le”?" in wrong.stderr


def test_unit_and_status_pick_by_word_with_or_without_tones(tdkt: Run) -> None:
    for unit in ("van-hoa-xa-hoi", "VHXH", "phong van hoa - xa hoi"):
        result = tdkt("report", "-q", "2", "--unit", unit, "--status", "cham", cwd=REPOSITORY)
        assert result.returncode == 0, result.stderr
        assert "PHÒNG VĂN HÓA - XÃ HỘI" in result.stdout
        assert "! chậm" in result.stdout
        assert "✔" not in result.stdout
        assert "TRUNG TÂM" not in result.stdout
    assert tdkt("report", "--unit", "khong-co", cwd=REPOSITORY).returncode == 2
    assert "Chỉ dùng" in tdkt("report", "--status", "tốt", cwd=REPOSITORY).stderr


@pytest.mark.parametrize("columns", [80, 120])
def test_report_stays_within_the_terminal(columns: int, tdkt: Run) -> None:
    result = tdkt("report", "--quarter", cwd=REPOSITORY, columns=columns)
    assert max(len(line) for line in result.stdout.splitlines()) <= columns
    assert "…" not in result.stdout


def test_colour_only_where_wanted(tdkt: Run) -> None:
    assert "\x1b[" not in tdkt("report", cwd=REPOSITORY).stdout
    assert "\x1b[" in tdkt("report", cwd=REPOSITORY, FORCE_COLOR="1").stdout
    assert "\x1b[" not in tdkt("report", cwd=REPOSITORY, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_workspace_is_found_upwards_or_named(tdkt: Run, example_folder: Path, tmp_path: Path) -> None:
    assert tdkt("validate", cwd=example_folder / "plans" / "2026").returncode == 0
    assert tdkt("validate", "--workspace", str(example_folder), cwd=tmp_path).returncode == 0
    empty = tmp_path / "trong"
    empty.mkdir()
    result = tdkt("validate", cwd=empty)
    assert result.returncode == 2
    assert "Không tìm thấy thư mục “plans”" in result.stderr


@pytest.mark.parametrize(
    "words",
    [["kiem-tra"], ["validate", "--khong"], ["render", "plan"], ["render", "thu", "2026"], ["render", "plan", "26"],
     ["render", "report", "2026-H2"], ["report", "--format", "pdf"], ["explain", "Z999"], ["render", "plan", "2030"],
     ["validate", "--format"]],
)  # fmt: skip
def test_wrong_usage_is_said_in_vietnamese(words: list[str], tdkt: Run, example_folder: Path) -> None:
    result = tdkt(*words, cwd=example_folder)
    assert result.returncode == 2
    assert result.stderr.startswith("lỗi: ")
    assert "Traceback" not in result.stderr


def test_explain_shows_bad_and_good(tdkt: Run, tmp_path: Path) -> None:
    page = tdkt("explain", "r502", cwd=tmp_path).stdout
    assert page.startswith("R502 (lỗi): Tử số lớn hơn mẫu số")
    assert "Sai:" in page
    assert "Đúng:" in page
    assert "R502" in tdkt("explain", cwd=tmp_path).stdout


def test_render_writes_word_and_preview_where_told(tdkt: Run, example_folder: Path) -> None:
    result = tdkt(
        "render", "report", "2026-Q1", "--html", "--output", "bản in/báo cáo.docx", cwd=example_folder
    )
    assert result.returncode == 0, result.stderr
    assert (example_folder / "bản in" / "báo cáo.docx").exists()
    page = (example_folder / "bản in" / "báo cáo.html").read_text(encoding="utf-8")
    assert "quý I năm 2026" in page
    assert sorted(path.name for path in (example_folder / "bản in").iterdir()) == [
        "báo cáo.docx",
        "báo cáo.html",
    ]


def test_same_input_same_bytes_anywhere(tdkt: Run, example_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "chỗ khác"
    shutil.copytree(example_folder, other)
    tdkt("render", "plan", "2026", cwd=example_folder, TZ="Asia/Ho_Chi_Minh", LANG="vi_VN.UTF-8")
    tdkt(
        "render", "plan", "2026", cwd=other, TZ="America/New_York", LANG="C", HOME=str(tmp_path), USER="khac"
    )
    files = [folder / "build/2026/ke-hoach.docx" for folder in (example_folder, other)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_ward_shadows_a_template_and_a_broken_one_is_named(tdkt: Run, example_folder: Path) -> None:
    own = example_folder / "templates" / "ke-hoach.md.j2"
    own.parent.mkdir()
    own.write_text("# Một phần\n\n{{ plan.khong_co }}\n", encoding="utf-8")
    result = tdkt("render", "plan", "2026", cwd=example_folder)
    assert result.returncode == 1
    assert "ke-hoach.md.j2, dòng 3" in result.stderr
    assert "khong_co" in result.stderr
    assert not (example_folder / "build").exists()


def test_data_is_never_evaluated_and_never_becomes_structure(tdkt: Run, example_folder: Path) -> None:
    change(
        example_folder,
        MOVEMENTS,
        "text: Quản lý tài sản công tiết kiệm, minh bạch.",
        'text: "# {{ 7 * 7 }} | <b>x</b> _y_ 1. z."',
    )
    tdkt("render", "plan", "2026", "--html", cwd=example_folder)
    page = (example_folder / "build/2026/ke-hoach.html").read_text(encoding="utf-8")
    assert "- # {{ 7 * 7 }} | &lt;b&gt;x&lt;/b&gt; _y_ 1. z." in page.replace("&#45;", "-")


@pytest.mark.parametrize("words", [[], ["init"], ["validate"], ["report"], ["render"], ["explain"]])
def test_help_is_vietnamese(words: list[str], tdkt: Run, tmp_path: Path) -> None:
    page = tdkt(*words, "--help", cwd=tmp_path).stdout
    assert page.startswith("Cách dùng: ")
    for english in (
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "Show this",
        "default",
        "required",
        "completion",
    ):
        assert english not in page.replace("--install-completion", "").replace("--show-completion", "")


def test_a_path_that_is_not_there_is_wrong_usage(tdkt: Run, example_folder: Path) -> None:
    for path in ("plans/nosuch.yaml", "/etc"):
        result = tdkt("validate", path, cwd=example_folder)
        assert result.returncode == 2
        assert path in result.stderr


def test_what_is_no_file_does_not_hang(tdkt: Run, example_folder: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("hệ điều hành không có ống dẫn có tên")
    os.mkfifo(example_folder / "plans" / "ong.yaml")
    (example_folder / "plans" / "hong.yaml").symlink_to("khong-co.yaml")
    (example_folder / "plans" / "vong.yaml").symlink_to("vong.yaml")
    (example_folder / "plans" / "thu-muc.yaml").mkdir()
    result = tdkt("validate", cwd=example_folder)
    assert result.returncode == 1
    assert [result.stdout.count(f"lỗi {code}") for code in ("Y112", "Y120", "Y121")] == [0, 2, 1]


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        (
            80,
            [
                "  Duy trì tỷ lệ hài lòng của người dân, tổ chức đạt bằng hoặc trên 95%",
                "    ≥ 95%               95,87% (1.160/1.210)          ▲ vượt              +0,87",
                "    100%                99,88% (2.420/2.423);         ? chưa báo cáo",
                "                        mới có 2/3 kỳ",
            ],
        ),
        (
            120,
            [
                "  Duy trì tỷ lệ hài lòng của người dân, tổ chức   ≥ 95%              95,87% (1.160/1.210)"
                "   ▲ vượt                +0,87",
                "  100% văn bản đến/đi được xử lý đúng hạn, chính  100%               99,88% (2.420/2.423);"
                "  ? chưa báo cáo",
            ],
        ),
    ],
)
def test_figures_are_not_cut_into_scraps(tdkt: Run, columns: int, wanted: list[str]) -> None:
    lines = tdkt("report", "--quarter", "3", cwd=REPOSITORY, columns=columns).stdout.splitlines()
    assert set(wanted) <= {line.rstrip() for line in lines}


def test_markup_in_data_is_text(tdkt: Run, example_folder: Path) -> None:
    change(example_folder, REPORT, "count: 1}", 'count: 0, cause: "[/x] [red]đỏ[/red] :smile:"}')
    result = tdkt("report", cwd=example_folder)
    assert result.returncode == 0
    assert "[/x] [red]đỏ[/red] :smile:" in " ".join(result.stdout.split())


def test_documents_never_overwrite_each_other(tdkt: Run, example_folder: Path) -> None:
    other = example_folder / "plans" / "2025" / "plan.yaml"
    other.parent.mkdir()
    text = (example_folder / "plans/2026/plan.yaml").read_text(encoding="utf-8").replace("2026", "2025")
    other.write_text(text.replace("        unit_movements: true\n", ""), encoding="utf-8")
    both = tdkt("render", "plan", "2025", "2026", "--output", "gop", cwd=example_folder)
    assert both.returncode == 2
    assert not (example_folder / "gop").exists()
    apart = tdkt("render", "plan", "2025", "2026", "2026", cwd=example_folder)
    assert apart.returncode == 0
    assert apart.stdout.splitlines() == ["build/2025/ke-hoach.docx", "build/2026/ke-hoach.docx"]


def test_output_of_another_kind_is_refused(tdkt: Run, example_folder: Path) -> None:
    assert tdkt("render", "plan", "2026", "--output", "ke-hoach.pdf", cwd=example_folder).returncode == 2
    assert not (example_folder / "ke-hoach.pdf").exists()


def test_a_reader_that_stops_early_is_no_error(example_folder: Path) -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m tdkt explain | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", command], cwd=example_folder, capture_output=True, encoding="utf-8", check=True
    )
    assert result.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in result.stderr


def test_a_reader_that_stops_early_does_not_turn_errors_into_success(example_folder: Path) -> None:
    import subprocess
    import sys

    report = example_folder / "plans/2026/reports/2026-Q1/van-phong.yaml"
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("count: ", "cuont: ") + "khoa-la: 1\n" * 400, encoding="utf-8")
    command = f"{sys.executable} -m tdkt validate 2>&1 | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", command], cwd=example_folder, capture_output=True, encoding="utf-8", check=True
    )
    assert result.stdout.splitlines()[-1] == "1"


def test_a_template_that_includes_itself_is_refused(tdkt: Run, example_folder: Path) -> None:
    own = example_folder / "templates" / "ke-hoach.md.j2"
    own.parent.mkdir()
    own.write_text('{% include "ke-hoach.md.j2" %}', encoding="utf-8")
    result = tdkt("render", "plan", "2026", cwd=example_folder)
    assert result.returncode == 1
    assert "gọi chính nó" in result.stderr


def test_plan_and_quarter_of_two_years_contradict(tdkt: Run, example_folder: Path) -> None:
    assert tdkt("report", "--plan", "2025", "--quarter", "2026-Q1", cwd=example_folder).returncode == 2
