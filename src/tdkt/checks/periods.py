"""Dates and periods: dates that exist, files in the folder of their period, movements that are not over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tdkt.awards.movement_counts import may_be_held_in
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN, REPORT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.counted_time import counted_year
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import GeneralMovement, Organization
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.plan import Plan
from tdkt.model.plan_year import calendar_years, division_of, year_name
from tdkt.model.text import plain
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace


def _place(kind: str) -> str:
    return FILE_KINDS[kind].place_in_words


NO_SUCH_DATE = Rule(
    code="K401",
    severity=ERROR,
    title="Ngày không có trong lịch",
    explanation="Ngày ghi theo năm-tháng-ngày và phải có thật, ví dụ 2026-02-28.",
    examples=(
        Example(
            file=REPORT,
            text="submitted: 2026-04-03",
            bad=("submitted: ▸2026-04-31", "submitted: ▸2026-02-29"),
            good=("submitted: 2026-04-30", "submitted: 2028-02-29"),
        ),
    ),
)
WRONG_FOLDER = Rule(
    code="K402",
    severity=WARNING,
    title="Tệp nằm sai thư mục hoặc sai tên",
    explanation=f"Báo cáo nằm ở {_place('unit-report')}, phong trào ở {_place('movements')}, "
    f"kế hoạch ở {_place('plan')}, lời văn của báo cáo chung ở {_place('ward-report')}, "
    f"bảng tiêu chí ở {_place('scoring-criteria')}, phiếu chấm điểm ở {_place('score-sheet')}, "
    f"điển hình ở {_place('exemplar')}. tdkt "
    "hiểu tệp theo nội dung, nhưng người đọc tìm theo tên: sửa tên tệp hoặc sửa kỳ, đơn vị.",
    examples=(
        Example(
            file=REPORT,
            text="period: 2026-Q1",
            bad=("period: ▸2026-Q2",),
            good=("period: 2026-Q1",),
            also=("K403",),
        ),
    ),
)
MOVEMENT_OVER = Rule(
    code="K404",
    severity=WARNING,
    title="Phong trào đã hết giai đoạn",
    explanation="Kế hoạch nêu, hoặc phong trào của đơn vị hưởng ứng (takes_up), một phong trào chung mà giai đoạn đã kết thúc trước năm "
    "kế hoạch, hoặc chưa bắt đầu: thống kê không tính phong trào ấy. Kiểm tra xem cấp trên đã phát động giai đoạn mới chưa.",
    examples=(
        Example(
            file=ORGANIZATION,
            text="from: 2021, to: 2030}",
            bad=("from: 2021, to: ▸2025}", "from: ▸2027, to: 2030}"),
            good=("from: 2021, to: 2026}", "from: 2026, to: 2030}", "from: 2021}", "to: 2026}"),
        ),
    ),
)
DATE_OUT_OF_YEAR = Rule(
    code="K405",
    severity=WARNING,
    title="Ngày ngoài năm kế hoạch",
    explanation="Hạn của mốc thường nằm trong năm kế hoạch; mốc có hạn ở năm sau thì năm nay chưa bị đánh giá (“chưa đến kỳ”) "
    "cho đến khi xong. Ngày ban hành kế hoạch phải trong năm đó hoặc năm trước; ngày xong ghi trong báo cáo mà trước năm kế "
    "hoạch thường là gõ nhầm năm.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="measure: {type: milestone}",
            bad=(
                "measure: {type: milestone, due: ▸2027-03-01}",
                "measure: {type: milestone, due: ▸2027-01-01}",
            ),
            good=(
                "measure: {type: milestone, due: 2026-09-30}",
                "measure: {type: milestone, due: 2026-01-01}",
                "measure: {type: milestone, due: 2026-12-31}",
            ),
            also=("R510", "K412"),
        ),
        Example(
            file=PLAN,
            text="date: 2026-01-15",
            bad=("date: ▸2027-01-01", "date: ▸2024-12-31"),
            good=("date: 2025-01-01", "date: 2026-12-31"),
            also=("C904", "C909"),
        ),
        Example(
            file=REPORT,
            text="target: van-thu.khong-giay, progress: under_way",
            bad=("target: van-thu.khong-giay, progress: done, done_on: ▸2025-12-31",),
            good=("target: van-thu.khong-giay, progress: done, done_on: 2026-01-01",),
        ),
    ),
)
HALF_ISSUED = Rule(
    code="K407",
    severity=WARNING,
    title="Số và ngày không đi cùng nhau",
    explanation="Văn bản đã ban hành có cả số và ngày (NĐ 30/2020, Điều 15); dự thảo không có cả hai. Chỉ có "
    "một trong hai thì tdkt in như dự thảo.",
    examples=(
        Example(
            file=PLAN,
            text="number: 1\nsymbol: KH-UBND\ndate: 2026-01-15\n",
            bad=("▸number: 1\nsymbol: KH-UBND\n", "symbol: KH-UBND\n▸date: 2026-01-15\n"),
            good=("number: 1\nsymbol: KH-UBND\ndate: 2026-01-15\n", "symbol: KH-UBND\n"),
        ),
    ),
    source="NĐ 30/2020, Điều 15",
)
REVERSED_YEARS = Rule(
    code="K408",
    severity=ERROR,
    title="Giai đoạn ngược",
    explanation="Năm kết thúc của giai đoạn phải bằng hoặc sau năm bắt đầu.",
    examples=(
        Example(
            file=ORGANIZATION,
            text="from: 2021, to: 2030}",
            bad=("from: 2031, to: ▸2030}", "from: 2022, to: ▸2021}"),
            good=("from: 2026, to: 2030}", "from: 2026, to: 2026}"),
            also=("K404",),
        ),
    ),
)
DEADLINE_MISPLACED = Rule(
    code="K409",
    severity=WARNING,
    title="Hạn gửi báo cáo không hợp lý",
    explanation="Hạn gửi báo cáo của một quý, học kỳ, tháng không thể trước ngày đầu kỳ, phải sau hạn của kỳ trước, và "
    "nằm trong năm kế hoạch hoặc năm liền sau (hạn của quý IV thường vào tháng 01 năm sau).",
    examples=(
        Example(
            file=PLAN,
            text="signer: chu-tich\n",
            bad=(
                (
                    "signer: chu-tich\n"
                    "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q1: 2026-04-05, Q2: ▸2026-03-31}}\n"
                ),
            ),
            good=(
                (
                    "signer: chu-tich\n"
                    "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q1: 2026-04-05, Q4: 2027-01-05}}\n"
                ),
            ),
        ),
    ),
)
BEFORE_THE_END = Rule(
    code="K420",
    severity=WARNING,
    title="Hạn gửi báo cáo trước khi hết kỳ",
    explanation="Báo cáo của một quý, học kỳ, tháng nêu kết quả đến hết kỳ, nên hạn gửi thường sau ngày cuối kỳ (như hạn của các giai đoạn "
    "trong đợt thi đua). Hạn sớm hơn thì số liệu những ngày cuối kỳ không có trong báo cáo; cố ý chốt số liệu sớm thì bỏ qua lời nhắc này.",
    examples=(
        Example(
            file=PLAN,
            text="signer: chu-tich\n",
            bad=(
                "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q1: ▸2026-03-30}}\n",
                "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {M05: ▸2026-05-10}}\n",
            ),
            good=(
                "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q1: 2026-03-31}}\n",
                "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {M05: 2026-05-31}}\n",
            ),
        ),
    ),
)

RULES = (
    NO_SUCH_DATE,
    WRONG_FOLDER,
    MOVEMENT_OVER,
    DATE_OUT_OF_YEAR,
    HALF_ISSUED,
    REVERSED_YEARS,
    DEADLINE_MISPLACED,
    BEFORE_THE_END,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with dates and periods (dates that do not exist are found with the schema)."""
    organization = workspace.organization
    if organization is not None:
        yield from _general_movements(organization)
    for plan in workspace.plans:
        yield from _plan(plan)
        yield from _deadlines(plan)
        if organization is not None:
            yield from _movements_over(plan, workspace.movements, organization, school_years(workspace))


