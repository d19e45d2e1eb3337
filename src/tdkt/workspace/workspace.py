"""A ward's folder of files: finding it, reading all of it in one pass."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial as bound
from pathlib import Path
from typing import Any, TypeVar, cast

from tdkt.model.building import NotInCalendarError, build
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.letters import needs_a_look
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place import Origin, PackedNode, packed
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass, field, replace
from tdkt.model.unit_report import UnitReport
from tdkt.model.ward_report import WardReport
from tdkt.read_before import ReadBefore
from tdkt.workspace.file_kind import FromFile
from tdkt.workspace.inside import LOCK, ObstacleError, obstacles, read_inside
from tdkt.workspace.kind_of_file import is_only, kind_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.known_files import KnownFiles
from tdkt.workspace.schema import schema_findings
from tdkt.workspace.schema_messages import not_in_calendar
from tdkt.workspace.shared_settings import written_out
from tdkt.workspace.silences import Silence, find_silences
from tdkt.workspace.source import (
    Source,
    content_of,
    decode,
    in_the_way,
    read_source,
    text_instead_of_yaml,
    unreadable,
)
from tdkt.workspace.to_mend import ToMend, to_mend
from tdkt.workspace.unchanged import AsRead, as_they_lie, refuse_changed
from tdkt.workspace.yaml_reader import read_yaml

AnyModel = TypeVar("AnyModel", bound=FromFile)

PLANS, TEMPLATES = "plans", "templates"
_LARGEST_COPY = 64 * 1024 * 1024
"""Of a stored copy: of a large ward with all its reports it has some megabytes."""
_WRITTEN = ("build", "schemas", ".tdkt", ".vscode", ".github", ".gitlab-ci.yml")
"""What tdkt writes beside plans/ and templates/ and does not reckon with."""
YAML = (".yaml", ".yml")
STORED_COPIES = f"/{FILE_KINDS['issued-documents'].folder}/"
"""The folder under plans/YEAR/ with the register and the stored copies (.json) of what was signed."""
_NOT_NEEDED = tuple(kind.key for kind in FILE_KINDS.values() if not kind.needed)


@dataclass(slots=True)
class Workspace:
    """Everything that could be read, with what was found wrong while reading.

    `files` are all files looked at, relative to `root`; `models` holds what was built, by its type.
    """

    root: Path
    files: list[str] = field(default_factory=list)
    models: dict[type[object], list[FromFile]] = field(default_factory=dict)
    decomposed: list[Source] = field(default_factory=list)
    unusual: list[Source] = field(default_factory=list)
    """The files with letters or marks that a Vietnamese office does not type."""
    silences: list[Silence] = field(default_factory=list)
    to_mend: list[ToMend] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    stored: dict[str, bytes] | None = None
    """The contents of the files where they come from git; None: they lie in the folder."""
    planned: dict[str, bytes] = field(default_factory=dict)
    """The contents of files that are about to be written (`with_files`); they stand before all others."""
    as_read: AsRead | None = None
    """How the files lay when reading began; None: they come from git."""
    memo: dict[object, Any] = field(default_factory=dict)
    """What was worked out once from these files and is asked for again."""
    known: KnownFiles | None = None
    """Which files are as they were in an earlier command; None: nobody knows, or what was read was changed since."""
    as_signed: bool = False
    """Files were taken back to what a document was printed from: what was issued since is not held here."""
    as_of: date | None = None
    """The day to which files were taken back: how figures are counted was not yet put right after it."""
    former: Mapping[tuple[str, int | None], Mapping[str, str]] = field(default_factory=dict)
    """Former ids that are known from elsewhere: the files were taken back to a day before they were changed."""
    partial: bool = False
    """Some files were left out on purpose (`stored_workspace`)."""
    incomplete: bool = False
    """A file that may be part of the ward or its plan could not be read: what refers to it cannot be judged."""

    def all(self, model: type[AnyModel]) -> list[AnyModel]:
        """Return every object of this type, in the order of the files."""
        return cast("list[AnyModel]", self.models.setdefault(model, []))

    def source(self, file: str) -> Source | Diagnostic:
        """Return the text of one of the files, for showing what stands in it, or the finding that forbids reading it."""
        if file in self.planned:
            return decode(self.planned[file], file)
        if self.stored is None:
            return read_source(self.root, file)
        return decode(self.stored.get(file, b""), file)

    def stored_copy(self, file: str) -> bytes | None:
        """Return the content of a stored copy (a .json file beside the register), None where it is not there."""
        if file in self.planned:
            return self.planned[file]
        if self.stored is not None:
            return self.stored.get(file)
        try:
            return read_inside(self.root, self.root / file, limit=_LARGEST_COPY)
        except (OSError, ObstacleError):
            return None

    def refuse_changed(self) -> None:
        """Raise UserError where a file is no longer as it was read: nothing that was worked out from it is written."""
        if self.as_read is not None:
            refuse_changed(self.as_read, as_they_lie(self.root, PLANS, is_ours))

    @property
    def organizations(self) -> list[Organization]:
        """The files of the ward: one, where all is well."""
        return self.all(Organization)

    @property
    def organization(self) -> Organization | None:
        """The ward, or None where its file is missing or broken."""
        return next(iter(self.organizations), None)

    @property
    def plans(self) -> list[Plan]:
        """The plans of all years."""
        return self.all(Plan)

    @property
    def movements(self) -> list[UnitMovements]:
        """The units' movements of all years."""
        return self.all(UnitMovements)

    @property
    def promises(self) -> list[UnitMovements]:
        """Every sentence that a unit answers for: the units' movements of all years, then the contents of drives."""
        return [*self.movements, *(file for drive in self.all(Drive) for file in drive.movements)]

    @property
    def reports(self) -> list[UnitReport]:
        """The units' reports of all years."""
        return self.all(UnitReport)

    @property
    def ward_reports(self) -> list[WardReport]:
        """The clerk's passages of all years."""
        return self.all(WardReport)


