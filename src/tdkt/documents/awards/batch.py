"""What every paper of an award batch begins with: the batch out of files without errors, or the reason why there is none."""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.checks.run import no_such_batch, refuse_award_errors
from tdkt.checks.unread import not_there
from tdkt.workspace.workspace import Workspace


def batch_case(workspace: Workspace, batch_id: str) -> BatchCase:
    """Return the batch from files without errors; raises UserError where there is none or one is wrong."""
    cases = batch_cases(workspace)
    found = next((case for case in cases if case.batch.id == batch_id), None)
    if workspace.organization is None or found is None:
        raise not_there(workspace, no_such_batch(batch_id, [case.batch.id for case in cases]), "award-batch")
    refuse_award_errors(workspace, batch_id)
    return found
