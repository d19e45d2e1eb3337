"""git as somebody has set it up: nothing that a repository's settings name is run, and nothing that a user likes to see changes data."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import PLAN, REPORT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="tập lệnh sh")


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "core.fsmonitor=false", "-c", "user.name=A", "-c", "user.email=a@b.c", *words],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho", FILES)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    return root


def trap(root: Path) -> Path:
    """Return a program that leaves a trace, and let everything that settings can name be that program."""
    program, trace = root.parent / "bay.sh", root.parent / "da-chay"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{trace}'\ncat\n")
    program.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"),
        *("diff.external", "diff.x.command", "diff.x.textconv", "gpg.program", "pager.log", "pager.status"),
        *("filter.x.clean", "filter.x.smudge", "filter.x.process", "filter.a.b.clean", "alias.status"),
        *("sequence.editor", "credential.helper", "interactive.diffFilter", "uploadpack.packObjectsHook"),
    ):
        git(root, "config", key, str(program))
    git(root, "config", "filter.x.required", "true")
    git(root, "config", "log.showSignature", "true")
    hooks = root / ".git/hooks"
    for name in (
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "fsmonitor-watchman",
        "pre-auto-gc",
    ):
        (hooks / name).write_text(program.read_text())
        (hooks / name).chmod(0o755)
    (root / ".gitattributes").write_text("*.yaml filter=x diff=x\n*.json filter=a.b diff=x\n")
    return trace


COMMANDS = (
    ("validate",),
    ("validate", "--staged"),
    ("diff",),
    ("diff", "HEAD"),
    ("diff", "HEAD", "--staged"),
    ("render", "plan", "2026"),
    ("render", "plan", "2026", "--compare", "HEAD"),
    ("verify", "build/2026/ke-hoach.docx"),
    ("report",),
    ("dashboard",),
    ("status",),
    ("today",),
    ("save", "x"),
    ("undo",),
    ("undo", "1"),
    ("undo", "--unsaved", "."),
    ("hook", "install"),
    ("hook", "remove"),
)


def test_nothing_is_run_that_settings_name(ward: Path, tdkt: Run) -> None:
    trace = trap(ward)
    report = ward / REPORT
    report.write_text(
        report.read_text(encoding="utf-8").replace("Nguyễn Văn A", "Nguyễn Văn B"), encoding="utf-8"
    )
    for words in COMMANDS:
        os.utime(ward / PLAN)  # git has to look at the content again
        done = tdkt(*words, cwd=ward)
        assert done.returncode in (0, 1, 2), (words, done.stderr)
        assert not trace.exists(), (words, trace.read_text())
    assert "Nguyễn Văn [-A-]{+B+}" in tdkt("diff", "HEAD", cwd=ward).stdout


def test_a_filter_that_cannot_be_switched_off_stops_the_command(ward: Path, tdkt: Run) -> None:
    git(ward, "config", "filter.x=y.clean", "touch ../da-chay")
    (ward / ".gitattributes").write_text("*.yaml filter=x=y\n")
    os.utime(ward / PLAN)
    done = tdkt("diff", "HEAD", cwd=ward)
    assert (done.returncode, "bộ lọc (filter) có tên lạ: “x=y”" in done.stderr) == (2, True)
    assert not (ward.parent / "da-chay").exists()


def test_a_bare_repository_hidden_in_the_folder_is_none(ward: Path, tdkt: Run) -> None:
    """A folder of files can be a bare repository with settings of its own; it comes with any commit."""
    trace = ward.parent / "da-chay"
    for name, text in {
        "HEAD": "ref: refs/heads/main\n",
        "config": f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = \"touch '{trace}'\"\n",
        "objects/.keep": "",
        "refs/.keep": "",
    }.items():
        (ward / "plans" / name).parent.mkdir(exist_ok=True)
        (ward / "plans" / name).write_text(text)
    for words in COMMANDS[:6]:
        tdkt(*words, "--workspace", str(ward), cwd=ward / "plans")
        assert not trace.exists(), words


def stamp(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        found = re.search(r"(?<![0-9a-f])[0-9a-f]{40}(?=<)", archive.read("docProps/custom.xml").decode())
    return found[0] if found else ""


@pytest.mark.parametrize(
    "settings",
    [
        {"log.showSignature": "true"},
        {"color.ui": "always", "log.date": "relative", "log.decorate": "full", "format.pretty": "oneline"},
        {
            "diff.noprefix": "true",
            "diff.mnemonicPrefix": "true",
            "diff.relative": "true",
            "diff.renames": "copies",
        },
        {"diff.orderFile": "khong-co", "core.quotePath": "true", "i18n.logOutputEncoding": "latin1"},
        {"status.short": "true", "status.branch": "true", "core.commentChar": ";", "core.abbrev": "4"},
        {"submodule.recurse": "true", "diff.submodule": "log", "log.mailmap": "true", "log.follow": "true"},
    ],
)
def test_what_a_user_likes_to_see_changes_no_stamp(ward: Path, tdkt: Run, settings: dict[str, str]) -> None:
    head = git(ward, "rev-parse", "HEAD")
    for key, value in settings.items():
        git(ward, "config", key, value)
    assert tdkt("render", "plan", "2026", cwd=ward).returncode == 0
    assert stamp(ward / "build/2026/ke-hoach.docx") == head
    proved = tdkt("verify", "build/2026/ke-hoach.docx", cwd=ward)
    assert (proved.returncode, "nguyên vẹn" in proved.stdout) == (0, True), proved.stdout + proved.stderr
    path = ward / PLAN
    path.write_text(
        path.read_text(encoding="utf-8").replace("Nguyễn Văn A", "Nguyễn Văn B"), encoding="utf-8"
    )
    said = tdkt("diff", "HEAD", cwd=ward)
    assert (said.returncode, "\x1b" in said.stdout) == (0, False), said.stderr


def test_untracked_files_count_though_the_user_does_not_want_to_see_them(ward: Path, tdkt: Run) -> None:
    git(ward, "config", "status.showUntrackedFiles", "no")
    (ward / "plans/2026/them.yaml").write_text(FILES[REPORT], encoding="utf-8")
    (ward / "plans/2026/them.yaml").rename(ward / "plans/2026/ghi-chu.txt")
    tdkt("render", "plan", "2026", cwd=ward)
    assert stamp(ward / "build/2026/ke-hoach.docx") == ""


def test_a_replaced_object_is_not_believed(ward: Path, tdkt: Run) -> None:
    old = git(ward, "rev-parse", f"HEAD:{PLAN}")
    other = git(ward, "hash-object", "-w", "--", REPORT)
    git(ward, "replace", "-f", old, other)
    assert "Không có thay đổi về nội dung." in tdkt("diff", "HEAD", cwd=ward).stdout


@pytest.mark.parametrize("outside", ["setting", "link"])
def test_a_hook_is_not_written_where_only_the_repository_says(ward: Path, tdkt: Run, outside: str) -> None:
    elsewhere = ward.parent / "ngoai"
    elsewhere.mkdir()
    if outside == "setting":
        git(ward, "config", "core.hooksPath", str(elsewhere))
    else:
        for sample in (ward / ".git/hooks").iterdir():
            sample.unlink()
        (ward / ".git/hooks").rmdir()
        (ward / ".git/hooks").symlink_to(elsewhere)
    for words in (("hook", "install"), ("hook", "install", "--chain"), ("hook", "remove")):
        done = tdkt(*words, cwd=ward)
        assert done.returncode in (1, 2)
        assert ("core.hooksPath" if outside == "setting" else "hooks là một liên kết") in done.stderr, (
            done.stderr
        )
    assert list(elsewhere.iterdir()) == []


def test_hooks_in_the_work_tree_are_the_wards_own(ward: Path, tdkt: Run) -> None:
    git(ward, "config", "core.hooksPath", ".hooks")
    assert tdkt("hook", "install", cwd=ward).returncode == 0
    assert (ward / ".hooks/pre-commit").is_file()


def test_a_link_that_is_staged_is_told(ward: Path, tdkt: Run) -> None:
    (ward / "plans/2026/la.yaml").symlink_to("/etc/passwd")
    (ward / "templates").symlink_to("/etc")
    git(ward, "add", "-A")
    (ward / "plans/2026/la.yaml").unlink()
    (ward / "templates").unlink()
    said = tdkt("validate", "--staged", cwd=ward)
    assert said.returncode == 1
    assert "plans/2026/la.yaml:1:1: lỗi Y120" in said.stdout
    assert "templates:1:1: lỗi Y120" in said.stdout
    assert "/etc/passwd" in said.stdout
