"""What kind of figure a sentence speaks of: a state, a rate, an average, a fall, what remains. Told from its words alone.

Words that speak of what arises and is done with (files, letters, meetings, new members) outweigh those of a state.
"""

from __future__ import annotations

import re

from tdkt.checks.plan.quantities import Quantity, normal
from tdkt.model.patterns import lazy_pattern

_STATES = lazy_pattern(
    r"bảo hiểm (?:y tế|xã hội|thất nghiệp)|\bbh(?:yt|xh)\b|hộ (?:cận )?nghèo|hộ (?:khá|giàu)|nhà (?:tạm|dột nát)"
    r"|đạt chuẩn|chuẩn quốc gia|nông thôn mới|đô thị văn minh|(?:gia đình|hộ|thôn|làng|bản|ấp|khu phố|tổ dân phố|khu dân cư"
    r"|cơ quan|đơn vị|khóm|buôn)[^,;.]{0,40}văn hóa|danh hiệu [“\"]?(?:gia đình|thôn|làng|bản|ấp|khu|tổ)"
    r"|nước (?:sạch|hợp vệ sinh)|(?:dùng|sử dụng|có) điện|che phủ|qua đào tạo|thất nghiệp|thiếu việc làm|nhà tiêu|suy dinh dưỡng"
    r"|phổ cập|đô thị hóa|internet|cáp quang|điện thoại thông minh|(?:tài khoản|chữ ký|định danh) (?:số|điện tử|định danh)"
    r"|vneid|(?:cứng|nhựa|bê tông) hóa|chiếu sáng|phân loại (?:rác|chất thải)|tập luyện|tập thể dục"
    r"|(?:đoàn viên|hội viên|đảng viên) (?:tham gia|sinh hoạt)|tổng đàn|hiện có|dư nợ|dân số|còn (?:sinh hoạt|hoạt động)"
)
_STANDING_AMOUNTS = lazy_pattern(
    r"tổng đàn|hiện có|dư nợ|nợ (?:thuế|đọng|xấu)|dân số|diện tích (?:rừng(?! trồng)|lúa|cây)|che phủ"
)
_PIECES = lazy_pattern(
    r"^(?:số )?(?:lớp|khóa|khoá|đợt|chuyến|bài|tin|buổi|cuộc|lượt|hội nghị|hội thảo|giải|chương trình|vụ|hồ sơ|văn bản|báo cáo|phóng sự"
    r"|sáng kiến|đề tài|công trình|dự án|tờ rơi|pa ?nô|băng rôn|tờ gấp|suất|phần|đơn vị máu|giấy|quyết định|kế hoạch|kỳ họp|ngày công)\b"
)
"""What a quarter makes or holds, and the next makes others of."""
_KEPT = lazy_pattern(r"\b(?:duy trì|giữ vững|giữ ổn định|bảo vệ và giữ)\b")
_IN_BEING = lazy_pattern(r"\bcó [^,;.]{0,30}\d+ [^,;.]{1,60}\b(?:hoạt động|sinh hoạt)\b")
_EVENTS = lazy_pattern(
    r"hồ sơ (?!sức khỏe|sức khoẻ)|văn bản|phiếu|đơn thư|thủ tục|nhiệm vụ|\bvụ\b|vụ việc|lượt|phản ánh|kiến nghị|giải quyết|xử lý"
    r"|tiếp nhận|đúng hạn|phát sinh|khảo sát|hài lòng|\bbuổi\b|\bcuộc\b|hội nghị|lớp tập huấn|kỳ họp|được hỗ trợ|hỗ trợ|rà soát"
    r"|tuyên truyền|thăm|tặng|trao|tuyển quân|giao quân|thu (?:thuế|ngân sách|gom)|giải ngân|cho vay"
)
_NEW = lazy_pattern(
    r"\b(?:lắp đặt|bê tông hóa|cứng hóa|đưa|nâng cấp|cải tạo)(?= (?:(?:mới|thêm|ít nhất|tối thiểu|trên|từ|hơn) )*\d[\d.,]*(?![\d.,]| ?%))"
    r"|\b(?:(?<!nông thôn )mới|thêm|tăng|phát triển|vận động|mở|tổ chức|tập huấn|xây dựng(?! cơ bản)|thành lập|công nhận|ra mắt|nhân rộng|kết nạp|xóa|phát động|hoàn thành"
    r"|đào tạo cho|sửa chữa|trồng|cấp|thoát|xây(?! dựng))\b"
)
_POPULATION = lazy_pattern(
    r"^(?:số |tổng số |toàn bộ )?(?:hộ(?! sơ)|người dân|dân số|nhân khẩu|cư dân|thôn|làng|bản|ấp|buôn|khóm|tổ dân phố|khu phố"
    r"|khu dân cư|trường|trẻ|học sinh|cán bộ|công chức|viên chức|đảng viên|hội viên|đoàn viên|lao động|người (?:lao động|cao tuổi"
    r"|khuyết tật|trong độ tuổi)|phụ nữ|thanh niên|tuyến đường|ngõ|trạm y tế|chi bộ|cơ sở|doanh nghiệp|hợp tác xã)\b"
)
_A_PART_OF_IT = lazy_pattern(
    r"trong (?:quý|kỳ|tháng|đợt)|\b(?:được|phải|đến hạn|đã|đăng ký|tham dự|dự|đủ điều kiện|có nhu cầu|có đơn|đề nghị|vi phạm"
    r"|mới|phát sinh|bị|nộp|đến)\b(?! cuối)"
)
_RATES = lazy_pattern(
    r"tốc độ|tỷ lệ|tỷ suất|tăng trưởng|mức tăng|tỷ trọng|cơ cấu|độ che phủ|\bchỉ số\b|xếp hạng|thứ hạng"
)
_AVERAGES = lazy_pattern(
    r"bình quân|trung bình|năng suất|mỗi (?:người|hộ|ha)|trên (?:01 |1 |một )?(?:ha|đơn vị diện tích|người)\b"
)
_PER = lazy_pattern(
    r"/ ?(?:[\d.]+ |(?:một )?(?:trăm|nghìn|vạn|triệu) )?(?:người|dân|hộ|ha|lao động|khẩu|sào|tháng)\b"
)
_RISE = lazy_pattern(
    r"(?:\b(?:tăng|nâng)(?: thêm)?|\bthêm)(?: (?:ít nhất|tối thiểu|trên|hơn|từ|khoảng))*(?: 0)? ?$"
)
_IS_THE_RISE = lazy_pattern(r"\b(?:tỷ lệ|tỷ suất|tốc độ|mức) tăng\b")
_RATE_FALLS = lazy_pattern(
    r"(?:tỷ lệ|tỷ suất)[^,;.()]{0,60}\bgiảm\b|giảm[^,;.()]{0,12}(?:tỷ lệ|tỷ suất)|giảm (?:tỷ lệ )?(?:hộ )?(?:cận )?nghèo"
    r"|(?:hộ )?nghèo giảm|mức giảm (?:sinh|nghèo)"
)

