"""What to do when something unforeseen happens: wrong usage in Vietnamese, a crash into a file."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from tdkt import __version__
from tdkt.cli.options import plan_year


def usage_message(error: Exception) -> str | None:
    """Return the Vietnamese message for an error of the command line's parser, None for any other error.

    Typer carries its own copy of click from 0.26 on, so errors are known by their class names.
    """
    names = {cls.__name__ for cls in type(error).__mro__}
    if "ClickException" not in names:
        return None
    name = type(error).__name__
    if name == "NoSuchOption":
        return _no_such_option(error)
    if name == "MissingParameter":
        label = _label(getattr(error, "param", None))
        return f"Thiếu {label.rstrip('.')}."
    if name == "BadParameter":
        return _bad_parameter(error)
    return _said_by_message(error)


def _no_such_option(error: Exception) -> str:
    similar = getattr(error, "possibilities", None) or []
    guess = f" Có phải là {', '.join(similar)}?" if similar else ""
    return f"Không có tùy chọn {getattr(error, 'option_name', '')}.{guess}"


def _bad_parameter(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    choices = getattr(getattr(parameter, "type", None), "choices", None) or ()
    words = ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
    allowed = f" Chỉ dùng: {words}." if words else ""
    return f"Giá trị của {_label(parameter)} không đúng.{allowed or _asked_for(parameter)}"


def _asked_for(parameter: object) -> str:
    """Return how a value of this parameter is written, "" where that is not known."""
    asked = getattr(parameter, "type", None)
    if getattr(asked, "func", None) is plan_year:
        return " Ghi năm, ví dụ 2026; năm học ghi cả hai năm: 2026-2027. Ở đây không ghi quý, tháng, học kỳ."
    return " Ghi một số nguyên." if getattr(asked, "name", "") in ("integer", "integer range") else ""


def _said_by_message(error: Exception) -> str:
    """Return what click tells in its message alone."""
    message = str(getattr(error, "message", error))
    if message.startswith("No such command"):
        wrong, _, guess = message.removeprefix("No such command ").partition(" Did you mean ")
        similar = f" Có phải là {guess.rstrip('?.')}?" if guess else ""
        return f"Không có lệnh {wrong.rstrip('.')}.{similar}"
    if message.startswith("Got unexpected extra argument"):
        return f"Thừa tham số: {message.rpartition('(')[2].rstrip(').')}."
    if "requires an argument" in message:
        return f"Tùy chọn {getattr(error, 'option_name', '')} cần một giá trị."
    return "Lệnh không đúng cách dùng."


def _label(parameter: object) -> str:
    """Return an option as the user types it, an argument by the name in the help."""
    options = getattr(parameter, "opts", [])
    if options and options[0].startswith("-"):
        return str(options[0])
    return str(getattr(parameter, "metavar", None) or "tham số")


def write_crash_log(error: Exception) -> Path:
    """Write the traceback with versions to a new file in the temporary folder; return its path."""
    trace = "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", prefix="tdkt-loi-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as log:
        log.write(f"tdkt {__version__}, Python {sys.version}, {platform.platform()}\n")
        log.write(f"{' '.join(sys.argv)}\n\n{trace}")
    return Path(log.name)
