"""Putting new files into place: all of them or none, and never over a file that is there."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from tdkt.errors import UserError
from tdkt.workspace.writing import write_atomically


def put_in_place(root: Path, folder: str, contents: Mapping[str, str]) -> None:
    """Write `contents` (by path relative to `root`, all below `folder`, "." for `root` itself) as UTF-8.

    Everything is written to a temporary folder first: within `folder` where that is there, else beside it. Raises
    UserError, with nothing written, where a file is there already or the system refuses.
    """
    target = root / folder
    refuse_existing_files(root, contents)
    name = f".tdkt.{secrets.token_hex(4)}.tmp"
    temporary = target / name if _is_there(target) else target.with_name(name)
    try:
        temporary.mkdir(parents=True)
        for path, text in contents.items():
            write_atomically(temporary / Path(path).relative_to(folder), text.encode())
        if _is_there(target):
            _move_into(temporary, target)
        else:
            temporary.rename(target)
    except OSError as error:
        raise UserError(
            f"Không ghi được {root if folder == '.' else folder}: {error.strerror or error}.",
            hint="Kiểm tra quyền ghi của thư mục và chỗ trống trên đĩa.",
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_together(root: Path, contents: Mapping[str, str]) -> None:
    """Write `contents` (by path relative to `root`) as UTF-8 in their order, new files and old; all or none.

    Raises UserError, with the files as they were before, where the system refuses one of them.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for name, text in contents.items():
            path = root / name
            before[path] = path.read_bytes() if path.exists() else None
            write_atomically(path, text.encode())
    except (OSError, UserError):
        for path, data in before.items():
            if data is not None:
                write_atomically(path, data)
            else:
                path.unlink(missing_ok=True)
        raise


def refuse_existing_files(root: Path, paths: Iterable[str]) -> None:
    """Raise UserError with the list of those of `paths` (relative to `root`) where something is already."""
    existing = [path for path in paths if _is_there(root / path)]
    if existing:
        raise UserError(
            "Đã có tệp, không ghi đè:\n" + "\n".join(f"  {path}" for path in existing),
            hint="Chuyển các tệp ấy đi rồi chạy lại.",
        )


def _move_into(temporary: Path, target: Path) -> None:
    """Move the files below `temporary` to the folder `target`, which holds others; take all back where one fails."""
    placed: list[Path] = []
    made: list[Path] = []
    try:
        for source in sorted(path for path in temporary.rglob("*") if path.is_file()):
            path = target / source.relative_to(temporary)
            for parent in reversed([parent for parent in path.parents if not parent.is_dir()]):
                parent.mkdir()
                made.append(parent)
            if _is_there(path):
                raise FileExistsError(f"{path} vừa xuất hiện")
            source.rename(path)
            placed.append(path)
    except OSError:
        for path in placed:
            path.unlink()
        for folder in reversed(made):
            folder.rmdir()
        raise


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()
