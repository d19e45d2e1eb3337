"""Putting a comment beside each target of a movements file, in whatever layout the file is written.

The comment ends the line on which the target's id stands. Where something else follows the id on that line (a flow
mapping), it stands on a line of its own above the item. A comment of a person stays; a result of an earlier year goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from tdkt.model.place import Origin, Step
from tdkt.model.records import dataclass
from tdkt.planning.new_year.past_results import without_result
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import Document, read_yaml

_SILENCE_WITHOUT_REASON = re.compile(r"#\s*tdkt\s*:\s*[^:]*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Target:
    """A target's id, the line (from 0) that it stands on and the column after it (0 where that cannot be told).

    `starts` are the lines on which what holds it begins, the nearest first.
    """

    id: str
    line: int
    end: int
    starts: tuple[int, ...]


def with_comments(text: str, comments: Mapping[str, str]) -> str:
    """Return the movements `text` (LF line ends) with `comments`, by target id and without "#", beside the targets.

    The file's data are the same before and after.
    """
    text = _without_old_results(text)
    lines = text.split("\n")
    above = []
    for target in _targets(_read(text)):
        if target.id not in comments:
            continue
        rest = lines[target.line][target.end :].strip()
        is_free = not rest or (rest.startswith("#") and not _SILENCE_WITHOUT_REASON.search(rest))
        if target.end and is_free:
            lines[target.line] = f"{lines[target.line].rstrip()}  # {comments[target.id]}"
        else:
            above.append(target)
    on_one_line = Counter(target.starts[0] for target in above)
    text = "\n".join(lines)
    for target in above:
        alone = on_one_line[target.starts[0]] == 1
        words = comments[target.id]
        text = _with_comment_above(text, target.id, words if alone else _naming(target.id, words))
    return text


def _naming(target: str, words: str) -> str:
    """Put the id into a comment that stands above several targets: "Năm 2026 (chỉ tiêu x, …): …"."""
    head, colon, result = words.partition(": ")
    year, _, asides = head.partition(" (")
    rest = f", {asides}" if asides else ")"
    return f"{year} (chỉ tiêu {target}{rest}{colon}{result}"


def _with_comment_above(text: str, name: str, words: str) -> str:
    """Put the comment above the nearest start of what holds the target where it does not end up inside a text."""
    document = _read(text)
    target = next(target for target in _targets(document) if target.id == name)
    lines = text.split("\n")
    for number in target.starts:
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        tried = "\n".join((*lines[:number], f"{indent}# {words}", *lines[number:]))
        found, _ = read_yaml(Source("", tried, True))
        if found is not None and found.data == document.data:
            return tried
    return text


def _without_old_results(text: str) -> str:
    document = _read(text)
    ends = {target.line: target.end for target in _targets(document) if target.end}
    kept = []
    for number, line in enumerate(text.split("\n")):
        if line.lstrip().startswith("# Năm ") and not without_result(line.strip()):
            continue
        end = ends.get(number, len(line))
        kept.append(line[:end] + without_result(line[end:]))
    cleaned = "\n".join(kept)
    found, _ = read_yaml(Source("", cleaned, True))
    return cleaned if found is not None and found.data == document.data else text


def _read(text: str) -> Document:
    document, findings = read_yaml(Source("", text, True))
    if document is None:
        raise ValueError(f"not YAML: {findings}")
    return document


def _targets(document: Document) -> Iterator[_Target]:
    root = Origin(document.file, document.node)
    for number, movement in enumerate(document.data["movements"]):
        for position, item in enumerate(movement["items"]):
            path: tuple[Step, ...] = ("movements", number, "items", position)
            if "target" in item:
                yield _target(root, item["target"], path)
            for place, target in enumerate(item.get("targets", ())):
                yield _target(root, target["target"], (*path, "targets", place))


def _target(root: Origin, name: str, path: tuple[Step, ...]) -> _Target:
    value = root.at(*path, "target")
    starts = [root.at(*path[:length]).line - 1 for length in range(len(path), -1, -1)]
    end = value.column - 1 + value.length if value.length else 0
    return _Target(name, value.line - 1, end, tuple(dict.fromkeys(starts)))
