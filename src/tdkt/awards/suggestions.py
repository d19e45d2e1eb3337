"""Who meets which standard by what is on record. A suggestion, never a decision: people judge, vote and decide."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.hindrances import Hindrance, hindrances
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.past import uses_of
from tdkt.awards.standards import Case, Verdict, judge_standards, outcome
from tdkt.law.packs import COLLECTIVE, PERSON, AwardRule, Reading
from tdkt.model.award_batch import MERIT, Nomination
from tdkt.model.register import Person, Recipient
from tdkt.model.vietnamese_order import name_key, text_key


@dataclass(frozen=True, slots=True)
class ReadVerdicts:
    """The verdicts under one reading of the standards; `reading` is None where there is only one."""

    reading: Reading | None
    verdicts: tuple[Verdict, ...]

    @property
    def met(self) -> bool | None:
        """Tell whether the standard is met by the records, None where they do not say."""
        return outcome(self.verdicts)

    @property
    def left(self) -> tuple[Verdict, ...]:
        """The conditions that are not met or not known, judgements apart."""
        return tuple(found for found in self.verdicts if not found.is_judgement and found.met is not True)

    @property
    def judged(self) -> tuple[Verdict, ...]:
        """The conditions that only people can judge."""
        return tuple(found for found in self.verdicts if found.is_judgement)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody in view of one award: what the records say, under each reading where there are several.

    `proposed` and `refused` are the nominations of that year for the same award; `registered` is None where the award
    needs no registration. `near` tells a near miss: some condition is met, or an award that is asked for is held.
    """

    who: Recipient
    award: AwardRule
    readings: tuple[ReadVerdicts, ...]
    hindrances: tuple[Hindrance, ...]
    proposed: tuple[BatchFile, Nomination] | None
    refused: tuple[BatchFile, Nomination] | None
    registered: bool | None
    near: bool

    @property
    def met(self) -> bool:
        """Tell whether the standard is met under one reading at least."""
        return any(found.met is True for found in self.readings)

    @property
    def met_everywhere(self) -> bool:
        """Tell whether the standard is met under every reading."""
        return all(found.met is True for found in self.readings)

    @property
    def blocked(self) -> bool:
        """Tell whether something on record keeps them from an award for now."""
        return any(found.blocks for found in self.hindrances)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions for the merit of `year` by the law of `law.on`.

    `assumed` names the titles that nobody has been proposed for yet: those who meet their standard were counted as
    holding them. `judged_only` are the awards whose standards no record can answer.
    """

    year: int
    law: LawInForce
    found: tuple[Suggestion, ...]
    assumed: tuple[AwardRule, ...]
    judged_only: tuple[AwardRule, ...]

    def of(self, award: AwardRule) -> tuple[Suggestion, ...]:
        """Return the suggestions for `award`, by name."""
        return tuple(found for found in self.found if found.award.id == award.id)


def suggestions(book: AwardBook, law: LawInForce, year: int) -> Suggestions:
    """Judge everybody on record for the titles and commendations of merit of `year` that records can speak to.

    Who holds the award for the year, or one whose standard includes it, is left out.
    """
    proposed = _proposed(book, year)
    rules = [award for award in law.awards.values() if _answerable(award, law)]
    expected = {(who, award) for who, award in proposed}
    assumed = []
    found: list[Suggestion] = []
    for award in sorted(rules, key=_collectives_last):
        own = [
            _judge(who, award, law, book, year, proposed, frozenset(expected))
            for who in _in_view(award, book, year)
        ]
        if PERSON in award.recipients:
            expected -= {(one.who.id, award.id) for one in own if _is_hoped_for(one)}
        if PERSON in award.recipients and not _is_given(award, book, year, expected):
            counted = {(one.who.id, award.id) for one in own if one.met and not one.blocked}
            expected |= counted
            assumed += [award] if counted else []
        found += own
    kept = [one for one in found if not _is_covered(one, law, book, year, proposed)]
    order = {award: number for number, award in enumerate(law.awards)}
    kept.sort(key=lambda one: (order[one.award.id], one.who.recipient, _name_key(one.who)))
    judged_only = tuple(award for award in law.awards.values() if award not in rules)
    return Suggestions(year, law, tuple(kept), tuple(assumed), judged_only)


def _is_hoped_for(one: Suggestion) -> bool:
    """Tell whether somebody who does not qualify is proposed in a batch that nobody has appraised yet."""
    waiting = one.proposed is not None and not one.proposed[0].batch.has_reached("appraised")
    return waiting and (not one.met or one.blocked)


def _name_key(who: Recipient) -> tuple[object, ...]:
    return name_key(who.name) if isinstance(who, Person) else text_key(who.name)


def _collectives_last(award: AwardRule) -> bool:
    """Sort the awards so that a collective is judged when its members' titles are known."""
    return PERSON not in award.recipients


