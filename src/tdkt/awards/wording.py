"""How points are written, and the account of where they come from, in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.status import Status
from tdkt.awards.attained_points import Attained, Counted
from tdkt.awards.cross_scores import CountingScore
from tdkt.awards.ranking import GroupRanking
from tdkt.awards.scoring import Scored, UnitTotal
from tdkt.model.records import dataclass
from tdkt.model.scoring import Criterion, CriterionType, Effect, Formula, ScoringCriteria, Stage

COMPUTED = "tính từ chỉ tiêu"
NO_LAW = "Tiêu chí, thang điểm do địa phương, cụm, khối tự đặt ra; pháp luật không quy định."


def points(value: Fraction | None, *, against: Iterable[Fraction] = ()) -> str:
    """Write points with two decimals at most, more where they would else seem equal to one of `against`; "–" for None."""
    if value is None:
        return "–"
    return vietnamese(rounded(value, against=[other for other in against if other != value]))


@dataclass(frozen=True, slots=True)
class SumShown:
    """A total and what it comes from as they are written, all with as many decimals."""

    main: str
    bonus: str
    penalty: str
    total: str


def shown_sum(total: UnitTotal, *, beside: Iterable[Fraction] = ()) -> SumShown:
    """Return a total with its parts, so that who adds them up comes to it; `beside` as in `total_points`."""
    said = total_points(total, beside=beside)
    digits = max(2, len(said.partition(",")[2]))
    main, bonus, penalty = (
        vietnamese(rounded(part, digits=digits)) for part in (total.main, total.bonus, total.penalty)
    )
    return SumShown(main, bonus, penalty, said)


def total_points(total: UnitTotal, *, beside: Iterable[Fraction] = ()) -> str:
    """Write a total: it is not taken for that of another member `beside` it, nor for where a class (xếp loại) begins."""
    return points(total.total, against=(*beside, *(exact(grade.at_least) for grade in total.grades)))


def origin_of(criteria: ScoringCriteria) -> str:
    """Say where the table comes from; a table without a source is the ward's own."""
    return f"Theo {criteria.source}. {NO_LAW}" if criteria.source else NO_LAW


def nobody_scored(criteria: ScoringCriteria) -> str:
    """Say why a table scores nobody of a group that has a file: who is scored is a member on the last day of the period (or of the meeting before)."""
    period = criteria.attainment_period
    return (
        f"Không có thành viên nào để chấm: chấm ai là thành viên ngày {period.last_day:%d/%m/%Y}, cuối kỳ chấm ({period.title}), hoặc "
        "ngày họp bình xét nếu họp trước ngày ấy. Sửa ngày vào, ra của thành viên (from, until), hoặc kỳ chấm của thang điểm, bảng tiêu chí (period)."
    )


def came_about(scored: Scored) -> str:
    """Say where the points of a criterion come from, or what is missing for them."""
    if scored.attained is not None:
        return _from_attainment(scored.attained)
    score, counts = scored.score, scored.counts
    if score is None or counts is None:
        return "chưa chấm" if scored.criterion.type is CriterionType.MAIN else "không có"
    if counts.stage is None:
        return scored.lacks
    given = [
        f"{stage.label} {points(exact(value))}"
        for stage in Stage
        if stage is not counts.stage and (value := counts.given.at(stage)) is not None
    ]
    earlier = f" ({', '.join(given)})" if given else ""
    reason = f": {score.reason.rstrip('.')}" if score.reason else ""
    return f"{_computed(scored)}{counts.stage.label}{_among_themselves(counts)}{earlier}{reason}"


def figure(value: Fraction, counts: str) -> str:
    """Return a figure with what it is of: "3 gương điển hình", "95%"."""
    return f"{points(value)}{'' if counts.startswith('%') else ' '}{counts}".strip()


def _computed(scored: Scored) -> str:
    """Say how points follow from a figure: "3 gương điển hình × 2 điểm, nhiều nhất 5; "."""
    found, criterion = scored.counted, scored.criterion
    if found is None:
        return ""
    if found.lacks:
        return f"{figure(found.figure, criterion.counts)}, {found.lacks}; "
    maximum = points(exact(criterion.maximum))
    if criterion.per_occurrence is not None:
        each = points(exact(criterion.per_occurrence.points))
        if found.is_capped and scored.counts is not None and scored.counts.averaged:
            return f"mỗi phiếu: số {criterion.counts} × {each} điểm, nhiều nhất {maximum}; "
        capped = f", nhiều nhất {maximum}" if found.is_capped else ""
        return f"{figure(found.figure, criterion.counts)} × {each} điểm{capped}; "
    if not found.best:
        return f"{figure(found.figure, criterion.counts)}, số liệu dẫn đầu là 0; "
    if found.figure == found.best:
        return f"dẫn đầu với {figure(found.figure, criterion.counts)}; "
    turned = found.figure > found.best
    share = (found.best, found.figure) if turned else (found.figure, found.best)
    return (
        f"{figure(found.figure, criterion.counts)}, dẫn đầu {points(found.best)}: "
        f"{maximum} × {points(share[0])} / {points(share[1])}; "
    )


