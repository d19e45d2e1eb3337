"""A unit's figures against those that it gave before, in the same year: steps back and jumps that look like slips.

Nothing here is impossible, so every finding is a warning that asks, and a reason that the unit gives with the figure
answers it. Quarter I has nothing to stand beside: a new year begins from the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from operator import attrgetter
from textwrap import shorten

from tdkt.attainment.comparing import way_of
from tdkt.attainment.judging import shown_on
from tdkt.attainment.measure_types.registry import FIELDS, kind_of
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.stages import PROGRESS
from tdkt.changes.versions import targets_by_period
from tdkt.checks.example_files import SECOND_REPORT
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Number
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.unit_report import DONE, Figure
from tdkt.workspace.workspace import Workspace

_TIMES, _FLOOR = 3, 30
"""A figure jumps when it is more than `_TIMES` as large as another, the larger one being at least `_FLOOR`."""
_NAMED, _LONGEST_NAME = 4, 60

_ANSWER = (
    "Đúng như vậy thì ghi lý do ở nguyên nhân (cause) hoặc ghi chú (note) của số liệu ấy; lý do chép lại của quý trước "
    "không tính."
)
_MILESTONE = "{target: van-thu.khong-giay, progress: done, done_on: 2026-03-02}"
_PLACES = "{target: van-thu.moi-thon, reached: [thon-mot, thon-hai]}"
_STATE = "{target: van-thu.so-hoa, numerator: 500, denominator: 1000}"
_RATE = "{target: van-thu.dung-han, numerator: 98, denominator: 100}"

UNDONE = Rule(
    code="R511",
    severity=WARNING,
    title="Mốc đã xong nay lại chưa xong",
    explanation=f"Báo cáo quý trước đã ghi mốc xong (done). Hỏi lại đơn vị quý nào ghi đúng. {_ANSWER}",
    examples=(
        Example(
            file=SECOND_REPORT,
            text=_MILESTONE,
            bad=(
                "{target: van-thu.khong-giay, progress: ▸under_way}  # quý I đã ghi done",
                "{target: van-thu.khong-giay, progress: ▸not_started}",
            ),
            good=(_MILESTONE, "{target: van-thu.khong-giay, progress: under_way, note: Quý I ghi nhầm}"),
        ),
    ),
)
DROPPED_OUT = Rule(
    code="R512",
    severity=WARNING,
    title="Nơi, người đã đạt nay không còn",
    explanation="Chỉ tiêu “mỗi thôn, tổ dân phố”, “mỗi người” ghi mọi nơi, mọi người đã đạt tính đến cuối quý, không chỉ những nơi "
    f"mới đạt trong quý; số đã đạt của quý sau thường không ít hơn quý trước. {_ANSWER}",
    examples=(
        Example(
            file=SECOND_REPORT,
            text=_PLACES,
            bad=(
                "{target: van-thu.moi-thon, reached: ▸[thon-hai]}  # quý I: [thon-mot]",
                "{target: van-thu.moi-thon, reached: ▸[]}",
                "{target: van-thu.moi-thon, reached: ▸0}",
            ),
            good=(
                _PLACES,
                "{target: van-thu.moi-thon, reached: [thon-mot]}",
                "{target: van-thu.moi-thon, reached: 1}",
            ),
            also=("R510",),
        ),
    ),
)
FALLEN = Rule(
    code="R513",
    severity=WARNING,
    title="Số tính đến cuối quý thấp hơn quý trước",
    explanation="Chỉ tiêu ghi tình hình đến cuối quý (accumulate: latest) mà số quý này thấp hơn quý trước: đơn vị có thể đã ghi số "
    f"của riêng quý. Chỉ tiêu đặt mức không quá (at_most) hoặc dưới (less_than) thì giảm là tốt nên không nhắc. {_ANSWER}",
    examples=(
        Example(
            file=SECOND_REPORT,
            text=_STATE,
            bad=(
                "{target: van-thu.so-hoa, numerator: ▸250, denominator: 500}  # quý I: 400/1000",
                "{target: van-thu.so-hoa, numerator: ▸399, denominator: 900}",
            ),
            good=(_STATE, "{target: van-thu.so-hoa, numerator: 400, denominator: 1000}"),
        ),
    ),
)
JUMPED = Rule(
    code="R514",
    severity=WARNING,
    title="Số tăng vọt, giảm mạnh so với quý trước",
    explanation=f"Số của quý này hơn {_TIMES} lần, hoặc chưa bằng một phần {_TIMES} số quý trước: có thể thừa, thiếu một chữ số, nhầm "
    f"đơn vị tính hoặc ghi số cộng dồn. Chỉ xét khi số lớn hơn từ {_FLOOR} trở lên, nên 1 lên 4 không bị nhắc; quý trước "
    f"là 0 thì không có gì để so. {_ANSWER}",
    examples=(
        Example(
            file=SECOND_REPORT,
            text=_RATE,
            bad=(
                "{target: van-thu.dung-han, numerator: ▸980, denominator: 1000}  # quý I: 96/100",
                "{target: van-thu.dung-han, numerator: ▸289, denominator: 300}",
                "{target: van-thu.dung-han, numerator: ▸31, denominator: 32}",
            ),
            good=(
                _RATE,
                "{target: van-thu.dung-han, numerator: 288, denominator: 300}",
                "{target: van-thu.dung-han, numerator: 32, denominator: 34}",
            ),
        ),
        Example(
            file=SECOND_REPORT,
            text="{target: van-thu.mo-hinh, count: 0}",
            bad=("{target: van-thu.mo-hinh, count: ▸30}",),
            good=("{target: van-thu.mo-hinh, count: 29}",),
        ),
    ),
)

RULES = (UNDONE, DROPPED_OUT, FALLEN, JUMPED)

_TOTALS = ("numerator", "count", "amount")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure and the one that the same unit gave for the same target last, in an earlier quarter of the year."""

    target: Target
    figure: Figure
    period: Period
    earlier: Figure
    earlier_period: Period

    @property
    def is_explained(self) -> bool:
        """Tell whether the unit gives a reason now that it has not given before."""
        now, then = self.figure, self.earlier
        return any(
            said and said != before for said, before in ((now.cause, then.cause), (now.note, then.note))
        )

    def finding(self, rule: Rule, field: str, said: str, hint: str) -> Diagnostic:
        """Return a finding about `field`; `said` is what the message says after the target's name."""
        return rule.at(
            self.figure.origin.at(field),
            f"“{shorten(self.target.name, _LONGEST_NAME, placeholder='…')}”: {said}",
            f"{hint} Nếu đúng thì ghi lý do ở nguyên nhân (cause) hoặc ghi chú (note).",
            ((self.earlier.origin.at(field), f"số của {self.earlier_period.title}"),),
        )


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the figures that do not go on from what the unit reported before and give no reason."""
    targets, organization = targets_by_period(workspace), workspace.organization
    last: dict[tuple[int, str, str], tuple[Period, Figure]] = {}
    for report in sorted(workspace.reports, key=attrgetter("period.order")):
        known = targets(report.period)
        for figure in report.figures:
            key = (report.period.year, figure.reporter(report.unit), figure.target)
            target, before = known.get(figure.target), last.get(key)
            last[key] = report.period, figure
            if target is None or before is None or before[0] == report.period:
                continue
            pair = _Pair(target, figure, report.period, before[1], before[0])
            yield from (found for found in _compared(pair, organization) if not pair.is_explained)


def _compared(pair: _Pair, organization: Organization | None) -> Iterator[Diagnostic]:
    measure = pair.target.measure
    kind = kind_of(measure)
    if kind.is_in_stages:
        yield from _undone(pair)
        return
    if kind.is_per_member:
        yield from _dropped_out(pair, organization)
    fallen = _fallen(pair)
    if fallen is not None:
        yield fallen
        return
    for entry in kind.inputs(measure):
        name = entry.field
        if name == "reached":  # what drops out there has been told
            continue
        is_part_of_a_state = name == "numerator" and kind.is_a_state(measure)
        if _jumps(getattr(pair.earlier, name), getattr(pair.figure, name)) and not is_part_of_a_state:
            yield _jumped(pair, name)
            return  # a numerator mostly jumps with its denominator: once is enough


def _undone(pair: _Pair) -> Iterator[Diagnostic]:
    now, then = pair.figure.progress, pair.earlier
    if then.progress == DONE and now is not None and now != DONE:
        day = f" ngày {then.done_on:%d/%m/%Y}" if then.done_on else ""
        yield pair.finding(
            UNDONE,
            "progress",
            f"{pair.period.title} ghi “{PROGRESS[now]}”, trong khi {pair.earlier_period.title} đã ghi “{PROGRESS[DONE]}”{day}.",
            f"Hỏi lại đơn vị {pair.period.word} nào ghi đúng.",
        )


def _dropped_out(pair: _Pair, organization: Organization | None) -> Iterator[Diagnostic]:
    now, then = pair.figure.reached, pair.earlier.reached
    if now is None or then is None:
        return
    # Who is no more by now has not dropped out.
    then = _still_there(then, pair, organization)
    few, many = _how_many(now), _how_many(then)
    gone: list[str] = []
    if isinstance(then, tuple) and isinstance(now, tuple):
        gone = [place for place in then if place not in now]
    if few >= many and not gone:
        return
    what = kind_of(pair.target.measure).one
    names = f"; không còn {_named(gone, organization)}" if gone else ""
    yield pair.finding(
        DROPPED_OUT,
        "reached",
        f"{pair.period.title} ghi {few} {what} đã đạt, {pair.earlier_period.title} đã ghi {many}{names}.",
        f"Ghi mọi {what} đã đạt tính đến cuối {pair.period.word}, không chỉ {what} mới đạt.",
    )


def _still_there(
    then: tuple[str, ...] | int, pair: _Pair, organization: Organization | None
) -> tuple[str, ...] | int:
    """Return what was reached earlier, of the places that are still there at the end of the later quarter."""
    kind, measure = kind_of(pair.target.measure), pair.target.measure
    if organization is None or not kind.members_are_listed:
        return then
    day = shown_on(measure, pair.period)
    living = {member.id for member in kind.listed_members(measure, organization, day)}
    if not living:
        return then
    return min(then, len(living)) if isinstance(then, int) else tuple(one for one in then if one in living)


def _how_many(reached: tuple[str, ...] | int) -> int:
    return len(reached) if isinstance(reached, tuple) else reached


def _named(places: list[str], organization: Organization | None) -> str:
    listed = organization.known_subdivisions if organization else ()
    names = {place.id: place.name for place in listed}
    more = f" và {len(places) - _NAMED} nơi nữa" if len(places) > _NAMED else ""
    return ", ".join(names.get(place, place) for place in places[:_NAMED]) + more


def _fallen(pair: _Pair) -> Diagnostic | None:
    measure = pair.target.measure
    if not kind_of(measure).is_a_state(measure):
        return None
    if any(way_of(comparison).is_ceiling for comparison in measure.comparisons):  # less is better
        return None
    for name in _TOTALS:
        now, then = getattr(pair.figure, name), getattr(pair.earlier, name)
        if now is not None and then is not None and now < then:
            return pair.finding(
                FALLEN,
                name,
                f"{FIELDS[name]} đến cuối {pair.period.title} là {vietnamese(now)}, "
                f"thấp hơn {pair.earlier_period.title} ({vietnamese(then)}).",
                f"Hỏi lại đơn vị: phải ghi số tính đến cuối {pair.period.word}, không phải của riêng {pair.period.word}.",
            )
    return None


def _jumps(then: Number | None, now: Number | None) -> bool:
    if now is None or then is None or then <= 0 or now < 0:
        return False
    low, high = (now, then) if now < then else (then, now)
    return high >= _FLOOR and high > _TIMES * low


def _jumped(pair: _Pair, name: str) -> Diagnostic:
    now, then = Fraction(getattr(pair.figure, name)), Fraction(getattr(pair.earlier, name))
    ratio = (
        f"gấp {vietnamese(rounded(now / then, against=[Fraction(_TIMES)], digits=1))} lần"
        if now > then
        else f"chỉ bằng {vietnamese(rounded(100 * now / then, digits=1))}%"
    )
    return pair.finding(
        JUMPED,
        name,
        f"{FIELDS[name]} {pair.period.title} là {vietnamese(now)}, {ratio} {pair.earlier_period.title} ({vietnamese(then)}).",
        "Kiểm tra xem có thừa, thiếu chữ số, nhầm đơn vị tính hoặc ghi số cộng dồn không.",
    )
