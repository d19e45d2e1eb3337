"""Putting a form's answers into a unit report's YAML, as a careful person would type them.

Order and comments of an existing file stay; a value that the form repeats is not touched.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from tdkt.exchange.cell_values import paragraphs, tidy
from tdkt.exchange.form import Form
from tdkt.exchange.form_sheets import Answers
from tdkt.exchange.form_words import NARRATIVE, NOTES
from tdkt.workspace.yaml_editor import append, block_list, drop, edit_yaml, put

_HEAD = """\
# yaml-language-server: $schema=../../../../schemas/unit-report.schema.json
kind: unit-report
period: {period}
unit: {unit}
{illustrative}figures: []
"""


def report_path(form: Form) -> str:
    """Return where the form's report lies or will lie, relative to the workspace."""
    if form.report is not None:
        return form.report.origin.file
    return f"plans/{form.period.year}/reports/{form.period.key}/{form.unit.id}.yaml"


def report_text(existing: str | None, form: Form, answers: Answers, *, illustrative: bool = False) -> str:
    """Return the report's YAML after `answers`; `existing` is the file's text, None where there is none yet.

    `illustrative` marks a new report as sample data.
    """
    text = existing
    if text is None:
        mark = "illustrative: true\n" if illustrative else ""
        text = _HEAD.format(period=form.period.key, unit=form.unit.id, illustrative=mark)
    return edit_yaml(text, lambda data: _apply(data, form, answers))


def _apply(data: Any, form: Form, answers: Answers) -> None:
    _set(data, "submitted", answers.submitted, before="figures")
    _set(data, "reporter", answers.reporter or None, before="figures")
    _figures(data, form, answers)
    _tasks(data, form, answers)
    _narrative(data, answers)


def _set(mapping: Any, key: str, value: object, *, before: str | None = None) -> None:
    """Set `key`, remove it where `value` is None, leave it alone where it says the same already."""
    if value is None:
        if key in mapping:
            drop(mapping, key)
    elif key not in mapping or not _same(mapping[key], value):
        put(mapping, key, _plain(value), before=before)


def _same(old: object, new: object) -> bool:
    if isinstance(new, str):
        return isinstance(old, str) and " ".join(tidy(old).split()) == " ".join(tidy(new).split())
    if isinstance(new, date):
        return str(old) == new.isoformat()
    if isinstance(new, list):
        return isinstance(old, list) and set(old) == set(new)
    return not isinstance(old, str | list) and old is not None and Decimal(str(old)) == Decimal(str(new))


def _plain(value: object) -> object:
    """Return `value` as the YAML writer takes it; decimals of up to 15 digits survive as floats."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        from ruamel.yaml.comments import CommentedSeq

        flow: Any = CommentedSeq(value)
        flow.fa.set_flow_style()
        return flow
    return value


def _figures(data: Any, form: Form, answers: Answers) -> None:
    figures = block_list(data, "figures")
    fields = {row.target.id: tuple(entry.field for entry in row.inputs) for row in form.rows}
    for number in reversed(range(len(figures))):
        name = figures[number]["target"]
        if name in fields and name not in answers.figures:
            drop(figures, number)
    present = {figure["target"]: figure for figure in figures}
    for name, values in answers.figures.items():
        figure = present.get(name)
        if figure is None:
            figure = append(figures, {"target": name})
        for key in (*fields[name], *NOTES):
            _set(figure, key, values.get(key))


def _tasks(data: Any, form: Form, answers: Answers) -> None:
    if not answers.tasks and "tasks" not in data:
        return
    tasks = block_list(data, "tasks", before="narrative")
    asked = {item.task for item in form.tasks}
    for number in reversed(range(len(tasks))):
        if tasks[number]["task"] in asked and tasks[number]["task"] not in answers.tasks:
            drop(tasks, number)
    present = {task["task"]: task for task in tasks}
    for name, (progress, note) in answers.tasks.items():
        task = present.get(name)
        if task is None:
            task = append(tasks, {"task": name})
        _set(task, "progress", progress)
        _set(task, "note", note or None)
    if not tasks:
        drop(data, "tasks")


def _narrative(data: Any, answers: Answers) -> None:
    if "narrative" not in data:
        if not any(answers.narrative.values()):
            return
        from ruamel.yaml.comments import CommentedMap

        put(data, "narrative", CommentedMap())
    narrative = data["narrative"]
    for name in NARRATIVE:
        new = answers.narrative.get(name, [])
        old = list(narrative.get(name, ()))
        if [part for text in old for part in paragraphs(text)] == new:
            continue
        if not new:
            drop(narrative, name)
            continue
        _replace(block_list(narrative, name), old, new)
    if not narrative:
        drop(data, "narrative")


def _replace(texts: Any, old: list[str], new: list[str]) -> None:
    """Turn the list `texts` from `old` into `new`, touching only the items that differ."""
    opcodes = SequenceMatcher(
        None, [" ".join(paragraphs(text)) for text in old], new, autojunk=False
    ).get_opcodes()
    for tag, start, end, first, last in reversed(opcodes):
        if tag == "equal":
            continue
        common = min(end - start, last - first)
        for step in range(common):
            texts[start + step] = new[first + step]
        for number in reversed(range(start + common, end)):
            drop(texts, number)
        for step in range(common, last - first):
            append(texts, new[first + step], at=start + step)
