"""Issuing a document: its number and date go into the data, what was signed is stored, the register gets a line.

Everything is worked out and checked before a byte is written; the register is written last, so that a document stands in it only
when its stored copy is there.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from pkgutil import resolve_name
from typing import Any

from tdkt.changes.printed_places import is_printed_at
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.issued.register import numbered_with
from tdkt.checks.issued.signed import INSTEAD, how_to_amend, instead
from tdkt.checks.issued.signing_days import refuse_too_early
from tdkt.checks.run import InvalidFilesError, errors_in, refuse_award_errors
from tdkt.checks.unread import not_there
from tdkt.documents.issuable import Issuable, SignedAs
from tdkt.documents.jobs import Job
from tdkt.documents.keys import BATCH
from tdkt.documents.kind import DocumentKind
from tdkt.documents.kinds import KINDS
from tdkt.documents.not_printed import view_of_draft, year_of
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.page.said_lines import said_lines
from tdkt.documents.refusing import is_about_other_papers
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError, UserError
from tdkt.model.issued import AMENDMENT, ISSUED_KINDS, Amendment, IssuedDocuments
from tdkt.model.records import dataclass
from tdkt.workspace.beside import files_printed_with, kinds_printed_with, printed_as
from tdkt.workspace.issued import (
    all_issued,
    copy_name,
    fingerprint,
    held_files,
    issued,
    packed,
    register_file,
    texts_of,
)
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.workspace import TEMPLATES, Workspace, with_files
from tdkt.workspace.yaml_editor import append, edit_yaml
from tdkt.workspace.yaml_scalars import as_scalar

_SCHEMA = "# yaml-language-server: $schema=../../../schemas/issued-documents.schema.json\n"
_ABOUT = (
    "# Sổ văn bản thi đua, khen thưởng. Các dòng do tdkt issue ghi; bản lưu của từng văn bản nằm bên cạnh.\n"
)
_SHOWN = 10
"""Marked places that are listed."""
_HELP = "Ví dụ: tdkt issue plan 2026 --number 40 --date 2026-01-30."


@dataclass(frozen=True, slots=True)
class Issuing:
    """What issuing a document writes: `edit`, with `foreseen` as its outcome; `title` as it is cited, `copy` what was signed."""

    title: str
    number: int
    symbol: str
    date: datetime.date
    edit: PlannedEdit
    foreseen: Foreseen
    copy: str
    illustrative: bool

    @property
    def said(self) -> str:
        """Number and symbol as they are cited."""
        return f"{self.number:02}/{self.symbol}"


def issuing(
    workspace: Workspace, of: str, key: str, number: int, date: datetime.date, symbol: str = ""
) -> Issuing:
    """Work out what issuing a document (`of` as in ISSUED_KINDS) with `number` on `date` writes.

    `symbol` is that of the data unless given. Raises UsageError for what there is not, UserError where the document has been
    issued, the number is taken, the data says otherwise or a file has an error.
    """
    organization = workspace.organization
    kind = KINDS.get(of)
    if kind is None or kind.issued is None:
        raise _not_issuable(of, kind)
    if number < 1:
        raise UsageError(f"Số văn bản không thể là {number}.", hint="Số là số nguyên từ 1.")
    if organization is None:
        said = UserError("Kho chưa có tệp organization đọc được.", hint="Chạy “tdkt validate” để xem lỗi.")
        raise not_there(workspace, said, "organization")
    key = kind.key.in_register(workspace, kind.key.read(key))
    _refuse_issued(workspace, of, key)
    _refuse(workspace, of, key)
    subject: Issuable = resolve_name(kind.issuable)(
        workspace, organization, key, SignedAs(number, date, symbol)
    )
    _refuse_taken(workspace, number, subject, date)
    refuse_too_early(workspace, of, key, subject.title, date)
    edited: dict[str, str] = {}
    changed_files: dict[str, bytes] = {}
    if subject.file is not None and subject.write is not None:
        before, data = read_to_change(workspace.root, subject.file)
        after = edit_yaml(before, subject.write)
        if after != before:
            edited[subject.file] = after
            changed_files[subject.file] = data
    changed = with_files(workspace, edited)
    own = held_files(changed, of, key)
    beside = kinds_printed_with(changed, of, key)
    files = [*own, *files_printed_with(changed, of, key, beside)]
    _refuse_errors_in(workspace, own, printed_as(workspace, of, key))
    last = max((year for file in own if (year := year_of(file)) is not None), default=date.year)
    printed = [
        file for file in files if (year_of(file) or last) <= last
    ]  # a later year's draft is not printed
    _refuse_unfinished(changed, printed, printed_as(workspace, of, key))
    texts = texts_of(changed, files)
    register = register_file(date.year)
    copy = copy_name(register.rpartition("/")[0], number, subject.symbol, subject.issuer)
    line = {
        "of": of,
        "key": key,
        **({"issuer": subject.issuer} if subject.issuer else {}),
        "number": number,
        "symbol": subject.symbol,
        "date": date,
        **({"effective": subject.effective} if subject.effective else {}),
        "title": subject.title,
        **({"illustrative": True} if subject.illustrative else {}),
        "fingerprint": fingerprint(texts),
    }
    registered = _registered(workspace, date.year, line)
    written = {copy: packed(texts, beside).decode(), **edited, **registered.texts}
    papers = _said(with_files(workspace, written), kind, key)
    written[copy] = packed(texts, beside, papers).decode()
    edit = PlannedEdit(written, {**changed_files, **registered.changed})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, "Kho", "Sửa chỗ ấy trong các tệp rồi chạy lại.")
    return Issuing(subject.title, number, subject.symbol, date, edit, foreseen, copy, subject.illustrative)


def _not_issuable(of: str, kind: DocumentKind | None) -> UsageError:
    """Return what is said of a document that has no number of its own in the register, and why."""
    if kind is None:
        choices = "; ".join(f"{found.of} ({found.name})" for found in ISSUED_KINDS.values())
        return UsageError(f"Không ban hành được “{of}”.", hint=f"Chỉ dùng: {choices}. {_HELP}")
    members = [member.name for member in kind.members if member.issued]
    if kind.members:
        hint = f"Ghi sổ từng văn bản của bộ: {', '.join(members)}."
        return UsageError(f"“{of}” là {kind.title}, không có một số chung.", hint=hint)
    why = kind.never_issued or "văn bản này không có số, ký hiệu riêng"
    return UsageError(
        f"Không ghi {kind.title} (“{of}”) vào sổ văn bản: {why}.", hint=f"Chỉ in: tdkt render {of}."
    )


def _refuse(workspace: Workspace, of: str, key: str) -> None:
    """Raise InvalidFilesError where a file that the document rests on has an error."""
    batch = key if KINDS[of].key is BATCH else ""
    amended = next((one for one in workspace.all(Amendment) if (AMENDMENT, one.id) == (of, key)), None)
    if amended is not None and amended.batch:
        refuse_award_errors(view_of_draft(workspace, *amended.amended), amended.batch)
    elif batch:
        refuse_award_errors(workspace, batch)
    else:
        KINDS[of].refuse_errors(workspace, KINDS[of].key.read(key))


def _refuse_errors_in(workspace: Workspace, files: Collection[str], paper: str) -> None:
    """Raise InvalidFilesError where the own `files` of the document `paper` hold an error, also one that stops no other document."""
    wrong = [
        finding
        for finding in errors_in(workspace)
        if finding.place.file in files and not is_about_other_papers(workspace, finding, paper)
    ]
    if wrong:
        raise InvalidFilesError(wrong)


def _refuse_unfinished(workspace: Workspace, files: Iterable[str], of: str) -> None:
    """Raise UserError where one of the `files` that a document `of` is made from has a place that is still to be mended, and that it prints."""
    texts = texts_of(workspace, list(files))
    left = [
        found
        for found in workspace.to_mend
        if found.place.file in texts
        and is_printed_at(of, found.place.file, texts[found.place.file], found.place.line)
    ]
    if left:
        listed = "\n".join(
            f"  {found.place.file}:{found.place.line}: {found.text}" for found in left[:_SHOWN]
        )
        more = f"\n  … và {len(left) - _SHOWN} chỗ khác" if len(left) > _SHOWN else ""
        raise UserError(
            f"Còn {len(left)} chỗ đánh dấu “# SỬA:” ở điều mà văn bản in, chưa ban hành được:\n{listed}{more}",
            hint="Sửa xong (hoặc thấy đã đúng) thì xóa lời nhắc “# SỬA: …” ở các dòng ấy rồi chạy lại; xem tất cả: tdkt init --todo.",
        )


def _refuse_issued(workspace: Workspace, of: str, key: str) -> None:
    known = issued(workspace, of, key)
    if known is not None:
        raise UserError(
            f"{known.title} đã ban hành với số {known.said} ngày {known.date:%d/%m/%Y} ({known.origin.file}).",
            hint=f"{_instead(workspace, of, key)} Ghi nhầm mà chưa commit: git checkout -- plans.",
        )


def _instead(workspace: Workspace, of: str, key: str) -> str:
    """Say what is done where an issued document has to be other: an amendment by tdkt, else another document of the office."""
    if KINDS[of].is_amended:
        return f"Nội dung cần thay đổi thì {how_to_amend(of, key)}"
    if of == AMENDMENT:
        return "Nội dung cần thay đổi nữa thì lập văn bản sửa đổi khác: tdkt amend."
    if of in INSTEAD:
        return f"Nội dung phải khác đi thì {instead(workspace, of, key)}."
    return "Nội dung phải khác đi thì soạn văn bản khác, lấy số ở văn thư; sổ của tdkt giữ văn bản đã ghi."


def _said(workspace: Workspace, kind: DocumentKind, key: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of the papers of a document as they are printed once it is in the register of `workspace`.

    A paper that cannot be made tells none: what stops an issue was refused before.
    """
    try:
        jobs = [*kind.jobs(workspace, kind.key.read(key), Templates(workspace.root / TEMPLATES))]
        made = {job.name: job.make(iter) for job in jobs if isinstance(job, Job)}
    except UserError:
        return {}
    return {name: said_lines(paper) for name, paper in made.items() if isinstance(paper, OfficialDocument)}


