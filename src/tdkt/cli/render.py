"""`tdkt render DOCUMENT KEY…`: official documents as Word files, with PDF and HTML beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note, progress, say, shown
from tdkt.cli.options import WORKSPACE, open_workspace

if TYPE_CHECKING:
    from tdkt.documents.blocks import OfficialDocument
    from tdkt.documents.jobs import Job
    from tdkt.workspace.workspace import Workspace


def render(
    document: str = typer.Argument(
        ...,
        metavar="VĂN_BẢN",
        help="plan (kế hoạch), report (báo cáo quý, 6 tháng, 9 tháng, năm), reminder (công văn đôn đốc); của một đợt "
        "khen thưởng: decision (quyết định), submission (tờ trình), minutes (biên bản họp), ballots (phiếu bầu, biên "
        "bản kiểm phiếu), award-list (danh sách), notice (thông báo), payment (danh sách chi tiền), invitation (giấy "
        "mời), achievement-report (báo cáo thành tích của từng đề nghị), summary (bản tóm tắt thành tích), batch (cả bộ).",
    ),
    keys: list[str] = typer.Argument(
        ...,
        metavar="KHÓA...",
        help="Năm (2026) với plan; kỳ với report: 2026-Q1, 2026-H1 (6 tháng), 2026-9M (9 tháng), 2026 (năm); "
        "quý (2026-Q3) với reminder; mã đợt (tong-ket-2026) với văn bản khen thưởng; ghi được nhiều.",
    ),
    pdf: bool = typer.Option(False, "--pdf", help="Xuất thêm PDF (cần LibreOffice)."),
    html: bool = typer.Option(False, "--html", help="Xuất thêm bản xem trước HTML."),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="ĐƯỜNG_DẪN", help="Tệp .docx hoặc thư mục đích; mặc định build/NĂM."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """In văn bản đúng thể thức Nghị định 30/2020/NĐ-CP ra tệp Word.

    Ví dụ: tdkt render plan 2026; tdkt render report 2026-Q1 2026-H1 --pdf; tdkt render batch tong-ket-2026
    """
    from tdkt.documents.docx_writer import docx_bytes
    from tdkt.documents.output import write_atomically

    if pdf:
        from tdkt.documents.pdf import require_soffice

        require_soffice()
    read = open_workspace(workspace)
    planned = _planned(read, document, keys, output)
    built = [(path, job.make()) for path, job in progress(planned, "Soạn văn bản")]
    written = []
    for path, official in progress(built, "Ghi văn bản"):
        write_atomically(path, docx_bytes(official))
        written.append(path)
        if html:
            from tdkt.documents.html import html_text

            preview = path.with_suffix(".html")
            write_atomically(preview, html_text(official).encode())
            written.append(preview)
    _note(built)
    for path in written:
        say(shown(path))
    if pdf:
        from tdkt.documents.pdf import convert_to_pdf

        note("Đang chuyển sang PDF bằng LibreOffice…")
        by_folder: dict[Path, list[Path]] = {}
        for path, _ in built:
            by_folder.setdefault(path.parent, []).append(path)
        for folder, paths in by_folder.items():
            for path in convert_to_pdf(paths, folder):
                say(shown(path))
    return 0


def _note(built: list[tuple[Path, OfficialDocument]]) -> None:
    """Print what concerns the documents, each line once under the names of all the files that it concerns."""
    concerned: dict[str, list[str]] = {}
    for path, official in built:
        lines = list(official.notes)
        if official.draft:
            lines.append("Dự thảo: số và ngày để trống, chờ ban hành.")
        if official.illustrative:
            lines.append("Có số liệu minh họa: mỗi trang đều ghi SỐ LIỆU MINH HỌA.")
        for line in dict.fromkeys(lines):
            concerned.setdefault(line, []).append(path.name)
    groups: dict[tuple[str, ...], list[str]] = {}
    for line, files in concerned.items():
        groups.setdefault(tuple(files), []).append(line)
    for names, lines in groups.items():
        if len(built) > 1:
            note(f"Cả {len(names)} văn bản:" if len(names) == len(built) else f"{', '.join(names)}:")
        for line in lines:
            note(line)


def _planned(read: Workspace, name: str, keys: list[str], output: Path | None) -> list[tuple[Path, Job]]:
    """Return what is to be made and the file that each goes to."""
    from tdkt.checks.run import refuse_errors
    from tdkt.documents.jobs import NotMade
    from tdkt.documents.kinds import KINDS
    from tdkt.errors import UsageError

    kind = KINDS.get(name)
    if kind is None:
        choices = "; ".join(f"{found.name} ({found.title})" for found in KINDS.values())
        raise UsageError(f"Không có văn bản “{name}”.", hint=f"Chỉ dùng: {choices}.")
    one_file = output is not None and output.suffix.lower() == ".docx"
    if output is not None and output.suffix and not one_file and not output.is_dir():
        raise UsageError(
            f"Không ghi được văn bản ra tệp {output.suffix}.",
            hint="Chỉ tới tệp .docx hoặc một thư mục; thêm --pdf, --html để có các dạng ấy.",
        )
    wanted = list(dict.fromkeys(kind.read_key(key) for key in keys))
    refuse_errors(read)
    jobs = []
    for job in (found for key in wanted for found in kind.jobs(read, key, [read.root / "templates"])):
        if isinstance(job, NotMade):
            note(f"Chưa in {job.name}: {job.reason}")
        else:
            jobs.append(job)
    if output is not None and one_file and len(jobs) > 1:
        raise UsageError(
            "Nhiều văn bản không ghi vào một tệp được.", hint="Chỉ tới một thư mục, hoặc bỏ --output."
        )
    if output is not None and one_file:
        return [(output, job) for job in jobs]
    build = read.root / "build"
    files = [((build / job.folder if output is None else output) / f"{job.name}.docx", job) for job in jobs]
    if len({path for path, _ in files}) < len(files):
        raise UsageError(
            "Hai văn bản sẽ ghi đè nhau trong cùng thư mục.",
            hint="Bỏ --output, hoặc in từng năm ra thư mục riêng.",
        )
    return files
