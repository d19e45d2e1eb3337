"""All files or none, never over another, and never over what somebody else wrote in the meantime."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import write_files
from tdkt.errors import UserError
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.staging import take_back

CONTENTS = {
    "plans/2027/plan.yaml": "kind: plan\r\n",
    "plans/2027/movements/a.yaml": "a\n",
    "plans/2027/movements/b.yaml": "b\n",
}
NEW = PlannedEdit(CONTENTS)


def files_below(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    return tmp_path


def test_a_new_folder(root: Path) -> None:
    NEW.write(root)
    assert files_below(root) == CONTENTS
    assert [path.name for path in root.iterdir()] == ["plans"]


def test_beside_what_is_there(root: Path) -> None:
    write_files(root, {"plans/2027/ghi-chu.txt": "x"})
    NEW.write(root)
    assert files_below(root) == {**CONTENTS, "plans/2027/ghi-chu.txt": "x"}


def test_a_root_that_has_to_be_made(root: Path) -> None:
    NEW.write(root / "a/b")
    assert files_below(root / "a/b") == CONTENTS


def test_files_to_be_changed_hold_the_new_text(root: Path) -> None:
    write_files(root, {"plans/a.yaml": b"\xef\xbb\xbfc\xc5\xa9\r\n"})
    text, data = read_to_change(root, "plans/a.yaml")
    assert text == "cũ\r\n"
    PlannedEdit({"plans/a.yaml": "mới\r\n", "plans/b.yaml": "b\n"}, {"plans/a.yaml": data}).write(root)
    assert files_below(root) == {"plans/a.yaml": "mới\r\n", "plans/b.yaml": "b\n"}


@pytest.mark.skipif(os.name == "nt", reason="Windows không có quyền tệp kiểu này")
def test_a_file_keeps_its_mode(root: Path) -> None:
    write_files(root, {"plans/a.yaml": "a"})
    (root / "plans/a.yaml").chmod(0o640)
    PlannedEdit({"plans/a.yaml": "b"}, {"plans/a.yaml": b"a"}).write(root)
    assert (root / "plans/a.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows cần quyền riêng để tạo liên kết")
def test_nothing_is_written_through_a_link(root: Path) -> None:
    write_files(root, {"ngoai/a.yaml": "a"})
    (root / "plans/a.yaml").symlink_to(root / "ngoai/a.yaml")
    (root / "plans/2026").symlink_to(root / "ngoai", target_is_directory=True)
    for texts, changed in (
        ({"plans/a.yaml": "b"}, {"plans/a.yaml": b"a"}),
        ({"plans/b.yaml": "b", "plans/2026/c.yaml": "c"}, {}),
    ):
        with pytest.raises(UserError, match="là một liên kết tới"):
            PlannedEdit(texts, changed).write(root)
    assert (root / "plans/a.yaml").is_symlink()
    assert files_below(root / "ngoai") == {"a.yaml": "a"}
    assert not (root / "plans/b.yaml").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "broken link"])
def test_what_is_there_is_named_and_kept(root: Path, kind: str) -> None:
    there = root / "plans/2027/movements/a.yaml"
    there.parent.mkdir(parents=True)
    if kind == "file":
        there.write_text("của tôi")
    elif kind == "folder":
        there.mkdir()
    else:
        there.symlink_to("khong-co")
    before = files_below(root)
    with pytest.raises(UserError, match=r"plans/2027/movements/a\.yaml"):
        NEW.write(root)
    assert files_below(root) == before
    assert there.is_symlink() or there.exists()


@pytest.mark.parametrize("now", ["sửa tay", None])
def test_a_file_changed_since_it_was_read_is_named_and_kept(root: Path, now: str | None) -> None:
    write_files(root, {"plans/b.yaml": now} if now else {})
    before = files_below(root)
    with pytest.raises(UserError, match=r"vừa bị sửa(.|\n)*plans/b\.yaml"):
        PlannedEdit({"plans/a.yaml": "a", "plans/b.yaml": "mới"}, {"plans/b.yaml": "cũ".encode()}).write(root)
    assert files_below(root) == before


def test_a_file_in_the_place_of_the_folder(root: Path) -> None:
    (root / "plans/2027").write_text("x")
    with pytest.raises(UserError, match="một phần của đường dẫn là tệp"):
        NEW.write(root)
    assert files_below(root) == {"plans/2027": "x"}


@pytest.mark.parametrize("failing", range(1, 7))
def test_a_disk_that_fails_half_way_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """Every rename in turn is refused: of the journal, then of each of the files."""
    write_files(root, {"plans/2026.yaml": "cũ\n"})
    edit = PlannedEdit({**CONTENTS, "plans/2026.yaml": "mới\n"}, {"plans/2026.yaml": "cũ\n".encode()})
    replace, calls = os.replace, []

    def failing_replace(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise OSError(errno.EIO, "input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing_replace)
    if failing <= 5:
        with pytest.raises(UserError, match="Không ghi được"):
            edit.write(root)
        assert files_below(root) == {"plans/2026.yaml": "cũ\n"}
        assert sorted(path.name for path in root.rglob("*")) == ["2026.yaml", "plans"]
    else:
        edit.write(root)
        assert files_below(root) == {**CONTENTS, "plans/2026.yaml": "mới\n"}


def test_another_disk_behind_a_link(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file cannot be renamed from one disk to another: it is copied beside its place, then moved."""
    replace = os.replace

    def of_two_disks(source: Path, target: Path) -> None:
        if (source.parent.name == ".tdkt") != (target.parent.name == ".tdkt"):
            raise OSError(errno.EXDEV, "cross-device link")
        replace(source, target)

    monkeypatch.setattr(os, "replace", of_two_disks)
    NEW.write(root)
    assert files_below(root) == CONTENTS


