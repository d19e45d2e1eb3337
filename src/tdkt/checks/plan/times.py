"""When a target is measured: its day due, the quarters in which its figure is known and its schedule agree with each
other and with the printed sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.schedule import quarter_of_due
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.one_file import found_in_each, sentences_by_file
from tdkt.checks.plan.said_deadlines import SaidDeadline, deadlines_in
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import EVERY_QUARTER, Measure
from tdkt.model.movements import Item, Target, UnitMovements
from tdkt.model.period import Period
from tdkt.model.plan_year import holds, year_name
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"


def _rate(options: str) -> str:
    return _RATE.replace("}", f", {options}}}")


DUE_IS_NOT_ASKED = Rule(
    code="M620",
    severity=ERROR,
    title="Hạn và quý có số liệu mâu thuẫn",
    explanation="Kết quả chốt theo ngày hạn (due), nên quý chứa ngày ấy phải có số liệu (reported_in) và là quý cuối "
    "cùng phải hỏi. Với mốc công việc (milestone), các quý sau hạn vẫn hỏi được.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(
                _rate("due: 2026-06-30, reported_in: ▸[Q1]"),
                _rate("due: 2026-06-30, reported_in: ▸[Q2, Q3]"),
            ),
            good=(_rate("due: 2026-06-30, reported_in: [Q1, Q2]"), _rate("due: 2026-06-30")),
            also=("R517", "R510"),
        ),
    ),
)
SCHEDULE_AFTER_DUE = Rule(
    code="M621",
    severity=ERROR,
    title="Tiến độ chưa đủ khi đến hạn",
    explanation="Đến quý chứa ngày hạn (due) thì phải đạt mức của cả năm, nên tiến độ (schedule) của quý ấy và các quý sau "
    "không được thấp hơn mức đó.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                "measure: {type: count, at_least: 4, of: mô hình, due: 2026-06-30, schedule: ▸{Q1: 1, Q2: 3, Q3: 4}}",
                "measure: {type: count, at_least: 4, of: mô hình, due: 2026-09-01, schedule: ▸{Q1: 1, Q2: 2, Q3: 3}}",
            ),
            good=(
                "measure: {type: count, at_least: 4, of: mô hình, due: 2026-06-30, schedule: {Q1: 1, Q2: 4, Q3: 4}}",
                "measure: {type: count, at_least: 4, of: mô hình, due: 2026-10-01, schedule: {Q1: 1, Q2: 2, Q3: 3}}",
            ),
            also=("M601", "M602"),
        ),
    ),
)
DUE_DIFFERS = Rule(
    code="M622",
    severity=WARNING,
    title="Hạn trong câu khác hạn của cách đo",
    explanation="Câu in trong kế hoạch nêu một hạn, due ghi ngày khác. due là ngày cuối cùng còn được tính: “đến hết ngày "
    "28/02”, “chậm nhất ngày 28/02” là 28/02; “trong quý II” là 30/06; “trước ngày 01/7” là 30/06, và vì nhiều nơi viết "
    "“trước ngày 28/02” với nghĩa đến hết ngày ấy nên cả 27/02 và 28/02 đều được nhận.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=f"text: 95% văn bản được xử lý đúng hạn.\n        {_RATE}",
            bad=(
                f"text: Trước ngày 28/02, 95% văn bản được xử lý.\n        {_rate('due: ▸2026-02-26')}",
                f"text: Đến hết ngày 28/02, 95% văn bản được xử lý.\n        {_rate('due: ▸2026-02-27')}",
                f"text: Trong quý II, 95% văn bản được xử lý.\n        {_rate('due: ▸2026-07-01')}",
            ),
            good=(
                f"text: Trước ngày 28/02, 95% văn bản được xử lý.\n        {_rate('due: 2026-02-27')}",
                f"text: Trước ngày 28/02, 95% văn bản được xử lý.\n        {_rate('due: 2026-02-28')}",
                f"text: Đến hết ngày 28/02, 95% văn bản được xử lý.\n        {_rate('due: 2026-02-28')}",
                f"text: Trong quý II, 95% văn bản được xử lý.\n        {_rate('due: 2026-06-30')}",
            ),
        ),
    ),
)
DUE_IS_NOT_TOLD = Rule(
    code="M623",
    severity=WARNING,
    title="Câu nêu hạn, cách đo chưa có hạn",
    explanation="Câu in trong kế hoạch nêu hạn trong năm nhưng measure không có due, nên chỉ tiêu được tính đến hết năm: "
    "làm xong sau hạn vẫn là đạt. Thêm due, hoặc viết lại câu nếu ngày ấy không phải là hạn.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=f"text: 95% văn bản được xử lý đúng hạn.\n        {_RATE}",
            bad=(
                f"text: Đến hết ngày 28/02, 95% văn bản được xử lý.\n        {_RATE.replace('{', '▸{')}",
                f"text: Trước tháng 7, 95% văn bản được xử lý.\n        {_RATE.replace('{', '▸{')}",
            ),
            good=(
                f"text: Đến hết ngày 31/12, 95% văn bản được xử lý.\n        {_RATE}",
                f"text: Trước ngày 28/02, 95% văn bản được xử lý.\n        {_rate('due: 2026-02-28')}",
            ),
        ),
    ),
)

RULES = (DUE_IS_NOT_ASKED, SCHEDULE_AFTER_DUE, DUE_DIFFERS, DUE_IS_NOT_TOLD)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where the times of a measure contradict each other or the sentence."""
    yield from found_in_each(workspace, _in_one_file, sentences_by_file(workspace.movements))


