"""What kind of figure a sentence speaks of: a state, a rate, an average, a fall, what remains. Told from its words alone.

Words that speak of what arises and is done with (files, letters, meetings, new members) outweigh those of a state.
"""

from __future__ import annotations

import re

from tdkt.checks.plan.quantities import normal

_STATES = re.compile(
    r"bảo hiểm (?:y tế|xã hội|thất nghiệp)|\bbh(?:yt|xh)\b|hộ (?:cận )?nghèo|hộ (?:khá|giàu)|nhà (?:tạm|dột nát)"
    r"|đạt chuẩn|chuẩn quốc gia|nông thôn mới|đô thị văn minh|(?:gia đình|hộ|thôn|làng|bản|ấp|khu phố|tổ dân phố|khu dân cư"
    r"|cơ quan|đơn vị|khóm|buôn)[^,;.]{0,40}văn hóa|danh hiệu [“\"]?(?:gia đình|thôn|làng|bản|ấp|khu|tổ)"
    r"|nước (?:sạch|hợp vệ sinh)|(?:dùng|sử dụng|có) điện|che phủ|qua đào tạo|thất nghiệp|thiếu việc làm|nhà tiêu|suy dinh dưỡng"
    r"|phổ cập|đô thị hóa|internet|cáp quang|điện thoại thông minh|(?:tài khoản|chữ ký|định danh) (?:số|điện tử|định danh)"
    r"|vneid|(?:cứng|nhựa|bê tông) hóa|chiếu sáng|phân loại (?:rác|chất thải)|tập luyện|tập thể dục"
    r"|(?:đoàn viên|hội viên|đảng viên) (?:tham gia|sinh hoạt)|tổng đàn|hiện có|dư nợ|dân số|còn (?:sinh hoạt|hoạt động)"
)
_KEPT = re.compile(r"\b(?:duy trì|giữ vững|giữ ổn định|bảo vệ và giữ)\b")
_IN_BEING = re.compile(r"\bcó [^,;.]{0,30}\d+ [^,;.]{1,60}\b(?:hoạt động|sinh hoạt)\b")
_EVENTS = re.compile(
    r"hồ sơ (?!sức khỏe|sức khoẻ)|văn bản|phiếu|đơn thư|thủ tục|nhiệm vụ|\bvụ\b|vụ việc|lượt|phản ánh|kiến nghị|giải quyết|xử lý"
    r"|tiếp nhận|đúng hạn|phát sinh|khảo sát|hài lòng|\bbuổi\b|\bcuộc\b|hội nghị|lớp tập huấn|kỳ họp|được hỗ trợ|hỗ trợ|rà soát"
    r"|tuyên truyền|thăm|tặng|trao|tuyển quân|giao quân|thu (?:thuế|ngân sách|gom)|giải ngân"
)
_NEW = re.compile(
    r"\b(?:mới|thêm|tăng thêm|vận động|xây dựng|thành lập|công nhận|ra mắt|nhân rộng|kết nạp|xóa|phát động|hoàn thành"
    r"|đào tạo cho|sửa chữa|trồng|cấp|thoát|xây)\b"
)
_POPULATION = re.compile(
    r"^(?:số |tổng số |toàn bộ )?(?:hộ(?! sơ)|người dân|dân số|nhân khẩu|cư dân|thôn|làng|bản|ấp|buôn|khóm|tổ dân phố|khu phố"
    r"|khu dân cư|trường|trẻ|học sinh|cán bộ|công chức|viên chức|đảng viên|hội viên|đoàn viên|lao động|người (?:lao động|cao tuổi"
    r"|khuyết tật|trong độ tuổi)|phụ nữ|thanh niên|tuyến đường|ngõ|trạm y tế|chi bộ|cơ sở|doanh nghiệp|hợp tác xã)\b"
)
_A_PART_OF_IT = re.compile(
    r"trong (?:quý|kỳ|tháng|đợt)|\b(?:được|phải|đến hạn|đã|đăng ký|tham dự|dự|đủ điều kiện|có nhu cầu|có đơn|đề nghị|vi phạm"
    r"|mới|phát sinh|bị|nộp|đến)\b(?! cuối)"
)
_RATES = re.compile(
    r"tốc độ|tỷ lệ|tỷ suất|tăng trưởng|mức tăng|tỷ trọng|cơ cấu|độ che phủ|\bchỉ số\b|xếp hạng|thứ hạng"
)
_AVERAGES = re.compile(
    r"bình quân|trung bình|năng suất|mỗi (?:người|hộ|ha)|trên (?:01 |1 |một )?(?:ha|đơn vị diện tích|người)\b"
)
_PER = re.compile(r"/ ?(?:người|hộ|ha|lao động|khẩu|sào|tháng)\b")
_RATE_FALLS = re.compile(
    r"(?:tỷ lệ|tỷ suất)[^,;.()]{0,60}\bgiảm\b|giảm[^,;.()]{0,12}(?:tỷ lệ|tỷ suất)|giảm (?:tỷ lệ )?(?:hộ )?(?:cận )?nghèo"
    r"|(?:hộ )?nghèo giảm|mức giảm (?:sinh|nghèo)"
)

_ONCE_A_YEAR = re.compile(
    r"thu nhập bình quân|bình quân thu nhập|\b(?:par index|papi|sipas|ddci|dti|pci)\b"
    r"|chỉ số (?:cải cách hành chính|hài lòng|chuyển đổi số|năng lực cạnh tranh)|che phủ rừng"
    r"|(?:tỷ lệ|số) (?:hộ )?(?:cận )?nghèo(?! (?:được|có|tham gia|thoát|tiếp cận))|giảm (?:hộ )?(?:cận )?nghèo\b"
    r"|tỷ lệ hộ (?:thoát nghèo|cận nghèo)"
)


def is_known_once_a_year(sentence: str, *about: str) -> bool:
    """Tell whether the figure comes of a survey or a publication that there is once a year."""
    return any(_ONCE_A_YEAR.search(normal(words)) for words in (sentence, *about))


def is_standing_population(of: str) -> bool:
    """Tell whether a denominator is the same people or places in every quarter, not those of a quarter's business."""
    words = normal(of)
    return _POPULATION.search(words) is not None and _A_PART_OF_IT.search(words) is None


def is_state(sentence: str, *about: str) -> bool:
    """Tell whether the figure is how things stand at a time; `about` is what the measure counts."""
    words = normal(" | ".join((sentence, *about)))
    if _EVENTS.search(words) or _NEW.search(normal(sentence)):
        return False
    return any(found.search(words) for found in (_STATES, _KEPT, _IN_BEING))


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
