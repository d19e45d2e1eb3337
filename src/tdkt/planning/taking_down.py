"""`tdkt take`: what the level above hands down is brought into the workspace as an edit that can be read before it is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tdkt.changes.comparing import compare
from tdkt.changes.held import told_changes
from tdkt.changes.telling import Entry
from tdkt.changes.trees import read_side
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.unread import refuse_incomplete
from tdkt.errors import UsageError, UserError
from tdkt.model.building import build
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.handed_down import HandedDown, HandedMovement
from tdkt.model.organization import GeneralMovement, Organization
from tdkt.model.place import Origin
from tdkt.model.records import dataclass
from tdkt.model.text import one_line
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.schema import schema_findings
from tdkt.workspace.source import read_named
from tdkt.workspace.unsaved import unsaved
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml, in_braces, put
from tdkt.workspace.yaml_reader import read_yaml

_TAKEN = ("handed-down", "report-outline")
_SHOWN = 5
_DAYS = ("from", "until", "register_by", "final_review")


@dataclass(frozen=True, slots=True)
class TakenDown:
    """The edit, what it brings in words, what the ward keeps as it has it, and what its people should look at first.

    `changes` tell how the file that is handed down differs from the one whose place it takes (`replaced`, if there is one).
    """

    edit: PlannedEdit
    brings: tuple[str, ...]
    kept: tuple[str, ...]
    notices: tuple[str, ...]
    changes: tuple[Entry, ...]
    replaced: str | None
    foreseen: Foreseen

    def write(self, workspace: Workspace) -> None:
        """Write the edit. Raises UserError where the replaced file holds what is in no commit yet, and as `PlannedEdit.write`."""
        if self.replaced in _unsaved(workspace.root):
            raise UserError(
                f"{self.replaced} có thay đổi chưa lưu, nhận tệp mới thì mất nên chưa ghi gì.",
                hint=f"Lưu lại trước (tdkt save), hoặc bỏ thay đổi ấy (tdkt undo --unsaved {self.replaced}), rồi chạy lại.",
            )
        self.edit.write(workspace.root, check=workspace.refuse_changed)


def take_down(workspace: Workspace, path: Path) -> TakenDown:
    """Return what taking the file at `path` (of kind handed-down or report-outline) would change.

    Raises UsageError where there is no file, UserError where it is neither, is wrong, speaks of a year without a plan, or would
    break the workspace.
    """
    text, data, origin = _read(path)
    organization = workspace.organization
    refuse_incomplete(workspace, "chưa nhận được")
    assert organization is not None  # `refuse_incomplete`
    texts: dict[str, str] = {}
    changed: dict[str, bytes] = {}
    brings: list[str] = []
    kept: list[str] = []
    notices: list[str] = []
    if data["kind"] == "report-outline":
        _whole_file(workspace, "plans/report-outline.yaml", text, texts, changed)
        if texts:
            brings.append("Đề cương báo cáo: plans/report-outline.yaml")
    else:
        handed = build(HandedDown, data, origin)
        notices += _notices(handed, organization)
        if all(plan.year != handed.year for plan in workspace.plans):
            raise UserError(
                f"Kho chưa có kế hoạch năm {handed.year} nên chưa nhận được nội dung giao của năm ấy.",
                hint=f"Lập kế hoạch trước: tdkt new year {handed.year}.",
            )
        _whole_file(workspace, f"plans/{handed.year}/handed-down.yaml", text, texts, changed)
        if texts:
            brings.append(
                f"{one_line(handed.from_)}, năm {handed.year}: {len(handed.indicators)} chỉ tiêu chung, {len(handed.deadlines)} hạn, "
                f"{len(handed.movements)} phong trào"
            )
        _movements(workspace, organization, handed, data.get("movements", []), texts, changed, brings, kept)
    replaced = next((file for file in changed if texts[file] == text), None)
    changes = _changes(replaced, changed[replaced], text) if replaced else ()
    foreseen = foresee(workspace, texts)
    refuse_foreseen(foreseen.new_errors, "Kho", "Sửa chỗ ấy trong kho (hoặc hỏi lại nơi giao) rồi chạy lại.")
    edit = PlannedEdit(texts, changed)
    return TakenDown(edit, tuple(brings), tuple(kept), tuple(notices), changes, replaced, foreseen)


def _notices(handed: HandedDown, organization: Organization) -> Iterator[str]:
    """Say what may mean that somebody else's file, or one for training, is being taken."""
    giver, city = handed.from_.casefold(), organization.city.casefold()
    if city not in giver and any(word in giver for word in ("tỉnh ", "thành phố ")):
        yield (
            f"Nơi giao là “{one_line(handed.from_)}”, kho thuộc {organization.city}: xem lại có nhận nhầm tệp không."
        )
    if handed.illustrative:
        yield "Nội dung giao chỉ để minh họa."


