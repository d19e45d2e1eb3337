"""`tdkt render DOCUMENT KEY…`: official documents as Word files, with PDF and HTML beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import MANY, note, progress, say, shown
from tdkt.cli.options import WORKSPACE, open_workspace

if TYPE_CHECKING:
    from tdkt.documents.jobs import Job
    from tdkt.documents.page.written import Paper
    from tdkt.documents.provenance import Source
    from tdkt.workspace.workspace import Workspace


def render(
    document: str = typer.Argument(
        ...,
        metavar="VĂN_BẢN",
        autocompletion=completion.documents,
    ),
    keys: list[str] = typer.Argument(
        ...,
        metavar="KHÓA...",
        autocompletion=completion.keys,
    ),
    pdf: bool = typer.Option(False, "--pdf", help="Xuất thêm PDF (cần LibreOffice)."),
    html: bool = typer.Option(False, "--html", help="Xuất thêm bản xem trước HTML."),
    each: bool = typer.Option(False, "--each"),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="ĐƯỜNG_DẪN", help="Tệp .docx hoặc thư mục đích; mặc định build/NĂM."
    ),
    check: bool = typer.Option(
        False, "--check", help="Không ghi gì; mã thoát 1 khi tệp đã in khác với dữ liệu, hoặc chưa in."
    ),
    compare: str | None = typer.Option(
        None,
        "--compare",
        metavar="PHIÊN_BẢN",
        help="Ghi tệp Word so với phiên bản git ấy (HEAD, HEAD~1, nhánh, mã commit): chỗ thêm, bỏ là thay đổi được theo "
        "dõi, xem và nhận từng chỗ trong Word (Review).",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """In văn bản đúng thể thức Nghị định 30/2020/NĐ-CP ra tệp Word.

    Ví dụ: tdkt render plan 2026; tdkt render report 2026-Q1 2026-H1 --pdf; tdkt render batch tong-ket-2026;
    tdkt render plan 2026 -o van-ban/ke-hoach.docx --check; tdkt render plan 2026 --compare HEAD~1
    """
    from tdkt.documents.provenance import source_of
    from tdkt.errors import UsageError
    from tdkt.workspace.writing import write_atomically

    if check and pdf:
        raise UsageError("--check không đi cùng --pdf.", hint="Kiểm tra tệp Word là đủ: PDF làm từ tệp ấy.")
    if compare is not None and (check or html or each):
        raise UsageError(
            "--compare không đi cùng --check, --html, --each.",
            hint="Thay đổi chỉ có trong tệp Word, và PDF nếu thêm --pdf.",
        )
    if pdf:
        from tdkt.documents.page.pdf import require_soffice

        require_soffice()
    read = open_workspace(workspace)
    planned = _planned(read, document, keys, output, each=each, now=compare is not None)
    if compare is not None:
        from tdkt.cli.render_compare import write_compared

        pairs = [(one.path, one.job) for one in planned]
        return write_compared(read, (document, keys), pairs, compare, named=output, pdf=pdf)
    pages = partial(progress, label="Điền mẫu Word") if len(planned) < MANY else iter  # one bar at a time
    made = [(one, one.job.make(pages)) for one in progress(planned, "Soạn văn bản")]
    source = source_of(read)
    files = [
        file
        for one, paper in progress(made, "Dựng tệp")
        for file in _files(one, paper, source, document, html=html, each=each)
    ]
    if check:
        return _checked(files)
    built = [(one.path, paper) for one, paper in made]
    for path, data in files:
        if not _is_kept(path, data):
            write_atomically(path, data)
    _note(built)
    for path, _ in files:
        say(shown(path))
    if pdf:
        _write_pdfs(built)
    return 0


@dataclass(frozen=True, slots=True)
class _Planned:
    """A document to be made: the file that it goes to, the key that the user gave, and the job."""

    path: Path
    key: str
    job: Job


def _is_kept(path: Path, data: bytes) -> bool:
    """Tell whether the file at `path` is the same document already, made from a commit: its proof is as good as a new one."""
    from tdkt.documents.word.stamp import stamp_of

    return _is_up_to_date(path, data) and (
        path.suffix != ".docx" or bool(stamp_of(path.read_bytes()).get("commit"))
    )


def _is_up_to_date(path: Path, data: bytes) -> bool:
    """Tell whether the file at `path` is what would be written, whatever commit the two were made from."""
    from zipfile import BadZipFile

    from tdkt.documents.word.stamp import without_stamp

    if not path.is_file():
        return False
    before = path.read_bytes()
    if before == data or path.suffix != ".docx":
        return before == data
    try:
        return without_stamp(before) == without_stamp(data)
    except (BadZipFile, OSError):
        return False


def _checked(files: list[tuple[Path, bytes]]) -> int:
    """Say which files are not those that would be written now; the same data and templates give the same document."""
    stale = [path for path, data in files if not _is_up_to_date(path, data)]
    for path in stale:
        say(f"{shown(path)}: {'khác với dữ liệu' if path.is_file() else 'chưa in'}")
    note(
        f"Đã kiểm tra {len(files)} tệp: {len(stale)} tệp phải in lại."
        if stale
        else "Mọi tệp đã in đúng với dữ liệu."
    )
    return 1 if stale else 0


def _files(
    one: _Planned, paper: Paper, source: Source, document: str, *, html: bool, each: bool
) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a paper: the .docx with what it was made from and, if wanted and possible, the preview."""
    from tdkt.documents.page.written import preview, word_file
    from tdkt.documents.provenance import with_provenance

    path = one.path
    yield path, with_provenance(word_file(paper), source, document, one.key, one.job.name, each=each)
    if html:
        page = preview(paper)
        if page is None:
            note(f"{path.name} điền từ mẫu Word nên không có bản xem trước HTML: dùng --pdf.")
        else:
            yield path.with_suffix(".html"), page.encode()


