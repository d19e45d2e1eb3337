"""Moving several files into place: all of them or none, whatever stops the program in between.

No system renames several files at once. So what the files hold now is laid down first, in `.tdkt/` at the root of the workspace
(the same disk, and no folder of data); a journal that names every file makes it count. Then the new files are moved into
place one by one, and the journal is removed: from that moment the edit stands. Whoever finds a journal later (`take_back`)
puts back what was there before, unless every file stands as it was to be: then only the journal had still to go.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from tdkt.errors import UserError
from tdkt.model.records import asdict, dataclass
from tdkt.workspace.inside import ObstacleError, obstacle, read_inside, refuse_obstacle
from tdkt.workspace.one_writer import BusyError, held
from tdkt.workspace.portable_names import refuse_unportable
from tdkt.workspace.strict_json import parse_json
from tdkt.workspace.writing import refusal, replace_atomically

STAGING = ".tdkt"
_JOURNAL = "journal.json"
_STAGED = re.compile(r"(?:new|old)-\d+|journal\.json(?:\.new)?")
_FORMAT = 1
_NO_PART = re.compile(r"[\x00-\x1f\\:]")
"""What no part of a path of ours holds; on Windows a colon or a backslash would lead elsewhere."""


class _NotOurJournalError(UserError):
    """A journal that this tdkt would not have written in this workspace."""

    def __init__(self) -> None:
        super().__init__(
            f"{STAGING}/{_JOURNAL} không phải nhật ký mà bản tdkt này đã ghi cho kho này.",
            hint=f"Xem các tệp có bị ghi dở không (git status), rồi xóa thư mục {STAGING} và chạy lại.",
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """A file of the edit: the fingerprints of what it held (None: it was not there) and of what it is to hold (None: it goes)."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Journal:
    """The files of an edit, numbered as the staged files are, and the folders that have to be made for them."""

    steps: tuple[_Step, ...]
    folders: tuple[str, ...]


def move_together(root: Path, contents: Mapping[str, bytes | None], *, check: Callable[[], None]) -> None:
    """Let the files `contents` (by path relative to `root`) hold these bytes, None: be gone; in their order, all or none.

    `check` is called once no other tdkt can write and nothing half written is left; what it raises stops all.
    Raises UserError, with everything as it was, where the system refuses one of them or another tdkt is writing.
    """
    missing = [folder for folder in (root, *root.parents) if not folder.is_dir()]
    try:
        with _staging(root) as folder:
            _settle(root, folder)
            for path in contents:
                refuse_obstacle(root, root / path)
            refuse_unportable(root / path for path in contents)
            check()
            journal = _lay_down(root, folder, contents)
            try:
                _move_all(root, folder, journal)
            except BaseException:  # an interrupted user too: nothing half done is left to a later run
                _undo(root, folder, journal)
                raise
    except BaseException:
        _remove_folders(missing)
        raise


def take_back(root: Path) -> tuple[str, ...]:
    """Clear away what an interrupted edit left in the workspace `root`; return the files that were put back.

    Nothing is touched while another tdkt is writing. Raises UserError where half of an edit stands in the files and cannot
    be taken back, and where the journal is not one that this tdkt wrote here.
    """
    if not (root / STAGING).is_dir() or (root / STAGING).is_symlink():
        return ()  # a link is not what tdkt made: nothing is looked for behind it
    try:
        with _staging(root) as folder:
            return _settle(root, folder)
    except BusyError:
        return ()
    except _NotOurJournalError:
        raise
    except UserError as error:
        if not (root / STAGING / _JOURNAL).exists():
            return ()  # no file of the workspace was touched: the rest waits for somebody who may write
        raise UserError(
            f"Lần ghi trước bị ngắt giữa chừng, chưa trả lại được các tệp như trước khi ghi. {error}",
            hint="Đóng tệp đang mở, kiểm tra quyền ghi của thư mục, rồi chạy lại.",
        ) from error


@contextlib.contextmanager
def _staging(root: Path) -> Iterator[Path]:
    """Hold the staging folder of `root`; at the end it is gone, unless a journal is left that could not be undone."""
    folder = root / STAGING
    with _saying(root):
        root.mkdir(parents=True, exist_ok=True)
        with held(folder):
            try:
                yield folder
            finally:
                if not (folder / _JOURNAL).exists():
                    _clear(folder)


