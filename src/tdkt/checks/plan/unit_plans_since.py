"""A unit's plan after it was signed and answered: the ward's plan asks for more by now, the word that was given is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.awards.bodies import plan_makers
from tdkt.changes.agreed_numbers import falling_short, made_on
from tdkt.checks.rule import WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import UNIT_PLAN_REPLY, IssuedDocument
from tdkt.model.measure import Measure
from tdkt.model.unit_plan import APPRAISAL_NAMES, UnitPlan
from tdkt.workspace.issued import issued, stored_texts
from tdkt.workspace.workspace import Workspace, stored_workspace

ASKED_FOR_MORE = Rule(
    code="I450",
    severity=WARNING,
    title="Kế hoạch năm sửa đổi giao chặt hơn mức đơn vị đã ký",
    explanation="Kế hoạch của đơn vị giữ các mức của kế hoạch năm có hiệu lực vào ngày đơn vị ký (date), chưa ghi thì ngày nhận "
    "(received). Kế hoạch năm sửa đổi sau đó giao chặt hơn (“ít nhất” cao hơn, “không quá” thấp hơn), hoặc sớm hơn, thì đơn vị sửa đổi kế "
    "hoạch: ghi số, ngày, ngày nhận của bản mới, cho ý kiến lại. Kế hoạch của đơn vị không được dễ hơn kế hoạch năm.",
)
WORD_CHANGED = Rule(
    code="I451",
    severity=WARNING,
    title="Ý kiến, kế hoạch của đơn vị khác công văn ý kiến đã ký",
    explanation="Công văn ý kiến đã ban hành in lại đúng như bản đã ký. Ý kiến cùng ngày hoặc trước ngày công văn mà kết quả, điều cần "
    "sửa khác công văn, hoặc số, ngày, mức, thời hạn của bản kế hoạch đã được cho ý kiến bị sửa, thì một bên sai. Chỉ bản nhận sau (chưa ghi ngày nhận thì ký sau) mới là bản mới. Đơn vị gửi "
    "bản mới thì ghi ngày ký, ngày nhận, ngày cho ý kiến của bản mới.",
)

_HEAD = {"number": "Số", "date": "Ngày ký", "received": "Ngày nhận"}
"""Fields of a unit's plan that the letter names → what they are called."""

RULES = (ASKED_FOR_MORE, WORD_CHANGED)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where a unit's plan is not what it was agreed to be, or no longer enough."""
    if workspace.incomplete or workspace.as_signed or workspace.partial:
        return
    makers = plan_makers(workspace)
    for plan in workspace.all(UnitPlan):
        maker, day = makers.get(plan.unit), made_on(plan)
        if maker is None or day is None:
            continue
        for one in falling_short(workspace, maker, plan):
            yield ASKED_FOR_MORE.at(
                one.own.origin.at("target"),
                f"Đơn vị ký ngày {day:%d/%m/%Y} với mức {_said(one.measure, one.own.due, plan.year)}; {one.amended_by} "
                f"giao {_said(one.now.measure, None, plan.year)}: {one.now.name}.",
                "Đề nghị đơn vị sửa đổi kế hoạch; có bản mới thì ghi date, received của bản ấy.",
            )
        letter = issued(workspace, UNIT_PLAN_REPLY, f"{plan.year}/{plan.unit}")
        if letter is not None:
            yield from _against_letter(workspace, plan, letter)


def _said(measure: Measure, own: date | None, year: int) -> str:
    """Say what is asked for, or what a unit has signed, with its `own` time where it has one."""
    due_on = own or measure.due
    is_said = kind_of(measure).is_in_stages  # a piece of work says its day itself
    due = f" (hạn {due_on:%d/%m/%Y})" if due_on and not is_said else ""
    return f"{kind_of(measure).planned(measure, year)}{due}"


def _against_letter(workspace: Workspace, plan: UnitPlan, letter: IssuedDocument) -> Iterator[Diagnostic]:
    texts = stored_texts(workspace, letter) or {}
    wanted = {file: text.encode() for file, text in texts.items() if "kind: unit-plan" in text}
    source = stored_workspace(workspace.root, wanted, partial=True)
    then = next((one for one in source.all(UnitPlan) if (one.year, one.unit) == (plan.year, plan.unit)), None)
    if then is None or then.appraised is None:
        return
    said, now = then.appraised, plan.appraised
    which = f"công văn số {letter.said} ngày {letter.date:%d/%m/%Y}"
    if now is None or (now.date <= letter.date and (now.result, now.remarks) != (said.result, said.remarks)):
        yield WORD_CHANGED.at(
            now.origin.at("result") if now else plan.origin.at("unit"),
            f"Ý kiến nay là “{APPRAISAL_NAMES[now.result] if now else 'chưa có'}”, khác {which} "
            f"(“{APPRAISAL_NAMES[said.result]}”).",
            "Trả lại như công văn đã ký; cho ý kiến lại về bản mới thì ghi ngày nhận, ngày cho ý kiến sau công văn ấy.",
        )
    if not _is_newer(plan, then):
        yield from _against_answered(then, plan, which)


def _is_newer(plan: UnitPlan, then: UnitPlan) -> bool:
    """Tell whether another plan came in after `then`; where no day of receipt was known, whether one was signed after it."""
    now, before = (plan.date, then.date) if then.received is None else (plan.received, then.received)
    return now is not None and before is not None and now > before


def _against_answered(then: UnitPlan, plan: UnitPlan, which: str) -> Iterator[Diagnostic]:
    """Yield what the plan that was answered says otherwise by now; what it did not say may be given later."""
    for name, what in _HEAD.items():
        said, now = getattr(then, name), getattr(plan, name)
        if said is not None and now != said:
            yield WORD_CHANGED.at(
                plan.origin.at(name if now is not None else "unit"),
                f"{what} kế hoạch của đơn vị nay là {_shown(now)}, khác bản đã được cho ý kiến tại {which} ({_shown(said)}).",
                "Trả lại như bản đơn vị đã gửi; đơn vị gửi bản mới thì ghi number, date, received của bản ấy.",
            )
    if _taken_up(then) != _taken_up(plan):
        yield WORD_CHANGED.at(
            plan.origin.at("unit"),
            f"Chỉ tiêu, mức, thời hạn khác bản kế hoạch đã được cho ý kiến tại {which}.",
            "Trả lại như bản đơn vị đã gửi; đơn vị gửi bản mới thì ghi date, received của bản ấy.",
        )


def _shown(value: date | int | None) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "không ghi" if value is None else f"{value:02}"


def _taken_up(plan: UnitPlan) -> set[tuple[object, ...]]:
    return {(one.target, one.threshold, one.due) for one in plan.targets}
