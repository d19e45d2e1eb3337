"""`tdkt init` as the next ward meets it: a workspace that works at once and says what is left to write; nothing overwritten."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
import yaml

from conftest import REPOSITORY, Run
from in_git import git

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
)
SIGNERS = [{"name": "Nguyễn Văn A", "post": "Chủ tịch"}]
RURAL: dict[str, Any] = {
    "kind": "ward-answers",
    "type": "xa",
    "name": "Đông Hưng",
    "city": "tỉnh Hưng Yên",
    "year": 2027,
    "units": [
        {"name": "Văn phòng HĐND và UBND xã", "abbreviation": "VP"},
        {"name": "Phòng Kinh tế"},
        {"name": "Phòng Văn hóa - Xã hội", "contact": "Trần Thị B"},
    ],
    "subdivisions": ["Thôn Một", "Thôn Hai"],
    "signers": SIGNERS,
    "council": {
        "decision": "Quyết định số 35/QĐ-UBND ngày 26/01/2027 của Chủ tịch UBND xã",
        "members": [
            {"name": "Nguyễn Văn A", "gender": "male", "post": "Chủ tịch UBND xã", "role": "chair"},
            {"name": "Trần Thị B", "gender": "female", "post": "Phó Chủ tịch UBND xã", "role": "vice_chair"},
            {"name": "Lê Văn C", "gender": "male", "post": "Trưởng phòng", "role": "secretary"},
        ],
    },
}
CASES: dict[str, dict[str, Any]] = {
    "a commune with thôn": RURAL,
    "a ward with 12 units": {
        **RURAL,
        "type": "phuong",
        "name": "Điện Biên Phủ",
        "place": "Phường Điện Biên Phủ",
        "city": "Thành phố Hải Phòng",
        "units": [{"name": f"Phòng Chuyên môn thứ {number}"} for number in range(1, 13)],
        "standing_unit": "phòng chuyên môn thứ 7",
    },
    "a special zone without subdivisions and Council": {
        "kind": "ward-answers",
        "type": "dac-khu",
        "name": "Đặc khu Cát Hải",
        "city": "thành phố Hải Phòng",
        "year": 2027,
        "units": [{"name": "Phòng Kinh tế, Hạ tầng và Đô thị"}, {"name": "Văn phòng HĐND và UBND đặc khu"}],
        "signers": [{"name": "Lê Thị C", "post": "Phó Chủ tịch UBND đặc khu"}],
    },
    "every letter": {
        **RURAL,
        "name": "Ý Yên",
        "units": [
            {"name": f"Phòng {LETTERS[:45]}", "contact": LETTERS},
            {"name": f"Phòng {LETTERS[45:]}", "abbreviation": "ĐƠƯĂÂÊÔ"},
        ],
        "subdivisions": [f"Ấp {letter}" for letter in LETTERS],
        "signers": [{"name": unicodedata.normalize("NFD", "Nguyễn Thị Ỷ"), "post": "Quyền Chủ tịch"}],
    },
    "signs that YAML and Markdown read": {
        **RURAL,
        "name": "Số 1: “Mới” - A",
        "units": [
            {"name": 'Phòng #1: "Kinh tế" - Hạ tầng', "abbreviation": "#KT:", "contact": "'A' - 0912: x # y"},
            {"name": "- Ban & Đội: [an ninh] {trật tự}", "abbreviation": "AN-TT"},
            {"name": "*Trung tâm* | `y tế` > 1. nhi", "abbreviation": "null"},
            {"name": "2027-01-15", "abbreviation": "1.234"},
        ],
        "subdivisions": ["Thôn: Đoài # 1", '"Thôn" - Hạ', "12", "Yes"],
    },
}  # fmt: skip


def write_answers(folder: Path, answers: dict[str, Any]) -> Path:
    path = folder / "tra-loi.yaml"
    path.write_text(
        yaml.safe_dump(answers, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8"
    )
    return path


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("answers", CASES.values(), ids=CASES.keys())
def test_the_new_workspace_works_at_once(answers: dict[str, Any], tdkt: Run, tmp_path: Path) -> None:
    made = tdkt("init", "kho", "--answers", str(write_answers(tmp_path, answers)), cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    kho = tmp_path / "kho"
    checked = tdkt("validate", cwd=kho)
    assert checked.returncode == 0, checked.stdout
    assert tdkt("fmt", "--check", cwd=kho).stdout == ""
    outputs = [made.stdout, checked.stdout + checked.stderr]
    for words in (
        ("render", "plan", "2027"),
        ("form", "2027-Q1"),
        ("status",),
        ("render", "report", "2027-Q1"),
    ):
        done = tdkt(*words, cwd=kho)
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout + done.stderr)
    plan = text_of(kho / "build/2027/ke-hoach.docx")
    outputs += [plan, text_of(kho / "build/2027/bao-cao-quy-1.docx")]
    for unit in answers["units"]:
        assert unit["name"].replace("*", "") in plan.replace("*", "")
    forms = sorted((kho / "build/2027/phieu/2027-Q1").iterdir())
    assert len(forms) == len(answers["units"])
    outputs += [text_of_workbook(path) for path in forms]
    if answers["type"] != "phuong":
        assert not [text for text in outputs if re.search(r"(?i)phường", text)]


def text_of(path: Path) -> str:
    """Return all text of a Word document, tables and page feet with it, a paragraph a line."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if re.fullmatch(r"word/(document|footer\d*)\.xml", name)]
        xml = "".join(package.read(name).decode() for name in parts)
    seen = xml.replace("</w:p>", "\n").replace("<w:br/>", "\n").replace("<w:noBreakHyphen/>", "-")
    words = re.sub(r"<[^>]+>", "", seen)
    return words.replace("&amp;", "&").replace("&gt;", ">").replace("&lt;", "<").replace("\u00a0", " ")


