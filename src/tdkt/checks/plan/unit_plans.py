"""The units' own plans: every target of the ward is taken up, none weaker or later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tdkt.attainment.asked_of import Asked, asked_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import fault_of, is_weaker, may_be, takes_threshold, why_weaker
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.bodies import plan_makers
from tdkt.changes.agreed_numbers import given_then, made_by
from tdkt.changes.versions import plan_versions
from tdkt.checks.example_files import UNIT_PLAN
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.programme import version_on
from tdkt.model.register import AwardRegister
from tdkt.model.unit_plan import PlanMaker, PlannedTarget, UnitPlan
from tdkt.workspace.workspace import Workspace

NOT_TAKEN_UP = Rule(
    code="M640",
    severity=WARNING,
    title="Kế hoạch của đơn vị thiếu chỉ tiêu được giao",
    explanation="Kế hoạch chi tiết của đơn vị phải nhận mọi chỉ tiêu mà kế hoạch năm giao cho đơn vị, kể cả chỉ tiêu giao chung.",
)
WEAKER = Rule(
    code="M641",
    severity=WARNING,
    title="Ngưỡng của đơn vị dễ hơn kế hoạch năm",
    explanation="Đơn vị được đặt ngưỡng bằng hoặc chặt hơn kế hoạch năm: chỉ tiêu “ít nhất”, “trên”, “từ … đến …” không được nhỏ hơn, chỉ "
    "tiêu “không quá”, “dưới” không được lớn hơn, chỉ tiêu “đúng” phải là chính số ấy. Kế hoạch năm là bản có hiệu lực vào "
    "ngày đơn vị ký; sửa đổi sau đó giao chặt hơn thì I450 nêu.",
)
NOT_OURS = Rule(
    code="M642",
    severity=ERROR,
    title="Kế hoạch năm không giao chỉ tiêu, nhiệm vụ này cho đơn vị",
    explanation="Mã chỉ tiêu (target), nhiệm vụ (task) trong kế hoạch của đơn vị phải là của đơn vị ấy trong kế hoạch năm, hoặc nhiệm vụ "
    "mà bảng phân công (assignment) nêu tên đơn vị. Việc riêng của đơn vị ghi ở text.",
)
GIVEN_NO_MORE = Rule(
    code="I452",
    severity=WARNING,
    title="Kế hoạch năm không còn giao chỉ tiêu mà đơn vị đã ký",
    explanation="Kế hoạch của đơn vị ký (date), hoặc nhận (received), khi kế hoạch năm còn giao chỉ tiêu này; kế hoạch năm sửa đổi sau đó bỏ "
    "chỉ tiêu. Bản đơn vị đã ký giữ nguyên; đơn vị sửa đổi kế hoạch thì bỏ mục ấy.",
)
LATER = Rule(
    code="M643",
    severity=WARNING,
    title="Thời hạn của đơn vị muộn hơn kế hoạch năm",
    explanation="Thời hạn (due) của đơn vị không được sau thời hạn của kế hoạch năm, hoặc sau ngày cuối năm.",
)
TWICE = Rule(
    code="M644",
    severity=ERROR,
    title="Kế hoạch của đơn vị nêu một chỉ tiêu, nhiệm vụ hai lần",
    explanation="Mỗi chỉ tiêu, nhiệm vụ ghi một lần. Gộp hai mục.",
)
NO_NUMBER = Rule(
    code="M645",
    severity=WARNING,
    title="Chỉ tiêu này không có ngưỡng bằng số",
    explanation="threshold chỉ dùng cho chỉ tiêu có ngưỡng bằng số; mốc công việc thì đặt thời hạn ở due.",
)
OF_ONE_PERSON = Rule(
    code="I390",
    severity=ERROR,
    title="Kế hoạch riêng của cá nhân, hộ gia đình",
    explanation="Kế hoạch chi tiết (unit-plan) là của đơn vị, thôn, tổ dân phố hoặc tập thể trong sổ đối tượng (trường, Mặt trận, đoàn "
    "thể, doanh nghiệp). Việc của một người ghi ở who trong kế hoạch của đơn vị.",
    examples=(
        Example(
            file=UNIT_PLAN,
            text="unit: van-phong",
            bad=("unit: ▸nguyen-van-g",),
            good=("unit: van-phong",),
            also=("K402",),
        ),
    ),
)
IMPOSSIBLE = Rule(
    code="I391",
    severity=ERROR,
    title="Ngưỡng không thể có",
    explanation="Chỉ tiêu đếm (nhà, mô hình, vụ; mỗi thôn, mỗi người) có ngưỡng là số nguyên, không âm; tỷ lệ từ 0 đến 100%.",
    examples=(
        Example(
            file=UNIT_PLAN,
            text="{target: van-thu.dung-han, who",
            bad=("{target: van-thu.dung-han, threshold: ▸960, who",),
            good=("{target: van-thu.dung-han, threshold: 96, who",),
        ),
    ),
)

APPRAISED = Rule(
    code="I392",
    severity=WARNING,
    title="Ý kiến về kế hoạch của đơn vị không khớp",
    explanation="Cho ý kiến (appraised) sau ngày nhận (received). Đề nghị sửa (sent_back) thì ghi chỗ cần sửa ở remarks. Không đồng ý "
    "(agreed) với kế hoạch còn thiếu chỉ tiêu được giao hoặc có ngưỡng, thời hạn dễ hơn kế hoạch năm có hiệu lực vào ngày cho ý kiến.",
    examples=(
        Example(
            file=UNIT_PLAN,
            text="{date: 2026-02-24, result: agreed}",
            bad=("{date: ▸2026-02-19, result: agreed}", "{date: 2026-02-24, result: ▸sent_back}"),
            good=("{date: 2026-02-24, result: sent_back, remarks: [Thêm người phụ trách]}",),
        ),
    ),
)

RULES = (
    NOT_TAKEN_UP,
    WEAKER,
    NOT_OURS,
    GIVEN_NO_MORE,
    LATER,
    TWICE,
    NO_NUMBER,
    OF_ONE_PERSON,
    IMPOSSIBLE,
    APPRAISED,
)


_FALLS_SHORT = {NOT_TAKEN_UP.code, WEAKER.code, LATER.code}


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where the plan of a unit, a thôn or another body falls short of the ward's."""
    if workspace.incomplete:
        return
    for plan in workspace.all(UnitPlan):
        maker = plan_makers(workspace).get(plan.unit)
        files = [file for file in workspace.movements if file.year == plan.year]
        if maker is not None and files:
            asked = asked_of(maker, files, workspace.organization)
            then = asked_of(maker, made_by(workspace, plan), workspace.organization)
            yield from _of_plan(plan, asked, then, given_then(workspace, maker, plan))
            yield from _appraisal(plan, falls_short=_fell_short(workspace, maker, plan))
        elif maker is None and _is_on_record(workspace, plan.unit):
            yield OF_ONE_PERSON.at(
                plan.origin.at("unit"),
                f"“{plan.unit}” là cá nhân hoặc hộ gia đình.",
                "Ghi mã đơn vị, thôn, tổ dân phố hoặc tập thể.",
            )


