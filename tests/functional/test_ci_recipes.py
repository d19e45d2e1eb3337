"""The CI recipes of `tdkt init`: sound by the schemas of GitHub and GitLab, and their commands run for real."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Run
from tdkt import __version__

GITHUB, GITLAB = ".github/workflows/tdkt.yml", ".gitlab-ci.yml"


def git(root: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.vn", *words],
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def ward(tmp_path: Path, tdkt: Run) -> Path:
    """A clone of a ward's repository with a branch to be merged into main, as a CI server sees it."""
    origin = tmp_path / "gốc"
    done = tdkt(
        "init", str(origin), "--type", "xã", "--name", "Đông Hưng", "--city", "tỉnh Hưng Yên", "--year", "2027",
        "--unit", "Phòng Văn hóa - Xã hội | VHXH", "--signer", "Nguyễn Văn A | Chủ tịch", "--git", "--ci", "both",
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "đầu")
    clone = tmp_path / "máy chủ"
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    git(clone, "checkout", "-q", "-b", "sua")
    return clone


def change(root: Path, old: str, new: str) -> None:
    path = root / "plans/2027/plan.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    git(root, "commit", "-qam", "sửa")


def run(root: Path, commands: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    """Run the commands as a CI server does, with tdkt installed already."""
    bin_folder = root.parent / "bin"
    bin_folder.mkdir(exist_ok=True)
    command = bin_folder / "tdkt"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tdkt "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(commands)],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", **env},
    )


def steps(root: Path) -> dict[str, dict[str, Any]]:
    found = yaml.safe_load((root / GITHUB).read_text(encoding="utf-8"))
    return {step["name"]: step for step in found["jobs"]["kiem-tra"]["steps"] if "name" in step}


def script(root: Path, job: str) -> list[str]:
    found = yaml.safe_load((root / GITLAB).read_text(encoding="utf-8"))
    return [line for line in found[job]["script"] if "pip install" not in line]


@pytest.mark.parametrize(
    ("file", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")]
)
def test_recipes_keep_to_the_schema_of_their_server(ward: Path, file: str, schema: str) -> None:
    pytest.importorskip("check_jsonschema")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ward / file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_recipes_install_the_tdkt_that_made_them(ward: Path) -> None:
    for file in (GITHUB, GITLAB):
        text = (ward / file).read_text(encoding="utf-8")
        assert f"tdkt=={__version__}" in text
        assert "VERSION" not in text


def test_github_passes_a_good_commit_and_tells_its_change(ward: Path, tmp_path: Path) -> None:
    change(ward, "recipients:\n", "recipients:\n  - Đảng ủy xã\n")
    summary = tmp_path / "summary.md"
    checked = run(ward, [steps(ward)["Kiểm tra dữ liệu"]["run"]])
    assert checked.returncode == 0, checked.stdout
    step = steps(ward)["Thay đổi về nội dung"]
    assert step["env"] == {"BASE": "origin/${{ github.base_ref }}"}
    told = run(ward, [step["run"]], BASE="origin/main", GITHUB_STEP_SUMMARY=str(summary))
    assert told.returncode == 0, told.stderr
    assert "Nơi nhận: Đảng ủy xã" in summary.read_text(encoding="utf-8").replace("**", "")


def test_github_stops_a_bad_commit_at_its_line(ward: Path) -> None:
    change(ward, "year: 2027", "year: hai nghìn")
    done = run(ward, [steps(ward)["Kiểm tra dữ liệu"]["run"]])
    assert done.returncode == 1
    assert "::error file=plans/2027/plan.yaml,line=" in done.stdout


def test_gitlab_does_the_same(ward: Path) -> None:
    change(ward, "recipients:\n", "recipients:\n  - Đảng ủy xã\n")
    assert run(ward, script(ward, "kiem-tra")).returncode == 0
    told = run(ward, script(ward, "thay-doi"), CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert told.returncode == 0, told.stderr
    assert "Đảng ủy xã" in told.stdout
    assert (ward / "thay-doi.md").read_text(encoding="utf-8") in told.stdout
    change(ward, "year: 2027", "year: hai nghìn")
    assert run(ward, script(ward, "kiem-tra")).returncode == 1


@pytest.mark.parametrize(
    ("choice", "files"),
    [
        ("github", {GITHUB}),
        ("gitlab", {GITLAB}),
        ("cả hai", {GITHUB, GITLAB}),
        ("không", set()),
        (None, set()),
    ],
)
def test_only_what_is_asked_for_is_written(
    tmp_path: Path, tdkt: Run, choice: str | None, files: set[str]
) -> None:
    words = ["--ci", choice] if choice else []
    done = tdkt(
        "init", "kho", "--type", "xã", "--name", "Đông Hưng", "--city", "tỉnh Hưng Yên",
        "--unit", "Văn phòng | VP", "--signer", "Nguyễn Văn A | Chủ tịch", *words, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {file for file in (GITHUB, GITLAB) if (tmp_path / "kho" / file).exists()} == files


def test_an_unknown_server_is_refused(tmp_path: Path, tdkt: Run) -> None:
    done = tdkt("init", "kho", "--ci", "bitbucket", cwd=tmp_path)
    assert done.returncode == 2
    assert "cả hai" in done.stderr


# schemas ---------------------------------------------------------------------------------------------------------


def test_old_schema_copies_are_noted_and_refreshed(ward: Path, tdkt: Run) -> None:
    copy = ward / "schemas/plan.schema.json"
    current = copy.read_bytes()
    copy.write_text("{}", encoding="utf-8")
    (ward / "schemas/amendment.schema.json").unlink()
    (ward / "schemas/rieng.schema.json").write_text("{}", encoding="utf-8")
    assert "tdkt init --schemas" in tdkt("validate", cwd=ward).stderr
    dry = tdkt("init", "--schemas", "--dry-run", cwd=ward)
    assert copy.read_bytes() != current
    done = tdkt("init", "--schemas", cwd=ward)
    assert done.returncode == 0
    assert done.stdout == dry.stdout
    assert set(done.stdout.split()) == {"schemas/plan.schema.json", "schemas/amendment.schema.json"}
    assert copy.read_bytes() == current
    assert (ward / "schemas/rieng.schema.json").read_text(encoding="utf-8") == "{}"
    assert "tdkt init --schemas" not in tdkt("validate", cwd=ward).stderr
    assert "đã đúng phiên bản" in tdkt("init", "--schemas", cwd=ward).stderr


def test_schemas_are_not_written_where_there_is_no_workspace(tmp_path: Path, tdkt: Run) -> None:
    done = tdkt("init", "--schemas", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "schemas").exists()
