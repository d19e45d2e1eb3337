"""Putting the answers of a form into a unit's plan, as a careful person would type them: what the form repeats is not touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tdkt.exchange.cell_values import on_one_line
from tdkt.exchange.plan_forms.plan_form import PlanForm
from tdkt.exchange.plan_forms.plan_said import TAKEN
from tdkt.exchange.plan_forms.plan_words import SECTIONS
from tdkt.exchange.said import Leaf
from tdkt.workspace.yaml_editor import drop, edit_yaml, extend, put
from tdkt.workspace.yaml_scalars import as_written

_AFTER = ("number", "date", "received", "appraised", "head")
"""The keys of a plan that come after its contents."""


def plan_text(
    existing: str, form: PlanForm, changes: Mapping[Leaf, Any], received: date | None, *, illustrative: bool
) -> str:
    """Return the plan's YAML after `changes` (`tdkt.exchange.said.changes`); `received` is put down as the day on which it came.

    `existing` is the file's text, of a new plan the one that takes up all that is asked, which `illustrative` marks as sample data.
    Raises UserError where the text cannot be edited.
    """

    def apply(data: Any) -> None:
        if illustrative and "illustrative" not in data:
            put(data, "illustrative", True, before="targets" if "targets" in data else "tasks")
        for part, id_key in (("targets", "target"), ("tasks", "task"), ("own", "text")):
            _entries(data, part, id_key, changes)
        for name in SECTIONS:
            if ("texts", "", name) in changes:
                before = next((key for key in ("targets", "tasks") if key in data), None)
                _set(data, name, changes["texts", "", name], before if name == "purpose" else _behind(data))
        for name in ("number", "date"):
            if ("", "", name) in changes:
                _set(data, name, changes["", "", name], _behind(data, _AFTER[_AFTER.index(name) + 1 :]))
        if received is not None:
            _set(data, "received", received, _behind(data, ("appraised", "head")))

    return edit_yaml(existing, apply)


def _behind(data: Any, keys: tuple[str, ...] = _AFTER) -> str | None:
    """Return the first of `keys` that is there: what is new goes before it."""
    return next((key for key in data if key in keys), None)


def _entries(data: Any, part: str, id_key: str, changes: Mapping[Leaf, Any]) -> None:
    """Change the targets, the ward's tasks or the work of the unit's own; what is no longer taken up goes, what is new comes last."""
    key = "targets" if part == "targets" else "tasks"
    present = {on_one_line(entry[id_key]): entry for entry in data.get(key) or [] if id_key in entry}
    by_name: dict[str, dict[str, Any]] = {}
    for (found, name, field), value in changes.items():
        if found == part:
            by_name.setdefault(name, {})[field] = value
    new = []
    for name, own in by_name.items():
        taken = own.pop(TAKEN, None) if TAKEN in own else "x"
        if name not in present:
            if taken is not None:
                new.append(
                    {id_key: name}
                    | {field: _plain(value) for field, value in own.items() if value is not None}
                )
        elif taken is None:
            number = next(at for at, entry in enumerate(data[key]) if entry is present[name])
            drop(data[key], number)
        else:
            for field, value in own.items():
                _set(present[name], field, value, None)
    extend(data, key, new, before=_behind(data, ("solutions", *_AFTER)))
    if key in data and not data[key]:
        drop(data, key)


def _set(mapping: Any, key: str, value: Any, before: str | None) -> None:
    """Set `key`, or remove it where `value` is None or empty."""
    if value is None or value == []:
        if key in mapping:
            drop(mapping, key)
    else:
        put(mapping, key, _plain(value), before=before)


def _plain(value: Any) -> Any:
    return as_written(value) if isinstance(value, Decimal) else value
