"""What a promise speaks of: the words around its number without those that urge and compare, and what part of what it is.

"Phấn đấu tỷ lệ hộ dân được sử dụng nước sạch đạt từ 98% trở lên": of hộ dân, those that "được sử dụng nước sạch".
"""

from __future__ import annotations

import re

from tdkt.model.records import dataclass
from tdkt.model.text import lower_first, plain
from tdkt.planning.proposals.wording import Wording

Span = tuple[int, int]

_LEAD = re.compile(
    r"(?:(?:[-+–•]|(?:kéo )?giảm(?= tỷ (?:lệ|suất))|tăng(?= tỷ lệ)|hạ(?= tỷ (?:lệ|suất))|phấn đấu|quyết tâm|tiếp tục|đảm bảo|bảo đảm|duy trì|giữ vững|giữ|nâng cao|nâng|đưa|kiềm chế|khống chế|hạn chế|góp phần|từng bước"
    r"|tăng cường|đẩy mạnh|thực hiện|hằng năm|hàng năm|hằng quý|mỗi năm|trong năm(?: 20\d\d)?|năm 20\d\d|(?:đến|trước|trong)? ?(?:hết|cuối) năm(?: 20\d\d)?"
    r"|đến (?:ngày )?31/12(?:/20\d\d)?|trong kỳ|trong quý|(?:đến |trước |trong )?(?:hết |cuối )?quý (?:iv|i{1,3}|[1-4])(?! ?/)|là|thì|và|riêng|trong đó|đồng thời|còn|để|nhằm|sao cho|được|chỉ tiêu|cụ thể|toàn (?:xã|phường|đặc khu)"
    r"|mục tiêu|xã|phường|trên địa bàn (?:xã|phường|đặc khu)|cả năm|vận động để|có(?= tỷ lệ))(?=[ ,:;]|$)[ ,:;]*)+"
)
_FILL_END = re.compile(
    r"(?:[ ,:;(]*\b(?:đạt|đạt được|là|được|có|còn|mức|ở mức|từ|trên|dưới|ít nhất|tối thiểu|tối đa|nhiều nhất|cao nhất|thấp nhất|không quá|không dưới|không vượt quá|không vượt"
    r"|không cao hơn|không thấp hơn|không ít hơn|không nhiều hơn|bằng hoặc trên|bằng hoặc cao hơn|bằng hoặc dưới|bằng|(?<!trở )lên|xuống|giảm|tăng|thêm|hơn|khoảng|gần|phấn đấu|đúng|vượt|quá|(?<!chứng )chỉ|về|hạ|trung bình"
    r"|lên đến|lên tới|đến|tới|cao hơn|thấp hơn|lớn hơn|nhỏ hơn|không|chiếm|chung|đạt và vượt|vượt mức|lại|hết|và|hoặc|đạt tỷ lệ|với tỷ lệ|tỷ lệ|mỗi năm|hằng năm|(?:có |với )?(?:tổng )?(?:chiều )?dài|≥|≤|>|<|=)|[ ,:;(≥≤<>=])+$"
)
_CALLED = re.compile(r"huy động (?=trẻ|học sinh)")
_COUNT_HEAD = re.compile(r"(?:tổng số|số lượng|số|tổng|toàn bộ|các|những|tất cả)\s")
_RATE_HEAD = re.compile(r"(?:tỷ lệ phần trăm|tỷ lệ|tỷ suất)\s(?:(?:số|các)\s)?")
_TAIL = re.compile(
    r"(?:, (?:phục vụ|đáp ứng|mỗi|trị giá|thu hút|tạo|bảo đảm|đảm bảo|nâng cao|phấn đấu|trong đó|hoàn thành|làm|giúp)\b|,? (?:góp phần|nhằm|để (?!xảy ra)|qua đó|từ đó|theo (?:quy định|kế hoạch|chỉ đạo|hướng dẫn|kết quả|chuẩn)|gắn với|so với|trong năm\b|trong (?:\d+|các) tháng|trong 0?6 tháng"
    r"|năm 20\d\d|hằng năm|hàng năm|mỗi năm|trở lên|trở xuống|trên địa bàn (?:xã|phường|đặc khu|thôn)|của (?:xã|phường|đặc khu)\b|(?:trước|đến|đến hết|hết|chậm nhất|xong trước) (?:ngày|tháng|quý|năm|cuối|\d{1,2}/)\b"
    r"|trong (?:quý [ivx1-4]+\b|tháng \d)|cả năm|và để|vào (?:cuối|quý|tháng|dịp))|/ ?năm\b|\(|; |\. | cho (?=\d)|, (?:tăng|giảm|đạt|bằng|vượt)(?: thêm)? (?=\d)|,? với (?:tổng|kinh phí|số tiền|số vốn|nguồn vốn|vốn)\b)"
)
_NEED = r"(?:nghèo|cận nghèo|có (?:nhu cầu|công|hoàn cảnh|nguy cơ|uy tín)\b|bị|mắc|suy dinh dưỡng|thất nghiệp|không chuyên trách)"
"""What tells whom something is done for; no plan strives for it: "100% hộ nghèo" are the whole, "2% hộ nghèo" a part."""
_ATTRIBUTE = (
    rf"(?:{_NEED}|được (?:giao|cử|phân công|mời|tiếp nhận và|đưa|chọn)|trong (?:độ tuổi|diện|lực lượng)|thuộc (?:diện|hộ)|đủ (?:điều kiện|tiêu chuẩn|tuổi)|có (?:con|đất)\b"
    r"|đến hạn|phát sinh|phải|mới|người dân tộc|dưới \d+ tuổi|từ \d+|đã|đang|sau|khi|(?:văn h[oó][aá]|nhập ngũ|đoạt [^,]+)(?= được ))"
)
_AND_THE_SAME = re.compile(r"(?P<noun>[^,]+?) (?:nghèo|cận nghèo)(?:,| và| hoặc|, và) (?:(?P=noun) )?$")
"""The beginning of "hộ nghèo, hộ cận nghèo", whose whole is hộ."""
_PREDICATE = re.compile(
    r"\s(?:không bị|không có|không|được|đạt|có|tham gia|thực hiện|hoàn thành|chấp hành|sử dụng|dùng|áp dụng|triển khai|đăng ký|ký|cam kết|tiếp cận|nộp|phân loại"
    r"|đúng (?:hạn|thời hạn|quy định|thời gian)|trước hạn|trễ hạn|quá hạn|chậm|trở lại|giữ|xếp loại|bị|mắc|đi học|đi bầu|đi|ra lớp|qua đào tạo|tốt nghiệp|luôn|là"
    r"|suy dinh dưỡng|văn hóa|văn hoá|nghèo|cận nghèo|hài lòng|chuyển|tập luyện|tập|tiêm|hưởng|biết|cài đặt|kết nối|hoạt động|xử lý|giải quyết|thoát|sinh hoạt|hưởng ứng"
    r"|đồng ý|trúng tuyển|khám|thanh toán|xây dựng|thành lập|tổ chức|treo|bỏ học|lưu ban|sinh con|treo cờ|gương mẫu|nghiêm túc|thu gom|nhập ngũ|cứng hóa|bê tông hóa|sáng|lắp|có mặt|việc làm|thất nghiệp|công khai|nâng cao|ứng dụng|ký số|vượt|lên lớp|chuyển lớp|đoạt|chết|phạm|vi phạm|treo biển|tự|mở|sống)\b"
)
_VERB_FIRST = re.compile(
    r"(?:tổ chức|cấp|xử lý|thực hiện|hoàn thành|xây dựng|giải quyết|triển khai|vận động|huy động|tiêm|quản lý|sử dụng|lập|thu)(?: |$)"
)
"""What begins with a verb is no whole of which something is a part."""


