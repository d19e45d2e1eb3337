"""The manual pages of what git leaves in a file, or out of a folder or of the next commit.

The findings are made in `tdkt.workspace` (`conflict_markers`, `checked_out`), since they show in reading alone.
"""

from __future__ import annotations

from tdkt.checks.example_files import REPORT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.workspace.checked_out import ANNOUNCED, IN_CONFLICT, LEFT_OUT
from tdkt.workspace.conflict_markers import CONFLICT

_SUBMITTED = "submitted: 2026-04-03"

READING = (
    Rule(
        code=CONFLICT,
        severity=ERROR,
        title="Xung đột của git chưa giải quyết",
        explanation="Khi hai người sửa cùng một chỗ, git ghi cả hai bản vào tệp, giữa các dòng <<<<<<<, ======= và "
        ">>>>>>>. Giữ bản đúng, xóa bản kia cùng các dòng ấy, rồi chạy “git add”.",
        examples=(
            Example(
                file=REPORT,
                text=_SUBMITTED,
                bad=(
                    f"▸<<<<<<< HEAD\n{_SUBMITTED}\n=======\nsubmitted: 2026-04-02\n>>>>>>> nhanh",
                    f"{_SUBMITTED}\n▸=======",
                    f"{_SUBMITTED}\n▸>>>>>>> 1f2e3d4 (Sửa ngày)",
                    f"▸<<<<<<< HEAD\n{_SUBMITTED}\n||||||| 1f2e3d4\n=======\n>>>>>>> nhanh",
                ),
                good=(_SUBMITTED, f"{_SUBMITTED}\n# ======="),
            ),
        ),
    ),
)

RULES = (
    Rule(
        code=LEFT_OUT,
        severity=ERROR,
        title="Thư mục chỉ có một phần của kho",
        explanation="git được dặn không đưa một số tệp của plans ra thư mục (sparse-checkout, skip-worktree, "
        "assume-unchanged). Tính trên phần còn lại thì ra con số thiếu mà trông như đủ, nên tdkt dừng lại. Lấy đủ tệp "
        "bằng “git sparse-checkout disable”.",
    ),
    Rule(
        code=IN_CONFLICT,
        severity=ERROR,
        title="Tệp còn xung đột, chưa có nội dung để commit",
        explanation="Lần ghép nhánh chưa xong: tệp này có hai bản khác nhau và chưa ai chọn. Sửa tệp, chạy “git add”, rồi "
        "kiểm tra lại.",
    ),
    Rule(
        code=ANNOUNCED,
        severity=WARNING,
        title="Tệp mới khai, chưa có nội dung để commit",
        explanation="“git add -N” chỉ báo trước rằng sẽ có tệp này; commit tiếp theo không có tệp. Chạy “git add” không "
        "kèm -N để đưa nội dung vào.",
    ),
)
