"""Putting a form's answers into a unit report's YAML, as a careful person would type them.

Order and comments of an existing file stay; a value that the form repeats is not touched.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from tdkt.exchange.cell_values import paragraphs, tidy
from tdkt.exchange.form import Form
from tdkt.exchange.form_sheets import Answers
from tdkt.exchange.form_words import NARRATIVE, NOTES
from tdkt.workspace.yaml_editor import append, drop, edit_yaml, extend, put

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
    fields = {row.target.id: tuple(entry.field for entry in row.inputs) for row in form.rows}
    told = {
        name: {key: values.get(key) for key in (*fields[name], *NOTES)}
        for name, values in answers.figures.items()
    }
    _entries(data, "figures", "target", fields.keys(), told)


def _tasks(data: Any, form: Form, answers: Answers) -> None:
    told = {
        name: {"progress": progress, "note": note or None} for name, (progress, note) in answers.tasks.items()
    }
    _entries(data, "tasks", "task", {item.task or "" for item in form.tasks}, told, before="narrative")
    if not data.get("tasks", True):
        drop(data, "tasks")


def _entries(
    data: Any,
    name: str,
    id_key: str,
    asked: Collection[str],
    told: dict[str, dict[str, Any]],
    *,
    before: str | None = None,
) -> None:
    """Bring the list `name` to what was told: entries that were asked for and not told go, new ones come last."""
    entries = data.get(name, [])
    for number in reversed(range(len(entries))):
        if entries[number][id_key] in asked and entries[number][id_key] not in told:
            drop(entries, number)
    present = {entry[id_key]: entry for entry in entries}
    new = []
    for entry_id, values in told.items():
        if entry_id in present:
            for key, value in values.items():
                _set(present[entry_id], key, value)
        else:
            given = {key: _plain(value) for key, value in values.items() if value is not None}
            new.append({id_key: entry_id, **given})
    extend(data, name, new, before=before)


def _narrative(data: Any, answers: Answers) -> None:
    told = {name: answers.narrative.get(name, []) for name in NARRATIVE}
    if "narrative" not in data:
        if any(told.values()):
            put(data, "narrative", {name: texts for name, texts in told.items() if texts})
        return
    narrative = data["narrative"]
    for name, new in told.items():
        old = list(narrative.get(name, ()))
        if [part for text in old for part in paragraphs(text)] == new:
            continue
        if not new:
            drop(narrative, name)
        elif not old:
            put(narrative, name, new)
        else:
            _replace(narrative[name], old, new)
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
