"""What a form changes in a report, in the words of the form: for a clerk who reads no YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from textwrap import shorten
from typing import Any

from tdkt.attainment.measure_types.registry import FIELDS
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.stages import PROGRESS
from tdkt.exchange.form import Form
from tdkt.exchange.form_words import NARRATIVE, NOTES, WORDS
from tdkt.exchange.said import Leaf, Said, said_by_report
from tdkt.model.text import lower_first, plain

_LONGEST_NAME, _LONGEST_TEXT = 60, 70
_HEAD = {"submitted": WORDS.submitted, "corrected": "Ngày sửa", "reporter": WORDS.reporter}
_WORDS = {**FIELDS, **{name: title.partition(" (")[0].lower() for name, title in NOTES.items()}}


def in_words(form: Form, changes: Mapping[Leaf, Any]) -> Iterator[str]:
    """Yield a line for each thing that `changes` (`tdkt.exchange.said.changes`) change in the report of `form`.

    "Tỷ lệ hài lòng: tử số 412 → 415; mẫu số 430 → 433", "thêm kết quả nổi bật: “…”". What is new stands alone.
    """
    before = said_by_report(form)
    places = {place.id: place.name for place in form.places}
    for name, title in _HEAD.items():
        leaf = ("", "", name)
        if leaf in changes:
            yield f"{title}: {_change('', before.get(leaf), changes[leaf])}"
    names = {("figures", row.target.id): row.text for row in form.rows}
    names.update({("tasks", item.task or ""): plain(item.text) for item in form.tasks})
    by_entry: dict[tuple[str, str], list[str]] = {}
    for (part, entry, name), value in changes.items():
        if (part, entry) in names:
            said = _field(name, before.get((part, entry, name)), value, places)
            by_entry.setdefault((part, entry), []).append(said)
    for found, text in names.items():
        if found in by_entry:
            yield f"{_short(text.rstrip('.;'), _LONGEST_NAME)}: {'; '.join(by_entry[found])}"
    yield from _narrative(before, changes)


def _field(name: str, old: Any, new: Any, places: Mapping[str, str]) -> str:
    if name == "reached" and isinstance(old, list | None) and isinstance(new, list | None):
        return _places(old, new, places)
    return _change(_WORDS[name], old, new)


def _change(word: str, old: Any, new: Any) -> str:
    """Say "word new", "word old → new" or "bỏ word old"."""
    if new is None:
        said = f"bỏ {word} {_value(old)}"
    elif old is None:
        said = f"{word} {_value(new)}"
    else:
        said = f"{word} {_value(old)} → {_value(new)}"
    return " ".join(said.split())


def _value(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | Decimal | Fraction):
        return vietnamese(value)
    if isinstance(value, list):
        return f"{len(value)} nơi"
    return PROGRESS.get(str(value)) or f"“{_short(str(value), _LONGEST_TEXT)}”"


def _places(old: list[str] | None, new: list[str] | None, places: Mapping[str, str]) -> str:
    """Say which places come in and which drop out."""
    before, now = old or [], new or []
    came = [places.get(place, place) for place in now if place not in before]
    went = [places.get(place, place) for place in before if place not in now]
    said = [f"{verb} {', '.join(names)}" for verb, names in (("thêm", came), ("bỏ", went)) if names]
    return f"nơi đạt: {', '.join(said)}" if said else "chưa nơi nào đạt"


def _narrative(before: Said, changes: Mapping[Leaf, Any]) -> Iterator[str]:
    for name, title in NARRATIVE.items():
        leaf = ("narrative", "", name)
        if leaf not in changes:
            continue
        old, new = before.get(leaf) or [], changes[leaf] or []
        word = lower_first(title)
        for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            pairs = min(end - start, last - first)
            for step in range(pairs):
                yield f"sửa {word}: {_value(old[start + step])} → {_value(new[first + step])}"
            yield from (f"bỏ {word}: {_value(text)}" for text in old[start + pairs : end])
            yield from (f"thêm {word}: {_value(text)}" for text in new[first + pairs : last])


def _short(text: str, longest: int) -> str:
    return shorten(text, longest, placeholder="…")
