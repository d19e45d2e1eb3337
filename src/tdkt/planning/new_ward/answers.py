"""Answers in the shape of `schemas/ward-answers.schema.json`, read from a file and checked.

Flags and questions put their words into the same shape, so that one place judges them all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tdkt.checks.references.rules import DUPLICATE_ID, UNKNOWN_UNIT
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import NOWHERE, Origin, Place, Step
from tdkt.model.text import letters, slug, spelling_key
from tdkt.planning.new_ward.spoken import tidy
from tdkt.workspace.schema import schema_findings
from tdkt.workspace.source import Source, read_named
from tdkt.workspace.yaml_reader import read_yaml

SCHEMA = "ward-answers"
_MISSING_KEY = "S203"
STANDING = "standing_unit"
Answers = dict[str, Any]


def read_answers(path: Path) -> tuple[Answers, list[Diagnostic]]:
    """Return the answers in the file at `path` with what is wrong with them; where anything is, do not use them."""
    source = read_named(path, path.name)
    if isinstance(source, Diagnostic):
        return {}, [source]
    composed = Source(source.file, unicodedata.normalize("NFC", source.text), is_nfc=True)
    document, findings = read_yaml(composed)
    if document is None:
        return {}, findings
    origin = Origin(source.file, document.node)
    if not isinstance(document.data, dict):
        return {}, [
            _wrong(
                origin.at(), "Tệp phải gồm các dòng “khóa: giá trị”.", "Dòng đầu ghi “kind: ward-answers”."
            )
        ]
    return document.data, findings + problems(document.data, origin)


def problems(answers: Answers, origin: Origin = NOWHERE) -> list[Diagnostic]:
    """Return what is wrong with complete `answers`, by the schema first and by their sense where that is kept."""
    return schema_findings(SCHEMA, answers, origin) or list(_contradictions(answers, origin))


def problems_so_far(answers: Answers) -> list[Diagnostic]:
    """Return what is wrong with `answers` that are not complete yet."""
    found = [problem for problem in schema_findings(SCHEMA, answers, NOWHERE) if problem.code != _MISSING_KEY]
    return found or list(_contradictions(answers, NOWHERE))


def _contradictions(answers: Answers, origin: Origin) -> Iterator[Diagnostic]:
    """Yield what cannot be meant in answers, complete or not, that keep to the schema so far."""
    yield from _nameless(answers, origin)
    for key, field in (
        ("units", "name"),
        ("units", "abbreviation"),
        ("subdivisions", ""),
        ("signers", "name"),
    ):
        yield from _twice(answers, key, field, origin)
    yield from _standing(answers, origin)
    roles = [member["role"] for member in answers.get("council", {}).get("members", ())]
    if roles and roles.count("chair") != 1:
        yield _wrong(
            origin.at("council", "members"),
            f"Hội đồng phải có đúng một Chủ tịch, ở đây có {roles.count('chair')}.",
            "Ghi role: chair cho một người.",
        )


def _nameless(answers: Answers, origin: Origin) -> Iterator[Diagnostic]:
    """Yield the names that have no letter to make an id of."""
    named: list[tuple[str, tuple[Step, ...]]] = [(answers["name"], ("name",))] if "name" in answers else []
    named += [
        (unit["name"], ("units", number, "name")) for number, unit in enumerate(answers.get("units", ()))
    ]
    named += [(name, ("subdivisions", number)) for number, name in enumerate(answers.get("subdivisions", ()))]
    for name, path in named:
        if not slug(name):
            yield _wrong(origin.at(*path), f"Tên “{name}” không có chữ cái hay chữ số.", "Ghi tên đầy đủ.")


def _twice(answers: Answers, key: str, field: str, origin: Origin) -> Iterator[Diagnostic]:
    seen: dict[str, Place] = {}
    for number, entry in enumerate(answers.get(key, ())):
        value = entry.get(field, "") if field else entry
        place = origin.at(key, number, field) if field else origin.at(key, number)
        same = spelling_key(value)
        if same and same in seen:
            yield DUPLICATE_ID.at(
                place,
                f"“{tidy(value)}” ghi hai lần.",
                "Xóa một dòng, hoặc ghi cho khác nhau.",
                _first(seen[same]),
            )
        seen.setdefault(same, place)


def _first(place: Place) -> tuple[tuple[Place, str], ...]:
    return ((place, "lần ghi đầu"),) if place.file else ()


def _standing(answers: Answers, origin: Origin) -> Iterator[Diagnostic]:
    units = answers.get("units", ())
    if STANDING not in answers or not units:
        return
    known = {letters(unit["name"]) for unit in units} | {
        letters(unit.get("abbreviation", "")) for unit in units
    }
    meant = letters(answers[STANDING])
    if not meant or meant not in known:
        yield UNKNOWN_UNIT.at(
            origin.at(STANDING),
            f"Không có đơn vị “{answers[STANDING]}”.",
            f"Ghi tên hoặc chữ viết tắt của một trong các đơn vị: {', '.join(unit['name'] for unit in units)}.",
        )


def _wrong(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place, "S210", Severity.ERROR, message, hint)
