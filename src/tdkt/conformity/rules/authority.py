"""V506, V507, V529: whether the authority line fits the agency that issues, and the post fits the line (NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7b, II.7c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import begins
from tdkt.conformity.components.kinds import Agency, agency_of, is_agency, place_of
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.posts import (
    SHORT_POWERS,
    has_one_head,
    heads_of,
    is_deputy,
    is_deputy_of,
    is_staff,
    post_in,
    power_in_words,
    spelt_out,
)
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.components.signature import is_post, power_of
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, LETTER, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.records import dataclass, field
from tdkt.model.text import upper_first

_BY_DEPUTY = "{14 đậm giữa} KT. TRƯỞNG PHÒNG"
_DEPUTY = "{14 đậm giữa} PHÓ TRƯỞNG PHÒNG"
_ON_BEHALF = "{14 đậm giữa} TM. ỦY BAN NHÂN DÂN"

FITS = Rule(
    code="V506",
    severity=ERROR,
    title="Quyền hạn không hợp chức vụ người ký",
    explanation="KT. trước chức vụ người đứng đầu, dưới là chức vụ của cấp phó ký thay; cấp phó ký thì phải có KT. TM. trước tên tập thể, cơ quan; TL., TUQ., "
    "Q. trước chức vụ của người đứng đầu, dưới TL., TUQ. là chức vụ của người đứng đầu đơn vị. Tập thể, chức vụ phải là của cơ quan ban hành; người ký giữ chức vụ lãnh đạo.",
    examples=(
        Example(
            file=LETTER, text=f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",
            bad=(
                f"▸{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {{14 đậm giữa}} TRƯỞNG PHÒNG",
                f"▸{_DEPUTY}\n{{11 trái}} - Như trên; || ",
                "▸{14 đậm giữa} TL. PHÒNG VĂN HÓA - XÃ HỘI\n{11 trái} - Như trên; || {14 đậm giữa} CHÁNH VĂN PHÒNG",
                f"{{14 đậm giữa}} TL. TRƯỞNG PHÒNG\n{{11 trái}} - Như trên; || ▸{_DEPUTY}",
                f"▸{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {{14 đậm giữa}} CHUYÊN VIÊN",
                f"▸{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {{14 đậm giữa}} PHÓ GIÁM ĐỐC",
                "▸{14 đậm giữa} KT. PHÓ TRƯỞNG PHÒNG\n{11 trái} - Như trên; || {14 đậm giữa} PHÓ TRƯỞNG PHÒNG",
                "▸{14 đậm giữa} HIỆU TRƯỞNG\n{11 trái} - Như trên; || ",
                "{14 đậm giữa} TUQ. TRƯỞNG PHÒNG\n{11 trái} - Như trên; || ▸{14 đậm giữa} CHUYÊN VIÊN",
                "▸{14 đậm giữa} TM. TRƯỞNG PHÒNG\n{11 trái} - Như trên; || ",
            ),
            good=(f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}", "{14 đậm giữa} TRƯỞNG PHÒNG\n{11 trái} - Như trên; || ", "{14 đậm giữa} Q. TRƯỞNG PHÒNG\n{11 trái} - Như trên; || "),
        ),
        Example(file=PLAN, text=_ON_BEHALF, bad=("▸{14 đậm giữa} TM. HỘI ĐỒNG NHÂN DÂN", "▸{14 đậm giữa} TM. ỦY BAN NHÂN DÂN PHƯỜNG KHÁC"), good=(_ON_BEHALF, "{14 đậm giữa} TM. ỦY BAN NHÂN DÂN PHƯỜNG MẪU")),
    ),
    source="NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7b",
)  # fmt: skip
BEHALF = Rule(
    code="V507",
    severity=WARNING,
    title="Thiếu hoặc thừa “TM.”",
    explanation="Ký thay mặt tập thể thì ghi “TM.” trước tên tập thể hoặc cơ quan: kế hoạch, báo cáo, tờ trình của Ủy ban nhân dân ghi “TM. ỦY BAN NHÂN DÂN”. "
    "Quyết định thuộc thẩm quyền của Chủ tịch thì không ghi “TM.”. Cơ quan làm việc theo chế độ thủ trưởng (sở, phòng, trường học, bệnh viện) thì người đứng đầu "
    "ký, không ghi “TM.”.",
    examples=(
        Example(file=PLAN, text=f"{_ON_BEHALF}\n{{11 trái}} - Các đơn vị thuộc phường; || {{14 đậm giữa}} CHỦ TỊCH", bad=("▸{14 đậm giữa} CHỦ TỊCH\n{11 trái} - Các đơn vị thuộc phường; || ",), good=(f"{_ON_BEHALF}\n{{11 trái}} - Các đơn vị thuộc phường; || {{14 đậm giữa}} CHỦ TỊCH",)),
        Example(
            file=DECISION, text="{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n", bad=("{14 đậm giữa} ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n",),
            good=("{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n",),
        ),
        Example(file=DECISION, text="{14 đậm giữa} CHỦ TỊCH\n{11 trái} - Như Điều 2; ||", bad=(f"▸{_ON_BEHALF}\n{{11 trái}} - Như Điều 2; || {{14 đậm giữa}} CHỦ TỊCH",), good=("{14 đậm giữa} CHỦ TỊCH\n{11 trái} - Như Điều 2; ||",)),
        Example(
            file=LETTER, text=f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",
            bad=("▸{14 đậm giữa} TM. PHÒNG VĂN HÓA - XÃ HỘI\n{11 trái} - Như trên; || {14 đậm giữa} TRƯỞNG PHÒNG",),
            good=("{14 đậm giữa} TRƯỞNG PHÒNG\n{11 trái} - Như trên; || ",),
        ),
    ),
    source="NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7b",
)  # fmt: skip
SHORT_POST = Rule(
    code="V529",
    severity=ERROR,
    title="Quyền hạn, chức vụ người ký viết tắt",
    explanation="Ghi đủ tên tập thể, cơ quan sau “TM.” và chức vụ chính thức của người ký: “PHÓ GIÁM ĐỐC”, không ghi “P. GIÁM ĐỐC”, “PGĐ”; “TM. ỦY BAN NHÂN DÂN”, không ghi “TM. UBND”.",
    examples=(
        Example(
            file=LETTER, text=f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",
            bad=(f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || ▸{{14 đậm giữa}} P. TRƯỞNG PHÒNG",),
            good=(f"{_BY_DEPUTY}\n{{11 trái}} - Như trên; || {_DEPUTY}",),
        ),
        Example(file=PLAN, text=_ON_BEHALF, bad=("▸{14 đậm giữa} TM. UBND",), good=(_ON_BEHALF,)),
    ),
    source=cited("II.7b"),
)  # fmt: skip
RULES = (FITS, BEHALF, SHORT_POST)

_GIVEN = ("Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận")
"""Kinds that several people sign, each in his own part."""
_COLLECTIVE = ("Kế hoạch", "Báo cáo", "Tờ trình", "Chương trình", "Đề án", "Phương án", "Dự án")
"""What a committee issues as a body; notices, letters and invitations may be its head's own."""
_ACTING = "PHỤ TRÁCH"
_PLACES = ("phuong", "xa", "dac khu", "tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran")


