"""Which errors stop which work, by what their rules say (`Rule.stops`) and the file, and the batch of awards, that they lie in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tdkt.checks.rule import Stops, rule_of
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import REVOCATION
from tdkt.model.revocation import Revocation
from tdkt.workspace.issued import all_issued
from tdkt.workspace.kind_of_file import is_only
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace

_OF_BATCHES = (Stops.AWARD_SCREENS, Stops.ITS_BATCH)
_RECORDS = ("inspection", "petitions", "propaganda")
"""Kinds of files about work of the year that nothing rests on but what tells of that work."""
_PLAIN = re.compile(r"^kind:", re.MULTILINE)
_NUMBERED = re.compile(r"^(?:---[ \t]*)?(?:\{|\?|[\"']?number\b)", re.MULTILINE)
"""What a file may begin with, or a line of it, where it may say the number of the whole."""


def stops_the_plan(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether plan, targets and figures cannot be worked with; awards and scores rest on these and so cannot either.

    It does not where it lies in a record of the year's work (`stops_reports`), or in a draft that cancels awards.
    """
    if not finding.is_error or is_of_draft_revocation(finding, workspace):
        return False
    stops = stopped_by(finding, workspace)
    if stops is Stops.ITS_DOCUMENT:
        return not lies_with_awards(finding.place.file)
    return stops is Stops.EVERYTHING


def stops_reports(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether what tells of a year's work (reports, its counts) cannot be made: what stops the plan, and errors in records of that work."""
    in_record = finding.is_error and stopped_by(finding, workspace) is Stops.REPORTS
    return in_record or stops_the_plan(finding, workspace)


def stops_award_screens(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether nothing can be shown about awards: not for an error of a draft that cancels nothing yet."""
    if not finding.is_error or is_of_draft_revocation(finding, workspace):
        return False
    return stops_the_plan(finding, workspace) or rule_of(finding).stops is Stops.AWARD_SCREENS


def stops_the_ranking(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether units cannot be ranked."""
    if not finding.is_error or is_of_draft_revocation(finding, workspace):
        return False
    return stopped_by(finding, workspace) not in (*_OF_BATCHES, Stops.REPORTS)


def stops_batch(finding: Diagnostic, batch: str, workspace: Workspace) -> bool:
    """Tell whether no document can be made of `batch`: an error of another batch, or of a draft that cancels awards, does not stop it."""
    stops = stopped_by(finding, workspace)
    if not finding.is_error or stops in (Stops.RANKING, Stops.REPORTS):
        return False
    if is_of_draft_revocation(finding, workspace):
        return False
    if stops is Stops.EVERYTHING:
        return True
    return batch_of(finding.place.file, workspace) in (None, batch)


def stops_revocation(finding: Diagnostic, revocation: Revocation, workspace: Workspace) -> bool:
    """Tell whether the decision `revocation` cannot be printed: what stops all batches does, and any error in its own file."""
    is_own = finding.place.file == revocation.origin.file
    return (finding.is_error and is_own) or stops_batch(finding, "", workspace)


def stopped_by(finding: Diagnostic, workspace: Workspace) -> Stops:
    """Return what an error stops: what its rule says, but in a record of the year's work never more than what tells of it.

    What cannot be read of such a file, or names what is not there, is nothing that plan or awards rest on.
    """
    stops = rule_of(finding).stops
    return Stops.REPORTS if stops is Stops.EVERYTHING and _is_in(finding, workspace, _RECORDS) else stops


def is_of_draft_revocation(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether a finding is about a decision that cancels awards and is not signed: nothing but its own paper rests on it.

    One that cannot be read is a draft only where no number stands in it and the register does not know it.
    """
    file = finding.place.file
    if rule_of(finding).stops not in (*_OF_BATCHES, Stops.EVERYTHING):
        return False
    if not _is_in(finding, workspace, (REVOCATION,)):
        return False
    read = [one for one in workspace.all(Revocation) if one.origin.file == file]
    if read:
        return all(one.is_draft for one in read)
    source = workspace.source(file)
    if isinstance(source, Diagnostic) or not _PLAIN.search(source.text) or _NUMBERED.search(source.text):
        return False
    return not any(one.of == REVOCATION and one.key in source.text for one in all_issued(workspace))


def _is_in(finding: Diagnostic, workspace: Workspace, kinds: tuple[str, ...]) -> bool:
    """Tell whether a finding lies in a file that is certainly of one of `kinds`."""
    file = finding.place.file
    if not is_only(file, None, kinds):
        return False
    source = workspace.source(file)
    return is_only(file, None if isinstance(source, Diagnostic) else source.text, kinds)


def batch_of(file: str, workspace: Workspace) -> str | None:
    """Return the batch of awards in whose folder `file` lies, None where it lies in none."""
    for batch in workspace.all(AwardBatch):
        if PurePosixPath(file).is_relative_to(PurePosixPath(batch.origin.file).parent):
            return batch.id
    return None


def lies_with_awards(file: str) -> bool:
    """Tell whether `file` lies in a folder of award files."""
    return FILE_KINDS["award-batch"].is_in_its_folder(file)
