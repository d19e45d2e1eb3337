"""Awards: the file of each nomination is complete, deadlines are kept, what is decided is numbered and rests on law in force."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.law_values import day_of_year
from tdkt.awards.working_days import working_days_after
from tdkt.checks.example_files import BATCH, NOMINATIONS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.mentions import mentions
from tdkt.law.packs import AwardRule
from tdkt.model.award_batch import DOCUMENT_NAMES, Nomination
from tdkt.model.diagnostic import Diagnostic

_DOCUMENTS = "    documents:\n"
_FIRST = "      - {type: submission, received: 2026-08-03}\n      - {type: achievement_report"
_SECOND = "      - {type: achievement_report"

FILE_INCOMPLETE = Rule(
    code="A403",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Hồ sơ chưa đủ",
    explanation="Từ khi thẩm định, hồ sơ của mỗi đề nghị phải đủ thành phần theo quy định; kết quả bỏ phiếu "
    "thì từ khi Hội đồng họp. Thành phần hồ sơ do tỉnh, thành phố quy định: ghi vào quy định "
    "riêng (tham số file của danh hiệu, hình thức).",
    examples=(
        Example(
            file=NOMINATIONS,
            text=_DOCUMENTS + _FIRST,
            bad=(_DOCUMENTS + _SECOND.replace("- {", "▸- {"),),
            good=(_DOCUMENTS + _FIRST,),
        ),
    ),
    source=Articles("principles.file", "articles.files_set_by_city"),
)
FILE_AWAITED = Rule(
    code="A404",
    severity=WARNING,
    title="Hồ sơ chưa đủ (đang nhận)",
    explanation="Như A403, khi đợt còn đang nhận hồ sơ.",
    source=Articles("principles.file"),
)
LATE = Rule(
    code="A405",
    severity=WARNING,
    title="Quá thời hạn",
    explanation="Thẩm định, chuyển quyết định đến người được khen, gửi hồ sơ trước sự kiện, lấy ý kiến công "
    "khai có thời hạn tính bằng ngày (làm việc). Thời hạn của thành phố thì ghi vào quy định "
    "riêng.",
    examples=(
        Example(
            file=BATCH,
            text="appraisal: {date: 2026-08-10",
            bad=("appraisal: {date: ▸2026-08-31", "appraisal: {date: ▸2026-08-29"),
            good=("appraisal: {date: 2026-08-10", "appraisal: {date: 2026-08-28"),
        ),
        Example(
            file=BATCH,
            text="ceremony: {date: 2026-09-25",
            bad=("ceremony: {date: ▸2026-09-30",),
            good=("ceremony: {date: 2026-09-29",),
        ),
    ),
    source=Articles("awards.chien-si-thi-dua-co-so.appraisal_working_days"),
)
ORDINALS = Rule(
    code="A406",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Số thứ tự trong quyết định sai",
    explanation="Khi đã có quyết định, mỗi đề nghị được khen có một số thứ tự riêng, liền nhau từ 1: đó là "
    "số sổ vàng trên giấy khen. Đề nghị bị loại không có số.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="ordinal: 4",
            bad=("ordinal: ▸3", "ordinal: ▸5", "ordinal: ▸1"),
            good=("ordinal: 4",),
        ),
    ),
)
NO_LAW = Rule(
    code="A407",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Chưa có quy định cho ngày này",
    explanation="tdkt không biết quy định về khen thưởng có hiệu lực vào ngày của đợt nên không kiểm tra "
    "được. Cập nhật tdkt, hoặc xem lại ngày.",
)
CITES_EXPIRED = Rule(
    code="A408",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Quyết định căn cứ văn bản không có hiệu lực",
    explanation="Căn cứ của quyết định phải đang có hiệu lực vào ngày quyết định, và ghi đúng ngày của văn "
    "bản.",
    examples=(
        Example(
            file=BATCH,
            text="submission: {number",
            bad=(
                "cites: [▸Nghị định số 98/2023/NĐ-CP của Chính phủ]\nsubmission: {number",
                "cites: [▸Nghị định số 152/2025/NĐ-CP ngày 15 tháng 6 năm 2025 của Chính phủ]\nsubmission: {number",
                "cites: [▸Luật số 06/2026/QH16]\nsubmission: {number",
            ),
            good=(
                "cites: [Kế hoạch số 40/KH-UBND của Ủy ban nhân dân phường]\nsubmission: {number",
                "cites: [Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ]\nsubmission: {number",
            ),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.6a",
)

RULES = (
    FILE_INCOMPLETE,
    FILE_AWAITED,
    LATE,
    ORDINALS,
    NO_LAW,
    CITES_EXPIRED,
)


def no_law(file: BatchFile) -> Diagnostic:
    """Return the finding that no pack is known for the day of the batch."""
    batch = file.batch
    return NO_LAW.at(
        batch.origin.at("decision" if batch.decision else "year"),
        f"Đợt “{batch.id}” theo ngày {file.law_day:%d/%m/%Y}: tdkt chưa có quy định về khen thưởng của ngày này.",
        "Xem các khoảng thời gian có quy định bằng lệnh tdkt law.",
    )


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what is missing from the file of a batch, or late, or wrong in its decision."""
    for nomination in file.standing:
        award = law.awards.get(nomination.award)
        if award is not None:
            yield from _documents(file, nomination, award, book)
    yield from _deadlines(file, law)
    yield from _ordinals(file)
    yield from _cites(file)


