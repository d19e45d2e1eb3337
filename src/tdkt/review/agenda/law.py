"""The law that is about to change, or of which nobody here knows what applies."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.book import stated_law
from tdkt.awards.known_days import STATED_IN, is_unknown
from tdkt.law.packs import known_until, packs
from tdkt.review.agenda.task import Group, Task, how_far
from tdkt.workspace.workspace import Workspace

_AHEAD = datetime.timedelta(days=60)
"""A batch takes about that long from its first paper to its decision."""


def law_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield other rules that begin within `_AHEAD`, and a day of that time whose rules are not known."""
    for pack in packs():
        if today < pack.valid_from <= today + _AHEAD:
            what = f"Từ {pack.valid_from:%d/%m/%Y} áp dụng quy định khen thưởng khác ({how_far(pack.valid_from, today)}): {pack.name}."
            yield Task(Group.AHEAD, what, f"tdkt law {pack.valid_from}", pack.valid_from)
    stated = stated_law(workspace)
    unknown = today if is_unknown(today, stated) else known_until()
    if unknown <= today + _AHEAD and is_unknown(unknown, stated):
        since = f"Từ {unknown:%d/%m/%Y}" if unknown > today else "Ở ngày này"
        what = f"{since} tdkt không biết quy định khen thưởng nào áp dụng: kiểm tra rồi khai vào {STATED_IN}."
        yield Task(Group.AHEAD, what, f"tdkt law {unknown}", unknown if unknown > today else None)
