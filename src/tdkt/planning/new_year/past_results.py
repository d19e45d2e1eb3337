"""Last year's result of each target in one line, to stand beside it while the new threshold is chosen."""

from __future__ import annotations

import re

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.status import Status
from tdkt.model.plan_year import year_name
from tdkt.model.programme import Programme
from tdkt.model.text import upper_first

_NOTHING, _TOO_LITTLE = "chưa có số liệu", "chưa đủ số liệu để đánh giá"
_STATUSES = "|".join(re.escape(words) for words in (*(status.label for status in Status), _TOO_LITTLE))
_RESULT = re.compile(
    rf"(?:^|\s+)# Năm (?:học )?\d{{4}}(?: - \d{{4}})?(?: \([^()]*\))?: (?:{_NOTHING}|.*, (?:{_STATUSES}))\s*$"
)


def last_results(programme: Programme) -> dict[str, str]:
    """Return by target id what the reports say by the end of `Programme.reported_until`, as a comment without its "#".

    "Năm 2026 (đến hết quý III, số liệu minh họa): 97,4% (1203/1235), vượt"; "Năm 2026: chưa có số liệu".
    """
    period = programme.reported_until
    if period is None:
        return {
            target.id: f"{upper_first(year_name(programme.year))}: {_NOTHING}" for target in programme.targets
        }
    return {found.target.id: _in_a_line(found) for found in assess(programme, period).assessments}


def without_result(comment: str) -> str:
    """Return the end of a line, a comment with its "#", without the result that `last_results` once put there."""
    start = comment.rfind("# Năm ")
    while start >= 0:
        before = comment[:start].rstrip()
        if _RESULT.fullmatch(comment[len(before) :]):
            return before
        start = comment.rfind("# Năm ", 0, start)
    return comment


def _in_a_line(found: Assessment) -> str:
    period = found.period
    about = [] if period.is_last else [f"đến hết {period.short}"]
    if found.illustrative:
        about.append("số liệu minh họa")
    asides = f" ({', '.join(about)})" if about else ""
    if found.gathered.value is None:
        return f"{upper_first(year_name(period.year))}{asides}: {_NOTHING}"
    status = _TOO_LITTLE if found.status is Status.NOT_REPORTED else found.status.label
    return " ".join(
        f"{upper_first(year_name(period.year))}{asides}: {wording.achieved(found)}, {status}".split()
    )
