"""`tdkt form`: one Excel form a unit, to be sent out for a quarter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.drive_forms import is_of_a_drive, make_drive_forms, write_forms
from tdkt.cli.list_forms import LISTS, VOTES, make_group_scores, make_lists, make_votes
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.plan_forms import UNIT_PLAN, make_plan_forms
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError
from tdkt.model.period import Period
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first

if TYPE_CHECKING:
    from tdkt.model.period import Period
    from tdkt.workspace.workspace import Workspace


def form(
    quarter: str = typer.Argument(
        ...,
        metavar="QUÝ|ĐỢT|unit-plan|DANH_SÁCH",
        help="Quý cần báo cáo: 2026-Q2, Q2, 2 hoặc II; hoặc mã đợt thi đua (kèm giai đoạn: ĐỢT/GIAI-ĐOẠN); hoặc unit-plan (kế hoạch của đơn vị); hoặc danh sách để đơn vị ghi: registrations (đăng ký thi đua), "
        "ratings (xếp loại), awards (đề nghị khen thưởng), initiatives (sáng kiến), scores (tự chấm điểm); hoặc votes (số phiếu của Hội "
        "đồng, kèm --batch).",
        autocompletion=completion.quarters,
    ),
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        help="Năm của danh sách, của kế hoạch; mặc định là năm mới nhất có kế hoạch.",
    ),
    unit: list[str] = typer.Option(
        [],
        "--unit",
        "-u",
        autocompletion=completion.units,
        metavar="ĐƠN_VỊ",
        help="Chỉ lập phiếu của đơn vị này (mã, chữ viết tắt hoặc tên); ghi được nhiều lần.",
    ),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="THƯ_MỤC", help="Thư mục đích; mặc định build/NĂM/phieu/KỲ."
    ),
    batch: str | None = typer.Option(
        None,
        "--batch",
        metavar="ĐỢT",
        autocompletion=completion.batches,
        help="Đợt khen thưởng, với danh sách votes.",
    ),
    group: str | None = typer.Option(
        None,
        "--group",
        metavar="CỤM_KHỐI",
        autocompletion=completion.groups,
        help="Với danh sách scores: phiếu tự chấm cho từng thành viên của cụm, khối này; --unit là mã, tên thành viên.",
    ),
    cross: bool = typer.Option(
        False, "--cross", help="Với --group: phiếu để mỗi thành viên chấm điểm các thành viên khác."
    ),
    council: bool = typer.Option(
        False, "--council", help="Với --group: một bảng để ghi điểm Hội đồng chấm cho mọi thành viên."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập phiếu báo cáo, danh sách Excel để gửi các đơn vị, mỗi đơn vị một tệp.

    Số, tên đã có trong kho được điền sẵn. Đơn vị điền xong gửi lại; nhận vào bằng tdkt import.

    Ví dụ: tdkt form 2026-Q2; tdkt form Q2 --unit VP; tdkt form quoc-khanh-2-9/giai-doan-1; tdkt form registrations 2026;
    tdkt form unit-plan 2026; tdkt form scores --group khoi-thon; tdkt form votes --batch ĐỢT
    """
    if quarter == UNIT_PLAN:
        if batch is not None or group is not None or cross or council:
            raise UsageError(
                "--batch, --group, --cross, --council không dùng với phiếu kế hoạch.",
                hint="Ghi: tdkt form unit-plan [NĂM] [--unit MÃ].",
            )
        return make_plan_forms(year, unit, output, workspace)
    if quarter == VOTES:
        return make_votes(batch, output, workspace)
    if batch is not None:
        raise UsageError("--batch chỉ dùng với danh sách votes.", hint="Ghi: tdkt form votes --batch ĐỢT.")
    if group is not None or cross or council:
        if quarter != "scores" or group is None:
            raise UsageError(
                "--group, --cross, --council chỉ dùng với danh sách scores.",
                hint="Ghi: tdkt form scores --group MÃ [--cross | --council].",
            )
        if cross and council:
            raise UsageError("Không dùng --cross và --council cùng lúc.", hint="Chạy từng lệnh một.")
        return make_group_scores(group, unit, output, workspace, year, cross=cross, council=council)
    if quarter in LISTS:
        return make_lists(LISTS[quarter], year, unit, output, workspace)
    if year is not None:
        raise UsageError(
            f"“{quarter} {year}” không phải một kỳ báo cáo của đơn vị.",
            hint=f"Ghi {year}-Q2, unit-plan, hoặc một danh sách: {', '.join(LISTS)}.",
        )
    from tdkt.attainment.owing import owing_units
    from tdkt.checks.run import trusted_programme
    from tdkt.cli.choices import choose_units

    read = open_workspace(workspace)
    if is_of_a_drive(read, quarter):
        return make_drive_forms(read, quarter, unit, output)
    period = read_quarter(read, quarter)
    programme = trusted_programme(read, period.year).on(period.last_day)
    chosen = choose_units(programme, unit)
    asked = chosen or {found.id for found in owing_units(programme, period)}
    units = [found for found in programme.reporting_units if found.id in asked]
    if not units and not chosen:
        raise UsageError(f"Không đơn vị nào có gì phải báo cáo trong {period.title} nên không có phiếu.")
    if not units:
        raise UsageError("Đơn vị này không có phong trào, chỉ tiêu nào trong kế hoạch nên không có phiếu.")
    folder = output or read.root / "build" / str(period.year) / "phieu" / period.key
    written = write_forms(read, programme, units, period, folder, named=period.key)
    _warn_of_measures(read, period.year)
    note(f"Đã lập {written} phiếu {period.title}. Nhận phiếu đã điền: tdkt import TỆP hoặc THƯ_MỤC.")
    if programme.plan.is_draft:
        note(
            f"Kế hoạch {year_name(period.year)} còn là dự thảo: sửa chỉ tiêu sau này thì phải lập lại phiếu."
        )
    return 0


