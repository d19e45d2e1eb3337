"""V210, V227-V229, V231: name, symbol, place and superior of the agency that issues fit one another (NĐ 30/2020, Phụ lục I, Phần I, II.2-II.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import begins
from tdkt.conformity.components.kinds import LETTER, Agency, agency_of, place_of
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import told
from tdkt.conformity.rules.typed_examples import DECISION, PLAN
from tdkt.conformity.rules.typed_examples import LETTER as LETTER_FILE
from tdkt.law.nd30 import cited
from tdkt.model.text import fold

_NUMBER = "{13 giữa} Số: 12/KH-UBND"
_COMPETENCE = "{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
_LETTER_NUMBER = "{13 giữa} Số: 15/VHXH-VP"
SHORTENED = Rule(
    code="V210",
    severity=ERROR,
    title="Tên cơ quan ban hành viết tắt",
    explanation="Tên cơ quan ban hành văn bản là tên chính thức, đầy đủ: “SỞ Y TẾ”, không ghi “SYT”. Chỉ tên cơ quan chủ quản trực tiếp mới được viết tắt những "
    "cụm từ thông dụng như UBND.",
    examples=(
        Example(file=PLAN, text="{12 đậm giữa} ỦY BAN NHÂN DÂN", bad=("▸{12 đậm giữa} UBND",), good=("{12 đậm giữa} ỦY BAN NHÂN DÂN",)),
        Example(
            file=LETTER_FILE, text="PHÒNG VĂN HÓA - XÃ HỘI", bad=("PHÒNG VHXH", "TT VĂN HÓA - XÃ HỘI"), good=("PHÒNG VĂN HÓA - XÃ HỘI",), also=("V209", "V228", "V506"),
        ),
    ),
    source=cited("II.2a"),
)  # fmt: skip
OF_ANOTHER = Rule(
    code="V227",
    severity=ERROR,
    title="Ký hiệu không phải của cơ quan ban hành",
    explanation="Ký hiệu có chữ viết tắt tên cơ quan, tổ chức hoặc chức danh nhà nước ban hành văn bản: Ủy ban nhân dân ghi UBND, Hội đồng nhân dân ghi HĐND. Công "
    "văn ghi tên cơ quan trước, đơn vị soạn thảo hoặc lĩnh vực sau.",
    examples=(
        Example(file=PLAN, text=_NUMBER, bad=("▸{13 giữa} Số: 12/KH-HĐND", "▸{13 giữa} Số: 12/KH-VHXH"), good=(_NUMBER,), also=("V523",)),
        Example(file=LETTER_FILE, text=_LETTER_NUMBER, bad=("▸{13 giữa} Số: 15/UBND-VHXH",), good=(_LETTER_NUMBER,)),
    ),
    source=cited("II.3b"),
)  # fmt: skip
UNLIKE = Rule(
    code="V228",
    severity=WARNING,
    title="Ký hiệu không giống chữ viết tắt tên cơ quan",
    explanation="Chữ viết tắt tên cơ quan do người đứng đầu quy định, ngắn gọn, dễ hiểu. Chữ cái trong ký hiệu khác hẳn chữ đầu của tên cơ quan thường là chép từ văn "
    "bản của nơi khác: xem lại.",
    examples=(
        Example(file=LETTER_FILE, text=_LETTER_NUMBER, bad=("▸{13 giữa} Số: 15/SNV-TCCB",), good=(_LETTER_NUMBER, "{13 giữa} Số: 15/PVHXH-VP")),
    ),
    source=cited("II.3b"),
)  # fmt: skip
PLACE = Rule(
    code="V229",
    severity=WARNING,
    title="Địa danh không phải nơi cơ quan đóng trụ sở",
    explanation="Cơ quan nhà nước ở trung ương ghi tên tỉnh, thành phố trực thuộc trung ương nơi đóng trụ sở; cơ quan nhà nước ở địa phương ghi tên đơn vị hành chính "
    "nơi đóng trụ sở: Ủy ban nhân dân phường Việt Hòa ghi “Việt Hòa”.",
    examples=(
        Example(
            file=PLAN, text="Mẫu, ngày 05 tháng 01 năm 2026", bad=("▸Hải Phòng, ngày 05 tháng 01 năm 2026",),
            good=("Mẫu, ngày 05 tháng 01 năm 2026", "Phường Mẫu, ngày 05 tháng 01 năm 2026"), also=("V216",),
        ),
    ),
    source=cited("II.4a"),
)  # fmt: skip
NO_SUPERIOR = Rule(
    code="V231",
    severity=WARNING,
    title="Không thấy tên cơ quan chủ quản trực tiếp",
    explanation="Tên cơ quan ban hành gồm tên của cơ quan và tên cơ quan chủ quản trực tiếp (nếu có) ở dòng trên: sở ghi ủy ban nhân dân tỉnh, phòng và trường công lập "
    "ghi ủy ban nhân dân phường, xã. Cơ quan không có chủ quản thì bỏ qua.",
    examples=(
        Example(
            file=LETTER_FILE, text="{12 giữa} UBND PHƯỜNG MẪU || {12 đậm giữa} CỘNG", bad=(" || {12 đậm giữa} CỘNG",), good=("{12 giữa} UBND PHƯỜNG MẪU || {12 đậm giữa} CỘNG",),
        ),
    ),
    source=cited("II.2a"),
)  # fmt: skip
COMPETENCE = Rule(
    code="V329",
    severity=ERROR,
    title="Thẩm quyền ban hành không phải của cơ quan ở phần đầu",
    explanation="Dòng thẩm quyền dưới trích yếu là tên cơ quan ban hành hoặc chức vụ của người đứng đầu cơ quan ấy: Ủy ban nhân dân phường Mẫu ban hành thì ghi “ỦY BAN "
    "NHÂN DÂN PHƯỜNG MẪU” hoặc “CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU”.",
    examples=(
        Example(
            file=DECISION, text=_COMPETENCE, bad=tuple(f"▸{{14 đậm giữa}} {said}" for said in ("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG KHÁC", "HỘI ĐỒNG NHÂN DÂN PHƯỜNG MẪU")),
            good=(_COMPETENCE,),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mẫu 1.2",
)  # fmt: skip
RULES = (SHORTENED, OF_ANOTHER, UNLIKE, PLACE, NO_SUPERIOR, COMPETENCE)

_SHORT = re.compile(r"(?<!\w)(?:(?:UBND|UB|HĐND|UBMTTQ(?:VN)?|BQL|QLDA|BCĐ|HTX)(?!\w)|TP\.|P\.(?=\s?[A-ZĐ]))")
_TOKEN = re.compile(r"(?<![\w'’&.])[B-DF-HJ-NP-TV-ZĐ]{2,}(?![\w'’&])")
_OFFICIAL = frozenset(
    ("TNHH", "MTV", "THCS", "THPT", "TH", "PTDTBT", "PTDTNT", "DTNT", "DTBT", "GDTX", "GDNN", "TMCP", "CP", "TM", "DV", "SX", "XNK", "XD", "VNPT", "TDTT", "KTX", "TDP", "PT")
)  # fmt: skip
"""What names of schools and companies have officially, or brands are."""
_OF_TRADE = (
    "cong ty",
    "tap doan",
    "ngan hang",
    "tong cong ty",
    "hop tac xa",
    "doanh nghiep",
    "quy tin dung",
    "chi nhanh",
)
_SINGLE_Y = re.compile(r"(?<!\w)(?:S|B|P)YT(?!\w)")
_CENTRAL = (
    "thanh tra chinh phu", "ngan hang nha nuoc viet nam", "kiem toan nha nuoc", "van phong chinh phu", "van phong quoc hoi", "van phong chu tich nuoc",
    "vien kiem sat nhan dan toi cao", "toa an nhan dan toi cao", "chinh phu", "thu tuong chinh phu", "quoc hoi", "uy ban thuong vu quoc hoi",
)  # fmt: skip
_ARMED = ("bo cong an", "bo quoc phong", "bo chi huy", "bo tu lenh")
_UNITS_OF_MINISTRY = ("cuc", "vu", "tong cuc", "thanh tra", "van phong")
_PROVINCES = frozenset(
    (
        "ha noi", "hue", "lai chau", "dien bien", "son la", "lang son", "quang ninh", "thanh hoa", "nghe an", "ha tinh", "cao bang", "tuyen quang", "lao cai",
        "thai nguyen", "phu tho", "bac ninh", "hung yen", "hai phong", "ninh binh", "quang tri", "da nang", "quang ngai", "gia lai", "khanh hoa", "lam dong",
        "dak lak", "ho chi minh", "dong nai", "tay ninh", "can tho", "vinh long", "dong thap", "ca mau", "an giang",
    )
)  # fmt: skip
"""Nghị quyết số 202/2025/QH15, Điều 1: 34 provinces and cities from 01/7/2025 on."""
_SINCE = date(2025, 7, 1)
_UNDER_ANOTHER = (
    "so",
    "phong",
    "chi cuc",
    "cuc",
    "vu",
    "truong mam non",
    "truong mau giao",
    "truong tieu hoc",
    "truong trung hoc",
    "truong thcs",
    "truong thpt",
    "truong th",
)
_ON_THEIR_OWN = re.compile(
    r"(?i)tư thục|dân lập|quốc tế|song ngữ|phòng khám|giao dịch|phòng công chứng|ủy ban nhân dân|ubnd|việt nam|\bbộ\b"
)
_COMMUNE = re.compile(r"(?i)(?<!\w)(?:phường|xã|đặc khu|thị trấn)(?!\w)")
_PLACE_WORDS = re.compile(r"^(?:phuong|xa|dac khu|thi tran|tinh|thanh pho|tp|huyen|quan|thi xa|thu do)\s+")
_OF_PEOPLE = re.compile(r"(?i)ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân")
_LIKE = 0.6
"""So much of the letters must come in the name, in order."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield where what the head says of the agency does not fit."""
    for piece in document.of(Component.AGENCY):
        yield from _shortened(piece, document)
    if document.is_attached or document.agency is None:
        return
    agency = document.text_of(Component.AGENCY)
    superior = document.text_of(Component.SUPERIOR)
    yield from _symbol(document, agency, superior)
    yield from _place(document, agency, superior)
    yield from _competence(document, agency)
    pieces = document.of(Component.AGENCY)
    if not superior and begins(agency, *_UNDER_ANOTHER) and not _ON_THEIR_OWN.search(agency):
        yield told(
            NO_SUPERIOR, Component.SUPERIOR, pieces[0], f"Trên “{agency}” không có tên cơ quan chủ quản trực tiếp.",
            "Xem lại: cơ quan có chủ quản thì ghi tên ở dòng trên, chữ in hoa, không đậm.", stands="không có", should="tên cơ quan chủ quản trực tiếp",
        )  # fmt: skip


