"""What a figure has to say: the fields that the measure of its target asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from operator import attrgetter

from tdkt.attainment.measure_types.as_written import fields_of_types
from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.registry import FIELDS, kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.example_files import REPORT
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.unit_report import Figure

_RATE = "{target: van-thu.dung-han, numerator: 96, denominator: 100}"

WRONG_SHAPE = Rule(
    code="R505",
    severity=ERROR,
    title="Số liệu không đúng loại chỉ tiêu",
    explanation=fields_of_types(),
    examples=(
        Example(
            file=REPORT,
            text=_RATE,
            bad=(
                "{▸target: van-thu.dung-han, percent: 96}",
                "{▸target: van-thu.dung-han, numerator: 96}",
                "{target: van-thu.dung-han, numerator: 96, denominator: 100, ▸count: 3}",
                "{target: van-thu.dung-han, numerator: ▸96.5, denominator: 100}",
                "{target: van-thu.dung-han, numerator: 96, denominator: ▸100.5}",
            ),
            good=(_RATE, "{target: van-thu.dung-han, numerator: 96, denominator: 96}"),
        ),
    ),
)


_values = attrgetter(*FIELDS)


def fields_of(measure: Measure) -> tuple[str, ...]:
    """Return the keys that a figure for `measure` must give."""
    return tuple(entry.field for entry in kind_of(measure).inputs(measure) if not entry.optional)


def check_shape(figure: Figure, target: Target) -> Iterator[Diagnostic]:
    """Yield what a figure lacks, what it must not give, and names given where a number is asked for."""
    measure, kind = target.measure, kind_of(target.measure)
    inputs = kind.inputs(measure)
    if not _is_as_asked(figure, inputs):
        yield from _fields(figure, measure, inputs)
    if kind.is_per_member:
        yield from _members(figure, target)


def _is_as_asked(figure: Figure, inputs: Iterable[Input]) -> bool:
    """Tell whether a figure gives what is asked and nothing else: nearly all do, and there may be thousands."""
    given = len(FIELDS) - _values(figure).count(None)
    for entry in inputs:
        value = getattr(figure, entry.field)
        if value is not None:
            given -= 1
        elif not entry.optional:
            return False
        if entry.entry is Entry.WHOLE and isinstance(value, Decimal):
            return False
    return given == 0


def _fields(figure: Figure, measure: Measure, inputs: Collection[Input]) -> Iterator[Diagnostic]:
    needed = [entry.field for entry in inputs if not entry.optional]
    asked = [entry.field for entry in inputs]
    given = [name for name in FIELDS if getattr(figure, name) is not None]
    lacking = [name for name in needed if name not in given]
    extra = [name for name in given if name not in asked]
    not_whole = [
        entry.field
        for entry in inputs
        if entry.entry is Entry.WHOLE and isinstance(getattr(figure, entry.field), Decimal)
    ]
    how = " (percent_only)" if measure.percent_only else ""
    kind = f"Chỉ tiêu loại {measure.type.value}{how}"
    if lacking:
        yield WRONG_SHAPE.at(
            figure.origin.key("target"),
            f"{kind} cần {', '.join(needed)}; còn thiếu {', '.join(lacking)}.",
            f"Thêm {', '.join(lacking)}.",
        )
    elif extra:
        yield WRONG_SHAPE.at(
            figure.origin.key(extra[0]),
            f"{kind} không dùng {', '.join(extra)}.",
            f"Chỉ ghi {', '.join(needed)}.",
        )
    elif not_whole:
        yield WRONG_SHAPE.at(
            figure.origin.at(not_whole[0]),
            f"{kind} đếm bằng số nguyên; {not_whole[0]} ghi {vietnamese(getattr(figure, not_whole[0]))}.",
            "Ghi số nguyên, không có dấu chấm ngăn hàng nghìn.",
        )


def _members(figure: Figure, target: Target) -> Iterator[Diagnostic]:
    if figure.reached is None:
        return
    are_listed = kind_of(target.measure).members_are_listed
    by_name = isinstance(figure.reached, tuple)
    if by_name and not are_listed:
        yield WRONG_SHAPE.at(
            figure.origin.at("reached"),
            "Chỉ tiêu “mỗi người” ghi số người đã đạt, không ghi danh sách.",
            "Ghi reached: số người, members: tổng số người.",
        )
    # Two units may have reached the same place: only names tell that apart.
    if are_listed and not by_name and len(target.units) > 1:
        yield WRONG_SHAPE.at(
            figure.origin.at("reached"),
            "Chỉ tiêu chung của nhiều đơn vị phải ghi rõ từng thôn, tổ dân phố đã đạt.",
            "Ghi reached: [mã, mã].",
        )
