"""Cutting a sentence into parts that promise one thing each: "100% hồ sơ đúng hạn, không để sai sót lớn" makes two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.model.records import dataclass, replace
from tdkt.model.text import upper_first
from tdkt.planning.proposals.marks import Mark, Sign, is_restating, marks_of, says_a_change
from tdkt.planning.proposals.wording import Wording

_BREAK = re.compile(
    r"[,;:.!?…]\s|\s?[()]\s?|\s(?=(?:và|nhưng|trong đó|đồng thời|còn (?:các|những|lại)|riêng)\s)"
    r"|\s(?=với (?:tổng |số )*(?:kinh phí|vốn|nguồn vốn|tiền|trị giá|giá trị|diện tích|doanh thu)\b)"
)
_OPENS = re.compile(
    r"\s*(?:[-+–] )?(?:(?:và|trong đó|đồng thời|riêng|còn|nhưng)[ ,:]+)*(?:phấn đấu |có |đảm bảo |bảo đảm |kiên quyết )?(?:tỷ lệ|tỷ suất|số |tổng |mỗi |từng (?:thôn|công)|ít nhất|tối thiểu"
    r"|trên \d|dưới \d|hơn \d|từ \d|không (?:để|có|xảy|phát|còn)|\d|giảm |tăng |nâng |thu |chi |giá trị|thu nhập|sản lượng|diện tích|các đơn vị|duy trì|giữ vững|xây dựng|tổ chức"
    r"|thành lập|vận động|trồng|kết nạp|hoàn thành|công nhận|hỗ trợ|cấp|mở|giải quyết|đào tạo|năng suất|tổng|trị giá|kinh phí|doanh thu|đàn|với )"
)
_NAMES = re.compile(
    r"(?:(?:phấn đấu|duy trì|nâng|giữ vững|đảm bảo|bảo đảm|giảm|tăng|đến hết năm|năm 20\d\d|để|có|đưa)[ ,:]*)*(?:tỷ lệ|tỷ suất|số |mỗi |tổng|thu |giá trị|diện tích|sản lượng)"
)
_IS_FIGURE = re.compile(
    r"(?:(?:trên|dưới|hơn|từ|ít nhất|tối thiểu|không quá|đạt|tăng|giảm|vượt|còn|thêm|≥|≤|>|<) ?)*\d[\d.,]*+(?! ?%? ?(?:[^\W\d]+ ){1,5}(?:được|đạt|có|thực|tham gia|hoàn thành)\b)"
)
"""A number that is the figure of what stands before its colon: "Thu nhập bình quân: 60 triệu đồng"."""
_LINK = re.compile(r"(?:và|nhưng|trong đó|đồng thời|còn|riêng|với)[ ,:]+")
_TWO_EVILS = re.compile(
    r"(?P<first> (?P<noun>đơn thư|hồ sơ|đơn|khiếu nại|vụ việc|văn bản) [^,;.]+?), (?P<second>vượt cấp|đông người|kéo dài, vượt cấp|quá hạn|trễ hạn|thất lạc)(?=[,;. ]|$)"
)
_TWO_KINDS = re.compile(
    r"(?P<first> (?P<noun>[^\W\d]+ [^\W\d]+) [^,;.]+?) và (?P<second>(?P=noun) [^,;.]+?)(?=[,;.]| và |$)"
)
_HEAD = re.compile(
    r"[^\W\d]+(?:,? [^\W\d]+){0,3}?(?= (?:(?:ít nhất|tối thiểu|trên|hơn|từ|được|không dưới|khoảng) )*\d)"
)
_NEXT = re.compile(r"; ")
_ADDRESSEE = re.compile(
    r"(?:giao |đối với )?(?:phòng|văn phòng|trung tâm|công an|ban chỉ huy|ban chqs|đồn biên phòng|trạm y tế|đoàn thanh niên|ủy ban m|uỷ ban m|mttq"
    r"|hội (?:nông dân|liên hiệp|cựu|chữ thập|phụ nữ))\b[^:;.\d]{0,80}:\s"
    r"|[^:;.“\d]{0,60}\b(?:phong trào|cuộc vận động|mô hình|đợt thi đua|chuyên đề)\b[^:;.“\d]{0,30}“[^”]+”[^:;.\d]{0,40}:\s"
)
"""A unit that a sentence speaks to, or a movement that it stands in, before it says what is promised."""
_PAIR = re.compile(r"\b(?:khá|tốt|giỏi|xuất sắc), $")
"""Before the second of two words that belong together, "khá, giỏi", where no part begins."""
_ASIDE = re.compile(r",? (?:góp phần|nhằm|qua đó|từ đó|và để|để ngày)\b|\. ")


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch of a sentence from `start` to `end` with the mark of what it promises.

    `others` are further marks in it: attributes of what is counted, or the same said otherwise (`restates`).
    A part that goes on from the one before has no head of its own: `led_by` is that head ("Bầu đủ số lượng"), `noun` what of
    it the part speaks of ("đơn thư"); `falls`: its number is by how much something becomes less, as that of the part before.
    """

    wording: Wording
    start: int
    end: int
    mark: Mark
    others: tuple[Mark, ...] = ()
    restates: tuple[Mark, ...] = ()
    led_by: str = ""
    falls: bool = False
    noun: str = ""

    @property
    def words(self) -> str:
        """The part in normal form."""
        return self.wording.words[self.start : self.end]

    @property
    def quote(self) -> str:
        """The part as the sentence has it."""
        return self.wording.given(self.start, self.end)


