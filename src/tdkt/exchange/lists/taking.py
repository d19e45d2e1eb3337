"""Taking lists in: every row is judged against the workspace, a file is taken whole or not at all, nothing is written here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tdkt.checks.foreseen import foresee
from tdkt.checks.unread import not_there
from tdkt.errors import UserError
from tdkt.exchange.lists.batch_households import households_of
from tdkt.exchange.lists.kind import CHOICES_SHEET, Asked, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.kinds import kinds_of
from tdkt.exchange.lists.list_head import names_of
from tdkt.exchange.lists.reading_cells import unit_named
from tdkt.exchange.lists.recognising import Found, recognised
from tdkt.exchange.lists.register_lists import refused
from tdkt.exchange.lists.table import listed, rows_of
from tdkt.exchange.lists.writing import written
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass, field, replace
from tdkt.model.text import fold
from tdkt.office.tables.grid import TableFile
from tdkt.office.tables.reading import read_tables
from tdkt.workspace.workspace import Workspace, with_files

_NOTHING = Asked()
_DAY = re.compile(r"thang \d+ nam 20\d\d")
_YEAR = re.compile(r"nam (20\d\d)")


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file of the workspace before and after; `old` is None where there was none."""

    file: str
    old: str | None
    new: str

    @property
    def is_change(self) -> bool:
        """Whether it would change anything."""
        return self.old != self.new


class Skipped(NamedTuple):
    """A row of a sheet that is none of the list, and why."""

    sheet: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """What became of one list: what its rows are judged, what was passed over, what has to be told.

    A file that holds several lists has an outcome for each, which names its `sheets`. `fault` is why the whole list is refused
    ("" where it is not); `texts` are the files that it changes. `is_held_back`: it is right, another list of its file is not.
    """

    name: str
    kind: ListKind | None = None
    sheets: tuple[str, ...] = ()
    rows: tuple[Judged, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    fault: str = ""
    hint: str = ""
    texts: tuple[FileText, ...] = ()
    warnings: tuple[Diagnostic, ...] = field(default=())
    is_held_back: bool = False

    @property
    def counts(self) -> Counter[Fate]:
        """How many rows became what."""
        return Counter(row.fate for row in self.rows)

    @property
    def refusals(self) -> tuple[Judged, ...]:
        """The rows that are refused, for which the whole file is."""
        return tuple(row for row in self.rows if row.fate is Fate.REFUSED)

    @property
    def is_right(self) -> bool:
        """Whether nothing in the list itself keeps it out."""
        return not self.fault and not self.refusals

    @property
    def is_taken(self) -> bool:
        """Whether the list can be taken in."""
        return self.is_right and not self.is_held_back

    @property
    def changes(self) -> tuple[FileText, ...]:
        """The files that it would change."""
        return tuple(text for text in self.texts if text.is_change) if self.is_taken else ()


def take_lists(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes]],
    wanted: str | None,
    *,
    illustrative: bool = False,
    asked: Asked = _NOTHING,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> list[ListOutcome]:
    """Judge the files (name, content) one after the other, each against what those before it bring.

    `asked` says which batch and year they are for: with a batch households are proposed there, not put into the register.
    `columns` tells what headings mean that are not known.
    """
    texts: dict[str, str] = {}
    outcomes: list[ListOutcome] = []
    known = kinds_of(workspace, columns)
    for name, data in files:
        planned = with_files(workspace, texts) if texts else workspace
        try:
            found = _of_file(planned, name, data, wanted, asked, known, illustrative=illustrative)
        except UserError as error:
            found = [ListOutcome(name, fault=str(error), hint=error.hint)]
        texts |= {text.file: text.new for outcome in found for text in outcome.changes}
        outcomes += found
    return outcomes


def _of_file(
    workspace: Workspace,
    name: str,
    data: bytes,
    wanted: str | None,
    asked: Asked,
    known: Mapping[str, ListKind],
    *,
    illustrative: bool,
) -> list[ListOutcome]:
    """Return what becomes of the lists of a file, each judged against what those before it bring; one that is refused keeps all out."""
    tables = read_tables(data)
    found = recognised(tables, wanted, known, is_for_batch=asked.batch is not None)
    if workspace.organization is None:
        said = UserError(
            "kho chưa có plans/organization.yaml nên chưa nhận danh sách được", hint="Chạy tdkt init trước."
        )
        raise not_there(workspace, said, "organization")
    lists = [_ListOfFile(name, one, is_alone=len(found.lists) == 1) for one in found.lists]
    filled = [one for one in lists if one.rows]
    if not filled:
        raise UserError("danh sách không có dòng nào", hint="Kiểm tra trang tính và hàng đầu bảng.")
    if asked.batch is not None and not any(map(_takes_batch, (one.found.kind for one in filled))):
        raise UserError(f"{filled[0].found.kind.title} không thuộc đợt nào", hint="Bỏ --batch.")
    outcomes: list[ListOutcome] = []
    texts: dict[str, str] = {}
    for one in filled:
        planned = with_files(workspace, texts) if texts else workspace
        outcome = one.judged(planned, asked, illustrative=illustrative)
        texts |= {text.file: text.new for text in outcome.changes}
        outcomes.append(outcome)
    about = [*tables.told, *found.others, *_hidden(tables)]
    about += [f"Trang {title} không có dòng nào." for one in lists if not one.rows for title in one.sheets]
    outcomes[0] = replace(outcomes[0], notes=(*about, *outcomes[0].notes))
    if all(outcome.is_right for outcome in outcomes):
        return outcomes
    return [replace(outcome, is_held_back=True) for outcome in outcomes]


