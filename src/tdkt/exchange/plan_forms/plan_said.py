"""What the plan of a unit says, leaf by leaf, as `tdkt.exchange.said` compares it: what went out, what came back, the file of today."""

from __future__ import annotations

from tdkt.exchange.cell_values import on_one_line, paragraphs
from tdkt.exchange.plan_forms.plan_form import PlanForm
from tdkt.exchange.plan_forms.plan_words import AS_GIVEN, BETTER, SECTIONS
from tdkt.exchange.said import Said
from tdkt.model.unit_plan import PlannedTarget, UnitPlan

TAKEN = "taken"
"""The field that says whether a target or task is taken up."""


def said_by_plan(form: PlanForm) -> Said:
    """Return what the plan of today says of the things that the form asks."""
    plan, targets = form.plan, {row.target.id for row in form.rows}
    said: Said = {("", "", "number"): plan.number, ("", "", "date"): plan.date}
    for one in plan.targets:
        if one.target in targets:
            said["targets", one.target, TAKEN] = taken_word(one)
            said["targets", one.target, "threshold"] = one.threshold
            said["targets", one.target, "who"] = _line(one.who)
            said["targets", one.target, "due"] = one.due
            said["targets", one.target, "steps"] = [text for step in one.steps for text in paragraphs(step)]
    tasks = {id_ for id_, _ in form.tasks}
    for task in plan.tasks:
        part, name = ("tasks", task.task) if task.task else ("own", on_one_line(task.text or ""))
        if part == "own" or name in tasks:
            said[part, name or "", TAKEN] = "x"
            said[part, name or "", "who"] = _line(task.who)
            said[part, name or "", "when"] = _line(task.when)
    for name in SECTIONS:
        said["texts", "", name] = [text for one in texts_of(plan, name) for text in paragraphs(one)]
    return only_said(said)


def said_on_the_form(form: PlanForm) -> Said:
    """Return what stands on the form as it goes out: of a new plan no target is confirmed yet."""
    said = said_by_plan(form)
    if not form.is_new:
        return said
    return {leaf: value for leaf, value in said.items() if leaf[0] != "targets" or leaf[2] != TAKEN}


def taken_word(one: PlannedTarget) -> str:
    """Return how a form says that a target is taken up."""
    return AS_GIVEN if one.threshold is None else BETTER


def texts_of(plan: UnitPlan, name: str) -> tuple[str, ...]:
    """Return a part of the plan's words by its key in the file."""
    return plan.purpose if name == "purpose" else plan.solutions


def only_said(said: Said) -> Said:
    """Return `said` without what is empty."""
    return {leaf: value for leaf, value in said.items() if value is not None and value not in ("", [])}


def _line(text: str | None) -> str:
    return on_one_line(text) if text else ""
