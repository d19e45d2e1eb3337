"""Nothing is read or written through what only looks like a file of the workspace."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tdkt.errors import UserError
from tdkt.workspace.inside import obstacle, obstacles, plain_files, read_inside, read_plain
from tdkt.workspace.workspace import read_workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows cần quyền riêng để tạo liên kết")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "kho"
    (made / "plans/2026").mkdir(parents=True)
    (made / "plans/2026/a.yaml").write_text("kind: plan\n")
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai/x.yaml").write_text("bí mật")
    return made


@pytest.mark.parametrize(
    ("link", "target", "asked"),
    [
        ("plans/2026/b.yaml", "{out}/x.yaml", "plans/2026/b.yaml"),
        ("plans/2026/b.yaml", "a.yaml", "plans/2026/b.yaml"),
        ("plans/2026/b.yaml", "b.yaml", "plans/2026/b.yaml"),
        ("plans/2026/b.yaml", "{out}/khong-co", "plans/2026/b.yaml"),
        ("plans/2027", "{out}", "plans/2027/x.yaml"),
        ("plans/2027", "2026", "plans/2027/moi/sau/x.yaml"),
        ("build", "{out}", "build/2026/../2026/x.docx"),
    ],
)
def test_any_link_below_the_workspace_is_in_the_way(root: Path, link: str, target: str, asked: str) -> None:
    leads = target.format(out=root.parent / "ngoai")
    (root / link).symlink_to(leads)
    found = obstacle(root, root / asked)
    assert found is not None
    assert (found.path, found.target) == (link, leads)


def test_a_workspace_below_a_link_is_the_users_own(root: Path, tmp_path: Path) -> None:
    (tmp_path / "qua").symlink_to(root)
    (tmp_path / "ra.docx").symlink_to(tmp_path / "ngoai/ra.docx")
    for path in ("qua/plans/2026/a.yaml", "qua/build/2026/x.docx", "ra.docx", "kho/plans/2026/a.yaml"):
        assert obstacle(root, tmp_path / path) is None
        assert obstacle(tmp_path / "qua", tmp_path / path) is None
    (root / "build").symlink_to(tmp_path / "ngoai")
    for path in ("qua/build/x.docx", "ngoai/../qua/build/x.docx"):
        assert obstacle(root, tmp_path / path) is not None, path


def test_pipes_sockets_and_devices_are_in_the_way_and_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / "plans/ong.yaml")
    monkeypatch.chdir(root / "plans")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("o.yaml")
        assert [(found.path, found.what) for found in obstacles(root, "plans")] == [
            ("plans/o.yaml", "socket"),
            ("plans/ong.yaml", "đường ống (FIFO)"),
        ]
    for path in (root / "plans/ong.yaml", Path("/dev/zero"), root / "plans"):
        with pytest.raises(OSError, match=r"không phải tệp thường|directory"):
            read_plain(path)
    with pytest.raises(UserError, match=r"plans/ong\.yaml là đường ống"):
        read_inside(root, root / "plans/ong.yaml")


def test_links_are_listed_and_not_walked_into(root: Path) -> None:
    (root / "plans/2027").symlink_to("2026")
    (root / "plans/.#a.yaml").symlink_to("ai-do@may.1234")
    assert [found.path for found in obstacles(root, "plans")] == ["plans/2027"]
    assert [path.name for path in plain_files(root, "plans")] == ["a.yaml"]
    assert list(plain_files(root, "plans/2027")) == []
    workspace = read_workspace(root)
    assert workspace.files == ["plans/2026/a.yaml"]
    assert {found.place.file for found in workspace.findings if found.code == "Y120"} == {"plans/2027"}


def test_plans_itself_a_link(root: Path) -> None:
    (root / "plans").rename(root / "that")
    (root / "plans").symlink_to("that")
    workspace = read_workspace(root)
    assert [(found.code, found.place.file) for found in workspace.findings] == [("Y120", "plans")]
    assert workspace.incomplete
    assert workspace.files == []
