"""The lines that git writes into a file where two versions of it could not be brought together.

They are looked for in the text before YAML is read: a parser would stumble over them with words that help nobody, or, inside
quotes, take them for words of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.workspace.source import Source, split_lines

CONFLICT = "Y126"
_MAY_HOLD = tuple(7 * sign for sign in "<=>|")
_MARKER = lazy_pattern(r"(?:<{7,}|>{7,}|\|{7,})(?: .*)?|={7,}")
_BEGINS, _DIVIDES, _ENDS = "<", "=", ">"
_SIDES = {"|": "bản trước khi hai bên sửa", _DIVIDES: "hết bản thứ nhất", _ENDS: "hết bản thứ hai"}


def unresolved_conflicts(source: Source) -> list[Diagnostic]:
    """Return one finding for each conflict in `source`: at its first marker, with the places of its other markers."""
    if not any(signs in source.text for signs in _MAY_HOLD):
        return []
    return [_finding(source.file, markers) for markers in _conflicts(source.text)]


def line_of_conflict(text: str) -> int:
    """Return the first line (from 1) of `text`, of whatever kind of file, that only git writes, for a conflict; 0 for none.

    "=======" alone may be the line under a heading.
    """
    if not any(signs in text for signs in _MAY_HOLD):
        return 0
    lines = enumerate(split_lines(text), start=1)
    return next((number for number, line in lines if line[:1] in "<>" and _MARKER.fullmatch(line)), 0)


def _conflicts(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the markers (line, text) of each conflict; one that lost its first or last line is a conflict still."""
    open_one: list[tuple[int, str]] = []
    for number, line in enumerate(split_lines(text), start=1):
        if not _MARKER.fullmatch(line):
            continue
        if line[0] == _BEGINS and open_one:
            yield open_one
            open_one = []
        open_one.append((number, line))
        if line[0] == _ENDS:
            yield open_one
            open_one = []
    if open_one:
        yield open_one


def _finding(file: str, markers: list[tuple[int, str]]) -> Diagnostic:
    (first, text), *others = markers
    return Diagnostic(
        Place(file, first, 1, len(text)),
        CONFLICT,
        Severity.ERROR,
        f"Tệp còn xung đột chưa giải quyết: git ghi dòng “{text[:40]}” khi hai bản cùng sửa một chỗ.",
        "Giữ bản đúng, xóa bản kia và các dòng <<<<<<<, =======, >>>>>>>, rồi chạy “git add” với tệp này.",
        tuple((Place(file, line, 1, len(words)), _SIDES.get(words[0], "")) for line, words in others),
    )
