"""JSON of others has one meaning or none."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.workspace.issued import packed, unpacked
from tdkt.workspace.strict_json import parse_json

COPY = packed({"plans/2026/plan.yaml": "kind: plan\nyear: 2026\n", "plans/a.yaml": ""})
VALUES: tuple[Any, ...] = (None, True, 0, 1, 1.5, "x", [], [1], [None], {}, {"a": 1}, [["x"]])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"format": ' + b"1" * 5_000 + b"}",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        rb'{"a": "\ud800"}',
        rb'{"\uDfff": 1}',
        '{"a": 1}'.encode("utf-16"),
    ],
)
def test_what_has_no_one_meaning_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the words are of the library
        parse_json(data)
    assert unpacked(data) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(string.printable + "Việt𝒜"),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_all_else_is_read(value: Any) -> None:
    assert parse_json(json.dumps(value)) == value
    assert parse_json(json.dumps(value, ensure_ascii=False).encode()) == value


def paths(value: Any) -> list[tuple[Any, ...]]:
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    return [(), *((key, *path) for key, child in children for path in paths(child))]


def with_value(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = with_value(copy[path[0]], path[1:], new)
    return copy


def test_a_stored_copy_with_any_other_value_in_any_place_is_none_or_texts() -> None:
    whole = json.loads(COPY)
    assert unpacked(COPY) is not None
    for path in paths(whole):
        for value in VALUES:
            found = unpacked(json.dumps(with_value(whole, path, value)).encode())
            assert found is None or all(isinstance(text, str) for pair in found.items() for text in pair)
    for value in VALUES:
        if value != 1:
            assert unpacked(json.dumps(with_value(whole, ("format",), value)).encode()) is None
