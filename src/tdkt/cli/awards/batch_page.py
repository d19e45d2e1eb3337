"""Batches and their nominations for people in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.batch_summary import counts_words, notices_of, result_words, votes_words
from tdkt.awards.book import AwardBook
from tdkt.awards.fund_year import income_of
from tdkt.awards.law_wording import RECIPIENT_NAMES, decider, dong, level_words
from tdkt.awards.office_order import in_office_order
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_notices, write_title
from tdkt.law.packs import WARD
from tdkt.model.award_batch import KIND_NAMES, STATE_NAMES, Nomination
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.register import Person


def write_batches(cases: Sequence[BatchCase], year: int, ward: str) -> None:
    """Write the batches of `year` (one or more), the sum of their prizes and the fund."""
    console = screen()
    book = cases[0].book
    illustrative = any(case.illustrative for case in cases)
    write_title(console, f"CÁC ĐỢT KHEN THƯỞNG {year_name(year).upper()}", illustrative=illustrative)
    write_line(console, ward)
    ordered = sorted(cases, key=lambda case: case.file.law_day)
    for case in ordered:
        write_heading(console, f"{case.batch.id}: {case.batch.title}")
        _facts(console, case)
    write_heading(console, "Cộng")
    _money(console, ordered)
    write_line(console, _fund_words(book, year), 2)
    write_line(console, "")
    write_notices(console, notices_of(ordered, with_votes=False))


def _money(console: Console, cases: Sequence[BatchCase]) -> None:
    own = level_words(WARD, cases[0].book.organization)
    of_ward = [case for case in cases if not case.to_city]
    decided = sum(case.money for case in of_ward if case.batch.has_reached("decided"))
    pending = sum(case.money for case in of_ward) - decided
    write_line(console, f"Tiền thưởng do {own} quyết định: {dong(decided)}", 2)
    if pending:
        write_line(console, f"Các đợt của {own} chưa quyết định, dự tính: {dong(pending)}", 2)


def _fund_words(book: AwardBook, year: int) -> str:
    fund = book.funds.get(year)
    if fund is None:
        return f"Chưa ghi Quỹ thi đua, khen thưởng {year_name(year)}."
    whole = income_of(book, fund)
    given = "" if whole == fund.amount else f"được giao {dong(fund.amount)}, "
    return f"Quỹ thi đua, khen thưởng: {dong(whole)} ({given}{fund.source})"


def _facts(console: Console, case: BatchCase) -> None:
    batch = case.batch
    kind = f"khen {KIND_NAMES[batch.type]}"
    if batch.simple_procedure:
        kind += " theo thủ tục đơn giản"
    who = decider(batch.level, case.book.organization)
    write_line(console, f"{kind.capitalize()}; {who} quyết định; {STATE_NAMES[batch.state]}", 2)
    counted = f"{len(case.file.nominations)} đề nghị ({counts_words(case)})"
    refused = len(case.file.nominations) - len(case.file.standing)
    if refused:
        counted += f", {refused} không được khen"
    write_line(console, counted, 2)
    if batch.decision:
        write_line(console, f"Quyết định số {batch.decision.number} ngày {batch.decision.date:%d/%m/%Y}", 2)
    said = "Tiền thưởng" if batch.decision else "Tiền thưởng dự tính nếu được khen"
    paid = f"; đã chi {dong(batch.paid)}" if batch.payment else ""
    if case.owed:
        paid += f", còn {dong(case.owed)}"
    write_line(console, f"{said}: {dong(case.money)}{paid}", 2)


def write_batch(case: BatchCase) -> None:
    """Write the nominations of a batch in the office's order, with votes, result and money; refusals say why."""
    console = screen()
    ward = case.book.organization.name if case.book.organization else ""
    write_title(console, f"Đợt khen thưởng {case.batch.title}", illustrative=case.illustrative)
    write_line(console, f"{ward}; mã đợt: {case.batch.id}")
    _facts(console, case)
    ordered = in_office_order(case.file.nominations, case.book, case.law)
    for recipient, name in RECIPIENT_NAMES.items():
        group = [found for found in ordered if _is_of(found, recipient, case)]
        if group:
            write_heading(console, name.upper())
            _group(console, group, case)
    write_line(console, "")
    write_notices(console, notices_of([case], with_votes=True))


def _is_of(nomination: Nomination, recipient: str, case: BatchCase) -> bool:
    who = case.book.everyone.get(nomination.who)
    return who is not None and who.recipient == recipient


def _group(console: Console, group: list[Nomination], case: BatchCase) -> None:
    for award in dict.fromkeys(nomination.award for nomination in group):
        own = [nomination for nomination in group if nomination.award == award]
        rule = case.award_of(own[0])
        write_line(console, rule.name if rule else award, 0, style="italic")
        table = plain_table(
            console,
            ("  Số", 5, "right"),
            ("Tên", 0, "left"),
            ("Phiếu", 12, "left"),
            ("Kết quả", 18, "left"),
            ("Tiền (đồng)", 11, "right"),
        )
        for nomination in own:
            table.add_row(*_cells(nomination, case))
        console.print(table)


def place_of(person: Person, organization: Organization | None) -> str:
    """Say where somebody belongs: ", Chuyên viên, VHXH" for staff, ", Thôn Một" for others, "" where nothing is known."""
    unit = organization.unit(person.unit) if organization and person.unit else None
    parts = (person.post, unit.abbreviation if unit else person.address)
    return "".join(f", {part}" for part in parts if part)


def _cells(nomination: Nomination, case: BatchCase) -> tuple[str, ...]:
    who = case.book.everyone[nomination.who]
    name = who.full_address
    if isinstance(who, Person):
        name += place_of(who, case.book.organization)
    if nomination.refused is not None:
        name += f"\nLý do: {nomination.refused.reason}"
    prize = next((found for found in case.prizes if found.nomination is nomination), None)
    if prize is not None and prize.instead:
        name += f"\nKhông chi thêm: {prize.instead}"
    elif prize is not None and prize.earlier:
        name += f"\nĐã có {dong(prize.earlier)} của {prize.earlier_title}"
    return (
        str(nomination.ordinal or ""),
        name,
        votes_words(case.votes_of(nomination)),
        result_words(nomination, case),
        dong(prize.due).removesuffix(" đồng") if prize else "",
    )
