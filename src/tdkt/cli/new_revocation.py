"""`tdkt new revocation`: the draft of a decision that cancels an award on record, from flags or from answers."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.edits import note_next, write_new
from tdkt.cli.new_fund import dong_typed
from tdkt.cli.new_target_questions import asked
from tdkt.cli.options import DRY_RUN, WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace


def revocation(
    who: str | None = typer.Option(
        None,
        "--who",
        metavar="TÊN",
        autocompletion=completion.people,
        show_default=False,
        help="Người, tập thể, hộ bị hủy bỏ khen thưởng: mã hoặc tên trong sổ đối tượng; không ghi thì lệnh hỏi.",
    ),
    award: str = typer.Option(
        "",
        "--award",
        metavar="MÃ",
        autocompletion=completion.awards,
        help="Danh hiệu, hình thức bị hủy bỏ; bỏ được khi người ấy chỉ có một khen thưởng trong sổ.",
    ),
    of_year: int | None = typer.Option(
        None,
        "--of",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm thành tích của khen thưởng ấy.",
    ),
    ground: str | None = typer.Option(
        None,
        "--ground",
        metavar="ĐIỂM",
        show_default=False,
        help="Trường hợp hủy bỏ: điểm a, b, c hoặc d khoản 2 Điều 93 Luật Thi đua, khen thưởng.",
    ),
    facts: str | None = typer.Option(
        None,
        "--facts",
        metavar="CÂU",
        show_default=False,
        help="Sự việc: kết luận, quyết định, bản án nào xác định điều gì.",
    ),
    money: str | None = typer.Option(
        None,
        "--money",
        metavar="SỐ_TIỀN",
        show_default=False,
        help="Tiền thưởng phải nộp lại, đồng: 710000 hoặc 710.000.",
    ),
    object_: list[str] = typer.Option(
        [], "--object", metavar="HIỆN_VẬT", help="Hiện vật phải nộp lại: “Giấy khen”; ghi nhiều lần được."
    ),
    proposal: str = typer.Option(
        "", "--proposal", metavar="NGƯỜI", help="Ai đề nghị: “Trưởng phòng … tại Tờ trình số … ngày …”."
    ),
    return_by: str | None = typer.Option(
        None, "--return-by", metavar="NGÀY", show_default=False, help="Hạn nộp lại."
    ),
    revocation_id: str = typer.Option(
        "", "--id", metavar="MÃ", help="Mã của tệp; mặc định đặt theo khen thưởng."
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm của quyết định hủy bỏ; mặc định là năm nay.",
    ),
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập dự thảo quyết định hủy bỏ một khen thưởng có trong sổ, thu hồi hiện vật và tiền thưởng.

    Ví dụ: tdkt new revocation --who dinh-van-q --award lao-dong-tien-tien --of 2025 --ground d --facts "Kết luận số 12/KL-UBND xác định …"
    """
    from tdkt.model.counted_time import year_for_new
    from tdkt.planning.new_revocation import RevocationRequest, new_revocation

    read = open_workspace(workspace)
    request = RevocationRequest(
        who=who if who is not None else asked("Ai bị hủy bỏ khen thưởng (mã hoặc tên)", "--who"),
        ground=ground
        if ground is not None
        else asked("Điểm a, b, c hay d khoản 2 Điều 93 của Luật", "--ground"),
        facts=" ".join((facts if facts is not None else asked("Sự việc", "--facts")).split()),
        year=year
        if year is not None
        else year_for_new(datetime.date.today(), [plan.year for plan in read.plans]),
        award=award,
        of_year=of_year,
        money=dong_typed("--money", money) if money is not None else None,
        objects=tuple(object_),
        proposal=" ".join(proposal.split()),
        return_by=read_day("--return-by", return_by) if return_by is not None else None,
        id=revocation_id,
    )
    found = new_revocation(read, request)
    if write_new(read, found.edit, found.foreseen, dry_run=dry_run):
        note(f"Hủy bỏ: {found.said}.")
        note_next(
            f"In quyết định: tdkt render revocation {found.id}",
            f"Ký xong: tdkt issue revocation {found.id} --number SỐ --date NGÀY",
            "Nộp lại xong ghi returned: {date: NGÀY, money: SỐ TIỀN}; nộp nhiều lần thì mỗi lần một mục: [{…}, {…}].",
        )
    return 0