def text_of_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )


@pytest.mark.parametrize(
    ("case", "head", "authority", "recipients"),
    [
        ("a commune with thôn", ["ỦY BAN NHÂN DÂN", "XÃ ĐÔNG HƯNG", "Đông Hưng, ngày"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["UBND tỉnh", "Lãnh đạo UBND xã"]),
        ("a ward with 12 units", ["ỦY BAN NHÂN DÂN", "PHƯỜNG ĐIỆN BIÊN PHỦ", "Phường Điện Biên Phủ, ngày", "Ủy ban nhân dân Phường Điện Biên Phủ ban hành"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["UBND thành phố", "Lưu: VT, CMT7"]),
        ("a special zone without subdivisions and Council", ["ỦY BAN NHÂN DÂN", "ĐẶC KHU CÁT HẢI", "Cát Hải, ngày", "Ủy ban nhân dân đặc khu Cát Hải ban hành"], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["Lãnh đạo UBND đặc khu", "Lưu: VT, KTHTĐT"]),
    ],
)  # fmt: skip
def test_the_plan_is_headed_and_signed_as_the_decree_asks(
    case: str, head: list[str], authority: list[str], recipients: list[str], tdkt: Run, tmp_path: Path
) -> None:
    tdkt("init", ".", "--answers", str(write_answers(tmp_path, CASES[case])), cwd=tmp_path)
    tdkt("render", "plan", "2027", cwd=tmp_path)
    text = text_of(tmp_path / "build/2027/ke-hoach.docx")
    for words in (*head, *recipients):
        assert words in text
    assert "\n".join(authority) in text
    assert "Số:        /KH-UBND" in text
    assert "SỐ LIỆU MINH HỌA" in text


def test_everything_to_mend_is_listed_with_its_place(tdkt: Run, tmp_path: Path) -> None:
    made = tdkt("init", ".", "--answers", str(write_answers(tmp_path, RURAL)), cwd=tmp_path, columns=200)
    marked = {
        f"{path.relative_to(tmp_path).as_posix()}:{number}"
        for path in tmp_path.rglob("plans/**/*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "# SỬA:" in line
    }
    listed = set(re.findall(r"^  (plans/\S+:\d+)", made.stdout, re.MULTILINE))
    assert listed <= marked
    assert {place.partition(":")[0] for place in listed} >= {
        "plans/organization.yaml",
        "plans/2027/plan.yaml",
    }
    assert "và 2 chỗ như vậy" in made.stdout
    assert "tdkt render plan 2027" in made.stderr


def test_what_is_left_to_mend_is_told_listed_and_not_signed(tdkt: Run, tmp_path: Path) -> None:
    tdkt("init", ".", "--answers", str(write_answers(tmp_path, RURAL)), "--git", cwd=tmp_path)
    checked = tdkt("validate", "--strict", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, ""), "a note is no fault"
    assert "plans/2027/movements/kinh-te.yaml:2:1: lưu ý X905" in checked.stderr
    found = json.loads(tdkt("validate", "--format", "json", cwd=tmp_path).stdout)
    assert (found["errors"], found["warnings"]) == (0, 0)
    assert found["notes"] == len(found["findings"]) > 10
    assert {one["severity"] for one in found["findings"]} == {"note"}
    jsonschema.validate(found, json.loads((REPOSITORY / "schemas/validate-output.schema.json").read_bytes()))
    assert "::notice file=plans/2027/" in tdkt("validate", "--format", "github", cwd=tmp_path).stdout
    log = json.loads(tdkt("validate", "--format", "sarif", cwd=tmp_path).stdout)
    assert {one["level"] for one in log["runs"][0]["results"]} == {"note"}
    listed = tdkt("init", "--todo", cwd=tmp_path)
    assert listed.returncode == 0
    assert "plans/2027/movements/kinh-te.yaml:2 và 2 chỗ như vậy" in listed.stdout
    assert f"Còn {found['notes']} chỗ" in listed.stderr
    stopped = tdkt("issue", "plan", "2027", "--number", "3", "--date", "2027-01-20", cwd=tmp_path)
    assert stopped.returncode == 1
    assert "chưa ban hành được" in stopped.stderr
    assert "plans/2027/movements/kinh-te.yaml:2: phong trào" in stopped.stderr
    for path in tmp_path.rglob("plans/**/*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "# SỬA:" not in line), encoding="utf-8")
    assert "Không còn chỗ nào" in tdkt("init", "--todo", cwd=tmp_path).stderr
    issued = tdkt("issue", "plan", "2027", "--number", "3", "--date", "2027-01-20", cwd=tmp_path)
    assert issued.returncode == 0, issued.stderr


def test_a_list_of_what_is_left_needs_a_workspace(tdkt: Run, tmp_path: Path) -> None:
    done = tdkt("init", "--todo", cwd=tmp_path)
    assert done.returncode == 2
    assert "chưa phải một kho dữ liệu" in done.stderr


@pytest.mark.parametrize(
    ("day", "cited", "named"),
    [
        ("15/09/2026", "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", ""),
        ("15/01/2027", "ngày 23 tháng 4 năm 2026", "theo một nguồn, chưa đối chiếu bản gốc"),
        ("15/01/2024", "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", ""),
    ],
)
def test_what_is_cited_was_in_force_on_the_day(
    day: str, cited: str, named: str, tdkt: Run, tmp_path: Path
) -> None:
    year = {"year": int(day[-4:])}
    tdkt(
        "init", ".", "--date", day, "--answers", str(write_answers(tmp_path, {**RURAL, **year})), cwd=tmp_path
    )
    plan = (tmp_path / f"plans/{day[-4:]}/plan.yaml").read_text(encoding="utf-8")
    assert named in plan
    assert tdkt("validate", cwd=tmp_path).stdout == ""
    tdkt("render", "plan", day[-4:], cwd=tmp_path)
    text = text_of(tmp_path / f"build/{day[-4:]}/ke-hoach.docx")
    assert cited in text
    assert ("23 tháng 4 năm 2026" in text) is (day == "15/01/2027")
    assert ("152/2025/NĐ-CP" in text) is (day != "15/01/2024")


def test_the_answers_file_of_the_guide_works(tdkt: Run, tmp_path: Path) -> None:
    guide = (REPOSITORY / "docs/huong-dan.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(kind: ward-answers\n.*?)```", guide, re.DOTALL)
    assert found
    (tmp_path / "tra-loi.yaml").write_text(found[1], encoding="utf-8")
    done = tdkt("init", "kho-thi-dua", "--answers", "tra-loi.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tdkt("validate", cwd=tmp_path / "kho-thi-dua").stdout == ""


def test_flags_do_what_the_answers_file_does(tdkt: Run, tmp_path: Path) -> None:
    written = write_answers(tmp_path, RURAL)
    tdkt("init", "tep", "--answers", str(written), "--date", "15/01/2027", cwd=tmp_path)
    by_flags = tdkt(
        "init", "co",
        "--type", "Xã", "--name", "xã Đông Hưng", "--city", "Tỉnh Hưng Yên", "--date", "15/01/2027",
        "--unit", "Văn phòng HĐND và UBND xã | VP", "--unit", "Phòng Kinh tế",
        "--unit", "Phòng Văn hóa - Xã hội || Trần Thị B",
        "--subdivision", "Thôn Một; Thôn Hai", "--signer", "Nguyễn Văn A | Chủ tịch UBND xã",
        "--council-decision", "Quyết định số 35/QĐ-UBND ngày 26/01/2027 của Chủ tịch UBND xã",
        "--member", "Ông Nguyễn Văn A | Chủ tịch UBND xã | chủ tịch",
        "--member", "bà Trần Thị B | Phó Chủ tịch UBND xã | Phó Chủ tịch Hội đồng",
        "--member", "Ông Lê Văn C | Trưởng phòng | ủy viên, thư ký",
        cwd=tmp_path,
    )  # fmt: skip
    assert by_flags.returncode == 0, by_flags.stderr
    assert files_below(tmp_path / "tep") == files_below(tmp_path / "co")


def test_without_a_terminal_what_is_missing_is_named_and_nothing_hangs(tdkt: Run, tmp_path: Path) -> None:
    done = tdkt("init", "kho", "--name", "Đông Hưng", "--unit", "Văn phòng", cwd=tmp_path)
    assert done.returncode == 2
    assert re.findall(r"^  (--\S+):", done.stderr, re.MULTILINE) == ["--type", "--city", "--signer"]
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize(
    ("line", "instead", "place", "said"),
    [
        ("type: xa", "type: huyen", "2:7", "huyen"),
        ("city: tỉnh Hưng Yên", "city: Hưng Yên", "4:7", "không đúng dạng"),
        ("name: Phòng Kinh tế", "name: '!!!'", "9:9", "không có chữ cái"),
        ("- name: Phòng Kinh tế", "- ten: Phòng Kinh tế", "9:3", "ten"),
        ("- Thôn Hai", "- thôn  Một", "14:3", "ghi hai lần"),
        ("role: secretary", "role: chair", "21:3", "đúng một Chủ tịch, ở đây có 2"),
        ("year: 2027", "year: 2027\nstanding_unit: VHX", "6:16", "Không có đơn vị “VHX”"),
        ("year: 2027", "year: 27", "5:7", "27"),
        ("year: 2027", "year: [2027", "", "Y104"),
    ],
)
def test_a_wrong_answer_in_the_file_is_shown_in_its_place(
    line: str, instead: str, place: str, said: str, tdkt: Run, tmp_path: Path
) -> None:
    path = write_answers(tmp_path, RURAL)
    text = path.read_text(encoding="utf-8")
    assert line in text
    path.write_text(text.replace(line, instead), encoding="utf-8")
    done = tdkt("init", "kho", "--answers", "tra-loi.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert f"tra-loi.yaml:{place}" in done.stdout
    assert said in done.stdout
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--type", "huyện"), "Không có loại “huyện”"),
        (("--member", "Nguyễn Văn A | Chủ tịch | chủ tịch"), "Chưa rõ Ông hay Bà"),
        (("--member", "Ông Nguyễn Văn A | Chủ tịch | trưởng ban"), "Không có vai trò “trưởng ban”"),
        (("--council-decision", "Quyết định số 1"), "chưa ghi thành viên"),
        (("--signer", "Nguyễn Văn A"), "Họ và tên | chức vụ"),
        (("--unit", "A | B | C | D"), "Không hiểu “A | B | C | D”"),
        (("--year", "1999"), "1999"),
        (("--date", "31/02/2027"), "--date"),
        (("--answers", "khong-co.yaml"), "Không có tệp khong-co.yaml"),
        (("--standing-unit", "Ban A"), "Không có đơn vị “Ban A”"),
        (("--city", "Hưng Yên"), "không đúng dạng"),
        (("--ci", "jenkins"), "Chỉ dùng: github, gitlab, cả hai, không"),
    ],
)
def test_a_wrong_flag_is_wrong_usage(words: tuple[str, ...], said: str, tdkt: Run, tmp_path: Path) -> None:
    complete = {
        "--type": "xã",
        "--name": "Đông Hưng",
        "--city": "tỉnh Hưng Yên",
        "--unit": "Văn phòng",
        "--signer": "Nguyễn Văn A | Chủ tịch",
    }
    if words[0] == "--answers":
        complete = {}
    flags = [part for pair in {**complete, words[0]: words[1]}.items() for part in pair]
    done = tdkt("init", "kho", *flags, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert said in done.stderr
    assert not (tmp_path / "kho").exists()


def test_answers_and_flags_are_not_mixed(tdkt: Run, tmp_path: Path) -> None:
    done = tdkt("init", "--answers", str(write_answers(tmp_path, RURAL)), "--name", "Khác", cwd=tmp_path)
    assert done.returncode == 2
    assert "name" in done.stderr


@pytest.mark.parametrize("there", ["plans/organization.yaml", "README.md", ".vscode/settings.json"])
def test_a_file_that_is_there_stops_everything(there: str, tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, RURAL)
    path = tmp_path / "kho" / there
    path.parent.mkdir(parents=True)
    path.write_text("của tôi\n", encoding="utf-8")
    before = files_below(tmp_path / "kho")
    done = tdkt("init", "kho", "--answers", str(answers), cwd=tmp_path)
    assert done.returncode == 1
    assert re.findall(r"^  (\S+)$", done.stderr, re.MULTILINE) == [there]
    assert files_below(tmp_path / "kho") == before


def test_a_second_run_writes_nothing(tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, RURAL)
    assert tdkt("init", "kho", "--answers", str(answers), cwd=tmp_path).returncode == 0
    before = files_below(tmp_path)
    again = tdkt("init", "kho", "--answers", str(answers), cwd=tmp_path)
    assert again.returncode == 1
    assert "plans/2027/plan.yaml" in again.stderr
    assert files_below(tmp_path) == before


def test_other_files_of_another_plan_are_no_place_for_a_new_ward(
    tdkt: Run, example_folder: Path, tmp_path: Path
) -> None:
    (example_folder / "plans/organization.yaml").rename(example_folder / "plans/phuong.yaml")
    (example_folder / "plans/awards/register.yaml").unlink()
    before = files_below(example_folder)
    done = tdkt("init", "kho", "--answers", str(write_answers(tmp_path, RURAL)), cwd=tmp_path)
    assert done.returncode == 1
    assert "lỗi nên chưa ghi tệp nào" in done.stderr
    assert files_below(example_folder) == before


def test_a_dry_run_shows_the_files_and_writes_none(tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, RURAL)
    done = tdkt("init", "kho", "--answers", str(answers), "--dry-run", "--git", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "  plans/2027/movements/van-hoa-xa-hoi.yaml" in done.stdout
    assert list(tmp_path.iterdir()) == [answers]


def test_templates_are_copied_only_where_asked_for_and_then_used(tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, RURAL)
    tdkt("init", "khong", "--answers", str(answers), cwd=tmp_path)
    assert not (tmp_path / "khong/templates").exists()
    assert tdkt("init", "co", "--answers", str(answers), "--templates", cwd=tmp_path).returncode == 0
    own = tmp_path / "co/templates/ke-hoach.md.j2"
    own.write_text(own.read_text(encoding="utf-8") + "\nLời riêng của xã.\n", encoding="utf-8")
    assert tdkt("render", "plan", "2027", cwd=tmp_path / "co").returncode == 0
    assert "Lời riêng của xã./." in text_of(tmp_path / "co/build/2027/ke-hoach.docx")


def test_a_file_in_the_place_of_the_folder(tdkt: Run, tmp_path: Path) -> None:
    (tmp_path / "kho").write_text("x", encoding="utf-8")
    done = tdkt("init", "kho", "--answers", str(write_answers(tmp_path, RURAL)), cwd=tmp_path)
    assert done.returncode == 2
    assert "là một tệp" in done.stderr


def test_git_keeps_names_and_ignores_what_is_printed(tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, RURAL)
    assert tdkt("init", "kho xã", "--answers", str(answers), "--git", cwd=tmp_path).returncode == 0
    kho = tmp_path / "kho xã"
    tdkt("render", "plan", "2027", cwd=kho)
    (kho / "ghi chú.txt").write_text("x", encoding="utf-8")
    assert git(kho, "config", "diff.docx.textconv").strip() == "tdkt text"
    status = git(kho, "status", "--porcelain", "--untracked-files=all")
    assert '"ghi chú.txt"' in status
    assert "build/" not in status
    git(kho, "add", "--all")
    stored = git(kho, "ls-files", "--eol", "plans/organization.yaml")
    assert "i/lf" in stored
    assert "attr/text=auto eol=lf" in stored
    assert git(kho, "check-attr", "diff", "a.docx").strip().endswith(": docx")


def test_no_repository_within_another_and_none_without_git(tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, RURAL)
    no_git = tdkt("init", "a", "--answers", str(answers), "--git", cwd=tmp_path, PATH=str(tmp_path))
    assert no_git.returncode == 0, no_git.stderr
    assert "chưa có git" in no_git.stderr
    assert (tmp_path / "a/plans/organization.yaml").exists()
    git(tmp_path, "init", "--quiet")
    inner = tdkt("init", "b", "--answers", str(answers), "--git", cwd=tmp_path)
    assert "đã nằm trong một kho git" in inner.stderr
    assert git(tmp_path, "config", "core.quotepath").strip() == "off"
    assert not (tmp_path / "b/.git").exists()


def test_what_a_repository_has_set_already_is_kept(tdkt: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "diff.docx.textconv", "pandoc --to=plain")
    answers = write_answers(tmp_path, RURAL)
    assert tdkt("init", "a", "--answers", str(answers), cwd=tmp_path).returncode == 0
    assert "quotepath" not in git(tmp_path, "config", "--local", "--list"), "only where asked for"
    assert tdkt("init", "b/c", "--answers", str(answers), "--git", cwd=tmp_path).returncode == 0
    assert git(tmp_path, "config", "diff.docx.textconv").strip() == "pandoc --to=plain"
    assert git(tmp_path, "config", "core.quotepath").strip() == "off"


def test_the_questions_take_bad_answers_again_and_make_the_same_ward(tdkt: Run, tmp_path: Path) -> None:
    typed = [
        "huyện", "xã", "", "xã Đông Hưng", "Hưng Yên", "tỉnh Hưng Yên", "", "", "hai ngàn", "2027",
        "", "Văn phòng HĐND và UBND xã | VP", "Phòng Kinh tế", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội || Trần Thị B", "",
        "", "Thôn Một; Thôn Hai", "Nguyễn Văn A | Chủ tịch", "",
        "c", "Quyết định số 35/QĐ-UBND ngày 26/01/2027 của Chủ tịch UBND xã",
        "Ông Nguyễn Văn A | Chủ tịch UBND xã | chủ tịch", "Bà Trần Thị B | Phó Chủ tịch UBND xã | phó chủ tịch",
        "Ông Lê Văn C | Trưởng phòng | thư ký", "", "jenkins", "Không", "", "k",
    ]  # fmt: skip
    code, screen = at_a_terminal(["init", "hoi", "--date", "15/01/2027"], typed, tmp_path)
    assert code == 0, screen
    assert "Không có loại “huyện”" in screen
    assert "“Phòng Kinh tế” ghi hai lần" in screen
    assert "“hai ngàn” không phải một năm" in screen
    assert "“jenkins”" in screen
    standing = {**RURAL, "standing_unit": "Phòng Văn hóa - Xã hội"}
    answers = write_answers(tmp_path, standing)
    tdkt("init", "tep", "--answers", str(answers), "--date", "15/01/2027", cwd=tmp_path)
    assert files_below(tmp_path / "hoi") == files_below(tmp_path / "tep")
    assert not (tmp_path / "hoi/.git").exists()


def test_arrow_keys_are_no_answer_and_the_review_comes_before_the_files(tmp_path: Path) -> None:
    typed = [
        "phường", "\x1b[A\x1b[A", "xã Đông Hưng", "<", "xã", "đông hưng", "Đông Hưng", "tỉnh Hưng Yên", "", "", "2027",
        "Phòng Kinh tế, KT", "Phòng Kinh tế | KT", "", "", "Thôn Một", "Nguyễn Văn A | Chủ tịch", "", "k", "", "k",
    ]  # fmt: skip
    code, screen = at_a_terminal(["init", "hoi"], typed, tmp_path)
    assert code == 130, screen
    assert "Phím mũi tên" in screen
    assert "Phòng Kinh tế | KT" in screen
    assert "Xem lại trước khi ghi" in screen
    assert list(tmp_path.iterdir()) == []


def test_where_a_ward_is_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/organization.yaml").write_text("kind: organization\n", encoding="utf-8")
    code, screen = at_a_terminal(["init"], [], tmp_path)
    assert code == 1, screen
    assert "Đã có tệp, không ghi đè" in screen
    assert "Xã, phường hay đặc khu" not in screen


def test_leaving_the_questions_writes_nothing(tmp_path: Path) -> None:
    code, screen = at_a_terminal(["init", "kho"], ["xã", "Đông Hưng", "\x04"], tmp_path)
    assert code == 130, screen
    assert "Traceback" not in screen
    assert list(tmp_path.iterdir()) == []


def test_lines_fit_the_terminal(tdkt: Run, tmp_path: Path) -> None:
    tdkt("init", "kho", "--answers", str(write_answers(tmp_path, RURAL)), cwd=tmp_path)
    for columns in (72, 80, 110):
        code, screen = at_a_terminal(["init", "--todo"], [], tmp_path / "kho", columns=columns)
        assert code == 0
        longest = max(map(len, screen.splitlines()))
        assert columns - 25 < longest <= columns


def at_a_terminal(words: list[str], typed: list[str], folder: Path, *, columns: int = 200) -> tuple[int, str]:
    """Run tdkt with a terminal as its input and output, each line typed when a question waits for it."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (50, columns))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tdkt", *words],
        cwd=folder, stdin=slave, stdout=slave, stderr=slave, env={**environment, "TERM": "dumb"},
    )  # fmt: skip
    os.close(slave)
    screen, waiting = b"", list(typed)
    while True:
        try:
            screen += os.read(master, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if waiting and screen.rstrip(b" ").endswith(b":"):
            line = waiting.pop(0)
            os.write(master, line.encode() + (b"" if line == "\x04" else b"\n"))
            screen += b"\n"
    os.close(master)
    return process.wait(timeout=60), screen.decode("utf-8", errors="replace")


def test_a_school_year_has_its_own_words_days_and_periods(tdkt: Run, tmp_path: Path) -> None:
    answers = write_answers(tmp_path, {**RURAL, "year": "2026-2027"})
    made = tdkt("init", "kho", "--answers", str(answers), cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    root = tmp_path / "kho"
    texts = {
        name: text.decode()
        for name, text in files_below(root).items()
        if name.startswith("plans/") or name == "README.md"
    }
    plan = texts["plans/2026-2027/plan.yaml"]
    assert "từ ngày 01 tháng 9 năm 2026 đến ngày 31 tháng 5 năm 2027." in plan
    assert "title: Triển khai công tác thi đua, khen thưởng năm học 2026 - 2027\n" in plan
    assert "  #   HK1: 2027-01-…\n  #   HK2: 2027-06-…\n" in plan
    for text in (*texts.values(), made.stderr):
        for wrong in ("năm 2026-2027", "2026-2027-Q1", "quý", "Quý", "sáu tháng", "31 tháng 12"):
            assert wrong not in text
    assert "tdkt form 2026-2027-HK1" in made.stderr
    assert "tdkt form 2026-2027-HK1" in texts["README.md"]
    assert tdkt("validate", cwd=root).returncode == 0
    assert tdkt("form", "2026-2027-HK1", cwd=root).returncode == 0
    named = tdkt("render", "plan", "2026", cwd=root)
    assert "Các năm có kế hoạch: 2026-2027. Năm học ghi cả hai năm." in named.stderr


def test_a_school_year_by_a_flag(tdkt: Run, tmp_path: Path) -> None:
    words = ("--type", "xã", "--name", "Đông Hưng", "--city", "tỉnh Hưng Yên", "--year", "2026-2027")
    unit = ("--unit", "Trường Tiểu học Đông Hưng | TH", "--signer", "Nguyễn Văn A | Chủ tịch")
    made = tdkt("init", "kho", *words, *unit, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "kho/plans/2026-2027/plan.yaml").is_file()
    drive = ("--from", "5/10/2026", "--until", "20/11/2026", "--phase", "Cả đợt=20/11/2026")
    begun = tdkt("new", "drive", "chào mừng 20/11", *drive, cwd=tmp_path / "kho")
    assert begun.returncode == 0, begun.stderr
    assert "plans/2026-2027/drives/" in begun.stdout
