"""V623-V630: names of people, places, bodies, laws, events and works, as Phụ lục II writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.fixed_forms import Form
from tdkt.checks.texts.name_shapes import (
    bodies_by_kind,
    common_in_capitals,
    fields_of_agencies,
    lunar_years_and_months,
    numbered_places,
    people,
    posts_of_people,
    provinces,
    regions,
    units_of_people,
)
from tdkt.checks.texts.proper_names import wrong_names
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, PLAN
from tdkt.model.diagnostic import Severity
from tdkt.model.text import upper_first

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."


def _rule(code: str, article: str, title: str, explanation: str, good: tuple[str, ...], *bad: str, severity: Severity = ERROR) -> Rule:  # fmt: skip
    return Rule(
        code=code, severity=severity, title=title, explanation=explanation, source=f"NĐ 30/2020, Phụ lục II, {article}",
        examples=(Example(file=PLAN, text=_LINE, bad=tuple(f"▸{one}" for one in bad), good=good),),
    )  # fmt: skip


PLACE = _rule(
    "V623", "III", "Tên địa lý viết hoa sai",
    "Viết hoa chữ cái đầu của các âm tiết tạo thành tên riêng: “Việt Nam”, “tỉnh Nam Định”, “Tây Nguyên”, “Quận 1”; tên phiên âm chỉ viết hoa âm tiết đầu của mỗi "
    "thành phần: “Mát-xcơ-va”.",
    ("Các đơn vị ở tỉnh Nam Định, vùng Tây Nguyên tham gia; phía tây bắc của tỉnh có mưa.",),
    "Các đơn vị ở tỉnh nam định tham gia.", "Các đơn vị ở vùng tây nguyên tham gia.", "Các đơn vị trưng bày hàng việt nam.", "Các đơn vị ở quận 1 tham gia.", "Các đơn vị thăm sông Vàm cỏ.", "Mưa lớn ở vùng tây bắc.",
)  # fmt: skip
PERSON = _rule(
    "V624", "II.1", "Tên người viết hoa thiếu",
    "Viết hoa chữ cái đầu tất cả các âm tiết của tên người: “Nguyễn Văn A”.",
    ("Giao ông Nguyễn Văn A, bà Trần Thị B theo dõi; trân trọng cảm ơn.",),
    "Giao ông Trần đình Long theo dõi.", "Giao bà Nguyễn thị Hoa theo dõi.", "Giao ông nguyễn Văn A theo dõi.", "Giao bà Nguyễn Thị hoa, ông Lê Văn A theo dõi.",
)  # fmt: skip
POST = _rule(
    "V625", "V.3", "Chức vụ, học vị đi liền tên người viết thường",
    "Viết hoa tên chức vụ, học vị nếu đi liền với tên người cụ thể: “Giáo sư Tôn Thất Tùng”.",
    ("Mời Thứ trưởng Nguyễn Văn A dự họp; các giám đốc sở báo cáo; giám đốc giao Nguyễn Văn B thực hiện.",),
    "Thực hiện kết luận của thứ trưởng Nguyễn Văn A.", "Mời giám đốc Sở Xây dựng Nguyễn Văn A dự họp.", "Mời tiến sĩ Nguyễn Văn A dự họp.",
)  # fmt: skip
BODY = _rule(
    "V626", "IV.1a", "Từ chỉ loại hình của một cơ quan, tổ chức cụ thể viết thường",
    "Viết hoa chữ cái đầu của từ chỉ loại hình khi nói đến một cơ quan, tổ chức cụ thể: “Bệnh viện Hữu nghị Việt Tiệp”.",
    ("Các đơn vị đến Bệnh viện Hữu nghị Việt Tiệp; các bệnh viện trong vùng, bộ Quy chế, phòng A2 đã sẵn sàng.",),
    "Các đơn vị đến bệnh viện Hữu nghị Việt Tiệp.", "Các đơn vị gửi phòng Văn hóa tổng hợp.", "Các đơn vị phối hợp với trường Tiểu học Kim Đồng.", "Các đơn vị phối hợp với Cục thuế thực hiện.",
    severity=WARNING,
)  # fmt: skip
LAW = _rule(
    "V627", "V.6", "Tên luật, bộ luật viết hoa sai",
    "Viết hoa chữ cái đầu của tên loại và của âm tiết thứ nhất của tên gọi: “Luật Đấu thầu”, “Bộ luật Hình sự”.",
    ("Các đơn vị thực hiện Luật Đấu thầu, Bộ luật Hình sự, pháp luật đất đai, kỷ luật lao động.",),
    "Các đơn vị thực hiện luật đấu thầu.", "Các đơn vị thực hiện luật Đấu thầu.", "Các đơn vị thực hiện Luật đất đai.", "Các đơn vị thực hiện Bộ Luật Hình sự.",
)  # fmt: skip
EVENT = _rule(
    "V628", "V.4, V.9, V.10", "Tên sự kiện lịch sử, triều đại, tác phẩm, cách gọi trân trọng viết hoa sai",
    "“Chiến dịch Điện Biên Phủ”, “Triều Trần”, “tạp chí Cộng sản”, “Bác Hồ”, “Tổ quốc”.",
    ("Các đơn vị tìm hiểu Chiến dịch Điện Biên Phủ, Triều Trần; học tập Bác Hồ; đọc tạp chí Cộng sản.",),
    "Các đơn vị tìm hiểu chiến dịch Điện Biên Phủ.", "Các đơn vị tìm hiểu triều Trần.", "Các đơn vị học tập bác Hồ.", "Các đơn vị đọc tạp chí cộng sản.", "Các đơn vị xây dựng tổ quốc giàu mạnh.",
    severity=WARNING,
)  # fmt: skip
YEAR = _rule(
    "V629", "V.8", "Năm âm lịch, tháng gọi bằng chữ viết thường",
    "Viết hoa tên năm âm lịch và tháng không dùng chữ số: “Bính Ngọ”, “tháng Tám”.",
    ("Mừng xuân Bính Ngọ; hội nghị trong tháng Tám; báo cáo ba tháng một lần, ghi đủ ngày tháng năm.",),
    "Các đơn vị trực tết Bính ngọ.", "Các đơn vị mừng xuân bính ngọ.", "Hội nghị tổ chức trong tháng tám.",
)  # fmt: skip
_THIS = "2. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường theo dõi, kiểm tra, tổng hợp báo cáo./."
THIS = Rule(
    code="V630", severity=WARNING, title="Tên loại của chính văn bản này viết thường",
    explanation="Mẫu của Nghị định viết “Quyết định này”, “Quy chế này”: tên loại chỉ một văn bản cụ thể thì viết hoa.",
    examples=(Example(file=DECISION, text="1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên.", bad=("▸1. Danh sách thành viên kèm theo quyết định này.",), good=("1. Danh sách thành viên kèm theo Quyết định này; các quyết định này không áp dụng.",)),),
    source="NĐ 30/2020, Phụ lục II, V.6; Phụ lục III, Mẫu 1.2",
)  # fmt: skip
UNIT = _rule(
    "V641", "III.1b", "Đơn vị hành chính đặt theo tên người viết thường",
    "Tên đơn vị hành chính ghép danh từ chung với chữ số, tên người, tên sự kiện lịch sử thì viết hoa cả danh từ chung: “Quận 1”, “Phường Điện Biên Phủ”.",
    ("Họp tại Phường Điện Biên Phủ; các đơn vị của phường Mẫu tham dự.",),
    "Họp tại trụ sở phường Điện Biên Phủ.", "Các đơn vị thuộc xã Phan Bội Châu tham dự.",
    severity=WARNING,
)  # fmt: skip
COMMON = _rule(
    "V642", "I; III", "Danh từ chung viết hoa giữa câu",
    "Viết hoa đầu câu và tên riêng; danh từ chung giữa câu viết thường: “các sông, suối”.",
    ("Các đơn vị vận hành hồ trên các sông, suối; bảo vệ sông Hồng.",),
    "Các đơn vị kiểm tra các Sông, Suối khác.", "Các đơn vị vận động các Hộ dân.",
    severity=WARNING,
)  # fmt: skip
RULES = (UNIT, COMMON, PLACE, PERSON, POST, BODY, LAW, EVENT, YEAR, THIS)

_TEXT = frozenset(
    (Component.SUBJECT, Component.LETTER_SUBJECT, Component.ADDRESSEE, Component.BASIS, Component.BODY, Component.TABLE, Component.RECIPIENT)
)  # fmt: skip
_Finder = Callable[[str], Iterator[Form]]


def _named(*kinds: str) -> _Finder:
    return lambda said: (form for kind in kinds for form in wrong_names(kind, said))


def _laws(said: str) -> Iterator[Form]:
    """Yield names of laws but those of which V318 tells: their other syllables have capitals too."""
    for form in wrong_names("law", said):
        words = form.found.removeprefix("Bộ luật ").removeprefix("Luật ").split()
        if not (
            form.found.startswith(("Luật ", "Bộ luật "))
            and words[0].istitle()
            and any(word.istitle() for word in words[1:2])
        ):
            yield form


_FINDERS: tuple[tuple[Rule, _Finder], ...] = (
    (PERSON, people),
    (POST, posts_of_people),
    (LAW, _laws),
    (EVENT, _named("event", "work", "respect", "feast")),
    (PLACE, provinces),
    (PLACE, numbered_places),
    (PLACE, regions),
    (UNIT, units_of_people),
    (COMMON, common_in_capitals),
    (BODY, fields_of_agencies),
    (PLACE, _named("place")),
    (YEAR, lunar_years_and_months),
    (BODY, bodies_by_kind),
)
_BEGINS = re.compile(r"(?:^|[.:?!“]\s|^\W*(?:[\dIVX]{1,4}[.)]|[a-zđ]\)|[-–+•])\s*)$")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the names whose capitals are not those of Phụ lục II."""
    this = _own_name(document)
    for line in document.lines:
        piece = line.piece
        if line.component not in _TEXT or line.part or not piece.text or piece.is_upper:
            continue
        yield from _names(piece, line.component)
        if this is not None and line.component is Component.BODY:
            for match in this.finditer(piece.text):
                yield _told(THIS, Form(match.start("word"), match["word"], upper_first(match["word"]), match[0]), line.component, piece)  # fmt: skip


