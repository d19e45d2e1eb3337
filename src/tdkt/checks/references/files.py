"""Files as a whole: one about each matter, in its place, with the file there that it belongs to.

What is asked of a kind of file is said by its record (`tdkt.workspace.kinds`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.references.rules import DUPLICATE_FILE, MISSING_FILE
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.plan_year import years_named
from tdkt.model.text import lower_first
from tdkt.workspace.file_kind import FileKind, FromFile, Lies
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace

_BATCH = "batch"


class _Values(dict[str, Any]):
    """What fills the texts of a kind: what is given, else what the file itself says."""

    def __init__(self, found: FromFile, **given: object) -> None:
        super().__init__(given)
        self._found = found

    def __missing__(self, name: str) -> Any:
        return getattr(self._found, name)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the files that stand twice, lie elsewhere or lack the file that they belong to."""
    if not workspace.organizations and not workspace.incomplete:
        file = FILE_KINDS["organization"].path
        yield MISSING_FILE.at(Place(file), "Kho chưa có tệp kind: organization.", f"Thêm {file}.")
    for kind in FILE_KINDS.values():
        yield from _doubles(workspace, kind)
        yield from _misplaced(workspace, kind)
        if kind.needs and not workspace.incomplete:  # what is needed may be the file that cannot be read
            yield from _without_what_it_needs(workspace, kind, FILE_KINDS[kind.needs])


def lies_in_place(kind: FileKind, found: FromFile) -> bool:
    """Tell whether a file lies where its kind belongs, its folder and name held to exactly."""
    file = PurePosixPath(found.origin.file)
    return file.with_suffix("") == PurePosixPath(kind.path.format_map(_Values(found))).with_suffix("")


def _doubles(workspace: Workspace, kind: FileKind) -> Iterator[Diagnostic]:
    files = workspace.all(kind.model)
    if kind.twice is None or len(files) < 2:
        return
    names = kind.one_each or kind.identity
    key = names[-1] if names else "kind"
    for first, again in seen_twice(files, lambda found: tuple(getattr(found, name) for name in names)):
        place = first.origin.at(key)
        yield DUPLICATE_FILE.at(
            again.origin.at(key),
            years_named(kind.twice.format_map(_Values(again, first=place))),
            kind.mend_twice,
            ((place, "lần đầu"),),
        )


def _misplaced(workspace: Workspace, kind: FileKind) -> Iterator[Diagnostic]:
    if kind.lies is Lies.ANYWHERE:
        return
    of_batch = _BATCH in kind.placeholders()
    if of_batch and workspace.incomplete:
        return  # the batch itself may be the file that cannot be read
    batches = {batch.id: batch for batch in workspace.all(AwardBatch)}
    for found in workspace.all(kind.model):
        values = _Values(found)
        if of_batch:
            batch = batches.get(getattr(found, _BATCH, "") or getattr(found, "id", ""))
            if batch is None:
                continue
            values = _Values(found, batch=batch)
        place = kind.path.format_map(values)
        if not _is_at(place, found, kind):
            yield _wrong_folder(kind, found, place, values, workspace)


def _is_at(place: str, found: FromFile, kind: FileKind) -> bool:
    if found.origin.file == place:  # nearly all do
        return True
    file, wanted = PurePosixPath(found.origin.file), PurePosixPath(place)
    if kind.lies is Lies.IN_FOLDER:
        return file.parent == wanted.parent
    return file.with_suffix("") == wanted.with_suffix("")


def _wrong_folder(
    kind: FileKind, found: FromFile, place: str, values: Mapping[str, Any], workspace: Workspace
) -> Diagnostic:
    file, key = found.origin.file, _blamed(kind, found)
    called = years_named((kind.said or kind.title).format_map(values))
    if kind.if_taken and place in workspace.files:
        hint = kind.if_taken.format(place=place, key=key)
    else:
        hint = f"Chuyển tệp về {place}{kind.or_mend.format(key=key)}."
    return WRONG_FOLDER.at(found.origin.at(key), f"{called} nằm ở {file}.", hint)


def _blamed(kind: FileKind, found: FromFile) -> str:
    """Return the key that is probably wrong: the first whose value the path does not have, else the last."""
    keys = kind.blamed or kind.identity[-1:] or ("kind",)
    parts = PurePosixPath(found.origin.file).parts
    return next((key for key in keys[:-1] if _in_a_path(getattr(found, key)) not in parts), keys[-1])


def _in_a_path(value: object) -> str:
    return value.key if isinstance(value, Period) else str(value)


def _without_what_it_needs(workspace: Workspace, kind: FileKind, needed: FileKind) -> Iterator[Diagnostic]:
    years = {found.year for found in workspace.all(needed.model)}
    for found in workspace.all(kind.model):
        by_period = not hasattr(found, "year")
        year = found.period.year if by_period else found.year
        if year not in years:
            called = (needed.said or needed.title).format(year=year)
            yield MISSING_FILE.at(
                found.origin.at("period" if by_period else "year"),
                f"Chưa có {lower_first(called)}.",
                f"Thêm {needed.file(year=year)} hoặc sửa {'kỳ báo cáo' if by_period else 'năm'}.",
            )
