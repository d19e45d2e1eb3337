"""`tdkt import`: returned forms become unit reports, lists entries of the files on record."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, progress
from tdkt.cli.form import read_quarter
from tdkt.cli.options import WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError, UserError

if TYPE_CHECKING:
    from tdkt.exchange.form_identity import Wanted
    from tdkt.exchange.importing import Outcome
    from tdkt.workspace.workspace import Workspace

_EXCEL = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_OF_WINDOWS = ("Thumbs.db", "desktop.ini")
_NAMED = 8
"""Files passed over that are named."""


def import_forms(
    files: list[Path] = typer.Argument(
        ...,
        metavar="TỆP...",
        help="Phiếu .xlsx đơn vị gửi lại, danh sách (.xlsx, .xls, .ods, .csv), hoặc thư mục chứa chúng.",
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Chỉ cho xem thay đổi (bằng lời, rồi từng dòng của tệp), không ghi."
    ),
    unit: str | None = typer.Option(
        None, "--unit", "-u", metavar="ĐƠN_VỊ", help="Chỉ nhận phiếu của đơn vị này."
    ),
    period: str | None = typer.Option(None, "--period", metavar="QUÝ", help="Chỉ nhận phiếu của quý này."),
    received: str | None = typer.Option(
        None,
        "--received",
        metavar="NGÀY",
        help="Ngày nhận, ghi vào báo cáo khi phiếu không có ngày gửi (2026-07-05 hoặc 05/07/2026).",
    ),
    illustrative: bool = typer.Option(
        False, "--illustrative", help="Đánh dấu báo cáo mới là số liệu minh họa."
    ),
    replace: bool = typer.Option(
        False, "--replace", help="Nhận cả phiếu cũ hơn báo cáo đang có, phiếu sửa quý đã qua lâu."
    ),
    reason: str = typer.Option(
        "",
        "--reason",
        metavar="LÝ_DO",
        help="Vì sao sửa số liệu của kỳ mà báo cáo đã ban hành; nêu ở báo cáo kỳ sau.",
    ),
    kind: str | None = typer.Option(
        None,
        "--as",
        metavar="LOẠI",
        help="Tệp là danh sách gì, khi tdkt không tự nhận ra: people, collectives, households, subdivisions, registrations, ratings, nominations, past-awards, initiatives, votes, scores.",
    ),
    column: list[str] = typer.Option(
        [],
        "--column",
        metavar="TÊN_CỘT=CỘT",
        help="Cột của danh sách có tên riêng là cột gì (“Tổ công tác=Đơn vị”); ghi nhớ trong kho cho lần sau.",
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        help="Danh sách đăng ký, xếp loại, chấm điểm của năm này; mặc định là năm ghi ở tiêu đề danh sách, không có thì năm của kế hoạch mới nhất.",
    ),
    batch: str | None = typer.Option(
        None,
        "--batch",
        metavar="ĐỢT",
        autocompletion=completion.batches,
        help="Danh sách đề nghị khen thưởng, hộ được đề nghị, số phiếu của Hội đồng ở đợt này.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Nhận phiếu của các đơn vị, mỗi phiếu thành một báo cáo; nhận cả danh sách đang có trong Excel.

    Phiếu kế hoạch (tdkt form unit-plan) thành kế hoạch của đơn vị; ngày nhận là --received, không ghi thì hôm nay.

    Danh sách: cán bộ, tập thể, hộ, thôn; đăng ký thi đua, xếp loại, đề nghị khen thưởng, khen thưởng đã có, sáng kiến, số phiếu
    của Hội đồng, điểm chấm các đơn vị. Một tệp có thể có nhiều danh sách, mỗi trang một loại. Dòng đã có thì đối chiếu, không ghi
    hai lần. Tệp sai bị từ chối, nói rõ trang và ô; tệp khác vẫn được nhận.
    Mã thoát: 0 nhận hết, 1 có tệp bị từ chối.

    Ví dụ: tdkt import phieu-2026-Q2-van-phong.xlsx; tdkt import hop-thu/ --dry-run; tdkt import can-bo.xlsx --dry-run
    """
    from tdkt.cli.import_lists import check_kind, lists_and_plans_among, take_in_lists, told_columns
    from tdkt.cli.import_results import write_changes, write_notes, write_table
    from tdkt.cli.plan_forms import take_in_plan_forms
    from tdkt.exchange.importing import take_in
    from tdkt.exchange.lists.kind import Asked

    read = open_workspace(workspace)
    paths = _forms(files)
    check_kind(kind)
    columns = told_columns(column)
    lists, plans = lists_and_plans_among(read, paths, kind, columns)
    on = read_day("--received", received) if received else None
    asked = Asked(batch, year, on)
    taken = not lists or take_in_lists(
        read, lists, kind, asked=asked, columns=columns, illustrative=illustrative, dry_run=dry_run
    )
    if plans:
        read = open_workspace(workspace) if lists and not dry_run else read
        taken &= take_in_plan_forms(
            read,
            plans,
            unit=unit,
            received=on,
            illustrative=illustrative,
            replace=replace,
            dry_run=dry_run,
            of_a_period=period is not None,
        )
    paths = [path for path in paths if path not in lists and path not in plans]
    if not paths:
        return 0 if taken else 1
    if (lists or plans) and not dry_run:
        read = open_workspace(workspace)
    wanted = _wanted(read, unit, period, received, illustrative=illustrative, replace=replace, reason=reason)
    outcomes = take_in(read, progress(paths, "Đọc phiếu"), wanted)
    if dry_run:
        write_changes(outcomes)
    else:
        _write(read, outcomes)
    write_table(outcomes, dry_run=dry_run)
    write_notes(outcomes)
    return 1 if not taken or any(outcome.refusals for outcome in outcomes) else 0


