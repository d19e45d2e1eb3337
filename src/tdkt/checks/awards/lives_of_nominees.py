"""Awards: a collective or household that is proposed was there for the merit, and is there to be commended."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.membership import life_of
from tdkt.checks.references.lifetimes import heir_hint, said, when
from tdkt.checks.rule import ERROR, WARNING, Rule, Stops
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.register import Collective, Household, Person

NOT_THERE = Rule(
    code="A412",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Tập thể, hộ không có trong thời gian tính thành tích",
    explanation="Tập thể, hộ gia đình được đề nghị đã kết thúc (until) trước năm tính thành tích, hoặc sau ngày xét mới "
    "có (from): không có thành tích nào để xét. Kiểm tra ngày trong sổ đối tượng (hoặc của đơn vị, thôn trong "
    "organization.yaml), năm của đề nghị.",
)
NO_MORE = Rule(
    code="A315",
    severity=WARNING,
    title="Tập thể, hộ đã kết thúc trước ngày xét",
    explanation="Tập thể, hộ gia đình có thành tích trong năm nhưng đến ngày xét đã sáp nhập, chia tách hoặc giải thể. "
    "Chưa thấy quy định nói rõ: hỏi cấp trên, đề nghị tập thể tiếp nhận, hoặc ghi refused kèm lý do.",
)
RULES = (NOT_THERE, NO_MORE)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield the nominees of a batch that were not there, or are no more on the day whose law the batch follows."""
    for nominee in case.nominees:
        yield from _nominee(case, nominee)


def _nominee(case: BatchCase, nominee: Nominee) -> Iterator[Diagnostic]:
    who, day = nominee.who, case.file.law_day
    if isinstance(who, Person):
        return
    life = life_of(who, case.book.organization)
    first = datetime.date(case.file.year_of(nominee.nomination), 1, 1)
    place = nominee.nomination.origin.at("who")
    if not life.lives_between(min(first, day), day):
        yield NOT_THERE.at(
            place,
            f"{who.name} {when(life)}: không có trong thời gian tính thành tích (từ {said(min(first, day))} đến {said(day)}).",
            "Sửa người được đề nghị, năm, hoặc ngày trong sổ đối tượng.",
        )
    elif life.has_ended_by(day):
        yield NO_MORE.at(
            place,
            f"{who.name} {when(life)}, trước ngày xét {said(day)}.",
            f"{_heir(who, case)}Đề nghị nơi tiếp nhận, ghi refused kèm lý do, hoặc hỏi cấp trên rồi ghi lời bỏ qua.",
        )


def _heir(who: Collective | Household, case: BatchCase) -> str:
    """Return the hint who took the place of a nominee by the register, "" where it does not say."""
    everyone = (one for one in case.book.everyone.values() if not isinstance(one, Person))
    hint = heir_hint(who.id, case.file.law_day, {one.id: one for one in everyone})
    return f"{hint} " if hint else ""
