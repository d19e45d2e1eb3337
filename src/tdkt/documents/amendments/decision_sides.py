"""A decision on commendation as it was in force before an amendment, and as the amendment leaves it."""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.changes.amended import before_and_after
from tdkt.errors import UserError
from tdkt.model.issued import DECISION, Amendment
from tdkt.workspace.beside import files_of_kinds, kinds_beside
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.issued import Texts, held_files, issued
from tdkt.workspace.workspace import Workspace, with_files


def decision_sides(workspace: Workspace, one: Amendment) -> tuple[BatchCase, BatchCase]:
    """Return the batch of the decision that `one` amends, before and after it; as the files lie while it is a draft."""
    before, after = before_and_after(workspace, one)
    is_draft = issued(workspace, "amendment", one.id) is None
    batch = one.amended[1]
    now = workspace if is_draft else _as_in(workspace, batch, after)
    return _case(_as_in(workspace, batch, before), batch), _case(now, batch)


def _as_in(workspace: Workspace, batch: str, texts: Texts) -> Workspace:
    """Return `workspace` with the files of the decision and those that it is printed with as they are in `texts`."""
    beside = [kind for kind in kinds_beside(DECISION) if kind != "plan"]  # older copies hold no plan
    known = {*held_files(workspace, DECISION, batch), *files_of_kinds(workspace, beside)}
    found = with_files(workspace, texts, without=[file for file in known if file not in texts])
    found.as_signed = True
    found.former = former_ids(workspace).by_scope
    return found


def _case(workspace: Workspace, batch: str) -> BatchCase:
    found = next((case for case in batch_cases(workspace) if case.batch.id == batch), None)
    if found is None:
        raise UserError(f"Không có đợt “{batch}” trong bản lưu của quyết định.", hint="Chạy “tdkt validate”.")
    return found
