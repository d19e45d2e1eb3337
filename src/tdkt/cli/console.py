"""Streams, colour and width: decided here and nowhere else. Data goes to stdout, chatter to stderr."""

from __future__ import annotations

import contextlib
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, TypeVar

from tdkt.cli.guarded_stream import GuardedStream
from tdkt.model.text import one_line

WIDEST = 120
_WITHOUT_TERMINAL = 100
_COLOURS = {"red": 31, "yellow": 33, "cyan": 36, "white": 37}
_BOLD = "\x1b[1m"
MANY = 6
"""From how many items on a progress bar is shown."""
_T = TypeVar("_T")


def prepare_streams() -> None:
    """Make both streams take Vietnamese, whatever the console's code page."""
    sys.stdout = sys.stdout or _nowhere()  # None where the caller closed it
    sys.stderr = sys.stderr or _nowhere()
    sys.stdout, sys.stderr = _guarded(sys.stdout), _guarded(sys.stderr)


def _guarded(stream: TextIO) -> TextIO:
    if type(stream) is not TextIOWrapper:  # what a test or a program around tdkt put there is theirs
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
        return stream
    is_line_buffered = stream.line_buffering
    stream.flush()
    made = GuardedStream(stream.detach(), encoding="utf-8", errors="replace", line_buffering=is_line_buffered)
    made.coloured = wants_colour(made)
    return made


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def wants_colour(stream: TextIO) -> bool:
    """Tell whether `stream` gets colour: a terminal, NO_COLOR not set (no-color.org), TERM not "dumb"."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def width() -> int:
    """Return the columns to write in: those that COLUMNS says, else the terminal's, else 100; at most 120.

    The streams themselves are asked, since the ones that Python began with no longer have a terminal (`prepare_streams`).
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return min(int(said), WIDEST)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            columns = os.get_terminal_size(stream.fileno()).columns
            if columns > 0:
                return min(columns, WIDEST)
    return _WITHOUT_TERMINAL


def paint(text: str, colour: str, stream: TextIO, *, bold: bool = False) -> str:
    """Return `text` in a colour of `_COLOURS` where `stream` gets colour."""
    if not wants_colour(stream):
        return text
    return f"\x1b[{_COLOURS[colour]}m{_BOLD if bold else ''}{text}\x1b[0m"


_verdict = [0]


def judge(code: int) -> int:
    """Remember and return the exit code that a command has come to, before it writes: it holds if nobody reads on."""
    _verdict[0] = code
    return code


def judged() -> int:
    """Return the exit code that was come to, 0 for none."""
    return _verdict[0]


def say(text: str) -> None:
    """Write a line of data to stdout."""
    sys.stdout.write(text + "\n")


def say_command(text: str) -> None:
    """Write a line that the runner of a log takes for a command ("::error …") to stdout; `text` is escaped for it."""
    if isinstance(sys.stdout, GuardedStream):
        sys.stdout.write_command(text)
    else:
        say(text)


def note(text: str) -> None:
    """Write lines of chatter to stderr, after what was written to stdout; on a terminal no word is torn."""
    sys.stdout.flush()
    if sys.stderr.isatty():
        text = "\n".join(_folded(line) for line in text.split("\n"))
    sys.stderr.write(text + "\n")


def _folded(line: str) -> str:
    if len(line) <= width():
        return line
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(
        line, width(), subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def complain(message: str, hint: str = "") -> None:
    """Write an error and its hint to stderr."""
    note(f"{paint('lỗi:', 'red', sys.stderr, bold=True)} {message}")
    if hint:
        note(f"{paint('gợi ý:', 'cyan', sys.stderr)} {hint}")


def shown(path: Path) -> str:
    """Return `path` as a user wants to read it: from the current folder where it lies below that."""
    try:
        return one_line(str(path.resolve().relative_to(Path.cwd())))
    except ValueError:
        return one_line(str(path))


def progress(items: Sequence[_T], label: str) -> Iterator[_T]:
    """Yield `items`, with a progress bar on a terminal where there are many."""
    if len(items) < MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    with _drawing(sys.stderr):
        yield from track(items, description=label, console=Console(file=sys.stderr), transient=True)


@contextlib.contextmanager
def _drawing(stream: TextIO) -> Iterator[None]:
    """Let a library move the cursor on `stream`."""
    if not isinstance(stream, GuardedStream):
        yield
        return
    stream.guarding = False
    try:
        yield
    finally:
        stream.guarding = True
