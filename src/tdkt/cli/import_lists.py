"""Lists of a ward (people, collectives, thôn, households) at the door of `tdkt import`: which files are lists, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import unified_diff
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from tdkt.cli.console import note, progress, say, width
from tdkt.errors import UsageError, UserError
from tdkt.exchange.lists.kind import Asked, Fate, Judged, ListKind
from tdkt.exchange.lists.kinds import COLUMNS_FILE, KINDS, kept_columns, kinds_of
from tdkt.model.award_records import RATING_NAMES
from tdkt.model.text import lower_first

if TYPE_CHECKING:
    from tdkt.exchange.lists.taking import FileText, ListOutcome
    from tdkt.workspace.workspace import Workspace

_LARGEST = 20_000_001
_OTHER_TITLES = {"title": "tên", "recognised": "quyết định công nhận", "decision": "quyết định"}
"""What keys are called that no column has."""
_SHOWN = 20
"""Rows of one fate that are named."""


def check_kind(wanted: str | None) -> None:
    """Refuse a word after `--as` that names no kind of list."""
    if wanted is not None and wanted not in KINDS:
        listed = ", ".join(f"{kind.name} ({kind.title})" for kind in KINDS.values())
        raise UsageError(f"Không có loại danh sách “{wanted}”.", hint=f"Các loại: {listed}.")


def lists_and_plans_among(
    read: Workspace, paths: Iterable[Path], wanted: str | None, columns: Mapping[str, str]
) -> tuple[list[Path], list[Path]]:
    """Return those of `paths` that are lists, and those that are forms of units' plans.

    Lists are all where the user says so, else what has the head of one and no code of a form.
    """
    known = kinds_of(read, columns)
    lists, plans = [], []
    for path in paths:
        found = _LIST if wanted else _what(path, known)
        if found == _LIST:
            lists.append(path)
        elif found == _PLAN:
            plans.append(path)
    return lists, plans


def told_columns(said: Iterable[str]) -> dict[str, str]:
    """Return what the user tells of headings ("Tổ công tác=Đơn vị")."""
    pairs = [text.partition("=") for text in said]
    odd = next(
        (heading + sign + meant for heading, sign, meant in pairs if not (heading.strip() and meant.strip())),
        None,
    )
    if odd is not None:
        raise UsageError(
            f"--column “{odd}” không đúng cách ghi.", hint='Ghi như: --column "Tổ công tác=Đơn vị".'
        )
    return {heading.strip(): meant.strip() for heading, _, meant in pairs}


_LIST, _PLAN, _OTHER = "list", "plan", ""
"""What a file may be: the form of a unit's plan, or another, which is read as a form of a report."""


def _what(path: Path, known: Mapping[str, ListKind]) -> str:
    from tdkt.exchange.form_identity import holds_form
    from tdkt.exchange.lists.recognising import AmbiguousError, recognised
    from tdkt.exchange.plan_forms.taking_plans import holds_plan_form
    from tdkt.office.tables.reading import read_tables

    data = _bytes(path)
    if data is None:
        return _OTHER
    try:
        tables = read_tables(data)
        if not holds_form(tables.grids):
            recognised(tables, None, known)
            return _LIST
        return _PLAN if holds_plan_form(tables.grids) else _OTHER
    except AmbiguousError:
        return _LIST
    except UserError:
        return _LIST if path.suffix.lower() == ".csv" else _OTHER


def _bytes(path: Path) -> bytes | None:
    try:
        if path.is_symlink() or path.name.startswith("~$") or not path.is_file():
            return None
        with path.open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return None


