"""The printed sentence and the measure beside it say the same number and compare it in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from tdkt.attainment.comparing import exact, in_words
from tdkt.attainment.measure_types.kind import Saying
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.one_file import found_in_each, sentences_by_file
from tdkt.checks.plan.plan_shares import over_the_plan
from tdkt.checks.plan.quantities import quantities
from tdkt.checks.plan.sayings import Promise, is_quantified, promises
from tdkt.checks.plan.ways_over_years import mend_by_the_way
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Comparison, Measure, Relation
from tdkt.model.movements import Item, Target, UnitMovements
from tdkt.model.records import replace
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"

NUMBER_DIFFERS = Rule(
    code="M601",
    severity=WARNING,
    title="Số trong câu khác số trong cách đo",
    explanation="Câu in trong kế hoạch nêu một số, cách đo tính theo số khác. Sửa measure cho đúng câu đã "
    "ban hành, hoặc sửa câu khi còn là dự thảo.",
    examples=(
        Example(
            file=MOVEMENTS, text=_RATE, bad=(_RATE.replace("95", "▸90"),), good=(_RATE.replace("95", "95.0"),)
        ),
    ),
)

RELATION_DIFFERS = Rule(
    code="M602",
    severity=WARNING,
    title="Cách so sánh khác lời văn",
    explanation="“Trên 90%” là hơn 90% (more_than: đúng 90% chưa đạt), “dưới 5%” là ít hơn 5% (less_than: đúng 5% "
    "chưa đạt). “Ít nhất”, “tối thiểu”, “không dưới”, “bằng hoặc trên”, “từ … trở lên”, “đạt 99%” và số đứng một "
    "mình là at_least; “không quá”, “tối đa”, “giảm còn”, “từ … trở xuống” là at_most; “01 đến 02” là between; "
    "“đúng 02” là exactly. Có “không” đứng trước thì nghĩa ngược lại: “không dưới” là at_least, “không vượt” là at_most.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="text: 95% văn bản được xử lý đúng hạn.\n        measure: {type: percentage, at_least",
            bad=(
                (
                    "text: Trên 95% văn bản được xử lý đúng hạn.\n"
                    "        measure: {type: percentage, ▸at_least"
                ),
            ),
            good=(
                (
                    "text: Trên 95% văn bản được xử lý đúng hạn.\n"
                    "        measure: {type: percentage, more_than"
                ),
            ),
        ),
    ),
)

NUMBER_IN_TASK = Rule(
    code="M607",
    severity=WARNING,
    title="Nhiệm vụ có số liệu",
    explanation="Câu nêu tỷ lệ phần trăm, “ít nhất …”, “01 đến 02 …” hoặc “không để xảy ra …” nhưng được "
    "khai là nhiệm vụ (task), nên không được tính. Khai thành chỉ tiêu (target) với measure.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="text: Quản lý tài sản công tiết kiệm, minh bạch.",
            bad=("text: ▸Quản lý 100% tài sản công.",),
            good=("text: Quản lý tốt tài sản công.",),
        ),
    ),
)

RULES = (NUMBER_DIFFERS, RELATION_DIFFERS, NUMBER_IN_TASK)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where a sentence and what is made of it disagree."""
    yield from found_in_each(workspace, _in_one_file, sentences_by_file(workspace.promises))


def _in_one_file(sentences: Iterable[UnitMovements]) -> Iterator[Diagnostic]:
    for movements in sentences:
        for item in movements.items:
            yield from _item(item)
        for target in movements.targets:
            yield from disagreements(target, movements.year)


def _item(item: Item) -> Iterator[Diagnostic]:
    if item.task is not None and is_quantified(plain(item.text)):
        yield NUMBER_IN_TASK.at(
            item.origin.at("text"),
            "Câu này nêu số liệu nhưng được khai là nhiệm vụ.",
            "Đổi task thành target và thêm measure.",
        )


def disagreements(target: Target, year: int) -> Iterator[Diagnostic]:
    """Yield where the measure of `target`, of `year`, says another number than its sentence, or compares it in another way."""
    measure, said = target.measure, promises(plain(target.text), target.measure)
    if not said:
        yield from _fall_in_number(target)
        return
    if kind_of(measure).full is not None and over_the_plan(plain(target.text)) is not None:
        return  # that number is judged by itself (M626)
    if kind_of(measure).is_per_member:
        yield from _of_each(measure, said)
    elif len(measure.comparisons) == 1:
        by_its_way, number_differs = mend_by_the_way(target, year), False
        for found in _threshold(measure, measure.comparison, said):
            if found.code == NUMBER_DIFFERS.code:
                number_differs = True
                yield replace(found, hint=by_its_way or found.hint)
            elif number_differs and by_its_way:
                yield replace(found, hint="Sửa số trước (M601), rồi sửa cách so sánh theo đúng câu được in.")
            else:
                yield found


