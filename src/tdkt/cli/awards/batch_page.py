"""Batches and their nominations for people in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from tdkt.awards.batch_summary import (
    BatchSummary,
    batch_summary,
    in_office_order,
    notices_of,
    result_words,
    votes_of,
    votes_words,
)
from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_wording import RECIPIENT_NAMES, decider, dong, level_words
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_notices, write_title
from tdkt.law.packs import WARD
from tdkt.model.award_batch import KIND_NAMES, STATE_NAMES, Nomination
from tdkt.model.organization import Organization
from tdkt.model.register import Person

_GROUPS = {"collective": "TẬP THỂ", "person": "CÁ NHÂN", "household": "HỘ GIA ĐÌNH"}


def write_batches(files: Sequence[BatchFile], book: AwardBook, year: int, ward: str) -> None:
    """Write the batches of `year` (one or more), the sum of their prizes and the fund."""
    console = screen()
    illustrative = book.illustrative or any(file.illustrative for file in files)
    write_title(console, f"CÁC ĐỢT KHEN THƯỞNG NĂM {year}", illustrative=illustrative)
    write_line(console, ward)
    summaries = [batch_summary(file, book) for file in sorted(files, key=lambda file: file.law_day)]
    for summary in summaries:
        batch = summary.file.batch
        write_heading(console, f"{batch.id}: {batch.title}")
        _facts(console, summary, book)
    write_heading(console, "Cộng")
    of_ward = [found for found in summaries if found.file.batch.level == WARD]
    decided = sum(found.money for found in of_ward if found.file.batch.has_reached("decided"))
    pending = sum(found.money for found in of_ward) - decided
    own = level_words(WARD, book.organization)
    write_line(console, f"Tiền thưởng do {own} quyết định: {dong(decided)}", 2)
    if pending:
        write_line(console, f"Các đợt của {own} chưa quyết định, dự tính: {dong(pending)}", 2)
    fund = book.funds.get(year)
    write_line(
        console,
        f"Quỹ thi đua, khen thưởng: {dong(fund.amount)} ({fund.source})"
        if fund
        else f"Chưa ghi Quỹ thi đua, khen thưởng năm {year}.",
        2,
    )
    write_line(console, "")
    write_notices(console, notices_of(summaries, with_votes=False))


def _facts(console: Console, summary: BatchSummary, book: AwardBook) -> None:
    batch = summary.file.batch
    kind = f"khen {KIND_NAMES[batch.type]}"
    if batch.simple_procedure:
        kind += " theo thủ tục đơn giản"
    write_line(
        console,
        f"{kind.capitalize()}; {decider(batch.level, book.organization)} quyết định; {STATE_NAMES[batch.state]}",
        2,
    )
    counted = f"{len(summary.file.nominations)} đề nghị ({summary.counts})"
    if summary.refused:
        counted += f", {summary.refused} không được khen"
    write_line(console, counted, 2)
    if batch.decision:
        write_line(console, f"Quyết định số {batch.decision.number} ngày {batch.decision.date:%d/%m/%Y}", 2)
    if summary.law is None:
        write_line(console, "Tiền thưởng: chưa có quy định cho ngày của đợt nên không tính", 2)
        return
    said = "Tiền thưởng" if batch.decision else "Tiền thưởng dự tính nếu được khen"
    paid = f"; đã chi {dong(batch.payment.paid)}" if batch.payment else ""
    write_line(console, f"{said}: {dong(summary.money)}{paid}", 2)


def write_batch(file: BatchFile, book: AwardBook, organization: Organization | None) -> None:
    """Write the nominations of a batch in the office's order, with votes, result and money; refusals say why."""
    console = screen()
    summary = batch_summary(file, book)
    illustrative = book.illustrative or file.illustrative
    write_title(console, f"Đợt khen thưởng {file.batch.title}", illustrative=illustrative)
    write_line(console, f"{organization.name if organization else ''}; mã đợt: {file.batch.id}")
    _facts(console, summary, book)
    ordered = in_office_order(file.nominations, book, summary.law)
    for recipient in RECIPIENT_NAMES:
        group = [found for found in ordered if _recipient(found, book) == recipient]
        if group:
            write_heading(console, _GROUPS[recipient])
            _group(console, group, summary, book, organization)
    write_line(console, "")
    write_notices(console, notices_of([summary], with_votes=True))


def _recipient(nomination: Nomination, book: AwardBook) -> str:
    who = book.everyone.get(nomination.who)
    return who.recipient if who else ""


def _group(
    console: Console,
    group: list[Nomination],
    summary: BatchSummary,
    book: AwardBook,
    organization: Organization | None,
) -> None:
    for award in dict.fromkeys(nomination.award for nomination in group):
        rule = summary.law.awards.get(award) if summary.law else None
        write_line(console, rule.name if rule else award, 0, style="italic")
        table = plain_table(
            console,
            ("  Số", 5, "right"),
            ("Tên", 0, "left"),
            ("Phiếu", 12, "left"),
            ("Kết quả", 18, "left"),
            ("Tiền (đồng)", 11, "right"),
        )
        for nomination in group:
            if nomination.award == award:
                table.add_row(*_cells(nomination, summary, book, organization))
        console.print(table)


def place_of(person: Person, organization: Organization | None) -> str:
    """Say where somebody belongs: ", Chuyên viên, VHXH" for staff, ", Thôn Một" for others, "" where nothing is known."""
    unit = organization.unit(person.unit) if organization and person.unit else None
    parts = (person.post, unit.abbreviation if unit else person.address)
    return "".join(f", {part}" for part in parts if part)


def _cells(
    nomination: Nomination, summary: BatchSummary, book: AwardBook, organization: Organization | None
) -> tuple[str, ...]:
    who = book.everyone[nomination.who]
    name = who.full_address
    if isinstance(who, Person):
        name += place_of(who, organization)
    if nomination.refused is not None:
        name += f"\nLý do: {nomination.refused.reason}"
    prize = next((found for found in summary.prizes if found.nomination is nomination), None)
    if prize is not None and prize.instead:
        name += f"\nKhông chi thêm: {prize.instead}"
    return (
        str(nomination.ordinal or ""),
        name,
        votes_words(votes_of(nomination, summary, book)),
        result_words(nomination, summary.file, book),
        dong(prize.due).removesuffix(" đồng") if prize else "",
    )
