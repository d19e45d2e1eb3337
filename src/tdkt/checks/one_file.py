"""Checks that look at one file alone: a file in which one found nothing is not looked at again while it holds the same.

What such a check finds may rest on nothing but its argument, which is made of one file, and on tdkt itself: neither on other files nor
on the day. So it takes no workspace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tdkt.checks.texts.printed_texts import PrintedText, printed_texts
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import UnitMovements
from tdkt.workspace.workspace import Workspace

_T = TypeVar("_T")
_TEXTS = "texts by file"


def found_in_each(
    workspace: Workspace, check: Callable[[_T], Iterable[Diagnostic]], by_file: Mapping[str, _T]
) -> Iterator[Diagnostic]:
    """Yield what `check` finds in what is given of each file."""
    name, known = f"{check.__module__}.{check.__qualname__}", workspace.known
    for file, given in by_file.items():
        if known is not None and known.passes(file, name):
            continue
        found = list(check(given))
        if known is not None and not found:
            known.let_pass(file, name)
        yield from found


def texts_by_file(workspace: Workspace) -> Mapping[str, list[PrintedText]]:
    """Return the printed texts of each file."""
    if _TEXTS not in workspace.memo:
        found: dict[str, list[PrintedText]] = defaultdict(list)
        for printed in printed_texts(workspace):
            found[printed.origin.file].append(printed)
        workspace.memo[_TEXTS] = found
    texts: Mapping[str, list[PrintedText]] = workspace.memo[_TEXTS]
    return texts


def sentences_by_file(movements: Iterable[UnitMovements]) -> Mapping[str, list[UnitMovements]]:
    """Return by its file what units answer for; a drive has several in one."""
    found: dict[str, list[UnitMovements]] = defaultdict(list)
    for one in movements:
        found[one.origin.file].append(one)
    return found