def _in_one_file(sentences: Iterable[UnitMovements]) -> Iterator[Diagnostic]:
    for movements in sentences:
        for item in movements.items:
            for target in item.targets:
                yield from of_target(item, target, movements.year)


def of_target(item: Item, target: Target, year: int) -> Iterator[Diagnostic]:
    """Yield where the times of one target of `item` contradict each other or its sentence."""
    yield from _quarters(target.measure, year)
    yield from _schedule(target.measure, year)
    yield from _sentence(item, target, year)


def _quarters(measure: Measure, year: int) -> Iterator[Diagnostic]:
    quarter = quarter_of_due(measure, year)
    if quarter is None or measure.reported_in == EVERY_QUARTER:
        return
    part = Period.quarter(year, quarter)
    asked_later = kind_of(measure).is_settled_when_due and measure.reported_in[-1] > quarter
    if quarter not in measure.reported_in or asked_later:
        yield DUE_IS_NOT_ASKED.at(
            measure.origin.at("reported_in"),
            f"Hạn {measure.due:%d/%m/%Y} thuộc {part.short}, không phải {part.word} cuối cùng có số liệu.",
            f"Ghi đến {part.mark}, hoặc sửa due.",
        )


def _schedule(measure: Measure, year: int) -> Iterator[Diagnostic]:
    quarter = quarter_of_due(measure, year)
    if measure.schedule is None or quarter is None or not measure.comparisons:
        return
    part = Period.quarter(year, quarter)
    if any(step < measure.comparison.low for step in measure.schedule[quarter - 1 :]):
        yield SCHEDULE_AFTER_DUE.at(
            measure.origin.at("schedule"),
            f"Hạn là {measure.due:%d/%m/%Y} mà tiến độ từ {part.short} còn thấp hơn chỉ tiêu.",
            f"Từ {part.word} có hạn, ghi đủ mức của chỉ tiêu.",
        )


def _sentence(item: Item, target: Target, year: int) -> Iterator[Diagnostic]:
    """Hold the day due against what its part of the sentence says, else against what the whole says."""
    measure = target.measure
    said = _deadlines(target.text, year)
    if not said and measure.due is not None:
        # What names another year alone (a sentence of last year's plan, say) is held against the day due too.
        said = _deadlines(item.text, year) or deadlines_in(plain(item.text), year)
    if not said:
        return
    due = measure.due
    if due is None:
        if any(found.days[0].month == 12 and found.days[0].day == 31 for found in said):
            return  # what is asked in the end is asked by the year's end
        yield DUE_IS_NOT_TOLD.at(
            measure.origin.at(),
            f"Câu ghi “{said[0].words}” nhưng cách đo không có due.",
            f"Thêm due: {_either(said[0])}.",
        )
    elif not any(due in found.days for found in said):
        yield DUE_DIFFERS.at(
            measure.origin.at("due"),
            f"due là {due:%d/%m/%Y}, câu ghi “{said[0].words}”.",
            f"Ghi due: {_either(said[0])}; hoặc sửa câu khi còn là dự thảo."
            if holds(year, said[0].days[-1])
            else f"Sửa câu: ngày ấy không thuộc {year_name(year)}.",
        )


def _deadlines(text: str, year: int) -> list[SaidDeadline]:
    return [found for found in deadlines_in(plain(text), year) if holds(year, found.days[-1])]


def _either(said: SaidDeadline) -> str:
    """Name the day that may be meant; of "trước ngày 28/02" there are two, and who wrote it knows which."""
    inclusive, *strict = said.days
    return f"{inclusive} (tính cả ngày ấy), hoặc {strict[0]} (không tính)" if strict else f"{inclusive}"
