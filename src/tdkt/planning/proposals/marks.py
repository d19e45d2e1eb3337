"""Which words of a sentence promise something: numbers, "không để xảy ra …", "đủ số lượng …", parts of a whole.

What only looks like a promise is left out: numbers within quotation marks (“5 không, 3 sạch”), days, criteria by number,
numbers that say by how much more another number is than last year's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from tdkt.checks.plan.quantities import Quantity, quantities
from tdkt.model.measure import Relation
from tdkt.model.records import dataclass
from tdkt.planning.proposals.units_of_measure import unit_at

_NEAR, _LONG = 25, 90
"""How many characters may stand between what belongs together."""


class Sign(Enum):
    """What a mark is."""

    NUMBER = "number"
    NEVER = "never"
    ENOUGH = "enough"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Mark:
    """The words from `start` to `end` of a sentence that promise something; `quantity` is that of a number."""

    sign: Sign
    start: int
    end: int
    quantity: Quantity | None = None


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_TIME = re.compile(
    r"(?:ngày(?! công)|giờ|phút|tuần|tháng|quý|năm|tuổi|lần|kỳ|thế hệ|chiều|buổi ?/|tiết)\b|/ ?\d|ngày làm việc"
)
_TIMES = re.compile(r"(?:ngày(?! công)|giờ|phút|tuần|tháng|quý|năm|tuổi|kỳ|thế hệ|chiều|giây)\b")
_MAKING = re.compile(
    r"\b(?:trồng|xây(?: dựng)?|tổ chức|vận động|thành lập|mở|ra mắt|hỗ trợ|sửa chữa|kết nạp|phát triển|công nhận|duy trì|có|đạt"
    r"|hoàn thành|giải quyết|tạo|đào tạo|thu|giao|tuyển|cấp|trao|tặng|giới thiệu|xóa|xoá|giảm|tiếp nhận|huy động|đăng ký|thực hiện"
    r"|nhân rộng|nâng cấp|cải tạo|lắp đặt|làm|làm mới|bê tông hóa|cứng hóa|sản xuất|tập huấn|tuyên truyền|đăng|phát|viết|in|củng cố"
    r"|chuyển đổi|hướng dẫn|thăm|khám|tiêm|quyên góp|ủng hộ|tiết kiệm|thêm|tăng|lập|kiểm tra|giám sát|thanh tra|rà soát|hòa giải|gọi|tuyển chọn"
    r"|phổ biến|bồi dưỡng|xuất khẩu|đưa|bố trí|tham gia|biểu dương|khen thưởng|nuôi|gieo trồng|chăm sóc|ban hành|số hóa|phấn đấu"
    r"|giữ|giữ vững|sửa|đón|xử lý|cho vay|thu hút|phát hành|nạo vét|tu bổ|tôn tạo|kiên cố hóa|di dời|tích tụ|tập trung|thắp sáng|bàn giao"
    r"|hiến|đỡ đầu|nhận nuôi|phụng dưỡng|tư vấn|cài đặt|kích hoạt|phục dựng|khởi công|khánh thành|liên kết|tiêu thụ|khai thác|cải tạo|thả|trợ vốn|chăm lo|giúp|giúp đỡ|hỗ trợ vốn)\b"
)
_A_FIGURE = (
    r"(?:tổng (?:số )?)?(?:số(?: tiền| lượng)?|tổng|sản lượng|diện tích|giá trị|trị giá|kinh phí|thu nhập|doanh thu|năng suất|mật độ|đàn"
    r"|tổng đàn|quỹ|nguồn vốn|vốn|dư nợ|công suất|quy mô|lợi nhuận|khối lượng|chiều dài|nâng tổng số|đưa tổng số)"
)
"""What is the name of a figure: the number behind it is one."""
_ITS_LENGTH = re.compile(
    r"\b(?:dài|rộng|cao|sâu|cách|bán kính|trong|theo|mỗi [^\W\d]+|từng [^\W\d]+|mức|tại|của|ngày|qua)\s$"
)
"""Words behind which a number with a unit only describes something."""
_NOT_BEFORE = re.compile(
    r"(?:\btheo|gắn với|\bcủa|\btrong|\bvề|\bcác|\bnhững|\bcả|\bbộ|\bnhóm|\bgiữa|kỷ niệm|\bsau|\btròn|\bngoài|\bvòng|\bnày|\btập trung|\bvào)\s$"
)
_NOT_COUNTED = re.compile(
    r"^(?:nội dung|nhóm|bước|khâu|trụ cột|giải pháp|lĩnh vực|phong trào|cấp|tại chỗ|không|có|nhất|rõ|ngành|phương châm|đột phá"
    r"|chương trình mtqg|chương trình mục tiêu|luật|nghị|mặt|trọng tâm|chính sách|quan điểm|cuộc vận động|phần(?! việc| quà)|con số|chỉ tiêu(?! chưa))\b|^$|^[,;.)]"
)
_SPELT_COUNTED = re.compile(
    r"^(?:mô hình|câu lạc bộ|lớp|hội nghị|công trình|nhà|cuộc|buổi|tổ|điểm|tuyến|hộ|hợp tác xã|sản phẩm|trường|sáng kiến|đợt|đội|đề tài"
    r"|chi hội|chi bộ|đảng viên|dự án|hội thi|giải|chuyên đề|doanh nghiệp)\b"
)
_NEVER = re.compile(
    r"\bkhông (?:để )?(?:xảy ra|phát sinh)\b(?: (?:tình trạng|trường hợp|việc|các vụ việc))?"
    r"|\bkhông để (?:(?:tình trạng|trường hợp|việc) )?(?=(?:có |còn )?(?:sai sót|sai phạm|tồn đọng|đơn thư|hồ sơ|điểm nóng|vụ|trường hợp|khiếu kiện"
    r"|cháy|tai nạn|tội phạm|tệ nạn|dịch|học sinh|trẻ em|hộ|người|công dân|cán bộ|công chức|đảng viên|lấn chiếm|vi phạm|thất thoát|nợ|quá hạn|chậm|trễ|lộ))"
    r"|\bkhông để (?=[^\W\d]+(?: [^\W\d]+){0,4} (?:vi phạm|tái phạm|bỏ học|mắc|lấn chiếm|quá hạn|trễ hạn|tồn đọng|mất|xuống cấp)\b)"
    r"|\bkhông (?:có|còn) (?=[^\W\d]+(?: [^\W\d]+){0,3} (?:yếu kém|yếu|kém|vi phạm|bỏ học|tái nghèo|tái phạm|trễ hạn|quá hạn|tồn đọng)\b)"
    r"|\bkhông (?:có|còn) (?:tình trạng |trường hợp )?(?=hồ sơ|đơn|trường hợp|vụ|người|hộ|cán bộ|công chức|viên chức|đảng viên|học sinh|tai nạn|tội phạm"
    r"|điểm nóng|tảo hôn|tệ nạn|trẻ|nhà (?:tạm|ở tạm|dột)|văn bản|nhiệm vụ|thôn|tổ dân phố|sinh con|khiếu|nợ|cháy|lao động|phản ánh|vi phạm|ma túy|tổ chức|cơ sở|điểm)"
)
_NEVER_AFTER = re.compile(
    r"(?:^|[,;:.(]\s|\s(?:và|nhưng|đồng thời|trên địa bàn|phấn đấu|đảm bảo|bảo đảm|kiên quyết|quyết tâm|tuyệt đối|giữ vững)\s)$"
)
_SLOGAN = re.compile(r"không để (?:ai|người nào|một ai|hộ nào)\b|bị bỏ lại phía sau")
_ENOUGH = re.compile(
    r"\b(?:bầu|tuyển|giao|bố trí|cử|huy động|gọi)[^,;.\d]{0,20}? ?đủ (?:số lượng|chỉ tiêu|số|quân số)\b"
)
_FRACTION = re.compile(
    r"(?<![\w./,-])(?P<part>\d{1,4}) ?(?:/|trên(?: tổng số)?) ?(?P<whole>\d{1,4})(?![\d/.,%-])(?= (?!tháng|năm)[^\W\d])"
)
_DEPENDS = re.compile(
    r"\b(?:cho|của|trong|tại|với|theo|từ|mỗi|từng|cả|các|bộ|nhóm|tập trung vào|và các|gắn với|kỷ niệm|về|ở|vào|sau|tròn|cùng|dưới sự|trên)\s*$"
    r"|^(?:trong đó có|theo|gắn|nhất là|đặc biệt)\b"
)
"""A clause whose number belongs to what stands before it: "lớp tập huấn cho 90 lao động"."""
_FROM_TO = re.compile(r"từ [\d,.]+ ?%?[^\d,;.]{0,20}\b(?:xuống|lên|còn)(?: còn| tới| đến)? [\d,.]+")
_COSTS = re.compile(
    r"\b(?:dự kiến|dự trù)(?: khoảng)? $|\b(?:bố trí|cân đối|dự trù|sử dụng) (?:kinh phí|ngân sách)\b"
)
"""What something will cost promises nothing."""
_FOR_A_PIECE = re.compile(
    r"\s*(?:(?:nghìn|ngàn|triệu) )?(?:đồng|đ) ?/ ?(?:phần|suất|căn|nhà|em|cháu|học sinh|đối tượng|cái|tháng)\b"
)
_A_CHANGE = re.compile(r"(?:tăng|giảm)(?: thêm)? [\d,.]+[^\d,;.]{1,40} so với\b")
_RESTATING = re.compile(
    r"^(?:bằng|tăng|giảm|vượt|cao hơn|thấp hơn|chiếm|đạt|tương đương|tương ứng|(?:chỉ )?còn)(?: (?:thêm|khoảng|tỷ lệ|trên|ít nhất|hơn))* [\d,.]+"
)


def marks_of(words: str) -> tuple[Mark, ...]:
    """Return what promises something in a sentence in normal form, in order."""
    quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(words)]
    numbers = list(_numbers(words))
    nevers = [mark for mark in _nevers(words) if not any(_is_limit_of(mark, one) for one in numbers)]
    found = [*numbers, *_fractions(words), *nevers, *_enough(words)]
    free = [mark for mark in found if not any(start <= mark.start < end for start, end in quoted)]
    ordered: list[Mark] = []
    for mark in sorted(free, key=lambda mark: mark.start):
        if not ordered or mark.start >= ordered[-1].end:
            ordered.append(mark)
    return tuple(ordered)


def is_restating(words: str, start: int, mark: Mark) -> bool:
    """Tell whether the part from `start` only says the number before it in another way: ", tăng 2% so với năm 2025"."""
    if mark.sign is not Sign.NUMBER:
        return False
    return (
        says_a_change(words, start)
        or _FROM_TO.match(words, start) is not None
        or _RESTATING.match(words[start : mark.end]) is not None
    )


def says_a_change(words: str, start: int) -> bool:
    """Tell whether the words from `start` say by how much a number differs: "tăng 02 thôn so với năm 2025"."""
    return _A_CHANGE.match(words, start) is not None


def _is_limit_of(never: Mark, number: Mark) -> bool:
    """Tell whether "không để xảy ra" only leads to its limit: "không để xảy ra quá 02 vụ"."""
    found = number.quantity
    is_ceiling = found is not None and found.says.relation in (Relation.AT_MOST, Relation.LESS_THAN)
    return is_ceiling and 0 <= number.start - never.end < _NEAR


def _numbers(words: str) -> Iterator[Mark]:
    last: Mark | None = None
    for found in quantities(words):
        if re.search(r"\b(?:sáp nhập|hợp nhất|sắp xếp|chia tách)\b[^,;.]*$", found.subject):
            continue  # "sáp nhập 04 thôn thành 02 thôn" is one piece of work
        if (
            describes_another(words, found)
            or _COSTS.search(found.subject)
            or _FOR_A_PIECE.match(words, found.end)
        ):
            continue
        if _is_promise(words, found) or _goes_on(words, found, last):
            last = Mark(Sign.NUMBER, found.start, found.end, found)
            yield last


def describes_another(words: str, found: Quantity) -> bool:
    """Tell whether a number only says what another is of: "lúa 2 vụ 450 ha"."""
    if found.is_percent or found.says.is_said or unit_at(words, found.end) is not None:
        return False
    return re.match(r"\s*[^\W\d]+ \d", words[found.end :]) is not None


def _goes_on(words: str, found: Quantity, last: Mark | None) -> bool:
    """Tell whether a number goes on from the one before: "trồng 02 km đường hoa và 1.500 cây bóng mát"."""
    if (
        last is None
        or last.quantity is None
        or last.quantity.is_percent
        or found.is_spelt
        or found.is_percent
    ):
        return False
    if (
        not re.match(r"[^\W\d]", found.after)
        or _NOT_COUNTED.match(found.after)
        or _TIMES.match(found.after)
        or _TIME.match(found.after)
    ):
        return False
    between = words[last.end : found.start]
    if re.search(r"(?:,| và| cùng)\s$", between) is not None and len(between) < _LONG:
        return True
    own = re.split(r"[,;]\s|\svà\s", between)
    return len(own) > 1 and 0 < len(own[-1].split()) <= 5 and not _DEPENDS.search(own[-1])


def _is_promise(words: str, found: Quantity) -> bool:
    after = words[found.end :].lstrip()
    if found.is_percent or after.startswith("‰"):
        return True
    if _TIMES.match(found.after):
        return False
    if _TIME.match(found.after):  # "ít nhất 2 lần/năm diễn tập", not "nhiều lần"
        return found.says.is_said and re.match(r"lần\b", found.after) is not None and not found.is_spelt
    before = words[: found.start]
    if (
        found.low == 1
        and re.search(r"\btrên $", before)
        and re.match(r"(?:ha|đơn vị|người|hộ|sào|m2)\b", found.after)
    ):
        return False  # "giá trị trên 01 ha": per hectare
    if unit_at(words, found.end) is not None:
        return (
            found.says.is_said
            or _MAKING.search(found.subject) is not None
            or _follows_a_colon(before)
            or _names_a_figure(found.subject)
            or (0 < len(found.subject.split()) <= 5 and not _ITS_LENGTH.search(before))
        )
    if _NOT_COUNTED.search(found.after) or not re.match(r"[^\W\d]", found.after):
        return _follows_a_colon(before) and not _NOT_COUNTED.match(found.after or "x")
    if found.is_spelt:
        return (
            _SPELT_COUNTED.match(found.after) is not None and _MAKING.search(found.subject[-30:]) is not None
        )
    if _is_rank(before, found):
        return False
    if found.says.is_said:
        return True
    if re.match(r"tiêu chí\b", found.after) and not re.search(r"(?:đạt|hoàn thành)(?: thêm)? $", before):
        return False
    if re.search(r"\btrong đó(?: có)? $", before):
        return True
    if _NOT_BEFORE.search(before) and not re.search(
        r"duy trì (?:tốt )?(?:sinh hoạt|hoạt động)(?: của)? $", before
    ):
        return False
    return (
        _MAKING.search(found.subject) is not None
        or _follows_a_colon(before)
        or _names_a_figure(found.subject)
    )


def is_counted(found: Quantity, words: str) -> bool:
    """Tell whether something that can be counted stands behind a number, not a part of the plan or a place in an order."""
    if _NOT_COUNTED.search(found.after) or not re.match(r"[^\W\d]", found.after):
        return False
    before = words[: found.start]
    return not (_NOT_BEFORE.search(before) or before.endswith(" trên ") or _is_rank(before, found))


def _is_rank(before: str, found: Quantity) -> bool:
    """Tell whether a number says which ("mức 2", "cấp 3"), not how many ("nâng cấp 03 nhà văn hóa", "cấp 150 giấy")."""
    if re.search(r"\b(?:mức|mức độ|vòng|hạng) $", before):
        return True
    return re.search(r"(?<!nâng )(?<!cung )(?<!trợ )\bcấp $", before) is not None and found.low <= 5


def _follows_a_colon(before: str) -> bool:
    return re.search(r":\s$", before) is not None


def _names_a_figure(subject: str) -> bool:
    """Tell whether a clause begins with the name of its figure, or has it right before the number: "với tổng kinh phí hơn 3,3 tỷ"."""
    return (
        re.match(rf"\s*(?:với |có |nâng |đưa |duy trì |phát triển |ổn định )?{_A_FIGURE}\b", subject)
        is not None
        or re.search(rf"\b(?:với|có) {_A_FIGURE}(?: [^\W\d]+){{0,4}}\s$", subject) is not None
    )


def _fractions(words: str) -> Iterator[Mark]:
    for found in _FRACTION.finditer(words):
        is_rank = re.search(r"\b(?:hạng|thứ|vị trí) $", words[: found.start()]) is not None
        if 0 < int(found["part"]) <= int(found["whole"]) and not is_rank:
            yield Mark(Sign.FRACTION, found.start(), found.end())


def _nevers(words: str) -> Iterator[Mark]:
    for found in _NEVER.finditer(words):
        if _SLOGAN.match(words, found.start()) or _SLOGAN.search(words[found.end() : found.end() + 60]):
            continue
        clause = re.split(r"[,;:.]\s", words[: found.start()])[-1]
        if _NEVER_AFTER.search(words[: found.start()]) or not re.search(
            r"\d|(?:mà|nơi|hộ|người|đơn vị) $", clause
        ):
            yield Mark(Sign.NEVER, found.start(), found.end())


def _enough(words: str) -> Iterator[Mark]:
    for found in _ENOUGH.finditer(words):
        yield Mark(Sign.ENOUGH, found.start(), found.end())
