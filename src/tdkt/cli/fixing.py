"""`tdkt validate --fix`: the slips that have one right mend are mended in the files, or shown."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, say
from tdkt.cli.workspaces import is_under

if TYPE_CHECKING:
    from tdkt.checks.texts.mending import Mended
    from tdkt.workspace.workspace import Workspace


def fix_slips(read: Workspace, wanted: Sequence[Path], *, as_diff: bool) -> None:
    """Mend the files of `read` that are `wanted` (all where none is named), all or none; with `as_diff` only show how.

    A file in which a mend would bring a new error is left as it is, and said. Raises UserError where it cannot be written.
    """
    from tdkt.checks.foreseen import foresee
    from tdkt.checks.moved_keys import MISPLACED, keys_put_right
    from tdkt.checks.texts.mending import mended
    from tdkt.cli.fmt import unified
    from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
    from tdkt.workspace.workspace import with_files

    def is_wanted(file: str) -> bool:
        return is_under(read.root / file, list(wanted))

    moved = {file: (text, number) for file, text, number in keys_put_right(read, is_wanted)}
    whole = {file: text for file, (text, _) in moved.items()}
    readable = with_files(read, whole) if whole else read
    found = mended(readable, is_wanted)
    for file, (_, number) in moved.items():
        found.counts.setdefault(file, Counter())[MISPLACED] += number
    broken = (
        {finding.place.file for finding in foresee(readable, found.texts).new_errors}
        if found.texts
        else set()
    )
    texts = whole | found.texts
    for file in sorted(broken & texts.keys()):
        note(f"{file}: để nguyên, vì sửa thì trích dẫn (quote) hoặc chỗ khác không còn khớp; sửa bằng tay.")
        del texts[
            file
        ]  # its keys too: a half-mended file is harder to read than one that is wrong throughout
    old = {file: read_to_change(read.root, file) for file in texts}
    if as_diff:
        for file, text in texts.items():
            sys.stdout.writelines(unified(file, old[file][0], text))
    else:
        PlannedEdit(texts, {file: data for file, (_, data) in old.items()}).write(read.root)
    renamed = _rename(read, wanted, as_diff=as_diff)
    _tell(found, texts, renamed, as_diff=as_diff)


def _rename(read: Workspace, wanted: Sequence[Path], *, as_diff: bool) -> list[str]:
    """Take the ".txt" off files that Notepad named "x.yaml.txt", each where nothing is in its place and it brings no error."""
    from tdkt.checks.foreseen import foresee
    from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
    from tdkt.workspace.source import NAMED_AS_TEXT

    renamed = []
    for file in (finding.place.file for finding in read.findings if finding.code == NAMED_AS_TEXT):
        right = file[: -len(".txt")]
        if not is_under(read.root / file, list(wanted)) or (read.root / right).exists():
            continue
        text, data = read_to_change(read.root, file)
        if foresee(read, {right: text}).new_errors:
            note(f"{file}: để nguyên, vì tệp có lỗi nếu được đọc; đổi tên thành {right} rồi sửa.")
            continue
        if not as_diff:
            PlannedEdit({}, removed={file: data}, binary={right: data}).write(read.root)
        say(f"{file} → {right}")
        renamed.append(right)
    return renamed


def _tell(found: Mended, files: Collection[str], renamed: Collection[str], *, as_diff: bool) -> None:
    for file in found.signed:
        note(
            f"{file}: văn bản đã ban hành giữ tệp này nên không sửa; lỗi chữ ghi ở corrections của kế hoạch hoặc tdkt amend."
        )
    deed = "Sẽ" if as_diff else "Đã"
    if renamed:
        note(f"{deed} đổi tên {len(renamed)} tệp .yaml.txt; chạy lại --fix để sửa cả lời văn trong đó.")
    if not files and not renamed:
        note("Không có gì để tự sửa.")
    if files:
        total = sum((found.counts[file] for file in files), Counter[str]())
        counts = ", ".join(f"{number} chỗ {code}" for code, number in sorted(total.items()))
        note(f"{deed} sửa {len(files)} tệp ({counts}).")
    if as_diff and (files or renamed):
        note("Chưa ghi gì. Sửa: chạy lại, bỏ --diff.")
