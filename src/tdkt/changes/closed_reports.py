"""What was changed in reports of the units after the ward's own report on them was issued, and the reasons given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tdkt.changes.held import content_changes
from tdkt.changes.parts import Action, Change
from tdkt.changes.trees import Tree
from tdkt.model.issued import REPORT, IssuedDocument
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.unit_report import ReportCorrection, UnitReport
from tdkt.workspace.issued import Texts, all_issued, held_files, period_of, stored_texts, texts_of
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


def issued_reports(workspace: Workspace, year: int) -> list[IssuedDocument]:
    """Return the ward's reports on `year` that were issued, in the order in which they were."""
    return [
        found for found in all_issued(workspace) if found.of == REPORT and period_of(found.key).year == year
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
        last = timed(workspace, period_of(document.key)).last_day
        texts = stored_texts(workspace, document)
        if texts is None or last <= covered:
            continue
        found += _since(workspace, document, texts, now, by_file, (covered, last))
        covered = last
    return found


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
    """Return the latest correction since `document` that speaks of the changed part."""
    part = change.part
    target = part.data.get("target") if part.name == "figure" else None
    for found in reversed(report.corrections if report else ()):
        if found.date >= document.date and (target in found.targets if target else not found.targets):
            return found
    return None
