"""What a review calls a file and its parts: "Báo cáo quý II năm 2026 của VP", "Mức giao cho Thôn Một của chỉ tiêu …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from textwrap import shorten

from tdkt.changes.names import Names
from tdkt.changes.parts import Part
from tdkt.changes.trees import Tree
from tdkt.model.period import Period
from tdkt.model.plan_year import years_named
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import IDENTITY

LONGEST = 90
"""How many letters of a text stand in a title."""
_GIST_KEYS = ("name", "title", "text", "quote", "subject", "issued", "reason")


def file_title(tree: Tree, names: Names) -> str:
    """Return what a file is: "Báo cáo quý II năm 2026 của VP"."""
    said = {key: str(value) for key, value in tree.data.items() if isinstance(value, (str, int))}
    for key in ("unit", "group", "member"):
        if key in said:
            said[key] = names.of(key, said[key])
    if "drive" in said:
        said["drive"] = names.drive(said["drive"])
    if "period" in said:
        said["period"] = _period(said["period"])
    return years_named(FILE_KINDS[tree.kind].title.format_map(defaultdict(lambda: "?", said)))


def place_title(part: Part, names: Names) -> str:
    """Return what file a part stands in, of a report on a drive with the phase that it speaks of."""
    title = file_title(part.tree, names)
    phase = next((one for one in (part, *part.parents) if one.type == "drive-report/phase_report"), None)
    return f"{title}, {names.phase(part.tree.data['drive'], phase.data['phase'])}" if phase else title


def _period(text: str) -> str:
    try:
        return Period.parse(text, year=0).title
    except ValueError:
        return text


def part_title(part: Part, names: Names) -> str:
    """Return what a part is: what is said of its like, what it is known by and the beginning of its words."""
    if not part.name:
        return file_title(part.tree, names)
    known_noun = FILE_KINDS[part.tree.kind].nouns.get(part.own_type)
    noun = known_noun or str(part.schema.get("title", "Mục")).removeprefix("Một ").capitalize()
    if part.type in ("nominations/nomination", "council-session/vote"):
        one = part.data.get("nomination") or part.data["id"]
        known, quoted = f"{one}: {names.nominee(part.tree.data['batch'], one)}", ""
    else:
        said = _known_by(part, names)
        known, quoted = ", ".join(said).replace(":,", ":"), _gist(part, but_for=said)
    if part.own_type == "share":
        target = part.parents[-1]
        quoted = f"của chỉ tiêu {target.data.get('target', '')} {_gist(target, but_for=[])}"
    return " ".join(filter(None, (noun, known, quoted)))


def _known_by(part: Part, names: Names) -> list[str]:
    """Return what a part is known by, in words; targets and tasks by their ids, which the reports name."""
    if part.type == "drive-report/phase_report":
        return [names.phase(part.tree.data["drive"], part.data["phase"])]
    by_id = part.tree.kind in ("movements", "drive") and part.own_type in ("target", "task")
    values = [(key, part.data[key]) for key in _known_keys(part) if part.data.get(key) is not None]
    return [str(value) if by_id else names.value(key, value) for key, value in values]


def _gist(part: Part, but_for: list[str]) -> str:
    """Return the beginning of what a part says in quotation marks, "" where its name says that already."""
    gist = next((str(part.data[key]) for key in _GIST_KEYS if part.data.get(key)), "")
    if not gist or gist in but_for:
        return ""
    short = shorten(gist, LONGEST, placeholder="…")
    return f"“{short.rstrip('.;')}”"


def _known_keys(part: Part) -> Iterator[str]:
    for key in part.schema.get(IDENTITY, ()):
        unsaid = part.type == "issued-documents/document" or (part.type, key) == (
            "plan/legal_basis",
            "subject",
        )
        if not unsaid:
            yield key


def stands_in_title(key: str, value: object) -> bool:
    """Tell whether the title of a part says the whole of `value`, which it has under `key`."""
    return key in _GIST_KEYS and len(str(value)) <= LONGEST
