"""What every workbook of ours has in common, whatever library writes it: safe texts, heights of rows, the same bytes.

A text is always stored as text: "=1+1", "+84…", "-", "@…" out of somebody's YAML is never a formula. The same
workbook is the same bytes on every machine: no clock, no user name, nothing compressed (zlib builds differ).
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable

from tdkt.type_metrics import wrap

FONT = "Times New Roman"
SIZE = 11
LONGEST_TEXT = 32_767
"""What one cell of Excel holds, in units of UTF-16."""
READ_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a text begins that a spreadsheet would take for a formula once somebody edits the cell."""

_MM_PER_CHARACTER, _PADDING_MM = 1.85, 1.6
_LINE_POINTS, _HIGHEST = 14, 409
"""How high a line of the body is, and the highest row that Excel takes, in points."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
FIRST_DAY = datetime.date(1980, 1, 1)
_TIMES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:)")


def cut_to_cell(text: str) -> str:
    """Return `text`, of a longer one as much as a cell of Excel holds."""
    return text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def height_for(texts: Iterable[tuple[str, float]], *, bold: bool = False) -> int:
    """Return the height in points of a row with `texts`, each with the width of its column in characters.

    Not every program makes a row high enough on opening.
    """
    lines = 1
    for text, characters in texts:
        width = characters * _MM_PER_CHARACTER - _PADDING_MM
        needed = (len(wrap(part, width, SIZE, bold=bold)) for part in text.split("\n"))
        lines = max(lines, sum(max(count, 1) for count in needed))
    return min(lines * _LINE_POINTS + 2, _HIGHEST)


def packed_alike(raw: bytes, day: datetime.date = FIRST_DAY) -> bytes:
    """Return the file `raw` of a workbook packed so that the same content is the same bytes; its two times are midnight of `day`.

    Order, time stamps and rights in the archive are fixed and nothing is compressed.
    """
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>" + stamp + rb"\g<3>", data)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            target.writestr(entry, data)
    return result.getvalue()
