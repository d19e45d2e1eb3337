"""The files that a batch of awards begins with: its head with the steps to come, and one nomination for each nominee.

Only what is known is written; the later steps stand in comments, in the order in which they come (rule A401).
"""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.occasion import merit_at, occasion_in
from tdkt.errors import UsageError
from tdkt.law.packs import AwardRule, award_rule
from tdkt.model.award_batch import KIND_NAMES, MERIT
from tdkt.model.award_records import RATING_NAMES
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Person, Recipient
from tdkt.model.text import upper_first
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.yaml_scalars import as_scalar

_HEAD = "# yaml-language-server: $schema=../../../../schemas/{schema}.schema.json\n"
_STEPS = """
# Mỗi bước xong thì bỏ dấu # ở dòng của bước ấy, điền số liệu thật và đổi state; sai ở đâu tdkt validate nói ở đó.
{event}
# Nhận đủ hồ sơ, thẩm định xong: state: appraised
# received: {year}-MM-DD
# appraisal: {{date: {year}-MM-DD, opinion: "…"}}
{notice}{council}# Đã trình: state: submitted
# submission: {{number: …, date: {year}-MM-DD}}
# Đã có quyết định (cấp số thứ tự ordinal trong nominations.yaml): state: decided
# decision: {{number: …/QĐ-UBND, date: {year}-MM-DD, by: {level}{signer}}}
# published: {{date: {year}-MM-DD, where: …}}
# Đã trao thưởng: state: awarded
# ceremony: {{date: {year}-MM-DD, place: …}}
# payment: {{date: {year}-MM-DD, paid: …}}  # chi nhiều lần thì mỗi lần một mục: [{{…}}, {{…}}]
"""
_NOTICE = """# Lấy ý kiến trước khi họp Hội đồng:
# notice: {{from: {year}-MM-DD, until: {year}-MM-DD, where: …, result: …}}
"""
_OPINIONS = """# Lấy ý kiến Nhân dân trước khi trình (danh hiệu này không qua Hội đồng):
# notice: {{from: {year}-MM-DD, until: {year}-MM-DD, where: …, result: …}}
"""
_COUNCIL = "# Hội đồng họp xong (ghi session.yaml bên cạnh tệp này): state: voted\n"
_EVENTS = {
    "sudden": "# Ngày lập thành tích:\n# event: {year}-MM-DD\n# Xét theo thủ tục đơn giản thì ghi:\n# simple_procedure: true",
    "thematic": "# Ngày hội nghị sơ kết, tổng kết phong trào:\n# event: {year}-MM-DD",
    "merit": "# Ngày hội nghị tổng kết:\n# event: {year}-MM-DD",
}


_FEW = 3
"""Nominations that are each written out."""
_SHARED = (
    "# Điều giống nhau của một nhóm (award, for, documents …) ghi một lần ở nhóm; của cả tệp thì ghi ở common.\n"
    "# Đề nghị nào khác thì ghi riêng ở dòng của đề nghị ấy.\n"
)


@dataclass(frozen=True, slots=True)
class NewBatch:
    """What is known of a batch to come: `type` is merit, thematic or sudden, `level` ward or city."""

    id: str
    year: int
    type: str
    level: str
    title: str
    movement: str | None
    drive: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody and the award (id in the law pack) they are proposed for, with the yearly rating if it is on record."""

    who: Recipient
    award: str
    rating: str | None = None
    by: str = ""
    """Who proposes, where that is not seen from the nominee's own unit."""


