"""An Office file (a zip of XML parts) as somebody sent it, unpacked within limits that its own words cannot move.

A part is inflated as far as the archive says it reaches and no byte further, and what all of them reach is limited. Kinds of
compression that cannot be stopped half-way, and parts of one name (programs differ in which they take), are refused.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from enum import Enum
from io import BytesIO

from tdkt.errors import TdktError
from tdkt.model.records import dataclass

_ENTRY = b"PK\x01\x02"
"""What an entry of an archive's directory begins with."""
_STOPPABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The kinds of compression of which `zipfile` inflates no more than it is asked for; Office uses no others."""
_IS_LOCKED = 0x1
_PIECE = 1 << 16
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)
_MOMENT = (1980, 1, 1, 0, 0, 0)


class PackageFault(Enum):
    """Why an Office file is not opened."""

    BROKEN = "broken"
    LOCKED = "locked"
    TOO_LARGE = "too large"


class PackageError(TdktError):
    """The file cannot be opened; `fault` says why."""

    def __init__(self, fault: PackageFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is taken: `parts`, and bytes of all of them unpacked (`content`)."""

    parts: int
    content: int


class OfficePackage:
    """The parts of an Office file, each inflated when it is asked for."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the bytes of a file; raises PackageError."""
        if data.count(_ENTRY) > limits.parts:  # before a directory of a million entries is built
            raise PackageError(PackageFault.TOO_LARGE)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise PackageError(PackageFault.BROKEN) from error
        self._entries = self._listed(limits)

    def _listed(self, limits: Limits) -> dict[str, zipfile.ZipInfo]:
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > limits.content:
            raise PackageError(PackageFault.TOO_LARGE)
        if any(entry.flag_bits & _IS_LOCKED for entry in entries):
            raise PackageError(PackageFault.LOCKED)
        by_name = {entry.filename.lower(): entry for entry in entries}
        if len(by_name) < len(entries) or any(entry.compress_type not in _STOPPABLE for entry in entries):
            raise PackageError(PackageFault.BROKEN)
        return by_name

    @property
    def names(self) -> list[str]:
        """The names of the parts, as they are written."""
        return [entry.filename for entry in self._entries.values()]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def size(self, name: str) -> int:
        """Return how many bytes a part has at most, unpacked."""
        return self._entries[name.lower()].file_size

    def part(self, name: str) -> bytes:
        """Return the content of a part, whose name is found in any case; b"" where there is none. Raises PackageError."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return b""
        try:
            with self._archive.open(entry) as stream:
                # A number of bytes is asked for, never "all": `zipfile` would inflate all before it cuts.
                return stream.read(entry.file_size + 1)
        except _BROKEN as error:
            raise PackageError(PackageFault.BROKEN) from error

    def fingerprint(self, name: str) -> str:
        """Return the SHA-256 of a part, which is never held as a whole; raises PackageError."""
        found = hashlib.sha256()
        try:
            with self._archive.open(self._entries[name.lower()]) as stream:
                while piece := stream.read(_PIECE):
                    found.update(piece)
        except _BROKEN as error:
            raise PackageError(PackageFault.BROKEN) from error
        return found.hexdigest()


def declares(xml: bytes) -> bool:
    """Tell whether XML may declare entities, which Office never does; in UTF-16, where it would not be seen, it may."""
    return xml[:2] in (b"\xff\xfe", b"\xfe\xff") or any(word in xml for word in _DECLARES)


def count_of_marks(xml: bytes) -> int:
    """Return how many tags and attributes XML holds at most, in whatever encoding: what a tree of it costs."""
    return xml.count(b"<") + xml.count(b"=")


def zipped(parts: Mapping[str, bytes], *, small: bool = False) -> bytes:
    """Return a package of `parts` by their names, the same bytes on every machine; or, to be sent by mail, a `small` one."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
            target.writestr(entry, parts[name])
    return result.getvalue()