def read_quarter(read: Workspace, word: str) -> Period:
    """Return the quarter that `word` names, of the only plan's year where it names none; raises UsageError."""
    from tdkt.checks.run import default_year
    from tdkt.checks.unread import not_there
    from tdkt.workspace.plan_days import timed

    period = _step(word, 0)
    if period is None:
        said = UsageError(
            f"“{word}” không phải một kỳ báo cáo của đơn vị.",
            hint="Đơn vị báo cáo từng quý: ghi 2026-Q2, Q2, 2 hoặc II; hằng tháng: 2026-M05; học kỳ: 2026-2027-HK1.",
        )
        raise not_there(read, said, "drive")
    if period.year:
        return timed(read, period)
    years = sorted({plan.year for plan in read.plans})
    if len(years) > 1:
        raise UsageError(
            f"Kho có kế hoạch của các năm {', '.join(map(str, years))}: “{word}” thuộc năm nào?",
            hint=f"Ghi rõ năm, ví dụ {(_step(word, years[-1]) or Period.quarter(years[-1], 1)).key}.",
        )
    year = default_year(read)
    found = _step(word, year)
    if found is None:
        raise UsageError(
            f"{upper_first(year_name(year))} không có kỳ “{word}”.", hint="Xem các kỳ: tdkt status."
        )
    return timed(read, found)


def _step(word: str, year: int) -> Period | None:
    """Return the quarter, term or month that `word` names, of `year` where it names none; None where it names no such."""
    try:
        period = Period.parse(word, year=year)
    except ValueError:
        return None
    return period if period.is_one_step else None


def _warn_of_measures(read: Workspace, year: int) -> None:
    """Say that the plan's measures still have warnings: what is asked wrongly once is answered wrongly everywhere."""
    from tdkt.checks.plan.misfit_rules import RULES
    from tdkt.checks.run import find_problems

    files = {movements.origin.file for movements in read.movements if movements.year == year}
    codes = [
        found.code
        for found in find_problems(read)
        if found.place.file in files and found.code in {rule.code for rule in RULES}
    ]
    if codes:
        note(
            f"Cảnh báo: cách đo của {len(codes)} chỉ tiêu có thể tính ra số sai ({', '.join(sorted(set(codes)))}). Xem "
            "tdkt validate trước khi gửi phiếu."
        )
