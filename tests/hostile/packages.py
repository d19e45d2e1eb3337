"""Archives of parts: taken apart, changed, put together again, also in ways that no Office program does."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def changed(data: bytes, *changes: Change) -> bytes:
    parts = unpacked(data)
    for change in changes:
        change(parts)
    return packed(parts)


def replaced(part: str, old: bytes, new: bytes) -> Change:
    def change(parts: Parts) -> None:
        assert old in parts[part], (part, old)
        parts[part] = parts[part].replace(old, new, 1)

    return change


def dropped(part: str) -> Change:
    def change(parts: Parts) -> None:
        del parts[part]

    return change


def put(part: str, content: bytes) -> Change:
    return lambda parts: parts.update({part: content})


def with_size(data: bytes, part: str, size: int) -> bytes:
    """Let the archive say that a part has `size` bytes, wherever it says so."""
    name, found = part.encode(), bytearray(data)
    for mark, at_name, at_size in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        start = found.find(mark)
        while start >= 0:
            if found[start + at_name : start + at_name + len(name)] == name:
                struct.pack_into("<I", found, start + at_size, size)
            start = found.find(mark, start + 4)
    return bytes(found)


def locked(data: bytes) -> bytes:
    """Set the mark "encrypted" of every entry."""
    found = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = found.find(mark)
        while start >= 0:
            found[start + at] |= 1
            start = found.find(mark, start + 4)
    return bytes(found)


def doubled(data: bytes, part: str, content: bytes) -> bytes:
    """Add a second entry of the same name."""
    import warnings

    stream = BytesIO(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "a") as target:
            target.writestr(part, content)
    return stream.getvalue()


def crowded(data: bytes, count: int) -> bytes:
    """Add entries that hold nothing."""
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as target:
        for number in range(count):
            target.writestr(f"x/{number}", b"")
    return stream.getvalue()
