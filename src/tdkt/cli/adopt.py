"""`tdkt adopt FILE [FOLDER]`: a plan that is written in Word becomes the files of a workspace."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tdkt.cli.console import note, shown
from tdkt.cli.edits import note_dry_run
from tdkt.cli.options import plan_year
from tdkt.cli.ward_options import CI, SIGNERS, STANDING_UNIT, SUBDIVISIONS
from tdkt.cli.workspaces import end_interrupted_edit
from tdkt.errors import UsageError, UserError

if TYPE_CHECKING:
    from tdkt.adoption.draft import Adoption
    from tdkt.adoption.reading.read_plan import ReadPlan
    from tdkt.office.word.blocks import WordFile


_ASKED = ("type", "name", "city", "units", "standing_unit", "subdivisions", "signers")
"""What a workspace needs and a plan may not say."""


def adopt(
    file: Path = typer.Argument(..., metavar="TỆP", help="Kế hoạch đã có: .docx, .doc, .odt, .rtf."),
    folder: Path = typer.Argument(
        Path(),
        metavar="[THƯ_MỤC]",
        show_default=False,
        help="Thư mục mới để lập kho, hoặc kho đã có; mặc định là thư mục hiện tại.",
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        show_default=False,
        help="Năm của kế hoạch; mặc định theo tệp.",
    ),
    kind: str | None = typer.Option(
        None, "--type", metavar="LOẠI", help="xã, phường hoặc đặc khu, khi tệp không nêu."
    ),
    name: str | None = typer.Option(None, "--name", metavar="TÊN", help="Tên riêng, khi tệp không nêu."),
    city: str | None = typer.Option(
        None, "--city", metavar="TÊN", help="Tỉnh hoặc thành phố, ghi đủ: tỉnh Hưng Yên."
    ),
    units: list[str] = typer.Option(
        [],
        "--unit",
        metavar="DÒNG",
        help="“Tên | chữ viết tắt | đầu mối”, mỗi đơn vị một lần; thay cho các đơn vị tìm thấy trong tệp.",
    ),
    standing_unit: str | None = STANDING_UNIT,
    subdivisions: list[str] = SUBDIVISIONS,
    signers: list[str] = SIGNERS,
    ci: str | None = CI,
    git: bool = typer.Option(False, "--git/--no-git", help="Lập (không lập) kho git trong thư mục mới."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Chỉ cho xem sẽ hiểu tệp thế nào, ghi tệp nào; không ghi gì."
    ),
) -> int:
    """Đưa một kế hoạch đã soạn bằng Word vào kho dữ liệu: cơ quan, căn cứ, các mục, phong trào, chỉ tiêu của từng đơn vị.

    Không câu nào bị bỏ hay viết lại: lệnh đếm từng dòng của tệp, in lại kế hoạch từ dữ liệu rồi so với tệp; có câu nào
    khác thì không ghi. Điều chưa chắc được đánh dấu “# SỬA:” kèm các cách chọn. Thư mục mới thì lập cả kho như tdkt init;
    kho đã có thì thêm năm chưa có kế hoạch. Không bao giờ ghi đè tệp đã có.

    Ví dụ: tdkt adopt ke-hoach.docx kho-dong-hung --dry-run; tdkt adopt ke-hoach.docx kho-dong-hung; tdkt adopt
    ke-hoach-2027.doc
    """
    from tdkt.adoption.draft import year_of
    from tdkt.adoption.known_workspace import in_workspace
    from tdkt.adoption.new_folder import in_new_folder
    from tdkt.adoption.reading.reading import read_plan
    from tdkt.cli.adopt_page import write_page
    from tdkt.planning.new_ward.spoken import answers_said
    from tdkt.workspace.root import is_workspace
    from tdkt.workspace.workspace import read_workspace

    read = _word_file(file)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} là một tệp, không phải thư mục.", hint="Chọn tên thư mục khác.")
    root = folder.resolve()
    end_interrupted_edit(root)
    plan = read_plan(read)
    _refuse_what_is_no_plan(file, read, plan)
    given: dict[str, Any] = answers_said(
        {
            "type": kind,
            "name": name,
            "city": city,
            "units": units,
            "standing_unit": standing_unit,
            "subdivisions": subdivisions,
            "signers": signers,
            "ci": ci,
        }
    )
    of_year = year_of(plan, year)
    workspace = read_workspace(root) if is_workspace(root) else None
    if workspace is None or not workspace.organizations:
        given = _with_answers(plan, of_year, given)
    elif given:
        raise UsageError(
            f"{shown(root)} là kho đã có: cơ quan, đơn vị, người ký lấy theo kho.",
            hint="Bỏ các tham số ấy, hoặc chọn một thư mục mới.",
        )

    def adopted(found: ReadPlan) -> Adoption:
        if workspace is not None and workspace.organizations:
            return in_workspace(found, workspace, of_year)
        return in_new_folder(found, root, of_year, given)

    adoption = adopted(plan)
    if adoption.comparison.differences:
        adoption = adopted(read_plan(read, by_unit=False))
        note(
            "Phần của các đơn vị không tách riêng được mà giữ nguyên từng câu, đúng thứ tự: để nguyên theo mục."
        )
    _refuse_losses(adoption)
    if not dry_run:
        adoption.edit.write(root)
        if git and workspace is None:
            _begin_git(root)
    write_page(adoption, read, root, written=not dry_run)
    if dry_run:
        note_dry_run()
    return 0


def _with_answers(plan: ReadPlan, year: int, given: dict[str, Any]) -> dict[str, Any]:
    """Return `given` with the answers to what neither it nor the file says, asked where somebody sits at the terminal."""
    if not (sys.stdin and sys.stdin.isatty()):
        return given
    from tdkt.adoption.new_folder import answers_in_file
    from tdkt.cli.init_questions import ask_missing

    known = answers_in_file(plan, year) | given
    missing = [key for key in _ASKED if key not in known]
    if len(known.get("units", ())) == 1:
        missing = [key for key in missing if key != "standing_unit"]
    found = ask_missing(known, missing, year) if missing else known
    return {**given, **{key: found[key] for key in missing if key in found}}


def _word_file(file: Path) -> WordFile:
    from tdkt.office.word.opened import LARGEST_FILE
    from tdkt.office.word.reading import read_word

    if not file.is_file():
        raise UsageError(f"Không có tệp {file}.", hint="Kiểm tra đường dẫn.")
    with file.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    try:
        return read_word(data)
    except UserError as error:
        raise UserError(f"Không đọc được {file}: {error}", hint=error.hint) from error


def _refuse_what_is_no_plan(file: Path, read: WordFile, plan: ReadPlan) -> None:
    """Raise UserError where the file holds no words (a scan), nothing that a plan has, or several plans."""
    from tdkt.office.word.blocks import MarkKind, paragraphs_of

    if not plan.lines:
        pictures = any(paragraph.has(MarkKind.PICTURE) for paragraph in paragraphs_of(read.blocks))
        why = "chỉ có hình (bản quét), không có chữ" if pictures else "không có chữ nào"
        raise UserError(f"{file}: tệp {why}.", hint="Dùng tệp Word gốc của kế hoạch, không phải bản quét.")
    if plan.head.kind is None:
        raise UserError(
            f"{file}: không thấy dòng “KẾ HOẠCH” ở đầu tệp.",
            hint="Chọn tệp kế hoạch; tên loại văn bản “KẾ HOẠCH” phải đứng đầu một dòng.",
        )
    kinds = sum(line.words == plan.head.kind.text for line in plan.lines)
    if kinds > 1:
        raise UserError(
            f"{file}: tệp có {kinds} kế hoạch.", hint="Tách mỗi kế hoạch thành một tệp rồi chạy lại."
        )


def _refuse_losses(adoption: Adoption) -> None:
    """Raise UserError where the printed plan would not say what the file says."""
    differences = adoption.comparison.differences
    if not differences:
        return
    lines = []
    for difference in differences[:5]:
        lines += [f"  tệp:    {text}" for text in difference.lost]
        lines += [f"  in lại: {text}" for text in difference.instead or ("(không có)",)]
    raise UserError(
        f"In lại từ dữ liệu thì có {len(differences)} chỗ khác tệp nên chưa ghi gì:\n" + "\n".join(lines),
        hint="Sửa cách trình bày chỗ ấy trong tệp Word (ngắt đoạn, đánh số) rồi chạy lại.",
    )


def _begin_git(root: Path) -> None:
    from tdkt.planning.new_ward.repository import (
        begin_repository,
        has_git,
        is_in_repository,
        set_up_repository,
    )

    if not has_git():
        note("Máy này chưa có git nên chưa lập kho git; cài từ https://git-scm.com/downloads.")
    elif is_in_repository(root):
        set_up_repository(root)
    else:
        begin_repository(root)
