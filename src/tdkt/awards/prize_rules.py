"""Prize money within one batch: coefficient × base salary on the day of the decision, rounded, in đồng (NĐ 152/2025, Điều 49)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.past import revoking
from tdkt.law.base_salary import BaseSalary
from tdkt.law.packs import AwardRule, Fact
from tdkt.model.award_batch import Nomination
from tdkt.model.records import dataclass, replace
from tdkt.model.register import Recipient
from tdkt.model.revocation import Revocation

SAME_PERIOD = "same_period_titles"


@dataclass(frozen=True, slots=True)
class Prize:
    """The money for one nomination in đồng: `raw` before rounding, `full` if there were nothing else, `due` as it is paid.

    `due` is 0 where `instead` names why.

    `coefficient` carries its article and confidence. `earlier` is what was due before for a lower title of the same time,
    named by `earlier_title`: `due` is then what is missing up to this one, or all of it (`earlier_lower_title`).
    """

    nomination: Nomination
    who: Recipient
    award: AwardRule
    coefficient: Fact
    salary: BaseSalary
    raw: Fraction
    full: int
    due: int
    instead: str = ""
    earlier: int = 0
    earlier_title: str = ""
    revoked: bool = False
    """The award was cancelled before its prize was paid: nothing is due, as `instead` says."""
    guessed: bool = False
    """That it was not paid is taken from the sum that was paid alone; no file says so."""

    @property
    def is_the_rest(self) -> bool:
        """Tell whether only what is missing up to it is due, beside a lower title that was paid before."""
        return bool(self.earlier) and self.due < self.full


def rounded(raw: Fraction, how: str, step: int) -> int:
    """Round `raw` đồng to a multiple of `step`: "up", "nearest" (a half goes up) or "none" (to a whole đồng, up)."""
    unit = 1 if how == "none" else step
    if how == "nearest":
        return (raw + Fraction(unit, 2)) // unit * unit
    return -(-raw // unit) * unit


def prizes_of_one_batch(
    file: BatchFile, nominations: Iterable[Nomination], book: AwardBook, law: LawInForce
) -> tuple[Prize, ...]:
    """Return the prize of each of `nominations` whose recipient, award and coefficient are known, as if there were no other batch.

    They are in the order of `nominations`. Of several titles for the same period only the highest is paid (Điều 49, khoản 4); a
    title and a commendation are both paid (khoản 6). Nothing is paid for what was cancelled before. The base salary is that of the day whose law the batch follows: once it is decided that of
    the decision (khoản 1).
    """
    salary = law.salary
    if salary is None:
        return ()
    found = [
        _unless_revoked(
            _prize(nomination, book.everyone[nomination.who], law.awards[nomination.award], salary, law),
            file,
            book,
        )
        for nomination in nominations
        if nomination.who in book.everyone
        and nomination.award in law.awards
        and book.everyone[nomination.who].recipient in law.awards[nomination.award].coefficients
    ]
    if law.value(SAME_PERIOD) == "highest":
        of_one: dict[str, list[Prize]] = {}
        for prize in found:
            if not prize.revoked:
                of_one.setdefault(prize.nomination.who, []).append(prize)
        found = [
            prize if prize.revoked else _highest_only(prize, of_one[prize.nomination.who], file)
            for prize in found
        ]
    return tuple(found)


def money_for(coefficient: Fact, salary: BaseSalary, law: LawInForce) -> tuple[Fraction, int]:
    """Return coefficient × base salary in đồng, exact and as it is paid (Điều 49, khoản 1 and 2)."""
    raw = Fraction(Decimal(str(coefficient.value))) * salary.dong
    return raw, rounded(raw, law.value("prize_rounding"), int(law.value("prize_step")))


def total(found: Iterable[Prize]) -> int:
    """Return the sum in đồng."""
    return sum(prize.due for prize in found)


def spans_years(award: AwardRule) -> int:
    """Return how many years of merit a title asks for: those that a title below it has to have been held.

    Titles of different times are all paid (Điều 49, khoản 4): Chiến sĩ thi đua cấp thành phố is for three years.
    """
    return max(
        (
            int(standard.settings.get("years", 1))
            for standard in award.standards
            if standard.needs == "held_for_years"
        ),
        default=1,
    )


def _prize(
    nomination: Nomination, who: Recipient, award: AwardRule, salary: BaseSalary, law: LawInForce
) -> Prize:
    coefficient = award.coefficients[who.recipient]
    raw, due = money_for(coefficient, salary, law)
    return Prize(nomination, who, award, coefficient, salary, raw, due, due)


def _unless_revoked(prize: Prize, file: BatchFile, book: AwardBook) -> Prize:
    """Return `prize`, nothing of it due where the award was cancelled before anything of the batch was paid."""
    first, found = file.batch.first_paid, book.revocation_of_nominee(file, prize.nomination)
    if found is None or found.date is None or (first and first <= found.date):
        return prize
    return _cancelled(prize, found, book)


def unless_lost(prize: Prize, file: BatchFile, book: AwardBook) -> Prize:
    """Return `prize`, nothing of it due where the award was cancelled, whenever that was, and no money is to be given back."""
    found = book.revocation_of_nominee(file, prize.nomination)
    if found is None or found.date is None:
        return prize
    of = (prize.nomination.who, prize.nomination.award)
    had_it = any(one.money for one in found.awards if (one.who, one.award) == of)
    return prize if had_it else _cancelled(prize, found, book)


def _cancelled(prize: Prize, by: Revocation, book: AwardBook) -> Prize:
    return replace(prize, due=0, instead=f"khen thưởng đã bị hủy bỏ theo {revoking(by, book)}", revoked=True)


def _highest_only(prize: Prize, found: list[Prize], file: BatchFile) -> Prize:
    """Return `prize` as it is paid beside all prizes of the same recipient: not at all where a higher title is for the same time."""
    higher = [
        other for other in found if _are_rivals(prize, other, file) and _ranks_higher(other, prize, found)
    ]
    if not higher:
        return prize
    best = max(higher, key=lambda other: other.raw)
    instead = f"đã nhận mức cao hơn của danh hiệu “{best.award.name}” cùng thời gian"
    return replace(prize, due=0, instead=instead)


def _are_rivals(one: Prize, other: Prize, file: BatchFile) -> bool:
    """Tell whether two prizes are for titles of the same person or collective and the same year."""
    both_titles = one.award.is_title and other.award.is_title
    same_time = file.year_of(one.nomination) == file.year_of(other.nomination) and spans_years(
        one.award
    ) == spans_years(other.award)
    return other is not one and both_titles and same_time and other.nomination.who == one.nomination.who


def _ranks_higher(one: Prize, other: Prize, found: list[Prize]) -> bool:
    """Tell whether `one` is the higher of two prizes; of equal ones the first in the file."""
    return one.raw > other.raw or (one.raw == other.raw and found.index(one) < found.index(other))
