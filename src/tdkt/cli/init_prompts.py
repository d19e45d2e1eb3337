"""One question at the terminal: asked again until its answer can be used, and left for the one before where the user goes back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TypeVar

import typer

from tdkt.cli.console import complain, note
from tdkt.errors import TdktError, UsageError, UserError
from tdkt.planning.new_ward.spoken import tidy

_T = TypeVar("_T")
BACK = ("<", "lùi", "lui")
REMOVE = "-"
_YES = {"c": True, "có": True, "k": False, "không": False}
_LONGEST = 500


class BackError(TdktError):
    """The user wants to go back to the question before."""


def ask(question: str, read: Callable[[str], _T], default: str = "", *, longest: int = _LONGEST) -> _T:
    """Return what `read` makes of the answer (of at most `longest` characters), asking until it raises no UserError; Enter
    stands for `default`.

    Raises BackError where the user goes back, typer.Abort where they leave.
    """
    while True:
        try:
            text = typer.prompt(question, default=default, show_default=bool(default), err=True)
            return read(_typed(text, longest))
        except UserError as error:
            complain(str(error), error.hint)
        except UnicodeDecodeError:
            complain("Không đọc được chữ vừa gõ.", "Đặt bảng mã của cửa sổ lệnh là UTF-8 rồi gõ lại.")


def ask_yes(question: str, *, enter: str = "c") -> bool:
    """Return whether the user agrees; Enter does, or does not where `enter` is "k"."""
    return ask(f"{question} (c: có, k: không)", _yes, enter)


def ask_entries(
    question: str,
    read: Callable[[str], _T],
    check: Callable[[list[_T]], list[_T]],
    said: Callable[[_T], str],
    former: list[_T],
) -> list[_T]:
    """Return one entry a line until an empty line; those of `former` are offered again first, Enter keeps one, "-" drops it.

    `check` raises UserError where the entries cannot stand together, `said` is an entry as it would be typed. Going back leads to
    the entry before, from the first one out of the list (BackError).
    """
    entries: list[_T] = []
    offered = list(former)
    if former:
        note(f"Enter để giữ, gõ lại để sửa, “{REMOVE}” để bỏ một dòng.")
    while True:
        default = said(offered[0]) if offered else ""
        end = " (để trống là hết)" if entries and not offered else ""
        is_old = bool(offered)

        def one(text: str, *, is_old: bool = is_old) -> _T | None:
            if (is_old and text == REMOVE) or (not text and entries):
                return None
            entry = read(text)
            check([*entries, entry])
            return entry

        try:
            found = ask(f"{question} thứ {len(entries) + 1}{end}", one, default)
        except BackError:
            if not entries:
                raise
            offered.insert(0, entries.pop())
            continue
        if found is not None:
            entries.append(found)
        elif not offered:
            return entries
        offered = offered[1:]


def _typed(text: str, longest: int) -> str:
    """Return what was typed, tidied; raises UsageError for keys that are no text, BackError for the words that go back."""
    if any(unicodedata.category(char) == "Cc" and char not in "\t\r\n" for char in text):
        raise UsageError(
            "Phím mũi tên, phím điều khiển không dùng được ở đây.", hint="Gõ lại câu trả lời rồi nhấn Enter."
        )
    if len(text) > longest:
        raise UsageError(f"Câu trả lời dài {len(text)} ký tự, quá {longest}.", hint="Gõ lại cho gọn.")
    tidied = tidy(text)
    if tidied.lower() in BACK:
        raise BackError
    return tidied


def _yes(text: str) -> bool:
    if text.lower() not in _YES:
        raise UsageError("Trả lời c (có) hoặc k (không).")
    return _YES[text.lower()]
