"""The JSON of a command: one object that says which format and which tdkt it comes from, then what was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tdkt import __version__
from tdkt.cli.console import say


def write_json(
    version: int, content: Mapping[str, Any], *, default: Callable[[Any], Any] | None = None
) -> None:
    """Write `content` to stdout under its head; `version` is that of the command's format, `default` as in `json.dumps`."""
    document = {"version": version, "tool": f"tdkt {__version__}", **content}
    say(json.dumps(document, ensure_ascii=False, indent=2, default=default))
