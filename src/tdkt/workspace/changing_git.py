"""What tdkt writes into a git repository: a commit of all that is unsaved, a commit that goes back, a branch that keeps
what is thrown away. History is never rewritten.

Hooks are run as `git commit` runs them, since a commit is what the user asked for. A repository's own filters and signature
programs are not: they are named in settings that may have come from somebody else, and are refused.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tdkt.errors import UsageError, UserError
from tdkt.workspace.calling_git import call_git
from tdkt.workspace.repository import Repository
from tdkt.workspace.repository_state import why_refused

_PROGRAMS = r"^(filter\.|gpg\.)"
KEPT = "tdkt-undo"
"""Below it lie the branches that keep what was thrown away."""
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


def commit_files(root: Path, files: Iterable[str], message: str) -> str | None:
    """Commit `files` (paths from `root`) as they lie in the folder, with what is staged; return the hash.

    None where that is the content of the last commit after all (line ends, a file taken out of the index and still there).

    Raises UserError where a hook or git refuses: what is staged is then as it was before.
    """
    repository = Repository(root)
    repository.hooks_folder()  # refused where the repository's own settings lead out of it
    index = root / git(root, "rev-parse", "--git-path", "index").decode().rstrip("\r\n")
    before = index.read_bytes() if index.exists() else None
    try:
        _add(root, files)
        if repository.has_commits() and git(root, "write-tree") == git(root, "rev-parse", "HEAD^{tree}"):
            return None
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


def commit_as_before(root: Path, commit: str, message: str) -> str:
    """Commit the workspace `root` as it was in `commit` on top of the newest commit, into the folder too; return the hash.

    Raises UsageError, with everything as it was, where git refuses.
    """
    with _own_index(root) as index:
        changed = git(root, "diff-tree", "-r", "-z", "--no-abbrev", "--no-renames", "HEAD", commit, "--", ".")
        git(root, "update-index", "-z", "--index-info", feed=_index_lines(changed), index=index)
        made = _commit_of(root, index, message)
    ahead = ("merge", "--quiet", "--ff-only", "--no-overwrite-ignore", made)
    git(root, "-c", "merge.autostash=false", "-c", "merge.verifySignatures=false", *ahead)
    return made


def keep_in_branch(root: Path, files: Iterable[str], message: str) -> str:
    """Commit `files` as they lie in the folder to a branch of their own, nothing else touched; return the branch."""
    with _own_index(root) as index:
        _add(root, files, index)
        made = _commit_of(root, index, message)
    branch = f"{KEPT}/{made[:10]}"
    git(root, "update-ref", f"refs/heads/{branch}", made)
    return branch


def throw_away(root: Path, files: Iterable[str]) -> None:
    """Put `files` (paths from `root`) in the folder and in the index as they are in the newest commit, new ones removed."""
    files = tuple(files)
    saved = {}
    for entry in filter(None, git(root, "ls-tree", "-r", "-z", "HEAD", "--", ".").split(b"\0")):
        head, _, path = entry.partition(b"\t")
        mode, _, oid = head.split()
        saved[path] = mode + b" " + oid
    repository = Repository(root)
    prefix = _raw(repository.prefix())
    no_file = b"0 " + b"0" * len(repository.commit("HEAD"))
    names = [_raw(file) for file in files]
    lines = [saved.get(name, no_file) + b"\t" + prefix + name + b"\0" for name in names]
    for file, name in zip(files, names, strict=True):
        if name not in saved:
            _remove(root, root / file)
    git(root, "update-index", "-z", "--index-info", feed=b"".join(lines))
    back = b"".join(name + b"\0" for name in names if name in saved)
    git(root, "checkout-index", "--force", "--index", "-z", "--stdin", feed=back)


def git(root: Path, *words: str, feed: bytes = b"", index: Path | None = None) -> bytes:
    """Return what git answers; raises UsageError where it refuses."""
    done = call_git(root, words, feed, index=index)
    if done.returncode != 0:
        command = next(word for word in words if not word.startswith("-") and "=" not in word)
        raise why_refused(command, done.stderr.decode("utf-8", errors="replace").strip(), root)
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


@contextlib.contextmanager
def _own_index(root: Path) -> Iterator[Path]:
    """Give an index for one commit, with the files of the newest one; what is staged is not touched."""
    with tempfile.TemporaryDirectory(prefix="tdkt-") as folder:
        index = Path(folder) / "index"
        git(root, "read-tree", "HEAD", index=index)
        yield index


def _add(root: Path, files: Iterable[str], index: Path | None = None) -> None:
    feed = b"".join(_raw(file) + b"\0" for file in files)
    git(root, "update-index", "--add", "--remove", "--replace", "-z", "--stdin", feed=feed, index=index)


def _commit_of(root: Path, index: Path, message: str) -> str:
    tree = git(root, "write-tree", index=index).decode().strip()
    words = ("-c", "i18n.commitEncoding=utf-8", "commit-tree", tree, "-p", "HEAD")
    return git(root, *words, feed=message.encode("utf-8", errors="replace")).decode().strip()


def _index_lines(changed: bytes) -> bytes:
    """Return what `git diff-tree -z` told, as `git update-index --index-info` takes it."""
    parts = changed.split(b"\0")
    lines = []
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        _, mode, _, oid, _ = about.split()
        lines.append(mode + b" " + oid + b"\t" + path + b"\0")
    return b"".join(lines)


def _remove(root: Path, path: Path) -> None:
    """Remove a file and the folders that it leaves empty."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()


def _raw(file: str) -> bytes:
    return file.encode("utf-8", errors="surrogateescape")