def _competence(document: Recognised, agency: str) -> Iterator[Finding]:
    """Yield a competence of a committee or a council that is not the one in the head."""
    piece, said = document.first(Component.COMPETENCE), document.text_of(Component.COMPETENCE)
    of_people = (Agency.COMMITTEE, Agency.COUNCIL)
    body = agency_of(said)
    if piece is None or document.agency not in of_people or body not in of_people:
        return
    place, own = place_of(said), place_of(agency)
    differs = bool(place and own) and not place.startswith(own) and not own.startswith(place)
    if body is not document.agency or differs:
        yield told(
            COMPETENCE, Component.COMPETENCE, piece, f"Thẩm quyền ghi “{said}” mà cơ quan ban hành là “{agency}”.", "Sửa dòng thẩm quyền hoặc tên cơ quan ở phần đầu.",
            stands=said,
        )  # fmt: skip


def _shortened(piece: Piece, document: Recognised) -> Iterator[Finding]:
    said = piece.shown
    found = _SHORT.search(said) or _SINGLE_Y.search(said)
    if found is None and not begins(document.text_of(Component.AGENCY), *_OF_TRADE):
        found = next(
            (one for one in _TOKEN.finditer(said) if one[0] not in _OFFICIAL and not _is_word(one[0])),
            None,
        )
    if found:
        yield told(
            SHORTENED, Component.AGENCY, piece, f"Tên cơ quan ban hành “{piece.words}” viết tắt “{found[0]}”.", "Ghi đủ tên cơ quan ban hành.",
            stands=found[0], should="tên chính thức, đầy đủ", span=found.span(),
        )  # fmt: skip


