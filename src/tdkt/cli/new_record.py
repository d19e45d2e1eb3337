"""`tdkt new petition`, `tdkt new propaganda`: an entry in the file of the year, from flags or from answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.edits import note_next, write_new
from tdkt.cli.new_days import day_said, year_of
from tdkt.cli.new_target_questions import asked
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError
from tdkt.model.text import slug
from tdkt.workspace.workspace import Workspace

_PETITIONS = {"khieu-nai": "complaint", "to-cao": "denunciation", "kien-nghi": "petition"}
_PROPAGANDA = {
    "tin": "news",
    "guong": "story",
    "toa-dam": "talk",
    "hoi-nghi": "meeting",
    "tap-huan": "training",
}
_YEAR = typer.Option(
    None,
    "--year",
    parser=plan_year,
    metavar="NĂM",
    show_default=False,
    help="Năm của tệp; mặc định là năm kế hoạch có ngày ấy.",
)
_UNIT = typer.Option(
    None,
    "--unit",
    metavar="ĐƠN_VỊ",
    autocompletion=completion.units,
    show_default=False,
    help="Mã hoặc tên đơn vị.",
)


def petition(
    subject: str | None = typer.Argument(
        None,
        metavar="NỘI_DUNG",
        show_default=False,
        help="Đơn về việc gì, không ghi tên người gửi; không ghi thì lệnh hỏi.",
    ),
    kind: str | None = typer.Option(
        None,
        "--type",
        metavar="LOẠI",
        show_default=False,
        help="khieu-nai, to-cao hoặc kien-nghi (phản ánh).",
    ),
    received: str | None = typer.Option(
        None, "--received", metavar="NGÀY", show_default=False, help="Ngày nhận đơn."
    ),
    accepted: str | None = typer.Option(
        None,
        "--accepted",
        metavar="NGÀY",
        show_default=False,
        help="Ngày thụ lý; thời hạn giải quyết tính từ ngày này.",
    ),
    due: str | None = typer.Option(
        None, "--due", metavar="NGÀY", show_default=False, help="Hạn trả lời đã định cho đơn này."
    ),
    unit: str | None = _UNIT,
    batch: str | None = typer.Option(
        None,
        "--batch",
        metavar="ĐỢT",
        autocompletion=completion.batches,
        show_default=False,
        help="Mã đợt khen thưởng mà đơn nói tới.",
    ),
    petition_id: str = typer.Option("", "--id", metavar="MÃ", help="Mã đơn; mặc định đặt theo ngày nhận."),
    year: int | None = _YEAR,
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi một đơn khiếu nại, tố cáo, kiến nghị về khen thưởng vào tệp của năm.

    Ví dụ: tdkt new petition "đề nghị xem xét lại danh sách khen thưởng" --type kien-nghi --received 03/11/2026 --unit van-phong
    """
    from tdkt.planning.new_records import PETITION, new_record

    read = open_workspace(workspace)
    said = subject if subject is not None else asked("Đơn về việc gì", "NỘI_DUNG")
    chosen = _kind(kind, _PETITIONS, "Loại đơn")
    day = day_said("--received", received, "Ngày nhận đơn")
    fields = {
        "type": chosen,
        "received": day,
        "accepted": read_day("--accepted", accepted) if accepted is not None else None,
        "subject": " ".join(said.split()),
        "batch": batch,
        "unit": _unit(read, unit),
        "due": read_day("--due", due) if due is not None else None,
    }
    name = f"don {day:%d-%m}"
    found = new_record(read, PETITION, year_of(read, day, year), petition_id, name, fields)
    if write_new(read, found.edit, found.foreseen, dry_run=dry_run):
        note_next(
            "Xem đơn đến hạn: tdkt today",
            f"Giải quyết xong: tdkt new petition-step {found.id} --date NGÀY --document SỐ --result KẾT_QUẢ",
        )
    return 0


