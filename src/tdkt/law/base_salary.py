"""Lương cơ sở by date, from which prizes are computed (NĐ 152/2025, Điều 49, khoản 1)."""

from __future__ import annotations

import datetime
from functools import cache

from tdkt.law.confidence import CARRIED, SURE
from tdkt.law.files import FOLDER, read_law
from tdkt.law.packs import known_until
from tdkt.model.building import build
from tdkt.model.place import NOWHERE
from tdkt.model.records import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSalary:
    """Lương cơ sở in đồng a month, from `valid_from` until the next one."""

    valid_from: datetime.date
    dong: int
    source: str
    confidence: str


@cache
def base_salaries() -> tuple[BaseSalary, ...]:
    """Return the base salaries, the oldest first."""
    records = read_law(FOLDER / "base_salary.yaml")["base_salary"]
    found = (build(BaseSalary, record, NOWHERE) for record in records)
    return tuple(sorted(found, key=lambda salary: salary.valid_from))


def base_salary_on(date: datetime.date) -> BaseSalary | None:
    """Return the base salary in force on `date`, None before the first on record.

    Beyond the last day of which the law is known it is the last known one, of the confidence `carried`.
    """
    found = next((salary for salary in reversed(base_salaries()) if salary.valid_from <= date), None)
    if found is not None and date >= known_until() and found.confidence in SURE:
        return replace(found, confidence=CARRIED)
    return found
