"""`tdkt fmt`: one layout for all YAML files, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import complain, note, say
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import is_under, paths_within, workspace_root
from tdkt.errors import UsageError, UserError
from tdkt.model.records import dataclass, field

if TYPE_CHECKING:
    from tdkt.model.diagnostic import Diagnostic

_STREAM = Path("-")


@dataclass(slots=True)
class Outcome:
    """What became of the files: the new texts of those whose layout is another with their bytes, those refused and why."""

    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    refused: int = 0
    findings: list[Diagnostic] = field(default_factory=list)


def fmt(
    paths: list[Path] = typer.Argument(
        None,
        metavar="[TỆP]...",
        help="Chỉ các tệp, thư mục này trong plans; ghi - để đọc từ đầu vào chuẩn, in ra đầu ra chuẩn.",
    ),
    check: bool = typer.Option(False, "--check", help="Chỉ nêu tên tệp cần trình bày lại; không ghi gì."),
    diff: bool = typer.Option(False, "--diff", help="Chỉ cho xem chỗ sẽ đổi; không ghi gì."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Trình bày mọi tệp YAML trong plans theo một cách; giữ nguyên dữ liệu, thứ tự, ghi chú.

    Thụt dòng, dấu cách, dòng trống, dấu ngoặc kép; bỏ BOM, xuống dòng kiểu LF. Tệp không đọc được thì để nguyên.

    Mã thoát: 0 xong, 1 có tệp bị từ chối (với --check: hoặc cần trình bày lại).

    Ví dụ: tdkt fmt; tdkt fmt plans/2026 --diff; tdkt fmt --check
    """
    from tdkt.workspace.planned_edit import PlannedEdit

    if paths == [_STREAM]:
        return _filter()
    root = workspace_root(workspace)
    files = _files(root, paths_within(root, paths or []))
    outcome = worked_out(root, files)
    if not (check or diff):
        PlannedEdit(outcome.texts, outcome.before).write(root)
    _show(outcome, as_diff=diff)
    _report(root, len(files), outcome, written=not (check or diff))
    return 1 if outcome.refused or (check and outcome.texts) else 0


def _files(root: Path, wanted: list[Path]) -> list[Path]:
    from tdkt.workspace.inside import obstacles, plain_files
    from tdkt.workspace.workspace import PLANS, is_yaml

    found = [path for path in plain_files(root, PLANS) if is_yaml(path.relative_to(root).as_posix())]
    found += [root / blocked.path for blocked in obstacles(root, PLANS)]  # refused, each with its reason
    files = sorted(path for path in found if is_under(path, wanted))
    if wanted and not files:
        raise UsageError(
            f"Không có tệp .yaml nào của thư mục {PLANS} ở chỗ đã chỉ.",
            hint="tdkt fmt chỉ trình bày lại tệp trong plans.",
        )
    return files


def worked_out(root: Path, files: Iterable[Path]) -> Outcome:
    """Return what becomes of `files`, nothing written; one whose way is blocked is told on stderr and refused."""
    outcome = Outcome()
    for path in files:
        try:
            _format(root, path, outcome)
        except UserError as error:
            outcome.refused += 1
            complain(str(error), error.hint)
    return outcome


def _format(root: Path, path: Path, outcome: Outcome) -> None:
    """Format one file into `outcome`; raises UserError where its layout does not allow it."""
    from tdkt.model.diagnostic import Diagnostic
    from tdkt.workspace.formatting import formatted
    from tdkt.workspace.inside import read_inside
    from tdkt.workspace.source import read_source

    file = path.relative_to(root).as_posix()
    source = read_source(root, file)
    text = [source] if isinstance(source, Diagnostic) else formatted(source)
    if isinstance(text, list):
        outcome.refused += 1
        outcome.findings += text
        return
    old = read_inside(root, path)
    if old != text.encode():
        outcome.texts[file] = text
        outcome.before[file] = old


def _show(outcome: Outcome, *, as_diff: bool) -> None:
    for file, text in outcome.texts.items():
        if as_diff:
            sys.stdout.writelines(unified(file, outcome.before[file].decode(), text))
        else:
            say(file)


def unified(file: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of a unified diff of a file's text."""
    lines = unified_diff(_lines(old), _lines(new), f"a/{file}", f"b/{file}")
    return (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Split after LF alone: a carriage return is part of what changes."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]


def _report(root: Path, files: int, outcome: Outcome, *, written: bool) -> None:
    from tdkt.cli.finding_formats import FindingFormat, write_findings
    from tdkt.workspace.workspace import Workspace

    write_findings(FindingFormat.TEXT, outcome.findings, Workspace(root))
    deed = "đã trình bày lại" if written else "cần trình bày lại"
    refused = f", {outcome.refused} tệp bị từ chối (để nguyên)" if outcome.refused else ""
    note(f"Đã xem {files} tệp: {deed} {len(outcome.texts)} tệp{refused}.")
    if outcome.texts and not written:
        note("Chưa ghi gì. Trình bày lại: tdkt fmt")


def _filter() -> int:
    """Format stdin to stdout, for editors; where that fails nothing is written to stdout."""
    from tdkt.model.diagnostic import Diagnostic
    from tdkt.workspace.formatting import formatted
    from tdkt.workspace.source import decode

    source = decode(sys.stdin.buffer.read(), "-")
    text = [source] if isinstance(source, Diagnostic) else formatted(source)
    if isinstance(text, str):
        sys.stdout.buffer.write(text.encode())
        return 0
    for finding in text:
        place = finding.place
        complain(f"{place.line}:{place.column}: {finding.code}: {finding.message}", finding.hint)
    return 1
