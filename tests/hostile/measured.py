"""Reads hostile files, each in a process of its own, and says what became of each and what it cost: a line of JSON each.

python measured.py FOLDER   (FOLDER/form/*.xlsx, FOLDER/text/*.docx, FOLDER/word/*/giay-khen.docx)
"""

from __future__ import annotations

import functools
import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tdkt.workspace.workspace import Workspace

HERE = Path(__file__).resolve().parent
LIMIT_CPU, LIMIT_MEMORY = 30, 3 << 30
"""What the system stops, should tdkt not: far above what is allowed, so that a miss is measured and not guessed."""


def form(path: Path) -> str:
    from tdkt.cli.import_lists import lists_and_plans_among
    from tdkt.exchange.form_identity import Wanted
    from tdkt.exchange.importing import take_in

    ward = _ward()
    lists_and_plans_among(ward, [path], None, {})
    outcome = take_in(ward, [path], Wanted())[0]
    if outcome.fault is not None:
        raise outcome.fault
    return "; ".join(refusal.message for refusal in outcome.refusals) or "taken"


@functools.cache
def _ward() -> Workspace:
    from tdkt.workspace.workspace import read_workspace

    return read_workspace(Path(sys.argv[1]) / "ward")


def text(path: Path) -> str:
    from tdkt.cli.text import _text_or_reason
    from tdkt.documents.provenance import provenance_of, text_lines
    from tdkt.documents.word.looks import doubts
    from tdkt.errors import UserError
    from tdkt.office.word.reading import read_word

    data = path.read_bytes()
    said = _text_or_reason(data)[:200]
    try:
        read_word(data)
    except UserError as error:
        if str(error) not in said:
            raise RuntimeError(f"{error}, tdkt text: {said}") from error
    if not said.startswith("[Không xem"):
        provenance_of(data)
        text_lines(data)
        try:
            doubts((path.parent.parent / "made.docx").read_bytes(), data)
        except UserError as error:
            said = str(error)
    return said


def word(path: Path) -> str:
    import datetime

    from tdkt.documents.certificates.tags import TITLES
    from tdkt.documents.word_forms.filling import About, fill
    from tdkt.documents.word_forms.form import load_form
    from tdkt.errors import UserError

    try:
        found = load_form(path, TITLES, required=(), optional=tuple(TITLES), illustrative=True)
        fill(found, [dict.fromkeys(TITLES, "chữ")] * 3, About("a", "b", datetime.date(2026, 1, 1)))
    except UserError as error:
        return f"{path.name}: {error}"
    return f"{path.name}: filled"


def measured(kind: str, path: Path) -> dict[str, object]:
    """Read `path` in a child process; return the outcome, seconds of processor time and megabytes of memory."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_CPU, LIMIT_CPU))
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, LIMIT_MEMORY))
        try:
            said = {"said": {"form": form, "text": text, "word": word}[kind](path)}
        except BaseException:  # noqa: BLE001 whatever it is, the test shows it
            said = {"fault": traceback.format_exc()[-1500:]}
        os.write(writer, json.dumps(said).encode()[:60_000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        answer = stream.read()
    _, status, usage = os.wait4(child, 0)
    told = json.loads(answer) if answer else {"fault": f"stopped by the system ({status})"}
    return {
        **told,
        "kind": kind,
        "name": path.parent.name if kind == "word" else path.stem,
        "seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss / 1024,
    }


def main() -> None:
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(HERE.parent))
    from command_server import import_everything

    import_everything()  # once, not in every child
    form(folder / "good.xlsx")  # what is read once is read
    for kind, pattern in (("form", "form/*.xlsx"), ("text", "text/*.docx"), ("word", "word/*/*.docx")):
        for path in sorted(folder.glob(pattern)):
            sys.stdout.write(json.dumps(measured(kind, path)) + "\n")


if __name__ == "__main__":
    main()
