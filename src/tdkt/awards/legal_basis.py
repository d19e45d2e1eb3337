"""The căn cứ of a document about awards: the instruments in force on its day, in the order of their rank.

A law is cited by name and date, everything else with number, date, issuer and subject (NĐ 30/2020, Phụ lục I, II.6a).
What neither the records nor the ward know of an instrument is left out and said, never guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator

from tdkt.law.citation_text import CitedText, cited_text, each_once
from tdkt.law.instruments import Instrument, canonical
from tdkt.law.stated import StatedLaw
from tdkt.model.award_law import StatedInstrument
from tdkt.model.award_records import LocalRule
from tdkt.model.plan import LAWS

_LOCAL_GOVERNMENT = "Tổ chức chính quyền địa phương"
_ORDER = (
    _LOCAL_GOVERNMENT,
    "06/2022/QH15",
    "06/2026/QH16",
    "86/2023/NĐ-CP",
    "129/2025/NĐ-CP",
    "152/2025/NĐ-CP",
    "15/2025/TT-BNV",
)
_OF_DECISIONS = ("129/2025/NĐ-CP",)
"""Cited only where the Chairman decides (Điều 59)."""
_OF_SOME_AWARDS = ("86/2023/NĐ-CP",)
"""Cited only for the awards that rest on them."""
_RANKS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư")
_REGULATIONS = ("Quyết định", "Nghị quyết", "Quy chế", "Quy định")


def award_basis(
    day: datetime.date,
    local: Iterable[LocalRule],
    cites: Iterable[str],
    *,
    decides: bool,
    stated: StatedLaw | None = None,
    rests_on: Collection[str] = (),
) -> tuple[str, ...]:
    """Return "Căn cứ …" lines: law in force on `day`, the regulations behind `local`, then the batch's own `cites`.

    Each instrument stands once, a law without its number, however the batch writes it.
    """
    stated = stated or StatedLaw()
    known = [found.citation for found in cited_instruments(day, stated, decides=decides, rests_on=rests_on)]
    own = (as_printed(line, stated).printed for line in cites)
    return each_once([*known, *(text for _, text in regulations(day, local, stated)), *own])


def cited_instruments(
    day: datetime.date,
    stated: StatedLaw | None = None,
    *,
    decides: bool,
    rests_on: Collection[str] = (),
) -> tuple[Instrument, ...]:
    """Return what a paper about awards cites on `day`, in order; `decides` where the Chairman decides by it.

    `rests_on` are the numbers of what is cited for the awards of the paper alone.

    An end that only metadata give leaves an instrument in: tdkt goes on by the last rules that it knows, and says so.
    """
    stated = stated or StatedLaw()
    usual = {found.number or found.subject: found for found in stated.known}
    left_out = {*(_OF_DECISIONS if not decides else ()), *(set(_OF_SOME_AWARDS) - set(rests_on))}
    found = [usual[key] for key in _ORDER if key in usual and key not in left_out]
    for statement in stated.applying_on(day):
        own = _own(statement, stated)
        if own not in found and (decides or not _is_of_decisions(statement)):
            found.append(own)
    return tuple(sorted((one for one in found if one.is_in_force_on(day)), key=_rank))


def as_printed(line: str, stated: StatedLaw) -> CitedText:
    """Return what a line cites, written whole where the line is not and the instrument is known by its number."""
    cited = cited_text(line)
    known = stated.by_number(cited.number) if cited.number and cited.lacks else None
    return cited_text(known.citation) if known and not known.lacks else cited


def regulations(
    day: datetime.date, local: Iterable[LocalRule], stated: StatedLaw
) -> Iterator[tuple[LocalRule, str]]:
    """Yield the regulations behind the ward's own rules on `day`, as they are cited."""
    for rule in local:
        holds = (rule.from_ is None or rule.from_ <= day) and (rule.until is None or day < rule.until)
        if holds and rule.source.startswith(_REGULATIONS):
            text = rule.source.split(", Điều")[0].split(", khoản")[0]
            type_, _, number = text.partition(" số ")
            known = stated.by_number(number) if number and " " not in number.strip() else None
            yield rule, known.citation if known and known.type == type_ else text


def unsure_parts(
    day: datetime.date,
    *,
    decides: bool,
    stated: StatedLaw | None = None,
    rests_on: Collection[str] = (),
) -> tuple[str, ...]:
    """Return what the clerk looks up of the căn cứ: what is cited is not sure, or nobody knows it."""
    cited = cited_instruments(day, stated, decides=decides, rests_on=rests_on)
    notes = [
        f"{'Tên, ngày' if found.type in LAWS else 'Trích yếu'} của {found.name}: {found.doubt_of_subject}."
        for found in cited
        if found.doubt_of_subject
    ]
    lacking = [found.name for found in cited if found.lacks]
    if lacking:
        notes.append(
            f"Căn cứ: ghi thêm trích yếu của {', '.join(lacking)} (tdkt chưa biết) vào plans/awards/law.yaml."
        )
    return tuple(notes)


def _own(statement: StatedInstrument, stated: StatedLaw) -> Instrument:
    by_number = stated.by_number(statement.number) if statement.number else None
    return by_number or next(
        found for found in stated.known if (found.type, found.subject) == (statement.type, statement.subject)
    )


def _is_of_decisions(statement: StatedInstrument) -> bool:
    """Tell whether an instrument stands in only for what is cited where the Chairman decides."""
    of_decisions = set(map(canonical, _OF_DECISIONS))
    return bool(statement.replaces) and set(map(canonical, statement.replaces)) <= of_decisions


def _rank(found: Instrument) -> tuple[int, int]:
    key = found.number or found.subject
    place = _ORDER.index(key) if key in _ORDER else len(_ORDER)
    rank = next((number for number, type_ in enumerate(_RANKS) if found.type.startswith(type_)), len(_RANKS))
    return rank, place
