"""Places that are still marked as to be mended: no fault, but nothing to sign either."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import NOTE, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

_SENTENCE = "text: Quản lý tài sản công tiết kiệm, minh bạch."

TO_MEND = Rule(
    code="X905",
    severity=NOTE,
    title="Chỗ còn phải sửa",
    explanation="Dòng “# SỬA:” đánh dấu chỗ mà xã, phường phải tự viết hoặc xem lại. Sửa xong thì xóa dòng ấy. Còn dòng này vẫn tính, "
    "vẫn in dự thảo được, nhưng tdkt issue không ban hành văn bản làm từ tệp ấy. Xem tất cả: tdkt init --todo.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=(f"{_SENTENCE} ▸# SỬA: nêu rõ việc", f"{_SENTENCE}\n        ▸# SỬA: nêu rõ việc"),
            good=(_SENTENCE, f"{_SENTENCE} # ghi chú", f"{_SENTENCE} # đã sửa: nêu rõ việc"),
        ),
    ),
)
RULES = (TO_MEND,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the marked places."""
    for found in workspace.to_mend:
        yield TO_MEND.at(
            found.place, found.text or "Chỗ này còn phải sửa.", "Sửa xong thì xóa dòng “# SỬA:”."
        )
