"""A roll-up as a workbook: a file, of which stdout gets the path only."""

from __future__ import annotations

from pathlib import Path

from tdkt.cli.console import note, say, shown
from tdkt.errors import UsageError
from tdkt.rollup.city import City
from tdkt.rollup.summary import Rollup
from tdkt.rollup.workbook import rollup_workbook
from tdkt.workspace.writing import write_atomically


def write_file(found: Rollup, city: City, target: Path, store: Path) -> None:
    """Write the workbook to `target`, a file or a folder."""
    path = target / f"tong-hop-{found.period}.xlsx" if target.is_dir() else target
    if path.suffix.lower() != ".xlsx":
        raise UsageError(
            f"Bảng tính không ghi được ra tệp {shown(path)}.", hint="Chỉ tới tệp .xlsx hoặc một thư mục."
        )
    write_atomically(path, rollup_workbook(found, city), workspace=store)
    say(shown(path))
    note(f"{found.coverage}.")