@contextlib.contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Keep other commands of tdkt from writing into `root`, for what git is to see whole; raises BusyError where one is."""
    with _staging(root):
        yield


def _clear(folder: Path) -> None:
    """Remove what tdkt stages there, and nothing that somebody else put into the folder."""
    for path in folder.iterdir():
        if _STAGED.fullmatch(path.name) and not path.is_dir():
            path.unlink()


def _settle(root: Path, folder: Path) -> tuple[str, ...]:
    """Bring an earlier edit that was interrupted to an end; return the files that were put back."""
    journal = _read_journal(root, folder)
    restored: tuple[str, ...] = ()
    if journal is not None and not _stands(root, journal):
        restored = _undo(root, folder, journal)
    (folder / _JOURNAL).unlink(missing_ok=True)
    _clear(folder)
    return restored


def _lay_down(root: Path, folder: Path, contents: Mapping[str, bytes | None]) -> _Journal:
    """Stage the new files and copies of the old ones, then the journal that makes them count."""
    steps, folders = [], dict[str, None]()
    for number, (path, data) in enumerate(contents.items()):
        with _saying(root / path):
            target = _target(root, path)
            old = target.read_bytes() if target.exists() else None
            if data is not None:
                _write(_new(folder, number), data, like=target)
            if old is not None:
                _write(_old(folder, number), old, like=target)
            before = _fingerprint(old) if old is not None else None
        steps.append(_Step(path, before, _fingerprint(data) if data is not None else None))
        missing = [part for part in PurePosixPath(path).parents if not (root / part).exists()]
        folders |= dict.fromkeys(str(part) for part in reversed(missing))
    journal = _Journal(tuple(steps), tuple(folders))
    made = folder / f"{_JOURNAL}.new"
    _write(made, json.dumps({"format": _FORMAT, **asdict(journal)}).encode())
    replace_atomically(made, folder / _JOURNAL)
    _sync_folder(folder)
    return journal


def _move_all(root: Path, folder: Path, journal: _Journal) -> None:
    for made in journal.folders:
        with _saying(root / made, "tạo thư mục"):
            (root / made).mkdir(exist_ok=True)
    for number, step in enumerate(journal.steps):
        target = _target(root, step.path)
        with _saying(root / step.path):
            if step.before is None and target.exists():
                raise FileExistsError(errno.EEXIST, "vừa xuất hiện")
            if step.after is None:
                target.unlink()
            else:
                _move(_new(folder, number), target)
    for parent in {_target(root, step.path).parent for step in journal.steps}:
        _sync_folder(parent)
    (folder / _JOURNAL).unlink()


def _undo(root: Path, folder: Path, journal: _Journal) -> tuple[str, ...]:
    """Put back what the files held before; return those that held something else.

    A file that holds neither what it was to hold nor what it held was changed by somebody since: it stays as it is.
    """
    restored = []
    for number, step in enumerate(journal.steps):
        target = _target(root, step.path)
        with _saying(root / step.path):
            if _fingerprint_at(target) != step.after or step.before == step.after:
                continue
            if step.before is None:
                target.unlink()
            else:
                _move(_old(folder, number), target)
        restored.append(step.path)
    _remove_folders([root / made for made in reversed(journal.folders)])
    (folder / _JOURNAL).unlink()
    return tuple(restored)


def _stands(root: Path, journal: _Journal) -> bool:
    return all(_fingerprint_at(_target(root, step.path)) == step.after for step in journal.steps)


def _read_journal(root: Path, folder: Path) -> _Journal | None:
    """Return the journal, None where there is none.

    A journal may have come with somebody's files, or from a later tdkt. Raises UserError, with nothing touched, for one that
    this tdkt would not have written in this workspace.
    """
    path = folder / _JOURNAL
    if not path.exists() and not path.is_symlink():
        return None
    try:
        journal = _parsed(read_inside(root, path))
    except (OSError, ValueError, KeyError, TypeError, ObstacleError):
        journal = None
    if journal is None or not _is_own(root, folder, journal):
        raise _NotOurJournalError
    return journal


def _parsed(data: bytes) -> _Journal | None:
    """Return the journal that `data` holds, None where a part of it is of another type; raises as `parse_json`."""
    found = parse_json(data)
    steps = tuple(_Step(**step) for step in found["steps"])
    folders = tuple(found["folders"])
    texts = [*folders, *(step.path for step in steps)]
    marks = [mark for step in steps for mark in (step.before, step.after) if mark is not None]
    says_nothing = any(step.before is None and step.after is None for step in steps)
    if (
        found["format"] != _FORMAT
        or says_nothing
        or not all(isinstance(one, str) for one in (*texts, *marks))
    ):
        return None
    return _Journal(steps, folders)


def _is_own(root: Path, folder: Path, journal: _Journal) -> bool:
    """Tell whether a journal stays among the files of the workspace and its staged files are files."""
    paths = (*(step.path for step in journal.steps), *journal.folders)
    copies = [_old(folder, number) for number, step in enumerate(journal.steps) if step.before is not None]
    return all(_is_inside(root, path) for path in paths) and not any(copy.is_symlink() for copy in copies)


def _is_inside(root: Path, path: str) -> bool:
    """Tell whether a path stays in the workspace, with no link on the way, and out of what is git's own."""
    parts = PurePosixPath(path).parts
    foreign = any(part.casefold() in ("..", ".git") or _NO_PART.search(part) for part in parts)
    if foreign or not parts or PurePosixPath(path).is_absolute():
        return False
    return obstacle(root, root / path) is None


def _target(root: Path, path: str) -> Path:
    """Return where a file of the workspace lies; raises ObstacleError where a link or the like is in the way."""
    refuse_obstacle(root, root / path)
    return root / path


def _new(folder: Path, number: int) -> Path:
    return folder / f"new-{number}"


def _old(folder: Path, number: int) -> Path:
    return folder / f"old-{number}"


def _write(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file through to the disk, with the mode of the file `like` where that is there."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if like is not None and like.exists():
        path.chmod(stat.S_IMODE(like.stat().st_mode))


def _move(source: Path, target: Path) -> None:
    try:
        replace_atomically(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The folder of the file is another disk, mounted within the workspace. The name is always the same, so that a later run
        # writes over what an interrupted one left.
        beside = target.with_name(f".{target.name}.tdkt.tmp")
        _write(beside, source.read_bytes(), like=source)
        replace_atomically(beside, target)


def _sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can be asked for that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_folders(folders: list[Path]) -> None:
    """Remove those of `folders` that are empty, the innermost first."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _fingerprint(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _fingerprint_at(path: Path) -> str | None:
    return _fingerprint(path.read_bytes()) if path.is_file() else None


@contextlib.contextmanager
def _saying(path: Path, action: str = "ghi") -> Iterator[None]:
    """Turn what the system refuses about `path` into words for the user."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path, action) from error