def parts_of(wording: Wording) -> tuple[Part, ...]:
    """Return the parts of a sentence, none where nothing in it is promised."""
    words, found = wording.words, list(marks_of(wording.words))
    if not found:
        return ()
    groups: list[tuple[int, list[Mark], list[Mark]]] = [(_begin(words, found[0]), [found[0]], [])]
    for mark in found[1:]:
        _, marks, restated = groups[-1]
        cut = _cut(words, max(one.end for one in (*marks, *restated)), mark)
        if cut is None:
            marks.append(mark)
        elif marks[0].sign in (Sign.NUMBER, Sign.FRACTION) and _says_again(words, cut, mark):
            restated.append(mark)
        else:
            groups.append((cut, [mark], []))
    ends = [*(start for start, _, _ in groups[1:]), len(words)]
    several = len(groups) > 1
    made = [
        Part(
            wording,
            start,
            _end(words, marks[-1].end, end) if several else end,
            marks[0],
            tuple(marks[1:]),
            tuple(restated),
        )
        for (start, marks, restated), end in zip(groups, ends, strict=True)
    ]
    return tuple(one for part in _led(made) for one in _divided(part))


def _led(parts: list[Part]) -> Iterator[Part]:
    """Give parts that begin with their number the words that lead the number before: "Giảm 25 hộ nghèo và 30 hộ cận nghèo"."""
    lead, falls = "", False
    for number, part in enumerate(parts):
        quantity = part.mark.quantity
        if quantity is None or quantity.is_percent:
            lead, falls = "", False
        elif part.words[: part.mark.start - part.start].strip() or number == 0:
            said = _HEAD.match(part.wording.words, part.start)
            lead = part.wording.given(*said.span()) if said and said.end() <= part.mark.start else ""
            falls = quantity.falls
        elif lead:
            yield replace(part, led_by=lead, falls=falls)
            continue
        yield part


def _divided(part: Part) -> tuple[Part, ...]:
    """Return the two parts of "đơn thư tồn đọng kéo dài, vượt cấp" and of "bầu đủ số lượng A và B", else the part."""
    words, mark = part.wording.words, part.mark
    if mark.sign is Sign.NEVER:
        found = _TWO_EVILS.match(words, mark.end, part.end)
    elif mark.sign is Sign.ENOUGH:
        found = _TWO_KINDS.match(words, mark.end, part.end)
    else:
        return (part,)
    if found is None:
        return (part,)
    first_noun = "noun" in found.re.groupindex and mark.sign is Sign.NEVER
    lead = part.wording.given(mark.start, found.end("noun") if first_noun else mark.end)
    noun = part.wording.given(*found.span("noun")) if first_noun else ""
    begin = part.start if mark.sign is Sign.NEVER else mark.start
    first = replace(part, start=begin, end=found.end("first"))
    second = replace(
        part, start=found.start("second"), end=found.end("second"), led_by=upper_first(lead), noun=noun
    )
    return first, second


def _begin(words: str, mark: Mark) -> int:
    """Return where the part of the first mark begins: at the first clause before it that opens a promise.

    A comma opens none in a sentence that has named its figure already: "tỷ lệ hài lòng của người dân, tổ chức đạt 95%".
    """
    spoken_to = _ADDRESSEE.match(words)
    first = spoken_to.end() if spoken_to and spoken_to.end() <= mark.start else 0
    has_begun = _NAMES.match(words, first) is not None
    for found in _BREAK.finditer(words, first, mark.start):
        if found[0].strip() == ":" and _IS_FIGURE.match(words, found.end()):
            continue
        is_strong = found[0].strip() in (";", ":", ".", "!", "?")
        if (is_strong or not has_begun) and _OPENS.match(words, found.end()):
            link = _LINK.match(words, found.end())
            return link.end() if link and link.end() <= mark.start else found.end()
    return first


def _cut(words: str, end: int, mark: Mark) -> int | None:
    """Return where, between a mark that ends at `end` and the next, its part begins; None where the two stand in one clause."""
    breaks = [
        found.end()
        for found in _BREAK.finditer(words, end, mark.start)
        if not (found[0].strip() == ":" and _IS_FIGURE.match(words, found.end()))
        and not _PAIR.search(words[: found.end()])
    ]
    if not breaks:
        breaks = [
            found.end() for found in _BREAK.finditer(words, end, mark.start + 1) if found.end() <= mark.start
        ]
    if not breaks:
        return None
    strong = [at for at in breaks if words[at - 2 : at - 1] in (";", ".") or words.startswith("trong đó", at)]
    opening = next((at for at in breaks if _OPENS.match(words, at)), strong[0] if strong else breaks[-1])
    link = _LINK.match(words, opening)
    return link.end() if link and link.end() <= mark.start else opening


def _end(words: str, first: int, end: int) -> int:
    ends = [
        found.start()
        for found in (_ASIDE.search(words, first, end), _NEXT.search(words, first, end))
        if found
    ]
    stop = min(ends, default=end)
    stripped = re.sub(r"(?:[ ,;:.(]|\s(?:và|trong đó|đồng thời|còn|riêng|nhưng|với))+$", "", words[:stop])
    if stripped.endswith(")") and words.count("(", first, len(stripped)) < words.count(
        ")", first, len(stripped)
    ):
        stripped = stripped[:-1]  # the bracket was opened before the part
    return max(len(stripped), first)


def _says_again(words: str, start: int, mark: Mark) -> bool:
    """Tell whether a part only says the number before it in another way, and counts nothing of its own as "…, đạt 50 sản phẩm OCOP"."""
    found = mark.quantity
    if found is None or not is_restating(words, start, mark) or words[start - 2 : start - 1] in (";", "."):
        return False
    is_new = (
        not found.is_percent
        and re.match(r"[^\W\d]", found.after) is not None
        and found.falls is False
        and not re.match(r"(?:so|kế|dự|chỉ|cùng|triệu|tỷ|đồng)", found.after)
    )
    return not is_new or says_a_change(words, start)
