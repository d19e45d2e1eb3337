"""Names known by their shape: people by their family name, posts before them, provinces, bodies by their kind, years by the moon.

Pure functions from a text to `Form`s, for Word files; the rules of NĐ 30/2020, Phụ lục II, II-V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.texts.fixed_forms import Form
from tdkt.model.text import LOWER, UPPER, one_spelling, upper_first

_CAP = f"[{UPPER}][{LOWER}]*"
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Trương|Lương|Tạ|Lưu|Vương|Tôn|Thái|Quách|Tô|Kiều|Cao|Chu|Châu"
    "|Đào|Đàm|Hà|La|Lâm|Lã|Mạc|Nghiêm|Nông|Phùng|Quan|Thạch|Tống|Triệu|Từ|Văn|Vi|Doãn|Khuất|Bế|Lò|Giàng|Sùng|Vàng|Hứa|Hà"
)
_SURE = "Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Đinh|Trịnh|Trương|Hoàng|Lý|Dương|Hồ|Tạ|Phùng"
"""Family names that are no other word in capitals, or hardly."""
_MIDDLES = "thị|văn|đình|đức|hữu|ngọc|thanh|minh|quang|xuân|thu|hồng|mạnh|bá|công|duy|khắc|trọng|huy|tuấn|viết|quốc|thế|kim|bích|diệu|mỹ|phương|thùy|thuỳ|tiến|trung|vĩnh|như|hoài|gia|anh|đăng|danh|doãn|thành|hải|phú|tấn|sỹ|nhật|hoàng|thúy|thuý|tường|chí|bảo|khánh|việt|trí"
_MIDDLE = re.compile(rf"(?<!\w)(?P<name>(?:{_SURE}) (?:{_MIDDLES})(?: (?:{_MIDDLES}|{_CAP}))? {_CAP})(?!\w)")
_LAST = re.compile(
    rf"(?<!\w)(?P<name>(?:{_SURE}) (?:Thị|Văn)(?: [{UPPER}][{LOWER}]+)? [{LOWER}]{{2,6}})(?=[,.;)]|$| -| –)"
)
_FIRST = re.compile(
    rf"(?<!\w)(?P<name>(?:{_SURE.lower()}) (?:{'|'.join(one.capitalize() for one in _MIDDLES.split('|'))}) {_CAP})(?!\w)"
    rf"|(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)[ :]+(?P<after>(?:{_SURE.lower()}) (?:{_MIDDLES}|{_CAP}) (?:{_CAP}|[{LOWER}]{{2,6}}))(?!\w)"
)
_NO_NAME = re.compile(r"(?:Hồ|Lý|Đoàn|Dương|Hoàng|Vũ|Lê) (?:thanh|công|quốc|thế|gia|trung|minh) ")

_POSTS = (
    "tổng bí thư|phó bí thư|bí thư|phó chủ tịch|chủ tịch|phó thủ tướng|thủ tướng|thứ trưởng|bộ trưởng|phó tổng giám đốc|tổng giám đốc|phó giám đốc|giám đốc|phó cục trưởng|cục trưởng"
    "|phó vụ trưởng|vụ trưởng|phó chi cục trưởng|chi cục trưởng|phó trưởng phòng|trưởng phòng|phó trưởng ban|trưởng ban|phó chánh văn phòng|chánh văn phòng|phó chánh thanh tra|chánh thanh tra"
    "|phó hiệu trưởng|hiệu trưởng|viện trưởng|chánh án|tổng thanh tra|chuyên viên chính|phó giáo sư|giáo sư|tiến sĩ|thạc sĩ|bác sĩ|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá"
    "|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|nghệ sĩ nhân dân|nghệ sĩ ưu tú|nhà giáo nhân dân|nhà giáo ưu tú"
)
_PERSON = rf"(?:{_FAMILIES})(?: {_CAP}){{1,3}}"
_ORG = r"(?:Sở|Bộ|Ủy|Uỷ|UBND|HĐND|Hội|Công|Trung|Văn|Phòng|Ban|Đảng|Cục|Vụ|Tỉnh|Thành|Chi|Tổng|Trường|Bệnh|Viện|Ngân|Kho|Quốc|Nước|nước|Đoàn|MTTQ|Mặt)"
_POST = re.compile(
    rf"(?<![\w-])(?P<post>{_POSTS})(?= {_PERSON}(?!\w)| {_ORG}(?: [\w-]+){{0,11}}?,? (?:{_SURE}) {_CAP}(?: {_CAP}){{0,2}}(?!\w))"
)
_TO_LAST_CAPITAL = re.compile(rf"(?:.*\s)?[{UPPER}][{LOWER}]*(?=\s)|(?:.*\s)?[{UPPER}][{LOWER}]*$")
"""From a post to the end of the name behind it."""
_OF_BODY = re.compile(
    r"(?<![\w-])(?<!các )(?<!những )(?P<post>phó chủ tịch|chủ tịch)(?= (?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Hồ Chí Minh|nước Cộng hòa|Quốc hội)\b)"
)

_PROVINCES = (
    "Tuyên Quang|Lào Cai|Thái Nguyên|Phú Thọ|Bắc Ninh|Hưng Yên|Hải Phòng|Ninh Bình|Quảng Trị|Đà Nẵng|Quảng Ngãi|Gia Lai|Khánh Hòa|Lâm Đồng|Đắk Lắk|Đồng Nai|Tây Ninh|Cần Thơ"
    "|Vĩnh Long|Đồng Tháp|Cà Mau|An Giang|Hà Nội|Huế|Lai Châu|Điện Biên|Sơn La|Lạng Sơn|Quảng Ninh|Thanh Hóa|Nghệ An|Hà Tĩnh|Cao Bằng|Hà Giang|Yên Bái|Bắc Kạn|Vĩnh Phúc|Hòa Bình"
    "|Bắc Giang|Hải Dương|Thái Bình|Hà Nam|Nam Định|Quảng Bình|Thừa Thiên Huế|Quảng Nam|Bình Định|Phú Yên|Ninh Thuận|Bình Thuận|Kon Tum|Đắk Nông|Bình Dương|Bình Phước|Long An|Tiền Giang"
    "|Bến Tre|Trà Vinh|Hậu Giang|Sóc Trăng|Bạc Liêu|Kiên Giang|Bà Rịa - Vũng Tàu"
)
_BY_SMALL = {one_spelling(name.lower()): name for name in _PROVINCES.split("|")}
_PROVINCE = re.compile(
    rf"(?P<unit>(?<!\w)(?:tỉnh|thành phố)) (?P<name>{'|'.join(re.escape(one) for one in sorted(_PROVINCES.split('|'), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
PROVINCES = frozenset(_PROVINCES.split("|"))
"""Provinces and cities of today and of before July 2025."""
FAMILY_NAMES = frozenset(_FAMILIES.split("|"))
_NAMED_AFTER = (
    "Phan Đình Phùng|Trần Phú|Lê Lợi|Nguyễn Trãi|Trần Hưng Đạo|Trần Quốc Toản|Trần Nhân Tông|Trần Thái Tông|Lý Thái Tổ|Lý Thường Kiệt|Hai Bà Trưng|Trưng Trắc|Trưng Nhị|Quang Trung"
    "|Nguyễn Huệ|Lê Hồng Phong|Nguyễn Du|Nguyễn Thị Minh Khai|Ngô Quyền|Hoàng Văn Thụ|Điện Biên Phủ|Lê Chân|Đinh Tiên Hoàng|Nguyễn Bỉnh Khiêm|Lê Quý Đôn|Phan Bội Châu|Phan Chu Trinh"
    "|Phan Châu Trinh|Lê Thanh Nghị|Võ Thị Sáu|Phạm Ngũ Lão|Lê Đại Hành|Lê Thánh Tông|Nguyễn Văn Cừ|Hà Huy Tập|Ngô Gia Tự|Nguyễn Công Trứ|Nguyễn Thái Học|Hoàng Diệu|Tô Hiệu|Tô Hiến Thành"
    "|Bùi Thị Xuân|Nguyễn An Ninh|Nguyễn Đình Chiểu|Trương Định|Nguyễn Viết Xuân|Lý Văn Lâm|Phan Ngọc Hiển|Trần Văn Thời|Hồ Thị Kỷ|Nguyễn Việt Khái|Lương Thế Trân|Trần Lãm"
    "|Lê Ích Mộc|Nùng Trí Cao|Thục Phán|Lương Khánh Thiện|Nguyễn Lương Bằng|Nguyễn Trung Trực|Nguyễn Tri Phương|Đội Cấn|Hoàng Hoa Thám|Cách Mạng Tháng Tám|Xô Viết Nghệ Tĩnh|Cao Thắng"
)
NAMED_AFTER = frozenset(_NAMED_AFTER.split("|"))
"""People and events of history that units are named after, by hand; no word of them is a common one."""
_UNIT_OF_PERSON = re.compile(
    rf"(?<![\w-])(?P<word>phường|xã|quận|thị trấn|đặc khu)(?= (?:{_NAMED_AFTER})(?![\w-]| [{UPPER}]))"
)
_REGION = re.compile(
    r"(?<!\w)(?:vùng|miền|vùng núi|các tỉnh) (?P<name>(?:(?:trung du|miền núi) )?(?:tây bắc|đông bắc|việt bắc|tây nam bộ|đông nam bộ|bắc trung bộ|nam trung bộ|trung bộ|bắc bộ|nam bộ|duyên hải miền trung))"
    r"(?=[,.;:)]|$| (?:và|có|đang|đã|sẽ|tiếp tục|từ|trong|nước|thường|gồm)\b)",
    re.IGNORECASE,
)
_AGENCY_FIELD = re.compile(
    r"(?<!\w)(?P<kind>Tổng cục|Chi cục|Cục) (?P<field>thuế|hải quan|thống kê|kiểm lâm|thủy lợi|thuỷ lợi|thú y|chăn nuôi|trồng trọt|thủy sản|dân số|văn thư|lưu trữ|di sản|báo chí|xuất bản|điện ảnh)(?!\w)"
)
_COMMON = "sông|suối|kênh|mương|ao|đập|núi|rừng|đồi|hộ|thôn|xóm|bản|làng|chợ|ruộng|vườn|cống|bờ|đê|cánh đồng|công trình|khu dân cư|hộ gia đình|người dân|trẻ em|học sinh|phụ huynh"
_COMMON_IN_CAPITALS = re.compile(
    rf"(?<!\w)(?:các|những|mọi|nhiều|một số|tất cả) (?P<words>(?:{_COMMON})(?:,? (?:và )?(?:{_COMMON}))*)(?=[,.;:)]|$| [{LOWER}])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!\d )(?<=[\w,;] )(?P<word>quận|phường)(?= \d{1,2}(?![\d.,/%]))(?! \d{1,2} (?:xã|phường|quận|đơn vị|tổ|khu))"
)
_WATERS = "Vàm Cỏ|Cửu Long|Hạ Long|Bến Thành|Đồng Xuân|Bạch Đằng|Đồng Nai|Sài Gòn|Kinh Thầy|Nha Trang|Cam Ranh|Cửa Lò|Sầm Sơn|Bái Tử Long|Hải Vân"
_WATER = re.compile(
    rf"(?<=[\w,;] )(?P<big>Sông|Biển|Vịnh|Chợ|Đèo|Cầu|Núi) (?P<name>{_WATERS})(?!\w)",
    re.IGNORECASE,
)
_WATER_NAMES = {name.lower(): name for name in _WATERS.split("|")}

_KINDS = re.compile(
    r"(?<![\w-])"
    r"(?:(?P<kind>bệnh viện|tổng cục|chi cục|tổng công ty|công ty|tập đoàn|học viện|viện nghiên cứu|kho bạc|trung tâm|văn phòng|liên đoàn)(?= (?P<next>[^\W\d_]+))"
    r"|(?P<sure>trường)(?= (?:THCS|THPT|TH|Tiểu học|Mầm non|Mẫu giáo|Trung học|Đại học|Cao đẳng|Chính trị)\b)"
    r"|(?P<office>phòng)(?= (?:Văn hóa|Kinh tế|Nội vụ|Tài chính|Tư pháp|Giáo dục|Y tế|Tổ chức|Hành chính|Kế hoạch|Thi đua|Công tác|Quản lý|Nghiệp vụ)\b)"
    r"|(?P<field>sở|bộ|cục|vụ|ban)(?= (?:Nội vụ|Tài chính|Xây dựng|Tư pháp|Y tế|Ngoại vụ|Giáo dục|Khoa học|Nông nghiệp|Văn hóa|Công an|Quốc phòng|Công Thương|Ngoại giao|Dân tộc|Tổ chức|Tuyên giáo"
    r"|Kiểm tra|Chỉ đạo|Chấp hành|Thường vụ|Quản lý|Pháp chế|Thi đua|Văn thư)\b)"
    r"|(?P<union>hội|đoàn)(?= (?:Nông dân|Cựu chiến binh|Liên hiệp|Chữ thập|Người cao tuổi|Khuyến học|Luật gia|Nhà báo|Thanh niên)\b))"
)

_GENERAL = re.compile(
    r"(?i)(?:^|\W)(?:các|những|mỗi|từng|một|hai|nhiều|ủy|uỷ|tiểu|trưởng|phó|công|đồng|cấp|toàn|họp|số|tập|quân|phái|căn|văn|khối) $"
)
"""What before a body's kind shows that it is no name, or part of another word."""

