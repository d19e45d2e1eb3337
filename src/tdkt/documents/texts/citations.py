"""How other documents cite the year's plan (NĐ 30/2020, Phụ lục I, II.6b)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tdkt.changes.amended import cited as amendment_cited
from tdkt.documents.texts.formats import date_long
from tdkt.model.issued import PLAN
from tdkt.model.plan import Plan
from tdkt.model.programme import Programme
from tdkt.workspace.issued import life_of
from tdkt.workspace.workspace import Workspace


def cited_plan(plan: Plan) -> str:
    """Return "Kế hoạch số 40/KH-UBND ngày 30 tháng 01 năm 2026", without its trích yếu; "" while it is a draft."""
    if plan.number is None or plan.date is None:
        return ""
    return f"Kế hoạch số {plan.number:02}/{plan.symbol} {date_long(plan.date)}"


def with_amendments(cited: str, programme: Programme, day: datetime.date) -> str:
    """Return the citation of the plan of `programme` with " (được sửa đổi, bổ sung tại …)" where an amendment is in force on `day`."""
    return _with(cited, [found.amended_by for found in programme.versions[1:] if found.valid_from <= day])


def with_signed_amendments(cited: str, workspace: Workspace, plan: Plan, day: datetime.date | None) -> str:
    """Return the citation of `plan` in a paper signed on `day`: with every amendment that was signed by then.

    A draft (`day` None) is signed after all that is signed now.
    """
    later = life_of(workspace, PLAN, str(plan.year))[1:]
    return _with(cited, [amendment_cited(one) for one in later if day is None or one.date <= day])


def _with(cited: str, amendments: Sequence[str]) -> str:
    return f"{cited} (được sửa đổi, bổ sung tại {', '.join(amendments)})" if amendments else cited
