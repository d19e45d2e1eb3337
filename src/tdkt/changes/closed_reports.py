"""What was changed in reports of the units after the ward's own report on them was issued, and the reasons given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tdkt.changes.held import content_changes
from tdkt.changes.parts import Action, Change, Part
from tdkt.changes.trees import Tree
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.issued import DRIVE_REPORT, REPORT, STAGE_REPORT, IssuedDocument
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.unit_report import ReportCorrection, UnitReport
from tdkt.model.year_span import YearSpan
from tdkt.workspace.issued import Texts, held_files, period_of, standing, stored_texts, texts_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.plan_days import timed
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LateChange:
    """A change in a unit's report after `document` told its figures: the change and the correction that explains it.

    `late` tells of a whole report that came in only afterwards, which needs no other explanation. `correction` is None
    where nobody gave a reason.
    """

    change: Change
    document: IssuedDocument
    correction: ReportCorrection | None
    late: bool

    @property
    def is_explained(self) -> bool:
        """Tell whether a reason is on record."""
        return self.late or self.correction is not None


def issued_reports(workspace: Workspace, year: int, by: date | None = None) -> list[IssuedDocument]:
    """Return the ward's reports on `year` that were issued, in the order in which they were; of one that was replaced (`by` a day) the newest."""
    return [
        found
        for found in standing(workspace, by)
        if found.of == REPORT and period_of(workspace, found.key).year == year
    ]


def late_changes(
    workspace: Workspace, year: int, reports: Sequence[IssuedDocument] | None = None
) -> list[LateChange]:
    """Return what changed in the units' reports since the ward last told them, with the texts that were told.

    Of each quarter the last of `reports` (all that were issued, unless given) counts that covers it.
    """
    told = issued_reports(workspace, year) if reports is None else reports
    now = texts_of(workspace, held_files(workspace, REPORT, str(year)))
    by_file = {report.origin.file: report for report in workspace.reports}
    covered, found = date.min, list[LateChange]()
    for document in reversed(told):
        last = period_of(workspace, document.key).last_day
        texts = stored_texts(workspace, document)
        if texts is None or last <= covered:
            continue
        own = {
            file: text for file, text in texts.items() if file.startswith(f"plans/{year}/")
        }  # not those of the year before
        found += _since(workspace, document, own, now, by_file, (covered, last))
        covered = last
    return found


def late_in_stage(workspace: Workspace, document: IssuedDocument) -> list[LateChange]:
    """Return what changed in the units' reports of all its years since the báo cáo giai đoạn `document` told them."""
    texts = stored_texts(workspace, document)
    if texts is None:
        return []
    now = texts_of(workspace, held_files(workspace, STAGE_REPORT, document.key))
    by_file = {report.origin.file: report for report in workspace.reports}
    return list(_since(workspace, document, texts, now, by_file, (date.min, date.max)))


def late_in_stages(workspace: Workspace, span: YearSpan) -> list[LateChange]:
    """Return what changed in the units' reports on the years of `span` since earlier báo cáo giai đoạn told them.

    Of each year the last of these counts that covers it.
    """
    plans = [plan.year for plan in workspace.plans]
    wanted, found = set(span.years(plans)), list[LateChange]()
    told = [one for one in standing(workspace) if one.of == STAGE_REPORT]
    own = next((number for number, one in enumerate(told) if YearSpan.parse(one.key) == span), len(told))
    if own < len(told):  # a signed report knows nothing of what was replaced after it
        told = [one for one in standing(workspace, told[own].date) if one.of == STAGE_REPORT]
    for document in reversed(told[:own]):
        covers = YearSpan.parse(document.key)
        late = late_in_stage(workspace, document)
        found += [
            one for one in late if Period.parse(one.change.part.tree.data["period"], year=0).year in wanted
        ]
        wanted.difference_update(covers.years(plans) if covers else ())
    return found


def late_in_reviews(workspace: Workspace, drive: Drive, phase: int) -> list[LateChange]:
    """Return what changed in the units' reports on a drive since the reviews before that of its phase number `phase` told them.

    Of each phase the last review that covers it counts.
    """
    of_drive = _reviews(workspace, drive)
    reviewed = [_phase_reviewed(drive, one) for one in of_drive]
    own = reviewed.index(phase) if phase in reviewed else len(reviewed)
    if own < len(reviewed):  # a signed review knows nothing of what was replaced after it
        of_drive = _reviews(workspace, drive, of_drive[own].date)
    covered, found = 0, list[LateChange]()
    for document, number in reversed(list(zip(of_drive, reviewed, strict=True))[:own]):
        if covered < number < phase:
            found += late_in_drive(workspace, document, after=covered)
            covered = number
    return found


def _reviews(workspace: Workspace, drive: Drive, by: date | None = None) -> list[IssuedDocument]:
    found = (one for one in standing(workspace, by) if one.of == DRIVE_REPORT)
    return [one for one in found if one.key.partition("/")[0] == drive.id]


