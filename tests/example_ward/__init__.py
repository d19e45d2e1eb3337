"""A small ward in which the rules' examples stand: valid as it is, without a single finding."""

from __future__ import annotations

from pathlib import Path

from tdkt.checks.example_files import (
    DRIVE,
    DRIVE_REPORT,
    GROUP,
    GROUP_SCORES,
    OUTLINE,
    SECOND_REPORT,
    UNIT_PLAN,
)
from tdkt.checks.rule import MARK, Example
from tdkt.model.records import dataclass

_HERE = Path(__file__).parent


def _files_under(folder: Path) -> dict[str, str]:
    found = sorted((folder / "plans").rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


FILES = _files_under(_HERE)
TWO_QUARTERS = {**FILES, **_files_under(_HERE / "quarter_later")}
"""The ward a quarter later, with one more target: for examples that need an earlier report. Without a finding too."""
WITH_DRIVE = {**FILES, **_files_under(_HERE / "with_drive")}
"""The ward with a drive and a report on it. Without a finding too."""
WITH_ISSUED_DRIVE = {
    **WITH_DRIVE,
    DRIVE: WITH_DRIVE[DRIVE].replace(
        "symbol: KH-UBND\n", "number: 60\nsymbol: KH-UBND\ndate: 2026-06-10\n", 1
    ),
}
"""The same with the drive's plan issued: what statistics and reports count."""
WITH_GROUP = {**FILES, **_files_under(_HERE / "with_group")}
"""The ward with a khối thi đua of its thôn, whose members score each other. Without a finding too."""
WITH_OUTLINE = {**FILES, **_files_under(_HERE / "with_outline")}
"""The ward with an outline of its own for reports. Without a finding too."""
WITH_UNIT_PLAN = {**FILES, **_files_under(_HERE / "with_unit_plan")}
"""The ward with a unit's own plan, on which the ward has given its word. Without a finding too."""


_WARDS = {
    SECOND_REPORT: TWO_QUARTERS,
    DRIVE: WITH_DRIVE,
    DRIVE_REPORT: WITH_DRIVE,
    OUTLINE: WITH_OUTLINE,
    UNIT_PLAN: WITH_UNIT_PLAN,
    GROUP: WITH_GROUP,
    GROUP_SCORES: WITH_GROUP,
}


@dataclass(frozen=True, slots=True)
class Given:
    """A stretch `text` of `file` in the example ward, and what stands there `instead`; a file that is not there is added."""

    file: str
    text: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Example):
    """An example for what a rule compares with another place: `given` is what differs from the example ward before."""

    bad: tuple[str, ...] = ()
    given: tuple[Given, ...]


def files_of(example: Example) -> dict[str, str]:
    """Return the files among which the example stands."""
    files = dict(_WARDS.get(example.file, FILES))
    for given in example.given if isinstance(example, Limit) else ():
        before = files.get(given.file, "")
        assert given.text in before, (given.file, given.text)
        files[given.file] = before.replace(given.text, given.instead, 1)
    return files


def with_example(example: Example, text: str) -> tuple[dict[str, str], tuple[int, int] | None]:
    """Return the workspace's files with `text` (one of the example's bad or good sides) put in.

    The second value is line and column (from 1) of the mark in `text`, or None where it has none.
    """
    plain = files_of(example)
    whole = plain[example.file].replace(example.text, text, 1) if example.text else text
    before, mark, after = whole.partition(MARK)
    files = {**plain, example.file: before + after}
    if not mark:
        return files, None
    return files, (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
