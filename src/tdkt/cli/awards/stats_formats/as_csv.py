"""The statistics of awards as CSV, with the byte order mark that Excel needs to read Vietnamese."""

from __future__ import annotations

import csv
import sys
from dataclasses import asdict

from tdkt.awards.law_wording import TYPE_NAMES
from tdkt.awards.statistics import COUNT_NAMES, AwardStatistics
from tdkt.cli.console import note
from tdkt.cli.csv_cells import csv_cell
from tdkt.law.statistical_forms import statistical_forms


def write(found: AwardStatistics, ward: str) -> None:
    """Write a head and one row an award: decided ones, then what is pending; behind them a row a cụm, khối, where there is any.

    The notice goes to stderr.
    """
    sys.stdout.write("\ufeff")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    members = ["Số thành viên"] if found.groups else []
    writer.writerow(
        [
            *("Năm", "Tình trạng", "Mã", "Danh hiệu, hình thức", "Loại"),
            *COUNT_NAMES.values(),
            "Số liệu minh họa",
            *members,
        ]
    )
    for state, rows in (("đã quyết định", found.decided), ("chưa quyết định", found.pending)):
        for one in rows:
            counts = asdict(one.counts)
            writer.writerow(
                [
                    found.year,
                    state,
                    csv_cell(one.award),
                    csv_cell(one.name),
                    TYPE_NAMES.get(one.type, ""),
                    *(counts[name] for name in COUNT_NAMES),
                    "có" if found.illustrative else "không",
                    *("" for _ in members),
                ]
            )
    for group in found.counted_groups:
        writer.writerow(
            [
                found.year,
                "cụm, khối thi đua",
                csv_cell(group.id),
                csv_cell(group.name),
                group.type_word,
                *("" for _ in COUNT_NAMES),
                "có" if group.illustrative else "không",
                group.members,
            ]
        )
    note(statistical_forms().said)
