"""Quyết định hủy bỏ khen thưởng: an award is cancelled, object and money are taken back (Luật 06/2022/QH15, Điều 93)."""

from __future__ import annotations

import datetime

from tdkt.model.award_records import DecisionRef
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass

GROUNDS = {
    "a": "Có hành vi gian dối trong việc kê khai công trạng, thành tích để được tặng danh hiệu thi đua, hình thức khen thưởng",
    "b": "Cung cấp thông tin sai sự thật hoặc làm giả hồ sơ, giấy tờ để đề nghị tặng danh hiệu thi đua, hình thức khen thưởng",
    "c": "Thẩm định, xét, duyệt, đề nghị danh hiệu thi đua, hình thức khen thưởng trái quy định của pháp luật",
    "d": "Có kết luận, quyết định, bản án của cơ quan có thẩm quyền về việc người đã được tặng danh hiệu thi đua, hình thức "
    "khen thưởng có vi phạm, khuyết điểm dẫn đến không bảo đảm tiêu chuẩn xét tặng danh hiệu thi đua, hình thức khen thưởng "
    "trong khoảng thời gian tính thành tích hoặc liên quan đến công trình, tác phẩm là cơ sở để tặng giải thưởng",
}
"""The cases of Điều 93, khoản 2, as the Law words them, by their điểm."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Object and money came back on `date`; `money` in đồng, None where there was none. Less than was owed is an instalment.

    `separate` says that it is no other money of the same voucher written down again.
    """

    date: datetime.date
    money: int | None
    origin: Origin
    voucher: str | None = None
    separate: bool = False


@dataclass(frozen=True, slots=True)
class RevokedAward:
    """An award that is cancelled: who got it by which decision, on which `ground` (`GROUNDS`), what is to be given back.

    `returned` is what came back, an entry each time.
    """

    who: str
    award: str
    decision: DecisionRef
    ground: str
    facts: str
    money: int | None
    objects: tuple[str, ...]
    returned: tuple[Returned, ...]
    origin: Origin

    @property
    def is_owed(self) -> bool:
        """Tell whether something is still to be given back: nothing came, or only a part of the money."""
        return self.owed_money > 0 or (not self.returned and bool(self.objects))

    @property
    def returned_money(self) -> int:
        """The đồng that came back, of all instalments."""
        return sum(one.money or 0 for one in self.returned)

    @property
    def owed_money(self) -> int:
        """The đồng that are still to be given back."""
        return max((self.money or 0) - self.returned_money, 0)


@dataclass(frozen=True, slots=True)
class Revocation:
    """A decision that cancels awards; a draft, which cancels nothing, while `number` and `date` are None.

    `symbol`, `archive` and `signer` are None where they are the usual ones of the year.
    """

    id: str
    year: PlanYear
    awards: tuple[RevokedAward, ...]
    proposal: str | None
    cites: tuple[str, ...]
    return_by: datetime.date | None
    symbol: str | None
    number: int | None
    date: datetime.date | None
    recipients: tuple[str, ...]
    archive: str | None
    signer: str | None
    origin: Origin
    illustrative: bool = False

    @property
    def is_draft(self) -> bool:
        """Tell whether it has not been issued: number or date is missing."""
        return self.number is None or self.date is None
