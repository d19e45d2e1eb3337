"""What state a git repository is in where git refuses to work, or works and does not give the whole: told for what it is.

git says it in English and its advice differs from one version to the next, so its words are known here and nowhere else (git is
always asked with LC_ALL=C). Nobody is ever told to begin a repository inside one.
"""

from __future__ import annotations

import os
from pathlib import Path

from tdkt.errors import UsageError

OLDEST_GIT = "2.20"
_UNDER_WAY = (
    ("MERGE_HEAD", "ghép nhánh (merge)", "git commit", "git merge --abort"),
    ("rebase-apply/applying", "áp dụng bản vá (am)", "git am --continue", "git am --abort"),
    ("rebase-merge", "chuyển gốc (rebase)", "git rebase --continue", "git rebase --abort"),
    ("rebase-apply", "chuyển gốc (rebase)", "git rebase --continue", "git rebase --abort"),
    (
        "CHERRY_PICK_HEAD",
        "chép commit (cherry-pick)",
        "git cherry-pick --continue",
        "git cherry-pick --abort",
    ),
    ("REVERT_HEAD", "đảo ngược commit (revert)", "git revert --continue", "git revert --abort"),
)
_INDEX = (
    "index file corrupt",
    "index file smaller",
    "bad index file",
    "bad signature",
    "unable to map index",
)
_FETCHING = ("promisor", "could not fetch", "Could not read from remote")
_NOT_UNDERSTOOD = ("unknown option", "unrecognized", "usage: git")
_OBJECTS = (
    "bad object",
    "not a tree object",
    "unable to read tree",
    "is corrupt",
    "is empty",
    "missing blob",
    "unable to read sha1",
    "bad tree object",
)


def folder_of_git(folder: Path) -> Path | None:
    """Return the `.git` (a folder, of a worktree or submodule a file) of the nearest folder from `folder` upwards that has one."""
    for here in (folder, *folder.parents):
        if os.path.lexists(here / ".git"):
            return here / ".git"
    return None


def state_folder(found: Path) -> Path:
    """Return the folder with the state of a work tree, whose `.git` (`found`) of a worktree or submodule is a file that names it."""
    if not found.is_file():
        return found
    said = found.read_text(encoding="utf-8", errors="surrogateescape").strip()
    return found.parent / said.removeprefix("gitdir:").strip()


def is_sparse(folder: Path) -> bool:
    """Tell whether the repository around `folder` puts only a part of its files into the folder (git sparse-checkout)."""
    found = folder_of_git(folder)
    return found is not None and (state_folder(found) / "info" / "sparse-checkout").is_file()


def why_no_repository(root: Path, said: str) -> UsageError:
    """Return what is said where git does not take `root` for a part of a work tree; `said` is git's message, "" for none."""
    found = folder_of_git(root)
    if "dubious ownership" in said or "is owned by someone else" in said:
        return _owned_by_another(found.parent if found else root)
    if "xcode-select" in said or "xcrun" in said:
        return UsageError(
            "git trên máy này chưa cài xong.", hint="Chạy “xcode-select --install” rồi thử lại."
        )
    if _is_bare(said):
        return _bare(root, found)
    if found is None:
        if os.environ.get("GIT_DIR"):
            return UsageError(
                f"Biến môi trường GIT_DIR chỉ tới {os.environ['GIT_DIR']}, không phải một kho git dùng được.",
                hint="Bỏ biến GIT_DIR rồi chạy lại.",
            )
        return UsageError(f"{root} không nằm trong một kho git.", hint="Chạy “git init” trong thư mục này.")
    return _damaged(found, said)


def why_refused(word: str, said: str, root: Path) -> UsageError:
    """Return what is said where the git command `word` failed in the repository around `root` with the message `said`."""
    if "dubious ownership" in said:
        return why_no_repository(root, said)
    for words, meaning in _REFUSALS:
        if any(part in said for part in words):
            return meaning()
    if any(part in said for part in _NOT_UNDERSTOOD):
        return UsageError(
            f"git trên máy này quá cũ (không hiểu lệnh {word} mà tdkt dùng).",
            hint=f"Cài git từ {OLDEST_GIT} trở lên: https://git-scm.com/downloads",
        )
    first = said.splitlines()[0] if said else "không rõ lý do"
    return UsageError(
        f"git không làm được việc này ({word}): {first}",
        hint="Chạy “git status” trong thư mục của kho để xem kho có ổn không.",
    )


def objects_are_missing(*, from_promisor: bool) -> UsageError:
    """Return what is said where the repository names a content that it does not hold."""
    return _left_on_the_server() if from_promisor else _lost_objects()


def no_commit_yet() -> UsageError:
    """Return what is said where a revision is asked for before the first commit."""
    return UsageError(
        "Kho git chưa có commit nào nên chưa có phiên bản để so.",
        hint="Commit lần đầu: git add plans, rồi git commit -m “Số liệu ban đầu”.",
    )