def _general_movements(organization: Organization) -> Iterator[Diagnostic]:
    for movement in organization.general_movements:
        first, last = movement.from_year, movement.to_year
        if first is not None and last is not None and last < first:
            yield REVERSED_YEARS.at(
                movement.origin.at("to"),
                f"Giai đoạn {first}-{last} kết thúc trước khi bắt đầu.",
                "Sửa from hoặc to.",
            )


def _plan(plan: Plan) -> Iterator[Diagnostic]:
    if (plan.number is None) != (plan.date is None):
        given, missing = ("date", "số") if plan.number is None else ("number", "ngày")
        yield HALF_ISSUED.at(
            plan.origin.key(given),
            f"Kế hoạch còn thiếu {missing} nên được in như dự thảo.",
            "Ghi cả number và date khi đã ban hành; xóa cả hai khi còn là dự thảo.",
        )
    years = calendar_years(plan.year)
    if plan.date is not None and not years[0] - 1 <= plan.date.year <= years[-1]:
        yield DATE_OUT_OF_YEAR.at(
            plan.origin.at("date"),
            f"Kế hoạch {year_name(plan.year)} ghi ngày {plan.date:%d/%m/%Y}.",
            "Kiểm tra năm.",
        )


def _movements_over(
    plan: Plan, files: Iterable[UnitMovements], organization: Organization, school_years: Sequence[int]
) -> Iterator[Diagnostic]:
    year = counted_year(plan.year, school_years)
    by_id = {movement.id: movement for movement in organization.general_movements}
    told = set[str]()
    for name, who, place in _named_from_above(plan, files):
        movement = by_id.get(name) if name not in told else None
        told.add(name)
        if movement is not None and not may_be_held_in(year, movement):  # as the statistics ask
            yield from _movement_over(movement, plan, who, place)


