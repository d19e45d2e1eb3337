"""The one reader of the law's own files, which lie beside this module; they come with tdkt and hold no errors to explain."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads 0.3 as exactly that."""


_Loader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node))
)


def read_law(path: Path) -> dict[str, Any]:
    """Return what the file at `path` holds; days are days, decimal numbers exact."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    return data
