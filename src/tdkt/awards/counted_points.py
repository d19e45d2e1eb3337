"""Points that follow from a figure: so many for each occurrence, or in proportion to the best figure of the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.awards.cross_scores import counting_score
from tdkt.model.records import dataclass
from tdkt.model.scoring import (
    Better,
    Criterion,
    CriterionType,
    Relative,
    ScoredBody,
    ScoreSheet,
    UnitGroup,
)


@dataclass(frozen=True, slots=True)
class CountedPoints:
    """The points that a figure comes to; `best` is the leading figure of the group, None where no other matters.

    `points` is None where `lacks` says what is missing for them. `is_capped` tells that they are fewer than the figure would give.
    """

    figure: Fraction
    points: Fraction | None
    best: Fraction | None = None
    lacks: str = ""
    is_capped: bool = False


def figures_of(
    criterion: Criterion,
    together: Sequence[ScoredBody],
    group: UnitGroup | None,
    sheets: Mapping[str, ScoreSheet],
) -> dict[str, Fraction | None]:
    """Return the figure that counts of each member by its name, None where there is none yet.

    Where nobody has to have one (a bonus, a penalty) a member that claims nothing is left out.
    """
    found: dict[str, Fraction | None] = {}
    for body in together:
        score = sheets[body.id].score(criterion.id) if body.id in sheets else None
        counts = counting_score(score, criterion, body, together, group)
        if counts is not None or criterion.type is CriterionType.MAIN:
            found[body.name] = counts.value if counts else None
    return found


def points_of(
    criterion: Criterion,
    figure: Fraction,
    figures: Mapping[str, Fraction | None],
    given: Sequence[Fraction] = (),
) -> CountedPoints:
    """Return the points for `figure`, beside the `figures` of all members.

    Where `figure` is the mean of what several members counted, `given` are their counts: each comes to points of its own, which
    no count brings above the criterion's most, and the points are averaged as other cross-scores are.
    """
    maximum = exact(criterion.maximum)
    if criterion.per_occurrence is not None:
        each, counts = exact(criterion.per_occurrence.points), given or (figure,)
        points = sum((min(each * count, maximum) for count in counts), Fraction(0)) / len(counts)
        return CountedPoints(figure, points, is_capped=points < each * figure)
    assert criterion.relative is not None
    return _relative(criterion.relative, maximum, figure, figures)


def _relative(
    relative: Relative, maximum: Fraction, figure: Fraction, figures: Mapping[str, Fraction | None]
) -> CountedPoints:
    unknown = [name for name, known in figures.items() if known is None]
    if unknown:
        lacks = f"chưa biết số liệu dẫn đầu: còn thiếu của {', '.join(unknown)}"
        return CountedPoints(figure, None, lacks=lacks)
    known = [value for value in figures.values() if value is not None]
    if not any(known):
        if relative.if_all_zero is None:
            lacks = (
                "số liệu của mọi đơn vị đều là 0 mà bảng tiêu chí không nói khi ấy tính thế nào (if_all_zero)"
            )
            return CountedPoints(figure, None, Fraction(0), lacks)
        return CountedPoints(figure, maximum * relative.if_all_zero, Fraction(0))
    if relative.better is Better.LOWER:
        best = min(known)
        if not best and relative.if_best_zero is None:
            lacks = "số liệu dẫn đầu là 0 nên không có tỷ lệ, mà bảng tiêu chí không nói khi ấy các đơn vị khác được mấy điểm (if_best_zero)"
            return CountedPoints(figure, None, best, lacks)
        return CountedPoints(figure, maximum if figure == best else maximum * best / figure, best)
    best = max(known)
    return CountedPoints(figure, maximum * figure / best, best)
