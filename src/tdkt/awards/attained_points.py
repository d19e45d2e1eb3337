"""Points that follow from attainment by a stated formula, instead of being given.

Only whole results give points: while a target of the unit is *chưa báo cáo* there are none, since leaving it out would
lift the share of the unit that did not report. *Không phát sinh* and *chưa đến kỳ* are left out: they count for and
against nobody. Before
the year's end *đúng tiến độ* counts as reached, since a limit that holds or a count on its schedule can be no better
then; at the year's end that status does not occur.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from tdkt.attainment.assessment import Assessment, Attainment
from tdkt.attainment.judging import due_amount
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.model.movements import Target
from tdkt.model.records import dataclass
from tdkt.model.scoring import Formula, FromAttainment


@dataclass(frozen=True, slots=True)
class Counted:
    """One target in the formula: `credit` from 0 to 1, None where it is left out or not known yet."""

    assessment: Assessment
    credit: Fraction | None


@dataclass(frozen=True, slots=True)
class Attained:
    """What a criterion draws from attainment for one unit.

    `share` of the criterion's maximum is from 0 to 1, None where it cannot be said (`unreported` targets, or none
    that could be judged).
    """

    formula: Formula
    counted: tuple[Counted, ...]

    @property
    def judged(self) -> tuple[Counted, ...]:
        """The targets that the share rests on."""
        return tuple(found for found in self.counted if found.credit is not None)

    @property
    def reached(self) -> int:
        """How many of the judged targets count in full."""
        return sum(_is_met(found.assessment.status) for found in self.judged)

    @property
    def unreported(self) -> tuple[Assessment, ...]:
        """The targets that nothing can be said of until reports come in."""
        return tuple(
            found.assessment for found in self.counted if found.assessment.status is Status.NOT_REPORTED
        )

    @property
    def share(self) -> Fraction | None:
        """The mean credit of the judged targets, None where it cannot be said."""
        if self.unreported or not self.judged:
            return None
        total = sum((found.credit or Fraction(0) for found in self.judged), Fraction(0))
        return total / len(self.judged)


def targets_in_scope(source: FromAttainment, unit: str, targets: Iterable[Target]) -> tuple[Target, ...]:
    """Return those of `targets` (of one year) that the criterion speaks of and the unit answers for, or has a share of.

    `unit` may be a thôn or tổ dân phố.
    """
    return tuple(
        target
        for target in targets
        if (unit in target.units or unit in target.members) and _speaks_of(source, target)
    )


def _speaks_of(source: FromAttainment, target: Target) -> bool:
    is_named = not source.targets or target.id in source.targets
    return is_named and source.movement in (None, target.movement)


def attained(source: FromAttainment, unit: str, attainment: Attainment) -> Attained:
    """Return what the unit's targets are worth by the criterion's formula at the end of the attainment's period.

    Of an allocated target its share counts, which is all that a thôn or tổ dân phố has.
    """
    found = {one.target.id: one for one in (*attainment.of_unit(unit), *attainment.of_member(unit))}
    return Attained(
        source.formula,
        tuple(
            Counted(one, _credit(source.formula, one))
            for one in found.values()
            if _speaks_of(source, one.target)
        ),
    )


def formula_in_words(source: FromAttainment) -> str:
    """Say the formula and what it speaks of, in Vietnamese."""
    if source.targets:
        scope = f"các chỉ tiêu {', '.join(source.targets)} của đơn vị"
    elif source.movement is not None:
        scope = f"các chỉ tiêu của đơn vị trong phong trào {source.movement}"
    else:
        scope = "mọi chỉ tiêu của đơn vị"
    if source.formula is Formula.SHARE_REACHED:
        return f"điểm tối đa × số chỉ tiêu đạt (khi chưa hết năm, kể cả đúng tiến độ) / số chỉ tiêu được đánh giá, tính trên {scope}"
    return f"điểm tối đa × trung bình phần đã đạt so với mức đề ra (đạt, hoặc đúng tiến độ khi chưa hết năm, là 1), tính trên {scope}"


def _credit(formula: Formula, assessment: Assessment) -> Fraction | None:
    status = assessment.status
    if not status.is_judged:
        return None
    if _is_met(status):
        return Fraction(1)
    return Fraction(0) if formula is Formula.SHARE_REACHED else _part_of_goal(assessment)


def _is_met(status: Status) -> bool:
    return status.is_reached or status is Status.ON_SCHEDULE


def _part_of_goal(assessment: Assessment) -> Fraction:
    """Return how much of what is asked by the period's end was achieved, from 0 to 1; 0 where it is no goal to near.

    What is asked is the schedule's amount, else the threshold, else (per member) all members.
    """
    measure, value = assessment.target.measure, assessment.gathered.value
    if value is None or value.amount is None:
        return Fraction(0)
    goal = due_amount(measure, value, assessment.period, assessment.gathered.since)
    if goal is None:
        goal = kind_of(measure).goal(measure, value)
    if goal is None or goal <= 0 or value.amount > goal:
        return Fraction(0)
    return max(value.amount / goal, Fraction(0))