def _changes(file: str, before: bytes, after: str) -> tuple[Entry, ...]:
    old, new = {file: before.decode()}, {file: after}
    sides = (read_side({file: text.encode() for file, text in texts.items()}) for texts in (old, new))
    return told_changes(compare(*sides), old, new)


def _unsaved(root: Path) -> Collection[str]:
    """Return the files that hold what is in no commit yet; none where no git keeps them."""
    try:
        return unsaved(root).files
    except UsageError:
        return ()


def _read(path: Path) -> tuple[str, dict[str, Any], Origin]:
    if not path.exists():
        raise UsageError(f"Không có tệp {path}.", hint="Kiểm tra đường dẫn.")
    source = read_named(path, path.name)
    if isinstance(source, Diagnostic):
        raise _wrong([source])
    document, findings = read_yaml(source)
    if document is None:
        raise _wrong(findings)
    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    if kind not in _TAKEN:
        raise UserError(
            f"{path.name} không phải tệp cấp trên giao.",
            hint=f"Tệp nhận được có dòng “kind: {_TAKEN[0]}” hoặc “kind: {_TAKEN[1]}”.",
        )
    origin = Origin(source.file, document.node)
    findings = findings + schema_findings(kind, document.data, origin)
    if findings:
        raise _wrong(findings)
    return source.text, document.data, origin


def _wrong(findings: list[Diagnostic]) -> UserError:
    shown = [f"  {found.in_a_line}" for found in findings[:_SHOWN]]
    return UserError(
        "\n".join(("Tệp nhận được sai nên không nhận:", *shown)), hint="Báo lại nơi gửi, hoặc xin tệp khác."
    )


def _whole_file(
    workspace: Workspace, file: str, text: str, texts: dict[str, str], changed: dict[str, bytes]
) -> None:
    """Plan to write `text` as `file`, in the place of what is there; nothing where that says the same."""
    if (workspace.root / file).exists():
        known, data = read_to_change(workspace.root, file)
        if known == text:
            return
        changed[file] = data
    texts[file] = text


def _movements(
    workspace: Workspace,
    organization: Organization,
    handed: HandedDown,
    said: list[dict[str, Any]],
    texts: dict[str, str],
    changed: dict[str, bytes],
    brings: list[str],
    kept: list[str],
) -> None:
    """Add the movements that the ward does not know, as the file says them (`said`); one that it knows stays as it has it, and a
    difference is told.
    """
    known = {one.id: one for one in organization.general_movements}
    for one in handed.movements:
        if one.id in known:
            kept += _differences(known[one.id], one)
    new = {one.id: one for one in handed.movements if one.id not in known}
    if not new:
        return
    file = organization.origin.file
    text, data = read_to_change(workspace.root, file)
    entries = [_entry(one) for one in said if one["id"] in new]

    def change(root: Any) -> None:
        if "general_movements" not in root:
            put(root, "general_movements", entries)
            return
        for entry in entries:
            append(root["general_movements"], entry)

    texts[file], changed[file] = edit_yaml(text, change), data
    brings += [f"Phong trào cấp trên phát động: {one_line(one.title)} ({one.id})" for one in new.values()]


def _entry(said: dict[str, Any]) -> dict[str, Any]:
    """Return a movement as it is written into organization.yaml: the days of its life as days, which need no quotes."""
    if "life" not in said:
        return said
    life = {key: date.fromisoformat(value) if key in _DAYS else value for key, value in said["life"].items()}
    return {**said, "life": in_braces(life)}


def _differences(known: GeneralMovement, handed: HandedMovement) -> Iterator[str]:
    """Tell how a movement that the ward has is handed down otherwise."""
    ours, theirs = (_movement_said(one) for one in (known, handed))
    if ours != theirs:
        yield f"Phong trào “{known.id}”: kho ghi {ours}, cấp trên ghi {theirs}"
    if handed.life and not known.life:
        yield f"Phong trào “{known.id}”: cấp trên ghi hình thức, cấp, thời gian (life) mà kho chưa ghi"


def _movement_said(one: GeneralMovement | HandedMovement) -> str:
    years = " - ".join(str(year) for year in (one.from_year, one.to_year) if year)
    return f"“{one_line(one.title)}”{f' ({years})' if years else ''}"
