"""Findings as GitHub workflow commands, which show up beside the changed lines of a pull request.

GitHub shows 10 annotations of a level for a step, and in its log a command that it dropped has lost file and line. So past 10 of a
level every finding is also a plain line of the log, with how many there are in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tdkt.cli.console import say, say_command
from tdkt.cli.finding_formats.repository_paths import path_in_repository
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.text import clipped, one_line
from tdkt.workspace.workspace import Workspace

SHOWN_OF_A_LEVEL = 10
_LONGEST = 2_000
_LEVEL = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write one `::error`, `::warning` or `::notice` line a finding, as many as GitHub shows; past that a plain line for each, and the total."""
    named = path_in_repository(workspace.root)
    written: Counter[Severity] = Counter()
    for finding in findings:
        written[finding.severity] += 1
        if written[finding.severity] <= SHOWN_OF_A_LEVEL:
            _annotate(finding, named)
    if all(count <= SHOWN_OF_A_LEVEL for count in written.values()):
        return
    total = ", ".join(
        f"{written[level]} {words}"
        for level, words in _LEVEL.items()
        if level in written or level is not Severity.NOTE
    )
    say(f"Tất cả {len(findings)} phát hiện ({total}); GitHub chỉ hiện {SHOWN_OF_A_LEVEL} của mỗi loại:")
    for finding in findings:
        place = finding.place
        where = f"{named(place.file)}:{place.line}:{place.column}"
        line = one_line(f"{where}: {_LEVEL[finding.severity]} {finding.code}: {_text(finding)}")
        say(f"  {line}")


def _annotate(finding: Diagnostic, named: Callable[[str], str]) -> None:
    place = finding.place
    file = _property(named(place.file))
    where = f"file={file},line={place.line},col={place.column},title={_property(finding.code)}"
    say_command(f"::{_COMMAND[finding.severity]} {where}::{_data(_text(finding))}")


def _text(finding: Diagnostic) -> str:
    return one_line(clipped(f"{finding.message} {finding.hint}".strip(), _LONGEST))


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
