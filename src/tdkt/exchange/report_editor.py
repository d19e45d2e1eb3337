"""Putting a form's answers into a unit report's YAML, as a careful person would type them.

Order and comments of an existing file stay; a value that the form repeats is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from tdkt.changes.closed_reports import LateChange
from tdkt.exchange.cell_values import paragraphs
from tdkt.exchange.form import OF_MEMBER, Form, row_id
from tdkt.exchange.form_words import NOTES
from tdkt.exchange.report_days import CORRECTED
from tdkt.exchange.said import Leaf
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.yaml_editor import append, drop, edit_yaml, extend, put
from tdkt.workspace.yaml_scalars import as_written

_HEAD = """\
# yaml-language-server: $schema=../../../../schemas/unit-report.schema.json
kind: unit-report
period: {period}
unit: {unit}
{illustrative}figures: []
"""
_DRIVE_HEAD = """\
# yaml-language-server: $schema=../../../../../schemas/drive-report.schema.json
kind: drive-report
year: {year}
drive: {drive}
unit: {unit}
{illustrative}phases: []
"""

_NOT_OF_A_PHASE: tuple[Leaf, ...] = (CORRECTED, ("", "", "reporter"))
"""What a report on a phase of a drive has no place for."""


def report_path(form: Form) -> str:
    """Return where the form's report lies or will lie, relative to the workspace."""
    if form.report is not None:
        return form.report.origin.file
    if form.phase is not None:
        drive = form.phase.drive
        return FILE_KINDS["drive-report"].file(year=drive.year, drive=drive.id, unit=form.unit.id)
    return FILE_KINDS["unit-report"].file(period=form.period, unit=form.unit.id)


def report_text(
    existing: str | None, form: Form, changes: Mapping[Leaf, Any], *, illustrative: bool = False
) -> str:
    """Return the report's YAML after `changes` (`tdkt.exchange.said.changes`).

    `existing` is the file's text, None where there is none yet; `illustrative` marks a new report as sample data.
    Raises UserError where the text cannot be edited.
    """
    text = existing
    if text is None:
        mark = "illustrative: true\n" if illustrative else ""
        head = _DRIVE_HEAD if form.phase else _HEAD
        text = head.format(**_about(form), illustrative=mark)
    elif not changes:
        return text
    return edit_yaml(text, lambda data: _apply(data, form, changes))


def _about(form: Form) -> dict[str, object]:
    """Return what the head of a new report says."""
    if form.phase is None:
        return {"period": form.period.key, "unit": form.unit.id}
    drive = form.phase.drive
    return {"year": drive.year, "drive": drive.id, "unit": form.unit.id}


def _apply(data: Any, form: Form, changes: Mapping[Leaf, Any]) -> None:
    if form.phase is None:
        _apply_report(data, form, changes)
        return
    if all(entry["phase"] != form.phase.phase for entry in data["phases"]):
        extend(data, "phases", [{"phase": form.phase.phase}])
    entry = next(entry for entry in data["phases"] if entry["phase"] == form.phase.phase)
    _apply_report(
        entry, form, {leaf: value for leaf, value in changes.items() if leaf not in _NOT_OF_A_PHASE}
    )


def _apply_report(data: Any, form: Form, changes: Mapping[Leaf, Any]) -> None:
    for name in ("submitted", "reporter"):
        if ("", "", name) in changes:
            _set(data, name, changes["", "", name], before="figures")
    if CORRECTED in changes:
        _set(data, "corrected", changes[CORRECTED], before="reporter" if "reporter" in data else "figures")
    asked = {row.target.id: tuple(entry.field for entry in row.inputs) for row in form.rows}
    figures = {name: (*given, *NOTES) for name, given in asked.items()}
    _entries(data, "figures", "target", figures, asked, changes)
    tasks = {item.task or "": ("progress", "note") for item in form.tasks}
    _entries(data, "tasks", "task", tasks, dict.fromkeys(tasks, ("progress",)), changes, before="narrative")
    told = {name: value for (part, _, name), value in changes.items() if part == "narrative"}
    if form.phase is None:
        _narrative(data, told)
    else:
        _told(data, told)


