"""Attainment as a workbook: a file, of which stdout gets the path only."""

from __future__ import annotations

from pathlib import Path

from tdkt.attainment.assessment import Attainment
from tdkt.cli.choices import Selection
from tdkt.cli.console import note, say, shown
from tdkt.cli.report_formats.picked import labelled
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
    organization = attainment.programme.organization
    picked = [(found, selection.rows(found)) for found in attainment.assessments]
    selected = [row.found for _, rows in picked for row in rows if not row.member]
    shares = [
        one
        for found, rows in picked
        for one in labelled(found, (row for row in rows if row.member), organization)
    ]
    write_atomically(path, report_workbook(attainment, selected, shares), workspace=root)
    if attainment.illustrative:
        note("Có số liệu minh họa: mỗi trang tính ghi SỐ LIỆU MINH HỌA.")
    say(shown(path))
