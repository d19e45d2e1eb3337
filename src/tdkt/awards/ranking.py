"""Ranking units within their cụm, khối by exact totals: equal totals share a rank, and the next rank is skipped.

A unit without a total is listed apart, never with the points that it happens to have. A broken condition of the table may keep
a unit from the first rank, which then goes to the best of the others, or from being considered at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tdkt.attainment.assessment import Attainment
from tdkt.awards.bodies import Body
from tdkt.awards.scoring import UnitTotal, score_bodies, score_units
from tdkt.model.records import dataclass
from tdkt.model.scoring import Effect, ScoredBody, ScoreSheet, ScoringCriteria, Stage, UnitGroup


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with its rank, from 1."""

    rank: int
    points: Fraction
    total: UnitTotal


@dataclass(frozen=True, slots=True)
class GroupRanking:
    """The ranking of one group (None where the table has no groups); `unranked` have no total yet, `excluded` are not considered."""

    group: UnitGroup | None
    placed: tuple[Placed, ...]
    unranked: tuple[UnitTotal, ...]
    excluded: tuple[UnitTotal, ...] = ()

    @property
    def members(self) -> tuple[UnitTotal, ...]:
        """The units of the group, ranked ones first."""
        return (*(placed.total for placed in self.placed), *self.unranked, *self.excluded)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that the ranked units stand at, earliest first."""
        found = {placed.total.stage for placed in self.placed}
        return tuple(stage for stage in Stage if stage in found)

    @property
    def is_provisional(self) -> bool:
        """Tell whether ranks may still change: a unit has no total, or a score that counts is not the council's."""
        return bool(self.unranked) or any(stage is not Stage.COUNCIL for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Standing:
    """A year's ranking with what it rests on: the table of criteria, and attainment with its coverage."""

    criteria: ScoringCriteria
    attainment: Attainment
    rankings: tuple[GroupRanking, ...]

    @property
    def illustrative(self) -> bool:
        """Tell whether anything behind it is a sample."""
        totals = (total for ranking in self.rankings for total in ranking.members)
        return self.criteria.illustrative or any(total.illustrative for total in totals)


def standing(
    criteria: ScoringCriteria,
    sheets: Iterable[ScoreSheet],
    attainment: Attainment,
    bodies: Iterable[Body] = (),
) -> Standing:
    """Score and rank the units; the arguments are those of `tdkt.awards.scoring.score_units`."""
    return Standing(criteria, attainment, rank_units(score_units(criteria, sheets, attainment, bodies)))


def standing_of(
    criteria: ScoringCriteria,
    bodies: Sequence[ScoredBody],
    sheets: Iterable[ScoreSheet],
    attainment: Attainment,
) -> Standing:
    """Score and rank `bodies`, the members of the one group of the table."""
    return Standing(criteria, attainment, rank_units(score_bodies(criteria, bodies, sheets, attainment)))


def rank_units(totals: Iterable[UnitTotal]) -> tuple[GroupRanking, ...]:
    """Rank `totals` within their groups; groups come in the order of their first unit, equals in the order given."""
    groups: dict[str, list[UnitTotal]] = {}
    for total in totals:
        groups.setdefault(total.group.id if total.group else "", []).append(total)
    return tuple(_ranking(members) for members in groups.values())


def competition_ranks(points: Sequence[Fraction]) -> list[int]:
    """Return the rank of each of `points`, the most first: 1, 2, 2, 4."""
    ordered = sorted(points, reverse=True)
    first: dict[Fraction, int] = {}
    for rank, value in enumerate(ordered, start=1):
        first.setdefault(value, rank)
    return [first[value] for value in points]


def _ranking(members: list[UnitTotal]) -> GroupRanking:
    considered = [total for total in members if not total.suffers(Effect.NOT_CONSIDERED)]
    known = [(total.total, total) for total in considered if total.total is not None]
    ranks = _ranks_beside_barred(
        [points for points, _ in known], [total.suffers(Effect.NOT_FIRST) for _, total in known]
    )
    placed = [Placed(rank, points, total) for rank, (points, total) in zip(ranks, known, strict=True)]
    return GroupRanking(
        members[0].group,
        tuple(sorted(placed, key=lambda found: found.rank)),
        tuple(total for total in considered if total.total is None),
        tuple(total for total in members if total.suffers(Effect.NOT_CONSIDERED)),
    )


def _ranks_beside_barred(points: Sequence[Fraction], barred: Sequence[bool]) -> list[int]:
    """Return the ranks where some cannot be first: that is the best of the others, everybody else follows by points.

    Nobody is first where all are barred.
    """
    best = max(
        (value for value, is_barred in zip(points, barred, strict=True) if not is_barred), default=None
    )
    is_first = [not is_barred and value == best for value, is_barred in zip(points, barred, strict=True)]
    behind = [value for value, first in zip(points, is_first, strict=True) if not first]
    later = iter(competition_ranks(behind))
    offset = max(sum(is_first), 1)
    return [1 if first else next(later) + offset for first in is_first]
