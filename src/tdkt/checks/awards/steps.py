"""Awards: each step of a batch leaves its data behind, in order of time, and the state says how far the batch has come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import BatchFile
from tdkt.checks.example_files import BATCH, NOMINATIONS, SESSION
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.model.award_batch import (
    DOCUMENT_NAMES,
    STATE_NAMES,
    STATES,
    SUDDEN,
    AwardBatch,
    ReceivedDocument,
)
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Place

_STATE = "state: awarded\n"
_BEFORE = "received: 2026-08-03\nappraisal: {date: 2026-08-10, opinion: Hồ sơ đủ điều kiện trình Hội đồng.}\n"
_SUBMISSION = "submission: {number: 15, date: 2026-09-08}\n"

STEP_MISSING = Rule(
    code="A401",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Đợt thiếu dữ liệu của bước đã qua",
    explanation="Mỗi trạng thái của đợt đòi phần dữ liệu của bước ấy: đã thẩm định thì có received, "
    "appraisal và các đề nghị; Hội đồng đã họp thì có session.yaml; đã trình thì có submission; "
    "danh hiệu phải lấy ý kiến Nhân dân (Gia đình văn hóa; thôn, tổ dân phố văn hóa) thì trước khi trình có notice; "
    "đã có quyết định thì có decision; đã trao thưởng thì có ceremony và payment.",
    examples=(
        Example(
            file=BATCH,
            text=_STATE + _BEFORE + _SUBMISSION,
            bad=(_STATE.replace("awarded", "▸awarded") + _BEFORE,),
            good=(_STATE + _BEFORE + _SUBMISSION,),
        ),
    ),
)
OUT_OF_ORDER = Rule(
    code="A402",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Các bước ngược thứ tự thời gian",
    explanation="Nhận hồ sơ, thẩm định, họp Hội đồng, trình, quyết định, trao thưởng diễn ra theo thứ tự; "
    "một bước không thể có ngày sớm hơn bước trước.",
    examples=(
        Example(
            file=BATCH,
            text="appraisal: {date: 2026-08-10",
            bad=("appraisal: {date: ▸2026-08-01", "appraisal: {date: ▸2026-08-02"),
            good=("appraisal: {date: 2026-08-10", "appraisal: {date: 2026-08-03"),
        ),
        Example(
            file=SESSION, text="date: 2026-09-01", bad=("date: ▸2026-08-09",), good=("date: 2026-08-10",)
        ),
        Example(
            file=BATCH,
            text="submission: {number: 15, date: 2026-09-08",
            bad=("submission: {number: 15, date: ▸2026-08-31",),
            good=("submission: {number: 15, date: 2026-09-01",),
        ),
        Example(
            file=BATCH,
            text="date: 2026-09-15, by",
            bad=("date: ▸2026-09-07, by",),
            good=("date: 2026-09-08, by",),
            also=("A405",),
        ),
        Example(
            file=BATCH,
            text="published: {date: 2026-09-16",
            bad=("published: {date: ▸2026-09-14",),
            good=("published: {date: 2026-09-15",),
        ),
        Example(
            file=BATCH,
            text="ceremony: {date: 2026-09-25",
            bad=("ceremony: {date: ▸2026-09-14",),
            good=("ceremony: {date: 2026-09-15",),
        ),
        Example(
            file=BATCH,
            text="payment: {date: 2026-09-28",
            bad=("payment: {date: ▸2026-09-14",),
            good=("payment: {date: 2026-09-15",),
        ),
        Example(
            file=BATCH,
            text="submission: {number",
            bad=(
                "notice: {from: 2026-08-12, until: ▸2026-08-11, where: Trụ sở}\nsubmission: {number",
                "notice: {from: 2026-08-11, until: ▸2026-09-16, where: Trụ sở}\nsubmission: {number",
            ),
            good=(
                "notice: {from: 2026-08-11, until: 2026-08-11, where: Trụ sở}\nsubmission: {number",
                "notice: {from: 2026-08-11, until: 2026-09-15, where: Trụ sở}\nsubmission: {number",
            ),
        ),
        Example(
            file=NOMINATIONS,
            text="{type: achievement_report, received: 2026-08-03}",
            bad=("{type: achievement_report, received: ▸2026-08-04}",),
            good=("{type: achievement_report, received: 2026-08-02}",),
        ),
        Example(
            file=NOMINATIONS,
            text="{type: ballot_result, received: 2026-09-01}",
            bad=("{type: ballot_result, received: ▸2026-08-31}",),
            good=("{type: ballot_result, received: 2026-09-02}",),
        ),
    ),
)
BEHIND = Rule(
    code="A409",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Trạng thái chậm hơn dữ liệu",
    explanation="Đã ghi dữ liệu của một bước (ý kiến thẩm định, phiếu bầu, tờ trình, quyết định, trao và chi "
    "thưởng) thì state phải ở bước ấy: tdkt kiểm tra theo state, để chậm là bỏ sót lỗi.",
    examples=(
        Example(
            file=BATCH,
            text=_STATE,
            bad=(
                "state: ▸submitted\n",
                "state: ▸decided\n",
                "state: ▸voted\n",
                "state: ▸appraised\n",
                "state: ▸collecting\n",
            ),
            good=(_STATE,),
        ),
    ),
)
RULES = (STEP_MISSING, OUT_OF_ORDER, BEHIND)

_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("appraised", ("received", "appraisal")),
    ("voted", ("session",)),
    ("submitted", ("notice", "submission")),
    ("decided", ("decision",)),
    ("awarded", ("ceremony", "payment")),
)
_STEP_NAMES = {
    "received": "ngày nhận đủ hồ sơ",
    "appraisal": "thẩm định",
    "notice": "lấy ý kiến Nhân dân (notice)",
    "session": "họp Hội đồng",
    "submission": "tờ trình",
    "decision": "quyết định",
    "published": "công khai kết quả",
    "ceremony": "trao thưởng",
    "payment": "chi thưởng",
}


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield what a step of the batch lacks, what came before its time, and where the state lags behind."""
    yield from _steps(case)
    yield from _behind(case.file)
    yield from _order(case.file)
    yield from _after_the_decision(case.file)
    yield from _notice(case.batch)
    for nomination in case.file.nominations:
        for document in nomination.documents:
            yield from _late_document(case.file, document)