_STEMS, _BRANCHES = (
    "Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý",
    "Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi",
)
_YEAR = re.compile(
    rf"(?<!\w)(?:năm|xuân|tết|đán|âm lịch)(?: -| –|,)? (?P<name>(?:{_STEMS}) (?:{_BRANCHES}))(?!\w)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?<!\w)(?:trong|từ|đến|đầu|cuối|giữa|vào|hết|sang|rằm|của|kỳ|họp) tháng (?P<name>giêng|hai|ba|tư|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)(?= (?:năm|này|tới|vừa|âm|và|đến)\b|[,.;)]|$)"
)


def people(text: str) -> Iterator[Form]:
    """Yield names of people of which a syllable is small: "Trần đình Long", "nguyễn Văn A", "Nguyễn Thị hoa"."""
    for pattern in (_MIDDLE, _LAST, _FIRST):
        for match in pattern.finditer(text):
            group = "after" if match.groupdict().get("after") else "name"
            name = match[group]
            right = " ".join(map(upper_first, name.split()))
            if right != name and not _NO_NAME.match(name):
                yield Form(match.start(group), name, right, name)


def posts_of_people(text: str) -> Iterator[Form]:
    """Yield small posts and degrees that go with the name of a person or of a body's head: "thứ trưởng Nguyễn Văn A"."""
    for pattern in (_POST, _OF_BODY):
        for match in pattern.finditer(text):
            named = _TO_LAST_CAPITAL.match(re.split(r"[,.;:(]", text[match.end() : match.end() + 60])[0])
            behind = named[0] if named else ""
            yield Form(match.start("post"), match["post"], _post(match["post"]), match[0] + behind)


