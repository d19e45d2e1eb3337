"""Findings for people: place, code, message, the line with a caret, a hint."""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections import Counter

from tdkt.cli.console import note, paint, say, width
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place
from tdkt.model.text import clipped, one_line
from tdkt.workspace.source import Source, split_lines
from tdkt.workspace.workspace import Workspace

SHOWN_OF_A_KIND = 50
"""Findings of one code in one file that are written out."""
_LONGEST = 1_200
"""Characters of a message that are written: it may quote what somebody put into the files."""
_LABEL = {
    Severity.ERROR: ("lỗi", "red"),
    Severity.WARNING: ("cảnh báo", "yellow"),
    Severity.NOTE: ("lưu ý", "cyan"),
}


def write(findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write each finding with its excerpt, an empty line between two; then to stderr the notes, which are no fault of the files.

    Past `SHOWN_OF_A_KIND` of a code in a file they are only counted: a thousand times the same fault is one to mend.
    """
    read: dict[str, list[str]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    notes = [finding for finding in findings if finding.severity is Severity.NOTE]
    for finding in findings:
        if finding.severity is Severity.NOTE:
            continue
        file = finding.place.file
        seen[file, finding.code] += 1
        if seen[file, finding.code] > SHOWN_OF_A_KIND:
            continue
        if file not in read:
            read[file] = _lines(file, workspace)
        say("\n".join((*_head(finding), *_excerpt(finding.place, read[file]), *_tail(finding))))
        say("")
    for (file, code), count in seen.items():
        if count > SHOWN_OF_A_KIND:
            more = f"{count - SHOWN_OF_A_KIND:,}".replace(",", ".")
            say(f"{one_line(file)}: và {more} chỗ {code} cùng loại (xem tất cả: --format json).")
    for finding in notes:
        note("\n".join(_head(finding)))


def _head(finding: Diagnostic) -> list[str]:
    label, colour = _LABEL[finding.severity]
    place = finding.place
    where = paint(f"{one_line(place.file)}:{place.line}:{place.column}", "white", sys.stdout, bold=True)
    return [
        f"{where}: {paint(f'{label} {finding.code}', colour, sys.stdout, bold=True)}",
        *_wrapped(clipped(finding.message, _LONGEST), "  "),
    ]


def _tail(finding: Diagnostic) -> list[str]:
    lines = [
        f"  {one_line(f'{place.file}:{place.line}:{place.column}: {words}')}"
        for place, words in finding.related
    ]
    if finding.hint:
        first, *rest = _wrapped(clipped(finding.hint, _LONGEST), " " * 9)
        lines += [f"  {paint('gợi ý:', 'cyan', sys.stdout)} {first.strip()}", *rest]
    return lines


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width(), 40),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(file: str, workspace: Workspace) -> list[str]:
    source = workspace.source(file)
    return split_lines(source.text) if isinstance(source, Source) else []


def _excerpt(place: Place, lines: list[str]) -> list[str]:
    """Return the line of `place` with a caret under it, cut to the terminal around the caret."""
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return []
    line = lines[place.line - 1]
    margin = f"{place.line:>5} | "
    room = max(width() - len(margin) - 1, 30)
    start = 0
    if len(line) > room:
        start = max(0, min(place.column - 1 - room // 3, len(line) - room))
    cut = line[start : start + room].replace("\t", " ")
    if start:
        cut = "…" + cut[1:]
    if start + room < len(line):
        cut = cut[:-1] + "…"
    offset = place.column - 1 - start
    length = place.length or len(line) - place.column + 1
    before, under = cut[:offset], cut[offset : offset + max(length, 1)]
    caret = " " * _columns(before) + "^" + "~" * (max(_columns(under), 1) - 1)
    return [margin + cut, " " * 5 + " | " + paint(caret, "red", sys.stdout, bold=True)]


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
