"""An edit of the workspace that has been worked out and is not written yet.

A command plans its edit (texts by path), asks what the workspace would be with it (`with_files`) and what the checks would
find there (`checks.foreseen`), and writes it whole or not at all. A new file is never written over one that is there; a file
that is changed has to hold what the edit was worked out from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass, field
from tdkt.workspace.inside import ObstacleError, read_inside
from tdkt.workspace.source import decode
from tdkt.workspace.staging import move_together


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """Texts to be written together, by path relative to the workspace, in this order.

    `changed` holds those files that are there already and are meant to change, with the bytes they held when they were read;
    `removed` the same of those that go. `binary` are files that are no text (Word forms), written with the others.
    """

    texts: Mapping[str, str]
    changed: Mapping[str, bytes] = field(default_factory=dict)
    removed: Mapping[str, bytes] = field(default_factory=dict)
    binary: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all files that are written."""
        return (*self.texts, *self.binary)

    def write(self, root: Path, *, check: Callable[[], None] = lambda: None) -> None:
        """Write all files into the workspace `root`, UTF-8 with the line ends of the texts; all or none.

        `check` raises where the edit must not be written after all (`Workspace.refuse_changed`); it is asked once nobody else
        writes. Raises UserError, with everything as it was, where a new file is there already, a file to be changed or removed is
        no longer as it was read, or the system refuses.
        """

        def refuse_what_is_not_as_planned() -> None:
            refuse_existing_files(root, [path for path in self.files if path not in self.changed])
            self._refuse_changed_since(root)
            check()

        if self.files:
            contents = {path: text.encode() for path, text in self.texts.items()} | dict(self.binary)
            gone = dict.fromkeys(self.removed, None)
            move_together(root, {**contents, **gone}, check=refuse_what_is_not_as_planned)

    def _refuse_changed_since(self, root: Path) -> None:
        known = {**self.changed, **self.removed}
        others = [path for path, data in known.items() if _bytes_at(root, path) != data]
        if others:
            listed = "\n".join(f"  {path}" for path in others)
            raise UserError(
                f"Tệp vừa bị sửa trong lúc lệnh đang chạy, không ghi đè:\n{listed}",
                hint="Chạy lại lệnh để làm từ nội dung mới.",
            )


def read_to_change(root: Path, file: str) -> tuple[str, bytes]:
    """Return the text and the bytes of a file that is to be changed; raises UserError where it cannot be read."""
    try:
        data = read_inside(root, root / file)
    except OSError as error:
        raise UserError(
            f"Không đọc được {file}.", hint="Kiểm tra tệp có còn đó, có quyền đọc không."
        ) from error
    source = decode(data, file)
    if isinstance(source, Diagnostic):
        raise UserError(f"Không đọc được {file}.", hint=source.hint)
    return source.text, data


def refuse_existing_files(root: Path, paths: Iterable[str]) -> None:
    """Raise UserError with the list of those of `paths` (relative to `root`) where something is already."""
    existing = [path for path in paths if (root / path).is_symlink() or (root / path).exists()]
    if existing:
        raise UserError(
            "Đã có tệp, không ghi đè:\n" + "\n".join(f"  {path}" for path in existing),
            hint="Chuyển các tệp ấy đi rồi chạy lại.",
        )


def _bytes_at(root: Path, path: str) -> bytes | None:
    try:
        return read_inside(root, root / path)
    except (OSError, ObstacleError):
        return None
