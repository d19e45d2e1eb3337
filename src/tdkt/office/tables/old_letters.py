"""Old letters in tables: a cell by its font where the file says it, the whole file by its letters where fonts say nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tdkt.model import letters
from tdkt.model.records import replace
from tdkt.office.old_letters import (
    Evidence,
    code_of_font,
    decoded_text,
    draws_capitals,
    lost_code,
    said_code,
)
from tdkt.office.tables.grid import Grid
from tdkt.office.tables.stored_values import Given

Place = tuple[int, int]


def without_old_letters(grids: Sequence[Grid]) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Return the sheets with all their texts in Unicode, and sentences that say what was done for that."""
    by_font: Counter[str] = Counter()
    found = [_rewritten(grid, partial(_by_font, grid, by_font)) for grid in grids]
    told = [
        f"{count} ô gõ bằng phông chữ cũ {font} (bảng mã {code_of_font(font)}): đã chuyển sang Unicode."
        for font, count in by_font.items()
        if count
    ]
    code = lost_code(_texts(found))
    if code:
        changed = [_rewritten(grid, partial(_by_letters, code)) for grid in found]
        count = sum(one != other for one, other in zip(_texts(found), _texts(changed), strict=True))
        told.append(f"{count} ô gõ theo mã cũ ({said_code(code)}): đã chuyển sang Unicode, cần đọc lại.")
        found = changed
    return tuple(found), tuple(told)


def _texts(grids: Iterable[Grid]) -> Iterable[str]:
    return (given.value for grid in grids for given in grid.cells.values() if isinstance(given.value, str))


def _rewritten(grid: Grid, rewrite: Callable[[Place, str], str]) -> Grid:
    def one(place: Place, given: Given) -> Given:
        if not isinstance(given.value, str) or (given.value.isascii() and place not in grid.look.fonts):
            return given
        text = rewrite(place, given.value)
        return given if text == given.value else replace(given, value=text)

    return replace(grid, cells={place: one(place, given) for place, given in grid.cells.items()})


def _by_letters(code: str, _: Place, text: str) -> str:
    return decoded_text(text, code) if letters.needs_a_look(text) else text


def _by_font(grid: Grid, told: Counter[str], place: Place, text: str) -> str:
    font = grid.look.fonts.get(place, "")
    code = code_of_font(font)
    if not code:
        return text
    evidence = Evidence(text, code)
    if evidence.as_is and not evidence.decoded:  # Unicode, typed in a font that has none
        return text
    decoded = decoded_text(text, code)
    if code == "TCVN3" and draws_capitals(font):
        decoded = decoded.upper()
    told[font] += decoded != text
    return decoded