def read_workspace(root: Path, before: ReadBefore | None = None) -> Workspace:
    """Read every YAML file under `root`/plans that was not read `before`; problems are collected, none is raised."""
    workspace = Workspace(root, known=KnownFiles(before) if before else None)

    def cannot_enter(error: OSError) -> None:
        path = Path(error.filename or root)
        workspace.findings.append(unreadable(path.relative_to(root).as_posix(), "không vào được thư mục"))
        workspace.incomplete = True

    workspace.as_read = as_they_lie(root, PLANS, is_ours)
    blocked = _look_for_obstacles(workspace)
    for folder, subfolders, names in () if PLANS in blocked else os.walk(root / PLANS, onerror=cannot_enter):
        subfolders[:] = sorted(name for name in subfolders if not _is_hidden(name))
        here = Path(folder)
        place = here.relative_to(root).as_posix()
        for name in sorted(names):
            file = f"{place}/{name}"
            if file in blocked:
                continue
            if name.lower().endswith((".yaml.txt", ".yml.txt")):
                workspace.findings.append(text_instead_of_yaml(file))
            elif is_yaml(name):
                workspace.files.append(file)
                _read_content(workspace, file, content_of(here / name, file), before)
    return workspace


def _look_for_obstacles(workspace: Workspace) -> set[str]:
    """Put links, pipes and the like into `workspace`; return those below plans/, by their paths relative to its root."""
    root = workspace.root
    blocked = {found.path: in_the_way(found) for found in obstacles(root, PLANS)}
    workspace.findings += blocked.values()
    workspace.incomplete = not all(is_only(path, None, _NOT_NEEDED) for path in blocked)
    workspace.findings += [in_the_way(found) for found in obstacles(root, TEMPLATES)]
    for place in _WRITTEN:
        workspace.findings += [in_the_way(found, written=True) for found in obstacles(root, place)]
    return set(blocked)


def stored_workspace(
    root: Path, contents: Mapping[str, bytes], before: ReadBefore | None = None, *, partial: bool = False
) -> Workspace:
    """Return the workspace as git holds it: `contents` by their paths relative to `root`. Nothing is read from the folder.

    `partial` tells that files are left out on purpose, so that what is missing proves nothing.
    """
    workspace = Workspace(
        root,
        partial=partial,
        files=sorted(filter(is_yaml, contents)),
        stored=dict(contents),
        known=KnownFiles(before) if before else None,
    )
    for file in workspace.files:
        _read_content(workspace, file, contents[file], before)
    return workspace


def is_yaml(file: str) -> bool:
    """Tell whether a file by its path is one that `read_workspace` reads: YAML, in no hidden folder and no editor's lock."""
    *folders, name = file.split("/")
    return name.lower().endswith(YAML) and not name.startswith(LOCK) and not any(map(_is_hidden, folders))


def _is_hidden(folder: str) -> bool:
    """Tell whether a folder by its name holds no data: one of git, an editor, an interrupted program."""
    return folder.startswith(".")


