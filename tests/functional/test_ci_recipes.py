"""The recipes for GitHub and GitLab that `tdkt init --ci` writes: sound by the services' own schemas, and their commands really run.

The commands run in bash as the services run them, in clones of a repository whose main branch moves on while another waits to
be merged. `python` is a stand-in that notes what it would install; `tdkt` is the one under test.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Run, write_files
from in_git import git
from tdkt import __version__

GITHUB, GITLAB = ".github/workflows/tdkt.yml", ".gitlab-ci.yml"
SOURCE = "git+https://example.org/tdkt.git@0123abc"
ANSWERS = """\
kind: ward-answers
type: xa
name: Đông Hưng
city: tỉnh Hưng Yên
year: 2027
units: [{name: Phòng Kinh tế}, {name: Phòng Văn hóa - Xã hội}]
signers: [{name: Nguyễn Văn A, post: Chủ tịch}]
"""
MOVEMENTS = "plans/2027/movements/kinh-te.yaml"
MEANWHILE = "plans/2027/movements/van-hoa-xa-hoi.yaml"
CHANGES = {
    "good": ("95", "97"),
    "an error": ("measure: {type: percentage", "measure: {type: percent"),
    "another layout": ("unit: kinh-te", "unit:   'kinh-te'"),
}
"""What the branch does to the movements of a unit: words, and what stands there instead."""
FAILED = {"good": [], "an error": ["tdkt validate"], "another layout": ["tdkt fmt"]}


@dataclass
class Runner:
    """A clone on a runner, with what its commands may see."""

    folder: Path
    environment: dict[str, str]

    def script(self, text: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-c", text],
            cwd=self.folder, env={**self.environment, **more}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip


def recipe(kho: Path, file: str) -> Any:
    return yaml.safe_load((kho / file).read_text(encoding="utf-8"))


def begin(tdkt: Run, folder: Path, ci: str = "both") -> Path:
    """Make a workspace; its recipes know where tdkt comes from."""
    (folder / "tra-loi.yaml").write_text(f"{ANSWERS}ci: {ci}\n", encoding="utf-8")
    made = tdkt("init", "kho", "--git", "--answers", "tra-loi.yaml", cwd=folder)
    assert made.returncode == 0, made.stderr
    return folder / "kho"


def merge_request(kho: Path, change: str) -> str:
    """Commit a branch with the change, then another change on main; return the commit where they part."""
    for file in (GITHUB, GITLAB):
        text = (kho / file).read_text(encoding="utf-8")
        (kho / file).write_text(text.replace('TDKT_SOURCE: ""', f"TDKT_SOURCE: {SOURCE}"), encoding="utf-8")
    git(kho, "add", "--all")
    git(kho, "commit", "--quiet", "-m", "Lập kho")
    parting = git(kho, "rev-parse", "HEAD")
    git(kho, "checkout", "--quiet", "-b", "sua")
    edit(kho, MOVEMENTS, *CHANGES[change])
    git(kho, "commit", "--quiet", "-am", "Sửa")
    git(kho, "checkout", "--quiet", "main")
    edit(kho, MEANWHILE, "95", "99")
    git(kho, "commit", "--quiet", "-am", "Việc khác")
    return parting


def edit(kho: Path, file: str, old: str, new: str) -> None:
    text = (kho / file).read_text(encoding="utf-8")
    assert old in text
    (kho / file).write_text(text.replace(old, new), encoding="utf-8")


def runner_of(kho: Path, variables: dict[str, str]) -> Runner:
    """Clone the workspace for the runner of a service."""
    tools = write_files(
        kho.parent / "tools",
        {
            "python": '#!/bin/sh\necho "$@" >> "$(dirname "$0")/installed"\n',
            "tdkt": f'#!/bin/sh\nexec "{sys.executable}" -m tdkt "$@"\n',
        },
    )
    for tool in tools.iterdir():
        tool.chmod(0o755)
    git(kho.parent, "clone", "--quiet", str(kho), "runner")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_", "TDKT_"))
    }
    return Runner(
        kho.parent / "runner", {**kept, **variables, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    )


def run_github(runner: Runner, event: str) -> tuple[list[str], str, str]:
    """Return the commands that fail, what all wrote, and the summary."""
    summary = runner.folder.parent / "summary.md"
    summary.touch()
    meant: dict[str | None, Callable[[bool], bool]] = {
        None: lambda going: going,
        "github.event_name == 'pull_request'": lambda going: going and event == "pull_request",
        "github.event_name == 'push'": lambda going: going and event == "push",
        "always() && steps.cai-dat.outcome == 'success'": lambda going: "pip" not in "".join(failed),
    }
    failed: list[str] = []
    written = ""
    for step in recipe(runner.folder, GITHUB)["jobs"]["kiem-tra"]["steps"]:
        if "run" not in step or not meant[step.get("if")](not failed):
            continue
        done = runner.script(step["run"], GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
        written += done.stdout + done.stderr
        if done.returncode:
            failed.append(step["run"])
    return failed, written, summary.read_text(encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_github_checks_and_shows_what_a_pull_request_changes(change: str, tdkt: Run, tmp_path: Path) -> None:
    kho = begin(tdkt, tmp_path, "github")
    (kho / GITLAB).write_text("", encoding="utf-8")
    merge_request(kho, change)
    runner = runner_of(kho, recipe(kho, GITHUB)["env"])
    git(
        runner.folder, "checkout", "--quiet", "--detach", "origin/main"
    )  # as actions/checkout: the two merged
    git(runner.folder, "merge", "--quiet", "--no-ff", "origin/sua")
    failed, written, summary = run_github(runner, "pull_request")
    assert [" ".join(words.split()[:2]) for words in failed] == FAILED[change], written
    assert (tmp_path / "tools/installed").read_text(encoding="utf-8") == f"-m pip install {SOURCE}\n"
    assert summary.startswith(f"## Thay đổi về nội dung: {git(kho, 'rev-parse', 'main')[:10]} → HEAD\n")
    assert (MOVEMENTS in summary and "97" in summary) is (change == "good")
    assert MEANWHILE not in summary, "what main did meanwhile is no change of the branch"
    assert (f"::error file={MOVEMENTS},line=" in written) is (change == "an error")


def test_github_checks_a_commit_on_main_without_a_diff(tdkt: Run, tmp_path: Path) -> None:
    kho = begin(tdkt, tmp_path)
    merge_request(kho, "good")
    runner = runner_of(kho, recipe(kho, GITHUB)["env"])
    failed, written, summary = run_github(runner, "push")
    assert (failed, summary) == ([], ""), written
    (package,) = (runner.folder / "goi").glob("*.tdkt.zip")
    with zipfile.ZipFile(package) as file:
        (manifest,) = (name for name in file.namelist() if name.endswith("manifest.json"))
        source = json.loads(file.read(manifest))["source"]
    assert source["commit"] == git(kho, "rev-parse", "main")


@pytest.mark.parametrize(
    ("variables", "said"),
    [({"TDKT_SOURCE": ""}, "Chưa ghi chỗ lấy tdkt"), ({"TDKT_VERSION": "0.0.1"}, "không phải tdkt 0.0.1")],
)
def test_nothing_runs_with_no_tdkt_or_another(
    variables: dict[str, str], said: str, tdkt: Run, tmp_path: Path
) -> None:
    kho = begin(tdkt, tmp_path)
    merge_request(kho, "good")
    runner = runner_of(kho, {**recipe(kho, GITHUB)["env"], **variables})
    failed, written, _ = run_github(runner, "push")
    assert len(failed) == 1
    assert said in written
    done = runner.script("\n".join(recipe(kho, GITLAB)["default"]["before_script"]))
    assert done.returncode != 0
    assert said in done.stdout + done.stderr


@pytest.mark.parametrize("change", CHANGES)
def test_gitlab_checks_and_keeps_what_a_merge_request_changes(change: str, tdkt: Run, tmp_path: Path) -> None:
    kho = begin(tdkt, tmp_path)
    parting = merge_request(kho, change)
    said = recipe(kho, GITLAB)
    runner = runner_of(kho, {**said["variables"], "CI_MERGE_REQUEST_DIFF_BASE_SHA": parting})
    git(runner.folder, "checkout", "--quiet", "--detach", "origin/sua")  # as GitLab: the branch alone
    before = said["default"]["before_script"]
    checked = runner.script("\n".join([*before, *said["kiem-tra"]["script"]]))
    assert checked.returncode == (0 if change == "good" else 1), checked.stderr
    assert (MOVEMENTS in checked.stdout) is (change != "good")
    shown = runner.script("\n".join([*before, *said["thay-doi"]["script"]]))
    assert shown.returncode == 0, shown.stderr
    kept = "".join(
        (runner.folder / path).read_text(encoding="utf-8") for path in said["thay-doi"]["artifacts"]["paths"]
    )
    assert kept in shown.stdout
    assert (MOVEMENTS in kept and "97" in kept) is (change == "good")
    assert MEANWHILE not in kept


@pytest.mark.parametrize(
    ("file", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")]
)
def test_the_services_own_schemas_take_the_recipes(file: str, schema: str, tdkt: Run, tmp_path: Path) -> None:
    kho = begin(tdkt, tmp_path)
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(kho / file)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_whole_history_is_fetched_and_gitlab_can_show_the_artifact(tdkt: Run, tmp_path: Path) -> None:
    kho = begin(tdkt, tmp_path)
    checkout = recipe(kho, GITHUB)["jobs"]["kiem-tra"]["steps"][0]
    assert (checkout["uses"].split("@")[0], checkout["with"]) == ("actions/checkout", {"fetch-depth": 0})
    gitlab = recipe(kho, GITLAB)
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    assert gitlab["variables"]["TDKT_VERSION"] == __version__
    assert re.fullmatch(r"[A-Za-z0-9_][-A-Za-z0-9_ ]*", gitlab["thay-doi"]["artifacts"]["expose_as"])


@pytest.mark.parametrize(
    ("ci", "files"),
    [("none", set()), ("github", {GITHUB}), ("gitlab", {GITLAB}), ("both", {GITHUB, GITLAB})],
)
def test_only_the_recipes_that_were_asked_for(ci: str, files: set[str], tdkt: Run, tmp_path: Path) -> None:
    kho = begin(tdkt, tmp_path, ci)
    assert {file for file in (GITHUB, GITLAB) if (kho / file).exists()} == files
    guide = (kho / "README.md").read_text(encoding="utf-8")
    assert {file for file in (GITHUB, GITLAB) if file in guide} == files


def test_a_recipe_below_the_top_of_a_repository_is_pointed_out(tdkt: Run, tmp_path: Path) -> None:
    (tmp_path / "tra-loi.yaml").write_text(f"{ANSWERS}ci: github\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    below = tdkt("init", "kho", "--answers", "tra-loi.yaml", cwd=tmp_path)
    assert "phải nằm ở gốc kho git" in below.stderr
    top = tdkt("init", ".", "--answers", "tra-loi.yaml", cwd=tmp_path)
    assert top.returncode == 0, top.stderr
    assert "gốc kho git" not in top.stderr
