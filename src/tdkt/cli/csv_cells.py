"""What stands in a cell of a CSV file: data that no spreadsheet takes for a formula, and that stays in its line."""

from __future__ import annotations

from tdkt.model.text import one_line

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: object) -> object:
    """Return what is written for `value`: a number as it is, nothing for None, text in one line and never a formula."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = one_line(value)
    if not text.lstrip().startswith(_FORMULA):
        return text
    try:
        float(text.replace(",", "."))
    except ValueError:
        return f"'{text}"
    return text
