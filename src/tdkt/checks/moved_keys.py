"""A key that stands one level too high or too low, put where it belongs: `tdkt validate --fix`.

"due" beside a measure instead of in it, "illustrative" within the first report instead of above it: the schema says S202, and
there is one mend where exactly one neighbouring level takes the key as it is. What "takes" means is not guessed: the file is
read as if the key stood there, and the finding has to be gone with nothing new said of the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace, with_files
from tdkt.workspace.yaml_editor import edit_yaml, move

MISPLACED = "S202"
_MOST = 50
"""So many keys of one file are tried; a file with more is another kind of file."""
_LEVELS = 12
"""So many mappings next to a key are tried."""


def keys_put_right(workspace: Workspace, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str, int]]:
    """Yield each wanted file in which keys were put right: its name, its new text, how many keys."""
    files = {finding.place.file for finding in workspace.findings if finding.code == MISPLACED}
    for file in sorted(filter(wanted, files)):
        moved = 0
        now = workspace
        while moved < _MOST and (text := _next_move(now, file)) is not None:
            now = with_files(now, {file: text})
            moved += 1
        source = now.source(file)
        if moved and not isinstance(source, Diagnostic):
            yield file, source.text, moved


def _next_move(workspace: Workspace, file: str) -> str | None:
    """Return the text of `file` with the first key put right that has one right place, None where there is none."""
    source = workspace.source(file)
    if isinstance(source, Diagnostic):
        return None
    before = _said(workspace, file)
    unknown = [found for found in workspace.findings if found.place.file == file and found.code == MISPLACED]
    for finding in unknown[:_MOST]:
        sound = []
        for number in range(_LEVELS):
            text = _moved(source.text, finding, number)
            if text is None:
                continue
            after = _said(with_files(workspace, {file: text}), file)
            if after < before:  # a multiset: something is gone, nothing is new
                sound.append(text)
        if len(sound) == 1:
            return sound[0]
    return None


def _said(workspace: Workspace, file: str) -> Counter[str]:
    """Return what is said of a file, without the places, which a move shifts."""
    return Counter(
        f"{found.code} {found.message}" for found in workspace.findings if found.place.file == file
    )


def _moved(text: str, finding: Diagnostic, number: int) -> str | None:
    """Return `text` with the key of `finding` at the neighbouring level `number`, None where there is none or it cannot go."""

    def to_that_level(data: Any) -> None:
        found = _neighbours(data, finding)
        if number < len(found):
            move(*found[number])

    try:
        edited = edit_yaml(text, to_that_level)
    except UserError:
        return None
    return None if edited == text else edited


def _neighbours(data: Any, finding: Diagnostic) -> list[tuple[Any, str, Any]]:
    """Return (the mapping that holds the key, the key, a mapping above or below that has none such)."""
    line, column = finding.place.line - 1, finding.place.column - 1
    for above, holder in _mappings(data, ()):
        for key in holder:
            if holder.lc.key(key) == (line, column):
                below = [value for value in holder.values() if isinstance(value, dict)]
                others = [*below, *above[-1:]]
                return [
                    (holder, key, other) for other in others if key not in other and other is not holder[key]
                ]
    return []


def _mappings(node: Any, above: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(node, dict):
        yield above, node
        for value in node.values():
            yield from _mappings(value, (*above, node))
    elif isinstance(node, list):
        for value in node:
            yield from _mappings(value, above)
