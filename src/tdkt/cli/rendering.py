"""Documents as files: what `tdkt render` and every other command that prints one share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import MANY, note, progress, say, shown
from tdkt.cli.render_request import Request
from tdkt.errors import UsageError
from tdkt.model.records import dataclass
from tdkt.workspace.inside import refuse_obstacle

if TYPE_CHECKING:
    from tdkt.documents.jobs import Job
    from tdkt.documents.kind import DocumentKind
    from tdkt.documents.page.written import Paper
    from tdkt.documents.provenance import Source
    from tdkt.workspace.workspace import Workspace


def write_documents(read: Workspace, request: Request) -> int:
    """Write (or check, or compare) the documents of `request` made of the workspace; return the exit code.

    Raises UsageError for a document, key or output that there is not, UserError where a document cannot be made.
    """
    planned = _planned(read, request)
    for one in planned:
        for ending in (".docx", *([".html"] if request.html else ()), *([".pdf"] if request.pdf else ())):
            refuse_obstacle(read.root, one.path.with_suffix(ending))
    if request.compare is not None:
        from tdkt.cli.render_compare import write_compared

        pairs = [(one.path, one.job) for one in planned]
        return write_compared(read, request, pairs, request.compare)
    from tdkt.documents.provenance import source_of
    from tdkt.workspace.writing import write_atomically

    pages = partial(progress, label="Điền mẫu Word") if len(planned) < MANY else iter  # one bar at a time
    made = [(one, one.job.make(pages)) for one in progress(planned, "Soạn văn bản")]
    source = source_of(read)
    files: list[tuple[Path, bytes]] = []
    for one, paper in progress(made, "Dựng tệp"):
        files += _files(one, paper, source, request)
    if request.check:
        return _checked(files)
    built = [(one.path, paper) for one, paper in made]
    for path, data in files:
        if not _is_kept(path, data):
            write_atomically(path, data, workspace=read.root)
    _note(built)
    for path, _ in files:
        say(shown(path))
    if request.pdf:
        _write_pdfs(built, read.root)
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


def _files(one: _Planned, paper: Paper, source: Source, request: Request) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a paper: the .docx with what it was made from and, if wanted and possible, the preview."""
    from tdkt.documents.page.written import preview, word_file
    from tdkt.documents.provenance import with_provenance

    path = one.path
    yield (
        path,
        with_provenance(word_file(paper), source, request.document, one.key, one.job.name, each=request.each),
    )
    if request.html:
        page = preview(paper)
        if page is None:
            note(f"{path.name} điền từ mẫu Word nên không có bản xem trước HTML: dùng --pdf.")
        else:
            yield path.with_suffix(".html"), page.encode()


def _write_pdfs(built: list[tuple[Path, Paper]], workspace: Path) -> None:
    from tdkt.documents.page.pdf import convert_to_pdf, page_count
    from tdkt.documents.page.written import FilledForm

    note("Đang chuyển sang PDF bằng LibreOffice…")
    files = [path for path, _ in built]
    for made, (_, paper) in zip(convert_to_pdf(files, workspace=workspace), built, strict=True):
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


def _planned(read: Workspace, request: Request) -> list[_Planned]:
    """Return what is to be made and the file that each goes to."""
    kind = _kind(request)
    _refuse_output(request)
    jobs = list(_jobs(read, kind, request))
    if request.file is not None:
        if len(jobs) > 1:
            raise UsageError(
                "Nhiều văn bản không ghi vào một tệp được.", hint="Chỉ tới một thư mục, hoặc bỏ --output."
            )
        return [_Planned(request.file, key, job) for key, job in jobs]
    files: list[_Planned] = []
    for key, job in jobs:
        folder = request.output or read.root / "build" / job.folder
        files.append(_Planned(folder / f"{job.name}.docx", key, job))
    if len({one.path for one in files}) < len(files):
        raise UsageError(
            "Hai văn bản sẽ ghi đè nhau trong cùng thư mục.",
            hint="Bỏ --output, hoặc in từng năm ra thư mục riêng.",
        )
    return files


def _refuse_output(request: Request) -> None:
    """Raise UsageError where the output is a file that no Word document can be."""
    output = request.output
    if output is not None and output.suffix and not request.file and not output.is_dir():
        raise UsageError(
            f"Không ghi được văn bản ra tệp {output.suffix}.",
            hint="Chỉ tới tệp .docx hoặc một thư mục; thêm --pdf, --html để có các dạng ấy.",
        )


def _kind(request: Request) -> DocumentKind:
    """Return the kind of document that is asked for; raises UsageError where there is none, or it has no file for each."""
    from tdkt.documents.kinds import KINDS

    kind = KINDS.get(request.document)
    if kind is None:
        choices = "; ".join(f"{found.name} ({found.title})" for found in KINDS.values())
        raise UsageError(f"Không có văn bản “{request.document}”.", hint=f"Chỉ dùng: {choices}.")
    if request.each and not kind.papers_each:
        names = ", ".join(found.name for found in KINDS.values() if found.papers_each)
        raise UsageError(f"--each không dùng với “{request.document}”.", hint=f"Chỉ dùng với: {names}.")
    return kind


def _jobs(read: Workspace, kind: DocumentKind, request: Request) -> Iterator[tuple[str, Job]]:
    """Yield the jobs with the key that each is of, as it was typed, and say what cannot be made yet.

    What is to be compared is made as the files say now. Raises UserError where they have errors.
    """
    from tdkt.documents.jobs import NotMade
    from tdkt.documents.texts.templates import Templates

    typed = {kind.key.read(word): word for word in reversed(request.keys)}
    templates, now = Templates(read.root / "templates"), request.compare is not None
    for key in typed:
        kind.refuse_errors(read, key, now=now)
    for key, word in reversed(typed.items()):
        for job in kind.jobs(read, key, templates, now=now, each=request.each):
            if isinstance(job, NotMade):
                note(f"Chưa in {job.name}: {job.reason}")
            else:
                yield word, job
