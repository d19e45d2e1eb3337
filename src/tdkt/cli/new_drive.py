"""`tdkt new drive`: a drive (đợt thi đua) begins, from flags or from answers; `tdkt new drive-report`: its reports are laid out."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, write_new
from tdkt.cli.new_days import day_said
from tdkt.cli.new_target import UNIT
from tdkt.cli.new_target_questions import asked
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError


def drive(
    name: str | None = typer.Argument(
        None,
        metavar="TÊN",
        show_default=False,
        help="Tên đợt thi đua: “chào mừng Quốc khánh 02/9”; không ghi thì lệnh hỏi.",
    ),
    sentences: list[str] | None = typer.Argument(
        None,
        metavar="CÂU",
        show_default=False,
        help="Nội dung, chỉ tiêu của đơn vị ghi ở --unit, mỗi câu trong một cặp dấu ngoặc kép.",
    ),
    begins: str | None = typer.Option(
        None, "--from", metavar="NGÀY", show_default=False, help="Ngày phát động."
    ),
    ends: str | None = typer.Option(
        None, "--until", metavar="NGÀY", show_default=False, help="Ngày cuối; có thể sang năm sau."
    ),
    phase: list[str] = typer.Option(
        [],
        "--phase",
        metavar="TÊN=NGÀY",
        help="Giai đoạn và ngày cuối của nó, ví dụ “Giai đoạn 1=2026-07-31”; ghi nhiều lần, theo thứ tự.",
    ),
    occasion: str | None = typer.Option(
        None,
        "--occasion",
        metavar="TÊN=NGÀY",
        show_default=False,
        help="Ngày lễ, sự kiện được chào mừng: “Quốc khánh 02/9=2026-09-02”.",
    ),
    audience: str = typer.Option("", "--for", metavar="ĐỐI_TƯỢNG", help="Ai tham gia đợt thi đua."),
    register: str | None = typer.Option(
        None, "--register", metavar="NGÀY", show_default=False, help="Đơn vị phải đăng ký, hạn là ngày này."
    ),
    unit: str | None = UNIT,
    drive_id: str = typer.Option("", "--id", metavar="MÃ", help="Mã đợt; mặc định đặt theo tên."),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm của kế hoạch mà đợt thực hiện; mặc định là năm phát động.",
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập một đợt thi đua: kế hoạch phát động riêng bên cạnh kế hoạch năm, với giai đoạn, chỉ tiêu, hạn đăng ký.

    Ví dụ: tdkt new drive; tdkt new drive "chào mừng Quốc khánh 02/9" --from 15/6/2026 --until 2/9/2026 --phase "Giai đoạn 1=31/7/2026"
    --phase "Giai đoạn 2=2/9/2026"
    """
    from tdkt.planning.new_drive import DriveRequest, body_called, new_drive, year_of
    from tdkt.planning.proposals.sentences import propose

    read = open_workspace(workspace)
    named = name if name is not None else asked("Tên đợt thi đua", "TÊN")
    request = DriveRequest(
        name=named,
        begins=day_said("--from", begins, "Ngày phát động"),
        ends=day_said("--until", ends, "Ngày cuối"),
        id=drive_id,
        year=year,
        phases=tuple(_named_day("--phase", one) for one in phase),
        occasion=_named_day("--occasion", occasion) if occasion else None,
        audience=" ".join(audience.split()),
        registration=read_day("--register", register) if register else None,
    )
    texts = [" ".join(one.split()) for one in sentences or ()]
    of_year = year_of(read, request)
    proposed = tuple(propose(text, year=of_year, organization=read.organization) for text in texts)
    found = new_drive(read, request, body_called(read, unit) if unit else None, proposed)
    if not write_new(read, found.edit, found.foreseen, dry_run=dry_run):
        return 0
    note("Việc tiếp theo:")
    note(f"  1. Ghi nội dung, chỉ tiêu, hạn báo cáo, ngày sơ kết, tổng kết vào {found.file}.")
    note(f"  2. In kế hoạch phát động: tdkt render drive {found.id}")
    note(f"  3. Ký rồi ghi vào sổ: tdkt issue drive {found.id} --number SỐ --date NGÀY")
    return 0


def drive_report(
    name: str = typer.Argument(..., metavar="MÃ", autocompletion=completion.drives, help="Mã đợt thi đua."),
    phase: str = typer.Option(
        "", "--phase", metavar="MÃ", help="Mã giai đoạn; bỏ được khi đợt chỉ có một giai đoạn."
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập tệp báo cáo của các đơn vị về một giai đoạn của đợt thi đua: sẵn chỉ tiêu, nhiệm vụ của từng đơn vị để điền.

    Đơn vị nào đã có báo cáo của giai đoạn ấy thì giữ nguyên.

    Ví dụ: tdkt new drive-report quoc-khanh-2-9 --phase giai-doan-1
    """
    from tdkt.planning.new_drive_reports import new_drive_reports

    read = open_workspace(workspace)
    found = new_drive_reports(read, name, phase)
    if dry_run:
        for file, text in found.edit.texts.items():
            say(f"# {file}\n{text}")
        note_dry_run()
        return 0
    found.edit.write(read.root, check=read.refuse_changed)
    for file in found.edit.texts:
        say(file)
    note(
        "Việc tiếp theo: điền số liệu từng đơn vị, rồi tdkt validate; xem chỗ còn phải điền: tdkt init --todo."
    )
    return 0


def _named_day(option: str, word: str) -> tuple[str, datetime.date]:
    title, mark, day = word.rpartition("=")
    if not mark or not title.strip():
        raise UsageError(f"{option}: không hiểu “{word}”.", hint=f"Ghi {option} “TÊN=NGÀY”.")
    return " ".join(title.split()), read_day(option, day.strip())
