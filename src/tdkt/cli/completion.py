"""What the shell offers for a word that is being typed: periods, units, batches, people, awards, documents, codes.

Read with as little as it takes (names of folders, one file); whatever goes wrong, nothing is offered and nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from tdkt.model.organization import Organization
    from tdkt.model.register import AwardRegister

Offer = tuple[str, str]
Complete = Callable[[typer.Context, str], list[Offer]]


def _offering(found: Callable[[Path], Iterable[Offer]]) -> Complete:
    """Return the callback that offers what `found` finds in the workspace around the current folder."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Offer]:
        from tdkt.cli.options import workspace_root
        from tdkt.model.text import fold

        try:
            root = workspace_root(ctx.params.get("workspace"))
            wanted = fold(incomplete)
            return [(word, said) for word, said in found(root) if fold(word).startswith(wanted)]
        except Exception:  # noqa: BLE001 a shell in the middle of a line is no place for an error
            return []

    return complete


def _years(root: Path) -> list[int]:
    return sorted(int(path.name) for path in (root / "plans").iterdir() if path.name.isdigit())


def _periods(root: Path) -> Iterator[Offer]:
    from tdkt.model.period import Period

    for year in reversed(_years(root)):
        for number in range(1, 5):
            quarter = Period.quarter(year, number)
            yield quarter.key, quarter.title
        for number in range(2, 5):
            longer = Period.up_to_quarter(year, number)
            yield longer.key, longer.title


def _quarters(root: Path) -> Iterator[Offer]:
    return ((word, said) for word, said in _periods(root) if "-Q" in word)


def _year_words(root: Path) -> Iterator[Offer]:
    return ((str(year), f"năm {year}") for year in reversed(_years(root)))


def _batches(root: Path) -> Iterator[Offer]:
    for path in sorted((root / "plans").glob("*/awards/*/batch.yaml"), reverse=True):
        yield path.parent.name, f"đợt khen thưởng năm {path.parts[-4]}"


def _only(root: Path, file: str, kind: type[Any]) -> Any:
    """Return what one file of plans/ holds."""
    from tdkt.workspace.source import read_source
    from tdkt.workspace.workspace import Workspace, read_into

    made = Workspace(root, files=[file])
    read_into(made, read_source(root / file, file))
    return made.all(kind)[0]


def _units(root: Path) -> Iterator[Offer]:
    from tdkt.model.organization import Organization

    organization: Organization = _only(root, "plans/organization.yaml", Organization)
    return ((unit.id, unit.name) for unit in organization.units)


def _targets(root: Path) -> Iterator[Offer]:
    """Yield the targets of the latest year that has any."""
    from tdkt.model.movements import UnitMovements

    year = max(found for found in _years(root) if (root / "plans" / str(found) / "movements").is_dir())
    for path in sorted((root / "plans" / str(year) / "movements").glob("*.yaml")):
        movements: UnitMovements = _only(root, path.relative_to(root).as_posix(), UnitMovements)
        yield from ((target.id, target.name) for target in movements.targets)


def _people(root: Path) -> Iterator[Offer]:
    from tdkt.model.register import AwardRegister

    register: AwardRegister = _only(root, "plans/awards/register.yaml", AwardRegister)
    return ((found.id, found.name) for found in register.everyone)


def _awards(root: Path) -> Iterator[Offer]:
    from tdkt.law.packs import packs

    return ((award.id, award.name) for award in packs()[-1].awards.values())


def _codes(root: Path) -> Iterator[Offer]:
    from tdkt.checks.registry import all_rules

    return ((code, rule.title) for code, rule in all_rules().items())


def documents(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the documents that `tdkt render` knows."""
    from tdkt.documents.kinds import KINDS

    return [(name, kind.title) for name, kind in KINDS.items() if name.startswith(incomplete)]


def keys(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the keys of the document that was named: years, periods, quarters or batches."""
    by_document = {"plan": years, "report": periods, "reminder": quarters, "amendment": amendments}
    return by_document.get(str(ctx.params.get("document")), batches)(ctx, incomplete)


def issued_keys(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the keys of the document that is to be issued or amended: years, periods, amendments or batches."""
    by_document = {"plan": years, "report": periods, "amendment": amendments}
    return by_document.get(str(ctx.params.get("document")), batches)(ctx, incomplete)


def _amendments(root: Path) -> Iterator[Offer]:
    for path in sorted((root / "plans").glob("*/amendments/*.yaml"), reverse=True):
        yield path.stem, f"văn bản sửa đổi, bổ sung năm {path.parts[-3]}"


periods, quarters, years = _offering(_periods), _offering(_quarters), _offering(_year_words)
amendments = _offering(_amendments)
targets, units, people, batches = (
    _offering(_targets),
    _offering(_units),
    _offering(_people),
    _offering(_batches),
)
awards, codes = _offering(_awards), _offering(_codes)
