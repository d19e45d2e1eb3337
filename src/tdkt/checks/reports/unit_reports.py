"""A unit's figures against the targets that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from operator import attrgetter

from tdkt.attainment.judging import shown_on
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.owing import is_asked
from tdkt.changes.versions import targets_by_period
from tdkt.checks.example_files import REPORT
from tdkt.checks.reports.asked import check_asked
from tdkt.checks.reports.figure_shape import WRONG_SHAPE, check_shape, fields_of
from tdkt.checks.reports.lifetimes import is_out_of_time
from tdkt.checks.reports.proportions import MEMBER_TWICE, MEMBERS_DIFFER, PART_ABOVE_WHOLE, check_proportions
from tdkt.checks.reports.shares import NOT_A_MEMBER, check_share, missing_shares
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Number
from tdkt.model.movements import Target
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.period import Period
from tdkt.model.plan_year import year_word
from tdkt.model.unit_report import DONE, Figure, UnitReport
from tdkt.workspace.workspace import Workspace

NOT_OWNED = Rule(
    code="R501",
    severity=ERROR,
    title="Chỉ tiêu của đơn vị khác",
    explanation="Đơn vị chỉ báo cáo chỉ tiêu của mình hoặc chỉ tiêu được giao chung (shared_with).",
)
NEGATIVE = Rule(
    code="R503",
    severity=ERROR,
    title="Số âm",
    explanation="Số lượng, tử số, mẫu số, chi phí không thể âm. Chỉ giá trị loại amount (như tốc độ tăng "
    "trưởng) được âm.",
    examples=(
        Example(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            bad=("{target: van-thu.mo-hinh, count: ▸-1}",),
            good=("{target: van-thu.mo-hinh, count: 0}",),
            also=("R510",),
        ),
        Example(
            file=REPORT,
            text="numerator: 96, denominator: 100",
            bad=("numerator: ▸-1, denominator: 100",),
            good=("numerator: 0, denominator: 100",),
            also=("R510",),
        ),
        Example(
            file=REPORT,
            text="now: 9000000, base: 10000000",
            bad=("now: ▸-1, base: 10000000",),
            good=("now: 0, base: 10000000",),
        ),
    ),
)
MISSING_FIGURE = Rule(
    code="R504",
    severity=WARNING,
    title="Thiếu số liệu của chỉ tiêu",
    explanation="Báo cáo đã gửi nhưng chưa có số của một chỉ tiêu: chỉ tiêu đó sẽ ghi “chưa báo cáo”. Nếu "
    "trong quý không phát sinh thì ghi 0 (tỷ lệ: tử số 0, mẫu số 0).",
    examples=(
        Example(
            file=REPORT,
            text="\nfigures:\n  - {target: van-thu.dung-han, numerator: 96, denominator: 100}",
            bad=("\n▸figures:",),
            good=("\nfigures:\n  - {target: van-thu.dung-han, numerator: 0, denominator: 0}",),
        ),
    ),
)
NO_BASE = Rule(
    code="R506",
    severity=WARNING,
    title="Kỳ gốc bằng 0",
    explanation="Kỳ gốc cộng từ đầu năm bằng 0 mà kỳ này lớn hơn 0 thì không có tỷ lệ nào đúng: kết quả được nói bằng số (“tăng 1 "
    "vụ so với 0 vụ của kỳ gốc”) và là chưa đạt mức giảm. Kiểm tra xem kỳ gốc có bị bỏ trống, ghi nhầm không; đúng như vậy thì "
    "nêu ở nguyên nhân (cause) hoặc ghi chú (note) của số liệu. Cả hai kỳ đều bằng 0 là không phát sinh.",
    examples=(
        Example(
            file=REPORT,
            text="now: 9000000, base: 10000000",
            bad=("now: 9000000, base: ▸0", "now: 1, base: ▸0"),
            good=("now: 9000000, base: 1", "now: 0, base: 0", "now: 1, base: 0, note: Năm trước không mua"),
            also=("R510",),
        ),
    ),
)
DONE_WITHOUT_DAY = Rule(
    code="R507",
    severity=ERROR,
    title="Mốc đã xong nhưng chưa ghi ngày",
    explanation="Mốc đạt hay không là do ngày xong so với hạn. Thêm done_on: năm-tháng-ngày.",
    examples=(
        Example(
            file=REPORT,
            text="target: van-thu.khong-giay, progress: under_way",
            bad=("target: van-thu.khong-giay, progress: ▸done",),
            good=(
                "target: van-thu.khong-giay, progress: done, done_on: 2026-03-02",
                "target: van-thu.khong-giay, progress: not_started",
            ),
        ),
    ),
)

RULES = (
    NOT_OWNED,
    PART_ABOVE_WHOLE,
    NEGATIVE,
    MISSING_FIGURE,
    WRONG_SHAPE,
    NO_BASE,
    DONE_WITHOUT_DAY,
    MEMBER_TWICE,
    MEMBERS_DIFFER,
    NOT_A_MEMBER,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the figures of every unit report."""
    targets, organization = targets_by_period(workspace), workspace.organization
    owned = {
        period: _asked_of_units(targets(period), period)
        for period in {report.period for report in workspace.reports}
    }
    done = [
        (report.period, report.unit, figure)
        for report in workspace.reports
        for figure in report.figures
        if figure.progress == DONE and figure.done_on
    ]
    for report in workspace.reports:
        if is_out_of_time(report, workspace):
            continue
        last_day = report.period.last_day
        known, asked = targets(report.period), owned[report.period].get(report.unit, {})
        for figure in report.figures:
            reported = known.get(figure.target)
            if reported is None:
                continue
            if figure.target not in asked and report.unit in reported.reporting:
                yield from check_asked(figure, reported, report.period)
            names_members = kind_of(reported.measure).members_are_listed
            day = shown_on(reported.measure, report.period) if names_members else last_day
            yield from figure_findings(figure, reported, report.unit, organization, day)
        open_ones: Collection[Target] = asked.values()
        if done:
            open_ones = [target for target in open_ones if not _is_done_before(target, report, done)]
        yield from _missing(report, open_ones, organization)
    yield from _without_base(workspace, targets)


