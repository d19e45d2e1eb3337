"""What comes next for a batch of awards, and until when the law or the ward wants it done."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.law_values import day_of_year
from tdkt.awards.law_wording import dong, level_words
from tdkt.awards.time_limits import Limits, strictest, strictest_appraisal
from tdkt.law.packs import CITY, Fact
from tdkt.model.award_batch import MERIT, THEMATIC
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Until:
    """The last day of a limit and why: "10 ngày làm việc từ ngày nhận đủ hồ sơ; NĐ 152/2025, Điều …"."""

    day: datetime.date
    why: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done for a batch, the command that helps, and the nearest limit (None: there is none)."""

    what: str
    command: str
    until: Until | None


def next_step(case: BatchCase) -> NextStep | None:
    """Return what comes next for the batch, None where all is done."""
    batch = case.batch
    if batch.state == "awarded":
        rest = f"chi tiếp tiền thưởng, còn {dong(case.owed)}"
        return NextStep(rest, f"tdkt render payment {batch.id}", None) if case.owed else None
    what, command = _deed(case)
    until = min(_limits(case), key=lambda limit: limit.day, default=None)
    return NextStep(what, f"{command} {batch.id}", until)


def _deed(case: BatchCase) -> tuple[str, str]:
    batch, city = case.batch, level_words(CITY, case.book.organization)
    match batch.state:
        case "collecting":
            return ("thẩm định hồ sơ" if batch.received else "nhận đủ hồ sơ"), "tdkt awards check"
        case "appraised" if case.goes_to_the_council and not batch.simple_procedure:
            return "họp Hội đồng, bỏ phiếu", "tdkt render batch"
        case "appraised" | "voted":
            asks = case.asks_the_people and batch.notice is None
            return (
                "lấy ý kiến Nhân dân rồi trình" if asks else "lập tờ trình, trình ký"
            ), "tdkt render batch"
        case "submitted" if case.to_city:
            return f"chờ quyết định của {city}, có thì ghi vào đợt", "tdkt awards check"
        case "submitted":
            return "trình ký, ban hành quyết định", "tdkt render batch"
    missing = [
        word for word, part in (("trao thưởng", batch.ceremony), ("chi thưởng", batch.payment)) if not part
    ]
    if case.owed:
        missing.append(f"chi tiếp tiền thưởng, còn {dong(case.owed)}")
    return (", ".join(missing) or "ghi state: awarded"), "tdkt render batch"


def _limits(case: BatchCase) -> Iterator[Until]:
    """Yield the limits that the batch has not met yet; those of `checks/awards/procedure.py`, looked at ahead."""
    yield from _of_the_file(case)
    yield from _of_the_submission(case)
    yield from _of_the_decision(case)
    yield from _of_the_delivery(case)


def _of_the_file(case: BatchCase) -> Iterator[Until]:
    batch, ahead = case.batch, case.law.parameters["days_before_event"]
    if batch.has_reached("appraised"):
        return
    if batch.received is None:
        if ahead.value is not None and batch.event is not None and batch.type == THEMATIC:
            day = batch.event - datetime.timedelta(days=int(ahead.value))
            yield _until(day, f"{ahead.value} ngày trước sự kiện", ahead)
        return
    award = strictest_appraisal(case)
    if award is not None and batch.appraisal is None:
        limit = award.appraisal_working_days
        day = Limits(case).last_day(batch.received, int(limit.value))
        yield _until(day, f"thẩm định {limit.value} ngày làm việc từ ngày nhận đủ hồ sơ", limit)


def _of_the_submission(case: BatchCase) -> Iterator[Until]:
    batch, deadline = case.batch, case.law.parameters["year_end_deadline"]
    if deadline.value and case.to_city and batch.type == MERIT and batch.submission is None:
        city = level_words(CITY, case.book.organization)
        yield _until(day_of_year(deadline.value, batch.year), f"trình {city}", deadline)


def _of_the_decision(case: BatchCase) -> Iterator[Until]:
    batch = case.batch
    if batch.decision is not None or batch.has_reached("decided"):
        return
    shortest, before = strictest(case, "decision_days", min), strictest(case, "decided_before", min)
    if shortest is not None and batch.received is not None:
        day = batch.received + datetime.timedelta(days=int(shortest.value))
        yield _until(day, f"quyết định {shortest.value} ngày từ ngày nhận đủ hồ sơ", shortest)
    if before is not None:
        day = day_of_year(str(before.value), batch.year) - datetime.timedelta(days=1)
        yield _until(day, f"quyết định trước ngày {before.value}/{batch.year}", before)


def _of_the_delivery(case: BatchCase) -> Iterator[Until]:
    batch, delivery = case.batch, case.law.parameters["delivery_working_days"]
    if batch.decision is not None and batch.ceremony is None and delivery.value is not None:
        day = Limits(case).last_day(batch.decision.date, int(delivery.value))
        yield _until(day, f"trao thưởng {delivery.value} ngày làm việc từ ngày quyết định", delivery)


def _until(day: datetime.date, why: str, fact: Fact) -> Until:
    return Until(day, f"{why}; {fact.said}")
