"""A year's plan, movements and targets as the draft of a later year, built and checked before a byte is written.

The ward's own file (`organization.yaml`) serves every year and stays as it is; reports and awards belong to their year.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from tdkt.awards.book import award_book
from tdkt.awards.fund_year import FundYear, fund_year
from tdkt.checks.foreseen import foresee, refuse_foreseen
from tdkt.checks.run import find_problems, refuse_report_errors, trusted_programme
from tdkt.checks.stopping import stops_reports
from tdkt.checks.texts.legal_basis import record_of
from tdkt.checks.unread import refuse_unread
from tdkt.errors import UsageError, UserError
from tdkt.law.instruments import Instrument
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import GeneralMovement, Unit
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.plan import LegalBasis, Plan
from tdkt.model.plan_year import division_of, year_name, year_number, year_word
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.planning.new_year.carrying import YearChange
from tdkt.planning.new_year.groups import carried_groups
from tdkt.planning.new_year.left_open import LeftOpen, left_open, unit_plans_of
from tdkt.planning.new_year.moved_days import MovedDate, moved_days
from tdkt.planning.new_year.new_files import NewFile, new_files, not_carried, refuse_existing, source_of
from tdkt.planning.new_year.once import Once, done_once
from tdkt.planning.new_year.remarks import (
    Remark,
    changed_sentences,
    comments_of_the_past,
    new_marks,
    renumbered_sentences,
    sentences_of_the_past,
)
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.source import Source
from tdkt.workspace.to_mend import ToMend
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_reader import Document, read_yaml

FIRST_YEAR, LAST_YEAR = 2020, 2100
"""The years that a plan can have (`year` in `schemas/common.schema.json`)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The new year's files with everything that a person has to look at in them.

    `results_until` is the end of what the comments beside the targets tell of the old year, None without reports.
    `changed` are the sentences that now name the new year, `renumbered` those in which a number follows a threshold of it, `past` those that still name years before it (the plan's
    own first), `comments` the same for comments; `once` are tasks and targets, not among `past`, that may not come again.
    `over` are the movements from above that end before the new year, with
    the place where the plan names them. `drives` are those of the old year: each belongs to its occasion and is not carried. `fund` is its account. A căn cứ stands with what is on record of it. `findings` are those of kinds that
    `tdkt validate` does not find yet (of a target: not of it). `beside` are the table of criteria and the cụm, khối, `open` is what the old year leaves to be
    done, `unit_plans` how many plans of units are made anew, `marks` the places that were marked since their threshold or members changed.
    """

    change: YearChange
    organization: str
    results_until: Period | None
    files: tuple[NewFile, ...]
    dates: tuple[MovedDate, ...]
    changed: tuple[Remark, ...]
    renumbered: tuple[Remark, ...]
    past: tuple[Remark, ...]
    comments: tuple[Remark, ...]
    once: tuple[Once, ...]
    over: tuple[tuple[Place, GeneralMovement], ...]
    legal_basis: tuple[tuple[LegalBasis, Instrument | None], ...]
    findings: tuple[Diagnostic, ...]
    not_carried: tuple[tuple[UnitMovements, Unit | None], ...] = ()
    drives: tuple[Drive, ...] = ()
    fund: FundYear | None = None
    beside: tuple[NewFile, ...] = ()
    open: tuple[LeftOpen, ...] = ()
    unit_plans: int = 0
    marks: tuple[ToMend, ...] = ()

    @property
    def edit(self) -> PlannedEdit:
        """What to write."""
        return PlannedEdit({file.path: file.text for file in (*self.files, *self.beside)})


def draft_of(workspace: Workspace, year: int, source: int) -> Draft:
    """Return the draft of `year` made from the files of `source`; nothing is written.

    Raises UsageError where the years cannot be meant, UserError where files of `year` exist already, where any file
    holds an error, or where the draft would.
    """
    _refuse_years(year, source)
    refuse_existing(workspace, year)
    refuse_report_errors(workspace)
    refuse_unread(workspace, "revocation")  # what stays open would be left out
    programme = trusted_programme(workspace, source)
    organization = programme.organization
    change = YearChange(source, year, tuple(movement.title for movement in organization.general_movements))
    files = tuple(new_files(workspace, programme, change))
    beside = tuple(carried_groups(workspace, programme, change))
    made, findings = _checked(workspace, (*files, *beside), year)
    documents = [(_document(source_of(workspace, file.source)), _document(file.as_source)) for file in files]
    plan = next(plan for plan in made.plans if plan.year == year)
    past = tuple(remark for _, new in documents for remark in sentences_of_the_past(new, change))
    marks = tuple(
        mark
        for file in files
        for mark in new_marks(file.path, file.text, source_of(workspace, file.source).text)
    )
    marked = {mark.place for mark in marks}
    comments = [comments_of_the_past(file.path, file.text, change, plan.symbol) for file in files]
    return Draft(
        change,
        organization.origin.file,
        programme.reported_until,
        files,
        tuple(moved_days(programme, workspace, made, plan)),
        tuple(remark for old, new in documents for remark in changed_sentences(old, new, change)),
        tuple(remark for old, new in documents for remark in renumbered_sentences(old, new, change)),
        past,
        tuple(remark for remark in chain.from_iterable(comments) if remark.place not in marked),
        tuple(_once(programme, made, year, past)),
        tuple(_over(programme, plan)),
        tuple((basis, record_of(basis, plan)) for basis in plan.legal_basis),
        tuple(finding for finding in findings if finding.place not in marked),
        tuple(
            (movements, organization.unit(heir) if heir else None)
            for movements, heir in not_carried(programme, change)
        ),
        tuple(drive for drive in workspace.all(Drive) if drive.year == source),
        fund_year(award_book(workspace), source),
        beside,
        left_open(workspace, source),
        unit_plans_of(workspace, source),
        marks,
    )


def _refuse_years(year: int, source: int) -> None:
    if not (source >= FIRST_YEAR and year <= LAST_YEAR):
        raise UsageError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.", hint="Ví dụ: tdkt new year 2027.")
    if source >= year:
        raise UsageError(
            f"Không lập {year_name(year)} từ {year_name(source)}: năm nguồn phải trước năm mới.",
            hint=f"Bỏ --from để lấy {year_name(year - 1)}, hoặc ghi một {year_word(year)} trước {year_number(year)}.",
        )


def _once(programme: Programme, made: Workspace, year: int, past: Iterable[Remark]) -> Iterator[Once]:
    """Yield what was done once, as the new year's files hold it; what names a past year is told already."""
    told = {remark.item for remark in past}
    carried = [movements for movements in made.movements if movements.year == year]
    return (found for found in done_once(programme, carried) if found.item not in told)


