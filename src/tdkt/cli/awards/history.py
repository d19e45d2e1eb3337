"""`tdkt awards history NAME`: everything on record about a person, collective or household."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import open_book
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE
from tdkt.errors import UsageError
from tdkt.model.text import fold

if TYPE_CHECKING:
    from tdkt.model.register import Recipient

_MANY = 20


def history(
    name: list[str] = typer.Argument(
        ...,
        metavar="TÊN",
        autocompletion=completion.people,
        help="Mã hoặc tên người, tập thể, hộ; không cần dấu, có thể gõ một phần tên.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem một người, tập thể, hộ đã được tặng gì, đăng ký gì, xếp loại, sáng kiến, đề nghị nào đang chờ hay không đạt.

    Ví dụ: tdkt awards history "Nguyễn Văn A"; tdkt awards history do-van-g; tdkt awards history ho ong K
    """
    from tdkt.awards.awardees import find_awardees
    from tdkt.awards.past import record_of
    from tdkt.cli.awards.history_page import write_record

    read, book = open_book(workspace)
    word = " ".join(name)
    found = find_awardees(word, book.everyone.values())
    if not found:
        raise _nobody(word, list(book.everyone.values()))
    who = found[0] if len(found) == 1 else _chosen(word, found)
    write_record(record_of(who, book), read)
    return 0


def _nobody(word: str, everyone: list[Recipient]) -> UsageError:
    from tdkt.workspace.kinds import FILE_KINDS

    names = {fold(who.name): who.name for who in everyone}
    close = [names[found] for found in get_close_matches(fold(word), names, n=3)]
    guess = f"Có phải là {', '.join(close)}? " if close else ""
    return UsageError(
        f"Không có ai tên “{word}” trong sổ đối tượng.",
        hint=f"{guess}Sổ nằm ở {FILE_KINDS['award-register'].path} ({len(everyone)} mục).",
    )


def _chosen(word: str, found: list[Recipient]) -> Recipient:
    """Ask which of several is meant; where nobody can answer, raise UsageError with their ids."""
    if not sys.stdin.isatty():
        ids = ", ".join(f"{who.full_address} ({who.id})" for who in found[:_MANY])
        more = f" và {len(found) - _MANY} mục khác" if len(found) > _MANY else ""
        raise UsageError(f"Có {len(found)} mục khớp “{word}”.", hint=f"Ghi rõ một mã: {ids}{more}.")
    note(f"Có {len(found)} mục khớp “{word}”:")
    for number, who in enumerate(found, start=1):
        note(f"  {number}. {who.full_address} ({who.id})")
    answer: int = typer.prompt("Xem mục số", type=int, err=True)
    if not 1 <= answer <= len(found):
        raise UsageError(f"Không có mục số {answer}.", hint=f"Chọn từ 1 đến {len(found)}.")
    return found[answer - 1]
