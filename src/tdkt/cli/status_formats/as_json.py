"""The receipts as JSON (`schemas/status-output.schema.json`)."""

from __future__ import annotations

from typing import Any

from tdkt.cli.json_page import write_json
from tdkt.receipts.board import ReceiptBoard
from tdkt.receipts.receipts import Receipt, State

FORMAT_VERSION = 1
_COUNTED_DOWN = (State.NOT_DUE, State.DUE)


def write(board: ReceiptBoard) -> None:
    """Write one JSON object: the day, the quarters with their counts, every receipt, the files that are no use."""
    document = {
        "organization": board.programme.organization.name,
        "year": board.programme.year,
        "date": board.today.isoformat(),
        "illustrative": board.illustrative,
        "units_uncertain": board.units_uncertain,
        "quarters": [
            {
                "period": quarter.key,
                "deadline": deadline.isoformat() if deadline else None,
                "received": sum(receipt.state.is_received for receipt in board.of_quarter(quarter)),
                "due": len(board.of_quarter(quarter)),
            }
            for quarter, deadline in board.programme.deadlines
        ],
        "units": [
            {
                "unit": unit.id,
                "name": unit.name,
                "contact": unit.contact,
                "receipts": [_receipt(receipt) for receipt in receipts],
            }
            for unit, receipts in board.by_unit
        ],
        "problems": [
            {
                "file": found.place.file,
                "line": found.place.line,
                "column": found.place.column,
                "code": found.code,
                "message": found.message,
            }
            for found in board.problems
        ],
    }
    write_json(FORMAT_VERSION, document)


def _receipt(receipt: Receipt) -> dict[str, Any]:
    left = receipt.state in _COUNTED_DOWN
    return {
        "period": receipt.quarter.key,
        "deadline": receipt.deadline.isoformat() if receipt.deadline else None,
        "state": receipt.state.value,
        "label": receipt.words,
        "days_left": receipt.days if left else None,
        "days_late": None if left else receipt.days,
        "submitted": receipt.submitted.isoformat() if receipt.submitted else None,
        "corrected": receipt.corrected.isoformat() if receipt.corrected else None,
        "files": list(receipt.files),
        "errors": receipt.errors,
        "warnings": receipt.warnings,
    }
