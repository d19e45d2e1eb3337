"""What a printed sentence promises of the measure beside it: which numbers, and how they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from tdkt.attainment.measure_types.kind import Saying
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.plan.kinds_of_figures import is_a_fall, says_less
from tdkt.checks.plan.quantities import Quantity, normal, quantities, scaled_unit
from tdkt.model.measure import Measure, Relation
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass

_NEVER = lazy_pattern(r"không (?:để|có|xảy ra|phát sinh|còn)\b")
_STARTS_NEVER = lazy_pattern(r"^(?:đảm bảo |bảo đảm |kiên quyết )?không (?:để|có|xảy ra|phát sinh)\b")
_TIME = lazy_pattern(r"^(?:ngày|giờ|phút|tuần|tháng|quý|năm|lần|điểm|tuổi|sao|km|m2|m²|kg)\b")
_TASK_PROMISE = lazy_pattern(
    r"^không (?:để (?:xảy ra|sai sót)|có (?:hồ sơ|đơn thư|trường hợp|vụ))|[;,] không để xảy ra"
)
_BAD = (
    r"(?:nghèo|cận nghèo|thất nghiệp|suy dinh dưỡng|bỏ học|lưu ban|sinh con thứ|mắc|tử vong|nghiện|tảo hôn|mù chữ"
    r"|quá hạn|trễ hạn|chậm|nợ|thất thoát|vi phạm|hao hụt|tội phạm|tai nạn|tăng dân số|sinh thô)"
)
_BAD_RATE = lazy_pattern(
    rf"(?:tỷ lệ|tỷ suất) (?:(?:số|các) )?(?:(?:hộ|người|trẻ em|trẻ|học sinh|phụ nữ|lao động|hồ sơ) )?{_BAD}\b(?P<more>.*)$"
)
_GOOD = lazy_pattern(
    r"\b(?:được|có|thoát|tham gia|giải quyết|xử lý|hỗ trợ|tiếp cận|khắc phục|đúng|giảm|trở lại|truy bắt|phá án)\b"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A quantity of the sentence that the measure's threshold could be, in the measure's unit.

    `relation` is None where the words do not say for sure how it is compared. `start` and `end` are where it stands in the
    `normal` text, both 0 where no number says it ("không để xảy ra").
    """

    low: Fraction
    high: Fraction
    relation: Relation | None
    start: int = 0
    end: int = 0

    @property
    def bounds(self) -> frozenset[Fraction]:
        """The one number, or the two of a range."""
        return frozenset((self.low, self.high))


def is_time(after: str) -> bool:
    """Tell whether what stands `after` a number makes it a stretch of time, an age or a distance."""
    return _TIME.match(after) is not None


def is_quantified(text: str) -> bool:
    """Tell whether `text` promises something that can be counted."""
    if _TASK_PROMISE.search(normal(text)):
        return True
    return any(
        found.is_percent or (found.says.is_said and not found.is_spelt and not is_time(found.after))
        for found in quantities(text)
    )


def promises(text: str, measure: Measure) -> tuple[Promise, ...]:
    """Return what `text` promises that the threshold of `measure` could be, none where it promises nothing of the kind."""
    kind = kind_of(measure)
    if not (kind.needs_threshold or kind.is_per_member):
        return ()
    found = tuple(quantities(text))
    if not kind.in_percent and not says_less(measure.of):
        found = tuple(one for one in found if not is_a_fall(one))
    if kind.in_percent:
        meant: Iterable[Quantity] = _percents(found, measure)
    elif measure.unit_of_measure:
        meant = _in_unit(found, measure)
    else:
        meant = _counted(found, measure)
    made = tuple(_promise(one, measure) for one in meant)
    if not made and _is_never(text, measure):
        return (Promise(Fraction(0), Fraction(0), Relation.AT_MOST),)
    return made


def _percents(found: tuple[Quantity, ...], measure: Measure) -> Iterable[Quantity]:
    percents = [one for one in found if one.is_percent]
    if Saying.FALL in kind_of(measure).sayings:
        return [one for one in percents if not one.says.is_level]
    return percents


