"""What people come together for is kept on the calendar; news and stories are not."""

from __future__ import annotations

from collections.abc import Callable

from tdkt.checks.example_files import PROPAGANDA
from tdkt.review.year_calendar.of_supervision import entries_of_meetings
from tdkt.workspace.workspace import Workspace


def test_talks_meetings_and_training_classes_are_kept(in_memory: Callable[..., Workspace]) -> None:
    records = "".join(
        f"  - {{id: {type_}, type: {type_}, date: 2026-0{day}-01, title: Có {type_}}}\n"
        for day, type_ in enumerate(("news", "story", "talk", "meeting", "training"), start=1)
    )
    ward = in_memory(**{PROPAGANDA: f"kind: propaganda\nyear: 2026\nrecords:\n{records}"})
    assert [(one.day.month, one.what) for one in entries_of_meetings(ward)] == [
        (3, "Có talk"),
        (4, "Có meeting"),
        (5, "Có training"),
    ]
