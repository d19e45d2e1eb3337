"""A pattern is compiled when it is first used, and is then what `re.compile` makes."""

from __future__ import annotations

import re

import pytest

from tdkt.model.patterns import lazy_pattern


def test_a_lazy_pattern_does_what_a_compiled_one_does() -> None:
    pattern = lazy_pattern(r"(?P<word>đơn vị)", re.IGNORECASE)
    found = pattern.search("Các Đơn Vị")
    assert found is not None
    assert found["word"] == "Đơn Vị"
    assert pattern.sub("x", "đơn vị") == "x"
    assert pattern.pattern == r"(?P<word>đơn vị)"


def test_a_mistake_is_told_at_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search("")
