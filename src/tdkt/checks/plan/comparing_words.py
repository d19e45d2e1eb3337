"""The words by which a sentence compares: "dưới", "không thấp hơn", "trở lên", in both directions and negated.

Words count where they stand at the number: "dưới 5%" compares, "dưới sự lãnh đạo", "trên địa bàn" and "trẻ em dưới 5
tuổi" do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tdkt.model.measure import Relation
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass

_UP, _DOWN = r"(?:cao|lớn|nhiều)", r"(?:thấp|nhỏ|ít|bé|kém)"
_MORE = rf"(?:trên|{_UP} hơn|hơn|vượt (?:quá|trên|mức)|vượt|quá)"
_LESS = rf"(?:dưới|{_DOWN} hơn)"
_OR = r"(?:hoặc|hay|/)"
_NOT = r"(?:không|chưa|chẳng|đừng)(?: (?:được|để|bị|phải|có|nên|thể|đạt|ở|rơi|tụt|giảm|tăng|xuống|lên|cho phép))*"
_FILL = r"(?: (?:là|có|đạt|được|mức|ở mức|phải|cũng|khoảng|con số|tỷ lệ|bằng))*"
"""What may stand between a word that compares and its number."""
_LOOSE = r"(?: [^\W\d]+){0,5}?"
"""Words that compare nothing by themselves: "tối thiểu mỗi thôn 01 mô hình"."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """What the words at a number say.

    `relation` is None where they say none, or none that can be told for sure (`is_unclear`). `is_level` tells that the
    number is what remains ("giảm còn 5%") rather than by how much something changes; `is_said` that there are words
    that compare, and not the number alone.
    """

    relation: Relation | None = None
    is_said: bool = False
    is_level: bool = False
    is_unclear: bool = False


_BEFORE: tuple[tuple[re.Pattern[str], Relation], ...] = tuple(
    (lazy_pattern(rf"(?:^|[\s(\"]|“){words} ?$"), relation)
    for words, relation in (
        (
            rf"(?:(?:bằng|ngang) {_OR} {_LESS}|{_LESS} ?{_OR} ?bằng|{_NOT} {_MORE}|≤|<=){_FILL}",
            Relation.AT_MOST,
        ),
        (
            rf"(?:(?:bằng|ngang|đạt) {_OR} {_MORE}|{_MORE} ?{_OR} ?bằng|{_NOT} (?:{_LESS}|kém|thua)|≥|>=){_FILL}",
            Relation.AT_LEAST,
        ),
        (rf"(?:(?:không|chưa) (?:đến|tới|đầy|đạt|được|đủ)|{_LESS}|<){_FILL}", Relation.LESS_THAN),
        (rf"(?:{_MORE}|>){_FILL}", Relation.MORE_THAN),
        (r"(?:đúng(?: bằng| là)?|vừa đúng|=)", Relation.EXACTLY),
        (r"(?:khống chế|kiềm chế|hạn chế(?= (?:tỷ lệ|tỷ suất|số|mức)))\b[^,;.]{0,60}", Relation.AT_MOST),
        (r"(?:giảm về|hạ về|về)(?: ở)? mức|giảm về|hạ về", Relation.AT_MOST),
        (r"(?:xuống còn|giảm còn|hạ còn|rút còn|chỉ còn|còn lại|còn|xuống)", Relation.AT_MOST),
        (rf"(?:tối đa|nhiều nhất|cao nhất){_LOOSE}", Relation.AT_MOST),
        (rf"(?:ít nhất|tối thiểu|thấp nhất){_LOOSE}", Relation.AT_LEAST),
        (rf"từ{_FILL}", Relation.AT_LEAST),
        (r"(?:tăng|nâng|đưa)?.{0,60}(?<!trở )\blên(?: đến| tới| thành)?", Relation.AT_LEAST),
    )
)
_STRONG = len(_BEFORE) - 1
"""The last line is a direction, which a bare number has as well."""
_AFTER: tuple[tuple[re.Pattern[str], Relation], ...] = tuple(
    (lazy_pattern(rf"^[^,;.:()\d]{{0,60}}?\b{words}\b"), relation)
    for words, relation in (
        (rf"(?:trở lên|đổ lên|(?:hoặc|hay) (?:{_UP} hơn|hơn|trên))", Relation.AT_LEAST),
        (rf"(?:trở xuống|trở lại|đổ xuống|(?:hoặc|hay) (?:{_DOWN} hơn|dưới))", Relation.AT_MOST),
    )
)
_LEVEL = lazy_pattern(
    r"\b(?:còn|xuống|(?<!trở )lên|giảm về|hạ về|về mức)(?: lại| ở mức| mức)*(?: [^\W\d]+){0,3}? ?$"
)
_THE_OTHERS = lazy_pattern(r"\b((?:các|những)(?: [^\W\d]+){1,4}) còn lại\b")
"""Whoever is left ("các đơn vị còn lại 90%"), not what is left of something."""
_FALL = lazy_pattern(r"\b(?:giảm|hạ|cắt giảm|kéo giảm|rút ngắn|tiết kiệm)\b(?! nghèo bền vững)")
_NO_FALL_AFTER = lazy_pattern(
    r"\b(?:đạt|tham gia|hoàn thành|thực hiện|có|(?<!trở )lên|tăng|cho|giải ngân|vốn|dự án|chương trình)\b"
)
_IS_THE_FALL = lazy_pattern(r"\b(?:tỷ lệ|mức|tốc độ) giảm\b")
"""The figure itself is by how much something fell, as it is published."""
_ABOUT = lazy_pattern(
    r"(?:^|\s)(?:trên dưới|gần|xấp xỉ|khoảng|ước(?: đạt| khoảng)?|đạt và vượt|đạt, vượt) ?$"
)
"""Words that leave open on which side the number is."""
_FAR_NOT = lazy_pattern(r"\bkhông (?:để|có|còn|cho)\b")
_A_DIFFERENCE = lazy_pattern(r"^[^,;.()]{0,30}\b(?:so với|kế hoạch|dự toán|chỉ tiêu|cùng kỳ)\b")
_MORE_BY = lazy_pattern(rf"(?:{_UP}|{_DOWN}|tăng) hơn{_FILL} ?$")
_THAN = lazy_pattern(r"^[^,;.()]{0,30}\bso với\b")
_NEGATED = {Relation.MORE_THAN: Relation.AT_MOST, Relation.LESS_THAN: Relation.AT_LEAST}
_CLAUSE = lazy_pattern(r"(?<!đạt)[,;!?…]\s|:\s(?![\d≥≤<>=])|\.\s|[()]|(?<!đạt)\s(?:và|nhưng|trong đó)\s")


_LONGEST_CLAUSE = 1000


def clause_before(text: str, start: int) -> str:
    """Return what stands before the number at `start`, back to where its clause begins.

    No clause of a plan is longer than `_LONGEST_CLAUSE` characters: looking back no further keeps the time in proportion
    to the text, however many numbers it holds. What stands before a colon belongs to the number behind it ("Tỷ lệ hộ
    nghèo: 1,2%").
    """
    first = max(0, start - _LONGEST_CLAUSE)
    found = _CLAUSE.finditer(text, first, start)
    ends = [match.end() for match in found if not (match[0][0] == ":" and match.end() == start)]
    return text[ends[-1] if ends else first : start]


def says_a_fall(clause: str) -> bool:
    """Tell whether a clause before a number says that something becomes less by it."""
    found = list(_FALL.finditer(clause))
    if not found or _IS_THE_FALL.search(clause):
        return False
    return _NO_FALL_AFTER.search(clause, found[-1].end()) is None


def _says_a_difference(before: str, after: str) -> bool:
    """Tell whether a number says by how much: "vượt 5% so với dự toán", "thấp hơn 0,5% so với năm trước"."""
    if before.rstrip().endswith("vượt") and _A_DIFFERENCE.search(after):
        return True
    return _MORE_BY.search(before) is not None and _THAN.search(after) is not None


@lru_cache(10_000)
def comparing(before: str, after: str) -> Comparing:
    """Return what the words around a number say: `before` from the beginning of its clause, `after` to the next number."""
    before = _THE_OTHERS.sub(r"\1", before)
    if _ABOUT.search(before):
        return Comparing(is_said=True, is_unclear=True, is_level=_LEVEL.search(before) is not None)
    found = next(
        ((at, relation) for at, (words, relation) in enumerate(_BEFORE) if words.search(before)), None
    )
    later = next((relation for words, relation in _AFTER if words.search(after)), None)
    is_level = _LEVEL.search(before) is not None
    if later is not None:
        is_unclear = found is not None and found[1] in _NEGATED
        return Comparing(
            None if is_unclear else later, is_said=True, is_level=is_level, is_unclear=is_unclear
        )
    if found is None:
        return Comparing(is_level=is_level)
    at, relation = found
    if relation in _NEGATED and _FAR_NOT.search(before):
        relation = _NEGATED[relation]
    if _says_a_difference(before, after):
        return Comparing(is_said=True, is_unclear=True)
    return Comparing(relation, is_said=at < _STRONG, is_level=is_level)
