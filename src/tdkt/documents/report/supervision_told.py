"""What a report says of inspections and petitions: each thing is counted in the period of the day on which it happened.

So the quarters (of a school year the terms, with the summer beside it: `tdkt.model.counted_time`) of a year add up to the year: what came in one of them and was settled in the next is counted as settled there.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.documents.texts.in_sentences import two_digits
from tdkt.model.inspection import Inspection
from tdkt.model.period import Period
from tdkt.model.petition import Petitions
from tdkt.receipts.settling import Settling, settling
from tdkt.workspace.plan_days import counted
from tdkt.workspace.workspace import Workspace

_BEFORE = "trước kỳ báo cáo"


def inspections_told(workspace: Workspace, period: Period) -> Iterator[str]:
    """Yield how many visits were made within `period`, what they found, and what was put right within it, also of earlier findings."""
    time = counted(workspace, period)
    visits = [
        (visit, visit.minutes.date, one.year)
        for one in workspace.all(Inspection)
        for visit in one.visits
        if visit.minutes is not None
    ]
    matters = (
        (day, one.done.date if one.done else None, of) for visit, day, of in visits for one in visit.findings
    )
    found = settling(matters, time)
    seen = [visit.unit for visit, day, of in visits if time.holds(day, of)]
    of_earlier = (
        f"đã khắc phục {two_digits(found.earlier_settled)} tồn tại nêu {_BEFORE}, "
        f"còn {two_digits(found.open_at_end)} tồn tại chưa khắc phục"
    )
    if not seen:
        if found.has_earlier:
            yield f"Khắc phục tồn tại sau kiểm tra công tác thi đua, khen thưởng: {of_earlier}"
        return
    units = two_digits(len(set(seen)))
    said = f"Kiểm tra công tác thi đua, khen thưởng: {two_digits(len(seen))} lượt tại {units} đơn vị"
    if found.came:
        done = _settled("đã khắc phục", "chưa khắc phục", "tồn tại", "nêu", found)
        yield f"{said}; nêu {two_digits(found.came)} tồn tại, {done}"
    else:
        yield f"{said}; không nêu tồn tại{f'; {of_earlier}' if found.has_earlier else ''}"


def petitions_told(workspace: Workspace, period: Period) -> Iterator[str]:
    """Yield how many petitions were received and answered within `period`, and how many wait at its end where some had before it."""
    matters = (
        (one.received, one.answered.date if one.answered else None, file.year)
        for file in workspace.all(Petitions)
        for one in file.petitions
    )
    found = settling(matters, counted(workspace, period))
    if found.came or found.has_earlier:
        done = _settled("đã trả lời", "chưa trả lời", "đơn", "nhận", found)
        yield f"Đơn thư về khen thưởng: nhận {two_digits(found.came)} đơn, {done}"


def _settled(done: str, not_done: str, thing: str, came: str, counted: Settling) -> str:
    """Say how many were settled, and, where something was open before the period, of which time these and the open ones are."""
    said = f"{done} {two_digits(counted.settled)}"
    if not counted.has_earlier:
        return said  # what is open is what came less what was settled

    def of_these(earlier: int) -> str:
        return f" (trong đó {two_digits(earlier)} {thing} {came} {_BEFORE})" if earlier else ""

    left = f"còn {two_digits(counted.open_at_end)} {thing} {not_done}{of_these(counted.earlier_open)}"
    return f"{said}{of_these(counted.earlier_settled)}, {left}"