def registered(book: AwardBook, batch: NewBatch, law: LawInForce) -> list[Proposal]:
    """Return the year's registrations for awards that `batch.level` decides, in the order of the file.

    Who holds the award for the year already, or stands in another batch for it, is left out.
    """
    taken = {
        (nomination.who, nomination.award)
        for file in book.batches
        for nomination in file.nominations
        if file.year_of(nomination) == batch.year
    }
    return [
        Proposal(
            book.everyone[who],
            award,
            rated.rating if (rated := book.ratings.get((who, year))) else None,
            _collective_of(who, book),
        )
        for who, award, year in book.registrations
        if year == batch.year
        and who in book.everyone
        and (who, award) not in taken
        and not book.held(who, award, year)
        and award in law.awards
        and law.awards[award].decided_by.value == batch.level
    ]


def _collective_of(who: str, book: AwardBook) -> str:
    """Return the id of the one collective outside the units that somebody is a member of, "" for none or several."""
    found = [
        one.id
        for one in book.everyone.values()
        if isinstance(one, Collective) and one.unit is None and who in one.members
    ]
    return found[0] if len(found) == 1 else ""


def proposal_of(who: Recipient, award: str, law: LawInForce, book: AwardBook) -> Proposal:
    """Return the proposal; raises UsageError where there is no such award or it is not for such a recipient."""
    rule = law.awards.get(award)
    fitting = [found.id for found in law.awards.values() if who.recipient in found.recipients]
    if rule is None or award not in fitting:
        wrong = "Không có" if rule is None else f"{who.full_address} không thuộc đối tượng của"
        raise UsageError(
            f"{wrong} danh hiệu, hình thức “{award}”.",
            hint=f"Với đối tượng này chỉ dùng: {', '.join(fitting)}.",
        )
    return Proposal(who, award, by=_collective_of(who.id, book))


def batch_files(
    batch: NewBatch, proposals: Sequence[Proposal], organization: Organization, by: str = ""
) -> dict[str, str]:
    """Return the text of batch.yaml and nominations.yaml by their path in the workspace; `by` proposes all, where it is given."""
    return {
        FILE_KINDS["award-batch"].file(batch=batch): _batch_text(
            batch, [one.award for one in proposals], organization
        ),
        FILE_KINDS["nominations"].file(batch=batch): _nominations_text(batch, proposals, organization, by),
    }


def batch_to_be_listed(
    batch: NewBatch, award: AwardRule, organization: Organization, by: str = ""
) -> dict[str, str]:
    """Return the text of both files of a batch whose nominees come in a list: what holds for all of them stands there.

    `by` is who proposes them; the standing unit where nobody is named.
    """
    by = by or organization.standing_unit or organization.units[0].id
    merit = f"Đạt tiêu chuẩn {award.quoted_name} {year_name(batch.year)}"
    if award.goes_to_the_council:
        merit = f"Thành tích công tác {year_name(batch.year)}"
    text = (
        _HEAD.format(schema="nominations")
        + f"kind: nominations\nbatch: {batch.id}\n"
        + "# Điều chung của mọi đề nghị; for in nguyên văn trên danh sách kèm quyết định. Hồ sơ đã nhận ghi ở documents.\n"
        + f"common:\n  award: {award.id}\n  by: {by}\n  for: {as_scalar(merit)}\n"
    )
    return {
        FILE_KINDS["award-batch"].file(batch=batch): _batch_text(batch, [award.id], organization),
        FILE_KINDS["nominations"].file(batch=batch): text,
    }


def _batch_text(batch: NewBatch, awards: Sequence[str], organization: Organization) -> str:
    rules = [award_rule(award) for award in awards]
    by_council = not rules or any(rule is None or rule.goes_to_the_council for rule in rules)
    notice = (_NOTICE if by_council else _OPINIONS).format(year=batch.year)
    signer = (
        f", signer: {organization.signers[0].id}" if organization.signers and batch.level == "ward" else ""
    )
    movement = f"movement: {batch.movement}\n" if batch.movement else ""
    drive = f"drive: {batch.drive}\n" if batch.drive else ""
    return (
        _HEAD.format(schema="award-batch")
        + f"kind: award-batch\nid: {batch.id}\nyear: {batch.year}\n"
        + f"# Cụm từ đứng sau “khen thưởng”.\ntitle: {as_scalar(batch.title)}\n"
        + f"# Loại hình: {KIND_NAMES[batch.type]}.\ntype: {batch.type}\nlevel: {batch.level}\n{movement}{drive}state: collecting\n"
        + _STEPS.format(
            year=batch.year,
            level=batch.level,
            signer=signer,
            event=_EVENTS[batch.type].format(year=batch.year),
            notice="" if batch.type == "sudden" else notice,
            council=_COUNCIL if by_council else "",
        )
    )