def _named_from_above(plan: Plan, files: Iterable[UnitMovements]) -> Iterator[tuple[str, str, Place]]:
    """Yield the movements from above (ids) that the plan names and that units of its year take up, with who does and where."""
    for section in plan.all_sections:
        for number, name in enumerate(section.general_movements):
            where = section.origin.at("general_movements", number)
            yield name, f"kế hoạch {year_name(plan.year)} vẫn nêu", where
    for file in files:
        for movement in file.movements if file.year == plan.year else ():
            if movement.takes_up is not None:
                said = f"“{plain(movement.title)}” {year_name(plan.year)} vẫn hưởng ứng"
                yield movement.takes_up, said, movement.origin.at("takes_up")


def _movement_over(movement: GeneralMovement, plan: Plan, who: str, named_at: Place) -> Iterator[Diagnostic]:
    first, last, year = movement.first_day, movement.last_day, division_of(plan.year)
    if last is not None and last < year.first_day:
        place, said = _said(movement, "to", "until", last)
        yield MOVEMENT_OVER.at(
            place,
            f"Phong trào “{movement.title}” đã hết giai đoạn {said}, {who}.",
            "Kiểm tra xem phong trào đã được phát động tiếp chưa.",
            ((named_at, "nêu ở đây"),),
        )
    elif first is not None and first > year.last_day:
        place, said = _said(movement, "from", "from", first)
        yield MOVEMENT_OVER.at(
            place, f"Phong trào “{movement.title}” chỉ bắt đầu từ {said}.", "Kiểm tra giai đoạn."
        )


def _said(movement: GeneralMovement, of_years: str, of_life: str, day: date) -> tuple[Place, str]:
    """Return where the first or last `day` of a movement stands, in its `life` or in its years, and that day or year in words."""
    if movement.life is not None and movement.life.origin.has(of_life):
        return movement.life.origin.at(of_life), f"ngày {day:%d/%m/%Y}"
    return movement.origin.at(of_years), f"năm {day.year}"


def _deadlines(plan: Plan) -> Iterator[Diagnostic]:
    whole = Period.whole(plan.year)
    for steps in (whole.quarters, whole.months):
        yield from _deadlines_of(plan, steps)


def _deadlines_of(plan: Plan, steps: Sequence[Period]) -> Iterator[Diagnostic]:
    """Yield the deadlines named for `steps` (the quarters or terms, or the months) that lie where none can."""
    before: tuple[Period, date] | None = None
    for step in steps:
        named = plan.reporting.unit_deadlines if plan.reporting is not None else {}
        deadline = named.get(step.mark)
        if deadline is None or plan.reporting is None:
            continue
        problem = ""
        if deadline < step.first_day:
            problem = f"trước ngày đầu {step.word} ({step.first_day:%d/%m/%Y})"
        elif deadline.year > calendar_years(plan.year)[-1] + 1:
            problem = f"sau năm {calendar_years(plan.year)[-1] + 1}"
        elif before is not None and deadline <= before[1]:
            problem = f"không sau hạn của {before[0].title} ({before[1]:%d/%m/%Y})"
        place = plan.reporting.origin.at("unit_deadlines", step.mark)
        said = f"Hạn gửi báo cáo {step.title} ({deadline:%d/%m/%Y})"
        if problem:
            yield DEADLINE_MISPLACED.at(place, f"{said} {problem}.", "Kiểm tra ngày, tháng, năm của hạn.")
        elif deadline < step.last_day:
            yield BEFORE_THE_END.at(
                place,
                f"{said} trước ngày cuối {step.word} ({step.last_day:%d/%m/%Y}).",
                "Đặt hạn từ ngày cuối kỳ trở đi; cố ý chốt số liệu sớm thì bỏ qua lời nhắc này.",
            )
        before = step, deadline
