"""Items written below an item: what the error advises is a way that works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

PLAN = "plans/2026/plan.yaml"
PLACE = (
    "        paragraphs:\n          - Trọng tâm là phong trào “Cả nước chung sức xây dựng nông thôn mới”.\n"
)
LEAD = "Trọng tâm là phong trào “Cả nước chung sức xây dựng nông thôn mới”:"


def with_section(in_memory: Callable[..., Workspace], text: str) -> list[tuple[str, str]]:
    assert PLACE in FILES[PLAN]
    found = find_problems(in_memory(**{PLAN: FILES[PLAN].replace(PLACE, text)}))
    return [(one.code, one.hint) for one in found if one.is_error]


@pytest.mark.parametrize(
    "item", ["{text: Các đơn vị thực hiện, items: [Phòng Kinh tế.]}", "[Phòng Kinh tế.]"]
)
def test_smaller_items_are_sent_to_the_body(item: str, in_memory: Callable[..., Workspace]) -> None:
    [(code, hint)] = with_section(in_memory, f"        items:\n          - {item}\n")
    assert code == "S204"
    assert 'body: ["Lời dẫn:", "- Gạch đầu dòng.", "+ Ý nhỏ."]' in hint


def test_what_is_advised_holds_no_error(in_memory: Callable[..., Workspace]) -> None:
    body = f'        body: ["{LEAD}", "- Các đơn vị thực hiện.", "+ Phòng Kinh tế."]\n'
    assert with_section(in_memory, body) == []


def test_a_sentence_with_a_colon_is_to_be_quoted(in_memory: Callable[..., Workspace]) -> None:
    [(_, hint)] = with_section(in_memory, "        items:\n          - Mục tiêu: nông thôn mới\n")
    assert hint.startswith("Câu có dấu hai chấm phải đặt trong ngoặc kép")
