"""`tdkt validate --fix`: the slips that have one right mend are mended in the files, or shown."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note
from tdkt.cli.options import is_under

if TYPE_CHECKING:
    from tdkt.checks.texts.mending import Mended
    from tdkt.workspace.workspace import Workspace


def fix_slips(read: Workspace, wanted: Sequence[Path], *, as_diff: bool) -> None:
    """Mend the files of `read` that are `wanted` (all where none is named), all or none; with `as_diff` only show how.

    A file in which a mend would bring a new error is left as it is, and said. Raises UserError where it cannot be written.
    """
    from tdkt.checks.foreseen import foresee
    from tdkt.checks.texts.mending import mended
    from tdkt.cli.fmt import unified
    from tdkt.workspace.planned_edit import PlannedEdit, read_to_change

    found = mended(read, lambda file: is_under(read.root / file, list(wanted)))
    texts = dict(found.texts)
    broken = {finding.place.file for finding in foresee(read, texts).new_errors} if texts else set()
    for file in sorted(broken & texts.keys()):
        note(f"{file}: để nguyên, vì sửa thì trích dẫn (quote) hoặc chỗ khác không còn khớp; sửa bằng tay.")
        del texts[file]
    old = {file: read_to_change(read.root, file) for file in texts}
    if as_diff:
        for file, text in texts.items():
            sys.stdout.writelines(unified(file, old[file][0], text))
    else:
        PlannedEdit(texts, {file: data for file, (_, data) in old.items()}).write(read.root)
    _tell(found, texts, as_diff=as_diff)


def _tell(found: Mended, files: Collection[str], *, as_diff: bool) -> None:
    for file in found.signed:
        note(
            f"{file}: văn bản đã ban hành giữ tệp này nên không sửa; lỗi chữ ghi ở corrections của kế hoạch hoặc tdkt amend."
        )
    if not files:
        note("Không có gì để tự sửa.")
        return
    total = sum((found.counts[file] for file in files), Counter[str]())
    counts = ", ".join(f"{number} chỗ {code}" for code, number in sorted(total.items()))
    note(f"{'Sẽ sửa' if as_diff else 'Đã sửa'} {len(files)} tệp ({counts}).")
    if as_diff:
        note("Chưa ghi gì. Sửa: chạy lại, bỏ --diff.")
