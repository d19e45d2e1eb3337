"""What counts of what was given for a criterion: by whom, and how the scores that members of a group give each other become one.

No article says how members score each other: the group does (`cross`). Where it says nothing of it, nobody's score of another counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.model.records import dataclass
from tdkt.model.scoring import Combine, Criterion, Figures, Score, ScoredBody, Stage, UnitGroup, counting


@dataclass(frozen=True, slots=True)
class CrossScore:
    """What one member gave another."""

    by: ScoredBody
    value: Fraction
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class CountingScore:
    """The score (or figure) that counts with its stage; `value` is None where `lacks` says what is missing for it."""

    given: Score | Figures
    stage: Stage | None
    value: Fraction | None
    cross: tuple[CrossScore, ...] = ()
    combine: Combine | None = None
    lacks: str = ""

    @property
    def averaged(self) -> tuple[Fraction, ...]:
        """What several members gave and the mean is of; () where one has given it."""
        return tuple(one.value for one in self.cross if not one.is_left_out)


def counting_score(
    score: Score | None,
    criterion: Criterion,
    body: ScoredBody,
    together: Sequence[ScoredBody],
    group: UnitGroup | None,
) -> CountingScore | None:
    """Return what counts of `score` for `body`, None where nobody gave anything. `together` are the members of the group."""
    given = (score.counted if criterion.counts else score) if score else None
    if given is None:
        return None
    known = counting(given)
    combine = Combine(group.cross) if group is not None and group.cross else None
    if combine is None or (known is not None and known[0] is not Stage.SELF):
        return CountingScore(given, known[0], exact(known[1])) if known else None
    if known is None and not given.cross:
        return None
    others = [one for one in together if one.id != body.id]
    missing = [one.name for one in others if one.id not in given.cross]
    if missing:
        return CountingScore(given, None, None, lacks=f"chưa có điểm chấm chéo của {', '.join(missing)}")
    return _combined(given, combine, [(one, exact(given.cross[one.id])) for one in others])


def _combined(
    given: Score | Figures, combine: Combine, scores: list[tuple[ScoredBody, Fraction]]
) -> CountingScore:
    """Return the one score of several; a trimmed mean leaves out one highest and one lowest."""
    left_out: set[int] = set()
    if combine is Combine.TRIMMED_MEAN:
        if len(scores) < 3:
            lacks = "chỉ có dưới 03 điểm chấm chéo nên không bỏ điểm cao nhất, điểm thấp nhất được"
            return CountingScore(given, None, None, lacks=lacks)
        order = sorted(range(len(scores)), key=lambda number: scores[number][1])
        left_out = {order[0], order[-1]}
    kept = [value for number, (_, value) in enumerate(scores) if number not in left_out]
    told = tuple(CrossScore(by, value, number in left_out) for number, (by, value) in enumerate(scores))
    return CountingScore(given, Stage.CROSS, sum(kept, Fraction(0)) / len(kept), told, combine)
