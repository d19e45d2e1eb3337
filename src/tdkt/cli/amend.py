"""`tdkt amend plan 2026`, `tdkt amend decision BATCH`: open an amendment to what was issued."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE, read_day
from tdkt.cli.workspaces import open_workspace


def amend(
    document: str = typer.Argument(..., metavar="VĂN_BẢN", autocompletion=completion.amended_documents),
    key: str = typer.Argument(
        ...,
        metavar="KHÓA",
        autocompletion=completion.keys,
    ),
    reason: str = typer.Option(
        ..., "--reason", metavar="LÝ_DO", help="Vì sao phải sửa đổi, viết thành câu; in ở đầu văn bản."
    ),
    form: str = typer.Option(
        "",
        "--form",
        metavar="HÌNH_THỨC",
        help="plan (kế hoạch) hoặc decision (quyết định); mặc định cùng hình thức với văn bản được sửa đổi.",
    ),
    effective: str = typer.Option(
        "", "--effective", metavar="NGÀY", help="Ngày có hiệu lực; không ghi thì từ ngày ban hành."
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem tệp sẽ ghi; không ghi."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập văn bản sửa đổi, bổ sung hoặc thay thế một văn bản đã ban hành.

    Sửa đổi, bổ sung: kế hoạch năm, quyết định khen thưởng; thay thế: báo cáo kỳ, văn bản kiểm tra, cụm, khối.

    Các điểm sửa đổi do tdkt lập từ chỗ khác nhau giữa dữ liệu và bản đã ký: sửa thẳng trong tệp trước hoặc sau lệnh này.
    Kỳ báo cáo nào dùng ngưỡng có hiệu lực vào ngày cuối kỳ ấy.

    Văn bản thay thế in lại cả văn bản từ dữ liệu đã sửa, nêu số, ngày của văn bản được thay thế.

    Ví dụ: tdkt amend plan 2026 --reason "Thành phố điều chỉnh chỉ tiêu giao."; tdkt amend inspection-team kiem-tra-9-thang --reason "Một thành viên chuyển công tác."
    """
    from tdkt.changes.amended import before_and_after
    from tdkt.changes.held import content_changes, told_changes
    from tdkt.changes.telling import said
    from tdkt.model.issued import DECISION, Amendment
    from tdkt.planning.amending import new_amendment

    read = open_workspace(workspace)
    day = read_day("--effective", effective) if effective else None
    new = new_amendment(read, document, key, reason, form, day)
    if dry_run:
        say(f"# {new.file}\n{new.edit.texts[new.file]}")
    else:
        new.edit.write(read.root, check=read.refuse_changed)
        say(new.file)
    note_new_findings(new.foreseen)
    planned = new.foreseen.workspace
    one = next(found for found in planned.all(Amendment) if found.id == new.id)
    before, after = before_and_after(planned, one)
    changes = content_changes(*one.amended, before, after)
    if changes:
        note("Các thay đổi so với bản đã ký:")
        for entry in told_changes(changes, before, after):
            note(f"  - {entry.heading}")
            for line in entry.lines:
                note(f"      {said(line)}")
    elif document == DECISION:
        note(
            "Đề nghị chưa khác bản đã ký; tên, chức vụ sửa trong sổ đối tượng thì in dự thảo để xem các điểm sửa đổi."
        )
    else:
        note("Dữ liệu chưa khác bản đã ký: sửa các tệp rồi in dự thảo.")
    if dry_run:
        note_dry_run()
        return 0
    note("Việc tiếp theo:")
    note(f"  1. In dự thảo: tdkt render amendment {new.id}")
    note(f"  2. Ký xong: tdkt issue amendment {new.id} --number … --date …")
    return 0
