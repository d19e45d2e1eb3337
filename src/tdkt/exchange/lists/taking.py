"""Taking lists in: every row is judged against the workspace, a file is taken whole or not at all, nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tdkt.checks.foreseen import foresee
from tdkt.errors import UserError
from tdkt.exchange.lists.batch_households import households_of
from tdkt.exchange.lists.kind import CHOICES_SHEET, Asked, Fate, Judged, ListKind
from tdkt.exchange.lists.kinds import kinds_of
from tdkt.exchange.lists.recognising import recognised
from tdkt.exchange.lists.table import Rows, names_of, rows_of
from tdkt.exchange.lists.writing import written
from tdkt.model.diagnostic import Diagnostic
from tdkt.office.tables.reading import read_tables
from tdkt.workspace.workspace import Workspace, with_files

_NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """What became of one file: what its rows are judged, what was passed over, what has to be told.

    `fault` is why the whole file is refused ("" where it is not), `old` and `new` are the texts of `file` before and after.
    """

    name: str
    kind: ListKind | None = None
    rows: tuple[Judged, ...] = ()
    skipped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fault: str = ""
    hint: str = ""
    file: str = ""
    old: str | None = None
    new: str = ""
    warnings: tuple[Diagnostic, ...] = field(default=())

    @property
    def counts(self) -> Counter[Fate]:
        """How many rows became what."""
        return Counter(row.fate for row in self.rows)

    @property
    def refusals(self) -> tuple[Judged, ...]:
        """The rows that are refused, for which the whole file is."""
        return tuple(row for row in self.rows if row.fate is Fate.REFUSED)

    @property
    def is_taken(self) -> bool:
        """Whether the file can be taken in."""
        return not self.fault and not self.refusals

    @property
    def is_change(self) -> bool:
        """Whether it would change anything."""
        return self.is_taken and self.old != self.new


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

    `asked` says which batch and year they are for: with a batch households are proposed there, not put into the register. `columns` tells what headings mean that are not
    known.
    """
    texts: dict[str, str] = {}
    outcomes = []
    known = kinds_of(workspace, columns)
    for name, data in files:
        planned = with_files(workspace, texts) if texts else workspace
        try:
            outcome = _taken(planned, name, data, wanted, asked, known, illustrative=illustrative)
        except UserError as error:
            outcome = ListOutcome(name, fault=str(error), hint=error.hint)
        if outcome.is_change:
            texts[outcome.file] = outcome.new
        outcomes.append(outcome)
    return outcomes


def _taken(
    workspace: Workspace,
    name: str,
    data: bytes,
    wanted: str | None,
    asked: Asked,
    known: Mapping[str, ListKind],
    *,
    illustrative: bool,
) -> ListOutcome:
    tables = read_tables(data)
    found = recognised(tables, wanted, known)
    if workspace.organization is None:
        raise UserError(
            "kho chưa có plans/organization.yaml nên chưa nhận danh sách được", hint="Chạy tdkt init trước."
        )
    sheets = [(grid, head, rows_of(grid, head, "name")) for grid, head in found.sheets]
    rows = [row for _, _, below in sheets for row in below.rows]
    if not rows:
        raise UserError("danh sách không có dòng nào", hint="Kiểm tra trang tính và hàng đầu bảng.")
    kind = _placed(workspace, found.kind, asked)
    told = kind.judge(workspace, rows)
    notes = [*tables.told, *told.notes]
    for grid, head, _ in sheets:
        if head.unknown:
            notes.append(f"{_sheet(grid.title)}cột không dùng đến: {names_of(head.unknown)}.")
    hidden = [
        grid.title for grid in tables.grids if grid.hidden and grid.cells and grid.title != CHOICES_SHEET
    ]
    if hidden:
        notes.append(f"Trang ẩn không đọc: {', '.join(hidden)}.")
    skipped = [f"{_sheet(grid.title)}{line}" for grid, _, below in sheets for line in _skipped(below)]
    outcome = ListOutcome(name, kind, told.rows, tuple(skipped), tuple(notes), file=kind.file)
    if outcome.refusals:
        return outcome
    old = _text(workspace, kind.file)
    new = written(old, kind, told.rows, illustrative=illustrative)
    return _checked(workspace, outcome, old, new)


def _placed(workspace: Workspace, kind: ListKind, asked: Asked) -> ListKind:
    if kind.placed is not None:
        return kind.placed(workspace, asked)
    if asked.batch is not None and kind.name != "households":
        raise UserError(f"{kind.title} không thuộc đợt nào", hint="Bỏ --batch.")
    return kind if asked.batch is None else households_of(workspace, asked.batch)


def _checked(workspace: Workspace, outcome: ListOutcome, old: str | None, new: str) -> ListOutcome:
    """Return the outcome with its texts, with a fault where the files would hold an error with them."""
    if old == new:
        return replace(outcome, old=old, new=new)
    foreseen = foresee(workspace, {outcome.file: new})
    if foreseen.new_errors:
        first = foreseen.new_errors[0]
        where = f"{first.place.file}:{first.place.line}"
        return replace(
            outcome,
            fault=f"ghi vào thì {where} có lỗi: {first.message.rstrip('.')} ({first.code})",
            hint=first.hint,
        )
    return replace(outcome, old=old, new=new, warnings=tuple(one for one in foreseen.new if one.is_warning))


def _sheet(title: str) -> str:
    return f"Trang {title}: " if title else ""


def _skipped(rows: Rows) -> list[str]:
    return [f"hàng {number}: {why}" for number, why in rows.skipped]


def _text(workspace: Workspace, file: str) -> str | None:
    """Return the text of a file of the workspace, None where it has none; raises UserError where it cannot be read."""
    if file not in workspace.files and file not in workspace.planned:
        return None
    source = workspace.source(file)
    if isinstance(source, Diagnostic):
        raise UserError(f"không đọc được {file}: {source.message}", hint=source.hint)
    return source.text
