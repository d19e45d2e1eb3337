"""The quantities that a sentence names: numbers in digits or words, each with its unit and the words that compare it.

Left out is what counts nothing: days, years, numbers of documents, ages, fractions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tdkt.checks.plan.comparing_words import Comparing, clause_before, comparing, says_a_fall
from tdkt.checks.plan.number_words import DIGITS, SCALES, SPELT, number_of, whole_number
from tdkt.model.measure import Relation
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass

_NUMBER = lazy_pattern(rf"(?<![\w./,-])(?<!\d:)(?:(?P<digits>{DIGITS})|(?P<words>{SPELT})(?!\w))")
_PERCENT = lazy_pattern(r"\s*(?:%|phần trăm|điểm phần trăm|điểm %)")
_POINTS, _OF_A_RATE = lazy_pattern(r"\s*điểm\b"), lazy_pattern(r"\b(?:tỷ lệ|tỷ suất)\b")
_TO = lazy_pattern(
    rf"(?P<unit>\s*%|(?:\s+[^\W\d]+){{0,4}}?)\s*(?P<to>đến|tới|-|–|—)\s*(?P<high>{DIGITS}|{SPELT})(?![\d/])"
)
_NO_QUANTITY_AFTER = lazy_pattern(
    r"\s*/\s*\d|/[a-zđ]{2,}-|-[a-zđ]{2,}|\.\d|[a-ln-z](?!\w)|\s*(?:tuổi|sao\b|giờ\s*\d)"
)
_NO_QUANTITY_BEFORE = lazy_pattern(
    r"(?:(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )(?:ngày|tháng|quý|kỳ)|khóa|khoá|giai đoạn|số|điều|khoản|mục|cấp độ"
    r"|mức độ|lớp|hạng|loại|đề án|quyết định|nghị quyết|nghị định|chỉ thị|luật|thứ|\d trên)\s*$"
)
_NOT_A_NUMBER_WORD = lazy_pattern(
    r"\s+(?:số|phần(?! trăm)|cách|trong|vài|bước|cửa|ít|lần|trước|nay|sau|qua|tới|học|\d)\b"
)
_A_YEAR_BEFORE = lazy_pattern(
    r"(?:cả|trong|hằng|hàng|mỗi|từng|đầu|cuối|giữa|nửa|một|các|những|của|vào|theo|qua|nhiều|mấy|sang|hết|suốt|quanh|toàn|\d)\s*$"
)
"""Before a "năm" that is the year and not the number five: "cả năm tổ chức 12 buổi"."""
_A_YEAR_AFTER = lazy_pattern(
    r"\s*(?:$|[,;.:)]|(?:tổ chức|thực hiện|phấn đấu|đạt|tiếp tục|xây dựng|vận động|giảm|tăng|kết nạp|thu|hoàn thành|có|là|của|và|để)\b)"
)
"""What follows such a "năm": "phấn đấu năm tổ chức 12 buổi"."""
_BEFORE_WORDS = lazy_pattern(r"(?:ít nhất|tối thiểu|tối đa|nhiều nhất|không quá|không dưới|từ|đúng)\s*$")
_SCALE = lazy_pattern(r"\s*(trăm|nghìn|ngàn|triệu|tỷ|tỉ)\b")
_AND_LESS = lazy_pattern(
    rf"\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?(?: và)? (?P<less>{DIGITS})\s*(?P<of>trăm|nghìn|ngàn|triệu)\b"
)
"""The rest of an amount in two scales: "4 tỷ 250 triệu"."""
_BASE = lazy_pattern(
    r"^[^;.]{0,60}?(?<!trở )(?<!đổ )\b(?:lên|xuống|thành|còn)\b[^;.\d]{0,30}(?:\d|" + SPELT + ")"
)
_CHANGE = lazy_pattern(r"\b(?:tăng|nâng|giảm|hạ)\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence.

    `low` and `high` differ in a range. `scale` multiplies them ("85 triệu": 10⁶), `after` is what stands behind number and
    scale; `is_spelt` tells that the number stands in words, and only what it counts can tell that it
    is one. `says` is what the words around it compare. `falls` tells that
    it is by how much something becomes less; `subject` is what the clause says before it. `start` and `end` are where the
    number (of a range: both numbers) stands in the `normal` text.
    """

    low: Fraction
    high: Fraction
    scale: int
    is_percent: bool
    after: str
    says: Comparing
    subject: str
    falls: bool
    is_spelt: bool = False
    start: int = 0
    end: int = 0

    @property
    def is_range(self) -> bool:
        """Whether it has two bounds."""
        return self.says.relation is Relation.BETWEEN or (self.says.is_unclear and self.low != self.high)


@lru_cache(10_000)
def normal(text: str) -> str:
    """Return `text` composed, in small letters, with single plain spaces, as all words here are looked for; many checks ask."""
    composed = unicodedata.normalize("NFC", text).casefold().replace("tỉ lệ", "tỷ lệ")
    return " ".join(composed.split())