def _nominations_text(
    batch: NewBatch, proposals: Sequence[Proposal], organization: Organization, by: str
) -> str:
    merit = upper_first(merit_at(occasion_in(batch.title)))
    if batch.type == MERIT:
        merit = f"Thành tích công tác {year_name(batch.year)}"
    head = (
        _HEAD.format(schema="nominations")
        + "# for là thành tích như sẽ in trên quyết định, giấy khen: sửa lại cho từng người, từng tập thể.\n"
        + "# Thêm cho mỗi đề nghị khi có: targets (mã chỉ tiêu), initiatives (mã sáng kiến), documents (hồ sơ đã nhận),\n"
        + "# achievement (nội dung báo cáo thành tích), refused (không đề nghị tiếp, lý do), ordinal (số sổ vàng).\n"
    )
    kind = f"kind: nominations\nbatch: {batch.id}\n"
    merit_of = {proposal: _merit_of_year(proposal, batch.year) or merit for proposal in proposals}
    listed = list(proposals)
    if len(listed) > _FEW:  # as they stand in their groups, so that the ids run down the file
        groups = list(dict.fromkeys((one.award, merit_of[one]) for one in listed))
        listed.sort(key=lambda one: groups.index((one.award, merit_of[one])))
    entries = [
        _Entry(f"dn-{number:02}", one, by or _proposer(one, organization), merit_of[one])
        for number, one in enumerate(listed, start=1)
    ]
    if len(entries) <= _FEW:
        return head + kind + "nominations:\n" + "".join(map(_whole, entries))
    return head + _SHARED + kind + "groups:\n" + _in_groups(entries)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A nomination as it is written: its id, who for what, the unit that proposes, the merit."""

    id: str
    proposal: Proposal
    by: str
    merit: str


def _whole(entry: _Entry) -> str:
    proposal = entry.proposal
    return (
        f"  # {proposal.who.full_address}\n"
        f"  - id: {entry.id}\n"
        f"    who: {proposal.who.id}\n"
        f"    award: {proposal.award}\n"
        f"    by: {entry.by}\n"
        f"    for: {as_scalar(entry.merit)}\n"
    )


def _in_groups(entries: Sequence[_Entry]) -> str:
    """Return the nominations a line each, those for the same award and merit under one heading that says both."""
    groups: dict[tuple[str, str], list[_Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.proposal.award, entry.merit), []).append(entry)
    text = ""
    for (award, merit), group in groups.items():
        text += f"  - award: {award}\n    for: {as_scalar(merit)}\n    nominations:\n"
        for entry in group:
            who = entry.proposal.who
            text += f"      - {{id: {entry.id}, who: {who.id}, by: {entry.by}}}  # {who.full_address}\n"
    return text


def _merit_of_year(proposal: Proposal, year: int) -> str:
    """Return the merit that the yearly rating bears out, "" where it bears none out."""
    if proposal.rating in ("good", "excellent"):
        return f"Đã {RATING_NAMES[proposal.rating]} {year_name(year)}"
    return ""


def _proposer(proposal: Proposal, organization: Organization) -> str:
    """Return who proposes: the nominee's own unit or collective, else the standing unit, else the first."""
    who = proposal.who
    unit = who.unit if isinstance(who, Person | Collective) else None
    return unit or proposal.by or organization.standing_unit or organization.units[0].id
