"""Documents as an earlier revision of the repository makes them: with its files, and with its templates."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tdkt.checks.run import InvalidFilesError, refuse_errors
from tdkt.documents.jobs import Job, NotMade
from tdkt.documents.page.written import Paper
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.model.records import dataclass
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import PLANS, TEMPLATES, Workspace, is_ours, stored_workspace

Name = tuple[str, str]
"""Of a paper: its folder under build/ and its file without the ending."""


@dataclass(frozen=True, slots=True)
class EarlierPapers:
    """The `papers` that the revision `commit` makes, and why it does not make others (by the name of the file)."""

    commit: str
    papers: dict[Name, Paper]
    reasons: dict[str, str]


def earlier_papers(
    root: Path,
    revision: str,
    jobs: Callable[[Workspace, Templates], Iterator[Job | NotMade]],
    wanted: Collection[Name],
) -> EarlierPapers:
    """Return those papers `wanted` that `jobs` makes of the workspace `root` as it is in `revision`.

    The ward's own templates are those of the revision too; the packaged ones serve every revision. Raises UsageError
    where git, the repository or the revision is missing, and UserError naming the revision for what is wrong in it.
    """
    repository = Repository.around(root)
    files = {path: oid for path, oid in repository.files(revision).items() if is_ours(path)}
    if not files:
        raise UserError(
            f"Phiên bản “{revision}” không có dữ liệu nào trong thư mục {PLANS} của kho này.",
            hint="Chọn một phiên bản khác: xem “git log --oneline”.",
        )
    contents = repository.contents(files.values())
    with _templates(repository, revision) as folder, _blamed_on(revision, folder):
        workspace = stored_workspace(root, {path: contents[oid] for path, oid in files.items()})
        refuse_errors(workspace)
        found = list(jobs(workspace, Templates(folder)))
        return EarlierPapers(
            repository.commit(revision),
            {
                (job.folder, job.name): job.make(iter)
                for job in found
                if isinstance(job, Job) and (job.folder, job.name) in wanted
            },
            {job.name: job.reason for job in found if isinstance(job, NotMade)},
        )


@contextmanager
def _templates(repository: Repository, revision: str) -> Iterator[Path]:
    """Put the ward's templates of a revision into a folder that is gone afterwards; it is missing where there are none."""
    files = repository.files(revision, TEMPLATES)
    contents = repository.contents(files.values())
    with tempfile.TemporaryDirectory(prefix="tdkt-", ignore_cleanup_errors=True) as name:
        home = Path(name).resolve()
        for file, oid in files.items():
            path = home.joinpath(*PurePosixPath(file).parts)
            if path.resolve().is_relative_to(home):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(contents[oid])
        yield home / TEMPLATES


@contextmanager
def _blamed_on(revision: str, folder: Path) -> Iterator[None]:
    """Say of an error that it is one of the revision, and name its templates as git does."""
    try:
        yield
    except UserError as error:
        here = str(folder)
        hint = (
            "Chọn một phiên bản không có lỗi: xem “git log --oneline”."
            if isinstance(error, InvalidFilesError)
            else error.hint.replace(here, f"{revision}:{TEMPLATES}")
        )
        said = str(error).replace(here, f"{revision}:{TEMPLATES}")
        raise UserError(
            f"Ở phiên bản “{revision}” không làm được văn bản này. {said}",
            hint=hint,
            exit_code=error.exit_code,
        ) from error
