"""What the sheets of an .xls look like: rows and columns that are not shown, by sheet ([MS-XLS] 2.4.221 Row, 2.4.53 ColInfo).

The library that reads the cells of such files says nothing of it. The file is a small file system ([MS-CFB]) whose stream "Workbook"
is a row of records; only the few that say this are looked at, a torn file simply says less.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_MINI = 4096
_BEGIN, _FINISH, _BOUND_SHEET, _ROW, _COL_INFO = 0x0809, 0x000A, 0x0085, 0x0208, 0x007D
_LAST_COLUMN = 256
Hidden = tuple[list[int], list[int]]
"""Rows and columns from 1."""


def hidden_in_xls(data: bytes) -> dict[str, Hidden]:
    """Return the hidden rows and columns of each sheet by its name; nothing where the file is not understood."""
    try:
        stream = _workbook(data)
        return {name: _hidden(stream, place) for name, place in _sheets(stream)}
    except (struct.error, IndexError, ValueError):
        return {}


def _workbook(data: bytes) -> bytes:
    """Return the stream that holds the records, found by way of the directory; a short one lies within the stream of the root."""
    size, short = (1 << power for power in struct.unpack_from("<HH", data, 30))
    table = _table(data, size)
    directory = b"".join(_chain(data, size, size, table, struct.unpack_from("<I", data, 48)[0]))
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    for entry in entries:
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        first, whole = struct.unpack_from("<II", entry, 116)
        if name in ("Workbook", "Book") and whole >= _MINI:
            return b"".join(_chain(data, size, size, table, first))[:whole]
        if name in ("Workbook", "Book"):
            root = b"".join(_chain(data, size, size, table, struct.unpack_from("<I", entries[0], 116)[0]))
            listed = b"".join(_chain(data, size, size, table, struct.unpack_from("<I", data, 60)[0]))
            shorts = [place for (place,) in struct.iter_unpack("<I", listed)]
            return b"".join(_chain(root, short, 0, shorts, first))[:whole]
    return b""


def _table(data: bytes, size: int) -> list[int]:
    """Return which sector follows which."""
    places = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if following in (_END, _FREE):
            break
        at = (following + 1) * size
        more = struct.unpack_from(f"<{size // 4}I", data, at)
        places += more[:-1]
        following = more[-1]
    found: list[int] = []
    for place in places:
        if place not in (_END, _FREE):
            found += struct.unpack_from(f"<{size // 4}I", data, (place + 1) * size)
    return found


def _chain(data: bytes, size: int, before: int, table: list[int], first: int) -> Iterator[bytes]:
    """Yield the sectors of a stream, the first of which lies `before` bytes from the beginning.

    One that leads back into itself ends with the number of sectors that there are.
    """
    sector = first
    for _ in range(len(table)):
        if sector >= len(table):
            return
        at = before + sector * size
        yield data[at : at + size]
        sector = table[sector]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name of each sheet and where its records begin."""
    for kind, body in _records(stream, 0):
        if kind == _BOUND_SHEET:
            place, count, wide = struct.unpack_from("<I", body)[0], body[6], body[7] & 1
            text = body[8 : 8 + count * (2 if wide else 1)]
            yield text.decode("utf-16-le" if wide else "latin-1", "replace"), place
        elif kind == _FINISH:  # the end of what holds for the whole workbook
            return


def _hidden(stream: bytes, place: int) -> Hidden:
    rows: list[int] = []
    columns: list[int] = []
    depth = 0
    for kind, body in _records(stream, place):
        depth += (kind == _BEGIN) - (kind == _FINISH)
        if depth == 0:
            break
        if kind == _ROW and depth == 1 and struct.unpack_from("<H", body, 12)[0] & 0x20:
            rows.append(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COL_INFO and depth == 1 and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            columns += range(first + 1, min(last, _LAST_COLUMN - 1) + 2)
    return rows, columns
