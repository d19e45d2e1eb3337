"""Building a model type from what its fields declare."""

from __future__ import annotations

import datetime
from enum import StrEnum

from tdkt.model.building import build
from tdkt.model.place import Origin
from tdkt.model.records import dataclass
from tdkt.workspace.source import decode
from tdkt.workspace.yaml_reader import read_yaml


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Whole:
    from_: datetime.date
    until: datetime.date | None
    colour: Colour
    parts: tuple[Part, ...]
    words: tuple[str, ...]
    first: Part | None
    number: int | None
    origin: Origin
    sure: bool = True


def whole(text: str) -> Whole:
    document, findings = read_yaml(decode(text.encode(), "x.yaml"))  # type: ignore[arg-type]
    assert not findings
    assert document is not None
    assert isinstance(document.data, dict)
    return build(Whole, document.data, Origin("x.yaml", document.node))


def test_each_field_takes_its_key_and_each_part_its_place() -> None:
    built = whole(
        "from: 2026-01-30\ncolour: red\nparts:\n  - name: một\n  - name: hai\nwords: [a, b]\nfirst: {name: ba}\nnumber: 3\n"
    )
    assert built.from_ == datetime.date(2026, 1, 30)
    assert built.colour is Colour.RED
    assert [part.name for part in built.parts] == ["một", "hai"]
    assert built.parts[1].origin.at("name").line == 5
    assert built.words == ("a", "b")
    assert built.first is not None
    assert built.number == 3


def test_what_is_missing_is_none_empty_or_the_default() -> None:
    built = whole("from: 2026-01-30\ncolour: red\n")
    assert (built.until, built.parts, built.words, built.first, built.number) == (None, (), (), None, None)
    assert built.sure
