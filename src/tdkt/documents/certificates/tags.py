"""The tags of a certificate's Word form: what a ward may write in it, and what stands there in the end."""

from __future__ import annotations

from collections.abc import Callable

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.awards.batch_lists import place_of
from tdkt.documents.awards.batch_words import personal_signature, ward_of
from tdkt.documents.jobs import NotYetError
from tdkt.documents.texts.formats import date_long
from tdkt.documents.word_forms.values import one_line, several_lines
from tdkt.model.award_batch import BatchDecision
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Person
from tdkt.model.text import plain


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its Vietnamese title, an example, and how its value is found. Only an `optional` one may be empty."""

    name: str
    title: str
    example: str
    value: Callable[[BatchCase, Nominee], str]
    optional: bool = False


def values_of(case: BatchCase, nominee: Nominee) -> dict[str, str]:
    """Return the value of every tag for `nominee`; raises NotYetError where the batch has no decision."""
    return {tag.name: tag.value(case, nominee) for tag in TAGS}


def decision_of(case: BatchCase) -> BatchDecision:
    """Return the decision that certificates cite; raises NotYetError saying what is missing where there is none."""
    batch = case.batch
    if batch.decision is None or not batch.has_reached("decided"):
        lacking = "số và ngày quyết định" if batch.decision is None else "trạng thái “decided”"
        raise NotYetError(
            f"Đợt “{batch.id}” chưa có quyết định nên chưa in giấy khen, bằng: còn thiếu {lacking}; trên giấy phải ghi "
            "số, ngày của quyết định và số sổ vàng.",
            hint=f"Khi đã ban hành, ghi decision và state: decided vào {batch.origin.file}, ordinal vào từng đề nghị.",
        )
    return batch.decision


def _form_of_address(case: BatchCase, nominee: Nominee) -> str:
    return nominee.who.form_of_address if isinstance(nominee.who, Person) else ""


def _place(case: BatchCase, nominee: Nominee) -> str:
    """Return post, unit and ward; the address and the ward; of a collective what it belongs to."""
    who, ward = nominee.who, ward_of(case.organization)
    if isinstance(who, Collective):
        unit = None if who.unit else _unit_of_members(case, who)
        place = unit or ""
        if not place and who.unit:
            return one_line(case.organization.name)
    else:
        place = place_of(who, case.organization)
    return one_line(_within(place, ward))


def _unit_of_members(case: BatchCase, collective: Collective) -> str | None:
    """Return the unit that all members of `collective` work in, None where they come from several."""
    members = [case.book.everyone.get(member) for member in collective.members]
    units = {member.unit if isinstance(member, Person) else None for member in members}
    unit = case.organization.unit(units.pop() or "") if len(units) == 1 else None
    return unit.name if unit else None


def _within(place: str, ward: str) -> str:
    """Return `place` with the ward after it: "Trung tâm …, phường Việt Hòa", "Văn phòng HĐND và UBND phường Việt Hòa"."""
    kind, _, name = ward.partition(" ")
    if not place or ward in place:
        return place or ward
    return f"{place} {name}" if place.endswith(f" {kind}") else f"{place}, {ward}"


def _ordinal(case: BatchCase, nominee: Nominee) -> str:
    ordinal = nominee.nomination.ordinal
    if ordinal is None:
        raise NotYetError(
            f"Đề nghị {nominee.nomination.id} ({nominee.who.name}) chưa có số sổ vàng nên chưa in giấy.",
            hint="Ghi ordinal (số thứ tự trong quyết định) vào đề nghị ấy.",
        )
    return f"{ordinal:02}"


def _signer_post(case: BatchCase, nominee: Nominee) -> str:
    return several_lines(personal_signature(case, decision_of(case).signer).authority_lines)


def _signer_name(case: BatchCase, nominee: Nominee) -> str:
    return one_line(personal_signature(case, decision_of(case).signer).name)


TAGS: tuple[Tag, ...] = (
    Tag(
        "recipient",
        "Người, tập thể, hộ được khen, kèm Ông, Bà",
        "Bà Đỗ Thị B",
        lambda case, nominee: one_line(nominee.who.full_address),
    ),
    Tag(
        "name",
        "Họ và tên, không kèm Ông, Bà",
        "Đỗ Thị B",
        lambda case, nominee: one_line(nominee.who.name),
    ),
    Tag("form_of_address", "Ông hoặc Bà; tập thể, hộ thì trống", "Bà", _form_of_address, optional=True),
    Tag(
        "place",
        "Chức vụ, đơn vị hoặc địa chỉ",
        "Chuyên viên, Trung tâm Phục vụ hành chính công, phường Việt Hòa",
        _place,
    ),
    Tag(
        "merit",
        "Thành tích, như ghi ở đề nghị (for)",
        "Đã có thành tích hỗ trợ người khuyết tật làm thủ tục hành chính tại nhà năm 2026",
        lambda case, nominee: one_line(plain(nominee.nomination.for_)),
    ),
    Tag(
        "award",
        "Danh hiệu, hình thức khen thưởng",
        "Giấy khen",
        lambda case, nominee: one_line(nominee.award.name),
    ),
    Tag(
        "year",
        "Năm tính thành tích",
        "2026",
        lambda case, nominee: str(case.file.year_of(nominee.nomination)),
    ),
    Tag(
        "authority",
        "Người có thẩm quyền khen thưởng",
        "Chủ tịch Ủy ban nhân dân phường Việt Hòa",
        lambda case, nominee: one_line(f"Chủ tịch {case.organization.name}"),
    ),
    Tag(
        "decision_number",
        "Số quyết định",
        "225/QĐ-UBND",
        lambda case, nominee: one_line(decision_of(case).number),
    ),
    Tag(
        "decision_date",
        "Ngày quyết định",
        "ngày 14 tháng 9 năm 2026",
        lambda case, nominee: date_long(decision_of(case).date),
    ),
    Tag("ordinal", "Số sổ vàng (số thứ tự trong quyết định)", "02", _ordinal),
    Tag(
        "place_name",
        "Địa danh",
        "Việt Hòa",
        lambda case, nominee: one_line(case.organization.place),
    ),
    Tag("signer_post", "Quyền hạn, chức vụ người ký; ký thay thì hai dòng", "CHỦ TỊCH", _signer_post),
    Tag("signer_name", "Họ và tên người ký", "Đào Quang Dương", _signer_name),
)
TITLES = {tag.name: tag.title for tag in TAGS}
"""The tags that a form may use, with their titles."""
OPTIONAL = tuple(tag.name for tag in TAGS if tag.optional)
REQUIRED = (("recipient", "name"), ("decision_number",))
"""Of each group one must be printed: without them a paper certifies nothing."""
REQUIRED_OF_COMMENDATIONS = (("merit",),)
EXPECTED = ("merit", "place", "decision_date", "ordinal", "signer_name")
"""What the layout of certificates has besides (NĐ 98/2023, Điều 104); a form that prints none of it is told so."""