def _takes_batch(kind: ListKind) -> bool:
    return kind.placed is not None or kind.name == "households"


def _hidden(tables: TableFile) -> list[str]:
    hidden = [
        grid.title for grid in tables.grids if grid.hidden and grid.cells and grid.title != CHOICES_SHEET
    ]
    return [f"Trang ẩn không đọc: {', '.join(hidden)}."] if hidden else []


class _ListOfFile:
    """One list of a file, with the rows of all sheets that hold it."""

    def __init__(self, name: str, found: Found, *, is_alone: bool) -> None:
        self.name, self.found = name, found
        self.sheets = () if is_alone else tuple(grid.title for grid, _ in found.sheets)
        below = [
            (grid, rows_of(grid, head, "unit" if head.spread else "name")) for grid, head in found.sheets
        ]
        self.rows = [row for _, rows in below for row in rows.rows]
        self.skipped = tuple(
            Skipped(grid.title, number, why) for grid, rows in below for number, why in rows.skipped
        )
        looks = [f"{_sheet(grid.title)}{line}" for grid, rows in below for line in rows.notes]
        unused = [
            f"{_sheet(grid.title)}cột không dùng đến: {names_of(head.unknown)}."
            for grid, head in found.sheets
            if head.unknown
        ]
        self.notes = (*looks, *unused)

    def judged(self, workspace: Workspace, asked: Asked, *, illustrative: bool) -> ListOutcome:
        """Hold the rows against the workspace."""
        base = ListOutcome(self.name, self.found.kind, self.sheets, skipped=self.skipped)
        try:
            kind = _placed(workspace, self.found.kind, replace(asked, titled=self._years()))
            told = _judge(workspace, kind, self.rows)
            notes = (*told.notes, *self._unit_variants(workspace), *self.notes)
            outcome = replace(base, kind=kind, rows=told.rows, notes=notes)
            return (
                outcome
                if outcome.refusals
                else _with_texts(workspace, outcome, kind, illustrative=illustrative)
            )
        except UserError as error:
            return replace(base, fault=str(error), hint=error.hint)

    def _unit_variants(self, workspace: Workspace) -> list[str]:
        """Tell which names of units are written otherwise than on record and still mean one unit."""
        organization = workspace.organization
        assert organization is not None
        names = {unit.id: unit.name for unit in organization.units}
        texts = dict.fromkeys(row.get("unit") for row in self.rows if row.get("unit"))
        found = [
            f"“{text}” là {names[ident]}"
            for text in texts
            if organization.unit_called(text) is None and (ident := unit_named(organization, text))
        ]
        return [f"Đơn vị viết khác nhưng khớp: {listed(found)}."] if found else []

    def _years(self) -> frozenset[int]:
        titles = [_DAY.sub("", fold(text)) for _, head in self.found.sheets for text in head.titles]
        return frozenset(int(year) for text in titles for year in _YEAR.findall(text))


def _judge(workspace: Workspace, kind: ListKind, rows: Sequence[Row]) -> Told:
    """Return what becomes of the rows; those with a cell that cannot be read are refused for it."""
    told = kind.judge(workspace, [row for row in rows if row.fault is None])
    judged = iter(told.rows)
    found = []
    for row in rows:
        if row.fault is None:
            found.append(next(judged))
        else:
            key, words, hint = row.fault
            found.append(refused(row, words, hint, key))
    return replace(told, rows=tuple(found))


def _placed(workspace: Workspace, kind: ListKind, asked: Asked) -> ListKind:
    if kind.placed is not None:
        return kind.placed(workspace, asked)
    return households_of(workspace, asked.batch) if asked.batch and kind.name == "households" else kind


def _with_texts(
    workspace: Workspace, outcome: ListOutcome, kind: ListKind, *, illustrative: bool
) -> ListOutcome:
    """Return the outcome with the files that it changes, with a fault where they would hold an error."""
    by_file: dict[str, list[Judged]] = {}
    for row in outcome.rows if kind.file else (one for one in outcome.rows if one.file):
        by_file.setdefault(row.file or kind.file, []).append(row)
    texts = []
    for file, rows in by_file.items():
        old = _text(workspace, file)
        of_file = replace(kind, skeleton=kind.skeletons.get(file, kind.skeleton))
        texts.append(FileText(file, old, written(old, of_file, rows, illustrative=illustrative)))
    outcome = replace(outcome, texts=tuple(texts))
    changed = {text.file: text.new for text in texts if text.is_change}
    if not changed:
        return outcome
    foreseen = foresee(workspace, changed)
    if foreseen.new_errors:
        first = foreseen.new_errors[0]
        where = f"{first.place.file}:{first.place.line}"
        return replace(
            outcome,
            fault=f"ghi vào thì {where} có lỗi: {first.message.rstrip('.')} ({first.code})",
            hint=first.hint,
        )
    return replace(outcome, warnings=tuple(one for one in foreseen.new if one.is_warning))


def _sheet(title: str) -> str:
    return f"Trang {title}: " if title else ""


def _text(workspace: Workspace, file: str) -> str | None:
    """Return the text of a file of the workspace, None where it has none; raises UserError where it cannot be read."""
    if file not in workspace.files and file not in workspace.planned:
        return None
    source = workspace.source(file)
    if isinstance(source, Diagnostic):
        raise UserError(f"không đọc được {file}: {source.message}", hint=source.hint)
    return source.text
