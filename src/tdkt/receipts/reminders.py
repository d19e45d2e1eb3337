"""Reminders to send by Zalo or e-mail: one text for every unit whose report is late or soon due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from tdkt.model.dates import date_long
from tdkt.model.organization import Organization, Unit
from tdkt.model.period import in_a_row
from tdkt.model.records import dataclass
from tdkt.model.succession import successor
from tdkt.model.text import upper_first
from tdkt.receipts.receipts import Receipt, State

_REPORT = "báo cáo kết quả công tác thi đua, khen thưởng"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A text ready to send, the unit that it is for and the receipts that it is about."""

    unit: Unit
    receipts: tuple[Receipt, ...]
    text: str


def reminders(organization: Organization, receipts: Iterable[Receipt], today: date) -> tuple[Reminder, ...]:
    """Return one reminder for each unit that has to send what `receipts` (of awaited reports) tell of, in their order.

    What a unit owed that is no more today is asked of the one that took its place.
    """
    units = {unit.id: unit for unit in organization.reporting_bodies}
    by_unit: dict[str, list[Receipt]] = {}
    for receipt in receipts:
        asked = successor(receipt.unit.id, units, today) or receipt.unit.id
        by_unit.setdefault(asked, []).append(receipt)
    return tuple(
        Reminder(unit, tuple(group), _text(organization, unit, group, today))
        for asked, group in by_unit.items()
        for unit in (units.get(asked, group[0].unit),)
    )


def person(contact: str) -> str:
    """Return the name in a contact ("Nguyễn Văn A, điện thoại 0225 000 000" → "Nguyễn Văn A")."""
    return re.split(r"[,;:]| - | – ", contact, maxsplit=1)[0].strip()


def _text(organization: Organization, unit: Unit, receipts: list[Receipt], today: date) -> str:
    standing = organization.unit(organization.standing_unit or "")
    taker = standing.name if standing else organization.name
    late = [receipt for receipt in receipts if receipt.state is State.LATE]
    soon = [receipt for receipt in receipts if receipt.state is not State.LATE]
    addressee = f"{person(unit.contact)} - {unit.name}" if unit.contact else unit.name
    parts = [f"Kính gửi: {addressee}"]
    if late:
        lacking = "chưa có" if unit is standing else f"{taker} chưa nhận được"
        introduction = f"Tính đến {date_long(today)}, {lacking} {_REPORT} của {unit.name}:"
        parts.append(_listed(introduction, unit, late, _how_late))
    if soon:
        also = "cũng " if late else ""
        introduction = f"{taker} {also}trân trọng nhắc hạn gửi {_REPORT}:"
        parts.append(_listed(introduction, unit, soon, _how_soon))
    when = "trong thời gian sớm nhất" if late else "đúng hạn"
    parts.append(_request(unit, receipts, standing, taker, when))
    parts.append(f"Trân trọng cảm ơn.\n{taker}")
    return "\n\n".join(parts)


def _listed(introduction: str, unit: Unit, receipts: list[Receipt], said: Callable[[Receipt], str]) -> str:
    lines = [f"- {_due(receipt)}{_whose(receipt, unit)}{said(receipt)}." for receipt in receipts]
    return "\n".join((introduction, *lines))


def _whose(receipt: Receipt, unit: Unit) -> str:
    """Say whose report it is where that is not the unit's own: it took the place of another."""
    return "" if receipt.unit.id == unit.id else f" (báo cáo của {receipt.unit.name})"


def _how_late(receipt: Receipt) -> str:
    return f", đã chậm {receipt.days} ngày"


def _how_soon(receipt: Receipt) -> str:
    return f", còn {receipt.days} ngày" if receipt.days else " (hôm nay)"


def _request(unit: Unit, receipts: list[Receipt], standing: Unit | None, taker: str, when: str) -> str:
    forms = in_a_row((receipt.quarter for receipt in receipts), titles=True)
    wanted = f"Đề nghị đơn vị hoàn thành phiếu báo cáo {forms}"
    if unit is standing:
        return f"{wanted} {when} để kịp tổng hợp chung."
    contact = f", đầu mối: {standing.contact}," if standing and standing.contact else ""
    return (
        f"{wanted} và gửi về {taker}{contact} {when}. "
        "Nếu đã gửi hoặc có vướng mắc, xin báo lại để được kiểm tra, hướng dẫn."
    )


def _due(receipt: Receipt) -> str:
    title = receipt.quarter.title
    return f"{upper_first(title)}: hạn gửi {receipt.deadline:%d/%m/%Y}"
