"""Opening an amendment: the file with the clerk's words; its articles come from what is changed afterwards."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

from tdkt.changes.amended import FORM_NAMES
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.issued.signed import INSTEAD, instead
from tdkt.checks.unread import refuse_incomplete
from tdkt.documents.kinds import KINDS
from tdkt.documents.not_printed import view_of_draft
from tdkt.errors import UsageError, UserError
from tdkt.model.award_batch import AwardBatch
from tdkt.model.issued import (
    AMENDMENT,
    DECISION,
    DRIVE,
    DRIVE_REPORT,
    ISSUED_KINDS,
    OF_GROUPS,
    PLAN,
    REPLACEMENT,
    REPORT,
    STAGE_REPORT,
    IssuedDocument,
)
from tdkt.model.issuer import usual_signer_id
from tdkt.model.plan_year import read_year, year_name
from tdkt.model.records import dataclass
from tdkt.model.text import slug, upper_first
from tdkt.workspace.issued import issued, life_of, open_amendment
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_scalar

_HEAD = "# yaml-language-server: $schema=../../../schemas/amendment.schema.json\n"
_ABOUT = (
    "# Các điểm sửa đổi do tdkt lập từ chỗ khác nhau giữa dữ liệu và bản đã ký: sửa thẳng ở tệp của {what}.\n"
    "# In dự thảo: tdkt render amendment {id}\n"
    "# Ký xong: tdkt issue amendment {id} --number … --date NĂM-THÁNG-NGÀY\n"
)
_ABOUT_ANEW = (
    "# Văn bản thay thế {what} đã ký: tdkt in lại cả văn bản từ dữ liệu, sửa thẳng ở các tệp của nó.\n"
    "# In dự thảo: tdkt render amendment {id}\n"
    "# Ký xong: tdkt issue amendment {id} --number … --date NĂM-THÁNG-NGÀY\n"
)


@dataclass(frozen=True, slots=True)
class NewAmendment:
    """The file that an amendment begins with, and what the workspace is once it is written."""

    id: str
    file: str
    edit: PlannedEdit
    foreseen: Foreseen


def new_amendment(
    workspace: Workspace,
    of: str,
    key: str,
    reason: str,
    form: str = "",
    effective: datetime.date | None = None,
) -> NewAmendment:
    """Return a new amendment to an issued plan or decision (`of`, `key`), or a replacement of another paper.

    `form` is "plan" or "decision", by default that of the document (NĐ 30/2020, Điều 18.3); a replacement has that of the paper. Raises UsageError for what
    cannot be amended, UserError where it has not been issued, an amendment is open, or the files would hold an error.
    """
    _refuse_kind(workspace, of, key)
    _refuse_request(of, reason, form, effective)
    key = KINDS[of].key.in_register(workspace, KINDS[of].key.read(key))
    first = _to_be_amended(workspace, of, key)
    texts = _written(workspace, first, _Request(of, key, reason, form or of, effective))
    (file,) = texts
    edit = PlannedEdit(texts)
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, "Kho", "Chạy “tdkt validate”, sửa chỗ ấy rồi chạy lại.")
    return NewAmendment(PurePosixPath(file).stem, file, edit, foreseen)


def _refuse_kind(workspace: Workspace, of: str, key: str) -> None:
    """Raise UsageError where no amendment of tdkt changes documents of the kind `of`, with what is done instead."""
    kind = ISSUED_KINDS.get(of)
    if kind is None or not (kind.is_amended or kind.is_replaced):
        raise UsageError(f"Không lập văn bản sửa đổi cho “{of}”.", hint=_instead(workspace, of, key))


def _refuse_request(of: str, reason: str, form: str, effective: datetime.date | None) -> None:
    kind = ISSUED_KINDS[of]
    if kind.is_replaced and (form or effective):
        raise UsageError(
            f"{upper_first(kind.name)} được thay thế bằng cả văn bản cùng loại, có hiệu lực từ ngày ký.",
            hint=f"Bỏ --form, --effective: tdkt amend {of} … --reason “…”.",
        )
    if form not in ("", *FORM_NAMES):
        raise UsageError(
            f"Không có hình thức “{form}”.", hint="Chỉ dùng: plan (kế hoạch), decision (quyết định)."
        )
    if not reason.strip():
        raise UsageError("Thiếu lý do sửa đổi.", hint="Thêm --reason “…”, viết thành câu.")


def _instead(workspace: Workspace, of: str, key: str) -> str:
    """Say what is done where a paper has to be other that no amendment of tdkt changes."""
    if of in INSTEAD:
        return f"Nội dung phải khác đi thì {instead(workspace, of, key)}."
    if of in (STAGE_REPORT, DRIVE_REPORT):
        return "Số liệu sửa sau khi báo cáo thì ghi corrections, kèm lý do, trong báo cáo của đơn vị; cơ quan soạn báo cáo bổ sung ngoài tdkt nếu cần."
    if of == DRIVE:
        return "Nội dung phải khác đi thì ban hành kế hoạch phát động khác: tdkt new drive … --id MÃ_KHÁC."
    if of in ISSUED_KINDS and of != AMENDMENT:
        return "Đã gửi rồi mà nội dung phải khác đi thì soạn công văn khác, lấy số ở văn thư; sổ của tdkt giữ bản đã ghi."
    taken = [f"{one.of} ({one.name})" for one in ISSUED_KINDS.values() if one.is_amended or one.is_replaced]
    again = (
        "Văn bản sửa đổi đã ký cần sửa nữa thì lập văn bản khác cho văn bản gốc. " if of == AMENDMENT else ""
    )
    return f"{again}Chỉ dùng: {'; '.join(taken)}."


def _to_be_amended(workspace: Workspace, of: str, key: str) -> IssuedDocument:
    """Return what is to be amended; raises UserError where it has not been issued, or is being amended already."""
    refuse_incomplete(view_of_draft(workspace, of, key), "chưa biết khác bản đã ký ở đâu")
    first = issued(workspace, of, key)
    if first is None:
        document = {PLAN: "kế hoạch năm", DECISION: "quyết định của đợt"}.get(of, ISSUED_KINDS[of].name)
        raise UserError(
            f"Chưa có {document} {key} trong sổ văn bản: chưa ban hành thì sửa thẳng trong tệp.",
            hint=f"Đã ban hành thì ghi vào sổ trước: tdkt issue {of} {key} --number … --date ….",
        )
    open_ = open_amendment(workspace, of, key)
    if open_ is not None:
        raise UserError(
            f"Đang có văn bản sửa đổi chưa ban hành: {open_.origin.file}.",
            hint=f"Sửa tiếp văn bản ấy, hoặc ban hành: tdkt issue amendment {open_.id} --number … --date ….",
        )
    return first


@dataclass(frozen=True, slots=True)
class _Request:
    """What the clerk asks for: an amendment to (`of`, `key`) in the shape `form`, "plan" or "decision"."""

    of: str
    key: str
    reason: str
    form: str
    effective: datetime.date | None


def _written(workspace: Workspace, first: IssuedDocument, asked: _Request) -> dict[str, str]:
    """Return the file of the amendment to `first`, by its path."""
    if ISSUED_KINDS[asked.of].is_replaced:
        return _written_anew(workspace, first, asked)
    year, signer, archive, recipients = _from_data(workspace, asked.of, asked.key)
    number = len(life_of(workspace, asked.of, asked.key))
    of_plan = asked.of == PLAN
    name = f"ke-hoach-{asked.key}-lan-{number}" if of_plan else f"{asked.key}-lan-{number}"
    what = "kế hoạch" if of_plan else f"đợt {asked.key}"
    symbol = first.symbol if asked.form == asked.of else _usual_symbol(workspace, asked.form, first.issuer)
    fields: dict[str, object] = {
        "kind": "amendment",
        "id": name,
        "year": year,
        "illustrative": "true" if first.illustrative else None,
        "amends": asked.of,
        "batch": None if of_plan else asked.key,
        "form": asked.form,
        "symbol": as_scalar(symbol),
        "effective": asked.effective,
        "reason": as_scalar(_sentence(asked.reason)),
    }
    lines = [f"{key}: {value}" for key, value in fields.items() if value is not None]
    lines += ["recipients:", *(f"  - {as_scalar(found)}" for found in recipients)]
    lines += [f"archive: {as_scalar(archive)}", f"signer: {signer}"]
    text = _HEAD + _ABOUT.format(what=what, id=name) + "\n".join(lines) + "\n"
    return {FILE_KINDS["amendment"].file(year=year, id=name): text}


def _written_anew(workspace: Workspace, first: IssuedDocument, asked: _Request) -> dict[str, str]:
    """Return the file of the replacement of `first`, by its path."""
    key = KINDS[asked.of].key
    subject = key.subject(workspace, key.read(asked.key))
    year = subject.period.year if asked.of == REPORT else subject.year
    of_group = asked.of in OF_GROUPS
    named = asked.key.rpartition("/")[2] if of_group else asked.key
    id_ = f"{asked.of}-{slug(named)}-lan-{len(life_of(workspace, asked.of, asked.key))}"
    fields: dict[str, object] = {
        "kind": "amendment",
        "id": id_,
        "year": year,
        "illustrative": "true" if first.illustrative else None,
        "amends": asked.of,
        "group" if of_group else "key": as_scalar(named),
        "form": REPLACEMENT,
        "symbol": as_scalar(first.symbol),
        "reason": as_scalar(_sentence(asked.reason)),
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    text = _HEAD + _ABOUT_ANEW.format(what=ISSUED_KINDS[asked.of].name, id=id_) + "\n".join(lines) + "\n"
    return {FILE_KINDS["amendment"].file(year=year, id=id_): text}


def _usual_symbol(workspace: Workspace, form: str, issuer: str | None) -> str:
    """Return the symbol of a document of another shape than the one that it amends."""
    organization = workspace.organization
    body = (organization.issuer_with(issuer) if issuer else None) or organization if organization else None
    abbreviation = body.abbreviation if body else "UBND"
    return f"KH-{abbreviation}" if form == PLAN else f"QĐ-{abbreviation}"


def _sentence(text: str) -> str:
    said = text.strip()
    said = upper_first(said)
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _from_data(workspace: Workspace, of: str, key: str) -> tuple[int, str, str, tuple[str, ...]]:
    """Return year, signer, archive and recipients of the amendment, from the document that it amends."""
    batches = {found.id: found for found in workspace.all(AwardBatch)} if of == DECISION else {}
    batch = batches.get(key)
    year = batch.year if batch else read_year(key)
    plan = next((found for found in workspace.plans if found.year == year), None)
    organization = workspace.organization
    if plan is None or organization is None:
        raise UserError(f"Không có kế hoạch {year_name(year)} để lấy nơi nhận, người ký.")
    signer = plan.signer if of == PLAN else usual_signer_id(organization, plan.signer)
    signer = (batch.decision.signer if batch and batch.decision else None) or signer
    recipients = (
        plan.recipients
        if of == PLAN
        else (f"Hội đồng Thi đua - Khen thưởng {organization.kind_word}", "Các tập thể, cá nhân có liên quan")
    )
    return year, signer, plan.archive, tuple(recipients)
