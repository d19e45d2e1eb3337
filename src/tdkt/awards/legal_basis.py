"""The căn cứ of a document about awards, and of an amendment of a plan: the instruments in force on its day, by their rank.

A law is cited by name and date, everything else with number, date, issuer and subject (NĐ 30/2020, Phụ lục I, II.6a).
What neither the records nor the ward know of an instrument is left out and said, never guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator

from tdkt.law.citation_text import CitedText, cited_text, each_once
from tdkt.law.instruments import Instrument, canonical
from tdkt.law.mentions import law_named, law_names
from tdkt.law.stated import StatedLaw
from tdkt.model.award_law import StatedInstrument
from tdkt.model.award_records import LocalRule
from tdkt.model.plan import LAWS, LegalBasis

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


def doubt_of(found: Instrument) -> str:
    """Say how sure is what is printed of an instrument that is not sure."""
    what = "Tên, ngày" if found.type in LAWS else "Trích yếu"
    return f"{what} của {found.name}: {found.doubt_of_subject}."


def plan_basis(
    own: Iterable[LegalBasis], day: datetime.date, stated: StatedLaw, competence: Instrument | None
) -> tuple[str, ...]:
    """Return the "Căn cứ …" lines of an amendment of a plan on `day`: the law on the issuer's `competence`, then the plan's `own`.

    What is known is named as it is called today, however the plan wrote it, and left out where it is no longer in force.
    """
    lines = [] if competence is None else [competence.citation]
    for basis in own:
        known = _known(basis, stated)
        if known is None or known.lacks:
            lines.append(_laws_respelt(basis.citation))
        elif known.is_in_force_on(day):
            lines.append(known.citation)
    return each_once(lines)


def competence_on(day: datetime.date, stated: StatedLaw) -> Instrument | None:
    """Return the law that gives the ward its competence, None where nothing known is in force on `day`."""
    law = law_named(f"Luật {_LOCAL_GOVERNMENT}")
    found = stated.as_stated(law) if law else None
    return found if found and found.is_in_force_on(day) else None


def cited_in_text(source: str, stated: StatedLaw) -> str:
    """Return a source that is an instrument alone ("Nghị định số 161/2026/NĐ-CP") as a text cites it first.

    With the day, the issuer and the trích yếu that are known of it (NĐ 30/2020, Phụ lục I, II.6b).
    """
    type_, _, number = source.partition(" số ")
    known = stated.by_number(number) if number and " " not in number else None
    return known.citation if known and known.type == type_ else source


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
            yield rule, cited_in_text(text, stated)


def unsure_parts(
    day: datetime.date,
    *,
    decides: bool,
    stated: StatedLaw | None = None,
    rests_on: Collection[str] = (),
) -> tuple[str, ...]:
    """Return what the clerk looks up of the căn cứ: what is cited is not sure, or nobody knows it."""
    cited = cited_instruments(day, stated, decides=decides, rests_on=rests_on)
    notes = [doubt_of(found) for found in cited if found.doubt_of_subject]
    lacking = [found.name for found in cited if found.lacks]
    if lacking:
        notes.append(
            f"Căn cứ: ghi thêm trích yếu của {', '.join(lacking)} (tdkt chưa biết) vào plans/awards/law.yaml."
        )
    return tuple(notes)


def _known(basis: LegalBasis, stated: StatedLaw) -> Instrument | None:
    """Return the instrument that a căn cứ of a plan names; a law of that name from another day is another one."""
    if basis.number and not basis.is_law:
        return stated.by_number(basis.number)
    law = law_named(f"{basis.type} {basis.subject}") if basis.is_law else None
    return stated.as_stated(law) if law and law.date == basis.date else None


def _laws_respelt(text: str) -> str:
    """Return `text` with the names of known laws as these are spelt."""
    for _, written, law in law_names(text):
        text = text.replace(written, law.name)
    return text


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
