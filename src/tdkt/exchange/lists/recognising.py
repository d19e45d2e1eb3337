"""Which lists a file holds: each sheet by the headings of its columns, never by guess where two kinds fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tdkt.errors import UserError
from tdkt.exchange.lists.award_meaning import is_award
from tdkt.exchange.lists.kind import ListKind, heading_key
from tdkt.exchange.lists.kinds import KINDS
from tdkt.exchange.lists.list_head import Head, TopRows, head_of
from tdkt.model.records import dataclass
from tdkt.model.text import fold
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
    """A kind of list, and the sheets of a file that hold it, each with its head."""

    kind: ListKind
    sheets: tuple[tuple[Grid, Head], ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lists of a file, in the order in which they are taken in (`KINDS`), and the sheets that are none, in words."""

    lists: tuple[Found, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet, the heads that it could have by kind (also the kind that the user says), and those that fit best."""

    grid: Grid
    heads: Mapping[str, Head]
    likely: tuple[str, ...]
    told: Head | None
    odd: str = ""
    """A heading that the only kind that fits does not know, and that stands in lists about awards."""

    @property
    def is_certain(self) -> bool:
        return len(self.likely) == 1 and not self.odd


def recognised(
    tables: TableFile,
    wanted: str | None,
    known: Mapping[str, ListKind] = KINDS,
    *,
    is_for_batch: bool = False,
) -> Recognised:
    """Return the lists that a file holds; `wanted` is the kind that the user says, `is_for_batch` that it is for a batch.

    Raises UserError where none or several fit.
    """
    shown = [grid for grid in tables.grids if not grid.hidden and grid.cells]
    sheets = [_sheet(grid, wanted, known, is_for_batch=is_for_batch) for grid in shown]
    chosen = _chosen_by_user(sheets, wanted, known) if wanted else _chosen(sheets, known)
    if not chosen:
        raise _not_found(wanted)
    others = [_other(sheet, known) for place, sheet in enumerate(sheets) if place not in chosen]
    by_kind: dict[str, list[tuple[Grid, Head]]] = {}
    for place, name in chosen.items():
        by_kind.setdefault(name, []).append(
            (sheets[place].grid, sheets[place].told or sheets[place].heads[name])
        )
    lists = [Found(known[name], tuple(by_kind[name])) for name in known if name in by_kind]
    return Recognised(tuple(lists), tuple(others))


def _sheet(grid: Grid, wanted: str | None, known: Mapping[str, ListKind], *, is_for_batch: bool) -> _Sheet:
    top = TopRows(grid)
    heads = {name: head for name, kind in known.items() if (head := _head(top, kind, grid)) is not None}
    weights = {name: _weight(known[name], head, grid) for name, head in heads.items()}
    best = max(weights.values(), default=None)
    likely = tuple(name for name, weight in weights.items() if weight == best)
    # Households are proposed with points, and for an award.
    may_be_odd = bool(likely) and not (is_for_batch and likely[0] == "households")
    odd = next(_award_columns(known[likely[0]], heads[likely[0]]), "") if may_be_odd else ""
    told = head_of(top, known[wanted], is_told=True) if wanted else None
    return _Sheet(grid, heads, likely, told, odd)


def _chosen(sheets: Sequence[_Sheet], known: Mapping[str, ListKind]) -> dict[int, str]:
    """Return the kind of each sheet that is a list, by its place; one that could be several things is what another certainly is."""
    certain = {place: sheet.likely[0] for place, sheet in enumerate(sheets) if sheet.is_certain}
    chosen: dict[int, str] = {}
    for place, sheet in enumerate(sheets):
        if not sheet.likely:
            continue
        name = certain.get(place)
        as_others = [one for one in sheet.likely if one in certain.values()]
        if name is None and not sheet.odd and len(as_others) == 1:
            name = as_others[0]
        if name is None:
            raise _ambiguous(sheet, known, is_only=len(sheets) == 1)
        chosen[place] = name
    return chosen


def _chosen_by_user(sheets: Sequence[_Sheet], wanted: str, known: Mapping[str, ListKind]) -> dict[int, str]:
    """Return the places of the sheets that can be what the user says; raises UserError where one of several is certainly something else."""
    told = [sheet for sheet in sheets if sheet.told is not None]
    by_itself = {sheet.likely[0] if sheet.is_certain else wanted for sheet in told}
    for sheet in told if len(by_itself) > 1 else ():
        if sheet.is_certain and sheet.likely[0] != wanted:
            raise UserError(
                f"trang {sheet.grid.title} là {known[sheet.likely[0]].title}, không phải {known[wanted].title}",
                hint="Bỏ --as để tdkt nhận từng trang theo cột của trang ấy, hoặc tách trang ấy ra một tệp.",
            )
    return {place: wanted for place, sheet in enumerate(sheets) if sheet.told is not None}


def _head(top: TopRows, kind: ListKind, grid: Grid) -> Head | None:
    """Return the head of a list of `kind`; a sheet that is titled as one may have its loose headings."""
    if kind.titled:
        loose = head_of(top, kind, is_told=True)
        if loose is not None and _is_titled(kind, loose, grid):
            return loose
    return head_of(top, kind, is_told=False)


def _is_titled(kind: ListKind, head: Head, grid: Grid) -> bool:
    """Tell whether a sheet, or what stands above its head, is titled as such lists are."""
    title = fold(" ".join((grid.title, *head.titles)))
    return any(words in title for words in kind.titled)


def _weight(kind: ListKind, head: Head, grid: Grid) -> tuple[int, bool, bool, int]:
    """Return how well a sheet fits: how much it takes to be such a list, whether it is titled so, whether its columns go by their own
    names, how many of them are understood."""
    needed = sum(column.needed for column in kind.columns) + bool(kind.one_of)
    if head.marks and not _is_titled(kind, head, grid):
        return needed, False, False, 0  # boxes under awards may be what is registered, proposed or held
    return needed, _is_titled(kind, head, grid), head.is_exact, len(head.all_columns)


def _award_columns(kind: ListKind, head: Head) -> Iterator[str]:
    """Yield headings that no list of people has: a list about awards that is not known holds names too."""
    marks = tuple(map(heading_key, _OF_OTHER_LISTS)) if kind.placed is None else ()
    return (
        text
        for _, text in head.unknown
        if marks and (is_award(text) or any(mark in heading_key(text) for mark in marks))
    )


def _other(sheet: _Sheet, known: Mapping[str, ListKind]) -> str:
    what = f" (có vẻ là {known[sheet.likely[0]].title})" if sheet.is_certain else ""
    return f"Trang {sheet.grid.title} không nhận ra là danh sách này{what} nên không đọc."


def _ambiguous(sheet: _Sheet, known: Mapping[str, ListKind], *, is_only: bool) -> AmbiguousError:
    why = (
        f"có cột “{sheet.odd}”"
        if sheet.odd
        else "hợp với " + " và ".join(known[name].title for name in sheet.likely)
    )
    choices = "; ".join(f"--as {kind.name} ({kind.title})" for kind in KINDS.values())
    hint = f"Nói rõ bằng một trong: {choices}."
    if not is_only:
        hint = f"Sửa tên cột của trang ấy, hoặc tách ra một tệp rồi nói rõ bằng một trong: {choices}."
    where = "" if is_only else f"trang {sheet.grid.title} "
    return AmbiguousError(f"{where}chưa rõ là danh sách gì: {why}", hint=hint)


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