HOLDING = """
import sys, time
from pathlib import Path
from tdkt.workspace.one_writer import held
with held(Path(sys.argv[1]) / ".tdkt"):
    print("giữ", flush=True)
    sys.stdin.read()
"""


def test_another_tdkt_that_is_writing_is_waited_for_by_the_user(root: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder:
        holder.stdout.readline()
        with pytest.raises(UserError, match="lệnh tdkt khác đang ghi"):
            NEW.write(root)
        assert take_back(root) == ()
        assert sorted(files_below(root)) == [".tdkt/.gitignore"]
        holder.stdin.close()
    NEW.write(root)
    assert files_below(root) == CONTENTS


KILLING = """
import json, os, shutil, signal, sys
from pathlib import Path
from killing import die_at
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.staging import take_back

def files(root):
    return {str(path.relative_to(root)): path.read_text() for path in root.rglob("*") if path.is_file()}

def killed(root, moment, work):
    child = os.fork()
    if child == 0:
        die_at(moment, root)
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL

os.fsync = lambda handle: None  # the disk itself goes on living: waiting for it proves nothing
edit = PlannedEdit({"plans/a.yaml": "a2", "plans/new/b.yaml": "b", "plans/c.yaml": "c2"}, {"plans/a.yaml": b"a1", "plans/c.yaml": b"c1"})
origin = Path(sys.argv[1])
for moment in range(1, 1000):
    for later in range(1, 1000):
        root = Path(sys.argv[2])
        shutil.copytree(origin, root)
        wrote = not killed(root, moment, lambda: edit.write(root))
        cleared = not killed(root, later, lambda: take_back(root))
        interrupted = files(root)
        take_back(root)
        print(json.dumps([wrote, interrupted, files(root), sorted(path.name for path in root.rglob("*"))]))
        shutil.rmtree(root)
        if cleared:
            break
    if wrote:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork")
def test_killed_at_every_moment_and_again_while_it_is_taken_back(root: Path) -> None:
    """A power cut at any moment, then another in the middle of clearing up: all or nothing is found afterwards."""
    before = {"plans/a.yaml": "a1", "plans/c.yaml": "c1"}
    after = {"plans/a.yaml": "a2", "plans/c.yaml": "c2", "plans/new/b.yaml": "b"}
    write_files(root / "kho", before)
    tests = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", KILLING, str(root / "kho"), str(root / "chet")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((tests, os.environ.get("PYTHONPATH", "")))},
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) > 100
    for wrote, interrupted, settled, names in found:
        assert settled == after if wrote else settled in (before, after)
        assert names == ["a.yaml", "c.yaml", "plans"] if settled == before else names[-2:] == ["new", "plans"]
        assert {name for name in interrupted if not name.startswith(".tdkt")} <= {*before, *after}
    assert any(settled == after for wrote, _, settled, _ in found if not wrote)
    assert any("plans/new/b.yaml" in interrupted for _, interrupted, settled, _ in found if settled == before)


STEP = {"path": "plans/a.yaml", "before": None, "after": "0" * 64}
HOOK = {"path": ".git/hooks/pre-commit", "before": "x", "after": "y"}


@pytest.mark.parametrize(
    "journal",
    [
        {"format": 2, "folders": [], "steps": [STEP]},
        {"format": 1, "folders": [1], "steps": [STEP]},
        {"format": 1, "folders": [], "steps": [{**STEP, "path": 5}]},
        {"format": 1, "folders": [], "steps": [{**STEP, "after": None}]},
        {"format": 1, "folders": [], "steps": [{**STEP, "path": "plans/\0.yaml"}]},
        {"format": 1, "folders": [], "steps": [{**STEP, "path": "../a.yaml"}]},
        {"format": 1, "folders": [], "steps": [{**STEP, "path": "/tmp/a.yaml"}]},
        {"format": 1, "folders": [], "steps": [{**STEP, "path": "C:\\a.yaml"}]},
        {"format": 1, "folders": [], "steps": [HOOK]},
        {"format": 1, "folders": [], "steps": [{**HOOK, "path": ".GIT/config"}]},
        {"format": 1, "folders": [], "steps": [{**STEP, "path": "outside/a.yaml"}]},
        {"format": 1, "folders": [".git/hooks"], "steps": [STEP]},
        {"format": 1},
        [],
        None,
    ],
    ids=str,
)
def test_a_journal_that_is_not_ours_is_told_and_nothing_is_touched(
    root: Path, journal: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "outside").symlink_to(outside, target_is_directory=True)
    write_files(root, {".tdkt/journal.json": json.dumps(journal), ".tdkt/old-0": "x", "plans/a.yaml": "a"})
    before = files_below(root)
    for attempt in (lambda: take_back(root), lambda: NEW.write(root)):
        with pytest.raises(UserError, match="không phải nhật ký") as refused:
            attempt()
        assert ".tdkt" in refused.value.hint
    found = files_below(root)
    found.pop(".tdkt/.gitignore", None)
    assert found == before
    assert list(outside.iterdir()) == []


def test_nothing_is_removed_behind_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = write_files(tmp_path_factory.mktemp("outside"), {"letter.txt": "x", "old-0": "y"})
    (root / ".tdkt").symlink_to(outside, target_is_directory=True)
    assert take_back(root) == ()
    with pytest.raises(UserError, match="là một liên kết"):
        NEW.write(root)
    assert files_below(outside) == {"letter.txt": "x", "old-0": "y"}


def test_what_somebody_else_put_into_the_folder_stays(root: Path) -> None:
    write_files(root, {".tdkt/thu/a.txt": "a", ".tdkt/b.txt": "b", ".tdkt/new-0": "c"})
    assert take_back(root) == ()
    NEW.write(root)
    assert files_below(root) == {
        **CONTENTS,
        ".tdkt/.gitignore": "*\n",
        ".tdkt/b.txt": "b",
        ".tdkt/thu/a.txt": "a",
    }


MOVE = PlannedEdit({"plans/b.yaml": "mới\n"}, removed={"plans/a.yaml": b"cu\n"})


def test_a_file_that_goes_under_another_name(root: Path) -> None:
    write_files(root, {"plans/a.yaml": "cu\n"})
    MOVE.write(root)
    assert files_below(root) == {"plans/b.yaml": "mới\n"}


def test_a_file_that_was_changed_since_does_not_go(root: Path) -> None:
    write_files(root, {"plans/a.yaml": "khác\n"})
    with pytest.raises(UserError, match="vừa bị sửa"):
        MOVE.write(root)
    assert files_below(root) == {"plans/a.yaml": "khác\n"}


def test_a_file_that_went_comes_back_with_the_rest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(root, {"plans/a.yaml": "cu\n"})

    def refuse(folder: Path) -> None:
        if not (root / "plans/a.yaml").exists():
            raise KeyboardInterrupt

    monkeypatch.setattr("tdkt.workspace.staging._sync_folder", refuse)
    with pytest.raises(KeyboardInterrupt):
        MOVE.write(root)
    assert files_below(root) == {"plans/a.yaml": "cu\n"}
