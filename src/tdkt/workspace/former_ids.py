"""Ids that were changed: what an id of former days is called today, and the texts of those days told by today's ids.

Whoever changes an id leaves the old one behind in the files (`formerly`, written by `tdkt rename`): files are the database, so
that record goes with a copy of the folder and is read in a diff. Stored copies of what was signed are never touched; they are
*followed*: read as if what they name had always been called as it is today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Origin, Place, Step
from tdkt.model.plan_year import said_year
from tdkt.model.records import dataclass
from tdkt.workspace.kind_of_file import kind_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.references import DEFINES, defined_in, definitions, spaces_of, written_ids
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_reader import read_yaml

OF_A_YEAR = frozenset({"target", "task", "movement", "group"})
"""The matters whose ids are given anew every year; all others are named once for the whole ward."""
FOLLOWED = OF_A_YEAR | {"unit", "subdivision", "recipient", "person"}
"""The matters whose former ids are known."""
_REPORTERS = ("unit", "subdivision", "recipient")
"""What may hand in a report, a plan or a score: each has files that carry its id in their name."""

Scope = tuple[str, int | None]
"""A matter, and the year within which its ids are one (None: the whole ward)."""


@dataclass(frozen=True, slots=True)
class FormerIds:
    """What former ids are today: by matter and year, the old id → the one of today."""

    by_scope: Mapping[Scope, Mapping[str, str]]

    def __bool__(self) -> bool:
        return bool(self.by_scope)

    def today(self, spaces: Iterable[str], year: int | None, value: str) -> str:
        """Return what the id `value` of one of `spaces` is called today: itself, unless it was changed."""
        for space in spaces:
            found = self.by_scope.get((space, year if space in OF_A_YEAR else None), {}).get(value)
            if found is not None:
                return found
        return value

    def reporter_today(self, reporter: str) -> str:
        """Return what who reports (a unit, a subdivision, a collective of the register) is called today."""
        return self.today(_REPORTERS, None, reporter)

    @property
    def all_old(self) -> frozenset[str]:
        """Every id that is no longer in use."""
        return frozenset(old for found in self.by_scope.values() for old in found)


def former_ids(workspace: Workspace) -> FormerIds:
    """Return what the files say of ids that were changed."""
    known: FormerIds | None = workspace.memo.get(FormerIds)
    if known is None:
        by_scope = {scope: dict(found) for scope, found in workspace.former.items()}
        for space, year, new, holder in named(workspace):
            for old in holder.formerly:
                by_scope.setdefault((space, year), {})[old] = new
        known = workspace.memo[FormerIds] = FormerIds(by_scope)
    return known


def named(workspace: Workspace) -> Iterator[tuple[str, int | None, str, Any]]:
    """Yield everything that may have former ids: its matter, its year (None: of the ward), its id and the object itself."""
    for kind in FILE_KINDS.values():
        files = workspace.all(kind.model)
        spaces = spaces_of(kind, DEFINES) & FOLLOWED if files else frozenset[str]()
        for found in files if spaces else ():
            for mention in definitions(kind, found, spaces):
                if not hasattr(mention.holder, "formerly"):
                    continue  # a general movement: nothing that was signed names it by its id
                for space in mention.spaces:
                    year = found.year if space in OF_A_YEAR else None
                    yield space, year, mention.value, mention.holder


def former_in(texts: Mapping[str, str]) -> FormerIds:
    """Return what `texts` (by file) say of ids that were changed."""
    by_scope: dict[Scope, dict[str, str]] = {}
    for file, text in texts.items():
        document, _ = read_yaml(Source(file, text, True)) if "formerly" in text else (None, [])
        kind = kind_of(document.data, Origin(file, document.node)) if document is not None else None
        if document is None or not isinstance(kind, str):
            continue
        for mention in defined_in(FILE_KINDS[kind], document.data):
            for space in FOLLOWED.intersection(mention.spaces):
                scope = space, year_of(document.data, {}) if space in OF_A_YEAR else None
                for old in mention.holder.get("formerly", ()):
                    by_scope.setdefault(scope, {})[str(old)] = mention.value
    return FormerIds(by_scope)


def followed(texts: Mapping[str, str], former: FormerIds) -> dict[str, str]:
    """Return `texts` (by file) as they would be had everything been called as it is today; files that carry an id by its name."""
    if not former:
        return dict(texts)
    old, batches = former.all_old, batch_years(texts)
    result = {}
    for file, text in texts.items():
        if not any(one in text for one in old):
            result[file] = text
            continue
        new_file, new_text = _followed(file, text, former, batches)
        result[new_file] = new_text
    return result


def given_in(texts: Mapping[str, str], spaces: frozenset[str], year: int | None) -> set[str]:
    """Return the ids of `spaces` that `texts` (by file) give; of what is named anew every year those of `year`."""
    found: set[str] = set()
    for file, text in texts.items():
        document, _ = read_yaml(Source(file, text, True))
        kind = kind_of(document.data, Origin(file, document.node)) if document is not None else None
        if document is None or not isinstance(kind, str):
            continue
        if year is None or year_of(document.data, {}) == year:
            given = defined_in(FILE_KINDS[kind], document.data)
            found |= {mention.value for mention in given if spaces.intersection(mention.spaces)}
    return found


def mentioned(workspace: Workspace, spaces: frozenset[str], year: int | None) -> set[str]:
    """Return the ids of `spaces` that the files refer to; of what is named anew every year those of `year`."""
    texts = {
        file: source.text for file in workspace.files if isinstance(source := workspace.source(file), Source)
    }
    batches, found = batch_years(texts), set[str]()
    for file, text in texts.items():
        document, _ = read_yaml(Source(file, text, True))
        kind = kind_of(document.data, Origin(file, document.node)) if document is not None else None
        if document is None or not isinstance(kind, str):
            continue
        of_file = year_of(document.data, batches)
        found |= {
            one.value
            for one in written_ids(FILE_KINDS[kind], document.data)
            if spaces.intersection(one.spaces)
            and year in (None, year_around(document.data, one.steps, of_file))
        }
    return found


def _followed(file: str, text: str, former: FormerIds, batches: Mapping[str, int]) -> tuple[str, str]:
    document, _ = read_yaml(Source(file, text, True))
    if document is None:
        return file, text
    origin = Origin(file, document.node)
    kind = kind_of(document.data, origin)
    if isinstance(kind, Diagnostic):
        return file, text
    year = year_of(document.data, batches) or _year_in_path(
        file
    )  # the batch itself may not be among the texts
    changed = []
    for found in written_ids(FILE_KINDS[kind], document.data):
        today = former.today(found.spaces, year_around(document.data, found.steps, year), found.value)
        if today != found.value:
            changed.append((found.place(origin), found.value, today))
    unit = document.data.get("unit", "")
    new_file = file_of(FILE_KINDS[kind].path, file, unit, former.reporter_today(unit))
    return new_file, with_ids(text, changed) or text


def _year_in_path(file: str) -> int | None:
    """Return the year in whose folder a file lies, None for one of the whole ward."""
    folder = PurePosixPath(file).parts[1:2]
    return said_year(folder[0]) if folder else None


def year_of(data: Mapping[str, Any], batches: Mapping[str, int]) -> int | None:
    """Return the year that a file is about, None for one of the whole ward; `batches` tells the years of award batches."""
    year = said_year(data.get("year", data.get("period")))
    return batches.get(str(data.get("batch", ""))) if year is None else year


def year_around(data: Mapping[str, Any], steps: Iterable[Step], year: int | None) -> int | None:
    """Return the year that what stands at `steps` is about: said nearest around it (a nomination), else that of the file."""
    found: Any = data
    for step in steps:
        said = said_year(found.get("year")) if isinstance(found, dict) else None
        year = year if said is None else said
        found = found[step] if not isinstance(found, dict) or step in found else {}
    return year


def batch_years(texts: Mapping[str, str]) -> dict[str, int]:
    """Return the years of the award batches among `texts`, by their ids."""
    found = {}
    for file, text in texts.items():
        if PurePosixPath(file).stem == "batch" and "award-batch" in text:
            document, _ = read_yaml(Source(file, text, True))
            data = document.data if document is not None and isinstance(document.data, dict) else {}
            year = said_year(data.get("year"))
            if year is not None:
                found[str(data.get("id"))] = year
    return found


def file_of(pattern: str, file: str, old: str, new: str) -> str:
    """Return the path of a file of the kind that lies at `pattern`, where its name carries the id `old` that is now `new`."""
    path = PurePosixPath(file)
    if not old or old == new or named_after(pattern) is None or path.stem != old:
        return file
    return str(path.with_name(f"{new}{path.suffix}"))


def named_after(pattern: str) -> str | None:
    """Return the key of the id that files at `pattern` have for their name; None where they have none."""
    return next((key for key in ("unit", "member") if pattern.endswith(f"/{{{key}}}.yaml")), None)


def with_ids(text: str, changed: Iterable[tuple[Place, str, str]]) -> str | None:
    """Return `text` with other ids at these places (place, old, new), all else as it stands; None where one is not there.

    An id is written plain or between quotes; as part of anything else (an escape, a block) it is not found.
    """
    lines = _lines(text)
    for place, old, new in sorted(changed, reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        start += line[start : start + 1] in ("'", '"')
        if line[start : start + len(old)] != old:
            return None
        lines[place.line - 1] = line[:start] + new + line[start + len(old) :]
    return "".join(lines)


def _lines(text: str) -> list[str]:
    """Split at the line breaks that YAML knows, each line with its own."""
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
