"""What batches of awards and the law of awards put on the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.awards.book import award_book, stated_law
from tdkt.awards.law_in_force import law_on
from tdkt.awards.law_values import day_of_year
from tdkt.awards.next_step import next_step
from tdkt.law.confidence import said_confidence
from tdkt.law.packs import Fact, known_until, packs
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.workspace.workspace import Workspace


def entries_of_batches(workspace: Workspace) -> Iterator[Entry]:
    """Yield the days of every batch of awards, and the limit of what comes next for it. Raises UserError where files are broken."""
    for case in batch_cases(workspace):
        batch = case.batch
        for day, what, key in _days(case):
            yield Entry(
                day=day,
                kind=Kind.AWARD,
                what=f"{what}: khen thưởng {batch.title}",
                key=f"khen-thuong-{batch.id}-{key}",
                file=batch.origin.file,
                plan_year=batch.year,
                illustrative=batch.illustrative,
            )
        step = next_step(case)
        if step is not None and step.until is not None:
            yield Entry(
                day=step.until.day,
                kind=Kind.DUE,
                what=f"Hạn {step.what}: khen thưởng {batch.title} ({step.until.why})",
                key=f"khen-thuong-{batch.id}-han",
                file=batch.origin.file,
                plan_year=batch.year,
                illustrative=batch.illustrative,
            )


def _days(case: BatchCase) -> Iterator[tuple[datetime.date, str, str]]:
    batch, session = case.batch, case.file.session
    if batch.event is not None:
        yield batch.event, "Ngày lập thành tích" if batch.type == "sudden" else "Hội nghị", "hoi-nghi"
    if batch.notice is not None:
        yield batch.notice.from_, "Bắt đầu lấy ý kiến", "lay-y-kien"
        yield batch.notice.until, "Hết hạn lấy ý kiến", "het-y-kien"
    if session is not None:
        yield session.date, "Họp Hội đồng", "hop-hoi-dong"
    if batch.decision is not None:
        yield batch.decision.date, "Quyết định", "quyet-dinh"
    if batch.ceremony is not None:
        yield batch.ceremony.date, "Trao thưởng", "trao-thuong"


def entries_of_law(workspace: Workspace, year: int) -> Iterator[Entry]:
    """Yield the limits that the law or the ward sets for days of `year`, and the days on which other rules begin."""
    stated, book = stated_law(workspace), award_book(workspace)
    law = law_on(datetime.date(year, 12, 1), book.local, stated=stated)
    by_day: dict[tuple[datetime.date, str], list[str]] = {}
    for award in law.awards.values():
        fact = award.decided_before
        if fact is not None and fact.value is not None:
            key = (day_of_year(str(fact.value), year), _source(fact))
            by_day.setdefault(key, []).append(award.quoted_name)
    for number, ((day, source), names) in enumerate(by_day.items(), start=1):
        yield _entry(day, f"Hạn quyết định tặng {', '.join(names)} ({source})", f"han-quyet-dinh-{number}")
    sending = law.parameters.get("year_end_deadline")
    if sending is not None and sending.value is not None:
        day = day_of_year(str(sending.value), year)
        yield _entry(day, f"{sending.title} ({_source(sending)})", "han-ho-so-cuoi-nam")
    for pack in packs():
        if pack.valid_from.year == year:
            yield _entry(
                pack.valid_from, f"Áp dụng quy định khen thưởng khác: {pack.name}", f"quy-dinh-{pack.id}"
            )
    if known_until().year == year:
        what = "Từ ngày này tdkt không biết quy định khen thưởng nào áp dụng: kiểm tra, khai vào plans/awards/law.yaml"
        yield _entry(known_until(), what, "quy-dinh-chua-biet")


def _entry(day: datetime.date, what: str, key: str) -> Entry:
    return Entry(day=day, kind=Kind.LAW, what=what, key=f"{key}-{day.year}")


def _source(fact: Fact) -> str:
    return f"{fact.source}; {said_confidence(fact.confidence)}"
