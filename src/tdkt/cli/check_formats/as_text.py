"""Findings on Word files for people: by file, each with its place, an excerpt, what should stand, how to mend it."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from tdkt.cli.console import note, paint, say, shown, width
from tdkt.conformity.finding import Finding, Spot
from tdkt.conformity.run import Examined
from tdkt.model.diagnostic import Severity
from tdkt.model.text import one_line

_SHOWN = 3
"""Places of one finding that are written out."""
_FEW = 5
"""So many findings of a rule stand one by one; more are told as one, with the others a line each."""
_LABEL = {
    Severity.ERROR: ("lỗi", "red"),
    Severity.WARNING: ("cảnh báo", "yellow"),
    Severity.NOTE: ("lưu ý", "cyan"),
}


def write(files: Sequence[tuple[Path, Examined]]) -> None:
    """Write each file with its findings; notes and the counts of all files to stderr."""
    for path, found in files:
        _file(path, found)
    counts = {
        level: sum(f.severity is level for _, found in files for f in found.findings) for level in _LABEL
    }
    judged = sum(not found.document.not_judged for _, found in files)
    if judged > 1:
        said = (
            ", ".join(f"{count} {_LABEL[level][0]}" for level, count in counts.items() if count)
            or "không có lỗi"
        )
        note(f"{judged} tệp: {said}.")


def _file(path: Path, found: Examined) -> None:
    kind = found.document.kind
    name = f" ({kind.name.lower()})" if kind and not found.document.not_judged else ""
    say(paint(f"{shown(path)}{name}", "white", sys.stdout, bold=True))
    for words in found.notes:
        say("\n".join(_wrapped(words, "  ")))
    for finding, *alike in _by_rule(found.findings):
        _finding(finding)
        _alike(alike)
    if not found.findings and not found.document.not_judged:
        say("  Không thấy chỗ nào sai thể thức.")
    say("")


def _by_rule(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings one by one; where a rule has more than `_FEW`, all of them at its first."""
    of_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        of_rule.setdefault(finding.code, []).append(finding)
    told: set[str] = set()
    for finding in findings:
        alike = of_rule[finding.code]
        if len(alike) <= _FEW:
            yield [finding]
        elif finding.code not in told:
            told.add(finding.code)
            yield alike


def _alike(findings: list[Finding]) -> None:
    """Write the further findings of a rule, a line each."""
    if not findings:
        return
    say(f"    {len(findings)} chỗ khác cùng lỗi:")
    for finding in findings:
        places = ", ".join(_place(spot) for spot in finding.spots[:_SHOWN])
        more = f" và {len(finding.spots) - _SHOWN} chỗ khác" if len(finding.spots) > _SHOWN else ""
        first, *rest = _wrapped(
            one_line(f"{places}{more}: {finding.message}" if places else finding.message), " " * 6
        )
        say(f"    - {first.strip()}")
        for line in rest:
            say(line)


def _finding(finding: Finding) -> None:
    label, colour = _LABEL[finding.severity]
    head = paint(f"{label} {finding.code}", colour, sys.stdout, bold=True)
    first, *rest = _wrapped(one_line(finding.message), " " * (len(label) + 8))
    say(f"  {head}  {first.strip()}")
    for line in rest:
        say(line)
    for spot in finding.spots[:_SHOWN]:
        say(f"    {_place(spot)}: {one_line(_cut(spot.excerpt))}")
    if len(finding.spots) > _SHOWN:
        say(f"    và {len(finding.spots) - _SHOWN} chỗ khác")
    for label, said in (("sửa:", finding.cure), ("theo:", str(finding.rule.source))):
        if said:
            first, *rest = _wrapped(one_line(said), " " * 10)
            say(f"    {paint(label, 'cyan', sys.stdout)} {first.strip()}")
            for line in rest:
                say(line)


def _place(spot: Spot) -> str:
    page = f"trang {spot.page}, " if spot.page else ""
    return f"{page}{spot.place.words}"


def _cut(text: str) -> str:
    return f"“{text}”" if text else "dòng trống"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width(), 40),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