def _set(mapping: Any, key: str, value: object, *, before: str | None = None) -> None:
    """Set `key`, or remove it where `value` is None."""
    if value is None:
        if key in mapping:
            drop(mapping, key)
    else:
        put(mapping, key, _plain(value), before=before)


def _plain(value: object) -> object:
    """Return `value` as the YAML writer takes it; decimals of up to 15 digits survive as floats."""
    if isinstance(value, Decimal):
        return as_written(value)
    if isinstance(value, list):
        from ruamel.yaml.comments import CommentedSeq

        flow: Any = CommentedSeq(value)
        flow.fa.set_flow_style()
        return flow
    return value


def _entries(
    data: Any,
    part: str,
    id_key: str,
    fields: Mapping[str, tuple[str, ...]],
    needed: Mapping[str, tuple[str, ...]],
    changes: Mapping[Leaf, Any],
    *,
    before: str | None = None,
) -> None:
    """Change the entries of the list `part`; one without any of its `needed` fields goes, a new one comes last."""
    present = {_name_of(data, entry, id_key): entry for entry in data.get(part, [])}
    new = []
    for name, keys in fields.items():
        own = {key: changes[part, name, key] for key in keys if (part, name, key) in changes}
        entry = present.get(name)
        if entry is None:
            given = {key: _plain(value) for key, value in own.items() if value is not None}
            if any(key in given for key in needed[name]):
                new.append({**_named(name, id_key), **given})
        elif own and _is_emptied(entry, own, needed[name]):
            _drop_entry(data, part, id_key, name)
        else:
            for key, value in own.items():
                _set(entry, key, value)
    extend(data, part, new, before=before)


def _name_of(data: Any, entry: Any, id_key: str) -> str:
    """Return what a form knows an entry by: its id, with the place of whose share it is."""
    return row_id(entry[id_key], entry.get("for"), data.get("unit", ""))


def _named(name: str, id_key: str) -> dict[str, str]:
    """Return the keys that name an entry (`_name_of`)."""
    found, _, member = name.partition(OF_MEMBER)
    return {id_key: found, "for": member} if member else {id_key: found}


def _is_emptied(entry: Any, own: Mapping[str, Any], needed: Sequence[str]) -> bool:
    """Tell whether nothing of what an entry needs is left after the changes `own`."""
    remaining = (own[key] if key in own else entry.get(key) for key in needed)
    return all(value is None for value in remaining)


def _drop_entry(data: Any, part: str, id_key: str, name: str) -> None:
    entries = data[part]
    if len(entries) == 1 and part != "figures":
        drop(data, part)
        return
    drop(
        entries, next(number for number, entry in enumerate(entries) if _name_of(data, entry, id_key) == name)
    )


def _narrative(data: Any, told: Mapping[str, list[str] | None]) -> None:
    if not told:
        return
    if "narrative" not in data:
        put(data, "narrative", {name: texts for name, texts in told.items() if texts})
        return
    narrative = data["narrative"]
    is_all_taken_away = not any(told.values()) and all(name in told for name in narrative)
    if is_all_taken_away:
        drop(data, "narrative")
        return
    _told(narrative, told)


def _told(narrative: Any, told: Mapping[str, list[str] | None]) -> None:
    """Put the words of each part into the mapping that holds them."""
    for name, new in told.items():
        if not new and name not in narrative:
            continue
        if not new:
            drop(narrative, name)
        elif not narrative.get(name):
            put(narrative, name, new)
        else:
            _replace(narrative[name], list(narrative[name]), new)


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


def with_reason(text: str, late: Sequence[LateChange], reason: str, day: date) -> str:
    """Return a report's text with a correction that explains `late`: one for its targets, one for the rest."""
    targets = list(
        dict.fromkeys(
            str(found.change.part.data["target"]) for found in late if found.change.part.name == "figure"
        )
    )
    entries: list[dict[str, Any]] = []
    if targets:
        entries.append({"date": date.fromordinal(day.toordinal()), "reason": reason, "targets": targets})
    if any(found.change.part.name != "figure" for found in late):
        entries.append({"date": date.fromordinal(day.toordinal()), "reason": reason})
    return edit_yaml(text, lambda data: extend(data, "corrections", entries, before="figures"))
