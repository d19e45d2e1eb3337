"""A package as somebody sent it: a folder or one file, taken only if it is whole and says what it is.

Nothing that it says is believed: names of files are those that we know, sizes are limited before they are read, and what is read has
to be what the manifest promised.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tdkt.errors import TdktError
from tdkt.model.place import NOWHERE
from tdkt.model.records import dataclass
from tdkt.model.text import one_line, slug
from tdkt.office.package import Limits, OfficePackage, PackageError
from tdkt.publishing.package import MANIFEST
from tdkt.publishing.tables import format_number, tables_of
from tdkt.workspace.schema import schema_findings
from tdkt.workspace.strict_json import parse_json

LARGEST_TABLE = 64 << 20
"""Bytes of one table; the largest that a ward of 500 targets makes is below 1 MiB."""
_LARGEST_MANIFEST = 1 << 16
_LIMITS = Limits(parts=64, content=256 << 20)
SUFFIXES = (".zip",)


_Part = Callable[[str, int], bytes]
"""Gives a file of a package by its name, of at most so many bytes."""


class RefusedError(TdktError):
    """A package is not taken; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Received:
    """A package that is whole: its `source` as the user named it, the manifest, and each table's bytes by its name."""

    source: str
    manifest: dict[str, Any]
    tables: dict[str, bytes]

    @property
    def key(self) -> tuple[str, str, int]:
        """Whose year it is: the ids of province and ward, and the year."""
        return self.manifest["province"]["id"], self.manifest["ward"]["id"], self.manifest["year"]


def fingerprint_of(manifest: dict[str, Any]) -> str:
    """Return the SHA-256 of a manifest, whatever its layout."""
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()


def received(path: Path) -> Received:
    """Return the package at `path`, a folder or a zip; raises RefusedError for anything that is not a whole package."""
    try:
        part = _opened(path)
        manifest = _manifest(part(MANIFEST, _LARGEST_MANIFEST))
        tables = {name: _table(part, name, said) for name, said in manifest["tables"].items()}
    except OSError as error:
        raise _unreadable(error) from error
    return Received(str(path), manifest, tables)


def announced(path: Path) -> dict[str, Any]:
    """Return the manifest of the package at `path`, without a look at its tables; raises RefusedError."""
    try:
        return _manifest(_opened(path)(MANIFEST, _LARGEST_MANIFEST))
    except OSError as error:
        raise _unreadable(error) from error


def is_package(path: Path) -> bool:
    """Tell whether `path` looks like a package: a folder with a manifest, or a zip."""
    return (path / MANIFEST).is_file() if path.is_dir() else path.suffix.lower() in SUFFIXES


def _unreadable(error: OSError) -> RefusedError:
    return RefusedError(f"không đọc được: {error.strerror or error}")


def _opened(path: Path) -> _Part:
    return _of_folder(path) if path.is_dir() else _of_zip(path)


def _of_folder(folder: Path) -> _Part:
    def part(name: str, most: int) -> bytes:
        path = folder / name
        if path.is_symlink():
            raise RefusedError(f"{name} là một liên kết")
        if not path.is_file():
            raise RefusedError(f"thiếu {name}")
        if path.stat().st_size > most:
            raise RefusedError(f"{name} quá lớn")
        return path.read_bytes()

    return part


def _of_zip(path: Path) -> _Part:
    if not path.is_file():
        raise RefusedError("không có tệp này")
    if path.stat().st_size > _LIMITS.content:
        raise RefusedError("tệp quá lớn")
    try:
        archive = OfficePackage(path.read_bytes(), _LIMITS)
    except PackageError as error:
        raise RefusedError("tệp zip hỏng hoặc quá lớn") from error
    seals = [name for name in archive.names if name == MANIFEST or name.endswith(f"/{MANIFEST}")]
    if len(seals) != 1:
        raise RefusedError(f"không có đúng một {MANIFEST}")
    folder = seals[0].removesuffix(MANIFEST)

    def part(name: str, most: int) -> bytes:
        if folder + name not in archive.names:
            raise RefusedError(f"thiếu {name}")
        if archive.size(folder + name) > most:
            raise RefusedError(f"{name} quá lớn")
        try:
            return archive.part(folder + name)
        except PackageError as error:
            raise RefusedError(f"{name} hỏng") from error

    return part


def _table(part: _Part, name: str, said: dict[str, Any]) -> bytes:
    data = part(f"{name}.parquet", LARGEST_TABLE)
    if len(data) != said["bytes"] or hashlib.sha256(data).hexdigest() != said["sha256"]:
        raise RefusedError(f"{name}.parquet không phải tệp mà bản kê nêu (gói bị cắt hoặc bị sửa)")
    return data


def _manifest(data: bytes) -> dict[str, Any]:
    try:
        manifest = parse_json(data)
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{MANIFEST} không đọc được") from error
    if isinstance(manifest, dict) and not _is_readable(manifest.get("format")):
        raise RefusedError(
            f"gói theo bộ bảng số {one_line(str(manifest['format']))[:20]}, tdkt này đọc đến bộ bảng số {format_number()}"
        )
    findings = schema_findings("package-manifest", manifest, NOWHERE)
    if findings:
        raise RefusedError(f"{MANIFEST} sai: {one_line(findings[0].message)}")
    for place in ("province", "ward"):
        if manifest[place]["id"] != slug(manifest[place]["name"]):
            raise RefusedError(f"mã {place} không phải của tên “{one_line(manifest[place]['name'])[:60]}”")
        if manifest[place]["name"] != one_line(manifest[place]["name"]):
            raise RefusedError(
                f"tên “{one_line(manifest[place]['name'])[:60]}” có ký tự điều khiển hoặc xuống dòng"
            )
    if manifest["year"] > datetime.date.today().year + 1:
        raise RefusedError(f"năm {manifest['year']} còn xa")
    wanted = tables_of(manifest["format"], with_names=bool(manifest["names"]))
    if set(manifest["tables"]) != set(wanted):
        differing = ", ".join(sorted(one_line(name)[:40] for name in set(wanted) ^ set(manifest["tables"])))
        raise RefusedError(f"bản kê thừa hoặc thiếu bảng: {differing}")
    return dict(manifest)


def _is_readable(format_: Any) -> bool:
    """Tell whether packages of a format are read; what is no number at all is told by the schema."""
    return not isinstance(format_, int) or 1 <= format_ <= format_number()