def _phase_reviewed(drive: Drive, document: IssuedDocument) -> int:
    """Return which phase of a drive (from 1) a review of it was about: the last where its key names none."""
    phase = document.key.partition("/")[2]
    return (drive.number_of(phase) if phase else None) or len(drive.phases)


def late_in_drive(workspace: Workspace, document: IssuedDocument, *, after: int = 0) -> list[LateChange]:
    """Return what changed in the units' reports on a drive since `document` told them, up to the phase that it reviewed.

    Phases up to number `after` (from 1) are not looked at.
    """
    name = document.key.partition("/")[0]
    texts = stored_texts(workspace, document) or {}
    drive = next((one for one in workspace.all(Drive) if one.id == name), None)
    files = held_files(workspace, DRIVE_REPORT, document.key)
    if drive is None or not any("/drives/" in file and "/reports/" in file for file in texts):
        return []  # issued before tdkt kept the units' reports with it
    reviewed = {one.id for one in drive.phases[after : _phase_reviewed(drive, document)]}
    reports = {one.origin.file: one for one in workspace.all(DriveReport)}
    found = list[LateChange]()
    for change in content_changes(DRIVE_REPORT, document.key, texts, texts_of(workspace, files)):
        report = reports.get(change.part.tree.path)
        phases = [one for one in report.phases if one.phase in reviewed] if report else []
        own = phase_of(change.part)
        if own is not None:
            if own not in reviewed:
                continue
            phases = [one for one in phases if one.phase == own]
        added = change.action is Action.ADDED and change.part.name in ("", "phase_report")
        late = added and all(one.submitted is not None and one.submitted > document.date for one in phases)
        said = [_of_correction(change, one.corrections, document) for one in phases]
        found.append(LateChange(change, document, next(filter(None, said), None), late))
    return found


def late_in_group(workspace: Workspace, document: IssuedDocument) -> list[LateChange]:
    """Return what changed in the units' reports on the time before a ranking was signed, where its points come from their figures."""
    year = document.key.partition("/")[0]
    texts = stored_texts(workspace, document) or {}
    told = {file: text for file, text in texts.items() if file.startswith(f"plans/{year}/")}
    if not _draws_on_figures(told, document.key):
        return []
    reports = {one.origin.file: one for one in workspace.reports if str(one.period.year) == year}
    now = texts_of(workspace, list(reports))
    found = _since(workspace, document, told, now, reports, (date.min, document.date))
    return [late for late in found if late.change.action is not Action.ADDED or late.change.part.name]


def _draws_on_figures(told: Texts, key: str) -> bool:
    """Tell whether the cụm, khối `key` is scored by a table, its own or that of the year, that draws points from targets."""
    year, _, id_ = key.partition("/")
    own = told.get(FILE_KINDS["emulation-group"].file(year=year, id=id_), "")
    has_own = any(line.startswith("scale:") for line in own.splitlines())
    table = own if has_own else told.get(FILE_KINDS["scoring-criteria"].file(year=year), "")
    return "from_attainment:" in table


def phase_of(part: Part) -> str | None:
    """Return the phase that a part of a unit's report on a drive belongs to, None for the file itself."""
    return next(
        (str(one.data["phase"]) for one in (part, *part.parents) if one.name == "phase_report"),
        None,
    )


def _since(
    workspace: Workspace,
    document: IssuedDocument,
    told: Texts,
    now: Texts,
    by_file: dict[str, UnitReport],
    between: tuple[date, date],
) -> Iterator[LateChange]:
    """Yield the changes in reports on quarters and months that end after the first of the days `between`, by the second."""

    def concerned(tree: Tree) -> bool:
        if tree.kind != "unit-report":
            return False
        end = timed(workspace, Period.parse(tree.data["period"], year=0)).last_day
        return between[0] < end <= between[1]

    for change in content_changes(REPORT, document.key, told, now, concerned):
        tree = change.part.tree
        report = by_file.get(tree.path) if change.new else None
        late = bool(
            change.action is Action.ADDED
            and not change.part.name
            and report
            and report.submitted
            and report.submitted > document.date
        )
        yield LateChange(change, document, _correction(change, report, document), late)


def _correction(
    change: Change, report: UnitReport | None, document: IssuedDocument
) -> ReportCorrection | None:
    """Return the latest correction of `report` since `document` that speaks of the changed part."""
    return _of_correction(change, report.corrections if report else (), document)


def _of_correction(
    change: Change, corrections: Sequence[ReportCorrection], document: IssuedDocument
) -> ReportCorrection | None:
    part = change.part
    target = part.data.get("target") if part.name == "figure" else None
    for found in reversed(corrections):
        if found.date >= document.date and (target in found.targets if target else not found.targets):
            return found
    return None
