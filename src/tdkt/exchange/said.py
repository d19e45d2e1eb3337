"""What a unit says, leaf by leaf, so that three versions can be compared: on the form as it went out, on the form as it
came back, and in the report of today. Only what the unit changed on the form changes in the report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tdkt.exchange.cell_values import on_one_line, paragraphs, tidy
from tdkt.exchange.form import Form, FormRow
from tdkt.exchange.form_sheets import Answers
from tdkt.exchange.form_words import NARRATIVE, NOTES

Leaf = tuple[str, str, str]
"""(part, id, field): ("figures", target, "numerator"), ("tasks", task, "note"), ("narrative", "", "results"), ("", "", "reporter")."""
Said = dict[Leaf, Any]
"""Leaves with their values; what is not said is not there."""

_LONGEST_CELL = 32_767


def said_by_report(form: Form) -> Said:
    """Return what the report of today says of the things that the form asks."""
    report = form.report
    if report is None:
        return {}
    said: Said = {("", "", "submitted"): report.submitted, ("", "", "reporter"): report.reporter}
    for row in form.rows:
        said.update(_said_of(row))
    asked = {item.task for item in form.tasks}
    for task in (task for task in report.tasks if task.task in asked):
        said["tasks", task.task, "progress"] = task.progress
        said["tasks", task.task, "note"] = on_one_line(task.note) if task.note else task.note
    for name in NARRATIVE:
        texts: list[str] = []
        for text in getattr(report.narrative, name):
            texts += paragraphs(text)
        said["narrative", "", name] = texts
    return _only_said(said)


def _said_of(row: FormRow) -> Iterator[tuple[Leaf, Any]]:
    """Yield what the report says of a target, with its notes."""
    if row.figure is None:
        return
    for name in (*(entry.field for entry in row.inputs), *NOTES):
        value = getattr(row.figure, name)
        if name in NOTES and value:
            value = on_one_line(value)
        yield ("figures", row.target.id, name), list(value) if isinstance(value, tuple) else value


def said_by_form(answers: Answers) -> Said:
    """Return what a returned form says."""
    said: Said = {("", "", "submitted"): answers.submitted, ("", "", "reporter"): answers.reporter}
    for target, values in answers.figures.items():
        said.update({("figures", target, name): value for name, value in values.items()})
    for task, (progress, note) in answers.tasks.items():
        said["tasks", task, "progress"], said["tasks", task, "note"] = progress, note
    said.update({("narrative", "", name): texts for name, texts in answers.narrative.items()})
    return _only_said(said)


def _only_said(said: Said) -> Said:
    return {
        leaf: value
        for leaf, value in said.items()
        if value is not None and value != "" and (value != [] or leaf[2] == "reached")
    }


def canonical(value: Any) -> str:
    """Return a value as text that is the same for what means the same; "" for None."""
    if value is None:
        return ""
    if isinstance(value, list) and not value:
        return "[]"
    if isinstance(value, list):
        return "\n".join(" ".join(tidy(part).split()) for part in value)[:_LONGEST_CELL]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return f"{Decimal(value).normalize():f}"
    return " ".join(tidy(str(value)[:_LONGEST_CELL]).split())


def packed(said: Said) -> str:
    """Return `said` as one line of text, to travel with the form."""
    return json.dumps([[*leaf, canonical(value)] for leaf, value in said.items()], ensure_ascii=False)


def unpacked(text: str) -> dict[Leaf, str] | None:
    """Return what `packed` put away, as canonical texts; None where it is lost or damaged."""
    try:
        return {(str(part), str(name), str(key)): str(value) for part, name, key, value in json.loads(text)}
    except (ValueError, TypeError, RecursionError):
        return None


def changes(now: Said, sent: Mapping[Leaf, str] | None, today: Said) -> dict[Leaf, Any]:
    """Return what has to change in the report: leaf → new value, None where the unit took it away.

    `now` is the returned form, `sent` what stood on it when it went out (None where that is not known: then nothing is
    taken away), `today` the report.
    """
    found: dict[Leaf, Any] = {}
    for leaf in dict.fromkeys((*now, *(sent or ()))):
        value = now.get(leaf)
        text = canonical(value)
        untouched = text == sent.get(leaf, "") if sent is not None else leaf not in now
        if not untouched and text != canonical(today.get(leaf)):
            found[leaf] = value
    return found
