"""Awards: the file of each nomination is complete, deadlines are kept, what is decided is numbered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.golden_book import GoldenBook, golden_book
from tdkt.awards.law_values import day_of_year
from tdkt.awards.time_limits import Limits, strictest, strictest_appraisal
from tdkt.checks.example_files import BATCH, NOMINATIONS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import DOCUMENT_NAMES, MERIT, THEMATIC, Nomination
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
    source=Articles("articles.award_files", "articles.files_set_by_city"),
)
FILE_AWAITED = Rule(
    code="A404",
    severity=WARNING,
    title="Hồ sơ chưa đủ (đang nhận)",
    explanation="Như A403, khi đợt còn đang nhận hồ sơ.",
    source=Articles("articles.award_files"),
)
LATE = Rule(
    code="A405",
    severity=WARNING,
    title="Quá thời hạn",
    explanation="Thẩm định, chuyển quyết định đến người được khen, gửi hồ sơ trước sự kiện, lấy ý kiến công "
    "khai có thời hạn tính bằng ngày (làm việc). Thời hạn của tỉnh, thành phố thì ghi vào quy định "
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
    "số sổ vàng trên giấy khen. Đề nghị bị loại không có số. Quyết định đã ban hành mà sửa đổi thì số đã cấp "
    "giữ nguyên: người được đưa ra mang theo số của mình (không cấp cho người khác), người bổ sung nhận số tiếp theo.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="ordinal: 4",
            bad=("ordinal: ▸3", "ordinal: ▸5", "ordinal: ▸1"),
            good=("ordinal: 4",),
        ),
    ),
)
_FREE_SHOWN = 10
RULES = (
    FILE_INCOMPLETE,
    FILE_AWAITED,
    LATE,
    ORDINALS,
)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield what is missing from the file of a batch, or late, or wrong in its decision."""
    for nomination in case.file.standing:
        yield from _documents(case, nomination)
    limits = Limits(case)
    yield from _appraised_late(case, limits)
    yield from _delivered_late(case, limits)
    yield from _received_late(case)
    yield from _submitted_late(case)
    yield from _closed_early(case, limits)
    yield from _opinions_closed_early(case)
    yield from _decided_late(case)
    yield from _numbers_of_refused(case)
    yield from _ordinals(case)


def _documents(case: BatchCase, nomination: Nomination) -> Iterator[Diagnostic]:
    batch, award = case.batch, case.award_of(nomination)
    if award is None:
        return
    wanted = award.file_of(simple_procedure=batch.simple_procedure)
    needed = [kind for kind in wanted.value if kind != "ballot_result" or batch.has_reached("voted")]
    there = {document.type for document in nomination.documents}
    missing = [DOCUMENT_NAMES[kind] for kind in needed if kind not in there]
    if missing:
        rule = FILE_INCOMPLETE if batch.has_reached("appraised") else FILE_AWAITED
        yield rule.at(
            nomination.origin.at("documents"),
            f"Hồ sơ {award.quoted_name} của {case.name_of(nomination)} thiếu: {', '.join(missing)}; "
            f"{wanted.said}.",
            "Nhận đủ rồi ghi vào documents, hoặc ghi refused kèm lý do.",
            about=case.name_of(nomination),
        )


def _appraised_late(case: BatchCase, limits: Limits) -> Iterator[Diagnostic]:
    received, appraisal = case.batch.received, case.batch.appraisal
    strictest = strictest_appraisal(case)
    if received is None or appraisal is None or strictest is None:
        return
    limit = strictest.appraisal_working_days
    last = limits.end_passed(received, appraisal.date, int(limit.value))
    if last is not None:
        yield LATE.at(
            appraisal.origin.at("date"),
            f"Thẩm định xong ngày {appraisal.date:%d/%m/%Y}, hạn là {last:%d/%m/%Y} ({limit.value} ngày làm việc từ ngày nhận đủ "
            f"hồ sơ, {strictest.quoted_name}; {limit.said}).",
            "Kiểm tra ngày; nếu chậm thật thì ghi rõ lý do ở ý kiến thẩm định.",
        )


def _delivered_late(case: BatchCase, limits: Limits) -> Iterator[Diagnostic]:
    decision, ceremony = case.batch.decision, case.batch.ceremony
    delivery = case.law.parameters["delivery_working_days"]
    if decision is None or ceremony is None or delivery.value is None:
        return
    last = limits.end_passed(decision.date, ceremony.date, int(delivery.value))
    if last is not None:
        yield LATE.at(
            ceremony.origin.at("date"),
            f"Trao thưởng ngày {ceremony.date:%d/%m/%Y}, sau hạn {last:%d/%m/%Y} ({delivery.value} ngày làm việc từ ngày "
            f"quyết định; {delivery.said}).",
            "Kiểm tra ngày.",
        )


def _received_late(case: BatchCase) -> Iterator[Diagnostic]:
    batch, ahead = case.batch, case.law.parameters["days_before_event"]
    if ahead.value is None or batch.event is None or batch.received is None or batch.type != THEMATIC:
        return
    last = batch.event - datetime.timedelta(days=int(ahead.value))
    if batch.received > last:
        yield LATE.at(
            batch.origin.at("received"),
            f"Nhận đủ hồ sơ ngày {batch.received:%d/%m/%Y}, hạn là {last:%d/%m/%Y} ({ahead.value} ngày trước sự kiện; {ahead.said}).",
            "Kiểm tra ngày.",
        )


