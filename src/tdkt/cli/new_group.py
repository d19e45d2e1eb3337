"""`tdkt new group`: a cụm or khối thi đua of a year."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.edits import write_new
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError

_TYPES = {"cum": "cluster", "cluster": "cluster", "khoi": "bloc", "bloc": "bloc"}


def group(
    name: str = typer.Argument(
        ..., metavar="MÃ", help="Mã cụm, khối, cũng là tên thư mục, ví dụ khoi-tham-muu."
    ),
    title: str = typer.Option(
        ..., "--title", metavar="TÊN", help="Tên đủ của cụm, khối, ví dụ “Khối thi đua các phòng chuyên môn”."
    ),
    member: list[str] = typer.Option(
        ...,
        "--member",
        metavar="THÀNH_VIÊN",
        autocompletion=completion.units,
        help="Mã hoặc tên đơn vị, thôn, tổ dân phố, tập thể trong sổ đối tượng; ghi cho từng thành viên.",
    ),
    head: str | None = typer.Option(None, "--head", metavar="THÀNH_VIÊN", help="Thành viên làm trưởng."),
    kind: str | None = typer.Option(
        None,
        "--type",
        metavar="LOẠI",
        show_default=False,
        help="cum (cụm) hoặc khoi (khối); mặc định theo chữ đầu của tên.",
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm của cụm, khối; mặc định là năm mới nhất có kế hoạch.",
    ),
    level: str = typer.Option(
        "ward", "--level", metavar="CẤP", help="Hội đồng cấp nào tổ chức: ward (cấp xã) hoặc city (cấp tỉnh)."
    ),
    signing: str | None = typer.Option(
        None, "--signing", metavar="NGÀY", show_default=False, help="Ngày ký giao ước (10/02/2026)."
    ),
    cross: bool = typer.Option(False, "--cross", help="Các thành viên chấm chéo, lấy trung bình cộng."),
    scale: bool = typer.Option(
        False,
        "--scale",
        help="Thang điểm riêng của cụm, khối; không ghi thì dùng bảng tiêu chí của năm, nếu đã có.",
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập một cụm hoặc khối thi đua: thành viên, trưởng, giao ước, thang điểm.

    Ví dụ: tdkt new group khoi-tham-muu --title "Khối thi đua các phòng" --member van-phong --member van-hoa-xa-hoi --head van-phong
    """
    from tdkt.checks.run import default_year
    from tdkt.planning.new_group import GroupRequest, new_group

    read = open_workspace(workspace)
    request = GroupRequest(
        name,
        year if year is not None else default_year(read),
        " ".join(title.split()),
        _type(kind, title),
        _level(level),
        tuple(member),
        head,
        read_day("--signing", signing) if signing is not None else None,
        cross,
        scale,
    )
    edit, foreseen = new_group(read, request)
    if not write_new(read, edit, foreseen, dry_run=dry_run):
        return 0
    note("Việc tiếp theo:")
    note(
        "  1. Sửa các chỗ đánh dấu “# SỬA:”; ghi văn bản thành lập (decision), người ký (head), lịch chấm điểm (timetable)."
    )
    note(f"  2. In bản giao ước: tdkt render group-agreement {name}")
    note(f"  3. Đến kỳ chấm điểm: tdkt form scores --group {name}; xem ai đã chấm: tdkt status --groups")
    return 0


def _type(kind: str | None, title: str) -> str:
    from tdkt.model.text import slug

    word = slug(kind) if kind is not None else slug(title).partition("-")[0]
    if word not in _TYPES:
        raise UsageError(
            f"“{kind}” không phải loại cụm, khối." if kind is not None else "Chưa rõ là cụm hay khối.",
            hint="Ghi --type cum hoặc --type khoi.",
        )
    return _TYPES[word]


def _level(level: str) -> str:
    if level not in ("ward", "city"):
        raise UsageError(f"“{level}” không phải một cấp.", hint="Ghi --level ward hoặc --level city.")
    return level