def _post(small: str) -> str:
    """Return a post with its capitals: "Phó Chủ tịch", "Tổng Bí thư"."""
    first, _, rest = small.partition(" ")
    return (
        f"{upper_first(first)} {upper_first(rest)}"
        if first in ("phó", "tổng") and " " in rest
        else upper_first(small)
    )


def provinces(text: str) -> Iterator[Form]:
    """Yield "tỉnh nam định"."""
    for match in _PROVINCE.finditer(text):
        name = match["name"]
        right = _BY_SMALL[one_spelling(name.lower())]
        if not name.isupper() and one_spelling(name) != one_spelling(right):
            yield Form(match.start("name"), name, right, match[0])


def numbered_places(text: str) -> Iterator[Form]:
    """Yield "quận 1", and waters and markets with a capital too many or too few: "Sông Vàm Cỏ", "vịnh Hạ long"."""
    for match in _NUMBERED.finditer(text):
        yield Form(
            match.start("word"),
            match["word"],
            upper_first(match["word"]),
            text[match.start() : match.end() + 3].strip(),
        )
    for match in _WATER.finditer(text):
        big, name = match["big"], match["name"]
        if big[0].isupper():
            yield Form(match.start("big"), big, big.lower(), match[0])
        elif not name.isupper() and name != _WATER_NAMES[name.lower()]:
            yield Form(match.start("name"), name, _WATER_NAMES[name.lower()], match[0])