def _fell_short(workspace: Workspace, maker: PlanMaker, plan: UnitPlan) -> bool:
    """Tell whether a plan was less than the ward's when the ward said its word on it: what was amended since is told as such."""
    if plan.appraised is None:
        return False
    versions = plan_versions(workspace, plan.year)
    files = version_on(versions, plan.appraised.date).movements if versions else made_by(workspace, plan)
    asked = asked_of(maker, files, workspace.organization)
    found = _of_plan(plan, asked, asked, frozenset())
    return any(one.code in _FALLS_SHORT for one in found)


def _appraisal(plan: UnitPlan, *, falls_short: bool) -> Iterator[Diagnostic]:
    said = plan.appraised
    if said is None:
        return
    if plan.received is None or said.date < plan.received:
        known = f"nhận ngày {plan.received:%d/%m/%Y}" if plan.received else "chưa ghi ngày nhận (received)"
        yield APPRAISED.at(
            said.origin.at("date"),
            f"Cho ý kiến ngày {said.date:%d/%m/%Y}, kế hoạch {known}.",
            "Bản nhận sau khi cho ý kiến thì xem rồi ghi lại appraised; ghi nhầm thì sửa ngày.",
        )
    if said.is_agreed and falls_short:
        yield APPRAISED.at(
            said.origin.at("result"),
            "Đã đồng ý với kế hoạch còn thiếu chỉ tiêu, hoặc dễ hơn kế hoạch năm.",
            "Ghi result: sent_back, remarks; hoặc sửa kế hoạch của đơn vị theo bản đã gửi lại.",
        )
    if not said.is_agreed and not said.remarks:
        yield APPRAISED.at(
            said.origin.at("result"), "Đề nghị sửa mà chưa ghi sửa chỗ nào.", "Thêm remarks: [điều cần sửa]."
        )


def _is_on_record(workspace: Workspace, one: str) -> bool:
    return any(found.id == one for file in workspace.all(AwardRegister) for found in file.everyone)