def _refuse_taken(workspace: Workspace, number: int, subject: Issuable, date: datetime.date) -> None:
    own = workspace.organization.numbered_with(subject.issuer) if workspace.organization else subject.issuer
    taken = (own, date.year, number, subject.symbol)
    for known in all_issued(workspace):
        row = numbered_with(known, workspace.organization)
        if (row, known.date.year, known.number, known.symbol) == taken:
            raise UserError(
                f"Số {known.said} năm {date.year} đã dùng cho “{known.title}”.",
                hint="Kiểm tra số với văn thư; xem sổ: tdkt register.",
            )


def _registered(workspace: Workspace, year: int, line: dict[str, Any]) -> PlannedEdit:
    file = register_file(year)
    known = next((found for found in workspace.all(IssuedDocuments) if found.year == year), None)
    if known is not None:
        text, data = read_to_change(workspace.root, known.origin.file)
        longer = edit_yaml(text, lambda register: append(register["documents"], line))
        return PlannedEdit({known.origin.file: longer}, {known.origin.file: data})
    if file in workspace.files:
        raise UserError(
            f"{file} đang có lỗi nên chưa ghi vào sổ được.", hint="Chạy “tdkt validate” để xem lỗi."
        )
    fields = [f"{key}: {_scalar(value)}" for key, value in line.items()]
    head = f"{_SCHEMA}{_ABOUT}kind: issued-documents\nyear: {year}\ndocuments:\n  - "
    return PlannedEdit({file: head + "\n    ".join(fields) + "\n"})


def _scalar(value: object) -> str:
    if value is True:
        return "true"
    return as_scalar(value) if isinstance(value, str) else str(value)