def _asked_of_units(targets: Mapping[str, Target], period: Period) -> dict[str, dict[str, Target]]:
    """Return which of `targets` a report of each unit for `period` gives figures for, by unit and by id."""
    found: dict[str, dict[str, Target]] = {}
    for target in targets.values():
        for unit in target.reporting if is_asked(target, period) else ():
            found.setdefault(unit, {})[target.id] = target
    return found


def _without_base(
    workspace: Workspace, targets: Callable[[Period], dict[str, Target]]
) -> Iterator[Diagnostic]:
    """Yield the reductions whose base, added up since the year's start, is 0 while there is something now."""
    bases: dict[tuple[int, str, str], Number] = {}
    for report in sorted(workspace.reports, key=attrgetter("period.order")):
        known = targets(report.period)
        for figure in report.figures:
            if figure.base is None or figure.now is None:
                continue
            target = known.get(figure.target)
            if target is None or target.measure.points:
                continue
            key = (report.period.year, figure.reporter(report.unit), figure.target)
            bases[key] = bases.get(key, 0) + figure.base
            if bases[key] == 0 and figure.now > 0 and not (figure.cause or figure.note):
                yield NO_BASE.at(
                    figure.origin.at("base"),
                    f"Kỳ gốc cộng từ đầu {year_word(report.period.year)} bằng 0 nên không có mức giảm theo tỷ lệ, kết quả nói bằng số.",
                    "Ghi đúng giá trị kỳ gốc; đúng là 0 thì nêu ở nguyên nhân (cause) hoặc ghi chú (note).",
                )


def _is_done_before(target: Target, report: UnitReport, done: Iterable[tuple[Period, str, Figure]]) -> bool:
    """Tell whether an earlier report of the unit says that a milestone is done, in time: it stays done, nothing is asked any more."""
    due = target.measure.due
    return kind_of(target.measure).is_in_stages and any(
        (unit, figure.target, period.year) == (report.unit, target.id, report.period.year)
        and period < report.period
        and figure.done_on is not None
        and (due is None or figure.done_on <= due)
        for period, unit, figure in done
    )


def _missing(
    report: UnitReport, owned: Collection[Target], organization: Organization | None
) -> Iterator[Diagnostic]:
    reported = {figure.target for figure in report.figures}
    for target in owned:
        lacking = missing_shares(report.figures, report.unit, target, organization)
        if lacking and target.id in reported:
            yield MISSING_FIGURE.at(
                report.origin.key("figures"),
                f"Chỉ tiêu “{target.id}” chưa có số liệu của: {', '.join(lacking)}.",
                "Thêm mỗi nơi một mục; không phát sinh thì ghi 0.",
            )
        elif target.id not in reported:
            yield MISSING_FIGURE.at(
                report.origin.key("figures"),
                f"Chưa có số liệu của chỉ tiêu “{target.id}”.",
                f"Thêm “- target: {target.id}” với {', '.join(fields_of(target.measure))}.",
            )


def figure_findings(
    figure: Figure, target: Target, unit: str, organization: Organization | None, day: date
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a figure that `unit` gives for `target`; members are counted as they are on `day`."""
    measure = target.measure
    if unit not in target.reporting:
        yield NOT_OWNED.at(
            figure.origin.at("target"),
            f"Chỉ tiêu “{target.id}” không phải của đơn vị này{_ended(unit, organization, day)}.",
            f"Chỉ tiêu thuộc: {', '.join(_called(one, organization) for one in target.reporting)}.",
        )
        return
    if figure.for_ or target.allocation:
        of_nobody = list(check_share(figure, target, unit, organization))
        if of_nobody:
            yield from of_nobody
            return
    misshapen = list(check_shape(figure, target))
    if misshapen:
        yield from misshapen
        return
    for entry in kind_of(measure).inputs(measure):
        value = getattr(figure, entry.field)
        if isinstance(value, int | Decimal) and value < 0 and not entry.entry.may_be_negative:
            yield NEGATIVE.at(
                figure.origin.at(entry.field), f"“{entry.field}” là số âm ({value}).", "Kiểm tra lại số."
            )
    yield from check_proportions(figure, measure, organization, day)
    if figure.progress == DONE and figure.done_on is None:
        yield DONE_WITHOUT_DAY.at(
            figure.origin.at("progress"), "Mốc đã xong nhưng chưa có ngày xong.", "Thêm done_on."
        )


def _called(id_: str, organization: Organization | None) -> str:
    """Return the name of a unit or a place with its id, the id alone where nothing has it."""
    member = _member(id_, organization)
    return f"{member.name} ({id_})" if member is not None else id_


def _member(id_: str, organization: Organization | None) -> Unit | Subdivision | None:
    known: tuple[Unit | Subdivision, ...] = ()
    if organization is not None:
        known = (*organization.units, *organization.known_subdivisions)
    return next((one for one in known if one.id == id_), None)


def _ended(unit: str, organization: Organization | None, day: date) -> str:
    """Return ": … đã kết thúc …" of a unit or a place that is no more on `day`, where its targets are those of its heirs; "" of others."""
    member = _member(unit, organization)
    if member is None or not member.has_ended_by(day):
        return ""
    return f" nữa: {member.name} kết thúc ngày {member.until:%d/%m/%Y}, báo cáo do nơi tiếp nhận gửi"
