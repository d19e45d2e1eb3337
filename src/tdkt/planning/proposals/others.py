"""Promises without a number of their own: what must not happen, "đủ số lượng", parts of a whole, work to be done by a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.plan.kinds_of_figures import is_known_once_a_year
from tdkt.checks.plan.said_deadlines import deadlines_in
from tdkt.model.plan_year import holds
from tdkt.model.text import lower_first, upper_first
from tdkt.planning.proposals.accumulating import LATEST, doubted
from tdkt.planning.proposals.drafts import Draft
from tdkt.planning.proposals.parts import Part
from tdkt.planning.proposals.phrases import after_number, before_number, phrase, share_of, without_head
from tdkt.planning.proposals.proposed import About, Choice, Doubt
from tdkt.planning.proposals.shares import exact_percent
from tdkt.planning.proposals.times import once_a_year
from tdkt.planning.proposals.wording import Wording

_WITHOUT_A_NOUN = re.compile(
    r"^(?:cháy|nổ|tai nạn|mất|xâm hại|bạo lực|ngộ độc|khai thác|phá|đánh|trộm|ùn tắc|xây dựng|lấn chiếm|tranh chấp|cháy nổ|vi phạm|khiếu kiện|tái|thất thoát|đình công|lãng phí)"
)
_STAGE_VERB = re.compile(
    r"(?:^|[,;:.]\s)(?:phấn đấu |vận động |tập trung |chủ động |tham mưu )*(?P<verb>hoàn thành|xây dựng|ban hành|thành lập|ra mắt|khánh thành|đưa vào|nghiệm thu|bàn giao|kiện toàn|khởi công|công bố|tổ chức|triển khai|lập|trình|phê duyệt|công nhận)\b"
)
_ONE_MODEL = re.compile(
    r"(?:xây dựng|thành lập|ra mắt|triển khai|hình thành)(?: và [^,;.“]{0,30})? (?:mô hình|câu lạc bộ|tổ|trang|chuyên mục|tuyến phố|không gian|thư viện|công trình)[^,;.“]{0,40}“[^”]+”"
)
_STANDARD = re.compile(
    r"(?:phấn đấu|xây dựng|đưa|đề nghị)[^,;.]{0,40}?\b(?:xã|phường|đặc khu|thôn|tổ dân phố|trường|trạm y tế|công an)\b[^,;.]{0,60}?\b(?:đạt chuẩn|đạt tiêu chí|được công nhận|đạt danh hiệu|đạt tiêu chuẩn)\b"
)
_NO_END = re.compile(
    r"từng bước|tiếp tục|đẩy mạnh|tăng cường|thường xuyên|hằng (?:năm|quý|tháng)|hàng (?:năm|quý|tháng)|giữ vững|duy trì|các mô hình|nhân rộng"
)
_PAPERWORK = re.compile(r"\b(?:gửi|nộp|báo cáo|đăng ký|đề nghị|trình)\b")
_PLACE = re.compile(
    r"\b(?:xếp|đứng|giữ|đạt|ở|lên)(?: vào)?(?: vị trí)? (?:thứ hạng|thứ|hạng)(?: từ)? (?P<place>\d{1,3})(?!\d|[.,]\d)(?:/\d+)?(?: trở lên)?"
)
_AMONG_THE_FIRST = re.compile(
    r"\b(?:nhóm|tốp|top) (?P<place>\d{1,3})(?: (?:xã|phường|đơn vị|địa phương|cơ quan|xã, phường|xã, phường, đặc khu))?(?: có [^,;.]{0,40})? (?:dẫn đầu|đứng đầu|đầu|cao nhất|tốt nhất)"
)
_LIES_IN = re.compile(r"(?:^|\s)(?:nằm|thuộc|đứng|lọt|vào|trong|đạt|được)(?:\s(?:trong|vào|thuộc))?$")
_NO_RANK = re.compile(r"\bnăm 20(?:2[89]|[3-9]\d)\b")
_FRACTION = re.compile(r"(?P<part>\d+) ?(?:/|trên(?: tổng số)?) ?(?P<whole>\d+)")


def never(part: Part) -> Iterator[Draft]:
    """Yield the limit of 0 that "không để xảy ra …" promises."""
    words = part.wording.words
    of = (
        f"{part.noun} {part.quote}"
        if part.led_by
        else phrase(part.wording, after_number(words, part.mark.end, part.end))
    )
    if not of:
        return
    said = part.wording.given(part.mark.start, part.mark.end)
    if words[part.mark.start :].startswith("không còn"):
        measure = {"type": "count", "at_most": 0, "of": of, **LATEST}
        yield Draft(measure, (f"“{upper_first(said)}”: số {of} còn lại phải là 0; lấy số của quý gần nhất.",))
        return
    if _WITHOUT_A_NOUN.match(of):
        of = f"vụ việc {of}"
    yield Draft(
        {"type": "incidents", "at_most": 0, "of": of},
        (f"“{upper_first(said)}”: không được có vụ việc nào; cộng các quý.",),
    )


def enough(part: Part) -> Iterator[Draft]:
    """Yield 100 % of what "bầu đủ số lượng …" promises."""
    words = part.wording.words
    span = (part.start, part.end) if part.led_by else after_number(words, part.mark.end, part.end)
    of = re.sub(r"\s+(?:được bầu|được giao)$", "", phrase(part.wording, span))
    if not of:
        return
    verb = words[part.mark.start : part.mark.end].split()[0]
    counted = {"counting": f"{of} đã {verb}", "of": f"{of} phải {verb}"}
    yield Draft(
        {"type": "percentage", "at_least": 100, **counted, **LATEST},
        ("“Đủ số lượng” là 100% số phải có; lấy số của quý gần nhất.",),
        (doubted(is_latest=True),),
    )


def fraction(part: Part) -> Iterator[Draft]:
    """Yield what "19/19 tiêu chí", "2/3 số hộ" promise, where it can be said exactly."""
    words = part.wording.words
    found = _FRACTION.match(words, part.mark.start)
    if found is None:
        return
    shown = part.wording.given(part.mark.start, part.mark.end)
    done, whole = int(found["part"]), int(found["whole"])
    after = after_number(words, part.mark.end, part.end)
    before = before_number(words, part.start, part.mark.start)
    of = phrase(part.wording, without_head(words, after))
    more = re.search(r"\b(?:trên|hơn) $", words[part.start : part.mark.start])
    relation = "more_than" if more else "at_least"
    is_of_a_list = words[after[0] : after[1]].startswith(("tiêu chí", "thôn", "trường", "bản", "ấp", "tổ"))
    if (is_of_a_list or whole > 10 or done == whole) and whole > 1 and (done > 1 or whole > 5):
        counted = of if re.search(r"đạt|được", of) else f"{of} đạt"
        if done == whole:  # of 19 criteria no twentieth can be reached
            relation = "exactly"
        yield Draft(
            {"type": "count", relation: done, "of": counted, **LATEST},
            (f"“{shown}”: {done} trong {whole}; tình trạng đến cuối quý, lấy số của quý gần nhất.",),
        )
        return
    percent = exact_percent(done, whole)
    share = share_of(part.wording, after) or (
        share_of(part.wording, before) if before[0] < before[1] else None
    )
    if percent is not None and share is not None:
        measure = {
            "type": "percentage",
            relation: percent,
            "counting": share.counting,
            "of": share.of,
        }
        yield Draft({**measure, **LATEST}, (f"“{shown}” đúng bằng {percent}%.",), (doubted(is_latest=True),))


def fraction_in_doubt(part: Part) -> Doubt:
    """Return the doubt of a part of a whole that is no exact percent."""
    shown = part.wording.given(part.mark.start, part.mark.end)
    return Doubt(
        About.MEASURE,
        f"“{shown}” không đổi đúng ra phần trăm được.",
        (
            Choice("giữ là nhiệm vụ, không tính", None),
            Choice(
                "ghi tỷ lệ phần trăm hoặc số lượng vào câu (khi còn là dự thảo) rồi khai là chỉ tiêu", None
            ),
        ),
    )


def rank(wording: Wording) -> Draft | None:
    """Return the place in an order that a sentence promises ("xếp thứ 3", "trong nhóm 10 đơn vị dẫn đầu"), None where it promises none."""
    words = wording.words
    found = _PLACE.search(words) or _AMONG_THE_FIRST.search(words)
    if found is None or _NO_RANK.search(words, found.end()):
        return None
    before = _LIES_IN.sub("", phrase(wording, before_number(words, 0, found.start())))
    after = re.match(r"[^,;.]*?\b(?P<of>về [^,;.]+)", words[found.end() :])
    about = before
    if not about and after:
        about = wording.given(found.end() + after.start("of"), found.end() + after.end("of"))
    last = int(found["place"])
    of = f"thứ hạng {about}".strip()
    measure = {"type": "amount", "at_most": last, "of": of, "in": "hạng", **LATEST}
    reason = f"“{wording.given(*found.span())}”: thứ hạng không quá {last}, càng nhỏ càng tốt; lấy số của quý gần nhất."
    draft = Draft(measure, (reason,))
    return draft if is_known_once_a_year(wording.text, of) else once_a_year(draft)


def stage(wording: Wording, year: int) -> Draft | None:
    """Return the piece of work that a sentence without a number promises to have done, None where it promises none."""
    words = wording.words
    if _NO_END.search(words):
        return None
    model, standard = _ONE_MODEL.search(words), _STANDARD.search(words)
    until = [found for found in deadlines_in(wording.text, year) if holds(year, found.days[-1])]
    verb = _STAGE_VERB.search(words)
    as_task = Choice("chỉ là nhiệm vụ, không tính", None)
    of = lower_first(wording.given(0, len(words)))
    if model:
        start = model.start()
        of = lower_first(wording.given(*after_number(words, start, len(words))))
        return Draft(
            {"type": "milestone", "of": of},
            ("Một việc phải làm xong trong năm, không có số: theo dõi chưa làm, đang làm, đã xong.",),
        )
    asked = Doubt(
        About.MEASURE,
        "Là mốc phải hoàn thành hay chỉ là nhiệm vụ?",
        (Choice("mốc phải hoàn thành", {}), as_task),
    )
    if standard:
        return Draft(
            {"type": "milestone", "of": of},
            ("Đạt hay chưa đạt, không có số: theo dõi như một mốc công việc.",),
            (asked,),
        )
    if until and verb and not _PAPERWORK.search(words):
        return Draft(
            {"type": "milestone", "of": of},
            (f"Việc có hạn “{until[0].words}”, không có số: theo dõi như một mốc công việc.",),
            (asked,),
        )
    return None
