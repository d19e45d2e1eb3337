"""What tdkt writes into a git repository: a commit of all that is unsaved.

Hooks are run as `git commit` runs them, since a commit is what the user asked for. A repository's own filters and signature
programs are not: they are named in settings that may have come from somebody else, and are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tdkt.errors import UsageError, UserError
from tdkt.workspace.calling_git import call_git
from tdkt.workspace.repository import Repository
from tdkt.workspace.repository_state import why_refused

_PROGRAMS = r"^(filter\.|gpg\.)"
_COMMIT = ("-c", "i18n.commitEncoding=utf-8", "commit", "--quiet", "--cleanup=whitespace", "-F", "-")


def refuse_without_name(root: Path) -> None:
    """Raise UsageError where git has not been told who saves: it would guess a name from the machine."""
    for whose in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if call_git(root, ("-c", "user.useConfigOnly=true", "var", whose)).returncode != 0:
            raise UsageError(
                "git chưa biết tên người lưu (user.name) và thư điện tử (user.email).",
                hint="Khai một lần trên máy này rồi chạy lại, thay bằng tên của mình:\n"
                '  git config --global user.name "Nguyễn Văn A"\n'
                '  git config --global user.email "nguyenvana@example.vn"',
            )


def refuse_own_programs(root: Path) -> None:
    """Raise UsageError where the repository's own settings name programs that git would run on its files."""
    everywhere = _settings(root) - _settings(root, "--global") - _settings(root, "--system")
    if everywhere:
        name = min(everywhere).partition("\n")[0]
        raise UsageError(
            f"Cài đặt riêng của kho này đặt chương trình chạy trên tệp ({name}), tdkt không chạy chương trình ấy.",
            hint="Nếu tin kho này thì lưu bằng git: git add -A, rồi git commit.",
        )


def commit_files(root: Path, files: Iterable[str], message: str) -> str:
    """Commit `files` (paths from `root`) as they lie in the folder, with what is staged; return the hash.

    Raises UserError where a hook or git refuses: what is staged is then as it was before.
    """
    repository = Repository(root)
    repository.hooks_folder()  # refused where the repository's own settings lead out of it
    index = root / git(root, "rev-parse", "--git-path", "index").decode().rstrip("\r\n")
    before = index.read_bytes() if index.exists() else None
    try:
        feed = b"".join(_raw(file) + b"\0" for file in files)
        git(root, "update-index", "--add", "--remove", "--replace", "-z", "--stdin", feed=feed)
        done = call_git(root, _COMMIT, message.encode("utf-8", errors="replace"), with_hooks=True)
        if done.returncode != 0:
            said = (done.stdout + done.stderr).decode("utf-8", errors="replace").strip()
            raise UserError(
                f"git không lưu, mọi thứ còn như trước:\n{said}",
                hint="Thường là hook của kho không cho qua: sửa theo lời ở trên rồi chạy lại.",
            )
    except BaseException:
        _put_back(index, before)
        raise
    return repository.commit("HEAD")


def git(root: Path, *words: str, feed: bytes = b"", index: Path | None = None) -> bytes:
    """Return what git answers; raises UsageError where it refuses."""
    done = call_git(root, words, feed, index=index)
    if done.returncode != 0:
        raise why_refused(words[0], done.stderr.decode("utf-8", errors="replace").strip(), root)
    return done.stdout


def _settings(root: Path, *of: str) -> set[str]:
    """Return the settings that name programs, each as "name\\nvalue"; of a file that is not there none."""
    done = call_git(root, ("config", *of, "--includes", "-z", "--get-regexp", _PROGRAMS))
    return set(filter(None, done.stdout.decode("utf-8", errors="surrogateescape").split("\0")))


def _put_back(index: Path, before: bytes | None) -> None:
    if before is None:
        index.unlink(missing_ok=True)
    else:
        index.write_bytes(before)


def _raw(file: str) -> bytes:
    return file.encode("utf-8", errors="surrogateescape")
