from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tdkt.errors import UserError
from tdkt.workspace.writing import write_atomically


def test_folders_are_made_and_the_file_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "ke-hoach.docx"
    write_atomically(target, b"1", workspace=tmp_path)
    write_atomically(target, b"2", workspace=tmp_path)
    assert target.read_bytes() == b"2"
    assert [file.name for file in target.parent.iterdir()] == ["ke-hoach.docx"]


def test_a_file_that_word_holds_open_says_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")

    def held(_source: object, _target: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(UserError, match="đang được mở") as caught:
        write_atomically(target, b"2", workspace=tmp_path)
    assert "Đóng tệp" in caught.value.hint
    assert target.read_bytes() == b"cu"
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(
    ("code", "says"),
    [(errno.ENOSPC, "ổ đĩa đã đầy"), (errno.EROFS, "không có quyền ghi"), (errno.EIO, "Không ghi được")],
)
def test_nothing_half_written_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str
) -> None:
    def broken(_source: object, _target: object) -> None:
        raise OSError(code, "broken")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(UserError, match=says):
        write_atomically(tmp_path / "a.docx", b"2", workspace=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="quyền thư mục không cản được root hay Windows"
)
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="không có quyền ghi"):
        write_atomically(tmp_path / "a.docx", b"2", workspace=tmp_path)


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(UserError, match="một phần của đường dẫn là tệp"):
        write_atomically(tmp_path / "out" / "a.docx", b"2", workspace=tmp_path)


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="là một thư mục"):
        write_atomically(tmp_path, b"2", workspace=tmp_path)


@pytest.mark.parametrize("below", [True, False])
def test_a_link_is_followed_outside_the_workspace_only(tmp_path: Path, below: bool) -> None:
    real = tmp_path / "real.docx"
    real.write_bytes(b"1")
    link = tmp_path / "link.docx"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("hệ thống này không cho tạo liên kết")
    if below:
        with pytest.raises(UserError, match=r"link\.docx là một liên kết tới .*real\.docx"):
            write_atomically(link, b"2", workspace=tmp_path)
    else:
        write_atomically(link, b"2", workspace=tmp_path / "kho")
    assert link.is_symlink()
    assert real.read_bytes() == (b"1" if below else b"2")
