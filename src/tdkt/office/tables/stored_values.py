"""From a cell as a workbook stores it to the value that its user sees: a number, a day, a time, a text, true or false.

Excel stores a day as a number and tells by the number format that it is one (ECMA-376, part 1, 18.8.30; the built-in formats
stand there by their ids). Days count from 30/12/1899, or from 01/01/1904 where the workbook says so; before 01/3/1900 they are
one out, because 1900 had no 29th of February.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from tdkt.model.records import dataclass
from tdkt.office.tables.sheet_xml import RawCell

_BUILT_IN = {
    **dict.fromkeys((14, *range(27, 32), 36, *range(50, 59)), "dd/mm/yyyy"),
    **dict.fromkeys((15, 17), "d-mmm-yy"),
    16: "d-mmm",
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 45, 47), "h:mm:ss"),
    22: "dd/mm/yyyy h:mm",
    46: "[h]:mm:ss",
    9: "0%",
    10: "0.00%",
    49: "@",
}
"""The built-in formats that matter here; every other shows a plain number."""
GENERAL = "General"
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_LONGEST_NUMBER = 400
_SHOWN_ONLY = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]{1,2}\])[^\]]*\]', re.IGNORECASE)
"""What in a format is shown as it stands, or names a colour, a condition, a language."""
_ELAPSED = re.compile(r"\[[hms]{1,2}\]", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_SERIAL, _LEAP_BUG = 2_958_465, 60
"""31/12/9999, the last day of Excel; the number of the day that 1900 did not have."""


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in a cell: its value (a formula's is the cached one), Excel's number format, the formula if it is one."""

    value: Any
    number_format: str
    formula: str | None


@dataclass(frozen=True, slots=True)
class Formats:
    """The number formats of a workbook by the number of a style, and from when it counts days."""

    by_style: list[tuple[int, str]]
    since_1904: bool

    def of(self, style: int) -> str:
        """Return the code of a style's format."""
        if style >= len(self.by_style):
            return GENERAL
        number, code = self.by_style[style]
        return code or _BUILT_IN.get(number, GENERAL)


def given(cell: RawCell, formats: Formats) -> Given:
    """Return what the user of a workbook sees in `cell`."""
    code = formats.of(cell.style)
    return Given(_value(cell, code, formats.since_1904), code, cell.formula)


def shown_letters(code: str) -> str:
    """Return what is left of a format once its fixed words, colours and conditions are taken away, in small letters."""
    return _SHOWN_ONLY.sub("", code.partition(";")[0]).lower()


def _value(cell: RawCell, code: str, since_1904: bool) -> Any:
    text = cell.text
    match cell.type:
        case "b":
            return text.strip() not in ("", "0", "false")
        case "d":
            return _iso(text)
        case "n":
            number = _number(text.strip())
            return number if number is None or isinstance(number, str) else _dated(number, code, since_1904)
    return text or None


def _number(text: str) -> int | float | str | None:
    """Return the number that a cell stores; the text itself where it is none, so that it is refused where it stands."""
    if not text:
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text) else text


def _iso(text: str) -> datetime | str:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment.replace(tzinfo=None)


def _dated(number: int | float, code: str, since_1904: bool) -> Any:
    """Return a number as the day, time or length of time that its format shows, itself where that shows a number."""
    letters = shown_letters(code)
    is_elapsed = bool(_ELAPSED.search(letters))
    if not is_elapsed and (letters == GENERAL.lower() or not re.search(r"[dmyhs]", letters)):
        return number
    if not 0 <= number <= _LAST_SERIAL:
        return number
    if is_elapsed:
        return timedelta(days=float(number))
    if number < 1:
        return (_EPOCH + timedelta(seconds=round(number * 86_400) % 86_400)).time()
    return _moment(number, since_1904)


def _moment(number: int | float, since_1904: bool) -> datetime:
    days = int(number)
    seconds = round((number - days) * 86_400)
    if since_1904:
        days += (_EPOCH_1904 - _EPOCH).days
        return datetime.max if days > _LAST_SERIAL else _EPOCH + timedelta(days=days, seconds=seconds)
    before_march_1900 = 1 if days < _LEAP_BUG else 0
    return _EPOCH + timedelta(days=days + before_march_1900, seconds=seconds)
