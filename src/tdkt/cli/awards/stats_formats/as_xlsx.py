"""The statistics of awards as a workbook: a file, of which stdout gets the path only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tdkt.awards.statistics import AwardStatistics
from tdkt.cli.console import note, say, shown
from tdkt.errors import UsageError
from tdkt.exchange.award_statistics_workbook import award_statistics_workbook
from tdkt.law.statistical_forms import statistical_forms
from tdkt.receipts.year_work import WorkPart
from tdkt.workspace.writing import write_atomically


def write_file(
    found: AwardStatistics, ward: str, target: Path | None, root: Path, work: Sequence[WorkPart]
) -> None:
    """Write the workbook to `target` (a file or a folder), by default to build/<year>/ under `root`."""
    path = target or root / "build" / str(found.year)
    if path.is_dir() or not path.suffix:
        path = path / f"thong-ke-khen-thuong-{found.year}.xlsx"
    elif path.suffix.lower() != ".xlsx":
        raise UsageError(
            f"Bảng tính không ghi được ra tệp {path.suffix}.", hint="Chỉ tới tệp .xlsx hoặc một thư mục."
        )
    write_atomically(path, award_statistics_workbook(found, ward, work), workspace=root)
    note(statistical_forms().said)
    say(shown(path))
