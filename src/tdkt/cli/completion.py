"""What the shell offers for a word that is being typed: periods, units, batches, people, awards, documents, codes.

Read with as little as it takes (names of folders, one file); whatever goes wrong, nothing is offered and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tdkt.cli.workspaces import workspace_around
from tdkt.documents import keys as document_keys
from tdkt.documents import times
from tdkt.documents.times import Offer
from tdkt.model.text import fold, one_line

if TYPE_CHECKING:
    from tdkt.documents.kind import DocumentKind
    from tdkt.model.movements import UnitMovements
    from tdkt.model.organization import Organization
    from tdkt.model.register import AwardRegister

_WORD = re.compile(r"[\w.-]+")
_HARMLESS = str.maketrans({"\\": "/", "`": "’", "'": "’", '"': "”", "$": "＄", "[": "(", "]": ")"})
"""What a shell or the library would act on, and what stands for it in a word of help."""
Complete = Callable[[typer.Context, str], list[Offer]]


def _offering(found: Callable[[Path], Iterable[Offer]]) -> Complete:
    """Return the callback that offers what `found` finds in the workspace around the current folder."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Offer]:
        try:
            root = workspace_around(ctx.params.get("workspace"))
            wanted = fold(incomplete)
            return _safe((word, said) for word, said in found(root) if fold(word).startswith(wanted))
        except Exception:  # noqa: BLE001 a shell in the middle of a line is no place for an error
            return []

    return complete


def _safe(offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers as no shell can misread them: plain words, each with what it stands for in a line without quotes.

    Shells evaluate what a completion prints (zsh twice), and the library reads brackets in it as markup.
    """
    return [
        (word, one_line(said).translate(_HARMLESS).replace(":::", "…"))
        for word, said in offers
        if _WORD.fullmatch(word)
    ]


def _years(root: Path) -> list[int]:
    return sorted(times.year_folders(root))


def _only(root: Path, file: str, kind: type[Any]) -> Any:
    """Return what one file of plans/ holds."""
    from tdkt.workspace.source import read_source
    from tdkt.workspace.workspace import Workspace, read_into

    made = Workspace(root, files=[file])
    read_into(made, read_source(root, file))
    return made.all(kind)[0]


def organization_of(root: Path) -> Organization | None:
    """Return what organization.yaml in a workspace says, None where it is not there or holds an error."""
    from tdkt.errors import TdktError
    from tdkt.model.organization import Organization
    from tdkt.workspace.kinds import FILE_KINDS

    try:
        found: Organization = _only(root, FILE_KINDS["organization"].path, Organization)
    except (TdktError, OSError, IndexError):
        return None
    return found


def _units(root: Path) -> Iterator[Offer]:
    from tdkt.model.organization import Organization
    from tdkt.workspace.kinds import FILE_KINDS

    organization: Organization = _only(root, FILE_KINDS["organization"].path, Organization)
    return ((unit.id, unit.name) for unit in organization.units)


def _subdivisions(root: Path) -> Iterator[Offer]:
    from tdkt.model.organization import Organization
    from tdkt.workspace.kinds import FILE_KINDS

    organization: Organization = _only(root, FILE_KINDS["organization"].path, Organization)
    return ((found.id, found.name) for found in organization.known_subdivisions)


def _movement_files(root: Path) -> Iterator[UnitMovements]:
    """Yield the movements of the latest year that has any."""
    from tdkt.model.movements import UnitMovements

    year = max(found for found in _years(root) if (root / "plans" / str(found) / "movements").is_dir())
    for path in sorted((root / "plans" / str(year) / "movements").glob("*.yaml")):
        movements: UnitMovements = _only(root, path.relative_to(root).as_posix(), UnitMovements)
        yield movements


def _targets(root: Path) -> Iterator[Offer]:
    return ((target.id, target.name) for file in _movement_files(root) for target in file.targets)


def _tasks(root: Path) -> Iterator[Offer]:
    return ((item.task, item.text) for file in _movement_files(root) for item in file.items if item.task)


def _movements(root: Path) -> Iterator[Offer]:
    return ((found.id, found.title) for file in _movement_files(root) for found in file.movements)


def _people(root: Path) -> Iterator[Offer]:
    from tdkt.model.register import AwardRegister
    from tdkt.workspace.kinds import FILE_KINDS

    register: AwardRegister = _only(root, FILE_KINDS["award-register"].path, AwardRegister)
    return ((found.id, found.name) for found in register.everyone)


def _awards(root: Path) -> Iterator[Offer]:
    from tdkt.law.packs import packs
    from tdkt.law.place_words import ANY_PLACE, award_called
    from tdkt.model.place_words import words_of

    organization = organization_of(root)
    words = words_of(organization) if organization else ANY_PLACE
    return ((award.id, award_called(award.name, words)) for award in packs()[-1].awards.values())


def _codes(root: Path) -> Iterator[Offer]:
    from tdkt.checks.registry import all_rules
    from tdkt.conformity.registry import all_rules as rules_on_word_files

    return ((code, rule.title) for code, rule in (all_rules() | rules_on_word_files()).items())


def matters(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer what `tdkt rename` can rename."""
    from tdkt.planning.rename_request import MATTERS

    return [(word, matter.name) for word, matter in MATTERS.items() if word.startswith(incomplete)]


def renamable_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids of the matter that the line names before."""
    found = _IDS.get(str(ctx.params.get("matter")))
    return _offering(found)(ctx, incomplete) if found is not None else []


def documents(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the documents that `tdkt render` knows."""
    from tdkt.documents.kinds import KINDS

    return _named(KINDS.values(), incomplete)


def issued_documents(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the documents that can be issued."""
    from tdkt.documents.kinds import issued_kinds

    return _named(issued_kinds(), incomplete)


def amended_documents(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the documents that can be amended."""
    from tdkt.documents.kinds import amended_kinds

    return _named(amended_kinds(), incomplete)


def keys(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the keys of the document that was named: years, periods, quarters, amendments or batches."""
    from tdkt.documents.kinds import KINDS

    kind = KINDS.get(str(ctx.params.get("document")))
    return _offering(kind.key.offers)(ctx, incomplete) if kind is not None else []


def _plan_makers(root: Path) -> Iterator[Offer]:
    yield from _units(root)
    yield from _subdivisions(root)


def _named(kinds: Iterable[DocumentKind], incomplete: str) -> list[Offer]:
    return [(kind.name, kind.title) for kind in kinds if kind.name.startswith(incomplete)]


_IDS: dict[str, Callable[[Path], Iterable[Offer]]] = {
    "target": _targets,
    "task": _tasks,
    "movement": _movements,
    "unit": _units,
    "subdivision": _subdivisions,
    **dict.fromkeys(("person", "collective", "household"), _people),
}
periods, quarters = _offering(times.periods), _offering(times.quarters)
years, batches = _offering(times.years), _offering(document_keys.batches)
drives, groups = _offering(document_keys.drives), _offering(document_keys.groups)
plan_makers = _offering(_plan_makers)
targets, units, people = _offering(_targets), _offering(_units), _offering(_people)
awards, codes = _offering(_awards), _offering(_codes)
