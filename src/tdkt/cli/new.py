"""`tdkt new year YEAR`, `tdkt new batch ID`, `tdkt new movement`, `tdkt new target`,
`tdkt new drive`, `tdkt new unit-plan`, `tdkt new fund`,
`tdkt new report-outline`, `tdkt new group`, `tdkt new inspection`, `tdkt new petition`,
`tdkt new propaganda`, `tdkt new revocation`: what begins, made from what is there and what is said."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import (
    completion,
    new_drive,
    new_fund,
    new_group,
    new_inspection,
    new_record,
    new_report_outline,
    new_revocation,
    new_target,
    new_unit_plan,
)
from tdkt.cli.awards.opening import open_book
from tdkt.cli.console import note
from tdkt.cli.edits import note_dry_run, write_new
from tdkt.cli.help import Command, Group
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace
from tdkt.model.plan_year import year_name

app = typer.Typer(
    cls=Group,
    help="Lập tệp mới từ tệp đã có; thêm phong trào, chỉ tiêu từ câu chữ.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("year", cls=Command)
def year(
    new: int = typer.Argument(..., parser=plan_year, metavar="NĂM", help="Năm mới, ví dụ 2027."),
    source: int | None = typer.Option(
        None,
        "--from",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Lập từ kế hoạch của năm này; mặc định là năm liền trước.",
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Chỉ cho xem sẽ ghi tệp nào, đổi chỗ nào; không ghi gì."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập dự thảo kế hoạch, phong trào, chỉ tiêu của năm mới từ năm trước.

    Dời năm và các ngày; bỏ số, ngày ban hành; ghi kết quả năm trước bên cạnh từng chỉ tiêu để chọn ngưỡng mới; liệt kê
    những chỗ phải xem lại. Không bao giờ ghi đè tệp đã có.

    Ví dụ: tdkt new year 2027; tdkt new year 2027 --from 2025 --dry-run
    """
    from tdkt.cli.new_year_page import write_page
    from tdkt.planning.new_year.next_year import draft_of

    read = open_workspace(workspace)
    draft = draft_of(read, new, source if source is not None else new - 1)
    if not dry_run:
        draft.edit.write(read.root, check=read.refuse_changed)
    write_page(draft, written=not dry_run)
    if dry_run:
        note_dry_run()
        return 0
    note(f"Việc tiếp theo với dự thảo {year_name(new)}:")
    note("  1. Đặt lại ngưỡng từng chỉ tiêu: sửa cả lời văn (text) và cách đo (measure).")
    note("  2. Xem lại từng căn cứ và mọi chỗ liệt kê ở trên.")
    note("  3. Kiểm tra: tdkt validate")
    note(f"  4. In dự thảo: tdkt render plan {new}")
    return 0


