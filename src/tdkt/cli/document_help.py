"""What help says of the documents, told by their registry; it is asked for only when somebody reads the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from tdkt.cli.help import Command
from tdkt.documents.keys import BATCH
from tdkt.model.text import upper_first

if TYPE_CHECKING:
    from tdkt.documents.kind import DocumentKind


def _documents() -> str:
    from tdkt.documents.kinds import KINDS

    alone = [f"{kind.name} ({kind.title})" for kind in KINDS.values() if kind.key is not BATCH]
    of_batches = [f"{kind.name} ({kind.title})" for kind in KINDS.values() if kind.key is BATCH]
    return f"{', '.join(alone)}; của một đợt khen thưởng: {', '.join(of_batches)}."


def _document_keys() -> str:
    from tdkt.documents.kinds import KINDS

    return f"{_keys(KINDS.values())}; ghi được nhiều."


def _each() -> str:
    from tdkt.documents.kinds import KINDS

    names = [kind.name for kind in KINDS.values() if kind.papers_each]
    return f"Với {', '.join(names)}: mỗi người một tệp, thay vì một tệp cho máy in."


def _issued() -> str:
    from tdkt.documents.kinds import issued_kinds

    names = [f"{kind.name} ({kind.name_in_register})" for kind in issued_kinds()]
    return f"{', '.join(names)}."


def _issued_keys() -> str:
    from tdkt.documents.kinds import issued_kinds

    return f"{_keys(issued_kinds())}."


def _amended() -> str:
    from tdkt.documents.kinds import amended_kinds

    names = [f"{kind.name} ({kind.name_in_register})" for kind in amended_kinds()]
    return f"{' hoặc '.join(names)}."


def _amended_keys() -> str:
    from tdkt.documents.kinds import amended_kinds

    return f"{_keys(amended_kinds())}."


def _keys(kinds: Iterable[DocumentKind]) -> str:
    """Return "Năm (2026) với plan; quý (2026-Q3) với reminder": how a document of each kind is asked for."""
    by_key: dict[str, list[str]] = {}
    for kind in kinds:
        by_key.setdefault(kind.key.said, []).append(kind.name)
    parts = [f"{said} với {_named(said, names)}" for said, names in by_key.items()]
    words = "; ".join(parts)
    return upper_first(words)


def _named(said: str, names: Sequence[str]) -> str:
    """Return the documents of a key; those of a batch are too many to be named one by one."""
    is_of_batch = said == BATCH.said and len(names) > 1
    return "văn bản của đợt khen thưởng" if is_of_batch else ", ".join(names)


class _DocumentCommand(Command):
    """A command about a document: the help of its parameters, by name, is what `told` says when it is asked."""

    told: ClassVar[Mapping[str, Callable[[], str]]]

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        for parameter in self.params:
            words = self.told.get(parameter.name or "")
            if words is not None:
                parameter.help = words()  # type: ignore[attr-defined]  # of Typer's own parameters
        return super().get_help(ctx)


class RenderCommand(_DocumentCommand):
    """`tdkt render`."""

    told: ClassVar = {"document": _documents, "keys": _document_keys, "each": _each}


class IssueCommand(_DocumentCommand):
    """`tdkt issue`."""

    told: ClassVar = {"document": _issued, "key": _issued_keys}


class AmendCommand(_DocumentCommand):
    """`tdkt amend`."""

    told: ClassVar = {"document": _amended, "key": _amended_keys}
