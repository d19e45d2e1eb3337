"""Years, periods and stages as keys of documents: how they are typed, and which there are to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tdkt.errors import UsageError
from tdkt.model import plan_year
from tdkt.model.fund_key import FundKey, parted_fund
from tdkt.model.period import WHOLE, Period
from tdkt.model.plan_year import SchoolYear, year_name
from tdkt.model.year_span import YearSpan
from tdkt.workspace.inside import is_link

Offer = tuple[str, str]
"""A key as it is typed, and what it stands for."""


def read_year(key: str) -> Period:
    """Return the year that was typed; raises UsageError for anything else."""
    period = _parsed(key)
    if period is None or period.kind != WHOLE:
        raise UsageError(f"“{key}” không phải một năm.", hint="Ghi năm, ví dụ 2026; năm học: 2026-2027.")
    return period


def read_fund(key: str) -> FundKey:
    """Return which report on the fund of a year was typed; raises UsageError for anything else."""
    year, later = parted_fund(key)
    if later is None:
        raise UsageError(
            f"“{key}” không phải báo cáo quỹ.",
            hint="Ghi năm (2026); báo cáo bổ sung: 2026/bo-sung, lần sau: 2026/bo-sung-2.",
        )
    return FundKey(read_year(year), later)


def read_period(key: str) -> Period:
    """Return the period that was typed, with its year; raises UsageError for anything else."""
    period = _parsed(key)
    if period is None:
        raise UsageError(
            f"“{key}” không phải một kỳ báo cáo.",
            hint="Ghi 2026-M05 (tháng), 2026-Q1 (quý), 2026-H1 (6 tháng), 2026-9M (9 tháng) hoặc 2026 (năm); năm học: "
            "2026-2027-HK1 (học kỳ I), 2026-2027.",
        )
    return period


def _parsed(key: str) -> Period | None:
    """Return the period that was typed, None where it is none or does not say its year."""
    try:
        period = Period.parse(key, year=0)
    except ValueError:
        return None
    return period if period.year else None


def read_quarter(key: str) -> Period:
    """Return the quarter, term or month that was typed, with its year; raises UsageError for anything else."""
    period = read_period(key)
    if not period.is_one_step:
        raise UsageError(
            f"“{key}” không phải một quý.",
            hint="Ghi năm và quý, ví dụ 2026-Q1; tháng: 2026-M05; học kỳ: 2026-2027-HK1.",
        )
    return period


def read_span(key: str) -> YearSpan:
    """Return the span of years that was typed; raises UsageError for anything else."""
    span = YearSpan.parse(key)
    if span is None:
        raise UsageError(
            f"“{key}” không phải một giai đoạn.",
            hint="Ghi năm đầu và năm cuối, từ 3 đến 10 năm, ví dụ 2026-2030.",
        )
    return span


def years(root: Path) -> Iterator[Offer]:
    """Yield the years that have a folder, the latest first."""
    return ((str(year), f"{year_name(year)}") for year in year_folders(root))


def spans(root: Path) -> Iterator[Offer]:
    """Yield the three and the five years that begin with a year that has a folder."""
    for year in year_folders(root):
        last = int(year) if isinstance(year, SchoolYear) else year - 1
        found = (YearSpan(int(year), last + length) for length in (3, 5))
        yield from ((span.key, span.title) for span in found)


def periods(root: Path) -> Iterator[Offer]:
    """Yield the quarters and the longer periods of the years that have a folder, the latest year first."""
    for year in year_folders(root):
        parts = Period.whole(year).quarters
        longer = [Period.up_to_quarter(year, part.last) for part in parts[1:]]
        yield from ((period.key, period.title) for period in (*parts, *longer))


def quarters(root: Path) -> Iterator[Offer]:
    """Yield the quarters among the `periods`."""
    return ((key, title) for key, title in periods(root) if re.search("-(Q|HK)", key))


def year_folders(root: Path) -> list[int]:
    """Return the years that have a folder, the latest first."""
    if is_link(root / "plans"):
        return []
    names = [path.name for path in (root / "plans").iterdir() if not is_link(path)]
    years = (name for name in names if re.fullmatch(r"\d{4}|\d{4}-\d{4}", name, re.ASCII))
    return sorted(filter(None, map(_year_named, years)), reverse=True)


def _year_named(folder: str) -> int | None:
    try:
        return plan_year.read_year(folder)
    except ValueError:
        return None
