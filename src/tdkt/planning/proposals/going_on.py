"""What a part of a sentence takes over from the part before it: its whole, its noun, how its quarters add up.

"100% tuyến đường được cứng hóa, 90% được chiếu sáng"; "20 căn nhà, trị giá 1,2 tỷ đồng"; "đàn lợn 500 con, gia cầm 9.000 con".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.plan.quantities import normal
from tdkt.model.measure import Relation
from tdkt.model.records import dataclass, replace
from tdkt.model.text import upper_first
from tdkt.planning.proposals.accumulating import adding_up
from tdkt.planning.proposals.drafts import Draft, compared
from tdkt.planning.proposals.parts import Part
from tdkt.planning.proposals.phrases import UNKNOWN, after_number, before_number, phrase, share_of
from tdkt.planning.proposals.proposed import About, Choice, Doubt, ProposedTarget, threshold
from tdkt.planning.proposals.shares import shown_percent, whole_in_doubt

_THE_REST = re.compile(
    r"(?:(?:các|những) )?(?:đơn vị|phòng|phòng, ban|ban|ngành|thôn|trường|nơi)[^\d%]{0,40}?(?:còn lại|khác)\b"
)
_HAPPENS = re.compile(r"(?:được|có|đạt|tham gia|hoàn thành|đăng ký|sử dụng|thực hiện|không)\b")
_BARE = re.compile(
    r"(?:tổng )?(?:số )?(?:trị giá|giá trị|kinh phí|số tiền|tiền|vốn|nguồn vốn|diện tích|năng suất|sản lượng|doanh thu|chiều dài|khối lượng|công suất)"
    r"(?: đăng ký| đầu tư| thực hiện| bình quân| trung bình| ước)*"
)
"""The name of a figure that does not say of what."""
_HEAD_OF_BEFORE = re.compile(
    r"^(?:tổng )?(?:diện tích|sản lượng|năng suất|số lượng|số|giá trị)(?: (?:gieo trồng|gieo cấy|gieo sạ|nuôi trồng|thả nuôi|trồng|bình quân))?\s+"
)
_TAIL_OF_BEFORE = re.compile(r"\s+(?:cả năm|được [^,;()]*|giảm được)$")
_OPENS_WITH_A_VERB = re.compile(
    r"(?:duy trì|trồng|thành lập|kết nạp|xây|tổ chức|vận động|hỗ trợ|mở|chăm sóc|phát triển|có thêm)\b"
)
_RATE_OF_SEVERAL = re.compile(
    r"\btỷ lệ (?P<of>[^:;,.]+): (?![≥≤<>]?\s?\d|trên|dưới|từ|đạt|ít nhất|tối thiểu)"
)
_SAYS_ITSELF = re.compile(r"\b(?:tỷ lệ|được|đạt|có|hộ|người|tham gia)\b")
_WAYS = (("ít nhất", Relation.AT_LEAST), ("không quá", Relation.AT_MOST), ("đúng", Relation.EXACTLY))
_STRUCTURE = re.compile(r"\b(?P<of>cơ cấu [^:;,.\d]+?)\s*(?:đến[^:;,]*|năm 20\d\d|đạt|là)?\s*[:;,(]")


@dataclass(frozen=True, slots=True)
class Before:
    """The part before one, with the target that was made of it."""

    part: Part
    target: ProposedTarget


def with_same_whole(part: Part, before: Before | None) -> Iterator[Draft]:
    """Yield what a percentage promises of the whole that the part before names: "90% được chiếu sáng", "các đơn vị còn lại 95%"."""
    quantity = part.mark.quantity
    if before is None or quantity is None or not quantity.is_percent:
        return
    known = before.target.measure
    made = compared(quantity, shown=shown_percent(part), unit="%")
    if made is None or "counting" not in known or known.get("of_plan") or known["of"] == UNKNOWN:
        return
    if _THE_REST.match(part.words):
        same = {key: known[key] for key in ("type", "counting", "of", "accumulate") if key in known}
        asked = Doubt(
            About.UNIT, "Đơn vị nào báo cáo số này? Ghi unit và shared_with cho các đơn vị còn lại.", ()
        )
        yield made.with_(same, "Cùng cách đo với phần trước của câu, cho các đơn vị khác.", asked)
        return
    words = part.wording.words
    after = after_number(words, part.mark.end, part.end)
    before_it = before_number(words, part.start, part.mark.start)
    kept = {key: known[key] for key in ("type", "of", "accumulate") if key in known}
    if _HAPPENS.match(words, before_it[0], before_it[1]) and after[0] >= after[1]:
        counting = f"{known['counting']} {phrase(part.wording, before_it)}"
        yield made.with_({**kept, "counting": counting}, "Tính trên cùng tổng số với phần trước của câu.")
        return
    if before_it[0] >= before_it[1] and _HAPPENS.match(words[slice(*after)]):
        counting = f"{known['of']} {phrase(part.wording, after)}"
        yield made.with_({**kept, "counting": counting}, "Tính trên cùng tổng số với phần trước của câu.")


def in_a_structure(part: Part) -> Iterator[Draft]:
    """Yield the share of one branch where a sentence says a structure: "Cơ cấu kinh tế: nông nghiệp 60%; dịch vụ 25%"."""
    quantity = part.mark.quantity
    found = _STRUCTURE.search(part.wording.words, 0, part.mark.start)
    made = (
        compared(quantity, shown=shown_percent(part), unit="%") if quantity and quantity.is_percent else None
    )
    if quantity is None or made is None or found is None:
        return
    start = max(part.start, found.end())
    named = phrase(part.wording, before_number(part.wording.words, start, part.mark.start))
    if not named:
        return
    measure = {"type": "percentage", "of": f"tỷ trọng {named} trong {found['of']}", "percent_only": True}
    draft = made.with_(measure, "Cơ cấu là tỷ trọng được công bố, không có tử số, mẫu số.")
    if quantity.says.relation is not None:
        yield draft
        return
    value = next(iter(made.measure.values()))
    choices = tuple(
        Choice(f"{words} {shown_percent(part)}", threshold(relation, value)) for words, relation in _WAYS
    )
    yield draft.with_(
        {}, doubt=Doubt(About.DIRECTION, "Tỷ trọng này càng nhiều hay càng ít càng tốt?", choices)
    )


def in_a_list(part: Part) -> Iterator[Draft]:
    """Yield the share of one of several where a sentence says the rate once: "Tỷ lệ huy động trẻ: nhà trẻ 30%, mẫu giáo 99%"."""
    quantity, words = part.mark.quantity, part.wording.words
    found = _RATE_OF_SEVERAL.search(words, 0, part.mark.start)
    if quantity is None or not quantity.is_percent or quantity.falls or found is None:
        return
    name = phrase(part.wording, before_number(words, max(part.start, found.end()), part.mark.start))
    made = compared(quantity, shown=shown_percent(part), unit="%")
    share = share_of(part.wording, found.span("of"))
    if made is None or share is None or not 0 < len(name.split()) <= 5 or _SAYS_ITSELF.search(normal(name)):
        return
    of = UNKNOWN if share.of == UNKNOWN else f"{share.of} ({name})"
    share = replace(share, counting=f"{share.counting} ({name})", of=of)
    draft = made.with_({"type": "percentage", "counting": share.counting, "of": share.of})
    draft = draft if share.is_sure else draft.with_({}, doubt=whole_in_doubt(share))
    adding = adding_up(part.quote, share.counting, share.counting, is_whole=True, is_sure=share.is_sure)
    yield draft.with_(adding.change, adding.reason, adding.doubt)


def completed(part: Part, draft: Draft, before: Before | None) -> Draft:
    """Return a reading with what it owes to the part before: of what a bare "trị giá" is, and how the quarters of its like add up."""
    if before is None:
        return draft
    of = str(draft.measure.get("of", ""))
    if draft.measure.get("counting") == "kết quả thực hiện":
        known = before.target.measure
        done = str(known.get("counting", known.get("of", "")))
        draft = draft.with_({"counting": done} if done else {})
    if _BARE.fullmatch(of):
        known = before.target.measure
        about = str(known.get("of", ""))
        in_brackets = re.search(r"\((.+)\)$", about)
        about = _TAIL_OF_BEFORE.sub("", _HEAD_OF_BEFORE.sub("", in_brackets[1] if in_brackets else about))
        if about and not _BARE.fullmatch(about):
            draft = draft.with_({"of": f"{'số tiền' if of == 'tiền' else of} ({about})"})
    return _added_up_alike(part, draft, before)


def label_of(part: Part, draft: Draft) -> str:
    """Return what tables call a part that does not stand alone, "" for one that does."""
    if part.led_by:
        return upper_first(f"{part.led_by} {part.quote}")
    of = str(draft.measure.get("of", ""))
    return upper_first(of) if _BARE.match(of) and of.endswith(")") else ""


def _added_up_alike(part: Part, draft: Draft, before: Before) -> Draft:
    known, measure = before.target.measure, draft.measure
    is_open = any(doubt.about is About.ADDS_UP for doubt in draft.doubts)
    if not is_open or known["type"] != measure["type"] or _OPENS_WITH_A_VERB.match(part.words):
        return draft
    if _unit(part) != _unit(before.part) or any(
        doubt.about is About.ADDS_UP for doubt in before.target.doubts
    ):
        return draft
    kept = tuple(doubt for doubt in draft.doubts if doubt.about is not About.ADDS_UP)
    same = replace(draft, doubts=kept)
    return same.with_({"accumulate": known.get("accumulate")}, "Cộng các quý như phần trước của câu.")


def _unit(part: Part) -> str:
    found = part.mark.quantity
    return re.split(r"[\s,;.]", found.after, maxsplit=1)[0] if found else ""