def _of_plan(plan: UnitPlan, asked: Asked, then: Asked, given: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a plan; `given` are the ids that the ward's plan gave the unit on the day of its signature.

    Numbers and times are held against what was asked for `then`, when it was made: what an amendment asks for since is told otherwise (I450).
    """
    own, tasks = asked.targets, list(asked.tasks)
    for one in plan.targets:
        if one.target not in own and one.target in given:
            yield GIVEN_NO_MORE.at(
                one.origin.at("target"),
                f"Kế hoạch {year_name(plan.year)} không còn giao chỉ tiêu “{one.target}”, đơn vị đã ký.",
                "Bản đã ký thì giữ nguyên; đơn vị sửa đổi kế hoạch thì bỏ mục này, ghi số, ngày của bản mới.",
            )
        elif one.target not in own:
            yield NOT_OURS.at(
                one.origin.at("target"),
                f"Kế hoạch {year_name(plan.year)} không giao chỉ tiêu “{one.target}” cho đơn vị này.",
                guess(one.target, own),
            )
        else:
            yield from _against(one, then.targets.get(one.target, own[one.target]), plan.year)
    for task in plan.tasks:
        if task.task is not None and task.task not in tasks and task.task not in given:
            yield NOT_OURS.at(
                task.origin.at("task"),
                f"Kế hoạch {year_name(plan.year)} không giao nhiệm vụ “{task.task}” cho đơn vị này.",
                guess(task.task, tasks) or "Việc riêng của đơn vị thì ghi ở text.",
            )
    taken = {one.target for one in plan.targets}
    missing = [target for id_, target in own.items() if id_ not in taken]
    if missing:
        names = "; ".join(f"{target.name} ({target.id})" for target in missing[:3])
        more = f" và {len(missing) - 3} chỉ tiêu nữa" if len(missing) > 3 else ""
        yield NOT_TAKEN_UP.at(
            plan.origin.at("unit"),
            f"Chưa nhận {len(missing)}/{len(own)} chỉ tiêu được giao: {names}{more}.{_came_later(missing, then)}",
            "Thêm vào targets.",
        )
    for first, again in seen_twice(plan.targets, lambda one: one.target):
        yield TWICE.at(
            again.origin.at("target"),
            f"Chỉ tiêu “{again.target}” đã nêu ở trên.",
            "Giữ một mục.",
            ((first.origin.at("target"), "lần đầu"),),
        )
    named = [task for task in plan.tasks if task.task is not None]
    for before, task in seen_twice(named, lambda one: one.task):
        yield TWICE.at(
            task.origin.at("task"),
            f"Nhiệm vụ “{task.task}” đã nêu ở trên.",
            "Giữ một mục.",
            ((before.origin.at("task"), "lần đầu"),),
        )


def _came_later(missing: Iterable[Target], then: Asked) -> str:
    """Say which targets were not given yet when the unit made its plan."""
    later = [target.name for target in missing if target.id not in then.targets]
    return f" Do kế hoạch năm sửa đổi sau ngày của kế hoạch này: {'; '.join(later)}." if later else ""


def _against(one: PlannedTarget, target: Target, year: int) -> Iterator[Diagnostic]:
    measure, said = target.measure, kind_of(target.measure).threshold_told(target.measure)
    if one.threshold is not None and not takes_threshold(measure):
        yield NO_NUMBER.at(
            one.origin.at("threshold"), f"Chỉ tiêu “{target.name}” không có ngưỡng bằng số.", "Bỏ threshold."
        )
    elif one.threshold is not None and fault_of(measure, one.threshold):
        yield IMPOSSIBLE.at(
            one.origin.at("threshold"),
            f"Ngưỡng {fault_of(measure, one.threshold)}: {target.name}.",
            "Kiểm tra lại số.",
        )
    elif one.threshold is not None and is_weaker(measure, one.threshold):
        yield WEAKER.at(
            one.origin.at("threshold"),
            f"Ngưỡng {vietnamese(one.threshold)} {why_weaker(measure, one.threshold)} kế hoạch năm ({said}): {target.name}.",
            f"Đặt {may_be(measure)}, hoặc bỏ threshold để lấy như kế hoạch năm.",
        )
    limit = measure.due or division_of(year).last_day
    if one.due is not None and one.due > limit:
        yield LATER.at(
            one.origin.at("due"),
            f"Thời hạn {one.due:%d/%m/%Y} sau thời hạn của kế hoạch năm ({limit:%d/%m/%Y}).",
            "Sửa thời hạn.",
        )
