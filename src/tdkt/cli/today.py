"""`tdkt today`, and `tdkt` alone: what is to be done now, each with the command for it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note, say
from tdkt.cli.options import WORKSPACE, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.review.agenda.agenda import Agenda

_FORMAT_VERSION = 1
_SHOWN = 8
"""So many tasks of a group stand on the page; the others are counted. JSON has them all."""
_HEADINGS = {
    "first": "CẦN SỬA TRƯỚC",
    "due": "CHẬM HOẶC ĐẾN HẠN TRONG TUẦN",
    "unfinished": "VIỆC ĐANG DỞ",
    "ahead": "SẮP THAY ĐỔI",
}
_BEGINNING = """\
Thư mục này chưa có kho dữ liệu (thư mục plans). Bắt đầu:
  tdkt adopt KE-HOACH.docx    từ kế hoạch Word đã có
  tdkt init                   trả lời vài câu hỏi
Đã có kho: vào thư mục của kho rồi chạy lại. Xem mọi lệnh: tdkt --help"""


class TodayFormat(StrEnum):
    """How the tasks are written."""

    TEXT = "text"
    JSON = "json"


def today(
    day: str | None = typer.Option(
        None,
        "--date",
        metavar="NGÀY",
        help="Xem tại ngày này (2026-07-10 hoặc 10/07/2026); mặc định hôm nay.",
    ),
    output: TodayFormat = typer.Option(TodayFormat.TEXT, "--format", help="Dạng kết quả."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem việc cần làm hôm nay: việc chậm, đến hạn trong tuần, đang dở, mỗi việc kèm lệnh để làm.

    Gõ tdkt một mình cũng cho xem trang này.

    Ví dụ: tdkt today; tdkt today --date 10/07/2026; tdkt today --format json
    """
    from tdkt.review.agenda.agenda import agenda

    asked = read_day("--date", day) if day is not None else None
    try:
        read = open_workspace(workspace)
    except UsageError:
        if workspace is not None or output is not TodayFormat.TEXT or _is_hidden_by_git():
            raise
        say(_BEGINNING)
        return 0
    found = agenda(read, asked or date.today(), dated=asked is not None)
    if output is TodayFormat.JSON:
        _write_json(found)
    else:
        _write_page(found)
    return 0


def _is_hidden_by_git() -> bool:
    from tdkt.workspace.repository_state import is_sparse

    return is_sparse(Path.cwd())


def _write_page(found: Agenda) -> None:
    from tdkt.cli.screen import screen, write_heading, write_line, write_title

    console = screen()
    where = f" - {found.organization}" if found.organization else ""
    write_title(console, f"VIỆC CẦN LÀM NGÀY {found.today:%d/%m/%Y}{where}", illustrative=found.illustrative)
    if not found.tasks:
        write_line(console, "Không có việc nào chậm, đến hạn trong tuần hay đang dở.")
    for group, heading in _HEADINGS.items():
        tasks = [task for task in found.tasks if task.group == group]
        if tasks:
            write_heading(console, f"{heading} ({len(tasks)})")
        for task in tasks[:_SHOWN]:
            write_line(console, f"- {task.what}")
            say(f"    {task.command}")  # never torn, so that it can be copied
        if len(tasks) > _SHOWN:
            write_line(console, f"… và {len(tasks) - _SHOWN} việc nữa: tdkt today --format json")
    note("Xem mọi lệnh: tdkt --help")


def _write_json(found: Agenda) -> None:
    from tdkt.cli.json_page import write_json

    write_json(
        _FORMAT_VERSION,
        {
            "organization": found.organization,
            "date": found.today.isoformat(),
            "illustrative": found.illustrative,
            "tasks": [
                {
                    "group": task.group.value,
                    "what": task.what,
                    "command": task.command,
                    "due": task.due.isoformat() if task.due else None,
                    "days_left": (task.due - found.today).days if task.due else None,
                }
                for task in found.tasks
            ],
        },
    )
