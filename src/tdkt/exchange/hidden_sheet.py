"""What travels with a form out of sight: what each row asked, the words it was printed with, and what stood on it.

A returned form is held against it: was the plan changed meanwhile, which row is which although it is worded otherwise
today, and what did the unit change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from tdkt.exchange.cell_values import tidy
from tdkt.exchange.form import Form
from tdkt.exchange.form_words import CODE_LABEL, HIDDEN, FormWords, words_for
from tdkt.exchange.said import Leaf, packed, said_by_report, unpacked
from tdkt.model.records import asdict, dataclass, fields, replace
from tdkt.model.text import plain
from tdkt.office.tables.grid import Grid

_ID_COLUMN, _DIGEST_COLUMN, SENT_COLUMN, _PRINTED_COLUMN = 1, 2, 3, 4
_PIECE = 8_000
"""Characters of a cell, at most: long texts go down the column in pieces."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The words that a form was printed with: its fixed `words`, and those of the plan by id.

    `targets` have the text, what is planned and how to enter it.
    """

    words: FormWords
    unit: str
    period: str
    targets: Mapping[str, tuple[str, str, str]]
    tasks: Mapping[str, str]
    places: Mapping[str, str]


def printed_today(form: Form) -> Printed:
    """Return the words that `form` is printed with today."""
    return Printed(
        words_for(form.period.word),
        form.unit.name,
        form.period.title,
        {row.target.id: (row.text, row.planned, row.how) for row in form.rows},
        {item.task or "": plain(item.text) for item in form.tasks},
        {place.id: place.name for place in form.places},
    )


def printed_on(carried: Carried, form: Form) -> Printed:
    """Return the words that a returned form was printed with; today's of `form` stand in for what is lost."""
    today, found = printed_today(form), carried.printed
    if found is None:
        return today
    return replace(
        found,
        targets={name: found.targets.get(name, said) for name, said in today.targets.items()},
        tasks={name: found.tasks.get(name, said) for name, said in today.tasks.items()},
        places={name: found.places.get(name, said) for name, said in today.places.items()},
    )


def hidden_cells(form: Form) -> Iterator[tuple[int, int, str]]:
    """Yield (row, column, text) of what the hidden sheet of `form` holds."""
    yield 1, _ID_COLUMN, f"{CODE_LABEL} {form.code}"
    for number, row in enumerate(form.rows, start=2):
        yield number, _ID_COLUMN, row.target.id
        yield number, _DIGEST_COLUMN, row.digest
    long_texts = {
        SENT_COLUMN: packed(said_by_report(form)),
        _PRINTED_COLUMN: json.dumps(asdict(printed_today(form)), ensure_ascii=False),
    }
    for column, text in long_texts.items():
        for number, start in enumerate(range(0, len(text), _PIECE), start=1):
            yield number, column, text[start : start + _PIECE]


class Carried:
    """What a returned form carries on its hidden sheet; everything is missing where that sheet is lost."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._hidden = next((grid for grid in grids if grid.title == HIDDEN), None)

    @cached_property
    def digests(self) -> dict[str, str]:
        """The fingerprint of what each row asked, by target id."""
        if self._hidden is None:
            return {}
        return {
            tidy(self._hidden.value(row, _ID_COLUMN)): tidy(self._hidden.value(row, _DIGEST_COLUMN))
            for row in range(2, self._hidden.last_row + 1)
        }

    @cached_property
    def sent(self) -> dict[Leaf, str] | None:
        """What stood on the form when it went out, None where that is lost."""
        return None if self._hidden is None else unpacked(self._long_text(SENT_COLUMN))

    @cached_property
    def printed(self) -> Printed | None:
        """The words that the form was printed with, None where they are lost or damaged."""
        try:
            return _printed(json.loads(self._long_text(_PRINTED_COLUMN)))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def _long_text(self, column: int) -> str:
        hidden = self._hidden
        if hidden is None:
            return ""
        return "".join(str(hidden.value(row, column) or "") for row in range(1, hidden.last_row + 1))


def _printed(data: Any) -> Printed:
    known = {field.name for field in fields(FormWords)}
    return Printed(
        FormWords(**{name: str(said) for name, said in data["words"].items() if name in known}),
        str(data["unit"]),
        str(data["period"]),
        {name: _three(said) for name, said in data["targets"].items()},
        {name: str(said) for name, said in data["tasks"].items()},
        {name: str(said) for name, said in data["places"].items()},
    )


def _three(said: Any) -> tuple[str, str, str]:
    text, planned, how = said
    return str(text), str(planned), str(how)
