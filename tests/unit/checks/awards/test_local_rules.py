"""Two rules of the ward on the same matter clash; rules on two matters do not, in whichever order they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import RULES_OF_WARD
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

QUORUM = "{parameter: quorum, value: 3/5, source: Quy chế Hội đồng}"
COUNTED = "{parameter: vote_of_all_members, value: present, source: Quy chế Hội đồng}"


@pytest.mark.parametrize(
    ("rules", "clash"),
    [
        ((QUORUM, COUNTED), False),
        ((COUNTED, QUORUM), False),
        ((QUORUM, QUORUM), True),
        ((COUNTED, QUORUM, COUNTED), True),
    ],
)
def test_rules_on_one_matter_clash(
    rules: tuple[str, ...], clash: bool, make_workspace: Callable[..., Workspace]
) -> None:
    text = "kind: award-rules\nrules:\n" + "".join(f"  - {rule}\n" for rule in rules)
    messages = [one.message for one in find_problems(make_workspace(**{**FILES, RULES_OF_WARD: text}))]
    assert any("đã đặt rồi, trong cùng thời gian" in message for message in messages) == clash
