"""Proof of a document: made again from the commit that it names, or whose data it was made from, and held against it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum
from pathlib import Path

from tdkt import __version__
from tdkt.changes.word_changes import Stretch, word_changes
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.written import word_file
from tdkt.documents.provenance import (
    Provenance,
    data_fingerprint,
    folder_contents,
    is_stamped,
    own_templates,
    provenance_of,
    templates_fingerprint,
    text_fingerprint,
    text_lines,
)
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.looks import Doubt, doubts
from tdkt.errors import UsageError, UserError
from tdkt.model.records import dataclass
from tdkt.workspace.checked_out import folder_workspace
from tdkt.workspace.inside import read_plain
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import PLANS, TEMPLATES, Workspace, is_ours, stored_workspace

_LONGEST, _MOST_LINES = 5_000, 4_000
"""Letters of a paragraph and lines of a document that are compared: what is longer was not made here."""
_PARTLY = "Kho này chỉ có một phần lịch sử: chạy “git fetch --unshallow” rồi kiểm tra lại."


class Verdict(Enum):
    """What is known of a document, the best first."""

    PROVEN = "proven"
    UNSURE = "unsure"
    """The text is that of the data, but the look, by which it may read otherwise, is not."""
    EDITED = "edited"
    TEMPLATE_CHANGED = "template_changed"
    NOT_FROM_DATA = "not_from_data"
    UNCOMMITTED = "uncommitted"
    NO_TRACE = "no_trace"


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that reads otherwise than what the data give: one side is "" where it is not there at all."""

    made: str
    found: str

    @property
    def words(self) -> tuple[Stretch, ...]:
        """The two as one text, with the words that went and came."""
        return word_changes(self.made[:_LONGEST], self.found[:_LONGEST])


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found out about a file.

    `commit` is the one with the data that it was made from ("" for none), `committed_later` tells that the document does not
    name it itself; `edited` that its text is no longer the one that was made. `differences` are against the document made again
    from that commit; `doubts`, where there are none, say by what the document may read otherwise all the same. `data_changed` tells that today's data give another document; `notes` say what else is to be known.
    """

    path: Path
    verdict: Verdict
    provenance: Provenance | None = None
    commit: str = ""
    committed_later: bool = False
    edited: bool = False
    differences: tuple[Difference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    data_changed: bool | None = None
    notes: tuple[str, ...] = ()


def verify(root: Path, path: Path) -> Proof:
    """Return what is known of the .docx at `path`, made by the workspace at `root`.

    Raises UsageError where the file is missing or no Word document that can be read, or there is no repository.
    """
    data, lines = _read(path)
    repository = Repository.around(root)
    made = provenance_of(data)
    if made is None:
        return Proof(path, Verdict.NO_TRACE, notes=(_no_trace(data),))
    edited = text_fingerprint(lines) != made.text
    commit = _commit_of(repository, made)
    now = _today(root, made)
    data_changed = None if now is None else now != lines
    if not commit:
        partly = (_PARTLY,) if repository.is_shallow() else ()
        return Proof(path, Verdict.UNCOMMITTED, made, edited=edited, data_changed=data_changed, notes=partly)
    later = commit != made.commit
    expected, same_templates, reason = _made_again(repository, commit, made)
    notes = []
    if made.version != __version__:
        notes.append(f"Văn bản in bằng tdkt {made.version}, đang kiểm tra bằng tdkt {__version__}.")
    if not same_templates:
        notes.append("Mẫu văn bản (templates) đã thay đổi từ khi in, hoặc lúc in chưa được đưa vào kho.")
    if expected is None:
        notes.append(f"Không in lại được từ commit ấy: {reason}")
        verdict = Verdict.EDITED if edited else Verdict.NOT_FROM_DATA
        return Proof(path, verdict, made, commit, later, edited, (), (), data_changed, tuple(notes))
    differences = tuple(_differences(text_lines(expected), lines))
    is_older = made.version != __version__
    found_doubts = () if differences else doubts(expected, data, is_older=is_older)
    if not differences:
        verdict = Verdict.UNSURE if found_doubts else Verdict.PROVEN
    elif edited:
        verdict = Verdict.EDITED
    elif not same_templates or made.version != __version__:
        verdict = Verdict.TEMPLATE_CHANGED
    else:
        verdict = Verdict.NOT_FROM_DATA
    return Proof(
        path, verdict, made, commit, later, edited, differences, found_doubts, data_changed, tuple(notes)
    )


def _read(path: Path) -> tuple[bytes, list[str]]:
    try:
        data = read_plain(path)
        return data, text_lines(data)
    except UserError as error:
        raise UsageError(
            f"Không kiểm tra được {path}: {error}.", hint=error.hint or "Chỉ tới tệp Word (.docx) do tdkt in."
        ) from None
    except FileNotFoundError:
        raise UsageError(f"Không có tệp {path}.", hint="Kiểm tra đường dẫn.") from None
    except OSError as error:
        raise UsageError(f"Không đọc được {path}: {error.strerror or error}.") from None
    except Exception as error:  # a broken package may raise anything that zipfile, lxml and python-docx do
        raise UsageError(
            f"Không đọc được {path}: tệp Word bị hỏng.", hint="Mở bằng Word rồi lưu lại, hoặc xin tệp khác."
        ) from error


def _no_trace(data: bytes) -> str:
    if is_stamped(data):
        return "Dấu vết của tdkt trong tệp không đọc được: bị sửa, hoặc do phiên bản tdkt mới hơn ghi."
    return "Tệp không có dấu vết của tdkt: không phải do tdkt in, hoặc dấu vết đã bị gỡ (sao chép sang tệp khác)."


def _commit_of(repository: Repository, made: Provenance) -> str:
    """Return the commit whose data the document was made from: the one that it names, else one with the same data and templates."""
    known: dict[str, bytes] = {}
    is_here = bool(made.commit) and repository.has_commit(made.commit)
    if is_here and _fingerprint(repository, made.commit, known) == made.data:
        return made.commit
    found = ""
    for commit in repository.commits((PLANS, TEMPLATES)):
        if _fingerprint(repository, commit, known) == made.data:
            found = commit
            if templates_fingerprint(_templates(repository, commit, known)) == made.templates:
                break
    return found


def _templates(repository: Repository, commit: str, known: dict[str, bytes]) -> dict[str, bytes]:
    """Return the ward's own templates in a commit by their names below templates/."""
    files = repository.files(commit, TEMPLATES)
    known.update(repository.contents(oid for oid in files.values() if oid not in known))
    return {path.removeprefix(f"{TEMPLATES}/"): known[oid] for path, oid in files.items()}