def _part(file: BatchFile, name: str) -> Any:
    return file.session if name == "session" else getattr(file.batch, name)


def _steps(case: BatchCase) -> Iterator[Diagnostic]:
    file, batch = case.file, case.batch
    missing = [_STEP_NAMES[name] for name in _needed(case) if not _part(file, name)]
    if batch.has_reached("appraised") and not file.nominations:
        missing.append("đề nghị khen thưởng (nominations.yaml)")
    if missing:
        yield STEP_MISSING.at(
            batch.origin.at("state"),
            f"Đợt “{batch.id}” ghi “{STATE_NAMES[batch.state]}” nhưng chưa có: {', '.join(missing)}.",
            f"Ghi thêm, hoặc để state ở bước trước ({', '.join(STATES)}).",
        )


def _needed(case: BatchCase) -> Iterator[str]:
    """Yield what the steps that the batch has passed leave behind.

    In the simple procedure, and on titles that it has no part in, the Council does not meet; there the people's opinions are
    heard before the papers go to the Chairman.
    """
    left_out = set()
    if case.batch.simple_procedure or not case.goes_to_the_council:
        left_out.add("session")
    if not case.asks_the_people:
        left_out.add("notice")
    for state, names in _STEPS:
        if case.batch.has_reached(state):
            yield from (name for name in names if name not in left_out)