@app.command("batch", cls=Command)
def batch(
    name: str = typer.Argument(
        ..., metavar="MÃ", help="Mã đợt, cũng là tên thư mục, ví dụ cuu-nguoi-thang-8."
    ),
    kind: str = typer.Option(
        ..., "--type", metavar="LOẠI", help="sudden (đột xuất), thematic (chuyên đề), merit (công trạng)."
    ),
    title: str = typer.Option(
        "", "--title", metavar="TÊN", help="Cụm từ đứng sau “khen thưởng”; bắt buộc với đột xuất, chuyên đề."
    ),
    who: list[str] = typer.Option(
        [],
        "--who",
        autocompletion=completion.people,
        metavar="TÊN",
        help="Người, tập thể, hộ được đề nghị: mã hoặc tên trong sổ đối tượng; ghi nhiều lần được. Không ghi thì đợt công "
        "trạng lấy theo đăng ký thi đua của năm.",
    ),
    award: str = typer.Option(
        "giay-khen",
        "--award",
        autocompletion=completion.awards,
        metavar="MÃ",
        help="Danh hiệu, hình thức đề nghị cho những người ghi ở --who (tdkt law).",
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm thành tích; mặc định là năm nay.",
    ),
    level: str = typer.Option(
        "ward", "--level", metavar="CẤP", help="ward: cấp xã quyết định; city: đề nghị cấp tỉnh."
    ),
    movement: str | None = typer.Option(
        None, "--movement", metavar="MÃ", help="Mã phong trào, với đợt chuyên đề."
    ),
    drive: str | None = typer.Option(
        None,
        "--drive",
        autocompletion=completion.drives,
        metavar="MÃ",
        show_default=False,
        help="Mã đợt thi đua mà đợt khen thưởng này tổng kết (chuyên đề).",
    ),
    by: str | None = typer.Option(
        None,
        "--by",
        autocompletion=completion.units,
        metavar="ĐƠN_VỊ",
        show_default=False,
        help="Đơn vị, hoặc tập thể ngoài các đơn vị (thôn, Mặt trận, trường học…) đề nghị tất cả; không ghi thì là nơi của "
        "từng người, không có nữa thì đơn vị thường trực.",
    ),
    listed: bool = typer.Option(
        False,
        "--list",
        help="Chưa ghi ai: danh sách (ví dụ các hộ Gia đình văn hóa) nhận sau bằng tdkt import TỆP --batch MÃ.",
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập tệp cho một đợt khen thưởng mới: đợt, các bước phải ghi, mỗi người được đề nghị một mục.

    Ví dụ: tdkt new batch cuu-nguoi --type sudden --title "thành tích cứu người bị nạn" --who hoang-van-s; tdkt new batch
    tong-ket-2027 --type merit; tdkt new batch gia-dinh-van-hoa-2027 --type merit --award gia-dinh-van-hoa --list
    """
    from tdkt.awards.bodies import proposing
    from tdkt.cli.choices import choose_bodies
    from tdkt.model.counted_time import year_for_new
    from tdkt.planning.batch_request import BatchRequest, requested_batch

    today = datetime.date.today()
    read, book = open_book(workspace)
    of_year = year if year is not None else year_for_new(today, [plan.year for plan in read.plans])
    proposers = proposing(read.organization, book.everyone.values(), of_year) if read.organization else []
    request = BatchRequest(
        name,
        of_year,
        kind,
        level,
        title.strip(),
        movement,
        tuple(who),
        award,
        today,
        listed,
        drive,
        choose_bodies(proposers, [by])[0] if by is not None else "",
    )
    asked = requested_batch(request, read, book)
    if not write_new(read, asked.edit, asked.foreseen, dry_run=dry_run):
        return 0
    note("Việc tiếp theo:")
    if listed:
        note(f"  1. Nhận danh sách: tdkt import TỆP --batch {name}")
    else:
        note(f"  1. Sửa thành tích (for) của từng đề nghị trong {asked.folder}/nominations.yaml.")
    note(f"  2. Mỗi bước xong thì ghi vào {asked.folder}/batch.yaml và đổi state.")
    note(f"  3. Kiểm tra: tdkt awards check {name}")
    return 0


app.command("group", cls=Command)(new_group.group)
app.command("fund", cls=Command)(new_fund.fund)
app.command("drive", cls=Command)(new_drive.drive)
app.command("drive-report", cls=Command)(new_drive.drive_report)
app.command("movement", cls=Command)(new_target.movement)
app.command("target", cls=Command)(new_target.target)
app.command("unit-plan", cls=Command)(new_unit_plan.unit_plan)
app.command("report-outline", cls=Command)(new_report_outline.report_outline)
app.command("inspection", cls=Command)(new_inspection.inspection)
app.command("petition", cls=Command)(new_record.petition)
app.command("petition-step", cls=Command)(new_record.petition_step)
app.command("propaganda", cls=Command)(new_record.propaganda)
app.command("revocation", cls=Command)(new_revocation.revocation)