def _fingerprint(repository: Repository, commit: str, known: dict[str, bytes]) -> str:
    return data_fingerprint(_contents(repository, repository.files(commit), known))


def _contents(repository: Repository, files: dict[str, str], known: dict[str, bytes]) -> dict[str, bytes]:
    """Return the contents of the workspace's own among `files` (path → object), reading what is not `known` yet."""
    ours = {path: oid for path, oid in files.items() if is_ours(path)}
    known.update(repository.contents(oid for oid in ours.values() if oid not in known))
    return {path: known[oid] for path, oid in ours.items()}


def _made_again(repository: Repository, commit: str, made: Provenance) -> tuple[bytes | None, bool, str]:
    """Return the document made from `commit` (None: it cannot be), whether with the same templates, why not."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        templates = _templates(repository, commit, {})
        for name, content in templates.items():
            path = root / TEMPLATES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        same = templates_fingerprint(templates) == made.templates
        if not same and templates_fingerprint(own_templates(repository.root)) == made.templates:
            same, root = True, repository.root  # the templates as they lie now, not committed with the data
        workspace = stored_workspace(repository.root, _contents(repository, repository.files(commit), {}))
        try:
            return _made(workspace, made, root), same, ""
        except UserError as error:
            return None, same, str(error)


def _today(root: Path, made: Provenance) -> list[str] | None:
    """Return the lines of the document made from the files as they lie; None where it cannot be made."""
    same_templates = templates_fingerprint(own_templates(root)) == made.templates
    if same_templates and data_fingerprint(folder_contents(root)) == made.data:
        return None
    try:
        return text_lines(_made(folder_workspace(root), made, root))
    except UserError:
        return None


def _made(workspace: Workspace, made: Provenance, root: Path) -> bytes:
    """Make the document again, without a stamp; raises UserError where that is not possible (any more)."""
    kind = KINDS.get(made.document)
    if kind is None or (made.each and not kind.papers_each):
        raise UserError(f"tdkt này không in loại văn bản “{made.document}”.")
    kind.refuse_errors(workspace, kind.key.read(made.key))
    for job in kind.jobs(workspace, kind.key.read(made.key), Templates(root / TEMPLATES), each=made.each):
        if isinstance(job, Job) and job.name == made.paper:
            return word_file(job.make(iter))
    raise UserError(f"không còn văn bản “{made.paper}” trong {made.document} {made.key}.")


def _differences(made: list[str], found: list[str]) -> Iterator[Difference]:
    """Yield the paragraphs that read otherwise, went or came, in order; of a file far longer than any paper the first ones."""
    made, found = made[:_MOST_LINES], found[:_MOST_LINES]
    for tag, start, end, first, last in SequenceMatcher(None, made, found, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = made[start:end], found[first:last]
        for number in range(max(len(old), len(new))):
            yield Difference(
                old[number] if number < len(old) else "", new[number] if number < len(new) else ""
            )
