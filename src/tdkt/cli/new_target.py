"""`tdkt new target`, `tdkt new movement`: a sentence of the plan becomes a target without anybody knowing the schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.new_target_flags import answers_of
from tdkt.cli.new_target_questions import (
    agreed,
    asked,
    choose_unit,
    is_somebody_there,
    place_of,
    sentence_said,
    sentences_said,
    settled,
)
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace

if TYPE_CHECKING:
    from tdkt.planning.proposals.adding import Addition
    from tdkt.workspace.workspace import Workspace

UNIT = typer.Option(
    None,
    "--unit",
    "-u",
    autocompletion=completion.units,
    metavar="ĐƠN_VỊ",
    help="Đơn vị chịu trách nhiệm (mã, chữ viết tắt hoặc tên).",
    show_default=False,
)
YEAR = typer.Option(
    None,
    "--year",
    parser=plan_year,
    metavar="NĂM",
    show_default=False,
    help="Năm của kế hoạch; mặc định là năm mới nhất có kế hoạch.",
)
DRY_RUN = typer.Option(
    False, "--dry-run", help="Chỉ cho xem cách đo, câu hỏi trên phiếu và nội dung sẽ ghi; không ghi gì."
)


def target(
    sentence: str | None = typer.Argument(
        None,
        metavar="CÂU",
        show_default=False,
        help="Câu trong kế hoạch, để trong dấu ngoặc kép; không ghi thì lệnh hỏi.",
    ),
    unit: str | None = UNIT,
    movement: str | None = typer.Option(
        None,
        "--movement",
        "-m",
        metavar="PHONG_TRÀO",
        show_default=False,
        help="Phong trào chứa câu này (mã hoặc tên).",
    ),
    accumulate: str | None = typer.Option(
        None,
        "--accumulate",
        metavar="CÁCH",
        show_default=False,
        help="sum: việc cộng dồn các kỳ; latest: tình trạng, lấy kỳ gần nhất.",
    ),
    reported_in: str | None = typer.Option(
        None,
        "--reported-in",
        metavar="QUÝ",
        show_default=False,
        help="Các quý (học kỳ) có số liệu: Q4, hoặc Q2,Q4; HK2; all: kỳ nào cũng có.",
    ),
    due: str | None = typer.Option(
        None, "--due", metavar="NGÀY", show_default=False, help="Ngày cuối cùng được tính."
    ),
    better: str | None = typer.Option(
        None,
        "--better",
        metavar="CHIỀU",
        show_default=False,
        help="more: càng nhiều càng tốt; less: càng ít càng tốt.",
    ),
    task: bool = typer.Option(
        False, "--task", help="Ghi câu là nhiệm vụ, không tính, dù câu có nêu số liệu."
    ),
    year: int | None = YEAR,
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Thêm một câu vào phong trào: tự nhận ra chỉ tiêu và cách đo, hỏi thêm nhiều nhất bốn câu, cho xem rồi mới ghi.

    Chỗ câu chữ để ngỏ mà chưa trả lời thì ghi kèm dòng “# SỬA:” với các cách hiểu. Câu mà kế hoạch đã in ở mục khác thì chỉ được theo dõi,
    không in lần nữa. Không thêm câu mới vào kế hoạch đã ban hành.

    Ví dụ: tdkt new target; tdkt new target "Tỷ lệ hòa giải thành đạt từ 85% trở lên." --unit VP --movement tiep-cong-dan
    """
    from tdkt.checks.run import default_year
    from tdkt.cli.new_target_page import write_addition
    from tdkt.planning.proposals.adding import (
        refuse_issued,
        section_saying,
        unit_of,
        with_followed,
        with_item,
    )
    from tdkt.planning.proposals.proposed import Proposed
    from tdkt.planning.proposals.sentences import propose

    answers = answers_of(accumulate, reported_in, due, better)
    read = open_workspace(workspace)
    of_year = year or default_year(read)
    if sentence is None:
        refuse_issued(read, of_year)
    text = sentence_said(sentence)
    section = section_saying(read, of_year, text)
    is_followed = section is not None and movement is None
    refuse_issued(read, of_year, is_printed=section is not None)
    is_asking = sentence is None or unit is None or (movement is None and not is_followed)
    chosen = (unit_of(read, unit) if unit else choose_unit(read)) if is_followed else None
    place = None if chosen else place_of(read, of_year, unit, movement)
    proposed = Proposed(text) if task else propose(text, year=of_year, organization=read.organization)
    proposed = settled(proposed, answers, asks=is_asking and is_somebody_there(), task=task)
    if place is None:
        assert chosen is not None
        added = with_followed(read, of_year, chosen, section or "", proposed)
    else:
        added = with_item(read, *place, proposed)
    write_addition(added, (proposed,), of_year)
    if is_asking and not dry_run and not agreed():
        return 1
    return _written(read, added, dry_run=dry_run)


def movement(
    title: str | None = typer.Argument(
        None, metavar="TÊN", show_default=False, help="Tên phong trào như sẽ in; không ghi thì lệnh hỏi."
    ),
    sentences: list[str] | None = typer.Argument(
        None,
        metavar="CÂU",
        show_default=False,
        help="Các câu của phong trào, mỗi câu trong một cặp dấu ngoặc kép.",
    ),
    unit: str | None = UNIT,
    year: int | None = YEAR,
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Thêm một phong trào với các câu của nó vào tệp của đơn vị; câu nào nêu số liệu thì thành chỉ tiêu có cách đo.

    Ví dụ: tdkt new movement "Phong trào “Xanh - sạch - đẹp”" "Mỗi thôn có ít nhất 01 tuyến đường hoa." --unit KT
    """
    from tdkt.checks.run import default_year
    from tdkt.cli.new_target_page import write_addition
    from tdkt.planning.proposals.adding import refuse_issued, unit_of, with_movement
    from tdkt.planning.proposals.sentences import propose

    read = open_workspace(workspace)
    of_year = year or default_year(read)
    refuse_issued(read, of_year)
    is_asking = title is None or unit is None or not sentences
    name = title or asked("Tên phong trào", "TÊN")
    texts = [" ".join(one.split()) for one in sentences or ()] or sentences_said()
    chosen = unit_of(read, unit) if unit else choose_unit(read)
    proposed = tuple(propose(text, year=of_year, organization=read.organization) for text in texts)
    added = with_movement(read, of_year, chosen, " ".join(name.split()), proposed)
    write_addition(added, proposed, of_year)
    if is_asking and not dry_run and not agreed():
        return 1
    return _written(read, added, dry_run=dry_run)


def _written(read: Workspace, added: Addition, *, dry_run: bool) -> int:
    if dry_run:
        note_new_findings(added.foreseen)
        note_dry_run()
        return 0
    added.edit.write(read.root, check=read.refuse_changed)
    say(added.file)
    note_new_findings(added.foreseen)
    note("Kiểm tra: tdkt validate. Xem phiếu sẽ hỏi thế nào: tdkt form.")
    return 0
