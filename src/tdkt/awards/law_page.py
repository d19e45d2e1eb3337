"""What `tdkt law` shows: the law in force on a day beside the pack's own values, and the money at that day's salary."""

from __future__ import annotations

from dataclasses import dataclass

from tdkt.awards.law_in_force import LawInForce, law_on
from tdkt.awards.prizes import money_for
from tdkt.law.packs import AwardRule, BaseSalary, Fact


@dataclass(frozen=True, slots=True)
class LawPage:
    """The law of a day with local rules (`law`), without them (`usual`), and the base salary of that day."""

    law: LawInForce
    usual: LawInForce
    salary: BaseSalary | None

    def replaced(self, key: str) -> Fact | None:
        """Return the pack's own fact where the ward has set the parameter `key`, else None."""
        return _replaced(self.law.parameters[key], self.usual.parameters[key])

    def replaced_in(self, award: AwardRule, name: str) -> Fact | None:
        """Return the pack's own fact where the ward has set `name` ("votes", "coefficients.person") of `award`."""
        found, usual = fact_of(award, name), fact_of(self.usual.awards[award.id], name)
        return _replaced(found, usual) if found and usual else None

    def prize(self, award: AwardRule, recipient: str) -> int | None:
        """Return the prize in đồng at this day's base salary, None where either number is not known."""
        coefficient = award.coefficients.get(recipient)
        if coefficient is None or self.salary is None:
            return None
        return money_for(coefficient, self.salary, self.law)[1]


def law_page(law: LawInForce, salary: BaseSalary | None) -> LawPage:
    """Return the page of `law`; its day has a pack, so the law without local rules is known too."""
    usual = law_on(law.on)
    return LawPage(law, usual or law, salary)


def fact_of(award: AwardRule, name: str) -> Fact | None:
    """Return the fact `name` of `award` ("ballot", "coefficients.person"), None where it has none."""
    key, _, recipient = name.partition(".")
    if recipient:
        return award.coefficients.get(recipient)
    found: Fact | None = getattr(award, key)
    return found


def fact_names(award: AwardRule) -> tuple[str, ...]:
    """Return the names of the facts of `award` as a ward may set them, after who decides."""
    coefficients = tuple(f"coefficients.{recipient}" for recipient in award.coefficients)
    names = (*coefficients, "certificate", "ballot", "votes", "file", "simple_file", "appraisal_working_days")
    return tuple(name for name in names if fact_of(award, name))


def _replaced(found: Fact, usual: Fact) -> Fact | None:
    return usual if found is not usual else None
