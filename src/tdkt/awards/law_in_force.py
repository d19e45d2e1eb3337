"""The law that a batch follows: the pack of its day, with what the ward or city has set itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tdkt.awards.known_days import is_unknown, notices_of_day, pack_as_known
from tdkt.awards.law_values import fault_of_value
from tdkt.law.base_salary import BaseSalary
from tdkt.law.confidence import SURE, TOLD_BY_NOTICE
from tdkt.law.packs import COEFFICIENTS, AwardRule, Fact, LawPack, Standard, pack_on, packs
from tdkt.law.place_words import as_called, pack_as_called
from tdkt.law.stated import StatedLaw
from tdkt.model.award_records import LocalRule
from tdkt.model.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class LawInForce:
    """A pack with local rules applied; `notices` are what has to be said wherever it is relied on.

    `day_notices`, the first of them, say that nobody knows the law of the day, or that it is the ward's own statement
    (`stated`).
    """

    pack: LawPack
    on: datetime.date
    parameters: dict[str, Fact]
    awards: dict[str, AwardRule]
    day_notices: tuple[str, ...]
    notices: tuple[str, ...]
    stated: StatedLaw

    @property
    def is_unknown(self) -> bool:
        """Tell whether neither tdkt nor the ward knows what applies on the day: the nearest known rules are used."""
        return is_unknown(self.on, self.stated)

    @property
    def salary(self) -> BaseSalary | None:
        """The base salary on the day, None before the first that is known."""
        return self.stated.salary_on(self.on)

    def value(self, key: str) -> Any:
        """Return the value of the parameter `key`."""
        return self.parameters[key].value

    def principle(self, key: str) -> Fact:
        """Return the principle `key`; its value is its text."""
        return self.pack.principles[key]

    @property
    def reading(self) -> str | None:
        """The reading that the ward has chosen for standards that are not verified, or None."""
        return self.value("reading") if self.value("reading") in self.pack.readings else None

    def including(self, award: str) -> tuple[str, ...]:
        """Return the ids of the awards whose standard includes that of `award`: whoever has one has met the other too."""
        return tuple(found.id for found in self.awards.values() if award in found.included)

    def standards(self, award: AwardRule, reading: str | None = None) -> tuple[Standard, ...]:
        """Return the standards of `award` in `reading`, which defaults to the chosen one, then to the pack's own."""
        chosen = self.pack.readings.get(reading or self.reading or "")
        return chosen.standards.get(award.id, award.standards) if chosen else award.standards


def law_on(
    day: datetime.date,
    local: Iterable[LocalRule] = (),
    *,
    stated: StatedLaw | None = None,
    received: datetime.date | None = None,
) -> LawInForce:
    """Return the law in force on `day` for a file received complete on `received`.

    Where tdkt knows none, it is the nearest that it knows, and its notices say so. A file that was received before a pack
    with a transition rule began follows the pack before (Luật số 06/2026/QH16, Điều 4, khoản 4: single source).
    """
    stated = stated or StatedLaw()
    pack = pack_on(day)
    of_day = notices_of_day(pack, day, stated)
    earlier = _kept_by_transition(pack, received)
    notices: tuple[str, ...] = (pack.notice,) if pack.notice else ()
    if earlier is not None and pack.transition and received:
        notices = (
            f"Hồ sơ nhận ngày {received:%d/%m/%Y} nên theo quy định trước {pack.valid_from:%d/%m/%Y}. "
            f"{pack.transition.value}: {pack.transition.said}.",
        )
        pack = earlier
    if of_day:
        pack = pack_as_known(pack, day, stated)
    pack = pack_as_called(pack, stated.words)
    of_day, notices = (
        tuple(as_called(said, stated.words.above) for said in them) for them in (of_day, notices)
    )
    parameters, awards = dict(pack.parameters), dict(pack.awards)
    for rule in local:
        if _holds_on(rule, day):
            _apply(rule, parameters, awards)
    return LawInForce(pack, day, parameters, awards, of_day, (*of_day, *notices), stated)


def _kept_by_transition(pack: LawPack, received: datetime.date | None) -> LawPack | None:
    """Return the pack before `pack` where its transition rule leaves a file received on that day to it, else None."""
    if pack.transition is None or received is None or received >= pack.valid_from:
        return None
    before = pack_on(received)
    return before if before.is_known_on(received) else None


def _holds_on(rule: LocalRule, day: datetime.date) -> bool:
    """Tell whether a local rule holds on `day`; `until` is the first day without it."""
    return (rule.from_ is None or rule.from_ <= day) and (rule.until is None or day < rule.until)


def unsure(facts: Iterable[tuple[str, Fact]]) -> tuple[str, ...]:
    """Return a line for each fact that may not be relied on without a look: what it is, its source and confidence."""
    return tuple(dict.fromkeys(f"{what}: {fact.said}." for what, fact in facts if _is_doubtful(fact)))


def unsure_together(what: str, facts: Iterable[tuple[str, Fact]]) -> tuple[str, ...]:
    """Return a line for each source of `facts` that may not be relied on, naming what comes from it.

    "Hệ số tiền thưởng Giấy khen (cá nhân), Bằng khen (cá nhân): Nghị định … (theo trí nhớ …)."
    """
    found: dict[str, dict[str, None]] = {}
    for name, fact in facts:
        if _is_doubtful(fact):
            found.setdefault(fact.said, {})[name] = None
    return tuple(f"{what} {', '.join(names)}: {said}." for said, names in found.items())


def _is_doubtful(fact: Fact) -> bool:
    return fact.confidence not in SURE | TOLD_BY_NOTICE


def fault_of(rule: LocalRule) -> str:
    """Return what is wrong with a local rule, in Vietnamese, or "" where it can be applied."""
    latest = packs()[-1]
    if rule.award is None:
        known = latest.parameters.get(rule.parameter)
        if known is None or known.takes is None:
            return f"Không có tham số “{rule.parameter}”"
        return fault_of_value(rule.parameter, rule.value, known.takes, latest)
    award = latest.awards.get(rule.award)
    if award is None:
        return f"Không có danh hiệu, hình thức “{rule.award}”"
    name, _, recipient = rule.parameter.partition(".")
    parameter = latest.award_parameters.get(name)
    if parameter is None or (recipient and name != COEFFICIENTS):
        return f"Danh hiệu, hình thức không có tham số “{rule.parameter}”"
    if name == COEFFICIENTS and recipient not in award.recipients:
        return f"{award.name} không tặng cho “{recipient}”: ghi coefficients.{award.recipients[0]}"
    return fault_of_value(name, rule.value, parameter.takes, latest)


def _apply(rule: LocalRule, parameters: dict[str, Fact], awards: dict[str, AwardRule]) -> None:
    if fault_of(rule):
        return
    value = tuple(rule.value) if isinstance(rule.value, list) else rule.value
    fact = Fact(value=value, source=rule.source, confidence="local", note=rule.note or "")
    if rule.award is None:
        usual = parameters[rule.parameter]
        parameters[rule.parameter] = replace(
            fact, title=usual.title, takes=usual.takes, share_of=usual.share_of
        )
        return
    award = awards[rule.award]
    name, _, recipient = rule.parameter.partition(".")
    parameter = packs()[-1].award_parameters[name]
    fact = replace(fact, title=parameter.title, takes=parameter.takes)
    if name == COEFFICIENTS:
        number = replace(fact, value=Decimal(str(value)))
        awards[award.id] = replace(award, coefficients={**award.coefficients, recipient: number})
    else:
        change: dict[str, Any] = {name: fact}
        awards[award.id] = replace(award, **change)