def petition_step(
    petition_id: str = typer.Argument(..., metavar="MÃ", help="Mã đơn (don-03-11)."),
    accepted: str | None = typer.Option(
        None, "--accepted", metavar="NGÀY", show_default=False, help="Ngày thụ lý."
    ),
    date: str | None = typer.Option(
        None, "--date", metavar="NGÀY", show_default=False, help="Ngày trả lời, giải quyết."
    ),
    result: str | None = typer.Option(
        None, "--result", metavar="KẾT_QUẢ", show_default=False, help="Kết quả giải quyết."
    ),
    document: str | None = typer.Option(
        None, "--document", metavar="SỐ", show_default=False, help="Số, ký hiệu văn bản trả lời."
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi ngày thụ lý hoặc kết quả giải quyết của một đơn đã ghi; không ghi lựa chọn thì lệnh hỏi kết quả.

    Ví dụ: tdkt new petition-step don-03-11 --accepted 05/11/2026; tdkt new petition-step don-03-11 --date 20/11/2026 --result "giữ nguyên danh sách"
    """
    from tdkt.planning.new_records import petition_step as step

    answer = None
    if accepted is None or date is not None or result is not None or document is not None:
        day = day_said("--date", date, "Ngày trả lời, giải quyết")
        said = (result if result is not None else asked("Kết quả giải quyết", "--result")).strip()
        answer = {"date": day, "document": document, "result": said}
    taken = read_day("--accepted", accepted) if accepted is not None else None
    read = open_workspace(workspace)
    found = step(read, petition_id, taken, answer)
    if write_new(read, found.edit, found.foreseen, dry_run=dry_run):
        note_next("Xem đơn còn lại: tdkt today")
    return 0


def propaganda(
    title: str | None = typer.Argument(
        None, metavar="TÊN", show_default=False, help="Tên tin, bài, buổi; không ghi thì lệnh hỏi."
    ),
    kind: str | None = typer.Option(
        None,
        "--type",
        metavar="LOẠI",
        show_default=False,
        help="tin (tin, bài), guong (gương điển hình), toa-dam (tọa đàm), hoi-nghi (hội nghị, lễ phát động) hoặc tap-huan (tập huấn, bồi dưỡng).",
    ),
    date: str | None = typer.Option(
        None, "--date", metavar="NGÀY", show_default=False, help="Ngày đăng, ngày tổ chức."
    ),
    where: str | None = typer.Option(
        None, "--where", metavar="NƠI", show_default=False, help="Đăng ở đâu, tổ chức ở đâu."
    ),
    unit: str | None = _UNIT,
    exemplar: str | None = typer.Option(
        None, "--exemplar", metavar="MÃ", show_default=False, help="Mã điển hình tiên tiến mà bài nói tới."
    ),
    attended: int | None = typer.Option(
        None, "--attended", metavar="SỐ", show_default=False, help="Số người dự; chưa rõ thì bỏ."
    ),
    record_id: str = typer.Option("", "--id", metavar="MÃ", help="Mã của mục; mặc định đặt theo tên."),
    year: int | None = _YEAR,
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi một tin, bài, gương điển hình, tọa đàm, hội nghị vào tệp của năm.

    Ví dụ: tdkt new propaganda "Phát động phong trào thi đua năm 2026" --type tin --date 05/02/2026 --where "Đài truyền thanh"
    """
    from tdkt.planning.new_records import PROPAGANDA, new_record

    if attended is not None and attended < 1:
        raise UsageError(
            f"--attended {attended}: số người dự ít nhất là 1, vì báo cáo đếm buổi đã tổ chức, có người dự.",
            hint="Chưa đếm được thì bỏ --attended; buổi không tổ chức thì không ghi; tin, bài không có người dự.",
        )
    read = open_workspace(workspace)
    said = " ".join((title if title is not None else asked("Tên tin, bài, buổi", "TÊN")).split())
    chosen = _kind(kind, _PROPAGANDA, "Loại")
    day = day_said("--date", date, "Ngày đăng, ngày tổ chức")
    fields = {
        "type": chosen,
        "date": day,
        "title": said,
        "where": where,
        "unit": _unit(read, unit),
        "exemplar": exemplar,
        "attended": attended,
    }
    found = new_record(read, PROPAGANDA, year_of(read, day, year), record_id, said, fields)
    if write_new(read, found.edit, found.foreseen, dry_run=dry_run):
        note_next("Báo cáo của kỳ có ngày ấy đếm theo tệp này: tdkt render report KỲ")
    return 0


def _kind(word: str | None, known: Mapping[str, str], question: str) -> str:
    """Return the type that a Vietnamese word or the word of the file means; it is asked for until it means one."""

    def checked(text: str) -> str:
        found = known.get(slug(text), slug(text))
        if found not in known.values():
            raise UsageError(f"--type: không có loại “{text}”.", hint=f"Chỉ dùng: {', '.join(known)}.")
        return found

    return (
        checked(word)
        if word is not None
        else checked(asked(f"{question} ({', '.join(known)})", "--type", checked))
    )


def _unit(read: Workspace, word: str | None) -> str | None:
    from tdkt.planning.proposals.adding import unit_of

    return unit_of(read, word).id if word is not None else None
