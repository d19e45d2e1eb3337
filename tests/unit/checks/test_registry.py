"""Which checks a command may leave out that only has to know whether anything is an error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tdkt.checks.registry import CHECKS_THAT_COMPUTE, FAMILIES, Check
from tdkt.checks.rule import Rule

REMARKS = [check for family in FAMILIES for check in family.remarks] + list(CHECKS_THAT_COMPUTE)


def rules_known_to(check: Check) -> Iterator[Rule]:
    """Yield the rules that the module of `check` can name: its own, those it imports, those of rule modules it imports."""
    for value in vars(sys.modules[check.__module__]).values():
        if isinstance(value, Rule):
            yield value
        elif isinstance(value, ModuleType) and value.__name__.startswith("tdkt.checks."):
            yield from (rule for rule in vars(value).values() if isinstance(rule, Rule))


@pytest.mark.parametrize("check", REMARKS, ids=lambda check: check.__module__.removeprefix("tdkt.checks."))
def test_remarks_find_no_errors(check: Check) -> None:
    assert [rule.code for rule in rules_known_to(check) if rule.severity.name == "ERROR"] == []


def test_the_rules_of_a_check_are_seen() -> None:
    known = {check.__module__: {rule.code for rule in rules_known_to(check)} for check in REMARKS}
    assert known["tdkt.checks.plan.misfits"] >= {"M612", "M613"}
    assert known["tdkt.checks.texts.hygiene"] >= {"T701", "T703"}
