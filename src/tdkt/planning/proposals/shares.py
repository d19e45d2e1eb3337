"""Percentages: a part of what there is, a part of the year's plan, a published rate, a growth, a fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tdkt.checks.plan.comparing_words import says_a_fall
from tdkt.checks.plan.kinds_of_figures import is_rate, says_a_rate_falls, says_a_rise
from tdkt.checks.plan.plan_shares import PLAN, over_the_plan
from tdkt.checks.plan.quantities import Quantity
from tdkt.model.measure import Relation
from tdkt.planning.proposals.accumulating import LATEST, adding_up
from tdkt.planning.proposals.drafts import Draft, compared, number
from tdkt.planning.proposals.for_whom import does_to, says_for_whom, those_it_is_done_for
from tdkt.planning.proposals.known_shares import known_share
from tdkt.planning.proposals.parts import Part
from tdkt.planning.proposals.phrases import (
    UNKNOWN,
    Share,
    Span,
    after_number,
    before_number,
    phrase,
    share_of,
    without_head,
)
from tdkt.planning.proposals.proposed import About, Choice, Doubt

_PERCENT = re.compile(r"\s*(?:%|phần trăm|điểm phần trăm|điểm %|điểm\b)")
_PLAN_AFTER = re.compile(rf"\s*(?:%|phần trăm)\s+(?P<plan>{PLAN}[^,;.()]*)")
_PLAN_OVER = re.compile(
    r"(?P<plan>(?:kế hoạch|dự toán|chỉ tiêu)[^,;.()\d]*?)(?: ít nhất| tối thiểu| từ| trên)? *$"
)
_PUBLISHED = re.compile(
    r"che phủ|đô thị hóa|tăng dân số|tỷ suất|tỷ trọng|cơ cấu|tử vong|tỷ lệ thất nghiệp|thiếu việc làm|khi sinh|kinh tế số|grdp|tăng tự nhiên|hàm lượng"
)
_GROWTH = re.compile(r"tốc độ|tăng trưởng|mức tăng")
_MONEY_SAVED = re.compile(r"chi phí|kinh phí|chi thường xuyên|ngân sách|nợ|tiền")
_LAST_YEAR = re.compile(r"(?:so với|cùng kỳ)[^,;.()]*")
_SAVED = re.compile(r"tiết kiệm|cắt giảm|rút ngắn")


def shares(part: Part) -> Iterator[Draft]:
    """Yield the measures that a part with a percentage may mean, the likeliest first."""
    quantity = part.mark.quantity
    if quantity is None:
        return
    words, shown = part.wording.words, shown_percent(part)
    if _of_plan(part) is not None:
        yield from _planned(part, quantity, shown)
        return
    if quantity.falls:
        yield from _fall(part, quantity, shown)
        return
    before = before_number(words, part.start, part.mark.start)
    if _grows(part, before):
        yield from _growth(part, quantity, shown, before)
        return
    made = compared(quantity, shown=shown, unit="%")
    if made is None:
        return
    if _may_be_the_fall(part, quantity):
        made = made.with_({}, doubt=_LEFT_OR_LESS)
    about = words[part.start : part.end]
    if _PUBLISHED.search(about):
        of = phrase(part.wording, before) or phrase(part.wording, _after(part))
        yield made.with_(
            {"type": "percentage", "of": of, "percent_only": True},
            f"“{of}” là tỷ lệ được công bố, không có tử số, mẫu số.",
        )
        return
    known = known_share(words[slice(*without_head(words, before))])
    if known is not None:
        yield made.with_(
            {
                "type": "percentage",
                "counting": known.counting,
                "of": known.of,
                **(LATEST if known.is_state else {}),
            },
            f"Tỷ lệ này thường tính từ số {known.counting} trên tổng số {known.of}.",
        )
        return
    share = _share(part, before)
    if share is None:
        return
    draft = made.with_({"type": "percentage", "counting": share.counting, "of": share.of})
    whole = share.counting if share.of == UNKNOWN else share.of
    adding = adding_up(part.quote, whole, share.counting, is_whole=True, is_sure=share.is_sure)
    draft = draft.with_(adding.change, adding.reason, adding.doubt)
    yield draft if share.is_sure else draft.with_({}, doubt=whole_in_doubt(share))


_LEFT_OR_LESS = Doubt(
    About.MEASURE,
    "“Giảm dưới …” là mức còn lại hay mức giảm?",
    (
        Choice("mức còn lại: còn dưới số ấy", {}),
        Choice("mức giảm trong năm: ghi type: reduction, points: true", None),
    ),
)


def _may_be_the_fall(part: Part, quantity: Quantity) -> bool:
    """Tell whether "giảm dưới 0,5%" leaves open whether the number is what remains or by how much it falls."""
    return _is_ceiling(part) and not quantity.says.is_level and says_a_fall(quantity.subject)


def shown_percent(part: Part) -> str:
    """Return the number with the words that compare it, as the sentence has them."""
    words, mark = part.wording.words, part.mark
    before = words[part.start : mark.start]
    said = re.search(
        r"(?:(?:bằng hoặc |không |tối |ít |từ )?(?:trên|dưới|quá|vượt quá|thiểu|đa|nhất|hơn|vượt|từ|còn|đạt|khoảng|gần|đúng|giảm|tăng|xuống|lên)\s(?:còn |đạt |là |từ |mức )*)+$",
        before,
    )
    start = mark.start - len(said[0]) if said else mark.start
    percent = _PERCENT.match(words, mark.end)
    end = percent.end() if percent else mark.end
    more = re.match(r" trở (?:lên|xuống)", words[end:])
    return part.wording.given(start, end + (more.end() if more else 0)) or part.wording.given(mark.start, end)


def _after(part: Part) -> Span:
    percent = _PERCENT.match(part.wording.words, part.mark.end)
    return after_number(part.wording.words, percent.end() if percent else part.mark.end, part.end)


def _share(part: Part, before: Span) -> Share | None:
    after = _after(part)
    has_before = before[0] < before[1]
    if has_before and after[0] < after[1] and _is_the_whole(part, after):
        return share_of(part.wording, before, after)
    if has_before and not (_is_a_verb(part, before) and after[0] < after[1]):
        return share_of(part.wording, before)
    if after[0] >= after[1]:
        return share_of(part.wording, before)
    share = share_of(part.wording, after)
    whom = those_it_is_done_for(
        part.wording, before, without_head(part.wording.words, after), may_be_rate=_is_ceiling(part)
    )
    if share is not None and whom is not None:
        return whom
    does = does_to(phrase(part.wording, before))
    if share is None or share.is_sure or not does:
        return share
    return Share(f"{share.counting} được {does}", share.counting, is_sure=False)


def _is_a_verb(part: Part, before: Span) -> bool:
    """Tell whether what stands before the number only does something with what stands behind it: "Quản lý 100% tài sản"."""
    words = part.wording.words[before[0] : before[1]]
    if re.match(r"(?:tỷ lệ|tỷ suất|số |tổng |hộ|người|dân)", words):
        return False
    return len(words.split()) <= 6 or says_for_whom(words)


def _is_ceiling(part: Part) -> bool:
    quantity = part.mark.quantity
    return quantity is not None and quantity.says.relation in (Relation.AT_MOST, Relation.LESS_THAN)


def _is_the_whole(part: Part, after: Span) -> bool:
    words = part.wording.words
    return (
        re.match(
            r"(?:tổng số |số |tổng )?(?:dân số|hộ|người|lao động|trẻ|học sinh|diện tích|nhân khẩu|cán bộ|tổng đàn|tổng số"
            r"|khu dân cư|thôn|tổ dân phố|ấp|khóm|khu phố|cơ quan|địa bàn|phụ nữ|hội viên|đoàn viên|thanh niên|gia đình)",
            words[after[0] : after[1]],
        )
        is not None
        and re.match(
            r"tỷ lệ|tỷ suất|số |bao phủ|độ|tiêm|tổ chức tiêm|thu (?!hút|hồi|gom)|diện tích",
            words[before_number(words, part.start, part.mark.start)[0] :],
        )
        is not None
    )


def whole_in_doubt(share: Share) -> Doubt:
    """Return the doubt of a percentage whose words do not name the whole."""
    return Doubt(
        About.MEASURE,
        f"Tỷ lệ này tính trên tổng số nào? Ghi vào of; tử số đang ghi “{share.counting}”."
        if share.of == UNKNOWN
        else f"Tỷ lệ này tính trên tổng số nào? Đang ghi tử số “{share.counting}”, mẫu số “{share.of}”; sửa counting, of nếu chưa đúng.",
        (),
    )


_PASSES = re.compile(r"\b(?:vượt|tăng)\b")


def _of_plan(part: Part) -> str | None:
    """Return the words of the plan that a percentage is of, None where it is of none."""
    words = part.wording.words
    after = _PLAN_AFTER.match(words, part.mark.end, part.end)
    if after:
        return after["plan"].strip()
    over = (
        _PLAN_OVER.search(words[part.start : part.mark.start])
        if over_the_plan(part.words) is not None
        else None
    )
    return over["plan"].strip() if over else None


def _planned(part: Part, quantity: Quantity, shown: str) -> Iterator[Draft]:
    words = part.wording.words
    over = over_the_plan(part.words)
    if over is None and quantity.is_range and _PASSES.search(words, part.start, part.mark.start):
        return  # "vượt từ 5 đến 7% dự toán" is 105 to 107 % of it or more: a person says which
    if over is not None:
        value = number(over)
        is_strict = re.search(r"\b(?:trên|hơn) $", words[part.start : part.mark.start]) is not None
        relation, words_of = ("more_than", "trên") if is_strict else ("at_least", "ít nhất")
        made: Draft | None = Draft(
            {relation: value}, (f"“{shown}”: vượt kế hoạch, tức là đạt {words_of} {value}% kế hoạch.",)
        )
    else:
        made = compared(quantity, shown=shown, unit="% kế hoạch")
    if made is None:
        return
    plan = _PLAN_AFTER.match(words, part.mark.end, part.end)
    of = part.wording.given(plan.start("plan"), plan.end("plan")) if plan else "kế hoạch cả năm"
    of = re.sub(r"^so với\s+", "", of)
    of = re.split(r" (?:trong năm|trước ngày|nhằm|góp phần)\b", of)[0]
    subject = phrase(part.wording, without_head(words, before_number(words, part.start, part.mark.start)))
    subject = re.sub(r"^tăng\s+", "", subject)
    subject = re.sub(
        r"(?:^|\s)(?:hoàn thành|vượt|đạt|dự toán|kế hoạch|chỉ tiêu)(?:\s|$).*$", "", subject
    ).strip()
    task = re.sub(r"^(?:số )?(?:kế hoạch|dự toán|chỉ tiêu)\s*", "", of)
    task = re.sub(
        r"^(?:vốn )?(?:của )?(?:được |do )?(?:tỉnh|thành phố|huyện|xã|phường|cấp trên|hđnd|trên)?\b[^,;]{0,12}\bgiao\b.*$",
        "",
        task,
    )
    counting = subject or (f"kết quả {task}" if task else "kết quả thực hiện")
    yield made.with_(
        {
            "type": "percentage",
            "counting": counting,
            "of": of if task or not subject else f"{of} {subject} cả năm",
            "of_plan": True,
        },
        "So với kế hoạch, dự toán, chỉ tiêu giao của cả năm: cộng dồn tử số, được quá 100%.",
    )


def _fall(part: Part, quantity: Quantity, shown: str) -> Iterator[Draft]:
    made = compared(quantity, shown=shown, unit="%")
    if made is None:
        return
    words = part.wording.words
    before, after = before_number(words, part.start, part.mark.start), _after(part)
    stop = re.search(r"\s?\b(?:so với|cùng kỳ)\b", words[after[0] : after[1]])
    if stop:
        after = after[0], after[0] + stop.start()
    about = re.sub(
        r"^(?:cắt giảm|kéo giảm|tiết kiệm|rút ngắn|giảm|hạ|cắt|kéo)(?: mạnh)?(?: ít nhất| tối thiểu| trên)?(?:\s+|$)",
        "",
        phrase(part.wording, before),
    )
    of = about or phrase(part.wording, without_head(words, after))
    of = re.sub(r"\s(?:giảm|hạ)(?: bình quân)?$", "", of)
    if not of:
        return
    points = says_a_rate_falls(part.quote, of) or "điểm" in words[part.mark.end : part.mark.end + 8]
    if points and not re.match(r"tỷ (?:lệ|suất)", of):
        of = f"tỷ lệ {of}" if "hộ" in of or "nghèo" in of else of
    compared_with = _LAST_YEAR.search(words, part.mark.end, part.end)
    base = f" {part.wording.given(*compared_with.span())}" if compared_with else ""
    draft = made.with_({"type": "reduction", "of": of + base})
    if points:
        yield draft.with_(
            {"points": True}, "Tỷ lệ giảm thì tính theo điểm phần trăm (từ 2,12% xuống 1,54% là giảm 0,58%)."
        )
        return
    reason = "Mức giảm so với kỳ gốc: đơn vị ghi số kỳ này và số kỳ gốc."
    if _SAVED.search(part.words) and not re.search(r"\bgiảm\b", part.words):
        reason = "Tiết kiệm là chi ít hơn kỳ gốc: đơn vị ghi số kỳ này và số kỳ gốc."
    unit = {"in": "đồng"} if _MONEY_SAVED.search(of) else {}
    draft = draft.with_(unit, reason)
    if not base and "năm" not in words[part.mark.end : part.mark.end + 7]:
        draft = draft.with_(
            {},
            doubt=Doubt(
                About.MEASURE, "Giảm so với kỳ nào (cùng kỳ năm trước, dự toán, quy định)? Ghi rõ vào of.", ()
            ),
        )
    yield draft


def _grows(part: Part, before: Span) -> bool:
    words = part.wording.words
    subject = words[part.start : part.mark.start]
    if says_a_rise(subject) or re.search(
        r"\btăng(?: thêm)?(?: ít nhất| tối thiểu| trên| hơn| từ| khoảng| bình quân)* $", subject
    ):
        return True
    return bool(_GROWTH.search(words[before[0] : before[1]])) and not _PUBLISHED.search(
        words[before[0] : before[1]]
    )


def _growth(part: Part, quantity: Quantity, shown: str, before: Span) -> Iterator[Draft]:
    made = compared(quantity, shown=shown, unit="%")
    if made is None:
        return
    words = part.wording.words
    of = phrase(part.wording, before)
    rest = phrase(part.wording, _after(part))
    rest = re.sub(r"^so với.*$", "", rest)
    of = (
        re.sub(r"\s(?:tăng|nâng)(?: thêm)?$", "", re.sub(r"^(?:tăng|nâng)(?: thêm)?(?:\s|$)", "", of)) or rest
    )
    if not of:
        return
    if not is_rate("", of) or re.match(r"tỷ lệ", of):
        points = ", tính bằng điểm phần trăm" if re.match(r"tỷ (?:lệ|suất)", of) else ""
        of = f"mức tăng {of}{points}"
    compared_with = _LAST_YEAR.search(words, part.mark.end, part.end)
    base = f" {part.wording.given(*compared_with.span())}" if compared_with and "so với" not in of else ""
    yield made.with_(
        {"type": "amount", "of": of + base, "in": "%", "accumulate": "latest"},
        "Mức tăng, tốc độ tăng không cộng các quý: mỗi quý ghi mức tính từ đầu năm.",
    )


def exact_percent(part_of: int, whole: int) -> int | None:
    """Return a part of a whole in whole percents where that is exact."""
    value = Fraction(100 * part_of, whole)
    return value.numerator if value.denominator == 1 else None