def trimmed(words: str, start: int, end: int) -> Span:
    """Return a stretch without the words that urge before it, those that compare behind it, and asides."""
    lead = _LEAD.match(words, start, end)
    if lead:
        start = lead.end()
    cut = words[start:end]
    fill = _FILL_END.search(cut)
    return start, start + (fill.start() if fill else len(cut))


def before_number(words: str, start: int, number: int) -> Span:
    """Return what a part says before its number, from its last clause that says anything."""
    span = trimmed(words, start, number)
    clause = re.search(r"(?:.*(?:[;.!?]\s|,\s(?=tỷ lệ|số |tổng |thu |có |đạt )))", words[span[0] : span[1]])
    if clause and clause.end() < span[1] - span[0]:
        return trimmed(words, span[0] + clause.end(), number)
    return span


def after_number(words: str, start: int, end: int) -> Span:
    """Return what a part says behind its number, up to where it begins to say why, when or how."""
    more = re.compile(r"\s*%?\s*(?:trở lên|trở xuống|đổ lên)\b").match(words, start, end)
    if more:
        start = more.end()
    tail = _TAIL.search(words, start, end)
    stop = tail.start() if tail else end
    while start < stop and words[start] in " %":
        start += 1
    while stop > start and words[stop - 1] in " ,;.:–-":
        stop -= 1
    return start, stop