def _submitted_late(case: BatchCase) -> Iterator[Diagnostic]:
    batch, deadline = case.batch, case.law.parameters["year_end_deadline"]
    if not deadline.value or not case.to_city or batch.type != MERIT or batch.submission is None:
        return
    last = day_of_year(deadline.value, batch.year)
    if batch.submission.date > last:
        yield LATE.at(
            batch.submission.origin.at("date"),
            f"Trình thành phố ngày {batch.submission.date:%d/%m/%Y}, sau hạn {last:%d/%m/%Y} ({deadline.said}).",
            "Kiểm tra ngày.",
        )


def _closed_early(case: BatchCase, limits: Limits) -> Iterator[Diagnostic]:
    notice, days = case.batch.notice, case.law.parameters["public_notice_working_days"]
    if notice is None or days.value is None:
        return
    first_end = limits.last_day(notice.from_, int(days.value))
    if notice.until < first_end:
        yield LATE.at(
            notice.origin.at("until"),
            f"Lấy ý kiến đến {notice.until:%d/%m/%Y}, chưa đủ {days.value} ngày làm việc (đến {first_end:%d/%m/%Y}; {days.said}).",
            "Lấy ý kiến thêm.",
        )


def _opinions_closed_early(case: BatchCase) -> Iterator[Diagnostic]:
    notice, longest = case.batch.notice, strictest(case, "opinion_days", max)
    if notice is None or longest is None:
        return
    first_end = notice.from_ + datetime.timedelta(days=int(longest.value))
    if notice.until < first_end:
        yield LATE.at(
            notice.origin.at("until"),
            f"Lấy ý kiến Nhân dân đến {notice.until:%d/%m/%Y}, chưa đủ {longest.value} ngày (đến {first_end:%d/%m/%Y}; {longest.said}).",
            "Lấy ý kiến thêm.",
        )


def _decided_late(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield a decision that is later than its title allows: too many days after the whole file, or too late in the year."""
    received, decision = case.batch.received, case.batch.decision
    if decision is None:
        return
    shortest, before = strictest(case, "decision_days", min), strictest(case, "decided_before", min)
    if shortest is not None and received is not None:
        last = received + datetime.timedelta(days=int(shortest.value))
        if decision.date > last:
            yield LATE.at(
                decision.origin.at("date"),
                f"Quyết định ngày {decision.date:%d/%m/%Y}, hạn là {last:%d/%m/%Y} ({shortest.value} ngày từ ngày nhận đủ hồ sơ; "
                f"{shortest.said}).",
                "Kiểm tra ngày.",
            )
    if before is not None and decision.date >= day_of_year(str(before.value), case.batch.year):
        yield LATE.at(
            decision.origin.at("date"),
            f"Quyết định ngày {decision.date:%d/%m/%Y}, phải trước ngày {before.value}/{case.batch.year} ({before.said}).",
            "Kiểm tra ngày.",
        )


def _in_short(numbers: list[int]) -> str:
    """Return the first of `numbers`, separated by commas."""
    if len(numbers) > _FREE_SHOWN:
        return f"{', '.join(map(str, numbers[:_FREE_SHOWN]))} … {numbers[-1]}"
    return ", ".join(map(str, numbers)) or "không"


def _numbers_of_refused(case: BatchCase) -> Iterator[Diagnostic]:
    book = golden_book(case)
    for nomination in case.file.nominations:
        is_withdrawn = book.was_on_the_list(nomination)  # by an amendment: the number stays theirs
        if nomination.refused and nomination.ordinal is not None and not is_withdrawn:
            yield ORDINALS.at(
                nomination.origin.at("ordinal"), "Đề nghị đã bị loại mà vẫn có số thứ tự.", "Xóa ordinal."
            )


def _changed_numbers(standing: Iterable[Nomination], book: GoldenBook) -> Iterator[Diagnostic]:
    """Yield each number that a signed list gave and that was changed since."""
    for nomination in standing:
        signed = book.signed.get(nomination.id)
        if signed is not None and nomination.ordinal not in (None, signed):
            yield ORDINALS.at(
                nomination.origin.at("ordinal"),
                f"Số sổ vàng của đề nghị {nomination.id} trong quyết định đã ký là {signed}, nay ghi {nomination.ordinal}.",
                f"Trả lại số {signed}: số đã cấp không đổi, kể cả khi sửa đổi quyết định.",
            )


def _ordinals(case: BatchCase) -> Iterator[Diagnostic]:
    if not case.batch.has_reached("decided") or case.to_city:
        return
    standing, book = case.file.standing, golden_book(case)
    withdrawn = {found.ordinal for found in case.file.nominations if found.refused and found.ordinal}
    expected = set(range(1, max(len(standing), book.highest) + 1)) - withdrawn
    yield from _changed_numbers(standing, book)
    free = sorted(expected - {found.ordinal for found in standing if found.ordinal})
    seen: set[int] = set()
    for nomination in standing:
        number = nomination.ordinal
        if number in expected - seen:
            seen.add(number)
            continue
        wrong = "chưa có số thứ tự"
        if number is not None:
            wrong = f"ghi số thứ tự {number}, đã dùng hoặc không liền"
        yield ORDINALS.at(
            nomination.origin.at("ordinal" if number else "id"),
            f"Đề nghị {nomination.id} {wrong}.",
            f"Số còn trống: {_in_short(free)}.",
            about=f"Đề nghị {nomination.id}",
        )
