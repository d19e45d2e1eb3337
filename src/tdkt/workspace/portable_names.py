"""Names of files and folders that every system can hold: a ward's files travel by git, mail and USB stick.

What Windows reserves and forbids: Microsoft Learn, "Naming Files, Paths, and Namespaces". Two names that differ in case alone are
one file to Windows and macOS, two that differ only in how Vietnamese letters are composed are one to macOS.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from tdkt.errors import UserError

LONGEST = 255
"""Bytes of a name, in the file systems of Linux; Windows and macOS count characters, which are never more."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def fault(name: str) -> str:
    """Return why some system cannot hold a file or folder of this name, in words that go on a sentence; "" where all can."""
    if _RESERVED.fullmatch(name.partition(".")[0].rstrip(" ")):
        return "là tên mà Windows giữ cho thiết bị (con, prn, aux, nul, com1…, lpt1…)"
    found = _FORBIDDEN.search(name)
    if found:
        seen = found[0] if found[0].isprintable() else f"U+{ord(found[0]):04X}"
        return f"có ký tự {seen} mà Windows không cho đặt trong tên"
    if name not in (os.curdir, os.pardir) and name[-1:] in (".", " "):
        return "có dấu chấm hoặc dấu cách ở cuối, Windows tự bỏ đi"
    if len(os.fsencode(name)) > LONGEST:
        return f"dài quá {LONGEST} byte"
    return ""


def same_name(name: str) -> str:
    """Return what a name is known by where case and composition do not count: equal for two names that cannot stand together."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each file or folder on the way to `paths` ("plans/2026/x.yaml") with the other one that it clashes with, once."""
    seen: dict[str, str] = {}
    told: set[str] = set()
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            way = "/".join(parts[:end])
            first = seen.setdefault(same_name(way), way)
            if first != way and way not in told:
                told.add(way)
                yield first, way
                break


def refuse_unportable(paths: Iterable[Path]) -> None:
    """Raise UserError where a file or folder that would be new has a name that another system cannot hold.

    What is there already may be written again: it is for `tdkt validate` to point it out.
    """
    new = {part for path in paths for part in _new_parts(path)}
    for part in sorted(new):
        why = fault(part.name)
        if why:
            raise UserError(f"Không ghi {part}: tên “{part.name}” {why}.", hint="Chọn tên (mã) khác.")
    for folder in {part.parent for part in new}:
        _refuse_clash(folder, sorted(part.name for part in new if part.parent == folder))


def _new_parts(path: Path) -> Iterator[Path]:
    while path.name and not os.path.lexists(path):
        yield path
        path = path.parent


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:  # not there yet, or closed to us: writing will say so
        return []


def _refuse_clash(folder: Path, new: list[str]) -> None:
    there = {same_name(name): name for name in _names_in(folder)}
    for name in new:
        other = there.setdefault(same_name(name), name)
        if other != name:
            raise UserError(
                f"Không ghi {folder / name}: đã có “{other}”, chỉ khác chữ hoa, chữ thường hoặc cách gõ dấu; Windows, macOS "
                "coi là một.",
                hint=f"Chọn tên khác, hoặc đổi tên “{other}”.",
            )
