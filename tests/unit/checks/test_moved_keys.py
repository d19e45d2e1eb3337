"""A key at the wrong level goes where one neighbouring level takes it; else it stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.moved_keys import keys_put_right
from tdkt.workspace.workspace import Workspace

MEASURE = "measure: {type: reduction, at_least: 10, of: chi phí văn phòng phẩm, in: đồng}"
BESIDE = (
    "        at_least: 10\n        in: đồng\n        measure: {type: reduction, of: chi phí văn phòng phẩm}"
)


def put_right(in_memory: Callable[..., Workspace], file: str, text: str) -> list[tuple[str, int]]:
    return [(new, number) for _, new, number in keys_put_right(in_memory(**{file: text}), lambda _: True)]


def test_beside_a_measure_goes_into_it(in_memory: Callable[..., Workspace]) -> None:
    right = FILES[MOVEMENTS]
    wrong = right.replace(f"        {MEASURE}", BESIDE)
    ((text, number),) = put_right(in_memory, MOVEMENTS, wrong)
    assert number == 2
    assert text == right.replace(
        MEASURE, "measure: {type: reduction, of: chi phí văn phòng phẩm, at_least: 10, in: đồng}"
    )


def test_within_an_item_goes_above_the_list(in_memory: Callable[..., Workspace]) -> None:
    figure = "  - {target: van-thu.mo-hinh, count: 1}\n"
    block = "  - target: van-thu.mo-hinh\n    count: 1\n"
    line = "reporter: Nguyễn Văn A\n"
    bare = FILES[REPORT].replace(line, "")
    ((text, number),) = put_right(in_memory, REPORT, bare.replace(figure, f"{block}    {line}"))
    assert number == 1
    assert text == bare.replace(figure, block) + line


@pytest.mark.parametrize(
    "wrong",
    [
        f"        at_leest: 10\n        {MEASURE}",  # no level knows it
        f"        at_least: 20\n        {MEASURE}",  # the measure has one
        BESIDE.replace("at_least: 10\n", "at_least: 10 # mức\n        # của năm\n").replace(
            "        in: đồng\n", ""
        ),
    ],
)
def test_what_has_no_one_right_place_stays(in_memory: Callable[..., Workspace], wrong: str) -> None:
    assert put_right(in_memory, MOVEMENTS, FILES[MOVEMENTS].replace(f"        {MEASURE}", wrong)) == []