def _answerable(award: AwardRule, law: LawInForce) -> bool:
    return any(standard.needs != "judgement" for standard in law.standards(award))


def _in_view(award: AwardRule, book: AwardBook, year: int) -> Iterator[Recipient]:
    """Yield who can have the award at all: staff who were in their unit that year, collectives of the ward."""
    for who in book.everyone.values():
        if who.recipient not in award.recipients or who.recipient not in (PERSON, COLLECTIVE):
            continue
        if isinstance(who, Person) and (who.unit is None or not who.belonged(who.unit, year)):
            continue
        yield who


def _proposed(book: AwardBook, year: int) -> dict[tuple[str, str], tuple[BatchFile, Nomination]]:
    return {
        (nomination.who, nomination.award): (file, nomination)
        for file in book.batches
        for nomination in file.standing
        if file.year_of(nomination) == year
    }


def _refused(who: str, award: str, book: AwardBook, year: int) -> tuple[BatchFile, Nomination] | None:
    found = (
        (file, nomination)
        for file in book.batches
        for nomination in file.nominations
        if nomination.refused is not None
        and (nomination.who, nomination.award, file.year_of(nomination)) == (who, award, year)
    )
    return next(found, None)


def _is_given(award: AwardRule, book: AwardBook, year: int, expected: Iterable[tuple[str, str]]) -> bool:
    """Tell whether anybody holds the award for `year` or has been proposed for it."""
    return any(one == award.id for _, one in expected) or any(
        held.award == award.id and held.year == year for held in book.holdings
    )


def _judge(
    who: Recipient,
    award: AwardRule,
    law: LawInForce,
    book: AwardBook,
    year: int,
    proposed: dict[tuple[str, str], tuple[BatchFile, Nomination]],
    expected: frozenset[tuple[str, str]],
) -> Suggestion:
    case = Case(who, award, year, MERIT, _free_initiatives(who, award, law, book, year), expected)
    readings: tuple[Reading | None, ...] = (None,)
    if law.reading is None and any(award.id in one.standards for one in law.pack.readings.values()):
        readings = tuple(law.pack.readings.values())
    read = tuple(
        ReadVerdicts(reading, judge_standards(case, law, book, reading.id if reading else None))
        for reading in readings
    )
    return Suggestion(
        who,
        award,
        read,
        hindrances(who.id, law.on, year, book),
        proposed.get((who.id, award.id)),
        _refused(who.id, award.id, book, year),
        (who.id, award.id, year) in book.registrations if award.is_title else None,
        any(_is_near(found.verdicts, case, book) for found in read),
    )


def _is_near(verdicts: tuple[Verdict, ...], case: Case, book: AwardBook) -> bool:
    known = [found for found in verdicts if not found.is_judgement]
    awards = {found.standard.settings.get("award", "") for found in _with_parts(known)}
    asked = any(
        book.held(case.who.id, award, year) or (case.who.id, award) in case.expected
        for award in awards
        for year in (case.year, case.year - 1)
    )
    return asked or len(known) == 1 or any(found.met is True for found in _with_parts(known))


def _with_parts(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    for found in verdicts:
        yield found
        yield from _with_parts(found.parts)


def _free_initiatives(
    who: Recipient, award: AwardRule, law: LawInForce, book: AwardBook, year: int
) -> tuple[str, ...]:
    """Return the initiatives of `who` that can still carry this award: not used up by another one of theirs."""
    most = int(law.value("initiative_uses"))
    free = []
    for initiative in book.initiatives.values():
        uses = [use for use in uses_of(initiative, book) if use[0] == who.id]
        others = [use for use in uses if use != (who.id, award.id, year)]
        own = any(author.person == who.id for author in initiative.authors)
        if own and initiative.year <= year and len(others) < most:
            free.append(initiative.id)
    return tuple(free)


def _is_covered(
    one: Suggestion,
    law: LawInForce,
    book: AwardBook,
    year: int,
    proposed: dict[tuple[str, str], tuple[BatchFile, Nomination]],
) -> bool:
    """Tell whether they hold the award for `year`, or hold or are proposed for one whose standard includes it."""
    if book.held(one.who.id, one.award.id, year):
        return True
    including = law.including(one.award.id)
    return any(book.held(one.who.id, id_, year) or (one.who.id, id_) in proposed for id_ in including)


def day_for(year: int, today: datetime.date) -> datetime.date:
    """Return the day whose law is used for the merit of `year`: its last day, or today if that is earlier."""
    return min(today, datetime.date(year, 12, 31))
