"""`tdkt rename target|unit|subdivision|person OLD NEW`: change an id everywhere, with nothing lost of what was reported."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace


def rename(
    matter: str = typer.Argument(
        ...,
        metavar="LOẠI",
        help="target (chỉ tiêu), task (nhiệm vụ), movement (phong trào), unit (đơn vị), subdivision (thôn, tổ dân phố), "
        "group (cụm, khối thi đua), person, collective, household (đối tượng khen thưởng).",
        autocompletion=completion.matters,
    ),
    old: str = typer.Argument(..., metavar="MÃ_CŨ", autocompletion=completion.renamable_ids),
    new: str = typer.Argument(..., metavar="MÃ_MỚI"),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        help="Chỉ đổi trong một năm; mặc định mọi năm có mã ấy.",
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem những gì sẽ đổi; không ghi."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Đổi mã của một chỉ tiêu, đơn vị, thôn, cá nhân… ở mọi chỗ trong kho, không mất số liệu đã báo cáo.

    Tệp mang mã trong tên cũng đổi tên. Mã cũ được giữ ở “formerly”: bản lưu của văn bản đã ban hành không bị sửa mà được đọc
    theo mã mới; phiếu đã gửi đi với mã cũ vẫn nhập được. Đã đổi tay một phần thì chạy lệnh này để đổi nốt.

    Ví dụ: tdkt rename unit van-phong van-phong-hdnd; tdkt rename target hai-long.ty-le hai-long.muc-do --dry-run
    """
    from tdkt.planning.renaming import renaming

    read = open_workspace(workspace)
    found = renaming(read, matter, old, new, year)
    asked = found.asked
    years = sorted(one for one in asked.years if one is not None)
    within = f", năm {', '.join(map(str, years))}" if years else ""
    say(f"Đổi mã {asked.matter.name} “{old}” → “{new}”{within}: {asked.called}")
    for one in found.files:
        moved = f" → {one.new_file}" if one.new_file != one.file else ""
        say(f"  {one.file}{moved} ({one.places} chỗ)" if one.places else f"  {one.file}{moved} (ghi mã cũ)")
    note_new_findings(found.foreseen)
    if found.remarks:
        note("Ghi chú còn nhắc mã cũ, xem và sửa tay nếu cần:")
        for place in found.remarks:
            note(f"  {place.file}:{place.line}")
    if dry_run:
        note_dry_run()
        return 0
    found.edit.write(read.root, check=read.refuse_changed)
    note("Bản lưu của văn bản đã ban hành giữ nguyên; phiếu đã gửi đi với mã cũ vẫn nhập được.")
    return 0
