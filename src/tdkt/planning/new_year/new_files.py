"""The files of a new year, each made from the file of the old year, before any of them is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import UnitMovements
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.succession import successor
from tdkt.model.text import upper_first
from tdkt.planning.new_year.carrying import YearChange, carried_movements, carried_plan
from tdkt.planning.new_year.past_results import last_results
from tdkt.planning.new_year.target_comments import with_comments
from tdkt.planning.new_year.words_of_step import steps_taken
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.source import Source, read_source
from tdkt.workspace.workspace import PLANS, Workspace


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written: `path` and the file that it comes from (`source`), relative to the workspace."""

    path: str
    source: str
    text: str

    @property
    def as_source(self) -> Source:
        """The file as if it had been read."""
        return Source(self.path, self.text, unicodedata.is_normalized("NFC", self.text))


def refuse_existing(workspace: Workspace, year: int) -> None:
    """Raise UserError with the list of the plan and movements files that `year` has already."""
    found = {plan.origin.file for plan in workspace.plans if plan.year == year}
    found.update(movements.origin.file for movements in workspace.movements if movements.year == year)
    for file in workspace.files:
        path = PurePosixPath(file)
        if path.parent == PurePosixPath(PLANS, str(year)) and path.stem == "plan":
            found.add(file)
        if path.is_relative_to(PurePosixPath(PLANS, str(year), "movements")):
            found.add(file)
    if found:
        listed = "\n".join(f"  {file}" for file in sorted(found))
        raise UserError(
            f"{upper_first(year_name(year))} đã có {len(found)} tệp, không ghi đè:\n{listed}",
            hint="Sửa tiếp các tệp ấy; muốn lập lại từ đầu thì xóa hoặc chuyển chúng đi trước.",
        )


def new_files(workspace: Workspace, programme: Programme, change: YearChange) -> Iterator[NewFile]:
    """Yield the plan and the movements of the new year; raises UserError where a file cannot be carried over.

    The movements of a unit that is no more go to the unit that took its place, unless that has movements of its own
    (`not_carried`).
    """
    file = programme.plan.origin.file
    path = FILE_KINDS["plan"].file(year=change.new)
    steps = steps_taken((target for file in programme.movements for target in file.targets), change.new)
    yield carried(workspace, file, path, lambda text: carried_plan(text, change, steps))
    results = last_results(programme)
    answering = _answering(programme, change)
    left = {movements.unit for movements, _ in not_carried(programme, change)}
    for movements in programme.movements:
        unit = answering(movements.unit)
        if unit is None or movements.unit in left:
            continue
        file = movements.origin.file
        yield carried(
            workspace,
            file,
            FILE_KINDS["movements"].file(year=change.new, unit=unit),
            lambda text: with_comments(carried_movements(text, change, answering), results),
        )


def not_carried(programme: Programme, change: YearChange) -> tuple[tuple[UnitMovements, str | None], ...]:
    """Return the movements that a person has to look through: their unit is no more in the new year.

    With each the unit that took its place and has movements already (those of another, or its own), None where none did.
    """
    answering = _answering(programme, change)
    taken = {
        movements.unit for movements in programme.movements if answering(movements.unit) == movements.unit
    }
    found = list[tuple[UnitMovements, str | None]]()
    for movements in programme.movements:
        unit = answering(movements.unit)
        if unit == movements.unit:
            continue
        if unit is None or unit in taken:
            found.append((movements, unit))
        else:
            taken.add(unit)
    return tuple(found)


def _answering(programme: Programme, change: YearChange) -> Callable[[str], str | None]:
    """Return a function that tells who answers, at the new year's start, for what belonged to a unit, a thôn or tổ dân phố."""
    units = {unit.id: unit for unit in programme.organization.units}
    places = {place.id: place for place in programme.organization.known_subdivisions}
    first = division_of(change.new).first_day
    return lambda one: successor(one, units, first) if one in units else successor(one, places, first)


def carried(workspace: Workspace, file: str, path: str, carry: Callable[[str], str]) -> NewFile:
    """Return a file of the new year, made by `carry` from that of the old; raises UserError where its YAML is too odd for that."""
    from ruamel.yaml.error import YAMLError

    text = source_of(workspace, file).text
    ends = "\r\n" if "\r\n" in text else "\n"
    try:
        carried = carry(text.replace("\r\n", "\n").replace("\r", "\n"))
    except YAMLError as error:
        raise UserError(
            f"Không chép được {file}: cách viết YAML trong tệp quá lạ.",
            hint="Viết lại tệp theo cách thông thường (mỗi khóa một dòng) rồi chạy lại.",
        ) from error
    return NewFile(path, file, carried.replace("\n", ends))


def source_of(workspace: Workspace, file: str) -> Source:
    """Read a file of the workspace again as it stands on the disk; raises UserError where that fails."""
    source = read_source(workspace.root, file)
    if isinstance(source, Diagnostic):
        raise UserError(f"Không đọc được {file}.", hint=source.hint)
    return source
