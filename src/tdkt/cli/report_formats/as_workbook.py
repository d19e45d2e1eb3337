"""Attainment as a workbook: a file, of which stdout gets the path only."""

from __future__ import annotations

from pathlib import Path

from tdkt.attainment.assessment import Attainment
from tdkt.cli.choices import Selection
from tdkt.cli.console import note, say, shown
from tdkt.errors import UsageError
from tdkt.exchange.report_workbook import report_workbook
from tdkt.workspace.writing import write_atomically


def write(attainment: Attainment, selection: Selection, output: Path | None, root: Path) -> None:
    """Write the workbook to `output` (a file or a folder), by default to build/<year>/ under `root`."""
    path = output or root / "build" / str(attainment.period.year)
    if path.is_dir() or not path.suffix:
        path = path / f"ket-qua-{attainment.period.key}.xlsx"
    elif path.suffix.lower() != ".xlsx":
        raise UsageError(
            f"Bảng tính không ghi được ra tệp {path.suffix}.", hint="Chỉ tới tệp .xlsx hoặc một thư mục."
        )
    selected = [found for found in attainment.assessments if selection.takes(found)]
    write_atomically(path, report_workbook(attainment, selected), workspace=root)
    if attainment.illustrative:
        note("Có số liệu minh họa: mỗi trang tính ghi SỐ LIỆU MINH HỌA.")
    say(shown(path))
