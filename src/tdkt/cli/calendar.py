"""`tdkt calendar [YEAR]`: the year on one page, as data, or as a file for a calendar."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say, shown
from tdkt.cli.ics_option import ics_path
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError, UserError
from tdkt.model.dates import month_number
from tdkt.model.plan_year import year_name, year_of_day

if TYPE_CHECKING:
    from tdkt.review.year_calendar.year_calendar import YearCalendar
    from tdkt.workspace.workspace import Workspace

_FORMAT_VERSION = 1


class CalendarFormat(StrEnum):
    """How the calendar is written."""

    TEXT = "text"
    JSON = "json"


def calendar(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm; mặc định là năm nay, hoặc năm gần nhất có kế hoạch.",
    ),
    output: CalendarFormat = typer.Option(CalendarFormat.TEXT, "--format", help="Dạng kết quả."),
    ics: str | None = typer.Option(
        None,
        "--ics",
        metavar="[TỆP]",
        help="Ghi ra tệp lịch .ics cho điện thoại, Outlook; không kèm tên là build/NĂM/lich-nam.ics.",
    ),
    word: bool = typer.Option(
        False, "--word", help="Ghi ra tệp Word để in, treo ở phòng làm việc: build/NĂM/lich-nam.docx."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem lịch cả năm trên một trang: phát động, ngày lễ, hạn báo cáo, sơ kết, tổng kết, khen thưởng, hạn theo quy định.

    Ví dụ: tdkt calendar; tdkt calendar 2026 --format json; tdkt calendar 2026 --ics; tdkt calendar 2026 --word
    """
    from tdkt.review.year_calendar.year_calendar import year_calendar

    if word and (ics is not None or output is not CalendarFormat.TEXT):
        raise UsageError("Không dùng --word cùng --ics, --format.", hint="Chạy từng lệnh một.")
    if ics is not None and output is not CalendarFormat.TEXT:
        raise UsageError(f"Không dùng --ics và --format {output.value} cùng lúc.", hint="Chạy từng lệnh một.")
    if year is not None and not 2020 <= int(year) <= 2100:
        raise UsageError("Năm phải từ 2020 đến 2100.", hint="Ví dụ: tdkt calendar 2026.")
    read = open_workspace(workspace)
    years = [plan.year for plan in read.plans]
    today = date.today()
    current = year_of_day(today, years)
    if current is None:
        current = max(years, default=today.year)
    wanted = year if year is not None else current
    wanted = next((one for one in years if one == wanted), wanted)  # with the days of a school year
    found = year_calendar(read, wanted)
    if ics is not None:
        return _write_ics(read, ics, found)
    if word:
        return _write_word(read, found)
    if output is CalendarFormat.JSON:
        _write_json(found)
    else:
        _write_page(found)
    return 0


def _write_ics(read: Workspace, word: str, found: YearCalendar) -> int:
    from tdkt.review.year_calendar.ics import year_calendar_bytes
    from tdkt.workspace.writing import write_atomically

    path = ics_path(word, read.root / "build" / str(found.year) / "lich-nam.ics")
    if read.organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    write_atomically(path, year_calendar_bytes(read, read.organization, found), workspace=read.root)
    say(shown(path))
    _note(found)
    return 0


def _write_word(read: Workspace, found: YearCalendar) -> int:
    from tdkt.documents.word.writer import docx_bytes
    from tdkt.review.year_calendar.wall import wall_calendar
    from tdkt.workspace.writing import write_atomically

    if read.organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    path = read.root / "build" / str(found.year) / "lich-nam.docx"
    write_atomically(path, docx_bytes(wall_calendar(read.organization, found)), workspace=read.root)
    say(shown(path))
    _note(found)
    return 0


def _write_page(found: YearCalendar) -> None:
    from tdkt.cli.screen import screen, write_heading, write_line, write_title

    console = screen()
    where = f" - {found.organization}" if found.organization else ""
    write_title(
        console,
        f"LỊCH THI ĐUA, KHEN THƯỞNG {year_name(found.year).upper()}{where}",
        illustrative=found.illustrative,
    )
    month = None
    for entry in found.entries:
        if (entry.day.year, entry.day.month) != month:
            month = entry.day.year, entry.day.month
            is_its_own = found.year == entry.day.year
            of_year = "" if is_its_own else f" NĂM {entry.day.year}"
            write_heading(console, f"THÁNG {month_number(entry.day)}{of_year}")
        write_line(console, f"{entry.day:%d/%m}  {entry.said}", 0, 7)
    if not found.entries:
        write_line(console, "Chưa có ngày nào trên lịch.")
    write_line(console, "")
    _note(found)


def _note(found: YearCalendar) -> None:
    for notice in found.notices:
        note(notice)


def _write_json(found: YearCalendar) -> None:
    from tdkt.cli.json_page import write_json

    write_json(
        _FORMAT_VERSION,
        {
            "organization": found.organization,
            "year": found.year,
            "illustrative": found.illustrative,
            "notices": list(found.notices),
            "entries": [
                {
                    "date": entry.day.isoformat(),
                    "kind": entry.kind.value,
                    "what": entry.what,
                    "remark": entry.remark,
                    "key": entry.key,
                    "file": entry.file or None,
                    "illustrative": entry.illustrative,
                }
                for entry in found.entries
            ],
        },
    )
