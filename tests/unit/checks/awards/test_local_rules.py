"""Two rules of the ward on the same matter clash; rules on two matters do not, in whichever order they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import RULES_OF_WARD
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

COUNTED = "{parameter: vote_of_all_members, value: present, source: Quy chế Hội đồng}"

LAST_YEAR = "{parameter: quorum, value: 3/5, source: Quy chế Hội đồng, from: 2025-01-01, until: 2026-01-01}"
QUORUM = "{parameter: quorum, value: 3/5, source: Quy chế Hội đồng}"
THIS_YEAR = "{parameter: quorum, value: 3/5, source: Quy chế Hội đồng, from: 2026-01-01}"
OFF = "{parameter: extra_days_off, value: [2026-05-04, 2026-05-05], source: Công văn}"
OTHER_OFF = "{parameter: extra_days_off, value: [2026-08-31], source: Công văn}"
WORKED = "{parameter: extra_working_days, value: [2026-05-05, 2026-05-09], source: Công văn}"


@pytest.mark.parametrize(
    ("rules", "clash"),
    [
        ((QUORUM, COUNTED), False),
        ((COUNTED, QUORUM), False),
        ((QUORUM, QUORUM), True),
        ((COUNTED, QUORUM, COUNTED), True),
        ((COUNTED, QUORUM, QUORUM), True),
        ((LAST_YEAR, THIS_YEAR), False),
        ((LAST_YEAR, QUORUM), True),
        ((LAST_YEAR, THIS_YEAR, THIS_YEAR), True),
    ],
)
def test_rules_on_one_matter_clash(
    rules: tuple[str, ...], clash: bool, in_memory: Callable[..., Workspace]
) -> None:
    text = "kind: award-rules\nrules:\n" + "".join(f"  - {rule}\n" for rule in rules)
    messages = [one.message for one in find_problems(in_memory(**{**FILES, RULES_OF_WARD: text}))]
    assert any("đã đặt rồi, trong cùng thời gian" in message for message in messages) == clash


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((OFF, WORKED), ["Ngày 2026-05-05 vừa nghỉ thêm vừa làm bù."]),
        ((WORKED, OFF), ["Ngày 2026-05-05 vừa nghỉ thêm vừa làm bù."]),
        ((OTHER_OFF, WORKED), []),
        (
            (OTHER_OFF.replace("source", "until: 2026-01-01, source"), WORKED, OFF),
            ["Ngày 2026-05-05 vừa nghỉ thêm vừa làm bù."],
        ),
    ],
)
def test_a_day_is_off_or_worked(
    rules: tuple[str, ...], said: list[str], in_memory: Callable[..., Workspace]
) -> None:
    text = "kind: award-rules\nrules:\n" + "".join(f"  - {rule}\n" for rule in rules)
    found = find_problems(in_memory(**{**FILES, RULES_OF_WARD: text}))
    assert [one.message for one in found if "vừa nghỉ thêm" in one.message] == said
