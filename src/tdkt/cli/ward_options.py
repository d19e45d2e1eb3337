"""Options that say the same of a new ward in `tdkt init` and `tdkt adopt`."""

from __future__ import annotations

import typer

STANDING_UNIT = typer.Option(
    None, "--standing-unit", metavar="TÊN", help="Đơn vị thường trực Hội đồng: tên hoặc chữ viết tắt."
)
SUBDIVISIONS = typer.Option(
    [], "--subdivision", metavar="TÊN", help="Tên thôn, tổ dân phố; nhiều tên ngăn bằng dấu chấm phẩy."
)
SIGNERS = typer.Option(
    [], "--signer", metavar="DÒNG", help="“Họ và tên | chức vụ”; người đầu tiên ký kế hoạch."
)
CI = typer.Option(
    None,
    "--ci",
    metavar="NƠI",
    help="Tệp để máy chủ git tự kiểm tra: github, gitlab, cả hai (both); mặc định không (none).",
)
