"""The numbers of a decision's list (số sổ vàng): given once, in the office's order, and never changed."""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.golden_book import golden_book
from tdkt.awards.law_wording import level_words
from tdkt.awards.office_order import place_in_list
from tdkt.errors import UserError
from tdkt.law.packs import CITY, WARD


def ordinals_to_give(case: BatchCase) -> dict[str, int]:
    """Return the ordinals, by nomination id, for those not refused that have none yet, in the office's order.

    The first numbers that nobody has are given, so that the whole runs from 1 without a gap where it can; after an amendment
    took somebody off the list, numbers go on behind those that were given. Raises UserError
    where the ward gives none: the city decides, nothing is decided yet, or the batch holds an error.
    """
    _refuse_numbers(case)
    file, everyone = case.file, case.book.everyone
    waiting = sorted(
        (found for found in file.standing if found.ordinal is None),
        key=lambda found: place_in_list(everyone[found.who], found.award, case.law, case.book.organization),
    )
    book = golden_book(case)
    given = {found.ordinal for found in file.nominations if found.ordinal is not None}
    given |= {number for number in book.signed.values() if number is not None}
    first = book.first_for_a_newcomer(given)
    free = (
        number for number in range(first, first + len(file.nominations) + len(given)) if number not in given
    )
    return {found.id: number for found, number in zip(waiting, free, strict=False)}


def _refuse_numbers(case: BatchCase) -> None:
    ward, batch = case.book.organization, case.batch
    if case.to_city:
        city = level_words(CITY, ward)
        raise UserError(
            f"Đợt “{batch.id}” do {city} quyết định nên {level_words(WARD, ward)} không cấp số.",
            hint=f"Số do {city} cấp.",
        )
    if not batch.has_reached("decided"):
        raise UserError(
            f"Đợt “{batch.id}” chưa có quyết định nên chưa cấp số: số đã cấp không đổi nữa.",
            hint="Có quyết định thì ghi decision và state: decided vào batch.yaml rồi chạy lại.",
        )
    if any(case.award_of(found) is None for found in case.file.standing):
        raise UserError(
            f"Đợt “{batch.id}” còn lỗi nên chưa cấp số.", hint=f"Xem: tdkt awards check {batch.id}"
        )