def _is_word(word: str) -> bool:
    """Tell whether letters without a vowel are a number (XIV) or a syllable ("TY" of "CÔNG TY")."""
    return re.fullmatch(r"[IVXLC]+|(?:[BCDĐGHKLMNPRSTVX]|CH|KH|NG|NH|PH|TH|TR)Y", word) is not None


def _symbol(document: Recognised, agency: str, superior: str) -> Iterator[Finding]:
    """Yield a symbol of another agency than that of the head."""
    piece, number, kind = document.first(Component.NUMBER), document.number, document.kind
    if piece is None or number is None or kind is None or not kind.is_listed or kind.name == "Hợp đồng":
        return
    groups = [group.replace(".", "") for group in number.groups]
    own = groups if kind.name == LETTER else groups[1:]
    is_told = (
        groups[:1] == ["CV"] if kind.name == LETTER else kind.abbreviation and groups[0] != kind.abbreviation
    )
    if not own or is_told:
        return
    first = own[0].upper().removeprefix("CT").removeprefix("TT")
    should = {Agency.COMMITTEE: "UBND", Agency.COUNCIL: "HĐND"}.get(document.agency or Agency.OTHER, "")
    of_another = bool(should) and should not in first and not (should == "HĐND" and "UBND" not in own)
    of_another = of_another or (
        document.agency in (Agency.DEPARTMENT, Agency.SCHOOL)
        and first in ("UBND", "HĐND")
        and not begins(agency, "van phong")
    )
    said = number.symbol.strip()
    if of_another:
        where = f"{should}-…" if kind.name == LETTER else f"{groups[0]}-{should or '…'}"
        yield told(
            OF_ANOTHER, Component.NUMBER, piece, f"Cơ quan ban hành là “{agency}” mà ký hiệu là “{said}”.",
            f"Ghi chữ viết tắt của chính cơ quan ban hành: {where}; số đã đăng ký thì sửa cùng sổ văn bản đi.", stands=said, should=where,
        )  # fmt: skip
    elif (
        not should
        and not begins(agency, *_OF_TRADE)
        and not any(_is_like(group, agency, superior) for group in (own[:1] if kind.name == LETTER else own))
    ):
        yield told(
            UNLIKE, Component.NUMBER, piece, f"Ký hiệu “{said}” không giống chữ viết tắt của “{agency}”.", "Xem lại chữ viết tắt tên cơ quan trong ký hiệu.",
            stands=said,
        )  # fmt: skip


