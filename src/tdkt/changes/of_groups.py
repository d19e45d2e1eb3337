"""What the papers of a cụm, khối rest on beside its own file, and what of that file may still be written once they are signed.

The year goes on after the meeting: a thôn is merged, somebody else leads. What comes after the day of the paper changes nothing
of what stands on it, so it is no change of what was signed.
"""

from __future__ import annotations

from typing import Any

from tdkt.changes.parts import Action, Change, Detail
from tdkt.changes.trees import Side, Tree
from tdkt.model.issued import GROUP_AGREEMENT, OF_GROUPS
from tdkt.model.records import replace

_TABLES = ("scoring-criteria", "score-sheet")
_TIMES = ("emulation-group/member", "emulation-group/leader")


def group_signed(of: str, signed: Side) -> Tree | None:
    """Return the file of the cụm, khối whose paper `of` was signed, None for any other document."""
    if of not in OF_GROUPS:
        return None
    return next((tree for tree in signed.trees.values() if tree.kind == "emulation-group"), None)


def rests_on(group: Tree, tree: Tree, signed: Side) -> bool:
    """Tell whether a paper of `group` that was `signed` rests on `tree`.

    On the table of the year only where it has no scale of its own, on its sheets only for members without one in the group.
    """
    if tree.kind not in _TABLES:
        return True
    if "scale" in group.data:
        return False
    if tree.kind == "scoring-criteria":
        return True
    members = {str(value) for one in group.data["members"] for value in one.values()}
    scored = {one.data["member"] for one in signed.trees.values() if one.kind == "group-scores"}
    return tree.data["unit"] in members - scored


def of_its_day(change: Change, group: Tree, of: str) -> Change | None:
    """Return `change` with what of it concerns the day of the paper `of` and this group, None where nothing does."""
    if change.part.type == "scoring-criteria/group" or _is_for_others(change, str(group.data["id"])):
        return None
    day = _day(group, of)
    said = _without_head(change, group, day)
    return said and _of_its_time(said, day)


def _of_its_time(change: Change, day: str) -> Change | None:
    """Return `change` without what of it comes after `day`."""
    if not day or change.part.type not in _TIMES:
        return change
    if change.action is Action.ADDED:
        return None if str(change.part.data.get("from", "")) > day else change
    if change.action is not Action.CHANGED:
        return change
    until = next((one for one in change.details if one.keys == ("until",)), None)
    if until is not None and not _is_later(until, day):
        return change
    left = tuple(one for one in change.details if one.keys not in (("until",), ("into",)))
    return replace(change, details=left) if left else None


def _without_head(change: Change, group: Tree, day: str) -> Change | None:
    """Return `change` without who signs for a member that does not lead on `day`: a paper names, and is signed by, the leader's alone."""
    if change.part.type != "emulation-group/member" or change.action is not Action.CHANGED:
        return change
    if any(_leads(one, change.part.data, day) for one in group.data.get("leaders", ())):
        return change
    left = tuple(one for one in change.details if one.keys != ("head",))
    return replace(change, details=left) if left else None


def _leads(leader: Any, member: Any, day: str) -> bool:
    """Tell whether `leader` (trưởng, phó and their time) makes `member` the trưởng on `day`, at any time where that is ""."""
    begins, ends = str(leader.get("from", "")), str(leader.get("until", ""))
    is_then = not day or (begins <= day and (not ends or day <= ends))
    return leader["role"] == "head" and is_then and leader["member"] in map(str, member.values())


def _is_later(until: Detail, day: str) -> bool:
    """Tell whether a last day was, and is, no earlier than `day`; without one there is no end."""
    return all(value is None or str(value) >= day for value in (until.old, until.new))


def _day(group: Tree, of: str) -> str:
    """Return the day that a paper speaks of, "" where it says none."""
    part = group.data.get("agreement" if of == GROUP_AGREEMENT else "meeting", {})
    return str(part.get("date", ""))


def _is_for_others(change: Change, group: str) -> bool:
    """Tell whether a criterion of the year's table is, before and after, for other cụm, khối alone."""
    sides = [one.data.get("groups") for one in (change.old, change.new) if one is not None]
    is_criterion = change.part.type == "scoring-criteria/criterion"
    return is_criterion and all(said is not None and group not in said for said in sides)
