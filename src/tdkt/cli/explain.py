"""`tdkt explain CODE`: the manual page of a rule."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from difflib import get_close_matches

import typer

from tdkt.cli import completion
from tdkt.cli.console import say, width
from tdkt.cli.workspaces import workspace_around
from tdkt.errors import UsageError


def explain(
    code: str | None = typer.Argument(
        None,
        metavar="[MÃ]",
        autocompletion=completion.codes,
        help="Mã của phát hiện, ví dụ R502; bỏ trống để xem danh sách.",
    ),
) -> None:
    """Giải thích một mã mà tdkt validate, tdkt check đưa ra, kèm ví dụ sai và đúng.

    Ví dụ: tdkt explain R502
    """
    from tdkt.checks.manual import page
    from tdkt.checks.registry import FAMILIES, all_rules
    from tdkt.conformity import registry as of_word_files

    if code is None:
        words = _words_of_the_place()
        named = [(family.title, family.rules) for family in FAMILIES]
        named += [(f"Thể thức: {family.title}", family.rules) for family in of_word_files.FAMILIES]
        for title, family_rules in named:
            say(f"{title}:")
            for rule in family_rules:
                say(f"  {rule.code}  {words(rule.title)}")
        return
    rules = all_rules() | of_word_files.all_rules()
    found = rules.get(code.upper())
    if found is None:
        close = get_close_matches(code.upper(), rules, n=1)
        raise UsageError(
            f"Không có mã {code}.",
            hint=f"Có phải là {close[0]}?" if close else "Xem danh sách: tdkt explain.",
        )
    words = _words_of_the_place()
    for kind, text in page(found):
        if kind == "text":
            say(textwrap.fill(words(text), width(), break_on_hyphens=False))
        elif kind == "title":
            say(words(text))
        else:
            say(f"\n{kind}:\n\n{textwrap.indent(text, '    ')}")


def _words_of_the_place() -> Callable[[str], str]:
    """Return what puts a text into the words of the ward that one is in; outside a workspace texts stay as they are."""
    from tdkt.model.place_words import words_of

    try:
        organization = completion.organization_of(workspace_around(None))
    except UsageError:
        return str
    return words_of(organization).everywhere if organization else str
