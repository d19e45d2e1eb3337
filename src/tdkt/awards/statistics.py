"""What was awarded in a year, counted as the statistical forms ask: by form, kind, recipient, post and gender.

Counted are awards whose decision is dated in the year; between two school years, in the one that it is for. What is only
proposed is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tdkt.awards.book import AwardBook
from tdkt.awards.counted_years import award_counts_in, counts_in
from tdkt.awards.fund_year import FundYear, fund_year
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.movement_counts import MovementCounts, movement_counts, years_movements
from tdkt.awards.past import award_name, revoking
from tdkt.awards.statistical_facts import Fact, award_facts, is_leader, movement_facts
from tdkt.awards.statistical_forms import AWARDS, FilledForm, filled_form, forms_of_year
from tdkt.law.award_names import held_award
from tdkt.law.packs import packs
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.drive import Drive
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass, fields, replace
from tdkt.model.register import FEMALE, Person
from tdkt.model.statistical_form import StatisticalForm, YearStatistics
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Counts:
    """How many awards: in all, by kind (merit, thematic, sudden), by recipient; of individuals women, leaders, workers.

    `workers` are individuals who are not leaders or managers; of whom the register does not tell stands in neither.
    """

    total: int = 0
    merit: int = 0
    thematic: int = 0
    sudden: int = 0
    collective: int = 0
    person: int = 0
    household: int = 0
    women: int = 0
    leaders: int = 0
    workers: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Counts)))


COUNT_NAMES = {
    "total": "Tổng số",
    **{key: name.capitalize() for key, name in KIND_NAMES.items()},
    **{key: name.capitalize() for key, name in RECIPIENT_NAMES.items()},
    "women": "Trong đó nữ",
    "leaders": "Lãnh đạo, quản lý",
    "workers": "Trực tiếp",
}
"""What the counts are called, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class AwardCounts:
    """The counts of one title or commendation; `type` is that of the latest law pack, "" where it does not know it."""

    award: str
    name: str
    type: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A cụm or khối (`type_word`) with the number of its members."""

    id: str
    name: str
    type_word: str
    members: int
    illustrative: bool


@dataclass(frozen=True, slots=True)
class AwardStatistics:
    """The year's statistics: decided awards, what is proposed and not decided, refusals, movements (None: no plan).

    `cancelled` counts awards, of whatever year, that a decision of the year cancelled; they are not among those decided.
    `decided_and_cancelled` says by the decision that cancelled them how many awards decided in the year do not stand any more;
    `fund` is the year's money. `forms` are the statistical forms, filled in; `stated` is what the ward says of them.
    `notices` say which batches follow law that nobody knows, or that the ward states.
    """

    year: int
    decided: tuple[AwardCounts, ...]
    pending: tuple[AwardCounts, ...]
    refused: int
    movements: MovementCounts | None
    illustrative: bool
    notices: tuple[str, ...] = ()
    cancelled: int = 0
    fund: FundYear | None = None
    forms: tuple[FilledForm, ...] = ()
    stated: YearStatistics | None = None
    groups: tuple[EmulationGroup, ...] = ()
    """The cụm, khối of the year."""
    decided_and_cancelled: tuple[tuple[str, int], ...] = ()

    @property
    def counted_groups(self) -> tuple[GroupCount, ...]:
        """The cụm, khối of the year, each with how many members it has at the year's end."""
        return tuple(
            GroupCount(one.id, one.name, one.type_word, len(one.members_on(one.last_day)), one.illustrative)
            for one in self.groups
        )

    @property
    def total(self) -> Counts:
        """All that was decided, together."""
        return sum((found.counts for found in self.decided), Counts())


def statistics_of(workspace: Workspace, book: AwardBook, year: int) -> AwardStatistics:
    """Return the statistics of `year` of all that `workspace` has on record; `book` is its award book."""
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    stated = next((one for one in workspace.all(YearStatistics) if one.year == year), None)
    organization, movements = workspace.organization, workspace.movements
    found = award_statistics(book, year, organization, plan, movements, workspace.all(Drive), stated)
    groups = tuple(one for one in workspace.all(EmulationGroup) if one.year == year)
    return replace(found, groups=groups)


