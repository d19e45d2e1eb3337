"""Help in Vietnamese: the few fixed words that Typer and its click write themselves."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from tdkt.cli import running

_WORDS = (
    ("Usage: ", "Cách dùng: "),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("COMMAND [ARGS]...", "LỆNH [THAM SỐ]..."),
    ("\nOptions:\n", "\nTùy chọn:\n"),
    ("\nArguments:\n", "\nTham số:\n"),
    ("\nCommands:\n", "\nLệnh:\n"),
    ("Show this message and exit.", "Xem trợ giúp này."),
    ("Install completion for the current shell.", "Cài gợi ý lệnh cho shell đang dùng."),
    (
        "Show completion for the current shell, to copy it or customize the installation.",
        "Xem mã gợi ý lệnh của shell.",
    ),
    ("[default: ", "[mặc định: "),
    ("[required]", "[bắt buộc]"),
)


def _in_vietnamese(text: str) -> str:
    for english, vietnamese in _WORDS:
        pattern = (
            r"\s+".join(map(re.escape, english.split(" "))) if english.endswith(".") else re.escape(english)
        )
        text = re.sub(pattern, vietnamese, text)
    return text


def help_of(context: Any) -> str:
    """Return the command line that shows the help of the command of `context`, as a user types it."""
    names = []
    while context.parent is not None:
        names.append(context.info_name)
        context = context.parent
    return " ".join(("tdkt", *reversed(names), "--help"))


class Command(TyperCommand):
    """A command whose help is Vietnamese throughout."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command, remembered as the one whose help is named where it fails."""
        running.called = help_of(ctx).removesuffix(" --help")
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _in_vietnamese(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _in_vietnamese(super().get_help(ctx))
