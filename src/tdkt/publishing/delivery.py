"""A package put where it is read or sent from: a folder, whose manifest, written last, is its seal, or one file for an e-mail."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

from tdkt.publishing.package import Package
from tdkt.workspace.writing import refusal, write_atomically

SUFFIX = ".tdkt.zip"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write_folder(package: Package, folder: Path, *, workspace: Path) -> None:
    """Write the package as `folder`: beside it first, and then in the place of what is there, so that a failure leaves that whole.

    What a crash between the two left is put back. The manifest comes last: a folder without it is no package.
    """
    new, old = folder.with_name(f".{folder.name}.moi"), folder.with_name(f".{folder.name}.cu")
    try:
        if old.is_dir() and not folder.exists():
            old.rename(folder)
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        for name, data in package.files.items():
            write_atomically(new / name, data, workspace=workspace)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except OSError as error:
        raise refusal(error, folder, "ghi") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def as_zip(package: Package) -> bytes:
    """Return the package as one file, the same bytes for the same package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in package.files.items():
            file.writestr(zipfile.ZipInfo(f"{package.name}/{name}", _FIRST_DAY), data)
    return stream.getvalue()
