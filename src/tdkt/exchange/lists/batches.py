"""The batch that a list is for, as the user says it."""

from __future__ import annotations

from tdkt.checks.unread import not_there
from tdkt.errors import UserError
from tdkt.exchange.lists.kind import Asked
from tdkt.model.award_batch import AwardBatch
from tdkt.workspace.workspace import Workspace


def batch_of(workspace: Workspace, asked: Asked, what: str) -> AwardBatch:
    """Return the batch that `what` is of; raises UserError with the batches that there are where none is said, or none has its id."""
    batches = {found.id: found for found in workspace.all(AwardBatch)}
    if asked.batch in batches:
        return batches[asked.batch]
    there = f"Các đợt: {', '.join(batches) or 'chưa có, lập bằng tdkt new batch'}."
    if asked.batch:
        said = UserError(f"không có đợt “{asked.batch}”", hint=there)
    else:
        said = UserError(f"{what} phải biết của đợt nào", hint=f"Thêm --batch ĐỢT. {there}")
    raise not_there(workspace, said, "award-batch")