_ONCE_A_YEAR = lazy_pattern(
    r"thu nhập bình quân|bình quân thu nhập|\b(?:par index|papi|sipas|ddci|dti|pci)\b"
    r"|chỉ số (?:cải cách hành chính|hài lòng|chuyển đổi số|năng lực cạnh tranh)|che phủ rừng"
)
_POOR = lazy_pattern(r"(?:tỷ lệ|số) (?:hộ )?(?:cận )?nghèo(?P<more>[^%\d]*)")
_OF_THE_POOR = lazy_pattern(r"\b(?:được|có|tham gia|thoát|tiếp cận|hỗ trợ|vay|sử dụng)\b")


def is_known_once_a_year(sentence: str, *about: str, falls: bool = False) -> bool:
    """Tell whether the figure comes of a survey or a publication that there is once a year; `falls`: it is by how much
    something falls.
    """
    said = [normal(words) for words in (sentence, *about)]
    if _ONCE_A_YEAR.search(" | ".join(said)):
        return True
    if falls:
        return any(re.search(r"\bnghèo\b", words) for words in said)
    poor = _POOR.search(said[0])
    return poor is not None and _OF_THE_POOR.search(poor["more"]) is None


def is_standing_population(of: str) -> bool:
    """Tell whether a denominator is the same people or places in every quarter, not those of a quarter's business."""
    words = normal(of)
    return _POPULATION.search(words) is not None and _A_PART_OF_IT.search(words) is None


def is_standing_amount(sentence: str, of: str) -> bool:
    """Tell whether an amount is how much there is at a time, as a debt or a herd, not what came in or was done."""
    words = normal(f"{sentence} | {of}")
    if _NEW.search(normal(sentence)):
        return False
    return _STANDING_AMOUNTS.search(words) is not None or _KEPT.search(words) is not None


def is_state(sentence: str, *about: str) -> bool:
    """Tell whether the figure is how things stand at a time; `about` is what the measure counts."""
    words = normal(" | ".join((sentence, *about)))
    if about and _PIECES.search(normal(about[-1])):
        return False
    if _EVENTS.search(words) or _NEW.search(normal(sentence)):
        return False
    return any(found.search(words) for found in (_STATES, _KEPT, _IN_BEING))


def speaks_of_events(sentence: str, *about: str) -> bool:
    """Tell whether the figure is of what arises, is done or comes anew in each quarter, so that quarters add up."""
    words = normal(" | ".join((sentence, *about)))
    if about and _PIECES.search(normal(about[-1])):
        return True
    return _EVENTS.search(words) is not None or _NEW.search(normal(sentence)) is not None


def is_rate(sentence: str, *about: str) -> bool:
    """Tell whether the figure is a rate, a rate of growth or an index: two of them have no sum."""
    return _RATES.search(normal(" | ".join((sentence, *about)))) is not None


def is_average(sentence: str, unit: str, *about: str) -> bool:
    """Tell whether the figure is an average: income per head, yield per hectare."""
    return (
        _PER.search(normal(unit)) is not None
        or _AVERAGES.search(normal(" | ".join((sentence, *about)))) is not None
    )


def says_a_rate_falls(sentence: str, *about: str) -> bool:
    """Tell whether it is a rate that is to fall: "tỷ lệ hộ nghèo giảm 0,58%" is in percentage points."""
    starts = any(re.match(r"tỷ (?:lệ|suất)", normal(word)) for word in about)
    return starts or _RATE_FALLS.search(normal(sentence)) is not None


def says_less(*about: str) -> bool:
    """Tell whether what is counted is itself what became less: "thời gian được cắt giảm"."""
    return any(re.search(r"giảm|tiết kiệm|thoát|rút ngắn|xóa", normal(word)) for word in about)


def is_a_fall(found: Quantity) -> bool:
    """Tell whether a number is by how much a figure is to be smaller: "giảm 3 vụ", not a sum that is saved."""
    return found.falls and re.search(r"\b(?:giảm|hạ)\b", found.subject) is not None


def says_a_rise(clause: str) -> bool:
    """Tell whether the number behind `clause` is by how much something is to rise: "tăng thêm", not "tỷ lệ tăng"."""
    return _RISE.search(clause) is not None and _IS_THE_RISE.search(clause) is None


def says_more(*about: str) -> bool:
    """Tell whether what is counted is itself what came in addition: "hộ tăng thêm"."""
    return any(re.search(r"tăng|thêm|mới", normal(word)) for word in about)
