"""The command lines that are run many times a day and leave nothing to be read: they start without Typer.

Typer and what it imports are a tenth of `tdkt validate`. Every other line, and these with any word more, go through `app.py`; a
test holds that these do what they do there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


def at_once(words: list[str]) -> Callable[[], int] | None:
    """Return what the command line `words` (without "tdkt") does, None where Typer has to read it."""
    match words:
        case ["validate"]:
            return _validate
        case ["validate", "--staged"]:
            return _validate_staged
        case ["report", "--quarter"]:
            return _report
        case ["render", document, key] if not (document.startswith("-") or key.startswith("-")):
            return partial(_render, document, key)
        case _:
            return None


def _validate() -> int:
    from tdkt.cli.validation import check_files

    return check_files()


def _validate_staged() -> int:
    from tdkt.cli.validation import check_files

    return check_files(staged=True)


def _report() -> int:
    from tdkt.cli.reporting import AskedPeriod, show_report

    return show_report(AskedPeriod())


def _render(document: str, key: str) -> int:
    from tdkt.cli.render_request import Request
    from tdkt.cli.rendering import write_documents
    from tdkt.cli.workspaces import open_workspace
    from tdkt.documents.kinds import name_of_kind

    request = Request(name_of_kind(document, [key]), (key,))
    return write_documents(open_workspace(None), request)
