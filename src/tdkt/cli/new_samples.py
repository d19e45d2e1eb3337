"""`tdkt new inspection`, `petition`, `propaganda`, `revocation`: a sample of the file to make by hand; nothing is written."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli.console import note, say
from tdkt.cli.options import WORKSPACE, open_workspace, plan_year

_YEAR = typer.Option(
    None,
    "--year",
    parser=plan_year,
    metavar="NĂM",
    show_default=False,
    help="Năm của tệp; mặc định là năm kế hoạch gần nhất.",
)


def inspection(year: int | None = _YEAR, workspace: Path | None = WORKSPACE) -> int:
    """Xem mẫu tệp của một đợt kiểm tra và nơi đặt tệp; không ghi gì.

    Ví dụ: tdkt new inspection
    """
    return _show("inspection", year, workspace)


def petition(year: int | None = _YEAR, workspace: Path | None = WORKSPACE) -> int:
    """Xem mẫu tệp đơn thư về khen thưởng của năm và nơi đặt tệp; không ghi gì.

    Ví dụ: tdkt new petition
    """
    return _show("petition", year, workspace)


def propaganda(year: int | None = _YEAR, workspace: Path | None = WORKSPACE) -> int:
    """Xem mẫu tệp tin, bài, tọa đàm của năm và nơi đặt tệp; không ghi gì.

    Ví dụ: tdkt new propaganda
    """
    return _show("propaganda", year, workspace)


def revocation(year: int | None = _YEAR, workspace: Path | None = WORKSPACE) -> int:
    """Xem mẫu tệp hủy bỏ khen thưởng và nơi đặt tệp; không ghi gì.

    Ví dụ: tdkt new revocation
    """
    return _show("revocation", year, workspace)


def _show(word: str, year: int | None, folder: Path | None) -> int:
    from tdkt.planning.file_samples import SAMPLES

    read, sample = open_workspace(folder), SAMPLES[word]
    known = max((plan.year for plan in read.plans), default=datetime.date.today().year)
    wanted = year if year is not None else known
    units = read.organization.units if read.organization else ()
    say(sample.filled(wanted, units[0].id if units else "mã-đơn-vị").rstrip("\n"))
    path = sample.path(wanted)
    if (read.root / path).is_file():
        note(f"Chưa ghi gì. Kho đã có {path}: thêm mục vào tệp ấy.")
    else:
        note(f"Chưa ghi gì. Chép mẫu trên thành tệp {path} rồi sửa theo việc thật.")
    note("Việc tiếp theo:")
    for number, step in enumerate(("Kiểm tra: tdkt validate", *sample.then), start=1):
        note(f"  {number}. {step}")
    return 0
