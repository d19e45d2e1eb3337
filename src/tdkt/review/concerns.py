"""What a change can move: the results of which year's plan or drive, of which target there, of whose share."""

from __future__ import annotations

from tdkt.changes.parts import Action, Change, Part
from tdkt.changes.trees import Tree
from tdkt.model.period import Period
from tdkt.model.plan_year import read_year
from tdkt.model.records import dataclass
from tdkt.review.results import WHOLE, Scope

_IN_GENERAL = frozenset({"organization/unit", "organization/subdivision", "organization/subdivisions"})
_REGISTERED = frozenset({"issued-documents", "amendment"})
_OF_PLANS, _OF_REPORTS = ("movements", "drive"), ("unit-report", "drive-report")
_MEASURED = ("measure", "unit", "shared_with", "allocation")
"""What of a target in the plan decides how it is judged, and from whose figures."""
_WHOLE_PARTS = ("", "phase_report", "content", "phase")
"""Parts of the files of plans and reports that can move any target of their year or drive."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What a change can move: in `scope` (None: in every year and drive) the target `target` ("": any).

    Of it the whole and the shares of `members` (None: of everybody).
    """

    scope: Scope | None
    target: str = ""
    members: frozenset[str] | None = None

    def has(self, member: str) -> bool:
        """Tell whether the share of `member`, or the whole, is among what is moved."""
        return self.members is None or member in self.members


def concern_of(change: Change) -> Concern | None:
    """Return what `change` can move, None where it moves no result."""
    part = change.part
    kind = part.tree.kind
    if kind in _OF_PLANS and part.own_type == "target":
        return _of_target(change)
    if kind in _OF_PLANS and part.own_type == "share":
        members = {str(one.data["for"]) for one in (change.old, change.new) if one is not None}
        return Concern(_scope(part.tree), str(part.parents[-1].data["target"]), frozenset({WHOLE, *members}))
    if kind in _OF_REPORTS and part.own_type == "figure":
        members = {str(one.data.get("for", one.tree.data["unit"])) for one in _sides(change)}
        return Concern(_scope(part.tree), str(part.data["target"]), frozenset({WHOLE, *members}))
    if kind in (*_OF_PLANS, *_OF_REPORTS) and part.own_type in _WHOLE_PARTS:
        return Concern(_scope(part.tree))
    return Concern(None) if part.type in _IN_GENERAL or kind in _REGISTERED else None


def _of_target(change: Change) -> Concern | None:
    if change.action in (Action.ADDED, Action.REMOVED):
        return None
    is_measured = any(detail.keys[0] in _MEASURED for detail in change.details)
    if not is_measured and change.action is not Action.RENAMED:
        return None
    return Concern(_scope(change.part.tree), str(change.part.data["target"]))


def _sides(change: Change) -> list[Part]:
    return [one for one in (change.old, change.new) if one is not None]


def _scope(tree: Tree) -> Scope:
    if tree.kind == "drive":
        return str(tree.data["id"])
    if tree.kind == "drive-report":
        return str(tree.data["drive"])
    if tree.kind == "unit-report":
        return Period.parse(str(tree.data["period"]), year=0).year
    return read_year(tree.data["year"])
