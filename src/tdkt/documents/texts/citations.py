"""How other documents cite the year's plan (NĐ 30/2020, Phụ lục I, II.6b)."""

from __future__ import annotations

import datetime

from tdkt.documents.texts.formats import date_long
from tdkt.model.plan import Plan
from tdkt.model.programme import Programme


def cited_plan(plan: Plan) -> str:
    """Return "Kế hoạch số 40/KH-UBND ngày 30 tháng 01 năm 2026", without its trích yếu; "" while it is a draft."""
    if plan.number is None or plan.date is None:
        return ""
    return f"Kế hoạch số {plan.number:02}/{plan.symbol} {date_long(plan.date)}"


def with_amendments(cited: str, programme: Programme, day: datetime.date) -> str:
    """Return the citation of the plan of `programme` with " (được sửa đổi, bổ sung tại …)" where it was amended by `day`."""
    later = [found.amended_by for found in programme.versions[1:] if found.valid_from <= day]
    return f"{cited} (được sửa đổi, bổ sung tại {', '.join(later)})" if later else cited
