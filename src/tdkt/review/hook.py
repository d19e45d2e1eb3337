"""The pre-commit hook for those who do not use pre-commit: it checks what is staged and lets nothing with errors through."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from pathlib import Path

from tdkt.errors import UserError
from tdkt.model.records import dataclass
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import PLANS

NAME = "pre-commit"
EARLIER = f"{NAME}.truoc-tdkt"
_MARK = "# tdkt hook"


@dataclass(frozen=True, slots=True)
class Installed:
    """The hook that was written, and the one that was there and is called first (None: there was none)."""

    hook: Path
    earlier: Path | None


def install(root: Path, *, chain: bool = False, strict: bool = False) -> Installed:
    """Write the hook of the repository around `root`; a hook of somebody else is kept and called first with `chain`.

    Raises UserError where such a hook is there and `chain` is not asked for.
    """
    repository = Repository.around(root)
    folder = repository.hooks_folder()
    hook, earlier = folder / NAME, folder / EARLIER
    if os.path.lexists(hook) and not _is_ours(hook):
        if not chain:
            raise UserError(
                f"Kho đã có hook {hook} không phải của tdkt.",
                hint="Thêm --chain: hook ấy được giữ lại và chạy trước; hoặc tự ghi “tdkt validate --staged” vào hook ấy.",
            )
        if os.path.lexists(earlier):
            raise UserError(f"{earlier} đã có từ trước.", hint="Xem lại hai hook rồi chuyển tệp ấy đi.")
        folder.mkdir(parents=True, exist_ok=True)
        hook.rename(earlier)
    folder.mkdir(parents=True, exist_ok=True)
    _write(hook, _script(repository.prefix(), strict=strict))
    return Installed(hook, earlier if os.path.lexists(earlier) else None)


def remove(root: Path) -> Installed:
    """Take the hook away and put back the one that was there before; raises UserError where there is none of tdkt."""
    folder = Repository.around(root).hooks_folder()
    hook, earlier = folder / NAME, folder / EARLIER
    if not (hook.is_file() and _is_ours(hook)):
        raise UserError("Kho này không có hook của tdkt.")
    hook.unlink()
    if os.path.lexists(earlier):
        earlier.rename(hook)
        return Installed(hook, earlier)
    return Installed(hook, None)


def _is_ours(hook: Path) -> bool:
    try:
        return _MARK in hook.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _write(hook: Path, text: str) -> None:
    """Write the script whole or not at all, with the line ends and the right to run that git asks for."""
    made = hook.with_name(f"{hook.name}.tdkt-moi")
    made.write_bytes(text.encode())
    made.chmod(made.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    made.replace(hook)


def _script(prefix: str, *, strict: bool) -> str:
    """Return the script for any sh, Git for Windows' too; `prefix` leads from the top of the work tree to the workspace."""
    python = shlex.quote(Path(sys.executable).as_posix())
    here = shlex.quote(prefix or ".")
    plans = shlex.quote(f"{prefix}{PLANS}")
    return f"""\
#!/bin/sh
{_MARK}: kiểm tra phần sắp commit. Gỡ bỏ: tdkt hook remove. Bỏ qua một lần: git commit --no-verify.
earlier="$(dirname "$0")/{EARLIER}"
if [ -x "$earlier" ]; then
  "$earlier" "$@" || exit $?
fi
git diff --cached --quiet -- {plans} && exit 0
if [ -x {python} ]; then
  exec {python} -m tdkt validate --staged{" --strict" if strict else ""} --workspace {here}
fi
exec tdkt validate --staged{" --strict" if strict else ""} --workspace {here}
"""