def bodies_by_kind(text: str) -> Iterator[Form]:
    """Yield the small word of a body's kind before its own name: "bệnh viện Hữu nghị Việt Tiệp"."""
    for match in _KINDS.finditer(text):
        follows = match["next"] or ""
        if match["kind"] and (len(follows) < 2 or not follows[0].isupper() or follows.isupper()):
            continue
        if _GENERAL.search(text, max(0, match.start() - 8), match.start()):
            continue
        kind = match["kind"] or match["sure"] or match["office"] or match["field"] or match["union"]
        around = text[match.start() : match.end() + 30].rsplit(" ", 1)[0]
        yield Form(match.start(), kind, upper_first(kind), around)


def lunar_years_and_months(text: str) -> Iterator[Form]:
    """Yield years by the moon and months in words that are not in capitals: "Bính ngọ", "tháng tám"."""
    for match in _YEAR.finditer(text):
        right = match["name"].title()
        if match["name"] != right and not match["name"].isupper():
            yield Form(match.start("name"), match["name"], right, match[0])
    for match in _MONTH.finditer(text):
        right = upper_first(match["name"])
        yield Form(match.start("name"), match["name"], right, match[0])


def units_of_people(text: str) -> Iterator[Form]:
    """Yield the small kind of a unit that a person or event gives its name: "phường Phan Đình Phùng"."""
    for match in _UNIT_OF_PERSON.finditer(text):
        name = next(one for one in NAMED_AFTER if text.startswith(one, match.end() + 1))
        yield Form(match.start(), match["word"], upper_first(match["word"]), f"{match['word']} {name}")


