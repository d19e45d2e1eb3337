"""All files or none, and never over another."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tdkt.errors import UserError
from tdkt.planning.placing import put_in_place

CONTENTS = {
    "plans/2027/plan.yaml": "kind: plan\r\n",
    "plans/2027/movements/a.yaml": "a\n",
    "plans/2027/movements/b.yaml": "b\n",
}


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
    put_in_place(root, "plans/2027", CONTENTS)
    assert files_below(root) == CONTENTS
    assert [path.name for path in (root / "plans").iterdir()] == ["2027"]


def test_beside_what_is_there(root: Path) -> None:
    (root / "plans/2027/movements").mkdir(parents=True)
    (root / "plans/2027/ghi-chu.txt").write_text("x")
    put_in_place(root, "plans/2027", CONTENTS)
    assert files_below(root) == {**CONTENTS, "plans/2027/ghi-chu.txt": "x"}


def test_a_whole_root_with_folders_within_folders(root: Path) -> None:
    (root / "ghi-chu.txt").write_text("x")
    put_in_place(root, ".", {**CONTENTS, "README.md": "a\n"})
    assert files_below(root) == {**CONTENTS, "README.md": "a\n", "ghi-chu.txt": "x"}
    put_in_place(root / "a/b", ".", CONTENTS)
    assert files_below(root / "a/b") == CONTENTS


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
        put_in_place(root, "plans/2027", CONTENTS)
    assert files_below(root) == before
    assert there.is_symlink() or there.exists()


def test_a_file_in_the_place_of_the_folder(root: Path) -> None:
    (root / "plans/2027").write_text("x")
    with pytest.raises(UserError):
        put_in_place(root, "plans/2027", CONTENTS)
    assert files_below(root) == {"plans/2027": "x"}


@pytest.mark.parametrize(("folder_is_there", "failing"), [(False, 1), (True, 1), (True, 2), (True, 3)])
def test_a_disk_that_fails_half_way_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, folder_is_there: bool, failing: int
) -> None:
    if folder_is_there:
        (root / "plans/2027").mkdir()
    rename, calls = Path.rename, []

    def failing_rename(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == failing:
            raise OSError(errno.EIO, "input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing_rename)
    with pytest.raises(UserError, match="Không ghi được plans/2027"):
        put_in_place(root, "plans/2027", CONTENTS)
    assert files_below(root) == {}
    assert [path.name for path in (root / "plans").iterdir()] == (["2027"] if folder_is_there else [])
    assert not folder_is_there or list((root / "plans/2027").iterdir()) == []