def _forms(files: list[Path]) -> list[Path]:
    paths: dict[Path, Path] = {}
    for file in files:
        for path in _forms_in(file) if file.is_dir() else [file]:
            paths.setdefault(path.absolute(), path)
    if not paths:
        raise UsageError(
            "Không có phiếu nào để nhận.", hint="Chỉ tới các tệp .xlsx, hoặc thư mục chứa chúng."
        )
    return list(paths.values())


def _forms_in(folder: Path) -> list[Path]:
    shown = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    found = [path for path in shown if path.suffix.lower() in _EXCEL]
    if not found:
        note(f"Thư mục {folder} không có phiếu Excel nào.")
    _note_skipped(folder, [path for path in shown if path not in found and path.name not in _OF_WINDOWS])
    return found


def _note_skipped(folder: Path, skipped: list[Path]) -> None:
    """Say in a line what lies in `folder` and is no Excel file: a report may have come as a picture or in Word."""
    if not skipped:
        return
    names = [f"{path.name}/" if path.is_dir() else path.name for path in skipped]
    more = f", … và {len(names) - _NAMED} mục nữa" if len(names) > _NAMED else ""
    note(f"Không phải tệp Excel nên bỏ qua trong {folder}: {', '.join(names[:_NAMED])}{more}.")


def _wanted(
    read: Workspace,
    unit: str | None,
    period: str | None,
    received: str | None,
    *,
    illustrative: bool,
    replace: bool,
    reason: str,
) -> Wanted:
    from tdkt.checks.programmes import programme_of
    from tdkt.checks.run import default_year
    from tdkt.cli.choices import choose_units
    from tdkt.exchange.form_identity import Wanted

    wanted_period = read_quarter(read, period) if period else None
    wanted_unit = None
    if unit:
        year = wanted_period.year if wanted_period else default_year(read)
        wanted_unit = choose_units(programme_of(read, year), [unit])[0]
    on = read_day("--received", received) if received else None
    today = on or datetime.date.today()
    return Wanted(wanted_unit, wanted_period, on, illustrative, replace, reason.strip(), today)


def _write(read: Workspace, outcomes: list[Outcome]) -> None:
    from tdkt.exchange.form_sheets import Refusal
    from tdkt.exchange.importing import edit_of

    taken = [outcome for outcome in outcomes if outcome.is_change]
    try:
        edit_of(taken).write(read.root, check=read.refuse_changed)
    except UserError as error:
        for outcome in taken:
            outcome.refusals.append(Refusal(str(error), error.hint))
