"""A package put where it is read or sent from: a folder, whose manifest is its seal, or one file for an e-mail."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tdkt.publishing.package import MANIFEST, Package
from tdkt.workspace.writing import refusal, write_atomically

SUFFIX = ".tdkt.zip"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write_folder(package: Package, folder: Path, *, workspace: Path) -> None:
    """Write the package into `folder`: the old manifest goes first and the new one comes last.

    A folder without a manifest is no package, so nobody takes one that was left half-way. Tables of an earlier package that this
    one has not (names) are removed.
    """
    seal = folder / MANIFEST
    try:
        seal.unlink(missing_ok=True)
        for old in sorted(folder.glob("*.parquet")):
            if old.name not in package.files:
                old.unlink()
    except OSError as error:
        raise refusal(error, folder, "ghi") from error
    for name, data in package.files.items():
        write_atomically(folder / name, data, workspace=workspace)


def as_zip(package: Package) -> bytes:
    """Return the package as one file, the same bytes for the same package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in package.files.items():
            file.writestr(zipfile.ZipInfo(f"{package.name}/{name}", _FIRST_DAY), data)
    return stream.getvalue()
