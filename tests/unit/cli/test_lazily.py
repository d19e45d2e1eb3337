"""What a group says of its commands without importing them is what they say of themselves."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import typer

from tdkt.cli.app import app
from tdkt.cli.lazily import LazyGroup


def groups(group: LazyGroup) -> list[LazyGroup]:
    below = [made for made in group.commands.values() if isinstance(made, LazyGroup)]
    return [group, *(found for made in below for found in groups(made))]


ROOT: Any = typer.main.get_command(app)


@pytest.mark.parametrize("group", groups(ROOT), ids=lambda group: group.name)
def test_each_line_is_the_first_of_the_command_itself(group: LazyGroup) -> None:
    assert len(group.commands) > 2
    for line in group.listed:
        made = group.commands[line.name]
        assert made.name == line.name
        assert " ".join(str(made.help).partition("\n\n")[0].split()) == line.help
        assert not made.hidden


def test_help_and_a_command_import_no_other_command() -> None:
    program = "import sys; from tdkt.cli.running import run; sys.argv[1:] = {words}; run(); print(*sys.modules, file=sys.stderr)"
    for words, needed in (["--help"], set()), (["explain", "A201"], {"tdkt.cli.explain"}):
        ran = subprocess.run(
            [sys.executable, "-c", program.format(words=words)], capture_output=True, text=True, check=True
        )
        commands = {line.where.partition(":")[0] for line in ROOT.listed}
        assert commands & set(ran.stderr.split()) == needed
