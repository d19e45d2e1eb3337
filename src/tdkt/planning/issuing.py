"""Issuing a document: its number and date go into the data, what was signed is stored, the register gets a line.

Everything is worked out and checked before a byte is written; the register is written last, so that a document stands in it only
when its stored copy is there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tdkt.changes.amended import FORM_NAMES, amended_changes, cited
from tdkt.checks.run import (
    no_such_batch,
    no_such_plan,
    refuse_award_errors,
    refuse_errors,
)
from tdkt.errors import UsageError, UserError
from tdkt.model.award_batch import STATES, AwardBatch
from tdkt.model.issued import (
    AMENDMENT,
    DECISION,
    ISSUED_NAMES,
    PLAN,
    REPORT,
    SUBMISSION,
    Amendment,
    IssuedDocuments,
)
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.plan import Plan
from tdkt.workspace.issued import (
    all_issued,
    copy_name,
    files_beside,
    fingerprint,
    held_files,
    issued,
    packed,
    period_of,
    register_file,
    texts_of,
)
from tdkt.workspace.workspace import Workspace, with_files
from tdkt.workspace.yaml_editor import append, edit_yaml, put
from tdkt.workspace.yaml_scalars import as_scalar

_SCHEMA = "# yaml-language-server: $schema=../../../schemas/issued-documents.schema.json\n"
_ABOUT = (
    "# Sổ văn bản thi đua, khen thưởng. Các dòng do tdkt issue ghi; bản lưu của từng văn bản nằm bên cạnh.\n"
)
_HELP = "Ví dụ: tdkt issue plan 2026 --number 40 --date 2026-01-30."


@dataclass(frozen=True, slots=True)
class Issuing:
    """What is written when a document is issued: `files` (path → text) in the order of writing, `title` as it is cited."""

    title: str
    number: int
    symbol: str
    date: datetime.date
    files: dict[str, str]
    copy: str
    illustrative: bool

    @property
    def said(self) -> str:
        """Number and symbol as they are cited."""
        return f"{self.number:02}/{self.symbol}"


@dataclass(frozen=True, slots=True)
class _Subject:
    """A document that can be issued: its words, and how its number and date stand in the data (None: nowhere)."""

    symbol: str
    title: str
    illustrative: bool
    file: str | None
    write: Callable[[Any], None] | None
    effective: datetime.date | None = None


def issuing(
    workspace: Workspace, of: str, key: str, number: int, date: datetime.date, symbol: str = ""
) -> Issuing:
    """Work out what issuing a document (`of` as in ISSUED_NAMES) with `number` on `date` writes.

    `symbol` is that of the data unless given. Raises UsageError for what there is not, UserError where the document has been
    issued, the number is taken, the data says otherwise or a file has an error.
    """
    organization = workspace.organization
    if of not in ISSUED_NAMES:
        choices = "; ".join(f"{name} ({said})" for name, said in ISSUED_NAMES.items())
        raise UsageError(f"Không ban hành được “{of}”.", hint=f"Chỉ dùng: {choices}. {_HELP}")
    if number < 1:
        raise UsageError(f"Số văn bản không thể là {number}.", hint="Số là số nguyên từ 1.")
    if organization is None:
        raise UserError("Kho chưa có tệp organization đọc được.", hint="Chạy “tdkt validate” để xem lỗi.")
    key = _period(key).key if of == REPORT else key
    _refuse_issued(workspace, of, key)
    _refuse(workspace, of, key)
    subject = _SUBJECTS[of](workspace, organization, key, number, date, symbol)
    _refuse_taken(workspace, number, subject.symbol, date)
    edited: dict[str, str] = {}
    if subject.file is not None and subject.write is not None:
        before = _text(workspace, subject.file)
        after = edit_yaml(before, subject.write)
        if after != before:
            edited[subject.file] = after
    changed = with_files(workspace, edited)
    files = [*held_files(changed, of, key), *files_beside(changed, _amended_kind(workspace, of, key))]
    texts = texts_of(changed, files)
    register = register_file(date.year)
    copy = copy_name(register.rpartition("/")[0], number, subject.symbol)
    line = {
        "of": of,
        "key": key,
        "number": number,
        "symbol": subject.symbol,
        "date": date,
        **({"effective": subject.effective} if subject.effective else {}),
        "title": subject.title,
        **({"illustrative": True} if subject.illustrative else {}),
        "fingerprint": fingerprint(texts),
    }
    written = {copy: packed(texts).decode(), **edited, register: _registered(workspace, date.year, line)}
    _refuse(with_files(workspace, written), of, key)
    return Issuing(subject.title, number, subject.symbol, date, written, copy, subject.illustrative)


def _amended_kind(workspace: Workspace, of: str, key: str) -> str:
    """Return the kind of document that an amendment changes, `of` itself for any other."""
    return next((one.amended[0] for one in workspace.all(Amendment) if (AMENDMENT, one.id) == (of, key)), of)


def _refuse(workspace: Workspace, of: str, key: str) -> None:
    """Raise InvalidFilesError where a file that the document rests on has an error."""
    batch = key if of in (DECISION, SUBMISSION) else ""
    if of == AMENDMENT:
        batch = next((one.batch or "" for one in workspace.all(Amendment) if one.id == key), "")
    if batch:
        refuse_award_errors(workspace, batch)
    else:
        refuse_errors(workspace)


def _refuse_issued(workspace: Workspace, of: str, key: str) -> None:
    known = issued(workspace, of, key)
    if known is not None:
        raise UserError(
            f"{known.title} đã ban hành với số {known.said} ngày {known.date:%d/%m/%Y} ({known.origin.file}).",
            hint="Nội dung cần thay đổi thì lập văn bản sửa đổi: tdkt amend. Ghi nhầm mà chưa commit: git checkout -- plans.",
        )


def _refuse_taken(workspace: Workspace, number: int, symbol: str, date: datetime.date) -> None:
    for known in all_issued(workspace):
        if (known.date.year, known.number, known.symbol) == (date.year, number, symbol):
            raise UserError(
                f"Số {known.said} năm {date.year} đã dùng cho “{known.title}”.",
                hint="Kiểm tra số với văn thư; xem sổ: tdkt register.",
            )


def _text(workspace: Workspace, file: str) -> str:
    from tdkt.planning.new_year.new_files import source_of

    return source_of(workspace, file).text


def _registered(workspace: Workspace, year: int, line: dict[str, Any]) -> str:
    file = register_file(year)
    known = next((found for found in workspace.all(IssuedDocuments) if found.year == year), None)
    if known is not None:
        return edit_yaml(_text(workspace, known.origin.file), lambda data: append(data["documents"], line))
    if file in workspace.files:
        raise UserError(
            f"{file} đang có lỗi nên chưa ghi vào sổ được.", hint="Chạy “tdkt validate” để xem lỗi."
        )
    fields = [f"{key}: {_scalar(value)}" for key, value in line.items()]
    return (
        f"{_SCHEMA}{_ABOUT}kind: issued-documents\nyear: {year}\ndocuments:\n  - "
        + "\n    ".join(fields)
        + "\n"
    )


def _scalar(value: object) -> str:
    if value is True:
        return "true"
    return as_scalar(value) if isinstance(value, str) else str(value)


def _agree(said: object, given: object, what: str, file: str) -> None:
    if said is not None and said != given:
        raise UserError(
            f"{file} đã ghi {what} là {said}, khác với {given} trong lệnh.",
            hint="Kiểm tra trên văn bản đã ký rồi sửa lệnh hoặc sửa tệp.",
        )


def _dated(
    file: str, number: int | None, date: datetime.date | None, given: tuple[int, datetime.date]
) -> Callable[[Any], None] | None:
    """Return what writes number and date at the top of a file, None where they stand there already."""
    _agree(number, given[0], "số", file)
    _agree(date, given[1], "ngày", file)
    if number is not None and date is not None:
        return None

    def write(data: Any) -> None:
        put(data, "number", given[0], before="symbol")
        keys = [*data, None]
        put(data, "date", given[1], before=keys[keys.index("symbol") + 1])

    return write


def _plan(
    workspace: Workspace, organization: Organization, key: str, number: int, date: datetime.date, symbol: str
) -> _Subject:
    plan = next((found for found in workspace.plans if str(found.year) == key), None)
    if plan is None:
        if re.fullmatch(r"\d{4}", key):
            raise no_such_plan(workspace, int(key))
        raise UsageError(f"“{key}” không phải một năm.", hint=_HELP)
    file = plan.origin.file
    if symbol:
        _agree(plan.symbol, symbol, "ký hiệu", file)
    write = _dated(file, plan.number, plan.date, (number, date))
    return _Subject(plan.symbol, _plan_title(plan), plan.illustrative, file, write)


def _plan_title(plan: Plan) -> str:
    return f"Kế hoạch {plan.title[:1].lower()}{plan.title[1:]}"


def _period(key: str) -> Period:
    try:
        period = period_of(key)
    except ValueError:
        period = None
    if period is None or not period.year:
        raise UsageError(
            f"“{key}” không phải một kỳ báo cáo.",
            hint="Ghi 2026-Q1 (quý), 2026-H1 (6 tháng), 2026-9M (9 tháng) hoặc 2026 (năm).",
        )
    return period


def _report(
    workspace: Workspace, organization: Organization, key: str, number: int, date: datetime.date, symbol: str
) -> _Subject:
    period = _period(key)
    plan = next((found for found in workspace.plans if found.year == period.year), None)
    if plan is None:
        raise no_such_plan(workspace, period.year)
    if plan.is_draft:
        raise UserError(
            f"Kế hoạch năm {period.year} chưa ban hành nên báo cáo kết quả chưa ban hành được.",
            hint=f"Ghi kế hoạch vào sổ trước: tdkt issue plan {period.year} --number … --date ….",
        )
    covered = [
        found
        for found in workspace.reports
        if found.period.year == period.year and found.period.last <= period.last
    ]
    if not covered:
        raise UserError(
            f"Chưa có báo cáo nào của các đơn vị đến hết {period.title}.", hint="Xem: tdkt status."
        )
    words = [found for found in workspace.ward_reports if found.period == period]
    quarter = Period.quarter(period.year, period.last)
    if date < quarter.first_day:
        raise UserError(
            f"Báo cáo {period.title} không thể ban hành ngày {date:%d/%m/%Y}, trước khi vào {quarter.title}."
        )
    return _Subject(
        symbol or f"BC-{organization.abbreviation}",
        f"Báo cáo kết quả thực hiện công tác thi đua, khen thưởng {period.title}",
        plan.illustrative
        or any(found.illustrative for found in covered)
        or any(found.illustrative for found in words),
        None,
        None,
    )


def _batch(workspace: Workspace, key: str) -> AwardBatch:
    batches = {found.id: found for found in workspace.all(AwardBatch)}
    if key not in batches:
        raise no_such_batch(key, list(batches))
    return batches[key]


def _advance(data: Any, state: str) -> None:
    if STATES.index(data["state"]) < STATES.index(state):
        put(data, "state", state)


def _decision(
    workspace: Workspace, organization: Organization, key: str, number: int, date: datetime.date, symbol: str
) -> _Subject:
    batch = _batch(workspace, key)
    if batch.level != "ward":
        raise UserError(
            f"Đợt “{key}” do {organization.city_word} quyết định nên {organization.kind_word} không ban hành quyết định.",
            hint=f"Ghi số, ngày quyết định của {organization.city_word} vào decision của {batch.origin.file}.",
        )
    known, file = batch.decision, batch.origin.file
    symbol = symbol or (known.number.partition("/")[2] if known else "") or f"QĐ-{organization.abbreviation}"
    said = f"{number}/{symbol}"
    if known is not None:
        _agree(known.number, said, "số quyết định", file)
        _agree(known.date, date, "ngày quyết định", file)

    def write(data: Any) -> None:
        if known is None:
            put(data, "decision", {"number": said, "date": date, "by": "ward"})
        _advance(data, "decided")

    title = f"Quyết định khen thưởng {batch.title}"
    return _Subject(symbol, title, batch.illustrative, file, write)


def _submission(
    workspace: Workspace, organization: Organization, key: str, number: int, date: datetime.date, symbol: str
) -> _Subject:
    from tdkt.documents.awards.submission import default_symbol

    batch = _batch(workspace, key)
    known, file = batch.submission, batch.origin.file
    usual = default_symbol(organization, batch.level)
    symbol = symbol or (known.symbol if known and known.symbol else usual)
    if known is not None:
        _agree(known.number, number, "số tờ trình", file)
        _agree(known.date, date, "ngày tờ trình", file)

    def write(data: Any) -> None:
        if known is None:
            own = {"symbol": symbol} if symbol != usual else {}
            put(data, "submission", {"number": number, **own, "date": date}, before=_later(data))
        _advance(data, "submitted")

    return _Subject(symbol, f"Tờ trình đề nghị khen thưởng {batch.title}", batch.illustrative, file, write)


def _later(data: Any) -> str | None:
    return next(
        (key for key in ("decision", "published", "ceremony", "payment", "cites") if key in data), None
    )


def _amendment(
    workspace: Workspace, organization: Organization, key: str, number: int, date: datetime.date, symbol: str
) -> _Subject:
    known = {one.id: one for one in workspace.all(Amendment)}
    if key not in known:
        raise UsageError(
            f"Không có văn bản sửa đổi “{key}”.",
            hint=f"Đang có: {', '.join(known)}." if known else "Lập bằng: tdkt amend plan NĂM --reason “…”.",
        )
    one = known[key]
    base = issued(workspace, *one.amended)
    if base is None:
        raise UserError(f"Văn bản được sửa đổi ({one.amended[1]}) chưa có trong sổ văn bản.")
    if date < base.date:
        raise UserError(
            f"Văn bản sửa đổi ngày {date:%d/%m/%Y} không thể trước văn bản được sửa đổi (ngày {base.date:%d/%m/%Y})."
        )
    file = one.origin.file
    if not one.paragraphs and not amended_changes(workspace, one):
        raise UserError(
            f"Chưa có nội dung nào khác {cited(base)} nên không có gì để sửa đổi.",
            hint="Sửa các tệp của kế hoạch, đợt khen thưởng trước; xem: tdkt amend … rồi tdkt render amendment.",
        )
    if symbol:
        _agree(one.symbol, symbol, "ký hiệu", file)
    return _Subject(
        one.symbol,
        f"{FORM_NAMES[one.form]} sửa đổi, bổ sung {cited(base)}",
        one.illustrative or base.illustrative,
        file,
        _dated(file, one.number, one.date, (number, date)),
        one.effective,
    )


_SUBJECTS = {
    PLAN: _plan,
    REPORT: _report,
    DECISION: _decision,
    SUBMISSION: _submission,
    AMENDMENT: _amendment,
}