def _checked(
    workspace: Workspace, files: tuple[NewFile, ...], year: int
) -> tuple[Workspace, tuple[Diagnostic, ...]]:
    """Return the workspace as it will be and the findings of kinds that it, or the same target or task, did not have.

    Raises UserError where one is an error.
    """
    before = find_problems(workspace)
    foreseen = foresee(workspace, {file.path: file.text for file in files}, known=before)
    refuse_foreseen(
        [finding for finding in foreseen.new if stops_reports(finding, foreseen.workspace)],
        f"Bản nháp {year_name(year)}",
        "Sửa chỗ tương ứng trong tệp của năm trước rồi chạy lại.",
    )
    known = {(finding.code, item) for finding, item in _with_items(before, workspace)}
    known |= {(code, "") for code, _ in known}
    return foreseen.workspace, tuple(
        finding
        for finding, item in _with_items(foreseen.findings, foreseen.workspace)
        if (finding.code, item) not in known
    )


def _with_items(findings: Iterable[Diagnostic], workspace: Workspace) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with the id of the target or task of movements that it is told of, "" elsewhere."""
    starts = defaultdict[str, list[tuple[int, int, str]]](list)
    for movements in workspace.movements:
        for item in movements.items:
            first = item.task or next((target.id for target in item.targets), "")
            for origin, name in ((item.origin, first), *((one.origin, one.id) for one in item.targets)):
                place = origin.at()
                starts[movements.origin.file].append((place.line, place.column, name))
    for finding in findings:
        place = finding.place
        found = bisect_right(starts[place.file], (place.line, place.column, "\uffff"))
        yield finding, starts[place.file][found - 1][2] if found else ""


def _over(programme: Programme, plan: Plan) -> Iterator[tuple[Place, GeneralMovement]]:
    general = {movement.id: movement for movement in programme.organization.general_movements}
    for section in plan.all_sections:
        for number, name in enumerate(section.general_movements):
            found = general[name]
            if found.last_day is not None and found.last_day < division_of(plan.year).first_day:
                yield section.origin.at("general_movements", number), found


def _document(source: Source) -> Document:
    document, _ = read_yaml(source)
    if document is None:
        raise UserError(f"Không đọc được {source.file}.", hint="Chạy “tdkt validate” để xem lỗi.")
    return document
