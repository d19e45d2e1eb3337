"""A review of two states of a workspace in git: two revisions, or a revision and what is staged or in the folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from tdkt.changes.comparing import compare
from tdkt.changes.names import Names
from tdkt.changes.telling import NOTHING, NOTHING_ELSE, Entry, told
from tdkt.changes.trees import Side, Tree, read_side
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass
from tdkt.review.effects import Effect, targets_concerned, with_effects
from tdkt.workspace.former_ids import FormerIds, followed, former_in
from tdkt.workspace.inside import obstacle, read_inside
from tdkt.workspace.repository import Repository
from tdkt.workspace.source import Source, decode
from tdkt.workspace.workspace import Workspace, is_ours, is_yaml, stored_workspace

FOLDER, STAGED = "thư mục đang làm việc", "phần đã đưa vào commit (staged)"
BEFORE_ALL = "lúc chưa có commit nào"
_BULK = ("/reports/",)
"""Files that name nothing which other files refer to; they are read only where they changed."""


@dataclass(frozen=True, slots=True)
class Review:
    """What changed from `old` to `new` (names for a reader), and the files of either that could not be compared.

    `effects` is what the changes do to results together, beyond what stands with each of them.
    """

    old: str
    new: str
    entries: tuple[Entry, ...]
    broken_before: tuple[Diagnostic, ...]
    broken_after: tuple[Diagnostic, ...]
    effects: tuple[Effect, ...] = ()

    @property
    def nothing(self) -> str:
        """What is said where there is no entry: of files that cannot be compared nothing is known."""
        return NOTHING_ELSE if self.broken_before or self.broken_after else NOTHING


class _State:
    """The files of one side, read when they are asked for: object ids of git, or None for what lies in the folder."""

    def __init__(self, repository: Repository, files: Mapping[str, str | None]) -> None:
        self._repository = repository
        self.files = {path: oid for path, oid in files.items() if is_ours(path)}

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        wanted = {path: self.files[path] for path in paths if path in self.files}
        stored = self._repository.contents(oid for oid in wanted.values() if oid is not None)
        return {
            path: stored[oid]
            if oid is not None
            else read_inside(self._repository.root, self._repository.root / path)
            for path, oid in wanted.items()
        }

    def workspace(self, without: set[str]) -> Workspace:
        """Build the workspace of this side, leaving out the reports of the units `without` on the plans of the years."""
        left_out = [path for path in self.files if _is_bulk(path) and not _is_of_drive(path)]
        named = {path for path in left_out if PurePosixPath(path).stem in without}
        paths = [path for path in self.files if path not in named]
        return stored_workspace(self._repository.root, self.contents(paths), partial=bool(without))


def review(root: Path, old: str, new: str | None = None, *, staged: bool = False) -> Review:
    """Compare revision `old` with `new`, or with what is `staged`, or with the folder.

    Before the first commit all is new. Raises UsageError where git, the repository or a revision is missing, UserError where
    something staged is still in conflict.
    """
    repository = Repository.around(root)
    is_first = old == "HEAD" and new is None and not repository.has_commits()
    before = _State(repository, {} if is_first else repository.files(old))
    if new is not None:
        after = _State(repository, repository.files(new))
    elif staged:
        refuse_unmerged(repository)
        after = _State(repository, repository.staged().files)
    else:
        changed_files = repository.files_in_folder() if is_first else repository.changed_in_folder(old)
        after = _in_folder(repository, before, changed_files)
    entries, trees, old_side, new_side = _compared(before, after)
    targets = targets_concerned(entries)
    effects: tuple[Effect, ...] = ()
    if targets or targets is None:
        without = set[str]() if targets is None else _units_without_part(targets, trees)
        entries, effects = with_effects(entries, before.workspace(without), after.workspace(without))
    return Review(
        BEFORE_ALL if is_first else _shown(old),
        _shown(new) if new else (STAGED if staged else FOLDER),
        entries,
        tuple(old_side.broken.values()),
        tuple(new_side.broken.values()),
        effects,
    )


def changes_between(root: Path, old: str | None, new: str) -> tuple[Entry, ...]:
    """Return what changed in meaning between two commits (from nothing where `old` is None), without what it does to results."""
    repository = Repository.around(root)
    before = _State(repository, repository.files(old) if old is not None else {})
    return _compared(before, _State(repository, repository.files(new)))[0]


def _compared(before: _State, after: _State) -> tuple[tuple[Entry, ...], list[Tree], Side, Side]:
    """Return the changes as they are told, the trees in which their ids are named, and both sides of the changed files."""
    changed = [
        path
        for path in sorted(filter(is_yaml, {*before.files, *after.files}))
        if path not in before.files or path not in after.files or before.files[path] != after.files[path]
    ]
    old_side, new_side = _sides(before, after, changed)
    changes = compare(old_side, new_side)
    trees = _context(after, old_side, new_side) if changes else []
    return told(changes, Names(trees)), trees, old_side, new_side


def refuse_unmerged(repository: Repository) -> None:
    """Raise UserError with the files that a merge has left in conflict: what is staged of them is nobody's version."""
    files = repository.unmerged()
    if files:
        listed = "\n".join(f"  {file}" for file in files)
        raise UserError(
            f"Kho còn {len(files)} tệp xung đột chưa giải quyết, chưa có phần nào của các tệp ấy để commit:\n{listed}",
            hint="Sửa từng tệp cho đúng rồi chạy “git add” với tệp ấy; bỏ lần ghép: git merge --abort.",
        )