def _documents(
    file: BatchFile, nomination: Nomination, award: AwardRule, book: AwardBook
) -> Iterator[Diagnostic]:
    batch = file.batch
    wanted = award.file_of(simple_procedure=batch.simple_procedure)
    needed = [kind for kind in wanted.value if kind != "ballot_result" or batch.has_reached("voted")]
    there = {document.type for document in nomination.documents}
    missing = [DOCUMENT_NAMES[kind] for kind in needed if kind not in there]
    if missing:
        rule = FILE_INCOMPLETE if batch.has_reached("appraised") else FILE_AWAITED
        who = book.everyone.get(nomination.who)
        yield rule.at(
            nomination.origin.at("documents"),
            f"Hồ sơ {award.quoted_name} của {who.full_address if who else nomination.who} thiếu: {', '.join(missing)}; "
            f"{wanted.said}.",
            "Nhận đủ rồi ghi vào documents, hoặc ghi refused kèm lý do.",
        )


def _deadlines(file: BatchFile, law: LawInForce) -> Iterator[Diagnostic]:
    batch = file.batch
    working = {datetime.date.fromisoformat(str(day)) for day in law.value("extra_working_days")}
    off = {datetime.date.fromisoformat(str(day)) for day in law.value("extra_days_off")} - working

    def after(day: datetime.date, days: int) -> datetime.date:
        return working_days_after(day, days, extra_days_off=off, extra_working_days=working)

    limits = [
        (award.appraisal_working_days.value, award)
        for nomination in file.standing
        if (award := law.awards.get(nomination.award)) and award.appraisal_working_days.value is not None
    ]
    if batch.received and batch.appraisal and limits:
        days, award = min(limits, key=lambda limit: int(limit[0]))
        appraised = batch.appraisal.date
        if _may_be_late(batch.received, appraised, days) and appraised > (
            last := after(batch.received, int(days))
        ):
            yield LATE.at(
                batch.appraisal.origin.at("date"),
                f"Thẩm định xong ngày {batch.appraisal.date:%d/%m/%Y}, hạn là {last:%d/%m/%Y} ({days} ngày làm việc từ ngày nhận đủ "
                f"hồ sơ, {award.quoted_name}; {award.appraisal_working_days.said}).",
                "Kiểm tra ngày; nếu chậm thật thì ghi rõ lý do ở ý kiến thẩm định.",
            )
    delivery = law.parameters["delivery_working_days"]
    if batch.decision and batch.ceremony and delivery.value is not None:
        decided, handed_over = batch.decision.date, batch.ceremony.date
        if _may_be_late(decided, handed_over, delivery.value) and handed_over > (
            last := after(decided, int(delivery.value))
        ):
            yield LATE.at(
                batch.ceremony.origin.at("date"),
                f"Trao thưởng ngày {batch.ceremony.date:%d/%m/%Y}, sau hạn {last:%d/%m/%Y} ({delivery.value} ngày làm việc từ ngày "
                f"quyết định; {delivery.said}).",
                "Kiểm tra ngày.",
            )
    yield from _before_event(file, law)
    yield from _open_long_enough(file, law, after)


