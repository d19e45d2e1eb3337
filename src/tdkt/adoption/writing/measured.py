"""What a plan promises in figures outside the units' own parts: in sections by field, in tables, in annexes.

The sentence stays where it is printed; its targets are followed in the file of the unit that answers for it, in a movement
that is not printed a second time. Which unit that is the text seldom says: then it is the standing unit, with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tdkt.adoption.reading.answerable import answerable
from tdkt.adoption.reading.read_plan import ReadBlock, ReadPlan, ReadSection, ReadTable
from tdkt.adoption.reading.unit_names import unit_name, without_ward
from tdkt.model.organization import Organization, Unit
from tdkt.model.text import upper_first
from tdkt.planning.proposals.proposed import Proposed
from tdkt.planning.proposals.sentences import propose
from tdkt.planning.proposals.tables import propose_table, units_named

_SPAN_OF_TIME = re.compile(r"(?i)^\W*(?:đợt|giai đoạn|thời gian)\b.*\bngày\b")
"""Says when, promises nothing ("Đợt 1: từ ngày 01/01 đến ngày 30/6/2026")."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one place of the plan promises, for one unit; `is_guess` where only tdkt says that it is this unit's."""

    title: str
    unit: str
    proposed: tuple[Proposed, ...]
    is_guess: bool
    said: str = ""
    """Who answers for it in the words of the file, where no unit is called so."""


@dataclass(frozen=True, slots=True)
class _Promise:
    title: str
    unit: str
    proposed: Proposed
    said: str = ""
    """Who answers for it in the words of the file."""


def measured(plan: ReadPlan, year: int, organization: Organization) -> tuple[Measured, ...]:
    """Return the promises outside the units' parts, those of one place and one unit together."""
    standing = organization.standing_unit or organization.units[0].id
    found: dict[tuple[str, str, bool, str], list[Proposed]] = {}
    for promise in _promises(plan, year, organization):
        said = "" if promise.unit else promise.said
        key = promise.title, promise.unit or standing, not promise.unit, said
        found.setdefault(key, []).append(promise.proposed)
    return tuple(
        Measured(title, unit, tuple(proposed), is_guess, said)
        for (title, unit, is_guess, said), proposed in found.items()
    )


def _promises(plan: ReadPlan, year: int, organization: Organization) -> Iterator[_Promise]:
    for section in plan.sections:
        yield from _of_section(section, "", year, organization)
    for annex in plan.annexes:
        title = annex.title.text if annex.title else annex.heading.text or "Phụ lục"
        yield from _of_blocks(annex.body, title, year, organization)
        for section in annex.sections:
            yield from _of_section(section, title, year, organization)


def _of_section(
    section: ReadSection, above: str, year: int, organization: Organization
) -> Iterator[_Promise]:
    title = section.title.text if section.title else above
    heading = section.title or section.text
    owner = _owner(heading.text, organization) if heading else None
    if owner is None and section.title:
        owner = _unit_called(unit_name(title), organization)
    for promise in _in_section(section, title, year, organization):
        yield promise if promise.unit or owner is None else replace(promise, unit=owner.id)


def _in_section(
    section: ReadSection, title: str, year: int, organization: Organization
) -> Iterator[_Promise]:
    heading = section.text or section.title
    if heading and not heading.text.isupper():
        yield from _of_sentence(heading.text, title, year, organization)
    yield from _of_blocks(section.body, title, year, organization)
    for inner in section.sections:
        yield from _of_section(inner, title, year, organization)


def _of_blocks(
    blocks: Sequence[ReadBlock], title: str, year: int, organization: Organization
) -> Iterator[_Promise]:
    for block in blocks:
        if not isinstance(block, ReadTable):
            yield from _of_sentence(block.said.text, title, year, organization)
            continue
        rows = [
            [text for cell in row for text in (cell.text, *[""] * (cell.columns - 1))] for row in block.rows
        ]
        for row in propose_table(rows, year=year, organization=organization) or ():
            if row.proposed.targets:
                units = units_named(row.unit_words, organization) or _called(row.unit_words, organization)
                own = units[0] if units else row.proposed.targets[0].unit
                group = upper_first(row.group.lower()) if row.group.isupper() else row.group
                yield _Promise(group or title, own, row.proposed, row.unit_words)


def _called(words: str, organization: Organization) -> tuple[str, ...]:
    found = _unit_called(unit_name(words), organization)
    return (found.id,) if found else ()


def _unit_called(name: str, organization: Organization) -> Unit | None:
    return organization.unit_called(name) or organization.unit_called(without_ward(name))


def _owner(text: str, organization: Organization) -> Unit | None:
    """Return the first unit that a sentence makes answer for it."""
    return next(filter(None, (_unit_called(name, organization) for name in answerable(text))), None)


def _of_sentence(text: str, title: str, year: int, organization: Organization) -> Iterator[_Promise]:
    if _SPAN_OF_TIME.match(text):
        return
    proposed = propose(text, year=year, organization=organization)
    if proposed.targets:
        owner = _owner(text, organization)
        own = proposed.targets[0].unit or (owner.id if owner else "")
        yield _Promise(title, own, proposed, "" if own else ", ".join(answerable(text)))
