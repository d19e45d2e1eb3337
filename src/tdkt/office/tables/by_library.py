""".xls and .ods through calamine, in a process of its own: on a torn file the library ends the process that it runs in.

`python -m tdkt.office.tables.by_library MOST_CELLS MOST_SHEETS` reads a file from the standard input and writes its sheets as JSON.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from io import BytesIO
from typing import Any

from tdkt.errors import TdktError, UserError
from tdkt.office.tables.grid import Grid, Look, Range
from tdkt.office.tables.stored_values import GENERAL, Given
from tdkt.office.tables.xls_look import hidden_in_xls

_SECONDS, _MEMORY = 30, 1_500_000_000
_BROKEN, _TOO_LARGE = "tệp bị hỏng, hoặc có mật khẩu", "bảng quá lớn"
_DAY = "day"
"""Marks a cell that holds a day, which JSON has not."""


def grids_by_library(data: bytes, *, most_cells: int, most_sheets: int) -> tuple[Grid, ...]:
    """Return the sheets of an .xls or .ods; raises UserError where the library cannot read it within its limits."""
    command = [sys.executable, "-m", "tdkt.office.tables.by_library", str(most_cells), str(most_sheets)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
        if done.returncode == 3:
            raise UserError(_TOO_LARGE)
        sheets = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise UserError(_BROKEN) from error
    if sheets is None:
        raise UserError(_BROKEN)
    return tuple(
        Grid(
            name,
            {(row, column): Given(_seen(value), GENERAL, None) for row, column, value in cells},
            is_hidden,
            Look(frozenset(rows), frozenset(columns), tuple(Range(*one) for one in merged)),
        )
        for name, is_hidden, cells, rows, columns, merged in sheets
    )


def _seen(value: Any) -> Any:
    """Return a value as the house's own reader gives it: whole numbers whole, days with their time."""
    if isinstance(value, list):
        return datetime.datetime.fromisoformat(value[1])
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _TooLargeError(TdktError):
    """There is more in the file than is taken."""


def _sheets(data: bytes, most_cells: int, most_sheets: int) -> list[tuple[Any, ...]]:
    """Return of each sheet its name, whether it is hidden, its cells, its hidden rows and columns, its merged cells."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    found: list[tuple[Any, ...]] = []
    hidden = hidden_in_xls(data)
    left = most_cells
    for about in [one for one in workbook.sheets_metadata if one.name in workbook.sheet_names]:
        sheet = workbook.get_sheet_by_name(about.name)
        first_row, first_column = sheet.start or (0, 0)
        if len(found) == most_sheets or sheet.height * sheet.width > 10 * most_cells:
            raise _TooLargeError
        cells = [
            (row, column, _plain(value))
            for row, line in enumerate(sheet.to_python(skip_empty_area=True), first_row + 1)
            for column, value in enumerate(line, first_column + 1)
            if value != ""
        ]
        left -= len(cells)
        if left < 0:
            raise _TooLargeError
        merged = [
            (top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
        is_hidden = about.visible != SheetVisibleEnum.Visible
        found.append((about.name, is_hidden, cells, *hidden.get(about.name, ((), ())), merged))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return [_DAY, value.isoformat()]
    if isinstance(value, datetime.date):
        return [_DAY, f"{value.isoformat()}T00:00:00"]
    return value if isinstance(value, str | int | float | bool) else str(value)


def main() -> int:
    """Read a file from the standard input; 3 where it is too large, 1 where it cannot be read."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time is bounded there too
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    most_cells, most_sheets = map(int, sys.argv[1:3])
    try:
        sheets = _sheets(sys.stdin.buffer.read(), most_cells, most_sheets)
    except _TooLargeError:
        return 3
    except Exception:  # noqa: BLE001 whatever the library stumbles over, the file is broken
        return 1
    sys.stdout.write(json.dumps(sheets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