@lru_cache(10_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text`, first to last; several checks ask for those of one sentence."""
    return tuple(_quantities(text))


def unclear_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in the `normal` text a number stands that people may mean in two ways ("hai trăm hai"): no quantity is made of it."""
    words = normal(text)
    at = 0
    while (match := _NUMBER.search(words, at)) is not None:
        whole = whole_number(words, match.start(), match.end())
        at = whole.end
        if whole.value is None and _is_quantity(words, match):
            yield match.start(), whole.end


def _quantities(text: str) -> Iterator[Quantity]:
    words = normal(text)
    at = 0
    while (match := _NUMBER.search(words, at)) is not None:
        at = match.end()
        if not _is_quantity(words, match):
            continue
        whole = whole_number(words, match.start(), match.end())
        at = whole.end
        bounds = _TO.match(words, whole.end)
        if bounds is not None and not (_is_year(match[0]) and _is_year(bounds["high"])):
            high = whole_number(words, bounds.start("high"), bounds.end("high"))
            at = high.end
            if whole.value is not None and high.value is not None:
                low, high_end = (whole.value, whole.end), (high.value, high.end)
                yield _range(words, match, bounds, low, high_end)
            continue
        if whole.value is None:
            continue
        rest = _AND_LESS.match(words, whole.end) if whole.end == match.end() else None
        if rest is not None and SCALES[rest["of"]] < SCALES[rest["scale"]]:
            at = rest.end("less")
            yield _in_two_scales(words, match, rest)
            continue
        found = _single(words, match, whole.value, whole.end)
        if found is not None:
            yield found


def _is_quantity(words: str, match: re.Match[str]) -> bool:
    before = words[: match.start()]
    if match["words"] == "năm" and (_A_YEAR_BEFORE.search(before) or _A_YEAR_AFTER.match(words, match.end())):
        return False
    if match["words"]:
        return _NOT_A_NUMBER_WORD.match(words, match.end()) is None
    if _NO_QUANTITY_AFTER.match(words, match.end()):
        return False
    if _PERCENT.match(words, match.end()):
        return True
    is_of_time = re.search(r"năm\s*$", before) or re.match(r"\s*(?:[-–,.;)]|$)", words[match.end() :])
    return not (is_of_time and _is_year(match[0])) and _NO_QUANTITY_BEFORE.search(before) is None


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", word) is not None


def _range(
    words: str,
    match: re.Match[str],
    bounds: re.Match[str],
    first: tuple[Fraction, int],
    last: tuple[Fraction, int],
) -> Quantity:
    """Return the range from `first` to `last`, each a number and where it ends.

    The scale behind the last is that of both ("2 đến 3 triệu"), unless the first has its own ("500 nghìn đến 1 triệu") or would
    then be the greater one ("một trăm năm mươi đến hai trăm").
    """
    (low, low_end), (high, end) = first, last
    before = clause_before(words, match.start())
    after = _until_next_number(words, end)
    said = comparing(before, after)
    spelt_from = re.search(r"\btừ\s*$", before) is not None
    if spelt_from and _CHANGE.search(before) and bounds["to"] in ("đến", "tới"):
        says = Comparing(is_said=True, is_unclear=True, is_level=said.is_level)
    else:
        says = Comparing(Relation.BETWEEN, is_said=True, is_level=said.is_level)
    is_percent = _is_percent(before, after) or "%" in bounds["unit"]
    scale, rest = _scaled(after)
    own, _ = _scaled(words[low_end : bounds.start("to")])
    if own > 1 or low > high:
        low = low * own / scale
    return Quantity(
        low, high, scale, is_percent, rest, says, before, _falls(before, says),
        is_spelt=bool(match["words"]), start=match.start(), end=end,
    )  # fmt: skip


def _single(words: str, match: re.Match[str], value: Fraction, end: int) -> Quantity | None:
    before = clause_before(words, match.start())
    after = _until_next_number(words, end)
    if re.search(r"\btừ\s*$", before) and _BASE.match(words[end:]):
        return None
    says = comparing(before, after)
    scale, rest = _scaled(after)
    is_doubtful = bool(match["words"]) and value * scale < 100 and not _BEFORE_WORDS.search(before)
    is_percent = _is_percent(before, after)
    return Quantity(
        value, value, scale, is_percent, rest, says, before, _falls(before, says),
        is_spelt=is_doubtful, start=match.start(), end=end,
    )  # fmt: skip


def _is_percent(before: str, after: str) -> bool:
    """Tell whether a number is one of percents, also "tỷ lệ hộ nghèo giảm 0,5 điểm": a rate falls by points of percent."""
    if _PERCENT.match(after):
        return True
    return _POINTS.match(after) is not None and _OF_A_RATE.search(before) is not None and says_a_fall(before)


def _in_two_scales(words: str, match: re.Match[str], rest: re.Match[str]) -> Quantity:
    """Return "4 tỷ 250 triệu" as 4250 of the smaller scale."""
    before = clause_before(words, match.start())
    after = _until_next_number(words, rest.end("less"))
    says = comparing(before, after)
    scale, unit = _scaled(after)
    number = number_of(match[0]) * SCALES[rest["scale"]] / scale + number_of(rest["less"])
    return Quantity(
        number, number, scale, False, unit, says, before, _falls(before, says),
        start=match.start(), end=rest.end("less"),
    )  # fmt: skip


def _falls(before: str, says: Comparing) -> bool:
    """Tell whether it is by how much something falls; "giảm dưới 5%" may as well say to where."""
    is_ceiling = says.relation in (Relation.AT_MOST, Relation.LESS_THAN)
    return says_a_fall(before) and not says.is_level and not is_ceiling


def _until_next_number(words: str, start: int) -> str:
    following = re.compile(r"\d").search(words, start)
    return words[start : following.start() if following else len(words)]


def _scaled(after: str) -> tuple[int, str]:
    scale, rest = 1, after
    while (match := _SCALE.match(rest)) is not None:
        scale *= SCALES[match[1]]
        rest = rest[match.end() :]
    return scale, rest.strip()


def scaled_unit(unit: str) -> tuple[int, str]:
    """Split a unit of measure into its scale and the rest: "triệu đồng/người" is (1000000, "đồng/người")."""
    return _scaled(normal(unit))
