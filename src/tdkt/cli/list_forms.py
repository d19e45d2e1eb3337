"""`tdkt form registrations|ratings|awards|initiatives|scores YEAR`: lists that the units, and the collectives that are part of
none, fill in, one workbook each.

`tdkt form votes --batch BATCH`: the list in which the votes of the Council are put down.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, progress, say, shown
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.text import letters

if TYPE_CHECKING:
    from tdkt.exchange.lists.list_form import ListForm
    from tdkt.model.emulation_group import EmulationGroup

VOTES, SCORES = "votes", "scores"
LISTS = {
    "registrations": "registrations",
    "ratings": "ratings",
    "nominations": "nominations",
    "awards": "nominations",
    "initiatives": "initiatives",
    SCORES: SCORES,
    VOTES: VOTES,
}
"""What a user may write, and the list that is meant: awards begin with what the units propose."""
_BACK = {
    "registrations": "tdkt import THƯ_MỤC --received NGÀY",
    "nominations": "tdkt import THƯ_MỤC --batch ĐỢT",
}
_OF_MEMBERS = ("registrations", "ratings", "nominations")
"""Lists that name those on record."""


def make_lists(
    name: str, year: int | None, words: list[str], output: Path | None, workspace: Path | None
) -> int:
    """Write the list `name` of a year for the units and collectives that `words` name (none: all who propose, or are scored).

    A file that is there stays as it is.
    """
    from tdkt.awards.bodies import proposing
    from tdkt.awards.law_in_force import law_on
    from tdkt.checks.programmes import programme_of
    from tdkt.checks.run import default_year
    from tdkt.cli.awards.opening import open_book
    from tdkt.cli.choices import choose_bodies
    from tdkt.exchange.lists.asking import ASKED, Asking, list_for
    from tdkt.exchange.lists.score_list import criteria_of_year

    read, book = open_book(workspace)
    of_year = year or default_year(read)
    programme = programme_of(read, of_year)
    known = proposing(programme.organization, book.everyone.values(), of_year)
    if name == SCORES:
        criteria = criteria_of_year(read, of_year)
        grouped = {unit for group in criteria.groups for unit in group.units}
        known = [one for one in known if one.is_unit or one.id in grouped]
    chosen = choose_bodies(known, words)
    asked = [one for one in known if not chosen or one.id in chosen]
    if name in _OF_MEMBERS and not any(one for one in book.everyone.values()):
        raise UsageError("Sổ đối tượng chưa có ai.", hint="Nhận danh sách trước: tdkt import can-bo.xlsx.")
    day = division_of(of_year).last_day
    law = law_on(day, book.local, stated=book.stated)
    folder = output or read.root / "build" / str(of_year) / "danh-sach" / name
    made = 0
    for unit in progress(asked, "Lập danh sách"):
        form = list_for(ASKED[name], Asking(unit, of_year, read, book, law))
        made += _write(form, folder / f"{name}-{of_year}-{unit.id}.xlsx", day, read.root)
    back = _BACK.get(name, "tdkt import THƯ_MỤC")
    note(f"Đã lập {made} danh sách {year_name(of_year)}. Nhận lại: {back}.")
    return 0


def make_votes(batch: str | None, output: Path | None, workspace: Path | None) -> int:
    """Write the list of the votes on a batch; a file that is there stays as it is."""
    from tdkt.cli.awards.opening import case_named
    from tdkt.exchange.lists.asking import votes_of

    if batch is None:
        raise UsageError("Số phiếu của đợt nào?", hint="Ghi: tdkt form votes --batch ĐỢT.")
    read = open_workspace(workspace)
    case = case_named(read, batch)
    year = case.batch.year
    folder = output or read.root / "build" / str(year) / "danh-sach" / VOTES
    made = _write(
        votes_of(case), folder / f"{VOTES}-{case.batch.id}.xlsx", division_of(year).last_day, read.root
    )
    if made:
        note(f"Nhận lại: tdkt import TỆP --batch {case.batch.id}.")
    return 0


def make_group_scores(
    group: str,
    words: list[str],
    output: Path | None,
    workspace: Path | None,
    year: int | None,
    *,
    cross: bool,
    council: bool,
) -> int:
    """Write the lists in which the members of a group score themselves or each other, or the one of the Council; a file that is
    there stays as it is."""
    from tdkt.awards.group_standing import bodies_of, table_of
    from tdkt.checks.run import refuse_scoring_errors
    from tdkt.documents.keys import GROUP
    from tdkt.exchange.lists.group_asking import council_scoring, cross_scoring, self_scoring

    read = open_workspace(workspace)
    refuse_scoring_errors(read)
    in_year, id_ = GROUP.read(group)
    found: EmulationGroup = GROUP.subject(read, (in_year or (str(year) if year is not None else ""), id_))
    table = table_of(found, read)
    if table is None:
        raise UsageError(f"{found.name} chưa có thang điểm.", hint=f"Thêm scale vào {found.origin.file}.")
    if cross and not found.cross:
        raise UsageError(f"{found.name} không chấm chéo.", hint=f"Ghi cross: mean vào {found.origin.file}.")
    bodies = bodies_of(found, table, read)
    meant = {letters(word) for word in words}
    chosen = [one for one in bodies if not meant or meant & {letters(one.id), letters(one.name)}]
    if len(chosen) < len(meant):
        names = ", ".join(one.id for one in bodies)
        raise UsageError(f"{found.name} không có thành viên ấy.", hint=f"Các thành viên: {names}.")
    folder = output or read.root / "build" / str(found.year) / "danh-sach" / f"scores-{id_}"
    if council:
        forms = {f"hoi-dong-cham-{id_}.xlsx": council_scoring(found, table, read)}
    else:
        of, asked = ("cham-cheo", cross_scoring) if cross else ("tu-cham", self_scoring)
        forms = {f"{of}-{id_}-{body.id}.xlsx": asked(found, table, body, read) for body in chosen}
    made = sum(_write(form, folder / name, found.last_day, read.root) for name, form in forms.items())
    note(f"Đã lập {made} phiếu. Nhận lại: tdkt import THƯ_MỤC.")
    return 0


def _write(form: ListForm, path: Path, day: datetime.date, root: Path) -> bool:
    """Write a list where none lies yet; return whether it was written."""
    from tdkt.exchange.lists.list_form import list_form
    from tdkt.workspace.inside import refuse_obstacle
    from tdkt.workspace.writing import write_atomically

    refuse_obstacle(root, path)
    if path.exists():
        note(f"Giữ nguyên {shown(path)}: có thể đã có người ghi. Muốn lập lại thì xóa hoặc chuyển tệp ấy đi.")
        return False
    write_atomically(path, list_form(form, day), workspace=root)
    say(shown(path))
    return True