def _is_like(group: str, agency: str, superior: str) -> bool:
    """Tell whether the letters of a group come in the first letters of the name, most of them in this order."""
    superior, group = _OF_PEOPLE.sub("", superior), _OF_PEOPLE.sub("", group)
    wanted = fold("".join(char for char in group if char.isupper()) or group.upper())
    return any(
        _common(wanted, _initials(name)) >= _LIKE * len(wanted)
        for name in (agency, f"{agency} {superior}", f"{superior} {agency}")
    )


def _initials(name: str) -> str:
    words = re.findall(r"\w+", name)
    return "".join(
        fold(word) if word in _OFFICIAL or word in ("UBND", "HĐND") else fold(word)[:1] for word in words
    )


def _common(one: str, other: str) -> int:
    """Return how many letters two words have in common in one order."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for at, char in enumerate(other, 1):
            above = row[at]
            row[at] = before + 1 if letter == char else max(above, row[at - 1])
            before = above
    return row[-1]


def _place(document: Recognised, agency: str, superior: str) -> Iterator[Finding]:
    """Yield the name of another place than that in which the agency is seated."""
    piece, dated = document.first(Component.DATE), document.dated
    place = _bare(dated.place) if dated else ""
    if piece is None or not place:
        return
    if _is_central(agency, superior):
        if place not in _PROVINCES and not (document.day and document.day < _SINCE):
            yield _elsewhere(
                piece,
                dated.place if dated else "",
                "tên tỉnh, thành phố trực thuộc trung ương nơi đóng trụ sở",
            )
        return
    of_people = document.agency in (Agency.COMMITTEE, Agency.COUNCIL)
    own = place_of(agency) if of_people else place_of(superior) if _COMMUNE.search(superior) else ""
    if own and own != place and not own.startswith(f"{place} "):
        shown = agency if of_people else superior
        yield _elsewhere(piece, dated.place if dated else "", f"tên đơn vị hành chính của “{shown}”")


def _elsewhere(piece: Piece, place: str, should: str) -> Finding:
    return told(
        PLACE,
        Component.DATE,
        piece,
        f"Địa danh ghi “{place}”, quy định {should}.",
        f"Ghi {should}.",
        stands=place,
        should=should,
    )


def _bare(place: str) -> str:
    words = " ".join(re.findall(r"[a-z0-9]+", fold(place)))
    return _PLACE_WORDS.sub("", words)


def _is_central(agency: str, superior: str) -> bool:
    """Tell whether it is an agency of the state in the centre, the armed forces left out."""
    if begins(f"{superior} {agency}", *_ARMED) or begins(agency, *_ARMED):
        return False
    if begins(agency, "bo", *_CENTRAL):
        return True
    return begins(superior, "bo") and begins(agency, *_UNITS_OF_MINISTRY)