def _among_themselves(counts: CountingScore) -> str:
    """Say what each member gave: ", trung bình cộng của Thôn Hai 9, Thôn Ba 8"."""
    if counts.combine is None:
        return ""
    said = [f"{one.by.name} {points(one.value)}{' (bỏ)' if one.is_left_out else ''}" for one in counts.cross]
    return f", {counts.combine.label}: {', '.join(said)}"


def _from_attainment(found: Attained) -> str:
    if found.unreported:
        return f"{len(found.unreported)}/{len(found.counted)} chỉ tiêu chưa báo cáo nên chưa tính"
    if not found.judged:
        return "không chỉ tiêu nào phát sinh hoặc đến kỳ nên không tính được"
    on_schedule = any(one.assessment.status is Status.ON_SCHEDULE for one in found.judged)
    reached = "đạt hoặc đúng tiến độ" if on_schedule else "đạt"
    met = f"{found.reached}/{len(found.judged)} chỉ tiêu {reached}"
    if found.formula is Formula.PROPORTIONAL:
        met = f"trung bình {points(found.share, against=(Fraction(0), Fraction(1)))}; {met}"
    return f"{COMPUTED}: {met}"


def counted_as(counted: Counted) -> str:
    """Say what one target counts in the formula: "tính 1", "chưa tính", "không tính"."""
    if counted.credit is not None:
        return f"tính {points(counted.credit, against=(Fraction(0), Fraction(1)))}"
    return "chưa tính" if counted.assessment.status is Status.NOT_REPORTED else "không tính"


def sum_in_words(total: UnitTotal) -> str:
    """Say how the total adds up: "87,5 + 3 - 2 = 88,5"; with what the cap took away."""
    if total.total is None:
        return f"chưa có tổng: {coverage(total)}"
    shown = shown_sum(total)
    parts = f"{shown.main} + {shown.bonus} - {shown.penalty} = {shown.total}"
    if total.main + total.bonus < total.penalty:
        parts += " (điểm trừ nhiều hơn điểm có thì tổng là 0)"
    if total.bonus < total.claimed:
        parts += f" (điểm thưởng {points(total.claimed)}, chỉ tính {points(total.bonus)})"
    if total.penalty < total.imposed:
        parts += f" (điểm trừ {points(total.imposed)}, chỉ tính {points(total.penalty)})"
    return parts


def broken_in_words(total: UnitTotal) -> tuple[str, ...]:
    """Say which conditions a unit has broken and what that costs it."""
    return tuple(
        f"{found.condition.text.rstrip('.')}: {found.condition.effect.label}; căn cứ: {found.reason.rstrip('.')}"
        for found in total.broken
    )


def grade_of(total: UnitTotal) -> str:
    """Say the class of a unit, "" where the table has none."""
    if not total.grades:
        return ""
    if total.suffers(Effect.NOT_CONSIDERED):
        return Effect.NOT_CONSIDERED.label
    return total.grade.name if total.grade else "chưa đạt mức nào" if total.total is not None else "–"


def coverage(total: UnitTotal) -> str:
    """Say how many main criteria have points: "có điểm 3/4 tiêu chí chính"."""
    main = total.of(CriterionType.MAIN)
    return f"có điểm {len(main) - len(total.missing)}/{len(main)} tiêu chí chính"


def stage_of(total: UnitTotal) -> str:
    """Say at which stage the unit's scores stand."""
    return total.stage.label if total.stage else COMPUTED


def why_provisional(ranking: GroupRanking) -> tuple[str, ...]:
    """Say why ranks may still change; empty where they are the council's and whole."""
    reasons = []
    if ranking.unranked:
        reasons.append(f"{len(ranking.unranked)} đơn vị chưa đủ điểm")
    if any(stage is not Stage.COUNCIL for stage in ranking.stages):
        reasons.append("có điểm Hội đồng chưa chấm")
    if len(ranking.stages) > 1:
        reasons.append("các đơn vị đang ở bước chấm khác nhau nên chưa so sánh được")
    return tuple(reasons)


def criterion_title(criterion: Criterion) -> str:
    """Return the criterion's text, with its type where it is no main criterion."""
    text = criterion.text.rstrip(".;")
    return text if criterion.type is CriterionType.MAIN else f"{text} ({criterion.type.label})"