def kept_in_another_repository(path: str) -> UsageError:
    """Return what is said where `path` below plans/ is a repository of its own (a submodule), whose files git does not give."""
    return UsageError(
        f"{path} là một kho git riêng nằm trong kho này (submodule), git không cho biết tệp trong đó.",
        hint=f"Mở {path} rồi chạy lệnh ở kho ấy; hoặc bỏ thư mục .git trong đó và git add lại các tệp.",
    )


def under_way(git_folder: Path) -> tuple[str, str, str] | None:
    """Return what was begun in the repository and is not ended: its name, how to go on, how to give it up; None for nothing."""
    for name, words, go_on, give_up in _UNDER_WAY:
        if (git_folder / name).exists():
            return words, go_on, give_up
    if (git_folder / "BISECT_LOG").exists():
        return "dò commit (bisect)", "git bisect good hoặc bad", "git bisect reset"
    return None


def _is_bare(said: str) -> bool:
    """Tell whether git found a repository and no work tree: it then says no without a complaint."""
    return not said or "cannot use bare repository" in said


def _bare(root: Path, found: Path | None) -> UsageError:
    if found is not None and found not in (root, *root.parents):
        return UsageError(
            f"Kho git ở {found.parent} đang khai là kho trần (core.bare), git không xem thư mục là của kho.",
            hint="Chạy “git config core.bare false” ở đó rồi chạy lại.",
        )
    return UsageError(
        f"{root} nằm trong phần lưu trữ của một kho git (kho trần, thư mục .git), không có tệp để làm việc.",
        hint="Chạy “git clone” kho ấy ra một thư mục khác rồi làm việc ở đó.",
    )


def _owned_by_another(top: Path) -> UsageError:
    return UsageError(
        f"git không mở kho {top} vì thư mục ấy thuộc một tài khoản khác trên máy này.",
        hint=f"Nếu tin kho này, chạy: git config --global --add safe.directory '{top}'",
    )


def _damaged(found: Path, said: str) -> UsageError:
    """Return what is said of a `.git` that is there and that git cannot use."""
    top = found.parent
    last = said.splitlines()[0].removeprefix("fatal: ") if said else "không rõ lý do"
    if "Expected git repo version" in said or "repository extension" in said:
        return UsageError(
            f"git trên máy này quá cũ để mở kho {top}: {last}",
            hint="Cài git mới: https://git-scm.com/downloads",
        )
    if found.is_file():
        return UsageError(
            f"Tệp {found} chỉ tới một kho git không còn ở chỗ cũ: {last}",
            hint="Kho chính bị dời thì vào kho ấy chạy “git worktree repair”; kho con thì chạy “git submodule update --init”.",
        )
    if "bad config" in said:
        return UsageError(
            f"Cài đặt của kho {top} viết sai: {last}", hint=f"Sửa tệp {found / 'config'} ở dòng ấy."
        )
    if not os.access(found, os.R_OK | os.X_OK):
        return UsageError(f"Không có quyền đọc {found}.", hint="Xin quyền đọc thư mục ấy rồi chạy lại.")
    return UsageError(
        f"Kho git ở {top} đã hỏng hoặc git không mở được: {last}",
        hint="Chạy “git status” ở đó để xem; kho hỏng thì clone lại từ máy chủ, chép các tệp đang sửa sang.",
    )


def _left_on_the_server() -> UsageError:
    return UsageError(
        "Kho này chỉ tải về một phần (partial clone), thiếu nội dung cần đọc.",
        hint="tdkt không nối mạng: clone lại cả kho (không dùng --filter).",
    )


def _lost_objects() -> UsageError:
    return UsageError(
        "Kho git thiếu một phần nội dung đã lưu: kho bị hỏng.",
        hint="Chạy “git fsck” để xem; clone lại từ máy chủ rồi chép các tệp đang sửa sang.",
    )


def _broken_index() -> UsageError:
    return UsageError(
        "Tệp chỉ mục (.git/index) của kho git đã hỏng.",
        hint="Xóa tệp .git/index rồi chạy “git reset”: các tệp trong thư mục vẫn còn nguyên, phần đã git add thì add lại.",
    )


def _locked() -> UsageError:
    return UsageError(
        "Một lệnh git khác đang ghi vào kho, hoặc đã bị ngắt giữa chừng.",
        hint="Đợi lệnh ấy xong rồi chạy lại; chắc chắn không còn lệnh git nào chạy thì xóa tệp .git/index.lock.",
    )


_REFUSALS = (
    (("index.lock",), _locked),
    (_INDEX, _broken_index),
    (_FETCHING, _left_on_the_server),
    (_OBJECTS, _lost_objects),
)
"""What git says, and what it means; the first that fits counts."""