def _write_pdfs(built: list[tuple[Path, Paper]]) -> None:
    from tdkt.documents.page.pdf import convert_to_pdf, page_count
    from tdkt.documents.page.written import FilledForm

    note("Đang chuyển sang PDF bằng LibreOffice…")
    by_folder: dict[Path, dict[Path, Paper]] = {}
    for path, paper in built:
        by_folder.setdefault(path.parent, {})[path] = paper
    for folder, papers in by_folder.items():
        for made, paper in zip(convert_to_pdf(list(papers), folder), papers.values(), strict=True):
            say(shown(made))
            if isinstance(paper, FilledForm) and page_count(made) != paper.pages:
                note(
                    f"{made.name} có {page_count(made)} trang cho {paper.pages} giấy: có giấy tràn sang trang sau. Rút gọn thành "
                    "tích, hoặc thu nhỏ chữ trong mẫu."
                )


def _note(built: list[tuple[Path, Paper]]) -> None:
    """Print what concerns the documents, each line once under the names of all the files that it concerns."""
    concerned: dict[str, list[str]] = {}
    for path, paper in built:
        lines = list(paper.notes)
        if paper.draft:
            lines.append("Dự thảo: số và ngày để trống, chờ ban hành.")
        if paper.illustrative:
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


def _planned(
    read: Workspace, name: str, keys: list[str], output: Path | None, *, each: bool, now: bool = False
) -> list[_Planned]:
    """Return what is to be made and the file that each goes to; `now`: as the files say, not as it was signed."""
    from tdkt.checks.run import refuse_errors
    from tdkt.documents.jobs import NotMade
    from tdkt.documents.kinds import KINDS
    from tdkt.documents.texts.templates import Templates
    from tdkt.errors import UsageError

    kind = KINDS.get(name)
    if kind is None:
        choices = "; ".join(f"{found.name} ({found.title})" for found in KINDS.values())
        raise UsageError(f"Không có văn bản “{name}”.", hint=f"Chỉ dùng: {choices}.")
    if each and not kind.papers_each:
        names = ", ".join(found.name for found in KINDS.values() if found.papers_each)
        raise UsageError(f"--each không dùng với “{name}”.", hint=f"Chỉ dùng với: {names}.")
    one_file = output is not None and output.suffix.lower() == ".docx"
    if output is not None and output.suffix and not one_file and not output.is_dir():
        raise UsageError(
            f"Không ghi được văn bản ra tệp {output.suffix}.",
            hint="Chỉ tới tệp .docx hoặc một thư mục; thêm --pdf, --html để có các dạng ấy.",
        )
    wanted = {kind.key.read(key): key for key in reversed(keys)}
    refuse_errors(read)
    templates = Templates(read.root / "templates")
    jobs: list[tuple[str, Job]] = []
    for found, key in reversed(wanted.items()):
        for job in kind.jobs(read, found, templates, now=now, each=each):
            if isinstance(job, NotMade):
                note(f"Chưa in {job.name}: {job.reason}")
            else:
                jobs.append((key, job))
    if output is not None and one_file and len(jobs) > 1:
        raise UsageError(
            "Nhiều văn bản không ghi vào một tệp được.", hint="Chỉ tới một thư mục, hoặc bỏ --output."
        )
    if output is not None and one_file:
        return [_Planned(output, key, job) for key, job in jobs]
    build = read.root / "build"
    files = [
        _Planned((build / job.folder if output is None else output) / f"{job.name}.docx", key, job)
        for key, job in jobs
    ]
    if len({one.path for one in files}) < len(files):
        raise UsageError(
            "Hai văn bản sẽ ghi đè nhau trong cùng thư mục.",
            hint="Bỏ --output, hoặc in từng năm ra thư mục riêng.",
        )
    return files