def _sides(before: _State, after: _State, changed: list[str]) -> tuple[Side, Side]:
    """Read the changed files of both sides by the ids of the new one: an id that was changed everywhere is one change."""
    old, new = before.contents(changed), after.contents(changed)
    if any(b"formerly" in content for content in new.values()):
        named = after.contents(path for path in after.files if is_yaml(path) and not _is_bulk(path))
        former = former_in(_texts(named))
        old, new = _followed(old, former), _followed(new, former)
    return read_side(old), read_side(new)


def _followed(contents: Mapping[str, bytes], former: FormerIds) -> dict[str, bytes]:
    """Return `contents` by the ids of today; what cannot be read stays, so that it is told."""
    texts = _texts(contents)
    made = {path: text.encode() for path, text in followed(texts, former).items()}
    return {**{path: content for path, content in contents.items() if path not in texts}, **made}


def _texts(contents: Mapping[str, bytes]) -> dict[str, str]:
    sources = {path: decode(content, path) for path, content in contents.items()}
    return {path: source.text for path, source in sources.items() if isinstance(source, Source)}


def _shown(revision: str) -> str:
    """Return a revision as it is read: a whole hash cut short, a name as it is."""
    is_hash = len(revision) >= 40 and set(revision) <= set("0123456789abcdef")
    return revision[:10] if is_hash else revision


def _in_folder(repository: Repository, before: _State, changed: Iterable[str]) -> _State:
    files: dict[str, str | None] = dict(before.files)
    for path in changed:
        if (repository.root / path).is_file() and obstacle(repository.root, repository.root / path) is None:
            files[path] = None
        else:
            files.pop(path, None)
    return _State(repository, files)


def _context(after: _State, old: Side, new: Side) -> list[Tree]:
    """Gather what ids are named in: the files of the new side that others refer to, then what is gone."""
    others = [path for path in after.files if is_yaml(path) and path not in new.trees and not _is_bulk(path)]
    context = read_side(after.contents(others))
    return [*new.trees.values(), *context.trees.values(), *old.trees.values()]


def _is_bulk(path: str) -> bool:
    return any(part in f"/{path}" for part in _BULK)


def _is_of_drive(path: str) -> bool:
    return "/drives/" in path


def _units_without_part(targets: set[str], trees: Iterable[Tree]) -> set[str]:
    """Return the units that have no part in any of `targets`, neither by the old nor by the new side."""
    units, having = set[str](), set[str]()
    for tree in trees:
        if tree.kind == "organization":
            units |= {unit["id"] for unit in tree.data["units"]}
        for movement in tree.data["movements"] if tree.kind == "movements" else ():
            for item in movement["items"]:
                for target in (item, *item.get("targets", ())):
                    if target.get("target") in targets:
                        having |= {target.get("unit", tree.data["unit"]), *target.get("shared_with", ())}
                        having |= {share["for"] for share in target.get("allocation", {}).get("shares", ())}
    return units - having
