"""Every rule's example: the bad side is found at the marked place, the good side is not found."""

from __future__ import annotations

import re

import pytest
from typed_documents import DOCUMENTS, marked_place, typed_word

from conftest import REPOSITORY
from tdkt.checks.rule import Example, Rule
from tdkt.conformity.manual import rules_document
from tdkt.conformity.registry import FAMILIES, all_rules
from tdkt.conformity.run import examined_word

EXAMPLES = [(rule, example) for rule in all_rules().values() for example in rule.examples]
BAD = [pytest.param(rule, example, bad, id=rule.code) for rule, example in EXAMPLES for bad in example.bad]
GOOD = [
    pytest.param(rule, example, good, id=rule.code) for rule, example in EXAMPLES for good in example.good
]
WITHOUT_EXAMPLE = {"V608", "V120", "V230", "V416", "V540", "V541", "V542"}
"""What cannot be shown as lines of a document; each has a test of its own."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_good_document_has_no_finding(name: str) -> None:
    found = examined_word(typed_word(DOCUMENTS[name]))
    assert [(finding.code, finding.message) for finding in found.findings] == []
    assert found.document.not_judged == ""


@pytest.mark.parametrize(("rule", "example", "bad"), BAD)
def test_bad_example_is_found_at_its_mark(rule: Rule, example: Example, bad: str) -> None:
    text = _document(example, bad)
    findings = examined_word(typed_word(text)).findings
    others = {finding.code for finding in findings} - {rule.code}
    own = [finding for finding in findings if finding.code == rule.code]
    assert own, [(finding.code, finding.message) for finding in findings]
    assert others <= set(example.also), [(finding.code, finding.message) for finding in findings]
    place = marked_place(text)
    if place is not None:
        spot = own[0].spot
        assert spot is not None
        assert spot.place.index == place[0]
    for finding in own:
        assert finding.message.endswith(".")
        assert finding.cure.endswith((".", "”"))


@pytest.mark.parametrize(("rule", "example", "good"), GOOD)
def test_good_example_is_not_found(rule: Rule, example: Example, good: str) -> None:
    findings = examined_word(typed_word(_document(example, good))).findings
    assert {finding.code for finding in findings} <= set(example.also), [one.message for one in findings]


def _document(example: Example, side: str) -> str:
    text = DOCUMENTS[example.file]
    assert text.count(example.text) >= 1, example.text
    return text.replace(example.text, side, 1)


def test_every_rule_has_its_page_and_example() -> None:
    codes = [rule.code for family in FAMILIES for rule in family.rules]
    assert len(codes) == len(set(codes))
    for rule in all_rules().values():
        assert re.fullmatch(r"V[1-7]\d\d", rule.code)
        assert rule.title
        assert rule.explanation.endswith(".")
        assert rule.source
        assert rule.examples or rule.code in WITHOUT_EXAMPLE


def test_the_rules_page_in_the_docs_is_up_to_date() -> None:
    assert (REPOSITORY / "docs" / "rules-nd30.md").read_text(encoding="utf-8") == rules_document(), (
        "run: python -m tdkt.conformity.manual > docs/rules-nd30.md"
    )
