"""`tdkt new fund YEAR`: the fund of a year, with what the year before left."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.awards.fund_year import FundYear, fund_year
from tdkt.awards.law_wording import dong
from tdkt.checks.awards.fund import refuse_wrong_balance
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.run import refuse_broken_award_files
from tdkt.errors import UserError
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_scalar

_HEAD = "# yaml-language-server: $schema=../../../schemas/award-fund.schema.json\n"


def left_to_pay(before: FundYear) -> Iterator[str]:
    """Say what is still to be paid of the batches of a fund, and whether that is paid from what is carried over."""
    if waiting := sum(not one.rest for one in before.unpaid):
        yield f"Còn {waiting} đợt của {year_name(before.year)} chưa chi tiền thưởng: số dư sẽ giảm khi chi."
    if owed := sum(one.rest - one.later for one in before.unpaid):
        yield (
            f"Đợt đã chi một phần còn phải chi {dong(owed)}: lần chi ở năm sau năm chi lần đầu tính vào quỹ của năm ấy, số dư này không giảm."
        )


def new_fund(
    workspace: Workspace, year: int, amount: int, source: str
) -> tuple[PlannedEdit, Foreseen, FundYear | None]:
    """Return the edit that makes the fund of `year`, and the account of the year before where its fund is on record.

    Raises InvalidFilesError where a file holds an error (the fund of the year before may be the one that could not be
    read), UserError where the year has a fund, or where what the year before left is not
    known: it was overspent, or a payment may be counted twice.
    """
    refuse_broken_award_files(workspace)
    book = award_book(workspace)
    path = FILE_KINDS["award-fund"].file(year=year)
    if year in book.funds:
        raise UserError(
            f"{upper_first(year_name(year))} đã có quỹ: {book.funds[year].origin.file}.",
            hint="Sửa tiếp tệp ấy, không lập lại.",
        )
    before = fund_year(book, year - 1)
    refuse_wrong_balance(workspace, year - 1)
    if before is not None and before.left < 0:
        raise UserError(
            f"Quỹ {year_name(before.year)} đã chi vượt nên chưa có số dư để chuyển.",
            hint=f"Xem: tdkt awards stats {before.year}.",
        )
    lines = [f"kind: award-fund\nyear: {year}\namount: {amount}\nsource: {as_scalar(source)}\n"]
    if before is not None:
        lines.append(f"carried_over: {before.left}\n")
    edit = PlannedEdit({path: _HEAD + "".join(lines)})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, path, "Sửa chỗ ấy rồi chạy lại.")
    return edit, foreseen, before
