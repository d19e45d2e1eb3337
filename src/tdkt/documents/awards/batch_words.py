"""How documents speak of a batch: counts of recipients, names of awards, the occasion, who drafts and who signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import unsure, unsure_together
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.occasion import ACHIEVEMENT, at, merit_at, occasion_in
from tdkt.awards.office_order import RECIPIENT_ORDER
from tdkt.documents.page.assembling import in_person, signed_by, standing_unit, usual_archive, usual_signer
from tdkt.documents.page.blocks import Letterhead, Signature
from tdkt.documents.texts.in_sentences import two_digits
from tdkt.law.packs import AwardRule, Fact
from tdkt.model.award_batch import AwardBatch
from tdkt.model.issuer import Issuer, IssuingBody, Signer
from tdkt.model.organization import Organization, Unit
from tdkt.model.records import replace
from tdkt.model.register import Collective, Person

_COMMITTEE = "Ủy ban nhân dân "
_CHECK = "Có quy định chưa đối chiếu với bản gốc: kiểm tra trước khi ký."
COUNCIL = "Hội đồng Thi đua - Khen thưởng"
COUNCIL_ABBREVIATION = "HĐTĐKT"
BLANK = "…………"
"""What stands where something has not been decided."""
UNKNOWN_HEAD = "Thủ trưởng đơn vị"


def counted(nominees: Iterable[Nominee]) -> str:
    """Return "03 tập thể, 31 cá nhân": everybody once, however many awards they get.

    Where somebody stands in several rows that is said behind the number: "31 cá nhân (01 cá nhân có tên ở 02 danh hiệu, hình thức)".
    """
    rows: dict[str, Counter[str]] = {}
    for nominee in nominees:
        rows.setdefault(nominee.who.recipient, Counter())[nominee.who.id] += 1
    return ", ".join(
        f"{two_digits(len(rows[recipient]))} {RECIPIENT_NAMES[recipient]}{_in_several_rows(recipient, rows[recipient])}"
        for recipient in RECIPIENT_ORDER
        if recipient in rows
    )


def _in_several_rows(recipient: str, rows: Counter[str]) -> str:
    several = [number for number in rows.values() if number > 1]
    if not several:
        return ""
    most, least = max(several), min(several)
    awards = two_digits(least) if most == least else f"từ {two_digits(least)} đến {two_digits(most)}"
    return (
        f" ({two_digits(len(several))} {RECIPIENT_NAMES[recipient]} có tên ở {awards} danh hiệu, hình thức)"
    )


def recipients_said(nominees: Iterable[Nominee]) -> str:
    """Return "tập thể, cá nhân", the kinds of recipients that there are."""
    found = {nominee.who.recipient for nominee in nominees}
    return ", ".join(RECIPIENT_NAMES[recipient] for recipient in RECIPIENT_ORDER if recipient in found)


def awards_of(nominees: Iterable[Nominee]) -> list[tuple[AwardRule, list[Nominee]]]:
    """Return the awards with their nominees, in the order of the list."""
    found: dict[str, tuple[AwardRule, list[Nominee]]] = {}
    for nominee in nominees:
        found.setdefault(nominee.award.id, (nominee.award, []))[1].append(nominee)
    return list(found.values())


def awards_said(nominees: Sequence[Nominee]) -> str:
    """Return the awards as a title names them: the only one by its name, several titles as "danh hiệu thi đua"."""
    awards = [award for award, _ in awards_of(nominees)]
    titles = [award for award in awards if award.is_title]
    others = [award for award in awards if not award.is_title]
    parts = []
    if titles:
        parts.append(titles[0].quoted_name if len(titles) == 1 else "danh hiệu thi đua")
    if others:
        parts.append(others[0].name if len(others) == 1 else "hình thức khen thưởng")
    return " và ".join(parts)


def subject_of(case: BatchCase, nominees: Sequence[Nominee]) -> str:
    """Return what follows "Về việc tặng" in a trích yếu: the awards and the occasion."""
    return subject_of_batch(case.batch, nominees)


def subject_of_batch(batch: AwardBatch, nominees: Sequence[Nominee]) -> str:
    """Return what `subject_of` does, of a batch whose law and book are not at hand."""
    name = occasion_of(batch)
    if name.startswith(ACHIEVEMENT):
        return f"{awards_said(nominees)} cho {recipients_said(nominees)} có {name}"
    return f"{awards_said(nominees)} {at(name)}"


def merit_of(case: BatchCase) -> str:
    """Return what the recipients have done, after their numbers: "đã có thành tích trong …"."""
    return merit_at(occasion(case))


def occasion(case: BatchCase) -> str:
    """Return the batch's title in the middle of a sentence, without a remark in brackets at its end."""
    return occasion_of(case.batch)


def occasion_of(batch: AwardBatch) -> str:
    """Return the title of a batch as `occasion` does."""
    return occasion_in(batch.title)


def at_occasion(case: BatchCase) -> str:
    """Return the occasion as it follows "khen thưởng": "nhân dịp tổng kết …", or the achievement itself."""
    name = occasion(case)
    return name if name.startswith(ACHIEVEMENT) else at(name)


def ward_of(organization: Organization) -> str:
    """Return "phường Việt Hòa"."""
    return organization.name.removeprefix(_COMMITTEE)


def short_name(organization: Organization) -> str:
    """Return "UBND phường Việt Hòa"."""
    return organization.short_name


def archive(case: BatchCase) -> str:
    """Return what follows "Lưu:"."""
    return usual_archive(case.organization, case.plan)


