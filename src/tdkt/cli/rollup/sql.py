"""`tdkt rollup sql "SELECT …"`: an analyst's own question, which can read and nothing else."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import typer

from tdkt.cli.console import note
from tdkt.cli.csv_cells import csv_cell
from tdkt.cli.rollup.opening import STORE, open_store


def sql(
    question: str = typer.Argument(..., metavar="CÂU_HỎI", help="Một câu SELECT."),
    store: Path = STORE,
) -> int:
    """Hỏi các bảng bằng SQL, chỉ đọc; kết quả ra CSV.

    Bảng: packages, wards, units, movements, targets, figures, results, reports, awards, fund, deadlines, statistic_cells, counted_movements, uncounted_movements; mỗi bảng có thêm province, year, ward.

    Ví dụ: tdkt rollup sql "SELECT ward, count(*) FROM results WHERE status = 'behind' GROUP BY ward"
    """
    from tdkt.rollup.engines import asked

    opened, _ = open_store(store)
    columns, rows = asked(opened, question)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([csv_cell(value) for value in row])
        count += 1
    note(f"{count} dòng.")
    return 0