def _in_unit(found: tuple[Quantity, ...], measure: Measure) -> Iterable[Quantity]:
    scale, unit = scaled_unit(measure.unit_of_measure)
    if unit == "%":
        return [one for one in found if one.is_percent]
    first = re.match(r"[^\s/]+", unit)
    named = [
        one
        for one in found
        if not one.is_percent and _starts_with(one.after, first[0] if first else "", one.scale * scale)
    ]
    return named or [one for one in found if one.says.is_said and not one.is_spelt and _touches(one, measure)]


def _starts_with(after: str, unit: str, scale: int) -> bool:
    if not unit:
        return scale > 1
    return re.match(rf"{re.escape(unit)}(?!\w)", after) is not None


def _touches(found: Quantity, measure: Measure) -> bool:
    bounds = {Fraction(bound) for one in measure.comparisons for bound in (one.low, one.high)}
    return not found.is_percent and bool(bounds & {found.low, found.high})


def _counted(found: tuple[Quantity, ...], measure: Measure) -> Iterable[Quantity]:
    """Take the numbers that stand before what is counted, else those with words that compare."""
    numbers = [one for one in found if not one.is_percent]
    numbers = [one for one in numbers if not _is_a_difference(one)] or numbers
    of = normal(measure.of).replace("*", "").split()
    likeness = [_like(one.after, of) for one in numbers]
    most = max(likeness, default=0)
    if most:
        return [one for one, like in zip(numbers, likeness, strict=True) if like == most]
    counts_time = bool(of) and is_time(of[0])
    return [
        one
        for one in numbers
        if one.says.is_said and not one.is_spelt and (counts_time or not is_time(one.after))
    ]


def _is_a_difference(found: Quantity) -> bool:
    """Tell whether a number says by how much another differs from last year's: "…, tăng 02 thôn so với năm 2025"."""
    return re.search(r"\b(?:tăng|giảm)(?: thêm)? ?$", found.subject) is not None and (
        re.match(r"[^,;.]{0,40}\bso với\b", found.after) is not None
    )


def _like(after: str, of: list[str]) -> int:
    """Return with how many words of what is counted the words behind a number begin."""
    words = re.sub(r"^\([^)]*\) ?", "", after).replace("*", "").split()
    like = 0
    for one, other in zip((word.strip(',;.:“”"()') for word in words), of, strict=False):
        if one != other:
            break
        like += 1
    return like


def _promise(found: Quantity, measure: Measure) -> Promise:
    is_in_unit = measure.unit_of_measure and not found.is_percent
    scale = scaled_unit(measure.unit_of_measure)[0] if is_in_unit else 1
    low, high = found.low, found.high
    if found.scale != scale:
        low, high = (bound * found.scale / scale for bound in (low, high))
    return Promise(low, high, relation_of(found), found.start, found.end)


def relation_of(found: Quantity) -> Relation | None:
    """Return how a quantity is compared: a bare number is at least that much, unless it is the rate of something bad.

    None where the words do not say for sure.
    """
    if found.says.is_unclear or found.says.relation is not None:
        return found.says.relation
    if found.low == found.high == 0 and not found.falls:
        return Relation.AT_MOST  # "số vụ cháy lớn: 0": nobody promises to have at least none
    return Relation.AT_MOST if not found.falls and _is_bad_rate(found.subject) else Relation.AT_LEAST


def _is_bad_rate(subject: str) -> bool:
    match = _BAD_RATE.search(subject)
    return match is not None and _GOOD.search(match["more"]) is None


def _is_never(text: str, measure: Measure) -> bool:
    """Tell whether the sentence promises that something never happens: 0."""
    sayings, words = kind_of(measure).sayings, normal(text)
    if Saying.NEVER in sayings:
        return _NEVER.search(words) is not None
    return (
        Saying.FLOOR in sayings
        and not kind_of(measure).is_per_member
        and _STARTS_NEVER.search(words) is not None
    )
