"""`tdkt init [FOLDER]`: the first files of a ward, from flags, an answers file or a few questions."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note
from tdkt.cli.edits import note_dry_run
from tdkt.cli.options import plan_year, read_day
from tdkt.cli.refresh import refresh
from tdkt.cli.ward_options import CI, SIGNERS, STANDING_UNIT, SUBDIVISIONS
from tdkt.cli.workspaces import end_interrupted_edit
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.planning.new_ward.answers import Answers
    from tdkt.planning.new_ward.ward import NewWard

FLAGS = {
    "type": "--type: xã, phường hay đặc khu",
    "name": "--name: tên, ví dụ --name Đông Hưng",
    "city": '--city: tỉnh, thành phố, ví dụ --city "thành phố Hải Phòng"',
    "units": '--unit: từng đơn vị, ví dụ --unit "Phòng Văn hóa - Xã hội | VHXH"',
    "signers": '--signer: người ký, ví dụ --signer "Nguyễn Văn A | Chủ tịch"',
}
"""The answers without which there is no ward, with the flag that gives each."""


def init(
    folder: Path = typer.Argument(
        Path(), metavar="[THƯ_MỤC]", show_default=False, help="Nơi lập kho; mặc định là thư mục hiện tại."
    ),
    answers_file: Path | None = typer.Option(
        None,
        "--answers",
        metavar="TỆP",
        help="Tệp YAML ghi sẵn mọi câu trả lời (schemas/ward-answers.schema.json).",
    ),
    kind: str | None = typer.Option(None, "--type", metavar="LOẠI", help="xã, phường hoặc đặc khu."),
    name: str | None = typer.Option(None, "--name", metavar="TÊN", help="Tên riêng, ví dụ Đông Hưng."),
    city: str | None = typer.Option(
        None, "--city", metavar="TÊN", help="Tỉnh hoặc thành phố, ghi đủ: tỉnh Hưng Yên, thành phố Hải Phòng."
    ),
    place: str | None = typer.Option(
        None, "--place", metavar="TÊN", help="Địa danh trước ngày tháng của văn bản; mặc định là tên."
    ),
    abbreviation: str | None = typer.Option(
        None, "--abbreviation", metavar="CHỮ", help="Chữ viết tắt của cơ quan trong ký hiệu; mặc định UBND."
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        metavar="NĂM",
        parser=plan_year,
        show_default=False,
        help="Năm của kế hoạch, năm học ghi cả hai năm (2026-2027); mặc định là năm nay.",
    ),
    units: list[str] = typer.Option(
        [], "--unit", metavar="DÒNG", help="“Tên | chữ viết tắt | đầu mối”, mỗi đơn vị một lần --unit."
    ),
    standing_unit: str | None = STANDING_UNIT,
    subdivisions: list[str] = SUBDIVISIONS,
    signers: list[str] = SIGNERS,
    council_decision: str | None = typer.Option(
        None, "--council-decision", metavar="CÂU", help="Quyết định thành lập Hội đồng: số, ngày, cơ quan."
    ),
    members: list[str] = typer.Option(
        [],
        "--member",
        metavar="DÒNG",
        help="“Ông (Bà) họ tên | chức vụ | vai trò”; vai trò: chủ tịch, phó chủ tịch, thư ký, ủy viên.",
    ),
    day: str | None = typer.Option(
        None, "--date", metavar="NGÀY", help="Ngày dự kiến ban hành, để chọn căn cứ; mặc định hôm nay."
    ),
    ci: str | None = CI,
    templates: bool = typer.Option(
        False,
        "--templates",
        help="Chép cả lời văn mẫu, mẫu Word vào templates/ để sửa thành của riêng; trong kho đã lập thì chỉ thêm các tệp ấy.",
    ),
    todo: bool = typer.Option(
        False, "--todo", help="Chỉ liệt kê những chỗ còn đánh dấu “# SỬA:” trong kho đã lập."
    ),
    git: bool | None = typer.Option(
        None, "--git/--no-git", show_default=False, help="Lập (không lập) kho git trong thư mục ấy."
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ ghi tệp nào; không ghi gì."),
) -> int:
    """Lập kho dữ liệu mới cho một xã, phường, đặc khu: cơ quan, khung kế hoạch, phong trào mẫu của từng đơn vị.

    Không ghi gì thêm thì lệnh hỏi từng câu. Chỗ phải tự sửa được đánh dấu “# SỬA:”. Không bao giờ ghi đè tệp đã có.

    Kho đã lập: tdkt init --todo liệt kê chỗ còn phải sửa; tdkt init --templates lấy lời văn mẫu về.

    Ví dụ: tdkt init; tdkt init kho-dong-hung --answers dong-hung.yaml; tdkt init --type xã --name "Đông Hưng" --city
    "tỉnh Hưng Yên" --unit "Phòng Văn hóa - Xã hội | VHXH" --signer "Nguyễn Văn A | Chủ tịch"
    """
    from tdkt.cli.init_page import write_page
    from tdkt.planning.new_ward.draft import draft_of
    from tdkt.planning.new_ward.making import ward_of
    from tdkt.planning.new_ward.spoken import answers_said
    from tdkt.workspace.root import is_workspace

    today = read_day("--date", day) if day else datetime.date.today()
    root = _folder(folder)
    end_interrupted_edit(root)
    given = answers_said(
        {
            "type": kind,
            "name": name,
            "city": city,
            "place": place,
            "abbreviation": abbreviation,
            "year": year,
            "units": units,
            "standing_unit": standing_unit,
            "subdivisions": subdivisions,
            "signers": signers,
            "decision": council_decision,
            "members": members,
            "ci": ci,
        }
    )
    is_there = answers_file is None and not given and is_workspace(root)
    if todo:
        return _list_to_do(root, is_there=is_there)
    if templates and is_there:
        return refresh(templates=True, dry_run=dry_run, workspace=root)
    asked = answers_file is None and any(key not in given for key in FLAGS)
    answers = _from_file(answers_file, given) if answers_file else _from_words(given, root, today.year)
    if answers is None:
        return 1
    ward = ward_of(answers, today)
    edit = draft_of(ward, root, templates=templates)
    wants_git = _wants_git(root, git, asked=asked and not dry_run)
    if not dry_run:
        edit.write(root)
    begun = wants_git and not dry_run and _begin_git(root)
    write_page(ward, edit, root, written=not dry_run, git=begun)
    _warn_of_unseen_recipes(ward, root)
    if dry_run:
        note_dry_run()
    return 0


def _list_to_do(root: Path, *, is_there: bool) -> int:
    """List what is marked in the workspace at `root`; raises UsageError where none is there."""
    from tdkt.cli.init_page import list_to_do

    if not is_there:
        raise UsageError(
            f"{root} chưa phải một kho dữ liệu (không có thư mục plans), hoặc có thêm câu trả lời.",
            hint="Chạy trong thư mục của kho: tdkt init --todo",
        )
    return list_to_do(root)


def _from_words(given: Answers, root: Path, year: int) -> Answers:
    """Return the answers given by flags, the others asked; raises UserError before the first question where a ward is there."""
    from tdkt.workspace.kinds import FILE_KINDS
    from tdkt.workspace.planned_edit import refuse_existing_files

    answers = given
    if any(key not in given for key in FLAGS):
        refuse_existing_files(root, (FILE_KINDS["organization"].path,))
        answers = _asked(given, year)
    _refuse_problems(answers)
    return answers


def _folder(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} là một tệp, không phải thư mục.", hint="Chọn tên thư mục khác.")
    return folder.resolve()


def _from_file(path: Path, given: Answers) -> Answers | None:
    """Return the answers in the file, None (with its findings on the screen) where something is wrong with them."""
    from tdkt.cli.finding_formats import FindingFormat, write_findings
    from tdkt.planning.new_ward.answers import read_answers
    from tdkt.workspace.workspace import Workspace

    if given:
        raise UsageError(
            f"Đã có --answers thì không ghi thêm câu trả lời khác ({', '.join(given)}).",
            hint=f"Ghi tất cả vào {path}.",
        )
    if not path.is_file():
        raise UsageError(f"Không có tệp {path}.", hint="Kiểm tra đường dẫn của --answers.")
    answers, findings = read_answers(path)
    if not findings:
        return answers
    write_findings(FindingFormat.TEXT, findings, Workspace(path.parent))
    note(f"{path}: {len(findings)} lỗi, chưa lập kho.")
    return None


def _asked(given: Answers, year: int) -> Answers:
    """Return `given` with what the user answers; raises UsageError where nobody sits at the terminal."""
    if not (sys.stdin and sys.stdin.isatty()):
        missing = "\n".join(f"  {said}" for key, said in FLAGS.items() if key not in given)
        raise UsageError(
            f"Chưa đủ câu trả lời, và không có ai ở cửa sổ lệnh để hỏi. Còn thiếu:\n{missing}",
            hint="Ghi thêm các tham số ấy, hoặc --answers TỆP.",
        )
    from tdkt.cli.init_questions import ask_all

    return ask_all(given, year)


def _refuse_problems(answers: Answers) -> None:
    from tdkt.planning.new_ward.answers import problems

    found = problems({"kind": "ward-answers", **answers})
    if found:
        raise UsageError("\n".join(dict.fromkeys(problem.message for problem in found)), hint=found[0].hint)


def _wants_git(root: Path, git: bool | None, *, asked: bool) -> bool:
    from tdkt.planning.new_ward.repository import has_git, is_in_repository

    if git is False or (git is None and not asked):
        return False
    if not has_git():
        if git:
            then = "" if is_in_repository(root) else " rồi chạy “git init”"
            note(f"Máy này chưa có git nên chưa lập kho git; cài từ https://git-scm.com/downloads{then}.")
        return False
    if is_in_repository(root):
        note(f"{root} đã nằm trong một kho git, không lập kho khác.")
        question = "Đặt cho kho git ấy: hiện đúng tên tệp tiếng Việt, so tệp Word theo lời văn?"
    else:
        question = "Lập kho git trong thư mục này để lưu mọi lần sửa?"
    if git:
        return True
    from tdkt.cli.init_prompts import BackError, ask_yes

    while True:
        try:
            return ask_yes(question)
        except BackError:
            note("Các câu trước đã xong; Ctrl+C để dừng, không ghi gì.")


def _begin_git(root: Path) -> bool:
    """Begin a repository at `root`, or set up the one that it lies in; return whether it is a new one."""
    from tdkt.planning.new_ward.repository import begin_repository, is_in_repository, set_up_repository

    if not is_in_repository(root):
        begin_repository(root)
        return True
    set_up_repository(root)
    note("Đã đặt cho kho git: tên tệp tiếng Việt hiện đúng (core.quotepath), tệp Word so được theo lời văn.")
    return False


def _warn_of_unseen_recipes(ward: NewWard, root: Path) -> None:
    from tdkt.planning.new_ward.repository import is_in_repository, is_top

    if ward.ci and root.is_dir() and is_in_repository(root) and not is_top(root):
        note(
            "Tệp kiểm tra tự động phải nằm ở gốc kho git thì máy chủ mới đọc: chuyển lên gốc, cho chạy ở đây."
        )
