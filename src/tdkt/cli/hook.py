"""`tdkt hook install`, `tdkt hook remove`: what is staged is checked before each commit."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.console import note, say
from tdkt.cli.help import Command, Group
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import workspace_root

app = typer.Typer(
    cls=Group,
    help="Kiểm tra tự động trước mỗi lần commit.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("install", cls=Command)
def install(
    chain: bool = typer.Option(
        False, "--chain", help="Kho đã có hook khác thì giữ lại và cho chạy trước hook của tdkt."
    ),
    strict: bool = typer.Option(False, "--strict", help="Có cảnh báo cũng không cho commit."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Cài hook pre-commit: phần sắp commit có lỗi thì git không commit.

    Hook kiểm tra đúng phần đã đưa vào commit (git add), không phải các tệp đang nằm trong thư mục. Bỏ qua một lần:
    git commit --no-verify. Đã dùng pre-commit (pre-commit.com) thì khai kho của tdkt trong .pre-commit-config.yaml.

    Ví dụ: tdkt hook install; tdkt hook install --chain
    """
    from tdkt.review import hook

    done = hook.install(workspace_root(workspace), chain=chain, strict=strict)
    say(str(done.hook))
    if done.earlier is not None:
        note(f"Hook có từ trước được giữ ở {done.earlier.name} và chạy trước.")
    note("Từ nay git commit chỉ qua khi phần sắp commit không có lỗi.")
    return 0


@app.command("remove", cls=Command)
def remove(workspace: Path | None = WORKSPACE) -> int:
    """Gỡ hook của tdkt; hook có từ trước được trả lại chỗ cũ.

    Ví dụ: tdkt hook remove
    """
    from tdkt.review import hook

    done = hook.remove(workspace_root(workspace))
    note("Đã gỡ hook của tdkt." + (" Hook có từ trước đã trở lại." if done.earlier else ""))
    return 0
