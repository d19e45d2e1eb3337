"""A unit's figures against the targets that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from tdkt.attainment.measure_types.as_written import fields_of_types
from tdkt.attainment.measure_types.registry import FIELDS, kind_of
from tdkt.changes.versions import targets_by_period
from tdkt.checks.example_files import REPORT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Measure, Number
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.unit_report import DONE, Figure, UnitReport
from tdkt.workspace.workspace import Workspace

_RATE = "{target: van-thu.dung-han, numerator: 96, denominator: 100}"

NOT_OWNED = Rule(
    code="R501",
    severity=ERROR,
    title="Chỉ tiêu của đơn vị khác",
    explanation="Đơn vị chỉ báo cáo chỉ tiêu của mình hoặc chỉ tiêu được giao chung (shared_with).",
)
PART_ABOVE_WHOLE = Rule(
    code="R502",
    severity=ERROR,
    title="Tử số lớn hơn mẫu số",
    explanation="Số đạt không thể nhiều hơn tổng số. Kiểm tra xem hai số có bị đổi chỗ hoặc tính khác kỳ "
    "không.",
    examples=(
        Example(
            file=REPORT,
            text=_RATE,
            bad=(
                _RATE.replace("96", "▸105"),
                "{target: van-thu.dung-han, numerator: ▸101, denominator: 100}",
            ),
            good=(_RATE.replace("96", "100"),),
        ),
        Example(file=REPORT, text="reached: [thon-mot]", bad=("reached: ▸3",), good=("reached: 2",)),
    ),
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
            ),
            good=(_RATE, "{target: van-thu.dung-han, numerator: 96, denominator: 96}"),
        ),
    ),
)
NO_BASE = Rule(
    code="R506",
    severity=ERROR,
    title="Kỳ gốc bằng 0",
    explanation="Mức giảm tính trên kỳ gốc cộng từ đầu năm; kỳ gốc cộng lại vẫn bằng 0 mà kỳ này lớn hơn 0 "
    "thì không có tỷ lệ giảm nào đúng. Một quý có kỳ gốc bằng 0 không sao nếu các quý trước đã "
    "có.",
    examples=(
        Example(
            file=REPORT,
            text="now: 9000000, base: 10000000",
            bad=("now: 9000000, base: ▸0", "now: 1, base: ▸0"),
            good=("now: 9000000, base: 1", "now: 0, base: 0"),
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
MEMBER_TWICE = Rule(
    code="R508",
    severity=ERROR,
    title="Một thôn, tổ dân phố ghi hai lần",
    explanation="Mỗi thôn, tổ dân phố chỉ tính một lần.",
    examples=(
        Example(
            file=REPORT,
            text="reached: [thon-mot]",
            bad=("reached: [thon-mot, ▸thon-mot]", "reached: [thon-mot, thon-hai, ▸thon-hai]"),
            good=("reached: [thon-mot, thon-hai]",),
        ),
    ),
)
MEMBERS_DIFFER = Rule(
    code="R509",
    severity=ERROR,
    title="Tổng số thôn, tổ dân phố khác danh sách",
    explanation="organization.yaml đã có danh sách, nên members trong báo cáo phải bằng số trong danh sách "
    "hoặc bỏ đi.",
    examples=(
        Example(
            file=REPORT,
            text="reached: [thon-mot]",
            bad=("reached: 1, members: ▸5", "reached: 1, members: ▸1", "reached: 1, members: ▸3"),
            good=("reached: 1, members: 2", "reached: 1"),
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
)


def fields_of(measure: Measure) -> tuple[str, ...]:
    """Return the keys that a figure for `measure` must give."""
    return tuple(entry.field for entry in kind_of(measure).inputs(measure) if not entry.optional)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the figures of every unit report."""
    targets = targets_by_period(workspace)
    owned: dict[tuple[Period, str], list[Target]] = {}
    for period in {report.period for report in workspace.reports}:
        for target in targets(period).values():
            for unit in target.units:
                owned.setdefault((period, unit), []).append(target)
    for report in workspace.reports:
        known = targets(report.period)
        for figure in report.figures:
            found = known.get(figure.target)
            if found is not None:
                yield from _figure(figure, found, report, workspace.organization)
        yield from _missing(report, owned.get((report.period, report.unit), []))
    yield from _without_base(workspace, targets)


def _without_base(
    workspace: Workspace, targets: Callable[[Period], dict[str, Target]]
) -> Iterator[Diagnostic]:
    """Yield the reductions whose base, added up since the year's start, is 0 while there is something now."""
    bases: dict[tuple[int, str, str], Number] = {}
    for report in sorted(workspace.reports, key=lambda found: found.period):
        for figure in report.figures:
            target = targets(report.period).get(figure.target)
            if target is None or target.measure.points or figure.base is None or figure.now is None:
                continue
            key = (report.period.year, report.unit, figure.target)
            bases[key] = bases.get(key, 0) + figure.base
            if bases[key] == 0 and figure.now > 0:
                yield NO_BASE.at(
                    figure.origin.at("base"),
                    "Kỳ gốc cộng từ đầu năm bằng 0 nên không tính được mức giảm.",
                    "Ghi đúng giá trị kỳ gốc.",
                )


