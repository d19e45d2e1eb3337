"""JSON that came with somebody's files: one meaning or none, whatever it holds and however deep it is nested."""

from __future__ import annotations

import json
from typing import Any

from tdkt.model.patterns import lazy_pattern

_HALVES = lazy_pattern("[\ud800-\udfff]")


def parse_json(data: bytes | str) -> Any:
    """Return what `data` holds; raises ValueError for what is no JSON or can be read in two ways.

    That is: other bytes than UTF-8, a key that is named twice, halves of characters (they cannot be written again), NaN, numbers of
    thousands of digits, nesting that no file of ours has.
    """
    try:
        text = data.decode() if isinstance(data, bytes) else data
        found = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if _HALVES.search(text) or (
        "\\ud" in text.lower() and _HALVES.search(json.dumps(found, ensure_ascii=False))
    ):
        raise ValueError("half a character")
    return found


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is named twice")
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")