def signer(case: BatchCase, signer_id: str | None = None) -> Signer:
    """Return who signs for the ward: the one named, else the plan's signer, else the first."""
    return usual_signer(case.organization, case.plan, signer_id)


def ward_signature(case: BatchCase, signer_id: str | None = None) -> Signature:
    """Return ô 7 of a paper of the Ủy ban nhân dân ("TM.")."""
    found = signer(case, signer_id)
    return Signature(found.authority_lines, found.name)


def personal_signature(case: BatchCase, signer_id: str | None) -> Signature:
    """Return ô 7 where the Chairman decides in person."""
    return in_person(signer(case, signer_id))


def unit_signature(case: BatchCase) -> Signature:
    """Return ô 7 of the standing unit: its head if the register knows one, else blank."""
    return body_signature(case, case.organization.issuer_of(standing_unit(case.organization)))


def body_signature(case: BatchCase, body: Issuer) -> Signature:
    """Return ô 7 of what a body issues: its first signer, else its head if the register knows one, else blank."""
    if body.signers:
        return signed_by(body.signers[0])
    head = head_of(body.body or "", case)
    return Signature((head.post or "",), head.name) if head else Signature((UNKNOWN_HEAD,), "")


def head_of(unit: str, case: BatchCase) -> Person | None:
    """Return the head of the unit with this id: the one leader in the register who is no deputy, else None."""
    return head_in(unit, case.book)


def head_in(unit: str, book: AwardBook) -> Person | None:
    """Return the head of a unit by the register of `book`, as `head_of`."""
    heads = [
        person
        for person in book.everyone.values()
        if isinstance(person, Person)
        and person.unit == unit
        and person.leader
        and person.post
        and not person.post.startswith("Phó")
    ]
    return heads[0] if len(heads) == 1 else None


def unit_letterhead(case: BatchCase, body: Unit | Collective | None = None, **given: object) -> Letterhead:
    """Return ô 1–4 of a unit or a collective, else of the standing unit, under the ward where it is of it (NĐ 30/2020, II.2)."""
    organization = case.organization
    return body_letterhead(case, organization.issuer_of(body or standing_unit(organization)), **given)


def council_letterhead(case: BatchCase, **given: object) -> Letterhead:
    """Return ô 1–4 of the Council under the ward (NĐ 30/2020, II.2, II.3a)."""
    declared = case.organization.council_as_issuer
    if declared is not None:
        return body_letterhead(case, declared, **given)
    lines = ("Hội đồng", COUNCIL.removeprefix("Hội đồng "))
    return _blank(case, case.organization.short_name, tuple(line.upper() for line in lines), given)


def council_symbol(case: BatchCase, type_: str) -> str:
    """Return the symbol of a paper of the Council: "BB-HĐTĐKT", with the abbreviation of the declared one."""
    declared = case.organization.council_as_issuer
    return f"{type_}-{declared.abbreviation if declared else COUNCIL_ABBREVIATION}"


def body_letterhead(case: BatchCase, body: IssuingBody, **given: object) -> Letterhead:
    """Return ô 1–4 of `body`, blank but for what is `given`."""
    return _blank(case, body.superior, body.issuer, given)


def _blank(
    case: BatchCase, superior: str | None, issuer: tuple[str, ...], given: dict[str, object]
) -> Letterhead:
    blank = Letterhead(
        superior=superior.upper() if superior else None,
        issuer_lines=issuer,
        number=None,
        symbol="",
        place="",
        date=None,
        year=case.batch.year,
    )
    return replace(blank, **given)  # type: ignore[arg-type]


def law_notes(case: BatchCase, facts: Iterable[tuple[str, Fact]] = ()) -> tuple[str, ...]:
    """Return what whoever makes the document must look at: notices on the law, facts that are not sure."""
    return (*case.law.notices, *unsure(facts))


def resting_notes(case: BatchCase, nominees: Sequence[Nominee]) -> tuple[str, ...]:
    """Return what a proposal or decision on `nominees` rests on and does not print that is not sure: papers, votes, limits."""
    awards = [award for award, _ in awards_of(nominees)]
    simple = case.batch.simple_procedure
    files = [(award.quoted_name, award.file_of(simple_procedure=simple)) for award in awards]
    voted = [award for award in awards if award.goes_to_the_council and case.file.session]
    votes = [(award.quoted_name, award.votes) for award in voted]
    limits = [
        (award.quoted_name, fact)
        for award in awards
        for fact in (award.council_vote, award.opinion_days, award.decision_days, award.decided_before)
        if fact is not None
    ]
    return (
        *unsure_together("Hồ sơ", files),
        *unsure_together("Tỷ lệ phiếu", votes),
        *unsure_together("Trình tự, thời hạn", limits),
    )


def draft_notice(notes: Sequence[str], case: BatchCase) -> str:
    """Return the line beside the mark of a draft, "" where the law is sure."""
    if case.law.notices:
        return case.law.notices[0]
    return _CHECK if notes else ""


def coefficients(nominees: Iterable[Nominee]) -> list[tuple[str, Fact]]:
    """Return the coefficients that the prizes of `nominees` rest on, each named."""
    return [
        (
            f"Hệ số tiền thưởng {nominee.award.quoted_name} ({RECIPIENT_NAMES[nominee.who.recipient]})",
            nominee.award.coefficients[nominee.who.recipient],
        )
        for nominee in nominees
        if nominee.who.recipient in nominee.award.coefficients
    ]