def award_statistics(
    book: AwardBook,
    year: int,
    organization: Organization | None,
    plan: Plan | None,
    files: Iterable[UnitMovements],
    drives: Iterable[Drive] = (),
    stated: YearStatistics | None = None,
) -> AwardStatistics:
    """Count the awards decided in `year`, what is pending for its merit, and the movements of `plan`; fill in the forms."""
    files, drives = tuple(files), tuple(drives)
    batches = [file for file in book.batches if file.batch.year == year]
    held = [holding for holding in book.holdings if award_counts_in(book, year, holding)]
    decided = [(holding.award, _one(holding.who, holding.type, book)) for holding in held]
    waiting = [file for file in batches if not file.batch.has_reached("decided")]
    pending = [
        (nomination.award, _one(nomination.who, file.batch.type, book))
        for file in waiting
        for nomination in file.standing
    ]
    refused = sum(len(file.nominations) - len(file.standing) for file in batches)
    known = book.school_years
    movements, facts = None, None
    if organization and plan:
        movements = movement_counts(organization, plan, files, drives, school_years=known)
        facts = movement_facts(years_movements(organization, plan, files, drives, school_years=known))
    illustrative = (
        book.illustrative
        or any(file.illustrative for file in book.batches)
        or bool(stated and stated.illustrative)
    )
    return AwardStatistics(
        year,
        _by_award(decided, book),
        _by_award(pending, book),
        refused,
        movements,
        illustrative,
        book.day_notices(
            file
            for file in book.batches
            if file.batch.year == year or counts_in(book, year, file.law_day, file.batch.year)
        ),
        sum(
            1
            for held in book.decided
            if held.revoked
            and held.revoked.date
            and counts_in(book, year, held.revoked.date, held.revoked.year)
        ),
        fund_year(book, year),
        tuple(
            _filled(
                forms_of_year(statistical_forms().forms, stated), year, facts, award_facts(book, year), stated
            )
        ),
        stated,
        decided_and_cancelled=tuple(
            Counter(
                revoking(one.revoked, book)
                for one in book.decided
                if one.revoked is not None and award_counts_in(book, year, one)
            ).items()
        ),
    )


def stated_forms(workspace: Workspace, book: AwardBook, stated: YearStatistics) -> Iterator[FilledForm]:
    """Yield the forms of which `stated` fills in a cell by hand, filled in; `book` is the award book of `workspace`."""
    year, named = stated.year, {cell.form for cell in stated.cells}
    forms = [form for form in forms_of_year(statistical_forms().forms, stated) if form.short in named]
    counted = {form.counts for form in forms}
    awards = award_facts(book, year) if AWARDS in counted else ()
    organization, movements = workspace.organization, None
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    if organization and plan and counted - {AWARDS}:
        files, drives, known = workspace.movements, workspace.all(Drive), book.school_years
        movements = movement_facts(years_movements(organization, plan, files, drives, school_years=known))
    yield from _filled(forms, year, movements, awards, stated)


def _filled(
    forms: Iterable[StatisticalForm],
    year: int,
    movements: Sequence[Fact] | None,
    awards: Sequence[Fact],
    stated: YearStatistics | None,
) -> Iterator[FilledForm]:
    """Yield `forms` filled in; without a plan (`movements` None) nothing of the movements is known."""
    for form in forms:
        facts = awards if form.counts == AWARDS else movements
        yield filled_form(form if facts is not None else replace(form, counts=""), year, facts or (), stated)


def _one(who: str, kind: str, book: AwardBook) -> Counts:
    recipient = book.everyone.get(who)
    person = recipient if isinstance(recipient, Person) else None
    counted = {"total": 1, kind: 1}
    if recipient is not None:
        counted[recipient.recipient] = 1
    if person is not None:
        counted["women"] = int(person.gender == FEMALE)
        leading = is_leader(person)
        if leading is not None:
            counted["leaders" if leading else "workers"] = 1
    return Counts(**counted)


def _by_award(found: Iterable[tuple[str, Counts]], book: AwardBook) -> tuple[AwardCounts, ...]:
    """Return the sums by award, in the order of the latest law pack."""
    sums: dict[str, Counts] = {}
    for award, counts in found:
        sums[award] = sums.get(award, Counts()) + counts
    order = {award: number for number, award in enumerate(packs()[-1].awards)}
    listed = sorted(sums, key=lambda award: (order.get(award, len(order)), award))
    return tuple(_counted(award, sums[award], book) for award in listed)


def _counted(award: str, counts: Counts, book: AwardBook) -> AwardCounts:
    rule = held_award(award)
    return AwardCounts(award, award_name(award, book), rule.type if rule else "", counts)
