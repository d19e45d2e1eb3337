"""What `tdkt law` shows: the law in force on a day beside the pack's own values, and the money at that day's salary."""

from __future__ import annotations

from tdkt.awards.law_in_force import LawInForce, law_on
from tdkt.awards.prize_rules import money_for
from tdkt.law.base_salary import BaseSalary
from tdkt.law.packs import COEFFICIENTS, AwardRule, Fact
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class LawPage:
    """The law of a day with local rules (`law`), without them (`usual`)."""

    law: LawInForce
    usual: LawInForce

    @property
    def salary(self) -> BaseSalary | None:
        """The base salary of the day, None before the first that is known."""
        return self.law.salary

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

    def facts_of(self, award: AwardRule) -> dict[str, Fact]:
        """Return the facts of `award` that a ward may set, by the names that it sets them by ("coefficients.person")."""
        facts: dict[str, Fact] = {}
        unused = () if award.goes_to_the_council else ("ballot", "votes")
        for name in self.law.pack.award_parameters:
            if name in unused:
                continue
            if name == COEFFICIENTS:
                facts |= {f"{name}.{recipient}": fact for recipient, fact in award.coefficients.items()}
            elif (fact := fact_of(award, name)) is not None:
                facts[name] = fact
        return facts


def law_page(law: LawInForce) -> LawPage:
    """Return the page of `law`, beside the law of its day without local rules."""
    return LawPage(law, law_on(law.on, stated=law.stated))


def fact_of(award: AwardRule, name: str) -> Fact | None:
    """Return the fact `name` of `award` ("ballot", "coefficients.person"), None where it has none."""
    key, _, recipient = name.partition(".")
    if recipient:
        return award.coefficients.get(recipient)
    found: Fact | None = getattr(award, key)
    return found


def _replaced(found: Fact, usual: Fact) -> Fact | None:
    return usual if found is not usual else None
