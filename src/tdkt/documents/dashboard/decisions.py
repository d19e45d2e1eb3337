"""What needs a decision now: the short list with which a meeting begins.

"Soon" is counted from the end of the period, not from today: the same files give the same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tdkt.attainment.assessment import Attainment
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.owing import units_owing
from tdkt.attainment.status import Status
from tdkt.documents.dashboard.targets import Card
from tdkt.documents.texts.formats import date_short
from tdkt.model.period import Period
from tdkt.model.plan_year import year_word
from tdkt.model.records import dataclass
from tdkt.model.unit_report import DONE


@dataclass(frozen=True, slots=True)
class Matter:
    """One line: who, about what, the figures beside the plan, and why; `card` is the target it is about, if it is about one."""

    units: str
    text: str
    figures: str = ""
    planned: str = ""
    reason: str = ""
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Matters of one kind; `status` lends its symbol and colour, `advice` says what there is to decide."""

    title: str
    advice: str
    status: Status
    matters: tuple[Matter, ...]


def decisions(attainment: Attainment, cards: Mapping[str, Card]) -> tuple[Decision, ...]:
    """Return the groups that have something in them, the gravest first."""
    period = attainment.period
    milestones = [card for card in cards.values() if _is_open_milestone(card)]
    others = [card for card in cards.values() if not _is_open_milestone(card)]
    groups = (
        Decision(
            "Không đạt",
            f"Không sửa được nữa trong {year_word(period.year)}: quyết định cách xử lý, trách nhiệm và cách ngăn lặp lại.",
            Status.NOT_REACHED,
            _about(_of_status(others, Status.NOT_REACHED)),
        ),
        Decision(
            "Chậm, đơn vị chưa nêu nguyên nhân",
            "Yêu cầu đơn vị giải trình và đề xuất biện pháp.",
            Status.BEHIND,
            _about(_behind(others, explained=False)),
        ),
        Decision(
            "Chậm, đã nêu nguyên nhân",
            "Quyết định biện pháp tháo gỡ.",
            Status.BEHIND,
            _about(_behind(others, explained=True)),
        ),
        Decision(
            "Mốc công việc quá hạn",
            "Ấn định lại thời hạn, người chịu trách nhiệm.",
            Status.BEHIND,
            _milestones(milestones, period, overdue=True),
        ),
        Decision(
            f"Mốc công việc đến hạn trong {period.division.word} tới",
            "Kiểm tra mức sẵn sàng.",
            Status.ON_SCHEDULE,
            _milestones(milestones, period, overdue=False),
        ),
        Decision(
            "Thiếu báo cáo, thiếu số liệu",
            "Đôn đốc đơn vị; các chỉ tiêu liên quan chưa đánh giá được.",
            Status.NOT_REPORTED,
            (*_missing_reports(attainment), *_missing_figures(attainment, others)),
        ),
    )
    return tuple(group for group in groups if group.matters)


def _of_status(cards: Iterable[Card], status: Status) -> list[Card]:
    return [card for card in cards if card.status is status]


def _behind(cards: Iterable[Card], *, explained: bool) -> list[Card]:
    """Return the targets that are behind, with a cause that a unit has told or without one."""
    return [card for card in _of_status(cards, Status.BEHIND) if bool(card.assessment.causes) is explained]


def _is_open_milestone(card: Card) -> bool:
    is_milestone = kind_of(card.assessment.target.measure).is_in_stages
    return is_milestone and card.status is not Status.NOT_REACHED


def _about(cards: Iterable[Card]) -> tuple[Matter, ...]:
    return tuple(
        Matter(
            owners(card),
            card.name,
            card.achieved,
            card.planned,
            "; ".join(cause.rstrip(".") for cause in card.assessment.causes),
            card,
        )
        for card in cards
    )


def owners(card: Card) -> str:
    """Return the short names of the units that answer for a target, the owner first."""
    return ", ".join(unit.abbreviation for unit in card.owners)


def _milestones(cards: Iterable[Card], period: Period, *, overdue: bool) -> tuple[Matter, ...]:
    """Return the milestones that are overdue at the end of `period`, or those that fall due in the quarter after it."""
    is_wanted = _is_overdue if overdue else _is_due_next
    return tuple(_milestone(card, period) for card in cards if is_wanted(card, period))


def _milestone(card: Card, period: Period) -> Matter:
    state = "chưa có số liệu" if card.assessment.gathered.value is None else card.achieved
    return Matter(
        owners(card),
        card.name,
        f"hạn {date_short(_due(card, period))}; {state}",
        reason="; ".join(cause.rstrip(".") for cause in card.assessment.causes),
        card=card,
    )


def _due(card: Card, period: Period) -> date:
    """Return the day by which a milestone is to be reached: the year's end where none is set."""
    return card.assessment.target.measure.due or period.division.last_day


def _is_overdue(card: Card, period: Period) -> bool:
    return not card.status.is_reached and _due(card, period) <= period.last_day


def _is_due_next(card: Card, period: Period) -> bool:
    value = card.assessment.gathered.value
    is_done = value is not None and value.progress == DONE
    if card.status.is_reached or is_done or period.is_last:
        return False
    following = period.step(period.last + 1)
    return period.last_day < _due(card, period) <= following.last_day


def _missing_reports(attainment: Attainment) -> tuple[Matter, ...]:
    by_unit: dict[str, list[Period]] = {}
    for unit, quarter in attainment.missing:
        by_unit.setdefault(unit.id, []).append(quarter)
    matters = []
    for unit in units_owing(attainment.programme, attainment.programme.steps_to(attainment.period)):
        if unit.id in by_unit:
            quarters = ", ".join(quarter.title for quarter in by_unit[unit.id])
            unknown = sum(found.status is Status.NOT_REPORTED for found in attainment.of_unit(unit.id))
            reason = f"{unknown} chỉ tiêu chưa đánh giá được" if unknown else ""
            matters.append(
                Matter(unit.abbreviation, f"{unit.name}: chưa có báo cáo {quarters}", reason=reason)
            )
    return tuple(matters)


def _missing_figures(attainment: Attainment, cards: Iterable[Card]) -> tuple[Matter, ...]:
    """List the targets without the figures they need although every report of their units is in."""
    late = {unit.id for unit, _ in attainment.missing}
    return tuple(
        Matter(owners(card), card.name, f"mới có {gathered.received}/{gathered.due} kỳ", card=card)
        for card in cards
        if card.status is Status.NOT_REPORTED and not late.intersection(card.assessment.target.units)
        for gathered in (card.assessment.gathered,)
    )
