"""A package put where it is read or sent from: a folder, whose manifest, written last, is its seal, or one file for an e-mail."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

from tdkt.errors import UserError
from tdkt.publishing.package import MANIFEST, Package
from tdkt.workspace.inside import refuse_obstacle
from tdkt.workspace.one_writer import held
from tdkt.workspace.writing import refusal, write_atomically

SUFFIX = ".tdkt.zip"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
"""What each entry says that it was made on, whatever it was made on."""


def write_folder(package: Package, folder: Path, *, workspace: Path) -> None:
    """Write the package as `folder`: beside it first, and then in the place of what is there, so that a failure leaves that whole.

    What a crash between the two left is put back. The manifest comes last: a folder without it is no package. A link outside
    `workspace` is followed. Raises ObstacleError for a link below it, BusyError where another tdkt is writing the same folder,
    UserError where something else than a package lies there or the system refuses to write.
    """
    refuse_obstacle(workspace, folder)
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        working = target.with_name(f".{target.name}.dang-ghi")
        with held(working):
            _replace(target, package, working, workspace)
    except OSError as error:
        raise refusal(error, target, "ghi") from error


def _replace(folder: Path, package: Package, working: Path, workspace: Path) -> None:
    new, old = working / "moi", working / "cu"
    _put_back(old, folder)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    _refuse_what_is_no_package(folder)
    try:
        for name, data in package.files.items():
            write_atomically(new / name, data, workspace=workspace)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        _put_back(old, folder)
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _put_back(old: Path, folder: Path) -> None:
    if old.is_dir() and not folder.exists():
        old.rename(folder)


def _refuse_what_is_no_package(folder: Path) -> None:
    """Raise UserError where something would be lost if a package took the place of what lies at `folder`."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UserError(
            f"{folder} không phải một thư mục nên không ghi gói vào đó.",
            hint="Chuyển tệp ấy đi, hoặc chọn thư mục khác.",
        )
    others = sorted(path.name for path in folder.iterdir() if not _may_go(path))
    if others:
        raise UserError(
            f"{folder} có “{others[0]}” không thuộc gói số liệu nên không ghi gói đè lên.",
            hint="Chuyển tệp ấy đi, hoặc chọn thư mục khác.",
        )


def _may_go(path: Path) -> bool:
    """Tell whether a file is one of a package, or what a system puts into folders that are looked at."""
    is_of_system = path.name.startswith(".") or path.name in ("Thumbs.db", "desktop.ini")
    return not path.is_dir() and (path.suffix == ".parquet" or path.name == MANIFEST or is_of_system)


def as_zip(package: Package) -> bytes:
    """Return the package as one file, the same bytes for the same package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in package.files.items():
            entry = zipfile.ZipInfo(f"{package.name}/{name}", _FIRST_DAY)
            entry.create_system = _UNIX
            file.writestr(entry, data)
    return stream.getvalue()
