"""Dotted blanks: what is unknown is left to be filled in by hand, on a line that is as long as the page allows."""

from __future__ import annotations

from tdkt.documents.page import layout
from tdkt.type_metrics import text_width

_ELLIPSIS = "…"
_ROOM = 2.0
"""Left free in mm at the end of the line, for a word processor whose metrics differ a little from ours."""
_LEAST = 20.0


def filled(label: str, value: str | None) -> str:
    """Return "Quê quán: …" with `value`, or with dots to the end of the line of a hyphen item where there is none."""
    return f"{label}: {value or dots(f'- {label}: ')}"


def dots(before: str = "") -> str:
    """Return dots that fill the first line of a paragraph of the body after the words `before`."""
    style = layout.BODY
    room = layout.TEXT_WIDTH - style.first_line - text_width(before, style.size) - _ROOM
    whole, rest = divmod(max(room, _LEAST), text_width(_ELLIPSIS, style.size))
    return _ELLIPSIS * int(whole) + "." * int(rest / text_width(".", style.size))
