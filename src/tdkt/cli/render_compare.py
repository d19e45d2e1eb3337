"""`tdkt render --compare`: Word files with what changed since a revision as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, progress, say, shown
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.pdf import convert_to_pdf
from tdkt.documents.page.written import FilledForm, word_file
from tdkt.documents.word.tracked_changes import tracked_file
from tdkt.errors import UsageError, UserError
from tdkt.model.text import slug
from tdkt.review.earlier_papers import earlier_papers
from tdkt.workspace.writing import write_atomically

if TYPE_CHECKING:
    from tdkt.cli.render_request import Request
    from tdkt.documents.jobs import Job, NotMade
    from tdkt.documents.page.blocks import OfficialDocument
    from tdkt.documents.page.written import Paper
    from tdkt.documents.texts.templates import Templates
    from tdkt.workspace.workspace import Workspace

_LONGEST = 40
"""Letters of a revision in the name of a file; ":/words of a message" can be long."""


def write_compared(
    read: Workspace, request: Request, planned: Sequence[tuple[Path, Job]], revision: str
) -> int:
    """Write a file with tracked changes for each paper in `planned` whose text changed since `revision`.

    A file that was named keeps its name. Return the exit code.
    """
    papers = _official([(path, job, job.make(iter)) for path, job in progress(planned, "Soạn văn bản")])

    def jobs(workspace: Workspace, templates: Templates) -> Iterator[Job | NotMade]:
        kind = KINDS[request.document]
        for key in dict.fromkeys(map(kind.key.read, request.keys)):
            kind.refuse_errors(workspace, key, now=True)
            yield from kind.jobs(workspace, key, templates, now=True)

    earlier = earlier_papers(read.root, revision, jobs, {(job.folder, job.name) for _, job, _ in papers})
    written: list[Path] = []
    new: list[str] = []
    same: list[str] = []
    for path, job, paper in papers:
        before = earlier.papers.get((job.folder, job.name))
        if before is None or isinstance(before, FilledForm):
            new.append(job.name)
            continue
        found = tracked_file(
            word_file(before), word_file(paper), f"tdkt, so với {revision} ({earlier.commit[:10]})"
        )
        if found is None:
            same.append(job.name)
            continue
        target = path if path == request.output else _beside(path, revision, earlier.commit)
        write_atomically(target, found.data, workspace=read.root)
        note(
            f"{target.name}: {found.changed} đoạn sửa, {found.inserted} đoạn thêm, {found.deleted} đoạn bỏ. "
            "Mở bằng Word, thẻ Review: Accept là nhận, Reject là bỏ."
        )
        written.append(target)
    for name in new:
        reason = earlier.reasons.get(name, "khi ấy chưa có văn bản này.")
        said = f"Phiên bản “{revision}” không có {name} để so: {reason}"
        if len(new) == len(papers):
            raise UserError(said, hint="Chọn một phiên bản khác: xem “git log --oneline”.")
        note(said)
    if same:
        note(f"Lời văn không khác phiên bản “{revision}” nên không ghi tệp so sánh: {', '.join(same)}.")
    for target in written:
        say(shown(target))
    if request.pdf:
        _write_pdfs(written, read.root)
    return 0


def _write_pdfs(written: Sequence[Path], workspace: Path) -> None:
    for made in convert_to_pdf(written, workspace=workspace):
        say(shown(made))


def _official(
    papers: Sequence[tuple[Path, Job, Paper]],
) -> list[tuple[Path, Job, OfficialDocument]]:
    """Return the papers that can be compared; raises UsageError where none can."""
    found = [(path, job, paper) for path, job, paper in papers if not isinstance(paper, FilledForm)]
    filled = [job.name for _, job, paper in papers if isinstance(paper, FilledForm)]
    said = f"{', '.join(filled)}: điền từ mẫu Word nên không so được bằng --compare."
    if filled and not found:
        raise UsageError(
            said, hint="Xem thay đổi của đợt bằng tdkt diff, hoặc dùng Compare của Word với hai tệp."
        )
    if filled:
        note(said)
    return found


def _beside(path: Path, revision: str, commit: str) -> Path:
    """Return the file for the changes of the document at `path`: ke-hoach-so-voi-head-1.docx."""
    name = slug(revision)[:_LONGEST].strip("-") or commit[:_LONGEST]
    return path.with_name(f"{path.stem}-so-voi-{name}{path.suffix}")
