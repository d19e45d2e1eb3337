"""The files of a workspace that are only copies of tdkt's own, and bringing them up to date after an upgrade.

Schemas and editor settings are such copies, and so are templates where a ward has asked for them.

`schemas/tdkt.json` records which tdkt made them and the fingerprint of each. A file that is no longer what was recorded was
changed by somebody: it is theirs, and stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from tdkt import __version__
from tdkt.errors import UserError
from tdkt.model.records import dataclass, field
from tdkt.resources import resource_folder
from tdkt.workspace.inside import read_inside, read_plain, refuse_obstacle
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.strict_json import parse_json

SCHEMAS = "schemas"
SETTINGS = ".vscode/settings.json"
RECORD = f"{SCHEMAS}/tdkt.json"


@dataclass(frozen=True, slots=True)
class Record:
    """Which tdkt made the copies, and the fingerprint of each by its path."""

    version: str
    files: Mapping[str, str]

    @property
    def is_newer(self) -> bool:
        """Tell whether the copies come from a later tdkt than this one."""
        return _number(self.version) > _number(__version__)


@dataclass(slots=True)
class Refreshing:
    """What a refresh does: files replaced, added, kept because somebody changed them, by their paths.

    `before` is the version whose copies were there, None where nothing records it. `unnamed` holds the lines that the
    ward's own editor settings lack. `is_recorded` tells that the record was up to date already.
    """

    before: str | None
    replaced: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    is_recorded: bool = False


def record_of(copies: Mapping[str, bytes], version: str = __version__) -> str:
    """Return the text of the record of `copies` (content by path)."""
    prints = {path: _fingerprint(data) for path, data in sorted(copies.items())}
    return _written(version, prints)


def recorded(root: Path) -> Record | None:
    """Return the record in the workspace at `root`, None where there is none; raises UserError where it cannot be read."""
    path = root / RECORD
    refuse_obstacle(root, path)
    if not path.is_file():
        return None
    try:
        data = parse_json(read_plain(path))
        version, files = data["tdkt"], data["files"]
        texts = [version, *files.values()]
        if not all(isinstance(text, str) for text in texts):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(
            f"{RECORD} không còn là tệp mà tdkt đã ghi.", hint="Xóa (hoặc chuyển) tệp ấy rồi chạy lại."
        ) from None
    return Record(version, files)


def refresh(root: Path, copies: Mapping[str, bytes], *, write: bool) -> Refreshing:
    """Bring the copies in the workspace at `root` up to `copies` (content by path), and the record with them; tell what that does.

    Only what is as tdkt wrote it is replaced; missing files are added, missing editor settings are not. What is on record and not
    among `copies` stays on record. Where not `write`, nothing is written. Raises UserError where the copies are of a later tdkt, or not in the workspace.
    """
    _refuse_elsewhere(root)
    record = recorded(root)
    if record and record.is_newer:
        raise UserError(
            f"Bản chép trong kho là của tdkt {record.version}, mới hơn bản đang dùng ({__version__}).",
            hint="Nâng cấp tdkt trên máy này.",
        )
    done = Refreshing(record.version if record else None)
    prints = {path: known for path, known in (record.files if record else {}).items() if path not in copies}
    for path, data in copies.items():
        if _settle(root, path, data, record, done):
            prints[path] = _fingerprint(data)
    new = _written(__version__, prints)
    done.is_recorded = record is not None and _written(record.version, record.files) == new
    if write:
        _edit(root, copies, done, new).write(root)
    return done


def _edit(root: Path, copies: Mapping[str, bytes], done: Refreshing, record: str) -> PlannedEdit:
    """Return the edit that does what `done` tells, and renews the record where it has to be."""
    written = {path: copies[path] for path in (*done.replaced, *done.added)}
    if not done.is_recorded:
        written[RECORD] = record.encode()
    there = [path for path in (*done.replaced, RECORD) if path in written and (root / path).exists()]
    return PlannedEdit({}, {path: read_inside(root, root / path) for path in there}, binary=written)


def _settle(root: Path, path: str, data: bytes, record: Record | None, done: Refreshing) -> bool:
    """Note in `done` what is to be done with one file; return whether it is a plain copy afterwards."""
    file = root / path
    if not (file.exists() or file.is_symlink()):
        if path != SETTINGS:
            done.added.append(path)
        return path != SETTINGS
    here = _content(file)
    if here is not None and _fingerprint(here) == _fingerprint(data):
        return True
    if here is not None and record and record.files.get(path) == _fingerprint(here):
        done.replaced.append(path)
        return True
    if path == SETTINGS:
        done.unnamed = [] if here is None else _unnamed(here.decode(errors="replace"), data.decode())
        if not done.unnamed:
            return False
    done.kept.append(path)
    return False


def _unnamed(settings: str, wanted: str) -> list[str]:
    """Return the lines of `wanted` about schemas that the ward's own settings (JSON with comments) do not speak of."""
    lines = (line.strip().rstrip(",") for line in wanted.splitlines())
    return [
        line
        for line in lines
        if (named := re.match(r'"\./(schemas/[^"]+)"', line)) and named[1] not in settings
    ]


def _content(file: Path) -> bytes | None:
    """Return the content of a plain file, None for anything else (a link, a folder)."""
    try:
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None
    except OSError:
        return None


def _refuse_elsewhere(root: Path) -> None:
    folder = (root / SCHEMAS).resolve()
    if folder == resource_folder(SCHEMAS).resolve():
        raise UserError(f"{SCHEMAS} ở đây chính là của tdkt, không phải bản chép: không có gì để làm mới.")
    if folder.exists() and not (folder.is_dir() and folder.is_relative_to(root.resolve())):
        raise UserError(
            f"{SCHEMAS} không phải một thư mục nằm trong kho.", hint="Chuyển liên kết (hoặc tệp) ấy đi."
        )


def _fingerprint(data: bytes) -> str:
    """Return the fingerprint of a file, of a text whatever the line ends that git gave it."""
    import hashlib

    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _written(version: str, prints: Mapping[str, str]) -> str:
    return json.dumps({"tdkt": version, "files": dict(sorted(prints.items()))}, indent=2) + "\n"


def _number(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d{1,9}", version)[:3]]
