"""The days on which papers of a cụm, khối stand in the register, against its meeting and its year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.checks.rule import WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.issued import AMENDMENT, GROUP_AGREEMENT, GROUP_MINUTES, OF_GROUPS, Amendment
from tdkt.model.plan_year import year_name
from tdkt.workspace.issued import all_issued, in_force
from tdkt.workspace.workspace import Workspace

_AFTER_THE_MEETING = datetime.timedelta(days=7)
_AFTER_THE_YEAR = datetime.timedelta(days=92)

ODD_DAY = Rule(
    code="I441",
    severity=WARNING,
    title="Ngày ghi sổ văn bản của cụm, khối đáng ngờ",
    explanation="Biên bản lập tại cuộc họp bình xét: ngày ghi sổ sau ngày họp quá một tuần thì kiểm tra lại. Biên bản, tờ trình của một năm "
    "mà ghi sổ sau khi năm ấy đã hết quá ba tháng cũng vậy. Ngày đúng như bản đã ký thì để nguyên.",
)
RULES = (ODD_DAY,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield papers of a cụm, khối that were put into the register long after they can have been signed."""
    groups = {f"{one.year}/{one.id}": one for one in workspace.all(EmulationGroup)}
    replacing = {one.id: one.amended for one in workspace.all(Amendment) if one.is_replacement}
    for document in all_issued(workspace):
        of, key = document.of, document.key
        if of == AMENDMENT:
            of, key = replacing.get(key, ("", ""))
        group = groups.get(key) if of in OF_GROUPS else None
        if group is None or of == GROUP_AGREEMENT:
            continue  # its day stands in the file of the group
        newest = in_force(workspace, of, key)
        is_newest = newest is not None and newest.fingerprint == document.fingerprint
        met = group.meeting.date if group.meeting is not None and is_newest else None
        said = ""
        if document.date > group.last_day + _AFTER_THE_YEAR:
            said = f"{year_name(group.year)} hết ngày {group.last_day:%d/%m/%Y}"
        elif of == GROUP_MINUTES and met is not None and document.date > met + _AFTER_THE_MEETING:
            said = f"cuộc họp bình xét vào ngày {met:%d/%m/%Y}"
        if said:
            yield ODD_DAY.at(
                document.origin.at("date"),
                f"Số {document.said} ngày {document.date:%d/%m/%Y}, nhưng {said}.",
                "So với văn bản đã ký; ngày đúng thì để nguyên.",
            )
