"""When a promise is measured: the day due that its sentence names, and the quarters in which there is a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.attainment.measure_types.kind import Saying
from tdkt.attainment.measure_types.registry import KINDS
from tdkt.checks.plan.kinds_of_figures import is_known_once_a_year
from tdkt.checks.plan.quantities import normal
from tdkt.checks.plan.said_deadlines import SaidDeadline, deadlines_in
from tdkt.model.measure import MeasureType
from tdkt.model.plan_year import division_of, holds
from tdkt.planning.proposals.drafts import Draft
from tdkt.planning.proposals.proposed import About, Choice, Doubt

ONCE = {"reported_in": ["Q4"]}
EVERY = {"reported_in": None}
_LATER = re.compile(
    r"(?:đến|tới|vào|trong|hết|cuối)\s+(?:hết |cuối )?năm (20\d\d)|giai đoạn 20\d\d ?[-–] ?(20\d\d)"
)
_BARE_QUARTER = re.compile(r"(?:^|[,;:] ?|trong đó |riêng )quý (iii|ii|i|[1-3])\b(?! ?[/,-])")
"""A quarter that a clause begins with: "Trong đó quý I xử lý 30 trường hợp"."""
_JUDGED_ONCE = re.compile(
    r"(?:gia đình|thôn|làng|bản|ấp|khóm|buôn|tổ dân phố|khu phố|khu dân cư|cơ quan|đơn vị)[^,;.]{0,30}văn h(?:óa|oá)|hoàn thành (?:tốt|xuất sắc)(?: nhiệm vụ)?|trong sạch,? vững mạnh|xếp loại"
    r"|lao động tiên tiến|danh hiệu|hoàn thành chương trình|tốt nghiệp|lên lớp|chuyển lớp"
)


def with_times(draft: Draft, part: str, sentence: str, year: int) -> Draft:
    """Return `draft` with the day due that its `part` names, else the whole `sentence`, and with the quarters of its figure."""
    own = _in_year(part, year)
    said = own or _in_year(sentence, year)
    bare = _BARE_QUARTER.search(normal(part))
    if not said and bare:
        said, own = _in_year(f"hết quý {bare[1]}", year), []
    if said:
        draft = _due(draft, said, is_own=bool(own))
    return _how_often(draft, part) if "due" not in draft.measure else draft


def names_a_later_year(part: str, year: int) -> int | None:
    """Return the later year of which a part speaks ("đến năm 2030"), None where it speaks of none."""
    years = [int(one or other) for one, other in _LATER.findall(normal(part))]
    return max((found for found in years if found > year), default=None)


def _in_year(text: str, year: int) -> list[SaidDeadline]:
    found = [one for one in deadlines_in(text, year) if holds(year, one.days[-1])]
    return [one for one in found if one.days[0] != division_of(year).last_day]


def _due(draft: Draft, said: list[SaidDeadline], *, is_own: bool) -> Draft:
    """Put in the day due; it is in doubt where it may be read as two days, or stands in another part of the sentence."""
    first = said[0]
    days = [*dict.fromkeys(reversed(first.days)), *(day for one in said[1:] for day in one.days[-1:])]
    days = list(dict.fromkeys(days))
    if len(days) == 1 and is_own:
        return draft.with_({"due": days[0].isoformat()}, f"“{first.words}”: hạn là {days[0]:%d/%m/%Y}.")
    choices = tuple(Choice(f"đến hết ngày {day:%d/%m/%Y}", {"due": day.isoformat()}) for day in days)
    if not is_own:
        choices = (*choices, Choice("hạn ấy không phải của phần này", {"due": None}))
    asked = Doubt(About.DUE, f"“{first.words}”: tính đến ngày nào?", choices)
    return draft.with_(
        {"due": days[0].isoformat()}, f"“{first.words}”: tạm lấy hạn {days[0]:%d/%m/%Y}.", asked
    )


def _how_often(draft: Draft, part: str) -> Draft:
    measure = draft.measure
    kind = KINDS[MeasureType(measure["type"])]
    falls = Saying.FALL in kind.sayings
    words: Iterable[str] = (measure.get("of", ""), measure.get("counting", ""))
    if kind.in_percent or "in" in measure:
        if is_known_once_a_year(part, *words, falls=falls):
            return once_a_year(draft)
        if kind.in_percent and _JUDGED_ONCE.search(normal(part)):
            return draft.with_({}, doubt=_doubted(is_once=False))
    return draft


def once_a_year(draft: Draft) -> Draft:
    """Return `draft` as a figure that a survey or a publication gives once a year, in doubt."""
    return draft.with_(
        ONCE,
        "Số liệu mỗi năm có một lần (điều tra, rà soát, công bố): chỉ hỏi quý IV.",
        _doubted(is_once=True),
    )


def _doubted(*, is_once: bool) -> Doubt:
    choices = (Choice("hằng quý", EVERY), Choice("mỗi năm một lần, vào quý IV", ONCE))
    return Doubt(About.HOW_OFTEN, "Có số liệu hằng quý hay mỗi năm một lần?", choices, 1 if is_once else 0)