def _behind(file: BatchFile) -> Iterator[Diagnostic]:
    batch = file.batch
    done = {
        "appraised": batch.appraisal,
        "voted": file.session,
        "submitted": batch.submission,
        "decided": batch.decision or batch.published or batch.ceremony or batch.payment,
        "awarded": batch.ceremony and batch.payment,
    }
    there = [state for state, data in done.items() if data]
    if there and not batch.has_reached(there[-1]):
        yield BEHIND.at(
            batch.origin.at("state"),
            f"Đợt “{batch.id}” ghi “{STATE_NAMES[batch.state]}” nhưng đã có dữ liệu của bước “{STATE_NAMES[there[-1]]}”.",
            f"Ghi state: {there[-1]}; bước ấy chưa diễn ra thì bỏ dữ liệu của bước ấy.",
        )


def _dated(file: BatchFile) -> Iterator[tuple[str, datetime.date, Place]]:
    batch = file.batch
    if batch.received:
        yield "received", batch.received, batch.origin.at("received")
    for name in ("appraisal", "session", "submission", "decision"):
        part = _part(file, name)
        if part is not None:
            yield name, part.date, part.origin.at("date")


def _order(file: BatchFile) -> Iterator[Diagnostic]:
    before: tuple[str, datetime.date] | None = None
    for name, day, place in _dated(file):
        if before and day < before[1]:
            earlier = _STEP_NAMES[before[0]].removeprefix("ngày ")
            yield OUT_OF_ORDER.at(
                place,
                f"Ngày {_STEP_NAMES[name]} ({day:%d/%m/%Y}) sớm hơn ngày {earlier} ({before[1]:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
        before = (name, day)
    batch = file.batch
    if batch.type == SUDDEN and batch.event and batch.received and batch.received < batch.event:
        yield OUT_OF_ORDER.at(
            batch.origin.at("event"),
            f"Ngày lập thành tích ({batch.event:%d/%m/%Y}) sau ngày nhận đủ hồ sơ ({batch.received:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )


def _after_the_decision(file: BatchFile) -> Iterator[Diagnostic]:
    decision = file.batch.decision
    for name in ("published", "ceremony", "payment") if decision else ():
        found = _part(file, name)
        for part in found if isinstance(found, tuple) else (found,):
            if decision and part is not None and part.date < decision.date:
                yield OUT_OF_ORDER.at(
                    part.origin.at("date"),
                    f"Ngày {_STEP_NAMES[name]} ({part.date:%d/%m/%Y}) sớm hơn ngày quyết định ({decision.date:%d/%m/%Y}).",
                    "Kiểm tra hai ngày.",
                )


def _notice(batch: AwardBatch) -> Iterator[Diagnostic]:
    notice, decision = batch.notice, batch.decision
    if notice and notice.until < notice.from_:
        yield OUT_OF_ORDER.at(
            notice.origin.at("until"), "Ngày cuối lấy ý kiến sớm hơn ngày đầu.", "Kiểm tra hai ngày."
        )
    if notice and decision and notice.until > decision.date:
        yield OUT_OF_ORDER.at(
            notice.origin.at("until"),
            f"Lấy ý kiến đến {notice.until:%d/%m/%Y}, sau ngày quyết định ({decision.date:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )


def _late_document(file: BatchFile, document: ReceivedDocument) -> Iterator[Diagnostic]:
    received, session = file.batch.received, file.session
    name, day, place = DOCUMENT_NAMES[document.type], document.received, document.origin.at("received")
    is_ballot = document.type == "ballot_result"  # made at the session, so after the file is whole
    if is_ballot and session and day < session.date:
        yield OUT_OF_ORDER.at(
            place,
            f"Nhận {name} ngày {day:%d/%m/%Y}, trước ngày họp Hội đồng ({session.date:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )
    if not is_ballot and received and day > received:
        yield OUT_OF_ORDER.at(
            place,
            f"Nhận {name} ngày {day:%d/%m/%Y}, sau ngày nhận đủ hồ sơ ({received:%d/%m/%Y}).",
            "Sửa received của đợt hoặc ngày nhận của tài liệu.",
        )