def take_in_lists(
    read: Workspace,
    paths: Sequence[Path],
    wanted: str | None,
    *,
    asked: Asked,
    columns: Mapping[str, str],
    illustrative: bool,
    dry_run: bool,
) -> bool:
    """Take the lists in, or show what they would change; return whether all of them could be taken."""
    from tdkt.exchange.lists.taking import take_lists

    files = [(path.name, _readable(path)) for path in progress(paths, "Đọc danh sách")]
    outcomes = take_lists(read, files, wanted, illustrative=illustrative, asked=asked, columns=columns)
    for outcome in outcomes:
        _tell(outcome)
    changed = [outcome for outcome in outcomes if outcome.changes]
    if dry_run:
        for outcome in changed:
            for text in outcome.changes:
                _show(text)
    elif changed:
        _write(read, changed, columns)
    _conclude(changed, dry_run=dry_run)
    return all(outcome.is_taken for outcome in outcomes)


def _readable(path: Path) -> bytes:
    data = _bytes(path)
    if data is None:
        raise UsageError(
            f"Không đọc được {path}.", hint="Kiểm tra đường dẫn; đóng tệp nếu đang mở trong Excel."
        )
    return data


def _line(text: str, indent: int = 0) -> None:
    """Write a line of words, in several where the terminal is narrow."""
    first = " " * indent
    say(
        fill(
            text,
            width(),
            initial_indent=first,
            subsequent_indent=first + "  ",
            break_on_hyphens=False,
            break_long_words=False,
        )
    )


def _tell(outcome: ListOutcome) -> None:
    name = outcome.name + (f", trang {', '.join(outcome.sheets)}" if outcome.sheets else "")
    if outcome.kind is None or outcome.fault:
        what = f"{outcome.kind.title}: " if outcome.kind else ""
        _line(f"{name}: ✘ từ chối: {what}{outcome.fault}.")
        if outcome.hint:
            _line(f"→ {outcome.hint}", 2)
        for line in outcome.notes:
            _line(f"• {line}", 2)
        return
    counts = outcome.counts
    said = ", ".join(f"{counts[fate]} {fate.value}" for fate in Fate if counts[fate])
    verdict = "✔ nhận" if outcome.is_taken else "✘ từ chối cả tệp, chưa ghi gì"
    if outcome.is_right and outcome.is_held_back:
        verdict = "đúng, nhưng chưa ghi vì trang khác của tệp bị từ chối"
    _line(f"{name}: {verdict}: {outcome.kind.title}, {len(outcome.rows)} dòng: {said}.")
    for fate in (Fate.NEW, Fate.CHANGED, Fate.DOUBLE, Fate.BLANK, Fate.ASIDE):
        _tell_rows(outcome, [row for row in outcome.rows if row.fate is fate], fate)
    _tell_variants(outcome, "viết khác nhưng khớp", "là", (Fate.SAME, Fate.CHANGED))
    _tell_variants(outcome, "chữ hoa, chữ thường ghi lại theo lối viết tên", "→", (Fate.NEW,))
    for row in outcome.refusals[:_SHOWN]:
        place = f"trang {row.row.sheet}, " if row.row.sheet else ""
        _line(f"✘ {place}{_address(row)}: {row.words}", 2)
        _line(f"→ {row.hint}", 4)
    if len(outcome.refusals) > _SHOWN:
        _line(f"✘ … và {len(outcome.refusals) - _SHOWN} dòng nữa bị từ chối.", 2)
    if outcome.refusals:
        _line("Sửa các ô nêu trên trong tệp rồi chạy lại lệnh này; các dòng đúng được nhận cùng lúc.", 2)
    for line in outcome.notes:
        _line(f"• {line}", 2)
    _tell_skipped(outcome)


def _tell_skipped(outcome: ListOutcome) -> None:
    """Name the rows of each sheet that are none of the list, those of one reason together."""
    by_sheet: dict[str, dict[str, list[int]]] = {}
    for one in outcome.skipped:
        by_sheet.setdefault(one.sheet, {}).setdefault(one.why, []).append(one.row)
    for sheet, reasons in by_sheet.items():
        said = [f"hàng {', '.join(map(str, rows))} ({why})" for why, rows in reasons.items()]
        where = f"Trang {sheet}: k" if sheet else "K"
        more = f"; … và {len(said) - _SHOWN} chỗ nữa" if len(said) > _SHOWN else ""
        _line(f"• {where}hông phải dòng của danh sách: {'; '.join(said[:_SHOWN])}{more}.", 2)