def _fall_in_number(target: Target) -> Iterator[Diagnostic]:
    """Tell of "giảm 3 vụ" measured as a fall of 3 %."""
    measure = target.measure
    kind = kind_of(measure)
    if Saying.FALL not in kind.sayings or len(measure.comparisons) != 1:
        return
    bounds = {Fraction(measure.comparison.low), Fraction(measure.comparison.high)}
    for found in quantities(plain(target.text)):
        if not found.falls or found.is_percent or found.scale != 1 or bounds != {found.low, found.high}:
            continue
        by, unit = found.low, kind.unit(measure)
        counted = " ".join(found.after.split()[:1]).strip(",.;:")
        shown = f"giảm {vietnamese(by)}"
        proof = (
            ""
            if measure.points
            else f": từ {vietnamese(2 * by)} chỉ bớt {vietnamese(by * by / 50)} đã là {shown}%"
        )
        yield NUMBER_DIFFERS.at(
            measure.origin.key(measure.comparison.relation.value),
            f"Câu ghi {shown} {counted}, cách đo tính {shown}{unit}{proof}.",
            "Loại reduction chỉ tính theo phần trăm: đo số còn lại (count, amount, incidents với at_most).",
        )
        return


def _threshold(measure: Measure, comparison: Comparison, said: Sequence[Promise]) -> Iterator[Diagnostic]:
    given, low, high = comparison.relation, exact(comparison.low), exact(comparison.high)
    if any((one.relation, one.low, one.high) == (given, low, high) for one in said):  # as nearly all do
        return
    bounds = {low, high}
    all_said = {bound for promise in said for bound in promise.bounds}
    same = [promise for promise in said if bounds <= promise.bounds]
    if not bounds <= all_said:
        yield _number_differs(measure, given.value, bounds - all_said, said)
    elif not same:
        return
    meant = [promise.relation for promise in (same or said)]
    if given in meant or None in meant:
        return
    right = next(relation for relation in meant if relation is not None)
    unit = kind_of(measure).unit(measure)
    yield RELATION_DIFFERS.at(
        measure.origin.key(given.value),
        f"Lời văn nghĩa là {right.value}, cách đo ghi {given.value} ({in_words(comparison)}{unit}).",
        _mend(measure, same or said),
    )


def _of_each(measure: Measure, said: Sequence[Promise]) -> Iterator[Diagnostic]:
    """Hold the minimum of each member against the sentence: "hơn 2 mô hình" is at least 3."""
    given = Fraction(measure.each_at_least or 0)
    ceilings = [promise for promise in said if promise.relation in (Relation.AT_MOST, Relation.LESS_THAN)]
    if len(ceilings) == len(said):
        yield RELATION_DIFFERS.at(
            measure.origin.key("each_at_least"),
            f"Lời văn nghĩa là {ceilings[0].relation}, cách đo ghi each_at_least (ít nhất).",
            f"Loại {measure.type.value} chỉ đo mức ít nhất: chọn loại cách đo khác.",
        )
        return
    least = {_least(promise) for promise in said if promise not in ceilings}
    if given not in least:
        yield NUMBER_DIFFERS.at(
            measure.origin.at("each_at_least"),
            f"Cách đo ghi {vietnamese(given)}, câu ghi {_listed(least)}.",
            f"Ghi {' hoặc '.join(f'each_at_least: {vietnamese(one)}' for one in sorted(least))}, đúng câu được in.",
        )


def _least(promise: Promise) -> Fraction:
    return promise.low + 1 if promise.relation is Relation.MORE_THAN else promise.low


def _number_differs(
    measure: Measure, key: str, wrong: Iterable[Fraction], said: Sequence[Promise]
) -> Diagnostic:
    right = {bound for promise in said for bound in promise.bounds}
    return NUMBER_DIFFERS.at(
        measure.origin.at(key),
        f"Cách đo ghi {_listed(wrong)}, câu ghi {_listed(right)}.",
        _mend(measure, said),
    )


def _mend(measure: Measure, said: Sequence[Promise]) -> str:
    """Say what to write instead, only where that would be right for the type of the measure."""
    relations = kind_of(measure).relations
    lines = dict.fromkeys(
        _line(promise, promise.relation)
        for promise in said
        if promise.relation in relations and promise.relation is not None and _fits(measure, promise)
    )
    if lines:
        return f"Ghi {' hoặc '.join(lines)}, đúng câu được in."
    if any(promise.relation is None for promise in said):
        return "Sửa cách đo theo đúng câu được in."
    usable = ", ".join(relations)
    return f"Loại {measure.type.value} so bằng {usable}: xem lại loại cách đo của câu này."


def _fits(measure: Measure, promise: Promise) -> bool:
    kind = kind_of(measure)
    is_whole = all(bound.denominator == 1 for bound in promise.bounds)
    below_nothing = promise.relation is Relation.LESS_THAN and promise.low == 0
    return (is_whole or not kind.is_whole) and not below_nothing


def _line(promise: Promise, relation: Relation) -> str:
    """Write the promise as a line of the file: "less_than: 1.54", "between: [1, 2]"."""
    if relation is Relation.BETWEEN:
        return f"between: [{_written(promise.low)}, {_written(promise.high)}]"
    return f"{relation.value}: {_written(promise.low)}"


def _written(number: Fraction) -> str:
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{decimal.normalize():f}"


def _listed(numbers: Iterable[Fraction]) -> str:
    return " và ".join(vietnamese(number) for number in sorted(numbers))