UNKNOWN = "…"
"""Stands for a whole that the words do not name; the doubt beside it says so."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a percentage counts of what, in the words of the sentence; `is_sure` tells that its words name both."""

    counting: str
    of: str
    is_sure: bool = True


def share_of(wording: Wording, span: Span, whole: Span | None = None) -> Share | None:
    """Return what a percentage of the stretch `span` counts of what; `whole` names the whole itself ("42% dân số").

    None where nothing is named.
    """
    start, end = without_head(wording.words, span)
    if whole is not None and whole[0] < whole[1]:
        of, counting = phrase(wording, without_head(wording.words, whole)), phrase(wording, (start, end))
        return Share(counting, of) if counting else None
    text = wording.words[start:end]
    at = _split(text)
    everything = phrase(wording, (start, end))
    if not everything:
        return None
    if at is None:
        return Share(everything, UNKNOWN, is_sure=False)
    part, rest = text[:at], text[at:].strip()
    if _VERB_FIRST.match(part):
        return Share(everything, UNKNOWN, is_sure=False)
    alike = _AND_THE_SAME.match(f"{part.strip()} ")
    if alike:
        at, part = alike.end("noun"), alike["noun"]
    of = phrase(wording, (start, start + at))
    if part in ("hộ", "số hộ"):
        of = "hộ gia đình"
    done = re.match(
        r"được (giải quyết|xử lý|tiếp nhận|trả|xét xử|hòa giải)\b.*(?:đúng|trước|kịp|thời hạn|hạn)", rest
    )
    if done and part.split()[0] in ("hồ", "văn", "đơn", "thủ", "phản", "kiến", "ý"):
        of = f"{of} đã {done[1]}" if done[1] in ("giải quyết", "xử lý", "trả") else of
    return Share(everything, of)


def names_whom(words: str) -> bool:
    """Tell whether words only name for whom something is done, and nothing that is to become true of a part of them: "hộ nghèo"."""
    at = _split(words)
    return at is not None and re.match(_NEED, words[at:].strip()) is not None


def without_head(words: str, span: Span) -> Span:
    """Return a stretch without "tỷ lệ", "số", "tổng số" at its beginning."""
    start, end = span
    for head in (_RATE_HEAD, _COUNT_HEAD, _CALLED):
        found = head.match(words, start, end)
        if found:
            start = found.end()
    return start, end


def phrase(wording: Wording, span: Span) -> str:
    """Return a stretch as it was given, as it stands within a sentence: from a small letter unless it is a name."""
    given = plain(wording.given(*span)).strip(" ,;.:")
    first = given.split(" ", 1)[0]
    is_a_name = len(first) > 1 and first[1:2].isupper()
    return given if is_a_name or not given else lower_first(given)


def _split(text: str) -> int | None:
    """Return where, in "hộ dân được sử dụng nước sạch", the whole ends and what is true of a part of it begins."""
    quoted = text.find("“")
    for found in _PREDICATE.finditer(text):
        if 0 <= quoted < found.start():
            return None
        rest = text[found.start() + 1 :]
        attribute = re.match(_ATTRIBUTE, rest)
        if attribute and _PREDICATE.search(text, found.start() + 1 + attribute.end()):
            continue
        return found.start()
    return None
