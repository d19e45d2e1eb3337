"""The stages of a milestone or a task in Vietnamese."""

from __future__ import annotations

from tdkt.model.unit_report import DONE, NOT_STARTED, UNDER_WAY

PROGRESS = {NOT_STARTED: "chưa bắt đầu", UNDER_WAY: "đang thực hiện", DONE: "đã xong"}
"""The words that a unit chooses from on its form."""
FORMAL_PROGRESS = {**PROGRESS, DONE: "đã hoàn thành"}
"""The same stages as documents, tables and pages say them."""
