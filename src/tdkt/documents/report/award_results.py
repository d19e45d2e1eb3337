"""What the ward's báo cáo says of commendation: decisions of the period in numbers, and batches under way."""

from __future__ import annotations

from typing import Any

from tdkt.awards.batch_case import Nominee, known_nominees
from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.counted_years import is_told_in
from tdkt.awards.office_order import RECIPIENT_ORDER
from tdkt.awards.past import award_name, decision_words
from tdkt.documents.awards.batch_words import awards_of, awards_said, counted, subject_of_batch
from tdkt.documents.texts.formats import date_long
from tdkt.law.award_names import held_award
from tdkt.law.packs import CITY, AwardRule
from tdkt.model.award_batch import STATE_NAMES
from tdkt.model.period import Period
from tdkt.model.register import Collective, Recipient
from tdkt.model.text import lower_first, upper_first


def award_results(book: AwardBook, period: Period) -> dict[str, Any] | None:
    """Return what was decided within `period` and what is under way at its end; None where no batch is on record."""
    files = [
        file for file in book.batches if file.batch.year == period.year or _decided_in(book, file, period)
    ]
    cancelled = _cancelled(book, period)
    if not files and not cancelled:
        return None
    ward, city = _decided_by_level(book, files, period)
    commended = _commended(book, ward)
    return {
        "decisions": f"{len(ward):02}" if ward else "",
        "awards": awards_said(commended),
        "counted": counted(commended),
        "lines": [_line(award, found) for award, found in awards_of(commended)],
        "of_ward": [_decision(book, file) for file in ward],
        "of_city": [_decision(book, file) for file in city],
        "cancelled": cancelled,
        "under_way": [_state(book, file) for file in files if _under_way(book, file, period)],
    }


def results_of_drive(book: AwardBook, drive: str) -> list[str]:
    """Return a sentence for every batch that sums up the drive with this id: what was decided, or how far it is."""
    found = []
    for file in book.batches:
        if file.batch.drive != drive:
            continue
        decision = file.batch.decision
        if decision is not None and file.batch.has_reached("decided"):
            by = f"Quyết định số {decision.number} {date_long(decision.date)} khen thưởng"
            found.append(f"{by} {counted(_nominees(book, file))}.")
        else:
            state = STATE_NAMES[file.batch.state]
            found.append(f"Đề nghị khen thưởng {counted(_nominees(book, file))} ({state}).")
    return found


def _cancelled(book: AwardBook, period: Period) -> list[str]:
    """Return what was cancelled within `period`: "Giấy khen của hộ ông … (Quyết định số …)"."""
    found = []
    for held in book.decided:
        day = held.revoked.date if held.revoked else None
        if held.revoked and day is not None and is_told_in(book, period, day, held.revoked.year):
            who = book.everyone.get(held.who)
            words = decision_words(held.decision, held.date, None)
            found.append(f"{_quoted(held.award, book)} của {_addressed(who) if who else held.who} ({words})")
    return found


def _quoted(award: str, book: AwardBook) -> str:
    """Return "Danh hiệu “Lao động tiên tiến”", "Giấy khen"."""
    rule, name = held_award(award), award_name(award, book)
    return f"Danh hiệu “{name}”" if rule is not None and rule.is_title else name


def _addressed(who: Recipient) -> str:
    """Return a recipient as inside a sentence: "ông Nguyễn Văn A", "hộ bà Trần Thị L", "Phòng Văn hóa - Xã hội"."""
    return who.full_address if isinstance(who, Collective) else lower_first(who.full_address)


def results_illustrative(book: AwardBook, period: Period) -> bool:
    """Tell whether the figures rest on anything that is only for illustration."""
    used = [
        file for file in book.batches if _decided_in(book, file, period) or _under_way(book, file, period)
    ]
    used_any = bool(used or _cancelled(book, period))
    return used_any and (book.illustrative or any(file.illustrative for file in used))


def law_notes_of(book: AwardBook, period: Period) -> tuple[str, ...]:
    """Return what has to be said of the law of the batches that the report tells of, where nobody knows it."""
    used = [
        file for file in book.batches if _decided_in(book, file, period) or _under_way(book, file, period)
    ]
    return book.day_notices(used)


def _decided_in(book: AwardBook, file: BatchFile, period: Period) -> bool:
    decision = file.batch.decision
    return bool(
        decision
        and file.batch.has_reached("decided")
        and is_told_in(book, period, decision.date, file.batch.year)
    )


def _under_way(book: AwardBook, file: BatchFile, period: Period) -> bool:
    batch = file.batch
    if (
        _decided_in(book, file, period)
        or batch.year != period.year
        or batch.received is None
        or batch.received > period.last_day
    ):
        return False
    return batch.decision is None or batch.decision.date > period.last_day


def _nominees(book: AwardBook, file: BatchFile) -> list[Nominee]:
    return known_nominees(file.standing, book, book.law_of(file))


def _decided_by_level(
    book: AwardBook, files: list[BatchFile], period: Period
) -> tuple[list[BatchFile], list[BatchFile]]:
    """Return the batches that the ward decided within `period`, and those that the city did, in order of time."""
    decided = sorted(
        (file for file in files if _decided_in(book, file, period)), key=lambda file: file.law_day
    )
    ward = [file for file in decided if file.batch.level != CITY]
    return ward, [file for file in decided if file.batch.level == CITY]


def _commended(book: AwardBook, files: list[BatchFile]) -> list[Nominee]:
    """Return those who were commended, collectives first."""
    found: list[Nominee] = []
    for file in files:
        found += _nominees(book, file)
    return sorted(found, key=lambda nominee: RECIPIENT_ORDER.index(nominee.who.recipient))


def _line(award: AwardRule, nominees: list[Nominee]) -> dict[str, str]:
    name = award.quoted_name
    return {"award": upper_first(name), "counted": counted(nominees)}


def _state(book: AwardBook, file: BatchFile) -> dict[str, str]:
    """Return a batch under way; one that was decided after the period has no state to tell."""
    return {
        "what": subject_of_batch(file.batch, _nominees(book, file)),
        "counted": counted(_nominees(book, file)),
        "state": "" if file.batch.decision else STATE_NAMES[file.batch.state],
    }


def _decision(book: AwardBook, file: BatchFile) -> dict[str, str]:
    decision = file.batch.decision
    return {
        "number": decision.number if decision else "",
        "date": date_long(decision.date) if decision else "",
        "what": subject_of_batch(file.batch, _nominees(book, file)),
        "counted": counted(_nominees(book, file)),
    }
