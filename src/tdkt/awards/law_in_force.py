"""The law that a batch follows: the pack of its day, with what the ward or city has set itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tdkt.law.confidence import SURE, TOLD_BY_NOTICE
from tdkt.law.packs import AwardRule, Fact, LawPack, Standard, VoteThreshold, pack_on, packs
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.award_records import LocalRule

AWARD_PARAMETERS = ("certificate", "ballot", "votes", "file", "simple_file", "appraisal_working_days")
"""What a ward may set for one award, besides `coefficients.RECIPIENT`. Standards and authority are the law's alone."""


@dataclass(frozen=True, slots=True)
class LawInForce:
    """A pack with local rules applied; `notices` are what has to be said wherever it is relied on."""

    pack: LawPack
    on: datetime.date
    parameters: dict[str, Fact]
    awards: dict[str, AwardRule]
    notices: tuple[str, ...]

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

    def standards(self, award: AwardRule, reading: str | None = None) -> tuple[Standard, ...]:
        """Return the standards of `award` in `reading`, which defaults to the chosen one, then to the pack's own."""
        chosen = self.pack.readings.get(reading or self.reading or "")
        return chosen.standards.get(award.id, award.standards) if chosen else award.standards


def law_on(
    day: datetime.date, local: Iterable[LocalRule] = (), *, received: datetime.date | None = None
) -> LawInForce | None:
    """Return the law in force on `day` for a file received complete on `received`, None where tdkt knows none.

    A file that was received before a pack with a transition rule began follows the pack before
    (Luật số 06/2026/QH16, Điều 4, khoản 4: single source).
    """
    pack = pack_on(day)
    if pack is None:
        return None
    notices = [pack.notice] if pack.notice else []
    if pack.transition and received and received < pack.valid_from:
        earlier = pack_on(received)
        if earlier is not None:
            notices = [
                f"Hồ sơ nhận ngày {received:%d/%m/%Y} nên theo quy định trước {pack.valid_from:%d/%m/%Y}. "
                f"{pack.transition.value}: {pack.transition.said}."
            ]
            pack = earlier
    parameters, awards = dict(pack.parameters), dict(pack.awards)
    for rule in local:
        if (rule.from_ is None or rule.from_ <= day) and (rule.until is None or day < rule.until):
            _apply(rule, parameters, awards)
    return LawInForce(pack, day, parameters, awards, tuple(notices))


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
        if known is None:
            return f"Không có tham số “{rule.parameter}”"
        return _wrong_value(rule.parameter, rule.value)
    award = latest.awards.get(rule.award)
    if award is None:
        return f"Không có danh hiệu, hình thức “{rule.award}”"
    name, _, recipient = rule.parameter.partition(".")
    if name == "coefficients":
        if recipient not in award.recipients:
            return f"{award.name} không tặng cho “{recipient}”: ghi coefficients.{award.recipients[0]}"
    elif rule.parameter not in AWARD_PARAMETERS:
        return f"Danh hiệu, hình thức không có tham số “{rule.parameter}”"
    return _wrong_value(name, rule.value)


def _apply(rule: LocalRule, parameters: dict[str, Fact], awards: dict[str, AwardRule]) -> None:
    if fault_of(rule):
        return
    value = tuple(rule.value) if isinstance(rule.value, list) else rule.value
    fact = Fact(value=value, source=rule.source, confidence="local", note=rule.note or "")
    if rule.award is None:
        parameters[rule.parameter] = replace(fact, title=parameters[rule.parameter].title)
        return
    award = awards[rule.award]
    name, _, recipient = rule.parameter.partition(".")
    if name == "coefficients":
        number = replace(fact, value=Decimal(str(value)))
        awards[award.id] = replace(award, coefficients={**award.coefficients, recipient: number})
    else:
        change: dict[str, Any] = {name: fact}
        awards[award.id] = replace(award, **change)


_CHOICES = {
    "prize_rounding": ("up", "nearest", "none"),
    "same_period_titles": ("highest", "all"),
    "vote_of_all_members": ("all_members", "present"),
    "reading": ("law-2022", "draft-2025"),
}
_NUMBERS = {
    "prize_step": (1, 1_000_000),
    "max_percent_cstdcs": (0, 100),
    "initiative_uses": (1, 100),
    "delivery_working_days": (0, 365),
    "public_notice_working_days": (0, 365),
    "days_before_event": (0, 365),
    "copies": (1, 100),
    "fund_organising_percent": (0, 100),
    "appraisal_working_days": (0, 365),
    "coefficients": (0, 1000),
}
_WHOLE = frozenset(_NUMBERS) - {"coefficients", "max_percent_cstdcs", "fund_organising_percent"}
_FILES = ("submission", "achievement_report", "summary", "minutes", "ballot_result", "merit_proof")


def _wrong_value(name: str, value: object) -> str:
    if name in _CHOICES:
        fine = value in _CHOICES[name]
        return "" if fine else f"“{name}” chỉ nhận: {', '.join(_CHOICES[name])}"
    if name in _NUMBERS:
        low, high = _NUMBERS[name]
        whole = isinstance(value, int) or (isinstance(value, Decimal) and name not in _WHOLE)
        fine = whole and not isinstance(value, bool) and low <= Decimal(str(value)) <= high
        return "" if fine else f"“{name}” phải là số từ {low} đến {high}"
    if name in ("certificate", "ballot", "achievements_reused"):
        return "" if isinstance(value, bool) else f"“{name}” phải là true hoặc false"
    if name in ("votes", "quorum"):
        return _wrong_share(name, value)
    if name in ("file", "simple_file"):
        fine = isinstance(value, list) and set(value) <= set(_FILES)
        return "" if fine else f"“{name}” là danh sách gồm: {', '.join(_FILES)}"
    if name == "simple_procedure_for":
        fine = isinstance(value, list) and set(value) <= set(KIND_NAMES)
        return "" if fine else f"“{name}” là danh sách gồm: {', '.join(KIND_NAMES)}"
    if name == "year_end_deadline":
        return "" if _is_yearly_day(value) else f"“{name}” là ngày/tháng, ví dụ 10/12"
    if name in ("extra_days_off", "extra_working_days"):
        return "" if isinstance(value, list) and all(map(_is_day, value)) else f"“{name}” là danh sách ngày"
    return "" if isinstance(value, str) else f"“{name}” phải là chữ"


def _wrong_share(name: str, value: object) -> str:
    text = str(value) if name == "votes" else f">= {value}"
    try:
        VoteThreshold.parse(text)
    except ValueError:
        example = '">= 80%" hoặc "> 1/2"' if name == "votes" else '"2/3"'
        return f"“{name}” ghi như {example}"
    return ""


def day_of_year(text: str, year: int) -> datetime.date:
    """Return the day "10/12" of `year`; raises ValueError where there is none."""
    day, month = text.split("/")
    return datetime.date(year, int(month), int(day))


def _is_yearly_day(text: object) -> bool:
    try:
        day_of_year(str(text), 2025)  # not a leap year: the day must come every year
    except ValueError:
        return False
    return True


def _is_day(text: object) -> bool:
    try:
        datetime.date.fromisoformat(str(text))
    except ValueError:
        return False
    return True
