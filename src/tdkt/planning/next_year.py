"""A year's plan, movements and targets as the draft of a later year, built and checked before a byte is written.

The ward's own file (`organization.yaml`) serves every year and stays as it is; reports and awards belong to their year.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from tdkt.checks.run import find_problems, trusted_programme
from tdkt.errors import UsageError, UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import GeneralMovement
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.plan import LegalBasis, Plan
from tdkt.model.programme import Programme
from tdkt.planning.carrying import YearChange, carried_movements, carried_plan
from tdkt.planning.past_results import last_results, reported_until
from tdkt.planning.remarks import (
    MovedDate,
    Remark,
    changed_sentences,
    comments_of_the_past,
    sentences_of_the_past,
)
from tdkt.planning.target_comments import with_comments
from tdkt.workspace.source import Source, read_source
from tdkt.workspace.workspace import PLANS, Workspace, read_into
from tdkt.workspace.yaml_reader import Document, read_yaml

FIRST_YEAR, LAST_YEAR = 2020, 2100
"""The years that a plan can have (`year` in `schemas/common.schema.json`)."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written: `path` and the file that it comes from (`source`), relative to the workspace."""

    path: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The new year's files with everything that a person has to look at in them.

    `results_until` is the end of what the comments beside the targets tell of the old year, None without reports.
    `changed` are the sentences that now name the new year, `past` those that still name years before it (the plan's
    own first), `comments` the same for comments. `over` are the movements from above that end before the new year, with
    the place where the plan names them. `findings` are what `tdkt validate` will say that it did not say of the old year.
    """

    change: YearChange
    organization: str
    results_until: Period | None
    files: tuple[NewFile, ...]
    dates: tuple[MovedDate, ...]
    changed: tuple[Remark, ...]
    past: tuple[Remark, ...]
    comments: tuple[Remark, ...]
    over: tuple[tuple[Place, GeneralMovement], ...]
    legal_basis: tuple[LegalBasis, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def contents(self) -> Mapping[str, str]:
        """What to write, by path."""
        return {file.path: file.text for file in self.files}


def draft_of(workspace: Workspace, year: int, source: int) -> Draft:
    """Return the draft of `year` made from the files of `source`; nothing is written.

    Raises UsageError where the years cannot be meant, UserError where files of `year` exist already, where any file
    holds an error, or where the draft would.
    """
    if not (source >= FIRST_YEAR and year <= LAST_YEAR):
        raise UsageError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.", hint="Ví dụ: tdkt new year 2027.")
    if source >= year:
        raise UsageError(
            f"Không lập năm {year} từ năm {source}: năm nguồn phải trước năm mới.",
            hint=f"Bỏ --from để lấy năm {year - 1}, hoặc ghi một năm trước {year}.",
        )
    _refuse_existing(workspace, year)
    programme = trusted_programme(workspace, source)
    organization = programme.organization
    change = YearChange(source, year, tuple(movement.title for movement in organization.general_movements))
    files = tuple(_files(workspace, programme, change))
    made, findings = _checked(workspace, files, year)
    documents = [(_document(_source(workspace, file.source)), _document(_new_source(file))) for file in files]
    plan = next(plan for plan in made.plans if plan.year == year)
    return Draft(
        change,
        organization.origin.file,
        reported_until(programme),
        files,
        tuple(_dates(programme, made, plan)),
        tuple(remark for old, new in documents for remark in changed_sentences(old, new, change)),
        tuple(remark for _, new in documents for remark in sentences_of_the_past(new, change)),
        tuple(
            remark
            for file in files
            for remark in comments_of_the_past(file.path, file.text, change, programme.plan)
        ),
        tuple(_over(programme, plan)),
        plan.legal_basis,
        findings,
    )


def _refuse_existing(workspace: Workspace, year: int) -> None:
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
            f"Năm {year} đã có {len(found)} tệp, không ghi đè:\n{listed}",
            hint="Sửa tiếp các tệp ấy; muốn lập lại từ đầu thì xóa hoặc chuyển chúng đi trước.",
        )


def _files(workspace: Workspace, programme: Programme, change: YearChange) -> Iterator[NewFile]:
    folder = f"{PLANS}/{change.new}"
    file = programme.plan.origin.file
    yield _carried(workspace, file, f"{folder}/plan.yaml", lambda text: carried_plan(text, change))
    results = last_results(programme)
    for movements in programme.movements:
        file = movements.origin.file
        yield _carried(
            workspace,
            file,
            f"{folder}/movements/{movements.unit}.yaml",
            lambda text: with_comments(carried_movements(text, change), results),
        )


def _carried(workspace: Workspace, file: str, path: str, carry: Callable[[str], str]) -> NewFile:
    from ruamel.yaml.error import YAMLError

    text = _source(workspace, file).text
    ends = "\r\n" if "\r\n" in text else "\n"
    try:
        carried = carry(text.replace("\r\n", "\n").replace("\r", "\n"))
    except YAMLError as error:
        raise UserError(
            f"Không chép được {file}: cách viết YAML trong tệp quá lạ.",
            hint="Viết lại tệp theo cách thông thường (mỗi khóa một dòng) rồi chạy lại.",
        ) from error
    return NewFile(path, file, carried.replace("\n", ends))


def _checked(
    workspace: Workspace, files: tuple[NewFile, ...], year: int
) -> tuple[Workspace, tuple[Diagnostic, ...]]:
    """Return the workspace as it will be and the kinds of findings that it did not have; raise where one is an error."""
    made = Workspace(
        workspace.root,
        [*workspace.files],
        [*workspace.organizations],
        [*workspace.plans],
        [*workspace.movements],
        [*workspace.reports],
        [*workspace.decomposed],
        [*workspace.silences],
        [*workspace.findings],
    )
    for file in files:
        made.files.append(file.path)
        read_into(made, _new_source(file))
    known = {finding.code for finding in find_problems(workspace)}
    findings = find_problems(made)
    errors = [finding for finding in findings if finding.is_error]
    if errors:
        listed = "\n".join(
            f"  {found.place.file}:{found.place.line}:{found.place.column}: {found.code}: {found.message}"
            for found in errors[:_SHOWN]
        )
        raise UserError(
            f"Bản nháp năm {year} sẽ có {len(errors)} lỗi nên chưa ghi tệp nào:\n{listed}",
            hint="Sửa chỗ tương ứng trong tệp của năm trước rồi chạy lại.",
        )
    return made, tuple(finding for finding in findings if finding.code not in known)


def _source(workspace: Workspace, file: str) -> Source:
    source = read_source(workspace.root / file, file)
    if isinstance(source, Diagnostic):
        raise UserError(f"Không đọc được {file}.", hint=source.hint)
    return source


def _new_source(file: NewFile) -> Source:
    return Source(file.path, file.text, unicodedata.is_normalized("NFC", file.text))


def _document(source: Source) -> Document:
    document, _ = read_yaml(source)
    if document is None:
        raise UserError(f"Không đọc được {source.file}.", hint="Chạy “tdkt validate” để xem lỗi.")
    return document


def _dates(programme: Programme, made: Workspace, plan: Plan) -> Iterator[MovedDate]:
    before, after = programme.plan.reporting, plan.reporting
    if before and after:
        for number, (old, new) in enumerate(
            zip(before.unit_deadlines, after.unit_deadlines, strict=True), start=1
        ):
            if old and new:
                yield MovedDate(after.origin.at("unit_deadlines", f"Q{number}"), old, new)
    targets = {
        target.id: target for file in made.movements if file.year == plan.year for target in file.targets
    }
    for target in programme.targets:
        measure = targets[target.id].measure
        if target.measure.due and measure.due:
            yield MovedDate(measure.origin.at("due"), target.measure.due, measure.due)


def _over(programme: Programme, plan: Plan) -> Iterator[tuple[Place, GeneralMovement]]:
    general = {movement.id: movement for movement in programme.organization.general_movements}
    for section in plan.all_sections:
        for number, name in enumerate(section.general_movements):
            found = general[name]
            if found.to_year is not None and found.to_year < plan.year:
                yield section.origin.at("general_movements", number), found