@dataclass(slots=True)
class _Signing:
    """An authority line ("KT. CHỦ TỊCH": `power` "KT", `said` "CHỦ TỊCH") with the posts under it; `power` is "" where posts stand alone."""

    power: str
    said: str
    piece: Piece
    posts: list[Piece] = field(default_factory=list)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield where the power to sign does not fit the agency, or the post the power."""
    if document.is_attached or not document.is_of_decree:
        return
    pieces = document.of(Component.POWER)
    for piece in pieces:
        yield from _short(piece)
    if not pieces or (document.kind is not None and document.kind.name in _GIVEN):
        return
    right = [piece for piece in pieces if piece.right] or pieces
    signings = _signings(right, document.of(Component.SIGNER_POST))
    yield from _fits(signings)
    is_joint = len(right) < len(pieces)
    agency = document.text_of(Component.AGENCY)
    if (
        agency
        and not is_joint
        and " - " not in re.sub(r"(?i)văn hóa - xã hội|thi đua - khen thưởng", "", agency)
    ):
        found = list(_of_agency(signings, agency))
        yield from found or _with_one_head(signings, agency)
    yield from _behalf(document, signings, right[0])


def _signings(pieces: list[Piece], others: list[Piece]) -> list[_Signing]:
    found: list[_Signing] = []
    for piece in pieces:
        match, in_words = power_of(piece.shown), power_in_words(piece.shown)
        if match is not None:
            power = re.sub(r"[\s/.]", "", match["power"])
            found.append(_Signing(power, " ".join(spelt_out(match["rest"]).split()), piece))
        elif in_words is not None:
            found.append(_Signing(SHORT_POWERS[in_words["power"]], in_words["rest"], piece))
        elif found and found[-1].power and not found[-1].posts and _goes_on(piece):
            found[-1].said += f" {piece.words}"
        elif found:
            found[-1].posts.append(piece)
        else:
            found.append(_Signing("", "", piece, [piece]))
    if found and not found[-1].posts:
        found[-1].posts = [piece for piece in others if piece.right == found[-1].piece.right]
    return found


def _goes_on(piece: Piece) -> bool:
    """Tell whether a line goes on with the name of a body or an agency: "PHƯỜNG MẪU" under "TM. ỦY BAN NHÂN DÂN"."""
    return begins(piece.words, *_PLACES) or (is_agency(piece.words) and not is_post(piece.words))


def _short(piece: Piece) -> Iterator[Finding]:
    match = power_of(piece.shown)
    start = match.start("rest") if match else 0
    said = piece.shown[start:]
    full = spelt_out(said)
    if full == said:
        return
    yield told(
        SHORT_POST, Component.POWER, piece, f"Quyền hạn, chức vụ người ký viết tắt: “{piece.words}”.", f"Ghi đủ: “{piece.shown[:start]}{full}”.",
        stands=said, should=full, span=(start, len(piece.shown)), mends=text(full),
    )  # fmt: skip


def _wrong(piece: Piece, message: str, cure: str, *, stands: str = "", should: str = "") -> Finding:
    return told(FITS, Component.POWER, piece, message, cure, stands=stands or piece.words, should=should)


def _fits(signings: list[_Signing]) -> Iterator[Finding]:
    """Yield where a power does not fit what stands behind it, or the post under it."""
    for number, one in enumerate(signings):
        is_last = number == len(signings) - 1
        if one.power == "TM" and is_post(one.said):
            by_deputy = any(is_deputy(post.words) for other in signings for post in other.posts)
            cure = (
                f"Cấp phó ký thay thì ghi “KT. {one.said}”."
                if by_deputy
                else "người đứng đầu ký thì ghi thẳng chức vụ."
            )
            yield _wrong(
                one.piece,
                f"“TM.” đứng trước chức vụ “{one.said}”.",
                f"“TM.” ghi trước tên tập thể, cơ quan. {upper_first(cure)}",
            )
        elif one.power == "TM" and is_last and not one.posts:
            yield _wrong(one.piece, f"Dưới “{one.piece.words}” không ghi chức vụ người ký.", "Ghi chức vụ của người ký ở dòng dưới.", should="chức vụ người ký")  # fmt: skip
        if one.power in ("KT", "TL", "TUQ", "Q"):
            yield from _before_head(one)
        if one.power == "KT":
            yield from _by_deputy(one, is_last=is_last)
        if one.power in ("TL", "TUQ"):
            yield from _by_order(one, signings[number + 1 :])
    powers = {one.power for one in signings}
    posts = [post for one in signings for post in one.posts]
    on_behalf_of_post = any(one.power == "TM" and is_post(one.said) for one in signings)
    if not powers & {"KT", "TL", "TUQ", "Q"} and not on_behalf_of_post:
        for post in [post for post in posts if is_deputy(post.words)][:1]:
            yield _wrong(post, f"Cấp phó ký mà không ghi “KT.” trên chức vụ “{post.words}”.", "Ghi “KT.” trước chức vụ của người đứng đầu, trên chức vụ của cấp phó.")  # fmt: skip
        for post in posts[:1]:
            if is_staff(post.words):
                yield _wrong(post, f"“{post.words}” không phải chức vụ lãnh đạo, không có thẩm quyền ký ban hành.", "Ghi chức vụ lãnh đạo của người ký.", should="chức vụ lãnh đạo")  # fmt: skip


def _before_head(one: _Signing) -> Iterator[Finding]:
    if is_agency(one.said) and not is_post(one.said):
        yield _wrong(one.piece, f"“{one.power}.” đứng trước tên cơ quan “{one.said}”.", f"“{one.power}.” ghi trước chức vụ của người đứng đầu.")  # fmt: skip
    elif is_deputy(one.said):
        yield _wrong(one.piece, f"“{one.power}.” đứng trước chức vụ của cấp phó “{one.said}”.", f"“{one.power}.” ghi trước chức vụ của người đứng đầu.")  # fmt: skip


def _by_deputy(one: _Signing, *, is_last: bool) -> Iterator[Finding]:
    """Yield that who signs in place of the head is no deputy of his."""
    deputies = [post for post in one.posts if is_deputy(post.words)]
    should = "chức vụ của cấp phó"
    if not one.posts and is_last:
        yield _wrong(one.piece, f"Dưới “{one.piece.words}” không ghi chức vụ của cấp phó ký thay.", "Ghi chức vụ của cấp phó ở dòng dưới.", should=should)  # fmt: skip
    elif one.posts and not deputies:
        cure = "Người đứng đầu ký thì bỏ “KT.”; cấp phó ký thay thì ghi chức vụ của cấp phó."
        if is_staff(one.posts[-1].words):
            cure = "Chỉ cấp phó của người đứng đầu được ký thay: ghi chức vụ của cấp phó."
        yield _wrong(one.piece, f"Ghi “KT.” mà người ký là “{one.posts[-1].words}”.", cure, stands=one.posts[-1].words, should=should)  # fmt: skip
    elif (
        deputies
        and not is_deputy(one.said)
        and not any(is_deputy_of(post.words, one.said) for post in deputies)
    ):
        yield _wrong(one.piece, f"“{deputies[0].words}” không phải cấp phó của “{one.said}”.", "“KT.” ghi trước chức vụ của chính người đứng đầu mà cấp phó ký thay.", stands=deputies[0].words)  # fmt: skip


def _by_order(one: _Signing, below: list[_Signing]) -> Iterator[Finding]:
    """Yield that who signs by order or by warrant is no head of a unit."""
    by_deputy = next((other for other in below if other.power == "KT"), None)
    post = next((post for post in one.posts if post.words), None)
    if one.power == "TUQ" and by_deputy is not None:
        yield _wrong(by_deputy.piece, "Ký thừa ủy quyền mà lại có “KT.”: người được ủy quyền không được ủy quyền lại.", "Người đứng đầu đơn vị được ủy quyền trực tiếp ký.")  # fmt: skip
    if post is None:
        if not below:
            yield _wrong(one.piece, f"Dưới “{one.piece.words}” không ghi chức vụ người ký.", "Ghi chức vụ của người đứng đầu đơn vị ký.", should="chức vụ người ký")  # fmt: skip
        return
    if is_staff(post.words):
        yield _wrong(post, f"“{one.power}.” mà người ký là “{post.words}”, không phải người đứng đầu đơn vị.", "Ghi chức vụ của người đứng đầu đơn vị được giao ký.")  # fmt: skip
    elif is_deputy(post.words) and _ACTING not in post.words and by_deputy is None:
        cure = "Cấp phó của cơ quan ký thay thì ghi “KT.”"
        cure += (
            "; cấp phó của đơn vị được giao ký thừa lệnh thì thêm dòng “KT. …” ở giữa."
            if one.power == "TL"
            else "; người được ủy quyền không ủy quyền lại."
        )
        yield _wrong(post, f"“{one.power}.” mà người ký là cấp phó “{post.words}”.", cure)
    elif post.words == one.said:
        yield _wrong(post, f"“{one.power}. {one.said}” mà người ký cũng là “{post.words}”.", f"Người đứng đầu ký thì bỏ dòng “{one.power}. …”.")  # fmt: skip


def _of_agency(signings: list[_Signing], agency: str) -> Iterator[Finding]:
    """Yield where the body or the post is not one of the agency in the head."""
    kind = agency_of(agency)
    for one in signings:
        body = agency_of(one.said)
        if one.power != "TM" or is_post(one.said) or body not in (Agency.COMMITTEE, Agency.COUNCIL):
            continue
        place, own = place_of(one.said), place_of(agency)
        if kind is not body and kind is not Agency.OTHER:
            yield _wrong(one.piece, f"Ghi “TM. {one.said}” mà cơ quan ban hành là “{agency}”.", "Quyền hạn của người ký phải theo cơ quan ban hành ở phần đầu: sửa dòng “TM.” hoặc tên cơ quan.")  # fmt: skip
        elif place and own and place not in own and own not in place:
            yield _wrong(one.piece, f"Ghi “TM. {one.said}” mà cơ quan ban hành là “{agency}”.", "Ghi đúng tên cơ quan ban hành ở phần đầu.")  # fmt: skip
    heads = heads_of(agency)
    first = next((one for one in signings if one.power != "TM" or one.posts), None)
    if first is None or not heads:
        return
    outer = first.said if first.power and first.power != "TM" else first.posts[0].words if first.posts else ""
    post = post_in(outer).removeprefix("quyen ")
    if post and not post.startswith((*heads, "thu truong")):
        at = first.piece if first.power and first.power != "TM" else first.posts[0]
        yield _wrong(at, f"“{outer}” không phải chức vụ của người đứng đầu “{agency}”.", "Chức vụ của người ký phải theo cơ quan ban hành ở phần đầu: sửa chức vụ hoặc tên cơ quan.")  # fmt: skip


def _with_one_head(signings: list[_Signing], agency: str) -> Iterator[Finding]:
    """Yield "TM." for an agency whose head signs in his own right."""
    for one in signings:
        if one.power != "TM" or is_post(one.said):
            continue
        if has_one_head(agency):
            message = f"Ghi “TM. {one.said}” mà “{agency}” làm việc theo chế độ thủ trưởng."
        elif begins(agency, "chu tich"):
            message = f"Ghi “TM. {one.said}” mà người ban hành là “{agency}”."
        else:
            continue
        yield told(BEHALF, Component.POWER, one.piece, message, "Bỏ dòng “TM. …”, chỉ ghi chức vụ.", stands=one.piece.words)  # fmt: skip


def _behalf(document: Recognised, signings: list[_Signing], first: Piece) -> Iterator[Finding]:
    """Yield "TM." that is missing on what a body issues, or stands on what its head issues."""
    competence = document.text_of(Component.COMPETENCE)
    on_behalf = next((one.piece for one in signings if one.power == "TM" and not is_post(one.said)), None)
    if document.is_decision:
        of_head = begins(
            competence, "chu tich", "giam doc", "hieu truong", "truong phong", "bo truong", "cuc truong"
        )
        if of_head and on_behalf is not None:
            yield told(
                BEHALF, Component.POWER, on_behalf, f"Thẩm quyền ban hành là “{competence}” mà ghi “TM.”.", "Bỏ dòng “TM. …”, chỉ ghi chức vụ.",
                stands=on_behalf.words,
            )  # fmt: skip
        is_decree = document.kind is not None and document.kind.name == "Quyết định"
        if is_decree and begins(competence, "uy ban nhan dan") and on_behalf is None:
            yield _missing(
                first, f"Thẩm quyền ban hành là “{competence}” mà không ghi “TM. ỦY BAN NHÂN DÂN”."
            )
        return
    if document.kind is None or document.kind.name not in _COLLECTIVE:
        return
    of_committee = document.agency is Agency.COMMITTEE and not begins(
        document.text_of(Component.AGENCY), "chu tich"
    )
    powers = {one.power for one in signings}
    head = re.sub(r"^KT\.?\s*", "", first.words)
    if of_committee and not powers & {"TM", "TL", "TUQ"} and begins(head, "chu tich"):
        yield _missing(first, "Văn bản của Ủy ban nhân dân không ghi “TM. ỦY BAN NHÂN DÂN” trên chức vụ.")


def _missing(at: Piece, message: str) -> Finding:
    return told(
        BEHALF, Component.POWER, at, message, "Ghi “TM. ỦY BAN NHÂN DÂN” ở dòng trên chức vụ.", stands=at.words, should="TM. ỦY BAN NHÂN DÂN"
    )  # fmt: skip
