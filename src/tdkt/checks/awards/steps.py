"""Awards: each step of a batch leaves its data behind, in order of time, and the state says how far the batch has come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.checks.example_files import BATCH, NOMINATIONS, SESSION
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import DOCUMENT_NAMES, KIND_NAMES, STATE_NAMES, STATES, SUDDEN
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
NOT_SIMPLE = Rule(
    code="A410",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Không được xét theo thủ tục đơn giản",
    explanation="Thủ tục đơn giản (không họp Hội đồng, hồ sơ gồm tờ trình và tóm tắt thành tích) chỉ dùng "
    "cho loại hình ghi ở tham số simple_procedure_for và cho hình thức có hồ sơ theo thủ tục đơn "
    "giản (simple_file).",
    examples=(
        Example(
            file=BATCH,
            text="level: ward\n",
            bad=("level: ward\nsimple_procedure: ▸true\n",),
            good=("level: ward\n",),
        ),
    ),
    source=Articles("parameters.simple_procedure_for"),
)
SAME_NUMBER = Rule(
    code="A411",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Hai quyết định cùng số",
    explanation="Trong một năm, mỗi số quyết định chỉ dùng một lần; hai đợt cùng một quyết định thì cùng "
    "ngày.",
    source="NĐ 30/2020, Phụ lục I, Phần I, II.3",
)

RULES = (STEP_MISSING, OUT_OF_ORDER, BEHIND, NOT_SIMPLE, SAME_NUMBER)

_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("appraised", ("received", "appraisal")),
    ("voted", ("session",)),
    ("submitted", ("submission",)),
    ("decided", ("decision",)),
    ("awarded", ("ceremony", "payment")),
)
_STEP_NAMES = {
    "received": "ngày nhận đủ hồ sơ",
    "appraisal": "thẩm định",
    "notice": "lấy ý kiến",
    "session": "họp Hội đồng",
    "submission": "tờ trình",
    "decision": "quyết định",
    "published": "công khai kết quả",
    "ceremony": "trao thưởng",
    "payment": "chi thưởng",
}


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what a step of the batch lacks, what came before its time, and where the state lags behind."""
    yield from _steps(file)
    yield from _behind(file)
    yield from _simple(file, law)
    yield from _order(file)
    yield from _same_number(file, book)


def _part(file: BatchFile, name: str) -> Any:
    return file.session if name == "session" else getattr(file.batch, name)


def _steps(file: BatchFile) -> Iterator[Diagnostic]:
    batch = file.batch
    needed = [name for state, names in _STEPS if batch.has_reached(state) for name in names]
    if batch.simple_procedure and "session" in needed:
        needed.remove("session")
    missing = [_STEP_NAMES[name] for name in needed if _part(file, name) is None]
    if batch.has_reached("appraised") and not file.nominations:
        missing.append("đề nghị khen thưởng (nominations.yaml)")
    if missing:
        yield STEP_MISSING.at(
            batch.origin.at("state"),
            f"Đợt “{batch.id}” ghi “{STATE_NAMES[batch.state]}” nhưng chưa có: {', '.join(missing)}.",
            f"Ghi thêm, hoặc để state ở bước trước ({', '.join(STATES)}).",
        )


def _behind(file: BatchFile) -> Iterator[Diagnostic]:
    batch, session = file.batch, file.session
    voted = session is not None and bool(session.votes)
    done = {
        "appraised": batch.appraisal,
        "voted": voted,
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


def _simple(file: BatchFile, law: LawInForce) -> Iterator[Diagnostic]:
    batch, usual = file.batch, law.parameters["simple_procedure_for"]
    if not batch.simple_procedure:
        return
    place = batch.origin.at("simple_procedure")
    if batch.type not in usual.value:
        allowed = ", ".join(KIND_NAMES[kind] for kind in usual.value) or "không loại hình nào"
        yield NOT_SIMPLE.at(
            place,
            f"Đợt “{batch.id}” khen {KIND_NAMES[batch.type]}; thủ tục đơn giản chỉ dùng cho: {allowed} ({usual.said}).",
            "Bỏ simple_procedure, họp Hội đồng và ghi session.yaml.",
        )
        return
    for nomination in file.standing:
        award = law.awards.get(nomination.award)
        if award is not None and award.simple_file is None:
            yield NOT_SIMPLE.at(
                place,
                f"{award.name} không có hồ sơ theo thủ tục đơn giản (đề nghị {nomination.id}; {usual.said}).",
                "Chuyển đề nghị ấy sang đợt có họp Hội đồng.",
                ((nomination.origin.at("award"), "đề nghị ở đây"),),
            )


def _same_number(file: BatchFile, book: AwardBook) -> Iterator[Diagnostic]:
    decision = file.batch.decision
    for other in book.batches if decision else ():
        theirs = other.batch.decision
        if (
            decision
            and theirs
            and (theirs.date, other.batch.id) < (decision.date, file.batch.id)
            and (theirs.by, theirs.date.year) == (decision.by, decision.date.year)
            and theirs.number.casefold() == decision.number.casefold()
            and theirs.date != decision.date
        ):
            yield SAME_NUMBER.at(
                decision.origin.at("number"),
                f"Quyết định số {decision.number} ngày {decision.date:%d/%m/%Y} trùng số với quyết định ngày "
                f"{theirs.date:%d/%m/%Y} của đợt “{other.batch.id}”.",
                "Kiểm tra số và ngày của hai quyết định.",
                ((theirs.origin.at("number"), "quyết định kia"),),
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
            yield OUT_OF_ORDER.at(
                place,
                f"Ngày {_STEP_NAMES[name]} ({day:%d/%m/%Y}) sớm hơn ngày {_STEP_NAMES[before[0]]} ({before[1]:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
        before = (name, day)
    decision, event = file.batch.decision, file.batch.event
    if event and file.batch.type == SUDDEN and file.batch.received and file.batch.received < event:
        yield OUT_OF_ORDER.at(
            file.batch.origin.at("event"),
            f"Ngày lập thành tích ({event:%d/%m/%Y}) sau ngày nhận đủ hồ sơ ({file.batch.received:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )
    for name in ("published", "ceremony", "payment"):
        part = _part(file, name)
        if decision and part is not None and part.date < decision.date:
            yield OUT_OF_ORDER.at(
                part.origin.at("date"),
                f"Ngày {_STEP_NAMES[name]} ({part.date:%d/%m/%Y}) sớm hơn ngày quyết định ({decision.date:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
    notice = file.batch.notice
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
    for nomination in file.nominations:
        for document in nomination.documents:
            yield from _late_document(file, document.type, document.received, document.origin.at("received"))


def _late_document(file: BatchFile, kind: str, day: datetime.date, place: Place) -> Iterator[Diagnostic]:
    received, session = file.batch.received, file.session
    if kind == "ballot_result" and session and day < session.date:
        yield OUT_OF_ORDER.at(
            place,
            f"Nhận {DOCUMENT_NAMES[kind]} ngày {day:%d/%m/%Y}, trước ngày họp Hội đồng ({session.date:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )
    if received and kind != "ballot_result" and day > received:
        yield OUT_OF_ORDER.at(
            place,
            f"Nhận {DOCUMENT_NAMES[kind]} ngày {day:%d/%m/%Y}, sau ngày nhận đủ hồ sơ ({received:%d/%m/%Y}).",
            "Sửa received của đợt hoặc ngày nhận của tài liệu.",
        )
