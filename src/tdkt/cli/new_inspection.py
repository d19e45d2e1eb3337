"""`tdkt new inspection`: a round of inspection begins, from flags or from answers."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.edits import note_next, write_new
from tdkt.cli.new_days import year_of
from tdkt.cli.new_target_questions import asked, understood
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError


def inspection(
    title: str | None = typer.Argument(
        None,
        metavar="NỘI_DUNG",
        show_default=False,
        help="Viết như sau chữ “kiểm tra”: “công tác thi đua, khen thưởng quý IV năm 2026”; không ghi thì lệnh hỏi.",
    ),
    visit: list[str] = typer.Option(
        [],
        "--visit",
        metavar="ĐƠN_VỊ=NGÀY",
        autocompletion=completion.units,
        help="Nơi được kiểm tra và ngày, ví dụ van-phong=13/10/2026; ghi cho từng nơi.",
    ),
    head: str | None = typer.Option(
        None,
        "--head",
        metavar="NGƯỜI",
        show_default=False,
        help="Trưởng đoàn: “Bà Trần Thị B, Trưởng phòng Văn hóa - Xã hội”.",
    ),
    deputy: list[str] = typer.Option([], "--deputy", metavar="NGƯỜI", help="Phó Trưởng đoàn."),
    member: list[str] = typer.Option([], "--member", metavar="NGƯỜI", help="Thành viên; ghi nhiều lần được."),
    secretary: str | None = typer.Option(
        None, "--secretary", metavar="NGƯỜI", show_default=False, help="Thành viên, Thư ký."
    ),
    content: list[str] = typer.Option(
        [], "--content", metavar="CÂU", help="Một nội dung kiểm tra; ghi nhiều lần được."
    ),
    inspection_id: str = typer.Option("", "--id", metavar="MÃ", help="Mã đợt; mặc định đặt theo nội dung."),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm của kế hoạch; mặc định là năm kế hoạch có ngày kiểm tra đầu tiên.",
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập một đợt kiểm tra: nơi, ngày, đoàn kiểm tra, nội dung.

    Ví dụ: tdkt new inspection; tdkt new inspection "công tác thi đua, khen thưởng quý IV" --visit van-phong=13/10/2026
    --head "Bà Trần Thị B, Trưởng phòng"
    """
    from tdkt.planning.new_inspection import InspectionRequest, new_inspection, person
    from tdkt.planning.new_unit_plan import maker_of

    read = open_workspace(workspace)
    said = title if title is not None else asked("Kiểm tra nội dung gì", "NỘI_DUNG")

    def visited(words: str) -> tuple[str, datetime.date]:
        unit, mark, day = words.rpartition("=")
        if not mark:
            raise UsageError(f"--visit: không hiểu “{words}”.", hint="Ghi --visit ĐƠN_VỊ=NGÀY.")
        return maker_of(read, unit.strip()).id, read_day("--visit", day.strip())

    where = visit or [asked("Nơi được kiểm tra và ngày (ĐƠN_VỊ=NGÀY)", "--visit", understood(visited))]
    visits = [visited(one) for one in where]
    leads = understood(lambda text: person("--head", "head", text))
    leader = head if head is not None else asked("Trưởng đoàn (Ông/Bà HỌ TÊN, CHỨC VỤ)", "--head", leads)
    team = [person("--head", "head", leader)]
    team += [person("--deputy", "deputy", one) for one in deputy]
    team += [person("--member", "member", one) for one in member]
    team += [person("--secretary", "secretary", secretary)] if secretary is not None else []
    request = InspectionRequest(
        title=" ".join(said.split()),
        year=year_of(read, visits[0][1], year),
        visits=tuple(visits),
        team=tuple(team),
        contents=tuple(" ".join(one.split()) for one in content),
        id=inspection_id,
    )
    found = new_inspection(read, request)
    if write_new(read, found.edit, found.foreseen, dry_run=dry_run):
        note_next(
            "Sửa các chỗ đánh dấu “# SỬA:”; ghi mục đích (purpose), nơi họp (place) nếu cần.",
            f"In kế hoạch, quyết định lập đoàn: tdkt render inspection-plan {found.id}; tdkt render inspection-team {found.id}",
            f"Làm việc xong ghi minutes, findings vào từng nơi rồi in biên bản: tdkt render inspection-minutes {found.id}",
        )
    return 0
