"""The record of one person, collective or household for people in a terminal."""

from __future__ import annotations

from rich.console import Console

from tdkt.awards.batch_case import batch_cases
from tdkt.awards.batch_summary import REFUSED_AT, result_words, votes_words
from tdkt.awards.book import AwardBook, BatchFile, award_book
from tdkt.awards.holding import Holding
from tdkt.awards.law_wording import RECIPIENT_NAMES, dong, recognised_at
from tdkt.awards.past import (
    Record,
    award_name,
    decision_words,
    held_by_decision,
    revoking,
    uses_of,
)
from tdkt.cli.awards.batch_page import place_of
from tdkt.cli.screen import screen, write_heading, write_line, write_title
from tdkt.model.award_batch import KIND_NAMES, Nomination
from tdkt.model.award_records import RATING_NAMES, DecisionRef, Initiative, Rating, Registration
from tdkt.model.plan_year import year_name
from tdkt.model.register import Person
from tdkt.workspace.workspace import Workspace


def write_record(record: Record, workspace: Workspace) -> None:
    """Write what `record` of somebody in `workspace` holds, part by part; a part with nothing says so."""
    console = screen()
    who, book = record.who, award_book(workspace)
    where = place_of(who, book.organization) if isinstance(who, Person) else ""
    illustrative = book.illustrative or any(file.illustrative for file in book.batches)
    write_title(console, f"{who.full_address}{where}", illustrative=illustrative)
    write_line(console, f"{RECIPIENT_NAMES[who.recipient].capitalize()}; mã: {who.id}")
    if record.collectives:
        write_line(console, f"Thành viên của: {', '.join(found.name for found in record.collectives)}")
    _part(console, "Đã được tặng", [_held(found, book) for found in record.holdings])
    if record.cancelled:
        _part(console, "Đã bị hủy bỏ", [_cancelled(found, book) for found in record.cancelled])
    _part(console, "Đang đề nghị", [_pending(file, found, workspace, book) for file, found in record.pending])
    _part(console, "Không được khen", [_refused(file, found, book) for file, found in record.refused])
    _part(
        console, "Đăng ký thi đua", [_registered(year, entry, book) for year, entry in record.registrations]
    )
    _part(console, "Xếp loại hằng năm", [_rated(year, rating) for year, rating in record.ratings])
    if isinstance(who, Person):
        found = [_initiative(initiative, who, book) for initiative in record.initiatives]
        _part(console, "Sáng kiến, đề tài", found)


def _registered(year: int, entry: Registration, book: AwardBook) -> str:
    return f"{year}: {award_name(entry.award, book)}, ngày {entry.date:%d/%m/%Y}"


def _rated(year: int, rating: Rating) -> str:
    return f"{year}: {RATING_NAMES[rating.rating]}{_by(rating.decision)}"


def _part(console: Console, title: str, lines: list[str]) -> None:
    write_heading(console, title)
    for line in lines or ["không có trong sổ"]:
        write_line(console, f"- {line}", 2)


def _held(found: Holding, book: AwardBook) -> str:
    merit = f": {found.for_}" if found.for_ else ""
    batch = f" [đợt {found.batch}]" if found.batch else ""
    return (
        f"{found.year}: {award_name(found.award, book)} ({KIND_NAMES[found.type]}), "
        f"{held_by_decision(found, book)}{batch}{merit}"
    )


def _cancelled(found: Holding, book: AwardBook) -> str:
    revocation = found.revoked
    if revocation is None or revocation.date is None:
        return _held(found, book)
    [one] = [one for one in revocation.awards if (one.who, one.award) == (found.who, found.award)][:1]
    came = dong(one.returned_money)
    back = (
        f"đã nộp lại {came}, còn {dong(one.owed_money)}"
        if one.returned and one.is_owed
        else "đã nộp lại"
        if one.returned
        else "chưa nộp lại"
        if one.is_owed
        else ""
    )
    said = f"{_held(found, book)}; hủy bỏ theo {revoking(revocation, book)}"
    return f"{said}, {back}" if back else said


def _pending(file: BatchFile, nomination: Nomination, workspace: Workspace, book: AwardBook) -> str:
    case = next(case for case in batch_cases(workspace) if case.file is file)
    votes = votes_words(case.votes_of(nomination))
    voted = f"; Hội đồng {votes}" if votes else ""
    return (
        f"{file.year_of(nomination)}: {award_name(nomination.award, book)}, đợt {file.batch.id}, "
        f"{result_words(nomination, case)}{voted}"
    )


def _refused(file: BatchFile, nomination: Nomination, book: AwardBook) -> str:
    refusal = nomination.refused
    if refusal is None:
        return ""
    day = f" ngày {refusal.date:%d/%m/%Y}" if refusal.date else ""
    return (
        f"{file.year_of(nomination)}: {award_name(nomination.award, book)}, đợt {file.batch.id}, "
        f"{REFUSED_AT[refusal.at]}{day}: {refusal.reason}"
    )


def _initiative(initiative: Initiative, who: Person, book: AwardBook) -> str:
    [author] = [author for author in initiative.authors if author.person == who.id][:1]
    share = f", đóng góp {author.share}%" if author.share is not None and author.share < 100 else ""
    known = (
        f"công nhận {recognised_at(initiative.level, book.organization)}{_by(initiative.recognised)}"
        if initiative.recognised
        else "chưa có quyết định công nhận"
    )
    uses = [
        f"{award_name(award, book)} {year_name(year)} của {_user(user, book)}"
        for user, award, year in uses_of(initiative, book)
    ]
    used = f"; đã dùng cho {', '.join(uses)}" if uses else ""
    return f"{initiative.year}: “{initiative.title}” ({initiative.id}){share}; {known}{used}"


def _user(user: str, book: AwardBook) -> str:
    who = book.everyone.get(user)
    return who.name if who else user


def _by(decision: DecisionRef | None) -> str:
    return f", {decision_words(decision.number, decision.date, decision.issuer)}" if decision else ""