def _tell_variants(outcome: ListOutcome, what: str, sign: str, fates: Sequence[Fate]) -> None:
    found = [
        f"“{row.variant}” {sign} {row.words}" for row in outcome.rows if row.variant and row.fate in fates
    ]
    if found:
        more = f"; … và {len(found) - _SHOWN} dòng nữa" if len(found) > _SHOWN else ""
        _line(f"{what}: {'; '.join(found[:_SHOWN])}{more}.", 2)


def _address(row: Judged) -> str:
    cell = row.row.cell(row.key)
    return cell if cell.startswith("hàng") else f"ô {cell}"


def _tell_rows(outcome: ListOutcome, rows: Sequence[Judged], fate: Fate) -> None:
    if not rows:
        return
    listed = "; ".join(_row(outcome, row) for row in rows[:_SHOWN])
    more = f"; … và {len(rows) - _SHOWN} dòng nữa" if len(rows) > _SHOWN else ""
    _line(f"{fate.value}: {listed}{more}.", 2)


def _row(outcome: ListOutcome, row: Judged) -> str:
    if row.fate is not Fate.CHANGED or outcome.kind is None:
        return row.words
    titles = {column.key: lower_first(column.title) for column in outcome.kind.columns} | _OTHER_TITLES
    changes = ", ".join(
        f"{titles.get(key, key)} → {_said(value)}"
        for key, value in row.entry.items()
        if key not in (*outcome.kind.identity, "year") and value != row.words
    )
    return f"{row.words} ({changes})"


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(map(_said, value.values()))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    words = {"male": "nam", "female": "nữ", "True": "có", "base": "cơ sở", "city": "tỉnh, thành phố"}
    return {**words, **RATING_NAMES}.get(
        str(value), str(value).replace(".", ",") if isinstance(value, float) else str(value)
    )


def _show(text: FileText) -> None:
    before = f"a/{text.file}" if text.old is not None else "/dev/null"
    old = (text.old or "").splitlines()
    for line in unified_diff(old, text.new.splitlines(), before, f"b/{text.file}", lineterm=""):
        say(line)


def _write(read: Workspace, changed: Sequence[ListOutcome], columns: Mapping[str, str]) -> None:
    from tdkt.workspace.planned_edit import PlannedEdit, read_to_change

    changes = [text for outcome in changed for text in outcome.changes]
    texts = {text.file: text.new for text in changes}
    first = {text.file: text for text in reversed(changes)}
    there = {file: read_to_change(read.root, file)[1] for file, text in first.items() if text.old is not None}
    if columns:
        known = read_to_change(read.root, COLUMNS_FILE) if COLUMNS_FILE in read.files else None
        text = None if known is None else known[0]
        for kind in dict.fromkeys(outcome.kind.name for outcome in changed if outcome.kind is not None):
            text = kept_columns(text, KINDS[kind], columns)
        texts[COLUMNS_FILE] = text or ""
        there |= {} if known is None else {COLUMNS_FILE: known[1]}
    PlannedEdit(texts, there).write(read.root, check=read.refuse_changed)


def _conclude(changed: Sequence[ListOutcome], *, dry_run: bool) -> None:
    files = ", ".join(dict.fromkeys(text.file for outcome in changed for text in outcome.changes))
    if not files:
        note("Không có gì để ghi.")
    else:
        note(
            f"Chưa ghi gì (--dry-run). Bỏ --dry-run để ghi vào {files}."
            if dry_run
            else f"Đã ghi vào {files}."
        )
    warnings = sum(len(outcome.warnings) for outcome in changed)
    if warnings:
        note(f"Có {warnings} cảnh báo mới: chạy tdkt validate để xem.")
