"""What the pages for a browser share: one file each, made of a packaged template, with nothing in it that runs by itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from tdkt.resources import resource_folder

if TYPE_CHECKING:
    from jinja2 import Environment


def web_templates(finalize: Callable[[object], object] | None = None) -> Environment:
    """Return the packaged templates of pages: whatever stands in the data is text there, never markup.

    `finalize` is asked for what is written of every value.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(resource_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )


def allowing_hash(text: str) -> str:
    """Return the hash by which a Content-Security-Policy allows an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
