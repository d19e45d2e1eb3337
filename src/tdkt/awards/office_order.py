"""The order in which an office lists those commended.

Collectives, individuals, households; within these by award, the highest first (the order of the law pack), households by
where they live (the order of organization.yaml), then by the Vietnamese alphabet of the given name.
"""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.model.award_batch import Nomination
from tdkt.model.organization import Organization
from tdkt.model.register import Household, Person, Recipient
from tdkt.model.vietnamese_order import name_key, text_key

RECIPIENT_ORDER = tuple(RECIPIENT_NAMES)

Place = tuple[int, int, str, int, tuple[object, ...]]


def place_in_list(
    who: Recipient | None, award: str, law: LawInForce | None, organization: Organization | None = None
) -> Place:
    """Return the sort key of `who` with `award` in a list of the office; what nobody knows stands last."""
    order = tuple(law.awards) if law else ()
    return (
        RECIPIENT_ORDER.index(who.recipient) if who else len(RECIPIENT_ORDER),
        order.index(award) if award in order else len(order),
        award,
        _home(who, organization),
        name_place(who) if who else (),
    )


def _home(who: Recipient | None, organization: Organization | None) -> int:
    """Return the number of the subdivision that a household lives in, 0 for all others and where nobody knows."""
    if not isinstance(who, Household) or organization is None or who.subdivision is None:
        return 0
    ids = [found.id for found in organization.known_subdivisions]
    return ids.index(who.subdivision) + 1 if who.subdivision in ids else 0


def name_place(who: Recipient) -> tuple[object, ...]:
    """Return the sort key of a name: people and heads of households by their given name, others as they are written."""
    return name_key(who.name) if isinstance(who, Person | Household) else text_key(who.name)


def in_office_order(
    nominations: Iterable[Nomination], book: AwardBook, law: LawInForce | None
) -> list[Nomination]:
    """Return `nominations` as a screen groups them: by kind of recipient and award, then by name.

    Awards stand in the order of their numbers in the decision, before there are any in that of the law pack.
    """
    listed = list(nominations)
    first: dict[tuple[int, str], int] = {}

    def place(nomination: Nomination) -> Place:
        return place_in_list(book.everyone.get(nomination.who), nomination.award, law, book.organization)

    for nomination in listed:
        if nomination.ordinal is not None:
            group = place(nomination)[0], nomination.award
            first[group] = min(nomination.ordinal, first.get(group, nomination.ordinal))

    def place_on_screen(nomination: Nomination) -> tuple[object, ...]:
        recipient, *rest = place(nomination)
        number = first.get((recipient, nomination.award), len(listed) + 1)
        return recipient, number, *rest, nomination.id

    return sorted(listed, key=place_on_screen)
