"""Which reports the office letter (công văn đôn đốc) asks for: those of the latest quarter whose deadline has passed."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.errors import UserError
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.receipts.board import ReceiptBoard
from tdkt.receipts.receipts import Receipt, State


@dataclass(frozen=True, slots=True)
class Chasing:
    """The quarter of the letter, the units that owe its report, and the other quarters for which reports are missing.

    `standing` is the unit that writes the letter, None where the ward names none. `afterwards` are the receipts of reports for the quarter
    that came after the day that is asked about: the letter is made of what has come by now.
    """

    quarter: Period
    awaited: tuple[Unit, ...]
    others: tuple[Period, ...]
    standing: Unit | None
    afterwards: tuple[Receipt, ...] = ()

    @property
    def is_only_standing_unit(self) -> bool:
        """Tell whether nobody else owes a report: a unit writes no letter to itself."""
        return [unit.id for unit in self.awaited] == [self.standing.id if self.standing else None]


def chasing(boards: Sequence[ReceiptBoard]) -> Chasing | None:
    """Return what the letter asks for by the `boards` of the years, the latest last; None where no deadline has passed.

    Raises UserError where a report of that quarter has come and cannot be read: who owes one is not known then.
    """
    past = [(quarter, board) for board in boards if (quarter := board.latest_past_deadline) is not None]
    if not past:
        return None
    quarter, board = past[-1]
    _refuse_doubt(board, quarter)
    organization = board.programme.organization
    standing = organization.unit(organization.standing_unit or "")
    late = [receipt.quarter for found in boards for receipt in found.late if receipt.unit != standing]
    awaited = {
        receipt.unit.id: receipt.unit for receipt in board.of_quarter(quarter) if receipt.state.is_awaited
    }
    others = dict.fromkeys(other for other in late if other != quarter)
    since = (receipt for receipt in board.of_quarter(quarter) if receipt.state is State.RECEIVED_AFTERWARDS)
    return Chasing(quarter, tuple(awaited.values()), tuple(others), standing, tuple(since))


def _refuse_doubt(board: ReceiptBoard, quarter: Period) -> None:
    doubtful = [
        f"{receipt.unit.name} ({', '.join(receipt.files)})"
        for receipt in board.of_quarter(quarter)
        if receipt.state.is_in_doubt
    ]
    if doubtful:
        raise UserError(
            f"Có tệp báo cáo {quarter.title} chưa dùng được nên chưa in công văn đôn đốc: {'; '.join(doubtful)}.",
            hint="Chạy “tdkt validate”, sửa tệp rồi chạy lại.",
        )
