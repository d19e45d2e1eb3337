"""A measure that validates and cannot be what its sentence says: a state that would be added up, a rate of growth four
times, a fall that would be taken in percent of a percent.

Each finding names the figure that would come out wrong, computed from the threshold. All are warnings: the sentence is
read by its words alone (`kinds_of_figures.py`), and whoever knows better silences them with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.kind import Saying
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.checks.one_file import found_in_each, sentences_by_file
from tdkt.checks.plan.kinds_of_figures import (
    is_a_fall,
    is_average,
    is_known_once_a_year,
    is_rate,
    is_standing_amount,
    is_standing_population,
    is_state,
    says_a_rate_falls,
    says_a_rise,
    says_less,
    says_more,
)
from tdkt.checks.plan.misfit_rules import (
    AVERAGE_SUMMED,
    LEVEL_OR_FALL,
    ONCE_A_YEAR,
    POINTS_MISSING,
    RATE_SUMMED,
    STATE_SUMMED,
)
from tdkt.checks.plan.plan_shares import over_the_plan
from tdkt.checks.plan.quantities import Quantity, quantities, scaled_unit
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import EVERY_QUARTER, Measure
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.period import MONTH, PART, Period
from tdkt.model.plan_year import year_word
from tdkt.model.records import dataclass
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_COUNTED = {2: "hai", 3: "ba", 4: "bốn"}
_FEW_POINTS = 10
"""A rate that is to fall by more than this is more likely meant in percent of itself."""


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps on which a target with `measure` is reported in a year; what is said of them is worked out when it is told."""

    measure: Measure
    plan_year: int

    @property
    def _whole(self) -> Period:
        return Period.whole(self.plan_year).on_grid(MONTH if self.measure.is_monthly else PART)

    @property
    def _last(self) -> Period:
        return self._whole.step(self.count)

    @property
    def count(self) -> int:
        """How many a year has."""
        return self._whole.last

    @property
    def word(self) -> str:
        """What one is called."""
        return self._last.word

    @property
    def last(self) -> str:
        """The key of the last."""
        return self._last.mark

    @property
    def year(self) -> str:
        """The word of the year."""
        return year_word(self.plan_year)

    @property
    def all(self) -> str:
        """All of them in words: "bốn quý", "hai học kỳ", "12 tháng"."""
        return f"{_COUNTED.get(self.count, self.count)} {self.word}"

    @property
    def before_the_last(self) -> str:
        """Those before the last in words: "ba quý đầu", "học kỳ đầu"."""
        few = self.count - 1
        return f"{self.word} đầu" if few == 1 else f"{_COUNTED.get(few, few)} {self.word} đầu"

    @property
    def latest(self) -> str:
        """How to have the latest of them count."""
        return f"Thêm accumulate: latest (lấy số của {self.word} gần nhất)."


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the measures that cannot be what their sentences say."""
    yield from found_in_each(workspace, _in_one_file, sentences_by_file(workspace.movements))


def _in_one_file(sentences: Iterable[UnitMovements]) -> Iterator[Diagnostic]:
    for movements in sentences:
        for target in movements.targets:
            found = misfit(target, movements.year)
            if found is not None:
                yield found


def misfit(target: Target, year: int) -> Diagnostic | None:
    """Return what is wrong with the way in which the figures of `target` are taken in `year`, None where nothing is told."""
    measure = target.measure
    judge = _judge_of(measure)
    if judge is None or len(measure.comparisons) != 1:
        return None
    text = plain(target.text)
    steps = _Steps(measure, year)
    return _fall_counted(measure, text) or judge(measure, text, steps) or _once_a_year(measure, text, steps)


def _judge_of(measure: Measure) -> Callable[[Measure, str, _Steps], Diagnostic | None] | None:
    """Return what looks at a measure of this make, None where each place or each case is counted by itself."""
    kind = kind_of(measure)
    if kind.is_per_member or kind.is_in_stages or Saying.NEVER in kind.sayings:
        return None
    if Saying.FALL in kind.sayings:
        return _reduction
    if kind.in_percent:
        return _percentage
    return _amount if measure.unit_of_measure else _count


def _percentage(measure: Measure, text: str, steps: _Steps) -> Diagnostic | None:
    change = _fall_meant(measure, text) or _rise_meant(measure, text)
    if change is not None:
        return change
    about = (plain(measure.counting), plain(measure.of))
    if not _adds_up(measure):
        return None
    if not (is_standing_population(about[1]) or is_state(text, *about)):
        return None
    quarters = _values(measure, steps.count)
    mean = sum(quarters, Fraction(0)) / steps.count
    told = ", ".join(f"{_said(one)}%" for one in quarters)
    return STATE_SUMMED.at(
        measure.origin.at(),
        f"Câu nói về trạng thái, cách đo lại cộng các {steps.word}: {steps.all} lần lượt {told} sẽ ra {_said(mean)}%, không phải "
        f"{_said(quarters[-1])}% của cuối {steps.year}.",
        steps.latest,
    )


def _count(measure: Measure, text: str, steps: _Steps) -> Diagnostic | None:
    if not _adds_up(measure) or says_less(measure.of) or not is_state(text, plain(measure.of)):
        return None
    each, unit = _number(measure), plain(measure.of)
    return STATE_SUMMED.at(
        measure.origin.at(),
        f"Câu nói về trạng thái, cách đo lại cộng các {steps.word}: {steps.word} nào cũng có {_said(each)} {unit} thì cả {steps.year} sẽ ra "
        f"{_said(steps.count * each)}.",
        steps.latest,
    )


def _amount(measure: Measure, text: str, steps: _Steps) -> Diagnostic | None:
    if not _adds_up(measure):
        return None
    of, unit = plain(measure.of), measure.unit_of_measure.strip()
    shown = "%" if unit == "%" else f" {unit}"
    if unit == "%" or is_rate("", of):
        rule, what = RATE_SUMMED, "Tốc độ, tỷ lệ, chỉ số không cộng được"
    elif is_average(text, unit, of):
        rule, what = AVERAGE_SUMMED, "Mức bình quân không cộng được"
    elif is_standing_amount(text, of) and not says_less(of):
        rule, what = STATE_SUMMED, f"Câu nói về trạng thái, cách đo lại cộng các {steps.word}"
    else:
        return None
    each = _number(measure)
    return rule.at(
        measure.origin.at(),
        f"{what}: {steps.word} nào cũng {_said(each)}{shown} thì cộng {steps.all} sẽ ra {_said(steps.count * each)}{shown}.",
        steps.latest,
    )


def _reduction(measure: Measure, text: str, _: _Steps) -> Diagnostic | None:
    by = _number(measure)
    if any(found.is_percent and found.says.is_level and _is(found, by) for found in quantities(text)):
        base = by + 1
        unit = " điểm phần trăm" if measure.points else "%"
        fall = Fraction(1) if measure.points else 100 / base
        return LEVEL_OR_FALL.at(
            measure.origin.at(),
            f"{_said(by)}% trong câu là mức còn lại, không phải mức giảm: từ {_said(base)}% xuống đúng {_said(by)}% sẽ ra giảm "
            f"{_said(fall)}{unit}.",
            "Đo mức còn lại: type: percentage với at_most hoặc less_than, accumulate: latest.",
        )
    is_a_sum = measure.unit_of_measure.strip() not in ("", "%")
    if measure.points or is_a_sum or by <= 0 or by > _FEW_POINTS:
        return None
    if not says_a_rate_falls(text, plain(measure.of)):
        return None
    base = 4 * by
    less = base - base * by / 100
    return POINTS_MISSING.at(
        measure.origin.at(),
        f"Tỷ lệ giảm thì tính theo điểm phần trăm: không có points, từ {_said(base)}% xuống {_said(less) if rounded(less) < base else vietnamese(less)}% đã là giảm "
        f"{_said(by)}%, trong khi câu đòi xuống {_said(base - by)}%.",
        "Thêm points: true, bỏ in." if measure.unit_of_measure else "Thêm points: true.",
    )


def _fall_meant(measure: Measure, text: str) -> Diagnostic | None:
    """Find a percentage whose number is by how much something falls."""
    level = _number(measure)
    falls = any(found.is_percent and found.falls and _is(found, level) for found in quantities(text))
    if not falls or says_less(measure.counting, measure.of):
        return None
    rises = 2 * level if 2 * level <= 100 else Fraction(100)
    verdict = "không đạt" if way_of(measure.comparison).is_ceiling else "vượt"
    return LEVEL_OR_FALL.at(
        measure.origin.at(),
        f"{_said(level)}% trong câu là mức giảm, cách đo lại so với chính tỷ lệ: tỷ lệ tăng đến {_said(rises)}% sẽ ra “{verdict}”.",
        "Đo mức giảm: type: reduction; tỷ lệ giảm thì thêm points: true.",
    )


def _fall_counted(measure: Measure, text: str) -> Diagnostic | None:
    """Find a count or an amount whose number is by how much it is to be smaller."""
    if kind_of(measure).in_percent or says_less(measure.of):
        return None
    scale = scaled_unit(measure.unit_of_measure)[0] if measure.unit_of_measure else 1
    level = _number(measure)
    falls = [found for found in quantities(text) if not found.is_percent and is_a_fall(found)]
    if not any(_is(found, level * scale / found.scale) for found in falls):
        return None
    rises, of = 2 * level, plain(measure.of)
    verdict = "không đạt" if way_of(measure.comparison).is_ceiling else "vượt"
    return LEVEL_OR_FALL.at(
        measure.origin.at(),
        f"{_said(level)} trong câu là mức giảm, cách đo lại đếm chính “{of}”: tăng đến {_said(rises)} sẽ ra “{verdict}”.",
        "Ghi số còn lại với at_most, hoặc đếm số giảm được (of: … giảm được).",
    )


def _rise_meant(measure: Measure, text: str) -> Diagnostic | None:
    """Find a part of a whole whose number is by how much it is to rise."""
    level = _number(measure)
    if measure.percent_only or measure.of_plan or says_more(measure.counting, measure.of):
        return None
    if over_the_plan(text) is not None:
        return None  # told with the plan that it is compared with (M624)
    if not any(
        found.is_percent and says_a_rise(found.subject) and _is(found, level) for found in quantities(text)
    ):
        return None
    return LEVEL_OR_FALL.at(
        measure.origin.at(),
        f"{_said(level)}% trong câu là mức tăng, cách đo lại so với chính tỷ lệ: tỷ lệ giảm xuống {_said(level)}% sẽ ra “đạt”.",
        'Ghi mức phải đạt sau khi tăng (sửa câu khi còn là dự thảo); hoặc đo mức tăng: type: amount, in: "%", '
        "accumulate: latest.",
    )


def _once_a_year(measure: Measure, text: str, steps: _Steps) -> Diagnostic | None:
    if measure.is_monthly or measure.reported_in != EVERY_QUARTER or measure.due is not None:
        return None
    kind = kind_of(measure)
    if not kind.in_percent and not measure.unit_of_measure:
        return None
    falls = Saying.FALL in kind.sayings
    if not is_known_once_a_year(text, plain(measure.of), plain(measure.counting), falls=falls):
        return None
    return ONCE_A_YEAR.at(
        measure.origin.at(),
        f"Số này mỗi {steps.year} có một lần, mà cách đo hỏi cả {steps.all}: {steps.before_the_last} sẽ ra “chưa báo cáo”, hoặc đơn vị "
        "phải ghi một số chưa có.",
        f"Thêm reported_in: [{steps.last}], hoặc các {steps.word} có số liệu.",
    )


def _adds_up(measure: Measure) -> bool:
    """Tell whether figures of several quarters are added up."""
    return not kind_of(measure).is_a_state(measure) and len(measure.reported_in) > 1


def _is(found: Quantity, number: Fraction) -> bool:
    return number in (found.low, found.high)


def _number(measure: Measure) -> Fraction:
    return exact(measure.comparison.low)


def _values(measure: Measure, count: int) -> list[Fraction]:
    """Return the values of `count` quarters (terms, months) that end where the threshold is met and whose mean does not meet it."""
    way, bound = way_of(measure.comparison), _number(measure)
    if way.is_ceiling:
        end = bound * 9 / 10 if way.is_strict else bound
        step = end / 5
    else:
        end = min(bound * 21 / 20, Fraction(100)) if way.is_strict else bound
        step = -end / 10
    return [end + (count - number) * step for number in range(1, count + 1)]


def _said(number: Fraction) -> str:
    return vietnamese(rounded(number))
