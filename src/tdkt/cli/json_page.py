"""The JSON of a command: one object that says which format and which tdkt it comes from, then what was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tdkt import __version__
from tdkt.cli.console import say
from tdkt.model.plan_year import SchoolYear, year_in_file


def write_json(
    version: int, content: Mapping[str, Any], *, default: Callable[[Any], Any] | None = None
) -> None:
    """Write `content` to stdout under its head; `version` is that of the command's format, `default` as in `json.dumps`."""
    document = _written({"version": version, "tool": f"tdkt {__version__}", **content})
    say(json.dumps(document, ensure_ascii=False, indent=2, default=default))


def _written(value: Any) -> Any:
    """Return `value` with every school year as files write it ("2026-2027"); JSON would take it for the number it begins with."""
    if isinstance(value, SchoolYear):
        return year_in_file(value)
    if isinstance(value, Mapping):
        return {key: _written(one) for key, one in value.items()}
    return [_written(one) for one in value] if isinstance(value, (list, tuple)) else value
