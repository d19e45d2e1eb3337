"""What an example of a rule promises."""

from __future__ import annotations

from collections.abc import Callable

from example_ward import files_of, with_example
from tdkt.checks.rule import Example, Rule
from tdkt.checks.run import errors_in, find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


def assert_found_at_its_mark(rule: Rule, example: Example, bad: str, make_workspace: Make) -> None:
    """The rule is broken where the mark stands and nowhere else, and no rule is but those that the example names."""
    assert example.text in files_of(example)[example.file]
    files, place = with_example(example, bad)
    found = find_problems(make_workspace(**files))
    own = [finding for finding in found if finding.code == rule.code]
    assert {(finding.place.line, finding.place.column) for finding in own} == {place}
    assert {finding.severity for finding in own} == {rule.severity}
    assert {finding.place.file for finding in own} == {example.file}
    assert {finding.code for finding in found} <= {rule.code, *example.also}
    errors = [finding for finding in found if finding.is_error]
    if errors:  # what stops a command is found by the shorter search too
        assert errors_in(make_workspace(**files)) == errors


def assert_not_found(rule: Rule, example: Example, good: str, make_workspace: Make) -> None:
    """The rule is not broken, and no other is but those that the example names."""
    assert example.text in files_of(example)[example.file]
    files, _ = with_example(example, good)
    found = find_problems(make_workspace(**files))
    assert {finding.code for finding in found} <= set(example.also) - {rule.code}
