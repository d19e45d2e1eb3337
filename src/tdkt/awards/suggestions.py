"""Who meets which standard by what is on record. A suggestion, never a decision: people judge, vote and decide."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.hindrances import Hindrance, hindrances
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.membership import life_of
from tdkt.awards.office_order import name_place
from tdkt.awards.past import uses_of
from tdkt.awards.standards import judge_standards, outcome
from tdkt.awards.verdict import Case, Verdict
from tdkt.law.packs import PERSON, AwardRule, Reading
from tdkt.model.award_batch import MERIT, Nomination
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Person, Recipient

Wanted = tuple[str, str]
"""Who by id, and for which award by id."""
Proposal = tuple[BatchFile, Nomination]


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
    proposed: Proposal | None
    refused: Proposal | None
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


@dataclass(frozen=True, slots=True)
class _View:
    """What everybody is judged by: the law, the records, the year, and who is proposed for what in it."""

    book: AwardBook
    law: LawInForce
    year: int
    proposed: dict[Wanted, Proposal]


def suggestions(book: AwardBook, law: LawInForce, year: int) -> Suggestions:
    """Judge everybody on record for the titles and commendations of merit of `year` that records can speak to.

    Who holds the award for the year, or one whose standard includes it, is left out.
    """
    view = _View(book, law, year, _proposed(book, year))
    rules = [award for award in law.awards.values() if _answerable(award, law)]
    expected = frozenset(view.proposed)
    assumed = []
    found: list[Suggestion] = []
    for award in sorted(rules, key=_collectives_last):
        own = [_judge(who, award, view, expected) for who in _in_view(award, view)]
        if PERSON in award.recipients:
            expected -= {(one.who.id, award.id) for one in own if _is_hoped_for(one)}
            counted = _counted_on(award, own, view, expected)
            expected |= counted
            assumed += [award] if counted else []
        found += own
    kept = [one for one in found if not _is_covered(one, view)]
    order = {award: number for number, award in enumerate(law.awards)}
    kept.sort(key=lambda one: (order[one.award.id], one.who.recipient, name_place(one.who)))
    judged_only = tuple(award for award in law.awards.values() if award not in rules)
    return Suggestions(year, law, tuple(kept), tuple(assumed), judged_only)


def _counted_on(
    award: AwardRule, own: list[Suggestion], view: _View, expected: frozenset[Wanted]
) -> frozenset[Wanted]:
    """Return who will have a title that nobody has been proposed for yet: those who meet its standard."""
    if _is_given(award, view, expected):
        return frozenset()
    return frozenset((one.who.id, award.id) for one in own if one.met and not one.blocked)


def _is_hoped_for(one: Suggestion) -> bool:
    """Tell whether somebody who does not qualify is proposed in a batch that nobody has appraised yet."""
    waiting = one.proposed is not None and not one.proposed[0].batch.has_reached("appraised")
    return waiting and (not one.met or one.blocked)


def _collectives_last(award: AwardRule) -> bool:
    """Sort the awards so that a collective is judged when its members' titles are known."""
    return PERSON not in award.recipients


def _answerable(award: AwardRule, law: LawInForce) -> bool:
    return any(standard.needs != "judgement" for standard in law.standards(award))


def _in_view(award: AwardRule, view: _View) -> Iterator[Recipient]:
    """Yield who can have the award at all: staff who were in their unit that year, collectives of the ward."""
    for who in view.book.everyone.values():
        if who.recipient in award.recipients and _can_be_judged(who, view):
            yield who


def _can_be_judged(who: Recipient, view: _View) -> bool:
    """Tell whether the records speak of somebody: staff of that year, a collective that is still there to be commended."""
    if isinstance(who, Person):
        return who.unit is not None and who.belonged(who.unit, view.year)
    if not isinstance(who, Collective):
        return False
    life = life_of(who, view.book.organization)
    return life.lives_on(view.law.on) and life.lives_between(division_of(view.year).first_day, view.law.on)


def _proposed(book: AwardBook, year: int) -> dict[Wanted, Proposal]:
    return {
        (nomination.who, nomination.award): (file, nomination)
        for file in book.batches
        for nomination in file.standing
        if file.year_of(nomination) == year
    }


def _refused(wanted: Wanted, view: _View) -> Proposal | None:
    for file in view.book.batches:
        for nomination in file.nominations:
            is_meant = (nomination.who, nomination.award) == wanted
            if is_meant and nomination.refused is not None and file.year_of(nomination) == view.year:
                return file, nomination
    return None


def _is_given(award: AwardRule, view: _View, expected: Iterable[Wanted]) -> bool:
    """Tell whether anybody holds the award for the year or has been proposed for it."""
    is_held = any(held.award == award.id and held.year == view.year for held in view.book.holdings)
    return is_held or any(one == award.id for _, one in expected)


def _judge(who: Recipient, award: AwardRule, view: _View, expected: frozenset[Wanted]) -> Suggestion:
    law, book, year = view.law, view.book, view.year
    case = Case(who, award, year, MERIT, _free_initiatives(who, award, view), expected)
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
        view.proposed.get((who.id, award.id)),
        _refused((who.id, award.id), view),
        (who.id, award.id, year) in book.registrations if award.is_title else None,
        any(_is_near(found.verdicts, case, book) for found in read),
    )


def _is_near(verdicts: tuple[Verdict, ...], case: Case, book: AwardBook) -> bool:
    known = [found for found in verdicts if not found.is_judgement]
    if len(known) == 1 or any(found.met is True for found in _with_parts(known)):
        return True
    awards = {found.standard.settings.get("award", "") for found in _with_parts(known)}
    return any(_has_or_had(award, case, book) for award in awards)


def _has_or_had(award: str, case: Case, book: AwardBook) -> bool:
    """Tell whether they hold an award for this year or the last, or are expected to."""
    this, last = case.year, case.year - 1
    is_held = book.held(case.who.id, award, this) or book.held(case.who.id, award, last)
    return is_held or (case.who.id, award) in case.expected


def _with_parts(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    for found in verdicts:
        yield found
        yield from _with_parts(found.parts)


def _free_initiatives(who: Recipient, award: AwardRule, view: _View) -> tuple[str, ...]:
    """Return the initiatives of `who` that can still carry this award: not used up by another one of theirs."""
    most = int(view.law.value("initiative_uses"))
    own = [found for found in view.book.initiatives.values() if found.is_by(who.id)]
    free = []
    for initiative in own:
        uses = [use for use in uses_of(initiative, view.book) if use[0] == who.id]
        others = [use for use in uses if use != (who.id, award.id, view.year)]
        if initiative.year <= view.year and len(others) < most:
            free.append(initiative.id)
    return tuple(free)


def _is_covered(one: Suggestion, view: _View) -> bool:
    """Tell whether they hold the award for the year, or hold or are proposed for one whose standard includes it."""
    who = one.who.id
    if view.book.held(who, one.award.id, view.year):
        return True
    including = view.law.including(one.award.id)
    return any(view.book.held(who, award, view.year) or (who, award) in view.proposed for award in including)


def day_for(year: int, today: datetime.date) -> datetime.date:
    """Return the day whose law is used for the merit of `year`: its last day, or today if that is earlier."""
    return min(today, division_of(year).last_day)
