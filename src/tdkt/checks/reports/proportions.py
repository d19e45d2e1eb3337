"""The parts of a figure against each other: no part is above its whole, each member counts once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.example_files import REPORT
from tdkt.checks.reports.figure_shape import WRONG_SHAPE
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Measure
from tdkt.model.organization import Organization
from tdkt.model.unit_report import Figure

_RATE = "{target: van-thu.dung-han, numerator: 96, denominator: 100}"

PART_ABOVE_WHOLE = Rule(
    code="R502",
    severity=ERROR,
    title="Tử số lớn hơn mẫu số",
    explanation="Số đạt không thể nhiều hơn tổng số. Kiểm tra xem hai số có bị đổi chỗ hoặc tính khác kỳ "
    "không. Mẫu số là kế hoạch, dự toán của cả năm (“đạt 137,7% kế hoạch”) thì chỉ tiêu ghi of_plan: true: khi ấy tỷ lệ "
    "được quá 100%, nhưng kế hoạch không thể là 0.",
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


def check_proportions(
    figure: Figure, measure: Measure, organization: Organization | None, day: date
) -> Iterator[Diagnostic]:
    """Yield what is impossible in the proportions of a figure that has the shape its measure asks for.

    Members are those of `day`, of which the figure is.
    """
    if not measure.of_plan:
        yield from _rates(figure, measure)
    elif figure.numerator and figure.denominator == 0:
        yield PART_ABOVE_WHOLE.at(
            figure.origin.at("denominator"),
            "Kế hoạch cả năm là 0 trong khi đã có thực hiện.",
            "Ghi số kế hoạch của cả năm.",
        )
    if not kind_of(measure).is_per_member:
        return
    listed = kind_of(measure).listed_members(measure, organization, day) if organization else ()
    yield from _members(figure, measure, organization, len(listed))
    if isinstance(figure.reached, tuple):
        yield from _named_twice(figure, figure.reached)


def _rates(figure: Figure, measure: Measure) -> Iterator[Diagnostic]:
    part, whole = figure.numerator, figure.denominator
    if part is not None and whole is not None and part > whole:
        yield PART_ABOVE_WHOLE.at(
            figure.origin.at("numerator"), f"Tử số {part} lớn hơn mẫu số {whole}.", "Kiểm tra hai số."
        )
    if figure.percent is not None and figure.percent > 100:
        yield PART_ABOVE_WHOLE.at(
            figure.origin.at("percent"), f"Tỷ lệ {figure.percent}% lớn hơn 100%.", "Kiểm tra lại số."
        )
    for name in ("now", "base") if measure.points else ():
        rate = getattr(figure, name)
        if rate is not None and not 0 <= rate <= 100:
            yield PART_ABOVE_WHOLE.at(
                figure.origin.at(name), f"Tỷ lệ {rate}% không nằm trong 0 đến 100%.", "Kiểm tra lại số."
            )


def _members(
    figure: Figure, measure: Measure, organization: Organization | None, listed: int
) -> Iterator[Diagnostic]:
    kind = kind_of(measure)
    if listed and figure.members is not None and figure.members != listed:
        yield MEMBERS_DIFFER.at(
            figure.origin.at("members"),
            f"Báo cáo ghi {figure.members}, danh sách có {listed}.",
            "Bỏ members, hoặc sửa danh sách trong organization.yaml.",
        )
    has_no_whole = organization is not None and not listed and figure.members is None
    if kind.members_are_listed and has_no_whole:
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


def _named_twice(figure: Figure, reached: tuple[str, ...]) -> Iterator[Diagnostic]:
    for number, member in enumerate(reached):
        if member in reached[:number]:
            yield MEMBER_TWICE.at(
                figure.origin.at("reached", number), f"“{member}” đã ghi ở trên.", "Xóa một lần."
            )
