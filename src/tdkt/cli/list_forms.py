"""`tdkt form registrations|ratings|awards YEAR`: lists that the units fill in, one workbook a unit."""

from __future__ import annotations

import datetime
from pathlib import Path

from tdkt.cli.console import note, progress, say, shown
from tdkt.errors import UsageError

LISTS = {
    "registrations": "registrations",
    "ratings": "ratings",
    "nominations": "nominations",
    "awards": "nominations",
}
"""What a user may write, and the list that is meant: awards begin with what the units propose."""
_BACK = {
    "registrations": "tdkt import THƯ_MỤC --received NGÀY",
    "ratings": "tdkt import THƯ_MỤC",
    "nominations": "tdkt import THƯ_MỤC --batch ĐỢT",
}


def make_lists(
    name: str, year: int | None, words: list[str], output: Path | None, workspace: Path | None
) -> int:
    """Write the list `name` of a year for the units that `words` name (none: all); a file that is there stays as it is."""
    from tdkt.awards.law_in_force import law_on
    from tdkt.checks.run import default_year, programme_of
    from tdkt.cli.awards.opening import open_book
    from tdkt.cli.choices import choose_units
    from tdkt.exchange.lists.asking import ASKED, list_for
    from tdkt.exchange.lists.list_form import list_form
    from tdkt.workspace.inside import refuse_obstacle
    from tdkt.workspace.writing import write_atomically

    read, book = open_book(workspace)
    of_year = year or default_year(read)
    programme = programme_of(read, of_year)
    chosen = choose_units(programme, words)
    units = [one for one in programme.organization.units if not chosen or one.id in chosen]
    if not any(one for one in book.everyone.values()):
        raise UsageError("Sổ đối tượng chưa có ai.", hint="Nhận danh sách trước: tdkt import can-bo.xlsx.")
    law = law_on(datetime.date(of_year, 12, 31), book.local, stated=book.stated)
    folder = output or read.root / "build" / str(of_year) / "danh-sach" / name
    kept = 0
    for unit in progress(units, "Lập danh sách"):
        path = folder / f"{name}-{of_year}-{unit.id}.xlsx"
        refuse_obstacle(read.root, path)
        if path.exists():
            note(
                f"Giữ nguyên {shown(path)}: có thể đã có người ghi. Muốn lập lại thì xóa hoặc chuyển tệp ấy đi."
            )
            kept += 1
            continue
        made = list_form(list_for(ASKED[name], unit, of_year, book, law), datetime.date(of_year, 12, 31))
        write_atomically(path, made, workspace=read.root)
        say(shown(path))
    note(f"Đã lập {len(units) - kept} danh sách năm {of_year}. Nhận lại: {_BACK[name]}.")
    return 0
