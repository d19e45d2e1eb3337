"""`tdkt new batch`: the files that a batch begins with pass the checks; a wrong word is told and nothing is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY, Run
from tdkt.checks.example_files import PETITIONS

FOLDER = "plans/2026/awards/cuu-nguoi"
SUDDEN = (
    "new",
    "batch",
    "cuu-nguoi",
    "--type",
    "sudden",
    "--year",
    "2026",
    "--title",
    "thành tích cứu người: tháng 8",
)


def test_a_sudden_deed_begins_with_two_files_that_pass_the_checks(tdkt: Run, example_folder: Path) -> None:
    done = tdkt(
        *SUDDEN, "--who", "Phạm Văn K", "--who", "ho-ong-l", "--who", "pham-van-k", cwd=example_folder
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{FOLDER}/batch.yaml", f"{FOLDER}/nominations.yaml"]
    nominations = (example_folder / FOLDER / "nominations.yaml").read_text(encoding="utf-8")
    assert re.findall(r"who: (\S+)", nominations) == ["pham-van-k", "ho-ong-l"]
    checked = tdkt("awards", "check", "cuu-nguoi", cwd=example_folder)
    assert checked.returncode == 0, checked.stdout
    assert tdkt("validate", cwd=example_folder).returncode == 0


def test_every_step_in_the_comments_is_one_that_the_file_takes(tdkt: Run, example_folder: Path) -> None:
    for kind in ("sudden", "thematic", "merit"):
        words = [*SUDDEN[:2], f"dot-{kind}", "--type", kind, *SUDDEN[5:]]
        done = tdkt(*words, "--who", "pham-van-k", cwd=example_folder)
        assert done.returncode == 0, done.stderr
        path = example_folder / f"plans/2026/awards/dot-{kind}/batch.yaml"
        text = re.sub(r"(?m)^# (\w+: [\d{t])", r"\1", path.read_text(encoding="utf-8"))
        text = (
            text.replace("MM-DD", "08-03")
            .replace("number: …/", "number: 12/")
            .replace("number: …", "number: 12")
        )
        path.write_text(text.replace("paid: …", "paid: 0"), encoding="utf-8")
        said = tdkt("validate", cwd=example_folder)
        codes = set(re.findall(rf"dot-{kind}/batch.yaml:.*\b([A-Z]\d{{3}})\b", said.stdout))
        assert all(code.startswith("A") for code in codes), said.stdout
        assert "state: collecting" in text
        assert "appraisal: {date: 2026-08-03" in text


def test_year_end_titles_come_from_the_registrations(tdkt: Run, example_folder: Path) -> None:
    shutil.rmtree(example_folder / "plans/2026/awards/tong-ket")
    done = tdkt("new", "batch", "cuoi-nam", "--type", "merit", "--year", "2026", cwd=example_folder)
    assert done.returncode == 0, done.stderr
    text = (example_folder / "plans/2026/awards/cuoi-nam/nominations.yaml").read_text(encoding="utf-8")
    registered = (example_folder / "plans/2026/awards/registrations.yaml").read_text(encoding="utf-8")
    proposed = {
        (who, group[1])
        for group in re.finditer(r"  - award: (\S+)\n((?:    .*\n)+)", text)
        for who in re.findall(r"who: ([^,]+),", group[2])
    }
    assert proposed == set(re.findall(r"who: ([^,]+), award: ([^,}]+)", registered))
    assert tdkt("validate", cwd=example_folder).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "batch", "Cứu người", "--type", "sudden"), "không dùng làm mã được"),
        (("new", "batch", "a", "--type", "dot-xuat"), "Không có loại hình khen thưởng “dot-xuat”"),
        (("new", "batch", "a", "--type", "sudden", "--level", "tinh"), "Không có cấp quyết định “tinh”"),
        (("new", "batch", "a", "--type", "sudden"), "Thiếu tên đợt"),
        (("new", "batch", "a", "--type", "sudden", "--title", "x"), "Chưa ghi ai được đề nghị"),
        ((*SUDDEN, "--who", "ho-ong-i"), "Có phải là ho-ong-l?"),
        ((*SUDDEN, "--who", "Văn"), "Ghi rõ một mã"),
        ((*SUDDEN, "--who", "pham-van-k", "--award", "giay"), "Không có danh hiệu, hình thức “giay”"),
        ((*SUDDEN, "--who", "ho-ong-l", "--award", "lao-dong-tien-tien"), "không thuộc đối tượng"),
        (
            ("new", "batch", "b", "--type", "merit", "--year", "2031"),
            "Không còn đăng ký thi đua nào của năm 2031",
        ),
    ],
)
def test_a_wrong_word_is_told_and_nothing_is_written(
    tdkt: Run, example_folder: Path, words: tuple[str, ...], said: str
) -> None:
    before = sorted(example_folder.rglob("*.yaml"))
    done = tdkt(*words, cwd=example_folder)
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert sorted(example_folder.rglob("*.yaml")) == before


def test_a_batch_that_is_there_is_never_written_over(tdkt: Run, example_folder: Path) -> None:
    done = tdkt("new", "batch", "tong-ket", "--type", "merit", cwd=example_folder)
    assert done.returncode == 1
    assert "không ghi đè" in done.stderr


def test_of_many_findings_the_first_are_named_and_the_rest_counted(tdkt: Run, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    done = tdkt("new", "batch", "cuoi-nam", "--type", "merit", "--year", "2026", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    counted = re.search(r"nêu thêm (\d+) điều:", done.stderr)
    left = re.search(r"… và (\d+) điều nữa: chạy tdkt validate", done.stderr)
    named = re.findall(r"^  plans/2026/awards/cuoi-nam/", done.stderr, flags=re.MULTILINE)
    assert counted
    assert left
    assert len(named) == 5
    assert int(counted[1]) == 5 + int(left[1])


@pytest.mark.parametrize("name", ["aux", "con", "com1", "lpt9", "nul"])
def test_a_batch_is_not_named_as_windows_names_devices(tdkt: Run, example_folder: Path, name: str) -> None:
    done = tdkt("new", "batch", name, "--type", "merit", cwd=example_folder)
    assert done.returncode == 2
    assert "Windows giữ cho thiết bị" in done.stderr


def test_a_batch_may_wait_for_its_list(tdkt: Run, example_folder: Path) -> None:
    words = (
        "new",
        "batch",
        "gdvh",
        "--type",
        "merit",
        "--year",
        "2026",
        "--title",
        "xét tặng Gia đình văn hóa",
    )
    done = tdkt(*words, "--award", "gia-dinh-van-hoa", "--list", cwd=example_folder)
    assert done.returncode == 0, done.stderr
    assert "tdkt import TỆP --batch gdvh" in done.stderr
    text = (example_folder / "plans/2026/awards/gdvh/nominations.yaml").read_text(encoding="utf-8")
    assert "for: Đạt tiêu chuẩn danh hiệu “Gia đình văn hóa” năm 2026" in text
    assert tdkt("validate", cwd=example_folder).returncode == 0
    assert (
        tdkt(*words[:2], "b", *words[3:], "--list", "--who", "ho-ong-l", cwd=example_folder).returncode == 2
    )


def test_a_petition_is_written_and_a_revocation_asks_for_what_is_missing(
    tdkt: Run, example_folder: Path
) -> None:
    done = tdkt(
        *("new", "petition", "đề nghị xem xét lại", "--type", "kien-nghi", "--received", "04/11/2026"),
        cwd=example_folder,
    )
    assert done.stdout.split() == [PETITIONS]
    assert "I352" in done.stderr
    assert "don-04-11" in (example_folder / PETITIONS).read_text(encoding="utf-8")
    asked = tdkt("new", "revocation", cwd=example_folder)
    assert asked.returncode == 2
    assert "Thiếu --who" in asked.stderr


def test_a_group_takes_its_head_as_it_takes_its_members(tdkt: Run, example_folder: Path) -> None:
    done = tdkt(
        *("new", "group", "khoi-x", "--title", "Khối X", "--member", "VP", "--member", "KT"),
        *("--head", "VP", "--scale", "--dry-run"),
        cwd=example_folder,
    )
    assert "role: head, member: van-phong" in done.stdout + done.stderr
    refused = tdkt(
        *("new", "propaganda", "Tọa đàm", "--type", "toa-dam", "--date", "05/02/2026", "--attended", "0"),
        cwd=example_folder,
    )
    assert refused.returncode == 2
    assert "--attended 0: số người dự ít nhất là 1, vì" in " ".join(refused.stderr.split())