def regions(text: str) -> Iterator[Form]:
    """Yield a region in small letters: "vùng tây bắc"; not where the words tell a direction ("vùng tây bắc của tỉnh")."""
    for match in _REGION.finditer(text):
        right = " ".join(
            word if word in ("bộ", "hải") else upper_first(word) for word in match["name"].lower().split()
        )
        right = (
            right.replace("Trung Du", "Trung du")
            .replace("Miền Núi", "miền núi")
            .replace("Miền Trung", "miền Trung")
            .replace("Duyên", "Duyên")
        )
        right = re.sub(r"(Tây Nam|Đông Nam|Bắc Trung|Nam Trung|Trung|Bắc|Nam) bộ", r"\1 Bộ", right)
        if match["name"] != right:
            yield Form(match.start("name"), match["name"], right, match[0])


def fields_of_agencies(text: str) -> Iterator[Form]:
    """Yield "Cục thuế": the field in the name of an agency, in small letters."""
    for match in _AGENCY_FIELD.finditer(text):
        if re.search(r"(?:các|những|mọi) $", text[: match.start()]):
            continue
        yield Form(match.start("field"), match["field"], upper_first(match["field"]), match[0])


def common_in_capitals(text: str) -> Iterator[Form]:
    """Yield common nouns in capitals within a sentence: "các Sông, Suối"."""
    for match in _COMMON_IN_CAPITALS.finditer(text):
        if match["words"] != match["words"].lower() and not match["words"].isupper():
            yield Form(match.start("words"), match["words"], match["words"].lower(), match[0])
