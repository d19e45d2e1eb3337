"""The căn cứ of a document about awards: the instruments in force on its day, in the order of their rank.

A law is cited by name and date, everything else with number, date, issuer and subject (NĐ 30/2020, Phụ lục I, II.6a).
What `instruments.yaml` does not know of an instrument is left out and said, never guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.documents.texts.formats import date_long
from tdkt.law.instruments import Instrument, instruments
from tdkt.model.award_records import LocalRule

_LOCAL_GOVERNMENT = "Tổ chức chính quyền địa phương"
_ORDER = ("06/2022/QH15", "06/2026/QH16", "129/2025/NĐ-CP", "152/2025/NĐ-CP", "15/2025/TT-BNV")
_OF_DECISIONS = ("129/2025/NĐ-CP",)
"""Cited only where the Chairman decides (Điều 59)."""
_REGULATIONS = ("Quyết định", "Nghị quyết", "Quy chế", "Quy định")


def award_basis(
    day: datetime.date, local: tuple[LocalRule, ...], cites: tuple[str, ...], *, decides: bool
) -> tuple[str, ...]:
    """Return "Căn cứ …" lines: law in force on `day`, the regulations behind `local`, then the batch's own `cites`."""
    lines = [
        *(_citation(found) for found in in_force(day, decides=decides)),
        *_regulations(day, local),
        *cites,
    ]
    return tuple(dict.fromkeys(f"Căn cứ {line.removeprefix('Căn cứ ').rstrip(' ;.')}" for line in lines))


def unknown_parts(day: datetime.date, *, decides: bool) -> tuple[str, ...]:
    """Return a line for each instrument whose trích yếu or date tdkt does not know: the clerk adds it."""
    lacking = [found.name for found in in_force(day, decides=decides) if not found.subject or not found.date]
    return (f"Căn cứ: ghi thêm trích yếu của {', '.join(lacking)} (tdkt chưa biết).",) if lacking else ()


def in_force(day: datetime.date, *, decides: bool) -> Iterator[Instrument]:
    """Yield what a paper about awards cites on `day`, in order; `decides` where the Chairman decides by it."""
    known = {found.number or found.subject: found for found in instruments()}
    for key in (*((_LOCAL_GOVERNMENT,)), *_ORDER):
        found = known.get(key)
        if found is None or (key in _OF_DECISIONS and not decides):
            continue
        if _is_between(day, found.valid_from or found.date, found.valid_to):
            yield found


def _is_between(day: datetime.date, begins: datetime.date | None, ends: datetime.date | None) -> bool:
    """Tell whether something that holds from `begins` up to the day before `ends` does so on `day`."""
    return (begins is None or begins <= day) and (ends is None or day < ends)


def _citation(found: Instrument) -> str:
    day = f" {date_long(found.date)}" if found.date else ""
    if found.type == "Luật":
        return f"{found.name}{day}"
    issuer = f" của {found.issuer}" if found.issuer else ""
    subject = f" {found.subject}" if found.subject else ""
    return f"{found.name}{day}{issuer}{subject}"


def _regulations(day: datetime.date, local: tuple[LocalRule, ...]) -> Iterator[str]:
    for rule in local:
        if rule.source.startswith(_REGULATIONS) and _is_between(day, rule.from_, rule.until):
            yield rule.source.split(", Điều")[0].split(", khoản")[0]
