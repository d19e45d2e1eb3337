"""`tdkt check --comments`: a copy of the Word file with what was found in it; the file itself is never written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, shown
from tdkt.errors import UsageError
from tdkt.workspace.writing import write_atomically

if TYPE_CHECKING:
    from tdkt.conformity.run import Examined


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What the copy of a file is to hold, and where it goes (None: beside the file)."""

    comments: bool
    output: Path | None

    @property
    def is_asked_for(self) -> bool:
        """Whether a copy is to be written at all."""
        return self.comments

    def target(self, source: Path) -> Path:
        """Return where the copy of a file goes."""
        return self.output or source.with_name(f"{source.stem}.ghi-chu.docx")


def refuse_target(request: CopyRequest, sources: list[Path]) -> None:
    """Raise UsageError where the copy cannot be written: several files, the file itself, another file that is there."""
    if not request.is_asked_for:
        if request.output is not None:
            raise UsageError("-o chỉ dùng với --comments.", hint="Thêm --comments để có bản sao kèm ghi chú.")
        return
    if len(sources) != 1:
        raise UsageError("Bản sao chỉ làm từ một tệp.", hint="Chạy lệnh riêng cho từng tệp.")
    target = request.target(sources[0])
    if target.suffix.lower() != ".docx":
        raise UsageError(
            f"Bản sao {shown(target)} phải là tệp .docx.", hint="Đặt tên bản sao kết thúc bằng .docx."
        )
    if target.exists():
        raise UsageError(f"Đã có tệp {shown(target)}, không ghi đè.", hint="Chọn tên khác bằng -o.")


def write_copy(request: CopyRequest, source: Path, data: bytes, found: Examined) -> None:
    """Write the copy of the .docx `data`; raises UserError where it cannot be written."""
    from tdkt.conformity.mending.commenting import commented

    target = request.target(source)
    if found.document.not_judged:
        note(f"Không xét thể thức nên không ghi bản sao {shown(target)}.")
        return
    write_atomically(target, commented(data, found), workspace=target.parent)
    note(f"Đã ghi {shown(target)}: mỗi chỗ nêu trên là một ghi chú (Review, Comments trong Word).")
