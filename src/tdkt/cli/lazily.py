"""A group of commands, each imported when it runs: `tdkt validate` has no use for what `tdkt render` is made of."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand
from typer.main import get_command, get_group

from tdkt.cli.help import Command, Group


class Listed(NamedTuple):
    """A command of a group: what the help of the group says of it, and where it is."""

    name: str
    where: str
    """The function, or the `typer.Typer` of a group: "module:name"."""
    help: str
    """The first paragraph of its own help; a test holds them equal."""
    made_by: str = ""
    """The class of the command where that is not `Command`: "module:name"."""


class LazyGroup(Group):
    """A group that knows the names and the first lines of its commands, and imports one when it is asked for."""

    listed: ClassVar[tuple[Listed, ...]]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = _Imported(self.listed)
        self._told = {line.name: TyperCommand(line.name, help=line.help) for line in self.listed}
        self._is_listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names, in their order."""
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, None where there is none of that name."""
        return (self._told if self._is_listing else self.commands).get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands."""
        self._is_listing = True
        super().format_commands(ctx, formatter)
        self._is_listing = False

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the commands and options that a word can become."""
        self._is_listing = True
        found = list(super().shell_complete(ctx, incomplete))
        self._is_listing = False
        return found


class _Imported(Mapping[str, Any]):
    """The commands by name, each made when it is looked up."""

    def __init__(self, listed: tuple[Listed, ...]) -> None:
        self._listed = {line.name: line for line in listed}
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(self._listed[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def _made(line: Listed) -> Any:
    found = _found(line.where)
    if isinstance(found, typer.Typer):
        group = get_group(found)
        group.name = line.name
        return group
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(line.name, cls=_found(line.made_by) if line.made_by else Command)(found)
    return get_command(alone)


def _found(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(importlib.import_module(module), name)
