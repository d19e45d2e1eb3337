"""Promises of each: "mỗi thôn có ít nhất 01 mô hình", "mỗi công chức …", and of each of others, which is 100 % of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.plan.quantities import Quantity
from tdkt.checks.plan.said_places import places_said
from tdkt.checks.plan.sayings import relation_of
from tdkt.model.measure import Relation
from tdkt.planning.proposals.drafts import Draft
from tdkt.planning.proposals.parts import Part
from tdkt.planning.proposals.phrases import after_number, phrase
from tdkt.planning.proposals.proposed import About, Choice, Doubt
from tdkt.planning.proposals.units_of_measure import unit_at

_EACH = re.compile(
    r"\b(?:mỗi(?: một)?|từng|mọi) (?!năm|tháng|quý|tuần|ngày|lần|kỳ|buổi|đợt)(?P<who>[^;.:\d]{2,90}?)(?=,? (?:có|xây dựng|thành lập|duy trì|tổ chức|đăng ký|thực hiện|trồng|phấn đấu|kết nạp|đạt"
    r"|vận động|giới thiệu|phát triển|làm|viết|tham gia|đóng góp|ít nhất|tối thiểu|giúp|nhận|hoàn thành|sản xuất|ra mắt|treo|lắp|đọc|học|từ) ?)"
)
_OFFICIALS = re.compile(
    r"công chức|cán bộ|viên chức|đảng viên|giáo viên|người lao động|đoàn viên|hội viên|cá nhân|đồng chí|chiến sĩ"
)
_GROUPS = re.compile(
    r"chi bộ|chi hội|chi đoàn|trường|đơn vị|phòng|cơ quan|tổ (?!dân phố)|hộ|gia đình|doanh nghiệp|hợp tác xã|ban ngành|đoàn thể"
)
_OFTEN = re.compile(
    r"\b(?:mỗi|hằng|hàng|từng|01|1|một) (?:tháng|quý|tuần|ngày)\b|/ ?(?:tháng|quý|tuần|ngày)\b"
)


def is_of_each(part: Part) -> bool:
    """Tell whether a part promises something of each of its members."""
    return _EACH.search(part.wording.words, part.start, part.mark.start) is not None


def comes_often(part: Part) -> bool:
    """Tell whether a number is that of a month, a quarter, a week: "01 buổi/tháng"."""
    quantity = part.mark.quantity
    return quantity is not None and not quantity.is_percent and _OFTEN.search(part.words) is not None


def of_each(part: Part) -> Iterator[Draft]:
    """Yield the measures of a part that promises something of each."""
    quantity = part.mark.quantity
    found = _EACH.search(part.wording.words, part.start, part.mark.start)
    least = _least(quantity) if quantity else None
    if quantity is None or found is None:
        return
    who = part.wording.given(*found.span("who"))
    after = after_number(part.wording.words, part.mark.end, part.end)
    of = phrase(part.wording, after)
    if not of:
        return
    is_count = (
        least is not None and unit_at(part.wording.words, part.mark.end) is None and not quantity.is_percent
    )
    places = places_said(found["who"])
    base = {"each_at_least": least, "of": of}
    if is_count and _GROUPS.match(found["who"]) is None and (places or "khu dân cư" in found["who"]):
        among = {"among": list(places)} if places else {}
        yield Draft(
            {"type": "per_subdivision", **base, **among},
            (f"“Mỗi {who}”: nơi nào cũng phải có ít nhất {least} {of}.",),
        )
        return
    if is_count and _OFFICIALS.search(found["who"]):
        yield Draft(
            {"type": "per_official", **base}, (f"“Mỗi {who}”: ai cũng phải có ít nhất {least} {of}.",)
        )
        return
    if relation_of(quantity) in (Relation.AT_MOST, Relation.LESS_THAN):
        return
    all_of = phrase(part.wording, found.span("who"))
    does = part.wording.given(found.end("who"), after[1])
    measure = {
        "type": "percentage",
        "at_least": 100,
        "counting": f"{all_of} {does}",
        "of": all_of,
        "accumulate": "latest",
    }
    yield Draft(
        measure, (f"“Mỗi {who}” là 100% {all_of}; tình trạng đến cuối quý, lấy số của quý gần nhất.",)
    )


def _least(quantity: Quantity) -> int | None:
    """Return the minimum of each that a number promises, None where it promises none that is whole."""
    relation = relation_of(quantity)
    if (
        relation in (Relation.AT_MOST, Relation.LESS_THAN)
        or quantity.low.denominator != 1
        or quantity.scale != 1
    ):
        return None
    least = quantity.low.numerator + (1 if relation is Relation.MORE_THAN else 0)
    return least if least >= 1 else None


def often_in_doubt(part: Part) -> Doubt:
    """Return the doubt of a number for each month or quarter, which no measure of a year says."""
    return Doubt(
        About.MEASURE,
        f"“{part.wording.given(part.mark.start, part.end)}” là số của mỗi tháng, mỗi quý…; chỉ tiêu tính cho cả năm.",
        (
            Choice("giữ là nhiệm vụ, không tính", None),
            Choice("ghi số của cả năm vào câu (khi còn là dự thảo) rồi khai là chỉ tiêu", None),
        ),
    )
