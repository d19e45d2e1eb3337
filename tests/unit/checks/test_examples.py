"""Every rule's example: the bad side is found at the marked place, the good side is not found."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest
from examples import assert_found_at_its_mark, assert_not_found
from limits import LIMITS

from conftest import REPOSITORY
from example_ward import TWO_QUARTERS
from tdkt.checks.manual import rules_document
from tdkt.checks.registry import FAMILIES, all_rules
from tdkt.checks.rule import Example, Rule
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

EXAMPLES = [
    (rule, example)
    for rule in all_rules().values()
    for example in (*rule.examples, *LIMITS.get(rule.code, ()))
]
BAD = [pytest.param(rule, example, bad, id=rule.code) for rule, example in EXAMPLES for bad in example.bad]
GOOD = [
    pytest.param(rule, example, good, id=rule.code) for rule, example in EXAMPLES for good in example.good
]
WITHOUT_EXAMPLE = {
    "Y101",
    "Y102",
    "Y109",
    "Y112",
    "Y113",
    "Y120",
    "Y121",
    "Y122",
    "I308",
    "I343",
    "I416",
    "A720",
    "I353",
    "I315",
    "I320",
    "I321",
    "I322",
    "I311",
    "I313",
    "I441",
    "I314",
    "I324",
    "M610",
    "M640",
    "M641",
    "M642",
    "M643",
    "M644",
    "M645",
    "R501",
    "R517",
    "R518",
    "R523",
    "R519",
    "R520",
    "N803",
    "A302",
    "A303",
    "A305",
    "A306",
    "A308",
    "A309",
    "A311",
    "A312",
    "A313",
    "A314",
    "A315",
    "A404",
    "A407",
    "A411",
    "A412",
    "A508",
    "A521",
    "A523",
    "A524",
    "A516",
    "A529",
    "A547",
    "A552",
    "A543",
    "A560",
    "A540",
    "A541",
    "A604",
    "A605",
    "R525",
    "R540",
    "Y154",
    "R541",
    "R531",
    "B101",
    "B102",
    "B103",
    "B104",
    "B105",
    "B106",
    "B107",
    "B108",
    "B109",
    "B110",
    "B111",
    "M654",
    "M680",
    "A116",
    "B113",
    "B115",
    "I331",
    "I371",
    "I430",
    "I450",
    "I451",
    "I452",
    "I431",
    "Y137",
}
"""What cannot be shown as a stretch of one text file; each has a test of its own, or further examples (`LIMITS`)."""


def test_the_example_workspace_has_no_finding(make_workspace: Callable[..., Workspace]) -> None:
    assert find_problems(make_workspace()) == []


def test_nor_has_it_one_a_quarter_later(make_workspace: Callable[..., Workspace]) -> None:
    assert find_problems(make_workspace(**TWO_QUARTERS)) == []


def test_only_what_cannot_be_shown_has_no_example() -> None:
    assert {code for code, rule in all_rules().items() if not rule.examples} <= WITHOUT_EXAMPLE
    assert set(LIMITS) <= set(all_rules())


@pytest.mark.parametrize(("rule", "example", "bad"), BAD)
def test_bad_example_is_found_at_its_mark(
    rule: Rule, example: Example, bad: str, in_memory: Callable[..., Workspace]
) -> None:
    assert_found_at_its_mark(rule, example, bad, in_memory)


@pytest.mark.parametrize(("rule", "example", "good"), GOOD)
def test_good_example_is_not_found(
    rule: Rule, example: Example, good: str, in_memory: Callable[..., Workspace]
) -> None:
    assert_not_found(rule, example, good, in_memory)


def test_the_first_example_shows_a_bad_and_a_good_side() -> None:
    assert [rule.code for rule in all_rules().values() if rule.examples and not rule.examples[0].bad] == []
    assert [rule.code for rule in all_rules().values() if rule.examples and not rule.examples[0].good] == []


def test_codes_are_unique_and_every_rule_has_its_page() -> None:
    codes = [rule.code for family in FAMILIES for rule in family.rules]
    assert len(codes) == len(set(codes))
    for rule in all_rules().values():
        assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
        assert rule.title
        assert rule.explanation.endswith(".")


def test_every_code_in_the_source_is_registered() -> None:
    code = re.compile(r"[YSIKRMTNCXAB]\d{3}")
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "src" / "tdkt").rglob("*.py")]
    used = {
        node.value
        for text in texts
        if code.search(text)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and code.fullmatch(node.value)
    }
    assert used == set(all_rules())


def test_the_rules_page_in_the_docs_is_up_to_date() -> None:
    assert (REPOSITORY / "docs" / "rules.md").read_text(encoding="utf-8") == rules_document(), (
        "run: python -m tdkt.checks.manual > docs/rules.md"
    )