def _names(piece: Piece, component: Component) -> Iterator[Finding]:
    others = (form for kind in ("day", "honour", "body") for form in wrong_names(kind, piece.text))
    taken = [(form.start, form.start + form.length) for form in others]  # rules of their own tell of these
    for rule, find in _FINDERS:
        for form in find(piece.text):
            span = form.start, form.start + form.length
            if any(first < span[1] and span[0] < last for first, last in taken):
                continue
            if upper_first(form.right) == form.found and _BEGINS.search(piece.text[: form.start]):
                continue  # its capital comes from the sentence
            taken.append(span)
            yield _told(rule, form, component, piece)


def _told(rule: Rule, form: Form, component: Component, piece: Piece) -> Finding:
    return told(
        rule, component, piece, f"Ghi “{form.around}”.", f"Viết “{form.right}”.",
        stands=form.found, should=form.right, span=(form.start, form.start + form.length), mends=text(form.right),
    )  # fmt: skip


def _own_name(document: Recognised) -> re.Pattern[str] | None:
    """Return how a document calls itself in small letters within a sentence."""
    if document.kind is None or document.is_copy or not document.kind.is_listed:
        return None
    name = re.escape(document.kind.name.lower())
    return re.compile(rf"(?<=[\w,;] )(?<!các )(?<!những )(?P<word>{name}) này\b")
