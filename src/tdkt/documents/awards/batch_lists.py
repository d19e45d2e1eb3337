"""The list of a batch as tables: collectives, people, households, each with where they are and what they get."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.office_order import RECIPIENT_ORDER
from tdkt.documents.awards.batch_words import counted
from tdkt.documents.page.blocks import Block, Table, plain_text
from tdkt.documents.texts.in_sentences import two_digits
from tdkt.documents.texts.templates import Templates
from tdkt.law.packs import COLLECTIVE, HOUSEHOLD, PERSON
from tdkt.model.organization import Organization
from tdkt.model.records import replace
from tdkt.model.register import Household, Person, Recipient

_NAME_HEADS = {COLLECTIVE: "Tên tập thể", PERSON: "Họ và tên", HOUSEHOLD: "Hộ gia đình"}
_PLACE_HEADS = {COLLECTIVE: "", PERSON: "Chức vụ, đơn vị (địa chỉ)", HOUSEHOLD: "Địa chỉ"}
_MANY = 20
"""Households that stand in one table, wherever they live."""
_SHARES = {
    "TT": 10,
    "Họ và tên": 40,
    "Chức vụ, đơn vị (địa chỉ)": 54,
    "Tên tập thể": 70,
    "Hộ gia đình": 44,
    "Địa chỉ": 40,
    "Danh hiệu, hình thức": 43,
    "Thành tích": 62,
    "Số sổ vàng": 15,
}


def list_blocks(
    case: BatchCase, nominees: Sequence[Nominee], templates: Templates, *, golden_book: bool
) -> tuple[Block, ...]:
    """Return the list, worded by `danh-sach-khen-thuong.md.j2`; with `golden_book` the ordinals have a column.

    A column says the award where there are several, else what each is commended for. Many households of several subdivisions are
    listed by subdivision; what all of them are commended for is then said once.
    """
    one_award = len({nominee.award.id for nominee in nominees}) == 1
    by_recipient: dict[str, list[Nominee]] = {recipient: [] for recipient in RECIPIENT_ORDER}
    for nominee in nominees:
        by_recipient[nominee.who.recipient].append(nominee)
    groups = [
        group
        for recipient, found in by_recipient.items()
        if found
        for group in _groups(case.organization, recipient, found, one_award=one_award)
    ]
    blocks = templates.blocks(
        "danh-sach-khen-thuong.md.j2",
        {
            "groups": groups,
            "one_award": one_award,
            "golden_book": golden_book,
            "counted": counted(nominees),
        },
    )
    return with_shares(blocks, _SHARES)


def with_shares(blocks: tuple[Block, ...], shares: dict[str, int], other: int = 45) -> tuple[Block, ...]:
    """Return `blocks` with the columns of their tables as wide as `shares` says of their heads."""
    return tuple(_shared(block, shares, other) if isinstance(block, Table) else block for block in blocks)


def _shared(table: Table, shares: dict[str, int], other: int) -> Table:
    heads = map(plain_text, table.head)
    return replace(table, widths=tuple(shares.get(head, other) for head in heads))


def place_of(who: Recipient, organization: Organization) -> str:
    """Return where somebody works or lives: post and unit, or the address."""
    if isinstance(who, Person):
        unit = organization.unit(who.unit or "")
        post = _post_in(who, unit.name) if unit else who.post
        return ", ".join(filter(None, (post, who.address)))
    if isinstance(who, Household):
        homes = filter(None, (who.address, _subdivision_of(who, organization)))
        return ", ".join(dict.fromkeys(homes))
    return ""


def _subdivision_of(who: Household, organization: Organization) -> str | None:
    return next(
        (found.name for found in organization.known_subdivisions if found.id == who.subdivision), None
    )


def _post_in(person: Person, unit: str) -> str:
    """Return "Chuyên viên, Phòng Kinh tế"; of who leads it "Giám đốc Trung tâm …", "Chánh Văn phòng HĐND …"."""
    post = person.post or ""
    words = unit.split(" ")
    for count in range(len(words), 0, -1):
        shared = " ".join(words[:count])
        if f" {post}".casefold().endswith(f" {shared}".casefold()):
            return f"{post}{unit[len(shared) :]}"
    separator = " " if person.leader else ", "
    return separator.join(part for part in (post, unit) if part)


def _groups(
    organization: Organization, recipient: str, nominees: Sequence[Nominee], *, one_award: bool
) -> list[dict[str, Any]]:
    homes: dict[str, list[Nominee]] = {}
    for nominee in nominees:
        if isinstance(nominee.who, Household):
            homes.setdefault(_subdivision_of(nominee.who, organization) or "", []).append(nominee)
    if len(nominees) <= _MANY or len(homes) < 2 or "" in homes:
        return [_group(organization, recipient, nominees)]
    merits = {nominee.nomination.for_ for nominee in nominees}
    merit = merits.pop() if one_award and len(merits) == 1 else ""
    return [
        _group(organization, recipient, found)
        | {
            "title": f"{name}: {two_digits(len(found))} {RECIPIENT_NAMES[recipient]}",
            "place_head": _PLACE_HEADS[HOUSEHOLD] if any(_address(nominee) for nominee in found) else "",
            "merit": merit,
            "said_before": bool(merit and number),
        }
        for number, (name, found) in enumerate(homes.items())
    ]


def _address(nominee: Nominee) -> str | None:
    return nominee.who.address if isinstance(nominee.who, Household) else None


def _group(organization: Organization, recipient: str, nominees: Sequence[Nominee]) -> dict[str, Any]:
    return {
        "title": RECIPIENT_NAMES[recipient].capitalize(),
        "name_head": _NAME_HEADS[recipient],
        "place_head": _PLACE_HEADS[recipient],
        "merit": "",
        "said_before": False,
        "rows": [
            {
                "name": nominee.who.full_address,
                "place": place_of(nominee.who, organization),
                "award": nominee.award.name,
                "merit": nominee.nomination.for_,
                "ordinal": f"{nominee.nomination.ordinal:02}" if nominee.nomination.ordinal else "",
            }
            for nominee in nominees
        ],
    }
