"""Which list a file is: by the headings of its columns, never by guess where two kinds fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tdkt.errors import UserError
from tdkt.exchange.lists.kind import ListKind, heading_key
from tdkt.exchange.lists.kinds import KINDS
from tdkt.exchange.lists.table import Head, head_of
from tdkt.office.tables.grid import Grid, TableFile

_OF_OTHER_LISTS = (
    "danh hiệu",
    "hình thức khen",
    "xếp loại",
    "sáng kiến",
    "đăng ký",
    "thành tích",
    "số quyết định",
    "điểm",
    "biểu quyết",
    "phiếu",
)
"""Words of headings of lists about awards, which hold names of people too."""


class AmbiguousError(UserError):
    """The file is a list, but it is not certain of what."""


@dataclass(frozen=True, slots=True)
class Found:
    """The sheets of a file that hold a list, each with its head."""

    kind: ListKind
    sheets: tuple[tuple[Grid, Head], ...]


def recognised(tables: TableFile, wanted: str | None, known: Mapping[str, ListKind] = KINDS) -> Found:
    """Return the list that a file holds; `wanted` is the kind that the user says. Raises UserError where none or several fit."""
    grids = [grid for grid in tables.grids if not grid.hidden and grid.cells]
    kinds = [known[wanted]] if wanted else list(known.values())
    found = [one for kind in kinds if (one := _found(grids, kind, is_told=bool(wanted))) is not None]
    if not found:
        raise _not_found(wanted)
    best = max(_weight(one) for one in found)
    likely = [one for one in found if _weight(one) == best]
    other = next(_award_columns(likely[0]), None)
    if not wanted and (len(likely) > 1 or other):
        why = f"có cột “{other}”" if other else "hợp với " + " và ".join(one.kind.title for one in likely)
        choices = "; ".join(f"--as {kind.name} ({kind.title})" for kind in KINDS.values())
        raise AmbiguousError(f"chưa rõ là danh sách gì: {why}", hint=f"Nói rõ bằng một trong: {choices}.")
    return likely[0]


def _found(grids: Sequence[Grid], kind: ListKind, *, is_told: bool) -> Found | None:
    sheets = [(grid, head) for grid in grids if (head := head_of(grid, kind, is_told=is_told)) is not None]
    return Found(kind, tuple(sheets)) if sheets else None


def _weight(found: Found) -> tuple[int, bool, int]:
    """Return how well a file fits: how much it takes to be such a list, whether that goes by its own name, how many columns are understood."""
    needed = sum(column.needed for column in found.kind.columns)
    return max((needed, head.is_exact, len(head.columns)) for _, head in found.sheets)


def _award_columns(found: Found) -> Iterator[str]:
    """Yield headings that no list of people has: a list about awards that is not known holds names too."""
    marks = tuple(map(heading_key, _OF_OTHER_LISTS)) if found.kind.placed is None else ()
    return (
        text
        for _, head in found.sheets
        for _, text in head.unknown
        if any(mark in heading_key(text) for mark in marks)
    )


def _not_found(wanted: str | None) -> UserError:
    if wanted:
        needed = next(column for column in KINDS[wanted].columns if column.needed)
        listed = ", ".join(f"“{heading}”" for heading in (*needed.headings, *needed.loose)[:6])
        return UserError(
            f"không thấy {KINDS[wanted].title} trong 15 hàng đầu của trang nào",
            hint=f"Hàng đầu bảng phải có cột {listed}…",
        )
    heads = "; ".join(
        f"{kind.title}: cột “{next(column.title for column in kind.columns if column.needed)}”"
        for kind in KINDS.values()
    )
    return UserError(
        "không nhận ra là danh sách gì", hint=f"Hàng đầu bảng của {heads}. Hoặc nói rõ bằng --as."
    )