def is_ours(file: str) -> bool:
    """Tell whether a file under plans/ belongs to the workspace: YAML, or the stored copy of what was signed."""
    return is_yaml(file) or (STORED_COPIES in file and file.endswith(".json"))


def with_files(workspace: Workspace, texts: Mapping[str, str], *, without: Collection[str] = ()) -> Workspace:
    """Return `workspace` as it would be if the files `texts` (by name relative to the root) held these texts.

    The files `without` are as if they were not there. Nothing is read again but `texts`, and nothing is written.
    """
    read_again = [file for file in texts if is_yaml(file)]
    planned = {file: text.encode() for file, text in texts.items()}
    # `replace`, so that what a workspace is read from (stored, partial, as signed) stays without being named here.
    changed = replace(
        _without_files(workspace, {*texts, *without}),
        files=sorted({*workspace.files, *read_again} - set(without)),
        planned={**workspace.planned, **planned},
    )
    for file in read_again:
        read_into(changed, changed.source(file))
    return changed


def _without_files(workspace: Workspace, gone: Collection[str]) -> Workspace:
    """Return `workspace` without anything that was read from the files `gone`."""
    kept = {
        model: [found for found in built if found.origin.file not in gone]
        for model, built in workspace.models.items()
    }
    return replace(
        workspace,
        models=kept,
        decomposed=[source for source in workspace.decomposed if source.file not in gone],
        unusual=[source for source in workspace.unusual if source.file not in gone],
        silences=[silence for silence in workspace.silences if silence.place.file not in gone],
        to_mend=[found for found in workspace.to_mend if found.place.file not in gone],
        findings=[found for found in workspace.findings if found.place.file not in gone],
        memo={},
        known=None,
    )


def _read_content(
    workspace: Workspace, file: str, content: bytes | Diagnostic, before: ReadBefore | None
) -> None:
    if isinstance(content, Diagnostic) or before is None:
        read_into(workspace, content if isinstance(content, Diagnostic) else decode(content, file))
    elif said := before.said(content):
        data, node = said
        _build_into(workspace, data["kind"], data, Origin(file, PackedNode(node)))
    else:
        read_into(workspace, decode(content, file), bound(before.keep, content))
    if workspace.known is not None and isinstance(content, bytes):
        workspace.known.note(file, content)


def read_into(
    workspace: Workspace, source: Source | Diagnostic, keep: Callable[[Any], None] | None = None
) -> None:
    """Parse, validate and build one file, and put the outcome into `workspace`; `keep` data of which nothing else is noted."""
    if isinstance(source, Diagnostic):
        workspace.findings.append(source)
        workspace.incomplete |= not is_only(source.place.file, None, _NOT_NEEDED)
        return
    document, findings = read_yaml(source)
    workspace.findings += findings
    if document is None:
        workspace.incomplete |= not is_only(source.file, source.text, _NOT_NEEDED)
        return
    if not source.is_nfc:
        workspace.decomposed.append(source)
    if needs_a_look(source.text):
        workspace.unusual.append(source)
    silences, marked = find_silences(source), list(to_mend(source.file, source.text))
    workspace.silences += silences
    workspace.to_mend += marked
    origin = Origin(source.file, document.node)
    kind = kind_of(document.data, origin)
    if isinstance(kind, Diagnostic):
        workspace.findings.append(kind)
        workspace.incomplete |= not is_only(source.file, source.text, _NOT_NEEDED)
        return
    findings = schema_findings(kind, document.data, origin)
    if findings:
        workspace.findings += findings
        workspace.incomplete = workspace.incomplete or FILE_KINDS[kind].needed
        return
    is_plain = source.is_nfc and not (needs_a_look(source.text) or silences or marked)
    if keep and is_plain:
        keep((document.data, packed(document.node)))
    _build_into(workspace, kind, document.data, origin)


def _build_into(workspace: Workspace, kind: str, data: Any, origin: Origin) -> None:
    """Build a file from data that follow the schema of its kind, and put the outcome into `workspace`."""
    data, origin, findings = written_out(kind, data, origin)
    workspace.findings += findings
    if findings:
        workspace.incomplete = workspace.incomplete or FILE_KINDS[kind].needed
        return
    try:
        built: FromFile = build(FILE_KINDS[kind].model, data, origin)
    except NotInCalendarError as error:
        workspace.findings.append(not_in_calendar(error))
        workspace.incomplete = workspace.incomplete or FILE_KINDS[kind].needed
        return
    workspace.models.setdefault(type(built), []).append(built)
