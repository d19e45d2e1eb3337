"""V505-V508: the power to sign, the post and the name (NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import begins
from tdkt.conformity.components.kinds import Agency, is_agency
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.components.signature import DEGREES, RANKS, is_post, is_small_name, power_of
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, LETTER, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.text import upper_first

_BY_DEPUTY = "{14 đậm giữa} KT. TRƯỞNG PHÒNG"
_DEPUTY = "{14 đậm giữa} PHÓ TRƯỞNG PHÒNG"
_ON_BEHALF = "{14 đậm giữa} TM. ỦY BAN NHÂN DÂN"
_SOURCE = cited("II.7b")

FORM = Rule(
    code="V505",
    severity=ERROR,
    title="Chữ viết tắt quyền hạn sai cách ghi",
    explanation="Ghi “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”: có dấu chấm, không có dấu gạch chéo, cách chữ sau một dấu cách.",
    examples=(
        Example(
            file=LETTER, text=_BY_DEPUTY,
            bad=tuple("▸{14 đậm giữa} " + said for said in ("KT.TRƯỞNG PHÒNG", "KT TRƯỞNG PHÒNG", "K/T TRƯỞNG PHÒNG")), good=(_BY_DEPUTY,),
        ),
    ),
    source=_SOURCE,
)  # fmt: skip
FITS = Rule(
    code="V506",
    severity=ERROR,
    title="Quyền hạn không hợp chức vụ người ký",
    explanation="KT. trước chức vụ người đứng đầu, dưới là chức vụ của cấp phó ký thay; cấp phó ký thì phải có KT. TM. trước tên tập thể, cơ quan; TL., TUQ., "
    "Q. trước chức vụ của người đứng đầu.",
    examples=(
        Example(
            file=LETTER, text=f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",
            bad=(
                f"▸{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {{14 đậm giữa}} TRƯỞNG PHÒNG",
                f"▸{_DEPUTY}\n{{11 trái}} - Như trên; || ",
                "▸{14 đậm giữa} TL. PHÒNG VĂN HÓA - XÃ HỘI\n{11 trái} - Như trên; || {14 đậm giữa} CHÁNH VĂN PHÒNG",
                f"{{14 đậm giữa}} TL. TRƯỞNG PHÒNG\n{{11 trái}} - Như trên; || ▸{_DEPUTY}",
                "▸{14 đậm giữa} TM. TRƯỞNG PHÒNG\n{11 trái} - Như trên; || ",
            ),
            good=(f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}", "{14 đậm giữa} TRƯỞNG PHÒNG\n{11 trái} - Như trên; || ", "{14 đậm giữa} Q. TRƯỞNG PHÒNG\n{11 trái} - Như trên; || "),
        ),
    ),
    source="NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7b",
)  # fmt: skip
BEHALF = Rule(
    code="V507",
    severity=WARNING,
    title="Thiếu hoặc thừa “TM.”",
    explanation="Ký thay mặt tập thể thì ghi “TM.” trước tên tập thể hoặc cơ quan: kế hoạch, báo cáo, tờ trình của Ủy ban nhân dân ghi “TM. ỦY BAN NHÂN DÂN”. "
    "Quyết định thuộc thẩm quyền của Chủ tịch thì không ghi “TM.”.",
    examples=(
        Example(file=PLAN, text=f"{_ON_BEHALF}\n{{11 trái}} - Các đơn vị thuộc phường; || {{14 đậm giữa}} CHỦ TỊCH", bad=("▸{14 đậm giữa} CHỦ TỊCH\n{11 trái} - Các đơn vị thuộc phường; || ",), good=(f"{_ON_BEHALF}\n{{11 trái}} - Các đơn vị thuộc phường; || {{14 đậm giữa}} CHỦ TỊCH",)),
        Example(file=DECISION, text="{14 đậm giữa} CHỦ TỊCH\n{11 trái} - Như Điều 2; ||", bad=(f"▸{_ON_BEHALF}\n{{11 trái}} - Như Điều 2; || {{14 đậm giữa}} CHỦ TỊCH",), good=("{14 đậm giữa} CHỦ TỊCH\n{11 trái} - Như Điều 2; ||",)),
    ),
    source=_SOURCE,
)  # fmt: skip
DEGREE = Rule(
    code="V508",
    severity=ERROR,
    title="Ghi học hàm, học vị trước họ tên người ký",
    explanation="Trước họ tên của người ký không ghi học hàm, học vị, danh hiệu danh dự, “Ông”, “Bà”. Đơn vị vũ trang, giáo dục, y tế, khoa học theo quy định "
    "của người đứng đầu cơ quan quản lý ngành nên không xét.",
    examples=(
        Example(
            file=PLAN,
            text="{14 đậm giữa} Nguyễn Văn A",
            bad=("▸{14 đậm giữa} ThS. Nguyễn Văn A", "▸{14 đậm giữa} Ông Nguyễn Văn A"),
            good=("{14 đậm giữa} Nguyễn Văn A",),
        ),
    ),
    source=cited("II.7c"),
)
NO_SIGNATURE = Rule(
    code="V509",
    severity=WARNING,
    title="Không thấy chức vụ, họ tên người ký",
    explanation="Cuối văn bản ghi quyền hạn, chức vụ và họ tên của người có thẩm quyền ký.",
    examples=(
        Example(
            file=PLAN,
            text=" || {14 đậm giữa} Nguyễn Văn A",
            bad=(" || ",),
            good=(" || {14 đậm giữa} Nguyễn Văn A",),
        ),
    ),
    source=cited("II.7"),
)
SHORT_POST = Rule(
    code="V529",
    severity=ERROR,
    title="Chức vụ người ký viết tắt",
    explanation="Ghi đủ chức vụ chính thức của người ký: “PHÓ GIÁM ĐỐC”, không ghi “P. GIÁM ĐỐC”, “PGĐ”.",
    examples=(
        Example(
            file=LETTER, text=f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",
            bad=(f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || ▸{{14 đậm giữa}} P. TRƯỞNG PHÒNG",),
            good=(f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",),
        ),
    ),
    source=_SOURCE,
)  # fmt: skip
SMALL_NAME = Rule(
    code="V530",
    severity=ERROR,
    title="Họ tên người ký viết thường",
    explanation="Viết hoa chữ cái đầu của mọi âm tiết trong họ tên: “Nguyễn Văn A”.",
    examples=(
        Example(
            file=PLAN,
            text="{14 đậm giữa} Nguyễn Văn A",
            bad=("▸{14 đậm giữa} nguyễn văn a", "▸{14 đậm giữa} Nguyễn văn A"),
            good=("{14 đậm giữa} Nguyễn Văn A",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, II.1a",
)
RULES = (FORM, FITS, BEHALF, DEGREE, NO_SIGNATURE, SHORT_POST, SMALL_NAME)

_GIVEN = ("Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận")
"""Kinds that several people sign, each in his own part."""
_COLLECTIVE = ("Kế hoạch", "Báo cáo", "Tờ trình", "Chương trình", "Đề án", "Phương án", "Dự án")
"""What a committee issues as a body; notices, letters and invitations may be its head's own."""
_OF_UNITS = re.compile(
    r"(?i)bệnh viện|trung tâm y tế|trạm y tế|viện |công an|quân sự|biên phòng|trường |học viện|đại học|quân khu|quân đoàn|sư đoàn|trung đoàn"
)
_SHORT = re.compile(
    r"^(?:P ?\. ?(?=(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG |CHÁNH |HIỆU TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG)|(?:PGĐ|PCT|PTP|PCVP)\b)"
)
_ACTING = "PHỤ TRÁCH"
_DEPUTY_WORDS = re.compile(r"^(?:PHÓ|THỨ TRƯỞNG)\b")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with who signs."""
    if document.is_attached or not document.is_of_decree:
        return
    pieces = document.of(Component.POWER)
    for piece in pieces:
        yield from _form(piece)
        yield from _short(piece)
    if document.kind is None or document.kind.name not in _GIVEN:
        yield from _fits(pieces)
        yield from _behalf(document, pieces)
    for piece in document.of(Component.SIGNER):
        yield from _name(piece, document)
    if (
        document.kind is not None
        and not (pieces and document.of(Component.SIGNER))
        and document.kind.name not in ("Quy chế", "Quy định")
    ):
        missing = "chức vụ" if not pieces else "họ tên"
        at = pieces[-1] if pieces else None
        yield told(
            NO_SIGNATURE,
            Component.SIGNER,
            at,
            f"Không thấy {missing} người ký ở cuối văn bản.",
            "Ghi quyền hạn, chức vụ, họ tên người ký.",
            stands="không có",
        )


def _form(piece: Piece) -> Iterator[Finding]:
    match = power_of(piece.shown)
    if match is None:
        return
    plain = re.sub(r"[\s/.]", "", match["power"])
    between = piece.shown[match.end("power") : match.start("rest")]
    if match["power"] == plain and between == ". ":
        return
    should = f"{plain}. "
    yield told(
        FORM, Component.POWER, piece, f"Quyền hạn ghi “{piece.words[: match.start('rest') + 12].strip()}”.", f"Ghi “{plain}. {match['rest'][:20].strip()}”.",
        stands=match["power"] + between, should=should.strip(), span=(0, match.start("rest")), mends=text(should),
    )  # fmt: skip


def _short(piece: Piece) -> Iterator[Finding]:
    match = _SHORT.match(piece.shown)
    if match is None:
        return
    is_certain = match[0].startswith("P") and "." in match[0]
    yield told(
        SHORT_POST, Component.POWER, piece, f"Chức vụ người ký ghi “{piece.words}”.", "Ghi đủ chức vụ: “PHÓ …”.",
        stands=match[0].strip(), should="PHÓ", span=(0, match.end()), mends=text("PHÓ ") if is_certain else (),
    )  # fmt: skip


def _fits(pieces: list[Piece]) -> Iterator[Finding]:
    right = [piece for piece in pieces if piece.right] or pieces
    lines = [(piece, power_of(piece.shown)) for piece in right]
    powers = [
        (re.sub(r"[\s/.]", "", match["power"]), match["rest"], piece) for piece, match in lines if match
    ]
    posts = [piece for piece, match in lines if match is None and is_post(piece.shown)]
    for power, rest, piece in powers:
        of_agency, of_post = is_agency(rest) and not is_post(rest), is_post(rest)
        if power == "TM" and of_post:
            yield told(
                FITS,
                Component.POWER,
                piece,
                f"“TM.” đứng trước chức vụ “{rest}”.",
                "“TM.” ghi trước tên tập thể, cơ quan; người đứng đầu ký thì ghi thẳng chức vụ.",
                stands=piece.words,
            )
        if power in ("KT", "TL", "TUQ", "Q") and of_agency:
            yield told(
                FITS,
                Component.POWER,
                piece,
                f"“{power}.” đứng trước tên cơ quan “{rest}”.",
                f"“{power}.” ghi trước chức vụ của người đứng đầu.",
                stands=piece.words,
            )
        if power == "KT" and posts and not any(_DEPUTY_WORDS.match(post.words) for post in posts):
            yield told(
                FITS,
                Component.POWER,
                piece,
                f"Ghi “KT.” mà người ký là “{posts[-1].words}”.",
                "Người đứng đầu ký thì bỏ “KT.”; cấp phó ký thay thì ghi chức vụ của cấp phó.",
                stands=posts[-1].words,
                should="chức vụ của cấp phó",
            )
    named = {power for power, _, _ in powers}
    deputy = next(
        (post for post in posts if _DEPUTY_WORDS.match(post.words) and _ACTING not in post.words), None
    )
    if "TL" in named and "KT" not in named and deputy is not None:
        yield told(
            FITS, Component.POWER, deputy, f"“TL.” mà người ký là cấp phó “{deputy.words}”.",
            "Cấp phó của cơ quan ký thay thì ghi “KT.”; cấp phó của đơn vị được giao ký thừa lệnh thì thêm dòng “KT. …” ở giữa.",
            stands=deputy.words,
        )  # fmt: skip
    if not any(power in ("KT", "TL", "TUQ", "Q") for power, _, _ in powers):
        for post in posts:
            if _DEPUTY_WORDS.match(post.words):
                yield told(
                    FITS,
                    Component.POWER,
                    post,
                    f"Cấp phó ký mà không ghi “KT.” trên chức vụ “{post.words}”.",
                    "Ghi “KT.” trước chức vụ của người đứng đầu, trên chức vụ của cấp phó.",
                    stands=post.words,
                )
                break


def _behalf(document: Recognised, pieces: list[Piece]) -> Iterator[Finding]:
    powers = [re.sub(r"[\s/.]", "", match["power"]) for piece in pieces if (match := power_of(piece.shown))]
    competence = document.text_of(Component.COMPETENCE)
    agency = document.text_of(Component.AGENCY)
    if not pieces:
        return
    if document.is_decision:
        of_head = begins(
            competence, "chu tich", "giam doc", "hieu truong", "truong phong", "bo truong", "cuc truong"
        )
        on_behalf = next(
            (
                piece
                for piece in pieces
                if (match := power_of(piece.shown))
                and match["power"].startswith("T")
                and re.sub(r"[\s/.]", "", match["power"]) == "TM"
                and not is_post(match["rest"])
            ),
            None,
        )
        if of_head and on_behalf is not None:
            yield told(
                BEHALF,
                Component.POWER,
                on_behalf,
                f"Thẩm quyền ban hành là “{competence}” mà ghi “TM.”.",
                "Bỏ dòng “TM. …”, chỉ ghi chức vụ.",
                stands=on_behalf.words,
            )
        return
    if document.kind is None or document.kind.name not in _COLLECTIVE:
        return
    of_committee = document.agency is Agency.COMMITTEE and not begins(agency, "chu tich")
    first = (
        pieces[0].words
        if not any(piece.right for piece in pieces)
        else next(piece.words for piece in pieces if piece.right)
    )
    if (
        of_committee
        and not {"TM", "TL", "TUQ"} & set(powers)
        and begins(re.sub(r"^KT\.?\s*", "", first), "chu tich")
    ):
        at = next((piece for piece in pieces if piece.right), pieces[0])
        yield told(
            BEHALF,
            Component.POWER,
            at,
            "Văn bản của Ủy ban nhân dân không ghi “TM. ỦY BAN NHÂN DÂN” trên chức vụ.",
            "Ghi “TM. ỦY BAN NHÂN DÂN” ở dòng trên chức vụ.",
            stands=at.words,
            should="TM. ỦY BAN NHÂN DÂN",
        )


def _name(piece: Piece, document: Recognised) -> Iterator[Finding]:
    if is_small_name(piece.text):
        right = " ".join(map(upper_first, piece.text.split()))
        yield told(
            SMALL_NAME, Component.SIGNER, piece, f"Họ tên người ký viết “{piece.words}”.", f"Viết “{right}”.",
            stands=piece.words, should=right, span=(0, len(piece.text)), mends=text(right),
        )  # fmt: skip
    degree = DEGREES.match(piece.text) or RANKS.match(piece.text)
    agency = f"{document.text_of(Component.SUPERIOR)} {document.text_of(Component.AGENCY)} "
    if degree is None or _OF_UNITS.search(agency) or document.agency is Agency.SCHOOL:
        return
    yield told(
        DEGREE, Component.SIGNER, piece, f"Trước họ tên người ký ghi “{degree[0].strip()}”.", f"Chỉ ghi “{piece.text[degree.end() :]}”.",
        stands=degree[0].strip(), should=piece.text[degree.end() :], span=(0, degree.end()), mends=text(""),
    )  # fmt: skip
