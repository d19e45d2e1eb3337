"""What `tdkt init` wrote, what is still to be mended, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tdkt.cli.console import note, say, shown
from tdkt.cli.screen import screen, write_heading, write_line
from tdkt.planning.new_ward.draft import ToDo, to_do
from tdkt.planning.new_ward.ward import NewWard


def write_page(ward: NewWard, files: Mapping[str, str], root: Path, *, written: bool, git: bool) -> None:
    """Write to stdout the files (schemas as one line) and every marked place; to stderr the next steps."""
    schemas = [path for path in files if path.startswith("schemas/")]
    templates = [path for path in files if path.startswith("templates/")]
    say(f"{'Đã ghi' if written else 'Sẽ ghi'} {len(files)} tệp của {ward.full_name} vào {shown(root)}:")
    for path in files:
        if path not in schemas and path not in templates:
            say(f"  {path}")
    say(f"  schemas/ ({len(schemas)} tệp, để trình soạn thảo gợi ý khi gõ)")
    if templates:
        say(f"  templates/ ({len(templates)} tệp, lời văn mẫu để sửa)")
    if git:
        say("Đã lập kho git; tên tệp tiếng Việt hiện đúng (core.quotepath=off).")
    console = screen()
    write_heading(console, "Chỗ phải sửa (đánh dấu “# SỬA:”; sửa xong thì xóa dòng ấy)")
    for found in to_do(files):
        _write_to_do(found)
        write_line(console, found.text, 4, 0)
    _write_next_steps(ward, root, git=git)


def _write_to_do(found: ToDo) -> None:
    first, others = found.places[0], len(found.places) - 1
    more = f" và {others} chỗ như vậy" if others else ""
    say(f"  {first.file}:{first.line}{more}")


def _write_next_steps(ward: NewWard, root: Path, *, git: bool) -> None:
    steps = [] if root == Path.cwd() else [f"Vào thư mục: cd {_quoted(shown(root))}"]
    steps += [
        "Sửa các chỗ liệt kê ở trên.",
        "Kiểm tra: tdkt validate",
        f"In dự thảo kế hoạch: tdkt render plan {ward.year}",
        f"Kế hoạch ban hành rồi thì lập phiếu gửi đơn vị: tdkt form {ward.year}-Q1",
    ]
    if git:
        steps.append('Lưu lại: git add . rồi git commit -m "Lập kho"')
    note("Việc tiếp theo:")
    for number, step in enumerate(steps, start=1):
        note(f"  {number}. {step}")


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
