"""What the ward's báo cáo says of commendation: decisions of the period in numbers, and batches under way."""

from __future__ import annotations

import datetime
from typing import Any

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.office_order import RECIPIENT_ORDER
from tdkt.documents.awards.batch import Nominee
from tdkt.documents.awards.batch_words import awards_of, awards_said, counted
from tdkt.documents.texts.formats import date_short
from tdkt.law.packs import CITY
from tdkt.model.award_batch import STATE_NAMES
from tdkt.model.period import Period


def award_results(book: AwardBook, period: Period) -> dict[str, Any] | None:
    """Return what was decided within `period` and what is under way at its end; None where no batch is on record."""
    files = [file for file in book.batches if file.batch.year == period.year or _decided_in(file, period)]
    if not files:
        return None
    decided = sorted((file for file in files if _decided_in(file, period)), key=_decided_on)
    ward = [file for file in decided if file.batch.level != CITY]
    commended = [nominee for file in ward for nominee in _nominees(book, file)]
    commended.sort(key=lambda nominee: RECIPIENT_ORDER.index(nominee.who.recipient))
    return {
        "decisions": f"{len(ward):02}" if ward else "",
        "awards": awards_said(commended),
        "counted": counted(commended),
        "lines": [
            {"award": award.quoted_name[:1].upper() + award.quoted_name[1:], "counted": counted(found)}
            for award, found in awards_of(commended)
        ],
        "of_ward": [_decision(book, file) for file in ward],
        "of_city": [_decision(book, file) for file in decided if file.batch.level == CITY],
        "under_way": [
            {
                "title": file.batch.title,
                "counted": counted(_nominees(book, file)),
                "state": "" if file.batch.decision else STATE_NAMES[file.batch.state],
            }
            for file in files
            if _under_way(file, period)
        ],
    }


def results_illustrative(book: AwardBook, period: Period) -> bool:
    """Tell whether the figures rest on anything that is only for illustration."""
    used = [file for file in book.batches if _decided_in(file, period) or _under_way(file, period)]
    return bool(used) and (book.illustrative or any(file.illustrative for file in used))


def _decided_in(file: BatchFile, period: Period) -> bool:
    decision = file.batch.decision
    return bool(
        decision
        and file.batch.has_reached("decided")
        and period.first_day <= decision.date <= period.last_day
    )


def _decided_on(file: BatchFile) -> datetime.date:
    return file.batch.decision.date if file.batch.decision else file.law_day


def _under_way(file: BatchFile, period: Period) -> bool:
    batch = file.batch
    if batch.year != period.year or batch.received is None or batch.received > period.last_day:
        return False
    return batch.decision is None or batch.decision.date > period.last_day


def _nominees(book: AwardBook, file: BatchFile) -> list[Nominee]:
    law = book.law_of(file)
    return [
        Nominee(nomination, book.everyone[nomination.who], law.awards[nomination.award], None)
        for nomination in file.standing
        if law and nomination.who in book.everyone and nomination.award in law.awards
    ]


def _decision(book: AwardBook, file: BatchFile) -> dict[str, str]:
    decision = file.batch.decision
    return {
        "number": decision.number if decision else "",
        "date": date_short(decision.date) if decision else "",
        "title": file.batch.title,
        "counted": counted(_nominees(book, file)),
    }
