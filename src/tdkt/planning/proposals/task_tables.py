"""From a table of tasks (nhiệm vụ, đơn vị chủ trì, thời gian hoàn thành) to proposals, a row each.

A task with a day is a milestone in doubt: it may as well be no more than a task. One that comes again and again is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.checks.plan.said_deadlines import deadlines_in
from tdkt.model.organization import Organization
from tdkt.model.plan_year import holds
from tdkt.model.text import lower_first
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed, ProposedTarget
from tdkt.planning.proposals.sentences import propose
from tdkt.planning.proposals.soundness import is_sound
from tdkt.planning.proposals.table_heads import Rows, WorkHeads, work_heads_of

_SPANS = re.compile(
    r"(?P<of>quý|tháng)\s*(?P<first>[IVX]+|\d{1,2})\s*(?:,|và|-|–|đến|&)+\s*(?:(?:quý|tháng)\s*)?",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"(?i)thường xuyên|hằng|hàng (?:tuần|tháng|quý|năm)|mỗi (?:tuần|tháng|quý)|định kỳ|cả năm|trong năm|khi có|theo (?:quy định|kế hoạch|yêu cầu)"
)
_DAY = re.compile(r"(?i)^(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}")
_ASKED = Doubt(
    About.MEASURE,
    "Là mốc phải hoàn thành hay chỉ là nhiệm vụ?",
    (Choice("mốc phải hoàn thành", {}), Choice("chỉ là nhiệm vụ, không tính", None)),
)


def until(cell: str, year: int) -> str:
    """Return the words of a day due for what a cell of time says ("Quý II, III" is "đến hết quý III"), "" where it names none."""
    words = " ".join(cell.split()).strip(" .;")
    if not words or _OFTEN.search(words):
        return ""
    bare = words
    while (span := _SPANS.search(bare)) is not None:
        bare = f"{bare[: span.start()]}{span['of']} {bare[span.end() :]}"
    if _DAY.match(bare):
        bare = f"đến ngày {re.sub(r'(?i)^ngày ', '', bare)}"
    elif re.match(r"(?i)(?:quý|tháng)\b", bare):
        bare = f"{'trong' if bare == words else 'đến hết'} {lower_first(bare)}"
    found = [one for one in deadlines_in(bare, year) if holds(year, one.days[-1])]
    return lower_first(bare) if len(found) == 1 else ""


def propose_tasks(
    rows: Rows, *, year: int, organization: Organization | None = None
) -> Iterator[tuple[int, Proposed, str, str]]:
    """Yield of each row that promises something: its index, what it promises, who answers, its time as the table says it."""
    heads = work_heads_of(rows)
    if heads is None:
        return
    for number in range(heads.rows, len(rows)):
        name, when, owner, goal = _cells(rows[number], heads)
        if re.search(r"\d", goal) and goal not in name:
            name = f"{name}: {goal}"
        if not name or len({cell for cell in rows[number] if cell.strip()}) < 2:
            continue
        proposed = _proposed(name, until(when, year), year, organization)
        if proposed.targets:
            yield number, proposed, owner, when


def _cells(row: Sequence[str], heads: WorkHeads) -> tuple[str, str, str, str]:
    def at(column: int | None) -> str:
        return " ".join(row[column].split()) if column is not None and column < len(row) else ""

    return at(heads.name).strip(" .;-–+"), at(heads.when), at(heads.owner), at(heads.goal).strip(" .;")


def _proposed(name: str, due: str, year: int, organization: Organization | None) -> Proposed:
    text = f"{name}, {due}" if due and due.lower() not in name.lower() else name
    made = propose(text, year=year, organization=organization)
    if made.targets or not due:
        return made
    day = next(one for one in deadlines_in(due, year) if holds(year, one.days[-1])).days[-1]
    measure = {"type": "milestone", "of": lower_first(name), "due": day.isoformat()}
    if not is_sound(text, text, measure, year, organization):
        return made
    reason = f"Bảng ghi thời gian “{due}”: theo dõi như một mốc công việc."
    return Proposed(text, (ProposedTarget(text, name, measure, (reason,), (_ASKED,)),), made.doubts)
