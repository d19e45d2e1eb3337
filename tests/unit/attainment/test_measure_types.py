"""The house: a type of measure is one module, and nothing else asks which type a measure is of."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from conftest import REPOSITORY
from tdkt.attainment.measure_types.registry import FIELDS, KINDS
from tdkt.model.measure import MeasureType, Relation
from tdkt.model.unit_report import Figure

SOURCE = REPOSITORY / "src" / "tdkt"
ROOM = SOURCE / "attainment" / "measure_types"
NAMES = {type_.value for type_ in MeasureType}
_QUOTED = f"[\"'](?:{'|'.join(NAMES)})[\"']"


def nodes_of(path: Path, word: str) -> Iterator[ast.AST]:
    """Yield what a module is made of; of a module in which nothing is like the pattern `word` nothing, unread."""
    text = path.read_text(encoding="utf-8")
    if re.search(word, text):
        yield from ast.walk(ast.parse(text))


def named_types(path: Path) -> Iterator[str]:
    """Yield each member of MeasureType that a module names: `MeasureType.COUNT`."""
    for node in nodes_of(path, r"\bMeasureType\."):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            continue
        if node.value.id == "MeasureType":
            yield node.attr


def compared_by_name(path: Path) -> Iterator[str]:
    """Yield each name of a type that something's `.type` is compared with, or matched by: `measure.type == "count"`."""
    for node in nodes_of(path, rf"\.type\b(?s:.*){_QUOTED}|{_QUOTED}(?s:.*)\.type\b"):
        sides: tuple[ast.AST, ...]
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
        elif isinstance(node, ast.Match):
            sides = (node.subject, *(case.pattern for case in node.cases))
        else:
            continue
        if any(isinstance(side, ast.Attribute) and side.attr == "type" for side in sides):
            for part in (part for side in sides for part in ast.walk(side)):
                if isinstance(part, ast.Constant) and part.value in NAMES:
                    yield str(part.value)


def tables_by_type(path: Path) -> Iterator[list[str]]:
    """Yield the keys of each dict that is a table of types: at least three of their names are among them."""
    for node in nodes_of(path, rf"{_QUOTED}\s*:"):
        if isinstance(node, ast.Dict):
            keys = [
                str(key.value) for key in node.keys if isinstance(key, ast.Constant) and key.value in NAMES
            ]
            if len(keys) >= 3:
                yield keys


def test_every_type_is_registered_once() -> None:
    assert set(KINDS) == set(MeasureType)


def test_only_the_wards_subdivisions_are_listed_by_name() -> None:
    assert [type_ for type_, kind in KINDS.items() if kind.members_are_listed] == [
        MeasureType.PER_SUBDIVISION
    ]


@pytest.mark.parametrize("type_", MeasureType)
def test_a_type_has_a_module_of_its_own_that_speaks_of_no_other_type(type_: MeasureType) -> None:
    assert set(named_types(ROOM / f"{type_.value}.py")) == {type_.name}
    assert KINDS[type_].__class__.__module__ == f"tdkt.attainment.measure_types.{type_.value}"


def test_no_other_module_asks_for_a_type() -> None:
    own = {ROOM / f"{name}.py" for name in NAMES}
    others = [path for path in SOURCE.rglob("*.py") if path not in own]
    assert {path.name: names for path in others if (names := list(named_types(path)))} == {}
    assert {path.name: names for path in others if (names := list(compared_by_name(path)))} == {}
    assert {path.name: keys for path in others if (keys := list(tables_by_type(path)))} == {}


def test_the_fields_that_types_ask_for_are_those_of_a_figure() -> None:
    said = ("target", "evidence", "cause", "note", "origin", "for_")
    assert tuple(FIELDS) == tuple(field.name for field in fields(Figure) if field.name not in said)


@pytest.mark.parametrize("type_", MeasureType)
def test_a_form_has_two_cells_for_what_a_type_asks(type_: MeasureType) -> None:
    kind = KINDS[type_]
    for asked in (kind.asked, kind.asked_instead):
        assert len(asked) <= 2
    assert any(not entry.optional for entry in kind.asked)


def test_what_people_call_the_types_tells_them_apart() -> None:
    names = [kind.name for kind in KINDS.values()]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("type_", MeasureType)
def test_the_keys_of_a_type_are_those_of_its_branch_of_the_schema(type_: MeasureType) -> None:
    schema = json.loads((REPOSITORY / "schemas" / "movements.schema.json").read_text(encoding="utf-8"))
    branches = {
        branch["if"]["properties"]["type"]["const"]: branch["then"]
        for branch in schema["$defs"]["measure"]["allOf"]
    }
    branch, keys = branches[type_.value], set(KINDS[type_].keys)
    forbidden = {key for key, rule in branch["properties"].items() if rule == {"not": {}}}
    assert set(branch.get("required", ())) <= keys
    assert not keys & forbidden
    relations = set(KINDS[type_].relations) if KINDS[type_].needs_threshold else set()
    assert set(Relation) - forbidden == relations
