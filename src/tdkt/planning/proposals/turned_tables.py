"""Tables whose rows are the thôn or units and whose columns are the targets, turned so that they read as the others do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.model.text import fold
from tdkt.planning.proposals.table_heads import PLACE, TOTAL, Rows

_PLACES = re.compile(
    r"(?:ten )?(?:cac )?(?:don vi|noi|dia ban|thon|ap|ban|khu pho|to dan pho|tdp|khom|buon|lang|xom)\b"
)
_NO_TARGET = re.compile(r"(?:s?tt|so tt|so thu tu|ghi chu|ten|ho va ten|dai dien|bi thu|truong)\b")
_FIGURE = re.compile(r"\s*(?:[≥≤<>=]|trên|dưới|từ|ít nhất)?\s*\d[\d.,\s%/-]*\s*%?\s*$", re.IGNORECASE)
_UNIT = re.compile(r"^(?P<name>.+?)\s*\((?P<unit>[^()]{1,20})\)\s*$")
WHOLE = "Toàn xã"


def turned(rows: Rows) -> Rows | None:
    """Return the rows of a table with a target in each row ("Chỉ tiêu", "ĐVT", the places), None where it is none such."""
    if len(rows) < 3:
        return None
    head, *body = rows
    body = [row for row in body if any(cell.strip() for cell in row)]
    column = next((at for at, title in enumerate(head) if _PLACES.match(fold(title))), None)
    if column is None or any(column >= len(row) for row in body):
        return None
    names = [_place(" ".join(row[column].split()), head[column], row) for row in body]
    is_of_places = [bool(PLACE.match(fold(name))) or name == WHOLE for name in names]
    if sum(is_of_places) * 3 < len(names) * 2 or len(body) < 2:
        return None
    targets = [
        at
        for at, title in enumerate(head)
        if at != column and title.strip() and not _NO_TARGET.match(fold(title)) and _is_of_figures(body, at)
    ]
    if not targets:
        return None
    turned_rows: list[Sequence[str]] = [("Chỉ tiêu", "ĐVT", *names)]
    for at in targets:
        title = " ".join(head[at].split())
        named = _UNIT.match(title)
        name, unit = (named["name"], named["unit"]) if named else (title, "")
        turned_rows.append((name, unit, *(row[at] if at < len(row) else "" for row in body)))
    return turned_rows


def _place(cell: str, title: str, row: Sequence[str]) -> str:
    """Return the name of a row: "1" under "Khu phố" is "Khu phố 1", a row of the sum is the whole ward."""
    if TOTAL.match(fold(cell)) or (not cell and any(TOTAL.match(fold(one)) for one in row)):
        return WHOLE
    if re.fullmatch(r"\d{1,3}[A-Za-z]?", cell):
        head = re.sub(r"(?i)^(?:tên|các)\s+", "", title.strip()).strip()
        return f"{head[:1].upper()}{head[1:].lower()} {cell}"
    return cell


def _is_of_figures(body: Rows, at: int) -> bool:
    cells = [row[at].strip() for row in body if at < len(row) and row[at].strip()]
    return bool(cells) and 3 * sum(map(bool, map(_FIGURE.match, cells))) >= 2 * len(cells)
