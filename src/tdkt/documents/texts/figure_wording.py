"""What a unit reported for a quarter, in a few Vietnamese words: the figure itself, before anything is computed."""

from __future__ import annotations

from decimal import Decimal

from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.wording import FORMAL_PROGRESS
from tdkt.model.measure import Measure, MeasureType, Number
from tdkt.model.organization import Organization
from tdkt.model.unit_report import Figure

_NOT_SAID = "–"


def figure_words(figure: Figure, measure: Measure, organization: Organization) -> str:
    """Say a figure as it was reported: "412/430", "2", "3 trong 6: Thôn Một, …", "kỳ này 9, kỳ gốc 10", "đã hoàn thành"."""
    match measure.type:
        case MeasureType.PERCENTAGE:
            if measure.percent_only:
                return _with(figure.percent, "%")
            return f"{_with(figure.numerator)}/{_with(figure.denominator)}"
        case MeasureType.COUNT | MeasureType.INCIDENTS:
            return _with(figure.count)
        case MeasureType.AMOUNT:
            return _with(figure.amount, f" {measure.unit_of_measure}")
        case MeasureType.REDUCTION:
            unit = "%" if measure.points else f" {measure.unit_of_measure}".rstrip()
            return f"kỳ này {_with(figure.now, unit)}; kỳ gốc {_with(figure.base, unit)}"
        case MeasureType.PER_SUBDIVISION | MeasureType.PER_OFFICIAL:
            return _members(figure, organization)
        case MeasureType.MILESTONE:
            day = f" ngày {figure.done_on:%d/%m/%Y}" if figure.done_on else ""
            return f"{FORMAL_PROGRESS[figure.progress]}{day}" if figure.progress else _NOT_SAID


def _members(figure: Figure, organization: Organization) -> str:
    if isinstance(figure.reached, tuple):
        members = organization.subdivisions.members if organization.subdivisions else ()
        names = {member.id: member.name for member in members}
        listed = ", ".join(names.get(member, member) for member in figure.reached)
        return f"{len(figure.reached)}: {listed}" if listed else "0"
    of = f"/{figure.members}" if figure.members is not None else ""
    return f"{_with(figure.reached)}{of}"


def _with(number: Number | None, unit: str = "") -> str:
    if number is None:
        return _NOT_SAID
    return vietnamese(number if isinstance(number, Decimal) else int(number)) + unit
