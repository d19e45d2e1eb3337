"""What `tdkt init` wrote, what is still to be mended, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tdkt.cli.console import note, say, shown
from tdkt.cli.screen import screen, write_heading, write_line
from tdkt.planning.new_ward.draft import to_do
from tdkt.planning.new_ward.ward import NewWard
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.to_mend import ToDo, grouped, to_mend


def write_page(ward: NewWard, edit: PlannedEdit, root: Path, *, written: bool, git: bool) -> None:
    """Write to stdout the files (schemas as one line) and every marked place; to stderr the next steps."""
    files = edit.files
    schemas = [path for path in files if path.startswith("schemas/")]
    templates = [path for path in files if path.startswith("templates/")]
    say(f"{'Đã ghi' if written else 'Sẽ ghi'} {len(files)} tệp của {ward.full_name} vào {shown(root)}:")
    for path in files:
        if path not in schemas and path not in templates:
            say(f"  {path}")
    say(f"  schemas/ ({len(schemas)} tệp, để trình soạn thảo gợi ý khi gõ)")
    if templates:
        say(f"  templates/ ({len(templates)} tệp, lời văn mẫu, mẫu Word để sửa)")
    if git:
        say("Đã lập kho git; tên tệp tiếng Việt hiện đúng (core.quotepath=off).")
    write_to_do(to_do(edit.texts))
    _write_next_steps(ward, root, git=git)


def list_to_do(root: Path) -> int:
    """Write what is still marked as to be mended in the workspace at `root`: its data, then the recipes of services."""
    from tdkt.planning.new_ward.ci import FILES
    from tdkt.workspace.workspace import read_workspace

    marked = list(read_workspace(root).to_mend)
    for path, _ in FILES.values():
        file = root / path
        if file.is_file():
            marked += to_mend(path, file.read_text(encoding="utf-8", errors="replace"))
    if marked:
        write_to_do(grouped(marked))
        note(
            f"Còn {len(marked)} chỗ. Văn bản làm từ tệp còn dòng “# SỬA:” thì chưa ban hành được (tdkt issue)."
        )
    else:
        note("Không còn chỗ nào đánh dấu “# SỬA:”.")
    return 0


def write_to_do(found: Iterable[ToDo]) -> None:
    """Write what is marked as to be mended, under a heading; the same words in several places once."""
    console = screen()
    write_heading(console, "Chỗ phải sửa (đánh dấu “# SỬA:”; sửa xong thì xóa dòng ấy)")
    for one in found:
        first, others = one.places[0], len(one.places) - 1
        more = f" và {others} chỗ như vậy" if others else ""
        say(f"  {first.file}:{first.line}{more}")
        write_line(console, one.text, 4, 0)


def _write_next_steps(ward: NewWard, root: Path, *, git: bool) -> None:
    steps = [] if root == Path.cwd() else [f"Vào thư mục: cd {_quoted(shown(root))}"]
    steps += [
        "Sửa các chỗ liệt kê ở trên.",
        "Kiểm tra: tdkt validate",
        f"In dự thảo kế hoạch: tdkt render plan {ward.year}",
        f"Kế hoạch ban hành rồi thì lập phiếu gửi đơn vị: tdkt form {ward.first_period}",
    ]
    if git:
        steps.append('Lưu lại: git add . rồi git commit -m "Lập kho"')
    note("Việc tiếp theo:")
    for number, step in enumerate(steps, start=1):
        note(f"  {number}. {step}")


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
