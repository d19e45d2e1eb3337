"""Edits of YAML keep what they do not change."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_editor import edit_yaml, put
from tdkt.workspace.yaml_layout import laid_out
from tdkt.workspace.yaml_reader import read_yaml

REAL_FILES = sorted((REPOSITORY / "plans").rglob("*.yaml"))

ODD = """\
# Đầu tệp

kind:   unit-report     # loại
figures:
- {target: a.b,  numerator: 1,denominator: 2}   # chú thích
- target: "c.d"
  count: 3
  note: một câu dài
    xuống dòng
tasks:
    - task: x
      progress: 'done'
# Cuối tệp
"""


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def data_of(text: str) -> Any:
    document, findings = read_yaml(Source("x.yaml", text, True))
    assert document is not None
    assert not findings
    return document.data


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.stem)
def test_no_change_is_no_change(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert edit_yaml(text, lambda data: None) == text


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_one_value_is_one_line_in_any_layout(ends: str) -> None:
    text = ODD.replace("\n", ends)

    def change(data: Any) -> None:
        data["figures"][1]["count"] = 4

    edited = edit_yaml(text, change)
    assert edited == text.replace("count: 3", "count: 4")


MIXED = [
    "kind: unit-report\r\n",
    "figures:\n",
    "  - target: a.b\r\n",
    "    count: 3\r\n",
    "  - target: c.d\n",
    "    count: 4\n",
    "# hết\r\n",
]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("figure", "line"), [(0, 3), (1, 5)])
def test_lines_of_either_end_keep_theirs(figure: int, line: int, mark: str) -> None:
    def change(data: Any) -> None:
        data["figures"][figure]["count"] = 9

    wanted = [*MIXED]
    wanted[line] = wanted[line].replace("3", "9").replace("4", "9")
    assert edit_yaml(mark + "".join(MIXED), change) == mark + "".join(wanted)


def test_a_new_line_ends_as_the_one_before_it() -> None:
    def change(data: Any) -> None:
        put(data["figures"][0], "note", "thêm")
        put(data["figures"][1], "note", "thêm")

    assert edit_yaml("".join(MIXED), change) == "".join(
        [*MIXED[:4], "    note: thêm\r\n", *MIXED[4:6], "    note: thêm\n", MIXED[6]]
    )


def test_a_line_that_goes_takes_its_end_along() -> None:
    def change(data: Any) -> None:
        del data["figures"][0]

    assert edit_yaml("".join(MIXED), change) == "".join([*MIXED[:2], *MIXED[4:]])


def test_a_last_line_without_an_end() -> None:
    def change(data: Any) -> None:
        data["b"] = 3

    assert edit_yaml("a: 1\r\nb: 2", change) == "a: 1\r\nb: 3\r\n"


@settings(max_examples=80)
@given(st.data())
def test_whatever_the_ends_only_the_edited_line_changes(data: st.DataObject) -> None:
    lines = [f"k{number}: {number}" for number in range(data.draw(st.integers(2, 12)))]
    ends = [data.draw(st.sampled_from(["\n", "\r\n"])) for _ in lines]
    chosen = data.draw(st.integers(0, len(lines) - 1))

    def change(loaded: Any) -> None:
        loaded[f"k{chosen}"] = 99

    wanted = [*lines]
    wanted[chosen] = f"k{chosen}: 99"
    text = "".join(map("".join, zip(lines, ends, strict=True)))
    assert edit_yaml(text, change) == "".join(map("".join, zip(wanted, ends, strict=True)))


def test_a_change_in_a_line_of_odd_layout_keeps_the_others() -> None:
    def change(data: Any) -> None:
        data["figures"][0]["numerator"] = 9
        put(data["tasks"][0], "note", "thêm")

    edited = edit_yaml(ODD, change)
    assert data_of(edited)["figures"][0] == {"target": "a.b", "numerator": 9, "denominator": 2}
    assert data_of(edited)["tasks"][0] == {"task": "x", "progress": "done", "note": "thêm"}
    for kept in (
        "kind:   unit-report     # loại",
        "# chú thích",
        '- target: "c.d"',
        "    xuống dòng\n",
        "# Cuối tệp",
    ):
        assert kept in edited


@settings(max_examples=150)
@given(st.data())
def test_the_data_after_an_edit_are_the_data_that_were_meant(data: st.DataObject) -> None:
    keys = ["a", "b", "c", "d", "e"]
    entries = data.draw(
        st.lists(
            st.dictionaries(st.sampled_from(keys), st.integers(0, 9), min_size=1), min_size=1, max_size=5
        )
    )
    lines = ["figures:"]
    for number, entry in enumerate(entries):
        flow = data.draw(st.booleans())
        pad = data.draw(st.sampled_from(["", " ", "  "]))
        if flow:
            lines.append(
                "  - {" + f",{pad or ' '}".join(f"{k}:{pad or ' '}{v}" for k, v in entry.items()) + "}"
            )
        else:
            for place, (name, count) in enumerate(entry.items()):
                lines.append(
                    f"  {'- ' if not place else '  '}{name}:{pad or ' '}{count}"
                    + data.draw(st.sampled_from(["", "  # ghi chú"]))
                )
        if data.draw(st.booleans()):
            lines.append(f"  # chú thích {number}" if data.draw(st.booleans()) else "")
    text = "\n".join(lines) + "\n"
    wanted: list[dict[str, Any]] = [dict(entry) for entry in entries]
    index = data.draw(st.integers(0, len(entries) - 1))
    key = data.draw(st.sampled_from(keys))
    value = data.draw(
        st.one_of(st.integers(10, 99), st.sampled_from(["1.234", "no", "a: b", "- x", "#c", "Hòa"]))
    )
    removing = data.draw(st.booleans()) and key in wanted[index] and len(wanted[index]) > 1

    def change(loaded: Any) -> None:
        if removing:
            del loaded["figures"][index][key]
        else:
            put(loaded["figures"][index], key, value)

    if removing:
        del wanted[index][key]
    else:
        wanted[index][key] = value
    assert data_of(edit_yaml(text, change))["figures"] == wanted


@pytest.mark.parametrize("text", ["Gồm: hai", "08:00", "2026-01-30", "không #1", "- một", "a\nb"])
def test_a_new_text_is_quoted_as_in_our_layout(text: str) -> None:
    edited = edit_yaml("kind: x\n", lambda data: put(data, "note", text))
    assert edited.startswith('kind: x\nnote: "')
    assert laid_out(edited) == edited
    assert data_of(edited) == {"kind": "x", "note": text}