def _missing(report: UnitReport, owned: list[Target]) -> Iterator[Diagnostic]:
    reported = {figure.target for figure in report.figures}
    for target in owned:
        if target.id not in reported:
            yield MISSING_FIGURE.at(
                report.origin.key("figures"),
                f"Chưa có số liệu của chỉ tiêu “{target.id}”.",
                f"Thêm “- target: {target.id}” với {', '.join(fields_of(target.measure))}.",
            )


def _figure(
    figure: Figure, target: Target, report: UnitReport, organization: Organization | None
) -> Iterator[Diagnostic]:
    measure = target.measure
    if report.unit not in target.units:
        yield NOT_OWNED.at(
            figure.origin.at("target"),
            f"Chỉ tiêu “{target.id}” không phải của đơn vị này.",
            f"Chỉ tiêu thuộc: {', '.join(target.units)}.",
        )
        return
    shaped = True
    for found in _shape(figure, target):
        shaped = False
        yield found
    if not shaped:
        return
    for entry in kind_of(measure).inputs(measure):
        value = getattr(figure, entry.field)
        if isinstance(value, int | Decimal) and value < 0 and not entry.entry.may_be_negative:
            yield NEGATIVE.at(
                figure.origin.at(entry.field), f"“{entry.field}” là số âm ({value}).", "Kiểm tra lại số."
            )
    yield from _proportions(figure, measure, organization)
    if figure.progress == DONE and figure.done_on is None:
        yield DONE_WITHOUT_DAY.at(
            figure.origin.at("progress"), "Mốc đã xong nhưng chưa có ngày xong.", "Thêm done_on."
        )


def _shape(figure: Figure, target: Target) -> Iterator[Diagnostic]:
    measure, kind_of_target = target.measure, kind_of(target.measure)
    needed = fields_of(measure)
    asked = [entry.field for entry in kind_of_target.inputs(measure)]
    given = [name for name in FIELDS if getattr(figure, name) is not None]
    lacking = [name for name in needed if name not in given]
    extra = [name for name in given if name not in asked]
    kind = f"Chỉ tiêu loại {measure.type.value}{' (percent_only)' if measure.percent_only else ''}"
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
    by_name = isinstance(figure.reached, tuple)
    if kind_of_target.is_per_member and not kind_of_target.members_are_listed and by_name:
        yield WRONG_SHAPE.at(
            figure.origin.at("reached"),
            "Chỉ tiêu “mỗi người” ghi số người đã đạt, không ghi danh sách.",
            "Ghi reached: số người, members: tổng số người.",
        )
    if (
        kind_of_target.members_are_listed
        and len(target.units) > 1
        and not by_name
        and figure.reached is not None
    ):
        yield WRONG_SHAPE.at(
            figure.origin.at("reached"),
            "Chỉ tiêu chung của nhiều đơn vị phải ghi rõ từng thôn, tổ dân phố đã đạt.",
            "Ghi reached: [mã, mã].",
        )


def _proportions(figure: Figure, measure: Measure, organization: Organization | None) -> Iterator[Diagnostic]:
    if (
        figure.numerator is not None
        and figure.denominator is not None
        and figure.numerator > figure.denominator
    ):
        yield PART_ABOVE_WHOLE.at(
            figure.origin.at("numerator"),
            f"Tử số {figure.numerator} lớn hơn mẫu số {figure.denominator}.",
            "Kiểm tra hai số.",
        )
    if figure.percent is not None and figure.percent > 100:
        yield PART_ABOVE_WHOLE.at(
            figure.origin.at("percent"), f"Tỷ lệ {figure.percent}% lớn hơn 100%.", "Kiểm tra lại số."
        )
    if measure.points:
        for name in ("now", "base"):
            rate = getattr(figure, name)
            if rate is not None and not 0 <= rate <= 100:
                yield PART_ABOVE_WHOLE.at(
                    figure.origin.at(name), f"Tỷ lệ {rate}% không nằm trong 0 đến 100%.", "Kiểm tra lại số."
                )
    listed = 0
    if organization is not None:
        listed = len(kind_of(measure).listed_members(measure, organization))
    if listed and figure.members is not None and figure.members != listed:
        yield MEMBERS_DIFFER.at(
            figure.origin.at("members"),
            f"Báo cáo ghi {figure.members}, danh sách có {listed}.",
            "Bỏ members, hoặc sửa danh sách trong organization.yaml.",
        )
    without_whole = organization is not None and not listed and figure.members is None
    if kind_of(measure).members_are_listed and without_whole:
        yield WRONG_SHAPE.at(
            figure.origin.key("reached"),
            "organization.yaml chưa có danh sách thôn, tổ dân phố nên không có mẫu số.",
            "Thêm danh sách, hoặc ghi members: tổng số.",
        )
    whole = listed or figure.members
    if isinstance(figure.reached, int) and whole is not None and figure.reached > whole:
        yield PART_ABOVE_WHOLE.at(
            figure.origin.at("reached"),
            f"Số đã đạt {figure.reached} lớn hơn tổng số {whole}.",
            "Kiểm tra hai số.",
        )
    if isinstance(figure.reached, tuple):
        for number, member in enumerate(figure.reached):
            if member in figure.reached[:number]:
                yield MEMBER_TWICE.at(
                    figure.origin.at("reached", number), f"“{member}” đã ghi ở trên.", "Xóa một lần."
                )
