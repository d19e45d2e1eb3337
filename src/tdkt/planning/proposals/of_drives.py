"""What is proposed for a drive: its targets are told of at the end of each phase, so that days due and quarters say nothing there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tdkt.model.records import replace
from tdkt.planning.proposals.proposed import About, Doubt, Proposed, ProposedTarget

OF_QUARTERS = ("due", "schedule", "reported_in")
"""Keys of a measure that are of a year's quarters, which a drive may not have (rule Y141)."""
_GROUND_OF_TIME = re.compile(r"^“[^”]*”: (?:hạn là|tạm lấy hạn) |: chỉ hỏi (?:quý|học kỳ) ")
"""A reason that speaks of the day due or of the quarters that are asked for."""


def of_drive(proposed: Proposed, ends: datetime.date) -> Proposed:
    """Return `proposed`, which was made for a year of quarters, for a drive that `ends` on that day; its sentence stays as it is."""
    return replace(proposed, targets=tuple(_target(target, ends) for target in proposed.targets))


def _target(target: ProposedTarget, ends: datetime.date) -> ProposedTarget:
    kept = tuple(doubt for doubt in target.doubts if doubt.about not in (About.DUE, About.HOW_OFTEN))
    return replace(
        target,
        measure={key: value for key, value in target.measure.items() if key not in OF_QUARTERS},
        reasons=tuple(reason for reason in target.reasons if not _GROUND_OF_TIME.search(reason)),
        doubts=(*kept, *_doubts(target, ends)),
    )


def _doubts(target: ProposedTarget, ends: datetime.date) -> Iterator[Doubt]:
    """Yield what the clerk has to look at in place of the day due and of the quarters."""
    due = target.measure.get("due")
    if due is not None and (day := datetime.date.fromisoformat(str(due))) != ends:
        yield Doubt(
            About.DUE,
            f"Hạn {day:%d/%m/%Y}: đợt thi đua tính đến hết từng giai đoạn và ngày cuối {ends:%d/%m/%Y}; phải tính riêng hạn này "
            "thì chia giai đoạn.",
            (),
        )
    if "reported_in" in target.measure:
        yield Doubt(
            About.HOW_OFTEN,
            "Số liệu mỗi năm có một lần, đợt thi đua hỏi cuối từng giai đoạn: xem đơn vị có số ấy không.",
            (),
        )
