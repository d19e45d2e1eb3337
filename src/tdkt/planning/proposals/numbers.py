"""Numbers that are no percentages: things counted, amounts with a unit of measure, limits of bad events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tdkt.checks.plan.kinds_of_figures import is_a_fall, is_average, is_rate, is_standing_amount
from tdkt.checks.plan.quantities import Quantity, normal, scaled_unit
from tdkt.checks.plan.sayings import relation_of
from tdkt.model.measure import Relation
from tdkt.model.records import replace
from tdkt.planning.proposals.accumulating import LATEST, adding_up
from tdkt.planning.proposals.drafts import Draft, compared
from tdkt.planning.proposals.parts import Part
from tdkt.planning.proposals.phrases import after_number, before_number, phrase, without_head
from tdkt.planning.proposals.proposed import About, Choice, Doubt
from tdkt.planning.proposals.units_of_measure import is_money, unit_at

_BAD_EVENTS = re.compile(r"(?:số )?(?:vụ|ca|trường hợp|đơn thư|vi phạm|tai nạn|người chết|điểm nóng)\b")
_POOR = re.compile(r"hộ (?:cận )?nghèo|hộ thoát|nhà (?:tạm|dột)|nợ")
_VERB = re.compile(
    r"^(?:\s*(?:và|,|hướng dẫn|vận động|tuyên truyền|phấn đấu|mới|thêm|đưa vào|tổ chức|trồng|xây dựng|xây|thành lập|ra mắt|hỗ trợ|sửa chữa|kết nạp|công nhận|giải quyết việc làm"
    r"|đào tạo|giao|tuyển|cấp|trao|tặng|giới thiệu|xóa|xoá|tiếp nhận|huy động|đăng ký|nhân rộng|nâng cấp|cải tạo|lắp đặt|làm|bê tông hóa|cứng hóa|tập huấn|đăng|phát|viết|củng cố|mở"
    r"|chuyển đổi|thăm|khám|ủng hộ|quyên góp|kiểm tra|giám sát|hòa giải|bồi dưỡng|xuất khẩu|biểu dương|gọi|tuyển chọn|đưa|chăm sóc|gieo trồng|phát triển|hoàn thành|cho|thực hiện|ban hành|số hóa))+\s*$"
)
_MADE = re.compile(
    r"(?P<verb>trồng(?: mới)?|kết nạp|thành lập|xây dựng|sửa chữa|hỗ trợ|mở|lắp đặt|đào tạo|công nhận|nhân rộng|cải tạo|nâng cấp) (?P<what>.+)"
)
_NO_VERB = re.compile(r"^(?:có|đạt|duy trì|phấn đấu|giữ vững|hoàn thành|thực hiện|vận động|phát triển)?$")
_HAS_VERB = re.compile(r"\b(?:được|mới|hoạt động|tham gia|đạt|thoát|trồng)\b")
_DOES = re.compile(
    r"^(?:vận động|huy động|quyên góp|tiết kiệm|hỗ trợ|giải ngân|thu|trao|tặng|ủng hộ|cho vay|đầu tư|chi)\b"
)

_NAMED_BY = re.compile(r"^(?:phát triển|ổn định|tổng số|số)\s(?=.{4})| cho$")
_MEMBERS = r"(?:hộ|người|đơn vị|con|lượt|suất|cây|căn|chiếc|cái|nhà|thôn|trường|lượt người|sản phẩm|cơ sở)"
"""What is counted only together with what stands before its number: "đàn lợn 500 con"."""
_RISES = re.compile(r"\btăng(?: thêm)?(?: (?:ít nhất|tối thiểu|trên|hơn|từ|khoảng))* $")
_GIVEN_BACK = re.compile(r"(?:thu hồi|trả|xử lý|giải quyết)\b")
_OF_GROUND = r"(?:km|m|ha|m2|m²|m3|m³|mét|hecta)"
_NO_THING = re.compile(r"(?:tổng|số|diện tích|sản lượng|chiều dài|khối lượng|đất|rừng|đường|lúa|cây)\b")
"""What begins the name of something that is measured; any other short word before "12 km kênh mương" says what is done."""


def numbers(part: Part) -> Iterator[Draft]:
    """Yield the measures that a part with a number may mean, the likeliest first."""
    quantity = part.mark.quantity
    if quantity is None:
        return
    unit = unit_at(part.wording.words, part.mark.end)
    yield from _amounts(part, quantity, unit) if unit else _counts(part, quantity)


def _shown(part: Part, end: int) -> str:
    words, mark = part.wording.words, part.mark
    said = re.search(
        r"(?:(?:bằng hoặc|không|tối|ít|trên|dưới|quá|vượt|thiểu|đa|nhất|hơn|từ|còn|đạt|khoảng|gần|đúng) )+$",
        words[part.start : mark.start],
    )
    start = mark.start - len(said[0]) if said else mark.start
    more = re.match(r"[^,;.\d]{0,40}? trở (?:lên|xuống)", words[end : part.end])
    return part.wording.given(start, end + (more.end() if more else 0))


def _counts(part: Part, quantity: Quantity) -> Iterator[Draft]:
    words = part.wording.words
    after = after_number(words, part.mark.end, part.end)
    before = before_number(words, part.start, part.mark.start)
    made = compared(quantity, shown=_shown(part, part.mark.end), factor=Fraction(quantity.scale))
    if made is None or (quantity.low * quantity.scale).denominator != 1:
        return
    thing = phrase(part.wording, _behind_scale(words, after, quantity))
    often = re.match(r"lần ?/ ?năm (?P<what>.+)", words[after[0] : part.end].strip())
    if often:
        thing = f"lần {often['what'].rstrip(' .;,')}"
    names_the_fall = not thing and re.match(r"(?:tổng )?số (?:hộ|người)\b[^:]*:", part.words) is not None
    if (is_a_fall(quantity) or part.falls) and not names_the_fall:
        yield from _fewer(part, made, thing)
        return
    subject = re.search(r"(?:^|[\s,;:])(?:tổng số|số lượng|số) (?P<of>[^\d]+)$", words[before[0] : before[1]])
    of = thing
    if subject:
        of = phrase(part.wording, without_head(words, (before[0] + subject.start("of"), before[1])))
        of = re.sub(r"\s(?:là|đạt|:)$", "", of)
    elif re.fullmatch(r"(?:vụ|ca|trường hợp)", thing) and before[0] < before[1]:
        about = re.sub(
            r"^(?:kéo giảm|giảm|kiềm chế|hạn chế|không để xảy ra)\s+", "", phrase(part.wording, before)
        )
        of = f"{thing} {about}".strip()
    elif thing and re.search(r":\s*$", words[part.start : part.mark.start]) and before[0] < before[1]:
        of = _under_its_name(thing, phrase(part.wording, before))
    elif (
        re.fullmatch(
            _MEMBERS,
            thing,
        )
        and before[0] < before[1]
        and not _verb(words[part.start : part.mark.start])
    ):
        of = f"{thing} ({_NAMED_BY.sub('', phrase(part.wording, before))})"
    elif thing:
        of = _with_verb(thing, _verb(words[part.start : part.mark.start]))
    else:
        of = phrase(part.wording, without_head(words, before))
    if not of:
        return
    if re.search(r"/ ?(?:\d|thôn|tổ|khu|bản|ấp|khóm|người|hộ|đơn vị|xã|chi hội|chi bộ)", f"{of} {thing}"):
        return  # a ratio ("111 bé trai/100 bé gái"), which is not counted
    if relation_of(quantity) in (Relation.AT_MOST, Relation.LESS_THAN) and _BAD_EVENTS.match(normal(of)):
        if quantity.low == 0:  # a bad event of which there is to be none leaves nothing to ask
            made = replace(made, doubts=())
        yield made.with_(
            {"type": "incidents", "of": of}, "Vụ việc không mong muốn: cộng các quý, vượt mức là không đạt."
        )
        return
    draft = made.with_({"type": "count", "of": of})
    adding = adding_up(f"{part.led_by} {part.quote}", of)
    yield draft.with_(adding.change, adding.reason, adding.doubt)
    if thing and of != thing:  # nearer to the sentence, where the checks do not find the number otherwise
        adding = adding_up(part.quote, thing)
        yield made.with_({"type": "count", "of": thing}).with_(adding.change, adding.reason, adding.doubt)


def _behind_scale(words: str, span: tuple[int, int], quantity: Quantity) -> tuple[int, int]:
    if quantity.scale == 1:
        return span
    found = re.match(r"\s*(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s*)+", words[span[0] : span[1]])
    return (span[0] + found.end(), span[1]) if found else span


def _under_its_name(thing: str, name: str) -> str:
    """Return what is counted where its name stands before a colon: "Trồng cây xanh: 5.000 cây"."""
    made = _MADE.match(name)
    if made:
        return f"{made['what']} được {made['verb']}"
    return name if normal(thing) in normal(name) else f"{thing} ({name})"


def _verb(before: str) -> str:
    """Return what is done with the things counted ("hướng dẫn thành lập, củng cố"), "" where nothing is."""
    clause = re.split(r"(?:[;:.]\s|,\s(?=\D{25,}))", before)[-1]
    clause = re.sub(
        r"(?:\b(?:ít nhất|tối thiểu|trên|hơn|từ|đạt|được|không dưới|không ít hơn|đúng|khoảng|thêm|có|mỗi năm|hằng năm|phấn đấu)\s*)+$",
        "",
        clause.strip() + " ",
    ).strip()
    clause = re.sub(
        r"^(?:phấn đấu|trong năm(?: 20\d\d)?|năm 20\d\d|mỗi năm|hằng năm|vận động|hướng dẫn|tiếp tục|đẩy mạnh|và)[ ,]+",
        "",
        clause,
    )
    return clause if _VERB.match(clause) and len(clause.split()) <= 6 else ""


def _with_verb(thing: str, verb: str) -> str:
    verb = re.sub(r"^(?:,|và)\s*|\s(?:cho|mới|thêm)$", "", verb.strip())
    if not verb or _NO_VERB.match(verb) or _HAS_VERB.search(normal(thing)):
        return thing
    return f"{thing} được {verb}"


def _fewer(part: Part, made: Draft, thing: str) -> Iterator[Draft]:
    """ "Giảm 20 hộ nghèo": those that left are counted; of events there is no sound number of those that did not happen."""
    if not thing or not _POOR.search(normal(thing)):
        return
    of = f"{thing} giảm được"
    yield made.with_(
        {"type": "count", "of": of},
        f"Đếm số đã giảm: “{of}”.",
        Doubt(
            About.ADDS_UP,
            "Là việc cộng dồn hay tình trạng?",
            (
                Choice("cộng dồn: số giảm được trong từng quý, cộng các quý", {"accumulate": None}),
                Choice("tình trạng: số đã giảm tính từ đầu năm, lấy số của quý gần nhất", LATEST),
            ),
        ),
    )


def _amounts(part: Part, quantity: Quantity, unit: tuple[int, int]) -> Iterator[Draft]:
    named = part.wording.given(*unit)
    written = (
        named
        if re.search(r"đồng|usd", normal(named))
        or not re.fullmatch(r"(?:tỷ|tỉ|triệu|nghìn|ngàn)(?: .*)?", normal(named))
        else f"{named} đồng"
    )
    written = re.sub(r"\bđ\b", "đồng", written)
    factor = Fraction(quantity.scale, scaled_unit(written)[0])
    made = compared(quantity, shown=_shown(part, unit[1]), unit=f" {written}", factor=factor)
    if made is None:
        return
    of = _of_amount(part, unit, written)
    if not of:
        return
    if is_a_fall(quantity):
        of = f"{of} giảm được"
    elif _RISES.search(part.wording.words[part.start : part.mark.start]) and not of.startswith("mức tăng"):
        of = f"mức tăng {of}"
    draft = made.with_({"type": "amount", "of": of, "in": written})
    text = part.quote
    if is_rate("", of) or re.search(r"điểm|‰", written):
        yield draft.with_(LATEST, "Chỉ số, tỷ lệ không cộng các quý: lấy số của quý gần nhất.")
    elif is_average(text, written, of):
        yield draft.with_(LATEST, "Mức bình quân không cộng các quý: lấy số của quý gần nhất.")
    elif is_standing_amount(text, of) and not is_a_fall(quantity) and not _GIVEN_BACK.match(normal(of)):
        yield draft.with_(LATEST, "Là mức có đến cuối quý: lấy số của quý gần nhất.")
    elif is_money(normal(written)) or re.search(
        r"sản lượng|doanh thu|giá trị|trồng|khối lượng|số tiền", normal(f"{text} {of}")
    ):
        yield draft.with_({}, f"“{of}” phát sinh trong từng quý: cộng các quý.")
    else:
        adding = adding_up(text, of)
        yield draft.with_(adding.change, adding.reason, adding.doubt)


def _of_amount(part: Part, unit: tuple[int, int], written: str) -> str:
    words = part.wording.words
    before = before_number(words, part.start, part.mark.start)
    after = after_number(words, unit[1], part.end)
    behind = re.sub(r"^(?:trở lên|trở xuống)\s*", "", phrase(part.wording, after))
    subject = phrase(part.wording, without_head(words, before)) if before[0] < before[1] else ""
    is_verb = bool(subject) and (
        _VERB.match(normal(subject)) is not None or _DOES.match(normal(subject)) is not None
    )
    if is_verb and is_money(normal(written)):
        return (
            f"số tiền {subject} {behind}".strip()
            if not subject.startswith(("thu ", "chi "))
            else f"số {subject}".replace("số thu", "thu").replace("số chi", "chi")
        )
    is_work = (
        bool(subject) and len(subject.split()) <= 3 and re.fullmatch(_OF_GROUND, normal(written)) is not None
    )
    if behind and (is_verb or (is_work and _NO_THING.match(normal(subject)) is None)):
        return _with_verb(
            behind, re.sub(r"^vận động(?: (?:nhân dân|người dân|các hộ dân))? (?=.)", "", normal(subject))
        )
    return subject or behind