def _may_be_late(start: datetime.date, day: datetime.date, working_days: Any) -> bool:
    """Tell whether `day` can lie beyond a limit: it takes that many days at least. Spares loading the holidays."""
    return day - start > datetime.timedelta(days=int(working_days))


def _before_event(file: BatchFile, law: LawInForce) -> Iterator[Diagnostic]:
    batch, ahead = file.batch, law.parameters["days_before_event"]
    if ahead.value is not None and batch.event and batch.received and batch.type == "thematic":
        last = batch.event - datetime.timedelta(days=int(ahead.value))
        if batch.received > last:
            yield LATE.at(
                batch.origin.at("received"),
                f"Nhận đủ hồ sơ ngày {batch.received:%d/%m/%Y}, hạn là {last:%d/%m/%Y} ({ahead.value} ngày trước sự kiện; {ahead.said}).",
                "Kiểm tra ngày.",
            )
    deadline = law.parameters["year_end_deadline"]
    if deadline.value and batch.level == "city" and batch.type == "merit" and batch.submission:
        last = day_of_year(deadline.value, batch.year)
        if batch.submission.date > last:
            yield LATE.at(
                batch.submission.origin.at("date"),
                f"Trình thành phố ngày {batch.submission.date:%d/%m/%Y}, sau hạn {last:%d/%m/%Y} ({deadline.said}).",
                "Kiểm tra ngày.",
            )


def _open_long_enough(file: BatchFile, law: LawInForce, after: Any) -> Iterator[Diagnostic]:
    notice, days = file.batch.notice, law.parameters["public_notice_working_days"]
    if notice and days.value is not None:
        first_end = after(notice.from_, int(days.value))
        if notice.until < first_end:
            yield LATE.at(
                notice.origin.at("until"),
                f"Lấy ý kiến đến {notice.until:%d/%m/%Y}, chưa đủ {days.value} ngày làm việc (đến {first_end:%d/%m/%Y}; {days.said}).",
                "Lấy ý kiến thêm.",
            )


def _ordinals(file: BatchFile) -> Iterator[Diagnostic]:
    for nomination in file.nominations:
        if nomination.refused and nomination.ordinal is not None:
            yield ORDINALS.at(
                nomination.origin.at("ordinal"), "Đề nghị đã bị loại mà vẫn có số thứ tự.", "Xóa ordinal."
            )
    if not file.batch.has_reached("decided") or file.batch.level != "ward":
        return
    seen: set[int] = set()
    expected = set(range(1, len(file.standing) + 1))
    for nomination in file.standing:
        number = nomination.ordinal
        if number is None or number in seen or number not in expected:
            free = sorted(expected - {found.ordinal for found in file.standing if found.ordinal})
            yield ORDINALS.at(
                nomination.origin.at("ordinal" if number else "id"),
                f"Đề nghị {nomination.id} "
                f"{'chưa có số thứ tự' if number is None else f'ghi số thứ tự {number}, đã dùng hoặc không liền'}.",
                f"Số còn trống: {', '.join(map(str, free)) or 'không'}.",
            )
        else:
            seen.add(number)


def _cites(file: BatchFile) -> Iterator[Diagnostic]:
    day = file.batch.decision.date if file.batch.decision else file.law_day
    for number, text in enumerate(file.batch.cites):
        for mention in mentions(text):
            known = mention.instrument
            if (
                known.date
                and mention.date
                and mention.date != (known.date.year, known.date.month, known.date.day)
            ):
                yield CITES_EXPIRED.at(
                    file.batch.origin.at("cites", number),
                    f"{known.name} ban hành ngày {known.date:%d/%m/%Y}; căn cứ ghi ngày {mention.date_found}.",
                    "Ghi đúng văn bản đang có hiệu lực.",
                )
                continue
            if (known.valid_to and known.valid_to <= day) or (known.valid_from and day < known.valid_from):
                span = "đã hết hiệu lực" if known.valid_to and known.valid_to <= day else "chưa có hiệu lực"
                yield CITES_EXPIRED.at(
                    file.batch.origin.at("cites", number),
                    f"{known.name} {span} vào ngày {day:%d/%m/%Y} ({known.said_end_confidence}).",
                    f"Thay bằng {known.replaced_by}."
                    if known.replaced_by
                    else "Thay bằng văn bản đang có hiệu lực.",
                )
