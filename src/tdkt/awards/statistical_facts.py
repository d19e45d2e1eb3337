"""What the statistical forms count: the movements and the awards of a year, each with what it is known by.

Of what is not fully on record the values that it may have are said: of none is anything known (`()`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tdkt.awards.book import AwardBook
from tdkt.awards.counted_years import award_counts_in
from tdkt.awards.holding import Holding
from tdkt.awards.movement_counts import CountedMovement, YearsMovements
from tdkt.model.award_batch import MERIT
from tdkt.model.movement_life import CENTRAL, CITY, IN_A_DRIVE, THEMATIC
from tdkt.model.records import dataclass, replace
from tdkt.model.register import Collective, Person, Recipient
from tdkt.model.statistical_form import Where

_FOR_SERVICE = ("huan-chuong-", "huy-chuong-", "ky-niem-chuong")
"""How the ids of awards begin that are given for long service too: "merit" does not tell which it was."""

_SOUNDS_LEADING = re.compile(
    r"(?i)\b(?:trưởng|phó|chánh|chủ tịch|bí thư|giám đốc|chủ nhiệm|chỉ huy|quản đốc|lãnh đạo|phụ trách|đứng đầu|chủ doanh nghiệp"
    r"|chủ cơ sở|chủ hộ kinh doanh|doanh nhân|doanh nghiệp)\b"
)
"""Posts of which the bare post does not tell whether it is that of a leader, of an entrepreneur or of neither."""

KNOWN_BY = {
    "level": ("central", "city", "ward", "unit"),
    "mode": ("regular", "thematic"),
    "length": ("under-1", "1", "1-to-3", "3-to-5", "from-5"),
    "recipient": ("person", "collective", "household"),
    "post": ("enterprise", "collective", "household", "minister", "director", "business", "leader", "worker"),
    "kind": ("merit", "thematic", "sudden", "foreign", "dedication", "seniority", "resistance"),
    "award": (),
}
"""What forms may count by, with the values; an award is known by its id."""

MISSING_WORDS = {
    "level": "cấp phát động",
    "mode": "hình thức tổ chức",
    "length": "thời gian",
    "recipient": "đối tượng",
    "post": "doanh nghiệp, doanh nhân hay chức vụ",
    "kind": "phương thức khen thưởng",
    "award": "cột của biểu",
}
"""What is missing where a value is not known."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is counted: what it is called, and by each key of `KNOWN_BY` the values that it may have.

    `count` things that are known by the same may be one fact. `doubt` says why it is not known whether anything of it counts, and
    how many: a cell that it may stand in is blank.
    """

    name: str
    known_by: Mapping[str, tuple[str, ...]]
    count: int = 1
    doubt: str = ""

    def has(self, where: Where) -> bool | None:
        """Tell whether it is among what `where` says, None where that is not known."""
        is_sure = True
        for key, values in where.items():
            own = self.known_by.get(key, ())
            among = [value for value in own if value in values]
            if own and not among:
                return False
            is_sure = is_sure and bool(own) and len(among) == len(own)
        return True if is_sure else None

    def is_known(self, key: str) -> bool:
        """Tell whether its one value of `key` is known."""
        return len(self.known_by.get(key, ())) == 1


NONE_FROM_ABOVE = (
    "chưa ghi phong trào cấp trên nào trong organization.yaml; không có thì ghi general_movements: []"
)
_NOT_TAKEN_UP = "kế hoạch năm không nêu (general_movements), đơn vị không hưởng ứng (takes_up) phong trào cấp trên đã ghi ở organization.yaml"
_DRAFT_DRIVE = (
    "chưa rõ đợt thi đua còn là dự thảo có phát động không: ban hành (tdkt issue drive) hoặc xóa tệp"
)
_OUT_OF_TIME = "kế hoạch còn nêu, hoặc đơn vị còn hưởng ứng (takes_up), phong trào cấp trên mà organization.yaml ghi đã hết hoặc chưa đến thời gian: sửa thời gian, hoặc thôi nêu"
DOUBTS = (NONE_FROM_ABOVE, _NOT_TAKEN_UP, _DRAFT_DRIVE, _OUT_OF_TIME)
ANY_FROM_ABOVE = Fact("", {"level": (CENTRAL, CITY), "mode": (), "length": ()}, 0, NONE_FROM_ABOVE)
"""Movements from above that nobody has written down."""


def _known(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def movement_facts(found: YearsMovements) -> tuple[Fact, ...]:
    """Return the movements of a year; while the ward has written down none from above, there may be any.

    Whether one counts that nobody says the ward takes part in, or a drive that is still a draft, is not known.
    """
    return (
        *map(movement_fact, found.all),
        *(replace(movement_fact(one, 0), doubt=_NOT_TAKEN_UP) for one in found.not_taken_up),
        *(replace(movement_fact(one, 0), doubt=_DRAFT_DRIVE) for one in found.draft_drives),
        *(replace(movement_fact(one, 0), doubt=_OUT_OF_TIME) for one in found.out_of_time),
        *(() if found.knows_above else (ANY_FROM_ABOVE,)),
    )


def movement_fact(one: CountedMovement, count: int = 1) -> Fact:
    """Return a movement (`count` alike) as it is counted; a drive is held by its subject (Luật 06/2022/QH15, Điều 16, khoản 1).

    Of one from above whose level is not said it is known that it is none of the ward's own.
    """
    return Fact(
        one.name,
        {
            "level": (one.level,) if one.level else (CENTRAL, CITY),
            "mode": _known(THEMATIC if one.mode == IN_A_DRIVE else one.mode),
            "length": _known(one.length),
        },
        count,
    )


def award_facts(book: AwardBook, year: int) -> tuple[Fact, ...]:
    """Return the awards that were decided in `year` and stand."""
    return tuple(_award_facts(book, year))


def _award_facts(book: AwardBook, year: int) -> Iterator[Fact]:
    for held in book.holdings:
        if award_counts_in(book, year, held):
            who = book.everyone.get(held.who)
            yield Fact(
                who.full_address if who else held.who,
                {
                    "award": (held.award,),
                    "recipient": _known(who.recipient if who else None),
                    "post": _posts(who) if who else (),
                    "kind": _known(_kind(held)),
                },
            )


def _posts(who: Recipient) -> tuple[str, ...]:
    """Return under which posts or sorts of collective somebody may be counted: one where the register tells."""
    if isinstance(who, Collective):
        if who.business is not None or who.unit or who.subdivision:
            return ("enterprise" if who.business else "collective",)
        return ("enterprise", "collective")
    if not isinstance(who, Person):
        return (who.recipient,)
    if who.business:
        return ("business",)
    leading, business = is_leader(who), () if who.business is False else ("business",)
    if leading is False:
        return ("worker",)
    if leading and who.unit:
        return ("leader",)
    return ("minister", "director", *business, "leader", *(() if leading else ("worker",)))


def is_leader(who: Person) -> bool | None:
    """Tell whether somebody is a leader or manager, None where the register does not say it and the post sounds like one."""
    if who.leader or who.origin.has("leader"):
        return who.leader
    return None if _SOUNDS_LEADING.search(who.post or "") else False


def _kind(held: Holding) -> str | None:
    return None if held.type == MERIT and held.award.startswith(_FOR_SERVICE) else held.type
