"""Which errors stop which work, by what their rules say (`Rule.stops`) and the batch of awards that they lie in."""

from __future__ import annotations

from pathlib import PurePosixPath

from tdkt.checks.registry import rule_of
from tdkt.checks.rule import Stops
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.revocation import Revocation
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace

"""The folder of award files, of the ward (plans/awards) and of a year (plans/YEAR/awards)."""
_OF_BATCHES = (Stops.AWARD_SCREENS, Stops.ITS_BATCH)


def stops_the_plan(finding: Diagnostic) -> bool:
    """Tell whether plan, targets and reports cannot be worked with; awards and scores rest on these and so cannot either."""
    if not finding.is_error:
        return False
    stops = rule_of(finding).stops
    if stops is Stops.ITS_DOCUMENT:
        return not lies_with_awards(finding.place.file)
    return stops in (Stops.EVERYTHING, Stops.REPORTS)


def stops_award_screens(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether nothing can be shown about awards: not for an error of a draft that cancels nothing yet."""
    if not finding.is_error or _is_of_draft_revocation(finding, workspace):
        return False
    return stops_the_plan(finding) or rule_of(finding).stops is Stops.AWARD_SCREENS


def stops_the_ranking(finding: Diagnostic) -> bool:
    """Tell whether units cannot be ranked."""
    return finding.is_error and rule_of(finding).stops not in (*_OF_BATCHES, Stops.REPORTS)


def stops_batch(finding: Diagnostic, batch: str, workspace: Workspace) -> bool:
    """Tell whether no document can be made of `batch`: an error of another batch, or of a draft that cancels awards, does not stop it."""
    stops = rule_of(finding).stops
    if not finding.is_error or stops in (Stops.RANKING, Stops.REPORTS):
        return False
    if _is_of_draft_revocation(finding, workspace):
        return False
    if stops is Stops.EVERYTHING:
        return True
    return batch_of(finding.place.file, workspace) in (None, batch)


def stops_revocation(finding: Diagnostic, revocation: Revocation, workspace: Workspace) -> bool:
    """Tell whether the decision `revocation` cannot be printed: what stops all batches does, and any error in its own file."""
    is_own = finding.place.file == revocation.origin.file
    return (finding.is_error and is_own) or stops_batch(finding, "", workspace)


def _is_of_draft_revocation(finding: Diagnostic, workspace: Workspace) -> bool:
    """Tell whether a finding is about a decision that cancels awards and is not signed: nothing but its own paper rests on it."""
    return rule_of(finding).stops in _OF_BATCHES and any(
        one.is_draft and one.origin.file == finding.place.file for one in workspace.all(Revocation)
    )


def batch_of(file: str, workspace: Workspace) -> str | None:
    """Return the batch of awards in whose folder `file` lies, None where it lies in none."""
    for batch in workspace.all(AwardBatch):
        if PurePosixPath(file).is_relative_to(PurePosixPath(batch.origin.file).parent):
            return batch.id
    return None


def lies_with_awards(file: str) -> bool:
    """Tell whether `file` lies in a folder of award files."""
    return FILE_KINDS["award-batch"].is_in_its_folder(file)
