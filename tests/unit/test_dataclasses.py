"""Data are values: a dataclass cannot be changed, and takes no attribute that it does not name."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from functools import cached_property

import pytest

import tdkt

FILLED_STEP_BY_STEP = {
    "_Pool", "FoundFoot", "FoundHead", "Head", "NamedUnit", "Side", "_Outcome", "_Field", "Answers", "Outcome", "PlanOutcome", "_Marks", "Refreshing", "_Node", "Workspace", "Room", "_Texts", "_Counted", "Taken", "_Signing", "_Moved",
}  # fmt: skip
"""What is made empty and filled by the one who makes it."""


def dataclasses_of_tdkt() -> list[type]:
    found = []
    for module in pkgutil.walk_packages(tdkt.__path__, "tdkt."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(value, type)
                and value.__module__ == module.name
                and dataclasses.is_dataclass(value)
            ):
                found.append(value)
    return found


@pytest.mark.parametrize("made", dataclasses_of_tdkt(), ids=lambda made: f"{made.__module__}.{made.__name__}")
def test_a_dataclass_is_frozen_and_slotted(made: type) -> None:
    is_frozen = any("__setattr__" in vars(kind) for kind in made.__mro__[:-1])
    remembers = any(isinstance(value, cached_property) for value in vars(made).values())
    assert is_frozen or made.__name__ in FILLED_STEP_BY_STEP
    assert "__slots__" in vars(made) or remembers or made.__module__ == "tdkt.awards.book"
